"""Text to tree under both parsers: values, offsets, and every mistake at its own place."""

import gc
from time import perf_counter

import pytest

from gongkai.diagnostics import Diagnostic, Place
from gongkai.register.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    Source,
    Tree,
    decode,
)
from gongkai.register.parsing import parse
from gongkai.register.source import Fault
from gongkai.register.syntax import explain

both = pytest.mark.parametrize(
    "pure", [pytest.param(False, id="libyaml"), pytest.param(True, id="pure")]
)

TASKS = """\
plan: {year: 2022, title: "a: b"}   # 说明
tasks:
- id: 2
  name: 转化公开😀
  units: [办公室, '预算科']
  progress:
  remark: |
    第一行
    第二行

  # 下一项
- id: 3
"""


def plain(node: Node | None) -> object:
    """The tree as dictionaries, lists and texts."""
    if isinstance(node, Mapping):
        return {pair.key.text: plain(pair.value) for pair in node.pairs}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node if node is None else node.text


def scalars(node: Node | None) -> list[Scalar]:
    """Every text of the tree, keys included, in file order."""
    if isinstance(node, Mapping):
        return [s for pair in node.pairs for s in (pair.key, *scalars(pair.value))]
    if isinstance(node, Sequence):
        return [s for item in node.items for s in scalars(item)]
    return [] if node is None else [node]


def written(text: str, pure: bool) -> list[str]:
    """What stands in the file for every text of the tree."""
    return [text[s.start : s.end] for s in scalars(parse(Source("f", text), pure=pure).root)]


def spots(text: str, pure: bool) -> list[tuple[int, int, int, str]]:
    """Line, column, length and code of every problem."""
    found = parse(Source("f", text), pure=pure).diagnostics
    return [(d.place.line, d.place.column, d.place.length, d.code) for d in found]


@both
def test_values_are_texts(pure: bool) -> None:
    assert plain(parse(Source("f", TASKS), pure=pure).root) == {
        "plan": {"year": "2022", "title": "a: b"},
        "tasks": [
            {
                "id": "2",
                "name": "转化公开😀",
                "units": ["办公室", "预算科"],
                "progress": "",
                "remark": "第一行\n第二行\n",
            },
            {"id": "3"},
        ],
    }


@both
@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param(r'"甲\e[31m"', "甲\ufffd[31m", id="an escape sequence goes no further"),
        pytest.param(r'"甲\r\n乙\r丙"', "甲\n乙\n丙", id="line ends are one kind"),
        pytest.param(r'"甲\x85\L"', "甲\x85\u2028", id="other line ends stay"),
    ],
)
def test_escapes(pure: bool, written: str, value: str) -> None:
    assert plain(parse(Source("f", f"a: {written}"), pure=pure).root) == {"a": value}


@both
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\u2028\n"])
def test_offsets_show_what_is_written(pure: bool, ending: str) -> None:
    text = TASKS.replace("    第一行\n    第二行", "    第一行").replace("\n", ending)
    assert written(text, pure) == [
        *("plan", "year", "2022", "title", '"a: b"', "tasks", "id", "2", "name", "转化公开😀"),
        *("units", "办公室", "'预算科'", "progress", "", "remark", f"|{ending}    第一行"),
        *("id", "3"),
    ]


@both
def test_collections_end_with_their_last_value(pure: bool) -> None:
    root = parse(Source("f", TASKS), pure=pure).root
    assert isinstance(root, Mapping)
    tasks = root.get("tasks")
    assert isinstance(tasks, Sequence)
    first = tasks.items[0]
    assert isinstance(first, Mapping)
    assert TASKS[first.start : first.end].endswith("第二行")
    assert TASKS[tasks.start : tasks.end] == TASKS[TASKS.index("- id") :].rstrip()
    plan = root.get("plan")
    assert isinstance(plan, Mapping)
    assert TASKS[plan.start : plan.end] == '{year: 2022, title: "a: b"}'
    assert [node.flow for node in (root, plan, tasks, first)] == [False, True, False, False]


