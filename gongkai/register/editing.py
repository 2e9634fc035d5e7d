"""Text to text: records are added by splicing at the marks of the tree's nodes.

Nothing but the lines concerned changes. It refuses to judge whether an edit makes sense,
and to write files.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.model import Adjustment, Case, Entry, Reminder
from gongkai.register.nodes import Mapping, Node, Pair, Scalar, Sequence, Source, parse
from gongkai.register.writing import Record, Unwritable, in_braces, in_lines

_BREAKS = "\r\n\x85\u2028\u2029"  # what ends a line in YAML 1.1
_LINE_END = re.compile(f"\r\n|[{_BREAKS}]")
_REST_OF_ITEM = re.compile(f"[ \t]*(,?)[ \t]*(?:#[^{_BREAKS}]*)?(?=[{_BREAKS}])")
_COLON = re.compile(r"\s*:")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class CannotEdit(CannotDo):
    """Why an edit is not possible, as a Chinese sentence."""


def add_entry(source: Source, task_id: int, entry: Entry) -> str:
    """Return the text with one more record of progress under a task."""
    record: Record = (("date", entry.date), ("status", entry.status.value))
    if entry.note:
        record += (("note", entry.note),)
    if entry.evidence:
        record += (("evidence", entry.evidence),)
    if entry.unit:
        record += (("unit", entry.unit),)
    if entry.quantity is not None:
        record += (("count", entry.quantity),)
    root = _root(source)
    return _append(source, root, _task(root, task_id), "progress", record)


def add_adjustment(source: Source, task_id: int, adjustment: Adjustment) -> str:
    """Return the text with one more approved change of a task's deadline."""
    record: Record = (
        ("date", adjustment.date),
        ("deadline", adjustment.deadline),
        ("reason", adjustment.reason),
        ("approved_by", adjustment.approved_by),
    )
    if adjustment.document:
        record += (("document", adjustment.document),)
    root = _root(source)
    return _append(source, root, _task(root, task_id), "adjustments", record)


def add_reminder(source: Source, task_id: int, reminder: Reminder) -> str:
    """Return the text with one more slip that was issued for a task."""
    record: Record = (("date", reminder.date), ("level", reminder.level))
    if reminder.reference:
        record += (("reference", reminder.reference),)
    if reminder.unit:
        record += (("unit", reminder.unit),)
    root = _root(source)
    return _append(source, root, _task(root, task_id), "reminders", record)


def add_case(source: Source, task_id: int, clock_name: str, case: Case) -> str:
    """Return the text with one more case of a task's clock; an open one must not have its name."""
    root = _root(source)
    clock = _clock(_task(root, task_id), task_id, clock_name)
    if any(_nothing_at(each, "done") for each in _cases(clock, case.ref)):
        raise CannotEdit(f"“{clock_name}”下的“{case.ref}”还没有办结，不能再登记一件")
    record: Record = (("ref", case.ref), ("from", case.since))
    if case.done:
        record += (("done", case.done),)
    return _append(source, root, clock, "cases", record)


def close_case(source: Source, task_id: int, clock_name: str, ref: str, done: date) -> str:
    """Return the text with the day on which the open case ``ref`` was concluded."""
    clock = _clock(_task(_root(source), task_id), task_id, clock_name)
    cases = _cases(clock, ref)
    if not cases:
        raise CannotEdit(f"“{clock_name}”下没有登记过“{ref}”")
    for case in cases:
        if _nothing_at(case, "done"):
            return _set(source, case, "done", done)
    raise CannotEdit(f"“{clock_name}”下的“{ref}”已经登记过办结日期")


def set_event_date(source: Source, name: str, day: date) -> str:
    """Return the text with the day on which an event happened, in place of an older one."""
    for event in _mappings(_root(source).get("events")):
        if _says(event, "name", name):
            return _set(source, event, "date", day)
    raise CannotEdit(f"没有登记名为“{name}”的事件")


