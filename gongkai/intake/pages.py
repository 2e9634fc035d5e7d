"""PDF files: the ruled tables of each page, by pdfplumber.

A cell that a page's end has cut is left in two; joining is for whoever knows what rows are.
"""

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from gongkai.intake.grid import Block, Cell, Document, Grid, Unreadable, clean, grid_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_PAGES = 100
_MOST_EDGES = 20_000
_TOLERANCE = 2.0  # points within which two rules are one
_NEVER_FIRST = "、，。；：！？）》”’,.;:)"
_SAME_LINE = 0.5  # of a character's height


class _Box(NamedTuple):
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


def read_pages(data: bytes) -> Document:
    """Return the lines and tables of all pages. Raises ``Unreadable``, also without pdfplumber."""
    try:
        from pdfplumber.pdf import PDF
    except ImportError as missing:
        raise Unreadable(
            "是PDF，读PDF需要另装：python -m pip install 'pdfplumber>=0.11.4,<0.12'"
        ) from missing
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it grumbles about fonts
    try:
        opened = PDF(BytesIO(data))
    except Exception as reason:
        if "Password" in repr(reason):
            raise Unreadable("有打开密码，请取消密码后再导入") from reason
        raise Unreadable("损坏，读不了（不是完整的PDF）") from reason
    blocks: list[Block] = []
    has_text = False
    with opened:
        if len(opened.pages) > _MOST_PAGES:
            raise Unreadable(f"超过{_MOST_PAGES}页，不像是任务表，没有读")
        for page in opened.pages:
            has_text = has_text or bool(page.chars)
            blocks += _page_blocks(page)
            page.close()
    if not has_text:
        raise Unreadable("这个PDF是扫描图片，没有文字；请找电子版")
    return Document(tuple(blocks))


def _page_blocks(page: "Page") -> list[Block]:
    """Return the lines outside the tables and the tables, from top to bottom."""
    if len(page.edges) > _MOST_EDGES:
        raise Unreadable("线条多得不像是表格，没有读")
    tables = page.find_tables()
    boxes = [_Box(*table.bbox) for table in tables]
    found: list[tuple[float, Block]] = []
    loose = [char for char in page.chars if not any(_is_inside(char, box) for box in boxes)]
    for top, line in _lines(loose):
        if text := clean(_words(line)):
            found.append((top, text))
    for table, box in zip(tables, boxes, strict=True):
        inside = [char for char in page.chars if _is_inside(char, box)]
        found.append((box.top, _grid([_Box(*cell) for cell in table.cells], inside)))
    return [block for _, block in sorted(found, key=lambda each: each[0])]


def _grid(boxes: Sequence[_Box], chars: list[Any]) -> Grid:
    """Return the table whose cells are these boxes: a merged cell covers several rules."""
    columns = _rules([edge for box in boxes for edge in (box.left, box.right)])
    rows = _rules([edge for box in boxes for edge in (box.top, box.bottom)])
    cells = []
    for box in sorted(boxes, key=lambda each: (each.top, each.left)):
        x, right = _nearest(columns, box.left), _nearest(columns, box.right)
        y, bottom = _nearest(rows, box.top), _nearest(rows, box.bottom)
        inside = [char for char in chars if _is_inside(char, box)]
        text = _cell_text(inside, box)
        cells.append(Cell(text, y, x, max(bottom - y, 1), max(right - x, 1)))
    return grid_of(cells, is_page=True)


def _rules(edges: list[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _TOLERANCE:
            rules.append(edge)
    return rules


def _nearest(rules: list[float], edge: float) -> int:
    return min(range(len(rules)), key=lambda k: abs(rules[k] - edge))


def _is_inside(char: Any, box: _Box) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box.left <= x <= box.right and box.top <= y <= box.bottom)


def _lines(chars: list[Any]) -> list[tuple[float, list[Any]]]:
    """Return the characters line by line, with each line's middle."""
    lines: list[tuple[float, list[Any]]] = []
    for char in sorted(chars, key=lambda each: (each["top"] + each["bottom"], each["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        height = char["bottom"] - char["top"]
        if lines and abs(middle - lines[-1][0]) < height * _SAME_LINE:
            lines[-1][1].append(char)
        else:
            lines.append((middle, [char]))
    return [(top, sorted(line, key=lambda each: float(each["x0"]))) for top, line in lines]


def _words(line: list[Any]) -> str:
    """Return a line's text, with a blank where there is room for one."""
    text = ""
    last = None
    for char in line:
        if last is not None and char["x0"] - last["x1"] > last["size"] * 0.4:
            text += " "
        text += char["text"]
        last = char
    return text


def _unbroken(line: Sequence[Any]) -> int:
    """Return how many characters at the beginning of a line stay together."""
    text = "".join(char["text"] for char in line)
    return 1 + len(text[1:]) - len(text[1:].lstrip(_NEVER_FIRST))


def _cell_text(chars: list[Any], box: _Box) -> str:
    """Return a cell's text: a line that fills its cell runs on, a shorter one ends a paragraph.

    It is full where no more of the next line would have fitted: a character with the comma that
    must not begin a line.
    """
    text = ""
    lines = [line for _, line in _lines(chars)]
    for line, below in zip(lines, [*lines[1:], []], strict=True):
        text += _words(line)
        last = line[-1]
        room = box.right - last["x1"]
        left = line[0]["x0"] - box.left
        size = last["size"]
        is_full = room < size * (_unbroken(below) + 0.05) + max(min(left, size), 0)
        is_open = text.count("（") + text.count("(") > text.count("）") + text.count(")")
        text += "" if is_full or is_open else "\n"
    return clean(text)
