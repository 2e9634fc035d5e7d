"""What else this computer has: a LibreOffice that makes PDF, the fonts of official papers.

Word and WPS are not started: they need a person.
"""

import shutil
import subprocess
from collections.abc import Iterable

from gongkai import libreoffice
from gongkai.diagnostics import CannotDo

_PATIENCE = 120  # seconds; a first start is slow
_FONT_PATIENCE = 10


class NoOffice(CannotDo):
    """There is no LibreOffice here."""


def require_office() -> str:
    """Return where LibreOffice is. Raises ``NoOffice`` without one."""
    program = libreoffice.installed()
    if program is None:
        raise NoOffice("PDF要由LibreOffice转换，本机没有安装：先写成 .docx，再用Word或WPS另存为PDF")
    return program


def as_pdf(document: bytes) -> bytes:
    """Return a Word document as PDF, made by LibreOffice in a profile of its own.

    Raises ``NoOffice`` without LibreOffice, and ``CannotDo`` when it does not succeed.
    """
    program = require_office()
    try:
        return libreoffice.convert(program, document, ".docx", ".pdf", _PATIENCE)
    except libreoffice.TooSlow as reason:
        raise CannotDo(f"LibreOffice 超过{_PATIENCE}秒没有转换完，没有写入") from reason
    except libreoffice.NotConverted as reason:
        raise CannotDo("LibreOffice 没有转换成PDF，没有写入；先写成 .docx 再转换") from reason


def missing_fonts(names: Iterable[str]) -> tuple[str, ...]:
    """Return which fonts this computer lacks; none where that cannot be asked (Windows)."""
    program = shutil.which("fc-list")
    if program is None:
        return ()
    try:
        run = subprocess.run(
            [program, "--format", "%{family}\n"],
            capture_output=True,
            timeout=_FONT_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    listed = run.stdout.decode("utf-8", "replace").splitlines()
    families = {family.strip() for line in listed for family in line.split(",")}
    return tuple(name for name in names if name not in families)
