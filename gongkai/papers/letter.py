"""The letter paper: a Word document whose page, styles, head and foot the office's own Word sets.

It is read for the names and sizes of its styles and for the size of its page, and written anew
with a document's text in the place of 【正文】; every other part stays as it is.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.papers.blocks import (
    ANNEX_MARK,
    ANNEX_TITLE,
    BODY,
    HEADINGS,
    IMPRINT,
    LOWEST_HEADING,
    TITLE,
)
from gongkai.papers.markup import BadMarkup, Element, parsed
from gongkai.papers.packing import BadArchive, packed, unpacked

PLACE = "【正文】"
"""The paragraph of a letter paper that a document's text takes the place of."""

BUILT_IN = {
    TITLE: "title",
    HEADINGS["h2"]: "heading 1",
    HEADINGS["h3"]: "heading 2",
    LOWEST_HEADING: "heading 3",
}
"""Styles that Word has already, with the English names that its files give them."""

TABLE_HEAD, TABLE_TEXT, TABLE_NUMBER = "表头", "表格文字", "表格数字"
FORM_ITEM, FORM_TEXT, FORM_SIGNATURE = "表单项", "表单内容", "表单署名"
RULE = "分隔线"

STYLES = (
    "刊头", "期号", "刊头落款", RULE, TITLE, "主送机关", BODY, *list(HEADINGS.values())[1:],
    LOWEST_HEADING, "附件说明", "附件说明续", "落款", "成文日期", ANNEX_MARK, ANNEX_TITLE,
    "表题", "表上说明", TABLE_HEAD, TABLE_TEXT, TABLE_NUMBER, "表注", FORM_ITEM, FORM_TEXT,
    FORM_SIGNATURE, "表单说明", IMPRINT,
)  # fmt: skip
"""Every style that the shipped templates use."""

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "word/document.xml"
_TWIPS = 20  # of a point
_NORMAL_SIZE = 16.0
_SMALLEST = 2835  # twips: 50 mm
_EXACT = "exact"


class BadPaper(CannotDo):
    """The letter paper cannot be used; the message names it and says what is wrong."""


class Style(NamedTuple):
    """A paragraph style: its id in this file; letters, lines and the space around in points."""

    id: str
    size: float
    line: float
    around: float = 0.0


