"""The commands that write documents."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from gongkai.cli.office import (
    AsOf,
    ExitCode,
    UnitName,
    examine,
    faultless,
    load,
    one_of,
    parse_number,
    parse_span,
    say,
    today,
    unit_named,
    unwritable,
)
from gongkai.diagnostics import CannotDo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gongkai.documents.context import SlipFacts
    from gongkai.documents.period import Period
    from gongkai.documents.slips import Level, Slips
    from gongkai.model import Plan, Register
    from gongkai.register.changes import Change


_Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="写入文件，不写则显示")
]


def _number(help_text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(parser=parse_number, metavar="N", help=help_text)
    return option


def report(
    ctx: typer.Context,
    month: Annotated[int | None, _number("月报：1到12")] = None,
    quarter: Annotated[int | None, _number("季报：1到4")] = None,
    half: Annotated[int | None, _number("半年报：1或2")] = None,
    full_year: Annotated[bool, typer.Option("--full-year", help="全年报告")] = False,
    template: Annotated[str, typer.Option("--template", metavar="NAME", help="改用的模板")] = "",
    output: _Output = None,
    unit: UnitName = None,
    context: Annotated[bool, typer.Option("--context", help="输出模板可用的内容（JSON）")] = False,
    as_of: AsOf = None,
) -> int:
    """写出一个月、一季、半年或全年的报告（Markdown）。"""
    from gongkai.documents.context import as_json
    from gongkai.documents.facts import report_facts
    from gongkai.documents.rendering import render_report
    from gongkai.output.machine import json_text

    workspace = load(ctx)
    reading = examine(workspace, as_of or today(), thoroughly=True)
    register = faultless(reading)
    period = _period(register.plan, month, quarter, half, full_year)
    day = _reporting_day(period, as_of)
    name = unit_named(register, unit) if unit else None
    facts = report_facts(register, period, day, unit=name)
    if context:
        write(json_text(as_json(facts)), output)
    else:
        write(render_report(facts, template, (workspace.root / "templates",)), output)
    return ExitCode.FINE


def _period(
    plan: "Plan", month: int | None, quarter: int | None, half: int | None, full_year: bool
) -> "Period":
    from gongkai.documents import period

    given = [option for option in (month, quarter, half, full_year or None) if option is not None]
    if len(given) != 1:
        raise typer.BadParameter("写明一个期间：--month 9、--quarter 3、--half 1 或 --full-year")
    year, cutoff = plan.year, plan.cutoff
    try:
        if month is not None:
            return period.month(year, month, cutoff)
        if quarter is not None:
            return period.quarter(year, quarter, cutoff)
        if half is not None:
            return period.half(year, half, cutoff)
        return period.full_year(year, cutoff)
    except ValueError:
        raise typer.BadParameter("期间不对：月份1到12，季度1到4，半年1或2") from None


def _reporting_day(period: "Period", as_of: date | None) -> date:
    """Return the day that a report looks back from: one within its period.

    Later entries would be counted in two reports, so a later day is refused; only the year's
    account stays open a while longer.
    """
    from gongkai.wording import full_day

    day = as_of or min(period.last, today())
    named = f"{'统计日' if as_of else '今天'}{full_day(day)}"
    if day < period.first:
        raise typer.BadParameter(f"{named}早于{period.title}的首日{full_day(period.first)}")
    if day > period.latest:
        end = "末日" if period.latest == period.last else "关账期末日"
        raise typer.BadParameter(
            f"{named}晚于{period.title}的{end}{full_day(period.latest)}；不写 --as-of 即以末日为准"
        )
    return day


def table(
    ctx: typer.Context,
    public: Annotated[
        bool, typer.Option("--public", help="公开版：不写原因、亮灯和科室的不足")
    ] = False,
    output: _Output = None,
    as_of: AsOf = None,
) -> int:
    """写出落实情况表：原表加一栏完成情况（Markdown）。"""
    from gongkai.documents.table import implementation_table

    workspace = load(ctx)
    day = as_of or today()
    register = faultless(examine(workspace, day, thoroughly=True))
    folders = (workspace.root / "templates",)
    write(implementation_table(register, day, public, folders), output)
    return ExitCode.FINE


def ledger(
    ctx: typer.Context,
    form: Annotated[str, one_of("csv", "md")] = "csv",
    output: _Output = None,
    as_of: AsOf = None,
) -> int:
    """写出工作台账（CSV 或 Markdown）。"""
    from gongkai.documents.ledger import ledger_rows
    from gongkai.output import tables

    day = as_of or today()
    book = ledger_rows(faultless(examine(load(ctx), day, thoroughly=True)), day)
    if form == "csv":
        write(tables.csv_text(book.titles, book.rows), output)
    else:
        columns = tuple(tables.Column(title) for title in book.titles)
        write(tables.markdown(tables.Table(columns, book.rows)), output)
    return ExitCode.FINE


def remind(
    ctx: typer.Context,
    unit: UnitName = None,
    within: Annotated[
        str, typer.Option("--within", metavar="SPAN", help="多久之内到期的也出单")
    ] = "10wd",
    level: Annotated[
        str | None, typer.Option("--level", metavar="单别", help="提醒单、催办单、督办通知单")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="每张单写一个文件")
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="把发出的单记入数据")] = False,
    as_of: AsOf = None,
) -> int:
    """给逾期和临期的任务出提醒单、催办单、督办通知单，一事一单。"""
    from gongkai.agenda import agenda
    from gongkai.documents.slips import slips

    workspace = load(ctx)
    day = as_of or today()
    register = faultless(examine(workspace, day, thoroughly=True))
    name = unit_named(register, unit) if unit else None
    span, given = parse_span(within), _level(level)

    def due_slips(now: "Register") -> "Slips":
        return slips(agenda(now, day), span, name, given)

    found = due_slips(register)
    for each in found.unaddressed:
        say(each.reason)
    if not found.slips:
        say("没有要出单的任务")
    elif record:
        issue(workspace.root, due_slips, output)
    else:
        _write_pages(_pages(found.slips, workspace.root), output)
    return ExitCode.FINE


def issue(root: Path, due_slips: "Callable[[Register], Slips]", output: Path | None) -> None:
    """Record the slips, then hand them out: a number that leaves the house stands in the data.

    The numbers are chosen, and the pages made, while nobody else can record.
    """
    from gongkai.model import Reminder
    from gongkai.register.changes import reminder_added
    from gongkai.register.saving import carry_out

    pages: list[_Page] = []

    def intend(now: "Register") -> "list[Change]":
        issued = due_slips(now).slips
        pages[:] = _pages(issued, root)
        return [
            reminder_added(each.number, Reminder(each.as_of, each.level, each.reference, each.unit))
            for each in issued
        ]

    if output is not None:
        _make_folder(output)
    carry_out(root, intend, today())
    say(f"已记入数据：{len(pages)}张")
    _write_pages(pages, output)


class _Page(NamedTuple):
    """A slip as it leaves the house; ``name`` is that of its file, without the ending."""

    name: str
    text: str


def _pages(issued: "Iterable[SlipFacts]", root: Path) -> list[_Page]:
    from gongkai.documents.rendering import render

    folders = (root / "templates",)
    return [
        _Page(
            f"{slip.reference}-第{slip.number}项-{slip.unit}".translate(_FULL_WIDTH),
            render("slip", slip, folders),
        )
        for slip in issued
    ]


def _write_pages(pages: "Sequence[_Page]", folder: Path | None) -> None:
    """Write the slips one below the other, or each into a file of its own."""
    if folder is None:
        sys.stdout.write("\n---\n\n".join(page.text for page in pages))
        return
    _make_folder(folder)
    for page in pages:
        write(page.text, folder / f"{page.name}.md")


_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
"""What a file may not be called on every system, and what stands for it."""


def _level(word: str | None) -> "Level | None":
    from gongkai.documents.slips import Level

    levels = {level.word: level for level in Level}
    if word is not None and word not in levels:
        raise typer.BadParameter(f"没有“{word}”这种单，可用：{'、'.join(levels)}")
    return levels[word] if word is not None else None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise CannotDo(f"建不了文件夹 {folder}：{unwritable(reason)}") from reason


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
        raise CannotDo(f"写不了 {output}：{unwritable(reason)}") from reason
    say(f"已写入 {output}")
