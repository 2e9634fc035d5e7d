"""To whom slips go, and what a slip says of the limit and of a case."""

from datetime import date

import pytest

from gongkai.agenda import Agenda, agenda
from gongkai.documents.rendering import render
from gongkai.documents.slips import SlipFacts, To, Wish, slips
from gongkai.documents.view import view, view_of
from gongkai.figures import pressing
from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Collective,
    Entry,
    Extension,
    Pause,
    Plan,
    Register,
    Span,
    Status,
    Target,
    Task,
    Unit,
)
from gongkai.timing.due_days import end_of
from tests.papers import FOLDERS, register

UNITS = tuple(map(Unit, ("办公室", "预算科", "社会保障科")))
COLLECTIVES = (Collective("各科室", "all"), Collective("相关科室", "unspecified"))
DAY = date(2022, 9, 26)


def now(*tasks: Task, as_of: date = DAY) -> Agenda:
    plan = Plan("要点", 2022, "某局", "某财〔2022〕1号")
    return agenda(Register(plan, tasks, UNITS, COLLECTIVES), as_of)


def task(*units: str, deadline: str = "9月底前") -> Task:
    return Task(1, "甲", "乙。", units, deadline)


def messages(*cases: Case, within: str = "5个工作日", statutory: bool = False) -> Task:
    clock = Clock("留言答复", within, "收到留言", cases, statutory)
    return task("办公室", "预算科", deadline="全年")._replace(clocks=(clock,))


def only(found: Agenda, unit: str | None = None) -> SlipFacts:
    (slip,) = slips(view(found), Wish(unit=unit, to=To.ALL)).slips
    return slip


JOINT = task("预算科", "社会保障科", "办公室")
OURS = task("办公室", "社会保障科")
EVERYONE = task("各科室")._replace(progress=(Entry(date(2022, 9, 1), Status.DONE, unit="预算科"),))
CASE = messages(Case("第1号", date(2022, 9, 23), unit="预算科"))


@pytest.mark.parametrize(
    ("matter", "to", "unit", "units", "own"),
    [
        pytest.param(JOINT, None, None, ["预算科", "社会保障科"], (), id="all but the office"),
        pytest.param(JOINT, To.LEAD, None, ["预算科"], (), id="who leads"),
        pytest.param(JOINT, To.SUPPORT, None, ["社会保障科"], (), id="who supports"),
        pytest.param(JOINT, To.ALL, None, ["预算科", "社会保障科", "办公室"], (), id="everybody"),
        pytest.param(JOINT, None, "社会保障科", ["社会保障科"], (), id="one that supports"),
        pytest.param(JOINT, None, "办公室", ["办公室"], (), id="the office when it is named"),
        pytest.param(JOINT, To.LEAD, "社会保障科", [], (), id="one that does not lead"),
        pytest.param(OURS, None, None, ["社会保障科"], (1,), id="the office leads"),
        pytest.param(OURS, To.LEAD, None, ["办公室"], (), id="the office leads, and is asked"),
        pytest.param(EVERYONE, None, None, ["社会保障科"], (1,), id="who has not done its part"),
        pytest.param(EVERYONE, To.ALL, None, ["办公室", "社会保障科"], (), id="the office as well"),
        pytest.param(CASE, None, None, ["预算科"], (), id="who must answer a case"),
        pytest.param(CASE, To.SUPPORT, None, [], (), id="nobody supports an answer"),
    ],
)
def test_who_gets_a_slip(
    matter: Task, to: To | None, unit: str | None, units: list[str], own: tuple[int, ...]
) -> None:
    found = slips(view(now(matter)), Wish(unit=unit, to=to))
    assert ([slip.unit for slip in found.slips], found.own) == (units, own)


def test_another_office_issues() -> None:
    plan = Plan("要点", 2022, office="预算科")
    whole = Register(plan, (JOINT,), UNITS, COLLECTIVES)
    assert [slip.unit for slip in slips(view_of(whole, DAY)).slips] == ["社会保障科", "办公室"]


@pytest.mark.parametrize("office", FOLDERS)
@pytest.mark.parametrize("day", [date(2022, month, 20) for month in (3, 6, 9, 12)])
def test_a_unit_gets_slips_exactly_for_what_its_list_shows(office: str, day: date) -> None:
    whole = register(office)
    for unit in whole.units:
        mine = agenda(whole, day, unit.name)
        until = end_of(Wish().within, day, mine.calendar).day
        listed = {
            item.task.id
            for item in pressing(mine, until)
            if item.due is not None and unit.name in mine.concerned(item)
        }
        found = slips(view_of(whole, day), Wish(unit=unit.name)).slips
        assert {slip.number for slip in found} == listed


def test_who_supports_is_asked_for_its_part() -> None:
    slip = only(now(JOINT), "社会保障科")
    page = render("slip", slip)
    assert "| 配合科室 | 社会保障科（牵头：预算科） |" in page
    assert "1.按时限完成本科室承担的工作，办理结果送牵头的预算科汇总；" in page


