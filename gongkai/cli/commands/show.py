"""``gongkai show``: everything about one task."""

import sys
from typing import Annotated

import typer

from gongkai.agenda import agenda
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.naming import task_numbered
from gongkai.cli.opening import code_for, find_root, seen, usable
from gongkai.cli.options import AsOf, Number, Rev, one_of
from gongkai.cli.saying import say, tell
from gongkai.screens.task_page import task_page


def show(
    ctx: typer.Context,
    number: Number,
    form: Annotated[str, one_of("text", "json")] = "text",
    as_of: AsOf = None,
    rev: Rev = None,
) -> int:
    """Show one task with its obligations, its progress and its place in the file."""
    examined, day = seen(find_root(ctx), rev, as_of)
    register = usable(examined, as_table=form == "text")
    if any(each.number == str(number) for each in examined.broken):
        say(f"第{number}项读不出来，问题见上")
        return ExitCode.DATA
    task = task_numbered(register, number)
    now = agenda(register, day)
    if form == "json":
        from gongkai.cli import exporting  # most pages are for a person

        sys.stdout.write(exporting.task_as_json(now, task))
    else:
        for line in task_page(now, task.id):
            tell(line)
    return code_for(examined)
