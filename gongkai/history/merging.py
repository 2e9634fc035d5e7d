"""Two sides of a data file become one: what theirs changed is spliced into the text of ours.

A part that one side alone touched is taken from it byte for byte. Lists are united; only what
both sides changed, each in its own way, is a conflict. It refuses to judge whether the result
is right: that is for ``proving``.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from gongkai.diagnostics import CannotDo
from gongkai.history.git import MARKS
from gongkai.history.pairing import paired
from gongkai.history.parts import Part
from gongkai.register.editing import Splice, spliced
from gongkai.register.nodes import Mapping
from gongkai.register.nodes import Sequence as List

Trail: TypeAlias = tuple[Part, ...]
"""The parts of our side that lead to a part, the file first."""


class Doubtful(CannotDo):
    """The texts are laid out in a way that is not merged here."""


class Conflict(NamedTuple):
    """A part that both sides changed; one that a side took out is nothing there.

    ``is_new`` says that the base has none: both sides added it, each in its own way.
    """

    trail: Trail
    ours: Part | None
    theirs: Part | None
    start: int
    end: int
    is_new: bool = False

    @property
    def is_edited(self) -> bool:
        """Has each side its own edit of what was there?"""
        return not self.is_new and self.ours is not None and self.theirs is not None

    def splice(self, choice: str = "") -> Splice:
        """Return the splice with both texts between marks, or with one of them alone."""
        ours = self.ours.said if self.ours else ""
        theirs = self.theirs.said if self.theirs else ""
        before, between, behind = MARKS
        marked = f"{before}{ours}{between}{theirs}{behind}"
        return Splice(self.start, self.end, {"ours": ours, "theirs": theirs}.get(choice, marked))


class Merge(NamedTuple):
    """How the text of ours becomes the merged one."""

    splices: list[Splice]
    conflicts: list[Conflict]

    def chosen(self, choice: str = "") -> Iterator[Splice]:
        """Yield all splices, the conflicts between marks or decided for a side."""
        yield from self.splices
        yield from (each.splice(choice) for each in self.conflicts)


def merge(base: Part, ours: Part, theirs: Part) -> Merge:
    """Return how the changes of both sides to a file come together.

    Raises ``Doubtful`` where that is not known.
    """
    merger = _Merger()
    merger.members(base.parts(), ours.parts(), theirs.parts(), (ours,))
    merger.remarks(_below(base), _below(ours), _below(theirs), _foot(ours))
    return Merge(merger.splices, merger.conflicts)


def _foot(part: Part) -> int:
    return part.parts()[-1].end


def _below(part: Part) -> str:
    """Return the remarks below the last key of a file."""
    return part.source.text[_foot(part) :]


class _Merger:
    """Gathers the splices and the conflicts of two sides, part by part."""

    def __init__(self) -> None:
        self.splices: list[Splice] = []
        self.conflicts: list[Conflict] = []

    def part(self, base: Part | None, ours: Part, theirs: Part, trail: Trail) -> None:
        """Merge a part that stands on both sides; ``base`` is nothing where both added it."""
        if theirs.text == ours.text or (base is not None and theirs.text == base.text):
            return
        # Remarks first and by themselves: a comment of theirs must not make their value win.
        before = base.remarks if base is not None else ""
        self.remarks(before, ours.remarks, theirs.remarks, ours.start)
        if theirs.said == ours.said or (base is not None and theirs.said == base.said):
            return
        if base is not None and ours.said == base.said:
            self.put(ours.body, ours.end, _indented(theirs.said, theirs, ours), trail)
        elif self.can_go_into(base, ours, theirs):
            parts = base.parts() if base is not None and base.is_block else []
            self.members(parts, ours.parts(), theirs.parts(), (*trail, ours))
        elif base is None or not self.ends(base, ours, theirs):
            self.conflict(trail, ours, theirs, ours.body, ours.end, is_new=base is None)

    def can_go_into(self, base: Part | None, ours: Part, theirs: Part) -> bool:
        """Are the sides groups of parts of one kind, below heads of which one is right?

        A group of keys that both added is one thing said in two ways; a list is united.
        """
        sides = [ours, theirs] if base is None or base.is_empty else [base, ours, theirs]
        if not all(each.is_block and type(each.node) is type(ours.node) for each in sides):
            return False
        if len(sides) == 2:
            is_list = isinstance(ours.node, List)
            return is_list and ours.head.strip() == theirs.head.strip()
        heads = [each.head for each in sides]
        if heads[2] in (heads[0], heads[1]):
            return True
        if heads[1] == heads[0]:
            self.put(ours.body, ours.inside, heads[2], ())
            return True
        return False

    def ends(self, base: Part, ours: Part, theirs: Part) -> bool:
        """Merge a value and the remark behind it, if only one side changed each."""
        sides = (base, ours, theirs)
        if any(each.is_block for each in sides):
            return False
        value = _one_of(*(each.source.text[each.body : each.node.end] for each in sides))
        value = _united(base, ours, theirs) if value is None else value
        rest = _one_of(*(each.source.text[each.node.end : each.end] for each in sides))
        if value is None or rest is None:
            return False
        self.splices.append(Splice(ours.body, ours.end, value + rest))
        return True

    def members(
        self, base: Sequence[Part], ours: Sequence[Part], theirs: Sequence[Part], trail: Trail
    ) -> None:
        """Merge the keys of a group or the items of a list."""
        to_ours, to_theirs = _partners(base, ours), _partners(base, theirs)
        new = _others(ours, to_ours.values())
        added = _others(theirs, to_theirs.values())
        both = _both_added(ours, new, theirs, added)
        kept = {n: to_ours[k] for k, n in to_theirs.items() if k in to_ours}
        spots = _Spots(ours, frozenset(new), kept | both)
        for k, each in enumerate(base):
            one, other = to_ours.get(k), to_theirs.get(k)
            if one is not None and other is not None:
                self.part(each, ours[one], theirs[other], trail)
            elif one is not None:
                self.taken_out(each, ours[one], trail)
            elif other is not None and theirs[other].said != each.said:
                at = spots.of(other, theirs[other]).at
                self.conflict(trail, None, theirs[other], at, at)
        for n, k in both.items():
            self.part(None, ours[k], theirs[n], trail)
        for n in added:
            if n not in both:
                self.insert(theirs[n], spots.of(n, theirs[n]), trail)

    def taken_out(self, base: Part, ours: Part, trail: Trail) -> None:
        """Take out what theirs took out, unless ours has changed it."""
        if ours.said != base.said:
            self.conflict(trail, ours, None, ours.body, ours.end)
        else:
            start = ours.start if ours.remarks == base.remarks else ours.body
            self.put(start, ours.end, "", trail)

    def insert(self, theirs: Part, spot: "_Spot", trail: Trail) -> None:
        """Put a part of theirs at a place of ours, indented as what stands beside it."""
        if not (theirs.is_on_its_lines and _begins_line(spot.beside.source.text, spot.at)):
            raise Doubtful
        text = _indented(theirs.text, theirs, spot.beside)
        self.splices.append(Splice(spot.at, spot.at, text, len(trail)))

    def put(self, start: int, end: int, text: str, trail: Trail) -> None:
        """Put a text in the place of one of ours."""
        self.splices.append(Splice(start, end, text, len(trail)))

    def conflict(
        self,
        trail: Trail,
        ours: Part | None,
        theirs: Part | None,
        start: int,
        end: int,
        *,
        is_new: bool = False,
    ) -> None:
        """Note that both sides changed something; marks stand on lines of their own."""
        sides = [each for each in (ours, theirs) if each is not None]
        if not all(each.is_on_its_lines for each in sides) or not _begins_line(
            trail[0].source.text, start
        ):
            raise Doubtful
        self.conflicts.append(Conflict(trail, ours, theirs, start, end, is_new))

    def remarks(self, base: str, ours: str, theirs: str, start: int) -> None:
        """Merge the remarks above a part: none is lost, but for what a side took out."""
        if theirs in (ours, base):
            return
        if ours == base:
            merged = theirs
        else:  # lines are united, not merged: nobody's remark is worth a conflict
            known = base.splitlines(keepends=True)
            lines = [
                line
                for line in ours.splitlines(keepends=True)
                if line not in known or line in theirs or not line.strip()
            ]
            more = [line for line in theirs.splitlines(keepends=True) if line.strip()]
            lines += [line for line in more if line not in known and line not in lines]
            merged = "".join(lines)
        self.splices.append(Splice(start, start + len(ours), merged))


def _one_of(base: str, ours: str, theirs: str) -> str | None:
    """Return the one text that two changes of a text agree on, if they do."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


