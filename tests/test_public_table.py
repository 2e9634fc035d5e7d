"""The table for the public: sentences that a citizen understands, and what was left out."""

from datetime import date

import pytest

from gongkai.cli.main import main
from gongkai.documents.table import omissions, table_facts
from gongkai.documents.view import view_of
from gongkai.model import Entry, Plan, Register, Status, Task, Unit
from tests.papers import FOLDERS, OFFICES, register

DAY = date(2022, 9, 30)
BARE = {"取消。", "持续推进。", "暂缓。", "未发生。", "推进中。", "待推进。", "结转下年。"}


def office(deadline: str, *progress: Entry) -> Register:
    task = Task(17, "甲", "乙。", ("某科",), deadline, progress=progress)
    return Register(Plan("要点", 2022), (task,), (Unit("某科"),))


def told(whole: Register, as_of: date) -> tuple[str, list[str]]:
    """The cell that the public reads of the one task, and what is said to be left out."""
    seen = view_of(whole, as_of)
    (row,) = table_facts(seen, for_public=True).rows
    return row.progress, omissions(seen)


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
    assert told(whole, DAY) == (cell, left_out)


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("month", range(1, 13))
def test_no_cell_is_a_bare_word(office: str, month: int) -> None:
    facts = table_facts(view_of(register(office), date(2022, month, 26)), for_public=True)
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


def reports(*entries: tuple[int, int, Status, str, str | None]) -> tuple[Entry, ...]:
    return tuple(Entry(date(2022, m, d), how, note, unit=by) for m, d, how, note, by in entries)


@pytest.mark.parametrize(
    ("units", "deadline", "progress", "cell", "left_out"),
    [
        pytest.param(
            ("甲科",),
            "9月底前",
            reports(
                (9, 20, Status.DONE, "认定公文126件", None),
                (11, 3, Status.IN_PROGRESS, "补充归档清单", None),
            ),
            "已完成。9月20日认定公文126件。",
            [],
            id="what was added afterwards does not stand for the result",
        ),
        pytest.param(
            ("甲科",),
            "全年",
            reports((12, 20, Status.DONE, "各场活动均设问卷环节", None)),
            "已完成。各场活动均设问卷环节。",
            [],
            id="the day on which a year-round row is closed is no day of work",
        ),
        pytest.param(
            ("甲科", "乙科"),
            "全年",
            reports(
                (12, 20, Status.DONE, "全年备案公文22件", "甲科"),
                (12, 21, Status.DONE, "全年备案公文6件", "乙科"),
            ),
            "已完成。",
            ["第17项略去2条进展（各责任单位分别报送的累计数）"],
            id="the sum of one unit is not that of all",
        ),
        pytest.param(
            ("甲科", "乙科"),
            "9月20日前",
            reports(
                (9, 6, Status.DONE, "走进园区宣讲1场", "甲科"),
                (9, 15, Status.DONE, "走进社区宣讲1场", "乙科"),
            ),
            "已完成。9月6日走进园区宣讲1场。9月15日走进社区宣讲1场。",
            [],
            id="what each has done is told without its name",
        ),
    ],
)
def test_what_is_told_of_a_year(
    units: tuple[str, ...],
    deadline: str,
    progress: tuple[Entry, ...],
    cell: str,
    left_out: list[str],
) -> None:
    task = Task(17, "甲", "乙。", units, deadline, progress=progress, each=len(units) > 1)
    whole = Register(Plan("要点", 2022), (task,), (Unit("甲科"), Unit("乙科")))
    assert told(whole, date(2022, 12, 31)) == (cell, left_out)
