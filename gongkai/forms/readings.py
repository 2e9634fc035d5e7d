"""What was typed into a cell of a form: a day, a state, a number, evidence.

People type what they are used to: 2022.9.28, 完成, 3次. What can only mean one thing is taken, with
a doubt where it was guessed; the rest is refused with what to type instead. Pure.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from gongkai.forms.cells import Given
from gongkai.forms.findings import Finding, Refused
from gongkai.forms.layout import EPOCH, LONGEST_ANSWER, STATUSES
from gongkai.model import Status
from gongkai.period import full_year
from gongkai.register.rules.style import personal
from gongkai.wording import full_day, listed, quoted, short_day

_FULL = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
_SERIAL = re.compile(r"[2-6]\d{4}")  # a day as spreadsheets count it, 1954 to 2091
_COUNT = re.compile(r"(?:共|计)?(\d{1,6})\s*(\D{0,4})")
_DITTO = re.compile(r"(?:同上|同前|见上|如上|同上项|同上行|″|〃|\")[。.]?")
_TYPED = {
    Status.DONE: (
        "完成", "已办结", "办结", "已办", "完结", "已完结", "全部完成", "完成了", "已落实",
    ),
    Status.IN_PROGRESS: (
        "推进", "进行中", "正在推进", "持续推进", "正在进行", "正在办理", "办理中", "在办",
        "已启动", "正常推进", "按计划推进",
    ),
    Status.NOT_OCCURRED: ("没有发生", "没发生", "本期未发生", "未涉及", "不涉及"),
    Status.SUSPENDED: ("暂停", "缓办", "暂缓办理"),
    Status.CANCELLED: ("已取消", "不再开展"),
}  # fmt: skip
_OWN_WORDS = {word: status for status, words in _TYPED.items() for word in words}
_OFFERED = listed(each.value for each in STATUSES)


class Read(NamedTuple):
    """What was read beside the doubt about it, if there is one."""

    day: date
    doubt: Finding | None = None


def read_day(given: Given, year: int, today: date) -> Read:
    """Return the day that a cell means. Raises ``Refused`` for none, one of another year or one
    that is still to come.
    """
    found = _day(given, year)
    opens, closes = full_year(year).first, full_year(year).latest
    if not opens <= found.day <= closes:
        why = f"日期是{full_day(found.day)}，不在{full_day(opens)}至{full_day(closes)}之间"
        raise Refused("other-year", f"{why}；核对年份", given.place)
    if found.day > today:
        raise Refused(
            "future-date", f"日期{full_day(found.day)}还没有到；填已经做了的", given.place
        )
    return found


def _day(given: Given, year: int) -> Read:
    if isinstance(given.value, date):
        return Read(given.value)
    text = "".join(normalize("NFKC", given.text).split())
    words = quoted(given.text[:20])
    if _SERIAL.fullmatch(text):
        day = EPOCH + timedelta(days=int(text))
        said = f"日期写成数字{words}，读作{full_day(day)}"
        return Read(day, Finding("date-guessed", said, given.place))
    is_float = isinstance(given.value, float)  # 9.3 may have been 9.30
    for pattern in (_FULL, _TOGETHER, _SHORT):
        parts = pattern.fullmatch(text)
        if parts is None or is_float:
            continue
        numbers = [int(part) for part in parts.groups()]
        day = _existing(*([year] * (3 - len(numbers))), *numbers, given=given)
        if len(numbers) == 2:
            code, said = "date-without-year", f"日期{words}没有写年份，读作{full_day(day)}"
        else:
            code, said = "date-as-text", f"日期写成文本{words}，读作{short_day(day)}"
        return Read(day, Finding(code, said, given.place))
    how = f"写成 {year}-9-28 的样子"
    raise Refused("unreadable-date", f"日期{words}读不懂；{how}", given.place)


def _existing(year: int, month: int, day: int, *, given: Given) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        why = f"日期{quoted(given.text[:20])}：没有这一天"
        raise Refused("unreadable-date", why, given.place) from None


Stated: TypeAlias = tuple[Status, Finding | None]
"""A state beside the doubt about it, if there is one."""


def read_status(given: Given) -> Stated:
    """Return the state that a cell means; raises ``Refused`` for words that mean none."""
    text = "".join(normalize("NFKC", given.text).split()).strip("。.;,、")
    known = {status.value: status for status in Status}
    status = known.get(text)
    if status in STATUSES:
        return status, None
    if status is not None:
        why = f"“{text}”由办公室登记；请从下拉列表里选：{_OFFERED}"
        raise Refused("office-status", why, given.place)
    meant = _OWN_WORDS.get(text)
    if meant is None:
        words = quoted(given.text[:20])
        why = f"状态{words}不在列表里；请选：{_OFFERED}（没有进展的整行空着）"
        raise Refused("unknown-status", why, given.place)
    said = f"状态写的是“{text}”，读作“{meant.value}”"
    return meant, Finding("status-guessed", said, given.place)


def read_quantity(given: Given, measure: str) -> int:
    """Return a count, with the target's measure or without; raises ``Refused`` for other words."""
    text = normalize("NFKC", given.text).strip()
    found = _COUNT.fullmatch(text)
    if found is None or (found[2] and found[2] != measure):
        why = f"数量{quoted(given.text[:20])}读不懂；只填整数，单位是{measure}"
        raise Refused("unreadable-quantity", why, given.place)
    return int(found[1])


def read_words(given: Given, what: str) -> str:
    """Return a sentence or two on one line. Raises ``Refused`` for 同上, for what is too long or
    says who somebody is.
    """
    text = _one_line(given.text)
    _acceptable(text, what, given)
    return text


def read_evidence(given: Given) -> tuple[str, ...]:
    """Return what is shown as evidence, a line or a part between semicolons each."""
    _acceptable(given.text, "佐证材料", given)
    parts = (part.strip(" 　。") for part in re.split(r"[\n；;]", given.text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _acceptable(text: str, what: str, given: Given) -> None:
    if _DITTO.fullmatch(text):
        raise Refused("ditto", f"{what}写的是{quoted(text)}，分不清指哪一项；请写全", given.place)
    if len(text) > LONGEST_ANSWER:
        why = f"{what}有{len(text)}字，超过{LONGEST_ANSWER}字；写一两句话即可"
        raise Refused("too-long", why, given.place)
    if found := personal(text):
        why = f"{what}写有{found}，没有采纳：台账不收个人信息"
        raise Refused("personal-data", why, given.place)


def _one_line(text: str) -> str:
    """Return lines as one: what ends no sentence is parted from what follows."""
    return "".join(_parted(text.split("\n")))


def _parted(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        words = line.strip()
        yield words
        if number < len(lines) and words and words[-1] not in "。；，、：！？;,:!?":
            yield "；"
