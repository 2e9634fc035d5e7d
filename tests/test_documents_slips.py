"""Slips: who gets one, of which kind, with which number, and until when the answer is due."""

from datetime import date

import pytest

from gongkai.documents.markers import without_markers
from gongkai.documents.rendering import render
from gongkai.documents.slips import TEN_WORKDAYS, Level, Slips, To, Wish, slips
from gongkai.documents.view import view_of
from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Collective,
    Plan,
    Register,
    Reminder,
    Span,
    Task,
    Unit,
)

UNITS = (Unit("办公室"), Unit("预算科"))
COLLECTIVES = (Collective("各科室", "all"), Collective("相关科室", "unspecified"))
THIRTY_DAYS = Span(30, "day", "30d")


def office(*tasks: Task) -> Register:
    return Register(Plan("要点", 2022, "某局", "某财〔2022〕1号"), tasks, UNITS, COLLECTIVES)


def task(number: int = 1, deadline: str = "9月底前", *units: str) -> Task:
    return Task(number, "甲", "乙。", units or ("办公室",), deadline)


def issued(*levels: str, unit: str | None = None) -> tuple[Reminder, ...]:
    return tuple(Reminder(date(2022, 9, k), word, unit=unit) for k, word in enumerate(levels, 1))


def made(
    as_of: date,
    *tasks: Task,
    within: Span = TEN_WORKDAYS,
    unit: str | None = None,
    level: Level | None = None,
    to: To | None = To.LEAD,
) -> Slips:
    return slips(view_of(office(*tasks), as_of), Wish(within, unit, level, to))


@pytest.mark.parametrize(
    ("as_of", "earlier", "level"),
    [
        pytest.param(date(2022, 9, 19), (), "提醒单", id="9 working days before"),
        pytest.param(date(2022, 9, 26), (), "提醒单", id="4 working days before"),
        pytest.param(date(2022, 9, 27), (), "催办单", id="3 working days before"),
        pytest.param(date(2022, 9, 30), (), "催办单", id="on the day"),
        pytest.param(date(2022, 10, 1), (), "催办单", id="a day late"),
        pytest.param(date(2022, 10, 12), (), "催办单", id="5 working days late"),
        pytest.param(date(2022, 10, 13), (), "督办通知单", id="6 working days late"),
        pytest.param(date(2022, 10, 8), ("催办单",), "催办单", id="late, asked once"),
        pytest.param(
            date(2022, 10, 8), ("催办单", "催办单"), "督办通知单", id="late, asked twice in vain"
        ),
        pytest.param(
            date(2022, 9, 29), ("催办单", "催办单"), "催办单", id="asked twice, not yet late"
        ),
    ],
)
def test_the_ladder(as_of: date, earlier: tuple[str, ...], level: str) -> None:
    one = task()._replace(reminders=issued(*earlier))
    found = made(as_of, one).slips
    assert [slip.level for slip in found] == [level]
    assert found[0].time == len(earlier) + 1


def test_each_unit_is_counted_by_itself() -> None:
    one = task(1, "9月底前", "各科室")._replace(reminders=issued("提醒单", unit="预算科"))
    found = made(date(2022, 10, 1), one).slips
    assert [(slip.unit, slip.time) for slip in found] == [("办公室", 1), ("预算科", 2)]


@pytest.mark.parametrize(
    ("as_of", "answer"),
    [
        pytest.param(date(2022, 9, 19), date(2022, 9, 22), id="three working days"),
        pytest.param(date(2022, 9, 28), date(2022, 9, 30), id="not after the day itself"),
        pytest.param(date(2022, 10, 1), date(2022, 10, 10), id="after the holiday"),
    ],
)
def test_the_answer(as_of: date, answer: date) -> None:
    assert made(as_of, task()).slips[0].answer_by == answer


@pytest.mark.parametrize(
    ("as_of", "answer"),
    [
        pytest.param(date(2022, 12, 29), date(2022, 12, 30), id="the last working day before"),
        pytest.param(date(2022, 12, 31), date(2022, 12, 31), id="written on the day off itself"),
    ],
)
def test_no_answer_is_asked_for_on_a_day_off(as_of: date, answer: date) -> None:
    assert made(as_of, task(1, "年底前")).slips[0].answer_by == answer


def test_numbers_begin_anew_with_the_year() -> None:
    one = task(1, "9月底前")._replace(reminders=issued("督办通知单"))
    assert made(date(2023, 1, 3), one).slips[0].reference == "某财公开督〔2023〕1号"


def test_a_changed_deadline_is_shown_with_the_printed_one() -> None:
    change = Adjustment(date(2022, 8, 20), "10月底前", "某事", "某会")
    (slip,) = made(date(2022, 10, 25), task(1, "8月")._replace(adjustments=(change,))).slips
    assert (slip.when, slip.phrase) == ("10月31日（星期一）", "8月，经批准调整为10月底前")


