"""A table as plain lines: columns for a pipe, where nothing wraps, or cells one below another."""

from collections.abc import Iterator, Sequence

from gongkai.screens.visible import display_width, one_line
from gongkai.tables import Table


def plain_lines(table: Table) -> Iterator[str]:
    """Yield aligned columns, two spaces apart; what stands on two lines is joined."""
    rows = [tuple(table.titles), *table.rows]
    columns = zip(table.columns, zip(*rows, strict=True), strict=True)
    padded = [_padded(cells, right=column.right) for column, cells in columns]
    for cells in zip(*padded, strict=True):
        yield "  ".join(cells).rstrip()


def _padded(cells: Sequence[str], *, right: bool) -> list[str]:
    """Return the cells of a column, each as wide as the widest of them."""
    lines = {cell: one_line(cell) for cell in set(cells)}  # most say the same as others
    widths = {cell: display_width(line) for cell, line in lines.items()}
    widest = max(widths.values())
    gaps = {cell: " " * (widest - width) for cell, width in widths.items()}
    if right:
        return [gaps[cell] + lines[cell] for cell in cells]
    return [lines[cell] + gaps[cell] for cell in cells]


def stacked_lines(table: Table) -> Iterator[str]:
    """Yield each row as a few lines, for a screen on which the columns have no room."""
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell:
                yield f"{column.title}：{one_line(cell)}"
        yield ""
