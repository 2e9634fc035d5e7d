"""Whether the register looks like the printed document: its numbers, its year, its events."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.diagnostics import Diagnostic, info, warning
from gongkai.model import Task
from gongkai.register.rules.context import Context
from gongkai.timing.phrases import Kind

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_DOCUMENT_YEAR = re.compile(r"〔(20\d\d)〕")


def tasks_are_written(context: Context) -> Iterator[Diagnostic]:
    """A plan has tasks."""
    if not context.register.tasks:
        place = context.register.plan.origin.at()
        yield warning("no-tasks", place, "没有任何任务", "在 tasks 下面照原表逐项抄录")


def numbers_follow_one_another(context: Context) -> Iterator[Diagnostic]:
    """The tasks stand in the order of their printed numbers, and no number is left out."""
    numbers = sorted(context.first_with)
    for before, after in pairwise([0, *numbers]):
        if after > before + 1:
            gap = f"第{before + 1}项" + (f"至第{after - 1}项" if after > before + 2 else "")
            place = context.first_with[after].origin.at("id")
            hint = "对照原表，看是漏抄还是写错了序号"
            yield warning("missing-id", place, f"序号不连续：缺{gap}", hint)
    for one, other in pairwise(context.register.tasks):
        if other.id < one.id:
            message = f"第{other.id}项排在第{one.id}项后面"
            hint = "照原表的次序排列：各类表格的次序以此为准"
            yield warning("id-order", other.origin.at("id"), message, hint)


def the_plan_is_of_its_year(context: Context) -> Iterator[Diagnostic]:
    """The year agrees with the title, the document's number and the day of issue."""
    plan = context.register.plan
    years = []
    titled = [int(year) for year in _YEAR.findall(plan.title)]
    if titled and plan.year not in titled:
        years.append((titled[0], "title", f"要点名称写的是{titled[0]}年"))
    if written := _DOCUMENT_YEAR.search(plan.document):
        years.append((int(written[1]), "document", f"文号写的是{written[1]}年"))
    if plan.issued is not None:
        years.append((plan.issued.year, "issued", f"印发日期在{plan.issued.year}年"))
    for year, key, message in years:
        usual = (plan.year,) if key == "title" else (plan.year - 1, plan.year)
        if year not in usual:
            hint = "核对 year 和这一项：所有时限都按 year 的年度计算"
            place = plan.origin.at(key)
            yield warning("plan-year", place, f"{message}，year 却是 {plan.year}", hint)


def events_have_dates(context: Context) -> Iterator[Diagnostic]:
    """The date of an event is filled in, so that deadlines can count from it."""
    for event in context.register.events:
        if event.date is None:
            message = f"“{event.name}”的日期还没有填，由它起算的时限算不出来"
            hint = "查明后填上，或用 gongkai event 登记"
            yield info("event-without-date", event.origin.at("date"), message, hint)


def deadlines_have_dates(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A deadline names a day: 及时 and 定期 cannot be watched over."""
    deadline = context.terms.in_force(task, context.as_of)
    vague = deadline.kind is Kind.RECURRING and not deadline.dates
    if vague or deadline.kind is Kind.OPEN:
        why = "；".join(deadline.remarks) if deadline.kind is Kind.OPEN else ""
        message = why or f"“{deadline.phrase}”没有具体日期，程序无法提醒"
        hint = "可由办公室定一个内部期限，写进 adjustments"
        yield info("undated-deadline", task.origin.at("deadline"), message, hint)


def deadlines_lie_after_the_issue(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A task that was due before the plan was issued has its progress recorded afterwards."""
    issued = context.register.plan.issued
    if issued is None or task.progress:
        return
    deadline = context.terms.in_force(task, context.as_of)
    if deadline.kind is Kind.POINT and deadline.due is not None and deadline.due < issued:
        message = f"时限“{deadline.phrase}”早于印发日期，还没有进展记录"
        hint = "原文如此的不必改；已办结的请补录进展"
        yield info("due-before-issue", task.origin.at("deadline"), message, hint)
