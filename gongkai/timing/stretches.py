"""Stretches of the calendar as they are named: 9月底, 第三季度, 11月中旬, 次年4月, 2025.12.

A stretch is only time. Whether 8月 is a deadline or a window, and what 前 does to it, is said
in ``times``.
"""

from datetime import date, timedelta
from typing import NamedTuple

from gongkai.timing.numerals import separate_digits
from gongkai.timing.tokens import Cursor, Refused, Token, rule

_FIRST_YEAR, _LAST_YEAR = 1949, 2209
_THIRDS = {1: (1, 10), 2: (11, 20), 3: (21, 31), 4: (1, 15), 5: (16, 31), 12: (1, 20), 23: (11, 31)}
_VAGUE_YEAR = {"初": 3, "中": 6, "中期": 6}
_AFTER_SHORT_YEAR = ("number", "end", "half-of", "first-month", "ordinal")


class Stretch(NamedTuple):
    """A named stretch of days, both included.

    ``grain`` is ``day``, ``end`` (9月底), ``third``, ``month``, ``quarter``, ``first half``,
    ``half``, ``year``, ``vague`` (9月初) or ``range``. ``link`` is how it hangs on the stretch
    before it: ``list``, ``dash`` or nothing. ``doubt`` is a Chinese sentence; ``is_early`` says
    that it is about a year that was over before the plan's began.
    """

    grain: str
    start: date
    end: date
    link: str = ""
    year_is_given: bool = False
    doubt: str = ""
    is_early: bool = False


Stretches = list[Stretch]


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def day_of(year: int, month: int, day: int, shown_year: bool = False) -> date:
    """Return a date, or refuse it with the reason: 9月没有31日."""
    if not 1 <= month <= 12:
        raise Refused(f"没有{month}月")
    if not 1 <= day <= month_end(year, month).day:
        which = f"{year}年{month}月" if shown_year or month == 2 else f"{month}月"
        raise Refused(f"{which}没有{day}日")
    return date(year, month, day)


@rule
def stretches(cursor: Cursor) -> Stretches | None:
    """[year] (months [days] | quarters | half | year's end | numeric date) | days"""
    if cursor.sees("date"):
        return _numeric(cursor)
    if (years := _years(cursor)) is not None:
        return years
    doubt = _year(cursor)
    cursor.year_is_given = doubt is not None
    if doubt is None:
        found = _halves(cursor) or _quarters(cursor) or _months(cursor) or _year_part(cursor)
        return found or (_days(cursor) or _third(cursor) if cursor.month else None)
    cursor.skip("of")
    found = (
        _halves(cursor)
        or _quarters(cursor)
        or _months(cursor)
        or _year_part(cursor)
        or [_stretch(cursor, "year", 1, 12)]
    )
    return [_doubted(cursor, each, doubt) for each in found]


def _doubted(cursor: Cursor, stretch: Stretch, doubt: str) -> Stretch:
    """Return the stretch with the doubt about its year, unless it has one of its own."""
    if stretch.doubt or not doubt:
        return stretch
    return stretch._replace(doubt=doubt, is_early=cursor.year_is_early)


@rule
def _years(cursor: Cursor) -> Stretches | None:
    """2022-2025年"""
    first, dash, last = cursor.take("number"), cursor.take("dash"), cursor.take("number")
    if not (first and dash and last and cursor.take("year")) or cursor.sees("number"):
        return None
    if not (_is_full_year(first) and _is_full_year(last) and first.value < last.value):
        return None
    start, end = date(first.value, 1, 1), date(last.value, 12, 31)
    return [
        _doubted(cursor, Stretch("range", start, end, "", True), _know_year(cursor, last.value))
    ]


def _is_full_year(token: Token) -> bool:
    return len(token.text) == 4 and _FIRST_YEAR <= token.value <= _LAST_YEAR


@rule
def _year(cursor: Cursor) -> str | None:
    """今年 | 次年 | 2022年 | 22年 | 2022 before Q4; returns the doubt about it, or an empty text"""
    if token := cursor.take("plan-year"):
        return _know_year(cursor, cursor.plan_year + token.value)
    if token := cursor.take("that-year"):
        return _know_year(cursor, cursor.year + token.value)
    if token := cursor.take("five-years"):
        return _know_year(cursor, token.value) if cursor.sees("end", "within") else None
    token = cursor.take("number")
    if token is None or not (cursor.take("year") or cursor.sees("Q")):
        return None
    if _is_full_year(token):
        return _know_year(cursor, token.value)
    if len(token.text) == 2 and token.value >= 10 and cursor.sees(*_AFTER_SHORT_YEAR):
        _know_year(cursor, 2000 + token.value)
        cursor.year_is_early = False
        return f"“{token.text}年”按{cursor.year}年理解"
    return None


