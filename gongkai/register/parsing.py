"""Text to tree, by libyaml's events.

The only reader of all YAML. It refuses to know what a key means; it accepts plain data only
(mappings, lists, text) and says in Chinese, with the place, why a text is not that.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gongkai.diagnostics import Diagnostic, error
from gongkai.register.nodes import (
    Mapping,
    Node,
    Pair,
    Scalar,
    Sequence,
    Tree,
    collector_paused,
    says_nothing,
)
from gongkai.register.pure import PureParser
from gongkai.register.source import FORBIDDEN, Fault, Source, forbidden_character

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None  # type: ignore[assignment,misc]

DEPTH_LIMIT = 20

# Events differ in their attributes by their class, which is asked for by ``type``, the fastest way;
# no type checker follows that.
_Event: TypeAlias = Any


class _Mark(Protocol):
    """Where a parser stands: an offset in the text."""

    index: int


# A named tuple's own constructor is a Python function; in the innermost loop that shows.
_new: Any = tuple.__new__

_GAP = re.compile(r"(?:\s|#[^\r\n\x85\u2028\u2029]*)*")
_COLON = re.compile(r"\s*:")
_PLAIN_HINT = "这里只能写普通的键、列表和文字；以“*”“&”“!”开头的文字，请给整段文字加引号"


def parse(source: Source, *, pure: bool = False) -> Tree:
    """Return the tree of a YAML text; never raises, whatever the text is.

    libyaml does the work when PyYAML has it, else (or when ``pure``) its own parser does,
    with the same result. Of a key that is written twice, the first one counts.
    """
    if "<<<<<<<" in source.text or "=======" in source.text or ">>>>>>>" in source.text:
        from gongkai.register.syntax import conflict_markers  # only for what is no YAML

        if conflicts := conflict_markers(source):
            return Tree(None, conflicts)
    builder = _Builder(source)
    try:
        with collector_paused(len(source.text)):
            parser = PureParser(source.text) if pure or CParser is None else CParser(source.text)
            root = builder.document(parser.get_event)
    except _TooDeepError:
        root = None
    except (YAMLError, ValueError, OverflowError) as problem:
        fault = _fault(problem)
        if fault.is_nesting and not pure:  # the other parser has no limit and meets ours first
            return parse(source, pure=True)
        return Tree(None, (*builder.diagnostics, *_unreadable(source, fault)))
    return Tree(root, tuple(builder.diagnostics))


def parse_record(source: Source, start: int, end: int) -> Mapping:
    """Return the part of the tree that a record in the plain style is, from offset to offset."""
    # Its other lines are indented as the first one is, which the text from here on does not show.
    indent = start - (source.text.rfind("\n", 0, start) + 1)
    text = " " * indent + source.text[start:end]
    if source.text[end : end + 1] in ("\r", "\n"):
        text += "\n"  # a block text ends with its line
    parser = PureParser(text) if CParser is None else CParser(text)
    root = _Builder(source).document(_moved(parser.get_event, start - indent))
    assert isinstance(root, Mapping)
    return root


class _Moved:
    """A mark in a text of which the parser saw a part only."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


def _moved(next_event: Callable[[], _Event], by: int) -> Callable[[], _Event]:
    def moved() -> _Event:
        event = next_event()
        event.start_mark = _Moved(event.start_mark.index + by)
        event.end_mark = _Moved(event.end_mark.index + by)
        return event

    return moved


class _TooDeepError(Exception):
    """The text is nested more deeply than any data file; the diagnostic is already noted."""


