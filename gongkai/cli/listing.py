"""What the commands that list have in common."""

from collections.abc import Callable, Iterable, Sequence

from gongkai.agenda import Agenda, Item
from gongkai.cli.saying import hand_out
from gongkai.figures import Tally, tallies
from gongkai.tables import Table


def of_unit(now: Agenda, items: Iterable[Item], name: str | None) -> tuple[Item, ...]:
    """Return the items that concern a unit, or all."""
    if name is None:
        return tuple(items)
    return tuple(item for item in items if name in now.concerned(item))


def groups_of(now: Agenda, items: Iterable[Item]) -> tuple[Tally, ...]:
    """Return how many of the tasks that items belong to are in each group."""
    wanted = {item.task.id for item in items}
    return tallies([each for each in now.judged() if each.task.id in wanted])


def export(
    form: str,
    now: Agenda,
    items: Sequence[Item],
    groups: Sequence[Tally],
    as_table: Callable[[Agenda, Sequence[Item]], Table],
    **said: str | int,
) -> None:
    """Write a list for programs: ``json``, which tells also the groups and what is ``said``,
    ``csv`` or ``md``.
    """
    from gongkai.cli import exporting  # JSON, csv and Markdown: most lists are for a person

    if form == "json":
        hand_out(exporting.as_json(now, items, groups, **said))
    else:
        hand_out(exporting.as_sheet(form, as_table(now, items)))