def _know_year(cursor: Cursor, year: int) -> str:
    """Keep the year, and return the doubt about one that was over before the plan's began."""
    cursor.year, cursor.year_is_given = year, True
    cursor.year_is_early = year < cursor.plan_year
    return "" if not cursor.year_is_early else f"{year}年早于计划年度{cursor.plan_year}年"


@rule
def _numeric(cursor: Cursor) -> Stretches | None:
    """2024.05 | 2016-01月底 | 2022-09-30 | 9.30"""
    token = cursor.take("date")
    if token is None:
        return None
    year, month, day = token.date
    doubt = _know_year(cursor, year) if year else ""
    if not day:
        _check_month(month)
        cursor.month = month
        last = None if cursor.take("month") else _bare_last(cursor)
        found = _inside_month(cursor)
        if last:
            _check_month(last)
            found.append(_stretch(cursor, "month", last, last, "dash"))
        return [_doubted(cursor, each, doubt) for each in found]
    cursor.month = month
    the_day = day_of(cursor.year, month, day, shown_year=bool(year))
    cursor.take("day")
    return [_doubted(cursor, Stretch("day", the_day, the_day, "", cursor.year_is_given), doubt)]


@rule
def _bare_last(cursor: Cursor) -> int | None:
    """-12, as in 2025.3-12, where no unit follows"""
    token = cursor.take("number") if cursor.take("dash") else None
    is_bare = token and (cursor.is_at_end or cursor.sees("before", "list", "stop", "close", "verb"))
    return token.value if token and is_bare else None


@rule
def _halves(cursor: Cursor) -> Stretches | None:
    """上半年 [底] | 下半年 [底] | 上、下半年"""
    if not (cursor.sees("half-of") or cursor.sees_word("上")):
        return None
    if (both := _both_halves(cursor)) is not None:
        return both
    token = cursor.take("half-of")
    if token is None:
        return None
    first, last = (1, 6) if token.value == 1 else (7, 12)
    grain = "first half" if token.value == 1 else "half"
    return [_ended(cursor, _stretch(cursor, grain, first, last))]


@rule
def _both_halves(cursor: Cursor) -> Stretches | None:
    """上、下半年 | 上下半年"""
    is_first = cursor.take_word("上") and cursor.take("list")
    token = cursor.take("half-of")
    if token is None or token.value != (2 if is_first else 12):
        return None
    return [_stretch(cursor, "first half", 1, 6), _stretch(cursor, "half", 7, 12, "list")]


@rule
def _quarters(cursor: Cursor) -> Stretches | None:
    """[第] numbers 季度 [末] | 前三季度 | Q3"""
    if cursor.take("Q"):
        token = cursor.take("number")
        return token and [_ended(cursor, _quarter(cursor, token.value, ""))]
    from_january = bool(cursor.take_word("前"))
    found = numbers(cursor, "quarter")
    if found is None:
        return None
    result = [_quarter(cursor, quarter, link) for link, quarter in _expanded(found, 4)]
    if from_january:
        result = [each._replace(start=date(cursor.year, 1, 1)) for each in result]
    return [*result[:-1], _ended(cursor, result[-1])]


def _quarter(cursor: Cursor, quarter: int, link: str) -> Stretch:
    if not 1 <= quarter <= 4:
        raise Refused(f"没有第{quarter}季度")
    return _stretch(cursor, "quarter", 3 * quarter - 2, 3 * quarter, link)


@rule
def _months(cursor: Cursor) -> Stretches | None:
    """numbers 月 [底 | third | days]"""
    if (same_days := _same_days(cursor)) is not None:
        return same_days
    if token := cursor.take("first-month"):
        found = [("", token.value)]
    else:
        counted = numbers(cursor, "month")
        if counted is None:
            return None
        found = _expanded(counted, 12)
    for _, month in found:
        _check_month(month)
    cursor.month = found[-1][1]
    cursor.take("of")
    before = [_stretch(cursor, "month", month, month, link) for link, month in found[:-1]]
    last = _inside_month(cursor)
    last[0] = last[0]._replace(link=found[-1][0])
    if before and last[0].grain != "end" and last[0].link == "list" and last[0].grain != "month":
        last[0] = last[0]._replace(doubt="日期只写在最后一个月后面，其余各月按月底掌握")
    return [*before, *last]


