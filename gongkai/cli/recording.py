"""How the commands record: each changes only its own lines.

A doubt about what is recorded is said and the record made (exit code 0). Data that has errors
is not added to (1); words that name nothing are a wrong use (2); what would bring an error into
the data, or cannot be written, is not done (3). Nothing is written then.
"""

import sys
from collections.abc import Callable, Iterable

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import find_root, today
from gongkai.cli.saying import close_output, say, tell
from gongkai.cli.showing import show_problems
from gongkai.register import saving
from gongkai.register.changes import Intention
from gongkai.register.proof import Faulty, Update
from gongkai.wording import refusal


def record(
    ctx: typer.Context,
    intend: Intention,
    outcome: Callable[[Update], list[str]],
    *,
    dry_run: bool,
) -> int:
    """Write the changes, then say what is doubtful about them and what the record now says."""
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
    lines = outcome(update)
    if dry_run:
        say("只显示改动，没有写入：")
        sys.stdout.write(patch)
        for line in lines:
            say(line)
    else:
        _confirm(lines)
    return ExitCode.FINE


def _confirm(lines: Iterable[str]) -> None:
    """Say what the record now says. It stands, whether there is room to say so or not."""
    try:
        for line in lines:
            tell(line)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as reason:
        say(f"已记入数据，只是结果写不出来：{refusal(reason)}")
        close_output()
