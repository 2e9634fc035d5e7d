"""``gongkai paper``: the letter paper of Word documents, to be edited and to be checked."""

from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.pressing import letter_at
from gongkai.cli.saying import say, tell
from gongkai.cli.writing import make_folder, write
from gongkai.diagnostics import CannotDo
from gongkai.documents.rendering import shipped_templates
from gongkai.papers.desktop import missing_fonts
from gongkai.papers.letter import PLACE, STYLES, place_of_text

_NAME = "official.docx"


def paper(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="把信纸写到这个文件夹")
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="检查一份信纸缺哪些样式和字体")
    ] = None,
) -> int:
    """Copy the shipped letter paper out, or check one."""
    if (output is None) == (check is None):
        raise typer.BadParameter("写明 --output 文件夹，或 --check 信纸")
    if output is not None:
        _copy(output)
        return ExitCode.FINE
    assert check is not None
    return _examined(check)


def _copy(folder: Path) -> None:
    target = folder / _NAME
    if target.exists() or target.is_symlink():
        raise CannotDo(f"已经有了 {target}，不覆盖")
    make_folder(folder)
    write((shipped_templates() / _NAME).read_bytes(), target)
    say("用Word或WPS打开，改样式、加红头；放在工作区的 templates/ 里即为本单位的信纸")


def _examined(path: Path) -> int:
    """Say what a letter paper lacks; return 1 when that is a style."""
    letter = letter_at(path)
    missing = letter.missing(STYLES)
    found = place_of_text(letter.body)
    at_place = found is not None and found.text.strip() == PLACE
    tell(f"信纸 {path}：正文放在{f'{PLACE}处' if at_place else '文末'}")
    lacking = f"缺{len(missing)}个（用正文样式代替）：{'、'.join(missing)}"
    tell(f"样式：{lacking if missing else '齐全'}")
    fonts = missing_fonts(letter.fonts)
    tell(f"字体：{'、'.join(letter.fonts)}{'；本机没有：' if fonts else ''}{'、'.join(fonts)}")
    return ExitCode.DATA if missing else ExitCode.FINE
