"""What counts from an event: 印发后30日内, 不超过5个工作日, 会议召开前3个工作日.

日 and 工作日 are different units and never taken for each other. Nothing is counted here, and
what counts backward is understood, not computed.
"""

from itertools import pairwise

from gongkai.timing import parser as tree
from gongkai.timing.deadline import Deadline, Kind, open_deadline
from gongkai.timing.words import Known, Refused, Token, Tree

_LONGEST_EVENT = 40
_LENGTH_UNITS = {
    "day": "day", "days": "day", "workdays": "workday", "week": "week", "weeks": "week",
    "month": "month", "months": "month", "quarters": "month", "year": "year", "hours": "hour",
}  # fmt: skip
_LONGEST = {"year": 99}


def length(found: tree.Length) -> Deadline:
    """number [- number] unit | 半个月 | 半年 | number 年半, counted from an event not yet known

    ``hour`` is a unit here, though no deadline has it.
    """
    if found.word:
        if found.word.role == "half-year":
            return Deadline("", Kind.RELATIVE, amount=6, unit="month")
        return Deadline("", Kind.RELATIVE, amount=15, unit="day", remarks=("半个月按15日计",))
    assert found.first is not None
    assert found.unit is not None
    last = found.last or found.first
    unit, amount = _LENGTH_UNITS[found.unit.role], last.value
    if not 1 <= amount <= _LONGEST.get(unit, 999) or found.first.value > amount:
        raise Refused(f"“{last.text}{found.unit.text}”不是期限")
    if found.unit.role == "quarters":
        amount *= 3
    if found.half:
        unit, amount = "month", 12 * amount + 6
    doubt = f"“{found.first.text}至{last.text}”按较长的{last.value}掌握"
    doubts = (doubt,) if found.last else ()
    return Deadline("", Kind.RELATIVE, amount=amount, unit=unit, doubts=doubts)


def relative(found: tree.Relative, known: Known) -> Deadline:
    """limit | event (之日起 | 后) limit | event limit, where the event ends in a verb"""
    event = event_name(found.event, known) if found.event and not found.subject else None
    doubts = event_doubts(found.event, known)
    if found.day:
        amount = 1 if found.day.role == "next-day" else 0
        deadline = Deadline("", Kind.RELATIVE, amount=amount, unit="day", event=event)
    else:
        counted = found.limit or found.subject
        assert counted is not None
        deadline = limit(counted, event)
    return deadline._replace(doubts=deadline.doubts + doubts)


def limit(found: tree.Length, event: str | None) -> Deadline:
    """Return a length that counts from ``event``; hours are no days, so no date comes of them."""
    counted = length(found)
    if counted.unit == "hour":
        since = f"从“{event}”起" if event else ""
        return open_deadline(f"{since}{counted.amount}小时之类不足一天的时限不计日期，请另行掌握")
    return counted._replace(event=event)


def event_name(found: Tree | None, known: Known) -> str:
    """Return the name of an event; 「结束后」 is one word, and its 结束 belongs to the event.

    Raises ``Refused`` where the words cannot be the name of one: a day, a length, 今日.
    """
    assert found is not None
    name, following = known.said(found), known.tokens[found.to]
    if following.role == "period-over":
        mark = next((m for m in ("之日起", "后的", "后") if following.text.endswith(m)), "")
        name += following.text.removesuffix(mark)
    is_over = following.role == "period-over"
    is_date = tuple(_SHORT.get(word.role, word.role) for word in known.words(found)) in _DATES
    is_named = any(word.role not in _NO_EVENT for word in known.words(found))
    if not name or not (is_named or is_over or is_date) or len(name) > _LONGEST_EVENT:
        raise Refused(f"“{name or known.text}”不能作为起算的事件")
    return name


def event_doubts(found: Tree | None, known: Known) -> tuple[str, ...]:
    """Return the doubts about the name of an event: a denial or a date in it."""
    if found is None:
        return ()
    name, words = known.said(found), known.words(found)
    hidden = next((word.text for word in words if word.role == "not"), "")
    is_over = known.tokens[found.to].role == "period-over"
    if is_over or any(word.role not in _NO_EVENT for word in words):
        hidden = hidden or second_date(words)
    return (f"起算事件“{name}”里有“{hidden}”，请核对",) if hidden else ()


def second_date(words: list[Token]) -> str:
    """Return what looks like another date or cadence among words of a matter or an event."""
    for word, unit in pairwise(words):
        if word.role in ("figure", "numeral") and unit.role in _CALENDAR:
            return word.text + unit.text
    return ""


_CALENDAR = ("month", "day", "quarter")
_SHORT = dict.fromkeys(("figure", "numeral", "full-year"), "number")
_DATES = (
    ("number", "month", "number", "day"),
    ("number", "year", "number", "month", "number", "day"),
)
_NO_EVENT = (
    "figure", "numeral", "couple", "full-year", "year", "month", "day", "days", "week", "weeks",
    "weekday", "workdays", "months", "quarter", "moment", "latest", "within", "after",
)  # fmt: skip


def ahead(found: tree.Ahead, known: Known) -> Deadline:
    """提前一周"""
    del known
    length(found.length)
    return _backward_from("事件")


def counted_back(found: tree.CountedBack, known: Known) -> Deadline:
    """会议召开前3个工作日 | 采暖期开始五日前"""
    length(found.length)
    return _backward_from(f"“{known.said(found.event)}”")


def _backward_from(event: str) -> Deadline:
    return open_deadline(f"从{event}往前数的时限不能自动推算，请另写具体日期")


def happened(found: tree.Happened, known: Known) -> Deadline:
    """印发后及时 | 会议结束后"""
    name = event_name(found.event, known)
    return open_deadline(f"“{name}{found.mark.text}”没有写明期限，请另定内部完成日期")
