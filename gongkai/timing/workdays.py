"""The working-day calendar: which days the office works, and counting by them.

A working day is Monday to Friday without the days off of the State Council's yearly 放假安排,
and with the weekend days worked in exchange (行政许可法第八十二条: 工作日不含法定节假日). What
is counted, and from when, this module does not know.
"""

from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from gongkai.model import DaysOff, Notice
from gongkai.wording import weekday

_DAY = timedelta(days=1)
_FULL_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
_PACKAGE_LONG_NAME = 8


class Counted(NamedTuple):
    """A day reached by counting.

    ``skipped`` are the days passed over because they are off. ``estimated`` means that the
    放假安排 of a year on the way is not published and Monday to Friday were taken for work.
    """

    day: date
    estimated: bool = False
    skipped: tuple[date, ...] = ()


class Calendar:
    """The days off and the days worked, as published and as the office's own notices say.

    A day that a notice names is as the notice says; every other day is as the built-in
    calendar (2004 to 2026) says; where neither knows the year, Monday to Friday are work.
    """

    def __init__(self, notices: tuple[Notice, ...] = ()) -> None:
        self._years = frozenset(notice.year for notice in notices)
        self._off = {
            day: span.name for notice in notices for span in notice.off for day in _days(span)
        }
        self._work = frozenset(day for notice in notices for day in notice.work)
        self._lists: dict[int, list[date]] = {}

    def is_workday(self, day: date) -> bool:
        """Does the office work on ``day``?"""
        if day in self._work:
            return True
        if day in self._off:
            return False
        off, work = _built_in()
        return day in work or (day.weekday() < 5 and day not in off)

    def is_published(self, year: int) -> bool:
        """Is the year's 放假安排 known, from a notice or built in?"""
        return year in self._years or year in _built_in_years()

    def is_exchanged(self, day: date) -> bool:
        """Is a day of a weekend worked in exchange for a holiday (调休上班)?"""
        return day in self._work or (day not in self._off and day in _built_in()[1])

    def holiday(self, day: date) -> str:
        """Return the holiday for which a day is off, 国庆节, or an empty text."""
        if self.is_exchanged(day):
            return ""
        return self._off.get(day) or _built_in()[0].get(day, "")

    def kind(self, day: date) -> str:
        """Return in Chinese what day it is: 国庆节放假, 周末, 调休上班, 工作日."""
        return self._arranged(day) or ("周末" if day.weekday() >= 5 else "工作日")

    def reason(self, day: date) -> str:
        """Return why one day is off or worked: its kind, but 周六 or 周日 for 周末."""
        return self._arranged(day) or (f"周{weekday(day)[-1]}" if day.weekday() >= 5 else "工作日")

    def _arranged(self, day: date) -> str:
        """Return what a 放假安排 makes of a day, or an empty text."""
        if self.is_exchanged(day):
            return "调休上班"
        holiday = self.holiday(day)
        return f"{holiday}放假" if holiday else ""

    def add_workdays(self, day: date, n: int) -> Counted:
        """Return the ``n``-th working day after ``day``, which is not counted itself.

        The first day is out (民法典第二百零一条). ``n`` is at least 0.
        """
        skipped: list[date] = []
        estimated = False
        reached = day
        while n > 0:
            reached += _DAY
            estimated = estimated or self._is_estimate(reached)
            if self.is_workday(reached):
                n -= 1
            else:
                skipped.append(reached)
        return Counted(reached, estimated, tuple(skipped))

    def roll_forward(self, day: date) -> Counted:
        """Return the first working day on or after ``day`` (民法典第二百零三条)."""
        skipped: list[date] = []
        while not self.is_workday(day):
            skipped.append(day)
            day += _DAY
        estimated = any(map(self._is_estimate, (*skipped, day)))
        return Counted(day, estimated, tuple(skipped))

    def roll_back(self, day: date) -> date:
        """Return the last working day on or before ``day``."""
        while not self.is_workday(day):
            day -= _DAY
        return day

    def workdays_between(self, after: date, until: date) -> int:
        """Return the working days after ``after`` up to and with ``until``.

        Negative, counted the other way round, when ``until`` is the earlier day.
        """
        if until < after:
            return -self.workdays_between(until, after)
        if after.year == until.year:
            return self._rank(until) - self._rank(after)
        between = sum(len(self._workdays(year)) for year in range(after.year, until.year))
        return between - self._rank(after) + self._rank(until)

    def _rank(self, day: date) -> int:
        """Return how many working days the year has up to and with ``day``."""
        return bisect_left(self._workdays(day.year), day + _DAY)

    def _workdays(self, year: int) -> list[date]:
        days = self._lists.get(year)
        if days is None:
            first = date(year, 1, 1)
            every = (first + k * _DAY for k in range((date(year, 12, 31) - first).days + 1))
            days = self._lists[year] = [day for day in every if self.is_workday(day)]
        return days

    def _is_estimate(self, day: date) -> bool:
        is_named = day in self._work or day in self._off
        return not is_named and not self.is_published(day.year)


def _days(span: DaysOff) -> list[date]:
    return [span.start + k * _DAY for k in range((span.end - span.start).days + 1)]


@cache
def _built_in() -> tuple[dict[date, str], frozenset[date]]:
    """Return the built-in days off with their Chinese names, and the weekend days worked."""
    from chinese_calendar.constants import Holiday, holidays, workdays

    names = {each.value: _FULL_NAMES.get(each.chinese, each.chinese) for each in Holiday}
    for key, name in names.items():
        if len(name) > _PACKAGE_LONG_NAME:
            names[key] = "抗战胜利纪念日"
    return {day: names[name] for day, name in holidays.items()}, frozenset(workdays)


@cache
def _built_in_years() -> range:
    years = {day.year for day in _built_in()[0]}
    return range(min(years), max(years) + 1)