def _root(source: Source) -> Mapping:
    tree = parse(source)
    if isinstance(tree.root, Mapping):
        return tree.root
    reasons = [f"：第{each.place.line}行，{each.message}" for each in tree.diagnostics[:1]]
    raise CannotEdit(f"文件无法读取{''.join(reasons)}")


def _task(root: Mapping, task_id: int) -> Mapping:
    found = [task for task in _mappings(root.get("tasks")) if _number_at(task, "id") == task_id]
    if len(found) == 1:
        return found[0]
    raise CannotEdit(f"第{task_id}项重复出现，请先改正" if found else f"没有第{task_id}项任务")


def _clock(task: Mapping, task_id: int, name: str) -> Mapping:
    for clock in _mappings(task.get("clocks")):
        if _says(clock, "name", name):
            return clock
    raise CannotEdit(f"第{task_id}项没有名为“{name}”的办理时限")


def _cases(clock: Mapping, ref: str) -> list[Mapping]:
    return [case for case in _mappings(clock.get("cases")) if _says(case, "ref", ref)]


def _mappings(node: Node | None) -> list[Mapping]:
    items = node.items if isinstance(node, Sequence) else ()
    return [item for item in items if isinstance(item, Mapping)]


def _says(mapping: Mapping, key: str, words: str) -> bool:
    node = mapping.get(key)
    return isinstance(node, Scalar) and node.text.strip() == words.strip()


def _number_at(mapping: Mapping, key: str) -> int | None:
    node = mapping.get(key)
    if isinstance(node, Scalar) and node.text.isascii() and node.text.isdigit():
        return int(node.text) if len(node.text) < 10 else None
    return None


def _nothing_at(mapping: Mapping, key: str) -> bool:
    node = mapping.get(key)
    return node is None or _is_nothing(node)


