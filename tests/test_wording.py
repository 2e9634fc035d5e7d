"""Days, numbers and lists as an office writes them."""

from datetime import date

import pytest

from gongkai.wording import (
    counted,
    dated,
    day_in,
    ended,
    full_day,
    listed,
    numbered,
    quoted,
    short_day,
    shortened,
    weekday,
)


def test_days_have_no_padding() -> None:
    day = date(2022, 9, 5)
    assert full_day(day) == "2022年9月5日"
    assert short_day(day) == "9月5日"
    assert dated(day) == "2022年9月5日（星期一）"


def test_every_day_of_the_week() -> None:
    week = [weekday(date(2022, 9, 5 + k)) for k in range(7)]
    assert week == [f"星期{word}" for word in "一二三四五六日"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param(date(2022, 9, 30), "9月30日（星期五）", id="in the year"),
        pytest.param(date(2023, 1, 31), "2023年1月31日（星期二）", id="in another year"),
    ],
)
def test_the_year_is_said_where_it_is_another(day: date, words: str) -> None:
    assert day_in(day, 2022) == words


@pytest.mark.parametrize(
    ("number", "word"),
    [
        pytest.param(1, "一", id="1"),
        pytest.param(10, "十", id="10"),
        pytest.param(12, "十二", id="12"),
        pytest.param(20, "二十", id="20"),
        pytest.param(99, "九十九", id="99"),
    ],
)
def test_headings_are_counted_in_chinese(number: int, word: str) -> None:
    assert counted(number) == word


@pytest.mark.parametrize("number", [0, -1, 100])
def test_no_other_headings(number: int) -> None:
    with pytest.raises(ValueError, match="no heading"):
        counted(number)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        pytest.param([], "无", id="none"),
        pytest.param([7], "第7项", id="one"),
        pytest.param([6, 7], "第6、7项", id="two neighbours"),
        pytest.param([8, 9, 10], "第8—10项", id="a run"),
        pytest.param([5, 8, 9, 10, 14, 40, 39], "第5、8—10、14、39、40项", id="mixed"),
        pytest.param([3, 3, 1], "第1、3项", id="twice the same, unsorted"),
    ],
)
def test_numbers_of_tasks(numbers: list[int], words: str) -> None:
    assert numbered(numbers) == words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param([], "无", id="none"),
        pytest.param(["办公室"], "办公室", id="one"),
        pytest.param(["办公室", "预算科"], "办公室、预算科", id="two"),
    ],
)
def test_lists(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_an_empty_list_may_be_said_otherwise() -> None:
    assert listed([], "") == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("完成", "完成。", id="nothing at the end"),
        pytest.param("完成。", "完成。", id="a full stop"),
        pytest.param("完成；", "完成。", id="a semicolon"),
        pytest.param(" 完成., ", "完成。", id="blanks and foreign signs"),
        pytest.param("完成了吗？", "完成了吗？", id="a question"),
    ],
)
def test_sentences_end_once(text: str, sentence: str) -> None:
    assert ended(text) == sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("公文", "“公文”", id="plain"),
        pytest.param("举办“开放月”活动", "“举办‘开放月’活动”", id="quotation marks inside"),
    ],
)
def test_quotations(text: str, words: str) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("一二三四", "一二三四", id="as long as may be"),
        pytest.param("一二三四五", "一二三四……", id="longer"),
    ],
)
def test_a_long_text_is_cut_behind_its_beginning(text: str, shown: str) -> None:
    assert shortened(text, 4) == shown
