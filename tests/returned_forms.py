"""Forms as they come back: a table of what people do to them, and what must become of each."""

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.documents.view import view_of
from gongkai.forms import marker
from gongkai.forms.collection import Collection, Line
from gongkai.forms.layout import ANSWERS, MARKER_SHEET, Column
from gongkai.forms.sheet import form_sheet
from gongkai.forms.workbook import HEADS, workbook
from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Collective,
    Entry,
    Plan,
    Register,
    Status,
    Target,
    Task,
    Unit,
)

SENT, TODAY = date(2022, 9, 30), date(2022, 10, 8)
COLUMNS = {column: number for number, column in enumerate(Column, 1)}
Files: TypeAlias = Mapping[str, bytes]
Book: TypeAlias = openpyxl.Workbook
Cell: TypeAlias = "str | int | float | date | None"

OFFICE = Register(
    Plan("某局要点", 2022, issuer="某局"),
    (
        Task(1, "整合栏目", "整合重复的栏目。", ("信息科", "办公室"), "9月底前"),
        Task(2, "修订指南", "修订指南。", ("办公室", "信息科"), "10月底前"),
        Task(
            3, "制作解读", "不少于3篇。", ("信息科",), "10月—11月", target=Target(3, "篇"),
            progress=(
                Entry(date(2022, 8, 1), Status.IN_PROGRESS, "完成1篇。", ("甲",), "信息科", 1),
            ),
        ),
        Task(4, "报送统计", "按季报送。", ("各科室",), "每季度末", progress=(
            Entry(date(2022, 9, 19), Status.DONE, "已报送。", ("三季度表",), "信息科"),
        )),
        Task(5, "审查文件", "审查。", ("法规科",), "全年"),
        Task(6, "答复留言", "5个工作日内答复。", ("信息科",), "全年", clocks=(
            Clock("留言答复", "5个工作日", "收到留言", (
                Case("甲1", date(2022, 9, 20)), Case("乙2", date(2022, 9, 21)),
            )),
        )),
    ),
    units=tuple(map(Unit, ("办公室", "法规科", "信息科"))),
    collectives=(Collective("各科室", "all"),),
)  # fmt: skip


class Form:
    """A form that is being filled in, as a person would."""

    def __init__(self, unit: str = "信息科", office: Register = OFFICE) -> None:
        made = form_sheet(view_of(office, SENT, unit), unit, 9)
        self.book = openpyxl.load_workbook(io.BytesIO(workbook(made)))

    @property
    def sheet(self) -> Worksheet:
        """The visible sheet."""
        return self.book.worksheets[0]

    def row(self, number: int, *, case: int = 0) -> int:
        """Return the row of a task, or of its n-th case."""
        rows = [
            row
            for row in range(HEADS + 1, self.sheet.max_row + 1)
            if self.sheet.cell(row, 1).value == number
        ]
        return rows[case]

    def fill(self, row: int, *values: Cell, **by_name: Cell) -> "Form":
        """Fill answers into a row: in their order, or by name."""
        named = {Column[name.upper()]: value for name, value in by_name.items()}
        for column, value in (*zip(ANSWERS, values, strict=False), *named.items()):
            if value is not None:
                cell = self.sheet.cell(row, COLUMNS[column])
                cell.value = value
                if isinstance(value, int | float):
                    cell.number_format = "General"  # as what is pasted from elsewhere
        return self

    def free(self, number: Cell, *values: Cell, line: int = 0) -> "Form":
        """Fill one of the free rows."""
        row = self.sheet.max_row - 4 + line
        self.sheet.cell(row, 1).value = number
        return self.fill(row, *values)

    def at(self, number: int, column: Column) -> str:
        return f"{openpyxl.utils.get_column_letter(COLUMNS[column])}{self.row(number)}"

    def data(self) -> bytes:
        """Return the file."""
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()


DAY = datetime(2022, 9, 28)
GOOD = ("已完成", DAY, "完成整合6个栏目。", None, "整改台账")
TAKEN = "new 1 9-28 已完成 完成整合6个栏目。 {整改台账}"


