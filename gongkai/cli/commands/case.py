"""``gongkai case``: a case of a time limit inside a task's text begins, is bent, or ends."""

from datetime import date
from typing import Annotated

import typer

from gongkai.cli.naming import clock_named, nearest, task_numbered, unit_named
from gongkai.cli.opening import today
from gongkai.cli.options import DryRun, Number, a_day, parse_span, some_words
from gongkai.cli.recording import record
from gongkai.model import Case, Clock, Extension, Pause, Register, Span, Task
from gongkai.register.cases import CaseSteps, case_stepped
from gongkai.register.changes import Change, case_added
from gongkai.register.proof import Update
from gongkai.screens.outcomes import case_words

_Clock = Annotated[str, typer.Argument(metavar="CLOCK", help="时限名称")]
_Ref = Annotated[str | None, some_words("--ref", "编号", "个案名称或编号，不写人名")]
_From = Annotated[date | None, a_day("--from", "起算日：新立一个个案")]
_Done = Annotated[date | None, a_day("--done", "办结日：办结已有的个案")]
_Unit = Annotated[str | None, typer.Option("--unit", metavar="科室", help="承办科室")]
_Result = Annotated[str | None, some_words("--result", "文字", "办理结果，与办结日一同登记")]
_Pause = Annotated[date | None, a_day("--pause", "中止的首日，如发出征求意见书之日")]
_Reason = Annotated[str | None, some_words("--reason", "文字", "中止的原因")]
_Resume = Annotated[date | None, a_day("--resume", "中止的末日，如收到意见之日，次日起续计")]
_Restart = Annotated[date | None, a_day("--restart", "收到补正（或缴费）之日，次日起重新计")]
_Extend = Annotated[
    Span | None,
    typer.Option("--extend", parser=parse_span, metavar="SPAN", help="延长多久：20个工作日"),
]
_ApprovedBy = Annotated[
    str | None, some_words("--approved-by", "会议", "延长由谁批准，写职务或会议")
]
_On = Annotated[date | None, a_day("--date", "批准延长的日期，不写为今天")]


def case(
    ctx: typer.Context,
    number: Number,
    clock: _Clock,
    ref: _Ref = None,
    since: _From = None,
    done: _Done = None,
    unit: _Unit = None,
    result: _Result = None,
    pause: _Pause = None,
    reason: _Reason = None,
    resume: _Resume = None,
    restart: _Restart = None,
    extend: _Extend = None,
    approved_by: _ApprovedBy = None,
    on: _On = None,
    dry_run: DryRun = False,
) -> int:
    """Record that a case of a clock was begun, bent or closed."""
    steps = CaseSteps(
        pause=_pause(pause, reason),
        resume=resume,
        restart=restart,
        extension=_extension(extend, approved_by, on),
        done=done,
        result=result or "",
    )
    name = _named(ref, since, unit, steps)

    def intend(register: Register) -> list[Change]:
        task = task_numbered(register, number)
        own = steps._replace(unit=unit_named(register, unit) if unit else "")
        return _changes(task, clock_named(task, clock), name, since, own)

    def outcome(update: Update) -> list[str]:
        day = steps.last_day or since or today()
        return [case_words(update.before, update.after, number, f"{clock}：{name}", day)]

    return record(ctx, intend, outcome, dry_run=dry_run)


def _pause(start: date | None, reason: str | None) -> Pause | None:
    if start is None and reason:
        raise typer.BadParameter("--reason 是中止的原因，与 --pause 一同写")
    if start is None:
        return None
    if reason is None:
        raise typer.BadParameter("缺少选项 --reason（中止的原因）")
    return Pause(start, reason=reason)


def _extension(by: Span | None, approved_by: str | None, on: date | None) -> Extension | None:
    if by is None and (approved_by or on):
        raise typer.BadParameter("--approved-by、--date 说的是延长，与 --extend 一同写")
    if by is None:
        return None
    if approved_by is None:
        raise typer.BadParameter("缺少选项 --approved-by（延长由谁批准）")
    return Extension(by, approved_by, on or today())


def _named(ref: str | None, since: date | None, unit: str | None, steps: CaseSteps) -> str:
    """Return the case's name; refuses what says neither that one begins nor what is to be recorded.

    A new case may be charged and closed at once; what bends it is recorded of one that exists.
    """
    is_step = bool(since or unit or any(steps))
    if ref is None or not is_step:
        name = "" if ref else "选项 --ref（编号）"
        which = "" if is_step else "选项 --from（起算日）、--done（办结日）或其他要登记的一步"
        raise typer.BadParameter(f"缺少{'、'.join(filter(None, (name, which)))}")
    if since and any((steps.pause, steps.resume, steps.restart, steps.extension)):
        raise typer.BadParameter("新立个案时只写承办科室和办结情况；中止、补正、延长随后登记")
    return ref


def _changes(
    task: Task, clock: Clock, ref: str, since: date | None, steps: CaseSteps
) -> list[Change]:
    """Return the changes that start a case, with ``since``, or record steps of one."""
    known = [each.ref for each in clock.cases]
    if since is None:
        if ref not in known:
            raise typer.BadParameter(f"“{clock.name}”里没有个案“{ref}”{nearest(ref, known)}")
        return case_stepped(task, clock, ref, steps)
    if ref in known:
        raise typer.BadParameter(f"“{clock.name}”里已有个案“{ref}”")
    new = Case(ref, since, steps.done, steps.unit or None, steps.result)
    return [case_added(task, clock, new)]
