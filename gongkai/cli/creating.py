"""New files side by side: all of them are written, or none."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from gongkai.diagnostics import CannotDo
from gongkai.wording import refusal


def write_new(texts: Mapping[Path, str]) -> None:
    """Write files that are not there yet, and the folders that they stand in.

    Raises ``CannotDo`` when one cannot be written, also because it is there already.
    """
    with ExitStack() as undone:
        for path, text in texts.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("x", encoding="utf-8", newline="\n") as stream:
                    undone.callback(path.unlink, missing_ok=True)
                    stream.write(text)
            except OSError as reason:
                why = refusal(reason)
                raise CannotDo(f"写不了 {path.as_posix()}，一个文件也没有写：{why}") from reason
        undone.pop_all()
