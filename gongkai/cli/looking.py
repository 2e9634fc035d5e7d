"""The commands that look and change nothing: validate, due, list, show."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from gongkai.cli.office import (
    AsOf,
    ExitCode,
    UnitName,
    code_for,
    colours,
    examine,
    load,
    one_of,
    parse_number,
    parse_span,
    roots_of,
    say,
    show_problems,
    today,
    unit_named,
    usable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.agenda import Agenda, Item, State
    from gongkai.diagnostics import Diagnostic
    from gongkai.model import Register, Span
    from gongkai.output.tables import Table
    from gongkai.timing.phrases import Kind

_Member = TypeVar("_Member", "State", "Kind")
_VALIDATE_FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
_LIST_FORMATS = ("table", "json", "csv", "md")


def validate(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]…", help="由数据文件找到工作区")
    ] = None,
    form: Annotated[str, one_of(*_VALIDATE_FORMATS)] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="连提示一并列出")] = False,
    as_of: AsOf = None,
) -> int:
    """检查数据文件，逐处列出问题。"""
    from gongkai.diagnostics import Severity
    from gongkai.register import workspace

    readings = [
        examine(workspace.load(root), as_of or today(), thoroughly=True)
        for root in roots_of(ctx, files or [])
    ]
    problems = [problem for reading in readings for problem in reading.diagnostics]
    found = [d for d in problems if verbose or d.severity is not Severity.INFO]
    _write_diagnostics(found, form, strict=strict)
    if form == "text":
        _say_outcome(found, sum(reading.total for reading in readings))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.DATA if any(d.severity in failing for d in found) else ExitCode.FINE


def _write_diagnostics(found: "list[Diagnostic]", form: str, *, strict: bool) -> None:
    from gongkai.output import machine

    if form == "text":
        show_problems(found, sys.stdout)
    elif form == "json":
        sys.stdout.write(machine.diagnostics_json(found))
    elif form == "github":
        sys.stdout.write(machine.github(found))
    elif form == "gitlab":
        sys.stdout.write(machine.gitlab(found))
    elif form == "sarif":
        from gongkai.output.sarif import sarif

        sys.stdout.write(sarif(found))
    else:
        from gongkai.output.junit import junit

        sys.stdout.write(junit(found, strict=strict))


def _say_outcome(found: "list[Diagnostic]", total: int) -> None:
    from gongkai.output.terminal import summary

    if found:
        say(f"共检查{total}项任务：{summary(found)}")
    else:
        print(f"共检查{total}项任务，没有发现问题。")


def due(
    ctx: typer.Context,
    within: Annotated[
        str, typer.Option("--within", metavar="SPAN", help="往后看多久：30d、10wd、2w、1m")
    ] = "30d",
    unit: UnitName = None,
    form: Annotated[str, one_of(*_LIST_FORMATS)] = "table",
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="WHAT", help="overdue 或 due：有则退出码为1")
    ] = "",
    as_of: AsOf = None,
) -> int:
    """列出逾期的和将要到期的任务。"""
    from gongkai.agenda import State, agenda, pressing
    from gongkai.output import headings
    from gongkai.timing.deadlines import end_of

    if fail_on not in ("", "overdue", "due"):
        raise typer.BadParameter(f"--fail-on 只能是 overdue 或 due，不能是“{fail_on}”")
    span = parse_span(within)
    day = as_of or today()
    reading = examine(load(ctx), day, thoroughly=False)
    now = agenda(usable(reading, as_table=form == "table"), day)
    until = end_of(span, day, now.calendar)
    items = _of_unit(now, pressing(now, until.day), unit)
    if form == "json":
        _write_due_json(now, items, span)
    else:
        _write_table(now, items, form, headings.due(now, items, span, until))
    failed = [i for i in items if i.state is State.OVERDUE or (fail_on == "due" and i.due)]
    return ExitCode.DATA if fail_on and failed else code_for(reading)


def _of_unit(now: "Agenda", items: "Iterable[Item]", word: str | None) -> "tuple[Item, ...]":
    """Return the items that concern a unit, or all."""
    if word is None:
        return tuple(items)
    name = unit_named(now.register, word)
    return tuple(item for item in items if name in now.parties(item.task).concerned)


def _write_due_json(now: "Agenda", items: "Iterable[Item]", span: "Span") -> None:
    from gongkai.output import headings, machine

    found = {
        "as_of": now.as_of.isoformat(),
        "year": now.register.plan.year,
        "within": span.text,
        "standing": headings.standing_tasks(now),
        "items": [machine.item_fields(item) for item in items],
    }
    sys.stdout.write(machine.json_text(found))


def _write_table(now: "Agenda", items: "tuple[Item, ...]", form: str, heading: list[str]) -> None:
    from gongkai.output.views import due_table

    _write(due_table(now, items), form, heading, nothing="没有逾期的任务，近期也没有到期的任务。")


def _write(table: "Table", form: str, heading: list[str], nothing: str) -> None:
    from gongkai.output import tables, terminal

    if form == "csv":
        sys.stdout.write(tables.csv_text(table.titles, table.rows))
    elif form == "md":
        sys.stdout.write(tables.markdown(table))
    else:
        for line in heading:
            print(line)
        print()
        if table.rows:
            terminal.draw(table, sys.stdout, colour=colours(sys.stdout))
        else:
            print(nothing)


def list_tasks(
    ctx: typer.Context,
    unit: UnitName = None,
    state: Annotated[str, typer.Option("--state", metavar="STATE", help="只看一种状态")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="只看一类时间节点")] = "",
    section: Annotated[str, typer.Option("--section", metavar="章节", help="只看一章")] = "",
    form: Annotated[str, one_of(*_LIST_FORMATS)] = "table",
    as_of: AsOf = None,
) -> int:
    """照原表顺序列出全部任务和状态。"""
    from gongkai.agenda import State, agenda
    from gongkai.output import headings, machine, views
    from gongkai.timing.phrases import Kind, read_deadline

    day = as_of or today()
    reading = examine(load(ctx), day, thoroughly=False)
    now = agenda(usable(reading, as_table=form == "table"), day)
    states, kinds = _wanted(State, state, "种状态"), _wanted(Kind, kind, "类时间节点")
    items = tuple(
        item
        for item in _of_unit(now, now.items, unit)
        if item.state in states
        and read_deadline(item.task.deadline, now.register.plan.year).kind in kinds
        and section in item.task.section
    )
    if form == "json":
        fields = [machine.item_fields(item) for item in items]
        found = {"as_of": day.isoformat(), "year": now.register.plan.year, "items": fields}
        sys.stdout.write(machine.json_text(found))
    else:
        heading = [headings.listing(now, items)]
        _write(views.list_table(now, items), form, heading, nothing="没有符合条件的任务。")
    return code_for(reading)


def _wanted(members: "Iterable[_Member]", word: str, noun: str) -> "list[_Member]":
    """Return the members that a word means: all of them when it is empty."""
    every = list(members)
    found = [member for member in every if word in ("", member.key, member.word)]
    if not found:
        known = "、".join(f"{member.key}（{member.word}）" for member in every)
        raise typer.BadParameter(f"没有“{word}”这{noun}，可用：{known}")
    return found


def show(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(parser=parse_number, metavar="ID", help="任务序号")],
    as_of: AsOf = None,
) -> int:
    """列出一项任务的全部情况。"""
    from gongkai.agenda import agenda
    from gongkai.output.views import task_page

    day = as_of or today()
    reading = examine(load(ctx), day, thoroughly=False)
    register = usable(reading, as_table=True)
    if number not in (task.id for task in register.tasks):
        raise typer.BadParameter(f"没有第{number}项{_numbers(register)}")
    for line in task_page(agenda(register, day), number):
        print(line)
    return code_for(reading)


def _numbers(register: "Register") -> str:
    numbers = [task.id for task in register.tasks]
    return f"，序号从{min(numbers)}到{max(numbers)}" if numbers else ""
