"""``gongkai report``: what was done in a month, a quarter, half a year or the year, for whoever
wants to know it: a report, a circular, the paper of a meeting, a paragraph, a look back.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from gongkai import period
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.naming import unit_named
from gongkai.cli.opening import faultless, find_root, seen
from gongkai.cli.options import AsOf, Output, Rev, UnitName, a_number, a_serial
from gongkai.cli.publishing import Form, LetterPaper, form_of, publication, publish
from gongkai.cli.writing import write
from gongkai.diagnostics import CannotDo
from gongkai.documents.facts import as_json
from gongkai.documents.rendering import render
from gongkai.documents.report import ReportFacts, render_report, report_facts
from gongkai.documents.review import ReviewFacts, review_facts
from gongkai.formats.json import json_text
from gongkai.history.differences import Differences, Side, differences
from gongkai.history.revisions import remembered_at
from gongkai.model import Plan, Register
from gongkai.period import Period
from gongkai.register.folders import is_workspace
from gongkai.wording import full_day

YearBefore = Annotated[
    int | None, typer.Option(metavar="YEAR", help="上年“回头看”：读旁边以年度为名的工作区")
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="REV", help="上次报告时的版本：此后补登、更正的另写一句"),
]


def report(
    ctx: typer.Context,
    month: Annotated[int | None, a_number("月报：1到12", 12)] = None,
    quarter: Annotated[int | None, a_number("季报：1到4", 4)] = None,
    half: Annotated[int | None, a_number("半年报：1或2", 2)] = None,
    full_year: Annotated[bool, typer.Option("--full-year", help="全年报告")] = False,
    circular: Annotated[bool, typer.Option("--circular", help="督办通报")] = False,
    meeting: Annotated[bool, typer.Option("--meeting", help="局长办公会汇报材料")] = False,
    annual: Annotated[bool, typer.Option("--annual", help="年报中的年度要点落实情况")] = False,
    year_before: YearBefore = None,
    number: Annotated[int | None, a_serial("通报的期号，不写为期间的序数")] = None,
    template: Annotated[str, typer.Option("--template", metavar="NAME", help="改用的模板")] = "",
    output: Output = None,
    form: Form = None,
    paper: LetterPaper = None,
    unit: UnitName = None,
    context: Annotated[bool, typer.Option("--context", help="输出模板可用的内容（JSON）")] = False,
    as_of: AsOf = None,
    rev: Rev = None,
    since: Since = None,
) -> int:
    """Write the report of one period."""
    root = find_root(ctx)
    how = publication("md" if context else form_of(output, form), output, root, paper)
    kind = _kind(circular=circular, meeting=meeting, annual=annual, review=year_before is not None)
    whose = _of_year(root, year_before)
    reading, now = seen(whose, rev, as_of)
    register = faultless(reading)
    asked = _Asked(month, quarter, half, full_year or annual, number)
    facts = (
        review_facts(register, now)
        if kind == "review"
        else _reported(root, register, asked, _Told(as_of, now, unit, since, not kind))
    )
    if context:
        write(json_text(as_json(facts)), output)
    else:
        publish(how, [_text(facts, template or kind, (root / "templates",))], output)
    return ExitCode.FINE


def _changed(root: Path, since: str, new: Side) -> Differences:
    """Return what has changed since a revision; what could not be read then is left out."""
    was = remembered_at(root, since, None)
    if was.reading.register is None:
        raise CannotDo(f"“{since}”这个版本的数据读不出要点，比不出此后补登了什么")
    unsound = was.reading.unsound
    old = Side(was.reading.register, was.recorded, was.as_of, since)
    return differences(old.without(unsound), new.without(unsound))


def _text(facts: ReportFacts | ReviewFacts, template: str, folders: tuple[Path, ...]) -> str:
    if isinstance(facts, ReviewFacts):
        return render(template, facts, folders)
    return render_report(facts, template, folders)


def _kind(**wanted: bool) -> str:
    """Return the template of the document that is wanted, or nothing for a report."""
    kinds = [kind for kind, is_wanted in wanted.items() if is_wanted]
    if len(kinds) > 1:
        raise typer.BadParameter("--circular、--meeting、--annual、--year-before 只能写一个")
    return kinds[0] if kinds else ""


def _of_year(root: Path, year: int | None) -> Path:
    """Return the workspace, or the one of a year before that lies beside it."""
    if year is None:
        return root
    beside = root.resolve().parent / str(year)
    if not is_workspace(beside):
        raise CannotDo(
            f"{beside} 里没有 data/tasks.yaml：上年度的工作区放在本工作区旁边，以年度为名"
        )
    return beside


class _Asked(NamedTuple):
    """The periods that were named on the command line, and the number of the circular."""

    month: int | None
    quarter: int | None
    half: int | None
    full_year: bool
    number: int | None

    @property
    def many(self) -> int:
        """How many there are."""
        return (
            sum(each is not None for each in (self.month, self.quarter, self.half)) + self.full_year
        )


class _Told(NamedTuple):
    """How the facts of a period are wanted: as of a day, of one unit, with what has changed since
    a revision, and whether a period must be named.
    """

    as_of: date | None
    now: date
    unit: str | None
    since: str | None
    must_be_named: bool


def _reported(root: Path, register: Register, asked: _Asked, told: _Told) -> ReportFacts:
    """Return the facts of the period that was asked for."""
    period = _period(register.plan, asked, None if told.must_be_named else told.now)
    day = _reporting_day(period, told.as_of, told.now)
    name = unit_named(register, told.unit) if told.unit else None
    side = Side(register, told.now, day)
    changed = _changed(root, told.since, side) if told.since is not None else None
    facts = report_facts(register, period, day, unit=name, since=changed)
    return facts if asked.number is None else facts._replace(number=asked.number)


def _period(plan: Plan, asked: _Asked, now: date | None) -> Period:
    """Return the period that was named, else the month that holds the day ``now``."""
    if not asked.many and now is not None and now.year == plan.year:
        return period.holding(now, plan.year, plan.cutoff)
    if asked.many != 1:
        raise typer.BadParameter("写明一个期间：--month 9、--quarter 3、--half 1 或 --full-year")
    year, cutoff = plan.year, plan.cutoff
    try:
        if asked.month is not None:
            return period.month(year, asked.month, cutoff)
        if asked.quarter is not None:
            return period.quarter(year, asked.quarter, cutoff)
        if asked.half is not None:
            return period.half(year, asked.half, cutoff)
        return period.full_year(year, cutoff)
    except ValueError:
        raise typer.BadParameter("期间不对：月份1到12，季度1到4，半年1或2") from None


def _reporting_day(period: Period, as_of: date | None, now: date) -> date:
    """Return the day that a report looks back from: one within its period, ``now`` at the latest.

    Later entries would be counted in two reports, so a later day is refused; only the year's
    account stays open a while longer.
    """
    day = as_of or min(period.last, now)
    named = f"统计日{full_day(day)}"
    if day < period.first:
        raise typer.BadParameter(f"{named}早于{period.title}的首日{full_day(period.first)}")
    if day > period.latest:
        end = "末日" if period.latest == period.last else "关账期末日"
        raise typer.BadParameter(
            f"{named}晚于{period.title}的{end}{full_day(period.latest)}；不写 --as-of 即以末日为准"
        )
    return day
