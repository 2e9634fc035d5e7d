"""From phrases to the days things are due: spans, limits, slots and remarks about days off."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model import Span
from gongkai.timing.due_days import Slot, end_of, limit_from, read_span, rest_day_note, slots
from gongkai.timing.phrases import read_deadline
from gongkai.timing.workdays import Calendar

CALENDAR = Calendar()


def day(text: str) -> date:
    return date.fromisoformat(text)


def dated(due: str | None, label: str | None = None, start: str | None = None) -> Slot:
    return Slot(start and day(start), due and day(due), label, False, False, ())  # type: ignore[arg-type]


STANDING = Slot(None, None, None, False, True, ())


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("30d", Span(30, "day", "30d"), id="days"),
        pytest.param("10wd", Span(10, "workday", "10wd"), id="working days"),
        pytest.param("2W", Span(2, "week", "2W"), id="weeks"),
        pytest.param(" 1m ", Span(1, "month", "1m"), id="months"),
        pytest.param("30天", Span(30, "day", "30天"), id="天"),
        pytest.param("10个工作日", Span(10, "workday", "10个工作日"), id="工作日"),
        pytest.param("两周", Span(2, "week", "两周"), id="周"),
        pytest.param("１个月", Span(1, "month", "１个月"), id="个月"),
        pytest.param("0d", Span(0, "day", "0d"), id="none"),
        pytest.param("30", None, id="no unit"),
        pytest.param("d", None, id="no number"),
        pytest.param("-3d", None, id="backward"),
        pytest.param("3.5d", None, id="a fraction"),
        pytest.param("3y", None, id="years"),
        pytest.param("10000d", None, id="too long"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_read_span(text: str, span: Span | None) -> None:
    assert read_span(text) == span


@given(st.text(max_size=12))
def test_read_span_never_raises(text: str) -> None:
    span = read_span(text)
    assert span is None or span.text == text.strip()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("30d", "2022-10-01", "2022-10-31", id="days"),
        pytest.param("10wd", "2022-09-20", "2022-10-09", id="to a worked Sunday"),
        pytest.param("2w", "2022-09-20", "2022-10-04", id="weeks"),
        pytest.param("1m", "2022-01-31", "2022-02-28", id="a month of fewer days"),
        pytest.param("0d", "2022-10-01", "2022-10-01", id="today"),
    ],
)
def test_end_of(text: str, start: str, end: str) -> None:
    span = read_span(text)
    assert span is not None
    assert end_of(span, day(start), CALENDAR).day == day(end)


@pytest.mark.parametrize(
    ("phrase", "start", "end", "statutory"),
    [
        pytest.param("30日内", "2022-04-23", "2022-05-23", False, id="days"),
        pytest.param("30日内", "2022-04-22", "2022-05-22", False, id="a plan's limit stays"),
        pytest.param("30日内", "2022-04-22", "2022-05-23", True, id="a statutory one rolls"),
        pytest.param("30日内", "2022-09-02", "2022-10-08", True, id="over the National Day"),
        pytest.param("20日内", "2022-01-12", "2022-02-07", True, id="over the Spring Festival"),
        pytest.param("20日内", "2022-12-11", "2023-01-03", True, id="over New Year"),
        pytest.param("20个工作日内", "2022-09-20", "2022-10-21", True, id="working days"),
        pytest.param("1个月内", "2024-01-31", "2024-02-29", False, id="a month"),
        pytest.param("1年内", "2024-02-29", "2025-02-28", False, id="a year"),
        pytest.param("两周内", "2022-09-20", "2022-10-04", False, id="weeks"),
        pytest.param("文件印发当日", "2022-09-20", "2022-09-20", False, id="the same day"),
        pytest.param(
            "自收到之日起5日内", "2022-09-20", "2022-09-25", False, id="之日起: day 0 out"
        ),
    ],
)
def test_limit_from(phrase: str, start: str, end: str, statutory: bool) -> None:
    limit = read_deadline(phrase, 2022)
    assert limit_from(limit, day(start), CALENDAR, statutory).day == day(end)


def test_only_a_length_of_time_ends() -> None:
    with pytest.raises(ValueError, match="9月底前"):
        limit_from(read_deadline("9月底前", 2022), day("2022-09-01"), CALENDAR)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("9月底前", [dated("2022-09-30")], id="point"),
        pytest.param("8月", [dated("2022-08-31", start="2022-08-01")], id="window"),
        pytest.param("全年", [STANDING], id="standing"),
        pytest.param("每两周", [STANDING], id="recurring without dates"),
        pytest.param(
            "每半年", [dated("2022-06-30", "上半年"), dated("2022-12-31", "下半年")], id="recurring"
        ),
        pytest.param(
            "分别于5月29日、12月10日前",
            [dated("2022-05-29", "5月29日"), dated("2022-12-10", "12月10日")],
            id="staged",
        ),
        pytest.param(
            "6月底前，并长期坚持",
            [dated("2022-06-30", "6月30日"), STANDING._replace(label="长期坚持")],
            id="lasting",
        ),
        pytest.param("印发后30日内", [dated("2022-05-23")], id="relative"),
        pytest.param("及时", [dated(None)], id="open"),
        pytest.param("截至9月底", [dated(None)], id="not a deadline"),
        pytest.param("啦啦", [dated(None)], id="unreadable"),
    ],
)
def test_slots(phrase: str, expected: list[Slot]) -> None:
    assert list(slots(read_deadline(phrase, 2022), day("2022-04-23"), CALENDAR)) == expected


def test_without_the_event_a_limit_has_no_date() -> None:
    assert slots(read_deadline("印发后30日内", 2022), None, CALENDAR) == (dated(None),)


def test_an_estimate_says_why() -> None:
    limit = read_deadline("印发后10个工作日内", 2026)
    note = "2027年放假安排未公布，暂按周一至周五推算"
    expected = Slot(None, day("2027-01-07"), None, True, False, (note,))
    assert slots(limit, day("2026-12-24"), CALENDAR) == (expected,)


@pytest.mark.parametrize(
    ("due", "note"),
    [
        pytest.param(
            "2022-12-31",
            "12月31日（星期六）放假，最后一个工作日为12月30日（星期五）",
            id="a holiday",
        ),
        pytest.param(
            "2022-07-31",
            "7月31日（星期日）是休息日，最后一个工作日为7月29日（星期五）",
            id="a weekend",
        ),
        pytest.param("2022-09-30", "", id="a working day"),
        pytest.param("2022-10-08", "", id="a worked Saturday"),
        pytest.param("2027-01-02", "", id="a year that is not published"),
    ],
)
def test_remark_about_a_day_off(due: str, note: str) -> None:
    assert rest_day_note(day(due), CALENDAR) == note
