"""A data file as text: bytes to characters, and offsets to lines and columns.

It refuses to know what the text says.
"""

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic, Place, error

# What YAML 1.1 (section 5.1) does not allow in a stream, and byte order marks inside the text.
# Naming what is forbidden instead of what is allowed compiles twenty times as fast.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n|\n|\r")


class Fault(NamedTuple):
    """A parser's complaint: what it was doing since ``start``, what it met at ``offset``."""

    context: str
    problem: str
    start: int
    offset: int

    @property
    def is_nesting(self) -> bool:
        """Did the parser stop because the text is nested deeper than it can hold?

        libyaml stops at 1,000 levels: newer ones in the scanner (“exceeded maximum nesting
        depth”), some in the parser (“exceeded maximum nesting level”), older ones not at all.
        """
        return "nesting" in f"{self.context} {self.problem}".lower()


class Source:
    """The text of a file without its byte order mark; ``bom`` says whether it had one.

    It is never changed, and equals itself only: the same words elsewhere have other places. A
    plain class: what a dataclass needs to be made would show in the time of every command.
    """

    def __init__(self, path: str, text: str, bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.bom = bom

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"

    def with_text(self, text: str) -> "Source":
        """Return another text of the same file."""
        return Source(self.path, text, self.bom)

    def place(self, offset: int, length: int = 1) -> Place:
        """Return the line and column of ``offset``; ``length`` is cut off at the line's end.

        Lines end with LF, CR LF or CR; no other character ends a line, as in editors and git.
        """
        offset = min(max(offset, 0), len(self.text))
        number = bisect_right(self._starts, offset)
        column = offset - self._starts[number - 1] + 1
        text = self.line(number)
        return Place(self.path, number, column, text, max(1, min(length, len(text) - column + 1)))

    def line(self, number: int) -> str:
        """Return the 1-based line without its ending; empty when there is no such line."""
        if number not in self._lines:
            written = self.text[self.start_of(number) : self.start_of(number + 1)]
            self._lines[number] = written.rstrip("\r\n")
        return self._lines[number]

    def start_of(self, number: int) -> int:
        """Return the offset of the 1-based line; past the last line, the text's length."""
        return self._starts[number - 1] if number <= len(self._starts) else len(self.text)

    @cached_property
    def _starts(self) -> "array[int]":
        ends = (match.end() for match in _LINE_END.finditer(self.text))
        return array("q", chain((0,), ends))

    @cached_property
    def _lines(self) -> dict[int, str]:
        # Many places on one long line must share its text, or they would fill the memory.
        return {}


def decode(data: bytes, path: str) -> Source | Diagnostic:
    """Return the bytes of a file as text, or why they are not the text of a data file.

    A byte order mark is taken off. The codes are ``encoding`` and ``control-character``.
    """
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        body = problem.object
        return _not_utf8(body, path, problem.start)
    source = Source(path, text, bom)
    return forbidden_character(source) or source


def glimpse(data: bytes, path: str) -> Source:
    """Return what can be made out in bytes that ``decode`` refuses; the rest is ``\ufffd``."""
    _, encoding = _likely_encoding(data)
    return Source(path, FORBIDDEN.sub("\ufffd", data.decode(encoding or "utf-8", "replace")))


def forbidden_character(source: Source) -> Diagnostic | None:
    """Return the first character that no data file may contain, if there is one."""
    match = FORBIDDEN.search(source.text)
    if match is None:
        return None
    return error(
        "control-character",
        source.place(match.start()),
        f"这里有一个看不见的控制字符（U+{ord(match.group()):04X}）",
        "请删去这个字符；多是从别的软件粘贴时带进来的，删去后重新输入这几个字即可",
    )


def _not_utf8(data: bytes, path: str, offset: int) -> Diagnostic:
    name, encoding = _likely_encoding(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        place = Place(path, 1, 1)
    else:
        place = _place_in_bytes(data, path, offset, encoding or "utf-8")
    if encoding is None:
        return error(
            "encoding",
            place,
            f"文件不是 UTF-8 编码：第{place.line}行有无法识别的字节",
            "请用编辑器打开文件，改正这一行的乱码，再以 UTF-8 编码保存",
        )
    return error(
        "encoding",
        place,
        f"文件不是 UTF-8 编码，看起来是 {name}编码",
        "请用编辑器打开，选“另存为”，编码选 UTF-8；"
        f"或运行：iconv -f {encoding.upper()} -t UTF-8 原文件 > 新文件",
    )


def _likely_encoding(data: bytes) -> tuple[str, str | None]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16 ", "utf-16"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "", None
    wide = re.findall("[^\x00-\x7f]", text[:100_000])
    # Bytes of another encoding come out as rare characters; prose is made of common ones.
    common = "".join(wide).encode("gb2312", "ignore")
    if len(common) < 0.9 * 2 * len(wide):
        return "", None
    return "GB18030（GBK）", "gb18030"


def _place_in_bytes(data: bytes, path: str, offset: int, encoding: str) -> Place:
    start = max(data.rfind(b"\n", 0, offset), data.rfind(b"\r", 0, offset)) + 1
    ends = [end for end in (data.find(b"\n", offset), data.find(b"\r", offset)) if end >= 0]
    line = data[start : min(ends, default=len(data))]
    lines = data.count(b"\n", 0, start) + data.count(b"\r", 0, start)
    number = 1 + lines - data.count(b"\r\n", 0, start)
    column = 1 + len(data[start:offset].decode(encoding, "replace"))
    return Place(path, number, column, line.decode(encoding, "replace"))
