"""A case is charged to its own unit, or else to who leads the row; never to who supports."""

import csv
import json
from datetime import date
from io import StringIO

import pytest

from gongkai.agenda import agenda
from gongkai.calendar import calendar_of
from gongkai.cli.main import main
from gongkai.documents.report import ReportFacts, report_facts
from gongkai.documents.slips import To, Wish, slips
from gongkai.documents.view import view, view_of
from gongkai.model import Case, Clock, Collective, Pause, Plan, Register, Task, Unit
from gongkai.period import month
from gongkai.screens.lists import list_table
from gongkai.sentences import due_day, urgency
from tests.conftest import Office

UNITS = (
    Unit("办公室"),
    Unit("预算科", aliases=("预算处",)),
    Unit("绩效科"),
    Unit("旧科", until=date(2022, 6, 30)),
)
EVERYONE = (Collective("各科室", "all"),)
OWN = Case("第1号", date(2022, 9, 13), unit="预算处")
LEADS = Case("第2号", date(2022, 9, 13))
OCTOBER = date(2022, 10, 1)


def bureau(*cases: Case, units: tuple[str, ...] = ("办公室", "绩效科"), leads: int = 1) -> Register:
    clock = Clock("留言答复", "5个工作日", "收到留言", cases)
    row = Task(1, "甲", "乙。", units, "全年", leads=leads, clocks=(clock,))
    return Register(Plan("要点", 2022), (row,), UNITS, EVERYONE)


@pytest.mark.parametrize(
    ("case", "units", "leads", "charged"),
    [
        pytest.param(OWN, ("办公室", "绩效科"), 1, ("预算科",), id="its own, by another name"),
        pytest.param(LEADS, ("办公室", "绩效科"), 1, ("办公室",), id="the lead"),
        pytest.param(LEADS, ("办公室", "绩效科"), 2, ("办公室", "绩效科"), id="two leads"),
        pytest.param(LEADS, ("各科室",), 1, ("办公室", "预算科", "绩效科"), id="everybody"),
        pytest.param(OWN, ("各科室",), 1, ("预算科",), id="one of everybody"),
    ],
)
def test_who_is_charged(
    case: Case, units: tuple[str, ...], leads: int, charged: tuple[str, ...]
) -> None:
    now = agenda(bureau(case, units=units, leads=leads), OCTOBER)
    (item,) = (item for item in now.items if item.is_case)
    assert (now.charged(item), now.concerned(item)) == (charged, charged)
    assert [slip.unit for slip in slips(view(now), Wish(to=To.ALL)).slips] == list(charged)


def test_a_slip_for_a_case_names_nobody_who_supports() -> None:
    found = slips(view_of(bureau(OWN, LEADS), OCTOBER), Wish(to=To.ALL)).slips
    assert [(slip.unit, slip.others) for slip in found] == [("预算科", ""), ("办公室", "")]


def test_nobody_is_asked_about_a_case_that_is_suspended() -> None:
    """Unless it was late before."""
    resting = LEADS._replace(pauses=(Pause(date(2022, 9, 19), None, "征求第三方意见"),))
    late = OWN._replace(pauses=(Pause(date(2022, 9, 23), None, "征求第三方意见"),))
    found = slips(view_of(bureau(resting, late), OCTOBER), Wish(to=To.ALL)).slips
    assert [(slip.unit, slip.label) for slip in found] == [("预算科", "留言答复：第1号")]


def test_nobody_knows_the_day_of_a_case_that_is_suspended() -> None:
    """Lists and papers say so, and no calendar rings for it."""
    resting = LEADS._replace(pauses=(Pause(date(2022, 9, 19), None, "征求第三方意见"),))
    now = agenda(bureau(resting), OCTOBER)
    (item,) = (item for item in now.items if item.is_case)
    assert (urgency(item), due_day(item, 2022)) == ("中止", "恢复后定")
    assert list_table(now, [item]).rows[0][-2:] == ("恢复后定", "推进中\n中止")
    assert list(calendar_of(now).events) == []


