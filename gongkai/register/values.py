"""The kinds of single values: a text, a number, a date, one of a few words.

Each is read strictly, with a hint how it should have been written, and knows nothing of tasks
or units.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping as Dictionary
from datetime import date
from enum import Enum
from functools import lru_cache

from gongkai.diagnostics import did_you_mean
from gongkai.model import Span, Target
from gongkai.register.fields import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    REFUSED,
    SOMETHING,
    Field,
    Gathering,
    Schema,
    found,
    plain_text,
    wrong_type,
)
from gongkai.register.nodes import Node, Scalar
from gongkai.register.plain import Plain
from gongkai.register.writing import text
from gongkai.timing.due_days import read_span

_OTHER_DAY = r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
_HIGHEST = 999_999_999
_NUMBER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_LONGEST_WORD = 40  # characters: a longer one is like none of a few words


class Single(ABC):
    """A kind whose value is written as one text: it is in ``value_of`` that the text is judged,
    be it read plainly or from a node, and ``refused`` says what is wrong with another.
    """

    says: str

    def read(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Return the value, or report what is wrong and return ``REFUSED``."""
        if isinstance(node, Scalar):
            value = self.value_of(plain_text(node))
            if value is not REFUSED:
                return value
        return self.refused(node, field, gathering)

    @abstractmethod
    def value_of(self, plain: Plain) -> object:
        """Return the value of a text, or ``REFUSED``."""

    @abstractmethod
    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report that ``node`` is no such value, and return ``REFUSED``."""


class Text(Single):
    """The words as written, with or without quotes."""

    says = "文字"

    def value_of(self, plain: Plain) -> object:
        """Return the text."""
        return (plain.strip() or REFUSED) if isinstance(plain, str) else REFUSED

    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report what is not text."""
        return wrong_type(self, node, field, gathering, "只写文字，不要写成列表")

    def written(self, value: object, *, flow: bool) -> str:
        """Return the words, quoted wherever YAML could read them as something else."""
        return text(str(value), flow=flow)

    def schema(self) -> Schema:
        """Return the schema: a number or a truth word without quotes is text, too."""
        return {"type": ["string", "number", "boolean"], "pattern": SOMETHING}


class Number(Single):
    """A whole number between two bounds, both included, without quotes."""

    def __init__(self, lowest: int = 1, highest: int = _HIGHEST) -> None:
        self.says = f"{lowest}到{highest}的整数" if highest < _HIGHEST else "整数"
        self.lowest = lowest
        self.highest = highest

    def value_of(self, plain: Plain) -> object:
        """Return the number."""
        if type(plain) is not str or not _NUMBER.fullmatch(plain):
            return REFUSED
        number = int(plain)
        return number if self.lowest <= number <= self.highest else REFUSED

    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report what is no such number, or a number in quotes."""
        hint = f"写成 {self.lowest} 到 {self.highest} 之间的阿拉伯数字"
        if isinstance(node, Scalar) and not node.plain and _NUMBER.fullmatch(node.text):
            hint = f"去掉引号，写成 {node.text}"
        return wrong_type(self, node, field, gathering, hint)

    def written(self, value: object, *, flow: bool) -> str:
        """Return the figures."""
        del flow
        return str(value)

    def schema(self) -> Schema:
        """Return the schema of a whole number between the bounds."""
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


class Flag(Single):
    """Yes or no, written true or false."""

    says = "真假值"

    def value_of(self, plain: Plain) -> object:
        """Return the truth value."""
        if type(plain) is str and plain in ("true", "false"):
            return plain == "true"
        return REFUSED

    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report what is neither."""
        return wrong_type(self, node, field, gathering, "是写 true，不是写 false")

    def written(self, value: object, *, flow: bool) -> str:
        """Return true or false."""
        del flow
        return "true" if value else "false"

    def schema(self) -> Schema:
        """Return the schema of a truth value."""
        return {"type": "boolean"}


