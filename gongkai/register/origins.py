"""Where a record was written, for those that were read without a tree.

Most runs ask for no place at all, and few for more than some: the nodes of a record are made
when somebody asks for them, out of its own lines.
"""

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from gongkai.diagnostics import Origin, Place
from gongkai.register.nodes import Mapping
from gongkai.register.source import Source


class Written(NamedTuple):
    """The origin of a record in the plain style: what stands from ``start`` to ``end``."""

    source: Source
    start: int
    end: int

    @property
    def node(self) -> Mapping:
        """The record's own part of the tree."""
        return _node(self)

    def at(self, *path: str | int) -> Place:
        """Return the place of the value at ``path``, as ``Mapping`` does."""
        if path:
            return self.node.at(*path)
        return self.source.place(self.start, self.end - self.start)


Placed: TypeAlias = Mapping | Written
"""An origin in a file, which is known with the offsets between which the record stands."""


@lru_cache(maxsize=64)  # what is said of a record is often said of several places in it
def _node(origin: Written) -> Mapping:
    from gongkai.register.parsing import parse_record  # libyaml: most runs need none of it

    return parse_record(*origin)


def node_of(origin: Origin) -> Mapping | None:
    """Return the part of a tree that a record was read from; nothing if it was read from none."""
    if isinstance(origin, Written):
        return origin.node
    return origin if isinstance(origin, Mapping) else None
