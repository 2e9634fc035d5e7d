"""The course of a case, against days counted by hand on the calendar of 2022."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.clocks import explained
from gongkai.model import Case, Extension, Pause, Span
from tests.courses import oct_, run, sep

LATER = date(2022, 12, 31)
PAUSE = Pause(date(2022, 9, 7), date(2022, 9, 14), "征求第三方意见")
TWENTY = Extension(Span(20, "workday", "20个工作日"), "政务公开工作机构负责人", date(2022, 9, 20))


@pytest.mark.parametrize(
    ("within", "case", "as_of", "due", "used", "paused"),
    [
        pytest.param("10个工作日", Case("甲", sep(1)), LATER, sep(16), 82, 0, id="straight"),
        pytest.param(
            "10个工作日", Case("甲", sep(1), sep(9)), LATER, sep(16), 6, 0, id="closed in time"
        ),
        pytest.param(
            # not counted: 7 to 9, 13, 14; counted: 2, 5, 6, 15, 16 and 19 to 23
            "10个工作日",
            Case("甲", sep(1), sep(23), pauses=(PAUSE,)),
            LATER,
            sep(23),
            10,
            5,
            id="paused over 中秋",
        ),
        pytest.param(
            "10个工作日",
            Case("甲", sep(1), pauses=(PAUSE,)),
            sep(8),
            sep(20),
            3,
            2,
            id="the pause is open on the day: what would be due if it ended now",
        ),
        pytest.param(
            "10个工作日",
            Case("甲", sep(1), pauses=(PAUSE,)),
            sep(6),
            sep(16),
            3,
            0,
            id="the pause is still to come",
        ),
        pytest.param(
            "10个工作日",
            Case("甲", sep(1), pauses=(PAUSE, Pause(sep(13), sep(15), "另问"))),
            LATER,
            date(2022, 9, 26),
            76,
            6,
            id="two pauses that overlap",
        ),
        pytest.param(
            "10个工作日",
            Case("甲", sep(1), restarts=(sep(15),)),
            LATER,
            sep(29),
            73,
            0,
            id="begun anew",
        ),
        pytest.param(
            "10个工作日",
            Case("甲", sep(1), restarts=(sep(15),)),
            sep(14),
            sep(16),
            8,
            0,
            id="not begun anew yet",
        ),
        pytest.param(
            "10个工作日",
            Case("甲", sep(1), restarts=(sep(15),), pauses=(PAUSE,)),
            LATER,
            sep(29),
            73,
            0,
            id="a pause before the restart is forgotten",
        ),
        pytest.param(
            "10个工作日", Case("甲", sep(1), extension=TWENTY), LATER, oct_(19), 82, 0, id="longer"
        ),
        pytest.param(
            "10个工作日", Case("甲", sep(1), extension=TWENTY), sep(19), sep(16), 11, 0, id="later"
        ),
        pytest.param(
            "10日", Case("甲", sep(1), pauses=(PAUSE,)), sep(20), sep(19), 11, 8, id="in days"
        ),
        pytest.param(
            "1个月", Case("甲", sep(1), pauses=(PAUSE,)), sep(20), oct_(9), 11, 8, id="a month"
        ),
    ],
)
def test_when_a_case_is_due(
    within: str, case: Case, as_of: date, due: date, used: int, paused: int
) -> None:
    found = run(within, case, as_of=as_of)
    assert (found.due, found.used, found.paused) == (due, used, paused)


def test_a_statutory_limit_in_days_rolls_forward_at_its_very_end() -> None:
    """30 September stretched by a day ends in the holiday, and is due on the first day worked."""
    case = Case("甲", sep(1), pauses=(Pause(sep(5), sep(5), "补充材料"),))
    plain, by_law = (run("29日", case, as_of=LATER, statutory=law) for law in (False, True))
    assert (plain.due, by_law.due) == (oct_(1), oct_(8))


def test_what_bent_the_course_is_told_in_order() -> None:
    case = Case(
        "甲", sep(1), pauses=(PAUSE._replace(start=sep(19), end=None),), restarts=(sep(15),)
    )
    case = case._replace(extension=TWENTY)
    found = run("10个工作日", case, as_of=sep(21))
    assert found.open_pause == Pause(sep(19), None, "征求第三方意见")
    assert explained(found) == (
        "9月15日重新起算，自次日起计10个工作日",
        "自9月19日起中止（征求第三方意见）",
        "中止期间3个工作日不计",
        "9月20日经政务公开工作机构负责人批准延长20个工作日",
    )


days = st.dates(date(2022, 1, 1), date(2022, 12, 31))
pauses = st.lists(st.tuples(days, st.integers(0, 40)), max_size=3)


@given(days, pauses, st.sampled_from(["5个工作日", "20个工作日", "15日", "2个月"]))
def test_used_days_fill_the_limit_exactly_on_the_due_day(
    since: date, spans: list[tuple[date, int]], within: str
) -> None:
    """On the due day the counted days are the limit's, whatever was left out on the way."""
    made = tuple(
        Pause(start, date.fromordinal(start.toordinal() + length), "问") for start, length in spans
    )
    end = date(2024, 12, 31)
    straight = run(within, Case("甲", since), as_of=end)
    bent = run(within, Case("甲", since, pauses=made), as_of=end)
    full = run(within, Case("甲", since, straight.due), as_of=end)
    closed = Case("甲", since, bent.due, pauses=made)
    assert run(within, closed, as_of=end).used == full.used
