"""``gongkai due``: what is overdue, and what falls due within a span."""

from typing import Annotated

import typer

from gongkai.agenda import State, agenda
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.listing import export, groups_of, of_unit
from gongkai.cli.naming import unit_named
from gongkai.cli.opening import code_for, find_root, seen, usable
from gongkai.cli.options import (
    LIST_FORMATS,
    AsOf,
    Rev,
    UnitName,
    Within,
    offering,
    one_of,
    parse_span,
)
from gongkai.cli.showing import show_table
from gongkai.figures import AHEAD, pressing
from gongkai.screens import headings
from gongkai.screens.lists import due_table
from gongkai.timing.due_days import end_of


def due(
    ctx: typer.Context,
    within: Within = AHEAD.text,
    unit: UnitName = None,
    form: Annotated[str, one_of(*LIST_FORMATS)] = "table",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="WHAT",
            help="overdue 或 due：有则退出码为1",
            autocompletion=offering(("overdue", "due")),
        ),
    ] = "",
    as_of: AsOf = None,
    rev: Rev = None,
) -> int:
    """List the overdue tasks, then those that fall due."""
    if fail_on not in ("", "overdue", "due"):
        raise typer.BadParameter(f"--fail-on 只能是 overdue 或 due，不能是“{fail_on}”")
    span = parse_span(within)
    examined, day = seen(find_root(ctx), rev, as_of)
    register = usable(examined, as_table=form == "table")
    name = unit_named(register, unit) if unit is not None else None
    now = agenda(register, day, name)
    until = end_of(span, day, now.calendar)
    items = of_unit(now, pressing(now, until.day), name)
    groups = groups_of(now, of_unit(now, now.items, name))
    if form == "table":
        heading = headings.due(now, items, groups, span, until, examined)
        show_table(due_table(now, items), heading, headings.nothing_due(examined))
    else:
        standing = headings.standing_tasks(groups)
        said: dict[str, str | int] = {"within": span.text, "standing": standing}
        said["unjudged"] = len(examined.broken)
        export(form, now, items, groups, due_table, **said)
    failed = [i for i in items if i.state is State.OVERDUE or (fail_on == "due" and i.due)]
    return ExitCode.DATA if fail_on and failed else code_for(examined)
