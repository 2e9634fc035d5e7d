"""``gongkai log``: progress of one task or several."""

from collections.abc import Iterable
from typing import Annotated

import typer

from gongkai.cli.naming import nearest, task_numbered, unit_named
from gongkai.cli.opening import today
from gongkai.cli.options import Count, DryRun, Evidence, Note, Numbers, On, ReportingUnit
from gongkai.cli.recording import record
from gongkai.model import Entry, Register, Status
from gongkai.register.changes import Change, entry_added
from gongkai.register.proof import Update
from gongkai.screens.outcomes import entry_words


def log(
    ctx: typer.Context,
    numbers: Numbers,
    status: Annotated[str, typer.Option("--status", metavar="状态", help="如 推进中")] = "推进中",
    note: Note = "",
    evidence: Evidence = None,
    unit: ReportingUnit = None,
    count: Count = None,
    on: On = None,
    dry_run: DryRun = False,
) -> int:
    """Record progress of each task named."""
    entry = Entry(on or today(), _status(status), note, tuple(evidence or ()), None, count)
    _each_once(numbers)

    def intend(register: Register) -> list[Change]:
        named = entry._replace(unit=unit_named(register, unit) if unit else None)
        return [entry_added(task_numbered(register, number), named) for number in numbers]

    def outcome(update: Update) -> list[str]:
        return [entry_words(update.before, update.after, number, entry) for number in numbers]

    return record(ctx, intend, outcome, dry_run=dry_run)


def _each_once(numbers: Iterable[int]) -> None:
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            raise typer.BadParameter(f"第{number}项写了两次")
        seen.add(number)


def _status(word: str) -> Status:
    words = [status.value for status in Status]
    if word not in words:
        raise typer.BadParameter(f"没有“{word}”这个状态{nearest(word, words)}")
    return Status(word)
