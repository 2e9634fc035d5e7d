"""``gongkai report``: what was done in a month, a quarter, half a year or the year."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gongkai import period
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.naming import unit_named
from gongkai.cli.opening import faultless, find_root, seen
from gongkai.cli.options import AsOf, Output, Rev, UnitName, a_number
from gongkai.cli.publishing import Form, LetterPaper, form_of, publication, publish
from gongkai.cli.writing import write
from gongkai.diagnostics import CannotDo
from gongkai.documents.facts import as_json
from gongkai.documents.report import render_report, report_facts
from gongkai.formats.json import json_text
from gongkai.history.differences import Differences, Side, differences
from gongkai.model import Plan
from gongkai.period import Period
from gongkai.wording import full_day


def report(
    ctx: typer.Context,
    month: Annotated[int | None, a_number("月报：1到12", 12)] = None,
    quarter: Annotated[int | None, a_number("季报：1到4", 4)] = None,
    half: Annotated[int | None, a_number("半年报：1或2", 2)] = None,
    full_year: Annotated[bool, typer.Option("--full-year", help="全年报告")] = False,
    template: Annotated[str, typer.Option("--template", metavar="NAME", help="改用的模板")] = "",
    output: Output = None,
    form: Form = None,
    paper: LetterPaper = None,
    unit: UnitName = None,
    context: Annotated[bool, typer.Option("--context", help="输出模板可用的内容（JSON）")] = False,
    as_of: AsOf = None,
    rev: Rev = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="上次报告时的版本：此后补登、更正的另写一句"),
    ] = None,
) -> int:
    """Write the report of one period."""
    root = find_root(ctx)
    how = publication("md" if context else form_of(output, form), output, root, paper)
    reading, now = seen(root, rev, as_of, thoroughly=True)
    register = faultless(reading)
    period = _period(register.plan, month, quarter, half, full_year)
    day = _reporting_day(period, as_of, now)
    name = unit_named(register, unit) if unit else None
    changed = _changed(root, since, Side(register, now, day)) if since is not None else None
    facts = report_facts(register, period, day, unit=name, since=changed)
    if context:
        write(json_text(as_json(facts)), output)
    else:
        text = render_report(facts, template, (root / "templates",))
        publish(how, [text], output)
    return ExitCode.FINE


def _changed(root: Path, since: str, new: Side) -> Differences:
    """Return what has changed since a revision; what could not be read then is left out."""
    from gongkai.history.revisions import remembered_at  # only who looks back asks git

    was = remembered_at(root, since, None)
    if was.reading.register is None:
        raise CannotDo(f"“{since}”这个版本的数据读不出要点，比不出此后补登了什么")
    broken = {each.number for each in was.reading.broken}
    old = Side(was.reading.register, was.recorded, was.as_of, since)
    return differences(old.without(broken), new.without(broken))


def _period(
    plan: Plan, month: int | None, quarter: int | None, half: int | None, full_year: bool
) -> Period:
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


def _reporting_day(period: Period, as_of: date | None, now: date) -> date:
    """Return the day that a report looks back from: one within its period, ``now`` at the latest.

    Later entries would be counted in two reports, so a later day is refused; only the year's
    account stays open a while longer.
    """
    day = as_of or min(period.last, now)
    named = f"{'统计日' if as_of else '今天'}{full_day(day)}"
    if day < period.first:
        raise typer.BadParameter(f"{named}早于{period.title}的首日{full_day(period.first)}")
    if day > period.latest:
        end = "末日" if period.latest == period.last else "关账期末日"
        raise typer.BadParameter(
            f"{named}晚于{period.title}的{end}{full_day(period.latest)}；不写 --as-of 即以末日为准"
        )
    return day
