"""Zip files and XML from outside, opened within limits: nothing swells, nothing is looked up.

The limits are those of official documents: a table of 2,000 rows fits ten times.
"""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

from gongkai.intake.grid import Unreadable

Element = ElementTree.Element

_MOST_UNPACKED = 100 * 1024 * 1024  # bytes of all parts together
_LARGEST_PART = 32 * 1024 * 1024
_MOST_ELEMENTS = 500_000
_DEEPEST = 400
_PROLOG = 4096


class Archive:
    """A zip file in memory. Raises ``Unreadable`` for one that is damaged or would swell."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as reason:
            raise Unreadable("损坏，读不了（压缩包不完整）") from reason
        if sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise Unreadable("展开后超过100MB，不像是公文，没有读")
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable("有打开密码，请取消密码后再导入")
        self.sizes = {part.filename: part.file_size for part in parts}

    def part(self, name: str) -> bytes:
        """Return a part's bytes; an empty text when there is no such part."""
        if name not in self.sizes:
            return b""
        if self.sizes[name] > _LARGEST_PART:
            raise Unreadable(f"里面的 {name} 超过32MB，不像是任务表，没有读")
        try:
            return self._zip.read(name)
        except Exception as reason:  # zlib, lzma, bz2 and zipfile raise errors of six kinds
            raise Unreadable(f"损坏，读不了（{name} 解不开）") from reason

    def xml(self, name: str) -> Element | None:
        """Return a part's root element, or ``None`` when there is no such part."""
        data = self.part(name)
        return parse_xml(data, name) if data else None


class _Builder(ElementTree.TreeBuilder):
    """Builds a tree of bounded size and depth, and refuses documents that declare entities."""

    def __init__(self) -> None:
        super().__init__()
        self._left = _MOST_ELEMENTS
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._left -= 1
        self._depth += 1
        if not self._left:
            raise Unreadable("内容太多，不像是任务表，没有读")
        if self._depth > _DEEPEST:
            raise Unreadable("损坏，读不了（层层嵌套太深）")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse: no office writes a document type into its XML."""
        del name, pubid, system
        raise Unreadable("里面有XML实体声明（DTD），为安全起见没有读")


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of an XML text; ``name`` says in a refusal which text it is."""
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ElementTree.ParseError as reason:
        line, _ = reason.position
        raise Unreadable(f"损坏，读不了（{name} 第{line}行）") from reason
    except (ValueError, LookupError) as reason:  # an encoding that expat does not know
        raise Unreadable(f"损坏，读不了（{name} 的编码不认识）") from reason
    return root


def declares_entities(data: bytes) -> bool:
    """Does an XML text begin with a document type, in whatever encoding?"""
    return b"<!DOCTYPE" in data[:_PROLOG].replace(b"\0", b"").upper()


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag[element.tag.rfind("}") + 1 :]


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute by its local name, or an empty text."""
    for key, value in element.items() if element is not None else ():
        if key[key.rfind("}") + 1 :] == name:
            return value
    return ""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along the local names in ``path``."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element
