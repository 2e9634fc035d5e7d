"""The commands that answer a question: when, explain, schema."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai.cli.office import ExitCode, find_root, one_of, parse_day, parse_number, today
from gongkai.diagnostics import CannotDo

if TYPE_CHECKING:
    from gongkai.model import Register

_FROM = typer.Option("--from", parser=parse_day, metavar="DATE", help="事件发生日，当日不计入")


def when(
    ctx: typer.Context,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="时间节点或期限")],
    since: Annotated[date | None, _FROM] = None,
    year: Annotated[
        int | None, typer.Option("--year", parser=parse_number, metavar="Y", help="计划年度")
    ] = None,
    form: Annotated[str, one_of("text", "json")] = "text",
) -> int:
    """说明一个时间节点怎样理解、落在哪一天。"""
    from gongkai.output import answers, machine
    from gongkai.timing.phrases import Kind, read_deadline
    from gongkai.timing.workdays import Calendar

    register = _register_here(ctx)
    plan_year = _plan_year(since, register) if year is None else year
    calendar = Calendar(register.notices if register else ())
    deadline = read_deadline(phrase, plan_year)
    if form == "json":
        sys.stdout.write(machine.json_text(answers.fields(deadline, since, calendar)))
    else:
        for line in answers.sentences(deadline, plan_year, since, calendar):
            print(line)
    return ExitCode.DATA if deadline.kind is Kind.UNREADABLE else ExitCode.FINE


def _plan_year(since: "date | None", register: "Register | None") -> int:
    if since is not None:
        return since.year
    return register.plan.year if register else today().year


def _register_here(ctx: typer.Context) -> "Register | None":
    """Return the register of the workspace, whose year and holidays count here, if there is one."""
    from gongkai.register import reading, workspace

    try:
        root = find_root(ctx)
    except CannotDo:
        if ctx.obj is not None:
            raise
        return None
    return reading.read(workspace.load(root).files).register


def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="问题代码")] = None,
) -> int:
    """解释一种问题：什么意思、为什么、怎样改；不写代码则列出全部。"""
    from gongkai.explanations import catalogue

    if code is None:
        print(catalogue.contents(), end="")
        return ExitCode.FINE
    found = catalogue.explanation(code)
    if found is None:
        guess = catalogue.nearest_code(code)
        raise typer.BadParameter(f"没有“{code}”这个代码{guess}；全部代码：gongkai explain")
    print(catalogue.page(found), end="")
    return ExitCode.FINE


def schema(
    name: Annotated[str, typer.Argument(metavar="FILE", help="tasks、units 或 holidays")],
) -> int:
    """输出数据文件的 JSON Schema，供编辑器检查和补全。"""
    from gongkai.output.machine import json_text
    from gongkai.register import schema as schemas

    if name not in schemas.FILES:
        raise typer.BadParameter(f"没有“{name}”这种文件，可用：{'、'.join(schemas.FILES)}")
    sys.stdout.write(json_text(schemas.schema(name)))
    return ExitCode.FINE
