"""``gongkai adjust``: a deadline that was changed with approval."""

from typing import Annotated

import typer

from gongkai.cli.naming import task_numbered
from gongkai.cli.opening import today
from gongkai.cli.options import DryRun, Number, On, some_words
from gongkai.cli.recording import record
from gongkai.model import Adjustment, Register
from gongkai.register.changes import Change, adjustment_added
from gongkai.register.proof import Update
from gongkai.screens.outcomes import adjustment_words


def adjust(
    ctx: typer.Context,
    number: Number,
    deadline: Annotated[str, some_words("--deadline", "时间节点", "新的时间节点")],
    reason: Annotated[str, some_words("--reason", "文字", "原因")],
    approved_by: Annotated[str, some_words("--approved-by", "会议", "谁批准的")],
    document: Annotated[str | None, some_words("--document", "文号", "依据")] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> int:
    """Record an approved change of a task's deadline."""
    change = Adjustment(on or today(), deadline, reason, approved_by, document)

    def intend(register: Register) -> list[Change]:
        return [adjustment_added(task_numbered(register, number), change)]

    def outcome(update: Update) -> list[str]:
        return [adjustment_words(update.before, update.after, number, change)]

    return record(ctx, intend, outcome, dry_run=dry_run)
