"""Counts, shares and rates of an agenda. Every rate keeps its numerator and denominator.

A task counts once. It counts as due when a dated deadline or target of it is due, and as
done on time only when all that was due was done on time. Cases of clocks are counted apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.agenda import Activity, Agenda, Item, Judged, State
from gongkai.model import Entry, Plan, Span
from gongkai.rates import Rate, share_sum, shares
from gongkai.roster import Roster
from gongkai.timing.deadline import Kind

AHEAD = Span(30, "day", "30d")
"""How far ahead is looked where nobody says how far: by due, by district and on the board."""


class Group(NamedTuple):
    """Tasks that the office counts in one figure. ``always``: said also when there is none."""

    key: str
    word: str
    states: tuple[State, ...]
    always: bool = False


class Tally(NamedTuple):
    """How many tasks are in a group, and their share of all (see ``shares``).

    ``parts`` are the states of the group that occur, with their counts; where the group lasts all
    year, whether anything was reported.
    """

    group: Group
    tasks: int
    share: str
    parts: tuple[tuple[State | Activity, int], ...]


GROUPS = (
    Group("done", "已完成", (State.DONE_ON_TIME, State.DONE_EARLY, State.DONE_LATE), always=True),
    Group("in_progress", "推进中", (State.IN_PROGRESS,)),
    Group("standing", "全年持续", (State.STANDING,)),
    Group("due_soon", "临期", (State.DUE_TODAY, State.DUE_SOON)),
    Group("overdue", "逾期", (State.OVERDUE,), always=True),
    Group("not_started", "未启动", (State.NOT_STARTED,)),
    Group("upcoming", "未到时限", (State.UPCOMING,)),
    Group("awaiting_event", "待定（缺起算日）", (State.AWAITING_EVENT,)),
    Group("unscheduled", "未定时限", (State.UNSCHEDULED,)),
    Group("unconcluded", "年度未办结", (State.UNCONCLUDED,)),
    Group("carried_over", "结转下年", (State.CARRIED_OVER,)),
    Group("not_applicable", "未发生", (State.NOT_APPLICABLE,)),
    Group("suspended", "暂缓", (State.SUSPENDED,)),
    Group("cancelled", "取消", (State.CANCELLED,)),
)


_GROUP_OF = {state: group for group in GROUPS for state in group.states}


def group_of(state: State) -> Group:
    """Return the figure in which a task in a state is counted."""
    return _GROUP_OF[state]


class Timing(NamedTuple):
    """How the tasks that are done, and those that were due by the day, come apart.

    ``dated``, ``year_round`` and ``undated`` are together the tasks that are done; ``ahead`` are
    those of the dated ones of which nothing was due yet. ``on_time``, ``late`` and ``open`` are
    together the tasks that were due; ``early`` is in ``on_time``.
    """

    dated: int
    year_round: int
    undated: int
    ahead: int
    due: int
    on_time: int
    early: int
    late: int
    open: int


class Figures(NamedTuple):
    """The figures of all tasks as of a day."""

    as_of: date
    tasks: tuple[Judged, ...]
    tallies: tuple[Tally, ...]
    completion: Rate
    punctuality: Rate
    settlement: Rate
    timing: Timing

    @property
    def total(self) -> int:
        """How many tasks there are."""
        return len(self.tasks)

    @property
    def shares_sum(self) -> str:
        """What the shares of the groups are together: not always 100.0%."""
        return share_sum([each.tasks for each in self.tallies])

    @property
    def done(self) -> tuple[Judged, ...]:
        """The tasks that are done, in time or late, in the document's order."""
        return tuple(each for each in self.tasks if each.state.is_done)

    def count(self, *states: State) -> int:
        """Return how many tasks are in one of the states."""
        return sum(each.state in states for each in self.tasks)


