"""The plain style, read without libyaml: never otherwise than the parser reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attack.parts.agreement import departs
from gongkai.model import Task
from gongkai.register import plain
from gongkai.register.fields import Gathering
from gongkai.register.formats import TASK, TASKS_FILE
from gongkai.register.nodes import Mapping, Node, Sequence, Source
from gongkai.register.origins import Written
from gongkai.register.parsing import parse

ROOT = Path(__file__).parents[1]
FILES = [ROOT / "data", ROOT / "examples" / "demo" / "data"]

TEXT = """\
# 说明
plan:
  title: 2022年工作要点   # 照抄
  issued: 2022-05-23

tasks:
  - id: 1
    name: "写成: 这样"
    content: 见 https://example.cn/a?b=c，10:30 前；A#B
    units: [办公室, '预算科']  # 两个
    progress:
      - {date: 2022-06-01, status: 推进中, note: 见http://a.cn/b, evidence: [甲, 乙 丙]}
      -   {date: 2022-06-02, status: 已完成, extension: {by: 1个月}}
    remark: ~
    section:
  # 下一项
  -   id: 2
      units:
      - 办公室
      - 人事科   # 新
      remark: '~'
      note: 'it''s "\\"'
      next: "第一行\\n\\"第二\\"\\t\\\\"
      aliases: []
      content: 一行写不下的
        接着写，
         再接着写
      problem: |
        第一段

          第二段
      title: |-
        只有一行

events:
"""


def source(text: str) -> Source:
    return Source("f", text)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_plain_style(ending: str) -> None:
    text = TEXT.replace("\n", ending)
    assert departs(source(text)) == ""
    assert plain.read(source(text)) == {
        "plan": {"title": "2022年工作要点", "issued": "2022-05-23"},
        "tasks": [
            {
                "id": "1",
                "name": "写成: 这样",
                "content": "见 https://example.cn/a?b=c，10:30 前；A#B",
                "units": ["办公室", "预算科"],
                "progress": [
                    {
                        "date": "2022-06-01",
                        "status": "推进中",
                        "note": "见http://a.cn/b",
                        "evidence": ["甲", "乙 丙"],
                    },
                    {"date": "2022-06-02", "status": "已完成", "extension": {"by": "1个月"}},
                ],
                "remark": None,
                "section": None,
            },
            {
                "id": "2",
                "units": ["办公室", "人事科"],
                "remark": "~",
                "note": 'it\'s "\\"',
                "next": '第一行\n"第二"\t\\',
                "aliases": None,
                "content": "一行写不下的 接着写， 再接着写",
                "problem": "第一段\n\n  第二段\n",
                "title": "只有一行",
            },
        ],
        "events": None,
    }


def test_what_was_in_quotes_is_known() -> None:
    found = plain.read(source("a: '1'\nb: 1\nc: [\"2\", 2]\n"))
    assert found is not None
    listed = found["c"]
    assert isinstance(listed, list)
    kinds = [type(each) for each in (found["a"], found["b"], *listed)]
    assert kinds == [plain.Quoted, str, plain.Quoted, str]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("# 说明\n", id="a comment only"),
        pytest.param("- a\n", id="a list"),
        pytest.param("  a: b\n", id="indented from the first line on"),
        pytest.param("甲: b\n", id="another key"),
        pytest.param("'a': b\n", id="a key in quotes"),
        pytest.param("a : b\n", id="a space before the colon"),
        pytest.param("a:b\n", id="no space behind the colon"),
        pytest.param("a: b\na: c\n", id="a key twice"),
        pytest.param("a: {b: c, b: d}\n", id="a key twice in braces"),
        pytest.param("a: b\n\n  c\n", id="an empty line in a text"),
        pytest.param("a: b  # d\n  c\n", id="a comment in a text"),
        pytest.param("a: b\n  c  # d\n", id="a comment behind a text's second line"),
        pytest.param("a: b\n  c: \n", id="a colon in a text's second line"),
        pytest.param("a: b\n  - c\n", id="a dash before a text's second line"),
        pytest.param("a: 'b'\n  c\n", id="more below a text in quotes"),
        pytest.param("a: [b]\n  c\n", id="more below brackets"),
        pytest.param("a: ~\n  c\n", id="more below nothing"),
        pytest.param("a:\n  - b\n    c\n", id="an item on two lines"),
        pytest.param("a: b\n  c: d\n", id="a record below a text"),
        pytest.param("a: >\n  b\n", id="a folded block text"),
        pytest.param("a: |2\n  b\n", id="a block text with a sign"),
        pytest.param("a: |  # b\n  c\n", id="a comment behind a bar"),
        pytest.param("a: |\n", id="no block text"),
        pytest.param("a: |\nb: c\n", id="no block text before a key"),
        pytest.param("a: |\n\n  b\n", id="a block text that begins with an empty line"),
        pytest.param("a: |\n  b\n \n  c\n", id="spaces on an empty line of a block text"),
        pytest.param("a: |\n  b \n", id="spaces at the end of a block text"),
        pytest.param("a: |\n  b", id="a block text without a line's end"),
        pytest.param("a: |\n  b\n c: d\n", id="a block text left halfway"),
        pytest.param("- |\n  b\n", id="a block text as an item"),
        pytest.param("a: [b,\n  c]\n", id="brackets on two lines"),
        pytest.param("a: [b\n", id="an open bracket"),
        pytest.param("a: [b]]\n", id="a bracket too many"),
        pytest.param("a: [b] c\n", id="more behind a bracket"),
        pytest.param("a: [b, ]\n", id="a comma at the end"),
        pytest.param("a: [b: c]\n", id="a pair in a list"),
        pytest.param("a: {b}\n", id="a word in braces"),
        pytest.param("a: 'b\n", id="an open quote"),
        pytest.param("a: 'b'c\n", id="more behind a quote"),
        pytest.param('a: "\\x41"\n', id="another escape"),
        pytest.param("a: b: c\n", id="two colons"),
        pytest.param("a: b:\n", id="a colon at the end"),
        pytest.param("a: &b c\n", id="an anchor"),
        pytest.param("a: !t c\n", id="a tag"),
        pytest.param("a: -\n", id="a dash alone"),
        pytest.param("a:\n  -\n    b: c\n", id="a dash with its record below"),
        pytest.param("a:\n  - - b\n", id="a list in a list"),
        pytest.param("a:\n  - b\n - c\n", id="a dash in no column"),
        pytest.param("a:\n  - b\nc:\n   - d\n  - e\n", id="a dash of another list"),
        pytest.param("a:\n  b: c\n d: e\n", id="a key in no column"),
        pytest.param("a:\tb\n", id="a tab"),
        pytest.param("a: b\rc: d\n", id="an old line end"),
        pytest.param("a: b\u2028c\n", id="a separator of lines"),
        pytest.param("---\na: b\n", id="a document's beginning"),
        pytest.param("a: b\n...\n", id="a document's end"),
        pytest.param("<<<<<<< ours\na: b\n", id="a conflict"),
        pytest.param("a: " + "[" * 40 + "]" * 40 + "\n", id="deep brackets"),
        pytest.param(
            "".join(f"{' ' * k}a:\n" for k in range(40)) + " " * 40 + "b: c\n", id="deep records"
        ),
        pytest.param(
            "".join(f"{' ' * k}a:\n" for k in range(10)) + f"{' ' * 10}b: {'[' * 10}c{']' * 10}\n",
            id="deep records and brackets together",
        ),
    ],
)
def test_everything_else_is_left_to_the_parser(text: str) -> None:
    assert plain.read(source(text)) is None


PIECES = (
    *("\n", "\n", "\n  ", "\n    ", "\n  - ", "\n    - ", "\nk: ", "\n  k: ", "\n    m: ", "\r\n"),
    *("|\n      a", "|-\n    b\n", "\n      续", "\n     x", "\n\n"),
    *("k: ", "a: b", "办公室", "9月底前", ": ", ":", " #", "# 甲", "#", " ", "  ", "- ", "-", "?"),
    *("[", "]", "{", "}", ", ", ",", "[a, b]", "{a: b, c: d}", "{a: [b]}", "[]", "[{a: b}]"),
    *("'", '"', "''", "'a'", '"b"', '\\"', "\\n", "\\", "|", ">", "&", "*", "!", "%", "@", "~"),
    *("null", "http://a", "...", "---", "\u3000", "\xa0", "\t", "\u2029", "1", "2022-09-20"),
)
STARTS = ("", "k: ", "k:\n  ", "k:\n  - ", "k:\n- ", "k: [", "k: {a: ", "k:\n  - a: b\n    c: ")


@settings(max_examples=1500)
@given(st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES), max_size=9))
def test_no_text_is_read_otherwise(start: str, pieces: list[str]) -> None:
    assert departs(source(start + "".join(pieces))) == ""


@settings(max_examples=300)
@given(st.data())
def test_no_file_that_somebody_edits_is_read_otherwise(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([path.read_text("utf-8") for path in _files()]))
    begin = text.rfind("\n", 0, data.draw(st.integers(0, len(text)))) + 1
    text = text[begin : begin + 400]
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + 1 :]
    assert departs(source("k:\n" + text)) == ""


def _files() -> list[Path]:
    return [path for folder in FILES for path in sorted(folder.glob("*.yaml"))]


@pytest.mark.parametrize("path", _files(), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_what_is_shipped_is_plain(path: Path) -> None:
    text = path.read_text("utf-8")
    assert plain.read(source(text)) is not None
    assert departs(source(text)) == ""


@pytest.mark.parametrize("folder", FILES, ids=["data", "demo"])
def test_records_and_places_are_the_same_either_way(folder: Path) -> None:
    text = source((folder / "tasks.yaml").read_text("utf-8"))
    written = plain.read(text)
    assert written is not None
    by_line = TASKS_FILE.value_of(written)
    tree = parse(text).root
    assert isinstance(tree, Mapping)
    assert by_line == TASKS_FILE.values(tree, Gathering(text, [], []))
    tasks = tree.get("tasks")
    assert isinstance(tasks, Sequence)
    for node in tasks.items:
        assert isinstance(node, Mapping)
        origin = Written(text, node.start, node.end)
        assert origin.node == node
        for path in _paths(node):
            assert origin.at(*path) == node.at(*path)


def _paths(node: Node) -> Iterator[tuple[str | int, ...]]:
    yield ()
    if isinstance(node, Mapping):
        for pair in node.pairs:
            yield from ((pair.key.text, *rest) for rest in _paths(pair.value))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from ((number, *rest) for rest in _paths(item))


def test_a_record_in_braces_knows_its_place() -> None:
    words = "id: 5, name: 甲, section: 乙, content: 丙, units: [办公室], deadline: 全年"
    text = source(f"tasks:\n  - {{{words}}}\n")
    found = plain.read(text)
    assert found is not None
    listed = found["tasks"]
    assert isinstance(listed, list)
    task = TASK.value_of(listed[0])
    assert isinstance(task, Task)
    root = parse(text).root
    assert isinstance(root, Mapping)
    assert task.origin.at("name") == root.at("tasks", 0, "name")
    assert task.origin.at() == root.at("tasks", 0)


def test_the_same_text_read_twice_is_not_mixed_up() -> None:
    once, again = source(TEXT), source(TEXT)
    first, second = (
        Written(each, TEXT.index("id: 1"), TEXT.index("\n    remark: ~")).node
        for each in (once, again)
    )
    assert first.source is once
    assert second.source is again
