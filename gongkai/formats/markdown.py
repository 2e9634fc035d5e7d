"""Tables as Markdown, whose cells are safe against what would break the table."""

from collections.abc import Iterable

from gongkai.documents.markdown import cell
from gongkai.tables import Table


def markdown(table: Table) -> str:
    """Return a Markdown table."""
    lines = [
        _markdown_row(table.titles),
        _markdown_row("---:" if column.right else "---" for column in table.columns),
        *(_markdown_row(cell(text) for text in row) for row in table.rows),
    ]
    return "\n".join(lines) + "\n"


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
