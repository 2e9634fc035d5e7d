"""The forms that go out: whom they ask for what, what is locked, what can be typed."""

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.cli.main import main
from gongkai.documents.view import view_of
from gongkai.forms.layout import ANSWERS, MARKER_SHEET, PROPERTY, SHEET, Column
from gongkai.forms.marker import Marker, code, fingerprint, read, written
from gongkai.forms.sheet import FormSheet, form_sheet, units_asked
from gongkai.forms.workbook import HEADS, workbook
from gongkai.model import Collective, Plan, Register, Task, Unit
from gongkai.papers.packing import unpacked
from gongkai.register import opened as register_of
from tests.conftest import Office
from tests.papers import register
from tests.processes import ran

GOLDEN = Path(__file__).parent / "golden"
SEPTEMBER = date(2022, 9, 30)
UNITS = """\
units: [{name: 办公室}, {name: 法规科, aliases: [法制科]}, {name: 信息科}, {name: 档案科}]
collectives: [{name: 相关科室, means: unspecified}]
"""
TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - {id: 1, name: 甲, content: "=1+1", units: [办公室, 法制科], deadline: 9月底前}
  - id: 2
    name: 乙
    content: 内容
    units: [法规科, 信息科]
    deadline: 9月底前
    each: true
    target: 2次
    progress:
      - {date: 2022-08-01, status: 已完成, unit: 信息科}
      - {date: 2022-08-02, status: 推进中, note: 起草, unit: 法制科}
  - {id: 3, name: 丙, content: 内容, units: [办公室, 相关科室], deadline: 全年}
  - id: 4
    name: 丁
    content: 内容
    units: [办公室]
    deadline: 全年
    clocks:
      - {name: 答复, within: 5个工作日, from: 收到, cases: [
          {ref: 甲1, from: 2022-09-20}, {ref: 乙2, from: 2022-09-20, unit: 法制科},
          {ref: 丙3, from: 2022-09-20, done: 2022-09-22}]}
"""


def form(now: Register, unit: str, answer_by: date | None = None) -> FormSheet:
    return form_sheet(view_of(now, SEPTEMBER, unit), unit, 9, answer_by)


def opened(made: FormSheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(made)))


@pytest.fixture
def root(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = office(TASKS, UNITS)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def small(root: Path) -> Register:
    found = register_of(root, SEPTEMBER).register
    assert found is not None
    return found


@pytest.mark.parametrize("office", ["plan", "demo"])
def test_forms_are_as_expected(office: str, update_cases: bool) -> None:
    now = register(office)
    units = units_asked(view_of(now, SEPTEMBER))
    text = "".join(line + "\n" for unit in units for line in shown(form(now, unit)))
    path = GOLDEN / f"{office}-forms-{SEPTEMBER}.txt"
    if update_cases:
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def shown(made: FormSheet) -> Iterator[str]:
    """Yield a form's cells, what is open in each row, and what may be typed."""
    book = opened(made)
    sheet = book[SHEET]
    for row in sheet.iter_rows():
        cells = [str(cell.value).replace("\n", "⏎") for cell in row if cell.value is not None]
        unlocked = "".join(
            get_column_letter(k) for k, cell in enumerate(row, 1) if not cell.protection.locked
        )
        yield f"{row[0].row}\t{'｜'.join(cells)}" + (f"\t填：{unlocked}" if unlocked else "")
    for rule in sheet.data_validations.dataValidation:
        where = " ".join(sorted(map(str, rule.sqref.ranges)))
        yield f"{rule.type} {rule.formula1}—{rule.formula2} {rule.error} {where}"
    yield ""


def test_who_is_asked_what(small: Register) -> None:
    asked = {
        unit: [(row.number, row.role.value, row.case) for row in form(small, unit).rows]
        for unit in units_asked(view_of(small, SEPTEMBER))
    }
    assert asked == {
        "办公室": [
            (1, "牵头", ""), (3, "牵头", ""), (4, "牵头", ""), (4, "办件", "答复：甲1"),
        ],
        "法规科": [(1, "配合", ""), (2, "各自完成", ""), (4, "办件", "答复：乙2")],
        "信息科": [(2, "各自完成", "")],
    }  # fmt: skip


def test_of_what_each_does_a_unit_sees_its_own(small: Register) -> None:
    mine, other = (form(small, unit).rows[k] for unit, k in (("信息科", 0), ("法规科", 1)))
    assert (mine.state, mine.latest) == (
        "当日到期\n9月30日到期\n目标2次\n已计1次",
        "信息科：8月1日完成。",
    )
    assert (other.state, other.latest) == (
        "当日到期\n9月30日到期\n目标2次\n已计0次",
        "法制科：起草（8月2日报）。",
    )


