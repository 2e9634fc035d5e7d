"""Every obligation of a Register, and its state as of a day.

A task is bound by its deadline (each stage or occurrence of it), by its target, and by each
case of its clocks. What is dated later than the day does not exist yet, so that a past
month can be looked at again and says the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from gongkai.clocks import Course, case_label, course, explained
from gongkai.model import Adjustment, Clock, Entry, Register, Status, Task
from gongkai.period import closing_days, holding
from gongkai.roster import Parties, Roster
from gongkai.states import ORDER, Activity, Shares, State
from gongkai.terms import terms_of
from gongkai.timing.due_days import Slot, end_of
from gongkai.timing.phrases import Deadline, Kind
from gongkai.timing.workdays import Calendar

__all__ = [
    "Activity", "Agenda", "Item", "Judged", "Shares", "State", "agenda", "lasting", "task_state",
]  # fmt: skip


_STATE_OF = {
    Status.SUSPENDED: State.SUSPENDED,
    Status.CANCELLED: State.CANCELLED,
    Status.NOT_OCCURRED: State.NOT_APPLICABLE,
    Status.CARRIED: State.CARRIED_OVER,
}
_UNTOUCHED = (State.UPCOMING, State.NOT_STARTED)
_ONE_SLOT = (Kind.POINT, Kind.WINDOW, Kind.RELATIVE)


class Item(NamedTuple):
    """One obligation of a task.

    ``obligation`` is ``deadline``, ``target`` or ``clock``; ``deadline`` is the phrase that binds
    it, as read: the task's own or the one it was changed to, or the limit of the clock.
    ``settled`` is the day on which the obligation was met. ``days_left`` counts from then, or
    from the day of the agenda, in ``days_unit``; it is negative when that was late. ``shares``
    says who has done their part, where several units must each do one; ``activity`` whether
    anything was reported of what lasts all year, while it is open. ``course`` is how a case of a
    clock has run.
    """

    task: Task
    obligation: str
    label: str | None
    deadline: Deadline
    start: date | None
    due: date | None
    state: State
    days_left: int | None
    settled: date | None = None
    estimated: bool = False
    adjustment: Adjustment | None = None
    notes: tuple[str, ...] = ()
    shares: Shares | None = None
    activity: Activity | None = None
    course: Course | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """The units as printed; of a case the one that must answer it, or else those that lead."""
        if self.course is None:
            return self.task.units
        own = self.course.case.unit
        return (own,) if own else self.task.units[: max(self.task.leads, 1)]

    @property
    def phrase(self) -> str:
        """The words of the deadline."""
        return self.deadline.phrase

    @property
    def is_case(self) -> bool:
        """Is it a case of a clock? Those are counted apart, as 超期."""
        return self.obligation == "clock"

    @property
    def rests(self) -> bool:
        """Is it a case that is suspended within its limit, so that nobody knows its due day?"""
        is_late = self.state is State.OVERDUE or self.settled is not None
        return self.course is not None and self.course.open_pause is not None and not is_late

    @property
    def days_unit(self) -> str:
        """``workday`` for a case whose limit is in working days, else ``day``."""
        return "workday" if self.is_case and self.deadline.unit == "workday" else "day"


class Judged(NamedTuple):
    """A task on a day: its obligations, the progress that exists by then, and its one state."""

    task: Task
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    state: State

    @property
    def first(self) -> Item:
        """What the row itself asks: its deadline, the first day of several. Every task has one."""
        return self.items[0]

    @property
    def activity(self) -> Activity | None:
        """Was anything reported, where the task is counted as one that lasts all year?"""
        return next((i.activity for i in self.items if i.activity and i.state is self.state), None)

    @property
    def is_asked(self) -> bool:
        """Does the year ask for it? Encouraged rows and rows set aside are out of every rate."""
        return not self.task.encouraged and not self.state.is_set_aside

    @property
    def bound(self) -> tuple[Item, ...]:
        """The deadline and the target; cases of clocks are counted apart."""
        if not self.task.clocks:
            return self.items
        return tuple(item for item in self.items if not item.is_case)


class Agenda(NamedTuple):
    """The obligations of all tasks, in the document's order, as of a day."""

    register: Register
    as_of: date
    calendar: Calendar
    items: tuple[Item, ...]
    roster: Roster

    @property
    def office(self) -> str:
        """The unit that keeps the plan, asks the others and issues slips."""
        return self.roster.name_of(self.register.plan.office)

    def parties(self, task: Task) -> Parties:
        """Return who leads a task on the day, who supports, and who is still to be named."""
        return self.roster.parties(task)

    def charged(self, item: Item) -> tuple[str, ...]:
        """Return who must see to an obligation: the unit of a case, or else who leads the row."""
        own = item.course.case.unit if item.course else None
        return (self.roster.name_of(own),) if own else self.parties(item.task).leads

    def concerned(self, item: Item) -> tuple[str, ...]:
        """Return every unit that an obligation concerns: a case does not concern who supports."""
        return self.charged(item) if item.is_case else self.parties(item.task).concerned

    def judged(self) -> Iterator[Judged]:
        """Yield each task as it stands on the day, in the document's order."""
        by_task: dict[int, list[Item]] = {}
        for item in self.items:
            by_task.setdefault(item.task.id, []).append(item)
        for task in self.register.tasks:
            items = tuple(by_task[task.id])
            entries = task.entries(self.as_of) if task.progress else ()
            yield Judged(task, items, entries, task_state(items))


