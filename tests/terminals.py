"""A command at a terminal: a process whose input is one."""

import os
import pty
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import PROGRAM, environment


@contextmanager
def started(root: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """Start a command; give its process and where to write what is typed."""
    ours, theirs = pty.openpty()
    try:
        with subprocess.Popen(
            [*PROGRAM, "-C", str(root), *arguments],
            env={**environment(), "PYTHONIOENCODING": "utf-8"},
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as running:
            try:
                yield running, ours
            finally:
                running.kill()  # it may still be asking
    finally:
        os.close(ours)
        os.close(theirs)


def closing(root: Path, answers: list[str], day: str, *more: str) -> tuple[int, str, str]:
    """Run ``close``, answer its questions and end the input; return what came of it."""
    with started(root, "close", "--date", day, *more) as (running, terminal):
        os.write(terminal, "".join([*(f"{each}\n" for each in answers), "\x04"]).encode())
        out, err = running.communicate(timeout=60)
    return running.returncode, out, err
