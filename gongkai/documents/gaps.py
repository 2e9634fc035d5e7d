"""What is missing in the record and has to be asked for: reports, evidence, names, dates."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.agenda import State
from gongkai.documents.view import TaskView, View
from gongkai.figures import UnitFigures
from gongkai.period import Period
from gongkai.wording import listed, numbered


class GapFacts(NamedTuple):
    """What the office still has to ask for. Numbers are those of tasks.

    ``silent_units`` lead open tasks and reported nothing in the period; ``silent`` are open tasks
    without any progress; ``unproven`` are concluded without evidence; ``unnamed`` have a 相关科室
    that nobody named; ``unclocked`` have a clock but no case; ``estimated`` have a date counted
    without a published 放假安排; ``before_issue`` were overdue when the
    plan was issued; ``awaiting`` wait for an event's date. All but ``silent_units`` are for the
    officer alone: ``chores`` says them, and no document.
    """

    silent_units: tuple[str, ...]
    silent: tuple[int, ...]
    unproven: tuple[int, ...]
    unnamed: tuple[int, ...]
    unclocked: tuple[int, ...]
    estimated: tuple[int, ...]
    before_issue: tuple[int, ...]
    awaiting: tuple[int, ...]


def gaps(view: View, units: tuple[UnitFigures, ...], period: Period) -> GapFacts:
    """Return the gaps in the record as of the day of the view."""
    tasks = view.tasks
    return GapFacts(
        silent_units=tuple(
            each.name
            for each in units
            if each.lead > each.done and not each.reports and period.first <= view.as_of
        ),
        silent=tuple(each.task.id for each in tasks if _is_silent(each)),
        unproven=tuple(each.task.id for each in tasks if is_unproven(each)),
        unnamed=tuple(each.task.id for each in tasks if each.parties.unnamed),
        unclocked=tuple(each.task.id for each in tasks if _has_idle_clocks(each)),
        estimated=tuple(
            each.task.id for each in tasks if any(item.estimated for item in each.judged.items)
        ),
        before_issue=tuple(each.task.id for each in tasks if _was_due_before_issue(each, view)),
        awaiting=tuple(each.task.id for each in tasks if each.state is State.AWAITING_EVENT),
    )


def chores(gaps: GapFacts, period: Period, unit_word: str) -> Iterator[str]:
    """Yield what the officer has to see to, in sentences without a full stop."""
    if gaps.silent_units:
        many = f"{len(gaps.silent_units)}个{unit_word}" if len(gaps.silent_units) > 1 else ""
        yield f"{listed(gaps.silent_units)}{many}{period.this}未报送进展"
    if gaps.silent:
        several = f"{len(gaps.silent)}项任务（{numbered(gaps.silent)}）"
        yield f"{several}年初以来尚无进展记录，请牵头{unit_word}补报"
    if gaps.unproven:
        yield f"{numbered(gaps.unproven)}已登记完成但缺佐证材料，请补充文号、链接或附件"
    if gaps.unnamed:
        unnamed = f"{numbered(gaps.unnamed)}责任单位中的“相关{unit_word}”"
        yield f"{unnamed}尚未明确到具体{unit_word}，请予以明确"
    if gaps.awaiting:
        yield f"{numbered(gaps.awaiting)}缺起算日，时限待定，请查明后登记"
    if gaps.unclocked:
        yield f"{numbered(gaps.unclocked)}含办理时限，尚未登记办理记录，请核实是否发生"
    if gaps.before_issue:
        yield f"{numbered(gaps.before_issue)}时限早于要点印发日，如已办结请补录"
    if gaps.estimated:
        yield f"{numbered(gaps.estimated)}的时限涉及放假安排尚未公布的年度，按周一至周五暂估"


def _is_silent(task: TaskView) -> bool:
    """Should there be something to report, and is there nothing?"""
    waiting = (State.UPCOMING, State.AWAITING_EVENT)
    return not task.progress and task.state not in waiting and not task.task.encouraged


def is_unproven(task: TaskView) -> bool:
    """Was something of the task concluded without evidence?"""
    return any(entry.status.concludes and not entry.evidence for entry in task.judged.entries)


def _has_idle_clocks(task: TaskView) -> bool:
    return bool(task.task.clocks) and not any(item.is_case for item in task.judged.items)


def _was_due_before_issue(task: TaskView, view: View) -> bool:
    """Was the task overdue on the day the plan was issued? Perhaps it was done long ago."""
    issued = view.plan.issued
    return issued is not None and any(
        item.state is State.OVERDUE and item.due is not None and item.due < issued
        for item in task.judged.bound
    )