def page(unit: str | None) -> ReportFacts:
    return report_facts(bureau(OWN, LEADS), month(2022, 9), date(2022, 9, 30), unit)


@pytest.mark.parametrize(
    ("unit", "labels", "rows"),
    [
        pytest.param(None, ["留言答复：第1号", "留言答复：第2号"], 1, id="the office"),
        pytest.param("预算科", ["留言答复：第1号"], 0, id="a unit that the row does not name"),
        pytest.param("办公室", ["留言答复：第2号"], 1, id="who leads"),
        pytest.param("绩效科", [], 1, id="who supports"),
    ],
)
def test_a_unit_s_page_has_its_own_cases(unit: str | None, labels: list[str], rows: int) -> None:
    found = page(unit)
    assert [matter.label for matter in found.cases.late] == labels
    assert (found.cases.total, found.cases.replies) == (len(labels), (0, len(labels)))
    assert found.total == rows


def test_the_figures_of_units_count_cases_once() -> None:
    found = {each.name: (each.cases, each.late_cases) for each in page(None).units}
    assert found == {"办公室": (1, 1), "预算科": (1, 1), "绩效科": (0, 0)}
    assert [(each.name, each.cases) for each in page("预算科").units] == [("预算科", 1)]


def test_a_matter_names_who_answers() -> None:
    late = page(None).cases.late
    assert [(matter.lead, matter.others) for matter in late] == [("预算科", ""), ("办公室", "")]


TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [办公室, 绩效科]
    deadline: 全年
    clocks:
      - name: 留言答复
        within: 5个工作日
        from: 收到留言
        cases:
          - {ref: 第1号, from: 2022-09-13, unit: UNIT}
          - {ref: 第2号, from: 2022-09-13}
"""
NAMES = "units: [{name: 办公室}, {name: 预算科}, {name: 绩效科}, {name: 旧科, until: 2022-06-30}]\n"


@pytest.mark.parametrize("command", ["due", "list"])
@pytest.mark.parametrize(
    ("unit", "labels"),
    [("预算科", ["第1号"]), ("办公室", ["第2号"]), ("绩效科", []), (None, ["第1号", "第2号"])],
)
def test_lists_of_a_unit(
    office: Office,
    capsys: pytest.CaptureFixture[str],
    command: str,
    unit: str | None,
    labels: list[str],
) -> None:
    root = office(TASKS.replace("UNIT", "预算科"), NAMES)
    chosen = ["--unit", unit] if unit else []
    options = ["--as-of", "2022-10-01", "--format", "json"]
    assert main(["-C", str(root), command, *chosen, *options]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    cases = [item for item in items if item["obligation"] == "clock"]
    assert [item["label"] for item in cases] == [f"留言答复：{ref}" for ref in labels]
    owners = {"留言答复：第1号": ["预算科"], "留言答复：第2号": ["办公室"]}
    assert all(item["units"] == owners[item["label"]] for item in cases)
    assert all(item["lead"] == item["units"][0] for item in cases)


def test_the_list_shows_who_answers(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    root = office(TASKS.replace("UNIT", "预算科"), NAMES)
    main(["-C", str(root), "list", "--as-of", "2022-10-01", "--format", "csv"])
    rows = list(csv.reader(StringIO(capsys.readouterr().out)))
    assert [row[2] for row in rows[1:]] == ["办公室、绩效科", "预算科", "办公室"]


@pytest.mark.parametrize(
    ("unit", "code", "message"),
    [
        pytest.param("无此科", "unknown-unit", "没有名为“无此科”的责任单位", id="unknown"),
        pytest.param("旧科", "inactive-unit", "“旧科”自2022年7月1日起已停用", id="no more"),
    ],
)
def test_the_unit_of_a_case_exists(
    office: Office, capsys: pytest.CaptureFixture[str], unit: str, code: str, message: str
) -> None:
    main(["-C", str(office(TASKS.replace("UNIT", unit), NAMES)), "validate"])
    found = capsys.readouterr().out
    assert code in found
    assert message in found
    assert "unit: " in found
