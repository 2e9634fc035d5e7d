"""Recording, killed at a random moment: files stay whole, what was said to be recorded is there.

Half of the processes are killed from outside after a random time, half kill themselves before a
random one of the operating system's operations that recording consists of: opening, locking,
renaming, removing. No handler runs: the signal is SIGKILL.
"""

import os
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from attack.driving import run
from attack.offices import files_in, lay_out
from attack.trials import Finding, Outcome

_LONGEST = 0.25
"""Seconds within which a process is killed from outside: enough for some records."""

_RECORDS = 12
_TOUCHES = ("open", "os", "fcntl", "shutil", "tempfile")

_OPERATIONS = 36
"""A few more than a record consists of, when all modules have been imported."""

_WARM = (3, 4, 5)
"""Records before which there was one of each kind."""

_TASK = """\
- id: {0}
  name: 第{0}件
  content: 内容
  units: [办公室]
  deadline: {1}
  progress: []
"""
_FILES = {
    "data/tasks/1.yaml": "plan: {title: 要点, year: 2022}\ntasks:\n"
    + _TASK.format(1, "8月")
    + _TASK.format(2, "9月底前"),
    "data/tasks/2.yaml": "tasks:\n" + _TASK.format(3, "全年"),
    "data/units.yaml": "units: [{name: 办公室}]\n",
}


def trial(chance: Random, number: int, folder: Path) -> Outcome:
    """Record until the process is killed; look at what it has left; record once more."""
    lay_out({name: text.encode() for name, text in _FILES.items()}, folder)
    kill = _killed_by_itself if number % 2 else _killed_from_outside
    said = kill(folder, chance)
    steps = (f"killed after {len(said)} records",)
    findings = [Finding(problem, steps, files_in(folder)) for problem in _judged(folder, said)]
    return Outcome(1, tuple(findings))


def _start(folder: Path, work: Callable[[Path, int], None]) -> tuple[int, int]:
    """Start a process that works in the folder; return its number and a pipe from it.

    It is a copy of this one, so that no time goes into importing the program.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        work(folder, writing)
    finally:
        os._exit(1)


def _ended(child: int, reading: int) -> list[int]:
    """Return the numbers of the records that a process said it had made."""
    with os.fdopen(reading, "rb") as stream:
        said = [int(line) for line in stream.read().split()]
    os.waitpid(child, 0)
    return said


def _killed_from_outside(folder: Path, chance: Random) -> list[int]:
    child, reading = _start(folder, _record_on)
    time.sleep(chance.uniform(0, _LONGEST))
    os.kill(child, signal.SIGKILL)
    return _ended(child, reading)


def _killed_by_itself(folder: Path, chance: Random) -> list[int]:
    left, record = chance.randint(1, _OPERATIONS), chance.choice(_WARM)

    def work(where: Path, pipe: int) -> None:
        _record_on(where, pipe, record, left)

    return _ended(*_start(folder, work))


def _record_on(folder: Path, pipe: int, doomed: int = -1, operations: int = 0) -> None:
    """Make one record after the other; say through the pipe which have been made.

    Die in the record ``doomed`` before the given one of its operations.
    """
    for number in range(_RECORDS):
        if number == doomed:
            _die_after(operations)
        if run(_words(number), folder).code == 0:
            os.write(pipe, f"{number}\n".encode())


def _words(number: int) -> list[str]:
    """Return a record in two files, in one, or of numbered slips."""
    name, day = f"第{number}次", ["--date", "2022-05-01"]
    if number % 3 == 0:
        return ["log", "1", "3", "--note", name, *day]
    if number % 3 == 1:
        reason = ["--reason", name, "--approved-by", "局长", *day]
        return ["adjust", "2", "--deadline", "10月", *reason]
    return ["remind", "--record", "--as-of", f"2023-{number:02}-10", "--output", "out"]


def _die_after(operations: int) -> None:
    """Let the process kill itself when it is about to touch a file for the n-th time."""
    left = operations

    def count(event: str, arguments: object) -> None:
        nonlocal left
        del arguments
        if event.partition(".")[0] in _TOUCHES:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _judged(folder: Path, said: list[int]) -> Iterator[str]:
    """Say what is not as it should be after the process has gone."""
    try:
        tasks = {int(task["id"]): task for task in _tasks(folder)}
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as problem:
        yield f"a file is not whole: {problem!r}"
        return
    if sorted(tasks) != [1, 2, 3]:
        yield f"tasks are missing: {sorted(tasks)}"
        return
    yield from _counted(tasks, said)
    yield from _slips_judged(folder, tasks)
    again = run(["log", "1", "--note", "再记", "--date", "2022-06-01"], folder)
    if again.fault or again.code != 0:
        yield f"afterwards nothing can be recorded: {again.fault or again.err}"
    left = [name for name in files_in(folder) if name not in _FILES]
    if left:
        yield f"left behind: {left}"


def _tasks(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((folder / "data/tasks").glob("*.yaml")):
        yield from yaml.safe_load(path.read_bytes())["tasks"]


def _counted(tasks: dict[int, dict[str, Any]], said: list[int]) -> Iterator[str]:
    """Every record that was said to be made is there, at most one more, none twice."""
    notes = {n: Counter(each["note"] for each in tasks[n].get("progress") or []) for n in (1, 3)}
    reasons = Counter(each["reason"] for each in tasks[2].get("adjustments") or [])
    for what, found, kind in (("1", notes[1], 0), ("3", notes[3], 0), ("2", reasons, 1)):
        wanted = {f"第{number}次" for number in said if number % 3 == kind}
        if lost := wanted - found.keys():
            yield f"task {what} has lost {sorted(lost)}"
        if len(found.keys() - wanted) > 1 or any(times > 1 for times in found.values()):
            yield f"task {what} has records that were never made: {dict(found)}"


def _slips_judged(folder: Path, tasks: dict[int, dict[str, Any]]) -> Iterator[str]:
    """Every slip that has left the house stands in the data, and no number is given twice."""
    numbers = [each["reference"] for task in tasks.values() for each in task.get("reminders") or []]
    if len(set(numbers)) < len(numbers):
        yield f"a number was given twice: {numbers}"
    for path in (folder / "out").glob("*.md"):
        written = re.match(r"(.+?〔\d+〕\d+号)-", path.name)
        if written is None or written[1] not in numbers:
            yield f"a slip left the house unrecorded: {path.name}"
