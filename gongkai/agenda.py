"""Every obligation of a Register, and its state as of a day.

A task is bound by its deadline (each stage or occurrence of it), by its target, and by each
case of its clocks. What is dated later than the day does not exist yet, so that a past
month can be looked at again and says the same.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from gongkai.clocks import course, explained
from gongkai.model import Adjustment, Clock, Entry, Register, Status, Task
from gongkai.roster import Parties, Roster
from gongkai.timing.deadlines import Slot, end_of, slots
from gongkai.timing.phrases import Deadline, Kind, normalise, read_deadline
from gongkai.timing.workdays import Calendar


class State(Enum):
    """Where an obligation stands; members are ordered by how much they want attention."""

    OVERDUE = ("overdue", "逾期")
    DUE_TODAY = ("due_today", "今日到期")
    DUE_SOON = ("due_soon", "临期")
    UNCONCLUDED = ("unconcluded", "年度未办结")
    AWAITING_EVENT = ("awaiting_event", "待定（缺起算日）")
    UNSCHEDULED = ("unscheduled", "未定时限")
    STANDING = ("standing", "全年持续")
    IN_PROGRESS = ("in_progress", "推进中")
    NOT_STARTED = ("not_started", "未启动")
    UPCOMING = ("upcoming", "未到时限")
    SUSPENDED = ("suspended", "暂缓")
    CANCELLED = ("cancelled", "取消")
    NOT_APPLICABLE = ("not_applicable", "未发生")
    CARRIED_OVER = ("carried_over", "结转下年")
    DONE_LATE = ("done_late", "逾期完成")
    DONE_ON_TIME = ("done_on_time", "按时完成")
    DONE_EARLY = ("done_early", "提前完成")

    def __init__(self, key: str, word: str) -> None:
        self.key = key
        self.word = word

    @property
    def is_done(self) -> bool:
        """Has the obligation been met, early, on time or late?"""
        return self in _DONE

    @property
    def is_set_aside(self) -> bool:
        """Is the obligation out of what the year asks for: 未发生, 暂缓, 取消, 结转?"""
        return self in _ASIDE


_DONE = (State.DONE_EARLY, State.DONE_ON_TIME, State.DONE_LATE)
_ATTENTION = (State.OVERDUE, State.DUE_TODAY, State.DUE_SOON)
_SET_ASIDE = {
    Status.SUSPENDED: State.SUSPENDED,
    Status.CANCELLED: State.CANCELLED,
    Status.NOT_OCCURRED: State.NOT_APPLICABLE,
    Status.CARRIED: State.CARRIED_OVER,
}
_ASIDE = frozenset(_SET_ASIDE.values())
_ONE_SLOT = (Kind.POINT, Kind.WINDOW, Kind.RELATIVE)


class Item(NamedTuple):
    """One obligation of a task.

    ``obligation`` is ``deadline``, ``target`` or ``clock``. ``settled`` is the day on which the
    obligation was met. ``days_left`` counts from then, or from the day of the agenda; it is
    negative when that was late, and counts working days when ``days_unit`` is ``workday``.
    """

    task: Task
    obligation: str
    label: str | None
    phrase: str
    start: date | None
    due: date | None
    state: State
    days_left: int | None
    days_unit: str = "day"
    settled: date | None = None
    estimated: bool = False
    adjustment: Adjustment | None = None
    notes: tuple[str, ...] = ()

    @property
    def late_by(self) -> str:
        """「逾期3天」; a case of a clock is 超期, and may count working days."""
        word = "超期" if self.obligation == "clock" else "逾期"
        days = -(self.days_left or 0)
        return f"{word}{days}{self._days}" if days else f"{word}不足1{self._days}"

    @property
    def still(self) -> str:
        """「还剩10天」."""
        return f"还剩{self.days_left}{self._days}"

    @property
    def _days(self) -> str:
        return "个工作日" if self.days_unit == "workday" else "天"


class Agenda(NamedTuple):
    """The obligations of all tasks, in the document's order, as of a day."""

    register: Register
    as_of: date
    calendar: Calendar
    items: tuple[Item, ...]
    roster: Roster

    def parties(self, task: Task) -> Parties:
        """Return who leads a task on the day, who supports, and who is still to be named."""
        return self.roster.parties(task)

    def of_task(self) -> Iterator[tuple[Task, tuple[Item, ...]]]:
        """Yield each task with its obligations, in the document's order."""
        by_task: dict[int, list[Item]] = {}
        for item in self.items:
            by_task.setdefault(item.task.id, []).append(item)
        for task in self.register.tasks:
            yield task, tuple(by_task[task.id])


