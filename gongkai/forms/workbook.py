"""A form as an Excel workbook: locked but for the yellow cells, with lists, bounds and heights.

Row heights are written, since nothing computes them; texts stay texts. What the form says of
itself stands twice, on a hidden sheet and as a document property. Whoever imports this sees to it
that there is openpyxl.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.forms import layout
from gongkai.forms.layout import ANSWERS, Column
from gongkai.forms.marker import written
from gongkai.forms.sheet import FormSheet, Role, Row
from gongkai.model import Status
from gongkai.papers.widths import row_heights, width
from gongkai.papers.workbook import fill, properties, saved
from gongkai.period import full_year
from gongkai.wording import dated, full_day, short_day

_HINTS = (
    "怎样填：只填黄色格，没有新进展的任务空着。选“本期状态”、填“进展日期”、写“进展情况”，三格都要填；"
    "同一任务还有第二次进展的，写在表末“补充进展”，先填序号。",
    "“本次新增数量”只填这一次新做的，不填累计。佐证写文号、文件名或链接，不贴图片。"
    "不写人名、手机号、身份证号。填完把这个文件原样发回，不要另建新表、不要合并单元格。",
)
_GROUPS = ("以下是已登记的情况，不用填", "请在黄色格里填本期进展")
_COLUMNS = {column: number for number, column in enumerate(Column, 1)}
_LETTERS = {column: get_column_letter(number) for column, number in _COLUMNS.items()}
_LAST_SHOWN = _COLUMNS[Column.NEXT]
_FIRST_ANSWER = _COLUMNS[ANSWERS[0]]
_TITLE, _ABOUT, _FIRST_HINT = 1, 2, 3
_GROUP = _FIRST_HINT + len(_HINTS)
HEADS = _GROUP + 1
"""The row of the columns' heads."""

_FONT = "宋体"
_SIZE = 10
_LINE, _GAP = 14.0, 8.0  # pt
_MOST_LINES = 28  # a row is at most 409 pt high
_LEAST_LINES, _FREE_LINES = 3, 2
_WIDEST_CONTENT = 60
_CENTRED = (Column.NUMBER, Column.ROLE, Column.STATE, Column.STATUS, Column.DAY, Column.QUANTITY)
_LARGEST_COUNT = 999_999
_TYPED = tuple(each for each in ANSWERS if each is not Column.QUANTITY)  # its cell may hold a dash

