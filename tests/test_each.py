"""Rows that several units must each do: 各科室, and any row with ``each: true``."""

from datetime import date

import pytest

from gongkai.agenda import Item, State, agenda
from gongkai.cli.main import main
from gongkai.documents.slips import To, Wish, slips
from gongkai.documents.view import view_of
from gongkai.figures import figures, unit_figures
from gongkai.model import Collective, Entry, Plan, Register, Status, Target, Task, Unit
from gongkai.screens.outcomes import entry_words
from tests.conftest import Office

UNITS = (
    Unit("办公室"),
    Unit("预算科", aliases=("预算处",)),
    Unit("绩效科", since=date(2022, 9, 1)),
    Unit("旧科", until=date(2022, 6, 30)),
)
EVERYONE = (Collective("各科室", "all"),)
AUGUST, SEPTEMBER, OCTOBER = date(2022, 8, 31), date(2022, 9, 30), date(2022, 10, 1)


def entry(day: date, unit: str | None, status: Status = Status.DONE) -> Entry:
    return Entry(day, status, "甲", unit=unit)


def row(*progress: Entry, deadline: str = "9月底前", target: Target | None = None) -> Task:
    return Task(1, "甲", "乙", ("各科室",), deadline, progress=progress, target=target)


def bureau(task: Task) -> Register:
    return Register(Plan("要点", 2022), (task,), UNITS, EVERYONE)


def judged(task: Task, day: date, unit: str | None = None) -> Item:
    return agenda(bureau(task), day, unit).items[0]


BUDGET = entry(date(2022, 9, 5), "预算处")
OFFICE = entry(date(2022, 9, 20), "办公室")
MERIT = entry(date(2022, 9, 28), "绩效科")


@pytest.mark.parametrize(
    ("progress", "day", "state", "done", "missing"),
    [
        pytest.param(
            (), date(2022, 9, 1), State.NOT_STARTED, (), ("办公室", "预算科", "绩效科"), id="none"
        ),
        pytest.param(
            (BUDGET,),
            date(2022, 9, 10),
            State.IN_PROGRESS,
            ("预算科",),
            ("办公室", "绩效科"),
            id="one of three",
        ),
        pytest.param(
            (BUDGET, OFFICE, MERIT),
            date(2022, 9, 28),
            State.DONE_ON_TIME,
            ("办公室", "预算科", "绩效科"),
            (),
            id="all",
        ),
        pytest.param(
            (BUDGET, OFFICE),
            OCTOBER,
            State.OVERDUE,
            ("办公室", "预算科"),
            ("绩效科",),
            id="one is late, and with it the row",
        ),
        pytest.param(
            (BUDGET, OFFICE, entry(date(2022, 10, 2), "绩效科")),
            date(2022, 10, 2),
            State.DONE_LATE,
            ("办公室", "预算科", "绩效科"),
            (),
            id="the last one was late",
        ),
        pytest.param(
            (entry(date(2022, 9, 9), None),),
            date(2022, 9, 9),
            State.DONE_ON_TIME,
            ("办公室", "预算科", "绩效科"),
            (),
            id="the office's word for all",
        ),
        pytest.param(
            (BUDGET, OFFICE, entry(date(2022, 9, 9), "绩效科", Status.NOT_OCCURRED)),
            date(2022, 9, 20),
            State.DONE_ON_TIME,
            ("办公室", "预算科"),
            (),
            id="for one it did not occur",
        ),
        pytest.param(
            (entry(date(2022, 9, 9), None, Status.CANCELLED),),
            date(2022, 9, 20),
            State.CANCELLED,
            (),
            (),
            id="cancelled for all",
        ),
        pytest.param(
            (BUDGET._replace(date=date(2022, 8, 5)), OFFICE._replace(date=date(2022, 8, 6))),
            AUGUST,
            State.DONE_EARLY,
            ("办公室", "预算科"),
            (),
            id="a unit that does not exist yet is not asked",
        ),
    ],
)
def test_a_row_is_settled_unit_by_unit(
    progress: tuple[Entry, ...],
    day: date,
    state: State,
    done: tuple[str, ...],
    missing: tuple[str, ...],
) -> None:
    item = judged(row(*progress), day)
    assert item.shares is not None
    assert (item.state, item.shares.done, item.shares.missing) == (state, done, missing)


def test_it_is_done_on_the_day_of_the_last_part() -> None:
    assert judged(row(BUDGET, OFFICE, MERIT), OCTOBER).settled == MERIT.date


def test_each_occurrence_is_settled_by_every_unit() -> None:
    first = tuple(entry(date(2022, 3, 10), name) for name in ("办公室", "预算科", "旧科"))
    second = entry(date(2022, 6, 10), "预算科")
    now = agenda(bureau(row(*first, second, deadline="每季度末")), date(2022, 6, 15))
    states = [(item.state, item.shares and item.shares.missing) for item in now.items]
    assert states[:2] == [
        (State.DONE_ON_TIME, ()),
        (State.IN_PROGRESS, ("办公室", "旧科")),
    ]


