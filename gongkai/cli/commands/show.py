"""``gongkai show``: everything about one task."""

import typer

from gongkai.agenda import agenda
from gongkai.cli.naming import task_numbered
from gongkai.cli.opening import code_for, find_root, today, usable
from gongkai.cli.options import AsOf, Number
from gongkai.cli.saying import tell
from gongkai.register import opened
from gongkai.screens.task_page import task_page


def show(ctx: typer.Context, number: Number, as_of: AsOf = None) -> int:
    """Show one task with its obligations, its progress and its place in the file."""
    day = as_of or today()
    examined = opened(find_root(ctx), day, thoroughly=False)
    register = usable(examined, as_table=True)
    task = task_numbered(register, number)
    for line in task_page(agenda(register, day), task.id):
        tell(line)
    return code_for(examined)
