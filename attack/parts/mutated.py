"""Spoilt data files, through the program's commands and formats.

No command may raise or run long; every product is what it claims to be; what only looks changes
no file, and what records changes none unless it says that it did. Every task that stands in the
text is listed or named as unreadable, and every problem has a place that exists.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attack.commands import OUT, Row, matrix, typed
from attack.driving import Ran, run
from attack.mutations import LEVELS, mutated
from attack.offices import Office, files_in, lay_out, offices
from attack.products import judged, screen, written_files
from attack.trials import Finding, Outcome

_COMMANDS = 5
"""How many commands look at each spoilt workspace, beside those that account for its tasks."""

_STANDS = re.compile(r"""(?m)^ *- +(?:\{ *)?id: *["']?(\d{1,9})\b""")
_NAMED = re.compile(r"(?m)^\s*第0*(\d+)[^\n]*?项|^\s*(序号不明)")
_LINE_END = re.compile("\r\n|\r|\n")


def trial(chance: Random, number: int, folder: Path) -> Outcome:
    """Spoil a workspace, account for its tasks and problems, run some commands on it."""
    office = _office(chance)
    files = mutated(office.files, chance, LEVELS[number % len(LEVELS)])
    lay_out(files, folder)
    findings = [Finding(*each, files) for each in (*_unaccounted(folder), *_displaced(folder))]
    reached = set()
    rows = matrix()
    for k in range(_COMMANDS):
        row = rows[(number * _COMMANDS + k) % len(rows)]
        before = files_in(folder)
        ran = run(typed(row, before, chance), folder, terminal=chance.random() < 0.2)
        findings += [Finding(each, (ran.typed,), before) for each in _judged(row, ran, folder)]
        findings += [Finding(each, (ran.typed,), before) for each in _spoilt(ran, before, folder)]
        reached |= {row.name} if ran.code in (0, 1) else set()
    return Outcome(_COMMANDS, tuple(findings), reached=frozenset(reached))


def _office(chance: Random) -> Office:
    """Choose a workspace: a whole plan as often as one of the many small cases."""
    large = [office for office in offices() if office.is_large]
    return chance.choice(large if chance.random() < 0.5 else offices())


def _judged(row: Row, ran: Ran, folder: Path) -> Iterator[str]:
    """Say what is wrong with what a command printed and wrote."""
    if ran.fault:
        yield ran.fault
    else:
        yield from judged(ran.out, row.form)
    yield from (f"stderr: {problem}" for problem in screen(ran.err))
    yield from written_files(folder / OUT)


def _spoilt(ran: Ran, before: dict[str, bytes], folder: Path) -> Iterator[str]:
    """Say what is wrong with the data files after a command."""
    after = files_in(folder)
    if left := [name for name in after if name.endswith(".gongkai")]:
        yield f"left behind: {left}"
    if lost := before.keys() - after.keys():
        yield f"removed: {sorted(lost)}"
    changed = [name for name in before if before[name] != after.get(name, before[name])]
    if changed and ran.code != 0:
        yield f"changed {changed} and ended with {ran.code}"


def _unaccounted(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Tell of the tasks that stand in the text and that a list neither shows nor names."""
    ran = run(["list", "--format", "json", "--as-of", "2022-10-01"], folder)
    if ran.fault or ran.code not in (0, 1) or not ran.out:
        return  # nothing is listed, and the errors say why
    listed = {str(item["task"]) for item in json.loads(ran.out)["items"]}
    named = _NAMED.findall(ran.err)
    missing = _standing(files_in(folder)) - listed - {number for number, _ in named}
    if len(missing) > sum(bool(unknown) for _, unknown in named):
        yield f"neither listed nor named: {sorted(missing)[:5]}", (ran.typed, ran.err[-1500:])


def _standing(files: dict[str, bytes]) -> set[str]:
    """Return the numbers of the tasks that a person sees in the files, as far as they are text."""
    texts = [data.decode("utf-8", "replace") for name, data in files.items() if "tasks" in name]
    return {str(int(number)) for text in texts for number in _STANDS.findall(text)}


def _displaced(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Tell of problems whose place is not in their file."""
    ran = run(["validate", "--format", "json", "--verbose"], folder)
    if ran.fault or not ran.out:
        return
    lines = {
        name: _LINE_END.split(data.decode("utf-8-sig", "replace"))
        for name, data in files_in(folder).items()
    }
    for each in json.loads(ran.out)["diagnostics"]:
        number, column = each["line"], each["column"]
        written = lines.get(each["path"], [""])
        is_there = 1 <= number <= len(written) and 1 <= column <= len(written[number - 1]) + 1
        if not (is_there or each["code"] in ("encoding", "unreadable-file")):
            yield f"no such place: {each}", (ran.typed,)
