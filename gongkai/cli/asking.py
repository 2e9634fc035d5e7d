"""The commands that answer a question: when."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai.cli.looking import one_of
from gongkai.cli.office import ExitCode, find_root, parse_day, parse_number, today
from gongkai.diagnostics import CannotDo

if TYPE_CHECKING:
    from datetime import date

    from gongkai.model import Register

_FROM = typer.Option("--from", parser=parse_day, metavar="DATE", help="事件发生日，当日不计入")


def when(
    ctx: typer.Context,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="时间节点或期限")],
    since: Annotated[date | None, _FROM] = None,
    year: Annotated[
        int | None, typer.Option("--year", parser=parse_number, metavar="Y", help="计划年度")
    ] = None,
    form: Annotated[str, one_of("text", "json")] = "text",
) -> int:
    """说明一个时间节点怎样理解、落在哪一天。"""
    from gongkai.output import answers, machine
    from gongkai.timing.phrases import Kind, read_deadline
    from gongkai.timing.workdays import Calendar

    register = _register_here(ctx)
    plan_year = year or (since.year if since else register.plan.year if register else today().year)
    calendar = Calendar(register.notices if register else ())
    deadline = read_deadline(phrase, plan_year)
    if form == "json":
        sys.stdout.write(machine.json_text(answers.fields(deadline, since, calendar)))
    else:
        for line in answers.sentences(deadline, plan_year, since, calendar):
            print(line)
    return ExitCode.DATA if deadline.kind is Kind.UNREADABLE else ExitCode.FINE


def _register_here(ctx: typer.Context) -> "Register | None":
    """Return the register of the workspace, whose year and holidays count here, if there is one."""
    from gongkai.register import reading, workspace

    try:
        root = find_root(ctx)
    except CannotDo:
        if ctx.obj is not None:
            raise
        return None
    return reading.read(workspace.load(root).files).register
