"""A text in the plain style, the one in which gongkai writes, read line by line.

Most data files hold nothing else: block mappings and lists, a key or an item a line, texts of one
line, or of several that are indented below it, lists and records in brackets on one line. Whoever
only wants to know what such a file says needs neither places nor libyaml, and has it in a third of
the time. Everything else is refused without a word, mistakes included: that is for ``parsing``,
which reads all YAML, and reads the plain style the same.
"""

import re
from typing import TypeAlias, TypeVar, Union

from gongkai.register.source import Source

Plain: TypeAlias = Union[str, list["Plain"], "Record", None]
"""What stands in a file; ``None`` is nothing, written as such or not written at all."""

EMPTY_WORDS = ("", "~", "null", "Null", "NULL")
"""What YAML reads as nothing where it stands without quotes."""


class Record(dict[str, Plain]):
    """A mapping, and the offsets in the text between which it is written; the file's are all."""

    __slots__ = ("end", "source", "start")

    source: Source
    start: int
    end: int


class Quoted(str):
    """A text that is written in quotes: never a number, a truth value or nothing."""

    __slots__ = ()


_Container = TypeVar("_Container", Record, list[Plain])

_STRANGE = ("\t", "\x85", "\u2028", "\u2029")
"""What is a space, or ends a line, in some places or for some parsers only."""

_DEEPEST = 9  # by lines, and once more in brackets: together no deeper than ``parsing``

_SIGNS = "-?:,[]{}#&*!|>'\"%@`"  # what means something to YAML where a text begins
_FIRST = rf"[^{re.escape(_SIGNS)}\s]"
_LINE = re.compile(  # an indent, a dash, a key, and a text without anything to think about, or not
    r"( *)((?:- +)?)(?:([A-Za-z_]{1,60}):(?: +|(?=\r?\n)))?"
    rf"(?:({_FIRST}[^\r\n:# ]*(?: +[^\r\n:# ]+)*)|([^\r\n]*))\r?\n"
)
_BARE = rf"{_FIRST}[^,\[\]{{}}:#?\r\n]*(?::(?=[/\w])[^,\[\]{{}}:#?\r\n]*)*"
_ITEM = re.compile(_BARE)
_PAIR = re.compile(rf" *([A-Za-z_]{{1,60}}): +({_BARE})([,}}])")
_KEY = re.compile(r" *([A-Za-z_]{1,60}): +")
_QUOTED = re.compile(r"'((?:[^'\r\n]|'')*)'|\"((?:[^\"\\\r\n]|\\[\"\\nt])*)\"")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}
_BLOCKS = ("|", "|-")
_SPACES = re.compile(" *")
_NEXT = re.compile(r" *([,\]}])")
_REST = re.compile(r"(?: +#[^\r\n]*| *)\r?\n")


class _OddError(Exception):
    """The text is not in the plain style."""


def read(source: Source) -> Record | None:
    """Return what a text in the plain style says, or nothing when it is in any other.

    It holds no forbidden character: to that ``decode`` sees, and whoever writes a text.
    """
    text = source.text
    if any(sign in text for sign in _STRANGE) or text.count("\r") != text.count("\r\n"):
        return None
    try:
        return _Lines(source).root()
    except _OddError:
        return None


