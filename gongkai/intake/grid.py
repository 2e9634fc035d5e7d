"""What every reader of a format hands over: tables as grids of cells, and the text around them.

No idea of what a table says.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

MOST_CELLS = 200_000
"""Rows times columns of the largest table that is read: some 20,000 tasks."""

_BLANKS = re.compile(r"[^\S\n]+|[\u200b-\u200f\ufeff\u2060]")
_LINES = re.compile(r" ?\n[ \n]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile(r"\n")


class Unreadable(Exception):
    """The file cannot be read; says why in Chinese, without the file's name."""


class Cell(NamedTuple):
    """A cell where it begins, and how many rows and columns it covers.

    The paragraphs of its text are joined by line ends.
    """

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


class Grid(NamedTuple):
    """A table. ``name`` is that of the sheet that it stands on.

    Without ``knows_merges`` the format cannot say that cells are merged (text), so that a blank
    may mean anything. ``is_page`` tells that a page's end may have cut a row in two.
    """

    cells: tuple[Cell, ...]
    height: int
    width: int
    name: str = ""
    knows_merges: bool = True
    is_page: bool = False

    def rows(self) -> list[list[Cell]]:
        """Return every row with the cell that covers each column; gaps are blank cells."""
        filled: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.height, self.height)):
                for column in range(cell.column, min(cell.column + cell.width, self.width)):
                    if filled[row][column] is None:
                        filled[row][column] = cell
        return [
            [cell or Cell("", y, x) for x, cell in enumerate(row)] for y, row in enumerate(filled)
        ]


Block: TypeAlias = str | Grid


class Document(NamedTuple):
    """A file as it was read: paragraphs and tables in their order, and what a person must know."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))


def grid_of(cells: Iterable[Cell], **more: bool | str) -> Grid:
    """Return the table of these cells, spans cut where the table ends; raises ``Unreadable``."""
    kept = list(cells)
    height = max((cell.row + 1 for cell in kept), default=0)
    width = max((cell.column + cell.width for cell in kept), default=0)
    if height * width > MOST_CELLS:
        raise Unreadable(f"有一张表超过{MOST_CELLS // 10_000}万格，不像是任务表，没有读")
    cut = (cell._replace(height=min(cell.height, height - cell.row)) for cell in kept)
    grid = Grid(tuple(cut), height, width, **more)  # type: ignore[arg-type]  # the two flags and the name
    return _without_seams(_straightened(grid))


def _straightened(grid: Grid) -> Grid:
    """Return a table whose cells stand below each other, where borders missed each other by a hair.

    Word then counts more columns than anybody sees. A row with as many cells as most others has
    its cells in the same places as they.
    """
    rows = grid.rows()
    places = [_starts(row) for row in rows]
    if len(set(places)) < 2:
        return grid
    usual = Counter(map(len, places)).most_common(1)[0][0]
    common = Counter(each for each in places if len(each) == usual).most_common(1)[0][0]
    ends = (*common[1:], grid.width)
    moved: dict[Cell, Cell] = {}
    for row, starts in zip(rows, places, strict=True):
        cells = [row[x] for x in starts]
        if len(starts) == usual > 2 and starts != common and all(c.height == 1 for c in cells):
            for cell, start, end in zip(cells, common, ends, strict=True):
                moved[cell] = cell._replace(column=start, width=end - start)
    return grid._replace(cells=tuple(moved.get(cell, cell) for cell in grid.cells))


def _starts(row: list[Cell]) -> tuple[int, ...]:
    return tuple(x for x, cell in enumerate(row) if not x or cell is not row[x - 1])


def _without_seams(grid: Grid) -> Grid:
    """Return a table without the columns that are one with their left neighbour in every row."""
    kept = sorted({x for row in grid.rows() for x in _starts(row)})
    if len(kept) == grid.width:
        return grid
    cells = (
        cell._replace(
            column=bisect_left(kept, cell.column),
            width=max(
                bisect_left(kept, cell.column + cell.width) - bisect_left(kept, cell.column), 1
            ),
        )
        for cell in grid.cells
    )
    return grid._replace(cells=tuple(cells), width=len(kept))


def grid_of_rows(rows: Iterable[Iterable[str]], **more: bool | str) -> Grid:
    """Return the table of rows of plain texts."""
    cells = (Cell(clean(text), y, x) for y, row in enumerate(rows) for x, text in enumerate(row))
    return grid_of(cells, **more)


def clean(text: str) -> str:
    """Return text with single blanks, no blank lines and no characters that cannot be seen."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    return _LINES.sub("\n", _BLANKS.sub(_blank, text)).strip()


def _blank(found: "re.Match[str]") -> str:
    return " " if found[0].isspace() else ""


def flowed(text: str) -> str:
    """Return the paragraphs of a cell as one line; Chinese needs no blank at a line's end."""
    return _LINE_END.sub(lambda found: _joint(text, found.start()), text)


def _joint(text: str, at: int) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return " " if before.isascii() and after.isascii() and before.isalnum() else ""


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of text outside the tables."""
    for block in blocks:
        if isinstance(block, str):
            yield from block.split("\n")
