"""Any mutation of the repository's own data gives problems or a register, never an exception.

The mutations are the same at every run; ``make attack`` tries many more, through the commands.
"""

from datetime import date
from random import Random

import pytest

from attack.mutations import LEVELS, mutated
from attack.offices import offices
from gongkai.agenda import agenda
from gongkai.diagnostics import Diagnostic
from gongkai.register import checks, reading
from gongkai.register.nodes import Source, decode
from gongkai.register.reading import Files
from gongkai.screens.problems import diagnostic_lines

TASKS, UNITS, HOLIDAYS = (f"data/{name}.yaml" for name in ("tasks", "units", "holidays"))
MUTATIONS = 500
AS_OF = date(2022, 10, 1)
WORKSPACES = [office for office in offices() if office.files.keys() >= {TASKS, UNITS}]


def test_no_mutation_raises() -> None:
    chance = Random(20220523)
    for number in range(MUTATIONS):
        texts = mutated(chance.choice(WORKSPACES).files, chance, LEVELS[number % len(LEVELS)])
        try:
            problems = outside(texts)
        except Exception as reason:
            pytest.fail(f"mutation {number} raised {reason!r}\n{texts}")
        assert problems == [], (number, texts)


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
    tasks = (sources[TASKS],) if TASKS in sources else ()
    unread = () if tasks else (Source(TASKS, ""),)
    files = Files(tasks, sources.get(UNITS), sources.get(HOLIDAYS), unread)
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
