"""A table as plain lines: columns for a pipe, where nothing wraps, or cells one below another."""

from collections.abc import Iterable, Iterator, Sequence
from operator import sub

from rich.cells import cell_len

from gongkai.screens.visible import one_line
from gongkai.tables import Column, Table


def plain_lines(table: Table) -> list[str]:
    """Return aligned columns, two spaces apart; what stands on two lines is joined."""
    rows = [table.titles, *([one_line(cell) for cell in row] for row in table.rows)]
    lengths = [[cell_len(cell) for cell in row] for row in rows]
    widths = [max(column) for column in zip(*lengths, strict=True)]
    return [
        _plain_line(row, map(sub, widths, taken), table.columns)
        for row, taken in zip(rows, lengths, strict=True)
    ]


def _plain_line(row: Sequence[str], gaps: Iterable[int], columns: tuple[Column, ...]) -> str:
    padded = [
        " " * gap + cell if column.right else cell + " " * gap
        for cell, gap, column in zip(row, gaps, columns, strict=True)
    ]
    return "  ".join(padded).rstrip()


def stacked_lines(table: Table) -> Iterator[str]:
    """Yield each row as a few lines, for a screen on which the columns have no room."""
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell:
                yield f"{column.title}：{one_line(cell)}"
        yield ""
