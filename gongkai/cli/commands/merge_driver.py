"""``gongkai merge-driver``: what git runs when both sides changed a data file."""

from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.saying import say
from gongkai.diagnostics import CannotDo
from gongkai.history.disputes import dispute_words
from gongkai.history.driver import Merged, merged, whole_in_marks
from gongkai.history.git import merged_file
from gongkai.register.saving import write_whole
from gongkai.wording import refusal


def merge_driver(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="原文（%O）")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="本方（%A），结果写在这里")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="对方（%B）")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="文件在仓库里的名字（%P）")] = "",
) -> int:
    """Merge the changes of two sides; exit code 1 leaves marks where they disagree."""
    before, mine, yours = (_read(each) for each in (base, ours, theirs))
    found = merged_file(base, ours, theirs)
    by_git = Merged(*found) if found else whole_in_marks(mine, yours)
    result = merged(before, mine, yours, by_git)
    try:
        write_whole(ours, result.data)
    except OSError as reason:
        raise CannotDo(f"写不了 {ours}：{refusal(reason)}") from reason
    for each in result.conflicts:
        say(f"合并冲突：{dispute_words(each)}{f'（{name}）' if name else ''}")
    if result.conflicts:
        say("改好“<<<<<<<”和“>>>>>>>”之间的内容，再 git add")
    return ExitCode.FINE if result.is_clean else ExitCode.DATA


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as reason:
        raise CannotDo(f"读不了 {path}：{refusal(reason)}") from reason
