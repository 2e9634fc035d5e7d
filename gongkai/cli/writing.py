"""Documents on their way out: to a file, to a folder, or to standard output."""

from pathlib import Path

from gongkai.cli.saying import hand_out, say
from gongkai.diagnostics import CannotDo
from gongkai.register.saving import write_whole
from gongkai.wording import refusal

_DATA = (".yaml", ".yml")


def write(content: str | bytes, output: Path | None, remark: str = "") -> None:
    """Write a document to a file, or to standard output; ``remark`` is said after its name.

    An older file of that name is replaced by a whole one or stays as it is. Raises ``CannotDo``
    when the file cannot be written, has a name as data files have, or is open in Word, WPS or
    LibreOffice, which would write its own text over ours later.
    """
    if output is None:
        hand_out(content)
        return
    data = content.encode() if isinstance(content, str) else content
    if output.suffix in _DATA:  # a plan that is written over is lost
        raise CannotDo(f"{output} 是数据文件的名字，没有写入；请另取一个名字")
    try:
        if output.is_dir():  # also the empty name, which is the folder that this is
            raise CannotDo(f"写不了 {output}：这是文件夹，请写明文件名")
        mark = _mark_of_a_reader(output)
        if mark is not None:
            raise CannotDo(f"{_is_open(output)}；确已关闭的，删去旁边的 {mark.name} 再试")
        write_whole(output, data)
    except OSError as reason:
        raise CannotDo(f"写不了 {output}：{refusal(reason)}") from reason
    say(f"已写入 {output}{remark}")


def _is_open(output: Path) -> str:
    return f"{output} 正在被别的程序打开，没有写入"


def _mark_of_a_reader(output: Path) -> Path | None:
    """Return the file that LibreOffice, WPS or Word keeps beside a document while it is open."""
    name = output.name
    if not name:  # the current folder or the root
        return None
    hidden = name[max(0, min(2, len(output.stem) - 6)) :]  # Word drops letters of long names
    marks = [output.with_name(each) for each in (f".~lock.{name}#", f".~{name}", f"~${hidden}")]
    return next((mark for mark in marks if mark.is_file()), None)


def file_name(words: str) -> str:
    """Return words as a file may be called on every system: 甲/乙 would be a folder."""
    return words.translate(_FULL_WIDTH)


_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises ``CannotDo`` when that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise CannotDo(f"建不了文件夹 {folder}：{refusal(reason)}") from reason
