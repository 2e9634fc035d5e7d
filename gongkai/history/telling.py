"""What has changed, told in the office's words: sections with a count and their lines.

It refuses to know whether they go to a screen or into a file.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from gongkai.agenda import Item
from gongkai.history.differences import Altered, Differences, Edit, Recorded, Side, edits
from gongkai.model import Adjustment, Case, Entry, Reminder, Span, Target, Task
from gongkai.register.formats import ADJUSTMENT, CASE, ENTRY, REMINDER
from gongkai.sentences import change_words, due_day, late_by, part_of, reported
from gongkai.wording import full_day, listed, quoted, short_day

NOTHING = "没有变化。"

_WHOLE, _AROUND = 20, 8  # characters: what is shown whole, and around what differs
_NOUNS = {
    Entry: (ENTRY, "进展"),
    Adjustment: (ADJUSTMENT, "时限调整"),
    Reminder: (REMINDER, "催办记录"),
    Case: (CASE, "个案"),
}


class Section(NamedTuple):
    """A heading, how many there are (「6条，其中补登1条：第1项（8月15日）」), and the lines."""

    title: str
    summary: str
    lines: tuple[str, ...] = ()


def heading(changed: Differences) -> str:
    """Return 「2022年8月31日（m8）至2022年9月30日（m9）」, and the day of judgement if another."""
    old, new = changed.old, changed.new
    sides = f"{_side(old)}至{_side(new)}"
    if (old.as_of, new.as_of) == (old.recorded, new.recorded):
        return sides
    return f"{sides}，两边都以{full_day(new.as_of)}为准"


def sections(changed: Differences) -> list[Section]:
    """Return what has changed; what has not is left out."""
    found = [
        _named("新增任务", changed.added),
        _named("删去任务", changed.removed),
        _named("新完成", [each.task for each in changed.done]),
        _several("新逾期", "项", [_overdue(each) for each in changed.overdue]),
        _several("逾期后办结", "项", [_settled_late(each) for each in changed.done_late]),
        *_records(changed),
        _several("原表文字改动", "处", [_edit(each) for each in changed.printed]),
        _several("改动或删去的进展", "条", map(_altered, changed.altered_of(Entry))),
        _several("其他改动", "处", [*_other(changed), *map(_edit, changed.other)]),
    ]
    return [each for each in found if each.summary]


def _side(side: Side) -> str:
    return f"{full_day(side.recorded)}（{side.name or '现在的文件'}）"


def _named(title: str, tasks: Iterable[Task]) -> Section:
    names = [f"第{task.id}项{quoted(task.name)}" for task in tasks]
    return Section(title, f"{len(names)}项：{listed(names)}" if names else "")


def _several(title: str, measure: str, lines: Iterable[str]) -> Section:
    every = tuple(lines)
    return Section(title, f"{len(every)}{measure}" if every else "", every)


def _records(changed: Differences) -> Iterator[Section]:
    """Yield the sections of what was recorded; a closed case is an altered one."""
    closed = [each for each in changed.altered_of(Case) if _is_closed(each)]
    known = changed.old.recorded
    yield _recorded("时限调整", "项", changed.new_of(Adjustment))
    yield _recorded("新起算个案", "件", changed.new_of(Case))
    yield _several("个案办结", "件", [_closing(each, known) for each in closed])
    yield _recorded("新出通知单", "份", changed.new_of(Reminder))
    yield _recorded("新登记进展", "条", changed.new_of(Entry))


def _recorded(title: str, measure: str, records: list[Recorded]) -> Section:
    if not records:
        return Section(title, "")
    late = [f"第{each.task.id}项（{short_day(each.day)}）" for each in records if each.afterwards]
    remark = f"，其中补登{len(late)}{measure}：{listed(late)}" if late else ""
    lines = tuple(
        f"第{each.task.id}项　{'补登：' if each.afterwards else ''}{_words(each)}"
        for each in records
    )
    return Section(title, f"{len(records)}{measure}{remark}", lines)


def _words(recorded: Recorded | Altered) -> str:
    """Return what a record says."""
    record = recorded.record
    if isinstance(record, Entry):
        unit = f"{record.unit}：" if record.unit else ""
        return f"{unit}{reported(record, record.evidence)}"
    if isinstance(record, Adjustment):
        return f"{change_words(record, recorded.task.deadline)}，原因：{record.reason}"
    if isinstance(record, Reminder):
        to = f"，发{record.unit}" if record.unit else ""
        return f"{short_day(record.date)}{record.level}{record.reference}{to}"
    done = f"，{short_day(record.done)}办结" if record.done else ""
    return f"{_case(recorded)}，{short_day(record.since)}起算{done}"


def _case(recorded: Recorded | Altered) -> str:
    record = recorded.record
    name = f"{recorded.clock.name}：" if recorded.clock else ""
    return f"{name}{record.ref}" if isinstance(record, Case) else name


def _overdue(item: Item) -> str:
    return f"{_obligation(item)}，{late_by(item)}"


def _settled_late(item: Item) -> str:
    met = f"，{short_day(item.settled)}办结" if item.settled else ""
    return f"{_obligation(item)}{met}，{late_by(item)}"


def _obligation(item: Item) -> str:
    """Return 「第4项“…”　9月15日（星期四）到期」, with the part of the task it is about."""
    part = f"（{part_of(item)}）" if part_of(item) else ""
    year = item.due.year if item.due else 0
    return f"第{item.task.id}项{quoted(item.task.name)}{part}　{due_day(item, year)}到期"


def _is_closed(each: Altered) -> bool:
    """Has an open case been concluded?"""
    old, new = each.old, each.new
    return (
        isinstance(old, Case)
        and isinstance(new, Case)
        and old.done is None
        and new.done is not None
    )


def _closing(each: Altered, known: date) -> str:
    """Return on which day a case was concluded, and what else is said of it now."""
    done = each.new.done if isinstance(each.new, Case) else None
    if done is None:
        return ""
    late = "补登：" if done <= known else ""
    rest = [edit for edit in edits(CASE, each.old, each.new, each.task) if not _is_of(edit, "done")]
    told = "".join(f"；{_contrast(edit)}" for edit in rest)
    return f"第{each.task.id}项　{late}{_case(each)}，{short_day(done)}办结{told}"


def _is_of(edit: Edit, key: str) -> bool:
    return edit.field is not None and edit.field.key == key


def _altered(each: Altered) -> str:
    """Return what a record says now that it did not, or that it is gone."""
    kind, noun = _NOUNS[type(each.old)]
    if each.new is None:
        return f"第{each.task.id}项　删去：{_words(each)}"
    old = each.old
    name = _case(each) if isinstance(old, Case) else f"{short_day(old.date)}的{noun}"
    told = [_contrast(edit) for edit in edits(kind, each.old, each.new, each.task)]
    return f"第{each.task.id}项　{name}：{'；'.join(told)}"


def _other(changed: Differences) -> Iterator[str]:
    """Yield the altered records that no section of their own tells of."""
    for each in changed.altered:
        if not isinstance(each.old, Entry) and not _is_closed(each):
            yield _altered(each)


def _edit(edit: Edit) -> str:
    number = f"第{edit.task.id}项" if edit.task else ""
    if edit.field is None:
        return f"{'新增' if edit.old is None else '删去'}：{number}{edit.what}"
    return f"{number}{edit.what}{_contrast(edit)}"


def _contrast(edit: Edit) -> str:
    """Return 「时间节点“8月”改为“9月”」; of long texts what differs, with a little around it."""
    old, new = _said(edit.old), _said(edit.new)
    title = edit.field.title if edit.field else ""
    if not old or not new:
        return f"{title}{f'补为{quoted(new)}' if new else f'删去（原为{quoted(old)}）'}"
    if max(len(old), len(new)) > _WHOLE:
        old, new = _differing(old, new)
    return f"{title}{quoted(old)}改为{quoted(new)}"


def _differing(old: str, new: str) -> tuple[str, str]:
    shorter = min(len(old), len(new))
    # The end is sought behind the beginning only: of 1次 and 11次 the 1 must not be in both.
    start = next((k for k in range(shorter) if old[k] != new[k]), shorter)
    rest = shorter - start
    end = next((k for k in range(rest) if old[-1 - k] != new[-1 - k]), rest)
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return f"{'……' if first else ''}{text[first:last]}{'……' if last < len(text) else ''}"


def _said(value: object) -> str:
    """Return a value as a person says it; nothing for what is not there."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return full_day(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple) and not isinstance(value, Target):
        return (
            listed(each if isinstance(each, str) else _said(each) for each in value)
            if value
            else ""
        )
    return "" if value is None else str(value)