def agenda(
    register: Register, as_of: date, unit: str | None = None, since: date | None = None
) -> Agenda:
    """Return every obligation of the register and its state as of a day.

    With ``unit``, a row that several units must each do is judged by that unit's own part.
    Progress is new from ``since`` on: the first day of the period that is reported on, or of
    the month that holds the day.
    """
    calendar, roster = Calendar(register.notices), Roster(register, as_of)
    plan = register.plan
    since = since or holding(as_of, plan.year, plan.cutoff).first
    judge = _Judge(register, as_of, calendar, roster, unit, since)
    items = tuple(item for task in register.tasks for item in judge.items(task))
    return Agenda(register, as_of, calendar, items, roster)


def lasting(agenda: Agenda) -> tuple[Judged, ...]:
    """Return the tasks that last all year and are open, whatever else binds them."""
    return tuple(
        each for each in agenda.judged() if any(item.activity is not None for item in each.items)
    )


def task_state(items: Iterable[Item]) -> State:
    """Return the one state of a task whose obligations are given.

    Lateness and nearness of any deadline or target count first; a task with some
    occurrences done and others ahead is in progress. Cases of clocks are counted apart,
    as 超期, and leave the task's own state alone.
    """
    states = [item.state for item in items if not item.is_case]
    if len(states) == 1:
        return states[0]
    worst = min(states, key=ORDER.__getitem__)
    if worst.is_pressing or worst.is_done or not any(state.is_done for state in states):
        return worst
    waiting = (State.UPCOMING, State.NOT_STARTED)
    return State.IN_PROGRESS if worst in waiting else worst


class _Part(NamedTuple):
    """What was reported of a row, or of one unit's part in it, and which entries settle something.

    ``unit`` is empty where the row is one whole.
    """

    unit: str
    entries: tuple[Entry, ...]
    settling: list[int]

    @property
    def is_set_aside(self) -> bool:
        """Does the last word say that nothing is to be done?"""
        return bool(self.entries) and self.entries[-1].status.sets_aside

    @property
    def is_underway(self) -> bool:
        """Is something reported about the first stage that is still open?"""
        return len(self.entries) > (self.settling[-1] + 1 if self.settling else 0)


class _Stage(NamedTuple):
    """A slot, since when it is open, and how it stands where nothing is reported of it."""

    slot: Slot
    opens: date | None
    state: State
    days_left: int | None


_Settling: TypeAlias = Callable[[Task, Sequence[Entry]], list[int]]


