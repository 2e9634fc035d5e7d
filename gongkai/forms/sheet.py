"""What a 科室 is asked: each task that it leads, supports or must do itself, as it stands.

Judging is the agenda's and wording that of ``sentences``; a form only chooses and lays out.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from gongkai.agenda import Item
from gongkai.clocks import Course
from gongkai.documents.facts import PlanFacts
from gongkai.documents.view import TaskView, View
from gongkai.forms.marker import Marker, code, fingerprint
from gongkai.model import Entry, Task
from gongkai.period import Period, month
from gongkai.sentences import due_day, printed_limit, reported, shares_words, urgency
from gongkai.wording import day_in, full_day, listed, short_day, shortened

_LONGEST_LATEST = 120  # characters


class Role(Enum):
    """What a row asks of the 科室."""

    LEAD = "牵头"
    SUPPORT = "配合"
    OWN = "各自完成"
    CASE = "办件"


class Row(NamedTuple):
    """A row of a form. ``case`` names a case of a time limit, which has a row of its own below
    its task's; ``measure`` is the target's, of a task that has one.
    """

    number: int
    name: str
    content: str
    role: Role
    limit: str
    state: str
    latest: str
    measure: str
    code: str
    case: str = ""


class FormSheet(NamedTuple):
    """A form for one 科室; ``answer_by`` is the day on which it is asked back, ``unit_word`` what
    the office calls its units.
    """

    title: str
    unit: str
    unit_word: str
    period: Period
    answer_by: date | None
    rows: tuple[Row, ...]
    marker: Marker


def form_sheet(view: View, unit: str, number: int, answer_by: date | None = None) -> FormSheet:
    """Return the form of a unit for a month; ``view`` looks at the plan for that unit."""
    plan = view.now.register.plan
    rows = form_rows(view, unit)
    return FormSheet(
        title=f"{plan.year}年{number}月政务公开任务进展填报表",
        unit=unit,
        unit_word=plan.unit_word,
        period=month(plan.year, number, plan.cutoff),
        answer_by=answer_by,
        rows=rows,
        marker=Marker(plan.year, fingerprint(plan), unit, number, view.as_of),
    )


def form_rows(view: View, unit: str) -> tuple[Row, ...]:
    """Return what a unit is asked, in the document's order."""
    return tuple(_rows(view, unit))


def units_asked(view: View) -> tuple[str, ...]:
    """Return the units of whom something is asked, in the roster's order."""
    concerned = {name for task in view.tasks for name in _concerned(view, task)}
    return tuple(each.name for each in view.now.register.units if each.name in concerned)


def _concerned(view: View, task: TaskView) -> Iterator[str]:
    yield from task.parties.concerned
    for item in task.judged.items:
        if item.is_case:
            yield from view.now.charged(item)


def role_of(task: TaskView, unit: str) -> Role | None:
    """Return what a task asks of a unit, if anything."""
    if unit in task.parties.each:
        return Role.OWN
    if unit in task.parties.leads:
        return Role.LEAD
    return Role.SUPPORT if unit in task.parties.supports else None


def _rows(view: View, unit: str) -> Iterator[Row]:
    plan = fingerprint(view.now.register.plan)
    for each in view.tasks:
        role = role_of(each, unit)
        if role is not None:
            yield _signed(_task_row(view, each, role, unit), plan)
        for item, run in _open_cases(view, each, unit):
            yield _signed(_case_row(view, item, run), plan)


def _signed(row: Row, plan: str) -> Row:
    words = (row.name, row.content, row.limit)
    return row._replace(code=code(plan, row.number, *words, is_case=bool(row.case)))


def _task_row(view: View, mine: TaskView, role: Role, unit: str) -> Row:
    task = mine.task
    entries = _own(view, mine.judged.entries, role, unit)
    return Row(
        number=task.id,
        name=task.name,
        content=task.content,
        role=role,
        limit=printed_limit(mine.judged.first),
        state="\n".join(_state(view.plan, mine, entries)),
        latest=_latest(entries),
        measure=task.target.measure if task.target else "",
        code="",
    )


def _own(view: View, entries: Sequence[Entry], role: Role, unit: str) -> Sequence[Entry]:
    """Return the progress that concerns a unit: of what each does itself not that of others."""
    if role is not Role.OWN:
        return entries
    return [each for each in entries if view.now.roster.is_for(unit, each.unit)]


def _state(plan: PlanFacts, mine: TaskView, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the state, the next due day, who has done their part, and how far the target is."""
    yield mine.urgency
    following = next((i for i in mine.judged.bound if i.due and i.settled is None), None)
    if following is not None and following.due is not None and mine.state.is_open:
        shown = short_day if following.due.year == plan.year else full_day
        yield f"{shown(following.due)}到期{'（暂估）' if following.estimated else ''}"
    if mine.shares is not None and mine.shares.done:
        yield shares_words(mine.shares, plan.unit_word)
    target = mine.task.target
    if target is not None:
        reached = sum(entry.counted for entry in entries)
        yield f"目标{target}"
        yield f"已计{reached}{target.measure}"


def _latest(entries: Sequence[Entry]) -> str:
    if not entries:
        return ""
    last = entries[-1]
    by = f"{last.unit}：" if last.unit else ""
    return shortened(f"{by}{reported(last)}", _LONGEST_LATEST)


def _open_cases(view: View, mine: TaskView, unit: str) -> Iterator[tuple[Item, Course]]:
    """Yield the cases of a task that a unit must answer."""
    for item in mine.judged.items:
        if item.course and item.settled is None and unit in view.now.charged(item):
            yield item, item.course


def _case_row(view: View, item: Item, run: Course) -> Row:
    label = item.label or ""
    return Row(
        number=item.task.id,
        name=label,
        content=_case_words(view, item, run),
        role=Role.CASE,
        limit=run.clock.within,
        state=urgency(item),
        latest="",
        measure="",
        code="",
        case=label,
    )


def _case_words(view: View, item: Item, run: Course) -> str:
    year = view.plan.year
    due = f"，{due_day(item, year)}到期" if item.due else ""
    return f"{day_in(run.case.since, year)}起算{due}。答复后填“已完成”和答复日期。"


def unnamed_tasks(view: View) -> tuple[Task, ...]:
    """Return the tasks of which a 相关科室 is asked nothing, since nobody has named it."""
    return tuple(each.task for each in view.tasks if each.parties.unnamed)


def unnamed_words(view: View) -> str:
    """Return how these tasks call them: 「“相关科室”」."""
    words = {word: None for each in view.tasks for word in each.parties.unnamed}
    return listed(f"“{word}”" for word in words)
