"""Keeps what the program writes inside one folder: the attack types paths that lead anywhere.

Python tells an audit hook of every file that is about to be opened for writing, made, renamed or
removed. Outside the folder the program meets what it would meet on a well-kept machine: no
permission. A hook can never be taken off, so there is one, and it looks at where it may write now.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHANGES = frozenset(
    (
        *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink"),
        *("os.chmod", "os.chown", "os.truncate", "os.utime", "shutil.rmtree"),
    )
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _changed(event: str, arguments: tuple[object, ...]) -> tuple[object, ...]:
    """Return the paths that an operation is about to change."""
    if event == "open":
        path, _, flags = arguments[:3]
        return (path,) if isinstance(flags, int) and flags & _WRITING else ()
    return arguments[:2] if event in _CHANGES else ()


class _Jail:
    """Where may be written now: everywhere, or only below a folder."""

    def __init__(self) -> None:
        self.folder: Path | None = None

    def watch(self, event: str, arguments: tuple[object, ...]) -> None:
        """Refuse what would change a file outside the folder."""
        if self.folder is None:
            return
        for path in _changed(event, arguments):
            if isinstance(path, str | bytes | os.PathLike) and self._is_outside(path):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))

    def _is_outside(self, path: "str | bytes | os.PathLike[str]") -> bool:
        folder, self.folder = self.folder, None  # resolving asks the hook again
        try:
            target = Path(os.fsdecode(path)).resolve()
        except (OSError, ValueError, RuntimeError):
            return False  # no path at all: the operating system will say so
        finally:
            self.folder = folder
        return folder is not None and target != Path(os.devnull) and folder not in target.parents


_JAIL = _Jail()
sys.addaudithook(_JAIL.watch)


@contextmanager
def writing_only_below(folder: Path) -> Iterator[None]:
    """Let nothing in this process write outside a folder meanwhile."""
    before, _JAIL.folder = _JAIL.folder, folder.resolve()
    try:
        yield
    finally:
        _JAIL.folder = before
