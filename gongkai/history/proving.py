"""Is a merged text right? It must say what the counts of both sides' facts come to.

A fact is a value with the way to it, a record of a list as a whole, or a comment; where it
stands does not matter. The counts know nothing of how the text was put together.
"""

from collections import Counter
from collections.abc import Hashable, Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from gongkai.diagnostics import Severity
from gongkai.history.parts import name_of
from gongkai.register import checks, reading
from gongkai.register.fields import is_empty
from gongkai.register.formats import HOLIDAYS_FILE, TASKS_FILE, UNITS_FILE, file_of
from gongkai.register.nodes import Mapping, Node, Scalar, Source
from gongkai.register.parsing import parse
from gongkai.register.reading import Files

_Counts: TypeAlias = "Counter[Hashable]"
_Way: TypeAlias = tuple[Hashable, ...]

_NO_DAY = date.max  # no rule that judges by today speaks of errors


class Said(NamedTuple):
    """What a text says: its tree, how often it says each fact, and each comment."""

    source: Source
    root: Mapping
    facts: _Counts
    comments: _Counts


def said(source: Source) -> Said | None:
    """Return what a text says; nothing when it is not the text of a data file."""
    tree = parse(source)
    if tree.diagnostics or not isinstance(tree.root, Mapping):
        return None
    facts = Counter(_facts(tree.root, ()))
    return Said(source, tree.root, facts, Counter(_comments(source.text, tree.root)))


def is_right(merged: Source, base: Said, ours: Said, theirs: Said) -> bool:
    """Does the text say what both sides changed, and nothing else, and bring no new error?"""
    found = said(merged)
    return (
        found is not None
        and found.facts == _together(base.facts, ours.facts, theirs.facts)
        and _together(base.comments, ours.comments, theirs.comments) <= found.comments
        and _has_no_new_error(found, ours, theirs)
    )


def is_whole(choices: tuple[Source, Source], base: Said, ours: Said, theirs: Said) -> bool:
    """Do the two texts that a conflict leaves to choose from say all of it between them?

    ``choices`` are the merged text with every conflict decided for our side and for theirs.
    """
    one, other = (said(each) for each in choices)
    if one is None or other is None:
        return False
    facts, comments = one.facts | other.facts, one.comments | other.comments
    return (
        _together(base.facts, ours.facts, theirs.facts) <= facts <= (ours.facts | theirs.facts)
        and _together(base.comments, ours.comments, theirs.comments) <= comments
    )


def _together(base: _Counts, ours: _Counts, theirs: _Counts) -> _Counts:
    """Return how often each fact is to be said when both sides' changes are made."""
    every = {**base, **ours, **theirs}
    return Counter(
        {fact: count for fact in every if (count := _one(base[fact], ours[fact], theirs[fact]))}
    )


def _one(base: int, ours: int, theirs: int) -> int:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    # Both say it more often, or both less: they mean the same addition, the larger one. Else the
    # one took out what the other added to, and both changes count.
    if min(ours, theirs) > base:
        return max(ours, theirs)
    return min(ours, theirs) if max(ours, theirs) < base else max(0, ours + theirs - base)


def _facts(node: Node, way: _Way) -> Iterator[Hashable]:
    """Yield what a tree says; an empty list and a key without a value say nothing."""
    if isinstance(node, Scalar):
        if not is_empty(node):
            yield way, node.text
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from _facts(value, (*way, key.text))
    else:
        for item in node.items:
            name = name_of(item)
            if name is None:
                yield way, tuple(_facts(item, ()))
            else:
                yield from _facts(item, (*way, name))


def _comments(text: str, root: Mapping) -> Iterator[str]:
    """Yield the comments: what stands behind a # between two scalars."""
    done = 0
    for start, end in (*_scalars(root), (len(text), len(text))):
        for line in text[done:start].split("\n"):
            _, mark, words = line.partition("#")
            if mark:
                yield words.strip()
        done = max(done, end)


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, Scalar):
        yield node.start, node.end
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key.start, key.end
            yield from _scalars(value)
    else:
        for item in node.items:
            yield from _scalars(item)


def _has_no_new_error(merged: Said, ours: Said, theirs: Said) -> bool:
    found = _errors(merged)
    return not found or not found - _errors(ours) - _errors(theirs)


def _errors(text: Said) -> _Counts:
    """Count the errors of a file that is read alone."""
    kind = file_of(text.root.fields)
    files = Files(
        (text.source,) if kind is TASKS_FILE else (),
        text.source if kind is UNITS_FILE else None,
        text.source if kind is HOLIDAYS_FILE else None,
    )
    found = checks.examine(reading.read(files), _NO_DAY, thoroughly=False)
    errors = (each for each in found.diagnostics if each.severity is Severity.ERROR)
    return Counter((each.code, each.message) for each in errors)
