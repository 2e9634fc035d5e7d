"""Where in each period a recurring deadline lies: 10日, 末月20日, 第1个月的20日, 中旬, 底.

A spot is named without a year; ``cadences`` puts it into every period.
"""

from typing import NamedTuple

from gongkai.timing.stretches import numbers
from gongkai.timing.tokens import Cursor, Refused, Token, rule

_THIRD_ENDS = {1: 10, 2: 20, 3: 0, 4: 15, 5: 0, 12: 20, 23: 0}


class Spot(NamedTuple):
    """A day in a period: ``month`` 0 is its first month; ``day`` 0 the month's end."""

    month: int
    day: int
    doubt: str = ""


@rule
def spots_in(cursor: Cursor, months: int) -> list[Spot] | None:
    """[首月 | 末月 | 第N个月 | 次月] (days | 底 | third) | 最后一天"""
    if _last_day(cursor):
        return [Spot(months - 1, 0)]
    month = _month_of_period(cursor, months) if months > 1 or cursor.sees("next-of") else None
    cursor.skip("of")
    cursor.take("month")
    offset = month if month is not None else months - 1
    if token := cursor.take("third"):
        doubt = f"“{token.text}前”含不含最后一天说法不一，按最后一天掌握"
        is_doubtful = cursor.sees("before")
        return [Spot(offset, _THIRD_ENDS[token.value], doubt if is_doubtful else "")]
    if cursor.take("end"):
        return [Spot(offset, 0)]
    if cursor.sees("vague") and (months == 1 or month is not None or cursor.sees_word("初")):
        text = cursor.tokens[cursor.at].text
        cursor.at += 1
        is_start = text == "初"
        return [Spot(month or 0, 10 if is_start else 20, f"“{text}”没有确定的日子")]
    if months > 1 and month is None:
        return None
    first_days = cursor.take_word("前")
    found = numbers(cursor, "day", "days") if first_days else numbers(cursor, "day")
    if found is None:
        return None if month is None else [Spot(offset, 0)]
    while (more := _more_days(cursor)) is not None:
        found += more
    days = [token.value for k, (_, token) in enumerate(found) if _is_last_of_range(found, k)]
    spots = [Spot(offset, day) for day in sorted({_checked_day(day) for day in days})]
    return [*spots, Spot(offset, 0)] if _and_end(cursor) else spots


@rule
def _last_day(cursor: Cursor) -> bool | None:
    is_last = cursor.take_word("最后") and cursor.take("number")
    return True if is_last and cursor.take("day", "days") else None


@rule
def _more_days(cursor: Cursor) -> list[tuple[str, Token]] | None:
    """[前] 、 numbers 日"""
    cursor.take("before")
    link = cursor.take("list", "dash")
    found = numbers(cursor, "day") if link else None
    return found and link and [(link.role, found[0][1]), *found[1:]]


@rule
def _and_end(cursor: Cursor) -> bool | None:
    """和月底, behind days: 每月15日和月底前"""
    cursor.take("before")
    if not cursor.take("list"):
        return None
    cursor.take("month")
    return True if cursor.take("end") else None


def _is_last_of_range(found: list[tuple[str, Token]], index: int) -> bool:
    return index + 1 == len(found) or found[index + 1][0] != "dash"


def _checked_day(day: int) -> int:
    if not 1 <= day <= 31:
        raise Refused(f"一个月没有{day}日")
    return day


@rule
def _month_of_period(cursor: Cursor, months: int) -> int | None:
    """首月 | 末月 | 最后一个月 | 第N个月 | 次月; 0 is the first month of the period"""
    if token := cursor.take("first-of"):
        return 0 if token.text != "首" else None
    if token := cursor.take("last-of"):
        if token.text == "末月":
            return months - 1
        return months - 1 if cursor.take("number") and cursor.take("months") else None
    if cursor.take("next-of"):
        return months
    if not cursor.take("ordinal"):
        return None
    token = cursor.take("number")
    if token is None or not cursor.take("months", "month"):
        return None
    if not 1 <= token.value <= months:
        raise Refused(f"一个周期没有第{token.value}个月")
    return token.value - 1
