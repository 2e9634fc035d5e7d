"""One writer at a time: a folder is kept from every other gongkai for a while.

Where the system has flock, the lock lies on the folder itself, so that no file is left behind, and
ends with the process, however that ends. Windows has none: there it lies on a file in the folder,
which goes with the lock.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # not a POSIX system
    fcntl = None  # type: ignore[assignment]

_FILE = ".gongkai.lock"


@contextmanager
def by_folder(folder: Path) -> Iterator[None]:
    """Hold the folder itself; waits for its turn. Raises ``OSError`` where there are no locks."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def by_file(folder: Path) -> Iterator[None]:
    """Hold a file in the folder; waits for its turn."""
    from filelock import FileLock  # is installed, and wanted, only where there is no flock

    with FileLock(folder / _FILE):
        yield


alone_in = by_folder if fcntl is not None else by_file
"""Keep every other gongkai from writing in a folder meanwhile, as this system can."""
