"""A table of words, before anybody decides how it is drawn; and its forms as files.

CSV carries a byte order mark and opens safely in a spreadsheet; Markdown cells are safe
against what would break the table.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Column(NamedTuple):
    """A heading; a ``telling`` column shows the look of its row."""

    title: str
    right: bool = False
    telling: bool = False


class Table(NamedTuple):
    """Columns and rows; ``styles`` names the look of each row (``overdue``, ``soon``, …)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    styles: tuple[str, ...] = ()

    @property
    def titles(self) -> list[str]:
        """The headings."""
        return [column.title for column in self.columns]


def csv_text(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return comma-separated lines with CRLF, opened by a byte order mark.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    import csv
    from io import StringIO

    sheet = StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow([_harmless(title) for title in titles])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + sheet.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def markdown(table: Table) -> str:
    """Return a Markdown table."""
    from gongkai.documents.markdown import cell

    lines = [
        _markdown_row(table.titles),
        _markdown_row("---:" if column.right else "---" for column in table.columns),
        *(_markdown_row(cell(text) for text in row) for row in table.rows),
    ]
    return "\n".join(lines) + "\n"


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
