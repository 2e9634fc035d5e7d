"""A broken field costs only itself: the row is judged by the rest, in its place, and marked."""

import json
from datetime import date
from pathlib import Path

import pytest

from gongkai.agenda import Item, agenda
from gongkai.model import Register
from gongkai.register import opened
from gongkai.register.reading import Reading
from tests.conftest import Office
from tests.recorded import Typist

DAY = date(2022, 10, 1)
UNITS = "units: [{name: 办公室}, {name: 预算科}]\n"
HEAD = "plan: {title: 某局要点, year: 2022}\nevents: [{name: 印发, date: 2022-03-01}]\ntasks:\n"
ONE = """\
  - id: 1
    name: 甲
    content: 内容
    units: [办公室, 预算科]
    deadline: 9月底前
    progress:
      - {date: 2022-06-01, status: 推进中, note: 拟出初稿}
      - {date: 2022-09-20, status: 已完成, note: 完成, evidence: [甲]}
"""
TWO = "  - {id: 2, name: 乙, content: 内容, units: [预算科], deadline: 8月底前}\n"
THREE = "  - {id: 3, name: 丙, content: 内容, units: [办公室], deadline: 全年}\n"
CLOCK = """\
    clocks:
      - name: 答复
        within: 5个工作日
        from: 收到
        cases: [{ref: 子, from: 2022-09-01, done: 2022-08-01}, {ref: 丑, from: 2022-09-29}]
"""
CHANGE = "    adjustments: [{date: 2022-08-01, deadline: 11月底前, reason: 甲, approved: 乙}]\n"


def edited(old: str, new: str) -> str:
    assert old in ONE
    return ONE.replace(old, new, 1)


@pytest.fixture
def root(office: Office) -> Path:
    return office(HEAD + ONE + TWO + THREE, UNITS)


def put(root: Path, one: str) -> None:
    """Write something else in the place of the first row."""
    (root / "data/tasks.yaml").write_text(HEAD + one + TWO + THREE, "utf-8")


def registered(root: Path, one: str) -> tuple[Reading, Register]:
    put(root, one)
    found = opened(root, DAY, thoroughly=False)
    assert found.register is not None
    return found, found.register


def judged(register: Register, number: int) -> list[tuple[str, str, date | None, str | None]]:
    return [told(item) for item in agenda(register, DAY).items if item.task.id == number]


def told(item: Item) -> tuple[str, str, date | None, str | None]:
    return item.obligation, item.state.key, item.due, item.label


FIELDS = [
    pytest.param(edited("办公室, 预算科", "办工室, 预算科"), "done_on_time", id="a unit"),
    pytest.param(edited("[办公室, 预算科]", "办公室"), "done_on_time", id="no list of units"),
    pytest.param(edited("[办公室, 预算科]", "[办公室, '']"), "done_on_time", id="an empty unit"),
    pytest.param(edited("units:", "unit:"), "done_on_time", id="a key"),
    pytest.param(edited("    name: 甲\n", ""), "done_on_time", id="no name"),
    pytest.param(edited("推进中", "进行"), "done_on_time", id="one status of two"),
    pytest.param(edited("已完成", "完成"), "overdue", id="the status that settles"),
    pytest.param(edited("note: 完成", "notes: 完成"), "done_on_time", id="a key of an entry"),
    pytest.param(edited("2022-06-01", "2022-06-31"), "done_on_time", id="a day of an entry"),
    pytest.param(ONE + "    remarks: 甲\n", "done_on_time", id="one key too many"),
    pytest.param(ONE + "    target: 一次\n", "done_on_time", id="a target"),
    pytest.param(ONE + "    remark: 甲\n    remark: 乙\n", "done_on_time", id="a key twice"),
    pytest.param(ONE + "    remark: &a 甲\n", "done_on_time", id="an anchor"),
    pytest.param(edited("9月底前", "发布后30日内"), "done_on_time", id="an event"),
    pytest.param(ONE + CHANGE, "done_early", id="a change without who approved it"),
    pytest.param(ONE + CHANGE.replace("11月", "13月"), "done_on_time", id="a change to nothing"),
]


@pytest.mark.parametrize(("one", "state"), FIELDS)
def test_a_row_is_judged_by_what_can_be_read(root: Path, one: str, state: str) -> None:
    sound = judged(registered(root, ONE)[1], 2)
    found, register = registered(root, one)
    assert found.has_errors
    assert (found.broken, found.total) == ((), 3)
    assert [(task.id, task.faulty) for task in register.tasks] == [
        (1, True),
        (2, False),
        (3, False),
    ]
    assert [key for _, key, _, _ in judged(register, 1)] == [state]
    assert judged(register, 2) == sound