class _Lines:
    """The lines of a text, and the records and lists that the last of them stands in."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text if source.text.endswith("\n") else source.text + "\n"
        # Units, sections, phrases come again and again: each text, and each list, is kept once.
        self._kept: dict[str, str | None] = dict.fromkeys(EMPTY_WORDS)
        self._lists: dict[str, Plain] = {}
        self._open: list[tuple[int, Record | list[Plain]]] = [(0, self._record_from(0))]
        self._keys = 0  # the column of the keys; -1 where the innermost is a list
        self._awaiting = ""  # the key of the last line, where nothing stands behind it
        self._end = 0  # of what was read last

    def root(self) -> Record | None:
        """Return what the text says; nothing where it says nothing. Raises ``_OddError``."""
        at = 0
        while at < len(self._text):
            at = self._read_from(at)
        root = self._back_to(0, Record)
        root.end = self._end
        return root or None

    def _read_from(self, at: int) -> int:
        """Read line by line from an offset on, up to the end or behind a block text."""
        record, kept = self._innermost(), self._kept
        for line in _LINE.finditer(self._text, at):
            indent, dash, key, word, rest = line.groups()
            if key is None:
                self._without_key(line)
                continue
            if dash or len(indent) != self._keys:
                record = self._record_at(len(indent), dash, line.start(3))
            if key in record:
                raise _OddError
            if word is not None:
                record[key] = kept.setdefault(word, word)
                self._end = line.end(4)
                self._awaiting = ""
            elif rest in _BLOCKS:
                record[key], behind = self._block(rest, line.start(5), line.end())
                self._awaiting = ""
                return behind
            elif rest and rest[0] != "#":
                record[key] = self._value(rest, line.start(5))
                self._awaiting = ""
            else:
                record[key] = None
                self._awaiting = key
                self._end = line.end(3) + 1
        return len(self._text)

    def _innermost(self) -> Record:
        """Return the record that the last line stands in; another where it stands in a list."""
        found = self._open[-1][1]
        return found if type(found) is Record else Record()

    def _without_key(self, line: re.Match[str]) -> None:
        """Read a line that is an item, nothing, or the rest of the text on the line above."""
        indent, dash, _, word, rest = line.groups()
        if dash:
            items = self._list_at(len(indent))
            items.append(self._value(word or rest, line.start(5 if word is None else 4)))
        elif word:
            record = self._innermost()
            key = next(reversed(record), "")
            before = record.get(key)
            is_below = self._text[self._end : line.start()] in ("\n", "\r\n")
            if type(before) is not str or not is_below or not 0 <= self._keys < len(indent):
                raise _OddError
            record[key] = f"{before} {word}"
            self._end = line.end(4)
        elif rest and rest[0] != "#":
            raise _OddError

    def _block(self, sign: str, start: int, at: int) -> tuple[Plain, int]:
        """Return the text on the lines below that are indented deeper, and where the next begins.

        ``at`` is where they begin, ``start`` where the sign stands.
        """
        text, depth = self._text, 0
        lines: list[str] = []
        while at < len(text):
            behind = text.index("\n", at) + 1
            line = text[at:behind].rstrip("\r\n")
            words = line.lstrip(" ")
            indent = len(line) - len(words)
            depth = depth or indent
            if words and indent < max(depth, self._keys + 1):
                break
            if not words and (line or not lines):  # white space alone counts, or does not
                raise _OddError
            lines.append(line[depth:])
            at = behind
        if at == len(text) != len(self._source.text) or not lines:
            raise _OddError
        while not lines[-1]:
            lines.pop()
        if lines[-1] != lines[-1].rstrip():  # the record would seem to end before it does
            raise _OddError
        self._end = start + len(text[start:at].rstrip())
        return Quoted("\n".join(lines) + ("" if sign == "|-" else "\n")), at

    def _record_at(self, column: int, dash: str, start: int) -> Record:
        """Return the record whose keys stand there; this one may be its first."""
        if not dash and not (self._awaiting and column > self._open[-1][0]):
            self._keys = column
            return self._back_to(column, Record)
        record = self._record_from(start)
        if dash:
            self._list_at(column).append(record)
        else:
            self._put(record)
        self._keys = column + len(dash)
        self._open.append((self._keys, record))
        return record

    def _list_at(self, column: int) -> list[Plain]:
        """Return the list whose dashes stand there; this one may be its first."""
        if not self._awaiting or column < self._open[-1][0]:
            items = self._back_to(column, list)
        else:
            self._put(items := [])
            self._open.append((column, items))
        self._keys = -1
        return items

    def _record_from(self, start: int) -> Record:
        record = Record()
        record.source, record.start = self._source, start
        return record

    def _put(self, value: Record | list[Plain]) -> None:
        """Put what begins on this line behind the key that waits for it."""
        holder = self._open[-1][1]
        if type(holder) is not Record or len(self._open) > _DEEPEST:
            raise _OddError
        holder[self._awaiting] = value
        self._awaiting = ""

    def _back_to(self, column: int, kind: type[_Container]) -> _Container:
        """Return what is open in that column, all that stands deeper being closed."""
        self._awaiting = ""
        while self._open:
            where, found = self._open[-1]
            if where == column and type(found) is kind:
                return found
            if type(found) is Record:
                found.end = self._end
            self._open.pop()
        raise _OddError

    def _value(self, rest: str, start: int) -> Plain:
        """Return what the rest of a line says; a dash with nothing behind it is odd."""
        if rest in self._lists:
            self._end = start + len(rest)
            return self._lists[rest]
        if not rest or rest[0] in _SIGNS:
            value, self._end = self._enclosed(start, 0)
            if not _REST.match(self._text, self._end):
                raise _OddError
            if rest[0] == "[" and "{" not in rest and self._end == start + len(rest):
                self._lists[rest] = value  # its words know no place
            return value
        if " #" in rest:
            rest = rest[: rest.index(" #")]
        rest = rest.rstrip(" ")
        if ": " in rest or rest[-1] == ":":
            raise _OddError
        self._end = start + len(rest)
        return self._kept.setdefault(rest, rest)

    def _enclosed(self, at: int, depth: int) -> tuple[Plain, int]:
        """Return what is in brackets or quotes, or stands inside of brackets, and where it ends."""
        text = self._text
        if depth > _DEEPEST:
            raise _OddError
        if text[at] == "[":
            return self._items(at + 1, depth + 1)
        if text[at] == "{":
            return self._pairs(at, depth + 1)
        if found := _ITEM.match(text, at):
            word = found[0].rstrip(" ")
            return self._kept.setdefault(word, word), found.end()
        if found := _QUOTED.match(text, at):
            return _unquoted(found), found.end()
        raise _OddError

    def _items(self, at: int, depth: int) -> tuple[Plain, int]:
        if self._text.startswith("]", at):
            return None, at + 1
        items: list[Plain] = []
        sign = ","
        while sign == ",":
            value, at = self._enclosed(_SPACES.match(self._text, at).end(), depth)  # type: ignore[union-attr]
            items.append(value)
            sign, at = self._sign(at)
        if sign != "]":
            raise _OddError
        return items, at

    def _pairs(self, at: int, depth: int) -> tuple[Record, int]:
        record = self._record_from(at)
        text, kept = self._text, self._kept
        at, sign = at + 1, ","
        while sign == ",":
            if found := _PAIR.match(text, at):
                key, word, sign = found.groups()
                word = word.rstrip(" ")
                value: Plain = kept.setdefault(word, word)
                at = found.end()
            elif found := _KEY.match(text, at):
                key = found[1]
                value, at = self._enclosed(found.end(), depth)
                sign, at = self._sign(at)
            else:
                raise _OddError
            if key in record:
                raise _OddError
            record[key] = value
        if sign != "}":
            raise _OddError
        record.end = at
        return record, at

    def _sign(self, at: int) -> tuple[str, int]:
        """Return the comma or the closing bracket that comes next, and where it ends."""
        found = _NEXT.match(self._text, at)
        if found is None:
            raise _OddError
        return found[1], found.end()


def _unquoted(found: re.Match[str]) -> Quoted:
    single, double = found.groups()
    if double is None:
        return Quoted(single.replace("''", "'"))
    return Quoted(_ESCAPE.sub(lambda sign: _ESCAPED.get(sign[1], sign[1]), double))
