"""Titles in balanced lines; columns that suit their words."""

import pytest

from gongkai.papers.blocks import Cell, Run, Table
from gongkai.papers.titles import title_lines
from gongkai.papers.widths import column_widths, is_wide, row_heights, width

ROOM = 20.1


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["政务公开工作催办单"], id="one line"),
        pytest.param(["关于2022年度政务公开", "工作要点落实情况的报告"], id="a report"),
        pytest.param(
            ["关于", "《2022年某某区示例局政务公开工作要点》", "落实情况的报告"],
            id="《》",
        ),
        pytest.param(
            ["2022年某某区示例局政务公开", "工作要点（虚构示例）任务落实情况表"], id="brackets"
        ),
        pytest.param(["关于2022年第三季度政务公开", "工作要点落实情况的报告"], id="a quarter"),
    ],
)
def test_titles(lines: list[str]) -> None:
    assert list(title_lines("".join(lines), ROOM)) == lines


@pytest.mark.parametrize("length", range(1, 70))
def test_every_title_is_whole_and_ends_in_no_short_line(length: int) -> None:
    title = ("关于甲乙丙丁2022年戊己庚辛壬癸《子丑寅卯》办法的（辰巳午未）通报" * 3)[:length]
    lines = title_lines(title, ROOM)
    assert "".join(lines) == title
    assert all(width(line) <= ROOM for line in lines)
    assert len(lines) == 1 or width(lines[-1]) >= 4


def test_what_is_too_long_inside_marks_is_cut_all_the_same() -> None:
    title = f"关于《{'甲乙丙丁戊己庚辛' * 4}》的通知"
    lines = title_lines(title, ROOM)
    assert "".join(lines) == title
    assert all(4 <= width(line) <= ROOM for line in lines)


@pytest.mark.parametrize("sign", "假（")
def test_what_is_longer_than_any_title_is_cut_at_once(sign: str) -> None:
    """Weighing every cut took minutes, and brackets in brackets ended in an error."""
    lines = title_lines(sign * 5000, ROOM)
    assert "".join(lines) == sign * 5000
    assert {width(line) for line in lines[:-1]} == {ROOM - ROOM % 1}


def table(*rows: tuple[str, ...]) -> Table:
    made = [tuple(Cell(((Run(text),),)) for text in row) for row in rows]
    return Table("", made[0], tuple(made[1:]), (False,) * len(rows[0]))


def test_a_small_table_is_no_wider_than_its_words() -> None:
    assert column_widths(table(("状态", "项数"), ("全年持续", "3")), 37.0) == (5.0, 3.0)


def test_a_table_that_nearly_fills_the_page_fills_it() -> None:
    assert sum(column_widths(table(("名", "内容"), ("甲" * 10, "乙" * 15)), 37.0)) == 37.0


@pytest.mark.parametrize("count", [2, 5, 9, 30])
def test_columns_share_the_room_and_numbers_stay_in_one_line(count: int) -> None:
    rows = [("序号", *["某项内容"] * count)]
    rows += [(str(10 + n), *["甲" * (7 * n + k) for k in range(count)]) for n in range(20)]
    widths = column_widths(table(*rows), 53.0)
    assert sum(widths) == pytest.approx(53.0)
    assert all(each > 1.2 for each in widths)
    assert count > 9 or widths[0] >= 3


def test_short_columns_keep_their_words_in_one_line() -> None:
    rows = (("序号", "时限", "进展"), ("1", "8月31日（星期三）", "甲" * 90))
    widths = column_widths(table(*rows), 37.0)
    assert row_heights([[[0.5], [width(rows[1][1])], [0.0]]], widths) == [1]


@pytest.mark.parametrize(
    ("columns", "expected"), [pytest.param(3, False, id="3"), pytest.param(7, True, id="7")]
)
def test_wide_tables(columns: int, expected: bool) -> None:
    assert is_wide(table(("内容",) * columns, ("甲" * 80,) * columns), 37.0) is expected
