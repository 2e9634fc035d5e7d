"""Text on a screen: what a terminal would obey is written out, and how wide the rest is."""

import re
from unicodedata import category, east_asian_width

_OBEYED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"


def visible(text: str) -> str:
    """Return the text with control characters and marks of direction written out.

    An escape becomes ``\\x1b``; tabs and line feeds stay.
    """
    if text.isprintable():  # as nearly all text is
        return text
    return re.sub(_OBEYED, lambda found: f"\\x{ord(found[0]):02x}", text)


def one_line(text: str) -> str:
    """Return what stands on several lines on one."""
    return " ".join(visible(text).split("\n"))


class _Widths(dict[str, int]):
    """How many cells of a terminal a sign takes."""

    def __missing__(self, sign: str) -> int:
        is_on_another = category(sign) in ("Mn", "Me", "Cf")  # accents, joiners, direction
        width = 0 if is_on_another else 2 if east_asian_width(sign) in "WF" else 1
        self[sign] = width
        return width


_WIDTHS = _Widths()


def display_width(text: str) -> int:
    """Return how many cells of a terminal a text takes: a Chinese sign takes two."""
    if text.isascii():
        return len(text)
    if max(text) > "\uffff" or "\ufe0f" in text or "\u200d" in text:
        from rich.cells import cell_len  # an emoji may be put together of several signs: seldom

        return cell_len(text)
    return sum(map(_WIDTHS.__getitem__, text))
