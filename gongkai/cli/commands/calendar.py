"""``gongkai calendar``: the dated deadlines as a calendar file."""

from datetime import timedelta
from typing import Annotated

import typer

from gongkai.agenda import agenda
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.naming import unit_named
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import AsOf, Output, UnitName, parse_span
from gongkai.cli.publishing import form_of
from gongkai.cli.writing import write
from gongkai.diagnostics import CannotDo
from gongkai.model import Span
from gongkai.register import opened

_LONGEST_ALARM = 60  # days


def _parse_alarm(text: str) -> Span:
    span = parse_span(text)
    if span.unit not in ("day", "week") or _days(span) > _LONGEST_ALARM:
        raise typer.BadParameter(f"“{text}”不行，写成 3d、1w 的样子，至多{_LONGEST_ALARM}天")
    return span


def _days(span: Span) -> int:
    return span.amount * (7 if span.unit == "week" else 1)


def calendar(
    ctx: typer.Context,
    unit: UnitName = None,
    alarm: Annotated[
        Span,
        typer.Option("--alarm", parser=_parse_alarm, metavar="SPAN", help="提前多久提醒：3d、1w"),
    ] = "3d",  # type: ignore[assignment]  # typer parses a default as it parses what is typed
    output: Output = None,
    as_of: AsOf = None,
) -> int:
    """Write the dated deadlines as a calendar file.

    Subscribed calendars mostly drop alarms, so nearness stands in the titles.
    """
    form_of(output, None, ("ics",))
    try:
        from gongkai.calendar import calendar_of  # an extra brings icalendar
    except ModuleNotFoundError as missing:
        if missing.name != "icalendar":
            raise
        raise CannotDo("写日历需要另装：python -m pip install 'icalendar>=7.3,<8'") from None
    day = as_of or today()
    register = faultless(opened(find_root(ctx), day))
    name = unit_named(register, unit) if unit else None
    found = calendar_of(agenda(register, day), name, timedelta(days=_days(alarm)))
    write(found.to_ical(), output, f"（{len(found.events)}个时限）")
    return ExitCode.FINE
