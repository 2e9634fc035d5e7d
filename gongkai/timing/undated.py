"""Phrases that name no due date: 全年, 及时, 月底前, 截至9月底, 自印发之日起施行.

They are understood, and the reason why no date follows is part of the reading.
"""

from gongkai.timing.limits import (
    after_mark,
    ends_like_an_event,
    event_name,
    length,
)
from gongkai.timing.readings import Deadline, Kind
from gongkai.timing.times import hour, times
from gongkai.timing.tokens import Cursor, Refused, rule
from gongkai.wording import full_day

_STARTING = ("start-verb", "verb", "adverb")
_STARTS = {"now", "from", "since", "day-of", "after", "start-verb"}
_EVENT_MARKS = ("after", "before", "period-over", "day-of", "number")
_LONGEST_BASIS = 10
_OUTSIDE_BASES = frozenset((
    "number", "date", "before", "after", "month", "quarter", "half-year", "year", "week", "day",
    "stop", "open", "close", "list", "every", "day-of", "standing",
))  # fmt: skip
_BASES = (
    "要求", "部署", "安排", "通知", "规定", "实际", "情况", "需要", "进度", "进展", "计划", "方案",
    "时限", "期限", "时间", "精神", "工作需要", "确定", "而定", "文件", "变化",
)  # fmt: skip
_OPEN_END = ("before", "within", "after", "until", "end", "vague", "about")


@rule
def standing(cursor: Cursor) -> Deadline | None:
    """[since | 已完成，] [2022年 | 年度内] [坚持] (全年 | 长期 | 持续 | 常态化)+"""
    if "standing" not in cursor.roles:
        return None
    since = _since(cursor)
    _already(cursor)
    cursor.skip("prefix")
    cursor.take_word("坚持", "保持", "做到", "实行")
    if not cursor.sees("standing"):
        cursor.take("number")
        if not cursor.take("year", "plan-year"):
            return None
        cursor.take("within")
    if not cursor.take("standing"):
        return None
    while _another_standing(cursor):
        pass
    notes = (f"从“{since}”起，没有写明到哪天",) if since else ()
    return Deadline("", Kind.STANDING, remarks=notes)


@rule
def _since(cursor: Cursor) -> str | None:
    """即日起 | [自] time 起, before what lasts"""
    if token := cursor.take("now"):
        return token.text
    cursor.take("from")
    start = cursor.place
    if times(cursor) is None:
        return None
    text = cursor.text[start : cursor.place]
    if not cursor.take("since", "day-of"):
        return None
    cursor.take("list")
    return text


@rule
def _already(cursor: Cursor) -> bool | None:
    """已完成，: what is done already adds nothing to what lasts"""
    is_done = cursor.take("done") and cursor.skip("verb", "adverb", "noun")
    cursor.skip("list", "stop")
    return is_done or None


@rule
def _another_standing(cursor: Cursor) -> bool | None:
    cursor.take("list")
    cursor.skip("adverb")
    return True if cursor.take("standing") else None


@rule
def without_date(cursor: Cursor) -> Deadline | None:
    """月底前 | 下周五前 | 春节前 | 17时前 | 5日前 | 印发后及时 | 会议召开前 | 提前5日"""
    cursor.skip("prefix", "latest")
    cursor.take("at-least")
    if cursor.take("ahead"):
        cursor.take("at-least")
        return _backward("事件") if length(cursor) else None
    start = cursor.place
    if _day_alone(cursor) or _moment(cursor):
        text = cursor.text[start : cursor.place]
        return _open(f"“{text}”没有写明是哪年哪月哪日")
    return _around_event(cursor)


@rule
def words_without_date(cursor: Cursor) -> Deadline | None:
    """及时 | 尽快 | 按上级要求 | 与文件同步: beside a date they add nothing"""
    cursor.skip("prefix", "latest")
    start = cursor.place
    if not _vague(cursor):
        return None
    while _vague(cursor):
        pass
    text = cursor.text[start : cursor.place]
    return _open(f"“{text}”没有写明日期，请另定内部完成日期")


