"""The words of the office, as frozen records: plan, task, unit, event, clock, case, entry.

No input or output, no clock, and no idea of how a record is written down. Records are named
tuples: they cost a start-up a fifth of what dataclasses do. Those that remember where they
were written are equal when they say the same, wherever that is.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias, TypeVar

from gongkai.diagnostics import Nowhere, Origin

NOWHERE = Nowhere()
Day: TypeAlias = date
_Words: TypeAlias = tuple[object, ...]
_Record = TypeVar("_Record", bound=_Words)


def _equal_by_words(record: type[_Record]) -> type[_Record]:
    """Let two records be equal when they differ only in ``origin``, their last field."""

    def says_the_same(self: _Words, other: object) -> bool:
        return isinstance(other, record) and self[:-1] == other[:-1]

    def says_another(self: _Words, other: object) -> bool:
        return not says_the_same(self, other)

    def hash_of_words(self: _Words) -> int:
        return hash(self[:-1])

    methods = {"__eq__": says_the_same, "__ne__": says_another, "__hash__": hash_of_words}
    for name, method in methods.items():
        setattr(record, name, method)
    return record


class Status(Enum):
    """What a person may record; everything else about a task is derived from dates."""

    IN_PROGRESS = "推进中"
    DONE = "已完成"
    CLOSED = "已销号"
    NOT_OCCURRED = "未发生"
    SUSPENDED = "暂缓"
    CANCELLED = "取消"
    CARRIED = "结转"

    @property
    def concludes(self) -> bool:
        """Does an entry with this status settle an obligation?"""
        return self is Status.DONE or self is Status.CLOSED

    @property
    def sets_aside(self) -> bool:
        """Does an entry with this status take a row out of what the year asks for?"""
        return self in _SETTING_ASIDE


_SETTING_ASIDE = (Status.NOT_OCCURRED, Status.SUSPENDED, Status.CANCELLED, Status.CARRIED)


class Entry(NamedTuple):
    """One record of progress.

    ``quantity`` is what it adds to the task's target. Unless it says so, an entry that
    concludes adds 1 and any other nothing: a note of preparations is not a result. ``problem`` is
    what stands in the way, ``next`` what is done about it and until when.
    """

    date: Day
    status: Status
    note: str = ""
    evidence: tuple[str, ...] = ()
    unit: str | None = None
    quantity: int | None = None
    problem: str = ""
    next: str = ""

    @property
    def counted(self) -> int:
        """What the entry adds to the target."""
        if self.quantity is not None:
            return self.quantity
        return 1 if self.status.concludes else 0


class Span(NamedTuple):
    """A length of time as typed by a person: 30d, 10wd, 2w, 1m.

    ``unit`` is ``day``, ``workday``, ``week`` or ``month``.
    """

    amount: int
    unit: str
    text: str


class Pause(NamedTuple):
    """Days on which a case's limit does not run, both included; an open one has no ``end``."""

    start: Day
    end: Day | None = None
    reason: str = ""


class Extension(NamedTuple):
    """An approved lengthening of a case's limit, in force from its own date on."""

    by: Span
    approved_by: str
    date: Day


class Case(NamedTuple):
    """One run of a clock: the event happened on ``since``, the duty was met on ``done``.

    ``unit`` is who must answer, the task's lead where nobody is named. Each day of ``restarts``
    begins the count anew (补正).
    """

    ref: str
    since: Day
    done: Day | None = None
    unit: str | None = None
    result: str = ""
    pauses: tuple[Pause, ...] = ()
    restarts: tuple[Day, ...] = ()
    extension: Extension | None = None

    @property
    def ends_early(self) -> bool:
        """Was it done before the day from which it counts? Then one of the days is wrong."""
        return self.done is not None and self.done < self.since


class Clock(NamedTuple):
    """A time limit inside a task's text; every ``event`` starts a case of it.

    ``within`` is the printed limit (10个工作日). A ``statutory`` limit in 日 that ends on a
    day off rolls forward (民法典第二百零三条).
    """

    name: str
    within: str
    event: str
    cases: tuple[Case, ...] = ()
    statutory: bool = False


class Adjustment(NamedTuple):
    """An approved change of a task's deadline, in force from its own date on."""

    date: Day
    deadline: str
    reason: str
    approved_by: str
    document: str | None = None


class Reminder(NamedTuple):
    """A slip issued for a task: its ``level`` (催办单), its number and the unit it went to.

    ``matter`` is the occurrence, target or case of the task that it is about (9月, 5月29日, 3次,
    留言答复：第1号); empty where the task is one whole.
    """

    date: Day
    level: str
    reference: str = ""
    unit: str | None = None
    matter: str = ""


