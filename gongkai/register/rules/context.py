"""What a rule may ask besides the record that it looks at. It judges nothing by itself."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from gongkai.diagnostics import Diagnostic, Place
from gongkai.model import Case, Clock, Collective, Register, Task, Unit
from gongkai.roster import Roster
from gongkai.terms import Terms, terms_of
from gongkai.timing.workdays import Calendar

Path: TypeAlias = tuple[str | int, ...]


class Context(NamedTuple):
    """The register, today, and the lists of the register by name.

    ``knows_units`` and ``knows_events`` are false when those lists could not be read whole.
    """

    register: Register
    as_of: date
    terms: Terms
    roster: Roster
    units: Mapping[str, Unit]
    collectives: Mapping[str, Collective]
    first_with: Mapping[int, Task]
    knows_units: bool = True
    knows_events: bool = True

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.register.plan.year


def cases_of(task: Task) -> Iterator[tuple[Case, Clock, Path]]:
    """Yield each case of a task with its clock, and where it stands."""
    for k, clock in enumerate(task.clocks):
        for n, case in enumerate(clock.cases):
            yield case, clock, ("clocks", k, "cases", n)


TaskRule: TypeAlias = Callable[[Task, Context], Iterator[Diagnostic]]
WholeRule: TypeAlias = Callable[[Context], Iterator[Diagnostic]]


def context_of(
    register: Register, as_of: date, *, knows_units: bool = True, knows_events: bool = True
) -> Context:
    """Return the context of a register on a day; of two records with one name the first counts."""
    units: dict[str, Unit] = {}
    for unit in register.units:
        for word in (unit.name, unit.full_name, *unit.aliases):
            if word:
                units.setdefault(word, unit)
    collectives: dict[str, Collective] = {}
    for collective in register.collectives:
        collectives.setdefault(collective.name, collective)
    first_with: dict[int, Task] = {}
    for task in register.tasks:
        first_with.setdefault(task.id, task)
    return Context(
        register=register,
        as_of=as_of,
        terms=terms_of(register, as_of, Calendar(register.notices)),
        roster=Roster(register, None),
        units=units,
        collectives=collectives,
        first_with=first_with,
        knows_units=knows_units,
        knows_events=knows_events,
    )


def line_of(place: Place, here: Place) -> str:
    """Return 「第6行」, with the file where it is not the one that is spoken of."""
    shown = f"第{place.line}行"
    return shown if place.path == here.path else f" {place.path} {shown}"
