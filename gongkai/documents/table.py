"""The 落实情况表: the printed table, same order and same numbers, with 完成情况 beside it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.documents.facts import PlanFacts
from gongkai.documents.rendering import render
from gongkai.documents.rows import RowFacts, public, rows
from gongkai.documents.view import view_of
from gongkai.model import Register


class TableFacts(NamedTuple):
    """The 落实情况表; its rows have their printed names.

    A ``public`` one holds no reasons, no lateness, no lamps and no persons: what is internal in
    its rows is empty.
    """

    plan: PlanFacts
    as_of: date
    public: bool
    rows: tuple[RowFacts, ...]


def implementation_table(
    register: Register, as_of: date, public: bool, folders: tuple[Path, ...] = ()
) -> str:
    """Return the table as Markdown. ``public`` leaves out reasons, lateness, units' notes.

    Raises ``BadTemplate``.
    """
    return render("table", table_facts(register, as_of, for_public=public), folders)


def omissions(register: Register, as_of: date) -> list[str]:
    """Return what the public table leaves out of the last reports, a line a row."""
    return [row.omission for row in rows(view_of(register, as_of)) if row.omission]


def table_facts(register: Register, as_of: date, for_public: bool) -> TableFacts:
    """Return the table's rows; a public one does not even hold what is internal."""
    view = view_of(register, as_of)
    printed = (row._replace(name=row.printed_name) for row in rows(view))
    shown = map(public, printed) if for_public else printed
    return TableFacts(view.plan, as_of, for_public, tuple(shown))
