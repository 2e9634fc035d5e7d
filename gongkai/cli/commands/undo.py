"""``gongkai undo``: the newest record of a task is taken back."""

import sys
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.naming import task_numbered
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import DryRun, Number
from gongkai.cli.recording import record
from gongkai.cli.saying import say, typed
from gongkai.diagnostics import CannotDo
from gongkai.model import Register
from gongkai.register import opened
from gongkai.register.changes import Change
from gongkai.register.proof import Update
from gongkai.register.undoing import Latest, latest
from gongkai.screens.records import record_words

_YES = ("y", "Y", "yes", "是")


def undo(
    ctx: typer.Context,
    number: Number,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="不再询问")] = False,
    dry_run: DryRun = False,
) -> int:
    """Take the newest record of a task out of the data, after a yes."""
    register = faultless(opened(find_root(ctx), today(), thoroughly=False), "没有写入")
    shown = _latest(register, number)
    words = record_words(number, shown)
    if not (yes or dry_run) and not _agreed(words):
        say("没有改动")
        return ExitCode.FINE

    def intend(now: Register) -> list[Change]:
        found = _latest(now, number)
        if found != shown:
            raise CannotDo("数据刚刚被改动，最近一条记录不是刚才那条了，没有写入；请重试")
        return found.taken_back(task_numbered(now, number))

    def outcome(update: Update) -> list[str]:
        del update
        return [f"已撤销：{words}"]

    return record(ctx, intend, outcome, dry_run=dry_run)


def _latest(register: Register, number: int) -> Latest:
    found = latest(task_numbered(register, number))
    if found is None:
        raise typer.BadParameter(f"第{number}项没有登记过什么，无可撤销")
    return found


def _agreed(words: str) -> bool:
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"不在终端里，不能问；确认请加 --yes。将撤销：{words}")
    say(words)
    return typed("撤销这条记录？写 y 撤销，回车不撤销：") in _YES