def figures(agenda: Agenda) -> Figures:
    """Return the figures of an agenda.

    Out of all rates are encouraged rows and rows set aside (未发生, 暂缓, 取消, 结转).
    ``completion`` is done ÷ all the others, standing rows included: the year's work.
    ``punctuality`` is on time ÷ due by the day and ``settlement`` is done ÷ due by the day: of
    the others, those with a deadline or target that was due; a standing row without a target
    is never due. What ``reply_rate`` says of cases of clocks is the same as punctuality.
    """
    tasks = tuple(agenda.judged())
    timing = _timing(tasks, agenda.as_of)
    return Figures(
        as_of=agenda.as_of,
        tasks=tasks,
        tallies=tallies(tasks),
        completion=Rate(
            sum(each.state.is_done and each.is_asked for each in tasks),
            sum(each.is_asked for each in tasks),
        ),
        punctuality=Rate(timing.on_time, timing.due),
        settlement=Rate(timing.on_time + timing.late, timing.due),
        timing=timing,
    )


def reply_rate(cases: Iterable[Item], as_of: date) -> Rate:
    """Return answered on time ÷ had to be answered by the day."""
    expected = [item for item in cases if _is_expected(item, as_of)]
    return Rate(sum(item.state.is_on_time for item in expected), len(expected))


def _timing(tasks: Sequence[Judged], as_of: date) -> Timing:
    done = [each for each in tasks if each.state.is_done]
    kinds = [_kind_of(each) for each in done]
    due = [items for each in tasks if (items := _due(each, as_of))]
    settled = [items for items in due if all(item.state.is_done for item in items)]
    on_time = [items for items in settled if all(item.state.is_on_time for item in items)]
    return Timing(
        dated=kinds.count("dated"),
        year_round=kinds.count("year_round"),
        undated=kinds.count("undated"),
        ahead=sum(
            kind == "dated" and not _has_come(each, as_of)
            for each, kind in zip(done, kinds, strict=True)
        ),
        due=len(due),
        on_time=len(on_time),
        early=sum(all(i.state is State.DONE_EARLY for i in items) for items in on_time),
        late=len(settled) - len(on_time),
        open=len(due) - len(settled),
    )


def _kind_of(judged: Judged) -> str:
    """Is a task bound by a day, all year round, or by neither?"""
    slots = [item for item in judged.bound if item.obligation == "deadline"]
    if any(item.due is not None for item in slots):
        return "dated"
    lasts = any(item.deadline.kind in _LASTING for item in slots)
    return "year_round" if lasts else "undated"


_LASTING = (Kind.STANDING, Kind.RECURRING)


def _has_come(judged: Judged, as_of: date) -> bool:
    return any(item.due is not None and item.due <= as_of for item in judged.bound)


def tallies(tasks: Sequence[Judged]) -> tuple[Tally, ...]:
    """Return how many tasks are in each group; every task is in exactly one."""
    found: dict[str, list[Judged]] = {group.key: [] for group in GROUPS}
    for each in tasks:
        found[group_of(each.state).key].append(each)
    present = [(each, found[each.key]) for each in GROUPS if found[each.key] or each.always]
    portions = shares([len(members) for _, members in present])
    return tuple(
        Tally(group, len(members), share, tuple(_parts(group, members)))
        for (group, members), share in zip(present, portions, strict=True)
    )


def _parts(group: Group, members: Sequence[Judged]) -> Iterator[tuple[State | Activity, int]]:
    counts: Counter[State | Activity] = Counter(each.activity or each.state for each in members)
    for part in (*group.states, *Activity):
        if counts[part]:
            yield part, counts[part]


def was_due(judged: Judged, as_of: date) -> bool:
    """Is the task one of those that had to be done by the day, at least in part?"""
    return bool(_due(judged, as_of))


def _due(judged: Judged, as_of: date) -> list[Item]:
    """Return what was due by the day; encouraged rows and rows set aside are left out."""
    if judged.task.encouraged:
        return []
    return [
        item
        for item in judged.bound
        if item.due is not None and item.due <= as_of and not item.state.is_set_aside
    ]


def _is_expected(item: Item, as_of: date) -> bool:
    """Had a case to be answered by the day? Open cases that are not yet due had not."""
    # Not on the last day itself: until midnight an answer is in time.
    return item.state.is_done or (item.due is not None and item.due < as_of)


def pressing(agenda: Agenda, until: date) -> tuple[Item, ...]:
    """Return what wants attention up to a day: overdue (longest first), due today, due by
    ``until`` (soonest first), then what awaits an event's date. What rests is left alone.
    """
    overdue = [item for item in agenda.items if item.state is State.OVERDUE]
    ahead = [item for item in agenda.items if _is_ahead(item, agenda.as_of, until)]
    awaiting = [item for item in agenda.items if item.state is State.AWAITING_EVENT]
    return (*sorted(overdue, key=_due_day), *sorted(ahead, key=_due_day), *awaiting)


