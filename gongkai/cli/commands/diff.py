"""``gongkai diff``: what has changed between two revisions, or since one."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.opening import code_for, find_root, today, usable
from gongkai.cli.options import AsOf, Output, one_of
from gongkai.cli.saying import say, tell
from gongkai.cli.writing import write
from gongkai.formats.changes import changes_json, changes_markdown
from gongkai.history.differences import Differences, Side, differences
from gongkai.history.revisions import Remembered, remembered_at
from gongkai.register import opened
from gongkai.register.reading import Reading
from gongkai.screens.changes import change_lines
from gongkai.wording import numbered


def diff(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="REV1", help="较早的版本：标签、分支、提交或日期")],
    new: Annotated[
        str | None, typer.Argument(metavar="REV2", help="较晚的版本，不写为现在的文件")
    ] = None,
    form: Annotated[str, one_of("text", "json", "md")] = "text",
    output: Output = None,
    as_of: AsOf = None,
) -> int:
    """Tell what has changed: done, late, adjusted, recorded, recorded afterwards, altered."""
    root = find_root(ctx)
    readings, changed = _compared(root, old, new, as_of, as_table=form == "text" and not output)
    if form == "json":
        write(changes_json(changed), output)
    elif form == "md" or output:
        write(changes_markdown(changed), output)
    else:
        for line in change_lines(changed):
            tell(line)
    return max(code_for(each) for each in readings)


def _compared(
    root: Path, old: str, new: str | None, as_of: date | None, *, as_table: bool
) -> tuple[list[Reading], Differences]:
    """Return both readings and what has changed; a record with an error is on neither side."""
    both = [_looked_at(root, name, as_of) for name in (old, new)]
    registers = [usable(each.reading, as_table=as_table) for each in both]
    faulty = {number for each in both for number in each.reading.faulty}
    if faulty:
        say(f"{numbered(faulty)}数据有误，没有比较")
    unsound = {number for each in both for number in each.reading.unsound}
    one, other = (
        Side(register, each.recorded, each.as_of, each.name).without(unsound)
        for each, register in zip(both, registers, strict=True)
    )
    return [each.reading for each in both], differences(one, other)


def _looked_at(root: Path, name: str | None, as_of: date | None) -> Remembered:
    if name is not None:
        return remembered_at(root, name, as_of)
    day = as_of or today()
    return Remembered("", today(), day, opened(root, day, thoroughly=False))
