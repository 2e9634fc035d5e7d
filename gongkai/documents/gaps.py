"""What is missing in the record and has to be asked for: reports, evidence, names, dates."""

from typing import NamedTuple

from gongkai.agenda import State
from gongkai.documents.view import TaskView, View
from gongkai.figures import UnitFigures
from gongkai.period import Period


class GapFacts(NamedTuple):
    """What the office still has to ask for. Numbers are those of tasks.

    ``silent_units`` lead open tasks and reported nothing in the period; ``silent`` are open tasks
    without any progress; ``unproven`` are concluded without evidence; ``unnamed`` have a 相关科室
    that nobody named; ``unclocked`` have a clock but no case; ``estimated`` have a date counted
    without a published 放假安排; ``before_issue`` were overdue when the
    plan was issued; ``awaiting`` wait for an event's date. All but ``silent_units`` are for the
    officer alone: no shipped document says them.
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
        unproven=tuple(each.task.id for each in tasks if _is_unproven(each)),
        unnamed=tuple(each.task.id for each in tasks if each.parties.unnamed),
        unclocked=tuple(each.task.id for each in tasks if _has_idle_clocks(each)),
        estimated=tuple(
            each.task.id for each in tasks if any(item.estimated for item in each.judged.items)
        ),
        before_issue=tuple(each.task.id for each in tasks if _was_due_before_issue(each, view)),
        awaiting=tuple(each.task.id for each in tasks if each.state is State.AWAITING_EVENT),
    )


def _is_silent(task: TaskView) -> bool:
    """Should there be something to report, and is there nothing?"""
    waiting = (State.UPCOMING, State.AWAITING_EVENT)
    return not task.progress and task.state not in waiting and not task.task.encouraged


def _is_unproven(task: TaskView) -> bool:
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
