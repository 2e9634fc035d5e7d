"""The commands that write documents."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai.cli.office import (
    AsOf,
    ExitCode,
    UnitName,
    examine,
    faultless,
    load,
    parse_number,
    say,
    today,
    unit_named,
)
from gongkai.diagnostics import CannotDo

if TYPE_CHECKING:
    from gongkai.documents.period import Period


def report(
    ctx: typer.Context,
    month: Annotated[
        int | None, typer.Option(parser=parse_number, metavar="N", help="月报：1到12")
    ] = None,
    quarter: Annotated[
        int | None, typer.Option(parser=parse_number, metavar="N", help="季报：1到4")
    ] = None,
    half: Annotated[
        int | None, typer.Option(parser=parse_number, metavar="N", help="半年报：1或2")
    ] = None,
    full_year: Annotated[bool, typer.Option("--full-year", help="全年报告")] = False,
    template: Annotated[str, typer.Option("--template", metavar="NAME", help="改用的模板")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="写入文件")
    ] = None,
    unit: UnitName = None,
    as_of: AsOf = None,
) -> int:
    """写出一个月、一季、半年或全年的报告（Markdown）。"""
    from gongkai.documents.facts import report_facts
    from gongkai.documents.rendering import render_report

    workspace = load(ctx)
    reading = examine(workspace, as_of or today(), thoroughly=True)
    register = faultless(reading)
    period = _period(register.plan.year, month, quarter, half, full_year)
    day = as_of or min(period.last, today())
    name = unit_named(register, unit) if unit else None
    facts = report_facts(register, period, day, unit=name)
    text = render_report(facts, template or period.template, (workspace.root / "templates",))
    write(text, output)
    return ExitCode.FINE


def _period(
    year: int, month: int | None, quarter: int | None, half: int | None, full_year: bool
) -> "Period":
    from gongkai.documents import period

    given = [option for option in (month, quarter, half, full_year or None) if option is not None]
    if len(given) != 1:
        raise typer.BadParameter("写明一个期间：--month 9、--quarter 3、--half 1 或 --full-year")
    try:
        if month is not None:
            return period.month(year, month)
        if quarter is not None:
            return period.quarter(year, quarter)
        return period.half(year, half) if half is not None else period.full_year(year)
    except ValueError:
        raise typer.BadParameter("期间不对：月份1到12，季度1到4，半年1或2") from None


def write(text: str, output: Path | None) -> None:
    """Write a document to a file, or to standard output.

    Raises ``CannotDo`` when the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as reason:
        raise CannotDo(f"写不了 {output}：{reason.strerror}") from reason
    say(f"已写入 {output}")
