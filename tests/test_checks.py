"""What the rules find, and beside it what they must leave alone.

Each row is a few lines of a workspace and the codes of everything that is found in it.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import Diagnostic, Severity, has_errors
from gongkai.register import checks, opened, reading
from gongkai.register.doubts import CLOCK_RULES, DOCUMENT_RULES, PROGRESS_RULES, TASK_RULES
from gongkai.register.nodes import Source
from gongkai.register.reading import Files
from tests.workspaces import Workspace, laid_out, task

ROOT = Path(__file__).parents[1]
AS_OF = date(2022, 12, 31)


def examined(example: Workspace, as_of: date = AS_OF) -> list[Diagnostic]:
    texts = {path: Source(path, data.decode()) for path, data in example.items()}
    files = Files(
        (texts["data/tasks.yaml"],), texts["data/units.yaml"], texts.get("data/holidays.yaml")
    )
    return list(checks.examine(reading.read(files), as_of).diagnostics)


def codes(example: Workspace, as_of: date = AS_OF) -> list[str]:
    return [each.code for each in examined(example, as_of)]


@pytest.mark.parametrize(
    ("content", "deadline", "more", "found"),
    [
        pytest.param("3月31日前公开。", "3月底前", "", [], id="the same day in other words"),
        pytest.param("3月31日前公开。", "4月底前", "", ["contradicted-deadline"], id="other month"),
        pytest.param(
            "9月30日前公开。", "9月中旬", "", ["contradicted-deadline"], id="not in window"
        ),
        pytest.param("8月15日前举办。", "8月", "", [], id="inside the window"),
        pytest.param(
            "6月底前、10月底前各一次。", "10月底前", "", ["untracked-limit"], id="a stage"
        ),
        pytest.param("6月底前、10月底前各一次。", "6月、10月底前", "", [], id="both stages"),
        pytest.param(
            "3月31日前公开。", "全年", "", ["untracked-limit"], id="a day in a standing row"
        ),
        pytest.param("截至3月31日，已公开。", "4月底前", "", [], id="a status date"),
        pytest.param("第3项、第10项同步办理。", "全年", "", [], id="numbers that are no limits"),
        pytest.param("组织5个工作组，走访10个单位。", "全年", "", [], id="counts that are no days"),
        pytest.param("5个工作日内答复。", "全年", "", ["untracked-limit"], id="a limit"),
        pytest.param(
            "5个工作日内答复。",
            "全年",
            "clocks:\n  - {name: 答复, within: 5个工作日, from: 收到留言}",
            [],
            id="a limit with its clock",
        ),
        pytest.param(
            "5个工作日内答复。",
            "全年",
            "clocks:\n  - {name: 答复, within: 7个工作日, from: 收到留言}",
            ["contradicted-limit"],
            id="a clock of another length",
        ),
        pytest.param(
            "5个工作日内答复，10个工作日内公开。",
            "全年",
            "clocks:\n  - {name: 答复, within: 5个工作日, from: 收到留言}",
            ["untracked-limit"],
            id="one limit of two",
        ),
        pytest.param(
            "5个工作日内答复。",
            "全年",
            "clocks:\n"
            "  - {name: 答复, within: 5个工作日, from: 收到留言}\n"
            "  - {name: 公开, within: 20日, from: 批复, statutory: true}",
            [],
            id="a clock from the law",
        ),
        pytest.param(
            "在《工作要点》印发后30日内发布。", "《工作要点》印发30日内", "", [], id="same"
        ),
        pytest.param(
            "在《工作要点》印发后20日内发布。",
            "《工作要点》印发30日内",
            "",
            ["contradicted-deadline"],
            id="20 for 30",
        ),
        pytest.param("列席不少于1次。", "全年", "", ["untracked-target"], id="a quota"),
        pytest.param("至少安排一次活动。", "全年", "target: 1次", [], id="a quota in words"),
        pytest.param("至少选择1个政策文件。", "全年", "target: 1个", [], id="a quota of files"),
        pytest.param("列席不少于两次。", "全年", "target: 1次", ["contradicted-target"], id="two"),
        pytest.param("培训不少于3次。", "全年", "target: 3次", [], id="three"),
        pytest.param("每季度不少于1次。", "全年", "target: 4次", [], id="a quota each quarter"),
        pytest.param("每季度通报。", "全年", "", ["untracked-rhythm"], id="a rhythm"),
        pytest.param("清理2021年12月31日前制发的文件。", "9月底前", "", [], id="another year"),
        pytest.param("到2025年底前全面建成。", "年底前", "", [], id="a goal far away"),
        pytest.param("公示不少于5个工作日。", "全年", "", [], id="a floor"),
        pytest.param("至少每季度一次。", "全年", "target: 4次", [], id="at least each quarter"),
        pytest.param("每年不少于1次。", "全年", "target: 1次", [], id="at least once a year"),
        pytest.param("按月通报。", "每月底", "", [], id="a rhythm with its deadline"),
        pytest.param("每个科室都要落实。", "全年", "", [], id="each, but no rhythm"),
    ],
)
def test_what_the_text_says(content: str, deadline: str, more: str, found: list[str]) -> None:
    assert codes(task(f"content: {content}\ndeadline: {deadline}\n{more}")) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(
            "target: 2次\nprogress:\n"
            "  - {date: 2022-06-10, status: 已完成, evidence: [一]}\n"
            "  - {date: 2022-09-10, status: 已完成, evidence: [二]}",
            [],
            id="a standing target reached in mid-year",
        ),
        pytest.param(
            "target: 1次\nprogress:\n"
            "  - {date: 2022-06-10, status: 已完成, evidence: [一]}\n"
            "  - {date: 2022-09-10, status: 已完成, evidence: [二]}",
            ["standing-done", "over-target"],
            id="a standing row done again after its target",
        ),
        pytest.param(
            "progress:\n  - {date: 2022-12-01, status: 已完成, evidence: [一]}",
            [],
            id="a standing row done in December",
        ),
        pytest.param(
            "deadline: 9月底前\nprogress:\n"
            "  - {date: 2022-09-10, status: 已完成, evidence: [一]}\n"
            "  - {date: 2022-09-20, status: 已销号}",
            [],
            id="done with proof, then closed",
        ),
        pytest.param(
            "deadline: 9月底前\nprogress:\n"
            "  - {date: 2022-09-10, status: 已完成}\n"
            "  - {date: 2022-09-20, status: 已销号}",
            ["no-evidence", "no-evidence"],
            id="done and closed without proof",
        ),
        pytest.param(
            "deadline: 每季度末\nprogress:\n"
            "  - {date: 2022-03-20, status: 已销号, evidence: [一]}\n"
            "  - {date: 2022-06-20, status: 已销号, evidence: [二]}",
            [],
            id="closed quarter by quarter",
        ),
        pytest.param(
            "deadline: 9月底前\ntarget: 2篇\nprogress:\n"
            "  - {date: 2022-09-10, status: 已完成, evidence: [一], count: 2}\n"
            "  - {date: 2022-09-20, status: 已销号, evidence: [一], count: 0}",
            [],
            id="a close that adds nothing to what was counted",
        ),
        pytest.param(
            "progress:\n"
            "  - {date: 2022-06-10, status: 推进中, note: 甲}\n"
            "  - {date: 2022-07-10, status: 推进中, note: 甲}\n"
            "  - {date: 2022-08-10, status: 推进中, note: 乙}\n"
            "  - {date: 2022-09-10, status: 推进中, note: 甲}",
            [],
            id="the same note, but not three times running",
        ),
        pytest.param(
            "progress:\n"
            "  - {date: 2022-06-10, status: 推进中}\n"
            "  - {date: 2022-07-10, status: 推进中}\n"
            "  - {date: 2022-08-10, status: 推进中}",
            [],
            id="no note is no copy",
        ),
        pytest.param(
            "progress:\n"
            "  - {date: 2022-06-10, status: 推进中, note: 甲}\n"
            "  - {date: 2022-06-10, status: 推进中, note: 乙}",
            [],
            id="two entries on a day",
        ),
        pytest.param(
            "deadline: 8月\nprogress:\n"
            "  - {date: 2022-07-10, status: 推进中}\n"
            "  - {date: 2022-08-01, status: 已完成, evidence: [一]}",
            [],
            id="a window prepared early, done on its first day",
        ),
        pytest.param(
            "deadline: 8月\nadjustments:\n"
            "  - {date: 2022-06-01, deadline: 7月, reason: 提前, approved_by: 局办公会}\n"
            "progress:\n  - {date: 2022-07-10, status: 已完成, evidence: [一]}",
            [],
            id="a window moved forward",
        ),
        pytest.param(
            "deadline: 8月\nadjustments:\n"
            "  - {date: 2022-08-31, deadline: 9月, reason: 推迟, approved_by: 局办公会}\n"
            "  - {date: 2022-09-30, deadline: 10月, reason: 再推迟, approved_by: 局办公会}",
            [],
            id="changes approved on the last day",
        ),
        pytest.param(
            "deadline: 8月\nadjustments:\n"
            "  - {date: 2022-11-01, deadline: 12月, reason: 再推迟, approved_by: 局办公会}\n"
            "  - {date: 2022-08-31, deadline: 10月, reason: 推迟, approved_by: 局办公会}",
            ["late-change"],
            id="changes in no order",
        ),
        pytest.param(
            "units: [办公室, 相关科室]\nprogress:\n"
            "  - {date: 2022-06-10, status: 推进中, unit: 预算科}",
            ["unassigned-units"],
            id="any unit may be one of 相关科室",
        ),
        pytest.param(
            "units: [各科室]\nprogress:\n  - {date: 2022-06-10, status: 推进中, unit: 预算科}",
            [],
            id="every unit is one of 各科室",
        ),
        pytest.param(
            "units: [相关科室]\nassigned: [各科室]",
            ["needless-assigned"],
            id="a collective assigned",
        ),
        pytest.param(
            "units: [办公室, 相关科室]\nassigned: [办公室]", ["repeated-unit"], id="assigned again"
        ),
        pytest.param("deadline: 及时", ["undated-deadline"], id="及时"),
        pytest.param("deadline: 截至9月底", ["not-a-deadline"], id="a status date"),
        pytest.param(
            "clocks:\n  - name: 答复\n    within: 5个工作日\n    from: 收到留言\n    cases:\n"
            "      - {ref: 一, from: 2023-01-10}\n      - {ref: 一, from: 2022-01-10}",
            ["future-date", "repeated-name"],
            id="cases",
        ),
        pytest.param("remark: 见 example.com/13800000000.html", [], id="a number in a link"),
        pytest.param("remark: 编号2022031300000000011", [], id="a long number is no telephone"),
        pytest.param("remark: 证号110101199003074514", ["personal-data"], id="an identity number"),
        pytest.param("remark: 电话138 0000 0000", ["personal-data"], id="a telephone in parts"),
        pytest.param("remark: 电话１３８０００００００0", ["personal-data"], id="wide digits"),
        pytest.param(
            "progress: [{date: 2022-03-01, status: 推进中, problem: 找13800000000, next: 甲}]",
            ["personal-data"],
            id="in a problem",
        ),
        pytest.param("content: 截止9月30日。", [], id="what is printed stays as it is"),
    ],
)
def test_what_a_task_says(lines: str, found: list[str]) -> None:
    assert codes(task(lines)) == found


RENAMED = """
units:
  - name: 办公室
  - name: 综合科
    until: 2022-06-30
  - name: 综合处
    since: 2022-07-01
