"""Text from files as it may be shown: it cannot colour or move the terminal."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return the text with control characters written out, ``\\x1b`` for an escape."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def one_line(text: str) -> str:
    """Return what stands on several lines on one."""
    return " ".join(visible(text).split("\n"))
