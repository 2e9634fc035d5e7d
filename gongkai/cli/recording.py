"""The commands that record: log, done, adjust, event, case. Each changes only its own lines.

A doubt about what is recorded is said and the record made (exit code 0). Data that has errors
is not added to (1); words that name nothing are a wrong use (2); what would bring an error into
the data, or cannot be written, is not done (3). Nothing is written then.
"""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai.cli.office import (
    ExitCode,
    find_root,
    parse_day,
    parse_number,
    say,
    show_problems,
    today,
    unit_named,
)
from gongkai.diagnostics import did_you_mean

if TYPE_CHECKING:
    from gongkai.model import Clock, Register, Status, Task
    from gongkai.register.changes import Change, Intention, Update


def _parse_words(text: str) -> str:
    """Return a text as it is recorded: without space around it, lines ended as in the files."""
    words = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not words:
        raise typer.BadParameter("不能是空的")
    return words


def _parse_note(text: str) -> str:
    return _parse_words(text) if text.strip() else ""


def _parse_count(text: str) -> int:
    number = parse_number(text)
    if not 1 <= number <= _LARGEST_COUNT:
        raise typer.BadParameter(f"“{text}”不是数量，写成 1 至 {_LARGEST_COUNT} 的整数")
    return number


_LARGEST_COUNT = 999_999_999


def _words(option: str, metavar: str, meaning: str) -> typer.models.OptionInfo:
    info: typer.models.OptionInfo = typer.Option(
        option, parser=_parse_words, metavar=metavar, help=meaning
    )
    return info


_Numbers = Annotated[
    list[int], typer.Argument(parser=parse_number, metavar="ID…", help="任务序号，可写几个")
]
_Number = Annotated[int, typer.Argument(parser=parse_number, metavar="ID", help="任务序号")]
_Note = Annotated[
    str, typer.Option("--note", parser=_parse_note, metavar="文字", help="进展情况，一两句话")
]
_Evidence = Annotated[list[str] | None, _words("--evidence", "文号", "佐证材料，可写几次")]
_Unit = Annotated[str | None, typer.Option("--unit", metavar="科室", help="填报科室")]
_Count = Annotated[
    int | None, typer.Option("--count", parser=_parse_count, metavar="N", help="计入目标的数量")
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

    entry = Entry(on or today(), _status(status), note, tuple(evidence or ()), None, count)
    _each_once(numbers)

    def intend(register: "Register") -> "list[Change]":
        named = entry._replace(unit=unit_named(register, unit) if unit else None)
        return [entry_added(_task(register, number).id, named) for number in numbers]

    def outcome(update: "Update") -> list[str]:
        return [entry_words(update.before, update.after, number, entry) for number in numbers]

    return _record(ctx, intend, outcome, dry_run=dry_run)


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
    deadline: Annotated[str, _words("--deadline", "时间节点", "新的时间节点")],
    reason: Annotated[str, _words("--reason", "文字", "原因")],
    approved_by: Annotated[str, _words("--approved-by", "会议", "谁批准的")],
    document: Annotated[str | None, _words("--document", "文号", "依据")] = None,
    on: _On = None,
    dry_run: _DryRun = False,
) -> int:
    """登记经批准的时限调整。"""
    from gongkai.model import Adjustment
    from gongkai.output.outcomes import adjustment_words
    from gongkai.register.changes import adjustment_added

    change = Adjustment(on or today(), deadline, reason, approved_by, document)

    def intend(register: "Register") -> "list[Change]":
        return [adjustment_added(_task(register, number).id, change)]

    def outcome(update: "Update") -> list[str]:
        return [adjustment_words(update.before, update.after, number, change)]

    return _record(ctx, intend, outcome, dry_run=dry_run)


def event(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="事件名称")],
    on: Annotated[date, typer.Option("--date", parser=parse_day, metavar="DATE", help="发生日期")],
    dry_run: _DryRun = False,
) -> int:
    """登记事件的发生日期，时限从它起算。"""
    from gongkai.output.outcomes import event_words
    from gongkai.register.changes import event_dated

    def intend(register: "Register") -> "list[Change]":
        return [event_dated(_event(register, name), on)]

    def outcome(update: "Update") -> list[str]:
        found = _event(update.after, name)
        return event_words(update.before, update.after, found, max(on, today()))

    return _record(ctx, intend, outcome, dry_run=dry_run)