"""


@pytest.mark.parametrize(
    ("lines", "as_of", "found"),
    [
        pytest.param("units: [综合科]", "2022-06-30", [], id="its last day"),
        pytest.param("units: [综合科]", "2022-07-01", ["inactive-unit"], id="the day after"),
        pytest.param("units: [综合处]", "2022-06-30", ["inactive-unit"], id="the day before"),
        pytest.param("units: [综合处]", "2024-06-30", [], id="long after the plan"),
        pytest.param("units: [综合科]", "2020-06-30", ["future-date"], id="years before the plan"),
        pytest.param(
            "units: [综合科]\ndeadline: 5月底前\n"
            "progress: [{date: 2022-05-20, status: 已完成, evidence: [一], unit: 综合科}]",
            "2022-12-31",
            [],
            id="done before it was abolished",
        ),
        pytest.param(
            "units: [综合处]\nprogress: [{date: 2022-05-20, status: 推进中, unit: 综合处}]",
            "2022-12-31",
            ["inactive-unit"],
            id="an entry from before it was set up",
        ),
    ],
)
def test_units_in_force(lines: str, as_of: str, found: list[str]) -> None:
    assert (
        codes(laid_out({"task": lines, "data/units.yaml": RENAMED}), date.fromisoformat(as_of))
        == found
    )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param("work: [2022-10-08, 2022-10-09]", [], id="a weekend"),
        pytest.param("work: [2022-10-10]", ["needless-workday"], id="a Monday"),
        pytest.param("work: [2022-10-07]", ["overlapping-holidays"], id="a day off"),
        pytest.param("work: [2021-10-09]", ["notice-year"], id="the year before"),
    ],
)
def test_make_up_days(lines: str, found: list[str]) -> None:
    text = f"""
