"""Documents as Word, PDF, HTML and Excel: what is heavy, and imported when one is wanted."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.documents.rendering import shipped_templates
from gongkai.papers.blocks import Block, blocks, sheet, together
from gongkai.papers.desktop import as_pdf, missing_fonts, require_office
from gongkai.papers.letter import Letter, read_letter
from gongkai.papers.web import web_page
from gongkai.papers.word import pour, styles_of
from gongkai.tables import Table
from gongkai.wording import refusal

_PAPER = "official.docx"
_ON_A_LETTER = ("docx", "pdf")


class Press(NamedTuple):
    """Documents leave in a form; Word and PDF on a letter paper."""

    form: str
    letter: Letter | None = None
    remark: str = ""

    def content(self, documents: Sequence[str]) -> str | bytes:
        """Return the file that holds documents, each on a page of its own."""
        found = together(blocks(document) for document in documents)
        if self.letter is not None:
            document = pour(found, self.letter)
            return document if self.form == "docx" else as_pdf(document)
        return web_page(found) if self.form == "html" else _workbook(found)

    def sheet(self, table: Table, title: str, line: str) -> bytes:
        """Return a table as an Excel sheet, with a title and a line above it."""
        return _workbook(sheet(title, line, table.titles, table.rows))

    def warnings(self, documents: Sequence[str]) -> list[str]:
        """Return which styles the letter paper lacks, and which fonts this computer.

        A Word document only looks otherwise here; a PDF stays so.
        """
        if self.letter is None:
            return []
        wanted = styles_of(together(map(blocks, documents)))
        found = [
            f"信纸里没有样式“{style}”，这一段用了正文样式" for style in self.letter.missing(wanted)
        ]
        if fonts := missing_fonts(self.letter.fonts):
            then = "打开，版面不变" if self.form == "docx" else "转换，才是公文的字体"
            found.append(f"本机没有字体 {'、'.join(fonts)}；在装有这些字体的电脑上{then}")
        return found


def press(form: str, root: Path, paper: Path | None) -> Press:
    """Return how to make documents of a form; ``paper`` wins over the workspace's letter paper.

    Raises ``CannotDo`` where something that the form needs is not there.
    """
    if form not in _ON_A_LETTER:
        return Press(form)
    if form == "pdf":
        require_office()
    own = root / "templates" / _PAPER
    chosen = paper or (own if own.is_file() else shipped_templates() / _PAPER)
    is_shipped = paper is None and not own.is_file()
    return Press(form, letter_at(chosen), f"（信纸：{'自带' if is_shipped else chosen}）")


def letter_at(path: Path) -> Letter:
    """Return a letter paper. Raises ``CannotDo`` when it cannot be read or used."""
    try:
        return read_letter(path.read_bytes(), str(path))
    except FileNotFoundError as reason:
        raise CannotDo(f"没有信纸 {path} 这个文件") from reason
    except OSError as reason:
        raise CannotDo(f"读不了信纸 {path}：{refusal(reason)}") from reason


def _workbook(found: Sequence[Block]) -> bytes:
    from gongkai.papers.workbook import workbook  # an extra brings openpyxl

    return workbook(found)