def agenda(register: Register, as_of: date) -> Agenda:
    """Return every obligation of the register and its state as of a day."""
    calendar = Calendar(register.notices)
    judge = _Judge(register, as_of, calendar)
    items = tuple(item for task in register.tasks for item in judge.items(task))
    return Agenda(register, as_of, calendar, items, Roster(register, as_of))


def task_state(items: Iterable[Item]) -> State:
    """Return the one state of a task whose obligations are given.

    Lateness and nearness of any deadline or target count first; a task with some
    occurrences done and others ahead is in progress. Cases of clocks are counted apart,
    as 超期, and leave the task's own state alone.
    """
    states = [item.state for item in items if item.obligation != "clock"]
    worst = min(states, key=_ORDER.__getitem__)
    if worst in _ATTENTION or worst.is_done or not any(state.is_done for state in states):
        return worst
    waiting = (State.UPCOMING, State.NOT_STARTED)
    return State.IN_PROGRESS if worst in waiting else worst


_ORDER = {state: k for k, state in enumerate(State)}


class _Duty(NamedTuple):
    """An obligation before it is judged. ``opens`` is the day before which it cannot begin."""

    obligation: str
    label: str | None
    phrase: str
    slot: Slot
    undated: State = State.UNSCHEDULED
    settled: date | None = None
    opens: date | None = None
    has_begun: bool = False
    adjustment: Adjustment | None = None
    is_paused: bool = False


class _Judge:
    """Judges the tasks of one register on one day."""

    def __init__(self, register: Register, as_of: date, calendar: Calendar) -> None:
        self.as_of = as_of
        self.calendar = calendar
        self.year = register.plan.year
        self.year_end = date(self.year, 12, 31)
        self.soon = end_of(register.plan.due_soon, as_of, calendar).day
        self.events: dict[str, date] = {}
        for event in register.events:
            if event.date is not None and event.date <= as_of:
                self.events.setdefault(normalise(event.name), event.date)

    def items(self, task: Task) -> Iterator[Item]:
        """Yield the obligations of a task: deadline, target, cases of clocks."""
        entries = task.entries(self.as_of) if task.progress else ()
        aside = _SET_ASIDE.get(entries[-1].status) if entries else None
        for duty in self._duties(task, entries):
            yield self._judged(task, duty, aside)
        for clock in task.clocks:
            for duty in self._cases(clock):
                yield self._judged(task, duty, None)

    def _duties(self, task: Task, entries: tuple[Entry, ...]) -> Iterator[_Duty]:
        change = task.adjustment(self.as_of) if task.adjustments else None
        phrase = change.deadline if change else task.deadline
        deadline = read_deadline(phrase, self.year)
        is_condition = task.target is not None and deadline.kind in _ONE_SLOT
        settling = _reaching(task, entries) if is_condition else _concluding(entries)
        undated = State.AWAITING_EVENT if deadline.kind is Kind.RELATIVE else State.UNSCHEDULED
        opens = None
        for k, slot in enumerate(self._slots(deadline)):
            done = settling[k] if k < len(settling) else None
            if slot.standing:
                done = self._concluded_year(task, entries, settling[k:])
            begun = k == len(settling) and len(entries) > (settling[-1] + 1 if settling else 0)
            day = None if done is None else entries[done].date
            yield _Duty("deadline", slot.label, phrase, slot, undated, day, opens, begun, change)
            opens = slot.due and slot.due + timedelta(days=1)
        if task.target is not None and not is_condition:
            yield self._target(task, entries)

    def _slots(self, deadline: Deadline) -> tuple[Slot, ...]:
        event = self.events.get(normalise(deadline.event)) if deadline.event else None
        return slots(deadline, event, self.calendar)

    def _concluded_year(
        self, task: Task, entries: tuple[Entry, ...], settling: list[int]
    ) -> int | None:
        """Return the entry that concludes a standing row: one of December, or any on the year's
        last day. Before that a year-round duty is not finished, whatever a note says; only one
        with a target is, as soon as the target is reached and an entry concludes.
        """
        reaching = _reaching(task, entries)
        if reaching and settling:
            return max(reaching[0], settling[0])
        if self.as_of >= self.year_end:
            return settling[-1] if settling else None
        december = date(self.year, 12, 1)
        return next((k for k in settling if entries[k].date >= december), None)

    def _target(self, task: Task, entries: tuple[Entry, ...]) -> _Duty:
        reaching = _reaching(task, entries)
        return _Duty(
            obligation="target",
            label=str(task.target),
            phrase=task.deadline,
            slot=Slot(None, self.year_end, None, False, False, ()),
            settled=entries[reaching[0]].date if reaching else None,
            has_begun=bool(entries),
        )

    def _cases(self, clock: Clock) -> Iterator[_Duty]:
        limit = read_deadline(clock.within, self.year)
        for case in clock.cases:
            if case.since <= self.as_of:
                run = course(case, clock, limit, self.as_of, self.calendar)
                yield _Duty(
                    obligation="clock",
                    label=f"{clock.name}：{case.ref}",
                    phrase=clock.within,
                    slot=Slot(
                        start=case.since,
                        due=run.due,
                        label=None,
                        estimated=run.estimated,
                        standing=False,
                        notes=explained(case, run, limit),
                    ),
                    settled=case.done if case.done and case.done <= self.as_of else None,
                    has_begun=True,
                    is_paused=run.open_pause is not None,
                )

    def _judged(self, task: Task, duty: _Duty, aside: State | None) -> Item:
        slot = duty.slot
        in_workdays = duty.obligation == "clock" and _counts_workdays(duty.phrase, self.year)
        return Item(
            task=task,
            obligation=duty.obligation,
            label=duty.label,
            phrase=duty.phrase,
            start=slot.start,
            due=slot.due,
            state=self._state(task, duty, aside),
            days_left=self._days_left(slot.due, duty.settled or self.as_of, in_workdays),
            days_unit="workday" if in_workdays else "day",
            settled=duty.settled,
            estimated=slot.estimated,
            adjustment=duty.adjustment,
            notes=slot.notes,
        )

    def _state(self, task: Task, duty: _Duty, aside: State | None) -> State:
        due = duty.slot.due
        if duty.settled is not None:
            return _punctuality(duty, duty.settled)
        if aside is not None:
            return aside
        if duty.slot.standing:
            return State.STANDING if self.as_of < self.year_end else State.UNCONCLUDED
        if due is None:
            return duty.undated
        if duty.is_paused and self.as_of <= due:
            return State.IN_PROGRESS
        if not task.encouraged and due <= self.soon:
            if due < self.as_of:
                return State.OVERDUE
            return State.DUE_TODAY if due == self.as_of else State.DUE_SOON
        if duty.has_begun:
            return State.IN_PROGRESS
        opens = duty.slot.start or duty.opens
        return State.UPCOMING if opens and self.as_of < opens else State.NOT_STARTED

    def _days_left(self, due: date | None, day: date, in_workdays: bool) -> int | None:
        if due is None:
            return None
        if in_workdays:
            return self.calendar.workdays_between(day, due)
        return (due - day).days


