"""Rules over a Register. Each is one short function that says what ought to be true.

Rules about one record run on every sound record. Rules about the whole run only when every
record is sound, so that one broken line accuses nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic, did_you_mean, error, has_errors, warning
from gongkai.model import Register, Task
from gongkai.register.reading import Broken, Reading
from gongkai.timing.phrases import Deadline, Kind, normalise, read_deadline


class Context(NamedTuple):
    """What a rule may ask besides its record. ``units`` is ``None`` when they are not known."""

    register: Register
    as_of: date
    units: frozenset[str] | None
    events: frozenset[str]
    first_with: dict[int, Task]


RecordRule = Callable[[Task, Context], Iterator[Diagnostic]]
WholeRule = Callable[[Context], Iterator[Diagnostic]]


def examine(reading: Reading, as_of: date, *, thoroughly: bool = True) -> Reading:
    """Return the reading with what the rules found; tasks with errors move to ``broken``.

    ``as_of`` is today, for rules about dates in the future. Without ``thoroughly`` only the
    rules run that decide which records are sound.
    """
    if reading.register is None:
        return reading
    context = _context(reading, reading.register, as_of)
    found: list[Diagnostic] = []
    broken: list[Broken] = list(reading.broken)
    sound: list[Task] = []
    for task in reading.register.tasks:
        problems = [problem for rule in RECORD_RULES for problem in rule(task, context)]
        found += problems
        if has_errors(problems):
            broken.append(Broken(str(task.id), task.name, task.origin.at()))
        else:
            sound.append(task)
    if thoroughly and not has_errors((*reading.diagnostics, *found)):
        found += [problem for rule in WHOLE_RULES for problem in rule(context)]
    register = reading.register
    if len(sound) < len(register.tasks):
        register = replace(register, tasks=tuple(sound))
    return reading._replace(
        register=register,
        broken=tuple(sorted(broken, key=lambda each: each.place[:3])),
        diagnostics=(*reading.diagnostics, *found),
    )


def _context(reading: Reading, register: Register, as_of: date) -> Context:
    words = [word for each in register.units for word in (each.name, each.full_name, *each.aliases)]
    words += [each.name for each in register.collectives]
    first_with: dict[int, Task] = {}
    for task in register.tasks:
        first_with.setdefault(task.id, task)
    return Context(
        register=register,
        as_of=as_of,
        units=frozenset(words) - {""} if reading.knows_units else None,
        events=frozenset(normalise(event.name) for event in register.events),
        first_with=first_with,
    )


def id_is_unique(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A printed number names one task."""
    first = context.first_with[task.id]
    if first is not task:
        where = first.origin.at("id")
        same_file = where.path == task.origin.at("id").path
        shown = f"第{where.line}行" if same_file else f"{where.path} 第{where.line}行"
        message = f"序号{task.id}重复，第一次出现在{shown}"
        yield error("duplicate-id", task.origin.at("id"), message, "一行任务一个序号，照原表")


def units_are_known(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Every unit that a task names stands in the unit register."""
    if context.units is None:
        return
    named: list[tuple[str, tuple[str | int, ...]]]
    named = [(word, ("units", k)) for k, word in enumerate(task.units)]
    named += [(word, ("assigned", k)) for k, word in enumerate(task.assigned)]
    for word, path in named:
        if word not in context.units:
            yield _unknown_unit(word, task, path, context.units)
    for k, entry in enumerate(task.progress):
        if entry.unit is not None and entry.unit not in context.units:
            yield _unknown_unit(entry.unit, task, ("progress", k, "unit"), context.units)


def _unknown_unit(
    word: str, task: Task, path: tuple[str | int, ...], known: frozenset[str]
) -> Diagnostic:
    message = f"没有名为“{word}”的责任单位{did_you_mean(word, sorted(known))}"
    hint = "核对写法，或在 data/units.yaml 里登记"
    return error("unknown-unit", task.origin.at(*path), message, hint)


def a_unit_leads(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A task has at least one responsible unit: the first leads."""
    del context
    if not task.units:
        message = "“units”（责任单位）是空的，至少写一个"
        yield error("empty-field", task.origin.at("units"), message)


def deadlines_are_readable(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The printed deadline and every approved change of it can be read as one."""
    written: list[tuple[str, tuple[str | int, ...]]] = [(task.deadline, ("deadline",))]
    for k, change in enumerate(task.adjustments):
        written.append((change.deadline, ("adjustments", k, "deadline")))
    for phrase, path in written:
        deadline = read_deadline(phrase, context.register.plan.year)
        if deadline.kind is Kind.UNREADABLE:
            message = f"时间节点“{phrase}”读不懂{_because(deadline)}"
            hint = "写法见 gongkai explain unreadable-deadline，试读用 gongkai when"
            yield error("unreadable-deadline", task.origin.at(*path), message, hint)
        elif deadline.kind is Kind.NOT_A_DEADLINE:
            message = f"“{phrase}”不是完成时限{_because(deadline)}"
            hint = "核对原表，是否漏了“前”字"
            yield warning("not-a-deadline", task.origin.at(*path), message, hint)
        elif deadline.ambiguous:
            message = f"时间节点“{phrase}”有歧义{_because(deadline)}"
            yield warning("ambiguous-deadline", task.origin.at(*path), message, "请与印发单位核实")


def limits_are_readable(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The limit of every clock is a number of days, working days, weeks or months."""
    for k, clock in enumerate(task.clocks):
        limit = read_deadline(clock.within, context.register.plan.year)
        if limit.kind is not Kind.RELATIVE:
            place = task.origin.at("clocks", k, "within")
            message = f"期限“{clock.within}”读不懂{_because(limit)}"
            yield error("unreadable-limit", place, message, "写成 5个工作日、20日 的样子")


def events_are_defined(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A deadline that counts from an event names one that the file defines."""
    deadline = read_deadline(task.deadline, context.register.plan.year)
    if deadline.kind is Kind.RELATIVE and normalise(deadline.event or "") not in context.events:
        place = task.origin.at("deadline")
        hint = "在 events 里写上这个事件；日期未知时 date 留空"
        if deadline.event is None:
            message = f"时间节点“{task.deadline}”没有说从哪天起算"
            yield warning("event-not-named", place, message, "按办理情况补写起算事件")
        else:
            names = [event.name for event in context.register.events]
            message = f"没有定义起算事件“{deadline.event}”{did_you_mean(deadline.event, names)}"
            yield error("undefined-event", place, message, hint)


def _because(deadline: Deadline) -> str:
    return "：" + "；".join(deadline.notes) if deadline.notes else ""


RECORD_RULES: tuple[RecordRule, ...] = (
    id_is_unique,
    a_unit_leads,
    units_are_known,
    deadlines_are_readable,
    limits_are_readable,
    events_are_defined,
)

WHOLE_RULES: tuple[WholeRule, ...] = ()
