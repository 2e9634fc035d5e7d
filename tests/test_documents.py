"""The documents whole: golden files, the same paper made later, months that add up."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongkai import period
from gongkai.documents import table
from gongkai.documents.facts import as_json
from gongkai.documents.markers import without_markers
from gongkai.documents.report import render_report, report_facts
from gongkai.documents.view import view_of
from gongkai.model import Adjustment, Reminder, Task
from gongkai.period import Period
from tests.papers import DAYS, PAPERS, register, report, slip_pages

GOLDEN = Path(__file__).parent / "golden"
SEPTEMBER = date(2022, 9, 30)


@pytest.mark.parametrize(
    ("office", "name", "as_of"),
    [
        *[
            pytest.param(office, "monthly", day, id=f"{office} {day}")
            for office in ("plan", "demo")
            for day in DAYS
        ],
        pytest.param("year", "monthly", date(2022, 9, 25), id="September of a whole year"),
        pytest.param("year", "monthly", DAYS[2], id="December of a whole year"),
        pytest.param("year", "quarterly", date(2022, 9, 25), id="its third quarter"),
        pytest.param("year", "half", date(2022, 6, 25), id="its first half"),
        pytest.param("year", "yearly", DAYS[2], id="all of it"),
        pytest.param("year", "circular", date(2022, 10, 25), id="what was chased"),
        pytest.param("year", "meeting", date(2022, 9, 25), id="the paper of a meeting"),
        pytest.param("year", "annual", DAYS[2], id="a paragraph for the year's account"),
        pytest.param("year", "review", DAYS[2], id="a year looked back at"),
        pytest.param("demo", "circular", SEPTEMBER, id="nothing was chased"),
        pytest.param("demo", "quarterly", SEPTEMBER, id="a quarter"),
        pytest.param("demo", "half", DAYS[0], id="half a year"),
        pytest.param("demo", "yearly", DAYS[2], id="a year"),
        pytest.param("plan", "yearly", DAYS[2], id="a year with nothing recorded"),
        pytest.param("demo", "unit", SEPTEMBER, id="a unit's page"),
        pytest.param("demo", "week", SEPTEMBER, id="a week"),
        pytest.param("plan", "week", SEPTEMBER, id="a week with nothing recorded"),
        pytest.param("demo", "table", SEPTEMBER, id="the table"),
        pytest.param("demo", "public", SEPTEMBER, id="the table for the public"),
        pytest.param("plan", "table", SEPTEMBER, id="the table with nothing recorded"),
        pytest.param("demo", "slips", SEPTEMBER, id="slips"),
        pytest.param("demo", "ledger", SEPTEMBER, id="the ledger"),
    ],
)
def test_documents_are_as_expected(office: str, name: str, as_of: date, update_cases: bool) -> None:
    path = GOLDEN / f"{office}-{name}-{as_of}.{'csv' if name == 'ledger' else 'md'}"
    text = PAPERS[name](office, as_of)
    if update_cases:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def test_what_happened_later_changes_nothing() -> None:
    whole = register("demo")
    later = whole._replace(tasks=tuple(with_later_entries(task) for task in whole.tasks))
    span = period.month(2022, 9)
    made_later = without_markers(render_report(report_facts(later, span, SEPTEMBER)))
    assert made_later == report("demo", span, SEPTEMBER)


def with_later_entries(task: Task) -> Task:
    entries = tuple(entry._replace(date=date(2022, 11, 7)) for entry in task.progress)
    change = Adjustment(date(2022, 10, 8), "11月底前", "某事", "某会")
    slip = Reminder(date(2022, 10, 9), "催办单")
    return task._replace(
        progress=(*task.progress, *entries),
        adjustments=(*task.adjustments, change),
        reminders=(*task.reminders, slip),
    )


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    assert PAPERS[name]("demo", SEPTEMBER) == PAPERS[name]("demo", SEPTEMBER)


LONG = (
    *[pytest.param(period.quarter(2022, n), id=f"quarter {n}") for n in (1, 2, 3, 4)],
    pytest.param(period.half(2022, 1), id="half 1"),
    pytest.param(period.half(2022, 2), id="half 2"),
    pytest.param(period.full_year(2022), id="year"),
)


@pytest.mark.parametrize("office", ["demo", "plan"])
@pytest.mark.parametrize("span", LONG)
def test_the_months_add_up(office: str, span: Period) -> None:
    whole = report_facts(register(office), span, span.last)
    months = [
        report_facts(register(office), each, each.last)
        for each in (period.month(2022, n) for n in range(span.first.month, span.last.month + 1))
    ]
    assert whole.newly_done == tuple(sorted(n for each in months for n in each.newly_done))
    entries = [
        [
            (task.number, entry.date, entry.text)
            for section in each.sections
            for task in section.progress
            for entry in task.entries
        ]
        for each in (whole, *months)
    ]
    assert sorted(entries[0]) == sorted(entry for part in entries[1:] for entry in part)
    assert whole.rows == months[-1].rows
    assert whole.shares == months[-1].shares


def test_due_nodes_of_the_months_make_the_quarter() -> None:
    year_end = date(2022, 12, 31)
    whole = report_facts(register("demo"), period.quarter(2022, 4), year_end)
    months = [report_facts(register("demo"), period.month(2022, n), year_end) for n in (10, 11, 12)]
    assert whole.due == tuple(matter for each in months for matter in each.due)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("office", ["demo", "plan"])
def test_figures_agree_with_themselves(office: str, day: date) -> None:
    facts = report_facts(register(office), period.month(2022, day.month), day)
    tenths = [round(float(share.percent[:-1]) * 10) for share in facts.shares]
    assert facts.shares_sum == f"{sum(tenths) / 10:.1f}%"
    assert len({(share.tasks, share.percent) for share in facts.shares}) == len(
        {share.tasks for share in facts.shares}
    )
    assert sum(share.tasks for share in facts.shares) == facts.total
    assert sum(section.total for section in facts.sections) == facts.total
    for position, share in enumerate(facts.shares):
        assert sum(section.counts[position] for section in facts.sections) == share.tasks
    late = {matter.number for matter in facts.overdue}
    assert next(s.tasks for s in facts.shares if s.key == "overdue") == len(late)


def test_the_shipped_data_in_september() -> None:
    facts = report_facts(register("plan"), period.month(2022, 9), SEPTEMBER)
    assert [(m.number, m.urgency) for m in facts.overdue] == [(19, "逾期183天"), (26, "逾期30天")]
    assert [(m.number, m.urgency) for m in facts.due_soon] == [(2, "当日到期")]
    assert [m.number for month in facts.ahead for m in month.matters] == [6, 11, 39]
    assert [m.number for m in facts.awaiting] == [37]
    assert (facts.total, facts.newly_done, facts.reported) == (40, (), 0)
    assert facts.gaps.unclocked == (17, 22)
    assert facts.gaps.before_issue == (19,)
    assert len(facts.gaps.unnamed) == 20


def test_the_context_can_be_written_as_json() -> None:
    facts = report_facts(register("demo"), period.month(2022, 9), SEPTEMBER)
    plain = as_json(facts)
    assert list(plain) == list(facts._fields)
    assert plain["as_of"] == "2022-09-30"
    assert plain["overdue"][0]["due"] == "2022-08-31"
    assert json.loads(json.dumps(plain)) == plain


INTERNAL = (
    "逾期", "超期", "佐证：某示", "会议纪要", "征求各科室意见", "正在修改", "防疫", "批准的",
    "修缮", "亮灯", "尚无", "缺", "待明确", "审核人",
)  # fmt: skip


def test_the_public_table_keeps_silent() -> None:
    text = table.implementation_table(view_of(register("demo"), SEPTEMBER), public=True)
    assert [word for word in INTERNAL if word in text] == []
    held = repr(table.table_facts(view_of(register("demo"), SEPTEMBER), for_public=True))
    assert [word for word in INTERNAL if word in held] == []


@pytest.mark.parametrize("public", [False, True])
def test_the_table_is_the_printed_table(public: bool) -> None:
    facts = table.table_facts(view_of(register("plan"), SEPTEMBER), public)
    assert [row.number for row in facts.rows] == list(range(1, 41))
    blank = [row.number for row in facts.rows if not row.name]
    assert blank == [3, 28, 29, 31, 32, 33, 34, 35, 37, 39, 40]
    printed = [(row.content, row.phrase) for row in facts.rows]
    assert printed == [(task.content, task.deadline) for task in register("plan").tasks]


def test_a_units_page_holds_its_own_tasks_only() -> None:
    facts = report_facts(register("plan"), period.month(2022, 9), SEPTEMBER, "预算科")
    assert [row.number for row in facts.rows] == [1, 15, 27, 28]
    assert [(unit.name, unit.lead, unit.support) for unit in facts.units] == [("预算科", 1, 3)]
    assert render_report(facts).startswith("# 预算科9月份政务公开任务情况\n")


def test_a_unit_without_tasks_has_a_page_too() -> None:
    idle = register("demo")._replace(tasks=register("demo").tasks[:1])
    facts = report_facts(idle, period.month(2022, 9), SEPTEMBER, "信息科")
    assert facts.total == 0
    assert "任务分解表中没有信息科牵头或配合的任务。" in render_report(facts)


def test_slips_stand_for_one_matter_each() -> None:
    pages = slip_pages("demo", SEPTEMBER).split("\n# ")
    assert len(pages) == len({page.splitlines()[2] for page in pages}) == 6


@pytest.mark.parametrize(
    ("span", "first", "last", "words", "neighbours"),
    [
        pytest.param(
            period.month(2024, 2),
            date(2024, 2, 1),
            date(2024, 2, 29),
            ("2月份", "2月份", "本月", "2月底", "1—2月"),
            ("1月份", "3月份"),
            id="a leap February",
        ),
        pytest.param(
            period.month(2022, 1),
            date(2022, 1, 1),
            date(2022, 1, 31),
            ("1月份", "1月份", "本月", "1月底", "1月"),
            (None, "2月份"),
            id="January has nothing before it",
        ),
        pytest.param(
            period.quarter(2022, 3),
            date(2022, 7, 1),
            date(2022, 9, 30),
            ("第三季度", "2022年第三季度", "本季度", "第三季度末", "1—9月"),
            ("第二季度", "第四季度"),
            id="a quarter",
        ),
        pytest.param(
            period.half(2022, 2),
            date(2022, 7, 1),
            date(2022, 12, 31),
            ("下半年", "2022年下半年", "下半年", "下半年末", "1—12月"),
            ("上半年", None),
            id="the second half",
        ),
        pytest.param(
            period.full_year(2022),
            date(2022, 1, 1),
            date(2022, 12, 31),
            ("全年", "2022年度", "本年度", "全年末", "1—12月"),
            (None, None),
            id="the whole year",
        ),
    ],
)
def test_periods(
    span: Period,
    first: date,
    last: date,
    words: tuple[str, ...],
    neighbours: tuple[str | None, str | None],
) -> None:
    assert (span.first, span.last) == (first, last)
    assert (span.name, span.title, span.this, span.end, span.months) == words
    before, after = span.previous(), span.next()
    assert (before and before.name, after and after.name) == neighbours


@pytest.mark.parametrize(
    ("make", "number"),
    [
        pytest.param(period.month, 0, id="month 0"),
        pytest.param(period.month, 13, id="month 13"),
        pytest.param(period.quarter, 5, id="quarter 5"),
        pytest.param(period.half, 3, id="half 3"),
    ],
)
def test_there_are_no_other_periods(make: Callable[[int, int], Period], number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        make(2022, number)