ADJUSTED = task("预算科", deadline="8月")._replace(
    adjustments=(Adjustment(date(2022, 8, 20), "10月底前", "场地", "局长办公会"),)
)


@pytest.mark.parametrize(
    ("matter", "as_of", "limit"),
    [
        pytest.param(
            task("预算科", deadline="3月底前"),
            date(2022, 3, 28),
            "3月底前，即2022年3月31日（星期四）",
            id="a point",
        ),
        pytest.param(
            task("预算科", deadline="12月底前"),
            date(2022, 12, 28),
            "12月底前，即2022年12月31日（星期六），当日休息，最后一个工作日为2022年12月30日（星期五）",
            id="on a day off",
        ),
        pytest.param(
            ADJUSTED,
            date(2022, 10, 28),
            "8月，经批准调整为10月底前，即2022年10月31日（星期一）",
            id="changed",
        ),
        pytest.param(
            task("预算科", deadline="每季度末月20日前")._replace(
                progress=tuple(Entry(date(2022, m, 9), Status.DONE) for m in (3, 6)),
            ),
            date(2022, 9, 19),
            "每季度末月20日前，三季度为2022年9月20日（星期二）",
            id="an occurrence",
        ),
        pytest.param(
            task("预算科", deadline="分别于5月29日、12月10日前")._replace(
                progress=(Entry(date(2022, 5, 9), Status.DONE),),
            ),
            date(2022, 12, 8),
            "分别于5月29日、12月10日前，本次为2022年12月10日（星期六），"
            "当日休息，最后一个工作日为2022年12月9日（星期五）",
            id="a stage that is called by its day",
        ),
        pytest.param(
            task("预算科", deadline="全年")._replace(target=Target(3, "次")),
            date(2022, 12, 28),
            "全年，不少于3次，最迟2022年12月31日（星期六），"
            "当日休息，最后一个工作日为2022年12月30日（星期五）",
            id="a target",
        ),
        pytest.param(
            CASE,
            DAY,
            "收到留言之日起5个工作日内，即2022年9月30日（星期五）",
            id="a case",
        ),
    ],
)  # fmt: skip
def test_what_binds(matter: Task, as_of: date, limit: str) -> None:
    assert only(now(matter, as_of=as_of)).limit == limit


@pytest.mark.parametrize(
    ("case", "course"),
    [
        pytest.param(
            Case("第1号", date(2022, 9, 21)), "2022年9月21日收到留言。尚未办结。", id="straight"
        ),
        pytest.param(
            Case("第1号", date(2022, 9, 15), pauses=(
                Pause(date(2022, 9, 19), date(2022, 9, 20), "征求第三方意见"),
            )),
            "2022年9月15日收到留言。9月19日至9月20日中止（征求第三方意见）；"
            "中止期间2个工作日不计。尚未办结。",
            id="paused",
        ),
        pytest.param(
            Case("第1号", date(2022, 9, 14), extension=Extension(
                Span(5, "workday", "5wd"), "分管负责人", date(2022, 9, 20),
            )),
            "2022年9月14日收到留言。9月20日经分管负责人批准延长5个工作日。尚未办结。",
            id="extended",
        ),
    ],
)  # fmt: skip
def test_how_a_case_has_run(case: Case, course: str) -> None:
    slip = only(now(messages(case._replace(unit="预算科"))))
    assert slip.course == course
    assert f"| 目前情况 | {course}" in render("slip", slip)


def test_a_case_is_told_without_the_rest_of_its_row() -> None:
    told = messages(Case("第1号", date(2022, 9, 20), unit="预算科"))
    told = told._replace(progress=(Entry(date(2022, 9, 21), Status.IN_PROGRESS, "答复53条。"),))
    assert "53条" not in render("slip", only(now(told)))


@pytest.mark.parametrize(
    ("matter", "unit", "latest", "missing"),
    [
        pytest.param(
            task("预算科", deadline="每季度末月20日前")._replace(
                progress=tuple(Entry(date(2022, m, 9), Status.DONE, "报表") for m in (3, 6)),
            ),
            "预算科",
            "",
            "尚未报送进展",
            id="what concluded the occurrence before",
        ),
        pytest.param(
            task("各科室")._replace(
                progress=(Entry(date(2022, 9, 1), Status.DONE, "报表", unit="预算科"),)
            ),
            "社会保障科",
            "",
            "尚未报送进展",
            id="what another unit did",
        ),
        pytest.param(
            JOINT._replace(progress=(Entry(date(2022, 9, 1), Status.IN_PROGRESS, "9月1日起草"),)),
            "社会保障科",
            "9月1日起草",
            "尚未报送完成情况",
            id="what the lead reported",
        ),
    ],
)
def test_what_was_heard_of_a_matter(matter: Task, unit: str, latest: str, missing: str) -> None:
    slip = only(now(matter), unit)
    assert (slip.latest[: len(latest)], bool(slip.latest)) == (latest, bool(latest))
    assert slip.missing == missing
