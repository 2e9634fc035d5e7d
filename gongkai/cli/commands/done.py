"""``gongkai done``: a task is finished."""

import typer

from gongkai.cli.commands.log import log
from gongkai.cli.options import Count, DryRun, Evidence, Note, Numbers, On, ReportingUnit


def done(
    ctx: typer.Context,
    numbers: Numbers,
    note: Note = "",
    evidence: Evidence = None,
    unit: ReportingUnit = None,
    count: Count = None,
    on: On = None,
    dry_run: DryRun = False,
) -> int:
    """Record that each task named is finished."""
    return log(ctx, numbers, "已完成", note, evidence, unit, count, on, dry_run)