class Page(NamedTuple):
    """A page in twips (1/20 pt): its size and its margins."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def room(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> int:
        """The height of the text."""
        return self.height - self.top - self.bottom

    def turned(self) -> "Page":
        """Return the page turned a quarter to the left: what was its left edge is its top."""
        return Page(self.height, self.width, self.left, self.top, self.right, self.bottom)


class Letter(NamedTuple):
    """A letter paper that was read; ``parts`` are its files in order, ``body`` its main text."""

    parts: tuple[tuple[str, bytes], ...]
    document: bytes
    body: Element
    styles: Mapping[str, Style]
    page: Page
    fonts: tuple[str, ...]

    def style(self, name: str) -> Style | None:
        """Return a style by its name, whatever its id is in this file."""
        return self.styles.get(BUILT_IN.get(name, name).lower())

    def drawn(self, name: str) -> Style:
        """Return the style that a paragraph gets: its own, or else the body's, or none."""
        return self.style(name) or self.style(BODY) or Style("", _NORMAL_SIZE, _NORMAL_SIZE * 1.8)

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of these styles the paper does not have."""
        return tuple(name for name in dict.fromkeys(names) if self.style(name) is None)


def read_letter(data: bytes, name: str) -> Letter:
    """Return a letter paper; ``name`` is what messages call it. Raises ``BadPaper``."""
    try:
        parts = unpacked(data)
    except BadArchive as reason:
        raise BadPaper(f"信纸 {name} {reason}") from reason
    files = dict(parts)
    if _MAIN not in files or "word/styles.xml" not in files:
        raise BadPaper(f"信纸 {name} 不是Word文档")
    if b"macroEnabled" in files.get("[Content_Types].xml", b""):
        raise BadPaper(f"信纸 {name} 带有宏，请另存为不带宏的 .docx")
    root = _root(files[_MAIN], name, _MAIN)
    if root.attributes.get("xmlns:w") != _NAMESPACE:
        raise BadPaper(f"信纸 {name} 的格式不认得，请用Word或WPS另存为“Word文档（.docx）”")
    body = root.first("w:body")
    if body is None:
        raise BadPaper(f"信纸 {name} 没有正文")
    _check_place(body, name)
    page = _page(body)
    if min(page.room, page.depth) < _SMALLEST:
        raise BadPaper(f"信纸 {name} 的版心太小，写不下字，请核对纸张和页边距")
    styles = _root(files["word/styles.xml"], name, "word/styles.xml")
    return Letter(parts, files[_MAIN], body, _styles(styles), page, _fonts(styles))


def written(letter: Letter, document: bytes) -> bytes:
    """Return the paper as a file with another main text; the same text gives the same bytes."""
    return packed((name, document if name == _MAIN else data) for name, data in letter.parts)


def place_of_text(body: Element) -> Element | None:
    """Return the paragraph that the text takes the place of: 【正文】, or an empty last one."""
    paragraphs = list(body.all("w:p"))
    for paragraph in paragraphs:
        if paragraph.text.strip() == PLACE:
            return paragraph
    last = [child for child in body.children if child.name != "w:sectPr"][-1:]
    is_empty = last and last[0].name == "w:p" and last[0].text == ""
    return last[0] if is_empty and not any(last[0].within("w:sectPr")) else None


def section_of_text(body: Element) -> Element | None:
    """Return the properties of the section that the text goes to."""
    place = place_of_text(body)
    after = place.start if place else max((child.start for child in body.children), default=0)
    return next((each for each in body.within("w:sectPr") if each.start >= after), None)


def _root(text: bytes, name: str, part: str) -> Element:
    try:
        return parsed(text)
    except BadMarkup as reason:
        raise BadPaper(f"信纸 {name} 损坏，读不了（{part} {reason}）") from reason


def _check_place(body: Element, name: str) -> None:
    places = sum(paragraph.text.strip() == PLACE for paragraph in body.all("w:p"))
    if places == 0 and PLACE in body.text:
        raise BadPaper(f"信纸 {name} 里的{PLACE}要单独成一段，不能放在表格、文本框或别的文字里")
    if places > 1:
        raise BadPaper(f"信纸 {name} 里有{places}处{PLACE}，只能有一处")


def _page(body: Element) -> Page:
    """Return the page of the text, or A4 as GB/T 9704-2012 5.2 sets it where the paper is mute."""
    section = section_of_text(body)
    size = section.first("w:pgSz") if section else None
    margins = section.first("w:pgMar") if section else None
    told = {**(size.attributes if size else {}), **(margins.attributes if margins else {})}
    return Page(*(_number(told.get(f"w:{key}"), usual) for key, usual in OFFICIAL_PAGE.items()))


OFFICIAL_PAGE = {"w": 11906, "h": 16838, "top": 2098, "right": 1474, "bottom": 1984, "left": 1588}
"""A4 with 37 mm above, 35 below, 28 left and 26 right (GB/T 9704-2012 5.1 and 5.2.1), in twips."""


def _number(value: str | None, usual: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,6}", value) else usual


def _styles(root: Element) -> dict[str, Style]:
    elements = {each.attributes.get("w:styleId", ""): each for each in root.all("w:style")}
    found = {}
    for identity, each in elements.items():
        name = each.value("w:name")
        if name and each.attributes.get("w:type") == "paragraph":
            size = _inherited(elements, each, "w:rPr", "w:sz", of="w:val")
            line = _inherited(elements, each, "w:pPr", "w:spacing", of="w:line")
            rule = _inherited(elements, each, "w:pPr", "w:spacing", of="w:lineRule")
            points = max(1, _number(size, int(2 * _NORMAL_SIZE))) / 2
            exact = _number(line, 0) / _TWIPS if rule == _EXACT else 0.0
            around = sum(
                _number(_inherited(elements, each, "w:pPr", "w:spacing", of=f"w:{side}"), 0)
                for side in ("before", "after")
            )
            found[name.lower()] = Style(identity, points, exact or points * 1.8, around / _TWIPS)
    return found


def _inherited(elements: Mapping[str, Element], style: Element, *names: str, of: str) -> str | None:
    """Return a property of a style or of the nearest one that it is based on."""
    seen: list[Element] = []
    current: Element | None = style
    while current is not None and current not in seen:
        value = current.value(*names, of=of)
        if value is not None:
            return value
        seen.append(current)
        current = elements.get(current.value("w:basedOn") or "")
    return None


def _fonts(styles: Element) -> tuple[str, ...]:
    """Return the East Asian fonts that the styles name, each once."""
    found = (each.attributes.get("w:eastAsia") for each in styles.within("w:rFonts"))
    return tuple(dict.fromkeys(font for font in found if font))
