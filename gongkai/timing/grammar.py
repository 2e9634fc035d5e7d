"""The grammar of deadline phrases: a phrase is items in a row, an item is a reading and a tail.

The rules for each sort of item stand in the modules of their subject; this one says in which
order they are tried and what may follow an item.
"""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from gongkai.timing.cadences import recurring
from gongkai.timing.combining import explained, of_times
from gongkai.timing.limits import after_mark, ends_like_an_event, event_name, relative
from gongkai.timing.readings import Deadline, Kind
from gongkai.timing.times import times
from gongkai.timing.tokens import Cursor, Token, rule
from gongkai.timing.undated import (
    not_a_deadline,
    standing,
    without_date,
    words_without_date,
)

_LONGEST_OBJECT = 40
_TAIL = ("verb", "adverb", "noun", "of", "at-least", "latest", "ordinal", "undated")
_DANGLING = ("of", "at-least", "latest", "ordinal", "undated")
_REMARK = ("verb", "adverb", "noun", "prefix", "done")
_CONDITIONS = ("basis", "undated", "not")
_CLOSING = frozenset(",;。.!")
_OUTSIDE_OBJECTS = frozenset((
    "before", "date", "day-of", "every", "workdays", "hours", "moment", "undated",
    "weekday", "status", "validity", "due-on", "now", "same-day", "next-day", "latest",
    "period-over", "since", "until", "fully", "average", "regular",
))  # fmt: skip
_UNITS = ("month", "day", "quarter", "end", "half-of", "year", "third")
_ACHIEVED = ("完成", "启动", "建成", "开工", "竣工", "动工", "报送", "上报", "投入使用", "底")
_PUNCTUATION = frozenset("《》“”‘’、,·-〔〕")


@rule
def sentence(cursor: Cursor) -> list[Deadline] | None:
    """item ((、 | ，并 | white space) item)* [。]; 及时 beside another item adds nothing"""
    items: list[Deadline] = []
    vague: list[Deadline] = []
    if (whole := _in_brackets(cursor)) is not None and cursor.is_at_end:
        return whole
    while True:
        found = _followed(cursor, words_without_date)
        if found is not None:
            vague.append(found)
        elif (found := item(cursor) or _as_told(cursor)) is not None:
            inside = _in_brackets(cursor)
            remark = _remark(cursor) if inside is None else None
            items.append(_noted(found, remark) if inside is None else explained(found, inside))
            if (inside or remark) and _tail(cursor) is None:
                return None
        else:
            return None
        is_linked = cursor.skip("list", "stop")
        if cursor.is_at_end or cursor.sees("close"):
            is_cut_off = is_linked and cursor.tokens[cursor.at - 1].text not in _CLOSING
            return None if is_cut_off else items or vague[:1]


@rule
def _as_told(cursor: Cursor) -> Deadline | None:
    """按照要求 item, with nothing between them"""
    return item(cursor) if words_without_date(cursor) else None


@rule
def _in_brackets(cursor: Cursor) -> list[Deadline] | None:
    if not cursor.take("open"):
        return None
    inside = sentence(cursor)
    return inside if cursor.take("close") else None


@rule
def _remark(cursor: Cursor) -> str | None:
    """(words of the office), behind an item: 9月底前（完成初稿）, 9月底前（暂定）"""
    if not cursor.take("open"):
        return None
    start = cursor.at
    while not (cursor.is_at_end or cursor.sees("open", "close")):
        cursor.at += 1
    words = cursor.tokens[start : cursor.at]
    text = "".join(word.text for word in words)
    is_told = words and all(word.role in _REMARK for word in words)
    if any(word.role in _CONDITIONS for word in words):
        return None
    if not words or not (is_told or _is_object(text, words)) or not cursor.take("close"):
        return None
    return f"括号里的“{text}”是说明，不影响时限"


def _noted(deadline: Deadline, note: str | None) -> Deadline:
    return deadline._replace(remarks=(*deadline.remarks, note)) if note else deadline


def item(cursor: Cursor) -> Deadline | None:
    """Read the first sort of item that fits together with what follows it."""
    for read in _RULES:
        found = _followed(cursor, read)
        if found is not None:
            return found
    return None


