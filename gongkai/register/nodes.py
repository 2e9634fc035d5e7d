"""The tree of a YAML file: every scalar with the offsets at which it is written.

What the parser makes and the editor works on; neither is here. Whoever makes much at once keeps
the garbage collector from searching it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

from gongkai.diagnostics import Diagnostic, Place
from gongkai.register.plain import EMPTY_WORDS
from gongkai.register.source import Source, decode

__all__ = ["Mapping", "Node", "Pair", "Scalar", "Sequence", "Source", "Tree", "decode"]

_LARGE = 100_000  # characters


class Scalar(NamedTuple):
    """A text, written at ``source.text[start:end]``; ``plain`` is without quotes."""

    text: str
    start: int
    end: int
    plain: bool

    @property
    def is_null(self) -> bool:
        """Does YAML read it as nothing?"""
        return self.plain and self.text in EMPTY_WORDS


class Sequence(NamedTuple):
    """A list; ``flow`` means that it is written inside brackets."""

    items: "tuple[Node, ...]"
    start: int
    end: int
    flow: bool


class Pair(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Pairs by the text of their key, in file order; the origin of the record it becomes.

    ``refused`` are keys that were left out: written twice, or no key at all.
    """

    fields: dict[str, Pair]
    start: int
    end: int
    flow: bool
    source: Source
    refused: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs in the order in which they are written."""
        return tuple(self.fields.values())

    def get(self, key: str) -> "Node | None":
        """Return the value at ``key``, if the key is written."""
        pair = self.fields.get(key)
        return None if pair is None else pair.value

    def at(self, *path: str | int) -> Place:
        """Return the place of the value at ``path``; an empty value is shown at its key."""
        spot: Node = self
        node: Node = self
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.fields:
                key, node = node.fields[step]
                spot = key if says_nothing(node) else node
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                spot = node = node.items[step]
            else:
                break
        return self.source.place(spot.start, spot.end - spot.start)


Node: TypeAlias = Scalar | Sequence | Mapping


class Tree(NamedTuple):
    """What a text says, as far as it can be read, and every problem found on the way."""

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


def says_nothing(node: Node) -> bool:
    """Is it the scalar that stands for what is not written?"""
    return isinstance(node, Scalar) and node.plain and not node.text


@contextmanager
def collector_paused(size: int) -> Iterator[None]:
    """Let the garbage collector rest while a text of ``size`` characters is read."""
    # What is read is many small tuples without cycles: searching them for cycles costs most of the
    # time, now and at every later collection; hence much is put where the collector never looks.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled and size > _LARGE:
            gc.freeze()
        if was_enabled:
            gc.enable()
