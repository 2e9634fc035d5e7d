"""The rules of soundness, listed in order, and what their findings mean for a Register.

They are about single records and about the lists beside the tasks, and always run. What judges
sense rather than soundness is in ``doubts``.
"""

from collections.abc import Iterable
from datetime import date

from gongkai.diagnostics import Diagnostic, has_errors
from gongkai.model import Register, Task
from gongkai.register.broken import Broken
from gongkai.register.reading import Reading
from gongkai.register.rules import lists, records
from gongkai.register.rules.context import Context, TaskRule, WholeRule, context_of
from gongkai.timing.phrases import Kind

VITAL_RULES: tuple[TaskRule, ...] = (records.id_is_unique, records.deadlines_are_readable)
"""Without a number of its own and a deadline that can be read no task can be judged."""

_OTHER_RULES: tuple[TaskRule, ...] = (
    records.units_are_known,
    records.limits_are_readable,
    records.events_are_defined,
    records.cases_end_after_they_begin,
)

RECORD_RULES = (*VITAL_RULES, *_OTHER_RULES)

LIST_RULES: tuple[WholeRule, ...] = (
    lists.events_are_named_once,
    lists.units_are_named_once,
    lists.units_end_after_they_begin,
    lists.days_off_end_after_they_begin,
    lists.days_off_do_not_overlap,
    lists.days_worked_are_weekend_days,
    lists.notices_are_of_their_year,
)


def examine(reading: Reading, as_of: date, *, thoroughly: bool = True) -> Reading:
    """Return the reading with what the rules found.

    A task that cannot be judged moves to ``broken``; one that can, in spite of an error in its
    record, is marked as ``faulty`` and keeps what can be trusted of it. ``as_of`` is today, for
    rules about dates in the future. Without ``thoroughly`` only the rules run that decide what
    can be trusted.
    """
    if reading.register is None:
        return reading
    register = reading.register
    known = {"knows_units": reading.knows_units, "knows_events": reading.knows_events}
    context = context_of(register, as_of, **known)
    found = [problem for rule in LIST_RULES for problem in rule(context)]
    broken = list(reading.broken)
    usable: list[Task] = []
    for task in register.tasks:
        vital = _vital(task, context)
        rest = [] if task.faulty else _found(_OTHER_RULES, task, context)
        found += vital + rest
        if has_errors(vital):
            broken.append(Broken(str(task.id), task.name, task.origin.at()))
        elif task.faulty or has_errors(rest):
            usable.append(_trusted(task, context))
        else:
            usable.append(task)
    if thoroughly and not has_errors((*reading.diagnostics, *found)):
        found += _doubts(context, register.tasks)
    return reading._replace(
        register=register._replace(tasks=tuple(usable)),
        broken=tuple(sorted(broken, key=lambda each: each.place[:3])),
        diagnostics=(*reading.diagnostics, *found),
    )


def _found(rules: Iterable[TaskRule], task: Task, context: Context) -> list[Diagnostic]:
    return [problem for rule in rules for problem in rule(task, context)]


def _vital(task: Task, context: Context) -> list[Diagnostic]:
    """Return what is said of a task's number and deadline.

    Of a task that was read in part the changes of its deadline are not judged: their places are
    not known.
    """
    if not task.faulty:
        return _found(VITAL_RULES, task, context)
    own = task._replace(adjustments=())
    return [*records.id_is_unique(task, context), *records.deadlines_are_readable(own, context)]


def _trusted(task: Task, context: Context) -> Task:
    """Return a faulty task without the changes and limits that say nothing that can be counted."""
    read = context.terms.read
    clocks = (each for each in task.clocks if read(each.within).kind is Kind.RELATIVE)
    return task._replace(
        faulty=True,
        adjustments=tuple(
            each for each in task.adjustments if read(each.deadline).kind is not Kind.UNREADABLE
        ),
        clocks=tuple(
            clock._replace(cases=tuple(case for case in clock.cases if not case.ends_early))
            for clock in clocks
        ),
    )


def problems(
    register: Register, as_of: date, tasks: Iterable[Task], *, beside: bool
) -> list[Diagnostic]:
    """Return what all rules say of some tasks of a register that was read without errors.

    What stands ``beside`` the tasks, and their order, is judged only when asked for.
    """
    context, tasks = context_of(register, as_of), tuple(tasks)
    found = [problem for rule in LIST_RULES for problem in rule(context)] if beside else []
    found += [problem for task in tasks for rule in RECORD_RULES for problem in rule(task, context)]
    return found if has_errors(found) else found + _doubts(context, tasks, beside=beside)


def _doubts(context: Context, tasks: Iterable[Task], *, beside: bool = True) -> list[Diagnostic]:
    from gongkai.register.doubts import doubts  # lists need none of these rules

    return doubts(context, tasks, beside=beside)
