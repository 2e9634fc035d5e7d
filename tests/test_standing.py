"""Rows that last all year: what is said of them month by month, and at the year's end."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import period
from gongkai.agenda import Activity, State, agenda
from gongkai.documents.report import ReportFacts, render_report, report_facts
from gongkai.figures import GROUPS, figures
from gongkai.model import Entry, Plan, Register, Status, Target, Task, Unit

YEAR_END = date(2022, 12, 31)
YEAR = period.full_year(2022)
UNITS = (Unit("办公室"), Unit("预算科"))


def office(*tasks: Task, cutoff: int | None = None) -> Register:
    return Register(Plan("要点", 2022, cutoff=cutoff), tasks, UNITS)


def task(number: int, *progress: Entry, target: Target | None = None) -> Task:
    return Task(number, "甲", "乙", ("办公室",), "全年", progress=progress, target=target)


def said(month: int, day: int, status: Status = Status.IN_PROGRESS) -> Entry:
    return Entry(date(2022, month, day), status, "丙")


@pytest.mark.parametrize(
    ("progress", "as_of", "cutoff", "expected"),
    [
        pytest.param([], date(2022, 9, 30), None, "尚无进展", id="nothing"),
        pytest.param([said(9, 1)], date(2022, 9, 30), None, "本期有新进展", id="first day"),
        pytest.param([said(8, 31)], date(2022, 9, 30), None, "有进展", id="the month before"),
        pytest.param([said(8, 31)], date(2022, 8, 31), None, "本期有新进展", id="the same day"),
        pytest.param([said(9, 2)], date(2022, 9, 1), None, "尚无进展", id="tomorrow is not known"),
        pytest.param([said(8, 26)], date(2022, 9, 25), 25, "本期有新进展", id="behind the cut-off"),
        pytest.param([said(8, 25)], date(2022, 9, 25), 25, "有进展", id="on the cut-off"),
        pytest.param([said(8, 26)], date(2022, 9, 26), 25, "有进展", id="a new month begins"),
        pytest.param([said(11, 26)], date(2022, 12, 30), 25, "本期有新进展", id="December"),
        pytest.param([said(12, 31)], YEAR_END, None, "有进展", id="nothing is new at the end"),
        pytest.param([], date(2023, 2, 1), None, "尚无进展", id="nothing all year"),
    ],
)
def test_whether_anything_is_heard_of_a_row(
    progress: list[Entry], as_of: date, cutoff: int | None, expected: str
) -> None:
    (item,) = agenda(office(task(1, *progress), cutoff=cutoff), as_of).items
    assert item.activity is not None
    assert item.activity.word == expected
    assert item.state is (State.STANDING if as_of < YEAR_END else State.UNCONCLUDED)


@pytest.mark.parametrize(
    ("status", "as_of"),
    [
        pytest.param(Status.DONE, YEAR_END, id="concluded"),
        pytest.param(Status.CARRIED, YEAR_END, id="carried over"),
        pytest.param(Status.SUSPENDED, date(2022, 9, 1), id="rests"),
    ],
)
def test_only_open_rows_are_asked_for_progress(status: Status, as_of: date) -> None:
    (item,) = agenda(office(task(1, said(8, 1, status))), as_of).items
    assert item.activity is None


def test_a_row_is_counted_as_standing_while_nothing_of_it_is_near() -> None:
    """In December the open quota is what the row is counted for."""
    one = office(task(1, said(9, 1), target=Target(2, "次")))
    for day, state, activity in (
        (date(2022, 11, 1), State.STANDING, Activity.SOME),
        (date(2022, 12, 28), State.DUE_SOON, None),
    ):
        (judged,) = agenda(one, day).judged()
        assert (judged.state, judged.activity) == (state, activity)


DEADLINES = ("全年", "9月底前", "8月", "每季度末月20日前", "及时", "立行立改，长期坚持")
entries = st.builds(
    Entry, st.dates(date(2022, 1, 1), date(2023, 1, 31)), st.sampled_from(Status), st.just("丙")
)


@st.composite
def registers(draw: st.DrawFn, deadlines: tuple[str, ...] = DEADLINES) -> Register:
    """A plan of a few rows with progress, targets and encouragement on any days of the year."""
    number = draw(st.integers(1, 5))
    return office(
        *(
            Task(
                id=k,
                name="甲",
                content="乙",
                units=("办公室", "预算科"),
                deadline=draw(st.sampled_from(deadlines)),
                target=draw(st.sampled_from((None, Target(2, "次")))),
                progress=tuple(sorted(draw(st.lists(entries, max_size=4)), key=lambda e: e.date)),
                encouraged=draw(st.booleans()),
                each=draw(st.booleans()),
            )
            for k in range(1, number + 1)
        ),
        cutoff=draw(st.sampled_from((None, 25))),
    )


@given(registers(), st.dates(date(2022, 1, 1), date(2023, 1, 31)))
def test_every_row_is_in_exactly_one_group_at_every_moment(register: Register, day: date) -> None:
    counted = figures(agenda(register, day))
    assert all(sum(each.state in group.states for group in GROUPS) == 1 for each in counted.tasks)
    assert sum(each.tasks for each in counted.tallies) == len(register.tasks)
    for each in counted.tallies:
        assert sum(count for _, count in each.parts) == each.tasks
    parts: Counter[State | Activity] = Counter()
    for each in counted.tallies:
        parts.update(dict(each.parts))
    rows = report_facts(register, period.holding(day, 2022), day).rows
    assert Counter(row.activity for row in rows if row.activity) == {
        part.key: count for part, count in parts.items() if isinstance(part, Activity)
    }


def of_the_year(register: Register, as_of: date) -> ReportFacts:
    """Return the facts of the year's report without what says on which day it was made."""
    facts = report_facts(register, YEAR, as_of)
    return facts._replace(as_of=YEAR_END, mark="")


