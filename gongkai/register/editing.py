"""Text to text: what a record says is added, set or taken out by splices at its nodes' marks.

Nothing but the lines concerned changes. It refuses to judge whether an edit makes sense,
and to write files.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Several
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.register.composites import RecordOf
from gongkai.register.fields import Steps, ValueKind
from gongkai.register.nodes import Mapping, Node, Pair, Scalar, Sequence, Source

_BREAKS = "\r\n\x85\u2028\u2029"  # what ends a line in YAML 1.1
_RARE = _BREAKS.replace("\n", "")
_LINE_END = re.compile(f"\r\n|[{_BREAKS}]")
_REST_OF_ITEM = re.compile(f"[ \t]*(,?)[ \t]*(?:#[^{_BREAKS}]*)?(?=[{_BREAKS}])")
_COMMA = re.compile(r"\s*,")
_COLON = re.compile(r"\s*:")


class CannotEdit(CannotDo):
    """Why an edit is not possible, as a Chinese sentence."""


class Splice(NamedTuple):
    """Put ``text`` in the place of what stands from ``start`` to ``end``.

    Of several additions at one place the deeper one stands first: a last item comes before
    what follows its list.
    """

    start: int
    end: int
    text: str
    depth: int = 0


def addition(
    record: Mapping,
    steps: Steps,
    kind: ValueKind,
    values: Several[object],
    beside: Iterable[Mapping] = (),
) -> list[Splice]:
    """Return the splices that add values of a kind at the end of a list.

    A list that is not there yet is laid out as the first like it in the records ``beside``.
    """
    mapping, key = _holder(record, steps)
    source, pair = record.source, mapping.fields.get(key)
    in_line = [kind.written(value, flow=True) for value in values]
    if pair is not None and isinstance(pair.value, Sequence) and pair.value.items:
        if pair.value.flow:
            return _into_brackets(source, pair.value, in_line)
        dash = _column(source, pair.value.start)
        lines = _items(kind, values, dash, _layout(source, pair, pair.value))
        return [_lines_below(source, pair.value.end, lines, 2 * dash + 1)]
    if pair is not None and not _is_nothing(pair.value):
        raise CannotEdit(f"“{key}”现在写的不是一个列表，请手工改正")
    layout = next(_layouts_beside(beside, steps[0], key), _Layout())
    column = _column(source, mapping.start if pair is None else pair.key.start)
    lines = _items(kind, values, column + layout.step, layout)
    if pair is None:
        lines = [f"{key}:", *(line.removeprefix(" " * column) for line in lines)]
        return [_new_pair(source, mapping, lines, f"{key}: [{', '.join(in_line)}]")]
    colon = _COLON.match(source.text, pair.key.end)
    if mapping.flow or colon is None or _has_comment(source, pair.key.end, pair.value.end):
        return [_in_place(source, pair, ", ".join(in_line))]
    below = _lines_below(source, pair.value.end, lines, 2 * column + 1)
    return [Splice(colon.end(), pair.value.end, ""), below]


def replacement(record: Mapping, steps: Steps, kind: ValueKind, value: object) -> list[Splice]:
    """Return the splices that write a value at a key, in the place of what stands there."""
    mapping, key = _holder(record, steps)
    source, pair = record.source, mapping.fields.get(key)
    if pair is None:
        line = f"{key}: {kind.written(value, flow=False)}"
        in_line = f"{key}: {kind.written(value, flow=True)}"
        return [_new_pair(source, mapping, [line], in_line)]
    new = kind.written(value, flow=mapping.flow)
    if isinstance(pair.value, Scalar) or pair.value.flow:
        return [_in_the_place(source, pair, new)]
    colon = _COLON.match(source.text, pair.key.end)
    if colon is None or _has_comment(source, pair.key.end, pair.value.end):
        raise CannotEdit(f"“{key}”下面有注释，改写会丢掉，请手工改正")
    return [Splice(colon.end(), pair.value.end, f" {new}")]


def removal(record: Mapping, steps: Steps) -> list[Splice]:
    """Return the splices that take an item out of a list, or a key out of a record.

    With its last item a list goes, too, unless a comment belongs to it.
    """
    source, last = record.source, steps[-1]
    if isinstance(last, str):
        mapping, key = _holder(record, steps)
        return [_pair_out(source, mapping, mapping.fields[key])]
    mapping, key = _holder(record, steps[:-1])
    pair = mapping.fields[key]
    items = pair.value.items if isinstance(pair.value, Sequence) else ()
    if not 0 <= last < len(items) or not isinstance(pair.value, Sequence):
        raise CannotEdit(f"“{key}”里没有第{last + 1}条")
    if len(items) == 1 and not _is_commented(mapping, pair, items[0]):
        return [_pair_out(source, mapping, pair)]
    if pair.value.flow:
        return _out_of_brackets(source, pair.value, last)
    before = items[last - 1].end if last else pair.key.end
    return [_lines_out(source, _dash_line(source, pair.value, before), items[last].end)]


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return the text with all the splices made.

    Raises ``CannotEdit`` when two of them concern the same characters.
    """
    parts: list[str] = []
    offset = 0
    for start, end, new, _ in sorted(splices, key=_position):
        if start < offset:
            raise CannotEdit("几处改动落在同一处，请分几次登记")
        parts += [text[offset:start], new]
        offset = end
    return "".join([*parts, text[offset:]])


