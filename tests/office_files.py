"""Documents as offices make them, from a table in a notation that shows its merges.

A row is ``1|^|内容|办公室|<``: ``^`` goes on with the cell above, ``<`` with the one on the left.
``¶`` inside a cell ends a paragraph. Plain and nasty files of every kind say the same table.
"""

import io
import zipfile
from html import escape
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

UP, LEFT, PARAGRAPH = "^", "<", "¶"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument\
.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument\
.wordprocessingml.numbering+xml"/></Types>"""
_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
numbering" Target="numbering.xml"/></Relationships>"""
_NUMBERING = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>\
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>\
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


class Spanned(NamedTuple):
    """A cell of the notation: where it begins, what it covers."""

    text: str
    row: int
    column: int
    height: int
    width: int


def parsed(table: str) -> list[list[str]]:
    """Return the notation as rows of cells."""
    return [line.split("|") for line in table.strip("\n").split("\n")]


def spanned(rows: list[list[str]]) -> list[Spanned]:
    """Return the cells with what they cover, in the order in which they begin."""
    found = []
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text in (UP, LEFT):
                continue
            width = 1
            while x + width < len(row) and row[x + width] == LEFT:
                width += 1
            height = 1
            while y + height < len(rows) and rows[y + height][x] == UP:
                height += 1
            found.append(Spanned(text, y, x, height, width))
    return found


def filled(rows: list[list[str]]) -> list[list[str]]:
    """Return the text that covers every place, paragraphs as line ends."""
    result = [["" for _ in row] for row in rows]
    for cell in spanned(rows):
        for y in range(cell.row, cell.row + cell.height):
            for x in range(cell.column, cell.column + cell.width):
                result[y][x] = cell.text.replace(PARAGRAPH, "\n")
    return result


# Word


def _paragraph(text: str, properties: str = "") -> str:
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    half = len(text) // 2
    runs = [text[:half], text[half:]] if len(text) > 6 else [text]
    shown = "".join(
        f'<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">{escape(run)}</w:t></w:r>'
        for run in runs
    )
    return f"<w:p>{ppr}{shown}</w:p>"


_AUTOMATIC = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_REVISED = (
    '<w:del w:id="1" w:author="x"><w:r><w:delText>删去的字</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="x"><w:r><w:t>{}</w:t></w:r></w:ins>'
)


_GONE = (
    '<w:p><w:del w:id="3" w:author="x"><w:r><w:delText>删去的一行</w:delText></w:r></w:del></w:p>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = 8600  # twentieths of a point between the margins


def _cell(text: str, width: int, merge: str, part: int, *, automatic: bool, revised: bool) -> str:
    span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    down = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    if automatic:
        paragraphs = f"<w:p><w:pPr>{_AUTOMATIC}</w:pPr></w:p>"
    elif revised:
        paragraphs = f"<w:p>{_REVISED.format(escape(text))}</w:p>"
    else:
        paragraphs = "".join(_paragraph(line) for line in text.split(PARAGRAPH))
    size = f'<w:tcW w:w="{part * width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{span}{down}</w:tcPr>{paragraphs}</w:tc>"


def word_table(
    rows: list[list[str]], *, nasty: bool = False, numbers: bool = False, revised: bool = True
) -> str:
    """Return a table as WordprocessingML.

    ``numbers`` makes those of the first column automatic; nasty tables are ``revised`` as well,
    which a PDF would show.
    """
    written = []
    for y, row in enumerate(rows):
        cells = []
        x = 0
        while x < len(row):
            width = 1
            while x + width < len(row) and row[x + width] == LEFT:
                width += 1
            goes_on = y + 1 < len(rows) and rows[y + 1][x] == UP
            merge = "continue" if row[x] == UP else "restart" if goes_on else ""
            text = "" if row[x] == UP else row[x]
            automatic = numbers and x == 0 and text.isdigit()
            changed = (
                revised and nasty and y % 5 == 3 and x == len(row) - 1 and PARAGRAPH not in text
            )
            part = _PAGE // len(row)
            cells.append(_cell(text, width, merge, part, automatic=automatic, revised=changed))
            x += width
        line = f"<w:tr>{''.join(cells)}</w:tr>"
        if nasty and y % 7 == 4:
            line = f"<w:sdt><w:sdtPr/><w:sdtContent>{line}</w:sdtContent></w:sdt>"
        if revised and nasty and y == 2:
            gone = f"<w:tc><w:tcPr/>{_GONE}</w:tc>" * len(row)
            line += f'<w:tr><w:trPr><w:del w:id="9" w:author="x"/></w:trPr>{gone}</w:tr>'
        written.append(line)
    grid = f'<w:gridCol w:w="{_PAGE // len(rows[0])}"/>' * len(rows[0])
    look = f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"


def docx(*blocks: str) -> bytes:
    """Return a Word document; a block is a paragraph's text or a ``word_table``."""
    body = "".join(b if b.startswith("<w:") else _paragraph(b) for b in (*blocks, ""))
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    document = f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _DOCUMENT_RELS,
            "word/numbering.xml": _NUMBERING,
        }
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


