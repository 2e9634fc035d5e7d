"""Intended changes of a register, proved before anything is written.

A change knows how the text changes and what the register must say afterwards. The guard
reads the new text again: it must say exactly that, and have no new error.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeAlias

from gongkai.diagnostics import CannotDo, Diagnostic, Severity
from gongkai.model import Adjustment, Case, Clock, Entry, Event, Register, Reminder, Task
from gongkai.register import checks, editing, reading
from gongkai.register.nodes import Source
from gongkai.register.reading import Files, Reading


class Change(NamedTuple):
    """One intended change: the file it concerns, its new text, and the register afterwards."""

    path: Callable[[Register], str]
    text: Callable[[Source], str]
    result: Callable[[Register], Register]


Intention: TypeAlias = Callable[[Register], Sequence[Change]]
"""What is to be changed, decided by what the register says now."""


class Update(NamedTuple):
    """Changes that have been proved: the register before and after, and the new texts.

    ``doubts`` are the problems, none of them an error, that the changes bring with them.
    """

    before: Register
    after: Register
    edited: tuple[tuple[Source, str], ...]
    doubts: tuple[Diagnostic, ...] = ()


class Faulty(CannotDo):
    """The data has errors: what would be added to it could not be proved right."""

    def __init__(self, errors: Sequence[Diagnostic]) -> None:
        super().__init__("数据有错误，没有写入；先改好再登记，逐处查看：gongkai validate")
        self.errors = errors


def entry_added(number: int, entry: Entry) -> Change:
    """Record progress of a task."""

    def added(task: Task) -> Task:
        return task._replace(progress=(*task.progress, entry))

    return _of_task(number, lambda source: editing.add_entry(source, number, entry), added)


def adjustment_added(number: int, adjustment: Adjustment) -> Change:
    """Record an approved change of a task's deadline."""

    def added(task: Task) -> Task:
        return task._replace(adjustments=(*task.adjustments, adjustment))

    return _of_task(
        number, lambda source: editing.add_adjustment(source, number, adjustment), added
    )


def reminder_added(number: int, reminder: Reminder) -> Change:
    """Record a slip that was issued for a task."""

    def added(task: Task) -> Task:
        return task._replace(reminders=(*task.reminders, reminder))

    return _of_task(number, lambda source: editing.add_reminder(source, number, reminder), added)


def case_added(number: int, clock: str, case: Case) -> Change:
    """Start a case of a clock."""

    def added(task: Task) -> Task:
        return _with_clock(task, clock, lambda c: c._replace(cases=(*c.cases, case)))

    return _of_task(number, lambda source: editing.add_case(source, number, clock, case), added)


def case_closed(number: int, clock: str, ref: str, done: date) -> Change:
    """Close a case of a clock."""

    def with_case(old: Clock) -> Clock:
        cases = list(old.cases)
        first = next(k for k, each in enumerate(cases) if each.ref == ref and each.done is None)
        cases[first] = cases[first]._replace(done=done)
        return old._replace(cases=tuple(cases))

    def closed(task: Task) -> Task:
        return _with_clock(task, clock, with_case)

    return _of_task(
        number, lambda source: editing.close_case(source, number, clock, ref, done), closed
    )


def event_dated(name: str, day: date) -> Change:
    """Record the date of an event."""

    def dated(event: Event) -> Event:
        return event._replace(date=day) if event.name == name else event

    def path(register: Register) -> str:
        return next(e.origin.at().path for e in register.events if e.name == name)

    def result(register: Register) -> Register:
        return register._replace(events=tuple(dated(event) for event in register.events))

    return Change(path, lambda source: editing.set_event_date(source, name, day), result)


def _of_task(number: int, text: Callable[[Source], str], change: Callable[[Task], Task]) -> Change:
    def path(register: Register) -> str:
        return next(t.origin.at().path for t in register.tasks if t.id == number)

    def result(register: Register) -> Register:
        tasks = tuple(change(t) if t.id == number else t for t in register.tasks)
        return register._replace(tasks=tasks)

    return Change(path, text, result)


def _with_clock(task: Task, name: str, change: Callable[[Clock], Clock]) -> Task:
    clocks = list(task.clocks)
    first = next(k for k, clock in enumerate(clocks) if clock.name == name)
    clocks[first] = change(clocks[first])
    return task._replace(clocks=tuple(clocks))


def prove(files: Files, intend: Intention, as_of: date) -> Update:
    """Make the changes in memory and prove that the new texts say exactly what was meant.

    Raises ``Faulty`` when the data has errors to begin with, and ``CannotDo`` when the changes
    cannot be made or would bring errors; nothing has been written then.
    """
    before = checks.examine(reading.read(files), as_of)
    errors = _errors(before.diagnostics)
    if before.register is None or errors:
        raise Faulty(errors)
    expected = before.register
    texts = {source.path: source for source in files.tasks}
    for change in intend(before.register):
        source = texts[change.path(before.register)]
        texts[source.path] = replace(source, text=change.text(source))
        expected = change.result(expected)
    after = checks.examine(reading.read(_with_texts(files, texts)), as_of)
    _guard(expected, after)
    edited = tuple((old, texts[old.path].text) for old in files.tasks if texts[old.path] != old)
    return Update(before.register, expected, edited, _added(before.diagnostics, after.diagnostics))


def _with_texts(files: Files, texts: dict[str, Source]) -> Files:
    return files._replace(tasks=tuple(texts[source.path] for source in files.tasks))


def _guard(expected: Register, after: Reading) -> None:
    for diagnostic in _errors(after.diagnostics):
        raise CannotDo(f"照此登记会使数据出错，没有写入：{diagnostic.message}")
    if after.register != expected:
        raise CannotDo("改出来的文件与所要登记的不一致，没有写入；请直接编辑文件")


def _errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [each for each in diagnostics if each.severity is Severity.ERROR]


def _added(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems of which there are more than before, those on unchanged lines not.

    Numbers of lines say nothing: the lines below an addition have others than before.
    """
    old, new = list(before), list(after)
    more = Counter(map(_gist, new)) - Counter(map(_gist, old))
    unchanged = Counter((_gist(each), each.place.text) for each in old)
    added = []
    for each in new:
        gist, line = _gist(each), (_gist(each), each.place.text)
        if unchanged[line]:
            unchanged[line] -= 1
        elif more[gist]:
            more[gist] -= 1
            added.append(each)
    return tuple(added)


def _gist(problem: Diagnostic) -> tuple[str, str, str]:
    return problem.code, problem.message, problem.place.path


def patch(old: Source, new: str, name: str) -> str:
    """Return the change of a file as a unified diff that ``git apply`` accepts.

    ``name`` is the path below the top of the checkout, which is where git looks for it.
    """
    from difflib import unified_diff
    from io import StringIO

    mark = "\ufeff" if old.bom else ""
    before, after = (StringIO(mark + text, newline="\n").readlines() for text in (old.text, new))
    tab = "\t" if " " in name else ""  # or what follows the space would be taken for a date
    lines = unified_diff(before, after, fromfile=f"a/{name}{tab}", tofile=f"b/{name}{tab}")
    head = [f"diff --git a/{name} b/{name}\n"] if before != after else []
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return "".join([*head, *ended])
