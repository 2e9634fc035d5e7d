"""Blocks poured onto a letter paper: a Word document of as many sections as it has parts.

A part begins where the document says 换页. A part that is a wide table lies on turned pages.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gongkai.papers import grids, paragraphs
from gongkai.papers.blocks import (
    ANNEX_MARK,
    ANNEX_TITLE,
    FORM,
    HEADINGS,
    IMPRINT,
    LOWEST_HEADING,
    Block,
    PageBreak,
    Paragraph,
    Rule,
    Table,
)
from gongkai.papers.letter import (
    FORM_ITEM,
    FORM_SIGNATURE,
    FORM_TEXT,
    RULE,
    TABLE_HEAD,
    TABLE_NUMBER,
    TABLE_TEXT,
    Letter,
    Page,
    place_of_text,
    section_of_text,
    written,
)
from gongkai.papers.markup import Element, element, spliced
from gongkai.papers.paragraphs import DAY, SIGNATURE, TWIPS
from gongkai.papers.widths import is_wide

_MOST_BEFORE_TABLE = 1  # paragraphs of text above a table whose part is turned for it
_HEADINGS = {ANNEX_MARK, ANNEX_TITLE, LOWEST_HEADING, *HEADINGS.values()}
_LINE_PITCH = 579
_IN_HAND = 58.0  # pt: two lines


def pour(blocks: Sequence[Block], letter: Letter) -> bytes:
    """Return the document on the letter paper as a file; the same blocks give the same bytes.

    What is in a style that the paper lacks looks like body text.
    """
    parts = [_Part(each, _is_turned(each, letter)) for each in _parts(blocks)]
    return written(letter, _document(letter, parts))


def styles_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the styles that blocks use."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.style
        elif isinstance(block, Rule):
            yield RULE
        elif isinstance(block, Table) and block.style == FORM:
            yield from (FORM_ITEM, FORM_TEXT, FORM_SIGNATURE)
        elif isinstance(block, Table):
            yield from (TABLE_HEAD, TABLE_NUMBER, block.style or TABLE_TEXT)


class _Part(NamedTuple):
    """What stands between two page breaks."""

    blocks: tuple[Block, ...]
    turned: bool


def _parts(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            parts.append([])
        else:
            parts[-1].append(block)
    return [tuple(part) for part in parts if part] or [()]


def _is_turned(blocks: Sequence[Block], letter: Letter) -> bool:
    """Is the part made for a wide table: a title, a line above it, and then the table?"""
    above: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            room = letter.page.room / TWIPS / letter.drawn(block.style or TABLE_TEXT).size
            return block.style != FORM and _is_title(above) and is_wide(block, room)
        above.append(block.style if isinstance(block, Paragraph) else RULE)
    return False


def _is_title(styles: Sequence[str]) -> bool:
    return sum(style not in _HEADINGS for style in styles) <= _MOST_BEFORE_TABLE


def _document(letter: Letter, parts: Sequence[_Part]) -> bytes:
    place = place_of_text(letter.body)
    section = section_of_text(letter.body)
    start, end = (place.start, place.end) if place else _end_of_text(letter, section)
    last = len(parts) - 1
    has_tail = section is not None and letter.document[end : section.start].strip() != b""
    content = []
    for index, part in enumerate(parts):
        closes = index < last or (part.turned and has_tail)
        ending = _section(letter, section, index, part.turned) if closes else ""
        content.append(_part(letter, part, ending))
    edits = {(start, end): "".join(content).encode()}
    final = _section(letter, section, last, parts[last].turned and not has_tail)
    if section is None:
        edits[start, end] += final.encode()
    else:
        edits[section.start, section.end] = final.encode()
    return spliced(letter.document, edits)


def _end_of_text(letter: Letter, section: Element | None) -> tuple[int, int]:
    """Return where the text goes on a paper without 【正文】: to the end."""
    is_last = section is not None and section in letter.body.children
    end = section.start if section and is_last else letter.document.rfind(b"</", 0, letter.body.end)
    return end, end


def _section(letter: Letter, section: Element | None, index: int, turned: bool) -> str:
    """Return the properties of a section: the paper's own, turned if need be.

    Only the first may have a first page of its own and may set the page number.
    """
    page = letter.page.turned() if turned else letter.page
    if section is None:
        grid = element("w:docGrid", type="lines", linePitch=_LINE_PITCH)
        return element("w:sectPr", *_page(page, turned, {}).values(), grid)
    text = letter.document
    edits: dict[tuple[int, int], bytes] = {}
    drawn = _page(page, turned, _margins(section))
    for child in section.children:
        if child.name in drawn and turned:
            edits[child.start, child.end] = drawn[child.name].encode()
        elif child.name in ("w:titlePg", "w:pgNumType") and index > 0:
            edits[child.start, child.end] = b""
    moved = {(a - section.start, b - section.start): new for (a, b), new in edits.items()}
    return spliced(text[section.start : section.end], moved).decode()


def _margins(section: Element) -> dict[str, str]:
    margins = section.first("w:pgMar")
    return dict(margins.attributes) if margins else {}


def _page(page: Page, turned: bool, told: dict[str, str]) -> dict[str, str]:
    size: dict[str, str | int] = {"w": page.width, "h": page.height}
    if turned:
        size["orient"] = "landscape"
    edge = min(int(told.get("w:footer", _FOOT)), page.bottom // 2 if turned else _FOOT)
    return {
        "w:pgSz": element("w:pgSz", **size),
        "w:pgMar": element(
            "w:pgMar", top=page.top, right=page.right, bottom=page.bottom, left=page.left,
            header=told.get("w:header", "851"), footer=edge, gutter=0,
        ),
    }  # fmt: skip


_FOOT = 1417


def _part(letter: Letter, part: _Part, ending: str) -> str:
    """Return a part's text; ``ending`` are the properties of the section that it closes."""
    page = letter.page.turned() if part.turned else letter.page
    drawn = list(_drawn(letter, part.blocks, page))
    final = part.blocks[-1] if part.blocks else Rule()
    if not isinstance(final, Paragraph) or final.style == IMPRINT:
        drawn.append(paragraphs.empty(ending))
    elif ending:
        drawn[-1] = paragraphs.paragraph(letter, final, page.room, section=ending)
    return "".join(drawn)