class Scenario(NamedTuple):
    """What came back, and what becomes of it; each line says one answer or one file."""

    name: str
    make: Callable[[], Files]
    expected: tuple[str, ...]
    register: Register = OFFICE

    @property
    def files(self) -> Files:
        """The files, made once."""
        if self.name not in _MADE:
            _MADE[self.name] = self.make()
        return _MADE[self.name]


_MADE: dict[str, Files] = {}


def only(form: Form) -> Files:
    return {"信息科9月.xlsx": form.data()}


def answered(name: str, *expected: str, task: int = 1, **values: Cell) -> Scenario:
    """A row filled in well, but for some cells."""
    usual: dict[str, Cell] = {"status": "已完成", "day": DAY, "note": "完成。", "evidence": "台账"}

    def make() -> Files:
        form = Form()
        return only(form.fill(form.row(task), **usual | values))

    return Scenario(name, make, expected)


def changed(name: str, change: Callable[[Form], object], *expected: str) -> Scenario:
    """A form filled in well in its first row, and then something else done to it."""

    def make() -> Files:
        form = Form()
        form.fill(form.row(1), *GOOD)
        change(form)
        return only(form)

    return Scenario(name, make, expected)


def day(name: str, written: Cell, *doubts: str) -> Scenario:
    codes = f" [{' '.join(doubts)}]" if doubts else ""
    return answered(name, f"new 1 9-28 已完成 完成。 {{台账}}{codes}", day=written)


def no_day(name: str, written: Cell, code: str) -> Scenario:
    return answered(name, f"refused 1 [{code}]", day=written)


def outcome(found: Collection) -> tuple[str, ...]:
    """Return what became of it all, as the table above writes it."""
    remarks = (f"remark {each.code}" for form in found.forms for _, each in form.remarks)
    refused = (f"file {reason.code}" for _, reason in found.refused)
    return (*refused, *map(line_words, found.lines), *remarks)


def line_words(line: Line) -> str:
    about = f"{line.number}{f'/{line.case.label}' if line.case else ''}" if line.number else "?"
    said = [line.outcome.key, about, *([entry_words(line.entry)] if line.entry else [])]
    if line.findings:
        said.append(f"[{' '.join(each.code for each in line.findings)}]")
    return " ".join(said)


def entry_words(entry: Entry) -> str:
    words = [f"{entry.date.month}-{entry.date.day}", entry.status.value, entry.note]
    words.append(f"×{entry.quantity}" if entry.quantity is not None else "")
    words.append(f"{{{'|'.join(entry.evidence)}}}" if entry.evidence else "")
    words.append(f"?{entry.problem}" if entry.problem else "")
    words.append(f">{entry.next}" if entry.next else "")
    return " ".join(filter(None, words))


def swapped(form: Form) -> None:
    """Turn the rows round, codes and all, as sorting does."""
    rows = range(HEADS + 1, form.sheet.max_row + 1)
    values = [[cell.value for cell in form.sheet[row]] for row in rows]
    for row, old in zip(rows, reversed(values), strict=True):
        for cell, value in zip(form.sheet[row], old, strict=True):
            cell.value = value


def numbers_sorted(form: Form) -> None:
    """Sort the first column alone."""
    one, other = (form.sheet.cell(form.row(number), 1) for number in (1, 2))
    one.value, other.value = other.value, one.value


def copied(form: Form) -> None:
    """Copy all cells into a workbook of one's own."""
    fresh = openpyxl.Workbook()
    for row in form.sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                fresh.worksheets[0].cell(cell.row or 1, cell.column or 1).value = cell.value
    form.book = fresh


def second_sheet(form: Form, *, filled: bool) -> None:
    copy = form.book.copy_worksheet(form.sheet)
    if not filled:
        for column in ANSWERS:
            copy.cell(form.row(1), COLUMNS[column]).value = None


def without_properties(form: Form) -> None:
    form.book.custom_doc_props.props.clear()  # type: ignore[attr-defined]


def linked(form: Form) -> None:
    cell = form.sheet[form.at(1, Column.EVIDENCE)]
    cell.value, cell.hyperlink = "栏目截图", "https://example.com/a.html"


