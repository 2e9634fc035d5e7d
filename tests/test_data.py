"""The shipped data says what the source document prints, cell by cell.

``transcription.tsv`` was made from the document apart from ``data/tasks.yaml``: blank names
stay blank there and the unit cells have no separators.
"""

import csv
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from gongkai.register.nodes import Mapping, Node, Scalar, Sequence, Source
from gongkai.register.parsing import parse

ROOT = Path(__file__).parents[1]
FOUNDATIONS = "聚焦标准规范，持续夯实政务公开基础"
CONCERNS = "聚焦社会关切，持续提升政策解读水平"
SUPERVISION = "聚焦监督保障，持续完善政务公开工作机制"


class Row(NamedTuple):
    """A row of the printed table."""

    number: str
    name: str
    content: str
    units: str
    deadline: str


def test_every_cell_is_as_printed() -> None:
    shipped = [
        Row(
            text(task.get("id")),
            text(task.get("name")),
            text(task.get("content")),
            "".join(texts(task.get("units"))),
            text(task.get("deadline")),
        )
        for task in records("data/tasks.yaml", "tasks")
    ]
    assert shipped == with_names_filled(transcription())


def test_blank_names_are_those_that_are_marked() -> None:
    blank = [row.number for row in transcription() if not row.name]
    lines = (ROOT / "data/tasks.yaml").read_text("utf-8").splitlines()
    marked = [
        before.removeprefix("  - id: ")
        for before, line in pairwise(lines)
        if line.endswith("# 原表任务名称为空，承上一行")
    ]
    assert marked == blank
    assert len(blank) == 11


def test_sections_are_the_parts_of_the_document() -> None:
    sections = [text(task.get("section")) for task in records("data/tasks.yaml", "tasks")]
    assert sections == (
        [FOUNDATIONS] * 7 + [CONCERNS] * 19 + [FOUNDATIONS] * 3 + [SUPERVISION] * 11
    )


def test_plan_is_the_heading_of_the_document() -> None:
    plan = root("data/tasks.yaml").get("plan")
    assert isinstance(plan, Mapping)
    assert {pair.key.text: text(pair.value) for pair in plan.pairs} == {
        "title": "2022年嘉定区财政局政务公开工作要点",
        "year": "2022",
        "issuer": "上海市嘉定区财政局",
        "document": "嘉财〔2022〕16号",
        "issued": "2022-05-23",
    }


def test_the_event_of_row_37_has_no_date_yet() -> None:
    events = [
        (text(event.get("name")), text(event.get("date")))
        for event in records("data/tasks.yaml", "events")
    ]
    assert events == [("《工作要点》印发", "")]


def test_what_was_read_out_of_the_texts() -> None:
    """Quotas, time limits and the row that only encourages; nothing else, and no progress."""
    printed = {"id", "name", "section", "content", "units", "deadline"}
    added = {
        int(text(task.get("id"))): sorted(keys)
        for task in records("data/tasks.yaml", "tasks")
        if (keys := {pair.key.text for pair in task.pairs} - printed)
    }
    assert added == {
        5: ["encouraged"],
        11: ["target"],
        17: ["clocks"],
        22: ["clocks"],
        23: ["target"],
        26: ["target"],
        36: ["target"],
        39: ["target"],
    }


@pytest.mark.parametrize(
    ("number", "target"),
    [
        pytest.param(11, "1个", id="at least one policy document"),
        pytest.param(23, "1次", id="at least one meeting with the public"),
        pytest.param(26, "1次", id="at least one open-month event"),
        pytest.param(36, "1次", id="at least one report to the meeting of directors"),
        pytest.param(39, "1次", id="one training"),
    ],
)
def test_targets(number: int, target: str) -> None:
    assert text(records("data/tasks.yaml", "tasks")[number - 1].get("target")) == target


@pytest.mark.parametrize(
    ("number", "clocks"),
    [
        pytest.param(
            17,
            [
                ("政策发布页面留言答复", "5个工作日", "收到政策发布页面留言"),
                ("网上咨询留言答复", "5个工作日", "收到网上咨询留言"),
                ("简单问题答复", "1个工作日", "收到简单问题留言"),
            ],
            id="answers to messages",
        ),
        pytest.param(22, [("意见采纳情况公开", "10个工作日", "决策文件出台")], id="opinions"),
    ],
)
def test_clocks(number: int, clocks: list[tuple[str, str, str]]) -> None:
    task = records("data/tasks.yaml", "tasks")[number - 1]
    assert [
        (text(clock.get("name")), text(clock.get("within")), text(clock.get("from")))
        for clock in mappings(task.get("clocks"))
    ] == clocks


@pytest.mark.parametrize(
    ("path", "units"),
    [
        pytest.param("data/units.yaml", ["办公室", "预算科", "绩效科"], id="shipped"),
        pytest.param(
            "examples/demo/data/units.yaml", ["办公室", "法规科", "信息科", "服务科"], id="demo"
        ),
    ],
)
def test_units_and_collectives(path: str, units: list[str]) -> None:
    assert [text(unit.get("name")) for unit in records(path, "units")] == units
    assert [
        (text(each.get("name")), text(each.get("means"))) for each in records(path, "collectives")
    ] == [("各科室", "all"), ("相关科室", "unspecified")]


def test_unit_cells_are_split_by_the_register() -> None:
    cells = Counter(
        "、".join(texts(task.get("units"))) for task in records("data/tasks.yaml", "tasks")
    )
    assert cells == {
        "办公室": 15,
        "办公室、相关科室": 20,
        "办公室、预算科": 3,
        "办公室、绩效科": 1,
        "各科室": 1,
    }


def test_the_demo_says_that_it_is_invented() -> None:
    plan = root("examples/demo/data/tasks.yaml").get("plan")
    assert isinstance(plan, Mapping)
    assert "虚构" in text(plan.get("title"))
    for name in ("tasks.yaml", "units.yaml"):
        opening = (ROOT / "examples/demo/data" / name).read_text("utf-8").splitlines()[1]
        assert opening.startswith("# 虚构示例")


def transcription() -> list[Row]:
    with (ROOT / "tests/transcription.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == ["序号", "任务名称", "任务内容", "责任单位", "时间节点"]
    return [Row(*cells) for cells in rows[1:]]


def with_names_filled(rows: list[Row]) -> list[Row]:
    filled: list[Row] = []
    for row in rows:
        filled.append(row if row.name else row._replace(name=filled[-1].name))
    return filled


def root(path: str) -> Mapping:
    tree = parse(Source(path, (ROOT / path).read_bytes().decode(), False))
    assert tree.diagnostics == ()
    assert isinstance(tree.root, Mapping)
    return tree.root


def records(path: str, key: str) -> list[Mapping]:
    return mappings(root(path).get(key))


def mappings(node: Node | None) -> list[Mapping]:
    assert isinstance(node, Sequence)
    found = [item for item in node.items if isinstance(item, Mapping)]
    assert len(found) == len(node.items)
    return found


def texts(node: Node | None) -> list[str]:
    assert isinstance(node, Sequence)
    return [text(item) for item in node.items]


def text(node: Node | None) -> str:
    assert isinstance(node, Scalar)
    return node.text
