"""Old formats (.doc, .wps, .xls, .et, .rtf, .odt, .ods) by way of an installed LibreOffice."""

from gongkai import libreoffice
from gongkai.intake.grid import Unreadable
from gongkai.intake.kinds import Kind

_PATIENCE = 60  # seconds
_TARGETS = {
    Kind.DOC: Kind.DOCX,
    Kind.RTF: Kind.DOCX,
    Kind.ODT: Kind.DOCX,
    Kind.XLS: Kind.XLSX,
    Kind.ODS: Kind.XLSX,
}


def needs_conversion(kind: Kind) -> bool:
    """Can this kind be read only after LibreOffice has converted it?"""
    return kind in _TARGETS


def converted(data: bytes, kind: Kind) -> tuple[bytes, Kind]:
    """Return the file as .docx or .xlsx; raises ``Unreadable`` when that cannot be done."""
    target = _TARGETS[kind]
    program = libreoffice.installed()
    if program is None:
        application = "Word" if target is Kind.DOCX else "Excel"
        raise Unreadable(
            f"是{kind.word}，要先转换：在{application}或WPS中另存为 {target.suffix}；"
            "装有LibreOffice的电脑可以直接导入"
        )
    try:
        made = libreoffice.convert(program, data, kind.suffix, target.suffix, _PATIENCE)
    except libreoffice.TooSlow as reason:
        raise Unreadable(f"LibreOffice转换超过{_PATIENCE}秒，已停止") from reason
    except libreoffice.NotConverted as reason:
        raise Unreadable("LibreOffice打不开，文件可能已损坏或有打开密码") from reason
    return made, target
