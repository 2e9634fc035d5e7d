"""Who has answered for a month, and who is to be asked again.

A 科室 has answered when a form of its for the month is at hand, or when progress that it reported
is recorded within the month. Pure.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.documents.view import TaskView, View, view_of
from gongkai.forms.sheet import Role, role_of, units_asked
from gongkai.period import Period


class Reporting(NamedTuple):
    """What a unit has reported for a period, by numbers of tasks.

    ``unreported`` are those that it leads or must do itself and that are still open; ``pressing``
    are those of them that are late or near.
    """

    unit: str
    is_returned: bool
    reported: tuple[int, ...]
    unreported: tuple[int, ...]
    pressing: tuple[int, ...]

    @property
    def has_answered(self) -> bool:
        """Has anything come from the unit?"""
        return self.is_returned or bool(self.reported)


def reportings(view: View, period: Period, returned: Collection[str] = ()) -> tuple[Reporting, ...]:
    """Return how each unit that is asked something stands; ``returned`` are those whose forms are
    at hand.
    """
    by_unit = reported(view, period)
    return tuple(
        _reporting(view, period, unit, by_unit.get(unit, set()), is_returned=unit in returned)
        for unit in units_asked(view)
    )


def unanswered(view: View, period: Period, returned: Collection[str] = ()) -> tuple[str, ...]:
    """Return the units from which nothing has come, without the office, which asks."""
    heard = {
        view.now.office,
        *returned,
        *(unit for unit, done in reported(view, period).items() if done),
    }
    return tuple(unit for unit in units_asked(view) if unit not in heard)


def reported(view: View, period: Period) -> dict[str, set[int]]:
    """Return by unit the numbers of the tasks of which it reported something within a period.

    A case that was answered counts for whoever had to answer it.
    """
    found: dict[str, set[int]] = {}
    name_of = view.now.roster.name_of
    for each in view.tasks:
        for unit, day in _heard(each):
            if period.first <= day <= period.last:
                found.setdefault(name_of(unit), set()).add(each.task.id)
    return found


def _office_reported(each: TaskView, period: Period) -> bool:
    """Has the office itself recorded something of a task, for all of its units?"""
    return any(
        entry.unit is None and period.first <= entry.date <= period.last
        for entry in each.task.progress
    )


def _heard(each: TaskView) -> Iterator[tuple[str, date]]:
    """Yield who reported something of a task, and when."""
    for entry in each.task.progress:
        if entry.unit is not None:
            yield entry.unit, entry.date
    for clock in each.task.clocks:
        for case in clock.cases:
            if case.done is not None:
                for unit in (case.unit,) if case.unit else each.parties.leads:
                    yield unit, case.done


def _reporting(
    view: View, period: Period, unit: str, done: Collection[int], *, is_returned: bool
) -> Reporting:
    own = view_of(view.now.register, view.as_of, unit)
    owing = [
        each
        for each in own.tasks
        if role_of(each, unit) in (Role.LEAD, Role.OWN)
        and each.state.is_open
        and each.task.id not in done
        and not _office_reported(each, period)
    ]
    return Reporting(
        unit,
        is_returned=is_returned,
        reported=tuple(sorted(done)),
        unreported=tuple(each.task.id for each in owing),
        pressing=tuple(each.task.id for each in owing if each.state.is_pressing),
    )