class _Judge:
    """Judges the tasks of one register on one day, for the office or for one ``unit``."""

    def __init__(
        self,
        register: Register,
        as_of: date,
        calendar: Calendar,
        roster: Roster,
        unit: str | None,
        since: date,
    ) -> None:
        self.as_of = as_of
        self.since = since
        self.roster = roster
        self.unit = unit
        self.calendar = calendar
        self.terms = terms_of(register, as_of, calendar)
        self.year_end = date(register.plan.year, 12, 31)
        self.soon = end_of(register.plan.due_soon, as_of, calendar).day
        self._known: dict[tuple[Deadline, bool], tuple[_Stage, ...]] = {}

    def items(self, task: Task) -> Iterator[Item]:
        """Yield the obligations of a task: deadline, target, cases of clocks."""
        entries = task.entries(self.as_of) if task.progress else ()
        deadline = self.terms.in_force(task, self.as_of)
        is_condition = task.target is not None and deadline.kind in _ONE_SLOT
        parts = self._parts(task, entries, _reaching if is_condition else _concluding)
        yield from self._slots(task, deadline, parts)
        if task.target is not None and not is_condition:
            yield self._target(task, deadline, parts)
        for clock in task.clocks:
            yield from self._cases(task, clock)

    def _parts(self, task: Task, entries: tuple[Entry, ...], settling: _Settling) -> list[_Part]:
        """Return what each unit that must do its part has reported, or the row's as one part.

        What is reported without a unit is the office's word for all.
        """
        units = self.roster.parties(task).each
        if not units:
            return [_Part("", entries, settling(task, entries))]
        own: dict[str, list[Entry]] = {name: [] for name in units}
        for entry in entries:
            if entry.unit is None:
                for mine in own.values():
                    mine.append(entry)
            elif (found := own.get(self.roster.name_of(entry.unit))) is not None:
                found.append(entry)
        if self.unit in own:
            return [_Part("", tuple(own[self.unit]), settling(task, own[self.unit]))]
        return [_Part(name, tuple(mine), settling(task, mine)) for name, mine in own.items()]

    def _slots(self, task: Task, deadline: Deadline, parts: list[_Part]) -> Iterator[Item]:
        """Yield the stages of a deadline; the k-th entry that settles something settles the k-th.

        What is reported after the last of these is about the first stage that is still open.
        """
        change = task.adjustment(self.as_of) if task.adjustments else None
        aside, underway = _set_aside(parts), {len(p.settling) for p in parts if p.is_underway}
        for k, stage in enumerate(self._stages(deadline, task.encouraged)):
            slot, opens, state, days_left = stage
            done, shares = _together(parts, [self._done(task, slot, each, k) for each in parts])
            if done is not None:
                state, days_left = _punctuality(slot, opens, done), _days(done, slot.due)
            elif aside is not None:
                state = aside
            elif state in _UNTOUCHED and (k in underway or (shares and shares.done)):
                state = State.IN_PROGRESS
            yield Item(
                task=task,
                obligation="deadline",
                label=slot.label,
                deadline=deadline,
                start=slot.start,
                due=slot.due,
                state=state,
                days_left=days_left,
                settled=done,
                estimated=slot.estimated,
                adjustment=change,
                notes=slot.notes,
                shares=shares,
                activity=self._activity(parts, state) if slot.standing else None,
            )

    def _stages(self, deadline: Deadline, encouraged: bool) -> tuple[_Stage, ...]:
        """Return the stages of a deadline; for rows with the same one they are worked out once."""
        found = self._known.get((deadline, encouraged))
        if found is not None:
            return found
        stages, after = [], None
        for slot in self.terms.slots(deadline):
            opens = slot.start or after
            is_ahead = opens is not None and self.as_of < opens
            state = (
                self._undated(slot, deadline)
                or self._nearness(slot.due, encouraged)
                or (State.UPCOMING if is_ahead else State.NOT_STARTED)
            )
            stages.append(_Stage(slot, opens, state, _days(self.as_of, slot.due)))
            after = slot.due and slot.due + timedelta(days=1)
        return self._known.setdefault((deadline, encouraged), tuple(stages))

    def _done(self, task: Task, slot: Slot, part: _Part, k: int) -> date | None:
        """Return the day on which a part of a slot was settled, by the first entry that may.

        A standing row is concluded by an entry of December, or by any on the year's last day:
        before that a year-round duty is not finished, whatever a note says. Only one with a
        target is, as soon as the target is reached and an entry concludes; until then, what was
        done before December is a part of the target and concludes nothing.
        """
        if k >= len(part.settling):
            return None
        settling = part.settling[k:]
        reaching = _reaching(task, part.entries) if slot.standing else []
        if reaching:
            settling = [max(reaching[0], settling[0])]
        elif slot.standing and self.as_of >= self.year_end and task.target is None:
            settling = settling[-1:]
        elif slot.standing:
            opens, _ = closing_days(self.year_end.year)
            settling = [k for k in settling if part.entries[k].date >= opens]
        return part.entries[settling[0]].date if settling else None

    def _target(self, task: Task, deadline: Deadline, parts: list[_Part]) -> Item:
        """Return the target of a task whose deadline is no single day: due at the year's end."""
        done, shares = _together(parts, [_reached(task, part) for part in parts])
        return Item(
            task=task,
            obligation="target",
            label=str(task.target),
            deadline=deadline,
            start=None,
            due=self.year_end,
            state=(done and _met(self.year_end, done))
            or _set_aside(parts)
            or self._nearness(self.year_end, task.encouraged)
            or (State.IN_PROGRESS if any(p.entries for p in parts) else State.NOT_STARTED),
            days_left=_days(done or self.as_of, self.year_end),
            settled=done,
            adjustment=task.adjustment(self.as_of) if task.adjustments else None,
            shares=shares,
        )

    def _cases(self, task: Task, clock: Clock) -> Iterator[Item]:
        limit = self.terms.read(clock.within)
        for case in clock.cases:
            if case.since > self.as_of:
                continue
            run = course(case, clock, limit, self.as_of, self.calendar)
            done = case.done if case.done and case.done <= self.as_of else None
            rests = run.open_pause is not None and self.as_of <= run.due
            until = done or self.as_of
            yield Item(
                task=task,
                obligation="clock",
                label=case_label(clock, case),
                deadline=limit,
                start=case.since,
                due=run.due,
                state=(done and _met(run.due, done))
                or (None if rests else self._nearness(run.due, task.encouraged))
                or State.IN_PROGRESS,
                days_left=self.calendar.workdays_between(until, run.due)
                if limit.unit == "workday"
                else _days(until, run.due),
                settled=done,
                estimated=run.estimated,
                notes=explained(run),
                course=run,
            )

    def _undated(self, slot: Slot, deadline: Deadline) -> State | None:
        if slot.standing:
            return State.STANDING if self.as_of < self.year_end else State.UNCONCLUDED
        if slot.due is not None:
            return None
        is_waiting = deadline.kind is Kind.RELATIVE
        return State.AWAITING_EVENT if is_waiting else State.UNSCHEDULED

    def _activity(self, parts: list[_Part], state: State) -> Activity | None:
        """Was anything reported of what lasts all year? When the year is over, nothing is new."""
        if state not in (State.STANDING, State.UNCONCLUDED):
            return None
        days = [entry.date for part in parts for entry in part.entries]
        if not days:
            return Activity.NONE
        is_new = state is State.STANDING and max(days) >= self.since
        return Activity.NEW if is_new else Activity.SOME

    def _nearness(self, due: date | None, encouraged: bool) -> State | None:
        """Is a day past, today or near? What is only encouraged is never pressing."""
        if due is None or encouraged or due > self.soon:
            return None
        if due < self.as_of:
            return State.OVERDUE
        return State.DUE_TODAY if due == self.as_of else State.DUE_SOON


