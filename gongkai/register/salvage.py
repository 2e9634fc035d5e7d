"""Parsing that goes on past a task whose YAML is broken, so that the others stay readable.

It knows how the lines of a task list look when a person writes them, and refuses to guess at
what the broken task was meant to say.
"""

import re
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.register.broken import Broken
from gongkai.register.nodes import Source, Tree
from gongkai.register.parsing import parse

_ATTEMPTS = 100
_READ_AGAIN = 5_000_000  # characters in all, so that a large file is not read a hundred times
_CONFLICT_ENDS = re.compile(r"(?m)^>{7}")
_TASKS = re.compile(r"(?m)^tasks[ \t]*:[^\r\n]*")
_TOP_LEVEL = re.compile(r"(?m)^(?:plan|events|tasks)[ \t]*:")
_FIRST_ITEM = re.compile(r"(?m)^( *)-[ \t]")
_WRITTEN = re.compile(r"[^\r\n]")
_DASH = r"^[ \t]*(?:[-—－][ \t]*)?"
_ID = re.compile(rf"(?m){_DASH}(?:\{{[ \t]*)?id[ \t]*[:：][ \t]*[\"']?(\d{{1,9}})\b")
_NAME = re.compile(rf"(?m)(?:{_DASH}|[{{,][ \t]*)name[ \t]*[:：][ \t]*[\"']?([^#,}}\r\n]{{1,40}})")


class Salvage(NamedTuple):
    """The tree of what can be parsed, and the tasks that it leaves out."""

    tree: Tree
    lost: tuple[Broken, ...] = ()


def parse_what_can_be(source: Source) -> Salvage:
    """Return the tree of a tasks file without those tasks whose YAML is broken.

    The broken lines are blanked out and the rest is parsed again; every offset stays true. When
    the fault lies elsewhere, the tree is empty, as ``parse`` leaves it.
    """
    tree = parse(source)
    found = dict.fromkeys(tree.diagnostics)
    text = source.text
    lost: list[Broken] = []
    for _ in range(min(_ATTEMPTS, 1 + _READ_AGAIN // (len(text) + 1))):
        if tree.root is not None:
            break
        blocks = _blocks_with(tree.diagnostics, source, text)
        if not blocks:
            break
        for start, end in blocks:
            lost += _lost_in(source, start, end)
            text = text[:start] + _WRITTEN.sub(" ", text[start:end]) + text[end:]
        tree = parse(source.with_text(text))
        found.update(dict.fromkeys(tree.diagnostics))
    diagnostics = tuple(found)
    if tree.root is None:
        return Salvage(Tree(None, diagnostics))
    return Salvage(Tree(tree.root, diagnostics), tuple(lost))


def standing(source: Source) -> tuple[Broken, ...]:
    """Return every task that a person sees in a text, whatever else the text says."""
    return tuple(each for each in _lost_in(source, 0, len(source.text)) if each.number)


def _blocks_with(
    problems: tuple[Diagnostic, ...], source: Source, text: str
) -> list[tuple[int, int]]:
    """Return the lines of the tasks in which problems lie; one elsewhere may do no harm."""
    blocks = {_block_of(problem, source, text) for problem in problems}
    return sorted(block for block in blocks if block is not None)


def _block_of(problem: Diagnostic, source: Source, text: str) -> tuple[int, int] | None:
    start = begin = end = source.start_of(problem.place.line)
    if problem.code == "conflict-marker" and (closing := _CONFLICT_ENDS.search(text, start)):
        begin, end = source.start_of(problem.place.line + 1), closing.start()
    first, last = _block_at(begin, text), _block_at(end, text)
    return (min(start, first[0]), last[1]) if first and last else None


def _block_at(offset: int, text: str) -> tuple[int, int] | None:
    """Return where the task at ``offset`` begins and ends, unless it is blank already."""
    tasks = _TASKS.search(text)
    if tasks is None or offset <= tasks.end():
        return None
    following = _TOP_LEVEL.search(text, tasks.end())
    last = following.start() if following else len(text)
    first = _FIRST_ITEM.search(text, tasks.end(), last)
    if first is None or not first.start() <= offset < last:
        return None
    item = re.compile(rf"(?m)^{first[1]}-[ \t]")
    starts = [match.start() for match in item.finditer(text, first.start(), last)]
    start = max(begin for begin in starts if begin <= offset)
    end = min((begin for begin in starts if begin > offset), default=last)
    return (start, end) if text[start:end].strip() else None


def _lost_in(source: Source, start: int, end: int) -> list[Broken]:
    """Return every task that seems to begin in the lines: a bad indent joins two of them."""
    block = source.text[start:end]
    numbers = list(_ID.finditer(block))
    if not numbers:
        return [Broken("", _name(block), source.place(start))]
    ends = [number.start() for number in numbers[1:]] + [len(block)]
    lost: dict[str, Broken] = {}  # a conflict has the same task twice
    for number, after in zip(numbers, ends, strict=True):
        place = source.place(start + number.start())
        lost.setdefault(number[1], Broken(number[1], _name(block[number.start() : after]), place))
    return list(lost.values())


def _name(block: str) -> str:
    name = _NAME.search(block)
    return name[1].strip() if name else ""
