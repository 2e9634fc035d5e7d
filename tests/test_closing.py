"""Closing the year: every row that lasts all year is asked for, and all answers go in at once."""

import os
from pathlib import Path

import pytest

from tests.conftest import Office
from tests.recorded import Typist, tasks
from tests.terminals import closing, started

UNITS = "units: [{name: 办公室}, {name: 预算科}]\n"
TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [办公室]
    deadline: 全年
    progress:
      - {date: 2022-03-10, status: 推进中, note: 归集公文90件, evidence: [台账]}
  - {id: 2, name: 乙, content: 内容, units: [办公室], deadline: 全年}
  - id: 3
    name: 丙
    content: 内容
    units: [办公室]
    deadline: 全年
    target: 2次
    progress:
      - {date: 2022-06-10, status: 推进中, note: 第一次, count: 1}
  - id: 4
    name: 丁
    content: 内容
    units: [办公室, 预算科]
    deadline: 全年
    each: true
    progress:
      - {date: 2022-12-01, status: 已完成, unit: 预算科, note: 本科室全年完成}
  - {id: 5, name: 戊, content: 内容, units: [办公室], deadline: 9月底前}
  - id: 6
    name: 己
    content: 内容
    units: [办公室]
    deadline: 全年
    progress:
      - {date: 2022-12-05, status: 已完成, note: 已办结}
"""
DAY = "--date 2022-12-20"
LISTED = """\
某局要点，截至2022年12月20日（星期二）：全年任务尚未办结4项（有进展3项、尚无进展1项）。

第1项　甲（办公室）
  2022年3月10日（星期四）　推进中　归集公文90件　佐证：台账

第2项　乙（办公室）
  尚无进展

第3项　丙（办公室）
  2022年6月10日（星期五）　推进中（计1）　第一次
  没有佐证材料
  目标2次，累计1次

第4项　丁（办公室、预算科）
  2022年12月1日（星期四）　已完成　预算科：本科室全年完成
  没有佐证材料
  1/2个科室已完成
"""


@pytest.fixture
def root(office: Office) -> Path:
    return office(TASKS, UNITS)


def at_a_terminal(root: Path, answers: list[str], *more: str) -> tuple[int, str, str]:
    return closing(root, answers, "2022-12-20", *more)


def test_where_nobody_can_be_asked_the_rows_are_listed(run: Typist, root: Path) -> None:
    before = tasks(root)
    code, out, err = run(root, f"close {DAY}")
    assert (code, out) == (0, LISTED)
    assert err.splitlines()[-1] == "gongkai close --all-with-progress --note 全年落实情况"
    assert tasks(root) == before


def test_units_are_called_as_the_office_calls_them(run: Typist, office: Office) -> None:
    root = office(TASKS.replace("year: 2022", "year: 2022, unit_word: 处室"), UNITS)
    assert run(root, f"close {DAY}")[1] == LISTED.replace("个科室", "个处室")


def test_each_row_is_asked_for_and_enter_leaves_it_open(root: Path) -> None:
    answers = ["1 全年归集公文312件", "", "3", "结转：场地未落实，明年办", "2，本年没有这类事项"]
    code, out, err = at_a_terminal(root, answers)
    assert (code, out.splitlines()) == (
        0,
        [
            "第1项 已完成（2022年12月20日）",
            "第3项 结转（2022年12月20日）",
            "第4项 未发生（2022年12月20日）",
            "全年任务尚未办结1项：第2项",
        ],
    )
    assert err.count("写成“1 全年落实情况”的样子") == 1
    assert "status: 已完成, note: 全年归集公文312件}" in tasks(root)
    assert "status: 结转, note: 场地未落实，明年办, count: 0}" in tasks(root)
    assert "status: 未发生, note: 本年没有这类事项}" in tasks(root)


@pytest.mark.parametrize(
    ("answers", "closed"),
    [
        pytest.param(["", "", "", ""], 0, id="nothing"),
        pytest.param(["1 甲", "q"], 1, id="enough for today"),
        pytest.param(["1 甲", "\x04"], 1, id="the input ends"),
    ],
)
def test_what_is_not_answered_stays_open(root: Path, answers: list[str], closed: int) -> None:
    before = tasks(root)
    at_a_terminal(root, answers)
    assert len(tasks(root).splitlines()) - len(before.splitlines()) == closed


def test_what_somebody_else_concludes_meanwhile_is_not_recorded_twice(
    run: Typist, root: Path
) -> None:
    with started(root, "close", *DAY.split()) as (running, terminal):
        assert running.stderr is not None
        while "第1项" not in running.stderr.readline():
            pass
        assert run(root, "done 1 --date 2022-12-19 --note 已由他人登记")[0] == 0
        os.write(terminal, "1 甲\n1 乙\nq\n".encode())
        out, _ = running.communicate(timeout=60)
    assert out.splitlines()[:2] == [
        "第1项 刚才已经办结，没有再登记",
        "第2项 已完成（2022年12月20日）",
    ]
    assert "note: 甲" not in tasks(root)


def test_a_rehearsal_asks_and_writes_nothing(root: Path) -> None:
    before = tasks(root)
    code, out, err = at_a_terminal(root, ["1 甲", "q"], "--dry-run")
    assert (code, tasks(root)) == (0, before)
    assert "+      - {date: 2022-12-20, status: 已完成, note: 甲}" in out
    assert "没有写入" in err


def test_rows_with_progress_are_concluded_in_one_go(run: Typist, root: Path) -> None:
    """What has an open target, and what only some units have done, is for a person to look at."""
    before = tasks(root)
    code, out, _ = run(root, f"close --all-with-progress --note 全年已落实 {DAY}")
    assert (code, out.splitlines()) == (
        0,
        [
            "第1项 已完成（2022年12月20日）",
            "全年任务尚未办结3项：第2—4项",
        ],
    )
    assert len(tasks(root).splitlines()) == len(before.splitlines()) + 1


def test_a_part_of_a_target_is_no_conclusion(run: Typist, office: Office) -> None:
    """Done once of twice, the row is asked for on the last day as on the day before."""
    root = office(
        """\
