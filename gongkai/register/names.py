"""What a workspace's files name: task numbers, units, sections, events, clocks, open cases.

For a person who is in the middle of typing. Nothing is judged: what cannot be read names nothing.
It knows what the files say, not the register that is made of it, and so answers at once.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gongkai.register import nodes, plain
from gongkai.register.folders import DATA, task_files
from gongkai.register.nodes import Node
from gongkai.register.plain import Plain, Record
from gongkai.register.source import Source, decode


class ClockNames(NamedTuple):
    """A time limit inside a task's text, and the cases of it that are not closed."""

    name: str
    open_cases: tuple[str, ...]


class TaskNames(NamedTuple):
    """A task as a person tells it from others."""

    number: str
    name: str
    section: str
    clocks: tuple[ClockNames, ...]


def tasks(root: Path) -> list[TaskNames]:
    """Return the tasks in the order of the files below ``root``."""
    return [_task(task) for plan in _plans(root) for task in _records(plan, "tasks")]


def events(root: Path) -> list[str]:
    """Return what time limits count from."""
    return [_text(event, "name") for plan in _plans(root) for event in _records(plan, "events")]


def units(root: Path) -> list[str]:
    """Return the units in the bureau's own order."""
    register = _said(root / DATA / "units.yaml")
    return [_text(unit, "name") for unit in _records(register, "units")]


def _plans(root: Path) -> list[Plain]:
    return [_said(path) for path in task_files(root)]


def _said(path: Path) -> Plain:
    """Return what a file says, as far as it can be read."""
    try:
        source = decode(path.read_bytes() if path.is_file() else b"", str(path))
    except OSError:
        return None
    if not isinstance(source, Source):
        return None
    found = plain.read(source)
    if found is None:
        from gongkai.register.parsing import parse  # libyaml: most files need none of it

        return _plain(parse(source).root)
    return found


def _plain(node: Node | None) -> Plain:
    if isinstance(node, nodes.Mapping):
        return Record((key, _plain(pair.value)) for key, pair in node.fields.items())
    if isinstance(node, nodes.Sequence):
        return [_plain(item) for item in node.items]
    return None if node is None or node.is_null else node.text


def _task(task: Record) -> TaskNames:
    clocks = tuple(
        ClockNames(_text(clock, "name"), tuple(_open_cases(clock)))
        for clock in _records(task, "clocks")
    )
    return TaskNames(_text(task, "id"), _text(task, "name"), _text(task, "section"), clocks)


def _open_cases(clock: Record) -> Iterator[str]:
    for case in _records(clock, "cases"):
        if not _text(case, "done"):
            yield _text(case, "ref")


def _records(parent: Plain, key: str) -> Iterator[Record]:
    value = parent.get(key) if isinstance(parent, Record) else None
    items = value if isinstance(value, list) else ()
    return (item for item in items if isinstance(item, Record))


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""
