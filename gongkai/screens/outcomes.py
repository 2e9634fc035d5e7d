"""What the record says after an edit, in one line: 「第11项 已完成（按时，2022年10月20日）」.

It compares the register before and after, and refuses to know how it was changed.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.agenda import Item, State, agenda
from gongkai.model import Adjustment, Entry, Register, Target, Task
from gongkai.sentences import late_by, moved, shares_words
from gongkai.timing.due_days import estimate_note
from gongkai.timing.phrases import Kind, normalise
from gongkai.timing.workdays import Calendar
from gongkai.wording import dated, full_day, listed

_PUNCTUALITY = {State.DONE_EARLY: "提前", State.DONE_ON_TIME: "按时"}


def entry_words(before: Register, after: Register, number: int, entry: Entry) -> str:
    """Return what the record says of a task after an entry, as of the entry's day."""
    task = _task(after, number)
    items = _items(after, number, entry.date)
    settled = list(_newly_settled(_items(before, number, entry.date), items))
    details = [_settlement(item) for item in settled]
    entries = task.entries(entry.date)
    if task.target is not None and entry.counted:
        details.append(_sum(entries, task.target))
    if entry.status.concludes and not settled:
        details.append(_why_unsettled(items, after.plan.unit_word))
    shown = "，".join([*filter(None, details), full_day(entry.date)])
    uncounted = _uncounted(entries, task.target, entry) if task.target else ""
    return f"第{number}项 {entry.status.value}（{shown}）{uncounted}"


def adjustment_words(before: Register, after: Register, number: int, change: Adjustment) -> str:
    """Return which deadline a task has now, and on which day that is."""
    old, new = (_task(register, number) for register in (before, after))
    earlier = old.adjustment(change.date)
    was = earlier.deadline if earlier else old.deadline
    said = f"第{number}项 {moved(was, change.deadline)}"
    in_force = new.adjustment(date.max)
    if in_force is not None and in_force != change:
        return f"{said}（{full_day(in_force.date)}已调整为“{in_force.deadline}”，以其为准）"
    items = [i for i in _items(after, number, change.date) if i.obligation == "deadline"]
    days = [f"{full_day(i.due)}{_estimate(i, after)}" for i in items if i.due is not None]
    kind = items[0].deadline.kind
    undated = "缺起算日，到期日待定" if kind is Kind.RELATIVE else kind.word
    return f"{said}（{listed(days)}到期）" if days else f"{said}（{undated}）"


def event_words(before: Register, after: Register, name: str, as_of: date) -> list[str]:
    """Return the event's date, old and new, and one line for each task that it gives a date."""
    old, new = (
        next((e.date for e in register.events if e.name == name), None)
        for register in (before, after)
    )
    shown = dated(new) if new else ""
    changed = f"的日期由{dated(old)}改为{shown}" if old and old != new else f" {shown}"
    bound = [item for item in agenda(after, as_of).items if _counts_from(item, name)]
    lines = [
        f"第{item.task.id}项 {full_day(item.due)}到期{_estimate(item, after)}"
        for item in bound
        if item.due is not None
    ]
    return [f"“{name}”{changed}", *(lines or ["没有任务的时限从它起算"])]


def case_words(before: Register, after: Register, number: int, label: str, day: date) -> str:
    """Return what the record says of a case of a clock as of ``day``."""
    old, new = (
        [i for i in _items(register, number, day) if i.label == label]
        for register in (before, after)
    )
    for item in _newly_settled(old, new):
        return f"第{number}项 {label} 已办结（{_punctuality(item)}，{full_day(day)}）"
    item = new[-1]
    course = item.course
    assert course is not None
    bent = "，".join(item.notes) or "已起算"
    owner = f"，由{listed(item.units)}承办" if course.case.unit else ""
    if item.settled is not None:
        result = f"，{course.case.result}" if course.case.result else ""
        return f"第{number}项 {label} {full_day(item.settled)}办结{result}{owner}"
    due = "，恢复后再算到期日" if course.open_pause else f"，{full_day(course.due)}到期"
    return f"第{number}项 {label} {bent}{due}{_estimate(item, after)}{owner}"


def _task(register: Register, number: int) -> Task:
    return next(task for task in register.tasks if task.id == number)


def _items(register: Register, number: int, day: date) -> list[Item]:
    return list(agenda(register._replace(tasks=(_task(register, number),)), day).items)


def _newly_settled(before: Iterable[Item], after: Iterable[Item]) -> Iterator[Item]:
    """Yield what has been met since; two obligations are the same when all else is equal."""
    met = [_identity(item) for item in before if item.settled is not None]
    for item in after:
        if item.settled is not None:
            if _identity(item) in met:
                met.remove(_identity(item))
            else:
                yield item


def _identity(item: Item) -> tuple[str, str | None, str, date | None, date | None]:
    return item.obligation, item.label, item.phrase, item.start, item.due


def _settlement(item: Item) -> str:
    """Return 「按时」, 「二季度提前」, or why nothing can be said about the time."""
    if item.due is not None:
        label = item.label if item.obligation == "deadline" and item.label else ""
        return f"{label}{_punctuality(item)}"
    return "缺起算日，是否按时待定" if item.deadline.kind is Kind.RELATIVE else ""


def _punctuality(item: Item) -> str:
    """Return 「提前」, 「按时」 or 「逾期3天」 for an obligation that has been met."""
    if item.state is not State.DONE_LATE:
        return _PUNCTUALITY.get(item.state, "")
    return late_by(item)


def _sum(entries: Iterable[Entry], target: Target) -> str:
    """Return 「累计1/3篇」; of one thing that has been done once there is nothing to add up."""
    reached = sum(entry.counted for entry in entries)
    return f"累计{reached}/{target}" if (reached, target.quantity) != (1, 1) else ""


def _uncounted(entries: Iterable[Entry], target: Target, entry: Entry) -> str:
    """Return of an entry that counts nothing how the count stands, and how it would count."""
    reached = sum(each.counted for each in entries)
    is_silent = entry.quantity is not None or entry.counted or entry.status.sets_aside
    if is_silent or reached >= target.quantity:
        return ""
    stands = f"目标{target}，累计{reached}{target.measure}"
    return f"：{stands}；这一条不计入目标，要计入请加 --count 1"


def _why_unsettled(items: Iterable[Item], unit_word: str) -> str:
    """Say why an entry that concludes has settled nothing."""
    open_items = [item for item in items if not item.is_case and item.settled is None]
    if not open_items:
        return "此前已办结"
    if any(item.state is State.STANDING for item in open_items):
        return "全年任务，12月登记的才算办结"
    for item in open_items:
        if item.shares is not None and item.shares.done and item.shares.missing:
            return f"{item.label or ''}{shares_words(item.shares, unit_word)}"
    return "目标未达到"


def _counts_from(item: Item, name: str) -> bool:
    event = item.deadline.event if item.obligation == "deadline" else None
    return event is not None and normalise(event) == normalise(name)


def _estimate(item: Item, register: Register) -> str:
    if not item.estimated or item.due is None:
        return ""
    return f"（{estimate_note(item.due, Calendar(register.notices))}）"
