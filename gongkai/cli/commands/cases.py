"""``gongkai cases``: the book of all cases of time limits, and what came and went by month."""

from typing import Annotated

import typer

from gongkai import casebook
from gongkai.agenda import Agenda, Item, agenda
from gongkai.casebook import CaseMonth, Standing
from gongkai.cli.listing import one_of_all, wanted
from gongkai.cli.naming import nearest, unit_named
from gongkai.cli.opening import code_for, find_root, seen, usable
from gongkai.cli.options import AsOf, Output, Rev, UnitName, one_of
from gongkai.cli.publishing import SHEETS, form_of, publication
from gongkai.cli.saying import tell
from gongkai.cli.showing import show_table
from gongkai.cli.writing import write
from gongkai.formats.json import case_fields, day, json_text, month_fields
from gongkai.model import Register
from gongkai.screens.casebook import case_heading, case_table, month_table
from gongkai.wording import full_day


def cases(
    ctx: typer.Context,
    clock: Annotated[str, typer.Option("--clock", metavar="CLOCK", help="只看一种时限")] = "",
    unit: UnitName = None,
    state: Annotated[str, one_of_all("--state", Standing, "STATE", "只看一种状态")] = "",
    monthly: Annotated[bool, typer.Option("--by-month", help="只要按月汇总")] = False,
    form: Annotated[str | None, one_of("table", "json", *SHEETS)] = None,
    output: Output = None,
    as_of: AsOf = None,
    rev: Rev = None,
) -> int:
    """List all cases of time limits, and count them by month."""
    root = find_root(ctx)
    given = None if form == "table" and output is None else form
    form = form_of(output, given, ("json", *SHEETS)) if given or output else "table"
    examined, on = seen(root, rev, as_of)
    register = usable(examined, as_table=form == "table")
    name = unit_named(register, unit) if unit is not None else None
    now = agenda(register, on, name)
    every = casebook.cases(now, _clock(register, clock), name)
    states = wanted(Standing, state, "种状态")
    found = [item for item in every if casebook.standing(item) in states]
    months = casebook.by_month(now, every)
    if form == "table":
        _show(now, found, months, case_heading(now, found, examined), monthly=monthly)
        return code_for(examined)
    if form == "json":
        write(_json(now, found, months), output)
        return code_for(examined)
    title = f"{register.plan.title}限时办理个案{'按月汇总' if monthly else '台账'}"
    table = month_table(months) if monthly else case_table(now, found)
    how = publication(form, output, root, None)
    write(how.sheet(table, title, f"截至：{full_day(on)}"), output)
    return code_for(examined)


def _show(
    now: Agenda, found: list[Item], months: tuple[CaseMonth, ...], heading: str, *, monthly: bool
) -> None:
    nothing = "没有符合条件的个案。"
    if not monthly:
        show_table(case_table(now, found), [heading], nothing)
        tell()
    show_table(month_table(months), [heading if monthly else "按月汇总"], nothing)


def _json(now: Agenda, found: list[Item], months: tuple[CaseMonth, ...]) -> str:
    return json_text(
        {
            "as_of": day(now.as_of),
            "year": now.register.plan.year,
            "cases": [case_fields(item, now.calendar) for item in found],
            "months": [month_fields(each) for each in months],
        }
    )


def _clock(register: Register, name: str) -> str:
    """Return the name of a clock that some task has, or an empty text for all."""
    names = dict.fromkeys(clock.name for task in register.tasks for clock in task.clocks)
    if name and name not in names:
        raise typer.BadParameter(f"没有名为“{name}”的时限{nearest(name, names)}")
    return name
