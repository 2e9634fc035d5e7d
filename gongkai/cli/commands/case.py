"""``gongkai case``: a case of a time limit inside a task's text begins or ends."""

from datetime import date
from typing import Annotated

import typer

from gongkai.cli.naming import clock_named, nearest, task_numbered
from gongkai.cli.options import DryRun, Number, parse_day, some_words
from gongkai.cli.recording import record
from gongkai.model import Case, Register, Task
from gongkai.register.changes import Change, case_added, case_closed
from gongkai.register.proof import Update
from gongkai.screens.outcomes import case_words


def case(
    ctx: typer.Context,
    number: Number,
    clock: Annotated[str, typer.Argument(metavar="CLOCK", help="时限名称")],
    ref: Annotated[str | None, some_words("--ref", "编号", "个案名称或编号，不写人名")] = None,
    since: Annotated[
        date | None,
        typer.Option("--from", parser=parse_day, metavar="DATE", help="起算日：新立一个个案"),
    ] = None,
    closed: Annotated[
        date | None,
        typer.Option("--done", parser=parse_day, metavar="DATE", help="办结日：办结已有的个案"),
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Record that a case of a clock was begun or closed."""
    day = closed or since
    if ref is None or day is None:
        name = "" if ref else "选项 --ref（编号）"
        which = "" if day else "选项 --from（起算日）或 --done（办结日）"
        raise typer.BadParameter(f"缺少{'、'.join(filter(None, (name, which)))}")

    def intend(register: Register) -> list[Change]:
        return [_change(task_numbered(register, number), clock, ref, since, closed)]

    def outcome(update: Update) -> list[str]:
        return [case_words(update.before, update.after, number, f"{clock}：{ref}", day)]

    return record(ctx, intend, outcome, dry_run=dry_run)


def _change(
    task: Task, clock_name: str, ref: str, since: date | None, closed: date | None
) -> Change:
    """Return the change that starts a case, with ``since``, or closes one that was started."""
    clock = clock_named(task, clock_name)
    known = [each.ref for each in clock.cases]
    if since is not None:
        if ref in known:
            raise typer.BadParameter(f"“{clock.name}”里已有个案“{ref}”")
        return case_added(task, clock, Case(ref, since, closed))
    if ref not in known or closed is None:
        raise typer.BadParameter(f"“{clock.name}”里没有个案“{ref}”{nearest(ref, known)}")
    return case_closed(task, clock, ref, closed)