plan: {title: 某局要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [办公室]
    deadline: 全年
    target: 2次
    progress: [{date: 2022-06-10, status: 已完成, note: 第一次}]
""",
        UNITS,
    )
    for day in ("2022-12-30", "2022-12-31"):
        _, out, _ = run(root, f"close --date {day}")
        assert "尚未办结1项（有进展1项）。\n\n第1项　甲" in out
        assert "  目标2次，累计1次\n" in out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(
            "close --date 2022-11-30",
            "2022年度的全年任务在2022年12月1日至2023年1月31日办结，2022年11月30日不在其中",
            id="before December",
        ),
        pytest.param("close --date 2023-02-01", "2023年2月1日不在其中", id="too late"),
        pytest.param(f"close {DAY} --note 甲", "要一起写", id="a note for nobody"),
        pytest.param(f"close {DAY} --all-with-progress", "要一起写", id="no word on the year"),
    ],
)
def test_wrong_use(run: Typist, root: Path, command: str, said: str) -> None:
    before = tasks(root)
    code, _, err = run(root, command)
    assert (code, tasks(root)) == (2, before)
    assert said in err


def test_in_january_what_is_still_open_is_concluded(run: Typist, root: Path) -> None:
    code, out, _ = run(root, "close --all-with-progress --note 全年已落实 --date 2023-01-31")
    assert (code, out.splitlines()[0]) == (0, "第1项 已完成（2023年1月31日）")
    _, out, _ = run(root, "show 1 --as-of 2023-01-31")
    assert "按时完成" in out


def test_a_year_whose_rows_are_all_concluded(run: Typist, office: Office) -> None:
    root = office(TASKS[: TASKS.index("  - id: 1")] + TASKS[TASKS.index("  - {id: 5") :], UNITS)
    assert run(root, f"close {DAY}") == (
        0,
        "某局要点，截至2022年12月20日（星期二）：全年任务都已办结。\n",
        "",
    )
    assert run(root, f"close {DAY} --all-with-progress --note 甲") == (0, "", "没有改动\n")
