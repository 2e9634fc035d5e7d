"""The steps of a case as they are typed: what they write, say and refuse, and taking them back."""

from pathlib import Path

import pytest

from tests.conftest import Office
from tests.recorded import TASKS, UNITS, Typist, tasks

PAUSED = "case 6 留言答复 --ref 甲 --pause 2022-09-22 --reason 征求第三方意见"
EXTENDED = "case 6 留言答复 --ref 甲 --extend 5个工作日 --approved-by 分管局领导 --date 2022-09-26"


@pytest.fixture
def root(office: Office) -> Path:
    return office(TASKS, UNITS)


def line_of(root: Path, ref: str) -> str:
    (line,) = (line.strip() for line in tasks(root).splitlines() if f"ref: {ref}" in line)
    return line


@pytest.mark.parametrize(
    ("commands", "said", "written"),
    [
        pytest.param(
            ["case 6 留言答复 --ref 丙 --from 2022-09-26 --unit 法规科"],
            "第6项 留言答复：丙 已起算，2022年10月8日到期，由法规科承办",
            "- {ref: 丙, from: 2022-09-26, unit: 法规科}",
            id="begun by a unit",
        ),
        pytest.param(
            ["case 6 留言答复 --ref 甲 --unit 综合科"],
            "第6项 留言答复：甲 已起算，2022年9月27日到期，由办公室承办",
            "- {ref: 甲, from: 2022-09-20, unit: 办公室}",
            id="given to a unit, by its other name",
        ),
        pytest.param(
            ["case 6 留言答复 --ref 甲 --done 2022-09-26 --result 予以公开"],
            "第6项 留言答复：甲 已办结（按时，2022年9月26日）",
            "- {ref: 甲, from: 2022-09-20, done: 2022-09-26, result: 予以公开}",
            id="closed with a result",
        ),
        pytest.param(
            ["case 6 留言答复 --ref 乙 --result 予以公开"],
            "第6项 留言答复：乙 2022年9月22日办结，予以公开",
            "- {ref: 乙, from: 2022-09-20, done: 2022-09-22, result: 予以公开}",
            id="a result afterwards",
        ),
        pytest.param(
            [PAUSED],
            "第6项 留言答复：甲 自9月22日起中止（征求第三方意见），中止期间1个工作日不计，"
            "恢复后再算到期日",
            "- {ref: 甲, from: 2022-09-20, pauses: [{from: 2022-09-22, reason: 征求第三方意见}]}",
            id="paused",
        ),
        pytest.param(
            [PAUSED, "case 6 留言答复 --ref 甲 --resume 2022-09-26"],
            "第6项 留言答复：甲 9月22日至9月26日中止（征求第三方意见），中止期间3个工作日不计，"
            "2022年9月30日到期",
            "- {ref: 甲, from: 2022-09-20, pauses: "
            "[{from: 2022-09-22, reason: 征求第三方意见, to: 2022-09-26}]}",
            id="gone on with",
        ),
        pytest.param(
            [f"{PAUSED} --resume 2022-09-26"],
            "第6项 留言答复：甲 9月22日至9月26日中止（征求第三方意见），中止期间3个工作日不计，"
            "2022年9月30日到期",
            "- {ref: 甲, from: 2022-09-20, pauses: "
            "[{from: 2022-09-22, to: 2022-09-26, reason: 征求第三方意见}]}",
            id="a pause that is over",
        ),
        pytest.param(
            ["case 6 留言答复 --ref 甲 --restart 2022-09-23"],
            "第6项 留言答复：甲 9月23日重新起算，自次日起计5个工作日，2022年9月30日到期",
            "- {ref: 甲, from: 2022-09-20, restarts: [2022-09-23]}",
            id="begun anew",
        ),
        pytest.param(
            [EXTENDED],
            "第6项 留言答复：甲 9月26日经分管局领导批准延长5个工作日，2022年10月9日到期",
            "- {ref: 甲, from: 2022-09-20, extension: "
            "{by: 5个工作日, approved_by: 分管局领导, date: 2022-09-26}}",
            id="lengthened",
        ),
        pytest.param(
            [
                "case 6 留言答复 --ref 甲 --restart 2022-09-21",
                f"{PAUSED} --resume 2022-09-23 --unit 法规科 --done 2022-09-30 --result 部分公开",
            ],
            "第6项 留言答复：甲 已办结（按时，2022年9月30日）",
            "- {ref: 甲, from: 2022-09-20, restarts: [2022-09-21], unit: 法规科, pauses: "
            "[{from: 2022-09-22, to: 2022-09-23, reason: 征求第三方意见}], "
            "done: 2022-09-30, result: 部分公开}",
            id="several at once",
        ),
        pytest.param(
            [
                f"{PAUSED} --resume 2022-09-22",
                "case 6 留言答复 --ref 甲 --pause 2022-09-26 --reason 再次征求意见 "
                "--resume 2022-09-26",
            ],
            "第6项 留言答复：甲 9月22日中止（征求第三方意见），"
            "9月26日中止（再次征求意见），中止期间2个工作日不计，2022年9月29日到期",
            "- {ref: 甲, from: 2022-09-20, pauses: "
            "[{from: 2022-09-22, to: 2022-09-22, reason: 征求第三方意见}, "
            "{from: 2022-09-26, to: 2022-09-26, reason: 再次征求意见}]}",
            id="two pauses",
        ),
    ],
)
def test_a_step_is_recorded(
    run: Typist, root: Path, commands: list[str], said: str, written: str
) -> None:
    for command in commands:
        before = tasks(root)
        assert run(root, f"{command} --dry-run")[:2] != (0, "")
        assert tasks(root) == before
        code, out, err = run(root, command)
        assert (code, err) == (0, "")
    assert out == f"{said}\n"
    ref = written.removeprefix("- {ref: ").partition(",")[0]
    assert line_of(root, ref) == written
    changed = set(tasks(root).splitlines()) ^ set(TASKS.splitlines())
    assert len(changed) <= 2
    assert run(root, "validate --strict")[0] == 0


