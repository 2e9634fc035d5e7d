"""``gongkai assign``: who the 相关科室 of some tasks are."""

import re
from typing import Annotated

import typer

from gongkai.cli.naming import task_numbered, unit_named
from gongkai.cli.options import DryRun
from gongkai.cli.recording import record
from gongkai.model import Register, Task
from gongkai.register.changes import Change, put
from gongkai.register.proof import Update
from gongkai.roster import Roster
from gongkai.wording import listed

_SPANS = re.compile(r"[0-9]{1,9}(?:[-—–~至][0-9]{1,9})?")
_SEPARATORS = re.compile(r"[,，、\s]+")
_MOST = 1_000  # rows named at once


def _parse_numbers(text: str) -> list[int]:
    """Return the numbers of 「5,8,9-14」, each once."""
    found: dict[int, None] = {}
    for part in filter(None, _SEPARATORS.split(text)):
        if not _SPANS.fullmatch(part):
            raise typer.BadParameter(f"“{part}”不是序号，写成 5,8,9-14 的样子")
        first, *rest = map(int, re.findall("[0-9]+", part))
        last = rest[0] if rest else first
        if not first <= last < first + _MOST:
            raise typer.BadParameter(f"“{part}”前大后小或太长，写成 9-14 的样子")
        found.update(dict.fromkeys(range(first, last + 1)))
    if not found:
        raise typer.BadParameter("没有写序号，写成 5,8,9-14 的样子")
    return list(found)


def assign(
    ctx: typer.Context,
    numbers: Annotated[str, typer.Argument(metavar="ID,…", help="任务序号，如 5,8,9-14")],
    units: Annotated[str, typer.Option("--units", metavar="科室,…", help="如 预算科,绩效科")],
    dry_run: DryRun = False,
) -> int:
    """Name the 相关科室 of each task given, in the place of those named before."""
    wanted = _parse_numbers(numbers)
    words = [word for word in _SEPARATORS.split(units) if word]

    def intend(register: Register) -> list[Change]:
        names = tuple(dict.fromkeys(unit_named(register, word) for word in words))
        if not names:
            raise typer.BadParameter("没有写科室，写成 --units 预算科,绩效科 的样子")
        roster = Roster(register, None)
        tasks = [task_numbered(register, number) for number in wanted]
        return [put(_resolvable(task, roster), ("assigned",), names) for task in tasks]

    def outcome(update: Update) -> list[str]:
        named = {task.id: task for task in update.after.tasks}
        return [f"第{number}项 相关科室为{listed(named[number].assigned)}" for number in wanted]

    return record(ctx, intend, outcome, dry_run=dry_run)


def _resolvable(task: Task, roster: Roster) -> Task:
    if not roster.parties(task._replace(assigned=())).unnamed:
        shown = listed(task.units)
        raise typer.BadParameter(f"第{task.id}项的责任单位（{shown}）没有“相关科室”，不用点名")
    return task
