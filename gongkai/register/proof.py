"""Changes made in memory, and proved before anything is written.

What a change concerns is read again from the new text: it must say exactly what was meant, and
bring no new error. All the other text is carried over as it was.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.diagnostics import CannotDo, Diagnostic, Severity
from gongkai.model import Register, Task
from gongkai.register import checks, reading
from gongkai.register.changes import Change, Intention, applied, splices
from gongkai.register.excerpts import Edited, edited
from gongkai.register.origins import Placed
from gongkai.register.reading import Files


class Update(NamedTuple):
    """Changes that have been proved: the register before and after, and the new texts.

    ``doubts`` are the problems, none of them an error, that the changes bring with them.
    """

    before: Register
    after: Register
    edited: tuple[Edited, ...]
    doubts: tuple[Diagnostic, ...] = ()


class Faulty(CannotDo):
    """The data has errors: what would be added to it could not be proved right."""

    def __init__(self, errors: Sequence[Diagnostic]) -> None:
        super().__init__("数据有错误，没有写入；先改好再登记，逐处查看：gongkai validate")
        self.errors = errors


def prove(files: Files, intend: Intention, as_of: date) -> Update:
    """Make the changes in memory and prove that the new texts say exactly what was meant.

    Raises ``Faulty`` when the data has errors to begin with, and ``CannotDo`` when the changes
    cannot be made or would bring errors; nothing has been written then. Of the register
    afterwards, what was not read again still knows its place in the old text.
    """
    found = checks.examine(reading.read(files), as_of, thoroughly=False)
    before, errors = found.register, _errors(found.diagnostics)
    if before is None or errors:
        raise Faulty(errors)
    changes = intend(before)
    expected = applied(before, changes)
    concerned = [k for k, task in enumerate(expected.tasks) if task is not before.tasks[k]]
    texts = _edited(files, before, changes, concerned)
    after = _read_again(files, texts, expected, concerned)
    written = tuple(each for each in texts if each.is_changed)
    return Update(before, after, written, _new_doubts(before, after, concerned, as_of))


def _edited(
    files: Files, register: Register, changes: Iterable[Change], concerned: Collection[int]
) -> list[Edited]:
    """Return the files with tasks as the changes make them."""
    made = splices(register, changes)
    nodes: dict[str, list[Placed]] = {source.path: [] for source in files.tasks}
    numbers: dict[str, list[int]] = {source.path: [] for source in files.tasks}
    chosen = frozenset(concerned)
    for k, task in enumerate(register.tasks):
        if isinstance(task.origin, Placed):
            path = task.origin.source.path
            if k in chosen:
                numbers[path].append(len(nodes[path]))
            nodes[path].append(task.origin)
    return [
        edited(source, nodes[source.path], numbers[source.path], made.get(source.path, ()))
        for source in files.tasks
    ]


def _read_again(
    files: Files, texts: Sequence[Edited], expected: Register, concerned: Collection[int]
) -> Register:
    """Return the expected register with what was read again of the new texts in its place.

    What the excerpts do not prove, the whole texts have the last word on. Raises ``CannotDo``
    when they say anything else than what is expected.
    """
    excerpts = tuple(each.excerpt for each in texts)
    again = reading.read(files._replace(tasks=excerpts))
    cut = frozenset(each.new.path for each in texts if each.is_cut)
    chosen = frozenset(concerned)
    part = expected._replace(
        tasks=tuple(
            task for k, task in enumerate(expected.tasks) if k in chosen or _path(task) not in cut
        )
    )
    if again.register != part or again.diagnostics:
        again = reading.read(files._replace(tasks=tuple(each.new for each in texts)))
        for diagnostic in _errors(again.diagnostics):
            raise CannotDo(f"照此登记会使数据出错，没有写入：{diagnostic.message}")
        if again.register != expected:
            raise CannotDo("改出来的文件与所要登记的不一致，没有写入；请直接编辑文件")
    assert again.register is not None
    fresh = {task.id: task for task in again.register.tasks}
    return again.register._replace(tasks=tuple(fresh.get(task.id, task) for task in expected.tasks))


def _path(task: Task) -> str:
    return task.origin.source.path if isinstance(task.origin, Placed) else ""


def _new_doubts(
    before: Register, after: Register, concerned: Collection[int], as_of: date
) -> tuple[Diagnostic, ...]:
    """Return what all rules newly say of the tasks concerned; of everything, when more changed.

    Raises ``CannotDo`` for an error.
    """
    beside = before._replace(tasks=()) != after._replace(tasks=())
    numbers = range(len(after.tasks)) if beside else concerned

    def problems(register: Register) -> list[Diagnostic]:
        tasks = [register.tasks[k] for k in numbers]
        return checks.problems(register, as_of, tasks, beside=beside)

    new = problems(after)
    for diagnostic in _errors(new):
        raise CannotDo(f"照此登记会使数据出错，没有写入：{diagnostic.message}")
    return _added(problems(before), new)


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
