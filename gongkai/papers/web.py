"""Blocks as a web page that is made to be pasted into a website's editor.

Such editors throw away style sheets and classes, so every element carries its own look, and
nothing is fetched from elsewhere. Cells that belong together are one cell.
"""

from collections.abc import Iterator, Sequence
from html import escape

from gongkai.papers.blocks import (
    ANNEX_MARK,
    ANNEX_TITLE,
    BODY,
    FORM,
    HEADINGS,
    IMPRINT,
    LOWEST_HEADING,
    TITLE,
    Block,
    Cell,
    Line,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Table,
    plain,
)
from gongkai.papers.widths import cell_width, column_widths

_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
{body}
</body>
</html>
"""
_ROOM = 60.0  # em: the column of a usual website
_TAGS = {
    TITLE: "h1",
    ANNEX_TITLE: "h2",
    HEADINGS["h2"]: "h2",
    HEADINGS["h3"]: "h3",
    LOWEST_HEADING: "h4",
}
_CENTRED = "text-align:center;margin:0.5em 0;line-height:1.8"
_FLUSH = "text-align:left;margin:0.5em 0;line-height:1.8"
_RIGHT = "text-align:right;margin:0.5em 2em;line-height:1.8"
_LOOKS = {
    TITLE: "text-align:center;font-size:22px;font-weight:bold;line-height:1.6;margin:1em 0",
    ANNEX_TITLE: "text-align:center;font-size:20px;font-weight:bold;line-height:1.6;margin:1em 0",
    HEADINGS["h2"]: "font-size:17px;font-weight:bold;line-height:1.8;margin:1em 0 0.5em",
    HEADINGS["h3"]: "font-size:16px;font-weight:bold;line-height:1.8;margin:0.8em 0 0.5em",
    LOWEST_HEADING: "font-size:16px;font-weight:bold;line-height:1.8;margin:0.8em 0 0.5em",
    BODY: "text-indent:2em;margin:0.5em 0;line-height:1.8;text-align:justify",
    "刊头": "text-align:center;font-size:28px;font-weight:bold;margin:0.5em 0",
    "期号": _CENTRED,
    "文号": _CENTRED,
    "表题": "text-align:center;font-weight:bold;margin:0.8em 0 0.3em",
    "落款": _RIGHT,
    "成文日期": _RIGHT,
    **dict.fromkeys(
        (ANNEX_MARK, "刊头落款", "主送机关", "表上说明", "表注", "表单说明", IMPRINT), _FLUSH
    ),
}
_TABLE = "border-collapse:collapse;width:100%;margin:0.5em auto;font-size:14px;line-height:1.6"
_CELL = "border:1px solid #000;padding:4px 6px;vertical-align:middle"
_WHOLE = ";white-space:nowrap"  # a head of two characters is never set one above the other
_SHORT = 4
_RULE = "border:0;border-top:1px solid #000;margin:1em 0"
_NEW_PAGE = "page-break-before:always;"


def web_page(blocks: Sequence[Block]) -> str:
    """Return the document as one HTML file; the same blocks give the same text."""
    titles = (block for block in blocks if isinstance(block, Paragraph) and block.style == TITLE)
    title = next((plain(block.lines) for block in titles), "")
    return _PAGE.format(title=escape(title), body="\n".join(_elements(blocks)))


def _elements(blocks: Sequence[Block]) -> Iterator[str]:
    breaks = ""
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks = _NEW_PAGE
            continue
        if isinstance(block, Rule):
            yield f'<hr style="{breaks}{_RULE}">'
        elif isinstance(block, Table):
            yield _table(block, breaks)
        else:
            tag = _TAGS.get(block.style, "p")
            look = _LOOKS.get(block.style, _LOOKS[BODY])
            yield f'<{tag} style="{breaks}{look}">{_words(block.lines)}</{tag}>'
        breaks = ""


def _table(table: Table, breaks: str) -> str:
    rows = [f'<table style="{breaks}{_TABLE}">']
    if table.head:
        rows += ["<thead>", _head(table), "</thead>"]
    rows += ["<tbody>", *(_row(row, table) for row in table.rows), "</tbody>", "</table>"]
    return "\n".join(rows)


def _head(table: Table) -> str:
    widths = column_widths(table, _ROOM)
    shares = [round(100 * each / sum(widths)) for each in widths]
    cells = [
        f'<th style="{_CELL};text-align:center;font-weight:bold;width:{share}%'
        f'{_WHOLE if cell_width(cell) <= _SHORT else ""}">{_words(cell.lines)}</th>'
        for cell, share in zip(table.head, shares, strict=True)
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _row(row: Row, table: Table) -> str:
    cells = [
        _cell(cell, "center" if number or (table.style == FORM and index == 0) else "left")
        for index, (cell, number) in enumerate(zip(row, table.numeric, strict=True))
        if cell.height > 0
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _cell(cell: Cell, align: str) -> str:
    spans = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    return f'<td{spans} style="{_CELL};text-align:{align}">{_words(cell.lines)}</td>'


def _words(lines: Sequence[Line]) -> str:
    return "<br>".join("".join(_run(run.text, run.strong) for run in line) for line in lines)


def _run(text: str, strong: bool) -> str:
    return f"<strong>{escape(text)}</strong>" if strong else escape(text)