@pytest.mark.parametrize(
    ("commands", "code", "said"),
    [
        (["case 6 留言答复 --ref 甲 --resume 2022-09-23"], 3, "“甲”现在没有中止，没有登记过中止"),
        (
            [f"{PAUSED} --resume 2022-09-23", "case 6 留言答复 --ref 甲 --resume 2022-09-26"],
            3,
            "“甲”现在没有中止，上次中止到2022年9月23日为止",
        ),
        (
            [PAUSED, PAUSED.replace("22", "26", 2)],
            3,
            "“甲”自2022年9月22日起中止（征求第三方意见），还没有恢复，先用 --resume 登记中止到哪天",
        ),
        (
            [f"{PAUSED} --resume 2022-09-26", PAUSED.replace("09-22", "09-26")],
            3,
            "“甲”2022年9月22日至2022年9月26日已经登记过中止，与这次重叠",
        ),
        ([PAUSED.replace("09-22", "09-19")], 3, "中止首日2022年9月19日早于起算日2022年9月20日"),
        (
            [f"{PAUSED} --resume 2022-09-21"],
            3,
            "中止末日2022年9月21日早于中止首日2022年9月22日",
        ),
        ([PAUSED.replace("甲", "乙")], 3, "“乙”已于2022年9月22日办结，补记中止请用 --resume"),
        (
            [f"{PAUSED.replace('甲', '乙')} --resume 2022-09-23"],
            3,
            "中止末日2022年9月23日晚于办结日2022年9月22日",
        ),
        (
            ["case 6 留言答复 --ref 甲 --restart 2022-09-19"],
            3,
            "重新起算日2022年9月19日早于起算日2022年9月20日",
        ),
        (
            ["case 6 留言答复 --ref 甲 --restart 2022-09-23"] * 2,
            3,
            "“甲”2022年9月23日已经重新起算，再次重新起算应在这天以后",
        ),
        (
            [EXTENDED] * 2,
            3,
            "“甲”已于2022年9月26日经分管局领导批准延长5个工作日，只能延长一次",
        ),
        (
            [EXTENDED.replace("09-26", "09-19")],
            3,
            "批准延长的日期2022年9月19日早于起算日2022年9月20日",
        ),
        (
            [EXTENDED.replace("甲", "乙")],
            3,
            "批准延长的日期2022年9月26日晚于办结日2022年9月22日",
        ),
        (
            ["case 6 留言答复 --ref 甲 --restart 2022-09-23 --done 2022-09-22"],
            3,
            "办结日2022年9月22日早于2022年9月23日，那天还登记了中止、补正或延长",
        ),
        (
            ["case 6 留言答复 --ref 甲 --result 予以公开"],
            3,
            "“甲”还没有办结，办理结果与 --done 一同登记",
        ),
        (["case 6 留言答复 --ref 甲 --unit 无此科"], 2, "没有名为“无此科”的科室"),
        (["case 6 留言答复 --ref 甲 --pause 2022-09-22"], 2, "缺少选项 --reason（中止的原因）"),
        (["case 6 留言答复 --ref 甲 --reason 丙"], 2, "--reason 是中止的原因，与 --pause 一同写"),
        (
            ["case 6 留言答复 --ref 甲 --extend 5wd"],
            2,
            "缺少选项 --approved-by（延长由谁批准）",
        ),
        (
            ["case 6 留言答复 --ref 甲 --done 2022-09-26 --approved-by 丙"],
            2,
            "--approved-by、--date 说的是延长，与 --extend 一同写",
        ),
        (
            ["case 6 留言答复 --ref 丙 --from 2022-09-26 --restart 2022-09-27"],
            2,
            "新立个案时只写承办科室和办结情况；中止、补正、延长随后登记",
        ),
        (["case 6 留言答复 --ref 甲 --extend 很久 --approved-by 丙"], 2, "“很久”不是一段时间"),
    ],
)
def test_a_step_that_cannot_be_true_is_refused(
    run: Typist, root: Path, commands: list[str], code: int, said: str
) -> None:
    for command in commands[:-1]:
        assert run(root, command)[0] == 0
    before = tasks(root)
    found, out, err = run(root, commands[-1])
    assert (found, out, tasks(root)) == (code, "", before)
    assert said in err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (PAUSED.replace("09-22", "09-23"), "2022年9月23日登记的个案“留言答复：甲”中止"),
        (
            f"{PAUSED} --resume 2022-09-26",
            "2022年9月26日登记的个案“留言答复：甲”恢复计时",
        ),
        (
            "case 6 留言答复 --ref 甲 --restart 2022-09-23",
            "2022年9月23日登记的个案“留言答复：甲”重新起算",
        ),
        (EXTENDED, "2022年9月26日登记的个案“留言答复：甲”延长"),
        (
            "case 6 留言答复 --ref 甲 --done 2022-09-26 --result 予以公开",
            "2022年9月26日登记的个案“留言答复：甲”办结",
        ),
    ],
)
def test_a_step_is_taken_back(run: Typist, root: Path, command: str, said: str) -> None:
    assert run(root, command)[0] == 0
    assert run(root, "undo 6 --yes") == (0, f"已撤销：第6项 {said}\n", "")
    if "resume" in command:
        assert run(root, "case 6 留言答复 --ref 甲 --resume 2022-09-26")[0] == 0
    else:
        assert tasks(root) == TASKS
