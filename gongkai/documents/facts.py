"""The facts of a report: a register, a period and a day, and everything a template can say.

Counting is ``figures``' and judging ``agenda``'s; here their answers are put in the words and
the order in which the office reports them. The result depends on the arguments alone.
"""

from datetime import date

from gongkai.agenda import Agenda, Item, State, agenda
from gongkai.documents.context import (
    AheadFacts,
    BeforeFacts,
    CasesFacts,
    CountFacts,
    ExtensionFacts,
    MatterFacts,
    PeriodFacts,
    PlanFacts,
    QuotaFacts,
    ReportFacts,
    RowFacts,
    SectionFacts,
    ShareFacts,
    TaskProgress,
    UnitFacts,
)
from gongkai.documents.gaps import gaps
from gongkai.documents.matters import (
    extension,
    matter,
    progress,
    rate,
    roles,
    shared_names,
)
from gongkai.documents.period import Period
from gongkai.documents.rows import rows
from gongkai.figures import (
    Figures,
    Standing,
    Tally,
    UnitFigures,
    due_between,
    figures,
    newly_done,
    quotas,
    unit_figures,
)
from gongkai.model import Plan, Register
from gongkai.roster import Roster
from gongkai.sentences import word_of


def report_facts(
    register: Register, period: Period, as_of: date, unit: str | None = None
) -> ReportFacts:
    """Return what there is to say about a period as of a day; days after it do not exist yet.

    With ``unit``, only of the tasks that concern the unit.
    """
    if unit is not None:
        roster = Roster(register, as_of)
        mine = (task for task in register.tasks if unit in roster.parties(task).concerned)
        register = register._replace(tasks=tuple(mine))
    return _Report(register, period, as_of, unit or "").facts()


class _Report:
    """The agendas and figures that all parts of a report share."""

    def __init__(self, register: Register, period: Period, as_of: date, unit: str) -> None:
        self.register = register
        self.period = period
        self.as_of = as_of
        self.unit = unit
        self.now = agenda(register, as_of, unit or None)
        self.figures = figures(self.now)
        self.before = self._before()
        self.shared = shared_names(register)
        self.rows = rows(self.now, self.figures.standings)
        self.units = self._units()

    def _units(self) -> tuple[UnitFigures, ...]:
        """Return the figures of the one unit, or of all that exist or have something to do."""
        found = unit_figures(self.now, self.figures, self.period.first, self.period.last)
        if self.unit:
            return tuple(each for each in found if each.name == self.unit)
        existing = {each.name for each in self.register.units if each.is_active(self.as_of)}
        return tuple(e for e in found if e.name in existing or e.lead or e.support or e.reports)

    def _before(self) -> Figures | None:
        previous = self.period.previous
        if previous is None:
            return None
        return figures(agenda(self.register, previous.last))

    def facts(self) -> ReportFacts:
        due = due_between(self.now, self.period.first, self.period.last)
        ahead = self._ahead()
        sections = self._sections()
        return ReportFacts(
            plan=plan_facts(self.register.plan),
            period=_period_facts(self.period),
            as_of=self.as_of,
            mark=self.period.mark(self.as_of),
            unit=self.unit,
            total=self.figures.total,
            shares=tuple(_share(tally) for tally in self.figures.tallies),
            completion=rate(self.figures.completion),
            punctuality=rate(self.figures.punctuality),
            settlement=rate(self.figures.settlement),
            before=self._comparison(),
            newly_done=tuple(each.task.id for each in newly_done(self.before, self.figures)),
            due=self._matters(due),
            due_done=sum(item.state.is_done for item in due),
            sections=sections,
            reported=sum(len(section.progress) for section in sections),
            overdue=self._of_state(State.OVERDUE),
            due_soon=self._of_state(State.DUE_TODAY, State.DUE_SOON),
            awaiting=self._of_state(State.AWAITING_EVENT),
            ahead=ahead,
            cases=self._cases(),
            quotas=_quotas(self.now),
            extensions=_extensions(self.figures),
            gaps=gaps(self.now, self.figures, self.units, self.period),
            rows=self.rows,
            unfinished=self._unfinished(),
            set_aside=tuple(row for row in self.rows if row.state in _SET_ASIDE),
            units=tuple(UnitFacts(*each) for each in self.units),
        )

    def _unfinished(self) -> tuple[RowFacts, ...]:
        encouraged = {task.id for task in self.register.tasks if task.encouraged}
        return tuple(
            row for row in self.rows if row.state in _UNFINISHED and row.number not in encouraged
        )

    def _matters(self, items: tuple[Item, ...] | list[Item]) -> tuple[MatterFacts, ...]:
        return tuple(matter(self.now, item, self.shared) for item in items)

    def _of_state(self, *states: State) -> tuple[MatterFacts, ...]:
        """Return the matters in these states, the soonest due first; cases stand apart."""
        found = [i for i in self.now.items if i.state in states and not i.is_case]
        return self._matters(sorted(found, key=lambda item: item.due or date.max))

    def _comparison(self) -> BeforeFacts | None:
        previous = self.period.previous
        if previous is None or self.before is None:
            return None
        return BeforeFacts(
            name=previous.end,
            done=sum(each.state.is_done for each in self.before.standings),
            overdue=self.before.count(State.OVERDUE),
        )

    def _sections(self) -> tuple[SectionFacts, ...]:
        """Return the parts of the 要点 in the order in which they first appear in the table."""
        titles = dict.fromkeys(task.section for task in self.register.tasks)
        return tuple(self._section(title) for title in titles)

    def _section(self, title: str) -> SectionFacts:
        mine = [each for each in self.figures.standings if each.task.section == title]
        states = [each.state for each in mine]
        reported = (self._task_progress(k) for k in mine)
        return SectionFacts(
            title=title,
            total=len(mine),
            counts=tuple(
                sum(state in tally.group.states for state in states)
                for tally in self.figures.tallies
            ),
            progress=tuple(each for each in reported if each.entries),
        )

    def _task_progress(self, standing: Standing) -> TaskProgress:
        task = standing.task
        last = min(self.period.last, self.as_of)
        entries = (e for e in task.entries(last) if e.date >= self.period.first)
        return TaskProgress(
            number=task.id,
            name=task.name,
            lead=roles(self.now, task)[0],
            word=word_of(standing.state),
            entries=tuple(progress(entry) for entry in entries),
        )

    def _cases(self) -> CasesFacts:
        cases = [item for item in self.now.items if item.is_case]
        late = [item for item in cases if item.state is State.OVERDUE]
        running = [item for item in cases if item.state.is_open and item not in late]
        return CasesFacts(
            total=len(cases),
            replies=rate(self.figures.replies),
            answered_late=sum(item.state is State.DONE_LATE for item in cases),
            late=self._matters(late),
            running=self._matters(running),
        )

    def _ahead(self) -> tuple[AheadFacts, ...]:
        """Return what is still open and falls due in the next period, month by month."""
        following = self.period.next
        return tuple(self._month_ahead(each) for each in following.of_months) if following else ()

    def _month_ahead(self, coming: Period) -> AheadFacts:
        due = due_between(self.now, coming.first, coming.last)
        return AheadFacts(coming.name, self._matters([i for i in due if i.state.is_open]))


