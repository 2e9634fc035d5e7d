"""Words that stay words in Markdown: what the data says can never become markup."""

import re
from functools import lru_cache

from markupsafe import Markup

_ACTIVE = re.compile(
    r"[\\`*<\[\]~|]"  # active anywhere; a bar ends a cell
    r"|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"  # inside a Latin word an underscore is harmless
    r"|&(?=#?\w+;)"
)
_SUSPECT = re.compile(r"[\\`*<\[\]~|_&\s]|^[-+>=#\d]")  # most text has nothing of the sort
_OPENING = re.compile(r"(?=(?:#{1,6}|[-+>=]|\d{1,9}[.)])(?:\s|$)|>|---|===)")
# Four blanks at the beginning would be code.
_BREAKING = re.compile(r"[\r\n\v\f\x85\u2028\u2029]|^\s{4}|^ *\t")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def escaped(text: str) -> Markup:
    """Return text on one line, every character of it shown as it is.

    Text that is Markdown already stays as it is.
    """
    return text if isinstance(text, Markup) else escaped_words(text)


@lru_cache(maxsize=8192)  # names, units, sections, states: a document says most words often
def escaped_words(text: str) -> Markup:
    """Return text that is no Markdown, as ``escaped`` does."""
    if not _SUSPECT.search(text):
        return Markup(text)
    line = " ".join(text.split()) if _BREAKING.search(text) else text
    safe = _ACTIVE.sub(r"\\\g<0>", line)
    if _NUMBERED.match(safe):
        safe = _NUMBERED.sub(r"\1\\\2", safe)
    elif _OPENING.match(safe):
        safe = f"\\{safe}"
    return Markup(safe)


def cell(text: str) -> Markup:
    """Return text for a table's cell; its line breaks stay visible, an empty one is empty."""
    return _in_a_cell(text.splitlines()) if isinstance(text, Markup) else _cell(text)


@lru_cache(maxsize=8192)
def _cell(text: str) -> Markup:
    return _in_a_cell([escaped(line) for line in text.splitlines() if line.strip()])


def _in_a_cell(lines: list[Markup]) -> Markup:
    return lines[0] if len(lines) == 1 else Markup("<br>").join(lines)
