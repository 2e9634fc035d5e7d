"""Forms come from outside: none may swell, hang, run anything or come through as a traceback."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from gongkai.diagnostics import CannotDo
from gongkai.forms.cells import Returned
from gongkai.forms.returned import read_form
from gongkai.intake.opening import in_one_sentence
from gongkai.papers.packing import packed, unpacked
from tests.returned_forms import TAKEN, Files, Form, good, only, outcome
from tests.test_collecting import collected

SHEET = "xl/worksheets/sheet1.xml"


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a good form with one part of the archive changed."""
    data = good(Form()).data()
    return packed((n, change(d) if n == part else d) for n, d in unpacked(data))


def read(data: bytes) -> Returned:
    with in_one_sentence("甲.xlsx"):
        return read_form(data)


def with_merge(area: str) -> bytes:
    return changed(SHEET, lambda xml: xml.replace(b"<mergeCells", _merges(area), 1))


def _merges(area: str) -> bytes:
    return f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells><mergeCells'.encode()


def with_link(area: str) -> bytes:
    link = f'<hyperlinks><hyperlink ref="{area}" location="A1"/></hyperlinks><pageMargins'
    return changed(SHEET, lambda xml: xml.replace(b"<pageMargins", link.encode(), 1))


def bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr(SHEET, b" " * (101 * 1024 * 1024))
    return file.getvalue()


def with_entities() -> bytes:
    head = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    return changed(SHEET, lambda xml: head + xml[xml.index(b"<worksheet") :])


@pytest.mark.parametrize(
    ("make", "why"),
    [
        pytest.param(bomb, "展开后超过100MB", id="a bomb"),
        pytest.param(with_entities, "XML实体声明", id="entities"),
        pytest.param(lambda: with_merge("A1:XFD1048576"), "合并的单元格大得", id="all merged"),
        pytest.param(lambda: with_merge("&#65;1:XFD1048576"), "合并的单元格大得", id="hidden"),
        pytest.param(lambda: with_merge("A:XFD"), "合并的单元格大得", id="columns merged"),
        pytest.param(lambda: with_link("A1:XFD1048576"), "合并的单元格大得", id="all linked"),
        pytest.param(
            lambda: changed(SHEET, lambda xml: xml.decode().encode("utf-16")),
            "编码",
            id="in UTF-16",
        ),
        pytest.param(lambda: b"", "是空的", id="nothing"),
        pytest.param(lambda: b"PK\x03\x04", "损坏", id="half an archive"),
    ],
)
def test_what_would_swell_is_refused(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(CannotDo, match=why):
        read(make())


def test_a_cell_far_away_does_no_harm() -> None:
    form = good(Form())
    form.sheet["XFD1048576"].value = "甲"
    assert outcome(collected(only(form))) == (TAKEN,)


def test_macros_are_not_looked_at() -> None:
    data = packed([*unpacked(good(Form()).data()), ("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")])
    assert outcome(collected({"信息科9月.xlsm": data})) == (TAKEN,)


def test_a_picture_is_said() -> None:
    data = packed([*unpacked(good(Form()).data()), ("xl/media/image1.png", b"\x89PNG")])
    assert outcome(collected({"信息科9月.xlsx": data})) == (TAKEN, "remark pictures")


def test_damaged_files_say_one_sentence() -> None:
    chance = random.Random(16)
    whole = good(Form()).data()
    parts = unpacked(whole)
    said: list[str] = []
    for _ in range(40):
        name, data = chance.choice(parts)
        spoilt = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        again = packed((n, bytes(spoilt) if n == name else d) for n, d in parts)
        files: Files = {"甲.xlsx": again, "乙.xlsx": whole[: chance.randrange(len(whole))]}
        said += [sentence for each in files.values() if (sentence := reason_of(each))]
    assert [sentence for sentence in said if "\n" in sentence] == []
    assert len(said) > 40


def reason_of(data: bytes) -> str:
    try:
        read(data)
    except CannotDo as reason:
        return str(reason)
    return ""
