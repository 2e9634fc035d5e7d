"""Whether the progress that is recorded can be true, and is proved."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from gongkai.clocks import case_label
from gongkai.diagnostics import Diagnostic, Place, did_you_mean, info, warning
from gongkai.model import Entry, Status, Task
from gongkai.period import closing_days
from gongkai.register.rules.cases import dated_steps
from gongkai.register.rules.context import Context, Path, cases_of
from gongkai.timing.phrases import Kind
from gongkai.wording import full_day


def nothing_lies_in_the_future(task: Task, context: Context) -> Iterator[Diagnostic]:
    """What is recorded has happened: on a later day it would be a plan, not a record."""
    for day, what, path in _recorded_days(task):
        if day > context.as_of:
            yield _future(day, what, task.origin.at(*path))


def events_lie_in_the_past(context: Context) -> Iterator[Diagnostic]:
    """An event with a date has happened."""
    for event in context.register.events:
        if event.date is not None and event.date > context.as_of:
            yield _future(event.date, f"“{event.name}”的日期", event.origin.at("date"))


def _future(day: date, what: str, place: Place) -> Diagnostic:
    message = f"{what}{full_day(day)}还没有到"
    hint = "核对年份和月份；到了那天才计入"
    return warning("future-date", place, message, hint)


def _recorded_days(task: Task) -> Iterator[tuple[date, str, Path]]:
    for k, entry in enumerate(task.progress):
        yield entry.date, "进展日期", ("progress", k, "date")
    for k, change in enumerate(task.adjustments):
        yield change.date, "批准日期", ("adjustments", k, "date")
    for k, reminder in enumerate(task.reminders):
        yield reminder.date, "发出日期", ("reminders", k, "date")
    for case, _, at in cases_of(task):
        yield case.since, "起算日", (*at, "from")
        if case.done is not None:
            yield case.done, "办结日", (*at, "done")
        for day, what, path in dated_steps(case):
            yield day, what, (*at, *path)


def progress_belongs_to_the_year(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Progress is not older than the plan's year."""
    for k, entry in enumerate(task.progress):
        if entry.date.year < context.year:
            message = f"进展日期{full_day(entry.date)}早于{context.year}年度"
            place = task.origin.at("progress", k, "date")
            yield warning("early-date", place, message, "核对年份；上年度的进展不记在这里")


