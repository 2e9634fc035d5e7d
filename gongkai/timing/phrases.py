"""时间节点 phrases and what they say: the door of this room for everyone who reads deadlines.

It reads, writes and finds phrases; it knows no plan, no event dates and no calendar of days off.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from gongkai.timing.combining import combine
from gongkai.timing.grammar import sentence
from gongkai.timing.limits import quoted_length
from gongkai.timing.readings import Deadline, Found, Kind
from gongkai.timing.stretches import month_end
from gongkai.timing.times import quoted_date
from gongkai.timing.tokens import Cursor, Refused, Token, fold, normalise
from gongkai.wording import full_day

__all__ = ["Deadline", "Found", "Kind", "find_limits", "normalise", "read_deadline", "write_phrase"]

_LONGEST_PHRASE = 120
_LONGEST_QUOTE = 30
_PLAN_YEARS = range(1949, 2200)


@lru_cache(maxsize=8192)
def read_deadline(phrase: str, year: int) -> Deadline:
    """Return what a phrase says in a plan of ``year``.

    Never raises: what is not understood to the last word is ``UNREADABLE``, and ``notes`` say
    which part, or why the date is impossible.
    """
    return _read(phrase, year)._replace(phrase=phrase)


def _read(text: str, year: int) -> Deadline:
    folded, places = fold(text)
    if not folded:
        return _unreadable("没有写时限")
    if year not in _PLAN_YEARS:
        return _unreadable(f"计划年度{year}不在{_PLAN_YEARS[0]}年至{_PLAN_YEARS[-1]}年之间")
    if len(folded) > _LONGEST_PHRASE:
        return _unreadable(f"超过{_LONGEST_PHRASE}个字，不像一条时限")
    cursor = Cursor(folded, places, year)
    try:
        items = sentence(cursor)
    except Refused as reason:
        return _unreadable(str(reason))
    if items is None or not cursor.is_at_end:
        return _unreadable(_not_understood(cursor))
    combined = combine(items, year)
    return _unreadable(combined) if isinstance(combined, str) else combined


def _not_understood(cursor: Cursor) -> str:
    """Name the part behind the last item that was understood."""
    rest = cursor.tokens[cursor.understood :]
    unknown = next((token for token in rest if token.role == "_"), None)
    part = unknown.text if unknown else "".join(token.text for token in rest)
    part = part or cursor.text
    shortened = part if len(part) <= _LONGEST_QUOTE else f"{part[:_LONGEST_QUOTE]}……"
    return f"“{shortened}”没有读懂"


def _unreadable(reason: str) -> Deadline:
    return Deadline("", Kind.UNREADABLE, remarks=(reason,))


def write_phrase(deadline: Deadline) -> str:
    """Return the plainest phrase that says the same: 2022年9月30日前.

    A deadline with a doubt or a remark keeps its wording, since the wording is what it is about;
    so does one for which there is no plainer word.
    """
    write = _WRITERS.get(deadline.kind)
    if write is None or deadline.ambiguous or deadline.notes:
        return deadline.phrase
    return write(deadline) or deadline.phrase


def _write_point(deadline: Deadline) -> str:
    return f"{full_day(deadline.due)}前" if deadline.due else ""


def _write_window(deadline: Deadline) -> str:
    start, due = deadline.start, deadline.due
    return f"{full_day(start)}至{full_day(due)}" if start and due else ""


def _write_standing(deadline: Deadline) -> str:
    del deadline
    return "全年"


def _write_limit(deadline: Deadline) -> str:
    if deadline.amount == 0:
        return f"{deadline.event}当日"
    since = f"{deadline.event}之日起" if deadline.event else ""
    return f"{since}{deadline.amount}{_UNITS[deadline.unit or 'day']}内"


def _write_stages(deadline: Deadline) -> str:
    tail = "，并长期坚持" if deadline.lasting else ""
    is_named = {label.startswith("第") for label in deadline.labels}
    if len(is_named) > 1:
        return ""
    if True in is_named:
        named = zip(deadline.labels, deadline.dates, strict=True)
        return "，".join(f"{label}{full_day(due)}前" for label, due in named) + tail
    lead = "分别于" if len(deadline.dates) > 1 else ""
    return lead + "、".join(full_day(due) for due in deadline.dates) + "前" + tail


def _write_cadence(deadline: Deadline) -> str:
    """Write 每月10日前, 每季度末月20日前, 每年5月29日、12月10日前 from period and dates."""
    months = deadline.period.months if deadline.period else 0
    if months == _MONTHS_OF_A_YEAR:
        days = tuple(f"{day.month}月{day.day}日" for day in deadline.dates)
        is_list = 0 < len(days) <= _LONGEST_LIST and days == deadline.labels
        return f"每年{'、'.join(days)}前" if is_list else ""
    if not months or len(deadline.dates) * months != _MONTHS_OF_A_YEAR:
        return ""
    spots = {_spot(day, months * k) for k, day in enumerate(deadline.dates)}
    if len(spots) != 1:
        return ""
    month, day = spots.pop()
    name = _PERIOD_NAMES[months]
    if month == months - 1 and not day:
        return f"{name}底前" if months == 1 else f"{name}末前"
    where = f"第{month + 1}个月" if month < months else "结束后次月"
    in_period = "" if months == 1 and month == 0 else where
    return f"{name}{in_period}{f'{day}日' if day else '底'}前"


def _spot(day: date, first_month: int) -> tuple[int, int]:
    """Return the month of the period (0 is the first) and the day; day 0 is the month's end."""
    month = (day.month - 1 - first_month) % 12
    return month, 0 if day == month_end(day.year, day.month) else day.day