def _followed(cursor: Cursor, read: Callable[[Cursor], Deadline | None]) -> Deadline | None:
    """Read an item together with its tail."""
    here = cursor.at
    found = read(cursor)
    if found is None:
        return None
    end = cursor.at
    note = _tail(cursor)
    if note is None:
        cursor.at, cursor.understood = here, max(cursor.understood, end)
        return None
    return _noted(found, note)


@rule
def _dated(cursor: Cursor) -> Deadline | None:
    """[第一批] [于 | 到 | 最迟] times | (即日 | event) 起至 times"""
    label = _lead(cursor)
    begun = _begun(cursor)
    start = cursor.at
    reaching = _reaching(cursor, is_begun=bool(begun))
    is_from = any(token.role == "from" for token in cursor.tokens[start : cursor.at])
    found = times(cursor, reaching)
    if found is None or cursor.sees("dash", "since", "after", "day-of"):
        return None
    if is_from and not found[0].is_range:
        return None
    if label and len(found) == 1:
        found = [found[0]._replace(label=label)]
    deadline = of_times(found, cursor.plan_year)
    if begun and deadline.kind is not Kind.STAGED:
        note = f"从“{begun}”起，只记截止日"
        return deadline._replace(kind=Kind.POINT, start=None, remarks=(*deadline.remarks, note))
    return None if begun else deadline


@rule
def _limited(cursor: Cursor) -> Deadline | None:
    """3—12月每月底前 | 上半年每月10日前 | 自3月起每月10日前: a cadence for part of the year"""
    if "every" not in cursor.roles:
        return None
    cursor.skip("prefix", "from")
    found = times(cursor)
    if found is None or len(found) != 1:
        return None
    is_start = cursor.take("since") is not None
    cursor.take("list")
    deadline = recurring(cursor) if cursor.sees("every") else None
    if deadline is None or not (is_start or found[0].start or cursor.year == cursor.plan_year):
        return None
    first = found[0].start or (found[0].due if is_start else date.min)
    last = date.max if is_start else found[0].due
    return _between(deadline, first, last, found[0].doubts)


def _between(deadline: Deadline, first: date, last: date, doubts: tuple[str, ...]) -> Deadline:
    kept = [
        (day, label)
        for day, label in zip(deadline.dates, deadline.labels, strict=True)
        if first <= day <= last
    ]
    return deadline._replace(
        dates=tuple(day for day, _ in kept),
        labels=tuple(label for _, label in kept),
        doubts=(*deadline.doubts, *doubts),
        remarks=(*deadline.remarks, "只列所写时段内的各期"),
    )


def _reaching(cursor: Cursor, is_begun: bool) -> str:
    """Return how the words before a time bound it: 到 and 至 as 前 does, 最迟 beyond doubt."""
    if is_begun:
        return "latest"
    reaching = ""
    while cursor.sees("prefix", "latest", "dash", "colon", "from", "due-on", "about"):
        if cursor.sees("latest", "due-on"):
            reaching = "latest"
        elif cursor.sees("about"):
            reaching = "about"
        elif cursor.sees("dash"):
            if cursor.tokens[cursor.at].text.startswith("-"):
                break
            reaching = reaching or "before"
        cursor.at += 1
    return reaching


@rule
def _begun(cursor: Cursor) -> str | None:
    """即日起至 | [自] 本通知印发之日起至"""
    if token := cursor.take("now"):
        return token.text if cursor.skip("dash") else None
    if not cursor.roles & {"day-of", "since", "after"}:
        return None
    is_from = cursor.skip("from")
    start = cursor.at
    for end in range(start + 1, len(cursor.tokens)):
        cursor.at = end
        is_event = is_from or ends_like_an_event(cursor.tokens[end - 1])
        if after_mark(cursor) and is_event:
            name = event_name(cursor, start, end)
            cursor.take("list")
            return name if cursor.skip("dash") else None
    return None


def _lead(cursor: Cursor) -> str:
    """Read (一), 分三个阶段 and 第一批：, and return the name of the stage."""
    _numbered(cursor)
    _split(cursor)
    return _stage(cursor) or ""


