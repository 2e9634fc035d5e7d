"""``gongkai import``: a table from Word, Excel, a web page, PDF or text becomes data files."""

import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.creating import write_new
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import Year, one_of, parse_number
from gongkai.cli.saying import say, tell
from gongkai.cli.showing import show_problems, show_table
from gongkai.diagnostics import CannotDo, Diagnostic, has_errors
from gongkai.formats.proposals import import_json
from gongkai.intake.columns import Wishes
from gongkai.intake.comparison import compare
from gongkai.intake.headings import Role, role_named
from gongkai.intake.importing import Imported, NoYear, doubted, import_file, judged, names_of
from gongkai.model import Register
from gongkai.register import opened, workspace
from gongkai.screens import proposals


def _parse_column(text: str) -> tuple[str, str]:
    word, sign, head = text.partition("=")
    if not sign or not head.strip() or role_named(word.strip()) is None:
        known = "、".join(role.word for role in Role if role is not Role.OTHER)
        raise typer.BadParameter(f"“{text}”写成 责任单位=检查部门 的样子；左边可用：{known}")
    return word.strip(), head.strip()


_File = Annotated[Path, typer.Argument(metavar="FILE", help="Word、Excel、网页、PDF、CSV文件")]
_Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="DIR", help="写进这个文件夹，不写则只显示"),
]
_Against = Annotated[bool, typer.Option("--compare", help="与工作区逐项对照，不写文件")]
_Sheet = Annotated[str, typer.Option("--sheet", metavar="名称", help="取哪张工作表")]
_Table = Annotated[
    int | None, typer.Option("--table", parser=parse_number, metavar="N", help="取第几张表")
]
_Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="列=表头", help="说明一列是什么，可写几次"),
]
_Roster = Annotated[
    Path | None, typer.Option("--roster", metavar="FILE", help="单位名册 units.yaml")
]
_Strict = Annotated[bool, typer.Option("--strict", help="有待核之处也算不通过")]


def import_table(
    ctx: typer.Context,
    file: _File,
    output: _Output = None,
    against: _Against = False,
    sheet: _Sheet = "",
    table: _Table = None,
    column: _Columns = None,
    roster: _Roster = None,
    year: Year = None,
    form: Annotated[str, one_of("text", "json")] = "text",
    strict: _Strict = False,
) -> int:
    """Read a table, show how it was understood, and write it only where ``--output`` says."""
    if output is not None and against:
        raise typer.BadParameter("--output 和 --compare 不能一起用：对照不写文件")
    wishes = Wishes(table, sheet, tuple(_parse_column(text) for text in column or ()))
    try:
        found = import_file(file, wishes, year, _known_names(ctx, roster))
    except NoYear as reason:
        raise typer.BadParameter(str(reason)) from reason
    problems = judged(found.texts, output or Path(), today())
    register = _register(ctx) if against else None
    compared = compare(found.proposal, register) if register else None
    if form == "json":
        sys.stdout.write(import_json(found, problems, compared))
    elif register is not None and compared is not None:
        _print(proposals.head(found))
        _print(proposals.comparison(compared, found.proposal.year, register.plan.year))
    else:
        _show(found, problems)
    if output is not None:
        _write(found, output, file)
    elif form == "text" and compared is None:
        again = shlex.join(["gongkai", "import", str(file), "--output", str(found.proposal.year)])
        say(f"没有写文件。看过无误后：{again}（原来的选项照写）")
    is_doubtful = strict and bool(doubted(found).doubts)
    return ExitCode.DATA if has_errors(problems) or is_doubtful else ExitCode.FINE


def _known_names(ctx: typer.Context, roster: Path | None) -> frozenset[str]:
    """Return the names of the roster that is given, or of the workspace that this is."""
    if roster is not None:
        return names_of(workspace.units_in(roster))
    try:
        units = workspace.load(find_root(ctx)).files.units
    except CannotDo:
        return frozenset()
    return names_of(units) if units is not None else frozenset()


def _register(ctx: typer.Context) -> Register:
    return faultless(opened(find_root(ctx), today(), thoroughly=False), "没法对照")


def _show(found: Imported, problems: tuple[Diagnostic, ...]) -> None:
    """Show the whole reading."""
    proposal = found.proposal
    _print(proposals.head(found))
    tell()
    _print(proposals.summary(found))
    if proposal.cells:
        heading = ["", f"责任单位的读法（共{len(proposal.cells)}种，请核对）"]
        show_table(proposals.cells(proposal), heading, "")
    if proposal.phrases:
        heading = ["", f"时间节点的读法（共{len(proposal.phrases)}种，请核对）"]
        show_table(proposals.deadlines(proposal), heading, "")
    tell()
    _print(proposals.doubts(found))
    errors = [each for each in problems if has_errors([each])]
    if errors:
        tell("\n照此写出，下面各处还通不过检查：")
        show_problems(errors, sys.stdout)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        tell(line)


def _write(found: Imported, output: Path, file: Path) -> None:
    """Write the two files; raises ``CannotDo`` when there is a workspace already."""
    paths = {output / "data" / "tasks.yaml": found.texts.tasks}
    paths[output / "data" / "units.yaml"] = found.texts.units
    for path in (*paths, output / "data" / "tasks"):
        if path.exists() or path.is_symlink():
            again = shlex.join(["gongkai", "-C", str(output), "import", str(file), "--compare"])
            raise CannotDo(f"{path.as_posix()} 已经有了，没有写；比较差异：{again}")
    write_new(paths)
    say(
        f"\n已写入 {'、'.join(path.as_posix() for path in paths)}；待核之处在文件中以“# 待核”标出。"
    )
    say(f"下一步：核对后运行 gongkai -C {shlex.quote(str(output))} validate")
