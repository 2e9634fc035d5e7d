"""Several bureaus side by side: the figures of each, and what they add up to.

Numbers of tasks are each bureau's own, so registers are never put together; only their figures
are. A bureau whose data has errors is named and counted nowhere.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gongkai.agenda import State, agenda
from gongkai.diagnostics import Diagnostic
from gongkai.figures import figures, pressing, reply_rate
from gongkai.model import Register, Span
from gongkai.rates import Rate
from gongkai.tables import Column, Table
from gongkai.timing.due_days import end_of
from gongkai.wording import UNIT_WORDS


class Counts(NamedTuple):
    """The figures of a bureau, or of several. ``ahead`` falls due within a span, cases included;
    ``late_cases`` are cases, all others are tasks.
    """

    tasks: int = 0
    done: int = 0
    standing: int = 0
    due_soon: int = 0
    overdue: int = 0
    unconcluded: int = 0
    late_cases: int = 0
    ahead: int = 0
    completion: Rate = Rate(0, 0)
    punctuality: Rate = Rate(0, 0)
    settlement: Rate = Rate(0, 0)
    replies: Rate = Rate(0, 0)


class BureauFacts(NamedTuple):
    """A bureau by its folder. ``problem`` says why it is not counted, or is empty."""

    folder: str
    name: str
    problem: str
    counts: Counts


class DistrictFacts(NamedTuple):
    """The bureaus on a day: first those that could not be counted, then by their folders."""

    as_of: date
    within: Span
    bureaus: tuple[BureauFacts, ...]
    total: Counts

    @property
    def counted(self) -> int:
        """How many bureaus could be counted."""
        return sum(not each.problem for each in self.bureaus)

    @property
    def late(self) -> int:
        """How many bureaus have something that is late."""
        return sum(bool(each.counts.overdue) for each in self.bureaus)


def bureau(folder: str, register: Register, as_of: date, within: Span) -> BureauFacts:
    """Return the figures of a bureau as of a day."""
    now = agenda(register, as_of)
    counted = figures(now)
    cases = [item for item in now.items if item.is_case]
    until = end_of(within, as_of, now.calendar).day
    ahead = [i for i in pressing(now, until) if i.due is not None and i.state is not State.OVERDUE]
    counts = Counts(
        tasks=counted.total,
        done=len(counted.done),
        standing=counted.count(State.STANDING),
        due_soon=counted.count(State.DUE_TODAY, State.DUE_SOON),
        overdue=counted.count(State.OVERDUE),
        unconcluded=counted.count(State.UNCONCLUDED),
        late_cases=sum(item.state is State.OVERDUE for item in cases),
        ahead=len(ahead),
        completion=counted.completion,
        punctuality=counted.punctuality,
        settlement=counted.settlement,
        replies=reply_rate(cases, as_of),
    )
    return BureauFacts(folder, register.plan.issuer or folder, "", counts)


def unreadable(folder: str, register: Register | None, errors: list[Diagnostic]) -> BureauFacts:
    """Return a bureau whose data has errors, with the place of the first."""
    place = errors[0].place
    more = f"等{len(errors)}处" if len(errors) > 1 else ""
    name = register.plan.issuer if register is not None else ""
    problem = f"数据有误：{place.path} 第{place.line}行{more}"
    return BureauFacts(folder, name or folder, problem, Counts())


def district_of(bureaus: Iterable[BureauFacts], as_of: date, within: Span) -> DistrictFacts:
    """Return the bureaus, those that cannot be counted on top, and the sums of the others."""
    # Sorting is stable: those with a problem come first, each kind by its folders.
    found = tuple(sorted(bureaus, key=lambda each: not each.problem))
    return DistrictFacts(as_of, within, found, _total([each.counts for each in found]))


def _total(counts: list[Counts]) -> Counts:
    return Counts._make(map(_sum, zip(Counts(), *counts, strict=True)))


def _sum(column: tuple[int | Rate, ...]) -> int | Rate:
    """Return the sum of one figure; rates add up by their cases, not by their percents."""
    rates = [each for each in column if isinstance(each, Rate)]
    if rates:
        return Rate(*map(sum, zip(*rates, strict=True)))
    return sum(each for each in column if isinstance(each, int))


def district_words(facts: DistrictFacts) -> str:
    """Return 「60个单位、2400项任务，逾期600项，涉及60个单位。」."""
    total = facts.total
    parts = (
        f"{facts.counted}个单位、{total.tasks}项任务",
        f"逾期{total.overdue}项，涉及{facts.late}个单位" if total.overdue else "无逾期任务",
        f"超期个案{total.late_cases}件" if total.late_cases else "",
        f"年度未办结{total.unconcluded}项" if total.unconcluded else "",
    )
    failed = len(facts.bureaus) - facts.counted
    rest = f"另有{failed}个单位数据有误，未计入。" if failed else ""
    return f"{'，'.join(filter(None, parts))}。{rest}"


def district_table(facts: DistrictFacts) -> Table:
    """Return a row for each bureau; what could not be counted is marked, not 0."""
    ahead = f"{facts.within.amount}{UNIT_WORDS[facts.within.unit]}内到期"
    titles = ("任务", "已完成", "全年持续", "临期", "逾期", "超期个案", ahead, "按时完成率")
    return Table(
        (Column("单位", telling=True), *(Column(title, right=True) for title in titles)),
        tuple((_named(each), *_cells(each)) for each in facts.bureaus),
        tuple("overdue" if each.problem or each.counts.overdue else "" for each in facts.bureaus),
    )


def _named(bureau: BureauFacts) -> str:
    return f"{bureau.name}\n{bureau.problem}" if bureau.problem else bureau.name


def _cells(bureau: BureauFacts) -> tuple[str, ...]:
    counts, rate = bureau.counts, bureau.counts.punctuality
    numbers = (
        *(counts.tasks, counts.done, counts.standing, counts.due_soon, counts.overdue),
        *(counts.late_cases, counts.ahead),
    )
    shown = f"（{rate.numerator}/{rate.denominator}）" if rate.denominator else ""
    cells = (*map(str, numbers), f"{rate.percent}{shown}")
    return tuple("—" for _ in cells) if bureau.problem else cells
