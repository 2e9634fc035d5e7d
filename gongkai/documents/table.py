"""The 落实情况表: the printed table, same order and same numbers, with 完成情况 beside it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.documents.facts import PlanFacts
from gongkai.documents.rendering import render
from gongkai.documents.rows import RowFacts, public, rows
from gongkai.documents.view import View


class TableFacts(NamedTuple):
    """The 落实情况表; its rows have their printed names.

    A ``public`` one holds no reasons, no lateness, no lamps and no persons: what is internal in
    its rows is empty.
    """

    plan: PlanFacts
    as_of: date
    public: bool
    rows: tuple[RowFacts, ...]


def implementation_table(view: View, public: bool, folders: tuple[Path, ...] = ()) -> str:
    """Return the table as Markdown. ``public`` leaves out reasons, lateness, units' notes.

    Raises ``BadTemplate``.
    """
    return render("table", table_facts(view, for_public=public), folders)


def omissions(view: View) -> list[str]:
    """Return what the public table leaves out of the last reports, a line a row."""
    return [row.omission for row in rows(view) if row.omission]


def table_facts(view: View, for_public: bool) -> TableFacts:
    """Return the table's rows; a public one does not even hold what is internal."""
    printed = (row._replace(name=row.printed_name) for row in rows(view))
    shown = map(public, printed) if for_public else printed
    return TableFacts(view.plan, view.as_of, for_public, tuple(shown))