def _vague(cursor: Cursor) -> bool:
    if cursor.skip("undated"):
        cursor.take_word("要求", "而定", "确定")
        return True
    return bool(_basis(cursor) or _alongside(cursor))


@rule
def _basis(cursor: Cursor) -> bool | None:
    """(按 | 根据 | 视) words (要求 | 安排 | 进展) | 以 words 为准"""
    is_standard = cursor.text.startswith("以", cursor.place)
    if not is_standard and not cursor.take("basis") and not cursor.take_word("按"):
        return None
    end = 0
    for at in range(cursor.at, min(cursor.at + _LONGEST_BASIS, len(cursor.tokens))):
        token = cursor.tokens[at]
        if token.role in _OUTSIDE_BASES:
            break
        if token.role == "undated" and end == 0:
            end = at
        elif token.text.endswith("为准" if is_standard else _BASES):
            end = at + 1
    cursor.at = end
    return True if end else None


@rule
def _alongside(cursor: Cursor) -> bool | None:
    """(与 | 随) words 同步"""
    if not cursor.take_word("与", "和") and not cursor.take("with"):
        return None
    for at in range(cursor.at, min(cursor.at + _LONGEST_BASIS, len(cursor.tokens))):
        token = cursor.tokens[at]
        if token.text in ("同步", "同时", "一并"):
            cursor.at = at + 1
            return True
        if token.role in _OUTSIDE_BASES:
            return None
    return None


@rule
def _day_alone(cursor: Cursor) -> bool | None:
    """number 日前, without a month"""
    number = cursor.take("number")
    if number is None or not cursor.take("day") or not cursor.take("before"):
        return None
    if not 1 <= number.value <= 31:
        raise Refused(f"“{number.text}日”不是一个日期")
    return True


@rule
def _moment(cursor: Cursor) -> bool | None:
    """[本 | 下] (month | week | quarter | feast | weekday | hour) [底] [前]"""
    if hour(cursor) or cursor.skip("same-day", "next-day"):
        cursor.skip(*_OPEN_END)
        return True
    is_pointed = cursor.skip("this", "next-of")
    is_named = cursor.skip("feast", "weekday", "moment")
    is_period = cursor.skip("month", "week", "quarter", "third")
    if is_pointed and is_period and cursor.take("number"):
        cursor.take("day")
    is_new_year = bool(cursor.take_word("年")) and cursor.sees("before")
    is_closed = cursor.skip(*_OPEN_END, "period-over")
    is_closed = bool(_feast_over(cursor)) or is_closed
    is_told = is_period and (is_pointed or is_closed)
    return True if is_named or is_told or is_new_year or (is_pointed and is_closed) else None


@rule
def _feast_over(cursor: Cursor) -> bool | None:
    """春节假期结束前"""
    cursor.skip("verb")
    return True if cursor.skip(*_OPEN_END) else None


@rule
def _around_event(cursor: Cursor) -> Deadline | None:
    """event 后 [及时] | event 之日起及时 | event 前 [length] | event length 前"""
    cursor.skip("from")
    start = cursor.at
    for end in range(start + 1, len(cursor.tokens)):
        token = cursor.tokens[end - 1]
        cursor.at = end
        if not ends_like_an_event(token) or not cursor.sees(*_EVENT_MARKS):
            continue
        name = event_name(cursor, start, end)
        if name is None or any(each.role == "number" for each in cursor.tokens[start:end]):
            return None
        return _beside_event(cursor, name)
    return None


def _beside_event(cursor: Cursor, name: str) -> Deadline | None:
    if cursor.sees("number"):
        return _backward(f"“{name}”") if length(cursor) and cursor.take("before") else None
    mark = cursor.tokens[cursor.at]
    cursor.at += 1
    if length(cursor):
        cursor.skip("within", "before")
        return _backward(f"“{name}”") if mark.role == "before" else None
    cursor.skip("list", "adverb")
    is_vague = cursor.skip("undated", "standing")
    if mark.role == "day-of" and not is_vague:
        return None
    return _open(f"“{name}{mark.text}”没有写明期限，请另定内部完成日期")


def _backward(event: str) -> Deadline:
    return _open(f"从{event}往前数的时限不能自动推算，请另写具体日期")


