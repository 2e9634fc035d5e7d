"""The Excel sheet, read by the library that wrote it: words, numbers, merges, what prints."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.papers.blocks import blocks
from gongkai.papers.workbook import workbook
from tests.papers import marked

SEPTEMBER = date(2022, 9, 30)
TITLE = "# 题\n\n<!-- 样式：表上说明 -->\n截至：某日\n\n"
TABLE = "| 序号 | 名 |\n| ---: | --- |\n| 1 | =1+1 |\n| 2 | 甲<br>乙 |\n| 03 | 2022 |\n"


def sheet(markdown: str) -> Worksheet:
    data = workbook(blocks(markdown))
    found = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert [each.title for each in found] == ["表1"]
    return found[0]


def test_values() -> None:
    values = [list(row) for row in sheet(TITLE + TABLE).iter_rows(values_only=True)]
    assert values == [
        ["题", None],
        ["截至：某日", None],
        ["序号", "名"],
        [1, "=1+1"],
        [2, "甲\n乙"],
        ["03", 2022],
    ]


def test_no_text_becomes_a_formula() -> None:
    assert sheet(TABLE)["B2"].data_type == "s"


def test_the_head_stays_in_sight_and_is_printed_on_every_page() -> None:
    found = sheet(TITLE + TABLE)
    assert found.freeze_panes == "A4"
    assert found.print_title_rows == "$3:$3"
    assert found.auto_filter.ref == "A3:B6"
    assert found.page_setup.orientation == "landscape"


def test_a_row_is_as_high_as_its_lines() -> None:
    found = sheet(TABLE)
    assert found.row_dimensions[3].height == 34.0


def test_names_are_merged_as_in_the_printed_table() -> None:
    found = sheet(marked("plan", "public", SEPTEMBER)[0])
    inside = [each for each in found.merged_cells.ranges if each.min_col == each.max_col]
    assert sum(each.size["rows"] - 1 for each in inside) == 11


@pytest.mark.parametrize("markdown", [TABLE, "文\n"], ids=["a table", "no table"])
def test_the_same_blocks_give_the_same_bytes(markdown: str) -> None:
    assert workbook(blocks(markdown)) == workbook(blocks(markdown))