def _is_nothing(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.plain and node.text in _NOTHING
    return isinstance(node, Sequence) and not node.items


class _Splice(NamedTuple):
    """Put ``text`` in the place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


class _Layout(NamedTuple):
    """How a list is laid out: from key to dash, from dash to content, records in braces or not."""

    step: int = 2
    gap: int = 2
    braces: bool = True


def _set(source: Source, mapping: Mapping, key: str, day: date) -> str:
    pair = mapping.fields.get(key)
    if pair is None:
        return _spliced(source, _new_pair(source, mapping, [f"{key}: {day}"], f"{key}: {day}"))
    value = pair.value
    if not isinstance(value, Scalar) or _LINE_END.search(source.text, value.start, value.end):
        raise CannotEdit(f"“{key}”现在写的不是一个日期，请手工改正")
    return _spliced(source, _replacement(source, pair, str(day)))


def _append(source: Source, root: Mapping, mapping: Mapping, key: str, record: Record) -> str:
    try:
        return _spliced(source, *_addition(source, root, mapping, key, record))
    except Unwritable:
        raise CannotEdit("文字里有看不见的控制字符，不能写入文件") from None


def _addition(
    source: Source, root: Mapping, mapping: Mapping, key: str, record: Record
) -> list[_Splice]:
    pair = mapping.fields.get(key)
    if pair is not None and isinstance(pair.value, Sequence) and pair.value.items:
        if pair.value.flow:
            return _into_brackets(source, pair.value, in_braces(record))
        dash = _column(source, pair.value.start)
        lines = _item(record, dash, _layout(source, pair, pair.value))
        return [_lines_below(source, pair.value.end, lines)]
    if pair is not None and not _is_nothing(pair.value):
        raise CannotEdit(f"“{key}”现在写的不是一个列表，请手工改正")
    column = _column(source, mapping.start if pair is None else pair.key.start)
    layout = next(_layouts(source, root, key), _Layout())
    lines = _item(record, column + layout.step, layout)
    if pair is None:
        lines = [f"{key}:", *(line.removeprefix(" " * column) for line in lines)]
        return [_new_pair(source, mapping, lines, f"{key}: [{in_braces(record)}]")]
    colon = _COLON.match(source.text, pair.key.end)
    written = source.text[pair.key.end : pair.value.end]
    if mapping.flow or colon is None or "#" in written:
        return [_in_place(source, pair, in_braces(record))]
    removal = _Splice(colon.end(), pair.value.end, "")
    return [removal, _lines_below(source, pair.value.end, lines)]


def _in_place(source: Source, pair: Pair, new: str) -> _Splice:
    """Make the first item of a list that is empty or not there, on the key's own line."""
    if isinstance(pair.value, Sequence):
        inside = pair.value.start + 1
        return _Splice(inside, inside, new)
    return _replacement(source, pair, f"[{new}]")


def _new_pair(source: Source, mapping: Mapping, lines: list[str], in_line: str) -> _Splice:
    """Add a pair after the last one: as lines of a block, or inside braces."""
    if not mapping.flow:
        indent = " " * _column(source, mapping.start)
        return _lines_below(source, mapping.end, [indent + line for line in lines])
    last = mapping.pairs[-1].value
    gap = " " if _is_nothing(last) else ""  # “key:,” could be read as a text
    return _Splice(last.end, last.end, f"{gap}, {in_line}")


def _replacement(source: Source, pair: Pair, new: str) -> _Splice:
    start, end = pair.value.start, pair.value.end
    if start < end:
        return _Splice(start, end, new)
    return _Splice(start, end, f" {new}" if source.text[start - 1] == ":" else f": {new}")


def _into_brackets(source: Source, sequence: Sequence, new: str) -> list[_Splice]:
    last = sequence.items[-1]
    indent = source.text[last.start - _column(source, last.start) : last.start]
    rest = _REST_OF_ITEM.match(source.text, last.end)
    if rest is None or not indent.isspace():
        return [_Splice(last.end, last.end, f", {new}")]
    comma = rest.group(1)
    below = _lines_below(source, last.end, [f"{indent}{new}{comma}"])
    return [below] if comma else [_Splice(last.end, last.end, ","), below]


def _item(record: Record, dash: int, layout: _Layout) -> list[str]:
    """Return the lines of a list's item whose dash stands in the column ``dash``."""
    first = " " * dash + "-" + " " * (layout.gap - 1)
    if layout.braces:
        return [first + in_braces(record)]
    indent = " " * (dash + layout.gap)
    lines = in_lines(record)
    return [first + lines[0], *(indent + line for line in lines[1:])]


def _layouts(source: Source, node: Node, key: str) -> Iterator[_Layout]:
    """Yield how the other lists under ``key`` in the file are laid out."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _layouts(source, item, key)
    elif isinstance(node, Mapping):
        for pair in node.fields.values():
            value = pair.value
            if isinstance(value, Scalar):
                continue
            if pair.key.text == key and isinstance(value, Sequence):
                if value.items and not value.flow:
                    yield _layout(source, pair, value)
            else:
                yield from _layouts(source, value, key)


def _layout(source: Source, pair: Pair, sequence: Sequence) -> _Layout:
    last = sequence.items[-1]
    dash = _column(source, sequence.start)
    gap = _column(source, last.start) - dash
    step = max(0, dash - _column(source, pair.key.start))
    return _Layout(step, max(2, gap), not isinstance(last, Mapping) or last.flow)


def _column(source: Source, offset: int) -> int:
    return offset - 1 - max(source.text.rfind(each, 0, offset) for each in _BREAKS)


def _lines_below(source: Source, offset: int, lines: list[str]) -> _Splice:
    """Put new lines below the line that ``offset`` lies in, with its line ending."""
    line_end = _LINE_END.search(source.text, offset)
    if line_end:
        below = line_end.end()
        return _Splice(below, below, "".join(line + line_end.group() for line in lines))
    some_end = _LINE_END.search(source.text)
    ending = some_end.group() if some_end else "\n"
    below = len(source.text)
    return _Splice(below, below, "".join(ending + line for line in lines))


def _spliced(source: Source, *splices: _Splice) -> str:
    text = source.text
    for start, end, new in sorted(splices, reverse=True):  # so that earlier marks stay valid
        text = text[:start] + new + text[end:]
    return text
