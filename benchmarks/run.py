"""Prints how long the program takes, as ratios of CPU time, on this machine and in this run.

The unit is ``python -c pass`` of the same interpreter in a bare virtual environment; every
figure is a whole process. The peers are those that are installed: ``make peers``.
"""

import argparse
import platform
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import Size, write_workspace
from benchmarks.measuring import GONGKAI, Command, Run, bare_python, in_turn
from benchmarks.peers import PEERS

DAY = ("--as-of", "2022-10-01")
SMALL = 40
LARGE = (10_000, 100_000)
BUREAUS = (60, 600)
GROWTH_TASKS = 500
GROWTH = (1, 4, 16)
EVENTS = """\
import gc, sys
from yaml._yaml import CParser
from yaml.events import StreamEndEvent
gc.disable()
parser = CParser(open(sys.argv[1], encoding="utf-8").read())
while not isinstance(parser.get_event(), StreamEndEvent): pass
"""
LOADING = """\
import sys, yaml
yaml.load(open(sys.argv[1], encoding="utf-8"), yaml.CSafeLoader)
"""
NODES = """\
import sys
from gongkai.register.nodes import Source
from gongkai.register.parsing import parse
parse(Source(sys.argv[1], open(sys.argv[1], encoding="utf-8").read()))
"""
PHRASES = """\
from gongkai.timing.phrases import read_deadline
read = read_deadline.__wrapped__
for _ in range(200):
    for phrase in ("9月底前", "于3月31日前", "第三季度", "每季度末", "印发后30个工作日内", "全年"):
        read(phrase, 2022)
"""
COMPLETION = """\
import os, sys
from gongkai.cli.shells import ASKING
os.environ[ASKING] = "fish"
from gongkai.__main__ import start
sys.exit(start())
"""


def commands(folder: Path) -> dict[str, Command]:
    """Return the commands that people type every week, for the workspace in a folder."""
    gongkai = (*GONGKAI, "-C", str(folder))
    evidence = ("--evidence", "嘉财办〔2022〕31号", "--date", "2022-10-20", "--again")
    return {
        "gongkai due": (*gongkai, "due", *DAY),
        "gongkai list": (*gongkai, "list", *DAY),
        "gongkai show 5": (*gongkai, "show", "5", *DAY),
        "gongkai validate": (*gongkai, "validate"),
        "gongkai report --month 9": (*gongkai, "report", "--month", "9"),
        "gongkai done 5": (*gongkai, "done", "5", *evidence),
    }


def peers(folder: Path, count: int) -> dict[str, Command]:
    """Return what is asked of the peers that are installed, for as many things."""
    asked = ((peer.name, peer.command(folder / peer.program, count)) for peer in PEERS)
    return {name: command for name, command in asked if command is not None}


def small(times: int) -> None:
    """Print what a bureau feels: 40 tasks."""
    with TemporaryDirectory() as name, bare_python() as python:
        folder = Path(name)
        write_workspace(folder, Size(SMALL))
        asked = {
            "python -c pass": (python, "-c", "pass"),
            "python -c 'import typer'": (sys.executable, "-c", "import typer"),
            "gongkai --version": (*GONGKAI, "--version"),
            "gongkai show <Tab>": (sys.executable, "-c", COMPLETION, "show", ""),
            **commands(folder),
            "1,200 phrases read": (sys.executable, "-c", PHRASES),
            **peers(folder, SMALL),
        }
        show(f"{SMALL} tasks", in_turn(asked, times), "python -c pass", times)


def large(count: int, times: int) -> None:
    """Print what far more tasks cost than any bureau has."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        tasks = str(write_workspace(folder, Size(count)))
        asked = {
            "libyaml's events alone": (sys.executable, "-c", EVENTS, tasks),
            "yaml.load(CSafeLoader)": (sys.executable, "-c", LOADING, tasks),
            "text to nodes": (sys.executable, "-c", NODES, tasks),
            **commands(folder),
            **peers(folder, count),
        }
        show(f"{count:,} tasks", in_turn(asked, times), "libyaml's events alone", times)


def districts(times: int) -> None:
    """Print what several bureaus cost at once, each with as many tasks as a bureau has."""
    with TemporaryDirectory() as name, bare_python() as python:
        asked: dict[str, Command] = {"python -c pass": (python, "-c", "pass")}
        for count in BUREAUS:
            folder = Path(name, str(count))
            for number in range(count):
                write_workspace(folder / f"{number:03}", Size(SMALL))
            asked[f"gongkai district, {count}"] = (*GONGKAI, "district", str(folder), *DAY)
        show(f"bureaus of {SMALL} tasks", in_turn(asked, times), "python -c pass", times)


def growth(times: int) -> None:
    """Print how the costs grow with everything that there can be more of."""
    small = Size(GROWTH_TASKS)
    sizes = {
        "tasks": [small._replace(tasks=GROWTH_TASKS * factor) for factor in GROWTH],
        "units": [small._replace(units=8 * factor) for factor in GROWTH],
        "entries a task": [small._replace(entries=2 * factor) for factor in GROWTH],
        "cases a task": [small._replace(cases=2 * factor) for factor in GROWTH],
        "files": [small._replace(files=2 * factor) for factor in GROWTH],
        "years": [small._replace(years=2 * factor) for factor in GROWTH],
    }
    print(f"\ngrowth, from {GROWTH_TASKS} tasks, median of {times}: 4 and 16 times as much of it")
    for what, grown in sizes.items():
        for name in ("gongkai due", "gongkai validate", "gongkai report --month 9"):
            runs = [_one(name, size, times) for size in grown]
            ratios = [f"{run.seconds / runs[0].seconds:6.1f}x" for run in runs]
            print(f"  {what:<15} {name:<26} {runs[0].seconds:6.2f} s {''.join(ratios[1:])}")


def _one(name: str, size: Size, times: int) -> Run:
    with TemporaryDirectory() as folder:
        write_workspace(Path(folder), size)
        return in_turn({name: commands(Path(folder))[name]}, times)[name]


def show(title: str, runs: Mapping[str, Run], yardstick: str, times: int) -> None:
    """Print a line for each command: seconds of CPU, how many yardsticks, peak memory."""
    unit = runs[yardstick].seconds
    print(f"\n{title}, median of {times}")
    for name, each in runs.items():
        ratio = each.seconds / unit
        print(f"  {name:<26} {each.seconds:8.3f} s {ratio:7.1f}x {each.peak:8.0f} MB")


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, nargs="*", default=LARGE, help="numbers of tasks")
    parser.add_argument("--times", type=int, default=7, help="runs for each figure")
    options = parser.parse_args(None if arguments is None else list(arguments))
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    small(options.times)
    for count in options.large:
        large(count, options.times if count < LARGE[-1] else 1)
    districts(3)
    growth(3)


if __name__ == "__main__":
    main()
