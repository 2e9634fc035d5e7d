"""``gongkai event``: the day of something that time limits count from."""

from datetime import date
from typing import Annotated

import typer

from gongkai.cli.naming import event_named
from gongkai.cli.opening import today
from gongkai.cli.options import DryRun, a_day
from gongkai.cli.recording import record
from gongkai.model import Register
from gongkai.register.changes import Change, event_dated
from gongkai.register.proof import Update
from gongkai.screens.outcomes import event_words


def event(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="EVENT", help="事件名称")],
    on: Annotated[date, a_day("--date", "发生日期")],
    dry_run: DryRun = False,
) -> int:
    """Record the day on which an event happened."""

    def intend(register: Register) -> list[Change]:
        return [event_dated(event_named(register, name), on)]

    def outcome(update: Update) -> list[str]:
        found = event_named(update.after, name).name
        return event_words(update.before, update.after, found, max(on, today()))

    return record(ctx, intend, outcome, dry_run=dry_run)
