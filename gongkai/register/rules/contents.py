"""Whether the fields of a task say what its text says: dates, limits, numbers, rhythms.

The text is as printed and never wrong here; it is the fields that may have missed something.
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.diagnostics import Diagnostic, Place, info, warning
from gongkai.model import Task
from gongkai.register.rules.context import Context
from gongkai.timing.phrases import Deadline, Found, Kind, find_limits
from gongkai.timing.words import read_number

_LONGEST_READ = 2_000  # characters: a cell of a table, not a book
_MAY_LIMIT = re.compile(
    "[\\d\uff10-\uff19一二两三四五六七八九十].{0,3}[日天周月年季个工]|[年月季]度?[底末内]"
)
_QUOTA = re.compile(
    r"(?P<each>每(?!年)[^，。；、]{1,6})?(?:不少于|不低于|至少|不得少于)"
    r"[^，。；、每\d一二两三四五六七八九十]{0,6}"
    r"(?P<number>\d{1,4}|[一二两三四五六七八九十])"
    r"(?P<measure>[次场篇件项条份批门轮]|期(?!限)|个(?!工作日|自然日|月|小时|星期|季度|年))"
)
_RHYTHM = re.compile(r"每(?:个?(?:季度?|月|星期)|周|半年|旬)|(?:按|逐)(?:季度?|月|周)|每年(?=\d)")


def dates_agree_with_the_text(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The deadline is the date that the text names."""
    deadline = context.terms.read(task.deadline)
    named = [
        f for f in _limits(task, context) if _is_of_the_plan(f, context) or _covers(deadline, f)
    ]
    if not named:
        return
    if any(_covers(deadline, found) for found in named):
        untracked = [found for found in named if not _covers(deadline, found)]
    elif deadline.kind in (Kind.POINT, Kind.WINDOW, Kind.STAGED):
        untracked = []
        message = f"任务内容写的是“{named[0].phrase}”，时间节点却是“{task.deadline}”"
        hint = "对照原表核对；原文如此的，以哪个为准请与印发单位核实"
        yield warning("contradicted-deadline", task.origin.at("deadline"), message, hint)
    else:
        untracked = named
    for found in untracked:
        message = f"任务内容里的“{found.phrase}”没有跟踪：时间节点是“{task.deadline}”"
        hint = "需要提醒的，由办公室在 adjustments 里写明内部期限，或另立一项"
        yield info("untracked-limit", _in_text(task, found.phrase), message, hint)


def _in_text(task: Task, words: str) -> Place:
    """Return the place of the words in the text, when they stand on its first line."""
    place = task.origin.at("content")
    found = place.text.find(words, place.column - 1)
    return place if found < 0 else place._replace(column=found + 1, length=len(words))


def _limits(task: Task, context: Context) -> tuple[Found, ...]:
    text = task.content[:_LONGEST_READ]
    return find_limits(text, context.year) if _MAY_LIMIT.search(text) else ()


def _is_of_the_plan(found: Found, context: Context) -> bool:
    # What the text says of other years is what the task is about, or a goal beyond it.
    day = _day(found)
    return day is not None and day.year == context.year


def _day(found: Found) -> date | None:
    return found.deadline.due if found.deadline.kind is Kind.POINT else None


def _covers(deadline: Deadline, found: Found) -> bool:
    day = _day(found)
    if day is None:
        return False
    if deadline.start is not None and deadline.due is not None:
        return deadline.start <= day <= deadline.due
    return day == deadline.due or day in deadline.dates


def limits_have_clocks(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A limit that the text counts from an event has a clock of the same length and unit."""
    limits = [f for f in _limits(task, context) if f.deadline.kind is Kind.RELATIVE]
    if not limits:
        return
    clocks = [context.terms.read(clock.within) for clock in task.clocks]
    tracked = {_length(clock) for clock in clocks} | {_length(context.terms.read(task.deadline))}
    missing = [found for found in limits if _length(found.deadline) not in tracked]
    contradictions = list(_contradictions(task, context, limits, missing)) if missing else []
    yield from contradictions
    for found in () if contradictions else missing:
        message = f"任务内容里的“{found.phrase}”没有跟踪"
        hint = "需要跟踪的，在 clocks 里写上名称、期限和起算事件"
        yield info("untracked-limit", _in_text(task, found.phrase), message, hint)


def _contradictions(
    task: Task, context: Context, limits: list[Found], missing: list[Found]
) -> Iterator[Diagnostic]:
    """The deadline or a clock has another length than the text, and the text's has none."""
    written = {_length(found.deadline) for found in limits}
    unlike = f"任务内容写的是“{missing[0].phrase}”"
    deadline = context.terms.read(task.deadline)
    if deadline.kind is Kind.RELATIVE and _length(deadline) not in written and not task.clocks:
        message = f"{unlike}，时间节点却是“{task.deadline}”"
        hint = "对照原表核对；“日”和“工作日”是两回事"
        yield warning("contradicted-deadline", task.origin.at("deadline"), message, hint)
    for k, clock in enumerate(task.clocks):
        # A statutory limit need not be printed in the plan.
        if _length(context.terms.read(clock.within)) not in written and not clock.statutory:
            message = f"{unlike}，时限却是“{clock.within}”"
            hint = "对照原表核对；“日”和“工作日”是两回事"
            place = task.origin.at("clocks", k, "within")
            yield warning("contradicted-limit", place, message, hint)


def _length(limit: Deadline) -> tuple[int | None, str | None]:
    return limit.amount, limit.unit


def quotas_have_targets(task: Task, context: Context) -> Iterator[Diagnostic]:
    """不少于1次 in the text is a target, with the same number."""
    del context
    quotas = [q for q in _QUOTA.finditer(task.content[:_LONGEST_READ]) if not q["each"]]
    if not quotas:
        return
    if task.target is None:
        message = f"任务内容里的“{quotas[0][0]}”没有跟踪"
        hint = f"写上 target: {read_number(quotas[0]['number'])}{quotas[0]['measure']}"
        yield info("untracked-target", _in_text(task, quotas[0][0]), message, hint)
    elif task.target.quantity not in [read_number(quota["number"]) for quota in quotas]:
        message = f"任务内容写的是“{quotas[0][0]}”，量化目标却是“{task.target}”"
        yield warning("contradicted-target", task.origin.at("target"), message, "对照原表核对数量")


def rhythms_have_occurrences(task: Task, context: Context) -> Iterator[Diagnostic]:
    """每季度 in the text is a deadline that comes round, or a target that adds up."""
    rhythm = _RHYTHM.search(task.content[:_LONGEST_READ])
    if rhythm is None or task.target is not None:
        return
    deadline = context.terms.read(task.deadline)
    if deadline.kind not in (Kind.RECURRING, Kind.STAGED):
        message = f"任务内容里的“{rhythm[0]}”没有跟踪：时间节点是“{task.deadline}”"
        hint = "要按期提醒的，由办公室在 adjustments 里写明，如 每季度末；或写上 target"
        yield info("untracked-rhythm", _in_text(task, rhythm[0]), message, hint)
