"""Excel workbooks: .xlsx by openpyxl, the XML of Excel 2003 by the standard library.

Formulas are never computed and links never followed: what counts is the value that was saved.
"""

import re
import warnings
from collections.abc import Collection, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gongkai.intake.archive import Archive, attribute, child, declares_entities, local, parse_xml
from gongkai.intake.grid import Cell, Document, Grid, Unreadable, clean, grid_of
from gongkai.wording import full_day, quoted, short_day

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_CELLS = 200_000
_MOST_COLUMNS = 200
_MOST_ROWS = 20_000
_MOST_MERGES = 20_000
_MOST_SHOWN = 8
_AREAS = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref\s*=\s*[\"']([^\"']*)")
_CELL = re.compile(rb"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def read_sheets(data: bytes) -> Document:
    """Return every visible sheet as a table. Raises ``Unreadable``, also without openpyxl."""
    book = open_book(data)
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    remarks = [f"隐藏的工作表没有读：{'、'.join(hidden)}"] if hidden else []
    grids = tuple(_grid(sheet) for sheet in shown)  # refuses what is too large
    remarks += [remark for sheet in shown if (remark := _hidden_parts(sheet))]
    return Document(grids, tuple(remarks))


def _hidden_parts(sheet: "Worksheet") -> str:
    """Say which hidden rows and columns have texts: they are read all the same."""
    rows = {y for y, form in sheet.row_dimensions.items() if form.hidden}
    columns = {
        x
        for form in sheet.column_dimensions.values()
        if form.hidden
        for x in range(form.min or 1, min(form.max or 0, _MOST_COLUMNS) + 1)
    }
    if not rows and not columns:
        return ""
    area = sheet.iter_rows(max_row=sheet.max_row, max_col=min(sheet.max_column, _MOST_COLUMNS))
    written = [cell for row in area for cell in row if cell.value is not None]
    ys = dict.fromkeys(str(cell.row) for cell in written if cell.row in rows)
    xs = dict.fromkeys(cell.column_letter for cell in written if cell.column in columns)
    parts = [f"第{_few(ys)}行"] if ys else []
    parts += [f"第{_few(xs)}列"] if xs else []
    return f"工作表{quoted(sheet.title)}中隐藏的{'和'.join(parts)}照样读了" if parts else ""


def _few(places: Collection[str]) -> str:
    shown = "、".join(list(places)[:_MOST_SHOWN])
    return shown if len(places) <= _MOST_SHOWN else f"{shown}等{len(places)}"


def open_book(data: bytes, *, with_formulas: bool = False) -> "Workbook":
    """Return a workbook from outside, its formulas in place of the saved values if wanted.

    Raises ``Unreadable``, also without openpyxl.
    """
    _refuse_dangers(Archive(data))
    try:
        import openpyxl
    except ImportError as missing:
        raise Unreadable(
            "是Excel，读Excel需要另装：python -m pip install 'openpyxl>=3.1.2,<4'"
        ) from missing
    with warnings.catch_warnings():  # of styles and validations that it does not know
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(BytesIO(data), data_only=not with_formulas, keep_links=False)


def _refuse_dangers(archive: Archive) -> None:
    """openpyxl reads everything that it finds: what would swell is refused before."""
    cells = merges = 0
    for name in archive.sizes:
        if not name.endswith((".xml", ".rels")):
            continue
        part = archive.part(name)
        if declares_entities(part):
            raise Unreadable("里面有XML实体声明（DTD），为安全起见没有读")
        if part.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
            raise Unreadable("损坏，读不了（里面的XML不是UTF-8编码）")
        area = sum(map(_cells_in, _AREAS.findall(part)))
        if area > _MOST_CELLS:
            raise Unreadable("合并的单元格大得不像是任务表，没有读")
        cells += part.count(b"<c ") + part.count(b"<c>") + part.count(b"<row")
        merges += part.count(b"<mergeCell ")
    if cells > _MOST_CELLS or merges > _MOST_MERGES:
        raise Unreadable(f"超过{_MOST_CELLS // 10_000}万格，不像是任务表，没有读")


def _cells_in(area: bytes) -> int:
    """Return how many cells an area has; openpyxl makes each of them, so no less than it might."""
    first, _, last = area.partition(b":")
    if not last and _CELL.fullmatch(first):
        return 1
    corners = [_CELL.fullmatch(each) for each in (first, last)]
    if None in corners:  # whole columns or rows, or written so as not to be seen
        return _MOST_CELLS + 1
    columns = [_column(corner[1]) for corner in corners if corner]
    rows = [int(corner[2]) for corner in corners if corner]
    return (abs(columns[1] - columns[0]) + 1) * (abs(rows[1] - rows[0]) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _grid(sheet: "Worksheet") -> Grid:
    heights: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        height, width = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
        height, width = min(height, _MOST_ROWS), min(width, _MOST_COLUMNS)
        if height * width > _MOST_CELLS:
            raise Unreadable("合并的单元格大得不像是任务表，没有读")
        heights[area.min_row, area.min_col] = height, width
    cells: list[Cell] = []
    last_row, last_column = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
    if last_row * last_column > _MOST_CELLS:
        raise Unreadable(f"超过{_MOST_CELLS // 10_000}万格，不像是任务表，没有读")
    for row in sheet.iter_rows(max_row=last_row, max_col=last_column):
        for cell in row:
            spot = (cell.row or 0, cell.column or 0)
            text = _shown(cell.value, cell.number_format) if cell.value is not None else ""
            if not text and spot not in heights:
                continue
            height, width = heights.get(spot, (1, 1))
            cells.append(Cell(text, spot[0] - 1, spot[1] - 1, height, width))
    return grid_of(_without_margin(cells), name=sheet.title)


def _without_margin(cells: list[Cell]) -> Iterator[Cell]:
    """Yield the cells as if the table began in the first column."""
    first = min((cell.column for cell in cells if cell.text), default=0)
    for cell in cells:
        if cell.column >= first:
            yield cell._replace(column=cell.column - first)


def _shown(value: Any, form: str) -> str:
    """Return a value as the sheet shows it: 1 and not 1.0, 9月30日 where the format has no year."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:.10g}"
    if isinstance(value, date | datetime):
        return _day(value, form.lower())
    return clean(str(value))


def _day(value: date, form: str) -> str:
    day = value.date() if isinstance(value, datetime) else value
    has_year, has_day = "y" in form or "e" in form, "d" in form
    if has_year and has_day:
        return full_day(day)
    if has_year:
        return f"{day.year}年{day.month}月"
    return short_day(day) if has_day else f"{day.month}月"


def read_sheet_xml(data: bytes) -> Document:
    """Return the sheets of an Excel-2003 XML, the export of many OA systems."""
    root = parse_xml(data, "XML")
    sheets = [each for each in root if local(each) == "Worksheet"]
    return Document(
        tuple(grid_of(_xml_cells(each), name=attribute(each, "Name")) for each in sheets)
    )


def _xml_cells(sheet: Any) -> Iterator[Cell]:
    y = -1
    for row in child(sheet, "Table") or ():
        if local(row) != "Row":
            continue
        y = _index(attribute(row, "Index"), y + 1, _MOST_ROWS)
        x = -1
        for cell in row:
            x = _index(attribute(cell, "Index"), x + 1, _MOST_COLUMNS)
            width = _index(attribute(cell, "MergeAcross"), 0, _MOST_COLUMNS, base=0) + 1
            height = _index(attribute(cell, "MergeDown"), 0, _MOST_ROWS, base=0) + 1
            data = child(cell, "Data")
            yield Cell(_xml_text(data), y, x, height, width)
            x += width - 1


def _xml_text(data: Any) -> str:
    if data is None:
        return ""
    text = "".join(data.itertext())
    if attribute(data, "Type") == "Number" and text.endswith(".0"):
        text = text[:-2]
    if attribute(data, "Type") == "DateTime" and len(text) >= 10:
        return text[:10]
    return clean(text)


def _index(text: str, otherwise: int, most: int, *, base: int = 1) -> int:
    found = int(text) - base if text.isdecimal() and len(text) < 8 else otherwise
    if found > most:
        raise Unreadable("表格大得不像是任务表，没有读")
    return found