def test_all_units_are_those_that_exist() -> None:
    units = (Unit("办公室"), Unit("甲科", until=date(2022, 6, 30)))
    whole = office(task(1, "9月底前", "各科室"))._replace(units=units)
    found = slips(view_of(whole, date(2022, 10, 1)), Wish(to=To.LEAD))
    assert [slip.unit for slip in found.slips] == ["办公室"]


def test_ten_working_days_late_goes_to_the_top() -> None:
    late = [made(date(2022, 10, day), task()).slips[0].escalates for day in (19, 20)]
    assert late == [False, True]


def test_numbers_go_on_by_level() -> None:
    before = task(7, "全年")._replace(reminders=issued("催办单", "提醒单", "催办单"))
    future = task(8, "全年")._replace(reminders=(Reminder(date(2022, 10, 2), "催办单"),))
    tasks = (task(1), task(2), task(3, "10月15日前"), before, future)
    found = made(date(2022, 10, 1), *tasks).slips
    assert [(slip.number, slip.reference) for slip in found] == [
        (1, "某财公开催〔2022〕3号"),
        (2, "某财公开催〔2022〕4号"),
        (3, "某财公开提〔2022〕2号"),
    ]


def test_a_level_may_be_given() -> None:
    found = made(date(2022, 10, 1), task(), level=Level.SUPERVISE).slips
    assert [slip.level for slip in found] == ["督办通知单"]


@pytest.mark.parametrize(
    ("units", "unit", "addressed"),
    [
        pytest.param(
            ("办公室", "预算科"), None, [("办公室", "预算科")], id="the lead, with support"
        ),
        pytest.param(("各科室",), None, [("办公室", ""), ("预算科", "")], id="each of them"),
        pytest.param(("各科室",), "预算科", [("预算科", "")], id="each, but only one wanted"),
        pytest.param(("办公室", "预算科"), "预算科", [], id="support is not asked"),
        pytest.param(("办公室", "相关科室"), None, [("办公室", "")], id="the lead alone"),
        pytest.param(("相关科室",), None, [], id="nobody to ask"),
    ],
)
def test_who_is_asked(
    units: tuple[str, ...], unit: str | None, addressed: list[tuple[str, str]]
) -> None:
    found = made(date(2022, 10, 1), task(1, "9月底前", *units), unit=unit).slips
    assert [(slip.unit, slip.others) for slip in found] == addressed


def test_the_unnamed_are_told() -> None:
    tasks = (
        task(4, "9月底前", "办公室", "相关科室"),
        task(5, "9月底前", "相关科室"),
        task(6, "全年"),
    )
    found = made(date(2022, 10, 1), *tasks)
    assert [each.reason for each in found.unaddressed] == [
        "第4项的“相关科室”没有明确到具体科室，只发办公室；请在 assigned 中逐一写明",
        "第5项的“相关科室”没有明确到具体科室，未出单；请在 assigned 中逐一写明",
    ]
    assert [slip.number for slip in found.slips] == [4]


def test_the_span_decides_what_is_near() -> None:
    assert made(date(2022, 9, 1), task()).slips == ()
    assert [s.level for s in made(date(2022, 9, 1), task(), within=THIRTY_DAYS).slips] == ["提醒单"]


def test_a_case_is_a_matter_of_its_own() -> None:
    clock = Clock("留言答复", "5个工作日", "收到留言", (Case("第1号", date(2022, 9, 20)),))
    one = Task(1, "甲", "乙。", ("办公室",), "全年", clocks=(clock,))
    (slip,) = made(date(2022, 10, 1), one).slips
    assert (slip.label, slip.urgency, slip.level) == (
        "留言答复：第1号",
        "超期3个工作日",
        "催办单",
    )


@pytest.mark.parametrize(
    ("as_of", "level", "sentence"),
    [
        pytest.param(
            date(2022, 9, 19),
            None,
            "上述事项将于9月30日（星期五）到期，请抓紧推进，确保按时保质完成。",
            id="提醒单",
        ),
        pytest.param(
            date(2022, 10, 1),
            None,
            "上述事项已超过规定时限，请于2022年10月10日（星期一）17:00前办结并反馈。",
            id="催办单",
        ),
        pytest.param(
            date(2022, 10, 18),
            None,
            "上述事项仍未办结，请说明原因，提出整改措施和完成时限；"
            "逾期仍未办结的，将提请局长办公会通报。",
            id="督办通知单",
        ),
        pytest.param(
            date(2022, 9, 19),
            Level.SUPERVISE,
            "请于2022年9月22日（星期四）17:00前反馈办理情况。",
            id="a level that the day does not ask for",
        ),
    ],
)
def test_the_words_fit_the_level(as_of: date, level: Level | None, sentence: str) -> None:
    page = without_markers(render("slip", made(as_of, task(), level=level).slips[0]))
    assert page.splitlines()[-3] == sentence
