"""``gongkai forms``: a form for each 科室, to be filled in and sent back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gongkai import period
from gongkai.cli.creating import write_new
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.naming import unit_named
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import AsOf, a_day, a_month
from gongkai.cli.publishing import need_excel
from gongkai.cli.saying import say
from gongkai.cli.writing import file_name
from gongkai.documents.view import View, view_of
from gongkai.forms.sheet import FormSheet, form_sheet, units_asked, unnamed_tasks, unnamed_words
from gongkai.model import Register
from gongkai.register import opened
from gongkai.wording import full_day, numbered

_Units = Annotated[
    list[str] | None, typer.Option("--unit", metavar="科室", help="只给这个科室，可写几次")
]
_AnswerBy = Annotated[date | None, a_day("--answer-by", "请科室哪天前发回")]
_Folder = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="DIR", help="写进这个文件夹，每科室一份")
]


def forms(
    ctx: typer.Context,
    month: Annotated[int | None, a_month("填报哪个月：1到12")] = None,
    unit: _Units = None,
    answer_by: _AnswerBy = None,
    output: _Folder = None,
    as_of: AsOf = None,
) -> int:
    """Write a form for each 科室 of whom something is asked."""
    if month is None or output is None:
        lacking = "--month（月份）" if month is None else "--output（写进哪个文件夹）"
        raise typer.BadParameter(f"缺少选项 {lacking}")
    root = find_root(ctx)
    need_excel()
    register = faultless(opened(root, as_of or today()))
    last = period.month(register.plan.year, month, register.plan.cutoff).last
    day = as_of or min(last, today())
    if answer_by is not None and answer_by < day:
        late = f"--answer-by {full_day(answer_by)}已经过去，统计到{full_day(day)}"
        raise typer.BadParameter(late)
    whole = view_of(register, day)
    names = _addressed(register, whole, unit or ())
    made = [form_sheet(view_of(register, day, name), name, month, answer_by) for name in names]
    _write(made, output, month)
    _tell_of_the_unnamed(whole)
    return ExitCode.FINE


def _addressed(register: Register, whole: View, words: Sequence[str]) -> tuple[str, ...]:
    """Return who gets a form; raises ``typer.BadParameter`` for a unit that is asked nothing."""
    asked = units_asked(whole)
    given = {unit_named(register, word) for word in words}
    if idle := [name for name in given if name not in asked]:
        raise typer.BadParameter(f"{'、'.join(idle)}名下没有任务，不用填报")
    if not asked:
        raise typer.BadParameter("没有一项任务落到具体科室，出不了填报表")
    return tuple(name for name in asked if not given or name in given)


def _write(made: Sequence[FormSheet], output: Path, month: int) -> None:
    from gongkai.forms.workbook import workbook  # openpyxl, which may not be there

    paths = [output / f"{file_name(form.unit)}{month}月.xlsx" for form in made]
    write_new({path: workbook(form) for path, form in zip(paths, made, strict=True)})
    for path, form in zip(paths, made, strict=True):
        say(f"已写入 {path}（{len({row.number for row in form.rows})}项任务）")


def _tell_of_the_unnamed(whole: View) -> None:
    """Say of which tasks somebody is asked nothing, since nobody named him."""
    tasks = unnamed_tasks(whole)
    if tasks:
        numbers = numbered(task.id for task in tasks)
        say(
            f"{numbers}的{unnamed_words(whole)}没有点名，没有给它们出表；"
            "点名：gongkai assign 序号 --units 科室"
        )
