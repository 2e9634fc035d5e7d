"""What a value in the files may be: kinds of value, fields and records.

A kind turns a node into a plain value, or reports a problem at the node's own place. It
knows nothing of tasks or units: which fields a record has is said in ``formats``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dictionary
from datetime import date
from enum import Enum
from typing import Any, Final, NamedTuple, Protocol

from gongkai.diagnostics import Diagnostic, Place, did_you_mean, error
from gongkai.model import Target
from gongkai.register.nodes import Mapping, Node, Scalar, Sequence, Source
from gongkai.timing.deadlines import read_span

REFUSED: Final = object()
"""What a kind returns for a value that it has reported as wrong."""

EARLIEST_YEAR: Final = 1949
LATEST_YEAR: Final = 2199

_EMPTY_WORDS = frozenset({"~", "null", "Null", "NULL"})
_OTHER_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_NUMBER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_SHOWN_CHARACTERS = 20
_LONGEST_KEY = 40


class Gathering(NamedTuple):
    """The file that is being read, the problems found in it so far, and the broken records.

    ``spoiled`` are the lines with errors that were found before any value was read, in order.
    """

    source: Source
    problems: list[Diagnostic]
    broken: list["Unusable"]
    spoiled: tuple[int, ...] = ()

    def refuse(self, node: Node, code: str, message: str, hint: str = "") -> object:
        """Report an error at ``node`` and return ``REFUSED``."""
        self.problems.append(error(code, self.place(node), message, hint))
        return REFUSED

    def place(self, node: Node) -> Place:
        """Return the place of ``node``."""
        return self.source.place(node.start, max(1, node.end - node.start))

    def knows(self, line: int) -> bool:
        """Was an error found on this line before any value was read?"""
        return self._knows_between(line, line)

    def is_spoiled(self, node: Node) -> bool:
        """Does a line with an earlier error lie within ``node``?"""
        if not self.spoiled:
            return False
        first = self.source.place(node.start).line
        last = self.source.place(max(node.start, node.end - 1)).line
        return self._knows_between(first, last)

    def _knows_between(self, first: int, last: int) -> bool:
        return bisect_left(self.spoiled, first) < bisect_right(self.spoiled, last)


class Unusable(NamedTuple):
    """A record with an error in it."""

    record: "Record"
    node: Node
    place: Place


class Kind(Protocol):
    """A sort of value: ``says`` is its Chinese name, used as in 「应是整数」."""

    says: str

    def read(self, node: Node, field: "Field", gathering: Gathering) -> Any:
        """Return the value of ``node``, or report what is wrong and return ``REFUSED``."""


class Field(NamedTuple):
    """One key of a record. ``attribute`` is the model's name where it differs from the key."""

    key: str
    title: str
    kind: Kind
    required: bool = False
    attribute: str = ""
    description: str = ""

    @property
    def shown(self) -> str:
        """The key as a message names it: “deadline”（时间节点）."""
        return f"“{self.key}”（{self.title}）"


def is_empty(node: Node) -> bool:
    """Is nothing written where a value belongs?"""
    if isinstance(node, Scalar):
        return not node.text.strip() or (node.plain and node.text in _EMPTY_WORDS)
    return isinstance(node, Sequence) and not node.items


def _found(node: Node) -> str:
    """Name in Chinese what stands at ``node``."""
    if isinstance(node, Sequence):
        return "一个列表"
    if isinstance(node, Mapping):
        return "一组“键: 值”"
    return f"“{_shortened(node.text)}”"


def _shortened(text: str) -> str:
    text = text[: _SHOWN_CHARACTERS + 1].replace("\n", " ")
    return text if len(text) <= _SHOWN_CHARACTERS else text[:-1] + "…"


def _wrong_type(
    kind: Kind, node: Node, field: Field, gathering: Gathering, hint: str = ""
) -> object:
    message = f"{field.shown}应是{kind.says}，这里写的是{_found(node)}"
    return gathering.refuse(node, "wrong-type", message, hint)


