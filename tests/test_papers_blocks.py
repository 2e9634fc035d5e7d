"""From Markdown to blocks: what the structure says, what the comments say, nothing lost."""

import pytest

from gongkai.documents.markers import without_markers
from gongkai.papers.blocks import (
    Block,
    Cell,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Table,
    blocks,
    together,
)


def paragraph(style: str, *lines: str) -> Paragraph:
    return Paragraph(style, tuple((Run(line),) if line else () for line in lines))


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(((Run(text),) if text else (),)) for text in texts)


TABLE = "| 名 | 数 |\n| --- | ---: |\n| 甲 | 1 |\n|  | 2 |\n| 乙 | 3 |\n"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("# 题", [paragraph("标题", "题")], id="a title"),
        pytest.param("## 一、甲\n", [paragraph("一级标题", "一、甲")], id="a heading"),
        pytest.param("### （一）甲", [paragraph("二级标题", "（一）甲")], id="one below"),
        pytest.param("#### 1.甲", [paragraph("三级标题", "1.甲")], id="one more below"),
        pytest.param("##### 甲", [paragraph("三级标题", "甲")], id="the lowest there is"),
        pytest.param("正文。\n", [paragraph("公文正文", "正文。")], id="body text"),
        pytest.param(
            "<!-- 样式：版记 -->\n发：各科室。\n\n文",
            [paragraph("版记", "发：各科室。"), paragraph("公文正文", "文")],
            id="a style is for one block",
        ),
        pytest.param("<!--样式:版记-->\n发", [paragraph("版记", "发")], id="half-width, no spaces"),
        pytest.param("<!-- 随便 -->\n文", [paragraph("公文正文", "文")], id="another comment"),
        pytest.param(
            "<!-- 样式：刊头 -->\n**通报**", [paragraph("刊头", "通报")], id="a style over bold"
        ),
        pytest.param(
            "请**注意**。",
            [Paragraph("公文正文", ((Run("请"), Run("注意", strong=True), Run("。")),))],
            id="bold letters",
        ),
        pytest.param("甲\\*乙\\|丙", [paragraph("公文正文", "甲*乙|丙")], id="escaped letters"),
        pytest.param("甲\\\n乙", [paragraph("公文正文", "甲", "乙")], id="a line's end on purpose"),
        pytest.param("甲<br>乙", [paragraph("公文正文", "甲", "乙")], id="the same in HTML"),
        pytest.param("甲 <i>乙</i>", [paragraph("公文正文", "甲 乙")], id="words inside HTML stay"),
        pytest.param("[甲](https://a.cn)", [paragraph("公文正文", "甲")], id="a link's words"),
        pytest.param("文\n\n---\n\n# 题", [paragraph("公文正文", "文"), Rule(),
                     paragraph("标题", "题")], id="a line across the page"),
        pytest.param("文\n\n---\n\n## 附1　表", [paragraph("公文正文", "文"), PageBreak(),
                     paragraph("附件标识", "附1"), paragraph("附件标题", "表")],
                     id="an annex without comments"),
        pytest.param("<!-- 换页 -->\n---\n\n<!-- 样式：附件标题 -->\n## 附1　表",
                     [PageBreak(), paragraph("附件标识", "附1"), paragraph("附件标题", "表")],
                     id="an annex"),
        pytest.param("<!-- 换页 -->\n文", [PageBreak(), paragraph("公文正文", "文")], id="a page"),
        pytest.param("1. 甲\n2. 乙", [paragraph("公文正文", "1.甲"),
                     paragraph("公文正文", "2.乙")], id="a list with numbers"),
        pytest.param("- 甲\n- 乙", [paragraph("公文正文", "·甲"),
                     paragraph("公文正文", "·乙")], id="a list"),
        pytest.param("> 甲", [paragraph("公文正文", "甲")], id="a quotation"),
        pytest.param("```\n甲\n乙\n```", [paragraph("公文正文", "甲", "乙")], id="fixed lines"),
        pytest.param(
            TABLE,
            [Table("", cells("名", "数"), (cells("甲", "1"), cells("", "2"), cells("乙", "3")),
                   (False, True))],
            id="a table",
        ),
        pytest.param(
            f"<!-- 合并：第1列 -->\n{TABLE}",
            [Table("", cells("名", "数"), (
                (Cell(((Run("甲"),),), 2), *cells("1")),
                (Cell(((),), 0), *cells("2")),
                cells("乙", "3"),
            ), (False, True))],
            id="cells merged",
        ),
        pytest.param(
            "<!-- 合并：第1列 -->\n| 名 |\n| --- |\n|  |\n| 甲 |\n",
            [Table("", cells("名"), (cells(""), cells("甲")), (False,))],
            id="a blank first cell has nothing above",
        ),
        pytest.param(
            f"<!-- 合并：第9列 -->\n{TABLE}",
            [Table("", cells("名", "数"), (cells("甲", "1"), cells("", "2"), cells("乙", "3")),
                   (False, True))],
            id="a column that is not there",
        ),
        pytest.param(
            "<!-- 样式：表单 -->\n| 科室 | 甲 |\n| --- | --- |\n| 意见 | 同意<br>签名 |\n",
            [Table("表单", (), (
                cells("科室", "甲"),
                (*cells("意见"), Cell(((Run("同意"),), (Run("签名"),)))),
            ), (False, False))],
            id="a form has no head",
        ),
    ],
)  # fmt: skip
def test_blocks(markdown: str, expected: list[Block]) -> None:
    assert blocks(markdown) == tuple(expected)


def test_documents_together_begin_on_pages_of_their_own() -> None:
    assert together([blocks("甲"), blocks("乙")]) == (
        paragraph("公文正文", "甲"),
        PageBreak(),
        paragraph("公文正文", "乙"),
    )


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("甲\n\n<!-- 样式：版记 -->\n乙\n", "甲\n\n乙\n", id="a style"),
        pytest.param("<!-- 换页 -->\n<!-- 样式：附件标题 -->\n## 甲\n", "## 甲\n", id="two"),
        pytest.param("甲\n<!-- 备注 -->\n乙\n", "甲\n<!-- 备注 -->\n乙\n", id="a remark stays"),
        pytest.param("甲<!-- 换页 -->乙\n", "甲<!-- 换页 -->乙\n", id="only lines of their own"),
    ],
)
def test_a_person_sees_no_markers(markdown: str, expected: str) -> None:
    assert without_markers(markdown) == expected
