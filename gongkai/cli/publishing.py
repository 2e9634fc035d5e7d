"""A document leaves in the form that its file's ending asks for, on the office's letter paper.

Markdown leaves as it is. What makes the other forms is imported when one of them is wanted.
"""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NamedTuple, Protocol

import typer

from gongkai.cli.options import one_of
from gongkai.cli.saying import say
from gongkai.cli.writing import make_folder, write
from gongkai.diagnostics import CannotDo
from gongkai.documents.markers import without_markers
from gongkai.formats.csv import csv_text
from gongkai.formats.markdown import markdown
from gongkai.tables import Table

FORMS = ("md", "docx", "html", "pdf")
SHEETS = ("csv", "md", "xlsx")

Form = Annotated[str | None, one_of(*FORMS)]
LetterPaper = Annotated[
    Path | None,
    typer.Option("--paper", metavar="FILE", help="Word、PDF的信纸，不写用 templates/official.docx"),
]

_BINARY = {"docx": "Word文档", "pdf": "PDF", "xlsx": "Excel表格"}
_ON_A_LETTER = ("docx", "pdf")
_ADVICE = {
    "doc": "写成 .docx，Word和WPS都能打开",
    "wps": "写成 .docx，WPS能打开",
    "xls": "写成 .xlsx，Excel和WPS都能打开",
    "et": "写成 .xlsx，WPS能打开",
    "htm": "写成 .html",
    "ofd": "先写成 .docx，定稿盖章后由WPS或签章软件转成OFD",
}
_PLAIN = ("md", "csv")
_BETWEEN = "\n---\n\n"


class Publication(Protocol):
    """How documents leave; all that could stand in the way has been looked at."""

    @property
    def form(self) -> str:
        """The ending of the files."""

    @property
    def remark(self) -> str:
        """What is said after the name of a file that was written."""

    def content(self, documents: Sequence[str]) -> str | bytes:
        """Return the file that holds documents, one below the other, each on a page of its own."""

    def sheet(self, table: Table, title: str, line: str) -> str | bytes:
        """Return the file that holds a table; a title and a line stand above it where they can."""

    def warnings(self, documents: Sequence[str]) -> list[str]:
        """Return what will look otherwise than the documents ask for."""


class Plain(NamedTuple):
    """Documents leave as they are, in Markdown; a table also as comma-separated values."""

    form: str
    remark: str = ""

    def content(self, documents: Sequence[str]) -> str:
        """Return the documents without the marks that only other forms understand."""
        return _BETWEEN.join(without_markers(document) for document in documents)

    def sheet(self, table: Table, title: str, line: str) -> str:
        """Return the table alone, to be gone on with."""
        del title, line
        return csv_text(table.titles, table.rows) if self.form == "csv" else markdown(table)

    def warnings(self, documents: Sequence[str]) -> list[str]:
        """Nothing looks otherwise than it is."""
        del documents
        return []


def form_of(output: Path | None, given: str | None, forms: Sequence[str] = FORMS) -> str:
    """Return the form that a file's ending or ``--format`` asks for, the first one without both.

    Raises ``typer.BadParameter`` for an ending that is not written, and for two that differ.
    """
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if not ending:
        return given or forms[0]
    if ending not in forms:
        usable = "、".join(f".{form}" for form in forms)
        raise typer.BadParameter(f"不写 .{ending} 文件：{_ADVICE.get(ending, f'可用 {usable}')}")
    if given not in (None, ending):
        raise typer.BadParameter(f"--output 的结尾是 .{ending}，--format 写的是 {given}，留一个")
    return ending


def publication(form: str, output: Path | None, root: Path, paper: Path | None) -> Publication:
    """Return how to publish in a form; ``paper`` wins over the workspace's own letter paper.

    Raises ``typer.BadParameter`` where a terminal cannot show the form or it needs no paper, and
    ``CannotDo`` where something that the form needs is not there.
    """
    if paper is not None and form not in _ON_A_LETTER:
        raise typer.BadParameter("--paper 用于Word和PDF：--output 的结尾写成 .docx 或 .pdf")
    if form in _BINARY and output is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{_BINARY[form]}不能显示在屏幕上，用 --output 写成 .{form} 文件")
    if form == "xlsx":
        need_excel()
    if form in _PLAIN:
        return Plain(form)
    from gongkai.cli.pressing import press  # XML, archives and a reader of Markdown

    return press(form, root, paper)


def need_excel(verb: str = "写") -> None:
    """Raise ``CannotDo`` where nothing can write (写) or read (读) Excel files."""
    if find_spec("openpyxl") is None:
        raise CannotDo(f"{verb}Excel需要另装：python -m pip install 'openpyxl>=3.1.2,<4'")


def publish(how: Publication, documents: Sequence[str], output: Path | None) -> None:
    """Write documents, one below the other, each on a page of its own.

    ``documents`` are Markdown with markers. Raises ``CannotDo`` when they cannot be written.
    """
    _warn(how, documents)
    write(how.content(documents), output, how.remark)


def publish_each(how: Publication, pages: Sequence[tuple[str, str]], folder: Path) -> None:
    """Write documents into a folder; each page is a file's name without its ending, and a text.

    Raises ``CannotDo`` when they cannot be written.
    """
    make_folder(folder)
    _warn(how, [text for _, text in pages])
    for name, text in pages:
        write(how.content([text]), folder / f"{name}.{how.form}")


def _warn(how: Publication, documents: Sequence[str]) -> None:
    for warning in how.warnings(documents):
        say(f"注意：{warning}")
