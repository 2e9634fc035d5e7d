"""Web pages (.html, .htm, .mht) as tables and paragraphs, however badly they are closed.

Nothing that a page points to is fetched, and no script is run.
"""

import re
from email import message_from_bytes, policy
from html.parser import HTMLParser

from gongkai.intake.grid import Block, Cell, Document, Grid, Unreadable, clean, grid_of
from gongkai.intake.kinds import decoded

_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "select", "title"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"})
_BREAKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section"}
    | {"article", "dd", "dt", "blockquote", "center", "header", "footer", "caption", "pre"}
)
_TABLE_PARTS = frozenset({"table", "tr", "td", "th", "thead", "tbody", "tfoot"})
_WIDEST, _TALLEST = 200, 5_000
_DEEPEST = 30
_MOST_CELLS = 100_000
_SOFT_BREAK = re.compile(r"[ \t\r\f]*\n\s*")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read_web(text: str) -> Document:
    """Return the paragraphs and tables of a page. Raises ``Unreadable`` for an absurd one."""
    page = _Page()
    page.feed(text)
    page.close()
    return page.document()


def read_mht(data: bytes) -> Document:
    """Return the page inside a .mht: its first part that is HTML."""
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return read_web(decoded(payload))
    raise Unreadable("里面没有网页内容")


class _Table:
    """A table that is being read: its cells, and the columns that cells from above still cover."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.texts: list[list[str]] = []
        self.row = -1
        self.column = 0
        self.covered: dict[int, int] = {}
        self.cell_is_open = False
        self.has_table = False

    def next_row(self) -> None:
        self.row += 1
        self.column = 0

    def open_cell(self, width: int, height: int) -> None:
        if self.row < 0:
            self.next_row()
        while self.covered.get(self.column, 0) > self.row:
            self.column += 1
        for column in range(self.column, self.column + width):
            self.covered[column] = self.row + height
        self.cells.append(Cell("", self.row, self.column, height, width))
        self.texts.append([])
        self.column += width
        self.cell_is_open = True

    def grid(self) -> Grid:
        texts = (clean("".join(text)) for text in self.texts)
        return grid_of(cell._replace(text=t) for cell, t in zip(self.cells, texts, strict=True))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._tables: list[_Table] = []
        self._loose: list[str] = []
        self._unseen: list[str] = []
        self._cells = 0

    def document(self) -> Document:
        """Return what was read, whatever is still open."""
        while self._tables:
            self._end_table()
        self._flush()
        return Document(tuple(self._blocks))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row, a cell, or break the line."""
        if self._unseen:
            if tag == self._unseen[0] and tag not in _VOID:
                self._unseen.append(tag)
            return
        hidden = re.search(r"display\s*:\s*none", dict(attrs).get("style") or "", re.IGNORECASE)
        if tag in _UNSEEN or (hidden and tag not in _VOID and tag not in _TABLE_PARTS):
            self._unseen.append(tag)
        elif tag in _TABLE_PARTS:
            self._table_part(tag, dict(attrs))
        elif tag in _BREAKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what is open; a stray end tag closes nothing."""
        if self._unseen:
            if tag == self._unseen[-1] or tag in ("body", "html"):
                self._unseen.pop()
            return
        table = self._tables[-1] if self._tables else None
        if tag == "table" and table:
            self._end_table()
        elif tag in ("td", "th", "tr") and table:
            table.cell_is_open = False
        elif tag in _BREAKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        """Add text; a line end between Chinese characters is only the editor's."""
        if not self._unseen:
            self._add(_SOFT_BREAK.sub(lambda found: _soft_break(data, found), data))

    def _table_part(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "table":
            self._start_table()
        elif not self._tables:
            return
        elif tag == "tr":
            self._tables[-1].next_row()
            self._tables[-1].cell_is_open = False
        elif tag in ("td", "th"):
            self._cells += 1
            if self._cells > _MOST_CELLS:
                raise Unreadable("表格太大，不像是任务表，没有读")
            width = _span(attrs.get("colspan"), _WIDEST)
            height = _span(attrs.get("rowspan"), _TALLEST)
            self._tables[-1].open_cell(width, height)

    def _start_table(self) -> None:
        if len(self._tables) >= _DEEPEST:
            raise Unreadable("损坏，读不了（表格层层嵌套）")
        if self._tables:
            outer = self._tables[-1]
            if outer.cell_is_open:
                outer.has_table = True
                self._loose.extend(outer.texts[-1])
        self._flush()
        self._tables.append(_Table())

    def _end_table(self) -> None:
        grid = self._tables.pop().grid()
        self._blocks.append(grid)
        if self._tables:
            words = "\n".join(cell.text for cell in grid.cells if cell.text)
            self._add(f"\n{words}\n")

    def _add(self, text: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None or not table.cell_is_open:
            self._loose.append(text)
        else:
            table.texts[-1].append(text)

    def _flush(self) -> None:
        text = clean("".join(self._loose))
        self._loose.clear()
        self._blocks.extend(text.split("\n") if text else ())


def _soft_break(data: str, found: "re.Match[str]") -> str:
    before, after = data[: found.start()][-1:], data[found.end() : found.end() + 1]
    return "" if _WIDE.match(before) and _WIDE.match(after) else " "


def _span(text: str | None, most: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", text or "")
    return min(max(int(digits[1]), 1), most) if digits else 1
