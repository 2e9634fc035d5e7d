"""Child processes and what they take: CPU time, which a busy machine disturbs least, and memory."""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
GONGKAI = (sys.executable, "-m", "gongkai")

# An installed program has its bytecode beside it, whatever this shell forbids.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

Command = Sequence[str]


class Run(NamedTuple):
    """What a child process took: seconds of CPU, the system's included, and peak memory in MB."""

    seconds: float
    peak: float


def run(command: Command) -> Run:
    """Run a command in the checkout; anything but success ends the measurement."""
    with TemporaryFile("w+", errors="replace") as output:
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env=_ENVIRONMENT,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            raise SystemExit(f"{output.read()}failed: {' '.join(command)}")
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def in_turn(commands: Mapping[str, Command], times: int) -> dict[str, Run]:
    """Return the middle of ``times`` runs of each command.

    They are run turn and turn about, so that a slow moment of the machine touches all of them;
    before several rounds one leaves the bytecode behind and does not count.
    """
    unmeasured = int(times > 1)
    rounds = [[run(each) for each in commands.values()] for _ in range(unmeasured + times)]
    taken = zip(*rounds[unmeasured:], strict=True)
    return {
        name: Run(median(run.seconds for run in runs), median(run.peak for run in runs))
        for name, runs in zip(commands, taken, strict=True)
    }


@contextmanager
def bare_python() -> Iterator[str]:
    """Yield the interpreter of a bare virtual environment, whose start is the unit of time."""
    with TemporaryDirectory() as folder:
        venv.create(folder, symlinks=os.name != "nt")
        yield str(Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python")
