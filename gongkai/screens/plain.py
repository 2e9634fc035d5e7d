"""A table as plain lines: columns for a pipe, where nothing wraps, or cells one below another."""

from collections.abc import Iterable, Iterator, Sequence
from operator import sub

from rich.cells import cell_len

from gongkai.screens.visible import one_line
from gongkai.tables import Column, Table


def plain_lines(table: Table) -> Iterator[str]:
    """Yield aligned columns, two spaces apart; what stands on two lines is joined."""
    widths = [cell_len(title) for title in table.titles]
    for row in table.rows:
        widths = list(map(max, widths, map(cell_len, map(one_line, row))))
    yield _plain_line(table.titles, widths, table.columns)
    for row in table.rows:
        yield _plain_line([one_line(cell) for cell in row], widths, table.columns)


def _plain_line(row: Sequence[str], widths: Iterable[int], columns: tuple[Column, ...]) -> str:
    gaps = [" " * gap for gap in map(sub, widths, map(cell_len, row))]
    padded = [
        gap + cell if column.right else cell + gap
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
