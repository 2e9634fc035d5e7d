"""Counts, shares and rates of an agenda. Every rate keeps its numerator and denominator.

A task counts once. It counts as due when a dated deadline or target of it is due, and as
done on time only when all that was due was done on time. Cases of clocks are counted apart.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from gongkai.agenda import Agenda, Item, State, task_state
from gongkai.model import Task

_EXEMPT = (State.NOT_APPLICABLE, State.CANCELLED, State.SUSPENDED)


class Rate(NamedTuple):
    """A part of a whole."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> str:
        """The rate with one decimal, 「83.3%」, or 「—」 where there is nothing to divide by."""
        if self.denominator == 0:
            return "—"
        exact = Decimal(self.numerator) * 100 / Decimal(self.denominator)
        return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


class Standing(NamedTuple):
    """A task with its obligations and its one state."""

    task: Task
    items: tuple[Item, ...]
    state: State

    @property
    def bound(self) -> tuple[Item, ...]:
        """The deadline and the target; cases of clocks are counted apart."""
        return tuple(item for item in self.items if item.obligation != "clock")


class Tally(NamedTuple):
    """How many tasks are in a state, and their share of all; the shares add up to 100.0."""

    state: State
    count: int
    share: str


class Figures(NamedTuple):
    """The figures of all tasks as of a day."""

    as_of: date
    standings: tuple[Standing, ...]
    tallies: tuple[Tally, ...]
    completion: Rate
    punctuality: Rate
    settlement: Rate
    replies: Rate

    @property
    def total(self) -> int:
        """How many tasks there are."""
        return len(self.standings)

    def count(self, *states: State) -> int:
        """Return how many tasks are in one of the states."""
        return sum(tally.count for tally in self.tallies if tally.state in states)

    def of_state(self, *states: State) -> tuple[Standing, ...]:
        """Return the tasks in one of the states, in the document's order."""
        return tuple(each for each in self.standings if each.state in states)


def figures(agenda: Agenda) -> Figures:
    """Return the figures of an agenda.

    ``completion`` is done ÷ all that had to be done in the year; ``punctuality`` is on time ÷
    due by the day; ``settlement`` is done ÷ due by the day; ``replies`` is the same as
    punctuality for cases of clocks.
    """
    standings = tuple(
        Standing(task, items, task_state(items)) for task, items in agenda.of_task()
    )
    due = [each for each in standings if _due(each, agenda.as_of)]
    cases = [item for item in agenda.items if item.obligation == "clock"]
    expected = [item for item in cases if _is_expected(item, agenda.as_of)]
    return Figures(
        as_of=agenda.as_of,
        standings=standings,
        tallies=_tallies(standings),
        completion=Rate(
            sum(each.state.is_done for each in standings),
            sum(each.state not in _EXEMPT for each in standings),
        ),
        punctuality=Rate(sum(_all_due(e, agenda.as_of, _ON_TIME) for e in due), len(due)),
        settlement=Rate(sum(_all_due(e, agenda.as_of, _DONE) for e in due), len(due)),
        replies=Rate(sum(item.state in _ON_TIME for item in expected), len(expected)),
    )


_ON_TIME = (State.DONE_EARLY, State.DONE_ON_TIME)
_DONE = (*_ON_TIME, State.DONE_LATE)


def shares(counts: Sequence[int]) -> list[str]:
    """Return each count's share in percent with one decimal; together they are exactly 100.0.

    Largest remainder: every share is cut to one decimal and the tenths that are missing go
    to the shares that lost most, the first of equals before the later.
    """
    whole = sum(counts)
    if whole == 0:
        return ["0.0" for _ in counts]
    tenths = [count * 1000 // whole for count in counts]
    lost = [count * 1000 % whole for count in counts]
    order = sorted(range(len(counts)), key=lambda k: (-lost[k], k))
    for k in order[: 1000 - sum(tenths)]:
        tenths[k] += 1
    return [f"{each // 10}.{each % 10}" for each in tenths]


def _tallies(standings: Iterable[Standing]) -> tuple[Tally, ...]:
    counts: dict[State, int] = {}
    for each in standings:
        counts[each.state] = counts.get(each.state, 0) + 1
    present = [state for state in State if state in counts]
    return tuple(
        Tally(state, counts[state], share)
        for state, share in zip(present, shares([counts[s] for s in present]), strict=True)
    )


def _due(standing: Standing, as_of: date) -> list[Item]:
    """Return what was due by the day; encouraged rows and rows set aside are left out."""
    if standing.task.encouraged:
        return []
    return [
        item
        for item in standing.bound
        if item.due is not None and item.due <= as_of and item.state not in _EXEMPT
    ]


def _all_due(standing: Standing, as_of: date, states: tuple[State, ...]) -> bool:
    return all(item.state in states for item in _due(standing, as_of))


def _is_expected(item: Item, as_of: date) -> bool:
    """Had a case to be answered by the day? Open cases that are not yet due had not."""
    return item.state.is_done or (item.due is not None and item.due < as_of)
