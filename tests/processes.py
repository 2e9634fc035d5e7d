"""The program of this checkout in a process of its own, wherever that runs."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO

PROGRAM = [sys.executable, "-m", "gongkai"]
LACKING = (
    "import sys; sys.modules.update(dict.fromkeys({modules!r})); "
    "from gongkai.cli.main import main; sys.exit(main(sys.argv[1:]))"
)


def environment() -> dict[str, str]:
    """Return ours, for a process that finds this checkout and leaves nothing in it."""
    root = Path(__file__).parents[1]
    return {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}


def narrow(largest: int) -> None:
    """Let the kernel stop whoever makes a file larger than that, as a full disk does."""
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def ran(
    *words: str,
    without: Sequence[str] = (),
    stdout: IO[str] | int = subprocess.PIPE,
    largest: int | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run a command: without some modules, or where no file may be larger than so many bytes."""
    lacking = [sys.executable, "-c", LACKING.format(modules=list(without))]
    return subprocess.run(
        [*(lacking if without else PROGRAM), *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=None if largest is None else partial(narrow, largest),
        env=environment(),
        encoding="utf-8",
    )
