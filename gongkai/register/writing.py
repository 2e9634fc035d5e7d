"""A text as YAML, quoted wherever YAML could read it as something else.

It refuses to know where in a file the text goes.
"""

import re

from gongkai.diagnostics import CannotDo
from gongkai.register.source import FORBIDDEN

_LEADING = frozenset("-?:,[]{}#&*!|>'\"%@`=~ ")
_FLOW_SIGNS = frozenset(",[]{}?:")
# YAML 1.1 and 1.2 read these as numbers, dates, times, truth values or nothing.
_NOT_TEXT = r"[-+.\d][-+.\d_:,eExXoObBa-fA-FtTzZ ]*|\.(inf|nan)|y|n|yes|no|on|off|true|false|null"
_ESCAPES = {
    **{ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\t"): "\\t"},
    **{0x85: "\\N", 0x2028: "\\L", 0x2029: "\\P"},
}


class Unwritable(CannotDo):
    """The text contains characters that no data file may contain."""

    def __init__(self) -> None:
        super().__init__("文字里有看不见的控制字符，不能写入文件")


def text(value: str, *, flow: bool) -> str:
    """Return a text as it is written after a key, or inside brackets when ``flow``.

    Line endings become LF. Raises ``Unwritable`` for control characters.
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if FORBIDDEN.search(value):
        raise Unwritable
    if any(ord(character) in _ESCAPES for character in value.replace("\\", "").replace('"', "")):
        return f'"{value.translate(_ESCAPES)}"'
    if _is_plain(value, flow):
        return value
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


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
        or re.fullmatch(_NOT_TEXT, value, re.IGNORECASE)
    )
