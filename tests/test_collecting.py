"""Forms that came back, judged: each scenario of the table, as filled in and as rewritten."""

import re
from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import CannotDo
from gongkai.forms.collection import Collection, Received, changes, collect
from gongkai.forms.findings import Finding, Refused
from gongkai.forms.returned import read_form
from gongkai.forms.workbook import HEADS
from gongkai.model import Pause, Register
from gongkai.screens.collected import collection_lines
from tests.return_scenarios import SCENARIOS
from tests.returned_forms import (
    GOOD,
    OFFICE,
    TAKEN,
    TODAY,
    Files,
    Form,
    Scenario,
    good,
    only,
    outcome,
)  # fmt: skip

ROOT = Path(__file__).parents[1]


def received(files: Files) -> list[Received]:
    found = []
    for name, data in files.items():
        try:
            found.append(Received(name, read_form(data)))
        except Refused as reason:
            found.append(Received(name, reason.finding))
        except CannotDo as reason:
            found.append(Received(name, Finding("unreadable", str(reason))))
    return found


def collected(files: Files, register: Register = OFFICE, prefer: str = "") -> Collection:
    return collect(received(files), register, TODAY, prefer)


def test_the_table_is_long_enough() -> None:
    assert len(SCENARIOS) >= 45
    assert len({each.name for each in SCENARIOS}) == len(SCENARIOS)


def test_every_code_is_documented_and_met() -> None:
    """``docs/json.md`` lists the codes; each becomes of something in the tests."""
    pattern = re.compile(
        r'(?:Finding|Refused)\(\s*"([a-z-]+)"|(?:code, said =|needed\(\S+) "([a-z-]+)"'
    )
    sources = [path.read_text("utf-8") for path in (ROOT / "gongkai/forms").glob("*.py")]
    codes = {one or other for text in sources for one, other in pattern.findall(text)}
    codes |= {"picture", "formula", "error", "unreadable"}  # the last of what no form is made of
    _, _, told = (ROOT / "docs/json.md").read_text("utf-8").partition("A finding has a `code`")
    paragraph = told.partition("\n\n")[0]
    assert codes == set(re.findall(r"`([a-z-]+)`", paragraph)) - {"message", "cell", "null"}
    met = {
        word for each in SCENARIOS for line in each.expected for word in re.split(r"[^a-z-]", line)
    }
    assert codes - met == {"unreadable", "case-steps", "pictures"}  # met in tests of their own


@pytest.mark.parametrize("scenario", [pytest.param(s, id=s.name) for s in SCENARIOS])
def test_what_becomes_of_it(scenario: Scenario) -> None:
    found = collected(scenario.files, scenario.register)
    assert outcome(found) == scenario.expected


def test_a_case_that_cannot_be_closed_is_refused() -> None:
    """One answer that does not fit must not keep the others from being written."""
    *tasks, last = OFFICE.tasks
    clock = last.clocks[0]
    pause = Pause(date(2022, 9, 22), date(2022, 9, 29), "征求意见")
    paused = clock.cases[0]._replace(pauses=(pause,))
    clock = clock._replace(cases=(paused, *clock.cases[1:]))
    office = OFFICE._replace(tasks=(*tasks, last._replace(clocks=(clock,))))
    form = good(Form(office=office))
    form.fill(form.row(6, case=1), "已完成", date(2022, 9, 28))
    found = collected(only(form), office)
    assert outcome(found) == (TAKEN, "refused 6/留言答复：甲1 [case-steps]")


TWO_LEAD = OFFICE._replace(
    tasks=(*OFFICE.tasks[:-1], OFFICE.tasks[-1]._replace(units=("信息科", "办公室"), leads=2))
)


def of_a_case(unit: str, day: int, note: str) -> bytes:
    form = Form(unit, TWO_LEAD)
    return form.fill(form.row(6, case=1), "已完成", date(2022, 9, day), note).data()


@pytest.mark.parametrize(
    ("prefer", "expected"),
    [
        pytest.param("", ("conflict 答了", "conflict 已答复"), id="neither"),
        pytest.param("信息科.xlsx", ("new 已答复",), id="the later"),
        pytest.param("办公室.xlsx", ("new 答了",), id="the earlier"),
        pytest.param("法规科.xlsx", ("conflict 答了", "conflict 已答复"), id="one without it"),
    ],
)
def test_a_case_has_one_answer_whoever_gives_it(prefer: str, expected: tuple[str, ...]) -> None:
    files = {
        "信息科.xlsx": of_a_case("信息科", 28, "已答复"),
        "办公室.xlsx": of_a_case("办公室", 27, "答了"),
        "法规科.xlsx": Form("法规科", TWO_LEAD).data(),
    }
    found = collected(files, TWO_LEAD, prefer)
    assert tuple(f"{e.outcome.key} {e.entry.note}" for e in found.lines if e.entry) == expected
    assert len(changes(found, TWO_LEAD)) == 2 * found.is_clean


def test_a_case_that_two_answer_alike_is_answered_once() -> None:
    files = {f"{unit}.xlsx": of_a_case(unit, 28, "已答复") for unit in ("信息科", "办公室")}
    assert [line.outcome.key for line in collected(files, TWO_LEAD).lines] == ["new", "same"]


def test_a_case_in_a_row_that_was_copied() -> None:
    form = Form()
    copied, row = form.row(6, case=1), form.row(6, case=2)
    for place, cell in enumerate(form.sheet[copied], 1):
        form.sheet.cell(row, place).value = cell.value
    form.fill(copied, "已完成", date(2022, 9, 28), "已答复")
    form.fill(row, "已完成", date(2022, 9, 27), "答了")
    for prefer in ("", "信息科9月.xlsx"):
        found = collected(only(form), prefer=prefer)
        assert [line.outcome.key for line in found.lines] == ["conflict", "conflict"]
        advice = "      同一份表里填了两处，填得不一样；只留一处"
        assert list(collection_lines(found)).count(advice) == 2


def test_no_answer_is_taken_for_the_name_above_the_table() -> None:
    """Whoever takes out the lines above the heads leaves no name; what an answer says is none."""
    form = Form()
    form.fill(form.row(1), *GOOD[:2], "已转有关科室。填报科室：法规科。")
    for area in list(form.sheet.merged_cells.ranges):
        form.sheet.unmerge_cells(area.coord)
    form.sheet.delete_rows(1, HEADS - 1)
    assert read_form(form.data()).unit_shown == ""


@pytest.mark.parametrize(
    ("day", "doubts"),
    [
        pytest.param(date(2022, 11, 30), ["standing-done"], id="before December"),
        pytest.param(date(2022, 12, 1), [], id="in December"),
        pytest.param(date(2023, 1, 10), [], id="while the year's account is still open"),
    ],
)
def test_what_lasts_all_year_is_done_when_the_year_is_closed(day: date, doubts: list[str]) -> None:
    form = Form("法规科")
    form.fill(form.row(5), "已完成", day, "审查文件8件。", None, "审查台账")
    (line,) = collect(received(only(form)), OFFICE, day).lines
    assert [each.code for each in line.findings] == doubts