class _Builder:
    """Builds nodes from parser events, noting what is not plain data."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._next: Callable[[], _Event] = lambda: None
        self._texts: dict[str, str] = {}  # keys, units, phrases come again and again: kept once
        self.diagnostics: list[Diagnostic] = []

    def document(self, next_event: Callable[[], _Event]) -> Node | None:
        self._next = next_event
        next_event()
        start = next_event()
        if type(start) is StreamEndEvent:
            return None
        if start.version or start.tags:
            self._refuse(start, "不支持以“%”开头的指令行", "请删去这一行")
        root = self._node(next_event(), 1)
        next_event()
        if type(another := next_event()) is DocumentStartEvent:
            message = "一个文件里只能有一份数据，这里用“---”又开始了一份"
            self._refuse(another, message, "请删去“---”，或把后面的内容移到另一个文件")
        return None if says_nothing(root) else root

    def _node(self, event: _Event, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent and not event.style and event.tag is None and event.anchor is None:
            start, end = event.start_mark.index, event.end_mark.index
            text = event.value
            scalar: Scalar = _new(Scalar, (self._texts.setdefault(text, text), start, end, True))
            return scalar
        if event.anchor is not None:
            self._refuse(event, "不支持锚点和引用（“&”“*”）", _PLAIN_HINT)
        if kind is AliasEvent:
            return Scalar("", event.start_mark.index, event.end_mark.index, False)
        if event.tag is not None:
            self._refuse(event, "不支持类型标签（“!”）", _PLAIN_HINT)
        if kind is ScalarEvent:
            return self._scalar(event)
        if depth > DEPTH_LIMIT:
            self._too_deep(event.start_mark.index)
        return (self._sequence if kind is SequenceStartEvent else self._mapping)(event, depth)

    def _scalar(self, event: _Event) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        if event.style == '"' and FORBIDDEN.search(event.value):
            message = "双引号里的转义写出了看不见的控制字符"
            place = self._source.place(start, end - start)
            hint = "请删去“\\”开头的转义，直接写文字"
            self.diagnostics.append(error("control-character", place, message, hint))
            return Scalar(FORBIDDEN.sub("\ufffd", event.value), start, end, False)
        if "\r" in event.value:  # written as an escape; a real line end has been read as LF
            text = event.value.replace("\r\n", "\n").replace("\r", "\n")
            return Scalar(text, start, end, False)
        if event.style in ("|", ">"):
            end = start + len(_block_text(self._source.text[start:end], event.value))
        return Scalar(event.value, start, end, not event.style)

    def _sequence(self, opening: _Event, depth: int) -> Sequence:
        items: list[Node] = []
        event = self._next()
        while type(event) is not SequenceEndEvent:
            items.append(self._node(event, depth + 1))
            event = self._next()
        flow = bool(opening.flow_style)
        end = _offset(event.end_mark) if flow or not items else items[-1].end
        return Sequence(tuple(items), opening.start_mark.index, end, flow)

    def _mapping(self, opening: _Event, depth: int) -> Mapping:
        next_event, node = self._next, self._node
        depth += 1
        fields: dict[str, Pair] = {}
        refused: tuple[str, ...] = ()
        value: Node | None = None
        event = next_event()
        while type(event) is not MappingEndEvent:
            key = node(event, depth)
            if not key[0] and says_nothing(key):
                key = self._empty_key(key)
            value = node(next_event(), depth)
            if not value[0] and says_nothing(value):
                value = self._empty_after(key)
            if type(key) is Scalar and key[0] not in fields and key[0] != "<<":
                fields[key[0]] = _new(Pair, (key, value))
            else:
                self._refuse_key(key, fields)
                refused += (key.text if isinstance(key, Scalar) else "",)
            event = next_event()
        end = _offset(event.end_mark)
        flow = bool(opening.flow_style)
        if value is not None and not (flow and self._source.text[end - 1] == "}"):
            end = value.end
        return Mapping(fields, opening.start_mark.index, end, flow, self._source, refused)

    def _empty_after(self, key: Node) -> Scalar:
        # libyaml and PyYAML put the mark of an empty value in different places.
        colon = _COLON.match(self._source.text, key.end)
        offset = colon.end() if colon else key.end
        return Scalar("", offset, offset, True)

    def _empty_key(self, key: Node) -> Scalar:
        # PyYAML puts its mark behind the question mark, libyaml where the next token begins.
        gap = _GAP.match(self._source.text, key.start)
        offset = gap.end() if gap else key.start
        return Scalar("", offset, offset, True)

    def _refuse_key(self, key: Node, fields: dict[str, Pair]) -> None:
        place = self._source.place(key.start, key.end - key.start)
        if not isinstance(key, Scalar):
            hint = "键要写成一个词，如“name”；以“[”“{”开头的文字请加引号"
            self.diagnostics.append(error("plain-data", place, "键不能是列表或一组键值", hint))
        elif key.text in fields:
            line = self._source.place(fields[key.text].key.start).line
            message = f"“{key.text[:30]}”写了两次，第{line}行已经有了"
            hint = "请删去多余的一处；两处都有用的，合并成一处"
            self.diagnostics.append(error("duplicate-key", place, message, hint))
        else:
            message = "不支持合并键“<<”"
            self.diagnostics.append(error("plain-data", place, message, "请把内容直接写出来"))

    def _refuse(self, event: _Event, message: str, hint: str) -> None:
        start = event.start_mark.index
        place = self._source.place(start, event.end_mark.index - start)
        self.diagnostics.append(error("plain-data", place, message, hint))

    def _too_deep(self, start: int) -> None:
        message = f"嵌套超过{DEPTH_LIMIT}层，不像是任务分解表"
        hint = "请检查缩进和括号“[”“{”是否写多了"
        self.diagnostics.append(error("too-deep", self._source.place(start), message, hint))
        raise _TooDeepError


def _block_text(written: str, value: str) -> str:
    # The parser ends a block text where the next token begins; blank lines at its end belong
    # to it only when they are kept (|+).
    if value.endswith("\n\n") or value == "\n":
        written = written.rstrip(" \t")
        return written[:-2] if written.endswith("\r\n") else written[:-1]
    return written.rstrip()


def _unreadable(source: Source, fault: Fault) -> tuple[Diagnostic, ...]:
    if forbidden := forbidden_character(source):
        return (forbidden,)
    from gongkai.register.syntax import explain  # only for what is no YAML

    return explain(source, fault)


def _fault(problem: Exception) -> Fault:
    if not isinstance(problem, MarkedYAMLError):
        return Fault("", str(problem), 0, 0)
    offset = _offset(problem.problem_mark or problem.context_mark)
    start = _offset(problem.context_mark) if problem.context_mark else offset
    complaint, _, _ = (problem.problem or "").partition(", but found")  # an inner name of PyYAML's
    return Fault(problem.context or "", complaint, start, offset)


def _offset(mark: _Mark | None) -> int:
    return int(mark.index) if mark else 0
