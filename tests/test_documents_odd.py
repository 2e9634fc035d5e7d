"""Documents about odd registers: several things late at once, units that came and went, reports
about a time that is over or has not begun.
"""

from datetime import date

import pytest

from gongkai import period
from gongkai.documents.report import render_report, report_facts
from gongkai.model import Adjustment, Collective, Entry, Plan, Register, Status, Task, Unit

COLLECTIVES = (Collective("各科室", "all"), Collective("相关科室", "unspecified"))
RENAMED = (
    Unit("办公室"),
    Unit("预算科", until=date(2022, 6, 30)),
    Unit("预算绩效科", since=date(2022, 7, 1)),
)
JULY = period.month(2022, 7)


def office(*tasks: Task, units: tuple[Unit, ...] = RENAMED) -> Register:
    return Register(Plan("要点", 2022, "某局"), tasks, units, COLLECTIVES)


def task(number: int, deadline: str, *units: str, progress: tuple[Entry, ...] = ()) -> Task:
    return Task(number, f"任务{number}", "乙。", units or ("办公室",), deadline, progress=progress)


def done(month: int, day: int, unit: str | None = None) -> Entry:
    return Entry(date(2022, month, day), Status.DONE, "报送1份。", ("某号",), unit)


def test_tasks_are_counted_and_not_their_occurrences() -> None:
    often = task(1, "每月10日前", progress=(done(1, 9),))
    text = render_report(report_facts(office(often), JULY, date(2022, 7, 31)))
    assert "逾期1项，占100.0%" in text
    assert "与6月底相比无新完成任务，逾期任务数持平。" in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param(5, "本月到期时间节点2个，截至统计日尚未到期。", id="none has come"),
        pytest.param(15, "本月到期时间节点2个（截至统计日已到期1个），均未完成。", id="one has"),
        pytest.param(31, "本月到期时间节点2个，均未完成。", id="all have"),
    ],
)
def test_what_is_not_due_yet_is_not_missed(day: int, words: str) -> None:
    whole = office(task(1, "7月10日前"), task(2, "7月25日前"))
    assert words in render_report(report_facts(whole, JULY, date(2022, 7, day)))


def test_what_lasts_is_no_occurrence() -> None:
    staged = task(1, "分别于3月底前、6月底前，并长期坚持", progress=(done(3, 30),))
    (row,) = report_facts(office(staged), JULY, date(2022, 7, 31)).rows
    assert row.progress.startswith("未完成。全年应完成2次，已完成1次。已逾期31天。")


@pytest.mark.parametrize(
    ("as_of", "units", "silent"),
    [
        pytest.param(date(2022, 6, 30), ["办公室", "预算科"], ("办公室", "预算科"), id="before"),
        pytest.param(
            date(2022, 7, 1), ["办公室", "预算绩效科"], ("办公室", "预算绩效科"), id="after"
        ),
    ],
)
def test_all_units_are_those_of_the_day(
    as_of: date, units: list[str], silent: tuple[str, ...]
) -> None:
    span = period.month(2022, as_of.month)
    facts = report_facts(office(task(1, "9月底前", "各科室")), span, as_of)
    assert [unit.name for unit in facts.units] == units
    assert facts.gaps.silent_units == silent


def test_a_unit_that_is_gone_but_named_stays() -> None:
    both = office(task(1, "9月底前", "预算科"), task(2, "9月底前", "办公室", "各科室"))
    facts = report_facts(both, JULY, date(2022, 7, 31))
    assert [(unit.name, unit.lead, unit.support) for unit in facts.units] == [
        ("办公室", 1, 0),
        ("预算科", 1, 0),
        ("预算绩效科", 0, 1),
    ]
    assert [row.others for row in facts.rows] == ["", "预算绩效科"]


def test_reports_after_the_period_are_not_its_own() -> None:
    late = task(1, "9月底前", progress=(done(8, 5),))
    facts = report_facts(office(late), JULY, date(2022, 8, 31))
    assert [unit.reports for unit in facts.units] == [0, 0]


def test_nobody_is_silent_in_a_month_to_come() -> None:
    facts = report_facts(office(task(1, "9月底前")), period.month(2022, 8), date(2022, 7, 31))
    assert facts.gaps.silent_units == ()


def test_a_year_without_dates_claims_no_completion() -> None:
    facts = report_facts(office(task(1, "全年")), period.full_year(2022), date(2022, 12, 31))
    text = render_report(facts)
    assert "全部完成" not in text
    assert "全年任务尚有1项（第1项）没有办结" in text


@pytest.mark.parametrize(
    ("units", "said"),
    [
        pytest.param(("办公室",), False, id="one unit a task"),
        pytest.param(("办公室", "预算绩效科"), True, id="two units"),
    ],
)
def test_the_note_on_sums_is_true(units: tuple[str, ...], said: bool) -> None:
    facts = report_facts(office(task(1, "9月底前", *units)), JULY, date(2022, 7, 31))
    assert ("合计大于任务总数" in render_report(facts)) is said


def test_an_extension_is_counted_once() -> None:
    change = Adjustment(date(2022, 7, 5), "10月底前", "某事", "某会")
    moved = task(1, "分别于3月底前、8月底前")._replace(adjustments=(change,))
    facts = report_facts(office(moved), JULY, date(2022, 7, 31))
    assert [each.number for each in facts.extensions] == [1]


@pytest.mark.parametrize("note", ["场地维修，推迟至10月。", "人手不足，有所延误。"])
def test_the_public_hears_no_delays(note: str) -> None:
    told = Entry(date(2022, 7, 4), Status.IN_PROGRESS, f"已完成方案。{note}")
    (row,) = report_facts(office(task(1, "9月底前", progress=(told,))), JULY, JULY.last).rows
    assert row.public_progress == "推进中。已完成方案。"