def test_only_answers_are_open(small: Register) -> None:
    sheet = opened(form(small, "法规科"))[SHEET]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    columns = list(Column)
    rows = {1: HEADS + 1, 2: HEADS + 2, "free": HEADS + 4}
    unlocked = {
        which: [
            column
            for column, cell in zip(columns, sheet[row], strict=True)
            if not cell.protection.locked
        ]
        for which, row in rows.items()
    }
    without_target = [each for each in ANSWERS if each is not Column.QUANTITY]
    assert unlocked == {1: without_target, 2: list(ANSWERS), "free": [Column.NUMBER, *ANSWERS]}
    above = [c for row in sheet.iter_rows(max_row=HEADS) for c in row if not c.protection.locked]
    assert above == []


def test_what_can_be_typed(small: Register) -> None:
    sheet = opened(form(small, "法规科"))[SHEET]
    row = HEADS + 2
    found = {
        column.head: (rule.type, rule.formula1, rule.formula2)
        for column in ANSWERS
        for rule in rules(sheet, list(Column).index(column) + 1, row)
    }
    assert found == {
        "本期状态": ("list", '"推进中,已完成,未发生,暂缓,取消"', None),
        "进展日期": ("date", "44562", "44957"),
        "进展情况": ("textLength", "0", "500"),
        "本次新增数量": ("whole", "0", "999999"),
        "佐证材料": ("textLength", "0", "500"),
        "存在问题": ("textLength", "0", "500"),
        "下一步": ("textLength", "0", "500"),
    }
    assert [rule.formula1 for rule in rules(sheet, 8, HEADS + 3)] == ['"已完成"']  # a case


def rules(sheet: Worksheet, column: int, row: int) -> list[DataValidation]:
    return [
        rule
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
        if area.min_col == column and area.min_row <= row <= area.max_row
    ]


def test_texts_stay_texts(small: Register) -> None:
    sheet = opened(form(small, "法规科"))[SHEET]
    cell = sheet.cell(HEADS + 1, 3)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    note = sheet.cell(HEADS + 1, list(Column).index(Column.NOTE) + 1)
    assert note.number_format == "@"


def test_it_says_what_it_is_twice(small: Register) -> None:
    made = form(small, "法规科")
    book = opened(made)
    properties = dict(unpacked(workbook(made)))["docProps/custom.xml"]
    assert book[MARKER_SHEET].sheet_state == "hidden"
    found = ElementTree.fromstring(properties)
    assert found[0].get("name") == PROPERTY
    for text in (str(book[MARKER_SHEET]["A1"].value), "".join(found.itertext())):
        assert read(text) == made.marker
        assert len(text) <= 255
    assert made.marker == Marker(2022, fingerprint(small.plan), "法规科", 9, SEPTEMBER)
    codes = list(Column).index(Column.CODE) + 1
    assert book[SHEET].column_dimensions["O"].hidden
    assert book[SHEET].cell(HEADS + 1, codes).value == made.rows[0].code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"form": "other"}',
        "[" * 100_000,
        json.dumps({"form": "gongkai", "as_of": "2022-09-30"}),
        written(Marker(2022, "甲", "乙", 9, SEPTEMBER)).replace("2022-09-30", "9月"),
        written(Marker(2022, "甲", "乙", 9, SEPTEMBER)).replace("2022,", '"二",'),
    ],
    ids=["nothing", "a list", "empty", "another", "deep", "no year at all", "no day", "no year"],
)
def test_what_is_no_marker(text: str) -> None:
    assert read(text) is None


def test_a_code_changes_with_every_word() -> None:
    codes = {
        code("甲", 1, "乙", "丙", "丁"),
        code("戊", 1, "乙", "丙", "丁"),
        code("甲", 1, "乙", "丙", "戊"),
        code("甲", 1, "乙丙", "", "丁"),
        code("甲", 2, "乙", "丙", "丁"),
    }
    assert len(codes) == 5
    assert code("甲", 1, "乙\n", "丙", "丁") in codes  # not with blanks


def test_the_same_form_is_the_same_file(small: Register) -> None:
    made = form(small, "法规科", date(2022, 10, 10))
    assert workbook(made) == workbook(made)


def test_no_text_is_cut() -> None:
    """The column grows before a row is higher than spreadsheets can show."""
    long = "公" * 700
    task = Task(1, "名" * 60, long, ("某科",), "9月底前")
    now = Register(Plan("要点", 2022), (task,), units=(Unit("某科"),))
    sheet = opened(form(now, "某科"))[SHEET]
    assert sheet.column_dimensions["C"].width > Column.CONTENT.wide
    height = sheet.row_dimensions[HEADS + 1].height
    letters = sheet.column_dimensions["C"].width / 2 - 1
    assert height is not None
    assert 14 * (700 / letters) <= height <= 409


def test_a_row_grows_when_more_is_typed(small: Register) -> None:
    xml = dict(unpacked(workbook(form(small, "法规科"))))["xl/worksheets/sheet1.xml"].decode()
    fixed = re.findall(r'<row r="(\d+)" ht="[\d.]+" customHeight', xml)
    assert [int(row) for row in fixed] == list(range(1, HEADS + 1))


