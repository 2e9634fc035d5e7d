"""``gongkai when``: how a phrase is read, and on which day that is."""

import sys
from datetime import date
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import find_root, today
from gongkai.cli.options import Year, one_of, parse_day
from gongkai.cli.saying import tell
from gongkai.diagnostics import CannotDo
from gongkai.formats.json import json_text, reading_fields
from gongkai.model import Register
from gongkai.register import opened
from gongkai.screens.answers import sentences
from gongkai.timing.due_days import limit_from
from gongkai.timing.phrases import Kind, read_deadline
from gongkai.timing.workdays import Calendar

_FROM = typer.Option("--from", parser=parse_day, metavar="DATE", help="事件发生日，当日不计入")


def when(
    ctx: typer.Context,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="时间节点或期限")],
    since: Annotated[date | None, _FROM] = None,
    year: Year = None,
    form: Annotated[str, one_of("text", "json")] = "text",
) -> int:
    """Say how a phrase is read and on which days it falls."""
    register = _register_here(ctx)
    plan_year = _plan_year(since, register) if year is None else year
    calendar = Calendar(register.notices if register else ())
    deadline = read_deadline(phrase, plan_year)
    is_limit = since is not None and deadline.kind is Kind.RELATIVE
    counted = limit_from(deadline, since, calendar) if since and is_limit else None
    if form == "json":
        sys.stdout.write(json_text(reading_fields(deadline, counted)))
    else:
        for line in sentences(deadline, plan_year, since, counted, calendar):
            tell(line)
    return ExitCode.DATA if deadline.kind is Kind.UNREADABLE else ExitCode.FINE


def _plan_year(since: date | None, register: Register | None) -> int:
    if since is not None:
        return since.year
    return register.plan.year if register else today().year


def _register_here(ctx: typer.Context) -> Register | None:
    """Return the register of the workspace, whose year and holidays count here, if there is one."""
    try:
        root = find_root(ctx)
    except CannotDo:
        if ctx.obj is not None:
            raise
        return None
    return opened(root, today(), thoroughly=False).register
