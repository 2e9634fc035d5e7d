"""A file without the tasks that an edit leaves alone: what has to be read again after it.

Taking whole items out of a block list changes nothing of what the others say: an item ends
where a line begins that is indented no deeper than its dash, whatever stands on that line. The
items left out are not read again; their text is carried over as it was.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from gongkai.diagnostics import Place
from gongkai.register.editing import Splice, next_line, spliced
from gongkai.register.origins import Placed
from gongkai.register.source import Source

_DASH = re.compile(" *- +")


class Excerpt(Source):
    """Parts of a text in their order. A place in it is told as the one in the whole text.

    ``joints`` are the offsets at which the parts begin here, ``origins`` those in ``whole``.
    """

    def __init__(
        self, text: str, whole: Source, joints: tuple[int, ...], origins: tuple[int, ...]
    ) -> None:
        super().__init__(whole.path, text, whole.bom)
        self.whole = whole
        self.joints = joints
        self.origins = origins

    def place(self, offset: int, length: int = 1) -> Place:
        """Return the line and column of ``offset`` in the whole text."""
        part = bisect_right(self.joints, offset) - 1
        return self.whole.place(self.origins[part] + offset - self.joints[part], length)


class Region(NamedTuple):
    """A part of a file that splices change: its offsets in the old and in the new text."""

    start: int
    end: int
    new_start: int
    new_end: int


class Edited(NamedTuple):
    """A file before and after its splices, and what of it is to be read again.

    Outside of the parts that are ``changed``, in their order, both texts are the same.
    """

    old: Source
    new: Source
    excerpt: Source
    changed: tuple[Region, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Is there anything to write?"""
        return self.new.text != self.old.text

    @property
    def is_cut(self) -> bool:
        """Are only the tasks concerned in the excerpt? Else it is the whole file."""
        return self.excerpt is not self.new


class _Part(NamedTuple):
    """Text that stays in the excerpt, with its splices counted from its own beginning."""

    start: int
    end: int
    splices: list[Splice]


def edited(
    source: Source,
    tasks: Sequence[Placed],
    concerned: Collection[int],
    splices: Sequence[Splice],
) -> Edited:
    """Make the splices, and cut out of the result the tasks that none of them concerns.

    ``tasks`` are all the tasks of the file in their order, ``concerned`` the numbers, from 0, of
    those to be kept. What cannot be cut stays whole: a list in brackets, an odd splice.
    """
    parts = _parts(source.text, tasks, sorted(concerned))
    if not parts or not _dealt_out(splices, parts):
        new = source.with_text(spliced(source.text, splices)) if splices else source
        everything = Region(0, len(source.text), 0, len(new.text))
        return Edited(source, new, new, (everything,) if splices else ())
    whole, kept = _Joining(), _Joining()
    joints, origins, changed, done = [], [], [], 0
    for start, end, own in parts:
        whole.add(source.text[done:start])
        joints.append(kept.length)
        origins.append(whole.length)
        piece = spliced(source.text[start:end], own)
        if own:
            changed.append(Region(start, end, whole.length, whole.length + len(piece)))
        whole.add(piece)
        kept.add(piece)
        done = end
    new = source.with_text(whole.text) if splices else source
    excerpt = Excerpt(kept.text, new, tuple(joints), tuple(origins))
    return Edited(source, new, excerpt, tuple(changed))


def _parts(text: str, tasks: Sequence[Placed], concerned: Sequence[int]) -> list[_Part]:
    """Return what stands before the tasks, each of those concerned, and what stands after them.

    There are none where the tasks do not stand in a block list, each on lines of its own.
    """
    if not tasks:
        return []
    first = text.rfind("\n", 0, tasks[0].start) + 1
    if not _DASH.fullmatch(text, first, tasks[0].start):
        return []

    def joint(number: int) -> int:
        return next_line(text, tasks[number - 1].end) if number else first

    bounds = [(0, first)]
    bounds += [(joint(number), joint(number + 1)) for number in concerned]
    bounds.append((joint(len(tasks)), len(text)))
    return [_Part(start, end, []) for start, end in bounds]


def _dealt_out(splices: Iterable[Splice], parts: Sequence[_Part]) -> bool:
    """Give every splice to the part that it lies in; an addition between two belongs to the first.

    Returns false when one lies in none.
    """
    ends = [part.end for part in parts]
    for splice in splices:
        number = bisect_left(ends, splice.end)
        if number == len(parts):
            return False
        start = parts[number].start
        if splice.start <= start != 0:
            return False
        moved = splice._replace(start=splice.start - start, end=splice.end - start)
        parts[number].splices.append(moved)
    return True


class _Joining:
    """Pieces of a text that is being put together."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    @property
    def text(self) -> str:
        return "".join(self._pieces)
