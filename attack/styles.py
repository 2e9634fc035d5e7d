"""Data written as YAML in every way a hand might choose: flow and block, comments anywhere.

The same data in another style is the same data: whoever doubts it may ask PyYAML.
"""

import re
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple, TypeAlias

from gongkai.register.writing import text as quoted_as_needed

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"


class Bare(str):
    """A number or a date: a text that must stand without quotes, on its own line."""


_COMMENTS = ("# 说明", "#", "# - id: 9", "# [甲] {乙: 丙}", "#，待补 'x", "# 末 |")
_NOTHING = ("", "", "~", "null")


class Style(NamedTuple):
    """How likely each liberty is taken in a file, from 0 to 1."""

    flow: float
    comment: float
    blank: float
    quote: float
    block_text: float
    torn: float
    """A list in brackets over several lines, a value on the line below its key."""
    line_break: str
    bom: bool
    no_end: bool
    marker: str


def some_style(chance: Random) -> Style:
    """Return one hand's habits."""
    return Style(
        flow=chance.choice((0, 0.1, 0.5, 0.95)),
        comment=chance.choice((0, 0.1, 0.4)),
        blank=chance.choice((0, 0.1, 0.3)),
        quote=chance.choice((0, 0.2, 0.9)),
        block_text=chance.choice((0, 0.2, 0.7)),
        torn=chance.choice((0, 0.1, 0.5)),
        line_break=chance.choice(("\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r")),
        bom=chance.random() < 0.2,
        no_end=chance.random() < 0.3,
        marker=chance.choice(("", "", "", "---\n", "--- # 开始\n", "# 第一行\n\n")),
    )


def written(data: dict[str, Value], chance: Random) -> bytes:
    """Return a file that says ``data`` in a random style."""
    style = some_style(chance)
    lines = _Hand(style, chance).mapping(data, 0)
    text = style.marker + "\n".join(lines) + "\n" * chance.choice((1, 1, 1, 3))
    if style.no_end:
        text = text.rstrip("\n")
    text = text.replace("\n", style.line_break)
    return (b"\xef\xbb\xbf" if style.bom else b"") + text.encode()


