"""The letter paper: made from measures, read however Word, WPS or LibreOffice wrote it."""

import contextlib
import io
import random
import re
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from gongkai.papers.blocks import blocks
from gongkai.papers.letter import STYLES, BadPaper, Letter, read_letter
from gongkai.papers.packing import packed, unpacked
from gongkai.papers.word import pour, styles_of
from tests.ooxml import W, out_of_order
from tools import letter_paper

SHIPPED = Path(__file__).parents[1] / "templates" / "official.docx"
MAIN = "word/document.xml"
TABLE = f"| 名 | 容 |\n| --- | --- |\n| 甲 | {'乙' * 90} |\n"


def parts() -> dict[str, bytes]:
    return dict(unpacked(SHIPPED.read_bytes()))


def changed(**texts: tuple[str, str]) -> bytes:
    """Return the shipped paper with words of some of its parts replaced."""
    found = parts()
    for name, (old, new) in texts.items():
        path = f"word/{name}.xml"
        text = found[path].decode()
        assert old in text
        found[path] = text.replace(old, new).encode()
    return packed(found.items())


def read(data: bytes) -> Letter:
    return read_letter(data, "my.docx")


def test_the_shipped_paper_is_what_the_measures_give() -> None:
    made = {name: text.encode() for name, text in letter_paper.parts().items()}
    assert parts() == made, "run `make paper`"


@pytest.mark.parametrize("name", [name for name in letter_paper.parts() if "word/" in name])
def test_its_markup_is_as_the_schema_wants_it(name: str) -> None:
    if not name.endswith(".rels"):
        assert list(out_of_order(ElementTree.fromstring(parts()[name]))) == []


def test_it_has_every_style_that_we_use() -> None:
    assert read(SHIPPED.read_bytes()).missing(STYLES) == ()


def test_the_officer_s_page_names_every_style() -> None:
    page = (SHIPPED.parents[1] / "docs" / "word.md").read_text("utf-8")
    listed = page.partition("> ")[2].partition("\n")[0]
    names = [re.sub("（.*）", "", name) for name in listed.split("、")]
    assert sorted(names) == sorted(STYLES)


def test_its_page_is_that_of_the_standard() -> None:
    page = read(SHIPPED.read_bytes()).page
    millimetres = [
        round(each / 1440 * 25.4, 1)
        for each in (page.width, page.height, page.top, page.bottom, page.left, page.right)
    ]
    assert millimetres == [210.0, 297.0, 37.0, 35.0, 28.0, 26.0]
    assert page.depth // letter_paper.LINE == 22
    assert page.room // (letter_paper.CHARACTER + letter_paper.CLOSER) == 28


def shown(data: bytes, markdown: str = "正文。\n") -> list[str]:
    """Return the words of the main text after pouring, in order."""
    result = pour(blocks(markdown), read(data))
    root = ElementTree.fromstring(dict(unpacked(result))[MAIN])
    return [each.text or "" for each in root.iter(f"{W}t")]


PLACE = '<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t>【正文】</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param("", ["正文。"], id="no place, nothing else"),
        pytest.param("<w:p/>", ["正文。"], id="an empty paper"),
        pytest.param(
            '<w:p><w:r><w:t>红头</w:t></w:r></w:p><w:p w:rsidR="00A">'
            "<w:r><w:t>【正</w:t></w:r><w:r><w:t>文】</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>版记</w:t></w:r></w:p>",
            ["红头", "正文。", "版记"],
            id="between head and foot, in two runs",
        ),
        pytest.param(
            "<w:p><w:r><w:t>红头</w:t></w:r></w:p>", ["红头", "正文。"], id="after the head"
        ),
    ],
)
def test_where_the_text_goes(new: str, expected: list[str]) -> None:
    assert shown(changed(document=(PLACE, new))) == expected


def test_a_paper_s_own_foot_stays_upright_behind_a_turned_table() -> None:
    paper = changed(document=(PLACE, f"{PLACE}<w:p><w:r><w:t>版记</w:t></w:r></w:p>"))
    result = pour(blocks(TABLE.replace("容 |", "容 | 丙 | 丁 |").replace("- |\n", "- | - | - |\n")
                         .replace("乙 |\n", f"乙 | {'丙' * 50} | {'丁' * 50} |\n")),
                  read(paper))  # fmt: skip
    root = ElementTree.fromstring(dict(unpacked(result))[MAIN])
    turned = [size.get(f"{W}orient") for size in root.iter(f"{W}pgSz")]
    assert turned == ["landscape", None]
    assert [each.text for each in root.iter(f"{W}t")][-1] == "版记"


def test_only_the_first_section_has_a_first_page_and_sets_the_number() -> None:
    own = '<w:pgNumType w:start="3"/><w:titlePg/>'
    paper = changed(document=('<w:cols w:space="425"/>', f'{own}<w:cols w:space="425"/>'))
    result = pour(blocks("甲\n\n<!-- 换页 -->\n乙\n\n<!-- 换页 -->\n丙\n"), read(paper))
    root = ElementTree.fromstring(dict(unpacked(result))[MAIN])
    found = [section.find(f"{W}titlePg") is not None for section in root.iter(f"{W}sectPr")]
    assert found == [True, False, False]
    assert len(list(root.iter(f"{W}pgNumType"))) == 1


