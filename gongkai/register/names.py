"""What a workspace's files name: task numbers, units, sections, events, clocks, open cases.

For a person who is in the middle of typing. Nothing is judged: what cannot be read names nothing.
It knows the tree alone, not the register that is made of it, and so answers at once.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gongkai.register.folders import DATA, task_files
from gongkai.register.nodes import Mapping, Scalar, Sequence, Source, decode
from gongkai.register.parsing import parse


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
    register = _tree(root / DATA / "units.yaml")
    return [_text(unit, "name") for unit in _records(register, "units")]


def _plans(root: Path) -> list[Mapping | None]:
    return [_tree(path) for path in task_files(root)]


def _tree(path: Path) -> Mapping | None:
    try:
        source = decode(path.read_bytes() if path.is_file() else b"", str(path))
    except OSError:
        return None
    root = parse(source).root if isinstance(source, Source) else None
    return root if isinstance(root, Mapping) else None


def _task(task: Mapping) -> TaskNames:
    clocks = tuple(
        ClockNames(_text(clock, "name"), tuple(_open_cases(clock)))
        for clock in _records(task, "clocks")
    )
    return TaskNames(_text(task, "id"), _text(task, "name"), _text(task, "section"), clocks)


def _open_cases(clock: Mapping) -> Iterator[str]:
    for case in _records(clock, "cases"):
        if not _text(case, "done"):
            yield _text(case, "ref")


def _records(parent: Mapping | None, key: str) -> Iterator[Mapping]:
    value = parent.get(key) if parent else None
    items = value.items if isinstance(value, Sequence) else ()
    return (item for item in items if isinstance(item, Mapping))


def _text(record: Mapping, key: str) -> str:
    value = record.get(key)
    return value.text if isinstance(value, Scalar) else ""
