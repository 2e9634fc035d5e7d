"""What all commands share: the workspace, the day, the shared options, the exit codes."""

import errno
import os
import sys
from collections.abc import Iterable
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from gongkai.diagnostics import CannotDo

if TYPE_CHECKING:
    from gongkai.diagnostics import Diagnostic
    from gongkai.model import Register, Span
    from gongkai.register.reading import Broken, Reading
    from gongkai.register.workspace import Workspace


_LONGEST_NUMBER = 9  # digits, as in the data files


class ExitCode(IntEnum):
    """How a command ended."""

    FINE = 0
    DATA = 1
    USAGE = 2
    FAILED = 3


def parse_day(text: str) -> date:
    """Return the day written as 2022-10-01; anything else is a wrong use of the option."""
    from gongkai.register.fields import EARLIEST_YEAR, LATEST_YEAR

    text = text.strip()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # newer Pythons read 20221001, too
        raise typer.BadParameter(f"“{text}”不是日期，写成 2022-10-01 的样子")
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        span = f"{EARLIEST_YEAR}至{LATEST_YEAR}"
        raise typer.BadParameter(f"“{text}”的年份不在{span}之间")
    return day


def one_of(*words: str) -> typer.models.OptionInfo:
    """Return ``--format`` with the words that it takes."""

    def parse(text: str) -> str:
        if text not in words:
            raise typer.BadParameter(f"没有“{text}”这种格式，可用：{'、'.join(words)}")
        return text

    info: typer.models.OptionInfo = typer.Option(
        "--format", parser=parse, metavar="FORMAT", help="、".join(words)
    )
    return info


def parse_number(text: str) -> int:
    """Return the printed number of a task."""
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise typer.BadParameter(f"“{text}”不是数字，写成 11 的样子")
    return int(text)


def parse_span(text: str) -> "Span":
    """Return the span written as 30d, 10wd, 2w or 1m."""
    from gongkai.timing.deadlines import read_span

    span = read_span(text)
    if span is None:
        raise typer.BadParameter(f"“{text}”不是一段时间，写成 30d、10wd、2w 或 1m 的样子")
    return span


AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=parse_day, metavar="DATE", help="以哪一天为准，不写为今天"),
]
UnitName = Annotated[str | None, typer.Option("--unit", metavar="科室", help="只看一个科室")]


def today() -> date:
    """Return today's date: the only place where the program asks for it."""
    return date.today()


def find_root(ctx: typer.Context) -> Path:
    """Return the workspace: ``-C``, or the nearest folder upward that holds data/tasks.yaml.

    Raises ``CannotDo`` when there is none.
    """
    from gongkai.register.workspace import is_workspace

    given: Path | None = ctx.obj
    if given is not None:
        if is_workspace(given):
            return given
        raise CannotDo(f"{given} 里没有 data/tasks.yaml")
    root = _nearest_workspace(Path())
    if root is None:
        hint = "用 -C 指明，或用 gongkai init 新建"
        raise CannotDo(f"这里和上级文件夹里都没有 data/tasks.yaml；{hint}")
    return root


def _nearest_workspace(path: Path) -> Path | None:
    """Return the path itself or the nearest folder above it that holds data/tasks.yaml."""
    from gongkai.register.workspace import is_workspace

    for _ in path.absolute().parts:
        if is_workspace(path):
            return path
        path = path / ".." if path.name in ("", "..") else path.parent
    return None


def roots_of(ctx: typer.Context, files: list[Path]) -> list[Path]:
    """Return the workspaces that files belong to, each once; without files the one that is here.

    Raises ``CannotDo`` for a file that is not there or lies in no workspace.
    """
    if not files:
        return [find_root(ctx)]
    roots: dict[Path, Path] = {}
    for file in files:
        root = _nearest_workspace(file)
        if not (file.exists() or file.is_symlink()):
            raise CannotDo(f"没有 {file} 这个文件")
        if root is None:
            raise CannotDo(f"{file} 不在工作区里：上级文件夹里没有 data/tasks.yaml")
        roots.setdefault(root.resolve(), root)
    return list(roots.values())


