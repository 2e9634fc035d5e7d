"""``gongkai close``: what lasts all year is concluded, row by row, when the year ends."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from gongkai.agenda import Agenda, Judged, agenda, lasting
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import DryRun, Note, On
from gongkai.cli.recording import record
from gongkai.cli.saying import say, tell, typed
from gongkai.figures import quota_of
from gongkai.model import Entry, Register, Status, Task
from gongkai.period import closing_days
from gongkai.register import opened
from gongkai.register.changes import Change, entry_added
from gongkai.register.proof import Update
from gongkai.screens.closing import closing_heading, closing_lines
from gongkai.screens.outcomes import entry_words
from gongkai.wording import full_day, numbered


def close(
    ctx: typer.Context,
    all_with_progress: Annotated[
        bool, typer.Option("--all-with-progress", help="有进展、目标和各科室都不欠的，都记为已完成")
    ] = False,
    note: Note = "",
    on: On = None,
    dry_run: DryRun = False,
) -> int:
    """Ask of every row that lasts all year and is open how it ended; record all answers at once."""
    day = on or today()
    if bool(note) != all_with_progress:
        raise typer.BadParameter("--all-with-progress 和 --note（全年落实情况）要一起写")
    register = faultless(opened(find_root(ctx), today(), thoroughly=False), "没有写入")
    _check_day(register.plan.year, day)
    now = agenda(register, day)
    rows = lasting(now)
    if all_with_progress:
        said = (Status.DONE, note)
        answers = {row.task.id: said for row in rows if _went_well(row)}
    elif sys.stdin.isatty():
        answers = _asked(now, rows)
    else:
        return _shown(now, rows)
    if not answers:
        say("没有改动")
        return ExitCode.FINE
    return _record(ctx, day, answers, dry_run=dry_run)


def _check_day(year: int, day: date) -> None:
    first, last = closing_days(year)
    if not first <= day <= last:
        raise typer.BadParameter(
            f"{year}年度的全年任务在{full_day(first)}至{full_day(last)}办结，{full_day(day)}不在其中；"
            "补登记的，用 --date 写明日期"
        )


def _went_well(row: Judged) -> bool:
    """Was there progress, the target reached, and no unit's own part left open?"""
    quota = quota_of(row)
    is_short = quota is not None and not quota.is_met
    is_waiting = any(item.shares is not None and item.shares.missing for item in row.bound)
    return bool(row.entries) and not is_short and not is_waiting


def _shown(now: Agenda, rows: Sequence[Judged]) -> int:
    """List the rows and how they are concluded, where nobody can be asked."""
    tell(closing_heading(now, rows))
    for row in rows:
        tell()
        for line in closing_lines(row, now.register.plan.unit_word):
            tell(line)
    if rows:
        say("逐项办结：在终端里运行 gongkai close；有进展的一并办结：")
        say("gongkai close --all-with-progress --note 全年落实情况")
    return ExitCode.FINE


_Answer = tuple[Status, str]
_CHOICES = {"1": Status.DONE, "2": Status.NOT_OCCURRED, "3": Status.CARRIED}
_WORDS = _CHOICES | {status.value: status for status in _CHOICES.values()}
_ANSWER = re.compile(rf"({'|'.join(_WORDS)})\s*[:：，,.、]?\s*(.*)", re.DOTALL)
_ENOUGH = "q"
_QUESTION = f"1已完成、2未发生、3结转，后面写说明；回车不办结，{_ENOUGH}到此为止："


def _asked(now: Agenda, rows: Sequence[Judged]) -> dict[int, _Answer]:
    """Ask of each row, and return what was said of those that are concluded."""
    say(closing_heading(now, rows))
    answers: dict[int, _Answer] = {}
    for row in rows:
        say("")
        for line in closing_lines(row, now.register.plan.unit_word):
            say(line)
        while (answer := typed(_QUESTION)) not in ("", _ENOUGH, None):
            found = _ANSWER.fullmatch(str(answer))
            if found is not None and found[2]:
                answers[row.task.id] = (_WORDS[found[1]], found[2])
                break
            say("写成“1 全年落实情况”的样子：先写1、2或3，后面写说明")
        if answer in (_ENOUGH, None):
            break
    return answers


def _record(ctx: typer.Context, day: date, answers: Mapping[int, _Answer], *, dry_run: bool) -> int:
    def intend(register: Register) -> list[Change]:
        rows = lasting(agenda(register, day))
        return [
            entry_added(row.task, _entry(row.task, day, *answers[row.task.id]))
            for row in rows
            if row.task.id in answers
        ]

    def outcome(update: Update) -> list[str]:
        was, now = (lasting(agenda(each, day)) for each in (update.before, update.after))
        tasks = {row.task.id: row.task for row in was}
        lines = [
            entry_words(update.before, update.after, k, _entry(tasks[k], day, *answer))
            if k in tasks
            else f"第{k}项 刚才已经办结，没有再登记"
            for k, answer in answers.items()
        ]
        left = [row.task.id for row in now]
        return [*lines, f"全年任务尚未办结{len(left)}项：{numbered(left)}"] if left else lines

    return record(ctx, intend, outcome, dry_run=dry_run)


def _entry(task: Task, day: date, status: Status, note: str) -> Entry:
    """Return the last word on a row. It is about the year, and adds nothing to a target."""
    return Entry(day, status, note, quantity=None if task.target is None else 0)