def commented(form: Form) -> None:
    form.sheet[form.at(1, Column.NOTE)].comment = Comment("已请示", "甲")


def column_added(form: Form) -> None:
    form.sheet.cell(HEADS, 17).value = "备注"
    form.sheet.cell(form.row(1), 17).value = "请示过"


def put(number: int, column: Column, value: Cell) -> Callable[[Form], None]:
    def change(form: Form) -> None:
        form.sheet[form.at(number, column)].value = value

    return change


def two(one: Callable[[Form], object], other: Callable[[Form], object]) -> Callable[[], Files]:
    def make() -> Files:
        forms = [Form(), Form()]
        for form, change in zip(forms, (one, other), strict=True):
            change(form)
        return {"信息科9月.xlsx": forms[0].data(), "信息科9月(1).xlsx": forms[1].data()}

    return make


def good(form: Form) -> Form:
    return form.fill(form.row(1), *GOOD)


def other(form: Form) -> Form:
    return form.fill(form.row(1), *GOOD[:2], "完成整合8个栏目。", None, "整改台账")


def of_another(**plan: object) -> Callable[[], Files]:
    def make() -> Files:
        office = OFFICE._replace(plan=OFFICE.plan._replace(**plan))  # type: ignore[arg-type]
        form = Form(office=office)
        return only(form.fill(form.row(1), *GOOD))

    return make


def recorded(entry: Entry) -> Register:
    first, *rest = OFFICE.tasks
    return OFFICE._replace(tasks=(first._replace(progress=(entry,)), *rest))


SAID = Entry(date(2022, 9, 28), Status.DONE, "完成整合6个栏目。", ("整改台账",), "信息科")

ARCHIVE = OFFICE._replace(
    units=(*OFFICE.units, Unit("档案科")),
    tasks=(OFFICE.tasks[0]._replace(units=("档案科",)), *OFFICE.tasks[1:]),
)
ROOMS = OFFICE._replace(plan=OFFICE.plan._replace(unit_word="处室"))
LATER = Adjustment(date(2022, 10, 1), "10月底前", "某事", "某会")
CHANGED = OFFICE._replace(tasks=(OFFICE.tasks[0]._replace(adjustments=(LATER,)), *OFFICE.tasks[1:]))


def row_put_in(form: Form) -> None:
    form.sheet.insert_rows(HEADS + 1)
    form.fill(HEADS + 1, *GOOD)


def put_head(form: Form, head: str) -> None:
    form.sheet.cell(HEADS, 17).value = head


def three() -> Files:
    forms = {unit: Form(unit) for unit in ("信息科", "法规科", "办公室")}
    good(forms["信息科"])
    good(forms["办公室"])
    forms["法规科"].fill(forms["法规科"].row(5), "推进中", DAY, "审查3件。")
    return {f"{unit}9月.xlsx": form.data() for unit, form in forms.items()}


def of_version(number: int) -> Callable[[Form], None]:
    """Return what makes a form say that another version of the program made it."""

    def change(form: Form) -> None:
        without_properties(form)
        mark = marker.read(str(form.book[MARKER_SHEET]["A1"].value))
        assert mark is not None
        form.book[MARKER_SHEET]["A1"].value = marker.written(mark._replace(version=number))

    return change


def marked_twice(form: Form) -> None:
    mark = marker.read(str(form.book[MARKER_SHEET]["A1"].value))
    assert mark is not None
    form.book[MARKER_SHEET]["A1"].value = marker.written(mark._replace(unit="法规科"))


def case_only() -> Files:
    form = Form()
    return only(form.fill(form.row(6, case=1), "已完成", DAY))


def _renamed() -> Register:
    *tasks, last = OFFICE.tasks
    clock = last.clocks[0]
    case = clock.cases[0]._replace(ref="甲01")
    clock = clock._replace(cases=(case, *clock.cases[1:]))
    return OFFICE._replace(tasks=(*tasks, last._replace(clocks=(clock,))))


RENAMED = _renamed()
