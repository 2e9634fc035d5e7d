"""Deadlines that come back: 每月10日前, 按季, 每季度末月20日前, 一月一通报, 2次/年, 每周五.

A cadence whose dates are fixed by the calendar gets one date per period; one whose phase is
not said (每两周, 定期) gets none, and a remark that asks for it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.timing.limits import length
from gongkai.timing.numerals import chinese
from gongkai.timing.readings import Deadline, Kind, Period, label_of
from gongkai.timing.spots import Spot, spots_in
from gongkai.timing.stretches import month_end, numbers
from gongkai.timing.times import hour, times
from gongkai.timing.tokens import Cursor, rule

_UNITS = {
    "month": "month",
    "months": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "half-year": "half-year",
    "year": "year",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
    "workdays": "workday",
    "ten-days": "ten-days",
}
_WEEK, _HALF_MONTH = Period(1, "week"), Period(1, "half-month")
_MONTH, _YEAR, _TERM = Period(1, "month"), Period(1, "year"), Period(1, "term")
_NAMED = {
    "月度": _MONTH,
    "双月": Period(2, "month"),
    "隔月": Period(2, "month"),
    "双周": Period(2, "week"),
    "隔周": Period(2, "week"),
    "逐旬": Period(1, "ten-days"),
}
_UNPHASED = "没有写明从哪天起算，请另写具体日期"
_BY_THE_DAY = "按日按周开展，不逐日列出"
_QUOTA = "一年的次数是数量要求，没有写明日期"


@rule
def recurring(cursor: Cursor) -> Deadline | None:
    """rate | after a period | every period [where in it] [how often] | 季度末 | 定期"""
    cursor.skip("prefix", "from")
    if cursor.take("regular"):
        return _undated(None, f"“定期”没有写明周期，{_UNPHASED}")
    return _rate(cursor) or _after_period(cursor) or _every(cursor) or _unsaid_every(cursor)


@rule
def _every(cursor: Cursor) -> Deadline | None:
    """(每 | 按 | 逐 | 分 | 各) period ..."""
    if not (cursor.take("every") or cursor.take_word("分", "各")):
        return None
    if cursor.sees("weekday"):
        return _weekly(cursor)
    if weeks := _once_in_weeks(cursor):
        return _without_day(Period(weeks, "week"))
    period = _period(cursor)
    if period is None:
        return None
    if period.months:
        return _in_period(cursor, period)
    hour(cursor)
    cursor.take("before")
    how_often(cursor)
    return _without_day(period)


def _period(cursor: Cursor) -> Period | None:
    if cursor.take("half"):
        return _HALF_MONTH if cursor.take("months", "month") else None
    number = cursor.take("number")
    if token := cursor.take(*_UNITS):
        return Period(max(number.value, 1) if number else 1, _UNITS[token.role])
    return _TERM if number is None and cursor.take_word("学期") else None


def _in_period(cursor: Cursor, period: Period) -> Deadline | None:
    """Read where in each period the deadline lies, and how often."""
    months = period.months
    cursor.skip("of", "prefix")
    if period == _YEAR:
        return _yearly(cursor)
    if (counted := _counted_days(cursor, period)) is not None:
        return counted
    start = cursor.place
    spots = spots_in(cursor, months)
    if months > 1 and spots is None and numbers(cursor, "day"):
        cursor.take("before", "within")
        text = cursor.text[start : cursor.place]
        return _undated(period, doubt=f"“{text}”没有写明是哪个月")
    mark = cursor.take("before", "within", "until", "about")
    if spots is None:
        doubt = "“前”含不含最后一天说法不一，按最后一天掌握"
        spots = [Spot(months - 1, 0, doubt if mark and mark.role == "before" else "")]
    hour(cursor)
    count = how_often(cursor)
    return _dated(cursor, period, spots, count)


@rule
def _counted_days(cursor: Cursor, period: Period) -> Deadline | None:
    """第1个工作日 | 前5个工作日 | 最后一周: to be counted by hand in each period"""
    start = cursor.place
    if not (cursor.take("ordinal", "last-of") or cursor.take_word("前")):
        return None
    if not cursor.take("number") or not cursor.take("workdays", "week", "weeks"):
        return None
    text = cursor.text[start : cursor.place]
    cursor.take("before", "within")
    how_often(cursor)
    return _undated(period, f"每期“{text}”不列出日期，请逐期掌握")


def _yearly(cursor: Cursor) -> Deadline:
    """每年 (times | 底 | how often | nothing)"""
    found = times(cursor)
    if found is None:
        if cursor.take("end"):
            cursor.take("before")
        elif how_often(cursor) is not None:
            return _without_day(_YEAR)
        return _dated(cursor, _YEAR, [Spot(11, 0)], None)
    count = how_often(cursor)
    dates = sorted({each.due for each in found})
    doubts = tuple(dict.fromkeys(doubt for each in found for doubt in each.doubts))
    notes = tuple(note for each in found for note in each.notes)
    labels = tuple(label_of(day, cursor.plan_year) for day in dates)
    return _recurring(_YEAR, tuple(dates), labels, doubts, notes + _times_each(count))


def _weekly(cursor: Cursor) -> Deadline | None:
    """每周一 | 每周一、三、五 | 每周一至周五; 每周一次 is once a week"""
    token = cursor.take("weekday")
    assert token is not None
    if token.value == 0 and cursor.take("count"):
        return _without_day(_WEEK)
    days = {token.value}
    while (more := _another_weekday(cursor)) is not None:
        link, day = more
        days |= {day} if link == "list" else set(range(min(days), day + 1))
    hour(cursor)
    cursor.take("before", "within")
    how_often(cursor)
    dates = _weekdays_of(cursor.plan_year, days)
    return _recurring(_WEEK, dates, tuple(label_of(day, cursor.plan_year) for day in dates))


@rule
def _another_weekday(cursor: Cursor) -> tuple[str, int] | None:
    link = cursor.take("list", "dash")
    token = cursor.take("weekday") or cursor.take("number")
    if link is None or token is None:
        return None
    day = token.value if token.role == "weekday" else token.value - 1
    return (link.role, day) if 0 <= day <= 6 else None


def _weekdays_of(year: int, days: set[int]) -> tuple[date, ...]:
    from dateutil.rrule import WEEKLY, rrule

    first, last = date(year, 1, 1), date(year, 12, 31)
    found = rrule(WEEKLY, dtstart=first, until=last, byweekday=sorted(days))
    return tuple(moment.date() for moment in found)


@rule
def _after_period(cursor: Cursor) -> Deadline | None:
    """[每] period (结束后 | 后) length 内: counted from the end of each period"""
    cursor.take("every")
    token = cursor.take("month", "months", "quarter", "quarters", "half-year", "year")
    token = token or cursor.take_word("月度")
    if token is None or not cursor.take("period-over", "after"):
        return None
    cursor.skip("of", "latest", "prefix")
    period = Period(1, _UNITS.get(token.role, "month"))
    months = period.months
    if cursor.take("next-of"):
        cursor.at -= 1
        return _in_period(cursor, period)
    found = length(cursor)
    if found is None:
        return None
    cursor.take("within")
    if found.unit not in ("day", "week", "month"):
        return _undated(period, f"从每{token.text}最后一天起逐期推算，不列出日期")
    ends = [month_end(cursor.plan_year, month) for month in range(months, 13, months)]
    if found.unit == "month":
        dates = tuple(_month_end_on(end, found.amount) for end in ends)
    else:
        days = found.amount * (7 if found.unit == "week" else 1)
        dates = tuple(end + timedelta(days=days) for end in ends)
    note = f"从每{token.text}最后一天起算"
    return _recurring(period, dates, _labels(months, ends), found.doubts, (note,))


def _month_end_on(end: date, months: int) -> date:
    count = end.month - 1 + months
    return month_end(end.year + count // 12, count % 12 + 1)


@rule
def _unsaid_every(cursor: Cursor) -> Deadline | None:
    """季度末 | 季度末月20日前 | 次月10日前 | 月度 | 月报 | 半月报 | 双周"""
    if cursor.sees("next-of"):
        return _in_period(cursor, _MONTH)
    if cursor.take("half"):
        is_report = cursor.take("month") and cursor.take_word("报")
        return _undated(_HALF_MONTH, _UNPHASED) if is_report else None
    if token := cursor.take("period-word"):
        period = _NAMED[token.text]
        return _in_period(cursor, period) if period.months else _undated(period, _UNPHASED)
    token = cursor.take("month", "quarter", "half-year", "year", "week", "day")
    if token is None or cursor.sees("within"):
        return None
    period = Period(1, _UNITS[token.role])
    if cursor.take_word("报"):
        is_dated = period.months and period != _YEAR
        return _in_period(cursor, period) if is_dated else _undated(period, _UNPHASED)
    if token.role in ("quarter", "half-year") or (token.text == "年度" and cursor.is_at_end):
        return _in_period(cursor, period)
    return None


@rule
def _rate(cursor: Cursor) -> Deadline | None:
    """2次/年 | 年均1-2次 | 一月一通报 | 半年一次 | 全年不少于4次 | 至少一次"""
    if cursor.take("average"):
        return None if how_often(cursor) is None else _without_day(_YEAR)
    if (found := _count_per_period(cursor) or _one_by_one(cursor)) is not None:
        return found
    if cursor.take("standing") or cursor.sees("at-least"):
        return None if how_often(cursor) is None else _without_day(_YEAR)
    return None


@rule
def _count_per_period(cursor: Cursor) -> Deadline | None:
    """count / period"""
    if how_often(cursor) is None:
        return None
    if not (cursor.take_word("/") or cursor.take("every")):
        return None
    cursor.take("every")
    period = _period(cursor)
    if period is None:
        return None
    is_dated = period.months and period != _YEAR
    return _in_period(cursor, period) if is_dated else _without_day(period)


@rule
def _one_by_one(cursor: Cursor) -> Deadline | None:
    """一月一通报 | 半年一次 | 一周一调度 | 两年一次"""
    if cursor.sees("number") and cursor.tokens[cursor.at].text.isascii():
        return None
    if weeks := _once_in_weeks(cursor):
        return _without_day(Period(weeks, "week"))
    period = _period(cursor)
    if period is None or not cursor.sees("number", "at-least") or how_often(cursor) is None:
        return None
    if period.months and period != _YEAR:
        return _dated(cursor, period, [Spot(period.months - 1, 0)], None)
    return _without_day(period)


@rule
def _once_in_weeks(cursor: Cursor) -> int | None:
    """一周一调度 | 两周一次: 周一 is no Monday here; returns the number of weeks"""
    number, weekday = cursor.take("number"), cursor.take("weekday")
    is_once = number and weekday and weekday.value == 0 and cursor.take("count", "verb")
    return number.value if number and is_once else None


@rule
def how_often(cursor: Cursor) -> int | None:
    """[verbs] [不少于] number [- number] (次 | verb) [以上]"""
    cursor.skip("verb", "adverb", "prefix", "latest", "at-least")
    token = cursor.take("number")
    if token and cursor.take("dash"):
        token = cursor.take("number")
    if token is None or not (cursor.take("count", "verb") or cursor.take_word("批")):
        return None
    cursor.take("at-least")
    return token.value


def _dated(cursor: Cursor, period: Period, spots: list[Spot], count: int | None) -> Deadline:
    """Return one date per period and spot; 31日 in a short month is its last day."""
    year, months = cursor.plan_year, period.months
    ends = [month_end(year, month) for month in range(months, 13, months)]
    dates = [each for end in ends for each in _dates(end, months, spots)]
    is_cut = any(day.day < spots[k % len(spots)].day for k, day in enumerate(dates))
    notes = ("没有这一天的月份，按月末掌握",) if is_cut else ()
    doubts = tuple(spot.doubt for spot in spots if spot.doubt)
    one_each = len(spots) == 1
    labels = _labels(months, ends) if one_each else tuple(label_of(day, year) for day in dates)
    return _recurring(period, tuple(dates), labels, doubts, notes + _times_each(count))


def _dates(end: date, months: int, spots: list[Spot]) -> Iterator[date]:
    for spot in spots:
        count = end.month - months + spot.month
        year, month = end.year + count // 12, count % 12 + 1
        last = month_end(year, month).day
        yield date(year, month, min(spot.day or last, last))


def _labels(months: int, ends: list[date]) -> tuple[str, ...]:
    if months == 1:
        return tuple(f"{end.month}月" for end in ends)
    if months == 3:
        return tuple(f"{chinese(end.month // 3)}季度" for end in ends)
    if months == 6:
        return ("上半年", "下半年")
    return tuple(label_of(end, end.year) for end in ends)


def _times_each(count: int | None) -> tuple[str, ...]:
    return (f"每期{count}次",) if count and count > 1 else ()


def _recurring(
    period: Period,
    dates: tuple[date, ...],
    labels: tuple[str, ...],
    doubts: tuple[str, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Deadline:
    return Deadline(
        "",
        Kind.RECURRING,
        dates=dates,
        labels=labels,
        doubts=doubts,
        remarks=remarks,
        period=period,
    )


def _without_day(period: Period) -> Deadline:
    """Return a cadence that says no day: a quota of the year, a list of days, or no phase."""
    if period == _YEAR:
        return _undated(period, _QUOTA)._replace(quota=True)
    is_short = period.every == 1 and period.unit in ("day", "workday", "week", "ten-days")
    return _undated(period, _BY_THE_DAY if is_short else _UNPHASED)


def _undated(period: Period | None, remark: str = "", doubt: str = "") -> Deadline:
    remarks, doubts = (remark,) if remark else (), (doubt,) if doubt else ()
    return Deadline("", Kind.RECURRING, doubts=doubts, remarks=remarks, period=period)
