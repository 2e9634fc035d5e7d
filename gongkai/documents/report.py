"""The report of a period: what there is to say of it as of a day, and its text.

Counting is ``figures``' and judging ``agenda``'s; here their answers are put in the order in
which the office reports them. The result depends on the arguments alone.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai import casebook
from gongkai.agenda import Activity, Item, Judged, State, agenda
from gongkai.casebook import Standing
from gongkai.documents.afterwards import AfterwardsFacts, afterwards_facts
from gongkai.documents.chased import ChasedFacts, OutcomeFacts, chased, outcomes
from gongkai.documents.facts import ExtensionFacts, MatterFacts, PlanFacts, ProgressFacts
from gongkai.documents.gaps import GapFacts, gaps
from gongkai.documents.rendering import render
from gongkai.documents.rows import RowFacts, rows
from gongkai.documents.view import TaskView, View, view_of
from gongkai.figures import (
    Figures,
    Quota,
    Tally,
    Timing,
    UnitFigures,
    due_between,
    newly_done,
    reply_rate,
    unit_figures,
)
from gongkai.history.differences import Differences
from gongkai.model import Register, Task
from gongkai.period import Period
from gongkai.rates import Rate
from gongkai.roster import Roster
from gongkai.sentences import outstanding, word_of
from gongkai.wording import listed


class CountFacts(NamedTuple):
    """How many tasks are in a state."""

    key: str
    word: str
    tasks: int


class ShareFacts(NamedTuple):
    """How many tasks are in a group of states; their ``percent`` are rounded."""

    key: str
    word: str
    tasks: int
    percent: str
    parts: tuple[CountFacts, ...]


class TaskProgress(NamedTuple):
    """What a task reported in the period, oldest entry first.

    ``by`` is who is credited with it: the units that reported, the lead where none is named.
    ``told`` is all of it in sentences, without what a later one sums up, each with its unit where
    there are several.
    """

    number: int
    name: str
    lead: str
    by: str
    word: str
    entries: tuple[ProgressFacts, ...]
    told: str


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
    ``running`` are open within it; ``closed_late`` were answered too late, in the period if there
    is one.
    """

    total: int
    replies: Rate
    answered_late: int
    late: tuple[MatterFacts, ...]
    running: tuple[MatterFacts, ...]
    closed_late: tuple[MatterFacts, ...]


class ProblemFacts(NamedTuple):
    """What went wrong, beside what is overdue and beside the cases of clocks.

    ``finished_late`` were done in the period, but late; ``still`` are year-round rows of which
    nothing was heard since the year began, ``behind`` the quotas that did not move,
    ``chased`` what was asked for with slips, and its ``outcomes``.
    """

    finished_late: tuple[MatterFacts, ...]
    still: tuple[RowFacts, ...]
    behind: tuple[Quota, ...]
    chased: tuple[ChasedFacts, ...]
    outcomes: tuple[OutcomeFacts, ...]


