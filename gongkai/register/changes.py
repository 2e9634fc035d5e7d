"""Intended changes of a register: what a record is to say that it does not say yet.

From a change follow, each by its own way, the splices of the text and the record afterwards;
``proof`` holds one against the other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias, TypeVar, cast

from gongkai.model import Adjustment, Case, Clock, Entry, Event, Plan, Register, Reminder, Task
from gongkai.register.composites import ListOf, RecordOf, kind_at
from gongkai.register.editing import CannotEdit, Splice, addition, removal, replacement
from gongkai.register.fields import Steps, ValueKind
from gongkai.register.formats import EVENT, PLAN, TASK
from gongkai.register.nodes import Mapping
from gongkai.register.origins import Placed, node_of

Changeable: TypeAlias = Task | Event | Plan

_Record = TypeVar("_Record", Task, Event, Plan)
_FORMATS: dict[type, RecordOf] = {Task: TASK, Event: EVENT, Plan: PLAN}


class Act(Enum):
    """What a change does with the value at its steps."""

    ADD = "add"
    PUT = "put"
    REMOVE = "remove"


class Change(NamedTuple):
    """One intended change of a record of the register that was read.

    ``steps`` lead to a list that a value is added to, to a key whose value is put there, or to
    what is removed: an item of a list (its number in the register that was read) or a key.
    """

    record: Changeable
    steps: Steps
    act: Act
    value: object = None


Intention: TypeAlias = Callable[[Register], Sequence[Change]]
"""What is to be changed, decided by what the register says now."""


def added(record: Changeable, steps: Steps, value: object) -> Change:
    """Add a value at the end of a list."""
    return Change(record, steps, Act.ADD, value)


def put(record: Changeable, steps: Steps, value: object) -> Change:
    """Write a value at a key, in the place of an older one."""
    return Change(record, steps, Act.PUT, value)


def removed(record: Changeable, steps: Steps) -> Change:
    """Take an item out of a list, or a key out of its record."""
    return Change(record, steps, Act.REMOVE)


def entry_added(task: Task, entry: Entry) -> Change:
    """Record progress of a task."""
    return added(task, ("progress",), entry)


def adjustment_added(task: Task, adjustment: Adjustment) -> Change:
    """Record an approved change of a task's deadline."""
    return added(task, ("adjustments",), adjustment)


def reminder_added(task: Task, reminder: Reminder) -> Change:
    """Record a slip that was issued for a task."""
    return added(task, ("reminders",), reminder)


def case_added(task: Task, clock: Clock, case: Case) -> Change:
    """Start a case of a clock; an open one must not have its name."""
    if any(each.ref == case.ref and each.done is None for each in clock.cases):
        raise CannotEdit(f"“{clock.name}”下的“{case.ref}”还没有办结，不能再登记一件")
    return added(task, ("clocks", task.clocks.index(clock), "cases"), case)


def event_dated(event: Event, day: date) -> Change:
    """Record the day on which an event happened, in the place of an older one."""
    return put(event, ("date",), day)


def applied(register: Register, changes: Iterable[Change]) -> Register:
    """Return the register as it shall be; what no change concerns stays the same object."""
    by_record: dict[int, list[Change]] = {}
    for change in changes:
        by_record.setdefault(id(change.record), []).append(change)

    def now(record: _Record) -> _Record:
        for change in by_record.get(id(record), ()):
            record = cast(_Record, _after(record, change))
        return record

    return register._replace(
        plan=now(register.plan),
        tasks=tuple(now(task) for task in register.tasks),
        events=tuple(now(event) for event in register.events),
    )


def _after(record: Changeable, change: Change) -> object:
    """Return what the record says after a change of it."""
    _, steps, act, value = change
    kind, last = _FORMATS[type(record)], steps[-1]
    if act is Act.ADD:
        return _with(kind, record, steps, lambda old: (*old, value))
    if act is Act.PUT:
        return _with(kind, record, steps, lambda _: value)
    if isinstance(last, int):
        return _with(kind, record, steps[:-1], lambda old: (*old[:last], *old[last + 1 :]))
    holder = kind_at(kind, steps[:-1])
    assert isinstance(holder, RecordOf)
    return _with(kind, record, steps, lambda _: holder.default(last))


def _with(
    kind: ValueKind,
    value: object,
    steps: Steps,
    change: Callable[[tuple[object, ...]], object],
) -> object:
    """Return the value with what lies at the steps changed."""
    if not steps:
        return change(cast(tuple[object, ...], value))
    step, inner = steps[0], kind_at(kind, steps[:1])
    if isinstance(kind, RecordOf):
        part = kind.part(value, str(step))
        return kind.with_part(value, str(step), _with(inner, part, steps[1:], change))
    items = list(cast(tuple[object, ...], value))
    items[int(step)] = _with(inner, items[int(step)], steps[1:], change)
    return tuple(items)


def splices(register: Register, changes: Iterable[Change]) -> dict[str, list[Splice]]:
    """Return how the texts change, by the path of the file.

    Raises ``CannotDo`` for a text that cannot be written, or a place that cannot be edited.
    """
    found: dict[str, list[Splice]] = {}
    for record, steps, act, values in _together(changes):
        node, kind = _node(record), kind_at(_FORMATS[type(record)], steps)
        if act is Act.ADD and isinstance(kind, ListOf):
            beside = _beside(register, node, str(steps[-1]))
            made = addition(node, steps, kind.kind, values, beside)
        elif act is Act.PUT:
            made = replacement(node, steps, kind, values[-1])
        else:
            made = removal(node, steps)
        found.setdefault(node.source.path, []).extend(made)
    return found


def _together(
    changes: Iterable[Change],
) -> Iterator[tuple[Changeable, Steps, Act, list[object]]]:
    """Yield the changes, those of one place as one: a list that is not there is begun once."""
    groups: dict[tuple[int, Steps, Act], tuple[Changeable, list[object]]] = {}
    for record, steps, act, value in changes:
        groups.setdefault((id(record), steps, act), (record, []))[1].append(value)
    for (_, steps, act), (record, values) in groups.items():
        yield record, steps, act, values


def _node(record: Changeable) -> Mapping:
    node = node_of(record.origin)
    if node is not None:
        return node
    raise CannotEdit("这条记录不是从文件里读来的，不能改写")


def _beside(register: Register, node: Mapping, key: str) -> Iterator[Mapping]:
    """Yield the tasks of the same file that may have a key: a new list is laid out as theirs."""
    for task in register.tasks:
        origin = task.origin
        if isinstance(origin, Placed) and origin.source is node.source:
            text = node.source.text[origin.start : origin.end]
            if key in text and (found := node_of(origin)):
                yield found
