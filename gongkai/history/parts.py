"""A data file cut into parts along its tree: keys and items, each with the lines it stands on.

The parts of a part cover it without a gap: the comments and empty lines above a key or an item
belong to it. It refuses to know what a key means, but for what an item is known by.
"""

import re
from collections.abc import Hashable
from typing import NamedTuple

from gongkai.register.editing import next_line
from gongkai.register.fields import is_empty
from gongkai.register.nodes import Mapping, Node, Scalar, Sequence, Source

_REMARKS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")  # lines that say nothing to the program
_NAMES = (("id",), ("ref", "from"), ("name",), ("year",))
_ORDERS = ("id", "date", "from")


class Part(NamedTuple):
    """A key with its value, an item of a list, or the whole file.

    The text goes from ``start`` to ``end``, both at the beginning of a line, but for the first
    key of an item, which begins behind the dash. Its own text begins at ``body``, behind the
    remarks above it, and its parts, if it has any, at ``inside``.
    """

    source: Source
    key: str
    node: Node
    start: int
    body: int
    inside: int
    end: int

    @property
    def text(self) -> str:
        """All of it."""
        return self.source.text[self.start : self.end]

    @property
    def remarks(self) -> str:
        """The lines above it."""
        return self.source.text[self.start : self.body]

    @property
    def said(self) -> str:
        """Its own text."""
        return self.source.text[self.body : self.end]

    @property
    def head(self) -> str:
        """What stands before its parts: ``progress:``, or a dash."""
        return self.source.text[self.body : self.inside]

    @property
    def column(self) -> int:
        """How far its own text is indented."""
        said = self.said
        return len(said) - len(said.lstrip(" "))

    @property
    def is_on_its_lines(self) -> bool:
        """Does nothing else stand on its lines? A dash does before the first key of an item."""
        return self.body == 0 or self.source.text[self.body - 1] == "\n"

    @property
    def is_empty(self) -> bool:
        """Does it say nothing: a key alone, or an empty list?"""
        return is_empty(self.node) or not (isinstance(self.node, Scalar) or _members(self.node))

    @property
    def is_block(self) -> bool:
        """Is it made of parts, each with lines of its own?"""
        return not isinstance(self.node, Scalar) and not self.node.flow and not self.is_empty

    def field(self, key: str) -> str:
        """Return the text at a key of the item; empty where there is none."""
        value = self.node.get(key) if isinstance(self.node, Mapping) else None
        return value.text if isinstance(value, Scalar) else ""

    @property
    def name(self) -> Hashable:
        """What it is known by, so that two of one name cannot both stand; ``None`` for nothing."""
        return self.key or name_of(self.node)

    @property
    def likeness(self) -> Hashable:
        """What tells which one it was before it was changed: its name, or a day."""
        return self.field("ref") or self.name or self.field("date") or self.field("from") or None

    @property
    def order(self) -> tuple[int, str]:
        """By what lists are usually in order: numbers, or days."""
        found = next(filter(None, map(self.field, _ORDERS)), "")
        return len(found), found

    def parts(self) -> list["Part"]:
        """Return the keys of a group, or the items of a list."""
        found: list[Part] = []
        start = self.inside
        for key, node in _members(self.node):
            found.append(_part(self.source, key, node, start))
            start = found[-1].end
        return found


def whole(source: Source, root: Mapping) -> Part:
    """Return the file as a part; what stands below its last key is in no part of it."""
    return Part(source, "", root, 0, 0, 0, len(source.text))


def name_of(node: Node) -> Hashable:
    """Return what an item is known by: its number, its name; an entry is known by nothing."""
    for keys in _NAMES:
        values = [node.get(key) if isinstance(node, Mapping) else None for key in keys]
        words = tuple(value.text for value in values if isinstance(value, Scalar))
        if len(words) == len(keys):
            return keys + words
    return None


def _part(source: Source, key: Scalar | None, node: Node, start: int) -> Part:
    first = key or node
    end = next_line(source.text, max(first.end, node.end))
    remarks = _REMARKS.match(source.text, start, end)
    body = remarks.end() if remarks else start
    inside = next_line(source.text, key.end) if key is not None else node.start
    return Part(source, key.text if key else "", node, start, body, inside, end)


def _members(node: Node) -> list[tuple[Scalar | None, Node]]:
    if isinstance(node, Mapping):
        return list(node.pairs)
    return [(None, item) for item in node.items] if isinstance(node, Sequence) else []
