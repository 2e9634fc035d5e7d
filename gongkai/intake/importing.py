"""The whole way from a file to a proposal, and the proposal read as the register would read it."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import CannotDo, Diagnostic, in_file_order
from gongkai.intake.columns import Wishes
from gongkai.intake.doubts import Doubt
from gongkai.intake.files import Texts, texts
from gongkai.intake.grid import Unreadable
from gongkai.intake.notice import read_notice, year_in
from gongkai.intake.opening import Opened, open_file
from gongkai.intake.proposal import Proposal, propose
from gongkai.intake.rows import Rows, rows_of
from gongkai.intake.tables import Chosen, choose
from gongkai.register import checks, reading
from gongkai.register.reading import Files
from gongkai.register.source import Source
from gongkai.wording import quoted


class NoYear(Exception):
    """The file does not say its year, or says another than the one that was asked for."""


class Imported(NamedTuple):
    """A file as it was read: which table, which rows, what is proposed, as which files."""

    opened: Opened
    chosen: Chosen
    rows: Rows
    proposal: Proposal
    texts: Texts


def import_file(
    path: Path, wishes: Wishes, year: int | None, roster: Collection[str] = ()
) -> Imported:
    """Read a table of tasks. Raises ``CannotDo`` with a sentence, and ``NoYear``."""
    opened = open_file(path)
    try:
        chosen = choose(opened.document, wishes)
    except Unreadable as reason:
        said = "；".join((str(reason), *opened.remarks))  # the table may be on a hidden sheet
        raise CannotDo(f"{opened.name} {said}") from reason
    rows = rows_of(chosen)
    if not rows.rows:
        raise CannotDo(f"{opened.name} 的表头下面没有任务")
    plan = read_notice(chosen.above, chosen.below)
    if plan.year is not None and year is not None and plan.year != year:
        raise NoYear(f"文件写的是{plan.year}年，--year 是{year}；没有写")
    named = None if plan.year or year else _year_in_names(chosen, opened)
    known = plan.year or year or (named.year if named else None)
    if known is None:
        raise NoYear("文件里没有写年度，用 --year 写明，如 --year 2024")
    proposal = propose(rows.rows, plan, known, roster)
    if named is not None:
        proposal = proposal._replace(doubts=(named.doubt, *proposal.doubts))
    return Imported(opened, chosen, rows, proposal, texts(proposal, opened.name))


class _NamedYear(NamedTuple):
    year: int
    doubt: Doubt


def _year_in_names(chosen: Chosen, opened: Opened) -> _NamedYear | None:
    """Return the year in the name of the sheet or of the file, where nothing else says it."""
    for what, name in (("工作表", chosen.parts[0].grid.name), ("文件名", Path(opened.name).stem)):
        if year := year_in(name):
            return _NamedYear(year, Doubt("year-from-name", f"年度取自{what}{quoted(name)}"))
    return None


def doubted(found: Imported) -> Proposal:
    """Return the proposal with the doubts about the choice of table and columns before its own."""
    doubts = (*found.chosen.doubts, *found.rows.doubts, *found.proposal.doubts)
    return found.proposal._replace(doubts=tuple(dict.fromkeys(doubts)))


def judged(files: Texts, folder: Path, as_of: date) -> tuple[Diagnostic, ...]:
    """Return what ``gongkai validate`` will find in the files once they are in ``folder``."""
    sources = [
        Source((folder / "data" / name).as_posix(), text)
        for name, text in (("tasks.yaml", files.tasks), ("units.yaml", files.units))
    ]
    read = reading.read(Files((sources[0],), sources[1]))
    examined = checks.examine(read, as_of, thoroughly=False)
    return tuple(in_file_order(examined.diagnostics))


def names_of(units: Source) -> frozenset[str]:
    """Return every name in a units.yaml: short, full, alias, collective."""
    empty = Source("", "plan: {title: 无, year: 2000}\n")
    register = reading.read(Files((empty,), units)).register
    if register is None:
        return frozenset()
    names = {name for unit in register.units for name in (unit.name, unit.full_name, *unit.aliases)}
    return frozenset(names | {each.name for each in register.collectives}) - {""}