class ReportFacts(NamedTuple):
    """Everything that a report can say, as of a day.

    ``mark`` says so when that is not the period's last day: 「（月中统计）」, 「（关账期统计）」.
    ``number`` is that of the circular: the period's, unless another is given.

    ``due`` fell due in the period; ``ahead`` falls due in the
    next period, cases included; ``to_close`` are year-round tasks that are not concluded;
    ``unfinished`` rows are open at a date or at the year's end,
    ``set_aside`` ones did not occur, rest or are cancelled.
    """

    plan: PlanFacts
    period: Period
    as_of: date
    mark: str
    number: int
    unit: str
    total: int
    shares: tuple[ShareFacts, ...]
    shares_sum: str
    completion: Rate
    punctuality: Rate
    settlement: Rate
    timing: Timing
    before: BeforeFacts | None
    newly_done: tuple[int, ...]
    due: tuple[MatterFacts, ...]
    problems: ProblemFacts
    sections: tuple[SectionFacts, ...]
    reported: int
    overdue: tuple[MatterFacts, ...]
    due_soon: tuple[MatterFacts, ...]
    awaiting: tuple[MatterFacts, ...]
    ahead: tuple[AheadFacts, ...]
    cases: CasesFacts
    quotas: tuple[Quota, ...]
    to_close: tuple[int, ...]
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
    view: View, whole: View, before: tuple[Judged, ...], period: Period, unit: str | None
) -> ReportFacts:
    sections = _sections(view, period)
    units = _units(view, whole, period, unit)
    printed = rows(view)
    return ReportFacts(
        plan=view.plan,
        period=period,
        as_of=view.as_of,
        mark=period.mark(view.as_of),
        number=period.number,
        unit=unit or "",
        total=view.figures.total,
        shares=share_facts(view.figures),
        shares_sum=view.figures.shares_sum,
        completion=view.figures.completion,
        punctuality=view.figures.punctuality,
        settlement=view.figures.settlement,
        timing=view.figures.timing,
        before=_comparison(before, period),
        newly_done=tuple(each.task.id for each in newly_done(before, view.figures.tasks)),
        due=tuple(map(view.matter, due_between(view.now, period.first, period.last))),
        problems=_problems(view, period, printed),
        sections=sections,
        reported=sum(len(section.progress) for section in sections),
        overdue=_matters(view, lambda state: state is State.OVERDUE),
        due_soon=_matters(view, lambda state: state in (State.DUE_TODAY, State.DUE_SOON)),
        awaiting=_matters(view, lambda state: state is State.AWAITING_EVENT),
        ahead=_ahead(view, whole, unit, period),
        cases=case_facts(whole, unit, period),
        quotas=tuple(each.quota for each in view.tasks if each.quota is not None),
        to_close=tuple(each.task.id for each in view.tasks if each.state in _UNCLOSED),
        extensions=tuple(each.extension for each in view.tasks if each.extension is not None),
        gaps=gaps(view, units, period),
        rows=printed,
        unfinished=_rows_of(printed, (each for each in view.tasks if _is_unfinished(each))),
        set_aside=_rows_of(printed, (each for each in view.tasks if each.state.is_set_aside)),
        units=units,
    )


def _of_unit(register: Register, as_of: date, unit: str) -> Register:
    """Return the rows that concern a unit; what each must do tells of its own part."""
    roster = Roster(register, as_of)
    mine = [task for task in register.tasks if unit in roster.parties(task).concerned]
    return register._replace(tasks=tuple(_own(task, unit, roster) for task in mine))


def _own(task: Task, unit: str, roster: Roster) -> Task:
    if unit not in roster.parties(task).each:
        return task
    own = (entry for entry in task.progress if roster.is_for(unit, entry.unit))
    return task._replace(progress=tuple(own))


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


def _before(register: Register, period: Period, unit: str | None) -> tuple[Judged, ...]:
    """Return the tasks as they stood at the end of the period before, if there was one."""
    previous = period.previous()
    return tuple(agenda(register, previous.last, unit).judged()) if previous is not None else ()


def _comparison(before: Iterable[Judged], period: Period) -> BeforeFacts | None:
    previous = period.previous()
    if previous is None:
        return None
    states = [each.state for each in before]
    done = sum(state.is_done for state in states)
    return BeforeFacts(previous.end, done, states.count(State.OVERDUE))


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
    told = (_task_progress(view, each, period) for each in mine if each.progress)
    return SectionFacts(
        title=title,
        total=len(mine),
        counts=tuple(
            sum(state in tally.group.states for state in states) for tally in view.figures.tallies
        ),
        progress=tuple(each for each in told if each.entries),
    )


def _task_progress(view: View, task: TaskView, period: Period) -> TaskProgress:
    """Return what was reported in the period; why a row is set aside is no progress."""
    words = dict(zip(task.judged.entries, task.progress, strict=True))
    within = [
        entry
        for entry in task.judged.entries
        if period.first <= entry.date <= period.last and not entry.status.sets_aside
    ]
    kept = outstanding(within)
    credited = [view.now.roster.name_of(e.unit) if e.unit else task.lead for e in kept]
    units = dict.fromkeys(credited)
    told = [
        f"{words[entry].text[:-1]}（{unit}）。" if len(units) > 1 else words[entry].text
        for entry, unit in zip(kept, credited, strict=True)
    ]
    return TaskProgress(
        number=task.task.id,
        name=task.task.name,
        lead=task.lead,
        by=listed(units) if len(units) == 1 else "",
        word=word_of(task.state),
        entries=tuple(words[entry] for entry in within),
        told="".join(told),
    )