def test_heads_are_printed_on_every_page(small: Register) -> None:
    sheet = opened(form(small, "法规科"))[SHEET]
    assert sheet.print_title_rows == f"${HEADS - 1}:${HEADS}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.freeze_panes == f"C{HEADS + 1}"


def test_the_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--month", "9", "--as-of", "2022-09-30", "--output", "填报"]
    assert main(["forms", *arguments, "--answer-by", "2022-10-10"]) == 0
    assert capsys.readouterr() == (
        "",
        "已写入 填报/办公室9月.xlsx（3项任务）\n"
        "已写入 填报/法规科9月.xlsx（3项任务）\n"
        "已写入 填报/信息科9月.xlsx（1项任务）\n"
        "第3项的“相关科室”没有点名，没有给它们出表；点名：gongkai assign 序号 --units 科室\n",
    )
    assert sorted(path.name for path in (root / "填报").iterdir()) == [
        "信息科9月.xlsx",
        "办公室9月.xlsx",
        "法规科9月.xlsx",
    ]
    above = openpyxl.load_workbook(root / "填报/办公室9月.xlsx")[SHEET]["A2"].value
    assert above == (
        "填报科室：办公室\u3000\u3000统计期：9月份（9月1日—9月30日）\u3000\u3000"
        "已登记的情况截至2022年9月30日\u3000\u3000请于2022年10月10日（星期一）下班前发回"
    )


def test_units_are_called_as_the_office_calls_them(small: Register) -> None:
    called = small._replace(plan=small.plan._replace(unit_word="处室"))
    above = opened(form(called, "法规科"))[SHEET]["A2"].value
    assert str(above).startswith("填报处室：法规科\u3000")
    task = called.tasks[1]._replace(units=("各科室", "档案科"), each=False, target=None)
    *others, closed = called.units  # which is none of those that each must do it
    later = called._replace(
        tasks=(task,),
        units=(*others, closed._replace(until=date(2022, 1, 31))),
        collectives=(Collective("各科室", "all"),),
    )
    (row,) = form(later, "档案科").rows
    assert "1/3个处室已完成" in row.state


def test_an_older_form_is_not_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["forms", "--month", "9", "-o", "填报"]
    (root / "填报").mkdir()
    (root / "填报/法规科9月.xlsx").write_text("甲", "utf-8")
    assert main(arguments) == 3
    why = "写不了 填报/法规科9月.xlsx，一个文件也没有写：已有同名的文件"
    assert capsys.readouterr() == ("", f"做不到：{why}\n")
    assert [path.name for path in (root / "填报").iterdir()] == ["法规科9月.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        pytest.param(["-o", "甲"], "缺少选项 --month（月份）", id="no month"),
        pytest.param(["--month", "9"], "缺少选项 --output（写进哪个文件夹）", id="no folder"),
        pytest.param(
            ["--month", "13", "-o", "甲"], "选项 --month 不对：月份是1到12", id="no such month"
        ),
        pytest.param(
            ["--month", "9", "-o", "甲", "--unit", "档案科"],
            "档案科名下没有任务，不用填报",
            id="nothing to ask",
        ),
        pytest.param(
            ["--month", "9", "-o", "甲", "--unit", "法规股"],
            "没有名为“法规股”的科室，是不是“法规科”？",
            id="no such unit",
        ),
        pytest.param(
            ["--month", "9", "-o", "甲", "--answer-by", "2022-09-01"],
            "--answer-by 2022年9月1日已经过去，统计到2022年9月30日",
            id="too late",
        ),
    ],
)
def test_wrong_uses(
    root: Path, arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"用法不对：{why}\n")
    assert not (root / "甲").exists()


def test_one_unit(root: Path) -> None:
    assert main(["forms", "--month", "9", "-o", "甲", "--unit", "法制科"]) == 0
    assert [path.name for path in (root / "甲").iterdir()] == ["法规科9月.xlsx"]


def test_a_unit_is_no_folder(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    task = "{id: 1, name: 甲, content: 内容, units: [../法规], deadline: 9月底前}"
    head = "plan: {title: 某局要点, year: 2022}"
    root = office(f"{head}\ntasks:\n  - {task}\n", "units: [{name: ../法规}]\n")
    assert main(["-C", str(root), "forms", "--month", "9", "-o", str(root / "甲")]) == 0
    assert [path.name for path in (root / "甲").iterdir()] == ["..／法规9月.xlsx"]
    capsys.readouterr()


def test_without_openpyxl_it_says_what_to_install(root: Path) -> None:
    run = ran("forms", "--month", "9", "-o", "甲", without=["openpyxl"])
    why = "写Excel需要另装：python -m pip install 'openpyxl>=3.1.2,<4'"
    assert (run.returncode, run.stdout, run.stderr) == (3, "", f"做不到：{why}\n")
    assert not (root / "甲").exists()