@rule
def _numbered(cursor: Cursor) -> bool | None:
    """(一) | 一是, before the dates of each"""
    if cursor.take("open"):
        return True if cursor.take("number") and cursor.take("close") else None
    return True if cursor.take("number") and cursor.take_word("是") else None


@rule
def _split(cursor: Cursor) -> bool | None:
    """分 number 批, before the dates of each"""
    cursor.skip("prefix")
    if not cursor.take_word("分"):
        return None
    cursor.take("number")
    if not cursor.take("stage", "count"):
        return None
    cursor.skip("adverb", "verb", "colon", "list")
    return True


@rule
def _stage(cursor: Cursor) -> str | None:
    """第一批 | 第二阶段 | 首批"""
    start = cursor.place
    if not cursor.take("ordinal"):
        return None
    if not cursor.take("number") or not cursor.take("stage", "count"):
        return None
    name = cursor.text[start : cursor.place]
    cursor.skip("colon", "list", "adverb", "verb")
    return name


@rule
def _split_in_brackets(cursor: Cursor) -> Deadline | None:
    """分三个时间阶段(3月25日、4月15日)"""
    if not _split(cursor) or not cursor.take("open"):
        return None
    found = times(cursor)
    if found is None or not cursor.take("close"):
        return None
    return of_times(found, cursor.plan_year)


_RULES: tuple[Callable[[Cursor], Deadline | None], ...] = (
    _limited,
    recurring,
    standing,
    not_a_deadline,
    _split_in_brackets,
    _dated,
    relative,
    without_date,
)


# --- what follows an item --------------------------------------------------------------------


def _tail(cursor: Cursor) -> str | None:
    """Read the verbs and the object behind an item, up to the next item or the end.

    Returns a remark about an object, nothing to remark as an empty text, and ``None`` where
    what follows is not understood.
    """
    start = cursor.at
    end = start
    while not _is_boundary(cursor, end):
        end += 1
    cursor.at = end
    words = cursor.tokens[start:end]
    while words and words[0].role in ("list", "colon"):
        words = words[1:]
    if _are_plain(words):
        return ""
    text = cursor.text[words[0].start : cursor.place]
    return f"“{text}”是事项，不影响时限" if _is_object(text, words) else None


def _is_boundary(cursor: Cursor, at: int) -> bool:
    """Does another item, a bracket or the end stand at this word?"""
    tokens = cursor.tokens
    if at >= len(tokens) or tokens[at].role in ("open", "close"):
        return True
    if tokens[at].role == "stop":
        return at + 1 >= len(tokens) or _begins_item(cursor, at + 1)
    if tokens[at].role == "list":
        while at < len(tokens) and tokens[at].role in ("list", "adverb"):
            at += 1
        return at >= len(tokens) or _begins_item(cursor, at)
    return (tokens[at].gap or tokens[at].role == "every") and _begins_item(cursor, at)


def _begins_item(cursor: Cursor, at: int) -> bool:
    if at not in cursor.begins:
        here = cursor.state
        cursor.at = at
        cursor.begins[at] = bool(_followed(cursor, words_without_date) or item(cursor))
        cursor.state = here
    return cursor.begins[at]


def _are_plain(words: list[Token]) -> bool:
    """Are these only verbs, adverbs, nouns of the office, 及时 and numbers of times?"""
    at = 0
    while at < len(words):
        if words[at].role == "number":
            if at + 1 >= len(words) or words[at + 1].role not in ("count", "dash", "stage"):
                return False
            at += 1
        elif words[at].role not in _TAIL:
            return False
        at += 1
    return not words or words[-1].text == "以上" or words[-1].role not in _DANGLING


def _is_object(text: str, words: list[Token]) -> bool:
    """Is this the matter that is due: words that end in a verb or noun of the office?"""
    if len(text) > _LONGEST_OBJECT or words[-1].role not in ("verb", "noun", "adverb"):
        return False
    if any(word.role in _OUTSIDE_OBJECTS for word in words):
        return False
    first = next((word for word in words if word.role != "adverb"), words[0])
    if first.role in ("not", "done"):
        return False
    if any(left.role in _UNITS and right.text in _ACHIEVED for left, right in pairwise(words)):
        return False
    return words[0].role != "number" and all(
        "一" <= char <= "鿿" or char in _PUNCTUATION or char.isdigit() for char in text
    )