@rule
def _same_days(cursor: Cursor) -> Stretches | None:
    """3、6、9月20日 | 3月、6月的20日: the same days of several months"""
    months: list[int] = []
    groups = 0
    while (counted := numbers(cursor, "month")) is not None:
        if any(link == "dash" for link, _ in counted):
            return None
        months += [month for _, month in _expanded(counted, 12)]
        groups += 1
        if not cursor.take("list"):
            break
    is_shared = cursor.take("of") is not None or groups == 1
    days = numbers(cursor, "day") if len(months) > 1 and is_shared else None
    if days is None:
        return None
    dates = [day_of(cursor.year, month, day.value) for month in months for _, day in days]
    return [Stretch("day", each, each, "list", cursor.year_is_given) for each in dates]


def _inside_month(cursor: Cursor) -> Stretches:
    """Return the part of the known month that is named, or all of it."""
    whole = _stretch(cursor, "month", cursor.month, cursor.month)
    return _days(cursor) or _third(cursor) or [_ended(cursor, whole)]


@rule
def _days(cursor: Cursor) -> Stretches | None:
    """numbers 日, in the month that is known"""
    found = numbers(cursor, "day")
    if found is None:
        return None
    days = [(link, day_of(cursor.year, cursor.month, each.value)) for link, each in found]
    return [Stretch("day", day, day, link, cursor.year_is_given) for link, day in days]


@rule
def _third(cursor: Cursor) -> Stretches | None:
    """上旬 | 中旬 | 下旬 | 初 | 中, in the month that is known"""
    if not cursor.month:
        return None
    year, month = cursor.year, cursor.month
    grain, doubt = "third", ""
    if token := cursor.take("third"):
        first, last = _THIRDS[token.value]
    elif token := cursor.take("vague"):
        first, last = (1, 10) if token.text == "初" else (11, 20)
        grain, doubt = "vague", f"“月{token.text}”没有确定的日子"
    else:
        return None
    end = month_end(year, month) if last == 31 else date(year, month, last)
    whole = Stretch(grain, date(year, month, first), end, "", cursor.year_is_given, doubt)
    return [_ended(cursor, whole)]


@rule
def _year_part(cursor: Cursor) -> Stretches | None:
    """年底 | 年初 | 年中 | 年内 (the mark is left) | 岁末"""
    bare = cursor.take("year") is not None
    if cursor.take("year-end"):
        return [_ended(cursor, _stretch(cursor, "end", 12, 12))]
    if not (bare or cursor.year_is_given):
        return None
    if cursor.sees("end"):
        return [_ended(cursor, _stretch(cursor, "year", 1, 12))]
    if token := cursor.take("vague"):
        last = _VAGUE_YEAR[token.text]
        doubt = f"“年{token.text}”没有确定的日子"
        return [_stretch(cursor, "vague", 1, last)._replace(doubt=doubt)]
    if bare and cursor.sees("within"):
        return [_stretch(cursor, "year", 1, 12)]
    return None


def _ended(cursor: Cursor, stretch: Stretch) -> Stretch:
    """Return the last day of a stretch where 底 or 末 follows, else the stretch."""
    if cursor.take("end"):
        return stretch._replace(grain="end", start=stretch.end)
    if stretch.grain == "end":
        return stretch._replace(start=stretch.end)
    return stretch


def _stretch(cursor: Cursor, grain: str, first: int, last: int, link: str = "") -> Stretch:
    """Return the stretch from the first to the last month, both included."""
    year = cursor.year
    start, end = date(year, first, 1), month_end(year, last)
    return Stretch(grain, start, end, link, cursor.year_is_given)


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise Refused(f"没有{month}月")


@rule
def numbers(cursor: Cursor, *units: str) -> list[tuple[str, Token]] | None:
    """[第] number ((、|-) [第] number)* unit; 第 only with quarters; 两 counts but names none"""
    is_ordinal = cursor.take("ordinal") is not None
    token = cursor.take("number")
    if token is None or "两" in token.text or (is_ordinal and "quarter" not in units):
        return None
    found = [("", token)]
    while (more := _another(cursor)) is not None:
        found.append(more)
    return found if cursor.take(*units) else None


@rule
def _another(cursor: Cursor) -> tuple[str, Token] | None:
    link = cursor.take("list", "dash")
    cursor.take("ordinal")
    token = cursor.take("number")
    return (link.role, token) if link and token else None


def _expanded(found: list[tuple[str, Token]], largest: int) -> list[tuple[str, int]]:
    """Return the values; 二三 (in 第二三季度) is two of them."""
    result: list[tuple[str, int]] = []
    for link, token in found:
        digits = separate_digits(token.text) if token.value > largest else ()
        if digits and all(1 <= digit <= largest for digit in digits):
            result.append((link, digits[0]))
            result += [("list", digit) for digit in digits[1:]]
        else:
            result.append((link, token.value))
    return result
