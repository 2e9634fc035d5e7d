"""The change of a file as a patch, for ``--dry-run`` and for git."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from io import StringIO
from typing import NamedTuple

from gongkai.register.excerpts import Edited

_CONTEXT = 3  # lines, as git shows them
_HUNK = re.compile(r"@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@")


class _Window(NamedTuple):
    """Lines in which a change lies, with its context: their offsets in the old and the new text."""

    start: int
    end: int
    new_start: int
    new_end: int


def patch(edited: Edited, name: str) -> str:
    """Return the change of a file as a unified diff that ``git apply`` accepts.

    ``name`` is the path below the top of the checkout, which is where git looks for it. Only the
    text around the splices is compared: a search through a large file takes its time.
    """
    if not edited.is_changed:
        return ""
    mark = "\ufeff" if edited.old.bom else ""
    old, new = mark + edited.old.text, mark + edited.new.text
    tab = "\t" if " " in name else ""  # or what follows the space would be taken for a date
    head = f"diff --git a/{name} b/{name}\n--- a/{name}{tab}\n+++ b/{name}{tab}\n"
    windows = _windows(edited, old, len(mark))
    return head + "".join(line for window in windows for line in _hunks(old, new, window))


def _windows(edited: Edited, old: str, shift: int) -> list[_Window]:
    """Return the changed parts with their context; those that touch become one."""
    windows: list[_Window] = []
    for part in edited.changed:
        start = _back(old, part.start + shift)
        end = _on(old, part.end + shift)
        new_start = part.new_start + shift - (part.start + shift - start)
        new_end = part.new_end + shift + (end - part.end - shift)
        if windows and start <= windows[-1].end:
            start, _, new_start, _ = windows.pop()
        windows.append(_Window(start, end, new_start, new_end))
    return windows


def _back(text: str, offset: int) -> int:
    """Return where the context above a line begins."""
    start = text.rfind("\n", 0, offset) + 1
    for _ in range(_CONTEXT):
        start = text.rfind("\n", 0, max(0, start - 1)) + 1
    return start


def _on(text: str, offset: int) -> int:
    """Return where the context below a line ends."""
    for _ in range(_CONTEXT + 1):
        offset = text.find("\n", offset) + 1 or len(text)
    return offset


def _hunks(old: str, new: str, window: _Window) -> Iterator[str]:
    """Yield the lines of a unified diff of a window, numbered as in the whole file."""
    start, end, new_start, new_end = window
    before, after = _lines(old[start:end]), _lines(new[new_start:new_end])
    above, new_above = old.count("\n", 0, start), new.count("\n", 0, new_start)
    for line in list(unified_diff(before, after, n=_CONTEXT))[2:]:
        if hunk := _HUNK.match(line):
            first, new_first = int(hunk[1]) + above, int(hunk[3]) + new_above
            yield f"@@ -{first}{hunk[2] or ''} +{new_first}{hunk[4] or ''} @@\n"
        else:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    return StringIO(text, newline="\n").readlines()  # as git counts them: CR LF ends one line
