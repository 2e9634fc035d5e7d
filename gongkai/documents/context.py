"""The facts that a template lays out: frozen records of words, numbers and days.

No rule and no arithmetic lives here. ``docs/templates.md`` gives every name with an example.
"""

from datetime import date
from typing import Any, NamedTuple

from gongkai.documents.period import TEMPLATES


class PlanFacts(NamedTuple):
    """The 要点. ``cited`` is its title in 《》 with its number."""

    title: str
    year: int
    issuer: str
    document: str
    issued: date | None
    cited: str


class PeriodFacts(NamedTuple):
    """The period reported on, and how the text calls it and its neighbours."""

    kind: str
    number: int
    name: str
    title: str
    this: str
    months: str
    first: date
    last: date
    next_name: str


class RateFacts(NamedTuple):
    """A rate; ``percent`` is 「—」 where there is nothing to divide by."""

    numerator: int
    denominator: int
    percent: str


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


class ProgressFacts(NamedTuple):
    """One entry of progress. ``text`` is the whole sentence with day and full stop."""

    date: date
    status: str
    note: str
    unit: str
    evidence: tuple[str, ...]
    text: str


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


class MatterFacts(NamedTuple):
    """One obligation of a task: a deadline, an occurrence, a target or a case of a clock.

    ``gist`` tells tasks with the same name apart; ``when`` is the due day as printed;
    ``urgency`` says 「逾期3天」 or 「还剩10天」; ``days`` counts ``days_unit`` left, negative
    when late; ``latest`` is the last sentence of progress.
    """

    number: int
    name: str
    gist: str
    label: str
    lead: str
    others: str
    phrase: str
    due: date | None
    when: str
    state: str
    word: str
    days: int | None
    days_unit: str
    urgency: str
    latest: str
    estimated: bool
    note: str


class AheadFacts(NamedTuple):
    """What falls due in one coming month."""

    name: str
    matters: tuple[MatterFacts, ...]


class ExtensionFacts(NamedTuple):
    """An approved change of a deadline. ``text`` says all of it but the reason."""

    number: int
    name: str
    old: str
    new: str
    date: date
    reason: str
    approved_by: str
    document: str
    text: str


class QuotaFacts(NamedTuple):
    """A target and how much of it is reached; ``is_year_round`` when only the year ends it."""

    number: int
    name: str
    target: int
    measure: str
    reached: int
    is_met: bool
    is_year_round: bool


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
    replies: RateFacts
    answered_late: int
    late: tuple[MatterFacts, ...]
    running: tuple[MatterFacts, ...]


class UnitFacts(NamedTuple):
    """A 科室: tasks it leads and how they stand, tasks it supports, its reports of the period."""

    name: str
    lead: int
    done: int
    standing: int
    due_soon: int
    overdue: int
    support: int
    reports: int


class RowFacts(NamedTuple):
    """A row of the 落实情况表. ``printed_name`` is blank where the name is the row above's.

    ``progress`` and ``remark`` are for the office; the two ``public_`` ones leave out reasons,
    lateness and units.
    """

    number: int
    name: str
    printed_name: str
    section: str
    content: str
    units: str
    lead: str
    others: str
    phrase: str
    due: str
    target: str
    state: str
    word: str
    lamp: str
    progress: str
    remark: str
    public_progress: str
    public_remark: str


class GapFacts(NamedTuple):
    """What the office still has to ask for. Numbers are those of tasks.

    ``silent_units`` lead open tasks and reported nothing in the period; ``silent`` are open tasks
    without any progress; ``unproven`` are concluded without evidence; ``unnamed`` have a 相关科室
    that nobody named; ``unclocked`` have a clock but no case; ``estimated`` have a date counted
    without a published 放假安排; ``before_issue`` were overdue when the
    plan was issued. ``points`` says all of it in sentences without a full stop.
    """

    silent_units: tuple[str, ...]
    silent: tuple[int, ...]
    unproven: tuple[int, ...]
    unnamed: tuple[int, ...]
    unclocked: tuple[int, ...]
    estimated: tuple[int, ...]
    before_issue: tuple[int, ...]
    points: tuple[str, ...]


class ReportFacts(NamedTuple):
    """Everything that a report can say, as of a day.

    ``mark`` says so when that is not the period's last day: 「（月中统计）」, 「（关账期统计）」.

    ``due`` fell due in the period, ``due_done`` of them are done; ``ahead`` falls due in the
    next period; ``unfinished`` rows are open at a date or at the year's end, ``set_aside`` ones
    did not occur, rest or are cancelled.
    """

    plan: PlanFacts
    period: PeriodFacts
    as_of: date
    mark: str
    unit: str
    total: int
    shares: tuple[ShareFacts, ...]
    completion: RateFacts
    punctuality: RateFacts
    settlement: RateFacts
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
    quotas: tuple[QuotaFacts, ...]
    extensions: tuple[ExtensionFacts, ...]
    gaps: GapFacts
    rows: tuple[RowFacts, ...]
    unfinished: tuple[RowFacts, ...]
    set_aside: tuple[RowFacts, ...]
    units: tuple[UnitFacts, ...]

    @property
    def template(self) -> str:
        """The shipped template that fits: a unit's own page, or the report of the period."""
        return "unit" if self.unit else TEMPLATES[self.period.kind]


class TableRow(NamedTuple):
    """A row of the 落实情况表 as it leaves the office, for its reader only."""

    number: int
    name: str
    content: str
    units: str
    phrase: str
    progress: str
    remark: str


class TableFacts(NamedTuple):
    """The 落实情况表. A ``public`` one holds no reasons, no lateness, no lamps and no persons."""

    plan: PlanFacts
    as_of: date
    public: bool
    rows: tuple[TableRow, ...]


class SlipFacts(NamedTuple):
    """One matter, one slip: a 提醒单, 催办单 or 督办通知单.

    ``time`` says how often the matter is asked for with this slip, of whatever level;
    ``answer_by`` is the day on which the answer is due; ``escalates`` when the next step is the
    局长办公会.
    """

    level: str
    reference: str
    plan: PlanFacts
    as_of: date
    unit: str
    others: str
    number: int
    name: str
    label: str
    content: str
    phrase: str
    when: str
    state: str
    urgency: str
    latest: str
    time: int
    answer_by: date
    estimated: bool
    escalates: bool


def as_json(facts: NamedTuple) -> dict[str, Any]:
    """Return the facts as plain dicts, lists, words and numbers; days as 2022-09-30."""
    plain: dict[str, Any] = _plain(facts)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        fields = getattr(value, "_asdict", None)
        if fields is not None:
            return {name: _plain(each) for name, each in fields().items()}
        return [_plain(each) for each in value]
    return value