def test_a_limit_costs_its_own_cases_and_a_case_only_itself(root: Path) -> None:
    _, register = registered(root, ONE + CLOCK)
    assert [label for *_, label in judged(register, 1)] == [None, "答复：丑"]
    _, register = registered(root, ONE + CLOCK.replace("5个工作日", "尽快"))
    assert [label for *_, label in judged(register, 1)] == [None]


UNJUDGED = [
    pytest.param(edited("id: 1", "id: 一"), "第一项甲", id="no number"),
    pytest.param(edited("id: 1", "id: 2"), "第2项乙", id="a number twice"),
    pytest.param(edited("    deadline: 9月底前\n", ""), "第1项甲", id="no deadline"),
    pytest.param(edited("9月底前", "9月31日前"), "第1项甲", id="a deadline that is none"),
    pytest.param(edited("9月底前", "9月底前\n    deadline: 8月"), "第1项甲", id="two deadlines"),
    pytest.param(edited("9月底前", "&a 9月底前"), "第1项甲", id="an anchor"),
    pytest.param(edited("name: 甲", "name：甲"), "第1项", id="no YAML"),
]


@pytest.mark.parametrize(("one", "named"), UNJUDGED)
def test_without_a_number_or_a_deadline_a_row_stands_above_the_list(
    run: Typist, root: Path, one: str, named: str
) -> None:
    put(root, one)
    code, out, _ = run(root, "list --as-of 2022-10-01")
    assert code == 1
    assert "3项中1项未能判断，未列入下表：\n" in out
    assert named in out
    assert "；另有1项未能判断。" in out
    code, out, err = run(root, "due --as-of 2022-10-01 --format json")
    assert (code, json.loads(out)["unjudged"]) == (1, 1)
    assert "未能判断" in err


def test_while_anything_is_broken_nobody_is_told_that_nothing_is_late(
    run: Typist, root: Path
) -> None:
    put(root, edited("推进中", "进行"))
    for day, late in (("2022-08-01", 0), ("2022-10-01", 1)):
        code, out, _ = run(root, f"due --as-of {day}")
        assert code == 1
        assert "无逾期" not in out
        assert f"：逾期{late}项，" in out
        assert "；1项数据有误。\n" in out
    both = edited("推进中", "进行") + ONE.replace("id: 1", "id: 4").replace("9月底前", "9月31日前")
    put(root, both)
    code, out, _ = run(root, "due --as-of 2022-06-01 --within 1d")
    assert "逾期0项，1天内无到期；1项数据有误，另有1项未能判断。" in out
    assert "能判断的任务中，没有逾期和近期到期的。" in out


def test_a_list_beside_the_tasks_may_be_what_is_broken(run: Typist, root: Path) -> None:
    put(root, ONE)
    (root / "data/units.yaml").unlink()
    code, out, _ = run(root, "due --as-of 2022-08-01")
    assert (code, "逾期0项，30天内到期1项；数据有错误。" in out) == (1, True)


def test_the_ledger_of_cases_says_that_some_may_be_missing(run: Typist, root: Path) -> None:
    put(root, ONE + CLOCK)
    code, out, _ = run(root, "cases --as-of 2022-10-01")
    assert (code, "：个案1件，在办1件；1项数据有误。\n" in out) == (1, True)


def test_a_row_is_marked_wherever_it_is_shown(run: Typist, root: Path) -> None:
    put(root, edited("办公室, 预算科", "办公室, 预标科"))
    for command in ("list", "due --within 90d"):
        late = run(root, f"{command} --as-of 2022-09-01 --unit 办公室")[1]
        (line,) = [line for line in late.splitlines() if "甲" in line and "9月底前" in line]
        assert "数据有误" in line
    _, out, _ = run(root, "list --as-of 2022-10-01 --format json")
    assert [(i["task"], i["faulty"]) for i in json.loads(out)["items"]] == [
        (1, True),
        (2, False),
        (3, False),
    ]
    code, out, _ = run(root, "show 1 --as-of 2022-10-01")
    assert (code, "第1项　甲（数据有误，问题见上）\n" in out) == (1, True)


def test_what_cannot_be_judged_is_not_shown_as_unknown(run: Typist, root: Path) -> None:
    put(root, edited("9月底前", "9月31日前"))
    code, out, err = run(root, "show 1")
    assert (code, err) == (1, "第1项读不出来，问题见上\n")
    assert "9月没有31日" in out


@pytest.mark.parametrize(
    "command",
    ["report --month 9", "table", "ledger", "remind", "log 2 --note 甲", "close --date 2022-12-20"],
)
def test_documents_and_records_are_refused(run: Typist, root: Path, command: str) -> None:
    put(root, edited("推进中", "进行"))
    before = (root / "data/tasks.yaml").read_bytes()
    code, out, err = run(root, command)
    assert (code, out) == (1, "")
    assert "[unknown-status]" in err
    assert (root / "data/tasks.yaml").read_bytes() == before
