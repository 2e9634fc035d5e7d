"""The book of cases: how each stands on a day, and what came and went month by month.

Every case is in exactly one state, and received, answered and open agree: what is open at a
month's end is what was open before, with what was received, without what was answered.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from gongkai.agenda import Agenda, Item, State
from gongkai.clocks import course
from gongkai.period import Period, full_year, holding


class Standing(Enum):
    """Where a case stands; one that is suspended is running."""

    RUNNING = ("running", "在办")
    LATE = ("late", "超期未办结")
    DONE_ON_TIME = ("done_on_time", "按时办结")
    DONE_LATE = ("done_late", "超期办结")

    def __init__(self, key: str, word: str) -> None:
        self.key = key
        self.word = word


def standing(case: Item) -> Standing:
    """Return where a case stands."""
    if case.state.is_done:
        return Standing.DONE_LATE if case.state is State.DONE_LATE else Standing.DONE_ON_TIME
    return Standing.LATE if case.state is State.OVERDUE else Standing.RUNNING


def cases(agenda: Agenda, clock: str = "", unit: str | None = None) -> tuple[Item, ...]:
    """Return the cases that began by the day, of one clock or all, of one unit or all."""
    return tuple(
        item
        for item in agenda.items
        if item.course is not None
        and clock in ("", item.course.clock.name)
        and unit in (None, *agenda.charged(item))
    )


class CaseMonth(NamedTuple):
    """What was received and answered in a month, and what is open at its end.

    ``answered`` are ``on_time`` and ``late`` together; of those that are ``unanswered`` at its end
    ``overdue`` are beyond their limit.
    """

    period: Period
    received: int
    answered: int
    on_time: int
    late: int
    unanswered: int
    overdue: int


def by_month(agenda: Agenda, found: Sequence[Item]) -> tuple[CaseMonth, ...]:
    """Return the months of the plan's year up to the agenda's day, the last as of that day.

    What was received before the year belongs to January, and what came after it to December.
    """
    plan = agenda.register.plan
    last = holding(agenda.as_of, plan.year, plan.cutoff)
    months = full_year(plan.year, plan.cutoff).of_months()[: last.number]
    return tuple(_months(agenda, found, months))


def _months(agenda: Agenda, found: Sequence[Item], months: Sequence[Period]) -> Iterator[CaseMonth]:
    plan = agenda.register.plan
    days = {day for item in found for day in (item.start, item.settled) if day is not None}
    number = {day: holding(day, plan.year, plan.cutoff).number for day in days}
    received = Counter(number[item.start] for item in found if item.start)
    answered = Counter(number[item.settled] for item in found if item.settled)
    too_late = (item for item in found if item.state is State.DONE_LATE)
    late = Counter(number[item.settled] for item in too_late if item.settled)
    still_open = 0
    for month in months:
        k = month.number
        still_open += received[k] - answered[k]
        day = agenda.as_of if month == months[-1] else month.last
        yield CaseMonth(
            period=month,
            received=received[k],
            answered=answered[k],
            on_time=answered[k] - late[k],
            late=late[k],
            unanswered=still_open,
            overdue=sum(_was_late(agenda, item, day) for item in found),
        )


def _was_late(agenda: Agenda, item: Item, day: date) -> bool:
    """Was a case open beyond its limit on a day?"""
    run = item.course
    if run is None or run.case.since > day or (item.settled is not None and item.settled <= day):
        return False
    # Run anew for that day: a pause that has ended since was open then, and an extension unknown.
    return course(run.case, run.clock, item.deadline, day, agenda.calendar).due < day
