"""``gongkai log``: progress of one task or several."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gongkai.cli.naming import nearest, task_numbered, unit_named
from gongkai.cli.opening import today
from gongkai.cli.options import (
    Again,
    Count,
    DryRun,
    Evidence,
    Next,
    Note,
    Numbers,
    On,
    Problem,
    ReportingUnit,
    offering,
)
from gongkai.cli.recording import record
from gongkai.model import Entry, Register, Status, Task
from gongkai.register.changes import Change, entry_added
from gongkai.register.proof import Update
from gongkai.screens.outcomes import entry_words


def log(
    ctx: typer.Context,
    numbers: Numbers,
    status: Annotated[
        str,
        typer.Option(
            "--status",
            metavar="状态",
            help="如 推进中",
            autocompletion=offering(each.value for each in Status),
        ),
    ] = "推进中",
    note: Note = "",
    evidence: Evidence = None,
    unit: ReportingUnit = None,
    count: Count = None,
    problem: Problem = "",
    next_step: Next = "",
    on: On = None,
    again: Again = False,
    dry_run: DryRun = False,
) -> int:
    """Record progress of each task named."""
    entry = Entry(
        date=on or today(),
        status=_status(status),
        note=note,
        evidence=tuple(evidence or ()),
        quantity=count,
        problem=problem,
        next=next_step,
    )
    if not (note or evidence or count or problem or next_step):
        raise typer.BadParameter("写明进展：--note（进展情况）或 --evidence（佐证材料）")
    return add_entry(ctx, numbers, entry, unit, again=again, dry_run=dry_run)


def add_entry(
    ctx: typer.Context,
    numbers: Sequence[int],
    entry: Entry,
    unit: str | None,
    *,
    again: bool,
    dry_run: bool,
) -> int:
    """Record one entry of several tasks, reported by the unit of this name."""
    if twice := next((n for k, n in enumerate(numbers) if n in numbers[:k]), None):
        raise typer.BadParameter(f"第{twice}项写了两次")

    def intend(register: Register) -> list[Change]:
        named = entry._replace(unit=unit_named(register, unit) if unit else None)
        tasks = [task_numbered(register, number) for number in numbers]
        for task in tasks:
            _check(task, named, again=again)
        return [entry_added(task, named) for task in tasks]

    def outcome(update: Update) -> list[str]:
        return [entry_words(update.before, update.after, number, entry) for number in numbers]

    return record(ctx, intend, outcome, dry_run=dry_run)


def _check(task: Task, entry: Entry, *, again: bool) -> None:
    """Refuse what would be counted nowhere, or was recorded before."""
    if entry.quantity is not None and task.target is None:
        raise typer.BadParameter(f"第{task.id}项没有量化目标，不用 --count；数量请写进 --note")
    if not again and any(_says_the_same(entry, each) for each in task.progress):
        raise typer.BadParameter(f"第{task.id}项已有一条相同的进展；确要再记，加 --again")


def _says_the_same(one: Entry, other: Entry) -> bool:
    same = ("date", "status", "unit", "note")
    return all(getattr(one, name) == getattr(other, name) for name in same)


def _status(word: str) -> Status:
    words = [status.value for status in Status]
    if word not in words:
        raise typer.BadParameter(f"没有“{word}”这个状态{nearest(word, words)}")
    return Status(word)