_YELLOW = PatternFill("solid", start_color="FFFFF2CC")
_GREY = PatternFill("solid", start_color="FFF2F2F2")
_RED = PatternFill("solid", start_color="FFFFC7CE", end_color="FFFFC7CE")
_EDGE = Side(style="thin", color="FF7F7F7F")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_OPEN = Protection(locked=False)
_PLAIN, _BOLD = Font(name=_FONT, size=_SIZE), Font(name=_FONT, size=_SIZE, bold=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


_Bounds: TypeAlias = (
    tuple[Literal["list"], str] | tuple[Literal["date", "whole", "textLength"], str, str]
)


def workbook(form: FormSheet) -> bytes:
    """Return an .xlsx file; the same form gives the same bytes."""
    book = Workbook()
    sheet = book.create_sheet(layout.SHEET, 0)
    book.remove(book.worksheets[-1])  # the one that a new workbook has
    _above(sheet, form)
    for number, row in enumerate(form.rows, HEADS + 1):
        _row(sheet, row, number)
    first_free = HEADS + 1 + len(form.rows)
    for number in range(first_free, first_free + layout.FREE_ROWS):
        _free_row(sheet, number)
    _sized(sheet, form.rows)
    _validated(sheet, form)
    _warned(sheet, first_free + layout.FREE_ROWS - 1)
    _printed(sheet)
    _protected(book, sheet)
    _marked(book, form)
    return saved(book)


def _above(sheet: Worksheet, form: FormSheet) -> None:
    """Write what stands above the rows."""
    span = f"{short_day(form.period.first)}—{short_day(form.period.last)}"
    about = [
        f"{layout.UNIT_MARK.format(form.unit_word)}{form.unit}",
        f"统计期：{form.period.name}（{span}）",
        f"已登记的情况截至{full_day(form.marker.as_of)}",
    ]
    if form.answer_by is not None:
        about.append(f"请于{dated(form.answer_by)}下班前发回")
    lines = (form.title, "\u3000\u3000".join(about), *_HINTS)
    for number, words in enumerate(lines, 1):
        _across(sheet, words, number, 1, _LAST_SHOWN)
        cell = sheet.cell(number, 1)
        cell.font = Font(name="黑体", size=16) if number == _TITLE else _PLAIN
        cell.alignment = _MIDDLE if number == _TITLE else _LEFT
    sheet.cell(_ABOUT, 1).font = Font(name=_FONT, size=11, bold=True)
    _across(sheet, _GROUPS[0], _GROUP, 1, _FIRST_ANSWER - 1)
    _across(sheet, _GROUPS[1], _GROUP, _FIRST_ANSWER, _LAST_SHOWN)
    for column, number in _COLUMNS.items():
        shade = _YELLOW if column.is_answer else _GREY
        for row in (_GROUP, HEADS):
            cell = sheet.cell(row, number)
            cell.font, cell.alignment, cell.fill, cell.border = _BOLD, _MIDDLE, shade, _FRAME
        sheet.cell(HEADS, number).value = column.head


def _across(sheet: Worksheet, words: str, row: int, first: int, last: int) -> None:
    fill(sheet.cell(row, first), words)
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def _row(sheet: Worksheet, row: Row, number: int) -> None:
    """Write a row: what is known, and open cells for the answer."""
    words = _words(row)
    for column in Column:
        is_open = column.is_answer and (column is not Column.QUANTITY or bool(row.measure))
        _cell(sheet, column, number, is_open=is_open)
        if column in words:
            fill(sheet.cell(number, _COLUMNS[column]), words[column])
    if not row.measure:
        sheet.cell(number, _COLUMNS[Column.QUANTITY]).value = "—"


def _words(row: Row) -> dict[Column, str | int]:
    return {
        Column.NUMBER: row.number,
        Column.NAME: row.name,
        Column.CONTENT: row.content,
        Column.ROLE: row.role.value,
        Column.LIMIT: row.limit,
        Column.STATE: row.state,
        Column.LATEST: row.latest,
        Column.CODE: row.code,
    }


def _free_row(sheet: Worksheet, number: int) -> None:
    for column in Column:
        _cell(sheet, column, number, is_open=column.is_answer or column is Column.NUMBER)
    fill(sheet.cell(number, _COLUMNS[Column.NAME]), layout.FREE_ROW)
    hint = "第二次进展写这里：左边填序号，右边照填"
    fill(sheet.cell(number, _COLUMNS[Column.CONTENT]), hint)


def _cell(sheet: Worksheet, column: Column, row: int, *, is_open: bool) -> None:
    cell = sheet.cell(row, _COLUMNS[column])
    cell.font, cell.border = _PLAIN, _FRAME
    cell.alignment = _MIDDLE if column in _CENTRED else _LEFT
    if is_open:
        cell.fill, cell.protection = _YELLOW, _OPEN
    if column is Column.DAY:
        cell.number_format = "yyyy-mm-dd"
    elif column in _TYPED:
        cell.number_format = "@"  # else 1-2 becomes a day, and =… a formula


def _sized(sheet: Worksheet, rows: Sequence[Row]) -> None:
    """Write widths and heights, so that no text is cut, and what is hidden."""
    wide, heights = _fitting(rows)
    for column, letter in _LETTERS.items():
        sheet.column_dimensions[letter].width = wide[column]
    sheet.column_dimensions[_LETTERS[Column.CODE]].hidden = True
    for number, high in enumerate(heights, HEADS + 1):
        high = min(max(high, _LEAST_LINES), _MOST_LINES)
        _at_least(sheet, number, high * _LINE + _GAP)
    for number in range(layout.FREE_ROWS):
        _at_least(sheet, HEADS + 1 + len(rows) + number, _FREE_LINES * _LINE + _GAP)
    whole = sum(wide.values()) - wide[Column.CODE]
    for number, words in enumerate(_HINTS, _FIRST_HINT):
        (high,) = row_heights([[[width(words)]]], [whole / 2])
        sheet.row_dimensions[number].height = high * _LINE + _GAP
    for number, height in ((_TITLE, 28.0), (_ABOUT, 20.0), (_GROUP, 18.0), (HEADS, 32.0)):
        sheet.row_dimensions[number].height = height


def _fitting(rows: Sequence[Row]) -> tuple[dict[Column, float], Sequence[int]]:
    """Return the widths of the columns and how many lines each row needs: the content's column
    is widened until the longest row can be shown at all.
    """
    wide = {column: float(column.wide) for column in Column}
    shown = [column for column in _words(rows[0]) if column is not Column.CODE] if rows else []
    lines = [
        [[width(line) for line in str(_words(row)[column]).split("\n")] for column in shown]
        for row in rows
    ]
    heights = row_heights(lines, [wide[column] / 2 for column in shown])
    while max(heights, default=0) > _MOST_LINES and wide[Column.CONTENT] < _WIDEST_CONTENT:
        wide[Column.CONTENT] += 4
        heights = row_heights(lines, [wide[column] / 2 for column in shown])
    return wide, heights


class _Growing(RowDimension):
    """A row that grows when more is typed into it: its height is not fixed by hand."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the library's word
        return False


def _at_least(sheet: Worksheet, row: int, height: float) -> None:
    sheet.row_dimensions[row] = _Growing(sheet, row, ht=height)


def _validated(sheet: Worksheet, form: FormSheet) -> None:
    """Bind what can be typed: a list of states, days of the year, whole numbers, short texts."""
    first, last = HEADS + 1, HEADS + len(form.rows) + layout.FREE_ROWS
    cases = [n for n, row in enumerate(form.rows, first) if row.role is Role.CASE]
    others = [n for n in range(first, last + 1) if n not in cases]
    for rows, statuses in ((others, layout.STATUSES), (cases, (Status.DONE,))):
        words = ",".join(each.value for each in statuses)
        _rule(sheet, Column.STATUS, rows, ("list", f'"{words}"'), "请从下拉列表里选一个状态。")
    year = form.marker.year
    # Bounds are numbers of days: a written date would be a text.
    days = (full_year(year).first, full_year(year).latest)
    opens, closes = (str((day - layout.EPOCH).days) for day in days)
    span = f"{full_day(days[0])}至{full_day(days[1])}"
    wrong = f"请填日期，如 {year}-{form.marker.month}-20；应在{span}之间。"
    every = list(range(first, last + 1))
    _rule(sheet, Column.DAY, every, ("date", opens, closes), wrong)
    counted = [n for n, row in enumerate(form.rows, first) if row.measure]
    counted += every[-layout.FREE_ROWS :]
    wrong = "请填整数，只填这一次新增的数量，不填累计，不带单位。"
    _rule(sheet, Column.QUANTITY, counted, ("whole", "0", str(_LARGEST_COUNT)), wrong)
    wrong = f"请写在{layout.LONGEST_ANSWER}字以内。"
    for column in (Column.NOTE, Column.EVIDENCE, Column.PROBLEM, Column.NEXT):
        _rule(sheet, column, every, ("textLength", "0", str(layout.LONGEST_ANSWER)), wrong)


def _rule(
    sheet: Worksheet, column: Column, rows: Sequence[int], allowed: _Bounds, wrong: str
) -> None:
    if not rows:
        return
    kind, first, *second = allowed
    rule = DataValidation(
        type=kind,
        operator="between" if second else None,
        formula1=first,
        formula2=second[0] if second else None,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=column.head,
        error=wrong,
    )
    letter = _LETTERS[column]
    # Rows on end have one difference between place and number, so that each run is one range.
    for _, run in groupby(enumerate(rows), lambda each: each[1] - each[0]):
        together = [row for _, row in run]
        rule.add(f"{letter}{together[0]}:{letter}{together[-1]}")
    sheet.add_data_validation(rule)


def _warned(sheet: Worksheet, last: int) -> None:
    """Let a cell turn red that was forgotten while others of its row were filled in."""
    first = HEADS + 1
    others = "".join(f"${_LETTERS[each]}{first}&" for each in _TYPED)
    for column in (Column.STATUS, Column.DAY):
        letter = _LETTERS[column]
        formula = f'AND(LEN({others}"")>0,LEN(${letter}{first})=0)'
        rule = Rule(type="expression", dxf=DifferentialStyle(fill=_RED), formula=[formula])
        sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)


def _printed(sheet: Worksheet) -> None:
    """Print on A4 lying down, as wide as the paper, heads on every page."""
    sheet.freeze_panes = f"{_LETTERS[Column.CONTENT]}{HEADS + 1}"
    sheet.print_title_rows = f"{_GROUP}:{HEADS}"
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "landscape", "9"  # A4, in Excel's numbers
    setup.fitToWidth, setup.fitToHeight = 1, 0  # 0: as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.3  # inches
    margins.top, margins.bottom = 0.4, 0.5
    if sheet.oddFooter is not None:  # a new sheet has one
        sheet.oddFooter.center.text = "— &P —"


def _protected(book: Workbook, sheet: Worksheet) -> None:
    """Lock all but the open cells, without a password; heights and widths may be changed."""
    sheet.protection.enable()
    sheet.protection.formatRows = sheet.protection.formatColumns = False  # not forbidden
    book.security = WorkbookProtection(lockStructure=True)


def _marked(book: Workbook, form: FormSheet) -> None:
    text = written(form.marker)
    # In two places: who copies the sheet into a new book leaves this one behind.
    hidden = book.create_sheet(layout.MARKER_SHEET)
    fill(hidden.cell(1, 1), text)
    hidden.sheet_state = "hidden"
    properties(book).append(StringProperty(name=layout.PROPERTY, value=text))
    book.properties.creator, book.properties.title = "gongkai", form.title