def test_what_other_programs_wrote_into_the_paper_stays() -> None:
    own = '<w:p w14:paraId="1"><w:r><mc:AlternateContent><mc:Fallback/></mc:AlternateContent></w:r>'
    spaces = (
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    )
    found = changed(document=("<w:document ", f"<w:document {spaces}"))
    text = dict(unpacked(found))[MAIN].decode().replace(PLACE, f"{own}</w:p>{PLACE}")
    paper = packed((dict(unpacked(found)) | {MAIN: text.encode()}).items())
    result = dict(unpacked(pour(blocks("正文。\n"), read(paper))))
    assert own in result[MAIN].decode()
    assert spaces in result[MAIN].decode()
    assert {name: data for name, data in result.items() if name != MAIN} == {
        name: data for name, data in parts().items() if name != MAIN
    }


def test_styles_are_found_by_name_whatever_their_ids_and_case() -> None:
    text = parts()["word/styles.xml"].decode()
    for style in letter_paper.STYLES:
        text = text.replace(f'w:styleId="{style.id}"', f'w:styleId="a{style.id}"')
        text = text.replace(f'w:basedOn w:val="{style.id}"', f'w:basedOn w:val="a{style.id}"')
    text = text.replace('w:val="heading 1"', 'w:val="Heading 1"')
    paper = packed((parts() | {"word/styles.xml": text.encode()}).items())
    found = read(paper)
    assert found.missing(STYLES) == ()
    assert found.drawn("一级标题").id == "aHeading1"
    assert found.drawn("表格文字").size == 12


def test_a_paper_made_by_another_program_works() -> None:
    paper = docx.Document()
    paper.styles.add_style("版记", WD_STYLE_TYPE.PARAGRAPH)
    paper.add_paragraph("【正文】")
    file = io.BytesIO()
    paper.save(file)
    text = "# 题\n\n文\n\n<!-- 样式：版记 -->\n发：各科室。\n"
    result = pour(blocks(text), read(file.getvalue()))
    assert read(file.getvalue()).missing(styles_of(blocks(text))) == ("公文正文",)
    read_again = docx.Document(io.BytesIO(result))
    assert [each.text for each in read_again.paragraphs] == ["题", "文", ""]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "信纸 my.docx 不是Word文档", id="empty"),
        pytest.param("红头".encode(), "信纸 my.docx 不是Word文档", id="text"),
        pytest.param(packed([("a", b"")]), "信纸 my.docx 不是Word文档", id="another archive"),
        pytest.param(SHIPPED.read_bytes()[:900], "信纸 my.docx 不是Word文档", id="cut off"),
        pytest.param(
            changed(document=("</w:body>", "")),
            "信纸 my.docx 损坏，读不了（word/document.xml 第2行）",
            id="broken",
        ),
        pytest.param(
            changed(document=("<w:document", "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document")),
            "信纸 my.docx 损坏，读不了（word/document.xml 带有文档类型声明）",
            id="entities",
        ),
        pytest.param(
            changed(document=("<w:r>", "<w:r>" * 300)),
            "信纸 my.docx 损坏，读不了（word/document.xml 嵌套超过200层）",
            id="too deep",
        ),
        pytest.param(
            changed(document=("openxmlformats.org/wordprocessingml", "oclc.org/ooxml")),
            "信纸 my.docx 的格式不认得，请用Word或WPS另存为“Word文档（.docx）”",
            id="the strict variant",
        ),
        pytest.param(
            packed((parts() | {"[Content_Types].xml": b"macroEnabled"}).items()),
            "信纸 my.docx 带有宏，请另存为不带宏的 .docx",
            id="macros",
        ),
        pytest.param(
            changed(document=("【正文】", "以下【正文】")),
            "信纸 my.docx 里的【正文】要单独成一段，不能放在表格、文本框或别的文字里",
            id="the place inside other words",
        ),
        pytest.param(
            changed(document=('w:left="1588"', 'w:left="10000"')),
            "信纸 my.docx 的版心太小，写不下字，请核对纸张和页边距",
            id="no room for words",
        ),
        pytest.param(
            changed(document=(PLACE, PLACE * 2)),
            "信纸 my.docx 里有2处【正文】，只能有一处",
            id="two places",
        ),
    ],
)
def test_what_is_wrong_with_a_paper_is_said(data: bytes, message: str) -> None:
    with pytest.raises(BadPaper) as problem:
        read(data)
    assert str(problem.value) == message


def test_a_damaged_paper_is_refused_with_a_sentence_or_works(mutations: int) -> None:
    """Bytes of the file and of its parts are changed at random; nothing else may come out."""
    chance = random.Random(9704)
    names = ("word/document.xml", "word/styles.xml", "[Content_Types].xml")
    for turn in range(mutations // 2):
        found = parts()
        if turn % 3:
            name = chance.choice(names)
            found[name] = mutated(found[name], chance)
        data = packed(found.items())
        data = data if turn % 3 else mutated(data, chance)
        with contextlib.suppress(BadPaper):
            assert unpacked(pour(blocks(f"# 题\n\n文\n\n{TABLE}"), read(data)))


def mutated(data: bytes, chance: random.Random) -> bytes:
    place, length = chance.randrange(len(data)), chance.randrange(1, 30)
    new = chance.choice(
        [b"", b"\x00\xff", b"<", b">", b'"', data[:length], b"w:val", b"-999999999"]
    )
    return data[:place] + new + data[place + length :]