def _position(splice: Splice) -> tuple[int, int, int]:
    return splice.start, splice.end, -splice.depth


def node_at(record: Node, steps: Steps) -> Node | None:
    """Return what stands at the steps from a record, if anything does."""
    node: Node | None = record
    for step in steps:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
    return node


def _holder(record: Mapping, steps: Steps) -> tuple[Mapping, str]:
    """Return the mapping that has the last of the steps as its key, and that key."""
    node, key = node_at(record, steps[:-1]), steps[-1]
    if not isinstance(node, Mapping) or not isinstance(key, str):
        raise CannotEdit(f"找不到要改的“{key}”，请手工改正")
    return node, key


def _is_nothing(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.is_null
    return isinstance(node, Sequence) and not node.items


def _has_comment(source: Source, start: int, end: int) -> bool:
    return "#" in source.text[start:end]


def _is_commented(mapping: Mapping, pair: Pair, item: Node) -> bool:
    """Does a list have a comment that is not about its only item?"""
    end, is_block = pair.value.end, isinstance(pair.value, Sequence) and not pair.value.flow
    if not mapping.flow and not is_block:
        end = next_line(mapping.source.text, end)
    return any(
        _has_comment(mapping.source, *span)
        for span in ((pair.key.end, item.start), (item.end, end))
    )


class _Layout(NamedTuple):
    """How a list is laid out: from key to dash, from dash to content, records in braces or not."""

    step: int = 2
    gap: int = 2
    braces: bool = True


def _in_place(source: Source, pair: Pair, new: str) -> Splice:
    """Make the first item of a list that is empty or not there, on the key's own line."""
    if isinstance(pair.value, Sequence):
        inside = pair.value.start + 1
        return Splice(inside, inside, new)
    return _in_the_place(source, pair, f"[{new}]")


def _in_the_place(source: Source, pair: Pair, new: str) -> Splice:
    start, end = pair.value.start, pair.value.end
    if start < end:
        return Splice(start, end, new)
    return Splice(start, end, f" {new}" if source.text[start - 1] == ":" else f": {new}")


def _new_pair(source: Source, mapping: Mapping, lines: list[str], in_line: str) -> Splice:
    """Add a pair after the last one: as lines of a block, or inside braces."""
    if not mapping.flow:
        column = _column(source, mapping.start)
        indented = [" " * column + line for line in lines]
        return _lines_below(source, mapping.end, indented, 2 * column)
    last = mapping.pairs[-1].value
    gap = " " if _is_nothing(last) else ""  # “key:,” could be read as a text
    return Splice(last.end, last.end, f"{gap}, {in_line}")


def _into_brackets(source: Source, sequence: Sequence, new: list[str]) -> list[Splice]:
    last = sequence.items[-1]
    indent = source.text[last.start - _column(source, last.start) : last.start]
    rest = _REST_OF_ITEM.match(source.text, last.end)
    if rest is None or not indent.isspace():
        return [Splice(last.end, last.end, "".join(f", {each}" for each in new))]
    lines = [f"{indent}{each}," for each in new]
    if rest.group(1):
        return [_lines_below(source, last.end, lines)]
    lines[-1] = lines[-1].removesuffix(",")
    return [Splice(last.end, last.end, ","), _lines_below(source, last.end, lines)]


def _out_of_brackets(source: Source, sequence: Sequence, number: int) -> list[Splice]:
    """Take an item out with one comma, and with its line where it has one of its own."""
    items, item = sequence.items, sequence.items[number]
    if len(items) == 1:
        return [Splice(item.start, item.end, "")]
    rest = _REST_OF_ITEM.match(source.text, item.end)
    line = item.start - _column(source, item.start)
    if rest is not None and not source.text[line : item.start].strip():
        lines = _lines_out(source, line, item.end)
        comma = _COMMA.match(source.text, items[number - 1].end)
        if number + 1 < len(items) or rest.group(1) or comma is None:
            return [lines]
        return [Splice(comma.end() - 1, comma.end(), ""), lines]
    if number + 1 < len(items):
        return [Splice(item.start, items[number + 1].start, "")]
    return [Splice(items[number - 1].end, item.end, "")]


def _pair_out(source: Source, mapping: Mapping, pair: Pair) -> Splice:
    """Take a key out with its value; the first one of a block stays, with nothing after it."""
    pairs, number = mapping.pairs, list(mapping.fields).index(pair.key.text)
    if mapping.flow and number:
        return Splice(pairs[number - 1].value.end, pair.value.end, "")
    if mapping.flow and len(pairs) > 1:
        return Splice(pair.key.start, pairs[1].key.start, "")
    line = pair.key.start - _column(source, pair.key.start)
    if mapping.flow or number == 0 or source.text[line : pair.key.start].strip():
        colon = _COLON.match(source.text, pair.key.end)
        return Splice(colon.end() if colon else pair.value.start, pair.value.end, "")
    return _lines_out(source, line, pair.value.end)


def _dash_line(source: Source, sequence: Sequence, offset: int) -> int:
    """Return where the line begins that has the first dash of a block list after ``offset``."""
    indent = " " * _column(source, sequence.start)
    dash = re.compile(f"(?:^|(?<=[{_BREAKS}])){indent}-(?=\\s)")
    found = dash.search(source.text, offset, sequence.end)
    if found is None:
        raise CannotEdit("这个列表的写法特别，请手工改正")
    return found.start()


def _items(kind: ValueKind, values: Iterable[object], dash: int, layout: _Layout) -> list[str]:
    """Return the lines of a list's new items, whose dashes stand in the column ``dash``."""
    first, indent = " " * dash + "-" + " " * (layout.gap - 1), " " * (dash + layout.gap)
    written: list[str] = []
    for value in values:
        if layout.braces or not isinstance(kind, RecordOf):
            lines = [kind.written(value, flow=False)]
        else:
            lines = kind.lines(value)
        written += [first + lines[0], *(indent + line for line in lines[1:])]
    return written


def _layouts_beside(records: Iterable[Mapping], first: str | int, key: str) -> Iterator[_Layout]:
    """Yield how the other lists under ``key`` are laid out, looked for below the key ``first``."""
    for record in records:
        pair = record.fields.get(str(first))
        if pair is not None:
            yield from _layouts(record.source, pair, key)


def _layouts(source: Source, pair: Pair, key: str) -> Iterator[_Layout]:
    value = pair.value
    if pair.key.text == key and isinstance(value, Sequence):
        if value.items and not value.flow:
            yield _layout(source, pair, value)
        return
    for item in value.items if isinstance(value, Sequence) else (value,):
        if isinstance(item, Mapping):
            for inner in item.fields.values():
                yield from _layouts(source, inner, key)


def _layout(source: Source, pair: Pair, sequence: Sequence) -> _Layout:
    last = sequence.items[-1]
    dash = _column(source, sequence.start)
    gap = _column(source, last.start) - dash
    step = max(0, dash - _column(source, pair.key.start))
    return _Layout(step, max(2, gap), not isinstance(last, Mapping) or last.flow)


def _column(source: Source, offset: int) -> int:
    near = source.text.rfind("\n", 0, offset)  # the others are rare: look no farther back
    return offset - 1 - max(near, *(source.text.rfind(each, near + 1, offset) for each in _RARE))


def next_line(text: str, offset: int) -> int:
    """Return where the line after that of ``offset`` begins: the text's length after the last."""
    line_end = _LINE_END.search(text, offset)
    return line_end.end() if line_end else len(text)


def _lines_out(source: Source, line: int, offset: int) -> Splice:
    """Take out whole lines, from the one that begins at ``line`` to the one ``offset`` lies in."""
    line_end = _LINE_END.search(source.text, offset)
    if line_end or not line:
        return Splice(line, line_end.end() if line_end else len(source.text), "")
    crlf = source.text.endswith("\r\n", 0, line)  # the line before is the last one now
    return Splice(line - (2 if crlf else 1), len(source.text), "")


def _lines_below(source: Source, offset: int, lines: list[str], depth: int = 0) -> Splice:
    """Put new lines below the line that ``offset`` lies in, with its line ending."""
    line_end = _LINE_END.search(source.text, offset)
    if line_end:
        below = line_end.end()
        return Splice(below, below, "".join(line + line_end.group() for line in lines), depth)
    some_end = _LINE_END.search(source.text)
    ending = some_end.group() if some_end else "\n"
    below = len(source.text)
    return Splice(below, below, "".join(ending + line for line in lines), depth)
