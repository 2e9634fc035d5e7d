"""What has changed between two revisions, for other programs and as Markdown."""

from collections.abc import Iterator
from enum import Enum

from gongkai.documents.markdown import escaped
from gongkai.formats.json import day, item_fields, json_text
from gongkai.history.differences import Altered, Differences, Edit, Recorded, Side
from gongkai.history.telling import NOTHING, heading, sections
from gongkai.model import Adjustment, Case, Entry, Reminder, Span, Task
from gongkai.register.composites import ListOf, RecordOf
from gongkai.register.fields import ValueKind
from gongkai.register.formats import ADJUSTMENT, CASE, ENTRY, REMINDER

_KINDS = {
    Entry: ("progress", ENTRY),
    Adjustment: ("adjustment", ADJUSTMENT),
    Reminder: ("reminder", REMINDER),
    Case: ("case", CASE),
}


def changes_markdown(changed: Differences) -> str:
    """Return what has changed with a heading for each section."""
    return "\n".join(_markdown_lines(changed)) + "\n"


def _markdown_lines(changed: Differences) -> Iterator[str]:
    yield f"# {escaped(heading(changed))}"
    for section in sections(changed):
        yield f"\n## {section.title}\n"
        yield escaped(section.summary)
        if section.lines:
            yield ""
        yield from (f"- {escaped(line)}" for line in section.lines)
    if changed.is_nothing:
        yield f"\n{NOTHING}"


def changes_json(changed: Differences) -> str:
    """Return what has changed as JSON; docs/json.md describes it."""
    return json_text(
        {
            "from": _side(changed.old),
            "to": _side(changed.new),
            "added": [_task(each) for each in changed.added],
            "removed": [_task(each) for each in changed.removed],
            "done": [_task(each.task) for each in changed.done],
            "overdue": [item_fields(each) for each in changed.overdue],
            "done_late": [item_fields(each) for each in changed.done_late],
            "recorded": [_recorded(each) for each in changed.recorded],
            "altered": [_altered(each) for each in changed.altered],
            "printed": [_edit(each) for each in changed.printed],
            "other": [_edit(each) for each in changed.other],
        }
    )


def _side(side: Side) -> dict[str, object]:
    return {"revision": side.name or None, "day": day(side.recorded), "as_of": day(side.as_of)}


def _task(task: Task) -> dict[str, object]:
    return {"task": task.id, "name": task.name}


def _recorded(each: Recorded) -> dict[str, object]:
    return {**_about(each), "afterwards": each.afterwards, "record": _record(each.record)}


def _altered(each: Altered) -> dict[str, object]:
    new = _record(each.new) if each.new else None
    return {**_about(each), "old": _record(each.old), "new": new}


def _about(each: Recorded | Altered) -> dict[str, object]:
    """Return which record of a task it is about."""
    kind, _ = _KINDS[type(each.record)]
    clock = each.clock.name if each.clock else None
    return {"task": each.task.id, "kind": kind, "clock": clock}


def _edit(edit: Edit) -> dict[str, object]:
    return {
        "task": edit.task.id if edit.task else None,
        "what": edit.what or None,
        "field": edit.field.key if edit.field else None,
        "old": _told(edit, edit.old),
        "new": _told(edit, edit.new),
    }


def _told(edit: Edit, value: object) -> object:
    """Return a value, or of a whole record that came or went only that it stands there."""
    return _value(edit.field.kind, value) if edit.field else value is not None


def _record(record: Entry | Adjustment | Reminder | Case) -> object:
    """Return a record by the keys of the data file, without those that say nothing."""
    return _value(_KINDS[type(record)][1], record)


def _value(kind: ValueKind, value: object) -> object:
    """Return a value as JSON has it: days and lengths of time as they are typed."""
    if isinstance(kind, RecordOf) and value is not None:
        return {field.key: _value(field.kind, each) for field, each in kind.filled(value)}
    if isinstance(kind, ListOf) and isinstance(value, tuple):
        return [_value(kind.kind, each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Span):
        return value.text
    return value if value is None or isinstance(value, int) else str(value)
