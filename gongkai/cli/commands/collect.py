"""``gongkai collect``: forms that came back, shown and then recorded in one update."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gongkai import period as periods
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import AsOf, a_month, one_of
from gongkai.cli.publishing import need_excel
from gongkai.cli.recording import record
from gongkai.cli.saying import say, tell
from gongkai.cli.showing import show_table
from gongkai.diagnostics import CannotDo
from gongkai.documents.view import view_of
from gongkai.formats.collected import collection_json, reporting_json
from gongkai.forms.collection import Collection, Outcome, Received, changes
from gongkai.forms.collection import collect as collected
from gongkai.forms.findings import Finding, Refused
from gongkai.forms.reporting import reportings
from gongkai.intake.opening import file_bytes, in_one_sentence
from gongkai.model import Register
from gongkai.register import opened
from gongkai.register.changes import Change
from gongkai.register.proof import Update
from gongkai.screens.collected import collection_lines, reporting_heading, reporting_table

_Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE…", help="发回来的填报表，或放着它们的文件夹"),
]
_Write = Annotated[bool, typer.Option("--write", help="把采纳的写入数据")]
_Prefer = Annotated[
    Path | None, typer.Option("--prefer", metavar="FILE", help="两份所报不同的，以这一份为准")
]
_Status = Annotated[bool, typer.Option("--status", help="只看哪些科室已报、哪些要再催")]
_NO_FORMS = ("thumbs.db", "desktop.ini")


def collect(
    ctx: typer.Context,
    files: _Files = None,
    write: _Write = False,
    prefer: _Prefer = None,
    status: _Status = False,
    month: Annotated[int | None, a_month("和 --status 一起用：哪个月")] = None,
    form: Annotated[str, one_of("text", "json")] = "text",
    as_of: AsOf = None,
) -> int:
    """Show what came back, record it with ``--write``, or say who has answered."""
    root = find_root(ctx)
    if status:
        if write or prefer is not None:
            raise typer.BadParameter("--status 只看不写，不和 --write、--prefer 一起用")
        return _reporting(root, files or (), month, form, as_of)
    if month is not None or as_of is not None:
        raise typer.BadParameter("--month、--as-of 和 --status 一起用")
    if not files:
        raise typer.BadParameter("写明发回来的填报表，或放着它们的文件夹")
    paths = tuple(_forms_in(files))
    preferred = _preferred(prefer, paths)
    came = _received(paths)

    def judged(register: Register) -> Collection:
        return collected(came, register, today(), preferred)

    found = judged(faultless(opened(root, today(), thoroughly=False), "没有写入"))
    if write and found.of(Outcome.NEW):
        return _record(ctx, judged, form)
    _show(found, form)
    if form == "text" and not write and found.of(Outcome.NEW):
        say(f"没有写入。写入采纳的{len(found.of(Outcome.NEW))}条：加 --write")
    return _code(found)


def _record(ctx: typer.Context, judged: Callable[[Register], Collection], form: str) -> int:
    """Record what is new by what the data says while nobody else can write; show all of it."""
    last: list[Collection] = []

    def intend(register: Register) -> list[Change]:
        last[:] = [judged(register)]
        return changes(last[0], register)

    def outcome(update: Update) -> list[str]:
        del update
        new = len(last[0].of(Outcome.NEW))
        if form == "json":
            return collection_json(last[0], new).splitlines()
        return [*collection_lines(last[0]), "", f"已写入{new}条"]

    code = record(ctx, intend, outcome, dry_run=False)
    return code or _code(last[0])


def _show(found: Collection, form: str) -> None:
    if form == "json":
        sys.stdout.write(collection_json(found, 0))
        return
    for line in collection_lines(found):
        tell(line)


def _code(found: Collection) -> ExitCode:
    return ExitCode.FINE if found.is_clean else ExitCode.DATA


def _forms_in(files: Iterable[Path]) -> Iterator[Path]:
    """Yield the files, those of a folder one by one; what programs leave beside them is no form."""
    for file in files:
        if not file.exists():
            raise CannotDo(f"没有 {file} 这个文件")
        inside = sorted(file.iterdir()) if file.is_dir() else [file]
        for path in inside:
            is_beside = path.name.startswith((".", "~$")) or path.name.lower() in _NO_FORMS
            if path.is_file() and not (file.is_dir() and is_beside):
                yield path


def _preferred(prefer: Path | None, paths: Sequence[Path]) -> str:
    if prefer is None:
        return ""
    named = [path for path in paths if path.resolve() == prefer.resolve()]
    if not named:
        raise typer.BadParameter(f"--prefer 的 {prefer} 不在要收的文件里")
    return str(named[0])


def _received(paths: Iterable[Path]) -> tuple[Received, ...]:
    """Read the files; each that cannot be read says why and stops no other."""
    need_excel("读")
    from gongkai.forms.returned import read_form  # openpyxl, which may not be there

    found = []
    for path in dict.fromkeys(paths):  # one that is named beside its folder came once
        try:
            data = file_bytes(path)
            with in_one_sentence(path.name):
                found.append(Received(str(path), read_form(data)))
        except Refused as reason:
            found.append(Received(str(path), reason.finding))
        except CannotDo as reason:
            # The name of the file stands in front of every reason; here it would stand twice.
            why = str(reason).removeprefix(f"{path.name} ")
            found.append(Received(str(path), Finding("unreadable", why)))
    return tuple(found)


def _reporting(
    root: Path, files: Sequence[Path], month: int | None, form: str, as_of: date | None
) -> int:
    """Show who has answered for a month, by the data and by the forms at hand."""
    if month is None:
        raise typer.BadParameter("写明哪个月：--month 9")
    register = faultless(opened(root, as_of or today(), thoroughly=False))
    span = periods.month(register.plan.year, month, register.plan.cutoff)
    day = as_of or min(span.last, today())
    paths = tuple(_forms_in(files))
    came = collected(_received(paths) if paths else (), register, today())
    for name, reason in came.refused:
        say(f"没有收 {name}：{reason.message}")
    returned = [each.unit for each in came.forms if each.month == month]
    found = reportings(view_of(register, day), span, returned)
    if form == "json":
        sys.stdout.write(reporting_json(found, span))
    else:
        word = register.plan.unit_word
        heading = [reporting_heading(found, span, word)]
        show_table(reporting_table(found, word), heading, f"没有{word}要填报")
    return ExitCode.FINE
