"""``gongkai district``: the figures of several bureaus, and what they add up to."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.exporting import as_sheet
from gongkai.cli.opening import today
from gongkai.cli.options import LIST_FORMATS, AsOf, Within, one_of, parse_span
from gongkai.cli.publishing import form_of
from gongkai.cli.showing import show_table
from gongkai.diagnostics import CannotDo, Severity
from gongkai.districts import (
    BureauFacts,
    DistrictFacts,
    bureau,
    district_of,
    district_table,
    district_words,
    unreadable,
)
from gongkai.figures import AHEAD
from gongkai.formats.districts import district_json
from gongkai.model import Span
from gongkai.register import opened
from gongkai.register.folders import bureaus_below
from gongkai.wording import dated

if TYPE_CHECKING:
    from gongkai.cli.paging import Pages


def district(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="下一级每个文件夹是一个单位，不写则为当前文件夹"),
    ] = None,
    within: Within = AHEAD.text,
    form: Annotated[str, one_of(*LIST_FORMATS)] = "table",
    board: Annotated[
        Path | None,
        typer.Option("--board", metavar="FILE", help="另写看板：目录一页，同名文件夹里每单位一页"),
    ] = None,
    as_of: AsOf = None,
) -> int:
    """List the bureaus below a folder with their figures, what cannot be counted on top."""
    if board is not None:
        form_of(board, None, ("html",))
    day, span = as_of or today(), parse_span(within)
    root = folder or ctx.obj or Path()
    paths = bureaus_below(root)
    if not paths:
        raise CannotDo(f"{root} 的下一级文件夹里没有单位：每个单位的文件夹里要有 data/tasks.yaml")
    pages = _pages(board, day) if board is not None else None
    found = district_of((_bureau(path, day, span, pages) for path in paths), day, span)
    _show(found, form)
    if pages is not None:
        pages.write_index(found)
    return ExitCode.DATA if found.counted < len(found.bureaus) else ExitCode.FINE


def _pages(index: Path, day: date) -> "Pages":
    from gongkai.cli.paging import Pages  # documents and Jinja: figures need neither

    return Pages(index, day)


def _bureau(path: Path, day: date, span: Span, pages: "Pages | None") -> BureauFacts:
    """Return the figures of a bureau, and write its page: one register at a time is held."""
    examined = opened(path, day, thoroughly=False)
    errors = [each for each in examined.diagnostics if each.severity is Severity.ERROR]
    if errors or examined.register is None:
        return unreadable(path.name, examined.register, errors)
    if pages is not None:
        pages.write_bureau(path.name, examined.register)
    return bureau(path.name, examined.register, day, span)


def _show(found: DistrictFacts, form: str) -> None:
    if form == "table":
        heading = f"截至{dated(found.as_of)}：{district_words(found)}"
        show_table(district_table(found), [heading], "")
        return
    text = district_json(found) if form == "json" else as_sheet(form, district_table(found))
    sys.stdout.write(text)
