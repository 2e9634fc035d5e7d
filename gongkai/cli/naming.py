"""What a name typed on the command line stands for in the register; else a wrong use."""

from collections.abc import Iterable

import typer

from gongkai.diagnostics import did_you_mean
from gongkai.model import Clock, Event, Register, Task
from gongkai.timing.phrases import normalise


def unit_named(register: Register, word: str) -> str:
    """Return the register's name of a unit given by name, full name or alias.

    Raises ``typer.BadParameter`` for a unit that the register does not know.
    """
    unit = register.unit_named(word)
    if unit is None:
        names = [each.name for each in register.units]
        guess = did_you_mean(word, names) or f"；登记的有：{'、'.join(names)}"
        raise typer.BadParameter(f"没有名为“{word}”的科室{guess}")
    return unit.name


def task_numbered(register: Register, number: int) -> Task:
    """Return the task with a printed number.

    Raises ``typer.BadParameter`` for a number that the table does not have.
    """
    for task in register.tasks:
        if task.id == number:
            return task
    numbers = [task.id for task in register.tasks]
    known = f"序号从{min(numbers)}到{max(numbers)}" if numbers else "文件里一项任务也没有"
    raise typer.BadParameter(f"没有第{number}项，{known}")


def event_named(register: Register, name: str) -> Event:
    """Return the event with this name; brackets and widths may be typed differently.

    Raises ``typer.BadParameter`` for an event that the register does not know.
    """
    for each in register.events:
        if normalise(each.name) == normalise(name):
            return each
    known = [each.name for each in register.events]
    raise typer.BadParameter(f"没有名为“{name}”的事件{nearest(name, known)}")


def clock_named(task: Task, name: str) -> Clock:
    """Return the time limit inside a task's text; raises ``typer.BadParameter``."""
    for clock in task.clocks:
        if clock.name == name:
            return clock
    names = [clock.name for clock in task.clocks]
    raise typer.BadParameter(f"第{task.id}项没有名为“{name}”的时限{nearest(name, names)}")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return 「，是不是“…”？」, or else all that there is."""
    names = list(known)
    known = f"；已有：{'、'.join(names)}" if names else "；一个也没有"
    return did_you_mean(word, names) or known
