"""Files in one file: the zip archives that Word and Excel documents are."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable

from gongkai.diagnostics import CannotDo

_LARGEST = 100 * 1024 * 1024
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, lzma.LZMAError,
    ValueError, LookupError, RuntimeError, ArithmeticError, OSError, EOFError,
)  # fmt: skip
"""What zipfile raises for an archive that is damaged; found by damaging some."""

_NO_DAY = (1980, 1, 1, 0, 0, 0)


class BadArchive(CannotDo):
    """The file is no archive that can be read; the message says what it is instead."""


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the parts as one file; the same parts give the same bytes, on every day."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            told = zipfile.ZipInfo(name, _NO_DAY)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o644 << 16
            archive.writestr(told, data)
    return file.getvalue()


def unpacked(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the parts of a file, in order. Raises ``BadArchive``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                raise BadArchive("展开后超过100MB，不像是公文用纸，没有读")
            return tuple((each.filename, archive.read(each)) for each in archive.infolist())
    except _DAMAGED as reason:
        raise BadArchive("不是Word文档") from reason
