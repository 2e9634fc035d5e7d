"""Files that cannot be read, or should not be: one Chinese sentence each, and never a traceback."""

import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from gongkai import libreoffice
from gongkai.diagnostics import CannotDo
from gongkai.intake.columns import Wishes
from gongkai.intake.importing import NoYear, import_file
from gongkai.intake.opening import open_bytes, open_file
from tests.layouts import ALL
from tests.office_files import docx, html, separated, word_table, xlsx, zipped

SEED = 20240501
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = ALL[0].rows
GOOD = docx("题目", word_table(ROWS))
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;">]><w:document/>'


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(CannotDo) as refused:
        open_bytes(data, name)
    return str(refused.value)


def replaced(name: str, content: str | bytes, data: bytes = GOOD) -> bytes:
    """Return a document with another content of one of its parts."""
    archive = zipfile.ZipFile(BytesIO(data))
    parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    return zipped(parts | {name: content})


def locked() -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        pytest.param(b"", "a.docx", "a.docx 是空的", id="empty"),
        pytest.param(GOOD[:400], "a.docx", "a.docx 损坏，读不了（压缩包不完整）", id="cut off"),
        pytest.param(
            replaced("word/document.xml", "<w:document><w:body>"), "a.docx",
            "a.docx 损坏，读不了（word/document.xml 第1行）", id="broken XML",
        ),
        pytest.param(
            replaced("word/document.xml", BOMB), "a.docx",
            "a.docx 里面有XML实体声明（DTD），为安全起见没有读", id="entities",
        ),
        pytest.param(
            replaced("xl/workbook.xml", BOMB, xlsx(ROWS)), "a.xlsx",
            "a.xlsx 里面有XML实体声明（DTD），为安全起见没有读", id="entities in Excel",
        ),
        pytest.param(
            replaced("word/media/x.bin", b"\0" * (101 * 1024 * 1024)), "a.docx",
            "a.docx 展开后超过100MB，不像是公文，没有读", id="zip bomb",
        ),
        pytest.param(
            replaced("word/document.xml", "<a>" * 5000 + "</a>" * 5000), "a.docx",
            "a.docx 损坏，读不了（层层嵌套太深）", id="deep XML",
        ),
        pytest.param(
            replaced("word/document.xml", "<w>" + "<a/>" * 600_000 + "</w>"), "a.docx",
            "a.docx 内容太多，不像是任务表，没有读", id="many elements",
        ),
        pytest.param(
            locked(), "a.docx", "a.docx 有打开密码，请取消密码后再导入", id="zip password"
        ),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx",
            "a.docx 有打开密码，请取消密码后再导入", id="password",
        ),
        pytest.param(
            zipped({"OFD.xml": "<OFD/>"}), "a.ofd",
            "a.ofd 是OFD；OFD请在阅读器中另存为PDF或Word后再导入", id="ofd",
        ),
        pytest.param(
            zipped({"附件1.txt": "x"}), "a.zip",
            "a.zip 是压缩包，不是文档；请解压后导入里面的文件", id="zip",
        ),
        pytest.param(
            "序号   任务名称      责任单位   时间\n1  做好公开   办公室   全年\n".encode(), "a.txt",
            "a.txt 看起来是从PDF复制的文字，列已经散了；请导入PDF本身，或从Word、Excel中复制表格",
            id="out of a PDF",
        ),
        pytest.param("今天开会。".encode(), "a.txt", "a.txt 里面没有表格", id="prose"),
        pytest.param(
            b"\xff\x00\x01\x02" * 50, "a.csv",
            "a.csv 不是文档，读不了（里面有二进制内容）", id="binary",
        ),
        pytest.param(
            html([["甲", "乙"]]).replace(b"<td>", b"<td><table><tr><td>" * 40), "a.html",
            "a.html 损坏，读不了（表格层层嵌套）", id="nested tables",
        ),
        pytest.param(b"%PDF-1.4\n%%EOF", "a.pdf", "a.pdf 损坏，读不了（不是完整的PDF）",
                     id="broken PDF"),
    ],
)  # fmt: skip
def test_one_sentence_says_why(data: bytes, name: str, sentence: str) -> None:
    assert refusal(data, name) == sentence


def test_an_absurd_span_covers_only_what_is_there() -> None:
    page = html(ROWS).replace(b"<td>", b'<td rowspan="99999" colspan=1>', 1)
    (grid,) = open_bytes(page, "a.html").document.grids
    assert (grid.height, grid.width) == (len(ROWS), len(ROWS[0]) + 1)


