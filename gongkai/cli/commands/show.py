"""``gongkai show``: everything about one task."""

import typer

from gongkai.agenda import agenda
from gongkai.cli.naming import task_numbered
from gongkai.cli.opening import code_for, find_root, seen, usable
from gongkai.cli.options import AsOf, Number, Rev
from gongkai.cli.saying import tell
from gongkai.screens.task_page import task_page


def show(ctx: typer.Context, number: Number, as_of: AsOf = None, rev: Rev = None) -> int:
    """Show one task with its obligations, its progress and its place in the file."""
    examined, day = seen(find_root(ctx), rev, as_of)
    register = usable(examined, as_table=True)
    task = task_numbered(register, number)
    for line in task_page(agenda(register, day), task.id):
        tell(line)
    return code_for(examined)
