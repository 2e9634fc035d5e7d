"""What a workspace that has tasks may still lack: the names of those who do them."""

from collections.abc import Iterator
from pathlib import Path

from gongkai.cli.opening import today
from gongkai.cli.patterns import Beginning, example
from gongkai.intake.files import units_text
from gongkai.model import Task
from gongkai.parties.words import is_collective
from gongkai.register import opened
from gongkai.register.folders import is_there

_TASKS, _UNITS = "data/tasks.yaml", "data/units.yaml"


def rest(root: Path, year: int) -> Beginning:
    """Return a list of units for the tasks that are there, where there is none.

    It has the names that the tasks use; where these cannot be read, it is the example's.
    """
    if is_there(root / _UNITS):
        return Beginning(year, {}, "已有的文件没有动")
    units = _units_of(root) or example(year).texts[_UNITS]
    return Beginning(year, {_UNITS: units}, "核对 {units} 里的科室，按机构序排好")


def _units_of(root: Path) -> str:
    register = opened(root, today(), thoroughly=False).register
    words = [word for task in register.tasks for word in _named(task)] if register else []
    collectives = [name for name in dict.fromkeys(words) if is_collective(name)]
    names = [name for name in dict.fromkeys(words) if name not in collectives]
    source = _TASKS if is_there(root / _TASKS) else "data/tasks"
    return units_text(names, collectives, source) if names else ""


def _named(task: Task) -> Iterator[str]:
    yield from (*task.units, *task.assigned)
    yield from (entry.unit for entry in task.progress if entry.unit)