_UNFINISHED = {state.key for state in State if state.is_open and state is not State.STANDING}
_SET_ASIDE = {state.key for state in State if state.is_set_aside}


def plan_facts(plan: Plan) -> PlanFacts:
    """Return the 要点 as a template names it."""
    number = f"（{plan.document}）" if plan.document else ""
    return PlanFacts(
        title=plan.title,
        year=plan.year,
        issuer=plan.issuer,
        document=plan.document,
        issued=plan.issued,
        cited=f"《{plan.title}》{number}",
    )


def _period_facts(period: Period) -> PeriodFacts:
    return PeriodFacts(
        kind=period.kind,
        number=period.number,
        name=period.name,
        title=period.title,
        this=period.this,
        months=period.months,
        first=period.first,
        last=period.last,
        next_name=period.next.name if period.next else "",
    )


def _share(tally: Tally) -> ShareFacts:
    parts = tuple(CountFacts(state.key, word_of(state), count) for state, count in tally.parts)
    return ShareFacts(tally.group.key, tally.group.word, tally.tasks, f"{tally.share}%", parts)


def _quotas(now: Agenda) -> tuple[QuotaFacts, ...]:
    year_round = {item.task.id for item in now.items if item.obligation == "target"}
    return tuple(
        QuotaFacts(
            number=each.task.id,
            name=each.task.name,
            target=each.target.quantity,
            measure=each.target.measure,
            reached=each.reached,
            is_met=each.is_met,
            is_year_round=each.task.id in year_round,
        )
        for each in quotas(now.register.tasks, now.as_of)
    )


def _extensions(figures: Figures) -> tuple[ExtensionFacts, ...]:
    """Return one change for each task that has one in force, in the document's order."""
    found = []
    for standing in figures.standings:
        changes = (extension(standing.task, item) for item in standing.bound)
        found += [change for change in changes if change is not None][:1]
    return tuple(found)
