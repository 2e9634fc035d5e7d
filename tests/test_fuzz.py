"""Any mutation of the repository's own data gives problems or a register, never an exception.

The mutations are the same at every run; ``make fuzz`` tries many more of them.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from gongkai.agenda import agenda
from gongkai.diagnostics import Diagnostic
from gongkai.register import checks, reading
from gongkai.register.nodes import Source, decode
from gongkai.register.reading import Files
from gongkai.screens.problems import diagnostic_lines

ROOT = Path(__file__).parents[1]
SEED = 20220523
AS_OF = date(2022, 10, 1)
FOLDERS = (ROOT / "data", ROOT / "examples/demo/data", ROOT / "tests/cases/valid/every-key/data")
PIECES = [
    piece.encode()
    for piece in (
        *("\n", "\r\n", "\r", "\t", " ", "  ", "- ", ": ", "：", ",", "，", "#", "---\n", "...\n"),
        *(
            "[",
            "]",
            "{",
            "}",
            "[]",
            "{}",
            '"',
            "'",
            "|\n",
            ">\n",
            "&a ",
            "*a",
            "!x ",
            "%",
            "@",
            "`",
        ),
        *("\0", "\x1b[31m", "\ufeff", "\u2028", "\x85", "\\", "\\ud800", '"\\x00"', "😀", "䶮"),
        *("null", "~", "true", "2022-02-30", "9999-12-31", "-1", "0x1F", "1e9", "99999999999"),
        *("id:", "tasks:\n", "plan:\n", "units: ", "<<: ", "? ", "<<<<<<< HEAD\n", "=======\n"),
        *("9月31日前", "印发后999个月内", "每月底", "全年", "不少于一次", "已销号", "12月32日"),
    )
] + [b"\xff", b"\xc4\xe3", b"\xed\xa0\x80", b"\xf0\x9f"]

Mutation = Callable[[bytes, Random], bytes]


def cut(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    return data[:start] + data[end:]


def double(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    return data[:end] + data[start:end] + data[end:]


def move(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    rest = data[:start] + data[end:]
    at = random.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def insert(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(PIECES) + data[at:]


def insert_at_token(data: bytes, random: Random) -> bytes:
    ends = [k + 1 for k, byte in enumerate(data) if byte in b" :,[]{}\n"]
    at = random.choice(ends) if ends else 0
    return data[:at] + random.choice(PIECES) + data[at:]


def overwrite(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    return data[:start] + random.choice(PIECES) + data[end:]


def indent(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = b" " * random.randint(0, 9) + lines[at].lstrip()
    return b"\n".join(lines)


def truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def repeat(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(PIECES) * random.randint(2, 300) + data[at:]


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, double, move, insert, insert_at_token, insert_at_token, overwrite, indent, indent),
    *(truncate, repeat),
)


def test_no_mutation_raises(mutations: int) -> None:
    random = Random(SEED)
    workspaces = [texts_of(folder) for folder in FOLDERS]
    for number in range(mutations):
        files = mutated(random.choice(workspaces), random)
        try:
            problems = outside(files)
        except Exception as reason:
            pytest.fail(f"mutation {number} raised {reason!r}\n{files}")
        assert problems == [], (number, files)


def span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 2, 3, 10, 60, 400)))


def texts_of(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


def mutated(texts: dict[str, bytes], random: Random) -> dict[str, bytes]:
    """The files, mutated in one to three places; mostly the tasks."""
    changed = dict(texts)
    for _ in range(random.randint(1, 3)):
        name = random.choice(("tasks", "tasks", "tasks", *changed))
        changed[name] = random.choice(MUTATIONS)(changed[name], random)
    return changed


def outside(texts: dict[str, bytes]) -> list[Diagnostic]:
    """Read everything, judge everything; return the problems whose place is not in their file."""
    sources = {}
    found: list[Diagnostic] = []
    for name, data in texts.items():
        read = decode(data, name)
        if isinstance(read, Source):
            sources[name] = read
        else:
            found.append(read)
    tasks = (sources["tasks"],) if "tasks" in sources else ()
    unread = () if tasks else (Source("tasks", ""),)
    files = Files(tasks, sources.get("units"), sources.get("holidays"), unread)
    result = checks.examine(reading.read(files), AS_OF)
    if result.register is not None:
        assert {item.task.id for item in agenda(result.register, AS_OF).items} <= {
            task.id for task in result.register.tasks
        }
    found += result.diagnostics
    assert all(diagnostic_lines(each) for each in found)
    return [each for each in found if not lies_inside(each, sources.get(each.place.path))]


def lies_inside(each: Diagnostic, source: Source | None) -> bool:
    place = each.place
    if source is None:  # bytes that are no text: the line was decoded on its own
        return place.line >= 1 and 1 <= place.column <= len(place.text) + 1
    within = 1 <= place.column <= len(place.text) + 1
    ends = place.column - 1 + place.length <= len(place.text) or place.length == 1
    return within and ends and source.line(place.line) == place.text
