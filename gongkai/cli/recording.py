"""The commands that record: log, done, adjust, event, case. Each changes only its own lines."""

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai.cli.office import (
    ExitCode,
    examine,
    find_root,
    load,
    parse_day,
    parse_number,
    show_problems,
    today,
    unit_named,
    usable,
)
from gongkai.diagnostics import did_you_mean

if TYPE_CHECKING:
    from gongkai.model import Clock, Register, Status, Task
    from gongkai.register.changes import Change, Update

_Numbers = Annotated[
    list[int], typer.Argument(parser=parse_number, metavar="ID…", help="任务序号，可写几个")
]
_Number = Annotated[int, typer.Argument(parser=parse_number, metavar="ID", help="任务序号")]
_Note = Annotated[str, typer.Option("--note", metavar="文字", help="进展情况，一两句话")]
_Evidence = Annotated[
    list[str] | None, typer.Option("--evidence", metavar="文号", help="佐证材料，可写几次")
]
_Unit = Annotated[str | None, typer.Option("--unit", metavar="科室", help="填报科室")]
_Count = Annotated[
    int | None, typer.Option("--count", parser=parse_number, metavar="N", help="计入目标的数量")
]
_On = Annotated[
    date | None, typer.Option("--date", parser=parse_day, metavar="DATE", help="日期，不写为今天")
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="只显示改动，不写入")]


def log(
    ctx: typer.Context,
    numbers: _Numbers,
    status: Annotated[str, typer.Option("--status", metavar="状态", help="如 推进中")] = "推进中",
    note: _Note = "",
    evidence: _Evidence = None,
    unit: _Unit = None,
    count: _Count = None,
    on: _On = None,
    dry_run: _DryRun = False,
) -> int:
    """登记进展。"""
    from gongkai.model import Entry
    from gongkai.output.outcomes import entry_words
    from gongkai.register.changes import entry_added

    register = _register(ctx)
    tasks = [_task(register, number) for number in numbers]
    name = unit_named(register, unit) if unit else None
    day = on or today()
    entry = Entry(day, _status(status), note.strip(), tuple(evidence or ()), name, count)
    changes = [entry_added(task.id, entry) for task in tasks]

    def outcome(update: "Update") -> list[str]:
        return [entry_words(_after(update), task.id, day) for task in tasks]

    return _record(ctx, changes, dry_run, outcome)


def done(
    ctx: typer.Context,
    numbers: _Numbers,
    note: _Note = "",
    evidence: _Evidence = None,
    unit: _Unit = None,
    count: _Count = None,
    on: _On = None,
    dry_run: _DryRun = False,
) -> int:
    """登记任务已完成。"""
    return log(ctx, numbers, "已完成", note, evidence, unit, count, on, dry_run)


def adjust(
    ctx: typer.Context,
    number: _Number,
    deadline: Annotated[str, typer.Option("--deadline", metavar="时间节点", help="新的时间节点")],
    reason: Annotated[str, typer.Option("--reason", metavar="文字", help="原因")],
    approved_by: Annotated[str, typer.Option("--approved-by", metavar="会议", help="谁批准的")],
    document: Annotated[str | None, typer.Option("--document", metavar="文号", help="依据")] = None,
    on: _On = None,
    dry_run: _DryRun = False,
) -> int:
    """登记经批准的时限调整。"""
    from gongkai.model import Adjustment
    from gongkai.register.changes import adjustment_added

    task = _task(_register(ctx), number)
    change = Adjustment(on or today(), deadline, reason, approved_by, document)

    def outcome(update: "Update") -> list[str]:
        del update
        return [f"第{task.id}项 时间节点由“{task.deadline}”调整为“{deadline}”"]

    return _record(ctx, [adjustment_added(task.id, change)], dry_run, outcome)


