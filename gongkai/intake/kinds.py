"""What a file is, told by its first bytes and never by its name."""

import re
from enum import Enum
from typing import NamedTuple

from gongkai.intake.archive import Archive
from gongkai.intake.grid import Unreadable


class Kind(Enum):
    """The sorts of file. ``key`` is the name in JSON, ``word`` the Chinese one."""

    DOCX = ("docx", "Word文档", ".docx")
    WORD_XML = ("word-xml", "Word 2003的XML文档", ".xml")
    XLSX = ("xlsx", "Excel工作簿", ".xlsx")
    SHEET_XML = ("sheet-xml", "Excel 2003的XML表格", ".xml")
    HTML = ("html", "网页", ".html")
    MHT = ("mht", "单个文件网页", ".mht")
    PDF = ("pdf", "PDF", ".pdf")
    TEXT = ("text", "文字", ".txt")
    DOC = ("doc", "旧版Word文档", ".doc")
    XLS = ("xls", "旧版Excel工作簿", ".xls")
    RTF = ("rtf", "RTF文档", ".rtf")
    ODT = ("odt", "ODF文档", ".odt")
    ODS = ("ods", "ODF表格", ".ods")

    def __init__(self, key: str, word: str, suffix: str) -> None:
        self.key = key
        self.word = word
        self.suffix = suffix


class Sort(NamedTuple):
    """The kind of a file, with its text decoded where it is one."""

    kind: Kind
    text: str = ""


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PARTS = {"word/": Kind.DOCX, "xl/": Kind.XLSX}
_ODF = {
    b"application/vnd.oasis.opendocument.text": Kind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)")
_HTML = re.compile(r"<(?:html|table|body|head|meta|div|!doctype html)\b", re.IGNORECASE)
_HEAD = 4096

_SUFFIXES = {
    Kind.DOCX: (".docx", ".docm", ".dotx", ".wps"),
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx", ".et"),
    Kind.HTML: (".html", ".htm", ".xhtml"),
    Kind.MHT: (".mht", ".mhtml"),
    Kind.DOC: (".doc", ".dot", ".wps"),
    Kind.XLS: (".xls", ".xlt", ".et"),
    Kind.TEXT: (".csv", ".tsv", ".txt", ".md", ""),
}


def kind_of(data: bytes) -> Sort:
    """Return what the bytes are; raises ``Unreadable`` for what is no document of an office."""
    if not data.strip():
        raise Unreadable("是空的")
    if data.startswith(b"PK"):
        return Sort(_zip(data))
    if data.startswith(_OLE):
        return Sort(_ole(data))
    if data[:1024].lstrip().startswith(b"%PDF"):
        return Sort(Kind.PDF)
    if data.startswith(b"{\\rtf"):
        return Sort(Kind.RTF)
    if data.startswith(_PICTURES):
        raise Unreadable("是图片，读不出里面的文字；请找电子版")
    text = decoded(data)
    return Sort(_marked_up(text), text)


def is_named_otherwise(kind: Kind, suffix: str) -> bool:
    """Does the file's suffix (``.xls``) promise another kind?"""
    return suffix.lower() not in _SUFFIXES.get(kind, (kind.suffix,))


def _zip(data: bytes) -> Kind:
    """Tell a document from an archive by the names of its parts."""
    archive = Archive(data)
    for folder, kind in _PARTS.items():
        if any(name.startswith(folder) for name in archive.sizes):
            return kind
    if "OFD.xml" in archive.sizes:
        raise Unreadable("是OFD；OFD请在阅读器中另存为PDF或Word后再导入")
    odf = _ODF.get(archive.part("mimetype").strip())
    if odf is None:
        raise Unreadable("是压缩包，不是文档；请解压后导入里面的文件")
    return odf


def _ole(data: bytes) -> Kind:
    """Tell Word from Excel by the names of the streams, which are UTF-16."""
    for name, kind in (
        ("EncryptedPackage", None),
        ("WordDocument", Kind.DOC),
        ("Workbook", Kind.XLS),
        ("Book", Kind.XLS),
    ):
        if name.encode("utf-16-le") in data:
            if kind is None:
                raise Unreadable("有打开密码，请取消密码后再导入")
            return kind
    raise Unreadable("不是Word或Excel文档，读不了")


def _marked_up(text: str) -> Kind:
    head = text[:_HEAD].lstrip()
    if head.startswith("<?xml") or head.startswith("<w:") or "<pkg:package" in head:
        if "wordDocument" in head or "<pkg:package" in head:
            return Kind.WORD_XML
        if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<Workbook" in head:
            return Kind.SHEET_XML
    if re.match(r"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)*MIME-Version:", head, re.IGNORECASE):
        return Kind.MHT
    if head.startswith("<") or _HTML.search(head):
        return Kind.HTML
    return Kind.TEXT


def decoded(data: bytes) -> str:
    """Return text from bytes in the encodings of Chinese offices; raises ``Unreadable``."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode(data, encoding)
    head = data[:_HEAD]
    named = _XML_ENCODING.search(head) or (_CHARSET.search(head) if b"<" in head else None)
    encodings = ["utf-8", "gb18030"]
    if named and named[1].lower() not in (b"utf-8", b"gb2312", b"gbk", b"gb18030"):
        encodings.insert(1, named[1].decode("ascii"))
    if b"\0" in head:
        raise Unreadable("不是文档，读不了（里面有二进制内容）")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    # One broken character must not cost the whole page.
    text = data.decode("gb18030" if _seems_gb(data) else "utf-8", errors="replace")
    if text.count("\ufffd") * 50 > len(text) or text.isascii():
        raise Unreadable("文字编码认不出，请另存为UTF-8后再导入")
    return text


def _seems_gb(data: bytes) -> bool:
    return data.decode("utf-8", errors="replace").count("\ufffd") > data.decode(
        "gb18030", errors="replace"
    ).count("\ufffd")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace")
