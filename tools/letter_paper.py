"""Makes ``templates/official.docx``, the letter paper, from the measures of GB/T 9704-2012.

    python -m tools.letter_paper

All lengths are in twips (1/20 pt), sizes of letters in half points. A character of 三号 is 16 pt
wide; 28 of them want 448 pt, the text is 156 mm = 442 pt wide: they are set 0.25 pt closer, which
Word, WPS and LibreOffice all do alike, while each has its own idea of a character grid.
"""

from pathlib import Path
from typing import NamedTuple

from gongkai.papers.letter import OFFICIAL_PAGE, PLACE
from gongkai.papers.markup import element
from gongkai.papers.packing import packed as archive

TARGET = Path(__file__).parents[1] / "templates" / "official.docx"

SONG, HEI, KAI, FANGSONG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
PAGE_NUMBER = "宋体"
ALTERNATIVES = {SONG: "华文中宋", FANGSONG: "仿宋", KAI: "楷体"}

LINE = 579  # 225 mm / 22 lines: 28.95 pt (5.2.3)
CHARACTER = 320  # 三号
CLOSER = -5  # 0.25 pt: 28 characters to a line
FOOTER = 1417  # the rule of the page number 7 mm below the text (7.5)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Style(NamedTuple):
    """A style and how it differs from the body's."""

    id: str
    name: str
    font: str = FANGSONG
    size: int = 32
    line: int = LINE
    align: str = "both"
    first: int = 0  # characters that the first line is indented by; negative: it hangs
    left: int = 0  # characters
    right: int = 0
    before: int = 0
    after: int = 0
    keep: bool = False  # on the page of what follows
    level: int | None = None  # in the outline
    rule: int = 0  # a line above, in 1/8 pt
    table: bool = False  # words of a table: off the grid, Latin words may be broken


STYLES = (
    Style("Normal", "Normal"),
    Style("Body", "公文正文", first=2),
    Style("Masthead", "刊头", SONG, 72, 960, "center", after=289),
    Style("Issue", "期号", align="center"),
    Style("DocumentNumber", "文号", align="center"),
    Style("Dateline", "刊头落款", before=289),
    Style("Ruling", "分隔线", size=10, line=240, after=LINE, rule=8),
    Style("Title", "Title", SONG, 44, LINE, "center", after=LINE, keep=True),
    Style("Addressee", "主送机关", align="left"),
    Style("Heading1", "heading 1", HEI, first=2, keep=True, level=0),
    Style("Heading2", "heading 2", KAI, first=2, keep=True, level=1),
    Style("Heading3", "heading 3", first=2, keep=True, level=2),
    Style("Annexes", "附件说明", left=6, first=-4, before=LINE),
    Style("AnnexesMore", "附件说明续", left=6, first=-1),
    Style("Signature", "落款", align="right", right=4, before=LINE, keep=True),
    Style("Date", "成文日期", align="right", right=4),
    Style("AnnexMark", "附件标识", HEI, align="left", keep=True),
    Style("AnnexTitle", "附件标题", SONG, 44, LINE, "center", before=289, after=289, keep=True,
          level=0),
    Style("Caption", "表题", HEI, 28, 480, "center", before=160, keep=True),
    Style("TableLine", "表上说明", size=24, line=400, align="left", keep=True),
    Style("TableHead", "表头", HEI, 24, 340, "center", table=True),
    Style("TableText", "表格文字", size=24, line=340, align="left", table=True),
    Style("TableNumber", "表格数字", size=24, line=340, align="center", table=True),
    Style("TableNote", "表注", size=24, line=400, before=80),
    Style("FormItem", "表单项", HEI, 24, 360, "center", table=True),
    Style("FormText", "表单内容", size=24, line=360, align="left", table=True),
    Style("FormSignature", "表单署名", size=24, line=360, align="right", table=True),
    Style("FormLine", "表单说明", size=24, line=480, align="left"),
    Style("Imprint", "版记", size=28, line=480, align="left", left=1, right=1),
)  # fmt: skip