def event(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="事件名称")],
    on: Annotated[date, typer.Option("--date", parser=parse_day, metavar="DATE", help="发生日期")],
    dry_run: _DryRun = False,
) -> int:
    """登记事件的发生日期，时限从它起算。"""
    from gongkai.register.changes import event_dated
    from gongkai.timing.phrases import normalise
    from gongkai.wording import dated

    known = [each.name for each in _register(ctx).events]
    found = next((each for each in known if normalise(each) == normalise(name)), None)
    if found is None:
        raise typer.BadParameter(f"没有名为“{name}”的事件{_guess(name, known)}")

    def outcome(update: "Update") -> list[str]:
        del update
        return [f"“{found}” {dated(on)}"]

    return _record(ctx, [event_dated(found, on)], dry_run, outcome)


def case(
    ctx: typer.Context,
    number: _Number,
    clock: Annotated[str, typer.Argument(metavar="CLOCK", help="时限名称")],
    ref: Annotated[str, typer.Option("--ref", metavar="编号", help="个案名称或编号，不写人名")],
    since: Annotated[
        date | None,
        typer.Option("--from", parser=parse_day, metavar="DATE", help="起算日：新立一个个案"),
    ] = None,
    closed: Annotated[
        date | None,
        typer.Option("--done", parser=parse_day, metavar="DATE", help="办结日：办结已有的个案"),
    ] = None,
    dry_run: _DryRun = False,
) -> int:
    """登记文内时限的个案：起算或办结。"""
    from gongkai.model import Case
    from gongkai.output.outcomes import case_words
    from gongkai.register.changes import case_added, case_closed

    task = _task(_register(ctx), number)
    found = _clock(task, clock)
    known = [each.ref for each in found.cases]
    changes: list[Change] = []
    if since is not None:
        if ref in known:
            raise typer.BadParameter(f"“{found.name}”里已有个案“{ref}”")
        changes.append(case_added(task.id, found.name, Case(ref, since, closed)))
    elif closed is not None:
        if ref not in known:
            raise typer.BadParameter(f"“{found.name}”里没有个案“{ref}”{_guess(ref, known)}")
        changes.append(case_closed(task.id, found.name, ref, closed))
    else:
        raise typer.BadParameter("写明 --from（起算日）或 --done（办结日）")

    def outcome(update: "Update") -> list[str]:
        day = closed or since or today()
        return [case_words(_after(update), task.id, f"{found.name}：{ref}", day)]

    return _record(ctx, changes, dry_run, outcome)


def _register(ctx: typer.Context) -> "Register":
    """Return the register as it is, so that what was typed can be checked against it."""
    return usable(examine(load(ctx), today(), thoroughly=False), as_table=False)


def _task(register: "Register", number: int) -> "Task":
    for task in register.tasks:
        if task.id == number:
            return task
    numbers = [task.id for task in register.tasks]
    raise typer.BadParameter(f"没有第{number}项，序号从{min(numbers)}到{max(numbers)}")


def _status(word: str) -> "Status":
    from gongkai.model import Status

    words = [status.value for status in Status]
    if word not in words:
        raise typer.BadParameter(f"没有“{word}”这个状态{_guess(word, words)}")
    return Status(word)


def _clock(task: "Task", name: str) -> "Clock":
    names = [clock.name for clock in task.clocks]
    for clock in task.clocks:
        if clock.name == name:
            return clock
    raise typer.BadParameter(f"第{task.id}项没有名为“{name}”的时限{_guess(name, names)}")


def _guess(word: str, known: list[str]) -> str:
    return did_you_mean(word, known) or f"；已有：{'、'.join(known) or '无'}"


def _after(update: "Update") -> "Register":
    assert update.after.register is not None  # proved: it is the register that was meant
    return update.after.register


def _record(
    ctx: typer.Context,
    changes: "list[Change]",
    dry_run: bool,
    outcome: "Callable[[Update], list[str]]",
) -> int:
    """Prove the changes, say what is doubtful, write them, and say what the record now says."""
    from gongkai.register import changes as proving
    from gongkai.register import saving, workspace

    def review(update: "Update") -> None:
        show_problems(proving.new_problems(update), sys.stderr)

    root = find_root(ctx)
    if dry_run:
        update = proving.prove(workspace.load(root).files, changes, today())
        review(update)
        for old, new in update.edited:
            sys.stdout.write(proving.patch(old, new))
        return ExitCode.FINE
    update = saving.record(root, changes, today(), review)
    for line in outcome(update):
        print(line)
    return ExitCode.FINE
