"""Periods meet end to end, whatever the cut-off: nothing falls between two reports or into both."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import period
from gongkai.documents.report import report_facts
from gongkai.model import Entry, Plan, Register, Status, Task, Unit
from gongkai.period import Period

YEAR_BEGINS, YEAR_ENDS = date(2022, 1, 1), date(2022, 12, 31)
DAY = timedelta(days=1)

cutoffs = st.none() | st.integers(1, 28)
days = st.dates(YEAR_BEGINS, YEAR_ENDS)
deadlines = st.sampled_from(("9月底前", "8月", "全年", "每季度末", "及时", "2022-12-26"))
entries = st.lists(st.builds(Entry, days, st.sampled_from(Status)), max_size=5)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """A plan with a cut-off or none, and a few tasks with progress on any days of the year."""
    rows = draw(st.lists(st.tuples(deadlines, entries), min_size=1, max_size=4))
    tasks = tuple(
        Task(k, "甲", "乙", ("办公室",), deadline, progress=tuple(progress))
        for k, (deadline, progress) in enumerate(rows, start=1)
    )
    plan = Plan("要点", 2022, cutoff=draw(cutoffs))
    return Register(plan, tasks, units=(Unit("办公室"),))


def spans(cutoff: int | None) -> dict[str, tuple[Period, ...]]:
    return {
        "months": tuple(period.month(2022, n, cutoff) for n in range(1, 13)),
        "quarters": tuple(period.quarter(2022, n, cutoff) for n in range(1, 5)),
        "halves": tuple(period.half(2022, n, cutoff) for n in (1, 2)),
        "year": (period.full_year(2022, cutoff),),
    }


@pytest.mark.parametrize("cutoff", [None, 1, 15, 25, 28])
@pytest.mark.parametrize("kind", ["months", "quarters", "halves", "year"])
def test_periods_meet_end_to_end(cutoff: int | None, kind: str) -> None:
    found = spans(cutoff)[kind]
    assert found[0].first == YEAR_BEGINS
    assert found[-1].last == YEAR_ENDS
    assert [each.first for each in found[1:]] == [each.last + DAY for each in found[:-1]]
    assert [each.next() for each in found] == [*found[1:], None]
    assert [each.previous() for each in found] == [None, *found[:-1]]


@pytest.mark.parametrize("kind", ["quarters", "halves", "year"])
@pytest.mark.parametrize("cutoff", [None, 25])
def test_a_longer_period_is_exactly_its_months(cutoff: int | None, kind: str) -> None:
    for each in spans(cutoff)[kind]:
        assert (each.of_months()[0].first, each.of_months()[-1].last) == (each.first, each.last)


@pytest.mark.parametrize(
    ("number", "first", "last", "end"),
    [
        pytest.param(1, date(2022, 1, 1), date(2022, 1, 25), "1月25日", id="January"),
        pytest.param(3, date(2022, 2, 26), date(2022, 3, 25), "3月25日", id="over February"),
        pytest.param(12, date(2022, 11, 26), date(2022, 12, 31), "12月底", id="December"),
    ],
)
def test_months_cut_on_the_25th(number: int, first: date, last: date, end: str) -> None:
    found = period.month(2022, number, 25)
    assert (found.first, found.last, found.end) == (first, last, end)


@given(registers())
def test_the_months_lists_add_up_to_every_longer_period_s(register: Register) -> None:
    """What is new is new since the end of the period before, so nothing is new twice."""
    new = {
        span: set(report_facts(register, span, span.last).newly_done)
        for kind in spans(register.plan.cutoff).values()
        for span in kind
    }
    for span in new:
        parts = [new[each] for each in span.of_months()]
        assert sum(map(len, parts)) == len(set().union(*parts))
        assert set().union(*parts) == new[span]


@given(cutoffs, days)
def test_every_day_lies_in_one_period_of_a_kind(cutoff: int | None, day: date) -> None:
    for kind in spans(cutoff).values():
        assert sum(each.first <= day <= each.last for each in kind) == 1


@given(registers())
def test_progress_is_told_in_exactly_one_month(register: Register) -> None:
    told = [
        (task.number, entry.date)
        for span in spans(register.plan.cutoff)["months"]
        for section in report_facts(register, span, span.last).sections
        for task in section.progress
        for entry in task.entries
    ]
    assert sorted(told) == sorted(
        (task.id, entry.date)
        for task in register.tasks
        for entry in task.progress
        if not entry.status.sets_aside
    )
