"""Deadlines that come back: 每月10日前, 按季, 每季度末月20日前, 一月一通报, 2次/年, 每周五.

A cadence whose dates are fixed by the calendar gets one date per period; one whose phase is
not said (每两周, 定期) gets none, and a remark that asks for it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.timing.limits import length
from gongkai.timing.numerals import chinese
from gongkai.timing.readings import Deadline, Kind, label_of
from gongkai.timing.spots import Spot, spots_in
from gongkai.timing.stretches import month_end, numbers
from gongkai.timing.times import hour, times
from gongkai.timing.tokens import Cursor, rule

_MONTHS = {"month": 1, "months": 1, "quarter": 3, "quarters": 3, "half-year": 6, "year": 12}
_UNPHASED = "没有写明从哪天起算，请另写具体日期"
_BY_THE_DAY = "按日按周开展，不逐日列出"
QUOTA = "一年的次数是数量要求，没有写明日期"
_WITHOUT_DATES = {-1: _UNPHASED, 0: _BY_THE_DAY, 12: QUOTA}
_SHORT_ROLES = ("week", "weeks", "day", "days", "workdays", "ten-days")


@rule
def recurring(cursor: Cursor) -> Deadline | None:
    """rate | after a period | every period [where in it] [how often] | 季度末 | 定期"""
    cursor.skip("prefix", "from")
    if cursor.take("regular"):
        return _undated(f"“定期”没有写明周期，{_UNPHASED}")
    return _rate(cursor) or _after_period(cursor) or _every(cursor) or _unsaid_every(cursor)


@rule
def _every(cursor: Cursor) -> Deadline | None:
    """(每 | 按 | 逐 | 分 | 各) period ..."""
    if not (cursor.take("every") or cursor.take_word("分", "各")):
        return None
    if cursor.sees("weekday"):
        return _weekly(cursor)
    if weeks := _once_in_weeks(cursor):
        return _undated(_BY_THE_DAY if weeks == 1 else _UNPHASED)
    months = _period(cursor)
    if months is None:
        return None
    if months > 0:
        return _in_period(cursor, months)
    hour(cursor)
    cursor.take("before")
    how_often(cursor)
    return _undated(_WITHOUT_DATES[months])


def _period(cursor: Cursor) -> int | None:
    """Return the months of a period; 0 for days and weeks, -1 where the phase is unknown."""
    if cursor.take("half"):
        return -1 if cursor.take("months", "month") else None
    number = cursor.take("number")
    several = number is not None and number.value > 1
    if token := cursor.take(*_MONTHS):
        return -1 if several else _MONTHS[token.role]
    if cursor.take(*_SHORT_ROLES):
        return -1 if several else 0
    if number is None and cursor.take_word("学期"):
        return -1
    return None


def _in_period(cursor: Cursor, months: int) -> Deadline | None:
    """Read where in each period the deadline lies, and how often."""
    cursor.skip("of", "prefix")
    if months == 12:
        return _yearly(cursor)
    if (counted := _counted_days(cursor)) is not None:
        return counted
    start = cursor.place
    spots = spots_in(cursor, months)
    if months > 1 and spots is None and numbers(cursor, "day"):
        cursor.take("before", "within")
        text = cursor.text[start : cursor.place]
        return _undated(f"“{text}”没有写明是哪个月", ambiguous=True)
    mark = cursor.take("before", "within", "until", "about")
    if spots is None:
        doubt = "“前”含不含最后一天说法不一，按最后一天掌握"
        spots = [Spot(months - 1, 0, doubt if mark and mark.role == "before" else "")]
    hour(cursor)
    count = how_often(cursor)
    return _dated(cursor, months, spots, count)


@rule
def _counted_days(cursor: Cursor) -> Deadline | None:
    """第1个工作日 | 前5个工作日 | 最后一周: to be counted by hand in each period"""
    start = cursor.place
    if not (cursor.take("ordinal", "last-of") or cursor.take_word("前")):
        return None
    if not cursor.take("number") or not cursor.take("workdays", "week", "weeks"):
        return None
    text = cursor.text[start : cursor.place]
    cursor.take("before", "within")
    how_often(cursor)
    return _undated(f"每期“{text}”不列出日期，请逐期掌握")


def _yearly(cursor: Cursor) -> Deadline:
    """每年 (times | 底 | how often | nothing)"""
    found = times(cursor)
    if found is None:
        if cursor.take("end"):
            cursor.take("before")
        elif how_often(cursor) is not None:
            return _undated(QUOTA)
        return _dated(cursor, 12, [Spot(11, 0)], None)
    count = how_often(cursor)
    dates = sorted({each.due for each in found})
    doubts = tuple(dict.fromkeys(doubt for each in found for doubt in each.doubts))
    notes = tuple(note for each in found for note in each.notes)
    labels = tuple(label_of(day, cursor.plan_year) for day in dates)
    return _recurring(tuple(dates), labels, doubts, notes + _times_each(count))


def _weekly(cursor: Cursor) -> Deadline | None:
    """每周一 | 每周一、三、五 | 每周一至周五; 每周一次 is once a week"""
    token = cursor.take("weekday")
    assert token is not None
    if token.value == 0 and cursor.take("count"):
        return _undated(_BY_THE_DAY)
    days = {token.value}
    while (more := _another_weekday(cursor)) is not None:
        link, day = more
        days |= {day} if link == "list" else set(range(min(days), day + 1))
    hour(cursor)
    cursor.take("before", "within")
    how_often(cursor)
    dates = _weekdays_of(cursor.plan_year, days)
    return _recurring(dates, tuple(label_of(day, cursor.plan_year) for day in dates))


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
    token = cursor.take(*_MONTHS) or cursor.take_word("月度")
    if token is None or not cursor.take("period-over", "after"):
        return None
    cursor.skip("of", "latest", "prefix")
    months = _MONTHS.get(token.role, 1)
    if cursor.take("next-of"):
        cursor.at -= 1
        return _in_period(cursor, months)
    found = length(cursor)
    if found is None:
        return None
    cursor.take("within")
    if found.unit not in ("day", "week", "month"):
        return _undated(f"从每{token.text}最后一天起逐期推算，不列出日期")
    ends = [month_end(cursor.plan_year, month) for month in range(months, 13, months)]
    if found.unit == "month":
        dates = tuple(_month_end_on(end, found.amount) for end in ends)
    else:
        days = found.amount * (7 if found.unit == "week" else 1)
        dates = tuple(end + timedelta(days=days) for end in ends)
    note = f"从每{token.text}最后一天起算"
    return _recurring(dates, _labels(months, ends), found.doubts, (note,))


def _month_end_on(end: date, months: int) -> date:
    count = end.month - 1 + months
    return month_end(end.year + count // 12, count % 12 + 1)


@rule
def _unsaid_every(cursor: Cursor) -> Deadline | None:
    """季度末 | 季度末月20日前 | 次月10日前 | 月度 | 月报 | 半月报 | 双周"""
    if cursor.sees("next-of"):
        return _in_period(cursor, 1)
    if cursor.take("half"):
        return _undated(_UNPHASED) if cursor.take("month") and cursor.take_word("报") else None
    if token := cursor.take("period-word"):
        if token.text in ("月度", "月月", "季季"):
            return _in_period(cursor, 1 if token.text[0] == "月" else 3)
        return _undated(_UNPHASED)
    token = cursor.take("month", "quarter", "half-year", "year", "week", "day")
    if token is None or cursor.sees("within"):
        return None
    months = _MONTHS.get(token.role, 0)
    if cursor.take_word("报"):
        is_dated = months in (1, 3, 6)
        return _in_period(cursor, months) if is_dated else _undated(_UNPHASED)
    if token.role in ("quarter", "half-year") or (token.text == "年度" and cursor.is_at_end):
        return _in_period(cursor, months)
    return None


@rule
def _rate(cursor: Cursor) -> Deadline | None:
    """2次/年 | 年均1-2次 | 一月一通报 | 半年一次 | 全年不少于4次 | 至少一次"""
    if cursor.take("average"):
        return None if how_often(cursor) is None else _undated(QUOTA)
    if (found := _count_per_period(cursor) or _one_by_one(cursor)) is not None:
        return found
    if cursor.take("standing") or cursor.sees("at-least"):
        return None if how_often(cursor) is None else _undated(QUOTA)
    return None


@rule
def _count_per_period(cursor: Cursor) -> Deadline | None:
    """count / period"""
    if how_often(cursor) is None:
        return None
    if not (cursor.take_word("/") or cursor.take("every")):
        return None
    cursor.take("every")
    months = _period(cursor)
    if months is None:
        return None
    if months in (1, 3, 6):
        return _in_period(cursor, months)
    return _undated(_WITHOUT_DATES[months])


@rule
def _one_by_one(cursor: Cursor) -> Deadline | None:
    """一月一通报 | 半年一次 | 一周一调度 | 两年一次"""
    if cursor.sees("number") and cursor.tokens[cursor.at].text.isascii():
        return None
    if weeks := _once_in_weeks(cursor):
        return _undated(_BY_THE_DAY if weeks == 1 else _UNPHASED)
    months = _period(cursor)
    if months is None or not cursor.sees("number", "at-least") or how_often(cursor) is None:
        return None
    if months in (1, 3, 6):
        return _dated(cursor, months, [Spot(months - 1, 0)], None)
    return _undated(_WITHOUT_DATES[months])


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


def _dated(cursor: Cursor, months: int, spots: list[Spot], count: int | None) -> Deadline:
    """Return one date per period and spot; 31日 in a short month is its last day."""
    year = cursor.plan_year
    ends = [month_end(year, month) for month in range(months, 13, months)]
    dates = [each for end in ends for each in _dates(end, months, spots)]
    is_cut = any(day.day < spots[k % len(spots)].day for k, day in enumerate(dates))
    notes = ("没有这一天的月份，按月末掌握",) if is_cut else ()
    doubts = tuple(spot.doubt for spot in spots if spot.doubt)
    one_each = len(spots) == 1
    labels = _labels(months, ends) if one_each else tuple(label_of(day, year) for day in dates)
    return _recurring(tuple(dates), labels, doubts, notes + _times_each(count))


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
    dates: tuple[date, ...],
    labels: tuple[str, ...],
    doubts: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Deadline:
    return Deadline(
        "",
        Kind.RECURRING,
        dates=dates,
        labels=labels,
        ambiguous=bool(doubts),
        notes=doubts + notes,
    )


def _undated(note: str, ambiguous: bool = False) -> Deadline:
    return Deadline("", Kind.RECURRING, ambiguous=ambiguous, notes=(note,))
