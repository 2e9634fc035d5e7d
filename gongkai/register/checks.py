"""The rules over a Register, listed in order, and what their findings mean for it.

Rules about single records and about the lists beside the tasks always run. The others, which
judge sense rather than soundness, run only when nothing is broken, so that one broken line
accuses nothing else.
"""

from datetime import date

from gongkai.diagnostics import Diagnostic, has_errors
from gongkai.model import Task
from gongkai.register.reading import Broken, Reading
from gongkai.register.rules import (
    assignment,
    contents,
    document,
    lists,
    progress,
    records,
    wording,
)
from gongkai.register.rules.context import Context, TaskRule, WholeRule, context_of

RECORD_RULES: tuple[TaskRule, ...] = (
    records.id_is_unique,
    records.units_are_known,
    records.deadlines_are_readable,
    records.limits_are_readable,
    records.events_are_defined,
    records.cases_end_after_they_begin,
)

LIST_RULES: tuple[WholeRule, ...] = (
    lists.events_are_named_once,
    lists.units_are_named_once,
    lists.units_end_after_they_begin,
    lists.days_off_end_after_they_begin,
    lists.days_off_do_not_overlap,
    lists.days_worked_are_weekend_days,
    lists.notices_are_of_their_year,
)

DOCUMENT_RULES: tuple[WholeRule, ...] = (
    document.tasks_are_written,
    document.numbers_follow_one_another,
    document.the_plan_is_of_its_year,
    document.events_have_dates,
    document.deadlines_have_dates,
    document.deadlines_lie_after_the_issue,
    progress.events_lie_in_the_past,
)

TASK_RULES: tuple[TaskRule, ...] = (
    assignment.units_are_in_force,
    assignment.collectives_are_resolved,
    assignment.assigned_units_resolve_something,
    assignment.units_are_named_once_in_a_task,
    contents.dates_agree_with_the_text,
    contents.limits_have_clocks,
    contents.quotas_have_targets,
    contents.rhythms_have_occurrences,
    progress.nothing_lies_in_the_future,
    progress.changes_are_approved_in_time,
    progress.names_are_not_shared,
    wording.nothing_is_personal,
    wording.words_are_those_of_the_house,
)

PROGRESS_RULES: tuple[TaskRule, ...] = (
    assignment.entries_come_from_units_in_force,
    assignment.entries_come_from_units_concerned,
    progress.progress_belongs_to_the_year,
    progress.progress_is_sorted,
    progress.done_is_proved,
    progress.what_is_set_aside_has_a_reason,
    progress.standing_tasks_last_all_year,
    progress.windows_are_not_left_early,
    progress.notes_are_not_copied,
    progress.nothing_follows_the_close,
    progress.targets_are_reached_when_closed,
)


def examine(reading: Reading, as_of: date, *, thoroughly: bool = True) -> Reading:
    """Return the reading with what the rules found; tasks with errors move to ``broken``.

    ``as_of`` is today, for rules about dates in the future. Without ``thoroughly`` only the
    rules run that decide what can be trusted.
    """
    if reading.register is None:
        return reading
    register = reading.register
    known = {"knows_units": reading.knows_units, "knows_events": reading.knows_events}
    context = context_of(register, as_of, **known)
    found = [problem for rule in LIST_RULES for problem in rule(context)]
    broken = list(reading.broken)
    sound: list[Task] = []
    for task in register.tasks:
        problems = [problem for rule in RECORD_RULES for problem in rule(task, context)]
        found += problems
        if has_errors(problems):
            broken.append(Broken(str(task.id), task.name, task.origin.at()))
        else:
            sound.append(task)
    if thoroughly and not has_errors((*reading.diagnostics, *found)):
        found += _doubts(context)
    if len(sound) < len(register.tasks):
        register = register._replace(tasks=tuple(sound))
    return reading._replace(
        register=register,
        broken=tuple(sorted(broken, key=lambda each: each.place[:3])),
        diagnostics=(*reading.diagnostics, *found),
    )


def _doubts(context: Context) -> list[Diagnostic]:
    """Return what a person must look at in a register without errors."""
    found = [problem for rule in DOCUMENT_RULES for problem in rule(context)]
    for task in context.register.tasks:
        rules = TASK_RULES + PROGRESS_RULES if task.progress else TASK_RULES
        found += [problem for rule in rules for problem in rule(task, context)]
    return found