def _punctuality(duty: _Duty, settled: date) -> State:
    """Was a settled obligation met early, on time or late?

    The day itself is in (民法典第一千二百五十九条). Early is before the window opens or, where
    there is none, before the month of the due date: 10月底前 met in October is on time.
    A case of a clock is met in time or late, never early.
    """
    due = duty.slot.due
    if due is None:
        return State.DONE_ON_TIME
    if settled > due:
        return State.DONE_LATE
    earliest = duty.slot.start or duty.opens or due.replace(day=1)
    is_early = settled < earliest and duty.obligation == "deadline"
    return State.DONE_EARLY if is_early else State.DONE_ON_TIME


def _concluding(entries: tuple[Entry, ...]) -> list[int]:
    """Return which entries settle something: the k-th settles the k-th stage or occurrence."""
    return [k for k, entry in enumerate(entries) if entry.status.concludes]


def _reaching(task: Task, entries: tuple[Entry, ...]) -> list[int]:
    """Return the entry with which the task's target is reached, if it is."""
    total = 0
    for k, entry in enumerate(entries):
        total += entry.counted
        if task.target is not None and total >= task.target.quantity:
            return [k]
    return []


def _counts_workdays(phrase: str, year: int) -> bool:
    return read_deadline(phrase, year).unit == "workday"


def pressing(agenda: Agenda, until: date) -> tuple[Item, ...]:
    """Return what wants attention up to a day: overdue (longest first), due today, due by
    ``until`` (soonest first), then what awaits an event's date.
    """
    overdue = [item for item in agenda.items if item.state is State.OVERDUE]
    ahead = [item for item in agenda.items if _is_ahead(item, agenda.as_of, until)]
    awaiting = [item for item in agenda.items if item.state is State.AWAITING_EVENT]
    return (*sorted(overdue, key=_due_day), *sorted(ahead, key=_due_day), *awaiting)


AHEAD = (
    State.DUE_TODAY,
    State.DUE_SOON,
    State.IN_PROGRESS,
    State.NOT_STARTED,
    State.UPCOMING,
)
"""The states of what is still to be done and not late."""


def _is_ahead(item: Item, as_of: date, until: date) -> bool:
    return item.state in AHEAD and item.due is not None and as_of <= item.due <= until


def _due_day(item: Item) -> date:
    return item.due or date.max
