"""A task whose YAML is broken is left out; the others are read, and every one is accounted for."""

from pathlib import Path

import pytest

from gongkai.register.nodes import Mapping, Sequence, Source
from gongkai.register.salvage import parse_what_can_be

TASKS = (Path(__file__).parents[1] / "data/tasks.yaml").read_text("utf-8")
TWO = TASKS.index("  - id: 2\n")
THREE = TASKS.index("  - id: 3\n")
FOUR = TASKS.index("  - id: 4\n")
ONE_LINE = "<<<<<<< HEAD\n    deadline: 9月底前\n=======\n    deadline: 10月底前\n>>>>>>> b\n"
TWO_TASKS = f"<<<<<<< HEAD\n{TASKS[TWO:FOUR]}=======\n{TASKS[TWO:THREE]}>>>>>>> b\n" + TASKS[FOUR:]


def edited(old: str, new: str) -> str:
    assert old in TASKS
    return TASKS.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "readable", "lost"),
    [
        pytest.param(TASKS, 40, [], id="nothing is wrong"),
        pytest.param(edited("deadline: 9月底前", "deadline：9月底前"), 39, ["2"], id="one line"),
        pytest.param(
            edited("deadline: 9月底前", "deadline：9月底前").replace("\n", "\r\n"),
            39,
            ["2"],
            id="CRLF",
        ),
        pytest.param(
            edited("  - id: 2\n", "  - id: 2\n\tremark: 一\n").replace("id: 40\n", "id: 40\n  x"),
            38,
            ["2", "40"],
            id="the second and the last",
        ),
        pytest.param(
            edited("  - id: 3\n", "   - id: 3\n"), 38, ["2", "3"], id="a dash out of line"
        ),
        pytest.param(
            edited("  - id: 3\n", "  -id: 3\n"), 38, ["2", "3"], id="a dash without space"
        ),
        pytest.param(edited("  - id: 3\n", "  —id: 3\n"), 38, ["2", "3"], id="a dash too wide"),
        pytest.param(edited("    name: 加", "name: 加"), 39, ["2"], id="a line without indent"),
        pytest.param(TASKS + "\n多余\n", 39, ["40"], id="words after the end"),
        pytest.param(edited("    deadline: 9月底前\n", ONE_LINE), 39, ["2"], id="a conflict"),
        pytest.param(TASKS[:TWO] + TWO_TASKS, 38, ["2", "3"], id="a conflict over two tasks"),
        pytest.param(
            TASKS.replace("deadline: ", "deadline："),
            None,
            [str(number) for number in range(1, 41)],
            id="every task",
        ),
        pytest.param(
            edited("  year: 2022\n", "  year: 2022\n" * 2).replace("deadline: 9", "deadline：9", 1),
            39,
            ["2"],
            id="one line, and a key of the plan twice",
        ),
        pytest.param(edited("  - id: 3\n", "...\n  - id: 3\n"), 39, ["2"], id="an early end"),
        pytest.param(edited("  year: 2022", "\tyear: 2022"), None, [], id="the plan"),
        pytest.param(edited("  year: 2022\n", ONE_LINE), None, [], id="a conflict in the plan"),
    ],
)
def test_what_can_be_read_is_read(text: str, readable: int | None, lost: list[str]) -> None:
    found = parse_what_can_be(Source("tasks", text))
    tasks = found.tree.root.get("tasks") if isinstance(found.tree.root, Mapping) else None
    assert (len(tasks.items) if isinstance(tasks, Sequence) else None) == readable
    assert [each.number for each in found.lost] == lost
    assert bool(found.tree.diagnostics) is (text != TASKS)


def test_every_place_stays_true() -> None:
    text = edited("deadline: 9月底前", "deadline：9月底前")
    found = parse_what_can_be(Source("tasks", text))
    assert isinstance(found.tree.root, Mapping)
    tasks = found.tree.root.get("tasks")
    assert isinstance(tasks, Sequence)
    last = tasks.items[-1]
    assert isinstance(last, Mapping)
    place = last.at("name")
    assert text.splitlines()[place.line - 1] == place.text
    assert place.text[place.column - 1 :].startswith("加强队伍建设和业务培训")
    assert [(each.number, each.name) for each in found.lost] == [("2", "加强历史公文转化公开")]
    lost = found.lost[0].place
    assert text.splitlines()[lost.line - 1] == "  - id: 2"
