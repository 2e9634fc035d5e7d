"""What the commands that list have in common."""

from collections.abc import Iterable

from gongkai.agenda import Agenda, Item
from gongkai.cli.naming import unit_named


def of_unit(now: Agenda, items: Iterable[Item], word: str | None) -> tuple[Item, ...]:
    """Return the items that concern a unit, or all."""
    if word is None:
        return tuple(items)
    name = unit_named(now.register, word)
    return tuple(item for item in items if name in now.parties(item.task).concerned)