def case(
    ctx: typer.Context,
    number: _Number,
    clock: Annotated[str, typer.Argument(metavar="CLOCK", help="时限名称")],
    ref: Annotated[str, _words("--ref", "编号", "个案名称或编号，不写人名")],
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
    from gongkai.output.outcomes import case_words

    day = closed or since
    if day is None:
        raise typer.BadParameter("写明 --from（起算日）或 --done（办结日）")

    def intend(register: "Register") -> "list[Change]":
        return [_case_change(_task(register, number), clock, ref, since, closed)]

    def outcome(update: "Update") -> list[str]:
        return [case_words(update.before, update.after, number, f"{clock}：{ref}", day)]

    return _record(ctx, intend, outcome, dry_run=dry_run)


def _each_once(numbers: Iterable[int]) -> None:
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            raise typer.BadParameter(f"第{number}项写了两次")
        seen.add(number)


def _task(register: "Register", number: int) -> "Task":
    for task in register.tasks:
        if task.id == number:
            return task
    numbers = [task.id for task in register.tasks]
    known = f"序号从{min(numbers)}到{max(numbers)}" if numbers else "文件里一项任务也没有"
    raise typer.BadParameter(f"没有第{number}项，{known}")


def _status(word: str) -> "Status":
    from gongkai.model import Status

    words = [status.value for status in Status]
    if word not in words:
        raise typer.BadParameter(f"没有“{word}”这个状态{_guess(word, words)}")
    return Status(word)


def _event(register: "Register", name: str) -> str:
    """Return the event's name as written; brackets and widths may be typed differently."""
    from gongkai.timing.phrases import normalise

    known = [each.name for each in register.events]
    for each in known:
        if normalise(each) == normalise(name):
            return each
    raise typer.BadParameter(f"没有名为“{name}”的事件{_guess(name, known)}")


def _case_change(
    task: "Task", clock: str, ref: str, since: date | None, closed: date | None
) -> "Change":
    """Return the change that starts a case, with ``since``, or closes one that was started."""
    from gongkai.model import Case
    from gongkai.register.changes import case_added, case_closed

    name = _clock(task, clock).name
    known = [each.ref for each in _clock(task, clock).cases]
    if since is not None:
        if ref in known:
            raise typer.BadParameter(f"“{name}”里已有个案“{ref}”")
        return case_added(task.id, name, Case(ref, since, closed))
    if ref not in known or closed is None:
        raise typer.BadParameter(f"“{name}”里没有个案“{ref}”{_guess(ref, known)}")
    return case_closed(task.id, name, ref, closed)


def _clock(task: "Task", name: str) -> "Clock":
    names = [clock.name for clock in task.clocks]
    for clock in task.clocks:
        if clock.name == name:
            return clock
    raise typer.BadParameter(f"第{task.id}项没有名为“{name}”的时限{_guess(name, names)}")


def _guess(word: str, known: list[str]) -> str:
    return did_you_mean(word, known) or f"；已有：{'、'.join(known) or '无'}"


def _record(
    ctx: typer.Context,
    intend: "Intention",
    outcome: "Callable[[Update], list[str]]",
    *,
    dry_run: bool,
) -> int:
    """Write the changes, then say what is doubtful about them and what the record now says."""
    from gongkai.register import saving
    from gongkai.register.changes import Faulty

    root = find_root(ctx)
    try:
        if dry_run:
            update, patch = saving.rehearse(root, intend, today())
        else:
            update, patch = saving.carry_out(root, intend, today()), ""
    except Faulty as refusal:
        show_problems(refusal.errors, sys.stderr)
        say(str(refusal))
        return ExitCode.DATA
    show_problems(update.doubts, sys.stderr)
    if dry_run:
        say("只显示改动，没有写入：")
        sys.stdout.write(patch)
    for line in outcome(update):
        print(line, file=sys.stderr if dry_run else sys.stdout)
    return ExitCode.FINE
