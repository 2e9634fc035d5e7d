"""The public board holds nothing internal, whatever the register holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.boards.page import public_page
from gongkai.boards.public import public_facts
from gongkai.cli.main import main
from gongkai.documents.view import view_of
from gongkai.model import (
    NOWHERE,
    Adjustment,
    Case,
    Clock,
    Collective,
    Entry,
    Extension,
    Pause,
    Plan,
    Register,
    Reminder,
    Span,
    Status,
    Target,
    Task,
    Unit,
)
from tests.pages import Page
from tests.papers import DAYS, FOLDERS, register

SECRET = "密件"
LINK = "https://example.com/a"
LATENESS = ("逾期", "超期", "临期", "催办", "督办", "牵头", "未完成", "内部", "未办结", "到期日")
days = st.dates(date(2022, 1, 1), date(2023, 2, 1))
entries = st.builds(
    Entry,
    days,
    st.sampled_from(Status),
    st.sampled_from(("已公开目录。", f"由于{SECRET}推迟。", f"已公开目录。原因是{SECRET}。")),
    st.sampled_from(((), (SECRET,), (LINK, SECRET), (f"见{LINK}{SECRET}",))),
    st.sampled_from((None, SECRET)),
    problem=st.just(SECRET),
    next=st.just(SECRET),
)
cases = st.builds(
    Case,
    st.just(SECRET),
    days,
    unit=st.just(SECRET),
    result=st.just(SECRET),
    pauses=st.lists(st.builds(Pause, days, reason=st.just(SECRET)), max_size=1).map(tuple),
    extension=st.none() | st.builds(Extension, st.just(Span(5, "workday", "5wd")),
                                    st.just(SECRET), days),
)  # fmt: skip
changes = st.builds(
    Adjustment, days, st.just("11月底前"), st.just(SECRET), st.just(SECRET), st.just(SECRET)
)
tasks = st.builds(
    Task,
    st.integers(1, 99),
    st.just("甲"),
    st.just("乙"),
    st.just(("一科", "相关科室")),
    st.sampled_from(("9月底前", "全年", "每季度末", "8月", "某事印发30日内", "2022-12-26")),
    section=st.just("丙"),
    assigned=st.just((SECRET,)),
    target=st.none() | st.just(Target(2, "次")),
    clocks=st.lists(cases, max_size=2).map(
        lambda found: (Clock(SECRET, "5个工作日", SECRET, tuple(found)),)
    ),
    progress=st.lists(entries, max_size=4).map(tuple),
    adjustments=st.lists(changes, max_size=1).map(tuple),
    reminders=st.just((Reminder(date(2022, 9, 1), "催办单", SECRET, SECRET),)),
    encouraged=st.booleans(),
    remark=st.just(SECRET),
    origin=st.just(NOWHERE),
)
registers = st.builds(
    Register,
    st.just(Plan("要点", 2022, "某局", SECRET)),
    st.lists(tasks, max_size=4, unique_by=lambda task: task.id).map(tuple),
    units=st.just((Unit("一科", SECRET, (SECRET,), remark=SECRET), Unit(SECRET))),
    collectives=st.just((Collective("相关科室", "unspecified"),)),
    events=st.just(()),
    notices=st.just(()),
)


@given(registers, days)
@settings(max_examples=60)
def test_nothing_internal_leaks(secret: Register, day: date) -> None:
    text = public_page(public_facts(view_of(secret, day)))
    assert SECRET not in text
    assert not [word for word in LATENESS if word in text]


@pytest.mark.parametrize("office", FOLDERS)
@pytest.mark.parametrize("day", [*DAYS, date(2023, 1, 31)])
def test_what_only_the_office_knows_is_not_in_the_bytes(office: str, day: date) -> None:
    text = public_page(public_facts(view_of(register(office), day)))
    rows = register(office).tasks
    may_be_read = "".join(f"{task.name}{task.content}" for task in rows)
    may_be_read += "".join(entry.note for task in rows for entry in task.progress)
    words = (*LATENESS, *(word for task in rows for word in _internal(task)))
    assert [word for word in words if word in text and word not in may_be_read] == []


def _internal(task: Task) -> Iterator[str]:
    for change in task.adjustments:
        yield from filter(None, (change.reason, change.approved_by, change.document))
    for clock in task.clocks:
        yield from (case.ref for case in clock.cases)
    for entry in task.progress:
        yield from (proof for proof in entry.evidence if not proof.startswith("http"))
    yield from filter(None, (task.remark, *(slip.reference for slip in task.reminders)))


@pytest.mark.parametrize("day", DAYS)
def test_it_has_no_picture_of_the_year_and_no_figures_of_units(day: date) -> None:
    page = Page(public_page(public_facts(view_of(register("demo"), day))))
    assert page.attributes("aria-label") == []
    assert {"data-unit", "data-month"} & {name for _, attrs in page.tags for name in attrs} == set()
    assert {"track", "line", "months", "figures", "today"} & set(page.attributes("class")) == set()
    assert "公开版" in page.text


def test_every_number_shows_as_many_rows() -> None:
    facts = public_facts(view_of(register("demo"), date(2022, 9, 30)))
    page = Page(public_page(facts))
    for share in facts.shares:
        rows = [row for row in page.rows() if row["data-state"] == f" {share.place} "]
        assert len(rows) == share.tasks
    assert sum(share.tasks for share in facts.shares) == facts.total == len(page.rows())


def test_who_publishes_it_hears_what_it_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["-C", str(FOLDERS["demo"]), "board", "--as-of", "2022-09-30"]
    assert main([*where, "--public", "-o", str(tmp_path / "公开.html")]) == 0
    assert capsys.readouterr().err.splitlines()[1:] == [
        "第3项略去2条进展（未按时限完成的，只写办结的）", "第13项略去1条进展（涉及暂缓原因）",
    ]  # fmt: skip
    assert main([*where, "-o", str(tmp_path / "看板.html")]) == 0
    assert "略去" not in capsys.readouterr().err


def test_a_row_that_rests_says_so_in_a_sentence() -> None:
    text = public_page(public_facts(view_of(register("demo"), date(2022, 9, 30))))
    assert "<dt>完成情况</dt><dd>暂缓开展。</dd>" in text
