"""Intended changes of a register, proved before anything is written.

A change knows how the text changes and what the register must say afterwards. The guard
reads the new text again: it must say exactly that, and have no new error.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

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


class Update(NamedTuple):
    """Changes that have been proved: the readings before and after, and the new texts."""

    before: Reading
    after: Reading
    edited: tuple[tuple[Source, str], ...]


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

    def closed_case(case: Case) -> Case:
        is_open = case.ref == ref and case.done is None
        return case._replace(done=done) if is_open else case

    def closed(task: Task) -> Task:
        return _with_clock(
            task, clock, lambda c: c._replace(cases=tuple(closed_case(each) for each in c.cases))
        )

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
    clocks = tuple(change(clock) if clock.name == name else clock for clock in task.clocks)
    return task._replace(clocks=clocks)


def prove(files: Files, changes: Iterable[Change], as_of: date) -> Update:
    """Make the changes in memory and prove that the new texts say exactly what was meant.

    Raises ``CannotDo`` when they do not, or when the data has errors to begin with; nothing has
    been written then.
    """
    before = checks.examine(reading.read(files), as_of)
    if before.register is None or _errors(before.diagnostics):
        raise CannotDo("数据有错误，先改好再登记；逐处查看：gongkai validate")
    expected = before.register
    texts = {source.path: source for source in files.tasks}
    for change in changes:
        source = texts[change.path(before.register)]
        texts[source.path] = replace(source, text=change.text(source))
        expected = change.result(expected)
    after = checks.examine(reading.read(_with_texts(files, texts)), as_of)
    _guard(expected, after)
    edited = tuple((old, texts[old.path].text) for old in files.tasks if texts[old.path] != old)
    return Update(before, after, edited)


def _with_texts(files: Files, texts: dict[str, Source]) -> Files:
    return files._replace(tasks=tuple(texts[source.path] for source in files.tasks))


def _guard(expected: Register, after: Reading) -> None:
    for diagnostic in _errors(after.diagnostics):
        raise CannotDo(f"照此登记会使数据出错，没有写入：{diagnostic.message}")
    if after.register != expected:
        raise CannotDo("改出来的文件与所要登记的不一致，没有写入；请直接编辑文件")


def _errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [each for each in diagnostics if each.severity is Severity.ERROR]


def new_problems(update: Update) -> list[Diagnostic]:
    """Return the warnings that the change brings with it, compared by code and sentence."""
    known = {(d.code, d.message) for d in update.before.diagnostics}
    fresh = [d for d in update.after.diagnostics if (d.code, d.message) not in known]
    return [d for d in fresh if d.severity is Severity.WARNING]


def patch(old: Source, new: str) -> str:
    """Return the change of a file as a unified diff that ``git apply`` accepts."""
    from difflib import unified_diff
    from io import StringIO

    mark = "\ufeff" if old.bom else ""
    before, after = (StringIO(mark + text, newline="\n").readlines() for text in (old.text, new))
    lines = unified_diff(before, after, fromfile=f"a/{old.path}", tofile=f"b/{old.path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