def _open(note: str) -> Deadline:
    return Deadline("", Kind.OPEN, remarks=(note,))


@rule
def not_a_deadline(cursor: Cursor) -> Deadline | None:
    """status date | validity | least length | what is done | start of a duty"""
    return _status(cursor) or _validity(cursor) or _least(cursor) or _done(cursor) or _start(cursor)


@rule
def _status(cursor: Cursor) -> Deadline | None:
    """截至9月底; with 前 it is a deadline in the wrong words"""
    token = cursor.take("status")
    if token is None:
        return None
    if token.text.endswith("目前") or cursor.take_word("目前", "现在"):
        return _refusal("“截至”说的是统计日期，不是完成时限")
    found = times(cursor)
    if found is None:
        return None
    if cursor.tokens[cursor.at - 1].role != "before":
        return _refusal("“截至”说的是统计日期，不是完成时限")
    due = found[-1].due
    note = f"“{token.text}”本指统计日期，这里有“前”字，按{full_day(due)}前完成理解"
    return Deadline("", Kind.POINT, due=due, doubts=(note,))


@rule
def _validity(cursor: Cursor) -> Deadline | None:
    """有效期至2025年底 | 有效期5年"""
    if not cursor.take("validity"):
        return None
    cursor.skip("dash", "prefix", "colon")
    if times(cursor) is None and length(cursor) is None:
        return None
    return _refusal("有效期不是完成时限")


@rule
def _least(cursor: Cursor) -> Deadline | None:
    """不少于 length | length 以上: the shortest time allowed"""
    if "at-least" not in cursor.roles:
        return None
    cursor.skip("verb", "noun", "adverb", "prefix")
    mark = cursor.take("at-least")
    if length(cursor) is None:
        return None
    mark = mark or cursor.take_word("以上")
    return mark and _refusal(f"“{mark.text}”说的是最短时间，不是完成时限")


@rule
def _done(cursor: Cursor) -> Deadline | None:
    """[time] 已 verb | 已于 time verb: a report of progress"""
    if "done" not in cursor.roles:
        return None
    is_dated = times(cursor) is not None
    if not cursor.take("done"):
        return None
    cursor.skip("prefix")
    if not is_dated:
        times(cursor)
    if not cursor.skip("verb", "adverb"):
        return None
    return _refusal("“已”说的是完成情况，不是完成时限")


@rule
def _start(cursor: Cursor) -> Deadline | None:
    """[自] (time 起 | 即日起 | event 之日起 [满 length 后]) [施行]"""
    if not cursor.roles & _STARTS:
        return None
    if cursor.take("now"):
        cursor.skip(*_STARTING)
        return None if cursor.skip("dash") else _refusal("“即日起”是开始时间，没有写明完成时限")
    is_from = cursor.skip("from")
    start = cursor.place
    found = times(cursor)
    if found is not None:
        text = cursor.text[start : cursor.place]
        if cursor.take("since", "day-of", "after") or cursor.sees("start-verb"):
            cursor.skip("since", *_STARTING)
            return _refusal(f"“{text}起”是开始时间，没有写明完成时限")
        return None
    if length(cursor) and cursor.take("after"):
        cursor.skip(*_STARTING)
        return _refusal("“以后”是开始时间，没有写明完成时限")
    return _start_event(cursor) if is_from else None


@rule
def _start_event(cursor: Cursor) -> Deadline | None:
    """event 之日起 [满 length 后] [施行 | 计算]"""
    start = cursor.at
    for end in range(start + 1, len(cursor.tokens)):
        cursor.at = end
        if not after_mark(cursor):
            continue
        cursor.take("fully")
        if length(cursor):
            cursor.take("fully")
            if not cursor.take("after"):
                return None
        named = event_name(cursor, start, end)
        cursor.take("list")
        if cursor.sees("undated"):
            return None
        cursor.skip("since", *_STARTING)
        return _refusal("这是起算或施行的说法，没有写明完成时限") if named else None
    return None


def _refusal(note: str) -> Deadline:
    return Deadline("", Kind.NOT_A_DEADLINE, remarks=(note,))
