"""A patch is the unified diff of the whole file, though only the text around a change is read."""

from collections.abc import Callable
from datetime import date
from difflib import unified_diff
from io import StringIO
from pathlib import Path

import pytest

from gongkai.model import Entry, Status
from gongkai.register.changes import entry_added
from gongkai.register.patches import patch
from gongkai.register.proof import prove
from gongkai.register.reading import Files
from gongkai.register.source import Source

DATA = Path(__file__).parents[1] / "data"
DAY = date(2022, 10, 20)


def in_brackets(text: str) -> str:
    """The first tasks of a plan in braces, which cannot be cut out of their list."""
    head = text[: text.index("tasks:")]
    row = "  {{id: {0}, name: 甲, content: 乙, units: [办公室], deadline: 全年}},\n"
    return f"{head}tasks: [\n{''.join(row.format(n) for n in range(1, 41))}  ]\n"


@pytest.mark.parametrize(
    "numbers", [[1], [40], [1, 2], [6, 5, 7], [1, 40], [3, 5, 20, 21], [*range(1, 41)]], ids=str
)
@pytest.mark.parametrize(
    "dress",
    [
        pytest.param(lambda text: text, id="LF"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CR LF"),
        pytest.param(lambda text: text.rstrip(), id="no last line end"),
        pytest.param(in_brackets, id="whole file"),
    ],
)
@pytest.mark.parametrize("bom", [False, True])
def test_a_patch_is_the_difference(
    numbers: list[int], dress: Callable[[str], str], bom: bool
) -> None:
    text = dress((DATA / "tasks.yaml").read_text("utf-8"))
    units = Source("units.yaml", (DATA / "units.yaml").read_text("utf-8"))
    files = Files((Source("tasks.yaml", text, bom),), units)
    entry = Entry(DAY, Status.IN_PROGRESS, "甲")
    update = prove(
        files,
        lambda register: [entry_added(register.tasks[number - 1], entry) for number in numbers],
        DAY,
    )
    (edited,) = update.edited
    assert patch(edited, "甲 乙") == difference(text, edited.new.text, bom)


def difference(old: str, new: str, bom: bool) -> str:
    mark = "\ufeff" if bom else ""
    before, after = (StringIO(mark + each, newline="\n").readlines() for each in (old, new))
    lines = unified_diff(before, after, "a/甲 乙\t", "b/甲 乙\t")
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return "diff --git a/甲 乙 b/甲 乙\n" + "".join(ended)
