"""Recording changes so that nothing is lost: one writer at a time, whole files or none.

Beside ``workspace``, which reads, the only module that touches data files.
"""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.register import workspace
from gongkai.register.changes import Intention
from gongkai.register.folders import task_files
from gongkai.register.locking import alone_in
from gongkai.register.proof import Faulty, Update, prove
from gongkai.register.reading import Files
from gongkai.register.source import Source
from gongkai.wording import refusal

_BOM = b"\xef\xbb\xbf"
_TRIES = 5
_UNFINISHED = ".gongkai"  # ends the name of a file that is still being written
_ANY_WRITE = 0o222
_PATIENCE = 5  # times that another program's hold on a file is waited out
_MOMENT = 0.05  # seconds


class Changed(Exception):
    """The file is no longer the one that was read: somebody else has written it since."""


def carry_out(root: Path, intend: Intention, as_of: date) -> Update:
    """Make the changes, prove them and write them; return what has been recorded.

    What is intended is decided by what the files say while no other gongkai can write. A file
    that somebody else changes meanwhile is read again and the change made on its new text, so
    ``intend`` may be asked several times: whatever the change lets out of the house (a numbered
    slip, a message) may leave only once this has returned.
    Raises ``CannotDo`` when the changes cannot be made or written.
    """
    with locked(_folders(root)):
        for _ in range(_TRIES):
            update = prove(_readable(root), intend, as_of)
            with suppress(Changed):
                replace_texts((each.old, each.new.text) for each in update.edited)
                return update
    raise CannotDo("文件一直在被别的程序改动，没有写入；稍后重试")


def rehearse(root: Path, intend: Intention, as_of: date) -> tuple[Update, str]:
    """Return what ``carry_out`` would do, and that as a patch; nothing is written."""
    from gongkai.register.patches import patch  # only for who asks to see the change

    update = prove(_readable(root), intend, as_of)
    patches = [patch(each, _name_for_git(root, each.old)) for each in update.edited]
    return update, "".join(patches)


def _name_for_git(root: Path, source: Source) -> str:
    """Return a file's path below the checkout that it lies in, or else below ``root``."""
    target = Path(source.path).resolve()
    for top in target.parents:
        if (top / ".git").exists():
            return target.relative_to(top).as_posix()
    beside = root.resolve()
    return (target.relative_to(beside) if target.is_relative_to(beside) else target).as_posix()


def _readable(root: Path) -> Files:
    office = workspace.load(root)
    if office.diagnostics:
        raise Faulty(office.diagnostics)
    return office.files


def _folders(root: Path) -> list[Path]:
    """Return every folder that holds a data file, links followed: two workspaces may share one."""
    files = [root / "data" / "tasks.yaml", *task_files(root)]
    return sorted({(root / "data").resolve(), *(path.resolve().parent for path in files)})


@contextmanager
def locked(folders: Iterable[Path]) -> Iterator[None]:
    """Keep every other gongkai from writing in the folders meanwhile; waits for its turn.

    Everybody takes them in the same order, so that no two wait for each other. Raises ``CannotDo``
    where the file system knows no locks.
    """
    with ExitStack() as held:
        for folder in folders:
            try:
                held.enter_context(alone_in(folder))
            except OSError as reason:
                raise CannotDo(f"锁不住 {folder}，没有写入：{refusal(reason)}") from reason
            _clear_away(folder)
        yield


def _clear_away(folder: Path) -> None:
    """Remove what a killed gongkai left half written; whoever holds the lock is alone here."""
    for unfinished in folder.glob(f".*{_UNFINISHED}"):
        with suppress(OSError):
            unfinished.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is not data of ours, whole or not at all; links are followed.

    What is no file (a device, a pipe) is written to directly. Raises ``OSError``; an older file
    of that name is untouched then.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    if target.exists() and not _may_be_written(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    fresh = _written_beside(target, data)
    try:
        patiently(fresh.replace, target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def patiently(replace: Callable[[Path], object], target: Path) -> None:
    """Put a new file in the place of an old one: ``replace`` is ``fresh.replace``.

    Windows refuses while another program has the old one open; one that only looks at what has
    just been written, as scanners do, is done in a moment. Raises ``OSError``.
    """
    for _ in range(_PATIENCE):
        try:
            replace(target)
            return
        except PermissionError as reason:
            if getattr(reason, "winerror", None) is None:
                raise
            time.sleep(_MOMENT)
    replace(target)


class _Staged(NamedTuple):
    """A file's new text, written beside it and not yet in its place."""

    path: str
    target: Path
    fresh: Path
    old: bytes

    def put(self) -> None:
        """Put the new text in the place of the old one."""
        with _explained(self.path):
            patiently(self.fresh.replace, self.target)

    def put_back(self) -> None:
        """Put the old text in the place of the new one."""
        with _explained(self.path):
            patiently(_written_beside(self.target, self.old).replace, self.target)


def replace_texts(edited: Iterable[tuple[Source, str]]) -> None:
    """Replace the files' texts, all of them or none; mode and owner are kept, links followed.

    Raises ``Changed`` when a file no longer holds its old text, and ``CannotDo`` when one cannot
    be written: the old files are whole then. Only a process that is killed between two of
    several files can leave one of them behind the other.
    """
    staged: list[_Staged] = []
    with ExitStack() as undone:
        for source, new in edited:
            each = _staged(source, new)
            undone.callback(each.fresh.unlink, missing_ok=True)
            staged.append(each)
        for each in staged:  # as late as possible: what is written from here on would be lost
            _compare(each)
        with ExitStack() as done:
            for each in staged:
                each.put()
                done.callback(each.put_back)
            done.pop_all()
    for folder in {each.target.parent for each in staged}:
        _flush_folder(folder)


def _staged(source: Source, new: str) -> _Staged:
    mark = _BOM if source.bom else b""
    with _explained(source.path):
        target = Path(source.path).resolve()
        old = mark + source.text.encode()
        if not _may_be_written(target):
            raise CannotDo(f"{source.path} 是只读的，没有写入")
        return _Staged(source.path, target, _written_beside(target, mark + new.encode()), old)


def _may_be_written(target: Path) -> bool:
    """May a file be written? The superuser may, but whoever took the right away meant it."""
    return os.access(target, os.W_OK) and bool(target.stat().st_mode & _ANY_WRITE)


def _compare(staged: _Staged) -> None:
    with _explained(staged.path):
        if staged.target.read_bytes() != staged.old:
            raise Changed(staged.target)


def _written_beside(target: Path, data: bytes) -> Path:
    """Return a new file in the same folder that holds the data, safe on the disk."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=_UNFINISHED)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _keep_owner(target, fresh)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    return fresh


def _keep_owner(target: Path, fresh: Path) -> None:
    """Give the new file the group, the owner and the mode of the old one, as far as allowed.

    One without an old one gets what files get here.
    """
    if not target.exists():
        usual = os.umask(0)
        os.umask(usual)
        fresh.chmod(0o666 & ~usual)
        return
    was = target.stat()
    if hasattr(os, "chown"):
        for owner, group in ((-1, was.st_gid), (was.st_uid, -1)):
            with suppress(PermissionError):  # only root may give a file away
                os.chown(fresh, owner, group)
    shutil.copymode(target, fresh)


@contextmanager
def _explained(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as reason:
        raise CannotDo(f"写不了 {path}，原文件未动：{refusal(reason)}") from reason


def _flush_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; not every file system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
