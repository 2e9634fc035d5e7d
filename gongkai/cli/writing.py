"""Documents on their way out: to a file, to a folder, or to standard output."""

import sys
from pathlib import Path

from gongkai.cli.saying import say, unwritable
from gongkai.diagnostics import CannotDo


def write(text: str, output: Path | None) -> None:
    """Write a document to a file, or to standard output.

    Raises ``CannotDo`` when the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as reason:
        raise CannotDo(f"写不了 {output}：{unwritable(reason)}") from reason
    say(f"已写入 {output}")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises ``CannotDo`` when that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise CannotDo(f"建不了文件夹 {folder}：{unwritable(reason)}") from reason
