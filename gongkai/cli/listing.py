"""What the commands that list have in common."""

from collections.abc import Iterable

from gongkai.agenda import Agenda, Item


def of_unit(now: Agenda, items: Iterable[Item], name: str | None) -> tuple[Item, ...]:
    """Return the items that concern a unit, or all."""
    if name is None:
        return tuple(items)
    return tuple(item for item in items if name in now.parties(item.task).concerned)
