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
        found += _doubts(context, register.tasks)
    if len(sound) < len(register.tasks):
        register = register._replace(tasks=tuple(sound))
    return reading._replace(
        register=register,
        broken=tuple(sorted(broken, key=lambda each: each.place[:3])),
        diagnostics=(*reading.diagnostics, *found),
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
