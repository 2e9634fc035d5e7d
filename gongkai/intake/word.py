"""Word documents (.docx, .docm, Word-2003 XML): every cell, with merges, numbers and revisions.

Tracked insertions are read and deletions are not, as the document looks when they are accepted.
Links, macros and embedded objects are never followed.
"""

from collections.abc import Iterator

from gongkai.intake.archive import Archive, Element, attribute, child, local, parse_xml
from gongkai.intake.grid import Block, Cell, Document, Unreadable, clean, grid_of
from gongkai.intake.numbering import Numbering

_WIDEST = 63  # columns that Word allows
_DEEPEST_TABLE = 8
_NOT_SHOWN = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "Fallback", "rt", "sectPr", "tblPr"}
    | {"tblGrid", "tcPr", "trPr", "sdtPr", "binData", "docPr", "fldData", "annotation"}
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(data: bytes) -> Document:
    """Return the paragraphs and tables of a .docx."""
    archive = Archive(data)
    main = _main_part(archive)
    root = archive.xml(main)
    if root is None:
        raise Unreadable("损坏，读不了（没有 word/document.xml）")
    return _document(root, Numbering(archive, main[: main.rfind("/") + 1]))


def read_word_xml(data: bytes) -> Document:
    """Return the paragraphs and tables of a Word-2003 XML or a flat package."""
    return _document(parse_xml(data, "XML"), Numbering(None))


def _main_part(archive: Archive) -> str:
    relations = archive.xml("_rels/.rels")
    for each in relations if relations is not None else ():
        if attribute(each, "Type").endswith("/officeDocument"):
            return attribute(each, "Target").lstrip("/")
    return "word/document.xml"


def _document(root: Element, numbering: Numbering) -> Document:
    body = next((each for each in root.iter() if local(each) == "body"), None)
    if body is None:
        raise Unreadable("损坏，读不了（没有正文）")
    story = _Story(numbering)
    story.read(body)
    return Document(tuple(story.blocks))


class _Story:
    """The blocks of a document as they come, the automatic numbers counted along the way."""

    def __init__(self, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self._numbering = numbering
        self._depth = 0

    def read(self, element: Element) -> None:
        """Add the paragraphs and tables below an element."""
        for part in _parts(element, "p", "tbl"):
            if local(part) == "tbl":
                self._table(part)
            elif text := clean(self._paragraph(part)):
                self.blocks.append(text)

    def _paragraph(self, paragraph: Element) -> str:
        return self._numbering.label(paragraph) + "".join(_text(paragraph))

    def _table(self, table: Element) -> str:
        """Add a table, and return its text for the cell that it stands in."""
        self._depth += 1
        if self._depth > _DEEPEST_TABLE:
            raise Unreadable("损坏，读不了（表格层层嵌套）")
        cells: list[Cell] = []
        above: dict[int, int] = {}
        rows = (row for row in _parts(table, "tr") if child(row, "trPr", "del") is None)
        for y, row in enumerate(rows):
            above = self._row(row, y, cells, above)
        self._depth -= 1
        self.blocks.append(grid_of(cells))
        return "\n".join(cell.text for cell in cells if cell.text)

    def _row(
        self, row: Element, y: int, cells: list[Cell], above: dict[int, int]
    ) -> dict[int, int]:
        """Add a row's cells; return, by column, those that the next row may continue."""
        x = _count(child(row, "trPr", "gridBefore"), 0)
        here: dict[int, int] = {}
        for part in _parts(row, "tc"):
            form = child(part, "tcPr")
            if child(form, "cellDel") is not None:
                continue
            width = _count(child(form, "gridSpan"), 1)
            down = _merge(form, "vMerge", "vmerge")
            if _merge(form, "hMerge", "hmerge") == "continue" and cells and cells[-1].row == y:
                cells[-1] = cells[-1]._replace(width=cells[-1].width + width)
            elif down == "continue" and x in above:
                at = here[x] = above[x]
                cells[at] = cells[at]._replace(height=y - cells[at].row + 1)
            else:
                if down:
                    here[x] = len(cells)
                cells.append(Cell(self._cell(part), y, x, 1, width))
            x += width
        return here

    def _cell(self, cell: Element) -> str:
        """Return a cell's text; a table inside it is added to the blocks as well."""
        parts = list(_parts(cell, "p", "tbl"))
        has_table = any(local(part) == "tbl" for part in parts)
        texts: list[str] = []
        for part in parts:
            if local(part) == "tbl":
                texts.append(self._table(part) + "\n")
                continue
            text = self._paragraph(part)
            if has_table and clean(text):
                self.blocks.append(clean(text))
            is_joined = child(part, "pPr", "rPr", "del") is not None
            texts.append(text if is_joined else text + "\n")
        return clean("".join(texts))


def _parts(element: Element, *names: str) -> Iterator[Element]:
    """Yield what has one of these names below an element, whatever wraps it, in order."""
    for each in element:
        name = local(each)
        if name in names:
            yield each
        elif name not in _NOT_SHOWN and not _is_placeholder(each):
            yield from _parts(each, *names)


def _text(element: Element) -> Iterator[str]:
    """Yield the visible text below a paragraph."""
    for each in element:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif not (name in _NOT_SHOWN or _is_placeholder(each) or _is_hidden(each)):
            yield from _text(each)
            if name == "p":  # of a text box
                yield "\n"


def _is_placeholder(element: Element) -> bool:
    """Does a content control show only its invitation to type?"""
    return child(element, "sdtPr", "showingPlcHdr") is not None


def _is_hidden(run: Element) -> bool:
    """Is it a run of hidden text?"""
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _count(element: Element | None, otherwise: int) -> int:
    text = attribute(element, "val")
    return min(max(int(text), otherwise), _WIDEST) if text.isdigit() and text else otherwise


def _merge(form: Element | None, *names: str) -> str:
    """Return ``restart``, ``continue`` or an empty text for a cell that is not merged."""
    for name in names:
        merge = child(form, name)
        if merge is not None:
            return "restart" if attribute(merge, "val") == "restart" else "continue"
    return ""