@both
@pytest.mark.parametrize(
    ("path", "line", "under"),
    [
        pytest.param((), 1, TASKS.splitlines()[0], id="the whole: its first line"),
        pytest.param(("plan", "year"), 1, "2022", id="a value"),
        pytest.param(("plan", "issued"), 1, '{year: 2022, title: "a: b"}', id="missing"),
        pytest.param(("tasks", 0), 3, "id: 2", id="a block shows its first line"),
        pytest.param(("tasks", 0, "units"), 5, "[办公室, '预算科']", id="a flow list"),
        pytest.param(("tasks", 0, "units", 1), 5, "'预算科'", id="an item"),
        pytest.param(("tasks", 0, "units", 7), 5, "[办公室, '预算科']", id="no such item"),
        pytest.param(("tasks", 0, "progress"), 6, "progress", id="empty: its key"),
        pytest.param(("tasks", 0, "progress", 0, "date"), 6, "progress", id="inside empty"),
        pytest.param(("tasks", 0, "remark"), 7, "|", id="a block text shows its first line"),
        pytest.param(("tasks", "id"), 3, "- id: 2", id="a key of a list"),
    ],
)
def test_places_of_fields(pure: bool, path: tuple[str | int, ...], line: int, under: str) -> None:
    root = parse(Source("f", TASKS), pure=pure).root
    assert isinstance(root, Mapping)
    place = root.at(*path)
    text = TASKS.splitlines()[line - 1]
    assert place == Place("f", line, text.index(under) + 1, text, len(under))


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        pytest.param("ab\r\ncd", 5, Place("f", 2, 2, "cd"), id="CR LF is one ending"),
        pytest.param("ab\rcd", 3, Place("f", 2, 1, "cd"), id="lone CR"),
        pytest.param("a\u2028b\x85c\nd", 4, Place("f", 1, 5, "a\u2028b\x85c"), id="no line ends"),
        pytest.param("\ta: b\n", 1, Place("f", 1, 2, "\ta: b"), id="tabs stay"),
        pytest.param("a\n", 2, Place("f", 2, 1, ""), id="the end"),
        pytest.param("a", 99, Place("f", 1, 2, "a"), id="past the end"),
        pytest.param("", 0, Place("f", 1, 1, ""), id="nothing"),
    ],
)
def test_places_of_offsets(text: str, offset: int, place: Place) -> None:
    assert Source("f", text).place(offset) == place


def test_a_place_stays_on_its_line() -> None:
    assert Source("f", "a: bc\nd").place(3, 99) == Place("f", 1, 4, "a: bc", 2)
    assert [Source("f", "a\r\nb").line(n) for n in (1, 2, 3)] == ["a", "b", ""]


