"""Each mistake that a hand can make in the shipped plan is found at its own place.

The other 39 tasks stay readable, and none of them is accused of anything.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Entry,
    Event,
    Plan,
    Reminder,
    Span,
    Status,
    Target,
    Task,
)
from gongkai.register import checks, reading
from gongkai.register.nodes import Source
from gongkai.register.reading import Files, Reading

ROOT = Path(__file__).parents[1]
TASKS = (ROOT / "data/tasks.yaml").read_text("utf-8")
UNITS = (ROOT / "data/units.yaml").read_text("utf-8")
AS_OF = date(2022, 10, 1)

TASK_2 = TASKS[TASKS.index("  - id: 2\n") : TASKS.index("  - id: 3\n")]
NAME_2 = "    name: 加强历史公文转化公开\n"
CONTENT_2 = "    content: 对未开展过公文公开属性认定的公文进行公开属性认定。\n"
UNITS_2 = "    units: [办公室]\n"
DEADLINE_2 = "    deadline: 9月底前\n"


def edited(old: str, new: str) -> str:
    """Task 2 with one change."""
    assert TASK_2.count(old) == 1
    return TASK_2.replace(old, new)


def added(lines: str) -> str:
    """Task 2 with more at its end."""
    return TASK_2.rstrip("\n") + "\n" + lines + "\n\n"


ENTRY = "    progress:\n      - {date: 2022-09-20, status: 已完成, note: 完成认定126件。}"
CLOCK = "    clocks:\n      - {name: 认定, within: 20日, from: 收到公文}"


@pytest.mark.parametrize(
    ("task", "code", "at"),
    [
        pytest.param(edited("id: 2", "id:"), "empty-field", "id:\n", id="no number"),
        pytest.param(edited("  - id: 2\n    ", "  - "), "missing-field", "name: 加", id="no id"),
        pytest.param(edited("id: 2", 'id: "2"'), "wrong-type", '"2"', id="a number in quotes"),
        pytest.param(edited("id: 2", "id: 二"), "wrong-type", "二", id="a number in words"),
        pytest.param(edited("id: 2", "id: 02"), "wrong-type", "02", id="a number with a zero"),
        pytest.param(edited("id: 2", "id: 2.0"), "wrong-type", "2.0", id="a broken number"),
        pytest.param(edited("id: 2", "id: -2"), "wrong-type", "-2", id="a negative number"),
        pytest.param(edited("id: 2", "id: 1"), "duplicate-id", "1\n    name: 加强历史", id="id 1"),
        pytest.param(edited(NAME_2, "    name:\n"), "empty-field", "name:\n", id="empty name"),
        pytest.param(edited(NAME_2, "    name: ~\n"), "empty-field", "~\n", id="null name"),
        pytest.param(edited(NAME_2, '    name: " "\n'), "empty-field", '" "\n', id="blank name"),
        pytest.param(edited(NAME_2, ""), "missing-field", "id: 2\n", id="no name"),
        pytest.param(edited(CONTENT_2, ""), "missing-field", "id: 2\n", id="no content"),
        pytest.param(edited(UNITS_2, ""), "missing-field", "id: 2\n", id="no units"),
        pytest.param(edited(DEADLINE_2, ""), "missing-field", "id: 2\n", id="no deadline"),
        pytest.param(edited("name: 加", "name: [加]"), "yaml-syntax", "强", id="text behind list"),
        pytest.param(edited("[办公室]", "办公室"), "wrong-type", "办公室\n", id="units as a word"),
        pytest.param(edited("[办公室]", "[]"), "empty-field", "[]", id="units empty"),
        pytest.param(edited("[办公室]", "[办公室, ]"), None, "", id="a comma too many"),
        pytest.param(edited("[办公室]", "[办公室, '']"), "empty-field", "''", id="an empty unit"),
        pytest.param(
            edited("[办公室]", "[[办公室]]"), "wrong-type", "[办公室]]", id="list in list"
        ),
        pytest.param(edited("[办公室]", "[办工室]"), "unknown-unit", "办工室", id="unknown unit"),
        pytest.param(
            edited("[办公室]", "[办公室，预算科]"), "unknown-unit", "办公室，", id="comma"
        ),
        pytest.param(
            edited("    units", "   units"), "yaml-syntax", "units: [办公室]", id="three spaces"
        ),
        pytest.param(edited("    units", "\tunits"), "tab", "\tunits", id="a tab"),
        pytest.param(edited("units:", "units："), "yaml-syntax", "： [办公", id="a wide colon"),
        pytest.param(edited("units: ", "units:"), "yaml-syntax", ":[办公室]", id="no space"),
        pytest.param(edited("[办公室]", "[办公室"), "yaml-syntax", "[办公室\n", id="open bracket"),
        pytest.param(edited("name: 加", 'name: "加'), "yaml-syntax", '"加强', id="open quote"),
        pytest.param(edited("name: 加", "name: 加: "), "yaml-syntax", ": 强", id="colon in text"),
        pytest.param(edited("name: 加", "name: *加"), "yaml-syntax", "*加", id="star"),
        pytest.param(edited("[办公室]", "&all [办公室]"), "plain-data", "&all", id="an anchor"),
        pytest.param(edited("id: 2", "id: !!int 2"), "plain-data", "!!int", id="a tag"),
        pytest.param(edited("units:", "unit:"), "unknown-key", "unit:", id="a key misspelt"),
        pytest.param(edited("units:", "责任单位:"), "unknown-key", "责任单位:", id="a Chinese key"),
        pytest.param(edited(DEADLINE_2, DEADLINE_2 * 2), "duplicate-key", "deadline", id="twice"),
        pytest.param(edited("9月底前", "9月31日前"), "unreadable-deadline", "9月31", id="9-31"),
        pytest.param(
            edited("9月底前", "待定吧"), "unreadable-deadline", "待定吧", id="no deadline"
        ),
        pytest.param(edited("9月底前", "[9月底前]"), "wrong-type", "[9月底前]", id="in brackets"),
        pytest.param(edited("9月底前", "印发后30日内"), "undefined-event", "印发后", id="no event"),
        pytest.param(added("    target: 一次"), "wrong-type", "一次", id="target in words"),
        pytest.param(added("    encouraged: 是"), "wrong-type", "是\n", id="是 for true"),
        pytest.param(added("    remark: [a]"), "wrong-type", "[a]", id="a list for text"),
        pytest.param(added("    assigned: [国库科]"), "unknown-unit", "国库科", id="assigned"),
        pytest.param(added("    progress: 已完成"), "wrong-type", "已完成\n", id="progress a word"),
        pytest.param(added("    progress: [已完成]"), "wrong-type", "已完成]", id="entry a word"),
        pytest.param(
            added(ENTRY.replace("09-20", "02-30")), "impossible-date", "2022-02-30", id="2022-02-30"
        ),
        pytest.param(
            added(ENTRY.replace("2022-09-20", "2022/9/20")),
            "wrong-type",
            "2022/9/20",
            id="2022/9/20",
        ),
        pytest.param(
            added(ENTRY.replace("已完成", "完成")), "unknown-status", "完成, note", id="状态 完成"
        ),
        pytest.param(
            added(ENTRY.replace("date: 2022-09-20, ", "")),
            "missing-field",
            "{status: 已",
            id="no day",
        ),
        pytest.param(
            added(ENTRY.replace("}", ", count: 2件}")), "wrong-type", "2件", id="count with a word"
        ),
        pytest.param(
            added(ENTRY.replace("}", ", evidence: 链接}")), "wrong-type", "链接}", id="one proof"
        ),
        pytest.param(
            added(ENTRY.replace("}", ", unit: 国库科}")), "unknown-unit", "国库科", id="whose entry"
        ),
        pytest.param(
            added(CLOCK.replace("20日", "尽快")),
            "unreadable-limit",
            "尽快, from",
            id="a limit 尽快",
        ),
        pytest.param(
            added(CLOCK.replace(", from: 收到公文", "")),
            "missing-field",
            "{name: 认定",
            id="no start",
        ),
    ],
)
def test_a_mistake_is_found_at_its_place(task: str, code: str | None, at: str) -> None:
    text = TASKS.replace(TASK_2, task)
    found = examined(text)
    errors = [(d.code, starts(text, d)[: len(at)]) for d in only_errors(found)]
    assert errors == ([(code, at)] if code else [])
    assert found.register is not None
    is_judged = can_be_judged(task) and code not in ("yaml-syntax", "tab")
    assert found.total == 40
    assert [each.number for each in found.broken] == ([] if is_judged else [broken_number(task)])
    faulty = [each.id for each in found.register.tasks if each.faulty]
    assert faulty == ([2] if is_judged and code else [])


def can_be_judged(task: str) -> bool:
    """Are the number and one deadline there, as they should be?"""
    deadlines = re.findall(r"(?m)^    deadline: (.*)$", task)
    return task.startswith("  - id: 2\n") and deadlines in (["9月底前"], ["印发后30日内"])


def broken_number(task: str) -> str:
    """The number that the broken task shows above the list, as it is written."""
    first = task.splitlines()[0].removeprefix("  - ")
    value = first.removeprefix("id:").strip().removeprefix("!!int ") if "id:" in first else ""
    return value.strip('"')


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        pytest.param("  year: 2022\n", "", "missing-field", "title: 2022", id="no year"),
        pytest.param("year: 2022", "year: 2202年", "wrong-type", "2202年", id="year with 年"),
        pytest.param(
            "issued: 2022-05-23", "issued: 2022-5-23", "wrong-type", "2022-5-23", id="day"
        ),
        pytest.param("plan:", "plans:", "unknown-key", "plans:", id="plan misspelt"),
        pytest.param("events:", "event:", "unknown-key", "event:", id="events misspelt"),
        pytest.param("date:   ", "date: 未知", "wrong-type", "未知", id="event with no day"),
        pytest.param("- name: 《工作", "- nam: 《工作", "unknown-key", "nam:", id="event broken"),
        pytest.param("tasks:\n", "tasks:\n<<<<<<< HEAD\n", "conflict-marker", "<<<", id="conflict"),
        pytest.param("plan:", "--- \nplan:", None, "", id="a document start"),
        pytest.param("tasks:\n", "tasks:\n  - \n", "empty-field", " \n  - id: 1", id="empty item"),
    ],
)
def test_a_mistake_above_the_tasks_accuses_no_task(
    old: str, new: str, code: str | None, at: str
) -> None:
    assert TASKS.count(old) == 1
    text = TASKS.replace(old, new)
    errors = [(d.code, starts(text, d)[: len(at)]) for d in only_errors(examined(text))]
    assert errors == ([(code, at)] if code else [])


@pytest.mark.parametrize(
    "units",
    [
        pytest.param(None, id="not there"),
        pytest.param("", id="empty"),
        pytest.param("units: 办公室", id="a word"),
        pytest.param("units:\n  - nam: 办公室\n", id="a broken unit"),
        pytest.param("unit:\n  - name: 办公室\n", id="misspelt"),
        pytest.param(UNITS.replace("collectives", "collective"), id="collectives misspelt"),
        pytest.param(UNITS.replace("means: all", "means: 全部"), id="a broken collective"),
        pytest.param(UNITS.replace("  - name: 预算科", "\t- name: 预算科"), id="not YAML"),
    ],
)
def test_a_broken_unit_file_accuses_no_task(units: str | None) -> None:
    found = examined(TASKS, units)
    assert [d for d in found.diagnostics if d.place.path == "tasks" and is_error(d)] == []
    assert (found.total, found.broken) == (40, ())


def test_a_file_that_could_not_be_opened_makes_no_other_suspect() -> None:
    one = "plan: {title: 要点, year: 2022}\n"
    two = "tasks:\n- {id: 1, name: 一, content: 二, units: [办公室], deadline: 印发后30日内}\n"
    units = Source("units", UNITS)
    for text in (one + two, two):
        files = Files((Source("tasks", text),), units, unread=(Source("others", ""),))
        assert only_errors(checks.examine(reading.read(files), AS_OF)) == []


def test_broken_tasks_are_named_as_far_as_they_can_be_read() -> None:
    text = TASKS.replace("  - id: 2\n", '  - id: "2"\n').replace(
        "  - id: 40\n    name: 加强队伍建设和业务培训 ", "  - name: "
    )
    found = examined(text)
    assert [(each.number, each.name) for each in found.broken] == [
        ("2", "加强历史公文转化公开"),
        ("", ""),
    ]
    assert found.total == 40


def test_a_broken_task_is_named_on_one_line() -> None:
    found = examined(TASKS.replace("  - id: 3\n", "  - id: '3\n\n      3'\n"))
    assert [each.number for each in found.broken] == ["3 3"]


@pytest.mark.parametrize(
    ("plan", "is_listed"),
    [
        pytest.param("{title: 要点, year: 2022, issued: 2022-02-30}", True, id="a wrong date"),
        pytest.param("{title: 要点, year: 2022, isued: 2022-05-23}", True, id="an unknown key"),
        pytest.param("{title: 要点, yaer: 2022}", False, id="no year to count in"),
    ],
)
def test_a_plan_with_an_error_hides_no_task(plan: str, is_listed: bool) -> None:
    row = "{id: 1, name: 甲, content: 文, units: [办公室], deadline: 全年}"
    found = examined(f"plan: {plan}\ntasks: [{row}]\n")
    assert len(only_errors(found)) == 1
    assert found.total == 1
    assert bool(found.register and found.register.tasks) == is_listed


def test_every_value_arrives_where_it_belongs() -> None:
    folder = ROOT / "tests/cases/valid/every-key/data"
    names = ("tasks.yaml", "units.yaml", "holidays.yaml")
    texts = [Source(name, (folder / name).read_text("utf-8")) for name in names]
    found = reading.read(Files((texts[0],), texts[1], texts[2])).register
    assert found is not None
    assert found.plan == Plan(
        title="2022年示例局政务公开工作要点",
        year=2022,
        issuer="示例局",
        document="示例〔2022〕16号",
        issued=date(2022, 3, 15),
        due_soon=Span(10, "workday", "10wd"),
    )
    assert found.events == (Event("《工作要点》印发", date(2022, 3, 1)),)
    assert found.tasks[0] == FIRST
    assert found.tasks[1].adjustments == (
        Adjustment(date(2022, 3, 20), "2022-04-30", "疫情影响", "局办公会", "会议纪要〔2022〕9号"),
    )
    assert [unit.aliases for unit in found.units] == [("局办", "综合办"), (), ()]
    assert [notice.year for notice in found.notices] == [2022, 2023]


FIRST = Task(
    id=1,
    name="意见征集",
    section="聚焦社会关切",
    content="在决策文件出台后的10个工作日内，公开意见采纳情况。",
    units=("办公室", "相关科室"),
    assigned=("预算科", "绩效科"),
    deadline="全年",
    target=Target(3, "篇"),
    clocks=(
        Clock(
            "意见采纳情况公开",
            "10个工作日",
            "决策文件出台",
            (
                Case("某办法", date(2022, 6, 15), date(2022, 6, 24)),
                Case("某规定", date(2022, 12, 15)),
            ),
        ),
    ),
    progress=(
        Entry(date(2022, 6, 24), Status.DONE, "公开1篇。", ("链接",), "预算科", 2),
        Entry(date(2022, 12, 24), Status.CLOSED, evidence=("链接",)),
    ),
    reminders=(Reminder(date(2022, 6, 23), "催办单", matter="意见采纳情况公开：某办法"),),
    remark="备注",
)


def examined(tasks: str, units: str | None = UNITS) -> Reading:
    files = Files((Source("tasks", tasks),), None if units is None else Source("units", units))
    return checks.examine(reading.read(files), AS_OF)


def only_errors(found: Reading) -> list[Diagnostic]:
    return [each for each in found.diagnostics if is_error(each)]


def is_error(each: Diagnostic) -> bool:
    return each.severity is Severity.ERROR


def starts(text: str, each: Diagnostic) -> str:
    """The text from the place of a problem on."""
    source = Source("tasks", text)
    return text[source.start_of(each.place.line) + each.place.column - 1 :]
