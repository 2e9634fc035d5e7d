"""Who answers for a task: the words of its 责任单位 cell, resolved to 科室 as of a day.

It knows units and collectives, and refuses to know deadlines and progress.
"""

from datetime import date
from typing import NamedTuple

from gongkai.model import Register, Task


class Parties(NamedTuple):
    """The units of one task, each named once, in the order of the printed cell.

    ``leads`` is the first named unit, or the first few where the task says so, or every unit where
    each must do its part: the 科室 of 各科室, or all that are named where they are 分别负责;
    ``supports`` are the others. ``unnamed`` are words that nobody has resolved yet: 相关科室
    without ``assigned``.
    """

    leads: tuple[str, ...]
    supports: tuple[str, ...]
    unnamed: tuple[str, ...]
    each_does: bool = False

    @property
    def each(self) -> tuple[str, ...]:
        """The units that must each do their part; empty where one leads the others."""
        return self.leads if self.each_does else ()

    @property
    def concerned(self) -> tuple[str, ...]:
        """Every unit that the task concerns, the leading ones first."""
        return self.leads + self.supports


class Roster:
    """The units and collectives of a register on a day; ``None`` is every day there ever was.

    Tasks with the same cell have the same parties, which are worked out once.
    """

    def __init__(self, register: Register, day: date | None) -> None:
        self._names: dict[str, str] = {}
        for unit in register.units:
            for word in filter(None, (unit.name, unit.full_name, *unit.aliases)):
                self._names.setdefault(word, unit.name)
        # Of two with one name the first counts, as in every list of the data.
        self._collectives = {each.name: each for each in reversed(register.collectives)}
        self._everyone = tuple(
            unit.name for unit in register.units if day is None or unit.is_active(day)
        )
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...], bool, int], Parties] = {}

    def name_of(self, word: str) -> str:
        """Return the name of the unit that a word means, or the word itself."""
        return self._names.get(word, word)

    def is_for(self, unit: str, word: str | None) -> bool:
        """Does a record concern a unit: is the unit what its word means, or is nobody named?"""
        return word is None or self.name_of(word) == unit

    def parties(self, task: Task) -> Parties:
        """Return who leads a task, who supports, and which words name nobody yet.

        各科室 stands for the units that exist on the day; 相关科室 for the units that the task
        names in ``assigned``. A unit that the task names stays named, whether it exists or not.
        """
        cell = (task.units, task.assigned, task.each, task.leads)
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._resolved(*cell)
        return found

    def _resolved(
        self, units: tuple[str, ...], assigned: tuple[str, ...], is_each: bool, count: int
    ) -> Parties:
        named = {name: None for word in (*units, *assigned) for name in self._units(word)}
        concerned = tuple(named)
        first = self._collectives.get(units[0]) if units else None
        is_everyone = first is not None and first.means == "all"
        first_few = {name: None for word in units[: max(count, 1)] for name in self._units(word)}
        named_first = tuple(first_few) if count > 1 else concerned[:1]
        leads = concerned if is_each else self._everyone if is_everyone else named_first
        leading = frozenset(leads)
        return Parties(
            leads=leads,
            supports=tuple(name for name in concerned if name not in leading),
            unnamed=() if assigned else tuple(word for word in units if self._is_open(word)),
            each_does=is_each or is_everyone,
        )

    def _units(self, word: str) -> tuple[str, ...]:
        collective = self._collectives.get(word)
        if collective is None:
            return (self.name_of(word),)
        return self._everyone if collective.means == "all" else ()

    def _is_open(self, word: str) -> bool:
        collective = self._collectives.get(word)
        return collective is not None and collective.means != "all"
