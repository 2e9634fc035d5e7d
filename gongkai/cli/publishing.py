"""A document leaves in the form that its file's ending asks for, on the office's letter paper.

What only some forms need is imported when one of them is wanted.
"""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from gongkai.cli.options import one_of
from gongkai.cli.saying import say, unwritable
from gongkai.cli.writing import make_folder, write
from gongkai.diagnostics import CannotDo
from gongkai.documents.markers import without_markers
from gongkai.documents.rendering import shipped_templates

if TYPE_CHECKING:
    from gongkai.papers.letter import Letter

FORMS = ("md", "docx", "html", "pdf")
SHEETS = ("csv", "md", "xlsx")

Form = Annotated[str | None, one_of(*FORMS)]
LetterPaper = Annotated[
    Path | None,
    typer.Option("--paper", metavar="FILE", help="Word、PDF的信纸，不写用 templates/official.docx"),
]

_BINARY = {"docx": "Word文档", "pdf": "PDF", "xlsx": "Excel表格"}
_ON_A_LETTER = ("docx", "pdf")
_PAPER = "official.docx"
_ADVICE = {
    "doc": "写成 .docx，Word和WPS都能打开",
    "wps": "写成 .docx，WPS能打开",
    "xls": "写成 .xlsx，Excel和WPS都能打开",
    "et": "写成 .xlsx，WPS能打开",
    "htm": "写成 .html",
    "ofd": "先写成 .docx，定稿盖章后由WPS或签章软件转成OFD",
}
_BETWEEN = "\n---\n\n"


class Publication(NamedTuple):
    """How documents leave; all that could stand in the way has been looked at."""

    form: str
    letter: "Letter | None" = None
    letter_name: str = ""


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
    if form == "xlsx" and find_spec("openpyxl") is None:
        raise CannotDo("写Excel需要另装：python -m pip install 'gongkai[office]'")
    if form not in _ON_A_LETTER:
        return Publication(form)
    if form == "pdf":
        from gongkai.papers.desktop import require_office

        require_office()
    own = root / "templates" / _PAPER
    chosen = paper or (own if own.is_file() else shipped_templates() / _PAPER)
    is_shipped = paper is None and not own.is_file()
    return Publication(form, letter_at(chosen), "自带" if is_shipped else str(chosen))


def letter_at(path: Path) -> "Letter":
    """Return a letter paper. Raises ``CannotDo`` when it cannot be read or used."""
    from gongkai.papers.letter import read_letter

    try:
        return read_letter(path.read_bytes(), str(path))
    except FileNotFoundError as reason:
        raise CannotDo(f"没有信纸 {path} 这个文件") from reason
    except OSError as reason:
        raise CannotDo(f"读不了信纸 {path}：{unwritable(reason)}") from reason


def publish(how: Publication, documents: Sequence[str], output: Path | None) -> None:
    """Write documents, one below the other, each on a page of its own.

    ``documents`` are Markdown with markers. Raises ``CannotDo`` when they cannot be written.
    """
    _say_what_is_missing(how, documents)
    remark = f"（信纸：{how.letter_name}）" if how.letter_name else ""
    write(_content(how, documents), output, remark)


def publish_each(how: Publication, pages: Sequence[tuple[str, str]], folder: Path) -> None:
    """Write documents into a folder; each page is a file's name without its ending, and a text.

    Raises ``CannotDo`` when they cannot be written.
    """
    make_folder(folder)
    _say_what_is_missing(how, [text for _, text in pages])
    for name, text in pages:
        write(_content(how, [text]), folder / f"{name}.{how.form}")


def publish_sheet(
    title: str, line: str, titles: Sequence[str], rows: Sequence[Sequence[str]], output: Path | None
) -> None:
    """Write a table as an Excel sheet. Raises ``CannotDo`` when it cannot be written."""
    from gongkai.papers.blocks import sheet
    from gongkai.papers.workbook import workbook

    write(workbook(sheet(title, line, titles, rows)), output)


def _content(how: Publication, documents: Sequence[str]) -> str | bytes:
    if how.form == "md":
        return _BETWEEN.join(without_markers(document) for document in documents)
    from gongkai.papers.blocks import blocks, together

    found = together(blocks(document) for document in documents)
    if how.form == "html":
        from gongkai.papers.web import web_page

        return web_page(found)
    if how.letter is None:
        from gongkai.papers.workbook import workbook

        return workbook(found)
    from gongkai.papers.desktop import as_pdf
    from gongkai.papers.word import pour

    document = pour(found, how.letter)
    return document if how.form == "docx" else as_pdf(document)


def _say_what_is_missing(how: Publication, documents: Sequence[str]) -> None:
    """Say which styles the letter paper lacks, and which fonts this computer.

    A Word document only looks otherwise here; a PDF stays so.
    """
    if how.letter is None:
        return
    from gongkai.papers.blocks import blocks, together
    from gongkai.papers.desktop import missing_fonts
    from gongkai.papers.word import styles_of

    for style in how.letter.missing(styles_of(together(map(blocks, documents)))):
        say(f"注意：信纸里没有样式“{style}”，这一段用了正文样式")
    fonts = missing_fonts(how.letter.fonts)
    if fonts:
        then = "打开，版面不变" if how.form == "docx" else "转换，才是公文的字体"
        say(f"注意：本机没有字体 {'、'.join(fonts)}；在装有这些字体的电脑上{then}")
