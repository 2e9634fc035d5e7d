"""上年「回头看」: what the year before left open, and what has become of it by now."""

from datetime import date
from typing import NamedTuple

from gongkai.agenda import Item, State
from gongkai.documents.facts import MatterFacts, PlanFacts
from gongkai.documents.rows import RowFacts, rows
from gongkai.documents.view import TaskView, View, view_of
from gongkai.model import Register
from gongkai.sentences import word_of


class LeftFacts(NamedTuple):
    """A row that the year left open or put off: ``then`` is how it stood when the year ended,
    ``row`` how it stands now.
    """

    row: RowFacts
    then: str
    is_settled: bool


class LeftCaseFacts(NamedTuple):
    """A case that was open when the year ended, as it stands now."""

    matter: MatterFacts
    is_settled: bool


class ReviewFacts(NamedTuple):
    """What the plan of a past year left open. ``total`` and ``done`` are those of its last day."""

    plan: PlanFacts
    as_of: date
    total: int
    done: int
    left: tuple[LeftFacts, ...]
    cases: tuple[LeftCaseFacts, ...]


def review_facts(register: Register, as_of: date) -> ReviewFacts:
    """Return what a past year's register left open on its last day, and how that stands."""
    then = view_of(register, date(register.plan.year, 12, 31))
    now = view_of(register, as_of)
    left = [task for task in then.tasks if _is_left(task)]
    stands = {row.number: row for row in rows(now)}
    return ReviewFacts(
        plan=now.plan,
        as_of=as_of,
        total=then.figures.total,
        done=len(then.figures.done),
        left=tuple(_left(task, now.by_number[task.task.id], stands) for task in left),
        cases=tuple(_cases(then, now)),
    )


_PUT_OFF = (State.SUSPENDED, State.CARRIED_OVER)


def _is_left(task: TaskView) -> bool:
    is_left = task.state.is_open or task.state in _PUT_OFF
    return is_left and not task.task.encouraged


def _left(then: TaskView, now: TaskView, stands: dict[int, RowFacts]) -> LeftFacts:
    is_unsettled = then.state is State.UNCONCLUDED
    word = "未办结" if is_unsettled else word_of(then.state)
    return LeftFacts(stands[then.task.id], word, now.state.is_done)


def _cases(then: View, now: View) -> list[LeftCaseFacts]:
    left = {_name(item) for item in then.now.items if item.is_case and item.state.is_open}
    stands = [item for item in now.now.items if item.is_case and _name(item) in left]
    return [LeftCaseFacts(now.matter(item), item.state.is_done) for item in stands]


def _name(item: Item) -> tuple[int, str | None]:
    return item.task.id, item.label
