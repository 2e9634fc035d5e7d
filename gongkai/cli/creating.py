"""New files side by side: all of them are written, or none."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from gongkai.diagnostics import CannotDo
from gongkai.wording import refusal


def write_new(files: Mapping[Path, str | bytes]) -> None:
    """Write files that are not there yet, and the folders that they stand in.

    Raises ``CannotDo`` when one cannot be written, also because it is there already.
    """
    with ExitStack() as undone:
        for path, content in files.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as stream:  # x: never over a file that is there
                    undone.callback(path.unlink, missing_ok=True)
                    stream.write(content.encode() if isinstance(content, str) else content)
            except OSError as reason:
                why = refusal(reason)
                raise CannotDo(f"写不了 {path.as_posix()}，一个文件也没有写：{why}") from reason
        undone.pop_all()
