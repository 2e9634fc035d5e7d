"""The course of a case day by day: which days count, which do not and why."""

from collections.abc import Iterator
from datetime import date

from gongkai.clocks import Course, Stretch, account
from gongkai.timing.workdays import Calendar
from gongkai.wording import UNIT_WORDS, short_day


def course_lines(run: Course, calendar: Calendar) -> Iterator[str]:
    """Yield 「9月21日至9月23日　第1至3个工作日」, 「9月24日至9月25日　不计：周末」."""
    year, stretches = run.case.since.year, account(run, calendar)
    for each in stretches[:-1]:
        yield f"{_span(each, year)}　{_counted(each)}"
    last = stretches[-1]
    ending = "恢复后续计" if run.open_pause else f"{_day(run.due, year)}到期"
    yield f"{_span(last, year)}　{_counted(last)}，{ending}"


def _span(each: Stretch, year: int) -> str:
    until = f"至{_day(each.last, year)}" if each.length > 1 else ""
    return f"{_day(each.first, year)}{until}"


def _day(day: date, year: int) -> str:
    return short_day(day) if day.year == year else f"{day.year}年{short_day(day)}"


def _counted(each: Stretch) -> str:
    if each.number is None:
        return f"不计：{each.reason}"
    until = f"至{each.number + each.length - 1}" if each.length > 1 else ""
    unit = UNIT_WORDS[each.unit] if each.unit == "workday" else "日"
    extended = "延长" if each.extended else ""
    reason = f"（{each.reason}）" if each.reason else ""
    return f"{extended}第{each.number}{until}{unit}{reason}"