class Date(Single):
    """A day of the calendar, written 2022-09-30, in a year that someone alive may work in."""

    says = "日期"
    pattern = "([0-9]{4})-([0-9]{2})-([0-9]{2})"

    def value_of(self, plain: Plain) -> object:
        """Return the date."""
        return _day(plain) if isinstance(plain, str) else REFUSED

    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report what is no date, or a day that the calendar does not have."""
        written = re.fullmatch(self.pattern, node.text) if isinstance(node, Scalar) else None
        if written is None:
            return wrong_type(self, node, field, gathering, f"写成 {_iso_day(node)} 的样子")
        year, month, day = (int(part) for part in written.groups())
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            message = f"{year}年太早或太晚，不像是办理日期"
            return gathering.refuse(node, "impossible-date", message, "核对年份")
        message = f"没有{year}年{month}月{day}日这一天"
        return gathering.refuse(node, "impossible-date", message, "核对月份和日数")

    def written(self, value: object, *, flow: bool) -> str:
        """Return the day as 2022-09-30."""
        del flow
        return str(value)

    def schema(self) -> Schema:
        """Return the schema of a date."""
        return {"type": "string", "format": "date", "pattern": f"^{self.pattern}$"}


@lru_cache(maxsize=1024)
def _day(written: str) -> object:
    parts = re.fullmatch(Date.pattern, written)
    if parts is None:
        return REFUSED
    year, month, day = map(int, parts.groups())
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else REFUSED
    except ValueError:
        return REFUSED


def _iso_day(node: Node) -> str:
    """Return as it should be written the day that is written otherwise, or an example."""
    text = node.text.strip() if isinstance(node, Scalar) else ""
    meant = re.fullmatch(_OTHER_DAY, text)
    if meant is None:
        return "2022-09-30"
    year, month, day = meant.groups()
    return f"{year}-{int(month):02}-{int(day):02}"


class Choice(Single):
    """One of a few words; ``code`` is that of the diagnostic for any other word."""

    def __init__(self, words: Dictionary[str, object], code: str, noun: str) -> None:
        self.words = words
        self.code = code
        self.noun = noun
        self.says = "、".join(words) + "之一"

    @classmethod
    def of(cls, words: type[Enum], code: str, noun: str) -> "Choice":
        """Return the choice among the values of an enumeration."""
        return cls({str(each.value): each for each in words}, code, noun)

    def value_of(self, plain: Plain) -> object:
        """Return what the word stands for."""
        return self.words.get(plain, REFUSED) if isinstance(plain, str) else REFUSED

    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report any other word."""
        if not isinstance(node, Scalar):
            return wrong_type(self, node, field, gathering)
        message = f"没有{found(node)}这个{self.noun}"
        guess = did_you_mean(node.text[:_LONGEST_WORD], self.words)
        return gathering.refuse(node, self.code, message + guess, "可用：" + "、".join(self.words))

    def written(self, value: object, *, flow: bool) -> str:
        """Return the word that stands for the value."""
        return text(next(word for word, each in self.words.items() if each == value), flow=flow)

    def schema(self) -> Schema:
        """Return the schema that has the words."""
        return {"type": "string", "enum": list(self.words)}


class Quantity(Single):
    """How much is to be done: a number and its measure word, 1次."""

    says = "数量"
    pattern = r"(?:不少于|至少|不低于)?([1-9][0-9]{0,5})([^0-9\s]{1,4})"

    def value_of(self, plain: Plain) -> object:
        """Return the target."""
        written = re.fullmatch(self.pattern, plain) if isinstance(plain, str) else None
        return REFUSED if written is None else Target(int(written[1]), written[2])

    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report what is no number with a measure word."""
        return wrong_type(self, node, field, gathering, "写成 1次、3篇 的样子：数字加量词")

    def written(self, value: object, *, flow: bool) -> str:
        """Return the number with its measure word."""
        return text(str(value), flow=flow)

    def schema(self) -> Schema:
        """Return the schema of a number with a measure word."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}


class Duration(Single):
    """A length of time: 10d, 10wd, 2w, 1m."""

    says = "一段时间"
    pattern = "[1-9][0-9]{0,2}(?:d|wd|w|m|天|个工作日|周|个月)"

    def value_of(self, plain: Plain) -> object:
        """Return the span."""
        if not isinstance(plain, str) or not re.fullmatch(self.pattern, plain):
            return REFUSED
        return read_span(plain) or REFUSED

    def refused(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Report what is no length of time."""
        hint = "写成 10d（10天）、10wd（10个工作日）、2w（2周）或 1m（1个月）"
        return wrong_type(self, node, field, gathering, hint)

    def written(self, value: object, *, flow: bool) -> str:
        """Return the length as it was typed."""
        assert isinstance(value, Span)
        return text(value.text, flow=flow)

    def schema(self) -> Schema:
        """Return the schema of a length of time."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}
