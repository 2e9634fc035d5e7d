"""What binds a task is decided once: the change in force, the event that counts, its day."""

import json
from datetime import date

import pytest

from gongkai.agenda import agenda
from gongkai.cli.main import main
from gongkai.model import Adjustment, Entry, Event, Plan, Register, Status, Target, Task
from gongkai.register.rules.context import context_of
from gongkai.timing.phrases import Kind
from tests.conftest import Office

OCTOBER = date(2022, 10, 1)
CHANGED = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [办公室]
    deadline: 8月
    target: 2次
    adjustments:
      - {date: 2022-08-20, deadline: 全年, reason: 场地, approved_by: 局长办公会}
    clocks:
      - name: 答复
        within: 5个工作日
        from: 收到
        cases: [{ref: 甲, from: 2022-09-26}]
  - {id: 2, name: 乙, content: 内容, units: [办公室], deadline: 9月}
"""


@pytest.mark.parametrize(
    ("kind", "as_of", "listed"),
    [
        pytest.param("standing", "2022-10-01", {1}, id="what it was changed to"),
        pytest.param("window", "2022-10-01", {2}, id="no longer what is printed"),
        pytest.param("window", "2022-08-19", {1, 2}, id="not changed yet"),
        pytest.param("relative", "2022-10-01", set(), id="a clock is no deadline of the row"),
    ],
)
def test_rows_are_listed_by_the_kind_of_deadline_in_force(
    office: Office, capsys: pytest.CaptureFixture[str], kind: str, as_of: str, listed: set[int]
) -> None:
    root = office(CHANGED, "units: [{name: 办公室}]\n")
    command = ["-C", str(root), "list", "--kind", kind, "--as-of", as_of, "--format", "json"]
    assert main(command) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert {item["task"] for item in items} == listed


def test_every_obligation_carries_the_deadline_that_binds_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(CHANGED, "units: [{name: 办公室}]\n")
    assert main(["-C", str(root), "list", "--as-of", "2022-10-01", "--format", "json"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert [(item["obligation"], item["phrase"]) for item in items] == [
        ("deadline", "全年"),
        ("target", "全年"),
        ("clock", "5个工作日"),
        ("deadline", "9月"),
    ]


@pytest.mark.parametrize(
    ("days", "due"),
    [
        pytest.param((date(2022, 4, 1), date(2022, 5, 1)), date(2022, 5, 1), id="the first"),
        pytest.param((None, date(2022, 5, 1)), date(2022, 5, 31), id="the first that has a date"),
        pytest.param((date(2023, 1, 1), date(2022, 5, 1)), date(2022, 5, 31), id="not yet"),
        pytest.param((None, None), None, id="none"),
    ],
)
def test_rules_and_agenda_take_the_same_event(
    days: tuple[date | None, ...], due: date | None
) -> None:
    task = Task(1, "甲", "乙", ("办公室",), "《要点》印发30日内")
    events = tuple(Event("《要点》 印发", day) for day in days)
    register = Register(Plan("要点", 2022), (task,), events=events)
    (item,) = agenda(register, OCTOBER).items
    terms = context_of(register, OCTOBER).terms
    (slot,) = terms.slots(terms.in_force(task, OCTOBER))
    assert (item.due, slot.due) == (due, due)
    assert item.deadline is terms.in_force(task, OCTOBER)
    assert terms.defines("《要点》印发")


@pytest.mark.parametrize("change", [None, "全年", "每季度末", "分别于5月29日、12月10日前"])
def test_the_deadline_of_an_item_is_the_one_in_force(change: str | None) -> None:
    changes = (Adjustment(date(2022, 3, 1), change, "场地", "局长办公会"),) if change else ()
    entry = Entry(date(2022, 5, 1), Status.DONE)
    task = Task(
        1, "甲", "乙", ("办公室",), "8月",
        target=Target(9, "次"), progress=(entry,), adjustments=changes,
    )  # fmt: skip
    items = agenda(Register(Plan("要点", 2022), (task,)), OCTOBER).items
    assert {item.phrase for item in items} == {change or "8月"}
    expected = {None: Kind.WINDOW, "全年": Kind.STANDING, "每季度末": Kind.RECURRING}
    assert {item.deadline.kind for item in items} == {expected.get(change, Kind.STAGED)}
