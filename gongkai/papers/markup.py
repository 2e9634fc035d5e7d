"""XML as text: elements written as text, and elements of a text found with their places.

A letter paper is edited like a data file: only the places concerned are replaced, everything
else stays as Word, WPS or LibreOffice wrote it, their own extensions included.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DEEPEST = 200
_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")


class BadMarkup(ValueError):
    """The text is no XML that a document may contain; the message says what is wrong, where."""


class Element(NamedTuple):
    """An element of a text: ``start`` and ``end`` are byte offsets, names keep their prefix."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    children: tuple["Element", ...]
    text: str

    def all(self, name: str) -> Iterator["Element"]:
        """Yield this element's children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Element | None":
        """Return the first child of a name."""
        return next(self.all(name), None)

    def value(self, *names: str, of: str = "w:val") -> str | None:
        """Return an attribute of the element that these names lead down to."""
        found: Element | None = self
        for name in names:
            found = found.first(name) if found else None
        return found.attributes.get(of) if found else None

    def within(self, name: str) -> Iterator["Element"]:
        """Yield the elements of a name inside this one, at any depth, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)


def element(name: str, /, *content: str, **attributes: str | int) -> str:
    """Return an element as text: ``element("w:sz", val=32)`` is ``<w:sz w:val="32"/>``.

    An attribute takes its element's prefix. ``content`` is markup already.
    """
    prefix = name.partition(":")[0]
    told = "".join(f" {prefix}:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    inner = "".join(content)
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def letters(text: str) -> str:
    """Return words as markup; signs that no XML may contain are left out."""
    return escape(allowed(text))


def allowed(text: str) -> str:
    """Return the text without the signs that no XML may contain."""
    return _FORBIDDEN.sub("", text)


def parsed(text: bytes) -> Element:
    """Return the root element of a text with everything in it.

    Raises ``BadMarkup`` for what is no XML, and for a document type: entities are not read.
    """
    return _Reader(text).root()


def spliced(text: bytes, edits: Mapping[tuple[int, int], bytes]) -> bytes:
    """Return the text with the given stretches replaced; they must not overlap."""
    for (start, end), new in sorted(edits.items(), reverse=True):
        text = text[:start] + new + text[end:]
    return text


class _Open(NamedTuple):
    name: str
    attributes: dict[str, str]
    start: int
    children: list[Element]
    text: list[str]


class _Reader:
    """Follows expat through a text and notes where every element begins and ends."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._open: list[_Open] = [_Open("", {}, 0, [], [])]
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._said
        self._parser.StartDoctypeDeclHandler = self._refused

    def root(self) -> Element:
        try:
            self._parser.Parse(self._text, True)
        except expat.ExpatError as reason:
            raise BadMarkup(f"第{reason.lineno}行") from reason
        return self._open[0].children[0]

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise BadMarkup(f"嵌套超过{_DEEPEST}层")
        self._open.append(_Open(name, attributes, self._parser.CurrentByteIndex, [], []))

    def _ended(self, name: str) -> None:
        done = self._open.pop()
        end = self._end(done.start, self._parser.CurrentByteIndex)
        children = tuple(done.children)
        found = Element(name, done.attributes, done.start, end, children, "".join(done.text))
        self._open[-1].children.append(found)
        self._open[-1].text.append(found.text)

    def _end(self, start: int, closing: int) -> int:
        """Return where an element ends; an empty one, ``<a/>``, has no closing tag."""
        opened = _TAG.match(self._text, start)
        if opened is not None and opened[0].endswith(b"/>"):
            return opened.end()
        closed = _TAG.match(self._text, closing)
        if closed is None:
            raise BadMarkup("编码不是UTF-8")
        return closed.end()

    def _said(self, text: str) -> None:
        self._open[-1].text.append(text)

    def _refused(self, *declared: object) -> None:
        del declared
        raise BadMarkup("带有文档类型声明")
