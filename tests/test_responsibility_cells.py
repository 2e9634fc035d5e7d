"""Responsibility cells as offices write them: who leads, who supports, what is doubtful.

``responsibility_cells.tsv`` holds a cell a line (¶ ends a paragraph), its reading and the codes of
its doubts, checked by hand.
"""

from pathlib import Path

import pytest

from gongkai.parties.cells import learn_roster, read_cell
from gongkai.parties.words import is_collective, means_all

_LINES = (Path(__file__).parent / "responsibility_cells.tsv").read_text("utf-8").splitlines()[1:]
CELLS = [line.split("\t") for line in _LINES]


@pytest.mark.parametrize(
    ("cell", "lead", "support", "doubts"), CELLS, ids=[cell[0] or "blank" for cell in CELLS]
)
def test_a_cell_is_read(cell: str, lead: str, support: str, doubts: str) -> None:
    found = read_cell(cell.replace("¶", "\n"))
    said = (
        "、".join(found.lead),
        "、".join(found.support),
        " ".join(dict.fromkeys(doubt.code for doubt in found.doubts)),
    )
    assert said == (lead, support, doubts)


@pytest.mark.parametrize(
    ("cell", "roster", "units"),
    [
        pytest.param(
            "办公室绩效科", {"办公室", "绩效科"}, ("办公室", "绩效科"), id="tiled by the roster"
        ),
        pytest.param("综合科信息科", {"综合科", "信息科"}, ("综合科", "信息科"), id="no 办公室"),
        pytest.param("财政局办公室", {"财政局", "办公室"}, ("财政局办公室",), id="one's own part"),
        pytest.param("社会科学处", (), ("社会科学处",), id="endings inside a name"),
        pytest.param("张家口", {"张家口"}, ("张家口",), id="the roster knows better than surnames"),
    ],
)
def test_the_roster_decides(cell: str, roster: set[str], units: tuple[str, ...]) -> None:
    assert read_cell(cell, roster).units == units


def test_names_are_learnt_from_plain_cells_only() -> None:
    cells = ["办公室、预算科", "办公室绩效科", "绩效科", "教育、卫生部门", "无"]
    assert learn_roster(cells) == {"办公室", "预算科", "绩效科"}


def test_what_is_glued_of_names_that_stand_alone_is_no_name() -> None:
    cells = ["综合科预算科", "综合科", "预算科"]
    roster = learn_roster(cells)
    assert roster == {"综合科", "预算科"}
    assert read_cell(cells[0], roster).units == ("综合科", "预算科")
    assert learn_roster(["市民科热线组"], ["市民科", "热线组"]) == {"市民科", "热线组"}


@pytest.mark.parametrize(
    ("cell", "deadline"),
    [
        ("办公室，6月底前完成", "6月底前完成"),
        ("办公室、预算科，持续推进", "持续推进"),
        ("办公室", ""),
    ],
)
def test_a_time_among_units_is_kept(cell: str, deadline: str) -> None:
    assert read_cell(cell).deadline == deadline


@pytest.mark.parametrize(
    ("word", "everybody"),
    [("各科室", True), ("机关各处室", True), ("各街道", False), ("相关科室", False)],
)
def test_only_words_for_all_rooms_mean_everybody(word: str, *, everybody: bool) -> None:
    assert is_collective(word)
    assert means_all(word) is everybody


@pytest.mark.parametrize(
    "cell", ["、" * 300, "（" * 300, "牵头" * 200, "办公室" * 300, " \n、（", "等"]
)
def test_nonsense_is_survived(cell: str) -> None:
    assert len(read_cell(cell).units) <= 200


@pytest.mark.parametrize(
    "cell",
    [
        "综合科预算科",
        "业务一科业务二科国库科",
        "发改委财政局",
        "新村街道马陆镇",
        "市财政局市税务局",
    ],
)
def test_what_is_glued_is_never_read_in_silence(cell: str) -> None:
    found = read_cell(cell)
    assert len(found.units) > 1
    assert "glued-guess" in {doubt.code for doubt in found.doubts}


@pytest.mark.parametrize("name", ["社会科学处", "科学技术科", "市委政法委", "城市管理和综合执法局"])
def test_one_name_stays_one(name: str) -> None:
    assert read_cell(name).units == (name,)
    assert read_cell(name).doubts == ()