def _drawn(letter: Letter, blocks: Sequence[Block], page: Page) -> Iterator[str]:
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and block.style == FORM:
            yield grids.form(letter, block, page.room, _spare(letter, blocks, page))
        elif isinstance(block, Table):
            yield grids.table(letter, block, page.room, page.depth)
        elif isinstance(block, Rule):
            if not _is_imprint(blocks, index + 1):  # which has lines of its own
                yield paragraphs.rule(letter, RULE)
        elif isinstance(block, Paragraph) and block.style == IMPRINT:
            if not _is_imprint(blocks, index - 1):
                yield grids.imprint(letter, _run_of_imprint(blocks[index:]), page.room)
        elif isinstance(block, Paragraph):
            layout = _signature(letter, blocks, index)
            yield paragraphs.paragraph(letter, block, page.room, layout=layout)


def _is_imprint(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return isinstance(block, Paragraph) and block.style == IMPRINT


def _run_of_imprint(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the lines of a 版记 that begins with the first block."""
    lines: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.style != IMPRINT:
            break
        lines.append(block)
    return lines


def _signature(letter: Letter, blocks: Sequence[Block], index: int) -> str:
    here, after = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(here, Paragraph) or not isinstance(after, Paragraph):
        return ""
    if here.style != SIGNATURE or after.style != DAY:
        return ""
    return paragraphs.before_day(here, after, letter)


def _spare(letter: Letter, blocks: Sequence[Block], page: Page) -> float:
    """Return how many points a form leaves empty on its page, some kept in hand.

    Another font than the paper's may be wider than we think.
    """
    heights = [
        grids.form_height(letter, block, page.room)
        if isinstance(block, Table)
        else paragraphs.height(letter, block, page.room)
        for block in blocks
        if isinstance(block, Table | Paragraph)
    ]
    return page.depth / TWIPS - sum(heights) - _IN_HAND