def progress_is_sorted(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Entries stand in the order of their dates."""
    del context
    for k, (one, other) in enumerate(pairwise(task.progress)):
        if other.date < one.date:
            message = f"{full_day(other.date)}的进展排在{full_day(one.date)}的后面"
            place = task.origin.at("progress", k + 1, "date")
            yield warning("unsorted-progress", place, message, "按日期先后排列，或核对日期")


def done_is_proved(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Whoever says done shows a document, a link or a picture."""
    del context
    proved = False
    for k, entry in enumerate(task.progress):
        proved = bool(entry.evidence) or (proved and entry.status is Status.CLOSED)
        if entry.status.concludes and not proved:
            message = f"记为“{entry.status.value}”，没有佐证材料"
            hint = "在 evidence 里写文号或链接，如 evidence: [嘉财办〔2022〕31号]"
            yield warning("no-evidence", task.origin.at("progress", k, "status"), message, hint)


def what_is_set_aside_has_a_reason(task: Task, context: Context) -> Iterator[Diagnostic]:
    """未发生, 暂缓, 取消 and 结转 say why."""
    del context
    for k, entry in enumerate(task.progress):
        if entry.status.sets_aside and not entry.note:
            message = f"记为“{entry.status.value}”，没有写原因"
            place = task.origin.at("progress", k, "status")
            yield warning("no-reason", place, message, "在 note 里写明原因或依据")


def standing_tasks_last_all_year(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A task of the whole year is not done in the middle of it, unless its target still counts."""
    opens, _ = closing_days(context.year)
    counted = 0
    for k, entry in enumerate(task.progress):
        needed = task.target is not None and counted < task.target.quantity
        counted += entry.counted
        if not entry.status.concludes or needed or entry.date >= opens:
            continue
        if context.terms.in_force(task, entry.date).kind is Kind.STANDING:
            message = f"全年持续的任务，{full_day(entry.date)}就记为“{entry.status.value}”"
            hint = "年底前写“推进中”，12月用 gongkai close 办结；有数量要求的，写上 target"
            place = task.origin.at("progress", k, "status")
            yield warning("standing-done", place, message, hint)


def windows_are_not_left_early(task: Task, context: Context) -> Iterator[Diagnostic]:
    """What is to be done within a window is not done before the window opens."""
    for k, entry in enumerate(task.progress):
        if not entry.status.concludes:
            continue
        deadline = context.terms.in_force(task, entry.date)
        if deadline.kind is Kind.WINDOW and deadline.start and entry.date < deadline.start:
            message = f"时段“{deadline.phrase}”从{full_day(deadline.start)}开始，此前就办结了"
            hint = "核对办结日期；确实提前举办的，可不理会"
            yield warning("done-too-early", task.origin.at("progress", k, "date"), message, hint)


def notes_are_not_copied(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The same sentence three times running is last month's report copied."""
    del context
    running = 1
    for k, (one, other) in enumerate(pairwise(task.progress)):
        running = running + 1 if other.note and other.note == one.note else 1
        if running == 3:
            message = "连续三次的进展一字不差"
            place = task.origin.at("progress", k + 1, "note")
            yield warning("repeated-note", place, message, "写本期的新进展；没有进展的不必登记")


def nothing_follows_the_close(task: Task, context: Context) -> Iterator[Diagnostic]:
    """After 已销号 the matter is closed, unless another stage or more of the target lies ahead."""
    closed: Entry | None = None
    settled = counted = 0
    for k, entry in enumerate(task.progress):
        if closed is not None:
            message = f"{full_day(closed.date)}已销号，后面又有进展"
            hint = "核对是否登错了任务；销号有误的，改正前一条"
            yield warning("after-close", task.origin.at("progress", k), message, hint)
            return
        settled += entry.status.concludes
        counted += entry.counted
        if entry.status is Status.CLOSED:
            stages = len(context.terms.slots(context.terms.in_force(task, entry.date)))
            enough = task.target is None or counted >= task.target.quantity
            closed = entry if settled >= stages and enough else None


def results_are_counted(task: Task, context: Context) -> Iterator[Diagnostic]:
    """What is proved counts for the target, or says that it does not, until it is reached."""
    del context
    counted = 0
    for k, entry in enumerate(task.progress):
        counted += entry.counted
        is_open = task.target is not None and counted < task.target.quantity
        is_result = bool(entry.evidence) and entry.quantity is None
        if is_open and is_result and not (entry.status.concludes or entry.status.sets_aside):
            message = f"有佐证材料，但不计入量化目标{task.target}（已计{counted}）"
            hint = "是成果的写上 count: 1；只是准备工作的写 count: 0"
            yield warning("uncounted-progress", task.origin.at("progress", k), message, hint)


def targets_are_reached_when_closed(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A task is not closed before its target is reached, and the target is not left far behind."""
    del context
    if task.target is None:
        return
    counted = 0
    for k, entry in enumerate(task.progress):
        counted += entry.counted
        if entry.status is Status.CLOSED and counted < task.target.quantity:
            message = f"已销号，量化目标{task.target}只完成{counted}{task.target.measure}"
            place = task.origin.at("progress", k, "status")
            hint = "补记数量（count），或等达到目标再销号"
            yield warning("closed-below-target", place, message, hint)
    if counted > task.target.quantity:
        message = f"累计{counted}{task.target.measure}，超过量化目标{task.target}"
        hint = "超额完成的不必改；核对有没有重复登记"
        yield info("over-target", task.origin.at("target"), message, hint)


def changes_are_approved_in_time(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A deadline is changed before it has passed."""
    in_force = task.deadline
    for k, change in sorted(enumerate(task.adjustments), key=lambda each: each[1].date):
        due = context.terms.slots(context.terms.read(in_force))[-1].due
        if due is not None and change.date > due:
            message = f"{full_day(change.date)}才批准调整，原时限{full_day(due)}已过"
            hint = "延期应在到期前报批；核对批准日期"
            yield warning("late-change", task.origin.at("adjustments", k, "date"), message, hint)
        in_force = change.deadline


def slips_are_about_something(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The record of a slip names an occurrence, the target or a case that the task has."""
    if not any(slip.matter for slip in task.reminders):
        return
    known = {case_label(clock, case) for clock in task.clocks for case in clock.cases}
    known.add(str(task.target or ""))
    for phrase in (task.deadline, *(change.deadline for change in task.adjustments)):
        known.update(slot.label or "" for slot in context.terms.slots(context.terms.read(phrase)))
    for k, slip in enumerate(task.reminders):
        if slip.matter and slip.matter not in known:
            guess = did_you_mean(slip.matter, known)
            message = f"第{task.id}项没有“{slip.matter}”这一期或个案{guess}"
            hint = "照 gongkai list 里的写法写明哪一期、哪个个案；整项只有一个时限的不写"
            yield warning("unknown-matter", task.origin.at("reminders", k, "matter"), message, hint)


def names_are_not_shared(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Clocks of one task, and cases of one clock, can be told apart by name."""
    del context
    clocks: set[str] = set()
    for k, clock in enumerate(task.clocks):
        if clock.name in clocks:
            place = task.origin.at("clocks", k, "name")
            yield _shared(f"时限名称“{clock.name}”在这一项里写了两次", place)
        clocks.add(clock.name)
        cases: set[str] = set()
        for n, case in enumerate(clock.cases):
            if case.ref in cases:
                place = task.origin.at("clocks", k, "cases", n, "ref")
                yield _shared(f"个案“{case.ref}”登记了两次", place)
            cases.add(case.ref)


def _shared(message: str, place: Place) -> Diagnostic:
    return warning("repeated-name", place, message, "换一个名称或编号，或删去重复的一条")
