"""What has changed between two registers, as facts.

Two things that no look at one register can tell come from here: what was recorded afterwards,
and what was altered. It refuses to know how any of it is worded.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from gongkai.agenda import Agenda, Item, Judged, State, agenda
from gongkai.figures import newly_done
from gongkai.history.pairing import paired
from gongkai.model import Adjustment, Case, Clock, Entry, Register, Reminder, Task
from gongkai.register.composites import RecordOf
from gongkai.register.fields import Field
from gongkai.register.formats import CLOCK, COLLECTIVE, EVENT, NOTICE, PLAN, PRINTED, TASK, UNIT

Record: TypeAlias = Entry | Adjustment | Reminder | Case

_Kept = TypeVar("_Kept")
# Lists whose items are records of their own: told one by one, never as an edit of the task.
_RECORDS = ("progress", "adjustments", "reminders")


class Side(NamedTuple):
    """One side of a comparison: what was known, when it was written down, and the day it is
    judged as of. ``name`` is that of the revision, empty for the files as they are.
    """

    register: Register
    recorded: date
    as_of: date
    name: str = ""

    def without(self, numbers: Collection[str]) -> "Side":
        """Return the side without some tasks: those that cannot be read on one of both."""
        tasks = tuple(each for each in self.register.tasks if str(each.id) not in numbers)
        return self._replace(register=self.register._replace(tasks=tasks))


class Recorded(NamedTuple):
    """A record that is new; ``afterwards`` when its day was over on the old side's day."""

    task: Task
    record: Record
    afterwards: bool
    clock: Clock | None = None

    @property
    def day(self) -> date:
        """The day that it is about: of a case that on which it was concluded, if it was."""
        record = self.record
        return (record.done or record.since) if isinstance(record, Case) else record.date


class Altered(NamedTuple):
    """A record that says something else now, or is gone."""

    task: Task
    old: Record
    new: Record | None
    clock: Clock | None = None

    @property
    def record(self) -> Record:
        """The record as it was known."""
        return self.old


class Edit(NamedTuple):
    """A field that says something else: of a task, or of what is named in ``what``.

    A whole record that came or went has no field, and stands on one side only.
    """

    task: Task | None
    what: str
    field: Field | None
    old: object
    new: object


class Differences(NamedTuple):
    """What has changed from one side to the other, each list in the document's order.

    ``done`` are the tasks newly done; ``overdue`` and ``done_late`` the obligations that are
    newly late, and those newly met after their day.
    """

    old: Side
    new: Side
    added: tuple[Task, ...]
    removed: tuple[Task, ...]
    done: tuple[Judged, ...]
    overdue: tuple[Item, ...]
    done_late: tuple[Item, ...]
    recorded: tuple[Recorded, ...]
    altered: tuple[Altered, ...]
    printed: tuple[Edit, ...]
    other: tuple[Edit, ...]

    @property
    def is_nothing(self) -> bool:
        """Do both sides say the same, and mean the same?"""
        return not any(self[2:])

    def new_of(self, kind: type[Record]) -> list[Recorded]:
        """Return the new records of a kind."""
        return [each for each in self.recorded if isinstance(each.record, kind)]

    def altered_of(self, kind: type[Record]) -> list[Altered]:
        """Return the altered records of a kind."""
        return [each for each in self.altered if isinstance(each.old, kind)]


def differences(old: Side, new: Side) -> Differences:
    """Return what has changed from the old side to the new."""
    before = {task.id: task for task in old.register.tasks}
    after = {task.id for task in new.register.tasks}
    pairs = [(before.get(task.id), task) for task in new.register.tasks]
    both = [(one, other) for one, other in pairs if one is not None]
    was, now = (agenda(side.register, side.as_of) for side in (old, new))
    records = [each for one, other in pairs for each in _records(one, other, old.recorded)]
    changes = [each for one, other in both for each in _task_edits(one, other)]
    return Differences(
        old=old,
        new=new,
        added=tuple(other for one, other in pairs if one is None),
        removed=tuple(task for task in old.register.tasks if task.id not in after),
        done=newly_done(was.judged(), now.judged()),
        overdue=tuple(_newly(was, now, State.OVERDUE)),
        done_late=tuple(_newly(was, now, State.DONE_LATE)),
        recorded=tuple(each for each in records if isinstance(each, Recorded)),
        altered=tuple(each for each in records if isinstance(each, Altered)),
        printed=tuple(each for each in changes if _is_printed(each)),
        other=(*_beside(old, new), *(each for each in changes if not _is_printed(each))),
    )


