"""Whether a task can be trusted: its number, its units, its deadline, its events.

An error in the number or the deadline takes the task out of every list, to stand above it as
broken; with any other it is listed in its place, marked as faulty.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from gongkai.diagnostics import Diagnostic, did_you_mean, error, warning
from gongkai.model import Task
from gongkai.register.rules.context import Context, Path, cases_of, line_of
from gongkai.timing.phrases import Deadline, Kind
from gongkai.wording import full_day, shortened

if TYPE_CHECKING:
    from gongkai.register.rules.cells import Answer

_LONGEST_SHOWN = 40
_LONGEST_READ = 300


def id_is_unique(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A printed number names one task."""
    first = context.first_with[task.id]
    if first is not task:
        place = task.origin.at("id")
        message = f"序号{task.id}重复，第一次出现在{line_of(first.origin.at('id'), place)}"
        yield error("duplicate-id", place, message, "一行任务一个序号，照原表")


def units_are_known(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Every unit that a task names stands in the unit register."""
    if not context.knows_units:
        return
    for word, path in _named_units(task):
        if word not in context.units and word not in context.collectives:
            known = [unit.name for unit in context.register.units]
            known += [*context.collectives, *context.units]
            said = _unknown(word, tuple(dict.fromkeys(known)))
            yield error("unknown-unit", task.origin.at(*path), said.message, said.hint)


@lru_cache(maxsize=1024)
def _unknown(word: str, known: tuple[str, ...]) -> "Answer":
    from gongkai.register.rules.cells import answer  # costly, and seldom wanted

    return answer(word[:_LONGEST_READ], _shown(word), known)


def _named_units(task: Task) -> Iterator[tuple[str, Path]]:
    for k, word in enumerate(task.units):
        yield word, ("units", k)
    for k, word in enumerate(task.assigned):
        yield word, ("assigned", k)
    for k, entry in enumerate(task.progress):
        if entry.unit is not None:
            yield entry.unit, ("progress", k, "unit")
    for k, reminder in enumerate(task.reminders):
        if reminder.unit:
            yield reminder.unit, ("reminders", k, "unit")
    for case, _, at in cases_of(task):
        if case.unit:
            yield case.unit, (*at, "unit")


def deadlines_are_readable(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The printed deadline and every approved change of it can be read as one."""
    for phrase, path in _phrases(task):
        deadline = context.terms.read(phrase)
        if deadline.kind is Kind.UNREADABLE:
            message = f"时间节点“{_shown(phrase)}”读不懂{_because(deadline)}"
            hint = "写法见 gongkai explain unreadable-deadline，试读用 gongkai when"
            yield error("unreadable-deadline", task.origin.at(*path), message, hint)
        elif deadline.kind is Kind.NOT_A_DEADLINE:
            message = f"“{_shown(phrase)}”不是完成时限{_because(deadline)}"
            hint = "核对原表，是否漏了“前”字"
            yield warning("not-a-deadline", task.origin.at(*path), message, hint)
        elif deadline.ambiguous:
            message = f"时间节点“{_shown(phrase)}”有歧义{_because(deadline)}"
            yield warning("ambiguous-deadline", task.origin.at(*path), message, "请与印发单位核实")


def _phrases(task: Task) -> Iterator[tuple[str, Path]]:
    yield task.deadline, ("deadline",)
    for k, change in enumerate(task.adjustments):
        yield change.deadline, ("adjustments", k, "deadline")


def limits_are_readable(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The limit of every clock is a number of days, working days, weeks or months."""
    for k, clock in enumerate(task.clocks):
        limit = context.terms.read(clock.within)
        if limit.kind is not Kind.RELATIVE:
            place = task.origin.at("clocks", k, "within")
            message = f"期限“{_shown(clock.within)}”读不懂{_because(limit)}"
            yield error("unreadable-limit", place, message, "写成 5个工作日、20日 的样子")


def events_are_defined(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A deadline that counts from an event names one that the file defines."""
    for phrase, path in _phrases(task):
        deadline = context.terms.read(phrase)
        if deadline.kind is not Kind.RELATIVE:
            continue
        if deadline.event is None:
            message = f"时间节点“{_shown(phrase)}”没有说从哪天起算，算不出到期日"
            hint = "能补的，把起算事件写进时间节点，如 印发后30日内，并在 events 里写上"
            yield warning("event-not-named", task.origin.at(*path), message, hint)
        elif context.knows_events and not context.terms.defines(deadline.event):
            names = [event.name for event in context.register.events]
            guess = did_you_mean(_shown(deadline.event), names)
            message = f"没有定义起算事件“{_shown(deadline.event)}”{guess}"
            hint = "在 events 里写上这个事件；日期未知时 date 留空"
            yield error("undefined-event", task.origin.at(*path), message, hint)


def cases_end_after_they_begin(task: Task, context: Context) -> Iterator[Diagnostic]:
    """No case is done before the day from which it counts."""
    del context
    for case, _, at in cases_of(task):
        if case.ends_early and case.done is not None:
            place = task.origin.at(*at, "done")
            message = f"办结日{full_day(case.done)}早于起算日{full_day(case.since)}"
            yield error("case-done-early", place, message, "核对这两个日期，多是年份或月份写错")


def _because(deadline: Deadline) -> str:
    return "：" + "；".join(note.rstrip("。") for note in deadline.notes) if deadline.notes else ""


def _shown(text: str) -> str:
    return shortened(text, _LONGEST_SHOWN)
