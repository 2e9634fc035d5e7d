"""A table fitted to the width of a terminal, with the looks of its rows."""

from typing import IO, Literal

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from gongkai.screens.plain import stacked_lines
from gongkai.screens.visible import display_width, visible
from gongkai.tables import Table

_STYLES = {
    "overdue": "bold red",
    "today": "bold magenta",
    "soon": "yellow",
    "done": "green",
    "": "",
}
_NARROWEST = 6  # cells of the terminal: three characters
_SPARE = 12  # for one column that tells something


def draw_fitted(table: Table, stream: IO[str], *, colour: bool) -> None:
    """Write a table in the width of the terminal, or each row as lines where it is too narrow."""
    system: Literal["auto"] | None = "auto" if colour else None
    console = Console(file=stream, color_system=system, highlight=False, markup=False)
    if console.width < _NARROWEST * len(table.columns) + _SPARE:
        stream.writelines(line + "\n" for line in stacked_lines(table))
        return
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for column in table.columns:
        grid.add_column(
            column.title,
            justify="right" if column.right else "left",
            min_width=display_width(column.title) if column.right else _NARROWEST,
            overflow="fold",
        )
    styles = table.styles or ("",) * len(table.rows)
    for row, style in zip(table.rows, styles, strict=True):
        looks = [_STYLES[style] if column.telling else "" for column in table.columns]
        cells = zip(row, looks, strict=True)
        grid.add_row(*(Text(visible(cell), style=look) for cell, look in cells))
    console.print(grid)
