"""The table for the public: sentences that a citizen understands, and what was left out."""

from datetime import date

import pytest

from gongkai.cli.main import main
from gongkai.documents.table import omissions, table_facts
from gongkai.model import Entry, Plan, Register, Status, Task, Unit
from tests.papers import FOLDERS, OFFICES, register

DAY = date(2022, 9, 30)
BARE = {"取消。", "持续推进。", "暂缓。", "未发生。", "推进中。", "待推进。", "结转下年。"}


def office(deadline: str, *progress: Entry) -> Register:
    task = Task(17, "甲", "乙。", ("某科",), deadline, progress=progress)
    return Register(Plan("要点", 2022), (task,), (Unit("某科"),))


def entry(status: Status, note: str = "", *evidence: str) -> Entry:
    return Entry(date(2022, 9, 26), status, note, evidence)


@pytest.mark.parametrize(
    ("deadline", "progress", "cell", "left_out"),
    [
        pytest.param(
            "全年",
            entry(Status.IN_PROGRESS, "1—9月答复留言53条。因人手不足超期1条。"),
            "持续推进。1—9月答复留言53条。",
            ["第17项略去1句（涉及超期原因）"],
            id="a reason is left out",
        ),
        pytest.param(
            "全年",
            entry(Status.IN_PROGRESS, "由于系统改造，工作推迟"),
            "正在办理。",
            ["第17项略去1句（涉及延期原因）"],
            id="nothing but a reason",
        ),
        pytest.param("全年", None, "", [], id="nothing reported"),
        pytest.param("8月底前", entry(Status.IN_PROGRESS, "起草中"), "正在办理。",
            ["第17项略去1条进展（未按时限完成的，只写办结的）"], id="late",
        ),
        pytest.param(
            "12月底前", entry(Status.IN_PROGRESS, "起草"), "推进中。起草。", [], id="under way"
        ),
        pytest.param(
            "9月底前", entry(Status.NOT_OCCURRED), "本年度没有发生相关情形。", [], id="no more said"
        ),
        pytest.param("9月底前", entry(Status.DONE), "已完成。", [], id="done"),
        pytest.param(
            "9月底前",
            entry(Status.DONE, "发布解读1篇", "某财〔2022〕3号", "https://example.com/1"),
            "已完成。9月26日发布解读1篇（佐证：https://example.com/1）。",
            [],
            id="of evidence only addresses",
        ),
        pytest.param(
            "9月底前",
            entry(Status.CANCELLED, "与上级工作合并"),
            "本年度不再开展。",
            ["第17项略去1条进展（涉及取消原因）"],
            id="cancelled",
        ),
        pytest.param(
            "9月底前",
            entry(Status.SUSPENDED, "场地未定"),
            "暂缓开展。",
            ["第17项略去1条进展（涉及暂缓原因）"],
            id="suspended",
        ),
        pytest.param(
            "9月底前",
            entry(Status.NOT_OCCURRED, "没有需要解读的文件"),
            "未发生。没有需要解读的文件。",
            [],
            id="did not occur",
        ),
    ],
)  # fmt: skip
def test_a_cell(deadline: str, progress: Entry | None, cell: str, left_out: list[str]) -> None:
    whole = office(deadline, *([progress] if progress else []))
    (row,) = table_facts(whole, DAY, for_public=True).rows
    assert row.progress == cell
    assert omissions(whole, DAY) == left_out


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("month", range(1, 13))
def test_no_cell_is_a_bare_word(office: str, month: int) -> None:
    facts = table_facts(register(office), date(2022, month, 26), for_public=True)
    cells = {row.progress for row in facts.rows}
    assert cells & BARE == set()
    assert not any("报）" in cell for cell in cells)


def test_what_is_left_out_is_said_beside_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["-C", str(FOLDERS["demo"]), "table", "--as-of", "2022-09-30"]
    assert main([*asked, "--public"]) == 0
    shown = capsys.readouterr()
    assert "第3项略去2条进展（未按时限完成的，只写办结的）\n" in shown.err
    assert main(asked) == 0
    assert "略去" not in capsys.readouterr().err