def test_each_unit_reaches_the_target_by_itself() -> None:
    two = Target(2, "篇")
    progress = (
        entry(date(2022, 9, 1), "办公室"),
        entry(date(2022, 9, 2), "办公室"),
        entry(date(2022, 9, 3), "预算科"),
        entry(date(2022, 9, 4), None),
    )
    item = judged(row(*progress, target=two), date(2022, 9, 5))
    assert item.shares is not None
    assert (item.shares.done, item.shares.missing) == (("办公室", "预算科"), ("绩效科",))


def test_units_that_are_named_and_each_responsible() -> None:
    task = Task(1, "甲", "乙", ("预算科", "办公室"), "9月底前", each=True, progress=(BUDGET,))
    item = judged(task, SEPTEMBER)
    assert item.shares is not None
    assert (item.shares.done, item.shares.missing) == (("预算科",), ("办公室",))
    assert judged(task._replace(each=False), SEPTEMBER).state is State.DONE_ON_TIME


def test_a_unit_sees_its_own_part() -> None:
    task = row(BUDGET)
    assert judged(task, OCTOBER, "预算科").state is State.DONE_ON_TIME
    assert judged(task, OCTOBER, "绩效科").state is State.OVERDUE


def test_slips_go_to_those_who_have_not() -> None:
    found = slips(view_of(bureau(row(BUDGET)), OCTOBER), Wish(to=To.ALL))
    assert [slip.unit for slip in found.slips] == ["办公室", "绩效科"]


def test_the_table_of_units_counts_each_unit_s_own_part() -> None:
    now = agenda(bureau(row(BUDGET)), OCTOBER)
    found = unit_figures(now, figures(now), date(2022, 9, 1), SEPTEMBER)
    assert [(each.name, each.lead, each.done, each.overdue) for each in found] == [
        ("办公室", 1, 0, 1),
        ("预算科", 1, 1, 0),
        ("绩效科", 1, 0, 1),
        ("旧科", 0, 0, 0),
    ]


TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [各科室]
    deadline: 9月底前
    progress: [{date: 2022-09-05, status: 已完成, evidence: [甲], unit: 预算科}]
"""
LISTS = "units: [{name: 办公室}, {name: 预算科}]\ncollectives: [{name: 各科室, means: all}]\n"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        pytest.param("due", "1/2个科室已完成", id="due"),
        pytest.param("list", "1/2个科室已完成", id="list"),
        pytest.param("show 1", "1/2个科室已完成，尚缺办公室", id="show"),
        pytest.param("due --format json", '"units_done": 1', id="json"),
        pytest.param("table", "1/2个科室已完成，办公室尚未完成。", id="the table"),
    ],
)
def test_every_place_says_how_many_have(
    office: Office, capsys: pytest.CaptureFixture[str], command: str, words: str
) -> None:
    root = office(TASKS, LISTS)
    assert main(["-C", str(root), *command.split(), "--as-of", "2022-10-01"]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize("command", ["due", "list", "show 1", "table"])
def test_units_are_called_as_the_office_calls_them(
    office: Office, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    root = office(TASKS.replace("year: 2022", "year: 2022, unit_word: 处室"), LISTS)
    assert main(["-C", str(root), *command.split(), "--as-of", "2022-10-01"]) == 0
    assert "1/2个处室已完成" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("unit", "is_late"),
    [pytest.param("预算科", False, id="has"), pytest.param("办公室", True, id="not")],
)
def test_a_unit_s_list_and_page_show_its_own_part(
    office: Office, capsys: pytest.CaptureFixture[str], unit: str, is_late: bool
) -> None:
    root = office(TASKS, LISTS)
    assert main(["-C", str(root), "due", "--unit", unit, "--as-of", "2022-10-01"]) == 0
    assert ("逾期1天" in capsys.readouterr().out) is is_late
    assert (
        main(["-C", str(root), "report", "--month", "10", "--unit", unit, "--as-of", "2022-10-01"])
        == 0
    )
    assert ("逾期1项" in capsys.readouterr().out) is is_late


def test_what_is_said_of_one_unit_s_part() -> None:
    """It said 目标未达到 of rows that have no target."""
    for task, said in (
        (row(), "第1项 已完成（1/3个科室已完成，2022年9月5日）"),
        (row(deadline="每季度末"), "第1项 已完成（一季度1/3个科室已完成，2022年3月1日）"),
    ):
        part = entry(date(2022, 9, 5) if "9月底" in task.deadline else date(2022, 3, 1), "预算科")
        after = bureau(task._replace(progress=(part,)))
        assert entry_words(bureau(task), after, 1, part) == said