@both
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- id：2\n  name: x\n", [(1, 5, 1, "yaml-syntax")], id="full-width colon"),
        pytest.param(
            "a: 1\nb：2\nc: 3\n", [(2, 2, 1, "yaml-syntax")], id="full-width, in the middle"
        ),
        pytest.param("a: 1\nb:2\nc: 3\n", [(2, 2, 1, "yaml-syntax")], id="no space after colon"),
        pytest.param(
            "a: 1\nb：2\nc:3\nd: 4\n",
            [(2, 2, 1, "yaml-syntax"), (3, 2, 1, "yaml-syntax")],
            id="two wrong colons",
        ),
        pytest.param("a: 1\nb\nc: 3\n", [(2, 1, 1, "yaml-syntax")], id="no colon"),
        pytest.param("a: b: c\n", [(1, 5, 1, "yaml-syntax")], id="two colons"),
        pytest.param("a: 'b\nc: d\n", [(1, 4, 1, "yaml-syntax")], id="open quote"),
        pytest.param('a: "b" c\n', [(1, 8, 1, "yaml-syntax")], id="text after quote"),
        pytest.param("a: [b, c\nd: e\n", [(1, 4, 1, "yaml-syntax")], id="open bracket"),
        pytest.param("a: {b: c\nd: e\n", [(1, 4, 1, "yaml-syntax")], id="open brace"),
        pytest.param("a: {b:, c}\n", [(1, 6, 1, "yaml-syntax")], id="a comma for a value"),
        pytest.param("a: [b,, c]\n", [(1, 7, 1, "yaml-syntax")], id="two commas"),
        pytest.param("a:\n  b: 1\n c: 2\n", [(3, 2, 1, "yaml-syntax")], id="too far left"),
        pytest.param("- a: 1\n   b: 2\n", [(2, 5, 1, "yaml-syntax")], id="too far right"),
        pytest.param("a: @b\n", [(1, 4, 1, "yaml-syntax")], id="reserved sign"),
        pytest.param("a: *重点*\n", [(1, 4, 1, "yaml-syntax")], id="starred text"),
        pytest.param('a: "C:\\文"\n', [(1, 4, 1, "yaml-syntax")], id="backslash"),
        pytest.param('a: "\\ud800"\n', [(1, 4, 1, "yaml-syntax")], id="surrogate escape"),
        pytest.param('a: "\\UFFFFFFFF"\n', [(1, 4, 1, "yaml-syntax")], id="huge escape"),
        pytest.param("a: > 100\n", [(1, 4, 1, "yaml-syntax")], id="block sign"),
        pytest.param("a: - b\n", [(1, 4, 1, "yaml-syntax")], id="dash in a value"),
        pytest.param("%x\na: b\n", [(1, 1, 1, "yaml-syntax")], id="unknown directive"),
        pytest.param("%YAML 1.1\n---\na: b\n", [(1, 1, 9, "plain-data")], id="directive"),
        pytest.param("a: [\n", [(1, 5, 1, "yaml-syntax")], id="the file ends too early"),
        pytest.param("a:\n\tb: 1\n\tc: 2\n", [(2, 1, 1, "tab"), (3, 1, 1, "tab")], id="tabs"),
        pytest.param(
            "a: b: c\n\td: 1\n", [(1, 5, 1, "yaml-syntax"), (2, 1, 1, "tab")], id="and a tab"
        ),
        pytest.param("a:\n  - b\n\t\n", [(3, 1, 1, "tab")], id="a tab on the last line"),
        pytest.param("a: |\n  b\n\tc\n", [(3, 1, 1, "tab")], id="a tab below a block text"),
        pytest.param("a: b\x85\tc\n", [(1, 6, 1, "yaml-syntax")], id="a tab on a line of YAML's"),
        pytest.param("a: ''!x b\n", [(1, 6, 1, "yaml-syntax")], id="a tag behind a value"),
        pytest.param("a:\n  - b\n{c", [(3, 1, 1, "yaml-syntax")], id="a brace at the end"),
        pytest.param("a: x\ty\t# z\n", [], id="tabs inside a line"),
        pytest.param("a: |\n  x\n  \ty\n", [], id="tab inside a text"),
        pytest.param(
            "a: 1\nb: 2\na: 3\nb: {c: 4, c: 5}\n",
            [(3, 1, 1, "duplicate-key"), (4, 11, 1, "duplicate-key"), (4, 1, 1, "duplicate-key")],
            id="duplicates",
        ),
        pytest.param(
            "a: &x b\nc: *x\nd: !t e\n<<: f\n? [g]\n: h\n",
            [
                (1, 4, 4, "plain-data"),
                (2, 4, 2, "plain-data"),
                (3, 4, 4, "plain-data"),
                (4, 1, 2, "plain-data"),
                (5, 3, 3, "plain-data"),
            ],
            id="more than plain data",
        ),
        pytest.param("a: b\n---\nc: d\n", [(2, 1, 3, "plain-data")], id="two documents"),
        pytest.param('a: "\\e[31m"\n', [(1, 4, 8, "control-character")], id="escaped escape"),
        pytest.param("a: b\x00c\n", [(1, 5, 1, "control-character")], id="NUL"),
        pytest.param("a: \ud800\n", [(1, 4, 1, "control-character")], id="lone surrogate"),
        pytest.param(
            "<<<<<<< A\na: 1\n=======\na: 2\n>>>>>>> B\nb: 1\n<<<<<<< A\n=======\n>>>>>>> B\n",
            [(1, 1, 9, "conflict-marker"), (7, 1, 9, "conflict-marker")],
            id="conflicts",
        ),
        pytest.param("a: 1\r\n=======\r\nb: 2\r\n", [(2, 1, 7, "conflict-marker")], id="leftover"),
        pytest.param("a: |\n  =======\n# =======\n", [], id="a rule in a text"),
        pytest.param("[" * 21 + "]" * 21, [(1, 21, 1, "too-deep")], id="21 deep"),
        pytest.param("[" * 20 + "]" * 20, [], id="20 deep"),
        pytest.param("- " * 5000, [(1, 41, 1, "too-deep")], id="nesting bomb"),
        pytest.param("[" * 5000, [(1, 21, 1, "too-deep")], id="nesting bomb in brackets"),
        pytest.param("a: 1\nb: " + "{c: " * 5000, [(2, 80, 1, "too-deep")], id="and in braces"),
        pytest.param("# 空\n", [], id="nothing but a comment"),
    ],
)
def test_problems_and_their_places(
    pure: bool, text: str, expected: list[tuple[int, int, int, str]]
) -> None:
    assert spots(text, pure) == expected


