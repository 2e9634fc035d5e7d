"""A form that came back, as cells: which sheet, which row is the heading, which column is what.

Whatever was done to it on the way: rows sorted, inserted or taken out, columns added, files saved
by other programs. Files from outside are opened within the limits of ``intake``; formulas are not
computed, pictures not looked at. What an answer means is judged in ``answers``.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.forms import layout, marker
from gongkai.forms.cells import Given, Returned, ReturnedRow
from gongkai.forms.findings import Finding, Refused
from gongkai.forms.layout import Column
from gongkai.forms.marker import Marker
from gongkai.intake import office, sheets
from gongkai.intake.archive import Archive
from gongkai.intake.grid import clean
from gongkai.intake.kinds import Kind, kind_of
from gongkai.papers.workbook import properties
from gongkai.wording import listed, quoted

_MOST_ROWS, _MOST_COLUMNS = 2_000, 60
_LONGEST_CELL = 32_767  # characters, as spreadsheets allow
_HEADS_WITHIN = 40  # rows from the top
_ENOUGH_HEADS = 5  # so that a heading is found of which columns were deleted, and then named
_NEEDED = (
    Column.NUMBER, Column.NAME, Column.CONTENT, Column.LIMIT, Column.CODE,
    Column.STATUS, Column.DAY, Column.NOTE,
)  # fmt: skip
_UNIT = re.compile(layout.UNIT_MARK.format(r"\S{1,8}?") + r"\s*(\S+)")


class _Table(NamedTuple):
    """A sheet with heads: their row, the last row that is read, where each column stands."""

    sheet: Worksheet
    heading: int
    last: int
    columns: Mapping[Column, int]


def read_form(data: bytes) -> Returned:
    """Return what a file holds; raises ``Refused`` for what is no form, ``Unreadable`` for what
    cannot be opened.
    """
    kind = kind_of(data).kind
    if office.needs_conversion(kind):
        data, kind = office.converted(data, kind)
    if kind is not Kind.XLSX:
        raise Refused("not-a-workbook", f"是{kind.word}，不是Excel填报表；请用发出的原表填写")
    book = sheets.open_book(data, with_formulas=True)
    found = _marker(book)
    tables = [_table(sheet, row) for sheet in _visible(book) if (row := _heading(sheet))]
    if not tables:
        raise Refused("no-heading", "找不到“序号、任务名称……”那一行表头；请用发出的原表填写")
    read = [(table, _rows(table)) for table in tables]
    filled = [each for each in read if each[1]]
    if len(filled) > 1:
        names = listed(quoted(table.sheet.title) for table, _ in filled)
        raise Refused("two-sheets", f"{names}两张工作表都填了，分不清以哪张为准；只留一张")
    table, rows = (filled or read)[0]
    remarks = (*_odd_columns(table), *_unread(Archive(data)))
    return Returned(found, _unit(table), rows, remarks)


def _visible(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _marker(book: Workbook) -> Marker:
    """Return what the form says of itself, on its hidden sheet or as a property."""
    hidden = [sheet for sheet in book.worksheets if sheet.title == layout.MARKER_SHEET]
    texts = [str(sheet["A1"].value) for sheet in hidden]
    texts += [str(each.value) for each in properties(book) if each.name == layout.PROPERTY]
    found = {mark for text in texts if (mark := marker.read(text)) is not None}
    if not found:
        why = "没有填报表的标记：可能复制到了新表；请用发出的原表填写"
        raise Refused("no-marker", why)
    if len(found) > 1:
        raise Refused("two-markers", "两处标记说的不是同一份表：可能是拼起来的；请用发出的原表填写")
    (mark,) = found
    if mark.version != marker.VERSION:
        raise Refused("other-version", "是另一个版本的程序出的表；请用本版本重新出表")
    return mark


def _heading(sheet: Worksheet) -> int:
    """Return the row of the heads, or 0 where there is none."""
    heads = {column.head for column in Column}
    for row in sheet.iter_rows(max_row=_HEADS_WITHIN, max_col=_MOST_COLUMNS):
        words = {_squeezed(cell) for cell in row}
        if len(words & heads) >= _ENOUGH_HEADS:
            return row[0].row or 0
    return 0


def _squeezed(cell: Cell | MergedCell) -> str:
    return "".join(str(cell.value).split()) if cell.value is not None else ""


def _table(sheet: Worksheet, heading: int) -> _Table:
    """Return where each column stands; raises ``Refused`` where one is lacking or stands twice."""
    by_head = {column.head: column for column in Column}
    found: dict[Column, int] = {}
    (heads,) = sheet.iter_rows(min_row=heading, max_row=heading, max_col=_MOST_COLUMNS)
    for number, cell in enumerate(heads, 1):
        column = by_head.get(_squeezed(cell))
        if column in found:
            raise Refused("column-twice", f"“{column.head}”有两列，分不清；请用发出的原表填写")
        if column is not None:
            found[column] = number
    lacking = [quoted(column.head) for column in _NEEDED if column not in found]
    if lacking:
        why = f"缺少{'、'.join(lacking)}：列被删过；请用发出的原表填写"
        raise Refused("column-missing", why)
    return _Table(sheet, heading, min(sheet.max_row, heading + _MOST_ROWS), found)


def _rows(table: _Table) -> tuple[ReturnedRow, ...]:
    """Return the rows in which somebody has filled something in."""
    sheet, heading, last, columns = table
    merged = _merged(sheet, columns)
    rows = sheet.iter_rows(min_row=heading + 1, max_row=last, max_col=_MOST_COLUMNS)
    found = []
    for number, cells in enumerate(rows, heading + 1):
        given = {
            column: _given(cells[place - 1], column)
            for column, place in columns.items()
            if place <= len(cells)
        }
        row = ReturnedRow(number, given, merged.get(number, ""))
        if row.is_answered:
            found.append(row)
    return tuple(found)


def _merged(sheet: Worksheet, columns: Mapping[Column, int]) -> dict[int, str]:
    """Return for each row an area that draws its answers together and holds something."""
    places = [columns[each] for each in layout.ANSWERS if each in columns]
    found: dict[int, str] = {}
    for area in sheet.merged_cells.ranges:
        touched = any(area.min_col <= place <= area.max_col for place in places)
        if touched and sheet.cell(area.min_row, area.min_col).value is not None:
            for row in range(area.min_row, area.max_row + 1):
                found.setdefault(row, area.coord)
    return found


def _given(cell: Cell | MergedCell, column: Column) -> Given:
    place, value = cell.coordinate, cell.value
    if not isinstance(cell, Cell) or value is None:
        return Given(None, place)
    if cell.data_type == "f":
        # WPS writes a picture that lies in a cell as =DISPIMG(…).
        flaw = "picture" if "DISPIMG" in str(value).upper() else "formula"
        return Given(str(value), place, flaw)
    if cell.data_type == "e":
        return Given(str(value), place, "error")
    if isinstance(value, datetime):
        return Given(value.date(), place)
    if isinstance(value, bool):
        return Given("是" if value else "否", place)
    if isinstance(value, int | float | date):  # 3.0 is a 3 that another program saved
        return Given(
            int(value) if isinstance(value, float) and value.is_integer() else value, place
        )
    # A bound: text from outside; _x000D_ is how Excel keeps the line ends of other programs.
    return Given(
        _with_link(clean(str(value)[:_LONGEST_CELL].replace("_x000D_", "")), cell, column), place
    )


def _with_link(text: str, cell: Cell, column: Column) -> str:
    """Return a text with the address that lies behind it: of evidence that is what counts."""
    target = str(cell.hyperlink.target) if cell.hyperlink and column is Column.EVIDENCE else ""
    is_web = target.lower().startswith(("http://", "https://"))
    return f"{text}\n{target}" if is_web and target not in text else text


def _unit(table: _Table) -> str:
    """Return whose name stands above the table."""
    # Up to the heading and without it: to openpyxl a last row of 0 is the last of the sheet.
    rows = table.sheet.iter_rows(max_row=table.heading, max_col=_MOST_COLUMNS)
    for row in islice(rows, table.heading - 1):
        for cell in row:
            if found := _UNIT.search(str(cell.value or "")):
                return found[1]
    return ""


def _odd_columns(table: _Table) -> Iterator[Finding]:
    """Yield a remark on answers that are not there any more, and on columns that were added."""
    sheet, heading, last, columns = table
    for column in layout.ANSWERS:
        if column not in columns:
            yield Finding("column-missing", f"“{column.head}”一列不见了，当作没有填")
    known = set(columns.values())
    for place in range(1, min(sheet.max_column, _MOST_COLUMNS) + 1):
        if place in known:
            continue
        rows = sheet.iter_rows(min_row=heading, max_row=last, min_col=place, max_col=place)
        words = [str(cell.value) for (cell,) in rows if cell.value is not None]
        if words:
            yield Finding("column-unknown", f"多出来的一列（{quoted(words[0][:20])}……）没有收")


def _unread(archive: Archive) -> Iterator[Finding]:
    """Yield a remark on what a table cannot tell."""
    if any(name.startswith("xl/media/") for name in archive.sizes):
        yield Finding("pictures", "表里贴了图片，没有收；佐证请写文号、文件名或链接")
    if any(name.startswith(("xl/comments", "xl/threadedComments")) for name in archive.sizes):
        yield Finding("comments", "表里有批注，没有收；要说的话请写在格子里")
