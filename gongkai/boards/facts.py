"""What the board says of a plan on a day: the answer first, then what it rests on.

Every figure is one of ``figures``, every state one of the agenda's, and what is said of a task is
the view's; here they are put side by side.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from gongkai.agenda import Item, State
from gongkai.boards.answer import Phrase, answer
from gongkai.boards.timeline import TimelineFacts, timeline
from gongkai.documents.facts import MatterFacts, PlanFacts
from gongkai.documents.gaps import chores, gaps
from gongkai.documents.report import CasesFacts, ShareFacts, case_facts, share_facts, units_shown
from gongkai.documents.rows import RowFacts, rows
from gongkai.documents.view import TaskView, View, view_of
from gongkai.figures import (
    AHEAD,
    Figures,
    MonthFigures,
    Quota,
    UnitFigures,
    group_of,
    month_figures,
    pressing,
)
from gongkai.model import Register
from gongkai.period import Period, holding
from gongkai.timing.due_days import end_of

_SEPTEMBER = 9  # before that a target of the whole year still has time


class AttentionFacts(NamedTuple):
    """What presses of a task: the matter to look at first, and how many more there are, in words.

    A task that is late every month is one line, 「另有8次逾期」.
    """

    matter: MatterFacts
    also: str


class TaskFacts(NamedTuple):
    """A row of the board's table. ``group`` and ``part`` are the figures that count it.
    ``activity`` says whether anything was reported of what lasts all year.

    ``urgency`` says 「逾期3天」 where something presses, else the state. ``leads`` and ``supports``
    are the places of units among those of the board, ``months`` the months in which it is counted.
    ``open_cases`` are not answered yet; of the others there are ``answered``.
    """

    row: RowFacts
    group: str
    part: str
    activity: str
    urgency: str
    leads: tuple[int, ...]
    supports: tuple[int, ...]
    months: tuple[int, ...]
    quota: Quota | None
    open_cases: tuple[MatterFacts, ...]
    answered: int


class ChapterFacts(NamedTuple):
    """Rows of one part of the 要点 that stand together in the printed table."""

    title: str
    tasks: tuple[TaskFacts, ...]


class BoardFacts(NamedTuple):
    """Everything that the office's own board says.

    ``answer`` is one sentence in pieces. ``attention`` is what ``due`` lists: late, near, within
    30 days, without a date; ``quotas`` are, from September on, targets of rows that last all year
    and are not reached yet. ``points`` are sentences without a full stop on what is missing.
    """

    plan: PlanFacts
    as_of: date
    answer: tuple[Phrase, ...]
    figures: Figures
    shares: tuple[ShareFacts, ...]
    shares_sum: str
    cases: CasesFacts
    attention: tuple[AttentionFacts, ...]
    quotas: tuple[Quota, ...]
    period: Period
    units: tuple[UnitFigures, ...]
    points: tuple[str, ...]
    months: tuple[MonthFigures, ...]
    timeline: TimelineFacts
    chapters: tuple[ChapterFacts, ...]


def board_facts(register: Register, as_of: date) -> BoardFacts:
    """Return what there is to say of a plan as of a day; later days do not exist yet."""
    view = view_of(register, as_of)
    period = holding(as_of, register.plan.year, register.plan.cutoff)
    units = units_shown(view, period)
    until = end_of(AHEAD, as_of, view.now.calendar).day
    months = month_figures(view.now)
    return BoardFacts(
        plan=view.plan,
        as_of=as_of,
        answer=answer(view, units),
        figures=view.figures,
        shares=share_facts(view.figures),
        shares_sum=view.figures.shares_sum,
        cases=case_facts(view),
        attention=tuple(_attention(view, pressing(view.now, until))),
        quotas=tuple(_open_quotas(view)) if period.number >= _SEPTEMBER else (),
        period=period,
        units=units,
        points=tuple(chores(gaps(view, units, period), period, view.plan.unit_word)),
        months=months,
        timeline=timeline(view),
        chapters=tuple(_chapters(view, units, months)),
    )


def _attention(view: View, items: tuple[Item, ...]) -> Iterator[AttentionFacts]:
    alike: dict[tuple[int, bool, bool], list[Item]] = {}
    for item in items:
        alike.setdefault((item.task.id, item.is_case, item.state is State.OVERDUE), []).append(item)
    for (_, is_case, is_late), found in alike.items():
        measure, word = ("件", "超期") if is_case else ("次", "逾期")
        more = f"另有{len(found) - 1}{measure}{word if is_late else '将到期'}"
        yield AttentionFacts(view.matter(found[0]), more if len(found) > 1 else "")


def _open_quotas(view: View) -> Iterator[Quota]:
    for each in view.tasks:
        quota, is_waiting = each.quota, each.state.is_open and not each.state.is_pressing
        if quota is not None and quota.is_year_round and not quota.is_met and is_waiting:
            yield quota


def _chapters(
    view: View, units: tuple[UnitFigures, ...], months: tuple[MonthFigures, ...]
) -> Iterator[ChapterFacts]:
    places = {unit.name: place for place, unit in enumerate(units)}
    counted: dict[int, list[int]] = {}
    for each in months:
        for number in each.tasks:
            counted.setdefault(number, []).append(each.month)
    shown = [
        _task(view, mine, row, places, tuple(counted.get(row.number, ())))
        for mine, row in zip(view.tasks, rows(view), strict=True)
    ]
    for title, together in groupby(shown, key=_section):
        yield ChapterFacts(title, tuple(together))


def _section(task: TaskFacts) -> str:
    return task.row.section


def _task(
    view: View,
    mine: TaskView,
    row: RowFacts,
    places: dict[str, int],
    months: tuple[int, ...],
) -> TaskFacts:
    cases = [item for item in mine.judged.items if item.is_case]
    activity = mine.judged.activity
    running = [item for item in cases if item.state.is_open]
    return TaskFacts(
        row=row,
        group=group_of(mine.state).key,
        part=(activity or mine.state).key,
        activity=activity.word if activity else "",
        urgency=mine.urgency,
        leads=tuple(places[name] for name in mine.parties.leads if name in places),
        supports=tuple(places[name] for name in mine.parties.supports if name in places),
        months=months,
        quota=mine.quota,
        open_cases=tuple(map(view.matter, running)),
        answered=len(cases) - len(running),
    )