def _is_ahead(item: Item, as_of: date, until: date) -> bool:
    is_dated = item.due is not None and not item.rests
    return is_dated and item.state.is_ahead and as_of <= _due_day(item) <= until


def _due_day(item: Item) -> date:
    return item.due or date.max


def due_between(agenda: Agenda, first: date, last: date) -> tuple[Item, ...]:
    """Return the deadlines and targets that fall due from ``first`` to ``last``, soonest first.

    Each stage and occurrence counts, so that the months of a quarter add up to the quarter.
    Encouraged rows and rows set aside are left out; cases of clocks are counted apart.
    """
    found = [
        item
        for item in agenda.items
        if not item.is_case
        and item.due is not None
        and first <= item.due <= last
        and not item.state.is_set_aside
        and not item.task.encouraged
    ]
    return tuple(sorted(found, key=lambda item: item.due or last))


class MonthFigures(NamedTuple):
    """The tasks of which something falls due in a calendar month, by their numbers.

    A task counts once: as ``overdue`` when any of it is late, as ``done`` when all of it is done,
    else as ``open``.
    """

    month: int
    tasks: tuple[int, ...]
    done: int
    overdue: int
    open: int


def month_figures(agenda: Agenda) -> tuple[MonthFigures, ...]:
    """Return what falls due in each month of the plan's year, as ``due_between`` counts it."""
    year = agenda.register.plan.year
    found: dict[int, dict[int, list[State]]] = {month: {} for month in range(1, 13)}
    for item in due_between(agenda, date(year, 1, 1), date(year, 12, 31)):
        if item.due is not None:
            found[item.due.month].setdefault(item.task.id, []).append(item.state)
    return tuple(_month(month, states) for month, states in found.items())


def _month(month: int, states: dict[int, list[State]]) -> MonthFigures:
    late = sum(State.OVERDUE in each for each in states.values())
    done = sum(all(state.is_done for state in each) for each in states.values())
    return MonthFigures(month, tuple(states), done, late, len(states) - late - done)


def newly_done(before: Iterable[Judged], now: Iterable[Judged]) -> tuple[Judged, ...]:
    """Return the tasks that are done now and were not before, in the document's order."""
    settled = {each.task.id for each in before if each.state.is_done}
    return tuple(each for each in now if each.state.is_done and each.task.id not in settled)


class Quota(NamedTuple):
    """A task's target and how much of it had been reached by the day.

    ``is_year_round`` when only the year's end is its deadline; ``gist`` is what asks for it.
    """

    number: int
    name: str
    target: int
    measure: str
    reached: int
    is_year_round: bool
    gist: str = ""

    @property
    def is_met(self) -> bool:
        """Has the target been reached?"""
        return self.reached >= self.target

    def missing(self) -> int:
        """Return how much is still to be done; nothing where the target has been reached."""
        return max(0, self.target - self.reached)


def quota_of(judged: Judged) -> Quota | None:
    """Return the target of a task, if it has one, and how far it is reached."""
    task = judged.task
    if task.target is None:
        return None
    return Quota(
        number=task.id,
        name=task.name,
        target=task.target.quantity,
        measure=task.target.measure,
        reached=sum(entry.counted for entry in judged.entries),
        is_year_round=any(item.obligation == "target" for item in judged.items),
    )


class UnitFigures(NamedTuple):
    """A unit's share of the work: tasks it leads and tasks it supports, and how they stand.

    ``support_open`` are neither done nor overdue nor set aside. ``reports`` counts the entries
    of the period that came from the unit. A task that lasts all year is ``standing`` until the
    year ends, and ``unconcluded`` then.
    """

    name: str
    lead: int
    done: int
    standing: int
    due_soon: int
    overdue: int
    support: int
    support_done: int
    support_overdue: int
    support_open: int
    reports: int
    cases: int = 0
    late_cases: int = 0
    unconcluded: int = 0