def _punctuality(slot: Slot, opens: date | None, done: date) -> State:
    """Was a deadline met early, on time or late?

    Early is before the window opens or, where there is none, before the month of the due
    date: 10月底前 met in October is on time.
    """
    is_early = slot.due is not None and done < (opens or slot.due.replace(day=1))
    return State.DONE_EARLY if is_early else _met(slot.due, done)


def _met(due: date | None, done: date) -> State:
    """Was something met in time? The day itself is in (民法典第一千二百五十九条)."""
    return State.DONE_LATE if due is not None and done > due else State.DONE_ON_TIME


def _together(parts: list[_Part], done: list[date | None]) -> tuple[date | None, Shares | None]:
    """Return the day on which the last part was done, once all are, and who has done theirs.

    A unit for which the row is set aside is not asked.
    """
    if not parts[0].unit:
        return done[0], None
    asked = [(p.unit, day) for p, day in zip(parts, done, strict=True) if day or not p.is_set_aside]
    days = [day for _, day in asked if day is not None]
    last = max(days) if days and len(days) == len(asked) else None
    return last, Shares(
        done=tuple(unit for unit, day in asked if day is not None),
        missing=tuple(unit for unit, day in asked if day is None),
    )


def _set_aside(parts: list[_Part]) -> State | None:
    """Return why a row is set aside, where it is for every unit that must do its part."""
    if not all(part.is_set_aside for part in parts):
        return None
    return _STATE_OF[parts[0].entries[-1].status]


def _days(day: date, due: date | None) -> int | None:
    return None if due is None else (due - day).days


def _concluding(task: Task, entries: Sequence[Entry]) -> list[int]:
    """Return which entries settle something."""
    del task
    return [k for k, entry in enumerate(entries) if entry.status.concludes]


def _reaching(task: Task, entries: Sequence[Entry]) -> list[int]:
    """Return the entry with which the task's target is reached, if it is."""
    total = 0
    for k, entry in enumerate(entries):
        total += entry.counted
        if task.target is not None and total >= task.target.quantity:
            return [k]
    return []


def _reached(task: Task, part: _Part) -> date | None:
    return next((part.entries[k].date for k in _reaching(task, part.entries)), None)
