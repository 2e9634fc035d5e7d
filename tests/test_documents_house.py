"""Every document of both offices on three days, read as a superior reads it: for what must
never stand there, and as HTML for tables that fall apart.
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gongkai.documents.markdown import cell, escaped
from gongkai.wording import counted
from tests.papers import DAYS, OFFICES, PAPERS, paper

SHEETS = [
    pytest.param(office, name, day, id=f"{office} {name} {day}")
    for office in OFFICES
    for name in PAPERS
    if name != "ledger"
    for day in DAYS
]
every_document = pytest.mark.parametrize(("office", "name", "day"), SHEETS)
READER = MarkdownIt("commonmark").enable("table")

CHORE = "a chore of the clerk"  # which the officer's week is there to tell
NEVER = [
    pytest.param(r"\bNone\b|\bnan\b|\bNaN\b|\bTrue\b|\bFalse\b", id="words of the machine"),
    pytest.param(r"\[\]|\(\)|（）|“”|《》|\{\{|\}\}|\{%", id="empty brackets, template marks"),
    pytest.param(r"截止(?!日)", id="截止 for 截至"),
    pytest.param(r"[。；，、：！？]{2,}|[（“《][。；，、]|、(?=[。；）])", id="double punctuation"),
    pytest.param(r"[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff])", id="half-width punctuation"),
    pytest.param(r"[\[【]\d{4}[\]】]", id="a number in the wrong brackets"),
    pytest.param(r"\b0\d月|月0\d日", id="padded days"),
    pytest.param(r"\d+月-\d+月|\d-\d+月", id="a hyphen between months"),
    pytest.param(r"(?<![\d.])\d+%|\d+\.\d{2,}%", id="a share without exactly one decimal"),
    pytest.param(r"率\d[\d.]*%(?!（\d+/\d+|、)", id="a rate without its figures"),
    pytest.param(
        r"(?<!^各科室)(?<!（主送机关）)(?<!^某某区人民政府办公室)：$",
        id="an announcement of nothing",
    ),
    pytest.param(r"第项|共项|（第）|\D项，占%", id="a figure that is missing"),
    pytest.param(r"占0\.0%|(?<![\d.])0[项件个次条篇]", id="nothing counted aloud"),
    pytest.param(r"无[^。]{2,6}任务。[^。]*无[^。]{2,6}任务。", id="a chain of nothing"),
    pytest.param(r"各科室、|、各科室|各科室和", id="all units beside some of them"),
    pytest.param(r"没有办结、|超期逾期|目标\d+[次个篇]（|……[，；]", id="words that stumble"),
    pytest.param(r"后续期间|待明确|请(?:查明|补录|补充|予以明确|核实)", id=CHORE),
]


def test_the_documents_are_there() -> None:
    assert len(SHEETS) == 156


@every_document
def test_nothing_unsightly(office: str, name: str, day: date) -> None:
    text = paper(office, name, day)
    for param in NEVER:
        if name == "week" and param.id == CHORE:
            continue
        (pattern,) = param.values
        found = [line for line in prose(text) if re.search(str(pattern), line)]
        assert (param.id, found) == (param.id, [])


@pytest.mark.parametrize("pattern", NEVER)
def test_the_reader_is_awake(pattern: str) -> None:
    bad = (
        "None （） 截止9月 。。 第,二 [2022] 09月 9月05日 1-9月 5% 按时完成率50.0% 附件： 第项 "
        "好,坏\n办公室、各科室\n超期逾期\n附件：\n3-5月：\n、。\n逾期0项，占0.0%\n无逾期任务。无临期任务。\n请补录"
    )
    assert any(re.search(pattern, line) for line in bad.splitlines())


@every_document
def test_no_heading_stands_alone(office: str, name: str, day: date) -> None:
    blocks = [block for block in paper(office, name, day).split("\n\n") if block.strip()]
    alone = [
        block
        for block, below in zip(blocks, (*blocks[1:], "# "), strict=False)
        if block.startswith("#") and below.startswith("#") and level(below) <= level(block)
    ]
    assert alone == []
    assert "\n\n\n" not in paper(office, name, day)


@every_document
def test_numbered_headings_count_on(office: str, name: str, day: date) -> None:
    """Where one heading of a series has a number, all have, one after the other."""
    text = paper(office, name, day)
    for series in re.split(r"^(?:---|# .*)$", text, flags=re.M):
        heads = [
            re.match(r"## (?:([一二三四五六七八九十]+)、|附)", line) for line in heads_of(series, 2)
        ]
        assert all(heads)
        numbers = [head[1] for head in heads if head and head[1]]
        assert numbers == [counted(k + 1) for k in range(len(numbers))]
    for part in re.split(r"^#{1,2} .*$", text, flags=re.M):
        under = [re.match(r"### （([一二三四五六七八九十]+)）", line) for line in heads_of(part, 3)]
        assert [head and head[1] for head in under] == [counted(k + 1) for k in range(len(under))]


def heads_of(text: str, level: int) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"{'#' * level} ")]


@every_document
def test_points_are_several_or_without_a_number(office: str, name: str, day: date) -> None:
    text = paper(office, name, day)
    assert ("一是" in text) == ("二是" in text)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("name", ["quarterly", "half", "yearly", "meeting", "annual", "review"])
def test_nothing_is_asked_of_a_superior(office: str, name: str, day: date) -> None:
    asking = [
        line for line in prose(paper(office, name, day)) if re.search("(?<![申邀提聘])请", line)
    ]
    assert asking == []


@every_document
def test_no_table_falls_apart(office: str, name: str, day: date) -> None:
    text = paper(office, name, day)
    tables = list(cells_of_rows(READER.parse(text)))
    written = sum(line.startswith("|") for line in text.splitlines())
    rules = sum(line.startswith("| ---") for line in text.splitlines())
    assert sum(len(rows) for rows in tables) == written - rules
    assert all(len(set(rows)) == 1 for rows in tables)


@every_document
def test_sums_below_tables_are_right(office: str, name: str, day: date) -> None:
    lines = paper(office, name, day).splitlines()
    if "| 状态 | 项数 | 占比 |" not in lines:
        assert name in (
            "unit",
            "table",
            "public",
            "slips",
            "circular",
            "meeting",
            "annual",
            "review",
            "week",
        )
        return
    start = lines.index("| 状态 | 项数 | 占比 |") + 2
    end = next(k for k in range(start, len(lines)) if lines[k].startswith("| 合计"))
    rows = [[part.strip() for part in line.split("|")] for line in lines[start : end + 1]]
    assert sum(int(row[2]) for row in rows[:-1]) == int(rows[-1][2])
    tenths = sum(round(float(row[3][:-1]) * 10) for row in rows[:-1])
    assert tenths == 1000 or f"占比四舍五入，相加为{tenths / 10:.1f}%。" in paper(office, name, day)


HOSTILE = [
    pytest.param("甲|乙", id="a bar"),
    pytest.param("甲\n乙", id="a line break"),
    pytest.param("# 不是标题", id="a heading"),
    pytest.param("- 不是列表", id="a bullet"),
    pytest.param("1. 不是编号", id="a number"),
    pytest.param("> 不是引文", id="a quotation"),
    pytest.param("<script>alert(1)</script>", id="HTML"),
    pytest.param("![图](https://example.com/x.png)", id="an image"),
    pytest.param("[链接](javascript:1)", id="a link"),
    pytest.param("*重* _要_ `码` ~~删~~", id="emphasis"),
    pytest.param("a\\|b \\", id="backslashes"),
    pytest.param("&lt;b&gt; &copy;", id="entities"),
    pytest.param("---", id="a rule"),
    pytest.param("===", id="an underline"),
    pytest.param("    四格", id="code"),
    pytest.param("https://example.com/a_b_c?x=1", id="an address"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_never_becomes_markup(text: str) -> None:
    shown = READER.render(f"题\n\n{escaped(text)}").strip()
    words = " ".join(text.split())
    assert shown == f"<p>题</p>\n<p>{html(words)}</p>"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_stays_one_cell(text: str) -> None:
    table = f"| 甲 | 乙 |\n| --- | --- |\n| {cell(text)} | 末 |\n"
    tokens = READER.parse(table)
    assert list(cells_of_rows(tokens)) == [[2, 2]]
    words = [t.content for token in tokens for t in token.children or () if t.type == "text"]
    assert "".join(words) == "甲乙" + "".join(text.strip().split("\n")) + "末"


def html(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


def prose(text: str) -> list[str]:
    """The lines without their addresses, which have punctuation of their own."""
    return re.sub(r"https?://[!-~]+", "网址", text).splitlines()


def level(block: str) -> int:
    return len(block) - len(block.lstrip("#"))


def cells_of_rows(tokens: list[Token]) -> Iterator[list[int]]:
    """Yield for each table how many cells each of its rows has."""
    rows: list[int] = []
    for token in tokens:
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append(0)
        elif token.type in ("td_open", "th_open"):
            rows[-1] += 1
        elif token.type == "table_close":
            yield rows