@pytest.mark.parametrize(
    ("context", "problem", "is_nesting"),
    [
        pytest.param(
            "while increasing flow level", "exceeded maximum nesting depth", True, id="scanner"
        ),
        pytest.param(
            "while increasing block level", "exceeded maximum nesting depth", True, id="in blocks"
        ),
        pytest.param(
            "while parsing", "Maximum nesting level reached, set with …", True, id="parser"
        ),
        pytest.param("while parsing a node", "found undefined tag handle", False, id="another"),
    ],
)
def test_a_parser_that_gives_up_at_a_depth(context: str, problem: str, is_nesting: bool) -> None:
    """Which libyaml is installed must not matter, so the complaint itself is fed in."""
    assert Fault(context, problem, 0, 0).is_nesting is is_nesting


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        pytest.param(
            Fault("while doing something new", "found a thing", 3, 6),
            "YAML 在这里读不下去：while doing something new found a thing",
            id="unknown",
        ),
        pytest.param(
            Fault("", "found a thing", 3, 6), "YAML 在这里读不下去：found a thing", id="bare"
        ),
        pytest.param(
            Fault("while parsing a block mapping", "did not find expected key", 0, 3),
            "前面的值已经写完，这里又多出了内容",
            id="behind a value",
        ),
        pytest.param(
            Fault("while parsing a block collection", "expected <block end>, but found 'x'", 0, 6),
            "缩进不对：这一行没有与同级的行对齐",
            id="out of line",
        ),
    ],
)
def test_what_is_not_known_is_quoted(fault: Fault, message: str) -> None:
    """A complaint that nobody has read before is never explained wrongly."""
    (found,) = explain(Source("f", "a: b\n\nc: d\n"), fault)
    assert (found.code, found.message, found.place.line) == (
        "yaml-syntax",
        message,
        1 if fault.offset == 3 else 3,
    )


@both
def test_a_sentence_says_what_and_how(pure: bool) -> None:
    found = parse(Source("f", "a: 1\nb: 2\na: 3\n"), pure=pure).diagnostics
    assert [(d.message, d.hint) for d in found] == [
        ("“a”写了两次，第1行已经有了", "请删去多余的一处；两处都有用的，合并成一处")
    ]


@both
def test_the_first_of_two_values_counts_and_the_rest_goes_on(pure: bool) -> None:
    root = parse(Source("f", "a: 1\na: 2\n<<: 3\n? [x]\n: y\nb: *z\n"), pure=pure).root
    assert plain(root) == {"a": "1", "b": ""}


@both
@pytest.mark.parametrize("text", ["", "\n", "# 说明\n", "---\n", "---\n...\n"])
def test_nothing_is_no_tree(pure: bool, text: str) -> None:
    assert parse(Source("f", text), pure=pure) == Tree(None, ())


def one(result: Source | Diagnostic) -> tuple[str, int, int, str]:
    assert isinstance(result, Diagnostic)
    return (result.code, result.place.line, result.place.column, result.place.text)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            "a: b\r\nc: 办公室\r\n".encode("gb18030"),
            ("encoding", 2, 4, "c: 办公室"),
            id="GB18030",
        ),
        pytest.param("a: 办".encode("utf-16"), ("encoding", 1, 1, ""), id="UTF-16"),
        pytest.param(b"a: b\nc: \xe5\x8a", ("encoding", 2, 4, "c: \ufffd"), id="cut off"),
        pytest.param(b"\xef\xbb\xbfa: \xff", ("encoding", 1, 4, "a: \ufffd"), id="after a BOM"),
        pytest.param(b"a: \x00", ("control-character", 1, 4, "a: \x00"), id="NUL"),
        pytest.param(b"a\n\x1b[31m", ("control-character", 2, 1, "\x1b[31m"), id="escape"),
        pytest.param(
            "a: b\n\ufeffc".encode(), ("control-character", 2, 1, "\ufeffc"), id="BOM inside"
        ),
    ],
)
def test_bytes_that_are_no_text(data: bytes, expected: tuple[str, int, int, str]) -> None:
    assert one(decode(data, "f")) == expected


def test_gb18030_is_named_with_the_way_out() -> None:
    result = decode("单位: 办公室".encode("gbk"), "f")
    assert isinstance(result, Diagnostic)
    assert result.message == "文件不是 UTF-8 编码，看起来是 GB18030（GBK）编码"
    assert "iconv -f GB18030 -t UTF-8" in result.hint


def test_a_byte_order_mark_is_taken_off_and_remembered() -> None:
    source = decode("\ufeffa: 办\r\n".encode(), "f")
    assert isinstance(source, Source)
    assert (source.text, source.bom) == ("a: 办\r\n", True)
    assert written(source.text, pure=False) == ["a", "办"]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        parse(Source("f", "a: [b"))
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


@both
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{" * 50_000, id="braces"),
        pytest.param("? " * 50_000, id="keys"),
        pytest.param("\n".join(" " * n + "a:" for n in range(500)), id="stairs"),
        pytest.param("a: &a [x]\nb: " + "[*a, *a]" * 1000, id="aliases"),
        pytest.param("a: '" + "x" * 500_000, id="open quote"),
        pytest.param("a\n" * 2_000, id="lines"),
        pytest.param("{" + "a: 1, " * 20_000 + "}", id="one key again and again on one line"),
    ],
)
def test_hostile_texts_end_soon(pure: bool, text: str) -> None:
    start = perf_counter()
    tree = parse(Source("f", text), pure=pure)
    assert tree.diagnostics or tree.root
    assert perf_counter() - start < 5  # seconds; a bound against hanging, not a measure
