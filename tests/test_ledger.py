"""The 台账: every column can be filled, cases have rows of their own, Markdown can be read."""

from datetime import date

import pytest

from gongkai.cli.main import main
from gongkai.documents.ledger import ledger_rows
from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Entry,
    Pause,
    Plan,
    Register,
    Status,
    Target,
    Task,
    Unit,
)
from tests.conftest import Office
from tests.papers import ROOT

DAY = date(2022, 9, 30)
MOVED = Adjustment(date(2022, 8, 20), "10月底前", "场地未定", "局长办公会", "纪要〔2022〕9号")
CASES = (
    Case("第1号", date(2022, 9, 1), done=date(2022, 9, 7), unit="预算科", result="已答复"),
    Case("第2号", date(2022, 9, 14), pauses=(
        Pause(date(2022, 9, 16), date(2022, 9, 19), "征求第三方意见"),
    )),
    Case("第3号", date(2022, 9, 28)),
)  # fmt: skip
TASKS = (
    Task(1, "甲", "乙。", ("办公室", "预算科"), "8月", section="第一部分", remark="照原表",
        target=Target(2, "次"), adjustments=(MOVED,), progress=(
            Entry(date(2022, 9, 1), Status.IN_PROGRESS, "开展1次", ("某文",), quantity=1,
                problem="场地未定", next="10月20日前确定场地"),
            Entry(date(2022, 9, 9), Status.IN_PROGRESS, "联系场地"),
        ),
    ),
    Task(2, "丙", "丁。", ("办公室",), "6月底前", encouraged=True, progress=(
        Entry(date(2022, 6, 1), Status.DONE, "完成", problem="无关", next="无关"),
    )),
    Task(3, "戊", "己。", ("办公室",), "9月底前", progress=(
        Entry(date(2022, 6, 1), Status.SUSPENDED, "因机构调整暂缓"),
    )),
    Task(4, "庚", "辛。", ("办公室", "相关科室"), "全年", clocks=(
        Clock("答复", "5个工作日", "收到留言", CASES),
    )),
)  # fmt: skip
BOOK = ledger_rows(Register(Plan("要点", 2022), TASKS, (Unit("办公室"), Unit("预算科"))), DAY)


def cells(row: int) -> dict[str, str]:
    return dict(zip(BOOK.titles, BOOK.rows[row], strict=True))


def test_every_column_can_be_filled() -> None:
    columns = zip(BOOK.titles, zip(*BOOK.rows, strict=True), strict=True)
    assert [title for title, column in columns if not any(column)] == []


def test_what_stands_in_the_way_is_told_while_a_row_is_open() -> None:
    assert (cells(0)["存在问题"], cells(0)["下步措施及预计完成时间"]) == (
        "场地未定", "10月20日前确定场地"
    )  # fmt: skip
    assert (cells(1)["存在问题"], cells(1)["下步措施及预计完成时间"]) == ("", "")


@pytest.mark.parametrize(
    ("row", "changed", "remark"),
    [
        pytest.param(
            0,
            "时限由“8月”调整为“10月底前”，2022年8月20日经局长办公会批准（纪要〔2022〕9号），"
            "原因：场地未定。",
            "照原表。",
            id="moved",
        ),
        pytest.param(1, "", "鼓励性任务。", id="encouraged is no change"),
        pytest.param(2, "暂缓：因机构调整暂缓。", "", id="set aside"),
        pytest.param(3, "", "", id="相关科室 is no change"),
    ],
)
def test_changes_hold_changes_alone(row: int, changed: str, remark: str) -> None:
    assert (cells(row)["调整情况（依据）"], cells(row)["备注"]) == (changed, remark)


def test_a_case_has_a_row() -> None:
    rows = [cells(row) for row in (4, 5, 6)]
    assert [row["序号"] for row in rows] == ["4"] * 3
    assert rows[0]["任务名称"] == "庚（答复：第1号）"
    assert rows[0]["任务内容"] == "2022年9月1日收到留言"
    assert [row["牵头科室"] for row in rows] == ["预算科", "办公室", "办公室"]
    assert [row["状态"] for row in rows] == ["按时办结", "超期未办结", "在办"]
    assert [row["亮灯"] for row in rows] == ["绿", "红", "黄"]
    assert (rows[0]["最近进展"], rows[0]["实际完成日期"]) == ("已答复", "2022年9月7日")
    assert rows[1]["调整情况（依据）"].startswith("9月16日至9月19日中止（征求第三方意见）；")


def test_markdown_is_split_so_that_it_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    demo = str(ROOT / "examples/demo")
    assert main(["-C", demo, "ledger", "--format", "md", "--as-of", "2022-09-30"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# 2022年某某区示例局政务公开工作要点（虚构示例）工作台账\n\n截至：")
    heads = [line for line in text.splitlines() if line.startswith("| 序号 |")]
    assert len(heads) == text.count("## 表") == 2
    assert all(head.count("|") <= 13 for head in heads)
    assert all("任务名称" in head for head in heads)


def test_a_title_is_no_markup(capsys: pytest.CaptureFixture[str], office: Office) -> None:
    title = r"要点\x85</script>|\u2028末"
    plan = f'plan: {{title: "{title}", year: 2022}}\ntasks: []\n'
    root = office(plan, "units: [{name: 办公室}]\n")
    assert main(["-C", str(root), "ledger", "--format", "md"]) == 0
    head = capsys.readouterr().out.split("\n\n")[0]
    assert head == r"# 要点 \</script>\| 末工作台账"
