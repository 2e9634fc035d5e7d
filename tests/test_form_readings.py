"""What people type into a form: anything is read or refused, what is written plainly is read."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.forms import readings
from gongkai.forms.cells import Given
from gongkai.forms.findings import Refused
from gongkai.model import Status

TODAY = date(2022, 10, 8)
WRITTEN = ("{0}-{1}-{2}", "{0}/{1:02}/{2:02}", "{0}.{1}.{2}", "{0}年{1}月{2}日", "{0}{1:02}{2:02}")
DIGITS = "0123456789０９.-/年月日号 　²٣"
VALUES = st.one_of(
    st.text(max_size=40), st.text(DIGITS, max_size=12), st.integers(), st.floats(), st.dates()
)


@given(st.dates(date(2022, 1, 1), TODAY), st.sampled_from(WRITTEN))
@settings(max_examples=60)
def test_a_day_is_read_however_it_is_written(day: date, form: str) -> None:
    text = form.format(day.year, day.month, day.day)
    assert readings.read_day(Given(text, "I7"), 2022, TODAY).day == day


@given(VALUES)
@settings(max_examples=100)
def test_anything_is_read_or_refused(value: str | int | float | date) -> None:
    cell = Given(value, "I7")
    readers: tuple[Callable[[], bool], ...] = (
        lambda: date(2022, 1, 1) <= readings.read_day(cell, 2022, TODAY).day <= TODAY,
        lambda: readings.read_quantity(cell, "篇") >= 0,
        lambda: readings.read_status(cell)[0] in Status,
        lambda: "\n" not in readings.read_words(cell, "进展情况"),
        lambda: all(readings.read_evidence(cell)),
    )
    for read in readers:
        try:
            assert read()
        except Refused as reason:
            assert reason.finding.cell == "I7"  # noqa: PT017 - a refusal is as good


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("完成3个\n其余正在整合", "完成3个；其余正在整合", id="two lines"),
        pytest.param("完成3个。\n\n其余正在整合。", "完成3个。其余正在整合。", id="sentences"),
        pytest.param("一是甲；\n二是乙", "一是甲；二是乙", id="a list"),
    ],
)
def test_lines_become_one(text: str, read: str) -> None:
    assert readings.read_words(Given(text, "J7"), "进展情况") == read


@pytest.mark.parametrize("text", ["同上", "见上。"])
def test_a_ditto_is_refused_by_its_own_words(text: str) -> None:
    cell = Given(text, "L7")
    refusals: list[str] = []
    for read in (lambda: readings.read_words(cell, "下一步"), lambda: readings.read_evidence(cell)):
        with pytest.raises(Refused) as caught:
            read()
        refusals.append(str(caught.value))
    why = f"写的是“{text}”，分不清指哪一项；请写全"
    assert refusals == [f"下一步{why}", f"佐证材料{why}"]