def unit_figures(now: Agenda, counted: Figures, first: date, last: date) -> tuple[UnitFigures, ...]:
    """Return the figures of every unit, in the bureau's own order.

    各科室 is led by each of them; a task with several units counts for each, so that the sum
    exceeds the number of tasks; a case counts only for who must answer it. ``first`` and ``last``
    bound the period of the reports.
    """
    states: defaultdict[str, Counter[State]] = defaultdict(Counter)
    support: defaultdict[str, Counter[State]] = defaultdict(Counter)
    reports: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for item in now.items:
        if item.is_case:
            cases.update(now.charged(item))
            late.update(now.charged(item) if item.state in _LATE else ())
    for each in counted.tasks:
        parties = now.parties(each.task)
        for name in parties.leads:
            states[name][_own_state(each, name)] += 1
        for name in parties.supports:
            support[name][_own_state(each, name)] += 1
        for entry in each.entries:
            if first <= entry.date <= last:
                reports.update(_reporters(now.roster, entry, parties.leads))
    return tuple(
        _unit(unit.name, states[unit.name], support[unit.name])._replace(
            reports=reports[unit.name], cases=cases[unit.name], late_cases=late[unit.name]
        )
        for unit in now.register.units
    )


_LATE = (State.OVERDUE, State.DONE_LATE)


def _own_state(judged: Judged, unit: str) -> State:
    """Return the state of a row for one of its units, whose own part may be done before all are."""
    shares = [item.shares for item in judged.bound if item.shares is not None]
    is_done = bool(shares) and all(unit in each.done for each in shares)
    return State.DONE_ON_TIME if is_done else judged.state


def _reporters(roster: Roster, entry: Entry, leads: tuple[str, ...]) -> tuple[str, ...]:
    """Return whose report an entry is: the unit that it names, else the one that leads."""
    if entry.unit is None:
        return leads if len(leads) == 1 else ()
    return (roster.name_of(entry.unit),)


def _unit(name: str, led: Counter[State], support: Counter[State]) -> UnitFigures:
    return UnitFigures(
        name=name,
        lead=led.total(),
        done=_done(led),
        standing=led[State.STANDING],
        due_soon=led[State.DUE_SOON] + led[State.DUE_TODAY],
        overdue=led[State.OVERDUE],
        support=support.total(),
        support_done=_done(support),
        support_overdue=support[State.OVERDUE],
        support_open=sum(
            tasks
            for state, tasks in support.items()
            if state.is_open and state is not State.OVERDUE
        ),
        reports=0,
        unconcluded=led[State.UNCONCLUDED],
    )


def _done(states: Counter[State]) -> int:
    return sum(tasks for state, tasks in states.items() if state.is_done)


def lamp(judged: Judged, plan: Plan, as_of: date) -> str:
    """Return the colour of a task's lamp as a word: 绿, 蓝, 黄, 红, or 「—」 for none.

    Red is overdue, yellow near its day, blue within 30 days of it, green all else that goes on
    or is done. A year-round task is yellow when nothing was reported in this month and the one
    before, never red. Encouraged tasks and tasks set aside or without a date have no lamp.
    """
    state = judged.state
    if not judged.is_asked or state in _UNLIT:
        return "—"
    if state in _COLOURS:
        return _COLOURS[state]
    if state is State.STANDING:
        return "绿" if _was_heard_of(judged, plan, as_of) else "黄"
    days = [item.days_left for item in judged.bound if item.state.is_open]
    return "蓝" if any(left is not None and left <= _BLUE for left in days) else "绿"


def lamp_of(state: State) -> str:
    """Return the colour of the lamp of one obligation that has a day, such as a case."""
    return _COLOURS.get(state, "绿")


_BLUE = 30
_UNLIT = (State.AWAITING_EVENT, State.UNSCHEDULED)
_COLOURS = {
    State.OVERDUE: "红",
    State.UNCONCLUDED: "红",
    State.DUE_TODAY: "黄",
    State.DUE_SOON: "黄",
}


def _was_heard_of(judged: Judged, plan: Plan, as_of: date) -> bool:
    """Was anything reported, or the plan issued, in this month or the one before?"""
    since = (as_of.replace(day=1) - timedelta(days=1)).replace(day=1)
    issued = plan.issued or date(plan.year, 1, 1)
    return max([issued, *(entry.date for entry in judged.entries)]) >= since
