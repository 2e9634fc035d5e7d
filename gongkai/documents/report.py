"""The report of a period: what there is to say of it as of a day, and its text.

Counting is ``figures``' and judging ``agenda``'s; here their answers are put in the order in
which the office reports them. The result depends on the arguments alone.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai import casebook
from gongkai.agenda import Item, State, agenda
from gongkai.casebook import Standing
from gongkai.documents.afterwards import AfterwardsFacts, afterwards_facts
from gongkai.documents.facts import ExtensionFacts, MatterFacts, PlanFacts, ProgressFacts
from gongkai.documents.gaps import GapFacts, gaps
from gongkai.documents.rendering import render
from gongkai.documents.rows import RowFacts, rows
from gongkai.documents.view import TaskView, View, view_of
from gongkai.figures import (
    Figures,
    Quota,
    Rate,
    Tally,
    UnitFigures,
    due_between,
    figures,
    newly_done,
    reply_rate,
    unit_figures,
)
from gongkai.history.differences import Differences
from gongkai.model import Register
from gongkai.period import Period
from gongkai.roster import Roster
from gongkai.sentences import word_of


class CountFacts(NamedTuple):
    """How many tasks are in a state."""

    key: str
    word: str
    tasks: int


class ShareFacts(NamedTuple):
    """How many tasks are in a group of states; all ``percent`` together are 100.0%."""

    key: str
    word: str
    tasks: int
    percent: str
    parts: tuple[CountFacts, ...]


class TaskProgress(NamedTuple):
    """What a task reported in the period, oldest entry first."""

    number: int
    name: str
    lead: str
    word: str
    entries: tuple[ProgressFacts, ...]


class SectionFacts(NamedTuple):
    """A part of the 要点; ``counts`` stand in the order of ``shares``."""

    title: str
    total: int
    counts: tuple[int, ...]
    progress: tuple[TaskProgress, ...]


class AheadFacts(NamedTuple):
    """What falls due in one coming month."""

    name: str
    matters: tuple[MatterFacts, ...]


class BeforeFacts(NamedTuple):
    """The end of the period before, for comparison."""

    name: str
    done: int
    overdue: int


class CasesFacts(NamedTuple):
    """The cases of clocks (留言答复 …): all that began by the day.

    ``replies`` is on time ÷ had to be answered by the day; ``late`` are open beyond their limit,
    ``running`` are open within it.
    """

    total: int
    replies: Rate
    answered_late: int
    late: tuple[MatterFacts, ...]
    running: tuple[MatterFacts, ...]


class ReportFacts(NamedTuple):
    """Everything that a report can say, as of a day.

    ``mark`` says so when that is not the period's last day: 「（月中统计）」, 「（关账期统计）」.

    ``due`` fell due in the period, ``due_done`` of them are done; ``ahead`` falls due in the
    next period; ``unfinished`` rows are open at a date or at the year's end, ``set_aside`` ones
    did not occur, rest or are cancelled.
    """

    plan: PlanFacts
    period: Period
    as_of: date
    mark: str
    unit: str
    total: int
    shares: tuple[ShareFacts, ...]
    completion: Rate
    punctuality: Rate
    settlement: Rate
    before: BeforeFacts | None
    newly_done: tuple[int, ...]
    due: tuple[MatterFacts, ...]
    due_done: int
    sections: tuple[SectionFacts, ...]
    reported: int
    overdue: tuple[MatterFacts, ...]
    due_soon: tuple[MatterFacts, ...]
    awaiting: tuple[MatterFacts, ...]
    ahead: tuple[AheadFacts, ...]
    cases: CasesFacts
    quotas: tuple[Quota, ...]
    extensions: tuple[ExtensionFacts, ...]
    gaps: GapFacts
    rows: tuple[RowFacts, ...]
    unfinished: tuple[RowFacts, ...]
    set_aside: tuple[RowFacts, ...]
    units: tuple[UnitFigures, ...]
    afterwards: AfterwardsFacts | None = None


def render_report(facts: ReportFacts, template: str = "", folders: tuple[Path, ...] = ()) -> str:
    """Return a report as Markdown. Without ``template`` the shipped one that fits is used: a
    unit's own page, or the report of the period.

    Raises ``BadTemplate``.
    """
    fitting = "unit" if facts.unit else _TEMPLATES[facts.period.kind]
    return render(template or fitting, facts, folders)


_TEMPLATES = {"month": "monthly", "quarter": "quarterly", "half": "half", "year": "yearly"}
"""The shipped template for each kind of period."""


def report_facts(
    register: Register,
    period: Period,
    as_of: date,
    unit: str | None = None,
    since: Differences | None = None,
) -> ReportFacts:
    """Return what there is to say about a period as of a day; days after it do not exist yet.

    With ``unit``, only of the tasks that concern the unit; with ``since``, also what has changed
    about earlier periods.
    """
    facts = _facts(register, period, as_of, unit)
    if since is None:
        return facts
    numbers = {row.number for row in facts.rows}
    return facts._replace(afterwards=afterwards_facts(since, period.first, numbers))


def _facts(register: Register, period: Period, as_of: date, unit: str | None) -> ReportFacts:
    whole = view_of(register, as_of, unit, period.first)
    if unit is None:
        return _report(whole, whole, _before(register, period, unit), period, unit)
    own = _of_unit(register, as_of, unit)
    mine = view_of(own, as_of, unit, period.first)
    return _report(mine, whole, _before(own, period, unit), period, unit)


def _report(
    view: View, whole: View, before: Figures | None, period: Period, unit: str | None
) -> ReportFacts:
    """Return what is said of the rows in ``view``; a unit answers cases of any row."""
    counted = view.figures
    due = due_between(view.now, period.first, period.last)
    sections = _sections(view, period)
    units = _units(view, whole, period, unit)
    printed = rows(view)
    return ReportFacts(
        plan=view.plan,
        period=period,
        as_of=view.as_of,
        mark=period.mark(view.as_of),
        unit=unit or "",
        total=counted.total,
        shares=share_facts(counted),
        completion=counted.completion,
        punctuality=counted.punctuality,
        settlement=counted.settlement,
        before=_comparison(before, period),
        newly_done=tuple(each.task.id for each in newly_done(before, counted)),
        due=tuple(map(view.matter, due)),
        due_done=sum(item.state.is_done for item in due),
        sections=sections,
        reported=sum(len(section.progress) for section in sections),
        overdue=_matters(view, lambda state: state is State.OVERDUE),
        due_soon=_matters(view, lambda state: state in (State.DUE_TODAY, State.DUE_SOON)),
        awaiting=_matters(view, lambda state: state is State.AWAITING_EVENT),
        ahead=_ahead(view, period),
        cases=case_facts(whole, unit),
        quotas=tuple(each.quota for each in view.tasks if each.quota is not None),
        extensions=tuple(each.extension for each in view.tasks if each.extension is not None),
        gaps=gaps(view, units, period),
        rows=printed,
        unfinished=_rows_of(printed, (each for each in view.tasks if _is_unfinished(each))),
        set_aside=_rows_of(printed, (each for each in view.tasks if each.state.is_set_aside)),
        units=units,
    )


def _of_unit(register: Register, as_of: date, unit: str) -> Register:
    roster = Roster(register, as_of)
    mine = (task for task in register.tasks if unit in roster.parties(task).concerned)
    return register._replace(tasks=tuple(mine))


def _units(view: View, whole: View, period: Period, unit: str | None) -> tuple[UnitFigures, ...]:
    """Return the figures of the one unit, or of all that are shown."""
    if unit is None:
        return units_shown(view, period)
    found = unit_figures(whole.now, view.figures, period.first, period.last)
    return tuple(each for each in found if each.name == unit)


def units_shown(view: View, period: Period) -> tuple[UnitFigures, ...]:
    """Return the figures of all units that exist or have something to do."""
    found = unit_figures(view.now, view.figures, period.first, period.last)
    existing = {each.name for each in view.now.register.units if each.is_active(view.as_of)}
    return tuple(
        e for e in found if e.name in existing or e.lead or e.support or e.reports or e.cases
    )


def _before(register: Register, period: Period, unit: str | None) -> Figures | None:
    previous = period.previous()
    return figures(agenda(register, previous.last, unit)) if previous is not None else None


def _comparison(before: Figures | None, period: Period) -> BeforeFacts | None:
    previous = period.previous()
    if before is None or previous is None:
        return None
    return BeforeFacts(previous.end, len(before.done), before.count(State.OVERDUE))


def share_facts(counted: Figures) -> tuple[ShareFacts, ...]:
    """Return how many tasks are in each group of states."""
    return tuple(_share(tally) for tally in counted.tallies)


def _share(tally: Tally) -> ShareFacts:
    parts = tuple(CountFacts(state.key, word_of(state), count) for state, count in tally.parts)
    return ShareFacts(tally.group.key, tally.group.word, tally.tasks, f"{tally.share}%", parts)


def _matters(view: View, wanted: Callable[[State], bool]) -> tuple[MatterFacts, ...]:
    """Return the matters in the wanted states, the soonest due first; cases stand apart."""
    found = [item for item in view.now.items if wanted(item.state) and not item.is_case]
    return tuple(map(view.matter, sorted(found, key=_due_day)))


def _due_day(item: Item) -> date:
    return item.due or date.max


def _sections(view: View, period: Period) -> tuple[SectionFacts, ...]:
    """Return the parts of the 要点 in the order in which they first appear in the table."""
    parts: dict[str, list[TaskView]] = {}
    for task in view.tasks:
        parts.setdefault(task.task.section, []).append(task)
    return tuple(_section(view, period, title, mine) for title, mine in parts.items())


def _section(view: View, period: Period, title: str, mine: list[TaskView]) -> SectionFacts:
    states = [each.state for each in mine]
    told = (_task_progress(each, period) for each in mine)
    return SectionFacts(
        title=title,
        total=len(mine),
        counts=tuple(
            sum(state in tally.group.states for state in states) for tally in view.figures.tallies
        ),
        progress=tuple(each for each in told if each.entries),
    )


def _task_progress(task: TaskView, period: Period) -> TaskProgress:
    return TaskProgress(
        number=task.task.id,
        name=task.task.name,
        lead=task.lead,
        word=word_of(task.state),
        entries=tuple(e for e in task.progress if period.first <= e.date <= period.last),
    )


def case_facts(view: View, unit: str | None = None) -> CasesFacts:
    """Return the cases that a unit must answer, or all."""
    cases = casebook.cases(view.now, unit=unit)
    late = [item for item in cases if casebook.standing(item) is Standing.LATE]
    running = [item for item in cases if casebook.standing(item) is Standing.RUNNING]
    return CasesFacts(
        total=len(cases),
        replies=reply_rate(cases, view.as_of),
        answered_late=sum(item.state is State.DONE_LATE for item in cases),
        late=tuple(map(view.matter, late)),
        running=tuple(map(view.matter, running)),
    )


def _ahead(view: View, period: Period) -> tuple[AheadFacts, ...]:
    """Return what is still open and falls due in the next period, month by month."""
    following = period.next()
    months = following.of_months() if following is not None else ()
    return tuple(AheadFacts(month.name, _open_in(view, month)) for month in months)


def _open_in(view: View, month: Period) -> tuple[MatterFacts, ...]:
    due = due_between(view.now, month.first, month.last)
    return tuple(view.matter(item) for item in due if item.state.is_open)


def _is_unfinished(task: TaskView) -> bool:
    is_standing = task.state is State.STANDING
    return task.state.is_open and not is_standing and not task.task.encouraged


def _rows_of(printed: tuple[RowFacts, ...], tasks: Iterable[TaskView]) -> tuple[RowFacts, ...]:
    wanted = {each.task.id for each in tasks}
    return tuple(row for row in printed if row.number in wanted)
