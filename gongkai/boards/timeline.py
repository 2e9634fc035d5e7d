"""The year as a picture: a line for each dated task, a mark for each of its days.

Places are percent of twelve months of equal width, so that a page of any width can show them.
"""

from collections import Counter
from datetime import date
from typing import NamedTuple

from gongkai.agenda import Item, State
from gongkai.documents.view import TaskView, View
from gongkai.figures import group_of
from gongkai.sentences import word_of
from gongkai.timing.deadline import month_end
from gongkai.wording import listed, short_day


class MarkFacts(NamedTuple):
    """A due day in the plan's year. ``since`` and ``at`` are the places of the window and the day.

    ``kind`` is ``done``, ``late_done``, ``late``, ``near``, ``open`` or ``aside``; its ``sign``
    and its shape tell it from others where colours cannot be seen.
    """

    since: float
    at: float
    kind: str
    sign: str
    text: str


class LineFacts(NamedTuple):
    """The line of a task. ``urgency`` is the word at its end."""

    number: int
    name: str
    marks: tuple[MarkFacts, ...]
    urgency: str
    is_late: bool


class TimelineFacts(NamedTuple):
    """The lines in the document's order; ``now`` is the place of the day, if it is in the year.

    ``undrawn`` names what has no day in the year: 「全年持续33项、待定（缺起算日）1项」.
    """

    lines: tuple[LineFacts, ...]
    now: float | None
    undrawn: str


def timeline(view: View) -> TimelineFacts:
    """Return the year's dated tasks; cases of clocks are counted apart."""
    lines = {each.task.id: _line(each, view.plan.year) for each in view.tasks}
    rest = Counter(
        group_of(each.state).word for each in view.tasks if not lines[each.task.id].marks
    )
    return TimelineFacts(
        lines=tuple(line for line in lines.values() if line.marks),
        now=_place(view.as_of) if view.as_of.year == view.plan.year else None,
        undrawn=listed((f"{word}{count}项" for word, count in rest.items()), ""),
    )


def _line(task: TaskView, year: int) -> LineFacts:
    dated = [(item, item.due) for item in task.judged.bound if item.due and item.due.year == year]
    return LineFacts(
        number=task.task.id,
        name=task.task.name,
        marks=tuple(_mark(item, due) for item, due in dated),
        urgency=task.urgency,
        is_late=task.state is State.OVERDUE,
    )


def _mark(item: Item, due: date) -> MarkFacts:
    kind = _kind(item.state)
    # A window that opened in another year has no place in this picture.
    start = item.start if item.start is not None and item.start.year == due.year else due
    return MarkFacts(
        since=_place(start),
        at=_place(due),
        kind=kind,
        sign=_SIGNS[kind],
        text=f"{short_day(due)}{word_of(item.state)}",
    )


def _kind(state: State) -> str:
    if state.is_set_aside:
        return "aside"
    return _KINDS.get(state, "open")


_KINDS = {
    State.DONE_EARLY: "done",
    State.DONE_ON_TIME: "done",
    State.DONE_LATE: "late_done",
    State.OVERDUE: "late",
    State.DUE_TODAY: "near",
    State.DUE_SOON: "near",
}

_SIGNS = {"done": "✓", "late_done": "✓", "late": "!", "near": "○", "open": "○", "aside": "·"}


def _place(day: date) -> float:
    """Return the middle of a day in percent, with one decimal; every month is a twelfth."""
    length = month_end(day.year, day.month).day
    return round((day.month - 1 + (day.day - 0.5) / length) * 100 / 12, 1)
