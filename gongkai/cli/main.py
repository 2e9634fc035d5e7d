"""The program: its commands, and the one place where what went wrong becomes an exit code."""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TextIO

import typer

from gongkai import __version__
from gongkai.cli.chinese import HELP, ChineseGroup, UsageError, usage_words
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.saying import close_output, nowhere, say
from gongkai.diagnostics import CannotDo
from gongkai.wording import refusal, shortened

app = typer.Typer(
    cls=ChineseGroup, rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
)


_INTERRUPTED = 130  # what Typer makes of Ctrl+C, as shells do
_OF_A_NAME = (errno.EACCES, errno.EPERM, errno.ENAMETOOLONG)  # as it was given, wherever it is met
_LONGEST_NAME = 300
_ANY_HELP = "gongkai --help，或 gongkai 命令 --help"


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"gongkai {__version__}")
        raise typer.Exit(ExitCode.FINE)


@app.callback(invoke_without_command=True, context_settings=HELP)
def program(
    ctx: typer.Context,
    directory: Annotated[
        Path | None,
        typer.Option("--directory", "-C", metavar="DIR", help="工作区文件夹，不写则由此向上找"),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_show_version, is_eager=True, help="显示版本"),
    ] = False,
) -> int:
    """政务公开工作要点任务分解表：检查数据、查看到期、出具报告。"""
    del version
    ctx.obj = directory
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
    return ExitCode.FINE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; every failure is said in Chinese here."""
    _prepare(sys.stdout)
    _prepare(sys.stderr)
    try:
        code = app(arguments, standalone_mode=False, prog_name="gongkai")
        sys.stdout.flush()
        if code == _INTERRUPTED:
            say("\n已中断")  # on a line of its own: a question's is not ended
    except UsageError as problem:
        say(f"用法不对：{usage_words(problem)}")
        command = problem.ctx.command_path if problem.ctx else None
        say(f"查看用法：{f'{command} --help' if command else _ANY_HELP}")
        return ExitCode.USAGE
    except (BrokenPipeError, SystemExit):  # Typer makes the second of the first, with code 1
        close_output()
        return ExitCode.FINE
    except OSError as reason:
        if reason.errno in _OF_A_NAME and reason.filename is not None:
            name = shortened(os.fsdecode(reason.filename), _LONGEST_NAME)
            say(f"做不到：打不开 {name}：{refusal(reason)}")
            return ExitCode.FAILED
        if reason.filename is not None:  # not a stream: whoever opens a file explains its faults
            raise
        say(f"做不到：写不出结果：{refusal(reason)}")
        close_output()
        return ExitCode.FAILED
    except CannotDo as problem:
        say(f"做不到：{problem}")
        return ExitCode.FAILED
    return int(code or ExitCode.FINE)


def _prepare(stream: TextIO) -> None:
    """Make Chinese safe on any terminal: UTF-8 in a pipe, never an encoding error.

    PYTHONIOENCODING is a wish for another one: PowerShell reads pipes as 936 on Chinese Windows.
    A file's name may hold bytes that are no text: no encoding has them.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    wish = os.environ.get("PYTHONIOENCODING", "").partition(":")
    if stream.isatty() or wish[0]:
        reconfigure(errors=wish[2] or "replace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def run() -> int:
    """Run the program as a process of its own."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started it, 「>&-」: nobody is to be told
            setattr(sys, name, nowhere())
    try:
        return main()
    except Exception as fault:
        say(f"程序自身出错，没有做完，请把这一行报告给维护人员：{_whereabouts(fault)}")
        return ExitCode.FAILED


def _whereabouts(fault: Exception) -> str:
    """Return what went wrong and where in the program, on one line."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(fault).__name__}: {fault} ({where})"
