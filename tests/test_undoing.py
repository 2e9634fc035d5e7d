"""Taking back what was recorded last, and naming the 相关科室 of rows."""

import os
from pathlib import Path
from signal import SIGINT

import pytest

from tests.conftest import Office
from tests.recorded import TASKS, UNITS, Typist, tasks
from tests.terminals import started

MORE = (
    TASKS
    + """\
  - {id: 10, name: 癸, content: 内容, units: [办公室, 相关科室], deadline: 全年}
  - {id: 11, name: 子, content: 内容, units: [相关科室], deadline: 全年, assigned: [法规科]}
"""
)
COLLECTIVES = UNITS + "collectives: [{name: 相关科室, means: unspecified}]\n"


@pytest.fixture
def root(office: Office) -> Path:
    return office(MORE, COLLECTIVES)


@pytest.mark.parametrize(
    ("command", "number", "said"),
    [
        pytest.param(
            "log 1 --date 2022-09-01 --note 丙 --unit 法规科",
            1,
            "已撤销：第1项 2022年9月1日登记的进展：法规科报，推进中，丙",
            id="progress",
        ),
        pytest.param(
            "adjust 8 --deadline 11月 --reason 甲 --approved-by 局长办公会 --date 2022-08-20",
            8,
            "已撤销：第8项 2022年8月20日批准的时限调整：调整为“11月”（局长办公会）",
            id="an approved change",
        ),
        pytest.param(
            "case 6 留言答复 --ref 丙 --from 2022-09-21",
            6,
            "已撤销：第6项 2022年9月22日登记的个案“留言答复：乙”办结",
            id="the newest by its day, not by when it was typed",
        ),
        pytest.param(
            "case 6 留言答复 --ref 甲 --done 2022-09-23",
            6,
            "已撤销：第6项 2022年9月23日登记的个案“留言答复：甲”办结",
            id="the end of a case",
        ),
        pytest.param(
            "case 6 留言答复 --ref 丙 --from 2022-09-25",
            6,
            "已撤销：第6项 2022年9月25日登记的个案“留言答复：丙”起算",
            id="a case",
        ),
        pytest.param(
            "assign 10 --units 法规科", 10, "已撤销：第10项 点名的相关科室：法规科", id="a naming"
        ),
    ],
)
def test_what_was_recorded_last_is_taken_back(
    run: Typist, root: Path, command: str, number: int, said: str
) -> None:
    before = tasks(root)
    assert run(root, command)[0] == 0
    assert tasks(root) != before
    assert run(root, f"undo {number} --yes")[:2] == (0, f"{said}\n")
    if "乙”办结" not in said:
        assert [line.rstrip() for line in tasks(root).splitlines()] == before.splitlines()


def test_what_would_be_taken_back_is_shown_first(run: Typist, root: Path) -> None:
    before = tasks(root)
    code, out, err = run(root, "undo 9 --dry-run")
    assert (code, tasks(root)) == (0, before)
    assert "-      - {date: 2022-09-10, status: 已销号, evidence: [甲]}" in out
    assert "第9项 2022年9月10日登记的进展：已销号，甲" in err


def test_outside_a_terminal_it_asks_for_a_yes(run: Typist, root: Path) -> None:
    before = tasks(root)
    code, out, err = run(root, "undo 9")
    assert (code, out, tasks(root)) == (2, "", before)
    assert "确认请加 --yes。将撤销：第9项 2022年9月10日登记的进展：已销号，甲\n" in err


@pytest.mark.parametrize(
    ("answer", "last"),
    [
        pytest.param("y\n", "", id="a yes"),
        pytest.param("是\n", "", id="a Chinese yes"),
        pytest.param("\n", "没有改动\n", id="no answer"),
        pytest.param("什么\n", "没有改动\n", id="something else"),
        pytest.param("\x04", "\n没有改动\n", id="the input ends"),
    ],
)
def test_at_a_terminal_it_asks(root: Path, answer: str, last: str) -> None:
    before = tasks(root)
    with started(root, "undo", "9") as (running, terminal):
        os.write(terminal, answer.encode())
        out, err = running.communicate(timeout=60)
    asked = "第9项 2022年9月10日登记的进展：已销号，甲\n撤销这条记录？写 y 撤销，回车不撤销："
    assert (running.returncode, err) == (0, asked + last)
    assert (out != "") == (tasks(root) != before) == (last == "")


def test_an_interrupted_question_ends_with_a_sentence(root: Path) -> None:
    with started(root, "undo", "9") as (running, _):
        assert running.stderr is not None
        assert running.stderr.readline().startswith("第9项")
        running.send_signal(SIGINT)
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err.splitlines()[-1]) == (130, "已中断")


@pytest.mark.parametrize("command", ["undo 9 --yes", "close --date 2022-12-20", "collect forms"])
def test_faulty_data_is_not_written_to(run: Typist, root: Path, command: str) -> None:
    """They said 不出文件 once, though no file was asked for."""
    faulty = tasks(root).replace("status: 已销号", "status: 销了")
    (root / "data/tasks.yaml").write_text(faulty, "utf-8")
    (root / "forms").mkdir()
    code, _, err = run(root, command)
    assert (code, err.splitlines()[-1]) == (1, "数据有错误，没有写入；改好后重试")
    assert tasks(root) == faulty


def test_where_nothing_is_recorded_nothing_can_be_taken_back(run: Typist, root: Path) -> None:
    code, _, err = run(root, "undo 1 --yes")
    assert (code, err.splitlines()[0]) == (2, "用法不对：第1项没有登记过什么，无可撤销")


def test_units_are_named(run: Typist, root: Path) -> None:
    code, out, _ = run(root, "assign 10-11 --units 综合科,法规科")
    assert (code, out) == (
        0,
        "第10项 相关科室为办公室、法规科\n第11项 相关科室为办公室、法规科\n",
    )
    assert tasks(root).count("[办公室, 法规科]") == 2


@pytest.mark.parametrize(
    ("command", "why"),
    [
        pytest.param("assign 1 --units 法规科", "没有“相关科室”，不用点名", id="nobody to name"),
        pytest.param("assign 10 --units 甲科", "没有名为“甲科”的科室", id="no such unit"),
        pytest.param("assign 10,99 --units 法规科", "没有第99项", id="no such row"),
        pytest.param("assign 十 --units 法规科", "“十”不是序号", id="no number"),
        pytest.param("assign 14-9 --units 法规科", "“14-9”前大后小", id="a falling range"),
    ],
)
def test_a_wrong_naming_is_refused(run: Typist, root: Path, command: str, why: str) -> None:
    before = tasks(root)
    code, out, err = run(root, command)
    assert (code, out, tasks(root)) == (2, "", before)
    assert why in err
