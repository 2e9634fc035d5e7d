"""Recording changes so that nothing is lost: one writer at a time, whole files or none.

Beside ``workspace``, which reads, the only module that touches data files.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from gongkai.diagnostics import CannotDo
from gongkai.register import workspace
from gongkai.register.changes import Change, Update, prove
from gongkai.register.reading import Files

try:
    import fcntl
except ImportError:  # not a POSIX system
    fcntl = None  # type: ignore[assignment]

_BOM = b"\xef\xbb\xbf"


_TRIES = 5


class Changed(Exception):
    """The file is no longer the one that was read: somebody else has written it since."""


def record(
    root: Path, changes: Sequence[Change], as_of: date, review: Callable[[Update], None]
) -> Update:
    """Make the changes and write them; ``review`` sees them proved, before anything is written.

    A file that somebody changes meanwhile is read again and the change made on its new text.
    Raises ``CannotDo`` when the changes cannot be made or written.
    """
    with locked(root / "data"):
        for _ in range(_TRIES):
            update = prove(_readable(root), changes, as_of)
            review(update)
            with suppress(Changed):
                for old, new in update.edited:
                    replace_text(Path(old.path), old.text, new, bom=old.bom)
                return update
    raise CannotDo("文件一直在被别的程序改动，没有写入；稍后重试")


def _readable(root: Path) -> Files:
    office = workspace.load(root)
    for problem in office.diagnostics:
        raise CannotDo(f"{problem.place.path}：{problem.message}")
    return office.files


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep every other gongkai from writing below ``folder`` meanwhile; waits for its turn.

    The lock lies on the folder itself, so that no file is left behind, and ends with the
    process, however that ends. Raises ``CannotDo`` where the file system knows no locks.
    """
    if fcntl is None:
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as reason:
        raise CannotDo(f"锁不住 {folder}，没有写入：{reason.strerror}") from reason
    try:
        yield
    finally:
        os.close(handle)


def replace_text(path: Path, old: str, new: str, *, bom: bool) -> None:
    """Replace a file's text, all of it or nothing; mode and owner are kept, links followed.

    Raises ``Changed`` when the file no longer holds ``old``, and ``CannotDo`` when it cannot be
    written: the old file is whole then.
    """
    target = path.resolve()
    mark = _BOM if bom else b""
    try:
        if target.read_bytes() != mark + old.encode():
            raise Changed(target)
        if not os.access(target, os.W_OK):
            raise CannotDo(f"{path} 是只读的，没有写入")
        _replace(target, mark + new.encode())
    except OSError as reason:
        raise CannotDo(f"写不了 {path}，原文件未动：{reason.strerror}") from reason


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _keep_owner(target, fresh)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    _flush_folder(target.parent)


def _keep_owner(target: Path, fresh: Path) -> None:
    shutil.copymode(target, fresh)
    if hasattr(os, "chown"):
        was = target.stat()
        with suppress(PermissionError):  # only root may give a file away
            os.chown(fresh, was.st_uid, was.st_gid)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; not every file system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
