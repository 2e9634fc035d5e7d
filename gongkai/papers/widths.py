"""How wide words are, and what is decided by it: columns of tables, turned pages.

Widths are in em, the width of one Chinese character of the text in question.
"""

from collections.abc import Sequence
from math import ceil, sqrt
from unicodedata import east_asian_width

from gongkai.papers.blocks import Cell, Table, plain

PADDING = 1.0
"""What a cell needs beside its words, for the gaps to its borders."""

_LEAST = 3.0  # two digits never stand one above the other
_LEAST_TEXT = 4
_COMFORTABLE = 12  # a column of running text can be read from here on
_NEARLY_FULL = 0.6  # of the room: such a table is drawn as wide as the page
_ONE_LINE_HEAD = 4.0
_WIDE_DIGIT = 0.65  # where the paper's fonts are not installed


def width(text: str, narrow: float = 0.5) -> float:
    """Return how wide a text is; in the fonts of official papers “ ” — … are as wide as 字.

    ``narrow`` is the width of digits and Latin letters.
    """
    return sum(1.0 if east_asian_width(sign) in "WFA" else narrow for sign in text)


def cell_width(cell: Cell) -> float:
    """Return the width of the longest line of a cell, whichever font the digits are in."""
    return max((width(plain([line]), _WIDE_DIGIT) for line in cell.lines), default=0.0)


def column_needs(table: Table) -> tuple[float, ...]:
    """Return how wide each column would like to be, so that no cell is wrapped."""
    heads = [_head_need(cell) for cell in table.head] or [0.0] * len(table.numeric)
    columns: list[list[float]] = [[head] for head in heads]
    for row in table.rows:
        for column, cell in zip(columns, row, strict=True):
            column.append(cell_width(cell))
    return tuple(max(_LEAST, max(column) + PADDING) for column in columns)


def _head_need(cell: Cell) -> float:
    whole = cell_width(cell)
    return whole if whole <= _ONE_LINE_HEAD else max(_ONE_LINE_HEAD, ceil(whole / 2))


def is_wide(table: Table, room: float) -> bool:
    """Does the table want a turned page? So when its columns cannot be comfortable in ``room``."""
    return sum(min(need, _COMFORTABLE) for need in column_needs(table)) > room


def column_widths(table: Table, room: float) -> tuple[float, ...]:
    """Return the widths of a table's columns: what they need, or what makes the table lowest."""
    needs = column_needs(table)
    if sum(needs) <= room:
        stretched = room / sum(needs) if sum(needs) >= _NEARLY_FULL * room else 1.0
        return tuple(need * stretched for need in needs)
    rows = cell_lines(table)
    shared = [_shared(needs, room, least) for least in range(_COMFORTABLE, _LEAST_TEXT - 1, -1)]
    return min(shared, key=lambda widths: sum(row_heights(rows, widths)))


def cell_lines(table: Table) -> list[list[list[float]]]:
    """Return the widths of the lines of every cell, row by row."""
    return [[[width(plain([line])) for line in cell.lines] for cell in row] for row in table.rows]


def row_heights(rows: Sequence[Sequence[Sequence[float]]], widths: Sequence[float]) -> list[int]:
    """Return how many lines high the rows are in columns of these widths."""
    return [
        max(
            sum(max(1, ceil(line / (wide - PADDING))) for line in lines)
            for lines, wide in zip(row, widths, strict=True)
        )
        for row in rows
    ]


def _shared(needs: Sequence[float], room: float, least: float) -> tuple[float, ...]:
    """Return shares of the room; no column gets less than ``least`` unless it needs less.

    A share grows with the root of the need: twice the text gets 1.4 times the width, so that long
    columns stay the tallest without starving the others.
    """
    lowest = [min(need, least) for need in needs]
    if sum(lowest) >= room:
        over = sum(each - _LEAST for each in lowest)
        spare = max(0.0, room - _LEAST * len(lowest))
        base = min(_LEAST, room / len(lowest))
        return tuple(base + (each - _LEAST) * spare / (over or 1.0) for each in lowest)
    widths = list(lowest)
    unsettled = set(range(len(needs)))
    while unsettled:
        left = room - sum(wide for i, wide in enumerate(widths) if i not in unsettled)
        part = left / sum(sqrt(needs[i]) for i in unsettled)
        wanted = {i: part * sqrt(needs[i]) for i in unsettled}
        bound = {i: max(lowest[i], min(wanted[i], needs[i])) for i in unsettled}
        # Settle the side that was corrected more: the other may still come right by itself.
        more = 1 if sum(bound.values()) >= sum(wanted.values()) else -1
        settled = {i for i in unsettled if (bound[i] - wanted[i]) * more > 0} or set(unsettled)
        for i in settled:
            widths[i] = bound[i]
        unsettled -= settled
    return tuple(widths)
