"""Tables in fifteen layouts, out of files of every kind: nothing lost, every field right."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongkai import libreoffice
from gongkai.diagnostics import Severity
from gongkai.intake.columns import Wishes
from gongkai.intake.importing import Imported, import_file, judged
from tests.layouts import ALL, Layout, Rows, Said
from tests.office_files import docx, filled, html, separated, word_table, xlsx

NOTICE = (
    "某区示例局文件",
    "某示〔2024〕8号",
    "关于印发《2024年政务公开工作要点》的通知",
    "各科室：",
)
CONTACTS = [["联系人", "科室", "电话"], ["某人", "办公室", "0000"]]
TITLE = "2024年政务公开工作要点任务分解表"
Maker = Callable[[Rows], bytes]


def nasty_docx(rows: Rows) -> bytes:
    table = word_table(rows, nasty=True, numbers=True)
    return docx(*NOTICE, word_table(CONTACTS), table, "填表说明：略")


MAKERS: dict[str, tuple[str, Maker]] = {
    "docx": (".docx", lambda rows: docx(TITLE, word_table(rows))),
    "nasty docx": (".docx", nasty_docx),
    "html": (".html", lambda rows: html(TITLE, rows)),
    "nasty html": (".htm", lambda rows: html(*NOTICE, CONTACTS, rows, nasty=True)),
    "xlsx": (".xlsx", lambda rows: xlsx(TITLE, rows)),
    "nasty xlsx": (".xlsx", lambda rows: xlsx(TITLE, rows, nasty=True)),
    "csv": (".csv", lambda rows: separated(rows).encode("gb18030")),
    "tsv": (".txt", lambda rows: separated(rows, "\t").encode()),
}
each_layout = pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)


def imported(data: bytes, suffix: str, folder: Path) -> Imported:
    path = folder / f"附件{suffix}"
    path.write_bytes(data)
    return import_file(path, Wishes(), 2024)


def said(found: Imported) -> tuple[Said, ...]:
    return tuple(
        Said(t.id, t.name, t.content, t.lead, t.support, t.deadline, t.section)
        for t in found.proposal.tasks
    )


@each_layout
@pytest.mark.parametrize("kind", MAKERS)
def test_every_field_is_right(kind: str, layout: Layout, tmp_path: Path) -> None:
    suffix, make = MAKERS[kind]
    found = imported(make(layout.rows), suffix, tmp_path)
    assert said(found) == layout.said
    problems = judged(found.texts, Path(), date(2024, 5, 1))
    assert [each for each in problems if each.severity is Severity.ERROR] == []


@each_layout
@pytest.mark.parametrize("kind", ["docx", "html", "nasty html", "xlsx"])
def test_every_cell_is_there(kind: str, layout: Layout, tmp_path: Path) -> None:
    suffix, make = MAKERS[kind]
    grids = imported(make(layout.rows), suffix, tmp_path).opened.document.grids
    rows = [[cell.text for cell in row] for grid in grids for row in grid.rows()]
    assert [row for row in filled(layout.rows) if row not in rows] == []


@pytest.mark.skipif(libreoffice.installed() is None, reason="needs LibreOffice to make a .doc")
@pytest.mark.parametrize(
    ("suffix", "route"),
    [(".doc", ".docx"), (".odt", ".docx"), (".xls", ".xlsx")],
)
def test_old_formats_come_through_libreoffice(suffix: str, route: str, tmp_path: Path) -> None:
    layout = next(each for each in ALL if each.name == "two_storeys-bureau")
    program = libreoffice.installed()
    assert program is not None
    make = MAKERS["nasty docx" if route == ".docx" else "nasty xlsx"][1]
    old = libreoffice.convert(program, make(layout.rows), route, suffix, 120)
    assert said(imported(old, suffix, tmp_path)) == layout.said


@pytest.mark.skipif(libreoffice.installed() is None, reason="needs LibreOffice to make a PDF")
def test_most_fields_of_a_pdf_are_right(tmp_path: Path) -> None:
    """A PDF has lost its paragraphs: 97 % is what can be reached."""
    program = libreoffice.installed()
    assert program is not None
    right = total = 0
    for layout in ALL[:30:15]:
        table = word_table(layout.rows, nasty=True, numbers=True, revised=False)
        pdf = libreoffice.convert(program, docx(TITLE, table), ".docx", ".pdf", 120)
        pairs = zip(said(imported(pdf, ".pdf", tmp_path)), layout.said, strict=True)
        same = [a == b for one, other in pairs for a, b in zip(one, other, strict=True)]
        right, total = right + sum(same), total + len(same)
    assert right / total >= 0.97