class _Spot(NamedTuple):
    """A place in the text of ours, and the part that stands beside it."""

    at: int
    beside: Part


class _Spots(NamedTuple):
    """Where parts of theirs go: behind what they stand behind there.

    ``new`` are the numbers of what ours has added; ``places`` those of the parts of ours that
    parts of theirs are.
    """

    ours: Sequence[Part]
    new: frozenset[int]
    places: dict[int, int]

    def of(self, number: int, part: Part) -> _Spot:
        """Return the place of a part of theirs; of what both added numbers and days decide."""
        if not self.ours:
            raise Doubtful
        before = (self.places[n] for n in range(number - 1, -1, -1) if n in self.places)
        k = next(before, -1) + 1
        while k in self.new:  # ours added there, too: numbers and days say whose comes first
            beside = self.ours[k]
            if all(beside.order) and beside.order > part.order:
                return _Spot(beside.start, beside)
            k += 1
        return _Spot(self.ours[k - 1].end, self.ours[k - 1]) if k else _first(self.ours[0])


def _first(part: Part) -> _Spot:
    return _Spot(part.start, part)


def _united(base: Part, ours: Part, theirs: Part) -> str | None:
    """Return a group in braces with the changes of both sides, if they are of different keys."""
    before, mine, yours = (_values(each) for each in (base, ours, theirs))
    if not (before and isinstance(ours.node, Mapping)):
        return None
    splices = []
    for key in dict.fromkeys((*before, *yours)):
        if yours.get(key) in (before.get(key), mine.get(key)):
            continue
        if mine.get(key) != before.get(key) or key not in yours:
            return None
        last = ours.node.pairs[-1].value.end  # a new key goes behind the last one
        spot = ours.node.fields[key].value if key in mine else None
        start, end = (spot.start, spot.end) if spot else (last, last)
        text = yours[key] if spot else f", {key}: {yours[key]}"
        splices.append(Splice(start - ours.body, end - ours.body, text))
    return spliced(ours.source.text[ours.body : ours.node.end], splices)