holidays:
  - year: 2022
    off:
      - {{name: 国庆节, from: 2022-10-01, to: 2022-10-07}}
    {lines}
"""
    assert codes(laid_out({"data/holidays.yaml": text})) == found


@pytest.mark.parametrize(
    ("off", "found"),
    [
        pytest.param(["2022-10-01 2022-10-03", "2022-10-04 2022-10-07"], [], id="side by side"),
        pytest.param(
            ["2022-10-01 2022-10-04", "2022-10-04 2022-10-07"], ["overlapping-holidays"], id="touch"
        ),
        pytest.param(
            ["2022-10-04 2022-10-07", "2022-10-01 2022-10-05"],
            ["overlapping-holidays"],
            id="written in the other order",
        ),
        pytest.param(
            ["2022-10-01 2022-10-07", "2022-10-02 2022-10-03", "2022-10-05 2022-10-06"],
            ["overlapping-holidays", "overlapping-holidays"],
            id="two within one",
        ),
        pytest.param(["2022-10-01 2023-10-07"], ["notice-year"], id="a year too long"),
        pytest.param(["2022-10-01 2022-10-01"], [], id="one day"),
        pytest.param(["2022-10-02 2022-10-01"], ["reversed-range"], id="backwards"),
        pytest.param(["2021-12-31 2022-01-02"], [], id="new year's eve"),
    ],
)
def test_days_off(off: list[str], found: list[str]) -> None:
    ranges = [days.split() for days in off]
    lines = [f"      - {{name: 节, from: {start}, to: {end}}}" for start, end in ranges]
    text = "\n".join(["holidays:", "  - year: 2022", "    off:", *lines])
    assert codes(laid_out({"data/holidays.yaml": text})) == found


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        pytest.param([1, 2, 3], [], id="in order"),
        pytest.param([2, 3], ["missing-id"], id="from two on"),
        pytest.param([1, 4], ["missing-id"], id="two are missing"),
        pytest.param([1, 3, 2], ["id-order"], id="two are exchanged"),
        pytest.param([3, 1], ["missing-id", "id-order"], id="both"),
        pytest.param([1, 999_999_999], ["missing-id"], id="far away"),
    ],
)
def test_numbers(numbers: list[int], found: list[str]) -> None:
    rows = [
        f"  - {{id: {number}, name: 甲, content: 乙, units: [办公室], deadline: 全年}}"
        for number in numbers
    ]
    assert codes(laid_out({"tasks": "\n".join(["tasks:", *rows])})) == found


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        pytest.param("{title: 工作要点, year: 2022}", [], id="no year in the title"),
        pytest.param("{title: 落实2021年区要点的2022年要点, year: 2022}", [], id="two years"),
        pytest.param("{title: 2022年要点, year: 2022, issued: 2021-12-30}", [], id="issued early"),
        pytest.param(
            "{title: 2022年要点, year: 2022, issued: 2023-03-15}", ["plan-year"], id="issued late"
        ),
        pytest.param(
            "{title: 2022年要点, year: 2022, document: 示例〔2032〕1号}", ["plan-year"], id="number"
        ),
    ],
)
def test_the_year_of_the_plan(plan: str, found: list[str]) -> None:
    assert codes(laid_out({"head": f"plan: {plan}"})) == found


def test_doubts_wait_until_nothing_is_broken() -> None:
    lines = "deadline: 9月底前\nprogress: [{date: 2022-09-10, status: 已完成}]\n"
    assert codes(task(lines)) == ["no-evidence"]
    assert codes(task(lines + "units: [办工室]")) == ["unknown-unit"]


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        pytest.param("", set(), id="the shipped plan"),
        pytest.param("examples/demo", {("no-evidence", 41)}, id="the invented example"),
    ],
)
def test_the_data_of_this_repository(folder: str, found: set[tuple[str, int]]) -> None:
    read = opened(ROOT / folder, AS_OF)
    assert not has_errors(read.diagnostics)
    warnings = [each for each in read.diagnostics if each.severity is Severity.WARNING]
    assert {(each.code, each.place.line) for each in warnings} == found


def test_a_doubt_is_never_an_error() -> None:
    """What is refused because of errors, a report or a board, need not ask for doubts."""
    rules = (*DOCUMENT_RULES, *TASK_RULES, *CLOCK_RULES, *PROGRESS_RULES)
    makers = {name for rule in rules for name in vars(sys.modules[rule.__module__])}
    assert {"warning", "info"} <= makers
    assert not {"error", "Severity"} & makers
