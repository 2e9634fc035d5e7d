"""A task as the office sees it on a day: looked at once, the same for every document."""

from datetime import date

import pytest

from gongkai import period
from gongkai.documents.facts import as_json
from gongkai.documents.report import report_facts
from gongkai.documents.rows import public, rows
from gongkai.documents.view import TaskView, view_of
from gongkai.model import Adjustment, Collective, Entry, Plan, Register, Status, Target, Task, Unit
from tests.papers import register as register_of

SEPTEMBER = date(2022, 9, 30)
UNITS = (Unit("办公室"), Unit("预算科"), Unit("绩效科"))
COLLECTIVES = (Collective("各科室", "all"), Collective("相关科室", "unspecified"))


def office(*tasks: Task) -> Register:
    return Register(Plan("要点", 2022, "某局", "某财〔2022〕1号"), tasks, UNITS, COLLECTIVES)


def task(number: int, deadline: str, *units: str) -> Task:
    return Task(number, "甲", "乙。丙。", units or ("办公室",), deadline)


def seen(one: Task, as_of: date = SEPTEMBER) -> TaskView:
    (only,) = view_of(office(one), as_of).tasks
    return only


@pytest.mark.parametrize(
    ("units", "assigned", "lead", "others"),
    [
        pytest.param(("办公室",), (), "办公室", "", id="alone"),
        pytest.param(("办公室", "预算科"), (), "办公室", "预算科", id="the first leads"),
        pytest.param(("办公室", "相关科室"), (), "办公室", "相关科室", id="nobody is named"),
        pytest.param(("办公室", "相关科室"), ("绩效科",), "办公室", "绩效科", id="somebody is"),
        pytest.param(("各科室",), (), "各科室", "", id="each"),
        pytest.param(("相关科室",), (), "相关科室", "", id="nobody leads yet"),
    ],
)
def test_roles_in_words(
    units: tuple[str, ...], assigned: tuple[str, ...], lead: str, others: str
) -> None:
    view = seen(task(1, "9月底前", *units)._replace(assigned=assigned))
    assert (view.lead, view.others) == (lead, others)


def test_what_is_later_is_not_seen() -> None:
    later = task(1, "8月")._replace(
        target=Target(3, "篇"),
        progress=(
            Entry(date(2022, 9, 1), Status.IN_PROGRESS, "拟出提纲", quantity=1),
            Entry(date(2022, 10, 1), Status.DONE, "写成", quantity=2),
        ),
        adjustments=(Adjustment(date(2022, 10, 8), "11月底前", "某事", "某会"),),
    )
    view = seen(later)
    assert (view.latest, view.extension) == ("拟出提纲（9月1日报）。", None)
    assert view.quota is not None
    assert (view.quota.reached, view.quota.is_met) == (1, False)
    assert len(view.progress) == 1
    then = seen(later, date(2022, 10, 8))
    assert then.extension is not None
    assert then.extension.text == "时限由“8月”调整为“11月底前”，2022年10月8日经某会批准"
    assert then.quota is not None
    assert then.quota.is_met


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        pytest.param("8月", date(2022, 8, 31), id="late"),
        pytest.param("9月底前", date(2022, 9, 30), id="today"),
        pytest.param("10月8日前", date(2022, 10, 8), id="near"),
        pytest.param("每季度末", date(2022, 3, 31), id="the first that is late"),
        pytest.param("年底前", None, id="far"),
        pytest.param("全年", None, id="never"),
    ],
)
def test_what_presses(deadline: str, due: date | None) -> None:
    pressing = seen(task(1, deadline)).pressing
    assert (pressing.due if pressing else None) == due


def test_tasks_of_one_name_are_told_apart() -> None:
    alike = office(
        task(1, "全年"),
        task(2, "全年")._replace(content="丁，" * 30),
        task(3, "全年")._replace(name="戊"),
    )
    gists = [each.gist for each in view_of(alike, SEPTEMBER).tasks]
    assert gists == ["乙", f"{'丁，' * 14}丁……", ""]


@pytest.mark.parametrize("day", [date(2022, 5, 31), SEPTEMBER, date(2022, 12, 31)])
@pytest.mark.parametrize("name", ["plan", "demo"])
def test_what_the_public_may_have_is_the_same_twice(name: str, day: date) -> None:
    for row in rows(view_of(register_of(name), day)):
        shown = public(row)
        assert (shown.progress, shown.remark) == (row.public_progress, row.public_remark)
        assert public(shown) == shown
        held = as_json(shown)
        assert not any(held[key] for key in ("extension", "lamp", "state", "due", "lead"))
        assert len(held["entries"]) <= 1
        assert not any(entry["unit"] for entry in held["entries"])


def test_a_units_page_compares_its_own_part_with_its_own_before() -> None:
    """办公室 did its part in August, 预算科 in September: each page tells of its own month."""
    both = task(1, "9月底前", "办公室", "预算科")._replace(
        each=True,
        progress=(
            Entry(date(2022, 8, 9), Status.DONE, "报送", ("甲",), "办公室"),
            Entry(date(2022, 9, 9), Status.DONE, "报送", ("乙",), "预算科"),
        ),
    )
    newly = {
        unit: [
            report_facts(office(both), month, month.last, unit).newly_done
            for month in (period.month(2022, 8), period.month(2022, 9))
        ]
        for unit in ("办公室", "预算科")
    }
    assert newly == {"办公室": [(1,), ()], "预算科": [(), (1,)]}
    whole = report_facts(office(both), period.month(2022, 9), SEPTEMBER)
    assert whole.newly_done == (1,)
