"""Paragraphs in WordprocessingML. What they look like is the style's affair.

Only what depends on the words or on the page is set here: where a title is cut, where the right
half of a line begins, how far a signature stands from the edge.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from gongkai.papers.blocks import ANNEX_TITLE, IMPRINT, TITLE, Line, Paragraph, Run, plain
from gongkai.papers.letter import FORM_ITEM, TABLE_HEAD, Letter, Style
from gongkai.papers.markup import element, letters
from gongkai.papers.titles import SHORTEST, title_lines
from gongkai.papers.widths import width

TWIPS = 20
"""Of a point."""

SIGNATURE, DAY = "落款", "成文日期"
_BALANCED = {TITLE: SHORTEST, ANNEX_TITLE: SHORTEST, FORM_ITEM: 2.0, TABLE_HEAD: 2.0}
_APART = ("刊头落款", "表上说明", "表单说明", IMPRINT)
_GAP = re.compile("\u3000{2,}")
_SEALED_INDENT = 4  # characters right of a sealed paper's date: GB/T 9704-2012 7.3.5.1
_LEAST_INDENT = 2
_TINY = element("w:spacing", before=0, after=0, line=20, lineRule="exact")


def paragraph(
    letter: Letter, block: Paragraph, room: int, *, layout: str = "", section: str = ""
) -> str:
    """Return a paragraph for text ``room`` twips wide.

    ``layout`` is spacing or indents that depend on the words around it, ``section`` the
    properties of the section that it ends.
    """
    style = letter.drawn(block.style)
    lines, tabs = laid_out(block, style, room)
    return element("w:p", _properties(style, tabs, layout, section), *_runs(lines))


def empty(section: str = "") -> str:
    """Return a paragraph that takes no room: after a table, or to end a section."""
    return element("w:p", element("w:pPr", element("w:snapToGrid", val=0), _TINY, section))


def rule(letter: Letter, style: str) -> str:
    """Return a line across the page: an empty paragraph whose style draws it."""
    return element("w:p", _properties(letter.drawn(style), "", "", ""))


def height(letter: Letter, block: Paragraph, room: int) -> float:
    """Return about how many points high a paragraph is."""
    style = letter.drawn(block.style)
    lines, _ = laid_out(block, style, room)
    em = room / TWIPS / style.size
    count = sum(max(1, ceil(width(plain([line])) / em)) for line in lines)
    return count * style.line + style.around


def laid_out(block: Paragraph, style: Style, room: int) -> tuple[Sequence[Line], str]:
    """Return a paragraph's lines as they are set, and the tabs that they need."""
    em = style.size * TWIPS
    text = plain(block.lines)
    if block.style in _BALANCED and len(block.lines) == 1:
        least = _BALANCED[block.style]
        return tuple((Run(line),) for line in title_lines(text, room / em, least)), ""
    parts = _GAP.split(text)
    if block.style in _APART and len(parts) > 1:
        widths = [round(width(part) * em) for part in parts]
        gap = (room - sum(widths)) // (len(parts) - 1)
        if gap >= em:
            return ((Run("\t".join(parts)),),), _tabs(widths, gap, room)
    return block.lines, ""


def before_day(signature: Paragraph, day: Paragraph, letter: Letter) -> str:
    """Return the indent that centres a signature above its date (GB/T 9704-2012 7.3.5.1)."""
    em = letter.drawn(SIGNATURE).size * TWIPS
    half = (width(plain(day.lines)) - width(plain(signature.lines))) / 2
    right = max(_LEAST_INDENT, _SEALED_INDENT + half)
    return element("w:ind", rightChars=round(100 * right), right=round(em * right))


def _tabs(widths: Sequence[int], gap: int, room: int) -> str:
    """Return tabs that spread parts of these widths over the line, the last one to its end."""
    ends = list(accumulate(each + gap for each in widths[:-2]))
    inner = [element("w:tab", val="left", pos=each) for each in ends]
    return element("w:tabs", *inner, element("w:tab", val="right", pos=room))


def _properties(style: Style, tabs: str, layout: str, section: str) -> str:
    """Return ``w:pPr``, its children in the order of the schema."""
    named = element("w:pStyle", val=style.id) if style.id else ""
    return element("w:pPr", named, tabs, layout, section)


def _runs(lines: Sequence[Line]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if found:
            found.append(element("w:r", element("w:br")))
        found += [_run(run) for run in line]
    return found


def _run(run: Run) -> str:
    """Return a run; the hint sets “ ” and — in the Chinese font, as wide as a character."""
    hint = element("w:rFonts", hint="eastAsia")
    looks = element("w:rPr", hint, element("w:b") if run.strong else "")
    words = [
        f'<w:t xml:space="preserve">{letters(part)}</w:t>' if part else ""
        for part in run.text.split("\t")
    ]
    return element("w:r", looks, element("w:tab").join(words))
