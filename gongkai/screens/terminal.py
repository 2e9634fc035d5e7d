"""What a person sees at a terminal, and its plain form in a pipe. The only user of rich.

At a terminal tables are fitted to its width; in a pipe they are plain aligned columns that
nothing wraps. Text from files cannot colour or move the terminal: it is shown, not sent.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from typing import IO, Literal

from rich.cells import cell_len

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.tables import Column, Table

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STYLES = {
    "overdue": "bold red",
    "today": "bold magenta",
    "soon": "yellow",
    "done": "green",
    "": "",
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_TAB = 4
_NARROWEST = 6
_SPARE = 12


def visible(text: str) -> str:
    """Return the text with control characters written out, ``\\x1b`` for an escape."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def draw(table: Table, stream: IO[str], *, colour: bool) -> None:
    """Write a table: fitted to a terminal, plain in a pipe."""
    if stream.isatty():
        _draw_fitted(table, stream, colour=colour)
    else:
        stream.writelines(line + "\n" for line in plain_lines(table))


def plain_lines(table: Table) -> list[str]:
    """Return aligned columns, two spaces apart; what stands on two lines is joined."""
    rows = [table.titles, *([_one_line(cell) for cell in row] for row in table.rows)]
    lengths = [[cell_len(cell) for cell in row] for row in rows]
    widths = [max(column) for column in zip(*lengths, strict=True)]
    return [
        _plain_line(row, map(sub, widths, taken), table.columns)
        for row, taken in zip(rows, lengths, strict=True)
    ]


def _one_line(cell: str) -> str:
    return " ".join(visible(cell).split("\n"))


def _plain_line(row: Sequence[str], gaps: Iterable[int], columns: tuple[Column, ...]) -> str:
    padded = [
        " " * gap + cell if column.right else cell + " " * gap
        for cell, gap, column in zip(row, gaps, columns, strict=True)
    ]
    return "  ".join(padded).rstrip()


def _draw_fitted(table: Table, stream: IO[str], *, colour: bool) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    system: Literal["auto"] | None = "auto" if colour else None
    console = Console(file=stream, color_system=system, highlight=False, markup=False)
    if console.width < _NARROWEST * len(table.columns) + _SPARE:
        stream.writelines(line + "\n" for line in _stacked_lines(table))
        return
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for column in table.columns:
        grid.add_column(
            column.title,
            justify="right" if column.right else "left",
            min_width=cell_len(column.title) if column.right else _NARROWEST,
            overflow="fold",
        )
    for row, style in zip(table.rows, table.styles, strict=True):
        looks = [_STYLES[style] if column.telling else "" for column in table.columns]
        cells = zip(row, looks, strict=True)
        grid.add_row(*(Text(visible(cell), style=look) for cell, look in cells))
    console.print(grid)


def _stacked_lines(table: Table) -> Iterator[str]:
    """Yield each row as a few lines, for a screen on which the columns have no room."""
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell:
                yield f"{column.title}：{_one_line(cell)}"
        yield ""


def diagnostic_lines(diagnostic: Diagnostic, *, colour: bool = False) -> list[str]:
    """Return a problem as a person reads it: the sentence, the line, a caret, the hint."""
    place = diagnostic.place
    word = _coloured(diagnostic.severity.word, _COLOURS[diagnostic.severity], colour)
    where = f"{visible(place.path)}:{place.line}:{place.column}"
    lines = [f"{where}: {word}: {_one_line(diagnostic.message)} [{diagnostic.code}]"]
    if place.text.strip():
        lines += _excerpt(diagnostic, colour=colour)
    if diagnostic.hint:
        lines.append(f"  提示：{_one_line(diagnostic.hint)}")
    return lines


_LONGEST = 76


def _excerpt(diagnostic: Diagnostic, *, colour: bool) -> list[str]:
    """Return the source line and a caret line, measured in display width.

    A long line is cut so that the caret stays on the screen.
    """
    place = diagnostic.place
    at, end = place.column - 1, place.column - 1 + place.length
    before = _spaced(place.text[max(0, at - _LONGEST) : at])
    marked = _spaced(place.text[at : min(end, at + _LONGEST)])
    after = _spaced(place.text[end : end + _LONGEST])
    while cell_len(before) > _LONGEST // 2:
        before = "…" + before[2:]
    shown = _cut(before + marked + after, _LONGEST)
    width = min(cell_len(marked), _LONGEST - cell_len(before))
    caret = " " * cell_len(before) + _coloured("^" * max(1, width), "1;32", colour)
    return [f"    {shown}", f"    {caret}"]


def _spaced(text: str) -> str:
    return visible(text.replace("\t", " " * _TAB))


def _cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while cell_len(text) > width - 1:
        text = text[: max(1, len(text) * (width - 1) // cell_len(text))]
    return text + "…"


def _coloured(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return 「2个错误，1个警告」, or 「没有发现问题」."""
    found = [each.severity for each in diagnostics]
    parts = [
        f"{found.count(severity)}个{severity.word}" for severity in Severity if severity in found
    ]
    return "，".join(parts) or "没有发现问题"
