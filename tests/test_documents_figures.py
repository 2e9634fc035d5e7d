"""One word, one value: no document says two numbers for the same words, and its sums are right."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.report import render_report, report_facts
from gongkai.model import Register
from tests.papers import DAYS, OFFICES, paper
from tests.test_periods import registers, spans

GOLDEN = Path(__file__).parent / "golden"
PROSE = ("monthly", "quarterly", "half", "yearly", "unit", "circular", "meeting", "annual")
MEASURES = "项|件|个|次|条|篇|份"
COUNT = re.compile(rf"([\u4e00-\u9fff]{{2,}}?)(\d+)({MEASURES})(?![\u4e00-\u9fff]*日)")
"""A word, its number and its measure: 应完成9项."""


def told(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield what a document says of the whole plan: words, measure, number.

    A clause that names a row is about that row alone; so are the rows of the tables, but for
    the one that sums up the states.
    """
    for line in text.splitlines():
        if state := re.match(r"\| (\S+) \| (\d+) \| [\d.]+% \|$", line):
            yield state[1], "项", int(state[2])
        elif not line.startswith(("|", "第", "#", "注：")):
            for clause in re.split(r"[。；]", re.sub(r"（第[^）]*）", "", line)):
                if not re.search(r"第\d+项", clause):
                    for count in COUNT.finditer(
                        re.sub(r"[（），、：]|截至目前|其中|另有", " ", clause)
                    ):
                        yield count[1], count[3], int(count[2])


def contradictions(text: str) -> dict[tuple[str, str], set[int]]:
    said: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for words, measure, number in told(text):
        said[words, measure].add(number)
    return {term: numbers for term, numbers in said.items() if len(numbers) > 1}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.md")), ids=lambda path: path.stem)
def test_golden_documents_do_not_contradict_themselves(path: Path) -> None:
    assert contradictions(path.read_text("utf-8")) == {}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("name", PROSE)
def test_no_document_contradicts_itself(name: str, office: str, day: date) -> None:
    assert contradictions(paper(office, name, day)) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("已完成22项（其中按时完成19项）。应完成9项，按时完成7项。",
                     {("按时完成", "项"): {19, 7}}, id="two numbers for the same words"),
        pytest.param("截至5月31日，逾期2项。\n| 逾期 | 3 | 5.0% |", {("逾期", "项"): {2, 3}},
                     id="the table of states against the text"),
        pytest.param("目标：第1项“甲”目标2次，已完成1次；第2项“乙”目标3次，已完成2次。", {},
                     id="what is said of a row"),
        pytest.param("已完成22项。到期时间节点3个，已完成1个。", {}, id="another measure"),
    ],
)  # fmt: skip
def test_the_reader_of_figures(text: str, found: dict[tuple[str, str], set[int]]) -> None:
    assert contradictions(text) == found


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("name", PROSE)
def test_what_is_told_adds_up(name: str, office: str, day: date) -> None:
    adds_up(paper(office, name, day))


@settings(max_examples=25)
@given(registers(), st.sampled_from(("months", "quarters", "halves", "year")), st.data())
def test_whatever_is_recorded_is_told_once(
    register: Register, kind: str, data: st.DataObject
) -> None:
    span = data.draw(st.sampled_from(spans(register.plan.cutoff)[kind]))
    text = render_report(report_facts(register, span, span.last))
    assert contradictions(text) == {}
    adds_up(text)


def adds_up(text: str) -> None:
    said = {(words, measure): number for words, measure, number in told(text)}
    due = said.get(("应完成", "项"))
    parts = [said.get((word, "项"), 0) for word in ("按时完成", "逾期后完成", "到期未完成")]
    assert due is None or not any(parts) or sum(parts) == due
    kinds = [said.get((word, "项"), 0) for word in ("有时限的", "全年任务", "未定时限的")]
    assert not any(kinds) or sum(kinds) == said["已完成", "项"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("name", ["monthly", "quarterly", "half", "yearly", "meeting"])
def test_rows_without_progress_are_as_many_everywhere(name: str, office: str, day: date) -> None:
    """What is counted as silent and not listed among the problems is said to be left out."""
    text = paper(office, name, day)
    counted = re.search(r"尚无进展(\d+)项（第", text)
    for line in re.findall(r"全年任务中\S+进展的\S*?：\S*?项。", text):
        listed = sum(
            int(last or first) - int(first) + 1
            for first, last in re.findall(r"[第、](\d+)(?:—(\d+))?", line)
        )
        assert counted is not None
        assert (int(counted[1]) == listed) == ("（不含" not in line), line
