"""Word documents: every word of the Markdown, the layout of GB/T 9704-2012, sound XML."""

import html
import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from markdown_it import MarkdownIt

from gongkai.documents.markers import without_markers
from gongkai.papers.blocks import blocks, plain, together
from gongkai.papers.letter import Letter, read_letter
from gongkai.papers.packing import unpacked
from gongkai.papers.word import pour, styles_of
from tests.ooxml import W, out_of_order
from tests.papers import DAYS, MARKED, OFFICES, marked

ROOT = Path(__file__).parents[1]
SEPTEMBER = date(2022, 9, 30)
FONTS = {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"}

each_paper = pytest.mark.parametrize("name", [*MARKED, "slips"])
each_office = pytest.mark.parametrize("office", OFFICES)


@cache
def letter() -> Letter:
    return read_letter((ROOT / "templates" / "official.docx").read_bytes(), "official.docx")


@cache
def word(office: str, name: str, day: date) -> bytes:
    """Return a document as a Word file."""
    found = together(blocks(text) for text in marked(office, name, day))
    assert letter().missing(styles_of(found)) == ()
    return pour(found, letter())


def poured(markdown: str) -> ElementTree.Element:
    return main_part(pour(blocks(markdown), letter()))


def part(data: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(dict(unpacked(data))[name])


def main_part(data: bytes) -> ElementTree.Element:
    return part(data, "word/document.xml")


def words_of(root: ElementTree.Element) -> str:
    return squeezed("".join(element.text or "" for element in root.iter(f"{W}t")))


def words_of_markdown(text: str) -> str:
    """Return what a reader of Markdown shows, by another way than ours."""
    shown = MarkdownIt("commonmark").enable("table").render(text)
    return squeezed(html.unescape(re.sub(r"<[^>]*>", "", shown)))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@each_office
@each_paper
@pytest.mark.parametrize("day", DAYS[1:], ids=str)
def test_every_word_is_there(office: str, name: str, day: date) -> None:
    shown = without_markers("\n\n".join(marked(office, name, day)))
    assert words_of(main_part(word(office, name, day))) == words_of_markdown(shown)


@each_office
@each_paper
def test_the_markup_is_as_the_schema_wants_it(office: str, name: str) -> None:
    assert list(out_of_order(main_part(word(office, name, SEPTEMBER)))) == []


@each_paper
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    first = word("demo", name, SEPTEMBER)
    word.cache_clear()
    assert word("demo", name, SEPTEMBER) == first


@each_office
@each_paper
def test_another_reader_opens_it(office: str, name: str) -> None:
    read = docx.Document(io.BytesIO(word(office, name, SEPTEMBER)))
    names = {style.name for style in read.styles}
    used = {paragraph.style.name for paragraph in read.paragraphs if paragraph.style}
    assert used <= names
    assert "None" not in "".join(paragraph.text for paragraph in read.paragraphs)
    empty = [p for p in read.paragraphs if not p.text and (p.style and "eading" in p.style.name)]
    assert empty == []


@each_paper
def test_fonts_are_those_of_the_standard_and_no_theme_changes_them(name: str) -> None:
    data = word("demo", name, SEPTEMBER)
    for file in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        fonts = [element.attrib for element in part(data, file).iter(f"{W}rFonts")]
        assert fonts
        named = {font[f"{W}eastAsia"] for font in fonts if f"{W}eastAsia" in font}
        assert named <= FONTS
        assert not [key for font in fonts for key in font if "heme" in key]
        assert all(font[f"{W}hint"] == "eastAsia" for font in fonts)


@cache
def table_of_the_plan() -> ElementTree.Element:
    root = main_part(word("plan", "table", SEPTEMBER))
    return next(root.iter(f"{W}tbl"))


def test_the_plan_s_names_are_really_merged() -> None:
    rows = table_of_the_plan().findall(f"{W}tr")
    marks = [row.find(f"{W}tc[2]/{W}tcPr/{W}vMerge") for row in rows]
    starts = [mark for mark in marks if mark is not None and f"{W}val" in mark.attrib]
    continued = [mark for mark in marks if mark is not None and f"{W}val" not in mark.attrib]
    assert (len(rows), len(starts), len(continued)) == (41, 5, 11)


def test_the_head_is_repeated_and_rows_stay_whole() -> None:
    rows = table_of_the_plan().findall(f"{W}tr")
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert heads == rows[:1]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_widths_are_said_three_times_and_agree() -> None:
    table = table_of_the_plan()
    grid = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
    whole = table.find(f"{W}tblPr/{W}tblW")
    cells = [int(each.get(f"{W}w", "")) for each in table[2].iter(f"{W}tcW")]
    assert whole is not None
    assert grid == cells
    assert sum(grid) == int(whole.get(f"{W}w", ""))
    assert sum(grid) <= letter().page.turned().room


def sections(root: ElementTree.Element) -> list[dict[str, str]]:
    found = []
    for section in root.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        assert len(section.findall(f"{W}footerReference")) == 2
        told = {**size.attrib, **margins.attrib}
        found.append({key.removeprefix(W): value for key, value in told.items()})
    return found


UPRIGHT = {"w": "11906", "h": "16838", "top": "2098", "right": "1474", "bottom": "1984",
           "left": "1588", "header": "851", "footer": "1417", "gutter": "0"}  # fmt: skip
TURNED = {**UPRIGHT, "w": "16838", "h": "11906", "orient": "landscape", "top": "1588",
          "right": "2098", "bottom": "1474", "left": "1984", "footer": "737"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("monthly", [UPRIGHT, TURNED, TURNED, UPRIGHT], id="three annexes"),
        pytest.param("yearly", [UPRIGHT, TURNED], id="one annex"),
        pytest.param("table", [TURNED], id="only a table"),
        pytest.param("unit", [UPRIGHT, TURNED], id="a small table among text is not turned"),
        pytest.param("slips", [UPRIGHT] * 6, id="a page for each slip"),
    ],
)
def test_pages(name: str, expected: list[dict[str, str]]) -> None:
    assert sections(main_part(word("demo", name, SEPTEMBER))) == expected


def test_a_signature_stands_centred_above_its_date() -> None:
    root = poured("<!-- 样式：落款 -->\n某某区示例局\n\n<!-- 样式：成文日期 -->\n2022年12月31日\n")
    indents = [each.get(f"{W}rightChars") for each in root.iter(f"{W}ind")]
    assert indents == ["450"]  # the date is 8 wide and 4 from the edge, the name 6 wide: 4 + 1 ‑ ½


def test_two_halves_of_a_line_stand_left_and_right() -> None:
    root = poured("<!-- 样式：表上说明 -->\n填报单位：甲　　截至：乙\n")
    tabs = [dict(tab.attrib) for tab in root.iter(f"{W}tab") if tab.attrib]
    assert tabs == [{f"{W}val": "right", f"{W}pos": "8844"}]
    assert words_of(root) == "填报单位：甲截至：乙"


def test_halves_that_do_not_fit_stay_as_they_are() -> None:
    line = f"{'甲' * 20}　　{'乙' * 20}"
    root = poured(f"<!-- 样式：表上说明 -->\n{line}\n")
    assert "".join(each.text or "" for each in root.iter(f"{W}t")) == line


def test_the_imprint_is_a_block_at_the_foot_of_the_page() -> None:
    root = poured(
        "文\n\n---\n\n<!-- 样式：版记 -->\n报：局领导。\n\n<!-- 样式：版记 -->\n发：各科室。\n"
    )
    table = next(root.iter(f"{W}tbl"))
    place = table.find(f"{W}tblPr/{W}tblpPr")
    assert place is not None
    assert place.get(f"{W}tblpYSpec") == "bottom"
    assert words_of(table) == "报：局领导。发：各科室。"
    assert len(table.findall(f"{W}tr")) == 2
    styles = [each.get(f"{W}val") for each in root.iter(f"{W}pStyle")]
    assert styles == ["Body", "Imprint", "Imprint"]


def test_a_title_is_cut_between_words() -> None:
    root = poured("# 关于2022年度政务公开工作要点落实情况的报告\n")
    assert [each.text for each in root.iter(f"{W}t")] == [
        "关于2022年度政务公开",
        "工作要点落实情况的报告",
    ]


def test_signs_that_no_document_may_contain_are_left_out() -> None:
    assert words_of(poured("甲\x0b乙 & <丙>\n")) == "甲乙&<丙>"


def test_a_style_that_the_paper_lacks_is_named() -> None:
    found = blocks("<!-- 样式：红字 -->\n文\n\n<!-- 样式：红字 -->\n又\n")
    assert letter().missing(styles_of(found)) == ("红字",)
    styles = [each.get(f"{W}val") for each in main_part(pour(found, letter())).iter(f"{W}pStyle")]
    assert styles == ["Body", "Body"]


def test_every_block_of_a_form_is_written_once() -> None:
    markdown = "<!-- 样式：表单 -->\n| 科室 | 甲 |\n| --- | --- |\n| 意见 | 同意<br>签名 |\n"
    found = blocks(markdown)
    root = poured(markdown)
    assert words_of(root) == "科室甲意见同意签名"
    assert plain(found[0].rows[1][1].lines) == "同意签名"  # type: ignore[union-attr]  # a Table
