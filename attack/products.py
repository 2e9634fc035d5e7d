"""What may and what may not stand in what the program puts out, by the kind of product.

Each rule is about safety for whoever takes the product up next: a terminal, a spreadsheet, a
browser, a CI system. None of them knows what the product says.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree

from markdown_it import MarkdownIt

Rule: TypeAlias = Callable[[str], Iterator[str]]
"""Takes a product, yields what is wrong with it."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MOVES = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_ANNOTATION = re.compile(r"::(?:error|warning|notice) [^\r\n]*")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")  # not escaped
_CALENDAR_LINE = re.compile(r"[A-Z-]+(?:;[^:\r\n]*)?:[^\r\n]*|[ \t][^\r\n]*")
_OPENING = ("heading_open", "list_item_open", "blockquote_open")
_LINKS = ("image", "link_open")
_HTML = ("html_block", "html_inline")
_OWN_HTML = re.compile(r"<br>|<!--[^>]*-->\s*")
_OURS = "假"
"""Begins what a hostile text would like to be: a heading, an element, a command."""


def screen(text: str) -> Iterator[str]:
    """A terminal: nothing moves the cursor, colours the screen or turns the text around."""
    if found := _MOVES.search(text):
        yield f"a terminal is sent U+{ord(found[0]):04X}: {_around(text, found.start())}"


def plain(text: str) -> Iterator[str]:
    """Any document: no control characters."""
    if found := _CONTROL.search(text):
        yield f"a document holds U+{ord(found[0]):04X}: {_around(text, found.start())}"


def json_document(text: str) -> Iterator[str]:
    """JSON that can be read, with nothing before or after it."""
    try:
        json.loads(text)
    except ValueError as problem:
        yield f"not JSON: {problem}"


def spreadsheet(text: str) -> Iterator[str]:
    """CSV: rows of the same length, no cell a formula."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    if len({len(row) for row in rows}) > 1:
        yield f"CSV rows of different lengths: {sorted({len(row) for row in rows})}"
    for cell in (cell for row in rows for cell in row):
        if cell.startswith(_FORMULA):
            yield f"a spreadsheet is given a formula: {cell[:40]!r}"
            return


def annotations(text: str) -> Iterator[str]:
    """GitHub's workflow commands: every line one of ours."""
    for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")) if text else ():
        if not _ANNOTATION.fullmatch(line):
            yield f"not an annotation: {line[:80]!r}"
            return


def xml(text: str) -> Iterator[str]:
    """XML that can be read."""
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as problem:
        yield f"not XML: {problem}"


def markdown(text: str) -> Iterator[str]:
    """Markdown: rows as long as their heading, no HTML, nothing that a text slipped in."""
    yield from plain(text)
    yield from _rows_judged(text)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    for token, following in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
        if token.type in _OPENING and following.content.startswith(_OURS):
            yield f"a text became markup: {following.content[:80]!r}"
        for each in (token, *(token.children or ())):
            if each.type in _HTML and not _OWN_HTML.fullmatch(each.content):
                yield f"HTML in Markdown: {token.content[:80]!r}"
            if each.type in _LINKS and _OURS in str(each.attrs):
                yield f"a text became a link: {token.content[:80]!r}"


def _rows_judged(text: str) -> Iterator[str]:
    """Compare the number of cells of each row of a table with that of the row above it."""
    above = 0
    for line in text.split("\n"):
        bars = len(_BAR.findall(line)) if line.startswith("|") else 0
        if above and bars and bars != above:
            yield f"a table row of another length: {line[:120]!r}"
        above = bars


def web_page(text: str) -> Iterator[str]:
    """HTML: no element, attribute or script that a text slipped in."""
    page = _Page()
    page.feed(text)
    yield from page.found


class _Page(HTMLParser):
    """Finds elements and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script"
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"a script in an attribute: {name}={value!r}")
        if tag in ("img", "iframe", "object", "embed", "base"):
            self.found.append(f"a text became an element: <{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self._script = self._script and tag != "script"

    def handle_data(self, data: str) -> None:
        if (
            self._script
            and re.search(rf"^\s*{_OURS}|alert\(", data)
            and not data.lstrip().startswith(("{", "["))
        ):
            self.found.append(f"a text became a script: {data[:80]!r}")


def calendar(text: str) -> Iterator[str]:
    """iCalendar: every line a property or a continuation, none of them slipped in."""
    for line in text.split("\r\n")[:-1]:
        if not _CALENDAR_LINE.fullmatch(line):
            yield f"not a calendar line: {line[:80]!r}"
            return
        if line.startswith("X-FAKE"):
            yield "a text became a calendar property"


_BY_FORMAT: dict[str, tuple[Rule, ...]] = {
    "json": (json_document,),
    "gitlab": (json_document,),
    "sarif": (json_document,),
    "csv": (spreadsheet,),
    "github": (annotations,),
    "junit": (xml,),
    "md": (markdown,),
    "html": (web_page,),
    "ics": (calendar,),
}


def judged(text: str, form: str) -> list[str]:
    """Return what is wrong with what a command printed or wrote in a format (or file ending)."""
    if not text:
        return []
    if text.startswith("PK"):
        return list(_judged_package(text.encode("utf-8", "surrogateescape")))
    return [problem for rule in _rules(text, form) for problem in rule(text)]


def _rules(text: str, form: str) -> tuple[Rule, ...]:
    if form in _BY_FORMAT:
        return _BY_FORMAT[form]
    if form in ("table", "text"):
        return (screen,)
    head = text[:200].lstrip("\ufeff \r\n").lower()
    if head.startswith(("<!doctype html", "<html")):
        return (web_page,)
    if head.startswith("begin:vcalendar"):
        return (calendar,)
    if head.startswith(("{", "[")):
        return (json_document,)
    return (markdown,) if head.startswith(("# ", "|", "**")) else (plain,)


def written_files(folder: Path) -> Iterator[str]:
    """Say what is wrong with the files that a command wrote, and take them away."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _judged_file(path.name, path.read_bytes())
            path.unlink()


def _judged_file(name: str, data: bytes) -> Iterator[str]:
    if data.startswith(b"PK"):
        yield from _judged_package(data)
        return
    try:
        yield from judged(data.decode("utf-8"), name.rpartition(".")[2])
    except UnicodeDecodeError:
        if not data.startswith(b"%PDF"):
            yield f"{name} is not UTF-8"


def _judged_package(data: bytes) -> Iterator[str]:
    """Word and Excel: a sound archive whose parts are sound XML without formulas of ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                text = package.read(name).decode("utf-8")
                yield from (f"{name}: {problem}" for problem in xml(text))
                if "<f>" in text and _OURS in text.partition("<f>")[2][:80]:
                    yield f"{name}: a text became a formula"


def _around(text: str, at: int) -> str:
    return repr(text[max(0, at - 30) : at + 10])
