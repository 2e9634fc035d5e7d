"""Whether the lists beside the tasks can be relied on: events, units, days off.

What is wrong here is wrong for every task, so these rules run whatever else is broken.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.diagnostics import Diagnostic, error, warning
from gongkai.model import Collective, Event, Register, Unit
from gongkai.register.rules.context import Context, Path, line_of
from gongkai.timing.phrases import normalise
from gongkai.wording import dated, full_day


def events_are_named_once(context: Context) -> Iterator[Diagnostic]:
    """An event has one date."""
    known: dict[str, Event] = {}
    for event in context.register.events:
        first = known.setdefault(normalise(event.name), event)
        if first is not event:
            place = event.origin.at("name")
            where = line_of(first.origin.at("name"), place)
            message = f"起算事件“{event.name}”写了两次，第一次在{where}"
            yield error("duplicate-event", place, message, "删去一条，只留一个日期")


def units_are_named_once(context: Context) -> Iterator[Diagnostic]:
    """A word, be it name, full name or alias, stands for one unit, or for one collective."""
    first: dict[str, tuple[Unit | Collective, Path]] = {}
    for word, named, path in _names(context.register):
        one, where = first.setdefault(word, (named, path))
        if one is not named or where != path:
            line = one.origin.at(*where).line
            message = f"名称“{word}”重复，第一次出现在第{line}行"
            hint = "一个名称只能指一个科室；重名的删去一处，或改用全称"
            yield error("duplicate-unit", named.origin.at(*path), message, hint)


def _names(register: Register) -> Iterator[tuple[str, Unit | Collective, Path]]:
    """Yield every word that stands for units, with what it stands for and where it is written."""
    for unit in register.units:
        yield unit.name, unit, ("name",)
        if unit.full_name not in ("", unit.name):
            yield unit.full_name, unit, ("full_name",)
        for k, word in enumerate(unit.aliases):
            yield word, unit, ("aliases", k)
    for collective in register.collectives:
        yield collective.name, collective, ("name",)


def units_end_after_they_begin(context: Context) -> Iterator[Diagnostic]:
    """A unit is not abolished before it is set up."""
    for unit in context.register.units:
        if unit.since and unit.until and unit.until < unit.since:
            message = f"停用日期{full_day(unit.until)}早于启用日期{full_day(unit.since)}"
            yield error("reversed-range", unit.origin.at("until"), message, "核对这两个日期")


def days_off_end_after_they_begin(context: Context) -> Iterator[Diagnostic]:
    """The last day of a holiday is not before its first."""
    for notice in context.register.notices:
        for k, holiday in enumerate(notice.off):
            if holiday.end < holiday.start:
                place = notice.origin.at("off", k, "to")
                message = (
                    f"{holiday.name}的末日{full_day(holiday.end)}早于首日{full_day(holiday.start)}"
                )
                yield error("reversed-range", place, message, "核对这两个日期")


def days_off_do_not_overlap(context: Context) -> Iterator[Diagnostic]:
    """A day belongs to one holiday."""
    written = [
        (holiday, notice, k)
        for notice in context.register.notices
        for k, holiday in enumerate(notice.off)
    ]
    written.sort(key=lambda each: each[0].start)  # those of one day stay in the order of the file
    one = None
    for other, notice, k in written:
        if one is not None and other.start <= one.end:
            message = f"{other.name}与{one.name}的放假日期重叠"
            hint = "核对放假通知；假期合并放的，写成一条"
            yield error("overlapping-holidays", notice.origin.at("off", k), message, hint)
        if one is None or other.end > one.end:
            one = other


def days_worked_are_weekend_days(context: Context) -> Iterator[Diagnostic]:
    """A make-up working day is a Saturday or Sunday that is not itself a day off."""
    off = [holiday for notice in context.register.notices for holiday in notice.off]
    for notice in context.register.notices:
        for k, day in enumerate(notice.work):
            clash = next((each for each in off if each.start <= day <= each.end), None)
            if clash is not None:
                message = f"{full_day(day)}又放假（{clash.name}）又调休上班"
                place = notice.origin.at("work", k)
                yield error("overlapping-holidays", place, message, "核对放假通知，二者只能留一个")
            elif day.weekday() < 5:
                message = f"{dated(day)}本来就上班，不是调休上班日"
                hint = "调休上班日总在周六或周日，核对放假通知"
                place = notice.origin.at("work", k)
                yield warning("needless-workday", place, message, hint)


def notices_are_of_their_year(context: Context) -> Iterator[Diagnostic]:
    """The days of a notice are those of its year; the 元旦 holiday may begin the year before."""
    for notice in context.register.notices:
        first, last = date(notice.year - 1, 12, 25), date(notice.year, 12, 31) + timedelta(days=7)
        days: list[tuple[date, Path]] = [(day, ("work", k)) for k, day in enumerate(notice.work)]
        for k, each in enumerate(notice.off):
            begins_well = first <= each.start <= last
            days.append((each.end, ("off", k, "to")) if begins_well else (each.start, ("off", k)))
        for day, path in days:
            if not first <= day <= last:
                message = f"{full_day(day)}不在{notice.year}年的放假安排里"
                hint = f"核对年份；别的年度另写一条，year: {day.year}"
                yield warning("notice-year", notice.origin.at(*path), message, hint)
