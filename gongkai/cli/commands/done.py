"""``gongkai done``: a task is finished."""

import typer

from gongkai.cli.commands.log import add_entry
from gongkai.cli.opening import today
from gongkai.cli.options import (
    Again,
    Count,
    DryRun,
    Evidence,
    Note,
    Numbers,
    On,
    ReportingUnit,
)
from gongkai.model import Entry, Status


def done(
    ctx: typer.Context,
    numbers: Numbers,
    note: Note = "",
    evidence: Evidence = None,
    unit: ReportingUnit = None,
    count: Count = None,
    on: On = None,
    again: Again = False,
    dry_run: DryRun = False,
) -> int:
    """Record that each task named is finished."""
    entry = Entry(
        date=on or today(),
        status=Status.DONE,
        note=note,
        evidence=tuple(evidence or ()),
        quantity=count,
    )
    return add_entry(ctx, numbers, entry, unit, again=again, dry_run=dry_run)