def _problems(view: View, period: Period, printed: tuple[RowFacts, ...]) -> ProblemFacts:
    quotas = [(each, each.quota) for each in view.tasks if each.quota is not None]
    asked = chased(view)
    return ProblemFacts(
        finished_late=_finished_late(
            view, [item for item in view.now.items if not item.is_case], period
        ),
        still=_rows_of(printed, (task for task in view.tasks if _is_still(task, view.unit))),
        behind=tuple(quota for each, quota in quotas if _is_behind(each, quota, period)),
        chased=asked,
        outcomes=outcomes(asked),
    )


def _finished_late(
    view: View, items: Iterable[Item], period: Period | None
) -> tuple[MatterFacts, ...]:
    return tuple(
        view.matter(item)
        for item in items
        if item.state is State.DONE_LATE
        and item.settled is not None
        and (period is None or period.first <= item.settled <= period.last)
    )


_UNCLOSED = (State.STANDING, State.UNCONCLUDED)


def _is_still(task: TaskView, unit: str | None) -> bool:
    """Has nothing been reported of a year-round task, led by the unit, since the year began?"""
    if unit not in (None, *task.parties.leads):
        return False
    is_silent = task.judged.activity is Activity.NONE
    return is_silent and task.judged.is_asked and task.quota is None


def _is_behind(task: TaskView, quota: Quota, period: Period) -> bool:
    """Does a quota of an open task stand where it stood, with more than half of the year gone?"""
    moved = any(period.first <= e.date <= period.last and e.counted for e in task.judged.entries)
    return (
        quota.is_year_round
        and not quota.is_met
        and task.judged.is_asked
        and not task.state.is_pressing
        and not moved
        and period.last.month > _HALF_OF_THE_YEAR
    )


_HALF_OF_THE_YEAR = 6


def case_facts(view: View, unit: str | None = None, period: Period | None = None) -> CasesFacts:
    """Return how the cases stand that a unit must answer, or all of them."""
    cases = casebook.cases(view.now, unit=unit)
    late = [item for item in cases if casebook.standing(item) is Standing.LATE]
    running = [item for item in cases if casebook.standing(item) is Standing.RUNNING]
    return CasesFacts(
        total=len(cases),
        replies=reply_rate(cases, view.as_of),
        answered_late=sum(item.state is State.DONE_LATE for item in cases),
        late=tuple(map(view.matter, late)),
        running=tuple(map(view.matter, running)),
        closed_late=_finished_late(view, cases, period),
    )


def _ahead(view: View, whole: View, unit: str | None, period: Period) -> tuple[AheadFacts, ...]:
    """Return what is still open and falls due in the next period, month by month."""
    following = period.next()
    if following is None:
        return ()
    cases = [
        i
        for i in casebook.cases(whole.now, unit=unit)
        if i.due and following.first <= i.due <= following.last
    ]
    due = (*due_between(view.now, following.first, following.last), *cases)
    falling = sorted((item for item in due if item.state.is_open), key=_due_day)
    return tuple(
        AheadFacts(
            month.name if month.cutoff is None else f"{month.name}（{month.span}）",
            tuple(whole.matter(i) for i in falling if month.first <= _due_day(i) <= month.last),
        )
        for month in following.of_months()
    )


def _is_unfinished(task: TaskView) -> bool:
    is_standing = task.state is State.STANDING
    return task.state.is_open and not is_standing and not task.task.encouraged


def _rows_of(printed: tuple[RowFacts, ...], tasks: Iterable[TaskView]) -> tuple[RowFacts, ...]:
    wanted = {each.task.id for each in tasks}
    return tuple(row for row in printed if row.number in wanted)
