"""Plain values as YAML text, quoted wherever YAML could read them as something else.

It refuses to know where in a file the text goes.
"""

import re
from datetime import date
from typing import TypeAlias

from gongkai.register.source import FORBIDDEN

Value: TypeAlias = date | int | str | tuple[str, ...]
Record: TypeAlias = tuple[tuple[str, Value], ...]

_LEADING = frozenset("-?:,[]{}#&*!|>'\"%@`=~ ")
_FLOW_SIGNS = frozenset(",[]{}?:")
# YAML 1.1 and 1.2 read these as numbers, dates, times, truth values or nothing.
_NOT_TEXT = re.compile(
    r"[-+.\d][-+.\d_:,eExXoObBa-fA-FtTzZ ]*|\.(inf|nan)|y|n|yes|no|on|off|true|false|null",
    re.IGNORECASE,
)
_ESCAPES = {
    **{ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\t"): "\\t"},
    **{0x85: "\\N", 0x2028: "\\L", 0x2029: "\\P"},
}


class Unwritable(ValueError):
    """The text contains characters that no data file may contain."""


def text(value: str, *, flow: bool) -> str:
    """Return a text as it is written after a key, or inside brackets when ``flow``.

    Line endings become LF. Raises ``Unwritable`` for control characters.
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if FORBIDDEN.search(value):
        raise Unwritable(value)
    if any(ord(character) in _ESCAPES for character in value.replace("\\", "").replace('"', "")):
        return f'"{value.translate(_ESCAPES)}"'
    if _is_plain(value, flow):
        return value
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def value(item: Value, *, flow: bool) -> str:
    """Return a value on one line; several texts become a list in brackets."""
    if isinstance(item, str):
        return text(item, flow=flow)
    if isinstance(item, tuple):
        return f"[{', '.join(text(each, flow=True) for each in item)}]"
    return str(item)


def in_braces(record: Record) -> str:
    """Return a record on one line: ``{date: 2022-09-20, status: 已完成}``."""
    return "{" + ", ".join(f"{key}: {value(item, flow=True)}" for key, item in record) + "}"


def in_lines(record: Record) -> list[str]:
    """Return a record with one line for each of its keys, not indented."""
    return [f"{key}: {value(item, flow=False)}" for key, item in record]


def _is_plain(value: str, flow: bool) -> bool:
    return not (
        not value
        or value != value.strip()
        or value[0] in _LEADING
        or value.startswith("...")
        or ": " in value
        or value.endswith(":")
        or " #" in value
        or (flow and not _FLOW_SIGNS.isdisjoint(value))
        or _NOT_TEXT.fullmatch(value)
    )
