"""Pages as LibreOffice sets them; these tests need LibreOffice and poppler, and run where they are.

What is measured is the PDF: lines to a page, characters to a line, margins, page numbers.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from gongkai import libreoffice
from gongkai.papers.blocks import blocks, together
from gongkai.papers.desktop import as_pdf
from gongkai.papers.letter import STYLES, Letter, read_letter
from gongkai.papers.word import pour
from tests.papers import marked

pytestmark = pytest.mark.skipif(
    libreoffice.installed() is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice (soffice) and poppler (pdftotext)",
)

SHIPPED = Path(__file__).parents[1] / "templates" / "official.docx"
SEPTEMBER = date(2022, 9, 30)
POINTS = 72 / 25.4  # to a millimetre
WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)


class Line(NamedTuple):
    """Words on one line of a page, in millimetres from its left and upper edge."""

    left: float
    right: float
    top: float
    bottom: float
    text: str


class Sheet(NamedTuple):
    """A page of a PDF: its size in millimetres, its lines, the number at its foot."""

    width: float
    height: float
    lines: list[Line]
    foot: Line


@cache
def letter() -> Letter:
    return read_letter(SHIPPED.read_bytes(), "official.docx")


def sheets(documents: Sequence[str], paper: Letter | None = None) -> list[Sheet]:
    """Return the pages of documents, set by LibreOffice."""
    found = together(blocks(document) for document in documents)
    run = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"],
        input=as_pdf(pour(found, paper or letter())),
        capture_output=True,
        check=True,
    )
    return [sheet(*page) for page in PAGE.findall(run.stdout.decode())]


@cache
def full_pages() -> list[Sheet]:
    return sheets(["公" * 28 * 60])


def sheet(width: str, height: str, words: str) -> Sheet:
    found = [
        Line(mm(left), mm(right), mm(top), mm(bottom), text)
        for left, top, right, bottom, text in WORD.findall(words)
    ]
    found.sort(key=lambda word: (round(middle(word)), word.left))
    lines = [joined(list(line)) for _, line in groupby(found, key=lambda w: round(middle(w)))]
    return Sheet(mm(width), mm(height), lines[:-1], lines[-1])


def mm(points: str) -> float:
    return float(points) / POINTS


def middle(word: Line) -> float:
    return (word.top + word.bottom) / 2


def joined(words: list[Line]) -> Line:
    return Line(
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
        "".join(word.text for word in words),
    )


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    first, second, *_ = full_pages()
    assert [len(each.lines) for each in (first, second)] == [22, 22]
    assert {len(line.text) for line in [*first.lines[1:], *second.lines]} == {28}
    assert len(first.lines[0].text) == 26
    for each in (first, second):
        assert min(line.left for line in each.lines) == pytest.approx(28, abs=1)
        assert max(line.right for line in each.lines) == pytest.approx(210 - 26, abs=1)
        assert each.lines[0].top > 37
        assert each.lines[-1].bottom < 297 - 35 + 1
        pitch = (middle(each.lines[-1]) - middle(each.lines[0])) / 21
        assert pitch == pytest.approx(225 / 22, abs=0.03)


def test_page_numbers_stand_outside_below_the_text() -> None:
    first, second, *_ = full_pages()
    assert (first.foot.text, second.foot.text) == ("—1—", "—2—")
    assert 210 - 26 - first.foot.right == pytest.approx(4.9, abs=1)  # one character of 四号
    assert second.foot.left - 28 == pytest.approx(4.9, abs=1)
    assert middle(first.foot) - (297 - 35) == pytest.approx(7, abs=1)


def test_the_monthly_report() -> None:
    found = sheets(marked("demo", "monthly", SEPTEMBER))
    assert [each.foot.text for each in found] == [f"—{n}—" for n in range(1, len(found) + 1)]
    upright = [each for each in found if each.height > each.width]
    pitches = {
        round((middle(below) - middle(above)) * 22 / 225, 1)
        for page in upright[3:4]
        for above, below in pairwise(page.lines)
    }
    assert pitches == {1.0}
    assert all(page.lines[-1].bottom > 297 - 35 - 2 * 225 / 22 for page in upright[3:4])
    assert all(
        line.left > 27 and line.right < edge(line) for each in upright for line in each.lines
    )
    turned = [each for each in found if each.width > each.height]
    assert len(turned) >= 3
    assert all(line.left > 34 and line.right < 261 for each in turned for line in each.lines)
    heads = [each.lines[0].text for each in turned if "附件" not in each.lines[0].text]
    assert all("序号" in head for head in heads)


def test_each_slip_is_one_page() -> None:
    slips = [*marked("plan", "slips", date(2022, 10, 1)), *marked("demo", "slips", SEPTEMBER)]
    content = "编制本局政务公开标准目录，向社会公开。"
    about_much = next(slip for slip in slips if content in slip)
    words = "内容甚多的任务，" * 30
    slips += [about_much.replace(content, words[:length]) for length in (10, 60, 150, 200)]
    assert len(slips) >= 10
    found = sheets(slips)
    titles = [page.lines[0].text for page in found]
    assert len(found) == len(slips), titles


@pytest.mark.parametrize("kind", ["docx", "doc"])
def test_a_paper_that_libreoffice_saved_still_works(kind: str, tmp_path: Path) -> None:
    again = tmp_path / "official.docx"
    again.write_bytes(SHIPPED.read_bytes())
    for target in dict.fromkeys((kind, "docx")):
        convert(again, target, tmp_path / target)
        again = tmp_path / target / f"official.{target}"
    paper = read_letter(again.read_bytes(), "again.docx")
    assert paper.missing(STYLES) == ()
    before = sheets(marked("demo", "yearly", SEPTEMBER))
    after = sheets(marked("demo", "yearly", SEPTEMBER), paper)
    assert text(after) == text(before)


def edge(line: Line) -> float:
    """Return how far a line may reach: LibreOffice hangs a closing sign into the margin."""
    return 185 + (6 if line.text[-1] in "，。；：、）" else 0)


def text(pages: list[Sheet]) -> str:
    return "".join(line.text for page in pages for line in page.lines)


def convert(source: Path, kind: str, folder: Path) -> None:
    convert_all([source], kind, folder)


def convert_all(sources: Sequence[Path], kind: str, folder: Path) -> None:
    program = libreoffice.installed()
    assert program is not None
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
         "--outdir", str(folder), *map(str, sources)],
        capture_output=True, check=True,
    )  # fmt: skip
