"""The working-day calendar: known years, the office's own notices, years not yet published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model import DaysOff, Notice
from gongkai.timing.workdays import Calendar, Counted

CALENDAR = Calendar()
NOTICE_2027 = Notice(
    year=2027,
    document="国办发明电〔2026〕9号",
    off=(
        DaysOff("元旦", date(2026, 12, 31), date(2027, 1, 2)),
        DaysOff("春节", date(2027, 2, 5), date(2027, 2, 11)),
    ),
    work=(date(2027, 1, 3), date(2027, 2, 14)),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        pytest.param(
            "2022-09-30", 1, "2022-10-08", id="over the National Day to a worked Saturday"
        ),
        pytest.param("2022-09-28", 5, "2022-10-10", id="five over the National Day"),
        pytest.param("2022-09-28", 10, "2022-10-17", id="ten over the National Day"),
        pytest.param("2022-09-20", 20, "2022-10-21", id="twenty"),
        pytest.param("2022-04-29", 5, "2022-05-10", id="over Labour Day"),
        pytest.param("2022-01-28", 20, "2022-03-02", id="over the Spring Festival"),
        pytest.param("2022-12-30", 5, "2023-01-09", id="into the next year"),
        pytest.param("2023-01-20", 5, "2023-02-01", id="Spring Festival 2023"),
        pytest.param("2023-04-26", 5, "2023-05-06", id="to a worked Saturday"),
        pytest.param("2024-02-08", 5, "2024-02-21", id="the eve is a working day in 2024"),
        pytest.param("2024-09-30", 10, "2024-10-18", id="National Day 2024"),
        pytest.param("2025-01-24", 5, "2025-02-07", id="Spring Festival 2025"),
        pytest.param("2025-09-30", 1, "2025-10-09", id="National Day and Mid-Autumn 2025"),
        pytest.param("2026-02-13", 1, "2026-02-14", id="a worked Saturday in 2026"),
        pytest.param("2026-02-14", 15, "2026-03-13", id="Spring Festival 2026"),
        pytest.param("2026-09-24", 10, "2026-10-15", id="Mid-Autumn and National Day 2026"),
        pytest.param("2022-10-07", 1, "2022-10-08", id="from a day off"),
        pytest.param("2022-10-07", 0, "2022-10-07", id="none is the day itself"),
    ],
)
def test_adding_working_days(start: str, count: int, end: str) -> None:
    counted = CALENDAR.add_workdays(day(start), count)
    assert (counted.day, counted.estimated) == (day(end), False)
    assert CALENDAR.workdays_between(day(start), day(end)) == count


@pytest.mark.parametrize(
    ("year", "workdays"),
    [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_working_days_of_a_year(year: int, workdays: int) -> None:
    assert CALENDAR.workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == workdays


@pytest.mark.parametrize(
    ("start", "rolled"),
    [
        pytest.param("2022-05-22", "2022-05-23", id="Sunday"),
        pytest.param("2022-10-02", "2022-10-08", id="National Day"),
        pytest.param("2022-02-01", "2022-02-07", id="Spring Festival"),
        pytest.param("2022-12-31", "2023-01-03", id="New Year"),
        pytest.param("2022-09-30", "2022-09-30", id="a working day stays"),
    ],
)
def test_rolling_forward(start: str, rolled: str) -> None:
    assert CALENDAR.roll_forward(day(start)).day == day(rolled)


def test_the_days_passed_over_are_told() -> None:
    holidays = tuple(date(2022, 10, 1) + timedelta(days=k) for k in range(7))
    assert CALENDAR.add_workdays(day("2022-09-30"), 1) == Counted(
        day("2022-10-08"), False, holidays
    )


@pytest.mark.parametrize(
    ("which", "reason"),
    [
        pytest.param("2022-10-03", "国庆节放假", id="holiday"),
        pytest.param("2022-10-08", "调休上班", id="worked in exchange"),
        pytest.param("2022-09-24", "周六", id="weekend"),
        pytest.param("2022-09-30", "工作日", id="working day"),
        pytest.param("2022-04-04", "清明节放假", id="the full name"),
        pytest.param("2015-09-03", "抗战胜利纪念日放假", id="the short name"),
    ],
)
def test_reasons(which: str, reason: str) -> None:
    assert CALENDAR.reason(day(which)) == reason


@pytest.mark.parametrize(
    ("which", "kind", "holiday", "is_exchanged"),
    [
        pytest.param("2022-10-03", "国庆节放假", "国庆节", False, id="holiday"),
        pytest.param("2022-10-08", "调休上班", "", True, id="worked in exchange"),
        pytest.param("2022-09-25", "周末", "", False, id="weekend"),
        pytest.param("2022-09-30", "工作日", "", False, id="working day"),
    ],
)
def test_what_a_day_is(which: str, kind: str, holiday: str, is_exchanged: bool) -> None:
    found = day(which)
    assert CALENDAR.kind(found) == kind
    assert CALENDAR.holiday(found) == holiday
    assert CALENDAR.is_exchanged(found) is is_exchanged


def test_a_year_that_is_not_published_is_an_estimate() -> None:
    assert not CALENDAR.is_published(2027)
    assert CALENDAR.add_workdays(day("2026-12-30"), 1) == Counted(day("2026-12-31"))
    counted = CALENDAR.add_workdays(day("2026-12-31"), 1)
    assert counted == Counted(day("2027-01-01"), True)


def test_a_notice_makes_its_year_known_and_reaches_into_the_year_before() -> None:
    calendar = Calendar((NOTICE_2027,))
    assert calendar.is_published(2027)
    assert calendar.reason(day("2026-12-31")) == "元旦放假"
    skipped = (day("2026-12-31"), day("2027-01-01"), day("2027-01-02"))
    expected = Counted(day("2027-01-03"), False, skipped)
    assert calendar.add_workdays(day("2026-12-30"), 1) == expected
    assert calendar.reason(day("2027-02-14")) == "调休上班"


def test_a_notice_wins_over_the_built_in_calendar() -> None:
    extended = Notice(2020, off=(DaysOff("春节", date(2020, 1, 31), date(2020, 2, 2)),))
    moved = Notice(2022, work=(date(2022, 10, 6),))
    calendar = Calendar((extended, moved))
    assert not calendar.is_workday(day("2020-01-31"))
    assert calendar.is_workday(day("2022-10-06"))
    assert calendar.reason(day("2022-10-05")) == "国庆节放假"


def test_backward_is_negative() -> None:
    assert CALENDAR.workdays_between(day("2022-10-10"), day("2022-09-30")) == -3


DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 31))


@given(DAYS, st.integers(0, 120))
def test_adding_and_counting_agree(start: date, count: int) -> None:
    end = CALENDAR.add_workdays(start, count).day
    assert CALENDAR.workdays_between(start, end) == count


@given(DAYS, DAYS)
def test_counting_is_counting(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    last = min(last, first + timedelta(days=500))
    days = (first + timedelta(days=k) for k in range(1, (last - first).days + 1))
    expected = sum(map(CALENDAR.is_workday, days))
    assert CALENDAR.workdays_between(first, last) == expected
