"""Lengths of time that count from an event: 印发后30日内, 不超过5个工作日, 之日起5个月内.

日 and 工作日 are different units and never taken for each other. Nothing is counted here.
"""

from typing import NamedTuple

from gongkai.timing.readings import Deadline, Kind
from gongkai.timing.tokens import Cursor, Token, rule

_UNITS = {
    "day": "day",
    "days": "day",
    "workdays": "workday",
    "week": "week",
    "weeks": "week",
    "months": "month",
    "quarters": "month",
    "year": "year",
    "hours": "hour",
}
_LONGEST = 999
_LONGEST_EVENT = 40
_OUTSIDE_EVENTS = frozenset((
    "stop", "colon", "before", "date", "every", "status", "validity", "due-on", "now",
    "undated", "weekday", "average",
))  # fmt: skip
_NO_EVENT = (
    "number", "year", "day", "days", "week", "weeks", "weekday", "workdays", "months", "quarter",
    "moment", "latest", "within", "after",
)  # fmt: skip
_RECEIVED = ("收到", "接到", "签收", "受理")
_PUNCTUATION = frozenset("《》“”‘’()〔〕[]、·-—〈〉")
_DUTIES = ("应当", "应于", "应在", "须在", "须于", "必须")


class Length(NamedTuple):
    """So many units; ``hour`` is a unit here, though no deadline has it."""

    amount: int
    unit: str
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@rule
def length(cursor: Cursor) -> Length | None:
    """number [- number] unit | 半个月 | 半年 | number 年半"""
    if cursor.take("half-year"):
        return Length(6, "month")
    if cursor.take("half"):
        if cursor.take("months"):
            return Length(15, "day", notes=("半个月按15日计",))
        return None
    first = cursor.take("number")
    last = _up_to(cursor) if first else None
    token = first and (cursor.take(*_UNITS) or _counted_months(cursor, first))
    if not first or not token or token.text in ("号", "年度"):
        return None
    amount, unit = (last or first).value, _UNITS.get(token.role, "month")
    if not 1 <= amount <= _LONGEST or (unit == "year" and amount > 99):
        return None
    if unit == "year" and cursor.take("half"):
        return Length(12 * amount + 6, "month")
    doubts = (f"“{first.text}至{last.text}”按较长的{amount}掌握",) if last else ()
    return Length(3 * amount if token.role == "quarters" else amount, unit, doubts)


def _counted_months(cursor: Cursor, number: Token) -> Token | None:
    """两月: 两 counts, so these are two months and no February."""
    return cursor.take("month") if "两" in number.text else None


@rule
def _up_to(cursor: Cursor) -> Token | None:
    return cursor.take("number") if cursor.take("dash") else None


@rule
def _limit(cursor: Cursor) -> tuple[Length, bool] | None:
    """[不超过] length [内 | 届满前]; also says whether 内 or 届满前 stands there"""
    cursor.skip("latest", "prefix", "colon")
    found = length(cursor)
    if found is None:
        return None
    is_bounded = bool(cursor.take("within"))
    if not is_bounded and cursor.take("fully"):
        is_bounded = True
        cursor.take("before")
    if cursor.sees("before", "after", "count", "dash") or cursor.sees("about"):
        return None
    return found, is_bounded


@rule
def relative(cursor: Cursor) -> Deadline | None:
    """limit | event (之日起 | 后) limit | event limit, where the event ends in a verb"""
    if (plain := _limit(cursor)) is not None:
        return _deadline(plain[0], None)
    cursor.skip("prefix", "from")
    start = cursor.at
    if not _may_begin_event(cursor):
        return None
    for end in range(start + (not cursor.sees("period-over")), len(cursor.tokens)):
        if cursor.tokens[end].role in _OUTSIDE_EVENTS:
            return None
        cursor.at = end
        last = cursor.tokens[max(end - 1, start)]
        first = cursor.tokens[start]
        is_subject = cursor.sees("latest") and ends_like_an_event(last)
        is_event = first.text in _RECEIVED or (ends_like_an_event(last) and first.role != "not")
        found = _after_event(cursor, is_event, is_subject)
        if found is not None:
            name = event_name(cursor, start, end)
            return _deadline(found, None if is_subject else name) if name else None
    return None


def _may_begin_event(cursor: Cursor) -> bool:
    """Can the name of an event begin here? 每次会议结束 can, 每月底 cannot."""
    following = cursor.tokens[cursor.at + 1 : cursor.at + 2]
    is_each_time = cursor.sees("every") and following and following[0].role == "count"
    return bool(is_each_time) or not cursor.sees(*_OUTSIDE_EVENTS - {"date"})


@rule
def _after_event(cursor: Cursor, is_event: bool, is_subject: bool) -> Length | None:
    """(之日起 | 后) [,] [第] limit | 当日 | 次日 | limit with 内

    In 答复不超过5个工作日 the words before are the subject, not an event.
    """
    if is_event and cursor.sees("same-day", "next-day"):
        token = cursor.take("same-day") or cursor.take("next-day")
        cursor.take("within")
        return Length(1 if token and token.role == "next-day" else 0, "day")
    marked = after_mark(cursor)
    if marked:
        cursor.skip("of")
        cursor.take("list")
        cursor.take("ordinal")
    found = _limit(cursor)
    if found is None:
        return None
    is_bound = marked or is_subject or (found[1] and is_event)
    return found[0] if is_bound else None


@rule
def quoted_length(cursor: Cursor) -> Deadline | None:
    """不超过 length [内] | length 内, inside running text."""
    is_capped = cursor.skip("latest")
    found = length(cursor)
    if found is None or found.unit in ("hour", "year"):
        return None
    return _deadline(found, None) if cursor.take("within") or is_capped else None


def after_mark(cursor: Cursor) -> bool:
    """Take 之日起, 后, 起 or what else says that something counts from here."""
    return cursor.take("after", "day-of", "period-over", "since") is not None


def ends_like_an_event(last: Token) -> bool:
    """Is this a word with which the name of an event ends: 印发, 收到, (变更)?"""
    return last.role in ("verb", "close", "fully")


def event_name(cursor: Cursor, start: int, end: int) -> str | None:
    """Return the words between two tokens as the name of an event, if they can be one.

    A day, a length or 今日 alone is none. 「结束后」 is one word of the lexicon, and its 结束
    belongs to the event.
    """
    words = cursor.tokens[start:end]
    if words and all(word.role in _NO_EVENT for word in words):
        return None
    name = cursor.text[cursor.tokens[start].start : cursor.tokens[end].start]
    if end < len(cursor.tokens) and cursor.tokens[end].role == "period-over":
        for mark in ("之日起", "后的", "后"):
            if cursor.tokens[end].text.endswith(mark):
                name += cursor.tokens[end].text.removesuffix(mark)
                break
    is_plain = all(_is_plain(char) for char in name)
    is_told = any(duty in name for duty in _DUTIES)
    return name if is_plain and not is_told and 0 < len(name) <= _LONGEST_EVENT else None


def _is_plain(char: str) -> bool:
    return "一" <= char <= "鿿" or char in _PUNCTUATION or (char.isascii() and char.isalnum())


def _deadline(found: Length, event: str | None) -> Deadline:
    if found.unit == "hour":
        source = f"从“{event}”起" if event else ""
        note = f"{source}{found.amount}小时之类不足一天的时限不计日期，请另行掌握"
        return Deadline("", Kind.OPEN, remarks=(note,))
    return Deadline(
        "",
        Kind.RELATIVE,
        amount=found.amount,
        unit=found.unit,
        event=event,
        doubts=found.doubts,
        remarks=found.notes,
    )
