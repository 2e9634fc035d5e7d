"""From the command line to a register: the workspace, the day, what can be used of the data."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.saying import say, tell
from gongkai.cli.showing import show_problems
from gongkai.diagnostics import CannotDo, Diagnostic, Severity
from gongkai.model import Register
from gongkai.register import opened
from gongkai.register.broken import Broken
from gongkai.register.folders import is_workspace, nearest_workspace
from gongkai.register.reading import Reading


def today() -> date:
    """Return today's date: the only place where the program asks for it."""
    return date.today()


def find_root(ctx: typer.Context) -> Path:
    """Return the workspace: ``-C``, or the nearest folder upward that holds data/tasks.yaml.

    Raises ``CannotDo`` when there is none.
    """
    given: Path | None = ctx.obj
    if given is not None:
        if is_workspace(given):
            return given
        raise CannotDo(f"{given} 里没有 data/tasks.yaml")
    root = nearest_workspace(Path())
    if root is None:
        hint = "用 -C 指明，或用 gongkai init 新建"
        raise CannotDo(f"这里和上级文件夹里都没有 data/tasks.yaml；{hint}")
    return root


def roots_of(ctx: typer.Context, files: Iterable[Path]) -> list[Path]:
    """Return the workspaces that files belong to, each once; without files the one that is here.

    Raises ``CannotDo`` for a file that is not there or lies in no workspace.
    """
    roots: dict[Path, Path] = {}
    for file in files:
        root = nearest_workspace(file)
        if not (file.exists() or file.is_symlink()):
            raise CannotDo(f"没有 {file} 这个文件")
        if root is None:
            raise CannotDo(f"{file} 不在工作区里：上级文件夹里没有 data/tasks.yaml")
        roots.setdefault(root.resolve(), root)
    return list(roots.values()) or [find_root(ctx)]


def seen(root: Path, revision: str | None, as_of: date | None) -> tuple[Reading, date]:
    """Return what a workspace says, or said at a revision, and the day that it is judged as of.

    That is today, or the day on which the revision was made, unless ``as_of`` is given. Raises
    ``CannotDo`` when git has no such revision, or no data there.
    """
    if revision is None:
        day = as_of or today()
        return opened(root, day, thoroughly=False), day
    from gongkai.history.revisions import remembered_at  # only who looks back asks git

    found = remembered_at(root, revision, as_of)
    return found.reading, found.as_of


def usable(examined: Reading, *, as_table: bool) -> Register:
    """Return the register for a list, with the records that cannot be judged on top of it.

    They are part of a table that a person reads; beside a file for a program they go to the
    error stream. Raises ``typer.Exit`` with code 1, the errors said, when there is no plan.
    """
    stream = sys.stdout if as_table else sys.stderr
    show_problems(_errors(examined.diagnostics), stream)
    if examined.register is None:
        raise typer.Exit(ExitCode.DATA)
    if examined.broken:
        tell(f"{examined.total}项中{len(examined.broken)}项未能判断，未列入下表：", stream)
        for each in examined.broken:
            tell(f"  {_broken_words(each)}", stream)
        tell(stream=stream)
    return examined.register


def faultless(examined: Reading, refused: str = "不出文件") -> Register:
    """Return the register for a document; a document handed in must be right.

    ``refused`` says what is not done with data that has errors.

    Raises ``typer.Exit`` with code 1, the errors said, when the data has any.
    """
    errors = _errors(examined.diagnostics)
    if errors or examined.register is None:
        show_problems(errors, sys.stderr)
        say(f"数据有错误，{refused}；改好后重试")
        raise typer.Exit(ExitCode.DATA)
    return examined.register


def code_for(examined: Reading) -> ExitCode:
    """Return the exit code that the data deserves."""
    return ExitCode.DATA if examined.has_errors else ExitCode.FINE


def _errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [each for each in diagnostics if each.severity is Severity.ERROR]


def _broken_words(broken: Broken) -> str:
    number = f"第{broken.number}项" if broken.number else "序号不明的一项"
    return f"{number}{broken.name}（{broken.place.path} 第{broken.place.line}行）"