def load(ctx: typer.Context) -> "Workspace":
    """Read the files of the workspace."""
    from gongkai.register import workspace

    return workspace.load(find_root(ctx))


def examine(workspace: "Workspace", as_of: date, *, thoroughly: bool) -> "Reading":
    """Return the workspace's reading with every problem, in the order of the files."""
    from gongkai.diagnostics import in_file_order
    from gongkai.register import checks, reading

    found = checks.examine(reading.read(workspace.files), as_of, thoroughly=thoroughly)
    problems = in_file_order((*workspace.diagnostics, *found.diagnostics))
    return found._replace(diagnostics=tuple(problems))


def usable(reading: "Reading", *, as_table: bool) -> "Register":
    """Return the register for a list, with the broken records on top of it.

    They are part of a table that a person reads; beside a file for a program they go to the
    error stream. Raises ``typer.Exit`` with code 1, the errors said, when there is no plan.
    """
    stream = sys.stdout if as_table else sys.stderr
    show_problems(_errors(reading.diagnostics), stream)
    if reading.register is None:
        raise typer.Exit(ExitCode.DATA)
    if reading.broken:
        readable = len(reading.register.tasks)
        print(f"{reading.total}项中{readable}项可读，以下各项未列入：", file=stream)
        for each in reading.broken:
            print(f"  {_broken_words(each)}", file=stream)
        print(file=stream)
    return reading.register


def faultless(reading: "Reading") -> "Register":
    """Return the register for a document; a document handed in must be right.

    Raises ``typer.Exit`` with code 1, the errors said, when the data has any.
    """
    errors = _errors(reading.diagnostics)
    if errors or reading.register is None:
        show_problems(errors, sys.stderr)
        say("数据有错误，不出文件；改好后重试")
        raise typer.Exit(ExitCode.DATA)
    return reading.register


def code_for(reading: "Reading") -> ExitCode:
    """Return the exit code that the data deserves."""
    return ExitCode.DATA if _errors(reading.diagnostics) else ExitCode.FINE


def _errors(diagnostics: "Iterable[Diagnostic]") -> "list[Diagnostic]":
    from gongkai.diagnostics import Severity

    return [each for each in diagnostics if each.severity is Severity.ERROR]


def _broken_words(broken: "Broken") -> str:
    number = f"第{broken.number}项" if broken.number else "序号不明的一项"
    return f"{number}{broken.name}（{broken.place.path} 第{broken.place.line}行）"


def show_problems(diagnostics: "Iterable[Diagnostic]", stream: IO[str]) -> None:
    """Write problems for a person to read."""
    from gongkai.output.terminal import diagnostic_lines

    for diagnostic in diagnostics:
        for line in diagnostic_lines(diagnostic, colour=colours(stream)):
            print(line, file=stream)


def say(line: str) -> None:
    """Write a line that is not the product to the error stream."""
    print(line, file=sys.stderr)


def colours(stream: IO[str]) -> bool:
    """May the stream be coloured? Only a terminal, and not when NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def unit_named(register: "Register", word: str) -> str:
    """Return the register's name of a unit given by name, full name or alias.

    Raises ``typer.BadParameter`` for a unit that the register does not know.
    """
    from gongkai.diagnostics import did_you_mean

    unit = register.unit_named(word)
    if unit is None:
        names = [each.name for each in register.units]
        guess = did_you_mean(word, names) or f"；登记的有：{'、'.join(names)}"
        raise typer.BadParameter(f"没有名为“{word}”的科室{guess}")
    return unit.name


def unwritable(reason: OSError) -> str:
    """Return in Chinese why a document or a folder cannot be written."""
    return _WHY.get(reason.errno or 0, f"系统不允许（{reason.strerror}）")


_WHY = {
    errno.EISDIR: "这是文件夹，请写明文件名",
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有写入的权限",
    errno.EPERM: "没有写入的权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "名字太长",
}