class Text:
    """The words as written, with or without quotes."""

    says = "文字"

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the text."""
        if not isinstance(node, Scalar):
            return _wrong_type(self, node, field, gathering, "只写文字，不要写成列表")
        return node.text.strip()


class Number:
    """A whole number between two bounds, both included, without quotes."""

    says = "整数"

    def __init__(self, lowest: int = 1, highest: int = 999_999_999) -> None:
        self.lowest = lowest
        self.highest = highest

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the number."""
        if isinstance(node, Scalar) and _NUMBER.fullmatch(node.text):
            if not node.plain:
                return _wrong_type(self, node, field, gathering, f"去掉引号，写成 {node.text}")
            if self.lowest <= int(node.text) <= self.highest:
                return int(node.text)
        hint = f"写成 {self.lowest} 到 {self.highest} 之间的阿拉伯数字"
        return _wrong_type(self, node, field, gathering, hint)


class Flag:
    """Yes or no, written true or false."""

    says = "真假值"

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the truth value."""
        if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        return _wrong_type(self, node, field, gathering, "是写 true，不是写 false")


class Day:
    """A day of the calendar, written 2022-09-30, in a year that someone alive may work in."""

    says = "日期"
    pattern = "([0-9]{4})-([0-9]{2})-([0-9]{2})"

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the date."""
        written = re.fullmatch(self.pattern, node.text) if isinstance(node, Scalar) else None
        if written is None:
            return _wrong_type(self, node, field, gathering, f"写成 {_iso_day(node)} 的样子")
        year, month, day = (int(part) for part in written.groups())
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            message = f"{year}年太早或太晚，不像是办理日期"
            return gathering.refuse(node, "impossible-date", message, "核对年份")
        try:
            return date(year, month, day)
        except ValueError:
            message = f"没有{year}年{month}月{day}日这一天"
            return gathering.refuse(node, "impossible-date", message, "核对月份和日数")


def _iso_day(node: Node) -> str:
    """Return as it should be written the day that is written otherwise, or an example."""
    meant = _OTHER_DAY.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
    if meant is None:
        return "2022-09-30"
    year, month, day = meant.groups()
    return f"{year}-{int(month):02}-{int(day):02}"


class Choice:
    """One of a few words; ``code`` is that of the diagnostic for any other word."""

    def __init__(self, words: Dictionary[str, Any], code: str, noun: str) -> None:
        self.words = words
        self.code = code
        self.noun = noun
        self.says = "、".join(words) + "之一"

    @classmethod
    def of(cls, words: type[Enum], code: str, noun: str) -> "Choice":
        """Return the choice among the values of an enumeration."""
        return cls({str(each.value): each for each in words}, code, noun)

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return what the word stands for."""
        if not isinstance(node, Scalar):
            return _wrong_type(self, node, field, gathering)
        if node.text in self.words:
            return self.words[node.text]
        message = f"没有{_found(node)}这个{self.noun}"
        guess = did_you_mean(node.text[:_LONGEST_KEY], self.words)
        return gathering.refuse(node, self.code, message + guess, "可用：" + "、".join(self.words))


class Quantity:
    """How much is to be done: a number and its measure word, 1次."""

    says = "数量"
    pattern = r"(?:不少于|至少|不低于)?([1-9][0-9]{0,5})([^0-9\s]{1,4})"

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the target."""
        written = re.fullmatch(self.pattern, node.text) if isinstance(node, Scalar) else None
        if written is None:
            return _wrong_type(self, node, field, gathering, "写成 1次、3篇 的样子：数字加量词")
        return Target(int(written[1]), written[2])


class Length:
    """A length of time: 10d, 10wd, 2w, 1m."""

    says = "一段时间"
    pattern = "[1-9][0-9]{0,2}(?:d|wd|w|m|天|个工作日|周|个月)"

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the span."""
        if isinstance(node, Scalar) and re.fullmatch(self.pattern, node.text):
            span = read_span(node.text)
            if span is not None:
                return span
        hint = "写成 10d（10天）、10wd（10个工作日）、2w（2周）或 1m（1个月）"
        return _wrong_type(self, node, field, gathering, hint)


class ListOf:
    """Several values of one kind, in order."""

    def __init__(self, kind: Kind, example: str = "") -> None:
        self.kind = kind
        self.example = example
        self.says = "列表"

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the values as a tuple; one wrong value refuses the whole list."""
        if not isinstance(node, Sequence):
            hint = f"写成 {self.example}" if self.example else "每条前面写一个短横线和空格"
            return _wrong_type(self, node, field, gathering, hint)
        values = [self._item(item, field, gathering) for item in node.items]
        return REFUSED if any(value is REFUSED for value in values) else tuple(values)

    def _item(self, item: Node, field: Field, gathering: Gathering) -> Any:
        if is_empty(item):
            return gathering.refuse(item, "empty-field", f"{field.shown}里有一条是空的")
        return self.kind.read(item, field, gathering)


