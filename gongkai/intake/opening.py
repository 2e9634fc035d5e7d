"""A file of whatever kind, opened by the reader that knows it; every failure is one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.intake import office
from gongkai.intake.grid import Document, Unreadable
from gongkai.intake.kinds import Kind, Sort, is_named_otherwise, kind_of
from gongkai.intake.pages import read_pages
from gongkai.intake.sheets import read_sheet_xml, read_sheets
from gongkai.intake.text import read_text
from gongkai.intake.web import read_mht, read_web
from gongkai.intake.word import read_word, read_word_xml
from gongkai.wording import refusal

_LARGEST = 50 * 1024 * 1024  # bytes


class Opened(NamedTuple):
    """A file that was read: what it is called, what it is, what it holds.

    ``remarks`` are Chinese sentences that the person should know.
    """

    name: str
    kind: Kind
    document: Document
    remarks: tuple[str, ...] = ()


def open_file(path: Path) -> Opened:
    """Read a file. Raises ``CannotDo`` with a sentence for whatever prevents it."""
    return open_bytes(file_bytes(path), path.name)


def file_bytes(path: Path) -> bytes:
    """Return what a file holds, unless it is too large. Raises ``CannotDo``."""
    name = path.name
    try:
        if path.is_dir():
            raise CannotDo(f"{name} 是文件夹，请指明里面的文件")
        if not path.exists():
            raise CannotDo(f"没有 {path} 这个文件")
        if not path.is_file():
            raise CannotDo(f"{name} 不是普通文件，读不了")
        if path.stat().st_size > _LARGEST:
            raise CannotDo(f"{name} 超过50MB，不像是任务表，没有读")
        return path.read_bytes()
    except OSError as reason:
        raise CannotDo(f"{name} 读不了：{refusal(reason)}") from reason


def open_bytes(data: bytes, name: str) -> Opened:
    """Read a file's content; ``name`` is used in sentences and for what its suffix promises."""
    with in_one_sentence(name):
        sort = kind_of(data)
        remarks = _remarks(sort.kind, name)
        document = _read(data, sort)
        return Opened(name, sort.kind, document, (*remarks, *document.remarks))


@contextmanager
def in_one_sentence(name: str) -> Iterator[None]:
    """Turn whatever a reader raises into ``CannotDo`` with one sentence about the file."""
    try:
        yield
    except CannotDo:
        raise
    except Unreadable as reason:
        raise CannotDo(f"{name} {reason}") from reason
    except MemoryError as reason:
        raise CannotDo(f"{name} 太大，内存装不下") from reason
    except Exception as reason:
        # Libraries that read a damaged file raise whatever they stumble over: to the person
        # it is always the same.
        raise CannotDo(f"{name} 损坏，读不了") from reason


def _remarks(kind: Kind, name: str) -> tuple[str, ...]:
    suffix = Path(name).suffix
    if not suffix or not is_named_otherwise(kind, suffix):
        return ()
    return (f"扩展名是 {suffix}，内容是{kind.word}，按{kind.word}读",)


def _read(data: bytes, sort: Sort) -> Document:
    kind = sort.kind
    if office.needs_conversion(kind):
        data, kind = office.converted(data, kind)
        document = _read(data, Sort(kind))
        if kind is Kind.DOCX and not document.grids:
            raise Unreadable("转换后表格散成了文字，请用Word或WPS另存为 .docx")
        return document
    if kind in _OF_BYTES:
        return _OF_BYTES[kind](data)
    return read_web(sort.text) if kind is Kind.HTML else read_text(sort.text)


_OF_BYTES = {
    Kind.DOCX: read_word,
    Kind.WORD_XML: read_word_xml,
    Kind.XLSX: read_sheets,
    Kind.SHEET_XML: read_sheet_xml,
    Kind.MHT: read_mht,
    Kind.PDF: read_pages,
}
