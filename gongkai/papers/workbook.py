"""Blocks as an Excel sheet: a title, a line above the table, the table, lines below it.

Text stays text: nothing that an office wrote becomes a formula. Row heights are written, since
openpyxl computes none and LibreOffice would show only the first line of a cell. Whoever imports
this sees to it that there is openpyxl.
"""

import io
import re
from collections.abc import Sequence
from typing import Protocol, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as Place
from openpyxl.cell.cell import MergedCell
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.papers.blocks import TITLE, Block, Cell, Paragraph, Row, Table, plain
from gongkai.papers.markup import allowed
from gongkai.papers.packing import packed, unpacked
from gongkai.papers.widths import cell_lines, column_widths, row_heights

_SHEET = "表1"
_ROOM_ON_A4, _ROOM_ON_A3 = 75.0, 130.0  # em: what prints in letters that can be read
_LINE = 15.0  # pt
_TITLE_HEIGHT = 30.0
_FONT = "宋体"
_SIZE = 10
_CLOCK = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_MOST_ON_A4 = 12  # columns
_LONGEST_NUMBER = 9  # digits; a longer one is no count


def workbook(blocks: Sequence[Block]) -> bytes:
    """Return an .xlsx file with one sheet; the same blocks give the same bytes."""
    book = Workbook()
    sheet = book.create_sheet(_SHEET, 0)
    book.remove(book.worksheets[-1])
    columns = max((len(b.numeric) for b in blocks if isinstance(b, Table)), default=1)
    row = 1
    for block in blocks:
        if isinstance(block, Table):
            row = _table(sheet, block, row)
        elif isinstance(block, Paragraph):
            _line(sheet, block, row, columns)
            row += 1
    _printed(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook as a file; the same cells give the same bytes, on every day."""
    file = io.BytesIO()
    book.save(file)
    return packed((part, _CLOCK.sub(b"", data)) for part, data in unpacked(file.getvalue()))


class _WithProperties(Protocol):
    """A workbook as it is; the published types do not know this side of it."""

    custom_doc_props: "CustomPropertyList[StringProperty]"


def properties(book: Workbook) -> "CustomPropertyList[StringProperty]":
    """Return the properties that somebody gave a workbook, to be read or added to."""
    return cast(_WithProperties, book).custom_doc_props


def _line(sheet: Worksheet, block: Paragraph, row: int, columns: int) -> None:
    """Write a paragraph across the sheet."""
    is_title = block.style == TITLE
    cell = sheet.cell(row, 1)
    fill(cell, plain(block.lines))
    cell.font = Font(name="黑体" if is_title else _FONT, size=16 if is_title else _SIZE)
    cell.alignment = Alignment(
        horizontal="center" if is_title else "left", vertical="center", wrap_text=is_title
    )
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    sheet.row_dimensions[row].height = _TITLE_HEIGHT if is_title else _LINE * 1.4


def _table(sheet: Worksheet, table: Table, first: int) -> int:
    """Write a table, its head kept in sight and on every page; return the row after it."""
    room = _ROOM_ON_A4 if len(table.numeric) <= _MOST_ON_A4 else _ROOM_ON_A3
    widths = column_widths(table, room)
    for column, wide in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = 2 * wide
    rows = (table.head, *table.rows)
    heights = row_heights(cell_lines(table._replace(rows=rows)), widths)
    for offset, (cells, lines) in enumerate(zip(rows, heights, strict=True)):
        _row(sheet, cells, first + offset, table.numeric, is_head=offset == 0)
        sheet.row_dimensions[first + offset].height = _LINE * lines + 4
    last = first + len(table.rows)
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    if not any(cell.height != 1 for row in table.rows for cell in row):
        sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(widths))}{last}"
    return last + 1


def _row(sheet: Worksheet, cells: Row, row: int, numeric: Sequence[bool], *, is_head: bool) -> None:
    edge = Side(style="thin")
    for column, (said, number) in enumerate(zip(cells, numeric, strict=True), 1):
        place = sheet.cell(row, column)
        place.border = Border(left=edge, right=edge, top=edge, bottom=edge)
        place.font = Font(name=_FONT, size=_SIZE, bold=is_head)
        place.alignment = Alignment(
            horizontal="center" if is_head or number else "left",
            vertical="center",
            wrap_text=True,
        )
        if said.height > 0:
            fill(place, _words(said))
        if said.height > 1:
            sheet.merge_cells(None, row, column, row + said.height - 1, column)


def _words(cell: Cell) -> str | int:
    """Return what stands in a cell: a short number as one, so that it sorts and adds up."""
    text = "\n".join(plain([line]) for line in cell.lines)
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_number and str(int(text)) == text else text


def fill(place: Place | MergedCell, value: str | int) -> None:
    """Write a value; a text stays a text."""
    place.value = allowed(value) if isinstance(value, str) else value
    if isinstance(value, str) and value:
        place.data_type = "s"  # else openpyxl reads "=…" as a formula


def _printed(sheet: Worksheet) -> None:
    """Print on A3 or A4 lying down, as wide as the paper, with page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if sheet.max_column > _MOST_ON_A4 else "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.oddFooter
    if footer is not None:  # a new sheet has one
        footer.center.text = "— &P —"
