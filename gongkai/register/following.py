"""A plan of the year before as the beginning of the next: what is printed stays, what was
recorded goes.

It names what stays. Whatever else a record has, now or later, was recorded and does not go into
another year's file.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.model import Clock, Event, Plan, Register, Task
from gongkai.register.changes import Change, put, removed
from gongkai.register.editing import CannotEdit, node_at
from gongkai.register.excerpts import Edited
from gongkai.register.fields import Steps, is_empty
from gongkai.register.formats import PRINTED
from gongkai.register.nodes import Sequence
from gongkai.register.origins import node_of
from gongkai.register.proof import prove
from gongkai.register.reading import Files

KEPT: dict[str, frozenset[str]] = {
    "plan": frozenset({"title", "year", "issuer", "due_soon", "cutoff", "columns"}),
    "event": frozenset({"name"}),
    "task": PRINTED | {"assigned", "target", "clocks", "encouraged", "each"},
    "clock": frozenset({"name", "within", "from", "statutory"}),
}
"""The keys of the records that a new year begins with."""


class Following(NamedTuple):
    """What a plan that follows another says, and its files, named as those of the old one."""

    register: Register
    files: Files


def following(files: Files, year: int, today: date, *, carries: bool) -> Following:
    """Return the plan of another year that begins where one ended; nothing is written.

    With ``carries`` the cases go along that nobody has answered: they are a duty of the new year.
    Every text is proved to say what is meant. Raises ``Faulty`` and ``CannotDo``.
    """

    def all_at_once(register: Register) -> list[Change]:
        return list(_changes(register, year, carries=carries))

    try:
        update = prove(files, all_at_once, today)
        made = _with_texts(files, update.edited)
    except CannotEdit:  # what goes stands too close together in braces: one after the other
        made = files
        while (update := prove(made, lambda now: all_at_once(now)[:1], today)).edited:
            made = _with_texts(made, update.edited)
    return Following(update.after, made)


def _with_texts(files: Files, texts: Iterable[Edited]) -> Files:
    new = {each.old.path: each.new for each in texts}
    return files._replace(tasks=tuple(new.get(each.path, each) for each in files.tasks))


def _changes(register: Register, year: int, *, carries: bool) -> Iterator[Change]:
    """Yield what makes of a plan that of another year; its title has the year changed, too."""
    plan = register.plan
    if plan.year != year:
        title = plan.title.replace(str(plan.year), str(year))
        if title != plan.title:
            yield put(plan, ("title",), title)
        yield put(plan, ("year",), year)
    yield from _recorded(plan, "plan")
    for event in register.events:
        yield from _recorded(event, "event")
    for task in register.tasks:
        yield from _recorded(task, "task")
        for number, clock in enumerate(task.clocks):
            steps = ("clocks", number, "cases")
            yield from _cases(task, clock, steps, carries=carries)


def _recorded(record: Plan | Event | Task, kind: str) -> Iterator[Change]:
    node = node_of(record.origin)
    for key, pair in node.fields.items() if node else ():
        if key not in KEPT[kind] and not is_empty(pair.value):
            yield removed(record, (key,))


def _cases(task: Task, clock: Clock, steps: Steps, *, carries: bool) -> Iterator[Change]:
    stay = tuple(case for case in clock.cases if carries and case.done is None)
    if stay == clock.cases:
        return
    if not stay:
        yield removed(task, steps)
    elif _is_in_brackets(task, steps):
        yield put(task, steps, stay)
    else:
        for k in reversed(range(len(clock.cases))):  # so that none changes another's number
            if clock.cases[k] not in stay:
                yield removed(task, (*steps, k))


def _is_in_brackets(task: Task, steps: Steps) -> bool:
    node = node_of(task.origin)
    found = node_at(node, steps) if node else None
    return isinstance(found, Sequence) and found.flow
