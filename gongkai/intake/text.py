"""Tables as text: .csv, .tsv, what was copied out of Word, WPS or Excel, Markdown.

What was copied out of a PDF has lost its columns and is refused.
"""

import csv
import re
from itertools import islice

from gongkai.intake.grid import Block, Document, Grid, Unreadable, clean, grid_of_rows

_DELIMITERS = "\t,;|"
_SAMPLE = 200
_MOST_ROWS = 5_000
_MOST_COLUMNS = 200
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_TABLE_WORDS = re.compile(r"(序号|任务|内容|责任|牵头|单位|时间|时限)")
_FROM_PDF = "看起来是从PDF复制的文字，列已经散了；请导入PDF本身，或从Word、Excel中复制表格"


def read_text(text: str) -> Document:
    """Return the table that a text is; raises ``Unreadable`` when its columns are lost."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    if any(_RULE.fullmatch(line.strip()) and "|" in line for line in lines):
        return Document(tuple(_markdown(lines)))
    delimiter = _delimiter(lines)
    if delimiter is None:
        words = {word for line in lines for word in _TABLE_WORDS.findall(line)}
        raise Unreadable(_FROM_PDF if len(words) > 1 else "里面没有表格")
    rows = _rows(lines, delimiter)
    return Document((grid_of_rows(rows, knows_merges=False),))


def _delimiter(lines: list[str]) -> str | None:
    """Return the sign that parts most lines, or ``None``; blanks are none."""
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    counts = {sign: sum(sign in line for line in sample) for sign in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda sign: counts[sign])
    if counts["\t"] and counts["\t"] * 2 >= counts[best]:
        best = "\t"
    return best if counts[best] * 3 >= len(sample) or counts[best] > 2 else None


def _rows(lines: list[str], delimiter: str) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    try:
        rows = list(islice(reader, _MOST_ROWS + 1))
    except csv.Error:
        rows = [line.split(delimiter) for line in lines]
    if len(rows) > _MOST_ROWS:
        raise Unreadable(f"超过{_MOST_ROWS}行，不像是任务表，没有读")
    if any(len(row) > _MOST_COLUMNS for row in rows):
        raise Unreadable(f"超过{_MOST_COLUMNS}列，不像是任务表，没有读")
    return _rejoined(rows) if delimiter == "\t" else rows


def _rejoined(rows: list[list[str]]) -> list[list[str]]:
    """Mend rows that a paragraph inside a cell has cut: Word copies its line end as it is."""
    width = max((len(row) for row in rows), default=0)
    start = next((k for k, row in enumerate(rows) if len(row) == width), 0)
    joined = rows[:start]
    short: list[str] = []
    for row in rows[start:]:
        if not short:
            short = list(row)
        elif len(short) + len(row) - 1 <= width and len(short) < width and any(row):
            short[-1] += "\n" + (row[0] if row else "")
            short += row[1:]
        else:
            joined.append(short)
            short = list(row)
        if len(short) == width:
            joined.append(short)
            short = []
    return [*joined, short] if short else joined


def _markdown(lines: list[str]) -> list[Block]:
    """Return the tables of a Markdown text, and the lines between them."""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.lstrip().startswith("|"):
            if not _RULE.fullmatch(line.strip()):
                rows.append(_cells(line))
            continue
        if rows:
            blocks.append(_grid(rows))
            rows = []
        if words := clean(line.lstrip("#> ")):
            blocks.append(words)
    return blocks


def _grid(rows: list[list[str]]) -> Grid:
    return grid_of_rows(rows, knows_merges=False)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    parts = re.split(r"(?<!\\)\|", inner)
    return [re.sub(r"<br ?/?>", "\n", part.replace("\\|", "|")).strip() for part in parts]