# Web pages


def html(*blocks: "str | list[list[str]]", nasty: bool = False) -> bytes:
    """Return a page; nasty ones leave cells unclosed, nest layout tables and are in GB18030."""
    body = "".join(
        f"<p>{escape(block)}</p>" if isinstance(block, str) else _web_table(block, nasty=nasty)
        for block in blocks
    )
    if not nasty:
        return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()
    page = (
        '<HTML><HEAD><META content="text/html; charset=gb2312"><style>td{x}</style></HEAD><BODY>'
        f"<table width=100%><tr><td>导航<td><script>var a='<td>';</script>{body}</table></BODY>"
    )
    return page.encode("gb18030")


def _web_table(rows: list[list[str]], *, nasty: bool) -> str:
    lines: list[str] = []
    cells = spanned(rows)
    for y in range(len(rows)):
        line = "\n<tr>"
        for cell in cells:
            if cell.row != y:
                continue
            spans = f' rowspan="{cell.height}"' if cell.height > 1 else ""
            spans += f" colspan={cell.width}" if cell.width > 1 else ""
            line += f"<td{spans}>" + _web_text(cell.text, nasty=nasty) + ("" if nasty else "</td>")
        lines.append(line + ("" if nasty else "</tr>"))
    return f"<table border=1>{''.join(lines)}</table>"


def _web_text(text: str, *, nasty: bool) -> str:
    if not nasty:
        return escape(text).replace(PARAGRAPH, "<br>")
    if not text:
        return "&nbsp;"
    paragraphs = text.split(PARAGRAPH)
    broken = (f"<span>{escape(p[:3])}</span>{escape(p[3:])}" for p in paragraphs)
    return "\n   " + "".join(f"<p class=x>{p}" for p in broken) + "\n"


# Excel


def xlsx(*blocks: "str | list[list[str]]", nasty: bool = False) -> bytes:
    """Return a workbook; nasty ones begin with another sheet and end with empty framed rows."""
    import openpyxl
    from openpyxl.styles import Border, Side

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if nasty:
        sheet.title = "通讯录"
        for row in (
            ["科室", "姓名", "电话"],
            ["办公室", "某人", "0000"],
            ["预算科", "某某", "1111"],
        ):
            sheet.append(row)
        sheet = book.create_sheet("任务")
    at = 1
    for block in blocks:
        if isinstance(block, str):
            sheet.cell(at, 1, block)
            at += 1
            continue
        _fill(sheet, at, block, numbers=nasty)
        at += len(block)
        if nasty:
            frame = Border(left=Side("thin"), bottom=Side("thin"))
            for y, x in product(range(at, at + 40), range(1, len(block[0]) + 1)):
                sheet.cell(y, x).border = frame
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: "Worksheet", at: int, rows: list[list[str]], *, numbers: bool) -> None:
    """Write a table from a row on; ``numbers`` writes figures as numbers."""
    for cell in spanned(rows):
        text = cell.text.replace(PARAGRAPH, "\n")
        y, x = at + cell.row, 1 + cell.column
        sheet.cell(y, x, int(text) if numbers and text.isdigit() else text)
        if cell.height > 1 or cell.width > 1:
            last_y, last_x = y + cell.height - 1, x + cell.width - 1
            sheet.merge_cells(start_row=y, start_column=x, end_row=last_y, end_column=last_x)


# Text


def separated(rows: list[list[str]], sign: str = ",") -> str:
    """Return a table as text: what a merged cell covers is blank, as Excel saves it."""
    lines = []
    for row in rows:
        cells = ["" if text in (UP, LEFT) else text.replace(PARAGRAPH, "\n") for text in row]
        quoted = (
            '"' + text.replace('"', '""') + '"'
            if sign in text or "\n" in text or '"' in text
            else text
            for text in cells
        )
        lines.append(sign.join(quoted))
    return "\n".join(lines) + "\n"
