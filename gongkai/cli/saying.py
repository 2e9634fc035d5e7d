"""What is said to a person: a line on a screen, and why a file was not written."""

import errno
import sys
from typing import IO

from gongkai.screens.visible import visible


def tell(line: str = "", stream: IO[str] | None = None) -> None:
    """Write a line for a person to read, to standard output unless a stream is given.

    Whatever the data or the command line holds, the line cannot move or colour a terminal.
    """
    print(visible(line), file=stream)


def say(line: str) -> None:
    """Write a line that is not the product to the error stream."""
    tell(line, sys.stderr)


def unwritable(reason: OSError) -> str:
    """Return in Chinese why a document or a folder cannot be written."""
    return _WHY.get(reason.errno or 0, f"系统不允许（{reason.strerror}）")


_WHY = {
    errno.EISDIR: "这是文件夹，请写明文件名",
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有写入的权限",
    errno.EPERM: "没有写入的权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "名字太长",
}
