"""A problem in the data is a value: where it is, how grave, which rule, what to do.

This module refuses to know what the data means and how a problem is shown.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple, Protocol


class CannotDo(Exception):
    """Something the program cannot do, as against a problem in the data: a Chinese sentence."""


class Severity(Enum):
    """How grave a problem is; members are ordered from gravest to lightest."""

    ERROR = ("error", "错误")
    WARNING = ("warning", "警告")
    INFO = ("info", "提示")

    def __init__(self, key: str, word: str) -> None:
        self.key = key
        self.word = word


class Place(NamedTuple):
    """A spot in a file: 1-based line and column, counted in characters.

    ``text`` is the line as written and ``length`` how many characters the spot
    covers, so that a caret can be drawn without opening the file again.
    """

    path: str
    line: int
    column: int
    text: str = ""
    length: int = 1


class Origin(Protocol):
    """Where a record was written, asked field by field."""

    def at(self, *path: str | int) -> Place:
        """Return the place of the value at ``path`` (``"progress", 0, "date"``).

        The nearest enclosing value that exists answers for one that does not.
        """


class Nowhere:
    """The origin of a record that was made in memory, not read from a file."""

    def at(self, *path: str | int) -> Place:
        """Return the same empty place for every path."""
        del path
        return Place("", 1, 1)


class Diagnostic(NamedTuple):
    """One problem. ``message`` and ``hint`` are Chinese sentences; ``code`` is stable."""

    place: Place
    severity: Severity
    code: str
    message: str
    hint: str = ""


def error(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Return a problem because of which the file cannot be trusted."""
    return Diagnostic(place, Severity.ERROR, code, message, hint)


def warning(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Return a problem that a person must look at."""
    return Diagnostic(place, Severity.WARNING, code, message, hint)


def info(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Return a remark that is shown only when asked for."""
    return Diagnostic(place, Severity.INFO, code, message, hint)


def in_file_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the problems sorted by file, line, column and code."""
    return sorted(
        diagnostics, key=lambda d: (d.place.path, d.place.line, d.place.column, d.code, d.message)
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Is any of the problems grave enough that the file cannot be trusted?"""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def nearest(word: str, options: Iterable[str]) -> str:
    """Return the option most like ``word``, or an empty text when none is like it."""
    from difflib import get_close_matches  # only for what is misspelt

    return next(iter(get_close_matches(word, list(options), n=1)), "")


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return 「，是不是“…”？」 naming the option nearest to ``word``, or an empty text."""
    meant = nearest(word, options)
    return f"，是不是“{meant}”？" if meant else ""
