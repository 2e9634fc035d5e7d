"""One command of the program, run in this process as a person would: its words, what it printed.

It refuses to judge anything but what no command may do: raise, take too long, leave the process.
"""

import io
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from types import FrameType
from typing import NamedTuple

from attack.jail import writing_only_below
from gongkai.cli.main import main

SECONDS = 2.0
"""How much processor time a command may take on a file of a usual size."""

_LAST_CALLS = 3
_SCRATCH = ".scratch"


class Ran(NamedTuple):
    """How a command ended. ``code`` is -1 when it did not end by itself; ``fault`` says how."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str
    seconds: float
    fault: str = ""

    @property
    def typed(self) -> str:
        """The command as it was typed."""
        return f"gongkai {' '.join(map(repr, self.words))}"


class _OutOfTime(BaseException):
    """The command has used up its time; not an ``Exception``, which the program may catch."""


class _Stream(io.TextIOWrapper):
    """A stream that keeps what is written, and says whether it is a terminal."""

    def __init__(self, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def written(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8", "surrogateescape")


def run(
    words: Sequence[str], folder: Path, *, terminal: bool = False, seconds: float = SECONDS
) -> Ran:
    """Run a command with ``folder`` as the current folder; never raises.

    ``seconds`` is how much processor time it may take; it is stopped after twice that.
    """
    out, err = _Stream(terminal), _Stream(terminal)
    code, fault = -1, ""
    start = process_time()
    try:
        with (
            _in_folder(folder),
            _streams(out, err),
            writing_only_below(folder),
            _time_limit(2 * seconds),
        ):
            code = main(list(words))
    except _OutOfTime:
        fault = f"more than {2 * seconds:g} s of processor time"
    except BaseException as problem:
        fault = _told(problem)
    taken = process_time() - start
    if not fault and taken > seconds:
        fault = f"{taken:.1f} s of processor time"
    return Ran(tuple(words), code, out.written(), err.written(), taken, fault)


@contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    """Make a folder the current one, with a place in it for what libraries write by the way."""
    before = Path.cwd(), tempfile.tempdir
    scratch = folder / _SCRATCH
    scratch.mkdir(exist_ok=True)
    os.chdir(folder)
    tempfile.tempdir = str(scratch)
    try:
        yield
    finally:
        os.chdir(before[0])
        tempfile.tempdir = before[1]


@contextmanager
def _streams(out: _Stream, err: _Stream) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), out, err
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise _OutOfTime

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _told(problem: BaseException) -> str:
    """Return an exception and the last calls on the way to it, on one line."""
    calls = traceback.extract_tb(problem.__traceback__)[-_LAST_CALLS:]
    where = " > ".join(f"{Path(call.filename).name}:{call.lineno}" for call in calls)
    return f"{type(problem).__name__}: {problem} ({where})"
