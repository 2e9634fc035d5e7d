"""The rules of sense, listed in order: what a person must look at in a register without errors.

They run only when nothing is broken, so that one broken line accuses nothing else.
"""

from collections.abc import Iterable

from gongkai.diagnostics import Diagnostic
from gongkai.model import Task
from gongkai.register.rules import assignment, cases, contents, document, progress, style
from gongkai.register.rules.context import Context, TaskRule, WholeRule

DOCUMENT_RULES: tuple[WholeRule, ...] = (
    document.tasks_are_written,
    document.numbers_follow_one_another,
    document.the_plan_is_of_its_year,
    style.the_contact_is_an_office,
    document.events_have_dates,
    assignment.names_are_of_one_unit,
    progress.events_lie_in_the_past,
)

TASK_RULES: tuple[TaskRule, ...] = (
    document.deadlines_have_dates,
    document.deadlines_lie_after_the_issue,
    assignment.units_are_in_force,
    assignment.collectives_are_resolved,
    assignment.assigned_units_resolve_something,
    assignment.units_are_named_once_in_a_task,
    assignment.those_who_lead_are_named,
    contents.dates_agree_with_the_text,
    contents.limits_have_clocks,
    contents.quotas_have_targets,
    contents.rhythms_have_occurrences,
    progress.nothing_lies_in_the_future,
    progress.changes_are_approved_in_time,
    progress.names_are_not_shared,
    progress.slips_are_about_something,
    style.nothing_is_personal,
    style.words_are_those_of_the_house,
)

CLOCK_RULES: tuple[TaskRule, ...] = (
    assignment.cases_lie_with_units_in_force,
    cases.steps_lie_within_the_case,
    cases.pauses_follow_one_another,
    cases.extensions_are_no_longer_than_the_limit,
    cases.extensions_are_approved_in_time,
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
    progress.results_are_counted,
    progress.targets_are_reached_when_closed,
)


def doubts(context: Context, tasks: Iterable[Task], *, beside: bool = True) -> list[Diagnostic]:
    """Return what a person must look at in some tasks of a register without errors.

    What stands ``beside`` the tasks, and their order, is looked at, too, unless left out.
    """
    found = [problem for rule in DOCUMENT_RULES for problem in rule(context)] if beside else []
    for task in tasks:
        rules = TASK_RULES
        rules += CLOCK_RULES if task.clocks else ()
        rules += PROGRESS_RULES if task.progress else ()
        found += [problem for rule in rules for problem in rule(task, context)]
    return found
