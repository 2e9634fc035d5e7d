"""The Markdown of a document as the blocks of a page: paragraphs with a style, tables, breaks.

The comments of ``documents.markers`` name a style, begin a page, join cells; without any of them
the structure decides. It refuses to know what the words mean.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from gongkai.documents.markers import MARKER

TITLE = "标题"
BODY = "公文正文"
HEADINGS = {"h1": TITLE, "h2": "一级标题", "h3": "二级标题"}
LOWEST_HEADING = "三级标题"
ANNEX_MARK = "附件标识"
ANNEX_TITLE = "附件标题"
FORM = "表单"
IMPRINT = "版记"

_COLUMN = re.compile(r"第(\d{1,3})列")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WIDE_SPACE = "\u3000"


class Run(NamedTuple):
    """Letters that look alike."""

    text: str
    strong: bool = False


Line: TypeAlias = tuple[Run, ...]


class Paragraph(NamedTuple):
    """Lines under one style; a line ends where the Markdown says so, not where it is wrapped."""

    style: str
    lines: tuple[Line, ...]


class Cell(NamedTuple):
    """A table's cell, ``height`` rows tall; 0 where it belongs to the cell above."""

    lines: tuple[Line, ...]
    height: int = 1


Row: TypeAlias = tuple[Cell, ...]


class Table(NamedTuple):
    """``head`` is repeated on every page and empty for a form; ``numeric`` columns hold figures."""

    style: str
    head: Row
    rows: tuple[Row, ...]
    numeric: tuple[bool, ...]


class Rule(NamedTuple):
    """A line across the page."""


class PageBreak(NamedTuple):
    """What follows begins a page."""


Block: TypeAlias = Paragraph | Table | Rule | PageBreak


