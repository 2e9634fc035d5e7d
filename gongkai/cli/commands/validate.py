"""``gongkai validate``: every problem in the data, for a person or for another program."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import roots_of, today
from gongkai.cli.options import AsOf, one_of
from gongkai.cli.saying import say, tell
from gongkai.cli.showing import show_problems
from gongkai.diagnostics import Diagnostic, Severity
from gongkai.register import opened
from gongkai.screens.problems import summary

_FORMATS = {
    "text": "",
    "json": "diagnostics_json",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}
"""The formats: ``text`` for a person, each other by the function that its module has."""


def validate(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]…", help="由数据文件找到工作区")
    ] = None,
    form: Annotated[str, one_of(*_FORMATS)] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="连提示一并列出")] = False,
    as_of: AsOf = None,
) -> int:
    """Check the data files and list every problem at its place."""
    roots = roots_of(ctx, files or [])
    readings = [opened(root, as_of or today()) for root in roots]
    problems = [problem for reading in readings for problem in reading.diagnostics]
    found = [d for d in problems if verbose or d.severity is not Severity.INFO]
    if form == "text":
        show_problems(found, sys.stdout)
        _say_outcome(found, sum(reading.total for reading in readings))
        if verbose:
            _say_what_git_lacks(roots)
    else:
        sys.stdout.write(_formatted(found, form, strict=strict))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.DATA if any(d.severity in failing for d in found) else ExitCode.FINE


def _formatted(found: list[Diagnostic], form: str, *, strict: bool) -> str:
    """Return the problems in a format for programs.

    Hashes, XML and the handbook take longer to import than most checks to run: only the format
    that was asked for is.
    """
    module = import_module(f"gongkai.formats.{form}")
    write: Callable[..., str] = getattr(module, _FORMATS[form])
    return write(found, strict=strict) if form == "junit" else write(found)


def _say_outcome(found: list[Diagnostic], total: int) -> None:
    if found:
        say(f"共检查{total}项任务：{summary(found)}")
    else:
        tell(f"共检查{total}项任务，没有发现问题。")


def _say_what_git_lacks(roots: list[Path]) -> None:
    """Say so when .gitattributes names our merge driver and nobody has set it up here."""
    from gongkai.history.driver import is_to_be_set_up  # asks git, which few checks need

    for root in filter(is_to_be_set_up, roots):
        hint = "运行一次 gongkai git-setup，两边都改过的数据文件就逐条合并"
        say(f"提示：{root} 的 .gitattributes 写明由 gongkai 合并，这份克隆还没有登记；{hint}")