class Target(NamedTuple):
    """How much is to be done: 1次 is ``Target(1, "次")``."""

    quantity: int
    measure: str

    def __str__(self) -> str:
        return f"{self.quantity}{self.measure}"


class DaysOff(NamedTuple):
    """A holiday of a year's 放假安排, both days included."""

    name: str
    start: Day
    end: Day


@_equal_by_words
class Notice(NamedTuple):
    """A year's 放假安排: the days off and the weekend days worked in exchange."""

    year: int
    document: str = ""
    off: tuple[DaysOff, ...] = ()
    work: tuple[Day, ...] = ()
    origin: Origin = NOWHERE


_TEN_DAYS = Span(10, "day", "10d")


@_equal_by_words
class Plan(NamedTuple):
    """The 要点 that the tasks come from.

    ``cutoff`` is the day of the month, 1 to 28, on which the office closes a month's account;
    without one it is the month's last day. ``columns`` says how the printed table parts its
    units: ``lead-support`` is a column for 牵头单位 and one for 配合单位.

    What documents are made out with: ``addressee`` is the 主送机关, ``contact`` an office and its
    number and never a person, ``office`` the unit that issues, ``unit_word`` what units are called.
    """

    title: str
    year: int
    issuer: str = ""
    document: str = ""
    issued: Day | None = None
    due_soon: Span = _TEN_DAYS
    cutoff: int | None = None
    columns: str = ""
    addressee: str = ""
    contact: str = ""
    office: str = "办公室"
    unit_word: str = "科室"
    origin: Origin = NOWHERE


@_equal_by_words
class Event(NamedTuple):
    """Something that deadlines count from; its date may still be unknown."""

    name: str
    date: Day | None = None
    origin: Origin = NOWHERE


@_equal_by_words
class Unit(NamedTuple):
    """A 科室, in force from ``since`` to ``until``, both days included."""

    name: str
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    since: Day | None = None
    until: Day | None = None
    remark: str = ""
    origin: Origin = NOWHERE

    def is_active(self, day: Day) -> bool:
        """Does the unit exist on ``day``?"""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@_equal_by_words
class Collective(NamedTuple):
    """A word for several units: ``means`` is ``all`` (各科室) or ``unspecified`` (相关科室)."""

    name: str
    means: str
    origin: Origin = NOWHERE


@_equal_by_words
class Task(NamedTuple):
    """One numbered row of the 任务分解表, as printed, with what the office added to it.

    ``each``: every unit named must do its own part (分别负责, 按职责分工). ``leads`` is how many
    of ``units`` lead. An ``unnumbered`` row has a number of the office's that is not printed. Of
    a ``faulty`` one not all that is written could be read or trusted; it is listed, not reported.
    """

    id: int
    name: str
    content: str
    units: tuple[str, ...]
    deadline: str
    leads: int = 1
    unnumbered: bool = False
    section: str = ""
    assigned: tuple[str, ...] = ()
    target: Target | None = None
    clocks: tuple[Clock, ...] = ()
    progress: tuple[Entry, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    encouraged: bool = False
    each: bool = False
    remark: str = ""
    faulty: bool = False
    origin: Origin = NOWHERE

    @property
    def lead(self) -> str:
        """The first named unit, which leads the others; empty where none could be read."""
        return self.units[0] if self.units else ""

    def entries(self, as_of: Day) -> tuple[Entry, ...]:
        """Return the progress that exists on ``as_of``, oldest first."""
        known = [entry for entry in self.progress if entry.date <= as_of]
        return tuple(sorted(known, key=lambda entry: entry.date))

    def adjustment(self, as_of: Day) -> Adjustment | None:
        """Return the change of deadline that is in force on ``as_of``, if any.

        Of two on the same day the one that is written later counts.
        """
        known = [change for change in self.adjustments if change.date <= as_of]
        return sorted(known, key=lambda change: change.date)[-1] if known else None


class Register(NamedTuple):
    """Everything that a workspace records, in the order in which it is written."""

    plan: Plan
    tasks: tuple[Task, ...]
    units: tuple[Unit, ...] = ()
    collectives: tuple[Collective, ...] = ()
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()

    def unit_named(self, word: str) -> Unit | None:
        """Return the unit with this name, full name or alias."""
        for unit in self.units:
            if word in (unit.name, unit.full_name, *unit.aliases):
                return unit
        return None
