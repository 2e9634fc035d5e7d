"""What a field of a record is: its key, its title and the kind of its value.

A kind of value knows three things: how it is read, how it is written as YAML, and which JSON
Schema describes it. It is read from plain data where nothing is wrong with it; what is to be said
of it, and where, needs its node. The kinds are in ``values`` and ``composites``.
"""

from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple, Protocol, TypeAlias

from gongkai.diagnostics import Diagnostic, Place, error
from gongkai.register.nodes import Mapping, Node, Scalar, Sequence, Source
from gongkai.register.plain import Plain, Quoted

Schema: TypeAlias = dict[str, object]
"""A JSON Schema (2020-12), or a part of one."""

Steps: TypeAlias = tuple[str | int, ...]
"""The way from a record to a value in it: ``("clocks", 0, "cases", 2, "done")``."""

REFUSED: Final = object()
"""What a kind returns for what is no value of it; a node that is none is reported, too."""

SOMETHING: Final = r"\S"
"""The pattern of a text in which something stands."""

EARLIEST_YEAR: Final = 1949
LATEST_YEAR: Final = 2199

_SHOWN_CHARACTERS = 20


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
    """A record with an error in it, and what sort of record it was to be."""

    record: "ValueKind"
    node: Node
    place: Place


class ValueKind(Protocol):
    """A kind of value: ``says`` is its Chinese name, used as in 「应是整数」."""

    says: str

    def read(self, node: Node, field: "Field", gathering: Gathering) -> object:
        """Return the value of ``node``, or report what is wrong and return ``REFUSED``."""

    def value_of(self, plain: Plain) -> object:
        """Return the value, or ``REFUSED`` where ``read`` would have something to report."""

    def written(self, value: object, *, flow: bool) -> str:
        """Return on one line the YAML that is read as ``value``; ``flow`` is inside brackets.

        Raises ``Unwritable`` for control characters.
        """

    def schema(self) -> Schema:
        """Return the JSON Schema of what ``read`` accepts."""


class Field(NamedTuple):
    """One key of a record. ``attribute`` is the model's name where it differs from the key."""

    key: str
    title: str
    kind: ValueKind
    required: bool = False
    attribute: str = ""
    description: str = ""

    @property
    def name(self) -> str:
        """The attribute of the record that holds the value."""
        return self.attribute or self.key

    @property
    def shown(self) -> str:
        """The key as a message names it: “deadline”（时间节点）."""
        return f"“{self.key}”（{self.title}）"


def is_empty(node: Node) -> bool:
    """Is nothing written where a value belongs?"""
    if isinstance(node, Scalar):
        return not node.text.strip() or node.is_null
    return isinstance(node, Sequence) and not node.items


def plain_text(node: Scalar) -> str:
    """Return a node's text, marked where it was in quotes."""
    return node.text if node.plain else Quoted(node.text)


def found(node: Node) -> str:
    """Name in Chinese what stands at ``node``."""
    if isinstance(node, Sequence):
        return "一个列表"
    if isinstance(node, Mapping):
        return "一组“键: 值”"
    return f"“{shortened(node.text)}”"


def shortened(text: str) -> str:
    """Return the beginning of a text, as much of it as a message has room for."""
    text = text[: _SHOWN_CHARACTERS + 1].replace("\n", " ")
    return text if len(text) <= _SHOWN_CHARACTERS else text[:-1] + "…"


def wrong_type(
    kind: ValueKind, node: Node, field: Field, gathering: Gathering, hint: str = ""
) -> object:
    """Report that ``node`` is not a value of the kind, and return ``REFUSED``."""
    message = f"{field.shown}应是{kind.says}，这里写的是{found(node)}"
    return gathering.refuse(node, "wrong-type", message, hint)
