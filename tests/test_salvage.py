"""A task whose YAML is broken is left out; the others are read, and every one is accounted for."""

from pathlib import Path

import pytest

from gongkai.register import reading, workspace
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


PLAN = "plan: {title: 某局要点, year: 2022}\n"
LIST = "".join(
    f"- {{id: {number}, name: 第{number}件, content: 内容, units: [办公室], deadline: 全年}}\n"
    for number in (1, 2)
)
THIRD = "- id: 3\n  name: 丙\n"


@pytest.mark.parametrize(
    ("name", "data", "named"),
    [
        pytest.param("b.yaml", f"tasks:\n{THIRD}".encode("gb18030"), ["3 丙"], id="not UTF-8"),
        pytest.param("b.yaml", f"tasks:\n{THIRD}".encode() + b"\xff", ["3 丙"], id="a bad byte"),
        pytest.param("b.yaml", f"tasks:\n{THIRD}\0".encode(), ["3 丙"], id="a control character"),
        pytest.param("b.yml", f"tasks:\n{THIRD}".encode(), ["3 丙"], id="misnamed"),
        pytest.param("b.yaml", f"tasts:\n{THIRD}".encode(), ["3 丙"], id="misspelt"),
        pytest.param("b.yaml", f"plan: {{x\ntasks:\n{THIRD}".encode(), ["3 丙"], id="not YAML"),
        pytest.param("b.yaml", b"tasks: []\ntasks:\n- id: 3\n", ["3 "], id="the list twice"),
        pytest.param(
            "b.yaml",
            b"tasks:\n- {id: 3}\nprogress: 1\n- {id: 4, name: x, units: [y]}\n",
            ["4 x", "3 "],
            id="a line out of the list",
        ),
        pytest.param("b.yaml", b"tasks:\n- {id: '3'}\n- {id: 4.0}\n", ["3 ", "4.0 "], id="once"),
        pytest.param("b.yaml", b"tasks:\n# - id: 3\n- x: [\n", [" "], id="not what is set aside"),
    ],
)
def test_no_task_vanishes(tmp_path: Path, name: str, data: bytes, named: list[str]) -> None:
    """Whatever is wrong with a file, each task that a person sees in it is listed or named."""
    folder = tmp_path / "data/tasks"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(f"{PLAN}tasks:\n{LIST}", "utf-8")
    (folder / name).write_bytes(data)
    (tmp_path / "data/units.yaml").write_text("units: [{name: 办公室}]\n", "utf-8")
    found = reading.read(workspace.load(tmp_path).files)
    assert [f"{each.number} {each.name}" for each in found.broken] == named
    assert found.total == 2 + len(named)
