"""What the commands that record refuse; nothing is written then."""

import pytest

from tests.conftest import Office
from tests.recorded import TASKS, UNITS, Typist, tasks


@pytest.mark.parametrize(
    ("command", "code", "why"),
    [
        pytest.param("done 10", 2, "没有第10项，序号从1到9", id="no such task"),
        pytest.param("done 1 10", 2, "没有第10项，序号从1到9", id="all or nothing"),
        pytest.param("done 1 3 1", 2, "第1项写了两次", id="twice the same"),
        pytest.param("log 1 --unit 法规可 --note 丙", 2, "是不是“法规科”？", id="no such unit"),
        pytest.param("log 1 --status 完成", 2, "是不是“已完成”？", id="no such status"),
        pytest.param("log 1 --count 1", 2, "第1项没有量化目标，不用 --count", id="no target"),
        pytest.param("log 1", 2, "写明进展：--note（进展情况）或 --evidence", id="nothing said"),
        pytest.param(
            "log 9 --status 已销号 --date 2022-09-10 --evidence 乙",
            2,
            "第9项已有一条相同的进展；确要再记，加 --again",
            id="the same again",
        ),
        pytest.param("log 1 --date 9月", 2, "“9月”不是日期", id="no date"),
        pytest.param(["log", "1", "--evidence", " "], 2, "不能是空的", id="empty evidence"),
        pytest.param(
            ["log", "1", "--note", "\x1b[31m"], 3, "看不见的控制字符，不能写入", id="control"
        ),
        pytest.param(
            ["log", "1", "--note", "\udcff"], 3, "看不见的控制字符，不能写入", id="not UTF-8"
        ),
        pytest.param(
            "adjust 1 --deadline 9月31日前 --reason 甲 --approved-by 乙",
            3,
            "照此登记会使数据出错，没有写入：时间节点“9月31日前”读不懂：9月没有31日",
            id="an unreadable deadline",
        ),
        pytest.param(
            "adjust 1 --deadline 甲上线5日内 --reason 甲 --approved-by 乙",
            3,
            "照此登记会使数据出错，没有写入：没有定义起算事件",
            id="an unknown event",
        ),
        pytest.param(
            ["adjust", "1", "--deadline", "8月", "--reason", " ", "--approved-by", "乙"],
            2,
            "选项 --reason 不对：不能是空的",
            id="no reason",
        ),
        pytest.param("event 印发 --date 2022-01-01", 2, "没有名为“印发”的事件", id="no event"),
        pytest.param("case 1 甲 --ref 乙 --from 2022-01-01", 2, "没有名为“甲”的时限", id="clock"),
        pytest.param(
            "case 6 留言答复 --ref 甲 --from 2022-01-01", 2, "已有个案“甲”", id="the same case"
        ),
        pytest.param(
            "case 6 留言答复 --ref 丙 --done 2022-01-01", 2, "没有个案“丙”", id="no such case"
        ),
        pytest.param("case 6 留言答复 --ref 甲", 2, "--from（起算日）", id="neither day"),
        pytest.param(
            "case 6 留言答复 --ref 乙 --done 2022-09-23", 3, "已经登记过办结日期", id="closed case"
        ),
        pytest.param(
            "case 6 留言答复 --ref 甲 --done 2022-09-19",
            3,
            "没有写入：办结日2022年9月19日早于起算日2022年9月20日",
            id="closed before it began",
        ),
    ],
)
def test_what_is_refused(
    run: Typist, office: Office, command: str | list[str], code: int, why: str
) -> None:
    root = office(TASKS, UNITS)
    ended, out, err = run(root, command)
    assert (ended, out) == (code, "")
    assert why in err.splitlines()[0]
    assert tasks(root) == TASKS


FAULTY = TASKS.replace("deadline: 全年}", "deadline: 9月31日前}", 1)


@pytest.mark.parametrize(
    "command", ["done 1", "done 1 --dry-run", "event 平台上线 --date 2022-03-02"]
)
def test_data_with_errors_is_not_added_to(run: Typist, office: Office, command: str) -> None:
    """Also not to a task that is sound: what comes of it could not be proved."""
    root = office(FAULTY, UNITS)
    code, out, err = run(root, command)
    assert (code, out) == (1, "")
    assert "时间节点“9月31日前”读不懂" in err.splitlines()[0]
    assert err.endswith("\n数据有错误，没有写入；先改好再登记，逐处查看：gongkai validate\n")
    assert tasks(root) == FAULTY


def test_data_that_cannot_be_read(run: Typist, office: Office) -> None:
    root = office(TASKS, UNITS)
    (root / "data/units.yaml").unlink()
    for command in ("done 1", "done 1 --dry-run"):
        code, out, err = run(root, command)
        assert (code, out) == (1, "")
        assert err.startswith("data/units.yaml:1:1: 错误: 没有这个文件")


def test_a_plan_without_tasks(run: Typist, office: Office) -> None:
    root = office("plan: {title: 某局要点, year: 2022}\ntasks: []\n", UNITS)
    code, out, err = run(root, "done 1")
    assert (code, out) == (2, "")
    assert "没有第1项，文件里一项任务也没有" in err