def _values(part: Part) -> dict[str, str]:
    """Return the texts of a group in braces, by key; nothing for what is none."""
    node, text = part.node, part.source.text
    if not (isinstance(node, Mapping) and node.flow):
        return {}
    return {key: text[value.start : value.end] for key, (_, value) in node.fields.items()}


def _partners(base: Sequence[Part], side: Sequence[Part]) -> dict[int, int]:
    """Return which item of a side each of the base has become."""
    one, other = ([(each.said.strip(), each.likeness) for each in every] for every in (base, side))
    return {k: n for k, n in paired(one, other) if k is not None and n is not None}


def _others(side: Sequence[Part], known: Iterable[int]) -> list[int]:
    """Return which items of a side are none of those."""
    those = frozenset(known)
    return [k for k in range(len(side)) if k not in those]


def _both_added(
    ours: Sequence[Part], new: Sequence[int], theirs: Sequence[Part], added: Sequence[int]
) -> dict[int, int]:
    """Return which part of ours each is that theirs added, too: the same words or the same name."""
    one = [(theirs[n].said.strip(), theirs[n].name) for n in added]
    other = [(ours[k].said.strip(), ours[k].name) for k in new]
    return {added[k]: new[n] for k, n in paired(one, other) if k is not None and n is not None}


def _begins_line(text: str, offset: int) -> bool:
    return offset == 0 or text[offset - 1] == "\n"


def _indented(text: str, theirs: Part, ours: Part) -> str:
    """Return a text of theirs indented as a part of ours is."""
    more = ours.column - theirs.column
    if not more:
        return text
    lines = text.splitlines(keepends=True)
    if more > 0:
        return "".join(" " * more + line if line.strip() else line for line in lines)
    if any(line.strip() and not line.startswith(" " * -more) for line in lines):
        raise Doubtful
    return "".join(line[-more:] if line.strip() else line for line in lines)