def parts() -> dict[str, str]:
    """Return the files of the letter paper."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"), ("footer", "footer2.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
    }  # fmt: skip


def packed() -> bytes:
    """Return the letter paper as a file; the same measures give the same bytes."""
    return archive((name, text.encode()) for name, text in parts().items())


def _root(name: str, *content: str) -> str:
    inner = "".join(content)
    return f'{HEAD}<{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</{name}>\n'


def _document() -> str:
    page = OFFICIAL_PAGE
    place = element("w:p", element("w:pPr", element("w:pStyle", val="Body")),
                    element("w:r", element("w:t", PLACE)))  # fmt: skip
    section = element(
        "w:sectPr",
        '<w:footerReference w:type="default" r:id="rId4"/>',
        '<w:footerReference w:type="even" r:id="rId5"/>',
        element("w:pgSz", w=page["w"], h=page["h"]),
        element("w:pgMar", top=page["top"], right=page["right"], bottom=page["bottom"],
                left=page["left"], header=851, footer=FOOTER, gutter=0),
        element("w:cols", space=425),
        element("w:docGrid", type="lines", linePitch=LINE),
    )  # fmt: skip
    return _root("w:document", element("w:body", place, section))


def _styles() -> str:
    language = element("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    defaults = element(
        "w:docDefaults",
        element("w:rPrDefault", element("w:rPr", _fonts(FANGSONG), language)),
        element("w:pPrDefault"),
    )
    table = element(
        "w:style", element("w:name", val="Normal Table"), element("w:uiPriority", val=99),
        element("w:semiHidden"), element("w:unhideWhenUsed"), type="table", default=1,
        styleId="TableNormal",
    )  # fmt: skip
    return _root("w:styles", defaults, *(_style(style) for style in STYLES), table)


def _style(style: Style) -> str:
    is_normal = style.id == "Normal"
    based = [] if is_normal else [element("w:basedOn", val="Normal")]
    follows = "Body" if style.level is not None or style.id == "Title" else style.id
    about = [
        element("w:name", val=style.name),
        *based,
        element("w:next", val=follows),
        element("w:uiPriority", val=1),
        element("w:qFormat"),
    ]
    told = {"default": 1} if is_normal else {}
    own = {} if style.id in _BUILT_IN else {"customStyle": 1}
    return element("w:style", *about, _paragraph(style), _letters(style),
                   type="paragraph", **told, **own, styleId=style.id)  # fmt: skip


_BUILT_IN = {"Normal", "Title", "Heading1", "Heading2", "Heading3"}


def _paragraph(style: Style) -> str:
    """Return ``w:pPr``, its children in the order of the schema."""
    edge = element("w:top", val="single", sz=style.rule, space=1, color="auto")
    return element(
        "w:pPr",
        element("w:keepNext") if style.keep else "",
        element("w:widowControl", val=0),
        element("w:pBdr", edge) if style.rule else "",
        element("w:wordWrap", val=0) if style.table else "",
        element("w:overflowPunct", val=0),  # LibreOffice reads it the wrong way round
        element("w:autoSpaceDE", val=0),
        element("w:autoSpaceDN", val=0),
        element("w:adjustRightInd", val=0),
        element("w:snapToGrid", val=0),
        element("w:spacing", before=style.before, after=style.after, line=style.line,
                lineRule="exact"),
        _indent(style),
        element("w:jc", val=style.align),
        element("w:outlineLvl", val=style.level) if style.level is not None else "",
    )  # fmt: skip


def _indent(style: Style) -> str:
    if not (style.left or style.right or style.first):
        return ""
    told: dict[str, int] = {}
    for side, count in (("left", style.left), ("right", style.right)):
        told |= {f"{side}Chars": 100 * count, side: style.size * 10 * count}
    first, count = ("hanging", -style.first) if style.first < 0 else ("firstLine", style.first)
    if count:
        told |= {f"{first}Chars": 100 * count, first: style.size * 10 * count}
    return element("w:ind", **told)


def _letters(style: Style) -> str:
    """Return ``w:rPr``, its children in the order of the schema."""
    return element(
        "w:rPr",
        _fonts(style.font),
        element("w:spacing", val=CLOSER) if style.size == 32 else "",
        element("w:kern", val=0),
        element("w:sz", val=style.size),
        element("w:szCs", val=style.size),
    )


def _fonts(font: str) -> str:
    return element("w:rFonts", hint="eastAsia", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _settings() -> str:
    return _root(
        "w:settings",
        element("w:zoom", percent=100),
        element("w:evenAndOddHeaders"),
        element("w:characterSpacingControl", val="compressPunctuation"),
        element("w:compat",
                element("w:compatSetting", name="compatibilityMode",
                        uri="http://schemas.microsoft.com/office/word", val=15)),
    )  # fmt: skip


def _font_table() -> str:
    fonts = [
        element(
            "w:font",
            element("w:altName", val=ALTERNATIVES[font]) if font in ALTERNATIVES else "",
            element("w:charset", val=86),
            name=font,
        )
        for font in (SONG, HEI, KAI, FANGSONG, PAGE_NUMBER)
    ]
    return _root("w:fonts", *fonts)


def _footer(side: str) -> str:
    """Return 「— 1 —」 in 四号宋体, one character in from the outer edge (7.5)."""
    about = element(
        "w:pPr",
        element("w:snapToGrid", val=0),
        element("w:spacing", before=0, after=0, line=280, lineRule="exact"),
        element("w:ind", **{f"{side}Chars": 100, side: 280}),
        element("w:jc", val=side),
    )
    looks = element("w:rPr", _fonts(PAGE_NUMBER), element("w:spacing", val=0),
                    element("w:sz", val=28), element("w:szCs", val=28))  # fmt: skip

    def run(content: str) -> str:
        return element("w:r", looks, content)

    words = (
        run('<w:t xml:space="preserve">— </w:t>'),
        run(element("w:fldChar", fldCharType="begin")),
        run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
        run(element("w:fldChar", fldCharType="separate")),
        run(element("w:t", "1")),
        run(element("w:fldChar", fldCharType="end")),
        run('<w:t xml:space="preserve"> —</w:t>'),
    )
    return _root("w:ftr", element("w:p", about, *words))


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings",
             "fontTable": "fontTable", "footer1": "footer", "footer2": "footer"}  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    defaults = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>\n'


def _relations(*targets: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>\n'


if __name__ == "__main__":
    TARGET.write_bytes(packed())