_UNITS = {"day": "日", "workday": "个工作日", "week": "周", "month": "个月", "year": "年"}
_LONGEST_LIST = 12
_PERIOD_NAMES = {1: "每月", 3: "每季度", 6: "每半年"}
_MONTHS_OF_A_YEAR = 12
_WRITERS: dict[Kind, Callable[[Deadline], str]] = {
    Kind.POINT: _write_point,
    Kind.WINDOW: _write_window,
    Kind.STANDING: _write_standing,
    Kind.RELATIVE: _write_limit,
    Kind.STAGED: _write_stages,
    Kind.RECURRING: _write_cadence,
}


def find_limits(content: str, year: int) -> tuple[Found, ...]:
    """Return the dates with 前 and the lengths with 内 or 不超过 quoted in running text.

    Careful rather than complete: 3月31日前, 年底前, 30日内, 不超过5个工作日 are found; 8月, 近3年
    and what counts backward are not.
    """
    if year not in _PLAN_YEARS:
        return ()
    folded, places = fold(content)
    cursor = Cursor(folded, places, year)
    found: list[Found] = []
    at = 0
    while at < len(cursor.tokens):
        cursor.at = at
        deadline = _quoted(cursor)
        if deadline is None:
            at += 1
            continue
        start = places[cursor.tokens[at].start]
        end = places[cursor.place - 1] + 1
        found.append(Found(content[start:end], start, deadline._replace(phrase=content[start:end])))
        at = cursor.at
    return tuple(found)


def _quoted(cursor: Cursor) -> Deadline | None:
    """Read a date with 前, or a length with 不超过 or 内, at the cursor."""
    if not _may_begin(cursor.tokens[max(cursor.at - 2, 0) : cursor.at]):
        return None
    try:
        deadline = quoted_date(cursor) or quoted_length(cursor)
    except Refused:
        return None
    return None if deadline is None or _describes(cursor) else deadline


def _may_begin(before: list[Token]) -> bool:
    """Can a limit begin behind these words? Not behind 每, 近 or the first end of a range."""
    if before and before[-1].text in ("到", "直到"):
        before = before[:-1]
    if not before:
        return True
    last = before[-1]
    return last.role not in _NOT_BEFORE_A_LIMIT and not last.text.endswith(_LOOKING_BACK)


def _describes(cursor: Cursor) -> bool:
    """Does the time describe something: 12月31日前形成的公文, 6个月内未更新的栏目?"""
    here = cursor.at
    cursor.skip("verb", "adverb")
    describes = cursor.sees("of", "not")
    cursor.at = here
    return describes


_NOT_BEFORE_A_LIMIT = (
    "number", "date", "ordinal", "dash", "every", "year", "month", "day", "end", "quarter",
    "before",
)  # fmt: skip
_LOOKING_BACK = ("近", "过去", "连续", "累计", "超过", "此前", "以往")