class EachOf(ListOf):
    """Records that stand on their own: a broken one is noted, and spoils no other."""

    def __init__(self, kind: "Record") -> None:
        super().__init__(kind)
        self.record = kind

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the sound records as a tuple."""
        if not isinstance(node, Sequence):
            return super().read(node, field, gathering)
        sound = []
        for item in node.items:
            value = self._item(item, field, gathering)
            if value is REFUSED or gathering.is_spoiled(item):
                gathering.broken.append(Unusable(self.record, item, gathering.place(item)))
            else:
                sound.append(value)
        return tuple(sound)


class Record:
    """A group of ``key: value`` lines that makes one thing, built by ``build``.

    One that ``survives`` is used, its problems reported, as long as what it needs can be read.
    """

    def __init__(
        self,
        noun: str,
        build: Callable[..., Any],
        fields: Iterable[Field],
        *,
        keeps_origin: bool = False,
        survives: bool = False,
    ) -> None:
        self.noun = noun
        self.says = f"一个{noun}的各项内容"
        self.fields = {field.key: field for field in fields}
        self._build = build
        self._required = [field for field in self.fields.values() if field.required]
        self._needed = {field.attribute or field.key for field in self._required}
        self._keeps_origin = keeps_origin
        self._survives = survives

    def read(self, node: Node, field: Field, gathering: Gathering) -> Any:
        """Return the record; every problem in it is reported, not only the first."""
        if not isinstance(node, Mapping):
            return _wrong_type(self, node, field, gathering, "逐行写“键: 值”")
        before = len(gathering.problems)
        values = self.values(node, gathering)
        is_sound = self._survives or len(gathering.problems) == before
        if not is_sound or not self._needed <= values.keys():
            return REFUSED
        if self._keeps_origin:
            values["origin"] = node
        return self._build(**values)

    def values(self, node: Mapping, gathering: Gathering) -> dict[str, Any]:
        """Return the values that could be read, by attribute; the others are reported."""
        values: dict[str, Any] = {}
        meant: set[str] = set()
        for key, value in node.fields.values():
            field = self.fields.get(key.text)
            if field is None:
                meant.add(self._report_unknown_key(key, gathering))
            elif not is_empty(value):
                read = field.kind.read(value, field, gathering)
                if read is not REFUSED:
                    values[field.attribute or field.key] = read
            elif field.required:
                self._report_empty(field, node, gathering)
        for field in self._required:
            if field.key not in node.fields and field.key not in meant:
                self._report_missing(field, node, gathering)
        return values

    def _report_unknown_key(self, key: Scalar, gathering: Gathering) -> str:
        """Report the key and return the one that was probably meant."""
        nearest = self._nearest(key.text)
        guess = f"，是不是“{nearest}”？" if nearest else ""
        message = f"{self.noun}里没有“{_shortened(key.text)}”这一项{guess}"
        hint = "可用的项：" + "、".join(f"{f.key}（{f.title}）" for f in self.fields.values())
        gathering.refuse(key, "unknown-key", message, hint)
        return nearest

    def _nearest(self, word: str) -> str:
        """Return the key that is like ``word``, or whose Chinese title it is."""
        from difflib import get_close_matches

        keys = {field.title: key for key, field in self.fields.items()}
        word = word.strip().lower()[:_LONGEST_KEY]
        if word in keys:
            return keys[word]
        return next(iter(get_close_matches(word, self.fields, n=1)), "")

    def _report_empty(self, field: Field, node: Mapping, gathering: Gathering) -> None:
        place = node.at(field.key)
        if not gathering.knows(place.line):
            message = f"{field.shown}是空的，必须填写"
            gathering.problems.append(error("empty-field", place, message))

    def _report_missing(self, field: Field, node: Mapping, gathering: Gathering) -> None:
        message = f"这个{self.noun}缺少{field.shown}"
        place = gathering.source.place(node.start)
        gathering.problems.append(error("missing-field", place, message, f"补上 {field.key}: …"))
