"""Prints how long the program takes, as ratios, on this machine and in this run.

Start-up is measured against ``python -c pass`` of the same interpreter in a bare virtual
environment. Loading is measured against ``yaml.load(CSafeLoader)`` of the same
text, without the start of its process; the commands are whole processes. Recording is
measured against looking at one task.
"""

import argparse
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter
from typing import NamedTuple

from benchmarks.generate import unit_names, write_workspace

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, 100_000)
UNITS = (10, 100, 1_000)
GROWTH_TASKS = 2_000
SCRIPT = """\
import sys
from pathlib import Path
from time import perf_counter
{setting}
start = perf_counter()
kept = {work}
print(perf_counter() - start)
"""
TEXT = "text = Path(sys.argv[1]).read_bytes().decode()"
YAML = SCRIPT.format(
    setting=f"import yaml; {TEXT}", work="yaml.load(text, Loader=yaml.CSafeLoader)"
)
NODES = SCRIPT.format(
    setting=f"from gongkai.register.nodes import Source, parse; {TEXT}",
    work="parse(Source(sys.argv[1], text))",
)
PRESSED = """\
import os, sys
from gongkai.cli.shells import ASKING
os.environ[ASKING] = "fish"
from gongkai.__main__ import start
sys.exit(start())
"""
PHRASES = ("9月底前", "于3月31日前", "第三季度", "每季度末", "印发后30个工作日内", "全年")
READINGS = SCRIPT.format(
    setting="from gongkai.timing.phrases import read_deadline as read",
    work=f"[read.__wrapped__(phrase, 2022) for phrase in {PHRASES * 200}]",
)


class Run(NamedTuple):
    """A child process: what it printed, seconds from start to end, its peak memory in MB."""

    printed: str
    seconds: float
    peak: float


# An installed program has its bytecode beside it, whatever this shell forbids.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def run(*arguments: str, python: str = sys.executable) -> Run:
    """Run Python in the checkout; anything but success ends the measurement."""
    with TemporaryFile("w+") as output:
        start = perf_counter()
        child = subprocess.Popen(
            [python, *arguments], cwd=ROOT, env=ENVIRONMENT, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
        if child.returncode:
            raise SystemExit(f"{printed}failed with {child.returncode}: {' '.join(arguments)}")
        scale = 1024 * 1024 if sys.platform == "darwin" else 1024
        return Run(printed, seconds, usage.ru_maxrss / scale)


def middle(runs: Sequence[Run]) -> Run:
    """Return the run with the median time."""
    return sorted(runs, key=lambda each: each.seconds)[len(runs) // 2]


def startup(times: int) -> None:
    """Print what a command costs before it does anything."""
    commands = {
        "python -c pass": ("-c", "pass"),
        "gongkai --version": ("-m", "gongkai", "--version"),
        "gongkai show <Tab>": ("-c", PRESSED, "show", ""),
        "gongkai due": ("-m", "gongkai", "due", "--as-of", "2022-10-01"),
    }
    with TemporaryDirectory() as folder:
        venv.create(folder, symlinks=os.name != "nt")
        bare = str(Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python")
        pythons = (bare, *[sys.executable] * (len(commands) - 1))
        pairs = list(zip(commands.values(), pythons, strict=True))
        # Turn and turn about, so that a slow moment of the machine touches all of them; the
        # first round leaves the bytecode behind and does not count.
        rounds = [[run(*words, python=python) for words, python in pairs] for _ in range(times + 1)]
    taken = [median(each.seconds for each in runs) for runs in zip(*rounds[1:], strict=True)]
    print(f"start-up, median of {times}")
    for name, seconds in zip(commands, taken, strict=True):
        print(f"  {name:<20} {seconds * 1000:8.0f} ms {seconds / taken[0]:7.1f}x")


def loading(count: int, times: int) -> None:
    """Print the costs of a workspace of ``count`` tasks against those of reading its YAML."""
    with TemporaryDirectory() as folder:
        tasks = write_workspace(Path(folder), count)
        size = tasks.stat().st_size
        print(f"\n{count:,} tasks, {size / 1e6:.1f} MB, median of {times}")
        yardstick = inside(YAML, str(tasks), times=times)
        show("yaml.load(CSafeLoader)", yardstick, yardstick.seconds)
        show("text to nodes", inside(NODES, str(tasks), times=times), yardstick.seconds)
        for command in (("validate",), ("due", "--as-of", "2022-10-01")):
            arguments = ("-m", "gongkai", "-C", folder, *command)
            whole = middle([run(*arguments) for _ in range(times)])
            show(f"gongkai {command[0]}", whole, yardstick.seconds)


def recording(count: int, times: int) -> None:
    """Print what it costs to record an entry against what it costs to look at one task."""
    with TemporaryDirectory() as folder:
        write_workspace(Path(folder), count)
        gongkai = ("-m", "gongkai", "-C", folder)
        done = ("done", "5", "--evidence", "嘉财办〔2022〕31号", "--date", "2022-10-20")
        pairs = [(run(*gongkai, "show", "5"), run(*gongkai, *done)) for _ in range(times + 1)]
    looking, writing = (
        median(each.seconds for each in runs) for runs in zip(*pairs[1:], strict=True)
    )
    ratio = writing / looking
    print(f"  {count:7,} tasks: show {looking:6.2f} s, done {writing:6.2f} s {ratio:7.1f}x")


def growing(count: int, times: int) -> None:
    """Print how a report's cost grows with the units: linear means that the last ratio is small."""
    print(f"\nreport --month 9 of {count:,} tasks, median of {times}")
    few: Run | None = None
    for units in UNITS:
        with TemporaryDirectory() as folder:
            write_workspace(Path(folder), count, unit_names(units))
            arguments = ("-m", "gongkai", "-C", folder, "report", "--month", "9")
            whole = middle([run(*arguments) for _ in range(times)])
        few = few or whole
        ratio = whole.seconds / few.seconds
        print(f"  {units:5,} units {whole.seconds:8.2f} s {ratio:7.1f}x that of {UNITS[0]} units")


def inside(*script: str, times: int) -> Run:
    """Run a script that prints the seconds that matter; they become the run's time."""
    runs = [run("-c", *script) for _ in range(times)]
    return middle([each._replace(seconds=float(each.printed)) for each in runs])


def show(name: str, measured: Run, yardstick: float) -> None:
    """Print one line: seconds, how many times as fast as the yardstick, peak memory."""
    ratio = yardstick / measured.seconds
    print(f"  {name:<24} {measured.seconds:8.2f} s {ratio:7.1f}x as fast {measured.peak:8.0f} MB")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of tasks")
    parser.add_argument("--times", type=int, default=5, help="runs for each figure")
    options = parser.parse_args()
    startup(options.times * 3)
    phrases = inside(READINGS, times=options.times)
    print(f"\nreading a phrase, not cached {phrases.seconds / (200 * len(PHRASES)) * 1e6:8.0f} µs")
    for count in options.sizes:
        loading(count, options.times if count < SIZES[-1] else 1)
    print(f"\nan entry recorded, median of {options.times}")
    for count in (40, *options.sizes):
        recording(count, options.times if count < SIZES[-1] else 1)
    growing(GROWTH_TASKS, options.times)


if __name__ == "__main__":
    main()
