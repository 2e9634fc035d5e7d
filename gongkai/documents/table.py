"""The 落实情况表: the printed table, same order and same numbers, with 完成情况 beside it."""

from datetime import date
from pathlib import Path

from gongkai.agenda import agenda
from gongkai.documents.context import RowFacts, TableFacts, TableRow
from gongkai.documents.facts import plan_facts
from gongkai.documents.rendering import render
from gongkai.documents.rows import rows
from gongkai.figures import figures
from gongkai.model import Register


def implementation_table(
    register: Register, as_of: date, public: bool, folders: tuple[Path, ...] = ()
) -> str:
    """Return the table as Markdown. ``public`` leaves out reasons, lateness, units' notes.

    Raises ``BadTemplate``.
    """
    return render("table", table_facts(register, as_of, public), folders)


def table_facts(register: Register, as_of: date, public: bool) -> TableFacts:
    """Return the table's rows; a public one does not even hold what is internal."""
    now = agenda(register, as_of)
    printed = rows(now, figures(now).standings)
    return TableFacts(
        plan=plan_facts(register.plan),
        as_of=as_of,
        public=public,
        rows=tuple(_row(row, public) for row in printed),
    )


def _row(row: RowFacts, public: bool) -> TableRow:
    return TableRow(
        number=row.number,
        name=row.printed_name,
        content=row.content,
        units=row.units,
        phrase=row.phrase,
        progress=row.public_progress if public else row.progress,
        remark=row.public_remark if public else row.remark,
    )