def _newly(was: Agenda, now: Agenda, state: State) -> Iterator[Item]:
    """Yield what is in a state now and was not; the n-th of a name is the n-th of that name."""
    before = {key for key, item in _named(was.items) if item.state is state}
    return (item for key, item in _named(now.items) if item.state is state and key not in before)


def _named(items: Iterable[Item]) -> Iterator[tuple[Hashable, Item]]:
    seen: dict[Hashable, int] = {}
    for item in items:
        name = (item.task.id, item.obligation, item.label)
        seen[name] = seen.get(name, 0) + 1
        yield (*name, seen[name]), item


def _records(old: Task | None, new: Task, known_on: date) -> Iterator[Recorded | Altered]:
    """Yield what is new or altered among the records of a task; ``known_on`` is the old day."""
    for key in _RECORDS:
        before = getattr(old, key) if old else ()
        yield from _compared(new, before, getattr(new, key), known_on)
    cases = {clock.name: clock.cases for clock in (old.clocks if old else ())}
    for clock in new.clocks:
        yield from _compared(new, cases.get(clock.name, ()), clock.cases, known_on, clock)


def _compared(
    task: Task,
    old: Sequence[Record],
    new: Sequence[Record],
    known_on: date,
    clock: Clock | None = None,
) -> Iterator[Recorded | Altered]:
    for record, now in _pairs(old, new, _identity):
        if record is None and now is not None:
            found = Recorded(task, now, False, clock)
            yield found._replace(afterwards=found.day <= known_on)
        elif record is not None and record != now:
            yield Altered(task, record, now, clock)


def _identity(record: Record) -> Hashable:
    """Return what a record is known by when its words have changed."""
    return (record.ref, record.since) if isinstance(record, Case) else record.date


def _pairs(
    old: Sequence[_Kept], new: Sequence[_Kept], identity: Callable[[_Kept], Hashable]
) -> Iterator[tuple[_Kept | None, _Kept | None]]:
    one, other = ([(each, identity(each)) for each in side] for side in (old, new))
    for k, n in paired(one, other):
        yield None if k is None else old[k], None if n is None else new[n]


def edits(
    kind: RecordOf, old: object, new: object, task: Task | None, what: str = ""
) -> Iterator[Edit]:
    """Yield the fields of a record that say something else; lists of records are told elsewhere."""
    for field in kind.fields.values():
        if field.key not in (*_RECORDS, "clocks", "cases"):
            one, other = kind.part(old, field.key), kind.part(new, field.key)
            if one != other:
                yield Edit(task, what, field, one, other)


def _task_edits(old: Task, new: Task) -> Iterator[Edit]:
    yield from edits(TASK, old, new, new)
    yield from _members(CLOCK, old.clocks, new.clocks, "时限", new)


def _members(
    kind: RecordOf, old: Sequence[object], new: Sequence[object], noun: str, task: Task | None
) -> Iterator[Edit]:
    """Yield what has changed in a list whose items are known by their first field."""
    first = next(iter(kind.fields.values())).name
    for one, other in _pairs(old, new, lambda each: getattr(each, first)):
        what = f"{noun}“{getattr(other if one is None else one, first)}”"
        if one is None or other is None:
            yield Edit(task, what, None, one, other)
        else:
            yield from edits(kind, one, other, task, what)


def _beside(old: Side, new: Side) -> Iterator[Edit]:
    """Yield what has changed beside the tasks."""
    one, other = old.register, new.register
    yield from edits(PLAN, one.plan, other.plan, None, "要点")
    yield from _members(EVENT, one.events, other.events, "事件", None)
    yield from _members(UNIT, one.units, other.units, "科室", None)
    yield from _members(COLLECTIVE, one.collectives, other.collectives, "统称", None)
    yield from _members(NOTICE, one.notices, other.notices, "放假安排", None)


def _is_printed(edit: Edit) -> bool:
    return edit.field is not None and not edit.what and edit.field.key in PRINTED
