"""What a terminal would obey, written out: nothing that is shown moves or turns the screen."""

import re

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
