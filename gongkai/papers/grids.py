"""Tables in WordprocessingML: columns by their words, heads repeated, cells really merged.

Every width is written three times: WPS takes the columns from the grid, Word from the table,
LibreOffice from the cells.
"""

from collections.abc import Iterable, Sequence

from gongkai.papers import paragraphs
from gongkai.papers.blocks import Cell, Paragraph, Row, Table
from gongkai.papers.letter import (
    FORM_ITEM,
    FORM_SIGNATURE,
    FORM_TEXT,
    TABLE_HEAD,
    TABLE_NUMBER,
    TABLE_TEXT,
    Letter,
)
from gongkai.papers.markup import element
from gongkai.papers.paragraphs import TWIPS
from gongkai.papers.widths import PADDING, cell_lines, cell_width, column_widths, row_heights

_SIDE = 85  # between a cell's words and its border, twips
_ABOVE = 30
_BORDER = 4  # of 1/8 pt
_IMPRINT_THIN, _IMPRINT_THICK = 6, 8  # 0.25 and 0.35 mm: GB/T 9704-2012 7.4.1
_WIDEST_ITEM = 7.0
_FORM_ROW = 27.0  # pt
_MOST_SPACE = 110.0  # pt for handwriting


def table(letter: Letter, block: Table, room: int, depth: int) -> str:
    """Return a table for a text area of ``room`` by ``depth`` twips."""
    style = letter.drawn(block.style or TABLE_TEXT)
    em = style.size * TWIPS
    widths = column_widths(block, room / em)
    columns = [int(each * em) for each in widths]
    styles = [TABLE_NUMBER if number else block.style or TABLE_TEXT for number in block.numeric]
    rows = [_row(letter, block.head, columns, [TABLE_HEAD] * len(columns), "w:tblHeader")]
    for row, lines in zip(block.rows, row_heights(cell_lines(block), widths), strict=True):
        tall = lines * style.line * TWIPS > depth / 2
        rows.append(_row(letter, row, columns, styles, "" if tall else "w:cantSplit"))
    return _table(columns, rows)


def form(letter: Letter, block: Table, room: int, spare: float) -> str:
    """Return a form; ``spare`` points of the page go to the cells that are filled in by hand.

    These are the cells of more than one line: what is asked for above, the signature below.
    """
    columns = form_columns(letter, block, room)
    by_hand = sum(_is_by_hand(row) for row in block.rows)
    extra = min(_MOST_SPACE, max(0.0, spare / by_hand)) if by_hand else 0.0
    return _table(columns, [_form_row(letter, row, columns, extra) for row in block.rows])


def form_columns(letter: Letter, block: Table, room: int) -> list[int]:
    """Return the widths of a form: its items, and the rest of the page for what is said."""
    em = letter.drawn(FORM_ITEM).size * TWIPS
    widest = max((cell_width(row[0]) for row in block.rows if row), default=0.0)
    first = int(min(_WIDEST_ITEM, widest + 2 * PADDING) * em)
    others = len(block.numeric) - 1
    return [first, *[(room - first) // others] * others] if others else [room]


def form_height(letter: Letter, block: Table, room: int) -> float:
    """Return about how many points high a form is without space for handwriting."""
    columns = form_columns(letter, block, room)
    return sum(
        max(_FORM_ROW, *(_cell_height(letter, c, w) for c, w in zip(row, columns, strict=True)))
        for row in block.rows
    )


def imprint(letter: Letter, lines: Sequence[Paragraph], room: int) -> str:
    """Return the 版记: lines between rules at the foot of the page (GB/T 9704-2012 7.4.1)."""
    rows = [
        element("w:tr", _cell(room, paragraphs.paragraph(letter, each, room - 2 * _SIDE)))
        for each in lines
    ]
    at_foot = element(
        "w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="center",
        tblpYSpec="bottom",
    )  # fmt: skip
    borders = _borders(top=_IMPRINT_THICK, bottom=_IMPRINT_THICK, insideH=_IMPRINT_THIN)
    return _framed([room], rows, at_foot, borders)


def _is_by_hand(row: Row) -> bool:
    return any(len(cell.lines) > 1 for cell in row)


def _cell_height(letter: Letter, cell: Cell, column: int) -> float:
    blocks = _form_lines(cell, FORM_TEXT)
    words = sum(paragraphs.height(letter, each, column - 2 * _SIDE) for each in blocks)
    return words + 2 * _ABOVE / TWIPS


def _form_lines(cell: Cell, style: str) -> list[Paragraph]:
    first, *others = cell.lines or ((),)
    return [Paragraph(style, (first,)), *(Paragraph(FORM_SIGNATURE, (each,)) for each in others)]


def _form_row(letter: Letter, row: Row, columns: Sequence[int], extra: float) -> str:
    cells = []
    for index, (cell, column) in enumerate(zip(row, columns, strict=True)):
        drawn = []
        for place, each in enumerate(_form_lines(cell, FORM_TEXT if index else FORM_ITEM)):
            space = element("w:spacing", before=int(extra * TWIPS)) if place == 1 else ""
            drawn.append(paragraphs.paragraph(letter, each, column - 2 * _SIDE, layout=space))
        cells.append(_cell(column, *drawn))
    tall = element("w:trHeight", val=int(_FORM_ROW * TWIPS), hRule="atLeast")
    return element("w:tr", element("w:trPr", element("w:cantSplit"), tall), *cells)


def _row(letter: Letter, row: Row, columns: Sequence[int], styles: Iterable[str], kind: str) -> str:
    cells = []
    for cell, column, style in zip(row, columns, styles, strict=True):
        inner = column - 2 * _SIDE
        drawn = [paragraphs.paragraph(letter, Paragraph(style, (line,)), inner)
                 for line in cell.lines or ((),)]  # fmt: skip
        merged = element("w:vMerge", val="restart") if cell.height > 1 else ""
        if cell.height == 0:
            merged = element("w:vMerge")
        cells.append(_cell(column, *drawn, merged=merged))
    head = element("w:cantSplit") if kind == "w:tblHeader" else ""
    about = element("w:trPr", head, element(kind)) if kind else ""
    return element("w:tr", about, *cells)


def _cell(column: int, *content: str, merged: str = "") -> str:
    wide = element("w:tcW", w=column, type="dxa")
    return element("w:tc", element("w:tcPr", wide, merged, element("w:vAlign", val="center")),
                   *content)  # fmt: skip


def _table(columns: Sequence[int], rows: Iterable[str]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return _framed(columns, rows, "", _borders(**dict.fromkeys(sides, _BORDER)))


def _framed(columns: Sequence[int], rows: Iterable[str], place: str, borders: str) -> str:
    """Return a table, the children of its properties in the order of the schema."""
    gaps = {"top": _ABOVE, "left": _SIDE, "bottom": _ABOVE, "right": _SIDE}
    margins = [element(f"w:{side}", w=gap, type="dxa") for side, gap in gaps.items()]
    about = element(
        "w:tblPr",
        place,
        element("w:tblW", w=sum(columns), type="dxa"),
        element("w:jc", val="center"),
        borders,
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=each) for each in columns))
    return element("w:tbl", about, grid, *rows)


def _borders(**sizes: int) -> str:
    """Return borders, in the order of the schema: top, left, bottom, right, insideH, insideV."""
    sides = [
        element(f"w:{side}", val="single", sz=size, space=0, color="auto")
        for side, size in sizes.items()
    ]
    return element("w:tblBorders", *sides)