def test_nothing_outside_the_file_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page with an image, a style sheet and a frame; a document with a linked picture."""
    page = html(ROWS).replace(
        b"<body>", b'<body><img src="x.png"><link rel=stylesheet href="y.css"><iframe src="z.html">'
    )
    path = tmp_path / "a.html"
    path.write_bytes(page)
    opened: list[object] = []
    monkeypatch.setattr("socket.socket.connect", lambda *_: opened.append(_))
    monkeypatch.chdir(tmp_path)
    assert open_file(path).document.grids
    assert opened == []


@pytest.mark.parametrize("name", ["没有.docx", "文件夹"])
def test_a_path_that_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "文件夹").mkdir()
    with pytest.raises(CannotDo, match=r"没有|是文件夹"):
        open_file(tmp_path / name)


def test_a_web_page_named_xls_is_read_as_what_it_is() -> None:
    opened = open_bytes(html(ROWS), "导出.xls")
    assert opened.remarks == ("扩展名是 .xls，内容是网页，按网页读",)
    assert opened.document.grids


def test_a_document_without_tasks_names_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(word_table([["联系人", "科室", "电话"], ["某人", "办公室", "0"]])))
    with pytest.raises(CannotDo, match=r"共1张表：第1张 联系人、科室、电话。用 --table"):
        import_file(path, Wishes(), 2024)


def test_a_year_that_the_paper_contradicts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx("2023年政务公开工作要点任务分解表", word_table(ROWS)))
    with pytest.raises(NoYear, match="文件写的是2023年，--year 是2024"):
        import_file(path, Wishes(), 2024)


def test_old_word_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "installed", lambda: None)
    said = refusal(OLE + "WordDocument".encode("utf-16-le"), "a.doc")
    assert said == (
        "a.doc 是旧版Word文档，要先转换：在Word或WPS中另存为 .docx；"
        "装有LibreOffice的电脑可以直接导入"
    )


@pytest.mark.parametrize(
    ("module", "name", "sentence"),
    [
        ("openpyxl", "a.xlsx", "读Excel需要另装：python -m pip install 'openpyxl>=3.1.2,<4'"),
        (
            "pdfplumber.pdf",
            "a.pdf",
            "读PDF需要另装：python -m pip install 'pdfplumber>=0.11.4,<0.12'",
        ),
    ],
)
def test_a_missing_extra_is_named(
    module: str, name: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = xlsx(ROWS) if name == "a.xlsx" else b"%PDF-1.4"
    monkeypatch.setitem(__import__("sys").modules, module, None)
    assert refusal(data, name).endswith(sentence)


def test_mutations_are_read_or_refused(tmp_path: Path, mutations: int) -> None:
    """No mutation of a document gets through as anything but a table or one sentence."""
    random = Random(SEED)
    seeds = [
        ("a.docx", docx("题目", word_table(layout.rows, nasty=True, numbers=True)))
        for layout in ALL[::9]
    ]
    seeds += [("a.html", html("题目", layout.rows, nasty=True)) for layout in ALL[::9]]
    seeds += [("a.csv", separated(layout.rows).encode("gb18030")) for layout in ALL[::9]]
    seeds += [("a.xlsx", xlsx("题目", ALL[0].rows, nasty=True))]
    refused = 0
    for _ in range(mutations):
        name, data = random.choice(seeds)
        path = tmp_path / name
        path.write_bytes(mutated(data, random))
        said = sentence_or_nothing(path)
        refused += bool(said)
        assert "\n" not in said
    assert 0 < refused < mutations


def sentence_or_nothing(path: Path) -> str:
    try:
        import_file(path, Wishes(), 2024)
    except (CannotDo, NoYear) as reason:
        return str(reason)
    return ""


def mutated(data: bytes, random: Random) -> bytes:
    """Damage a file, or, in two of three cases, a part inside the archive."""
    if data.startswith(b"PK") and random.random() < 0.7:
        archive = zipfile.ZipFile(BytesIO(data))
        name = random.choice([each for each in archive.namelist() if each.endswith(".xml")])
        return replaced(name, damaged(archive.read(name), random), data)
    return damaged(data, random)


def damaged(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(changed) + 1)
        end = min(len(changed), start + random.randint(0, 60))
        piece = changed[start:end]
        changed[start:end] = random.choice(
            (b"", piece * random.randint(2, 20), bytes(random.randbytes(len(piece))))
        )
    return bytes(changed)
