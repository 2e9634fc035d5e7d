"""``gongkai list``: the table as printed, with the state of every obligation."""

from typing import Annotated

import typer

from gongkai.agenda import Activity, State, agenda
from gongkai.cli.listing import export, groups_of, of_unit, one_of_all, wanted
from gongkai.cli.naming import unit_named
from gongkai.cli.opening import code_for, find_root, seen, usable
from gongkai.cli.options import LIST_FORMATS, AsOf, Rev, UnitName, one_of
from gongkai.cli.showing import show_table
from gongkai.screens import headings
from gongkai.screens.lists import list_table
from gongkai.timing.phrases import Kind

_STATES: tuple[State | Activity, ...] = (*State, *Activity)


def list_tasks(
    ctx: typer.Context,
    unit: UnitName = None,
    state: Annotated[str, one_of_all("--state", _STATES, "STATE", "只看一种状态")] = "",
    kind: Annotated[str, one_of_all("--kind", Kind, "KIND", "只看一类时间节点")] = "",
    section: Annotated[str, typer.Option("--section", metavar="章节", help="只看一章")] = "",
    form: Annotated[str, one_of(*LIST_FORMATS)] = "table",
    as_of: AsOf = None,
    rev: Rev = None,
) -> int:
    """List all tasks in the order of the table, with their states."""
    examined, day = seen(find_root(ctx), rev, as_of)
    register = usable(examined, as_table=form == "table")
    name = unit_named(register, unit) if unit is not None else None
    now = agenda(register, day, name)
    states, kinds = wanted(_STATES, state, "种状态"), wanted(Kind, kind, "类时间节点")
    bound = {
        item.task.id
        for item in now.items
        if item.obligation == "deadline" and item.deadline.kind in kinds
    }
    items = tuple(
        item
        for item in of_unit(now, now.items, name)
        if (item.state in states or item.activity in states)
        and item.task.id in bound
        and section in item.task.section
    )
    groups = groups_of(now, items)
    if form == "table":
        heading = [headings.listing(now, groups, examined)]
        show_table(list_table(now, items), heading, "没有符合条件的任务。")
    else:
        export(form, now, items, groups, list_table, unjudged=len(examined.broken))
    return code_for(examined)
