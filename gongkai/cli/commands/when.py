"""``gongkai when``: how a phrase is read, and on which day that is."""

import re
import sys
from datetime import date
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import find_root, today
from gongkai.cli.options import Year, a_day, one_of, parse_day, parse_span
from gongkai.cli.saying import tell
from gongkai.clocks import Course, account, course
from gongkai.diagnostics import CannotDo
from gongkai.formats.json import json_text, reading_fields
from gongkai.model import Case, Clock, Extension, Pause, Register, Span
from gongkai.register import opened
from gongkai.register.cases import paused, restarted
from gongkai.register.editing import CannotEdit
from gongkai.screens.answers import course_sentences, sentences
from gongkai.timing.due_days import limit_from
from gongkai.timing.phrases import Deadline, Kind, read_deadline
from gongkai.timing.workdays import Calendar, Counted

_FROM = a_day("--from", "事件发生日，当日不计入")
_Restarts = Annotated[
    list[date] | None, a_day("--restart", "收到补正（或缴费）之日，次日起重新计，可写几次")
]
_Extend = Annotated[
    Span | None, typer.Option("--extend", parser=parse_span, metavar="SPAN", help="延长多久")
]


def _parse_pause(text: str) -> Pause:
    first, _, last = re.sub("至|—", "..", text).partition("..")
    if not last:
        raise typer.BadParameter(f"“{text}”不是首日和末日，写成 2022-09-26..2022-09-28 的样子")
    return Pause(parse_day(first), parse_day(last))


_Pauses = Annotated[
    list[Pause] | None,
    typer.Option("--pause", parser=_parse_pause, metavar="D..D", help="中止的首日和末日，可写几次"),
]


def when(
    ctx: typer.Context,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="时间节点或期限")],
    since: Annotated[date | None, _FROM] = None,
    pauses: _Pauses = None,
    restarts: _Restarts = None,
    extend: _Extend = None,
    year: Year = None,
    form: Annotated[str, one_of("text", "json")] = "text",
) -> int:
    """Say how a phrase is read and on which days it falls."""
    register = _register_here(ctx)
    plan_year = _plan_year(since, register) if year is None else year
    calendar = Calendar(register.notices if register else ())
    deadline = read_deadline(phrase, plan_year)
    is_limit = since is not None and deadline.kind is Kind.RELATIVE
    if pauses or restarts or extend:
        if since is None or not is_limit:
            raise typer.BadParameter(
                "--pause、--restart、--extend 用于期限，并用 --from 写明起算日"
            )
        case = _bent(phrase, since, pauses or [], restarts or [], extend)
        run = course(case, Clock(phrase, phrase, ""), deadline, _last_day(case), calendar)
        _tell_course(deadline, run, calendar, form)
        return ExitCode.FINE
    counted = limit_from(deadline, since, calendar) if since and is_limit else None
    if form == "json":
        sys.stdout.write(json_text(reading_fields(deadline, counted)))
    else:
        for line in sentences(deadline, plan_year, since, counted, calendar):
            tell(line)
    return ExitCode.DATA if deadline.kind is Kind.UNREADABLE else ExitCode.FINE


def _bent(
    phrase: str, since: date, pauses: list[Pause], restarts: list[date], extend: Span | None
) -> Case:
    """Return a case of the limit that is bent as typed; refuses what cannot be true."""
    case = Case(phrase, since)
    try:
        for day in sorted(restarts):
            case = restarted(case, day)
        for pause in pauses:
            case = paused(case, pause)
    except CannotEdit as refusal:
        raise typer.BadParameter(str(refusal)) from None
    return case._replace(extension=Extension(extend, "", since)) if extend else case


def _last_day(case: Case) -> date:
    return max((case.since, *case.restarts, *(p.end for p in case.pauses if p.end is not None)))


def _tell_course(deadline: Deadline, run: Course, calendar: Calendar, form: str) -> None:
    if form == "json":
        fields = reading_fields(deadline, Counted(run.due, run.estimated), account(run, calendar))
        sys.stdout.write(json_text(fields))
        return
    for line in course_sentences(deadline, run, calendar):
        tell(line)


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
