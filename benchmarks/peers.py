"""Programs that keep lists of things with dates, and the same things in each one's own files.

What is installed is measured: from the environment that ``make peers`` makes, else from PATH.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.generate import ACTIONS, SUBJECTS

ENVIRONMENT = Path(__file__).parents[1] / "build" / "peers" / "bin"
_LARGEST_IN_FILES = 1_000  # a file for each thing


class Thing(NamedTuple):
    """Something to be done by a day."""

    words: str
    due: date


class Peer(NamedTuple):
    """A program: what it is called, what it is asked for, and how its files are written.

    ``write`` takes a folder and the things, and returns the arguments that list them.
    """

    name: str
    program: str
    write: Callable[[Path, list[Thing]], list[str]]
    most: int = 1_000_000

    def command(self, folder: Path, count: int) -> list[str] | None:
        """Return the command for ``count`` things in a folder; nothing if it is not installed."""
        here = ENVIRONMENT / self.program
        program = str(here) if here.exists() else shutil.which(self.program)
        if program is None or count > self.most:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        return [program, *self.write(folder, list(_things(count)))]


def _things(count: int) -> Iterator[Thing]:
    random = Random(count)
    for _ in range(count):
        words = random.choice(ACTIONS).format(random.choice(SUBJECTS))
        yield Thing(words, date(2022, 1, 1) + timedelta(days=random.randrange(365)))


def _todo_txt(folder: Path, things: list[Thing]) -> list[str]:
    lines = [f"{each.words} due:{each.due}\n" for each in things]
    (folder / "todo.txt").write_text("".join(lines), encoding="utf-8")
    (folder / "config").write_text("[ls]\nlist_limit = -1\n", encoding="utf-8")
    return ["-c", str(folder / "config"), "-t", str(folder / "todo.txt"), "ls"]


def _ledger(folder: Path, things: list[Thing]) -> Path:
    lines = ["2022-01-01 open Assets:A\n2022-01-01 open Expenses:B\n"]
    lines += [f'{each.due} * "{each.words}"\n  Assets:A  -1 CNY\n  Expenses:B\n' for each in things]
    path = folder / "ledger.beancount"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _journal(folder: Path, things: list[Thing]) -> list[str]:
    lines = [f"{each.due} {each.words}\n    assets:a  -1 CNY\n    expenses:b\n" for each in things]
    path = folder / "plain.journal"
    path.write_text("".join(lines), encoding="utf-8")
    return ["-f", str(path), "register", "assets:a"]


def _checked(folder: Path, things: list[Thing]) -> list[str]:
    return ["--no-cache", str(_ledger(folder, things))]


def _queried(folder: Path, things: list[Thing]) -> list[str]:
    query = "SELECT date, narration WHERE account = 'Assets:A' AND date <= 2022-10-31"
    return ["--no-errors", str(_ledger(folder, things)), query]


def _calendar(folder: Path, things: list[Thing]) -> list[str]:
    todos = folder / "todos"
    todos.mkdir(exist_ok=True)
    for k, each in enumerate(things):
        (todos / f"{k}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\n"
            f"UID:{k}\r\nDTSTAMP:20220101T000000Z\r\nSUMMARY:{each.words}\r\n"
            f"DUE;VALUE=DATE:{each.due:%Y%m%d}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
        )
    config = f"path = {str(todos)!r}\ncache_path = {str(folder / 'cache')!r}\n"
    (folder / "config.py").write_text(config, encoding="utf-8")
    return ["--config", str(folder / "config.py"), "list"]


def _taskwarrior(folder: Path, things: list[Thing]) -> list[str]:
    rows = [{"description": each.words, "due": f"{each.due:%Y%m%d}T000000Z"} for each in things]
    listed = folder / "tasks.json"
    listed.write_text(json.dumps(rows), encoding="utf-8")
    settings = [f"rc.data.location={folder}", "rc:/dev/null", "rc.confirmation=no", "rc.gc=off"]
    subprocess.run(["task", *settings, "import", str(listed)], check=True, capture_output=True)
    return [*settings, "list"]


PEERS = (
    Peer("topydo ls", "topydo", _todo_txt, most=10_000),  # its own limit
    Peer("todoman list", "todo", _calendar, most=_LARGEST_IN_FILES),
    Peer("bean-check", "bean-check", _checked),
    Peer("bean-query", "bean-query", _queried),
    Peer("Taskwarrior list", "task", _taskwarrior, most=10_000),
    Peer("hledger register", "hledger", _journal),
)
