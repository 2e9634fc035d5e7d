"""Whether it is clear who does a task: units in force, collectives resolved, nobody twice."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.diagnostics import Diagnostic, Place, info, warning
from gongkai.model import Task, Unit
from gongkai.register.rules.context import Context, cases_of
from gongkai.wording import full_day

_SEPARATORS = re.compile(r"[、，,；;\s]")


def units_are_in_force(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A unit that a task names exists while the task is to be done."""
    if task.progress and task.progress[-1].status.concludes:
        return
    year = context.year
    day = min(max(context.as_of, date(year, 1, 1)), date(year, 12, 31))
    named = [("units", k, word) for k, word in enumerate(task.units)]
    named += [("assigned", k, word) for k, word in enumerate(task.assigned)]
    for key, k, word in named:
        unit = context.units.get(word)
        if unit is not None and not unit.is_active(day):
            yield _out_of_force(unit, day, task.origin.at(key, k))


def entries_come_from_units_in_force(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A unit that reports progress exists on the day of the entry."""
    for k, entry in enumerate(task.progress):
        unit = context.units.get(entry.unit) if entry.unit else None
        if unit is not None and not unit.is_active(entry.date):
            yield _out_of_force(unit, entry.date, task.origin.at("progress", k, "unit"))


def cases_lie_with_units_in_force(task: Task, context: Context) -> Iterator[Diagnostic]:
    """The unit that must answer a case exists on the day on which the case begins."""
    for case, _, at in cases_of(task):
        unit = context.units.get(case.unit) if case.unit else None
        if unit is not None and not unit.is_active(case.since):
            yield _out_of_force(unit, case.since, task.origin.at(*at, "unit"))


def _out_of_force(unit: Unit, day: date, place: Place) -> Diagnostic:
    if unit.until is not None and unit.until < day:
        first_without = unit.until + timedelta(days=1)
        message = f"“{unit.name}”自{full_day(first_without)}起已停用"
    else:
        since = full_day(unit.since) if unit.since else ""
        message = f"“{unit.name}”到{since}才启用"
    hint = "换成现在的科室，或核对 data/units.yaml 里的日期"
    return warning("inactive-unit", place, message, hint)


def collectives_are_resolved(task: Task, context: Context) -> Iterator[Diagnostic]:
    """相关科室 is named in ``assigned``: nobody can be reminded otherwise."""
    if task.assigned:
        return
    for k, word in enumerate(task.units):
        collective = context.collectives.get(word)
        if collective is not None and collective.means == "unspecified":
            message = f"“{word}”还没有点名，催办时不知找谁"
            hint = "在 assigned 里写明是哪几个科室，如 assigned: [预算科]"
            yield info("unassigned-units", task.origin.at("units", k), message, hint)


def assigned_units_resolve_something(task: Task, context: Context) -> Iterator[Diagnostic]:
    """``assigned`` names single units, and only where the table leaves them open."""
    if not task.assigned or not context.knows_units:
        return
    kinds = [context.collectives[word].means for word in task.units if word in context.collectives]
    if "unspecified" not in kinds:
        message = "责任单位里没有“相关科室”一类的统称，不必再点名"
        hint = "删去 assigned；原表确有的，补进 units"
        yield warning("needless-assigned", task.origin.at("assigned"), message, hint)
    for k, word in enumerate(task.assigned):
        if word in context.collectives:
            message = f"“{word}”是统称，这里要写具体科室"
            place = task.origin.at("assigned", k)
            yield warning(
                "needless-assigned", place, message, "逐个写科室名称，如 [预算科, 绩效科]"
            )


def those_who_lead_are_named(task: Task, context: Context) -> Iterator[Diagnostic]:
    """No more units lead than the task names."""
    del context
    if task.leads > max(len(task.units), 1):
        message = f"写了{task.leads}个牵头，责任单位只有{len(task.units)}个"
        hint = "补上漏写的单位，或改小 leads"
        yield warning("too-many-leads", task.origin.at("leads"), message, hint)


def names_are_of_one_unit(context: Context) -> Iterator[Diagnostic]:
    """A name in the unit register is that of one unit."""
    for unit in context.register.units:
        if not _SEPARATORS.search(unit.name):
            continue
        from gongkai.parties.cells import read_cell  # costly, and seldom wanted

        found = read_cell(unit.name)
        if len(found.units) > 1:
            message = f"“{unit.name}”是{len(found.units)}个单位，名册里一条只写一个"
            hint = f"拆成几条：{'；'.join(f'- name: {name}' for name in found.units)}"
            yield warning("listed-unit", unit.origin.at("name"), message, hint)


def units_are_named_once_in_a_task(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A task does not name the same unit twice, under whatever name."""
    if len(task.units) + len(task.assigned) < 2:
        return
    seen: set[str] = set()
    named = [("units", k, word) for k, word in enumerate(task.units)]
    named += [("assigned", k, word) for k, word in enumerate(task.assigned)]
    for key, k, word in named:
        unit = context.units.get(word)
        name = unit.name if unit else word
        if name in seen:
            message = f"“{word}”在这一项里写了两次"
            yield warning("repeated-unit", task.origin.at(key, k), message, "删去多余的一处")
        seen.add(name)


def entries_come_from_units_concerned(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Progress is reported by a unit that the task concerns."""
    if not any(entry.unit for entry in task.progress) or not context.knows_units:
        return
    meanings = {context.collectives[w].means for w in task.units if w in context.collectives}
    if "all" in meanings or ("unspecified" in meanings and not task.assigned):
        return
    concerned = context.roster.parties(task).concerned
    for k, entry in enumerate(task.progress):
        unit = context.units.get(entry.unit) if entry.unit else None
        if unit is not None and unit.name not in concerned:
            message = f"“{unit.name}”不在这一项的责任单位里"
            hint = "核对是否登错了任务；“相关科室”请在 assigned 里点名"
            yield warning("uninvolved-unit", task.origin.at("progress", k, "unit"), message, hint)
