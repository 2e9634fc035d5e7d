"""The program: its commands, and the one place where what went wrong becomes an exit code."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TextIO

import typer

from gongkai import __version__
from gongkai.cli import looking, reporting
from gongkai.cli.chinese import ChineseCommand, ChineseGroup, UsageError, usage_words
from gongkai.cli.office import ExitCode, say
from gongkai.diagnostics import CannotDo

app = typer.Typer(
    cls=ChineseGroup, rich_markup_mode=None, add_completion=False, no_args_is_help=False
)

for name, command in (
    ("validate", looking.validate),
    ("due", looking.due),
    ("list", looking.list_tasks),
    ("show", looking.show),
    ("report", reporting.report),
):
    app.command(name, cls=ChineseCommand)(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"gongkai {__version__}")
        raise typer.Exit(ExitCode.FINE)


@app.callback(invoke_without_command=True)
def program(
    ctx: typer.Context,
    directory: Annotated[
        Path | None,
        typer.Option("--directory", "-C", metavar="DIR", help="工作区文件夹，不写则由此向上找"),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本"),
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
    except UsageError as problem:
        say(f"用法不对：{usage_words(problem)}")
        say("查看用法：gongkai --help，或 gongkai 命令 --help")
        return ExitCode.USAGE
    except BrokenPipeError:
        _leave_pipe()
        return ExitCode.FINE
    except typer.Abort:
        return ExitCode.FAILED
    except CannotDo as problem:
        say(f"做不到：{problem}")
        return ExitCode.FAILED
    return int(code or ExitCode.FINE)


def _leave_pipe() -> None:
    """The reader has gone (``| head``): nothing more is written, also not at the very end."""
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - kept until the end


def _prepare(stream: TextIO) -> None:
    """Make Chinese safe on any terminal: UTF-8 in a pipe, never an encoding error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8")