@given(registers(deadlines=("全年",)), st.dates(YEAR_END, date(2023, 1, 31)))
def test_a_year_s_report_made_later_differs_by_what_was_recorded(
    register: Register, later: date
) -> None:
    """A report of January is the one of 31 December, but for what was recorded in between."""
    tasks = [each._replace(target=None) for each in register.tasks]
    then = [
        each._replace(progress=tuple(e for e in each.progress if e.date <= YEAR_END))
        for each in tasks
    ]
    assert of_the_year(office(*then), later) == of_the_year(office(*tasks), YEAR_END)


@pytest.mark.parametrize("as_of", [YEAR_END, YEAR_END + timedelta(days=10)], ids=["end", "January"])
def test_the_year_s_report_names_its_open_rows(as_of: date) -> None:
    register = office(task(1, said(3, 1)), task(2), task(3, said(12, 30, Status.CARRIED)))
    facts = report_facts(register, YEAR, as_of)
    text = render_report(facts)
    assert "年度未办结2项，占66.7%，其中累计有进展1项，尚无进展1项（第2项）；" in text
    assert "未完成项" not in text
    assert "未完成任务。" not in text
    assert facts.completion == (0, 2)
    carried = text.split("### （二）任务调整情况")[1].split("###")[0]
    assert "第3项“甲”（办公室）：结转下年。丙。" in carried
    assert "结转的1项（第3项）和没有办结的2项（第1、2项）转入下一年度继续办理" in text


def test_a_unit_s_open_rows_do_not_vanish_with_the_year() -> None:
    register = office(task(1), task(2, said(3, 1)), task(3, said(12, 30, Status.DONE)))
    for day, standing, unconcluded in ((date(2022, 12, 29), 3, 0), (YEAR_END, 0, 2)):
        facts = report_facts(register, period.month(2022, 12), day)
        (mine,) = (each for each in facts.units if each.name == "办公室")
        assert (mine.standing, mine.unconcluded) == (standing, unconcluded)
        head = "| 未办结 |" if unconcluded else "| 持续 |"
        assert f"{head} 临期 |" in render_report(facts)


def test_a_year_whose_rows_are_all_closed_says_so() -> None:
    text = render_report(report_facts(office(task(1, said(12, 30, Status.DONE))), YEAR, YEAR_END))
    assert "截至2022年12月31日，无未完成任务，无任务调整。" in text