class _Hand:
    """Writes values as lines, taking liberties."""

    def __init__(self, style: Style, chance: Random) -> None:
        self._style = style
        self._chance = chance

    def _happens(self, likely: float) -> bool:
        return self._chance.random() < likely

    def mapping(self, data: dict[str, Value], indent: int) -> list[str]:
        """Return the lines of a mapping in block style."""
        lines: list[str] = []
        for key, value in data.items():
            lines += self._pair(key, value, indent)
            lines += self._between(indent, after_text=bool(lines) and self._is_open(lines[-1]))
        return lines

    def _is_open(self, line: str) -> bool:
        """Could a comment below this line become a part of a text?"""
        return True if not line.strip() else line.startswith(" ") and self._style.block_text > 0

    def _between(self, indent: int, *, after_text: bool) -> list[str]:
        """Return blank lines and comments between two entries."""
        lines = [""] if self._happens(self._style.blank) else []
        if self._happens(self._style.comment / 2):
            column = 0 if after_text else self._chance.choice((0, indent, indent + 1, indent + 4))
            lines.append(" " * column + self._chance.choice(_COMMENTS))
        return lines

    def _end(self) -> str:
        """Return what may stand at the end of a line."""
        if self._happens(self._style.comment):
            return self._chance.choice((" ", "   ", "\t")) + self._chance.choice(_COMMENTS)
        return "  " if self._happens(0.05) else ""

    def _pair(self, key: str, value: Value, indent: int) -> list[str]:
        if self._happens(0.03):
            return self._explicit_pair(key, value, indent)
        head = " " * indent + self._key(key) + self._chance.choice((":", ":", ":", ":", " :"))
        if value is None:
            nothing = self._chance.choice(_NOTHING)
            return [f"{head} {nothing}".rstrip() + self._end()]
        if isinstance(value, str):
            return self._text(head, value, indent)
        if not value or self._happens(self._style.flow):
            return self._in_flow(head, value, indent)
        step = self._chance.choice((1, 2, 2, 2, 3, 4, 7))
        if isinstance(value, dict):
            return [head + self._end(), *self.mapping(value, indent + step)]
        return [
            head + self._end(),
            *self._list(value, indent + self._chance.choice((0, 2, 2, step))),
        ]

    def _explicit_pair(self, key: str, value: Value, indent: int) -> list[str]:
        """Return a pair whose key is announced by a question mark."""
        pad = " " * indent
        return [f"{pad}? {self._key(key)}", *f"{pad}: {self._flow(value, indent)}".split("\n")]

    def _key(self, key: str) -> str:
        return self._chance.choice((f'"{key}"', f"'{key}'")) if self._happens(0.05) else key

    def _list(self, items: Sequence[Value], indent: int) -> list[str]:
        """Return the lines of a list with dashes."""
        gap = self._chance.choice((1, 1, 1, 2, 3, 5))
        dash = " " * indent + "-"
        inner = indent + 1 + gap
        lines: list[str] = []
        for item in items:
            if isinstance(item, dict) and not self._happens(self._style.flow):
                lines += self._mapping_item(dash, gap, item)
            elif isinstance(item, str):
                lines += self._text(dash, item, indent)
            else:
                lines += self._in_flow(dash + " " * (gap - 1), item, inner)
            lines += self._between(indent, after_text=True)
        return lines

    def _mapping_item(self, dash: str, gap: int, item: dict[str, Value]) -> list[str]:
        inner = len(dash) + gap
        lines = self.mapping(item, inner)
        if self._happens(self._style.torn / 4):
            return [dash + self._end().replace("\t", " "), *lines]
        return [dash + " " * gap + lines[0].removeprefix(" " * inner), *lines[1:]]

    def _text(self, head: str, value: str, indent: int) -> list[str]:
        """Return a text behind its key or dash: plain, quoted, or as a block."""
        is_bare = isinstance(value, Bare)
        if not is_bare and value.strip() == value and self._happens(self._style.block_text):
            return self._block_text(head, value, indent)
        scalar = self._scalar(value, flow=False)
        if self._happens(self._style.torn / 3):
            end = self._end().replace("\t", " ")  # no tab behind a dash
            return [head + end, " " * (indent + self._chance.randint(1, 5)) + scalar + self._end()]
        if " " in scalar and self._happens(self._style.torn):
            scalar = self._folded(scalar, indent)
        return f"{head} {scalar}{self._end()}".split("\n")

    def _folded(self, scalar: str, indent: int) -> str:
        """Return a text on several lines: a line break instead of a single space."""
        pad = "\n" + " " * (indent + self._chance.randint(1, 4))
        words = re.split(r"(?<=[^\s#:'\"-]) (?=[^\s#:'\"-])", scalar)
        return pad.join(words)

    def _block_text(self, head: str, value: str, indent: int) -> list[str]:
        """Return a text behind ``|`` or ``>``; what is kept at its end is no part of the data."""
        sign = "|" if "\n" in value else self._chance.choice("|>")
        by = self._chance.choice((1, 2, 2, 4))
        chomping = self._chance.choice(("", "", "-", "+"))
        step = str(by) if self._happens(0.1) and not head.lstrip().startswith("-") else ""
        lines = [" " * (indent + by) + line if line else "" for line in value.split("\n")]
        if self._happens(0.2):
            lines.append("")
        comment = f" {self._chance.choice(_COMMENTS)}" if self._happens(self._style.comment) else ""
        return [f"{head} {sign}{step}{chomping}{comment}", *lines]

    def _scalar(self, value: str, *, flow: bool) -> str:
        if isinstance(value, Bare):
            return str(value)
        plain = quoted_as_needed(value, flow=flow)
        if plain != value or not self._happens(self._style.quote):
            return plain
        single = "'" + value.replace("'", "''") + "'"
        double = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return self._chance.choice((single, double))

    def _in_flow(self, head: str, value: Value, indent: int) -> list[str]:
        text = self._flow(value, indent)
        return (f"{head} {text}{self._end()}").split("\n")

    def _flow(self, value: Value, indent: int) -> str:
        """Return a value in brackets, on one line or on several."""
        if value is None:
            return self._chance.choice(("", "~", "null"))
        if isinstance(value, str):
            return self._scalar(value, flow=True)
        inner = indent + self._chance.choice((1, 2, 4))
        if isinstance(value, dict):
            parts = [f"{self._key(key)}: {self._flow(each, inner)}" for key, each in value.items()]
            return self._bracketed("{", parts, "}", inner)
        return self._bracketed("[", [self._flow(each, inner) for each in value], "]", inner)

    def _bracketed(self, opening: str, parts: Iterable[str], closing: str, inner: int) -> str:
        parts = [part + " " if part.endswith(":") else part for part in parts]  # “a:,” is no YAML
        if not parts or not self._happens(self._style.torn):
            space = " " if self._happens(0.2) else ""
            last = "," if parts and self._happens(0.1) else ""
            return opening + space + ", ".join(parts) + last + space + closing
        pad = "\n" + " " * inner
        lines = [part + "," + self._end() for part in parts[:-1]]
        last = parts[-1] + self._chance.choice(("", ",")) + self._end()
        tail = pad if "#" in last or self._happens(0.5) else " "
        return opening + self._end() + pad + pad.join([*lines, last]) + tail + closing