def blocks(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a document, in order, with every word of it."""
    return tuple(_blocks(SyntaxTreeNode(_READER.parse(markdown)).children))


def together(documents: Iterable[Sequence[Block]]) -> tuple[Block, ...]:
    """Return several documents as one, each on a page of its own."""
    found: list[Block] = []
    for document in documents:
        found += [PageBreak(), *document] if found else document
    return tuple(found)


def sheet(
    title: str, line: str, titles: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Block, ...]:
    """Return a table of plain texts with its title and the line above it."""
    columns = [[row[index] for row in rows] for index in range(len(titles))]
    numeric = tuple(all(text.isdigit() for text in column if text) for column in columns)
    return (
        Paragraph(TITLE, ((Run(title),),)),
        Paragraph("表上说明", ((Run(line),),)),
        Table("", _cells(titles), tuple(map(_cells, rows)), numeric),
    )


def _cells(texts: Iterable[str]) -> Row:
    return tuple(Cell(tuple((Run(line),) for line in text.splitlines())) for text in texts)


def plain(lines: Iterable[Line]) -> str:
    """Return the letters of lines, without their breaks."""
    return "".join(run.text for line in lines for run in line)


class _Told(NamedTuple):
    """What the comments before a block say about it."""

    style: str = ""
    merged: int | None = None


_READER = MarkdownIt("commonmark").enable("table")


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    told = _Told()
    breaking = False
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        marker = MARKER.fullmatch(node.content.strip()) if node.type == "html_block" else None
        annex = node.type == "hr" and following is not None and following.tag == "h2"
        if marker is not None and marker[1] != "换页":
            told = _heard(told, marker[1], marker[2] or "")
        elif marker is not None or annex:
            if not breaking:
                yield PageBreak()
            breaking = True
            told = _Told(ANNEX_TITLE) if annex else told
        elif not (node.type == "hr" and breaking):  # the line that readers of Markdown see
            yield from _block(node, told)
            told, breaking = _Told(), False


def _heard(told: _Told, word: str, value: str) -> _Told:
    if word == "样式":
        return told._replace(style=value)
    column = _COLUMN.fullmatch(value)
    return told._replace(merged=int(column[1]) - 1 if column else None)


def _block(node: SyntaxTreeNode, told: _Told) -> Iterator[Block]:
    if node.type == "table":
        yield _table(node, told)
    elif node.type == "hr":
        yield Rule()
    elif node.type == "heading":
        yield from _heading(node, told.style)
    elif node.type == "paragraph":
        yield Paragraph(told.style or BODY, _plainly(_lines(node), told.style))
    elif node.type in ("fence", "code_block"):
        texts = node.content.splitlines()
        yield Paragraph(told.style or BODY, tuple((Run(text),) for text in texts))
    elif node.type == "ordered_list":
        yield from _listed(node, told, int(node.attrs.get("start", 1)))
    elif node.type == "bullet_list":
        yield from _listed(node, told, None)
    elif node.type == "blockquote":
        yield from _blocks(node.children)


def _heading(node: SyntaxTreeNode, style: str) -> Iterator[Block]:
    """Yield a heading; an annex's is 「附件1　名称」, whose parts are two lines."""
    lines = _lines(node)
    mark, space, name = plain(lines).partition(_WIDE_SPACE)
    if style == ANNEX_TITLE and space:
        yield Paragraph(ANNEX_MARK, ((Run(mark),),))
        lines = ((Run(name),),)
    yield Paragraph(style or HEADINGS.get(node.tag, LOWEST_HEADING), _plainly(lines, style))


def _plainly(lines: tuple[Line, ...], style: str) -> tuple[Line, ...]:
    """Return the lines without bold letters where all are bold and a style says how they look."""
    if not style or not all(run.strong for line in lines for run in line):
        return lines
    return tuple(tuple(Run(run.text) for run in line) for line in lines)


def _listed(node: SyntaxTreeNode, told: _Told, first: int | None) -> Iterator[Block]:
    """Yield a list's items as paragraphs that begin with their number, or with a dot."""
    for index, item in enumerate(node.children):
        sign = "·" if first is None else f"{first + index}."
        for block in _blocks(item.children):
            if isinstance(block, Paragraph) and sign:
                first_line, *others = block.lines or ((),)
                begun = _joined([Run(sign), *first_line])
                block = Paragraph(told.style or block.style, (begun, *others))
                sign = ""
            yield block


def _table(node: SyntaxTreeNode, told: _Told) -> Table:
    rows = [row for part in node.children for row in part.children]
    cells = [tuple(Cell(_lines(cell)) for cell in row.children) for row in rows]
    numeric = tuple("right" in str(cell.attrs.get("style", "")) for cell in rows[0].children)
    if told.style == FORM:
        return Table(FORM, (), tuple(cells), numeric)
    body = cells[1:]
    if told.merged is not None and told.merged < len(numeric):
        body = _merged(body, told.merged)
    return Table(told.style, cells[0], tuple(body), numeric)


def _merged(rows: list[Row], column: int) -> list[Row]:
    """Return the rows with the blank cells of a column joined to the cell above them."""
    found = list(rows)
    top = 0
    for index, row in enumerate(rows):
        if index == 0 or plain(row[column].lines).strip():
            top = index
            continue
        above = found[top][column]
        found[top] = _with_height(found[top], column, above.height + 1)
        found[index] = _with_height(row, column, 0)
    return found


def _with_height(row: Row, column: int, height: int) -> Row:
    return (*row[:column], row[column]._replace(height=height), *row[column + 1 :])


def _lines(node: SyntaxTreeNode) -> tuple[Line, ...]:
    """Return the words of a node, parted where the Markdown breaks the line on purpose."""
    lines: list[list[Run]] = [[]]
    for run in _runs(node, strong=False):
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return tuple(_joined(line) for line in lines)


def _joined(runs: Iterable[Run]) -> Line:
    """Return the runs with neighbours that look alike as one."""
    return tuple(
        Run("".join(run.text for run in alike), strong)
        for strong, alike in groupby(runs, key=lambda run: run.strong)
    )


def _runs(node: SyntaxTreeNode, strong: bool) -> Iterator[Run]:
    for child in node.children:
        if child.type == "hardbreak" or (
            child.type == "html_inline" and _BREAK.fullmatch(child.content)
        ):
            yield Run("\n", strong)
        elif child.type == "softbreak":
            yield Run(" ", strong)
        elif child.type == "html_inline":
            continue  # a tag or a comment, no words
        elif child.children:
            yield from _runs(child, strong or child.type == "strong")
        elif child.content:
            yield Run(child.content, strong)
