"""Splices: after any edits of any file, the tree is the old one plus what was meant, no more."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.model import Adjustment, Case, Entry, Status
from gongkai.register.nodes import Mapping, Node, Scalar, Sequence, Source
from gongkai.register.parsing import parse
from tests import spliced

Meant = Callable[[Any], None]
Edit = tuple[Callable[[Source], str], Meant]

comments = st.sampled_from(["", "", "   # 说明：[甲]", " \t# {乙}", "  "])
below = st.sampled_from(["", "", "\n", "      # 待补\n", "# 下一项\n\n", "  # - id: 9\n"])
days = st.dates(date(2022, 1, 1), date(2022, 12, 31))
texts = st.text(
    st.sampled_from("甲乙，。：？ab1-20 :#,[]{}&*!|>'\"%@`?~=\\\n\t\u2028\x85😀"),
    min_size=1,
    max_size=12,
).filter(str.strip)

EVENT_DATE = re.compile("(?<=印发)\\s+date: ?[0-9-]*")  # the only thing that is ever replaced
BLOCK_RECORD = "{i}- date: 2022-01-01\n{i}  note: |\n{i}    甲\n{i}    乙\n\n"
LISTS = (
    *("", "{i}KEY:{c}\n", "{i}KEY: []{c}\n", "{i}KEY: null{c}\n", "{i}KEY: [ # 空\n{i} ]\n"),
    "{i}KEY:{c}\n{i}- {{date: 2022-01-01, note: 'a'}}{c}\n",
    "{i}KEY:\n  # 例\n{i}    -   {{date: 2022-01-01}}\n{i}    -   {{date: 2022-02-01}}{c}\n",
    "{i}KEY:{c}\n" + BLOCK_RECORD.replace("{i}", "{i} "),
    "{i}KEY:{c}\n" + BLOCK_RECORD + BLOCK_RECORD,
    "{i}KEY: [{{date: 2022-01-01}}, {{date: 2022-01-02}} ]{c}\n",
    "{i}KEY: [\n{i}  {{date: 2022-01-01}},{c}\n{i}  {{date: 2022-01-02}}{c}\n{i}]{c}\n",
    "{i}KEY: [\n{i}  {{date: 2022-01-01}},{c}\n{i}]\n",
)
REMARKS = (
    *("", "{i}remark:{c}\n", "{i}remark: 甲\n{i}  乙{c}\n", "{i}remark: '甲\n\n{i}  乙'{c}\n"),
    *("{i}remark: |\n{i}  甲\n\n", "{i}remark: |+\n{i}  甲\n\n\n", "{i}remark: >-\n{i}    甲\n"),
)
FLOWS = (
    *("{id: ID}", "{id: ID, progress: [{date: 2022-01-01}], }", "{ id: ID, remark: }"),
    *("{id: ID,\n      name: 甲, # 乙\n      adjustments\n      }", "{id: ID, progress: ~}"),
)


@st.composite
def tasks(draw: st.DrawFn, number: int, indent: int) -> str:
    """One item of the list of tasks, in braces or as a block, in some style."""
    dash = " " * indent + "-"
    if draw(st.integers(0, 4)) == 0:
        flow = draw(st.sampled_from(FLOWS)).replace("ID", str(number))
        return f"{dash} {flow}{draw(comments)}\n"
    gap = draw(st.sampled_from([1, 1, 3]))
    pad = " " * (indent + 1 + gap)
    pieces = [f"{pad}id: {number}{draw(comments)}\n"]
    for key in ("progress", "adjustments"):
        pieces.append(draw(st.sampled_from(LISTS)).replace("KEY", key))
    pieces.append(draw(st.sampled_from(REMARKS)))
    cases = draw(st.sampled_from(LISTS[:4])).replace("KEY", "cases")
    clock = cases.replace("{i}", "{i}    ").replace("{c}", "   # 例")
    pieces.append(f"{{i}}clocks:\n{{i}}  - name: 公开\n{clock}")
    kept = [piece for piece in draw(st.permutations(pieces)) if piece]
    filled = [each.format(i=pad, c=draw(comments)) if "{i}" in each else each for each in kept]
    first = dash + " " * gap + filled[0].removeprefix(pad)
    return first + "".join(filled[1:]) + draw(below)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file with two tasks and an event."""
    indent = draw(st.integers(0, 3))
    event = draw(
        st.sampled_from(["", "\n    date:   # 未知", "\n    date: ~", "\n    date: 2021-01-01"])
    )
    text = f"# 文件\nevents:\n  - name: 印发{event}\n\ntasks:{draw(comments)}\n"
    text += draw(tasks(1, indent)) + draw(tasks(2, indent))
    if draw(st.booleans()):
        text = text.rstrip()
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """An edit of the text and what it does to the data."""
    number, day, words = draw(st.sampled_from([1, 2])), draw(days), draw(texts)
    kind = draw(st.sampled_from(["entry", "entry", "adjustment", "case", "event"]))
    said = words.replace("\r", "\n")
    if kind == "entry":
        entry = Entry(
            day, Status.DONE, words, (words, "甲"), None, draw(st.sampled_from([None, 3]))
        )
        record = {"date": str(day), "status": "已完成", "note": said, "evidence": [said, "甲"]}
        record |= {} if entry.quantity is None else {"count": "3"}
        return (
            lambda source: spliced.added(source, number, ("progress",), entry),
            lambda data: appended(data["tasks"][number - 1], "progress", record),
        )
    if kind == "adjustment":
        change = Adjustment(day, "年底前", words, "局长")
        record = {"date": str(day), "deadline": "年底前", "reason": said, "approved_by": "局长"}
        return (
            lambda source: spliced.added(source, number, ("adjustments",), change),
            lambda data: appended(data["tasks"][number - 1], "adjustments", record),
        )
    if kind == "event":
        return (
            lambda source: spliced.dated(source, day),
            lambda data: data["events"][0].update(date=str(day)),
        )
    case = Case(words.strip(), day, day)
    record = {"ref": words.strip(), "from": str(day), "done": str(day)}

    def cased(data: Any) -> None:
        appended(data["tasks"][number - 1]["clocks"][0], "cases", record)

    steps = ("clocks", 0, "cases")
    return lambda source: spliced.added(source, number, steps, case), cased


def appended(mapping: dict[str, Any], key: str, record: dict[str, Any]) -> None:
    mapping[key] = [*(mapping.get(key) or []), record]


def plain(node: Node | None) -> Any:
    """The tree as dictionaries, lists and texts; what says nothing is None."""
    if isinstance(node, Mapping):
        return {pair.key.text: plain(pair.value) for pair in node.pairs}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items] or None
    if isinstance(node, Scalar) and not (node.plain and node.text in ("", "~", "null")):
        return node.text
    return None


def lost(old: str, new: str) -> list[str]:
    """The old lines that are not in the new text, in their order."""
    before, after = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        line
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind in ("delete", "replace")
        for line in before[start:end]
    ]


def letters(text: str) -> Iterator[str]:
    """What is written, without white space and without the words for nothing."""
    return iter("".join(text.replace("null", "").replace("~", "").replace("[]", "").split()))


def clocked(data: Any, edit: Edit) -> bool:
    """Can the edit be made? A task in braces has no clock here."""
    try:
        edit[1](data)
    except KeyError:
        return False
    return True


@settings(max_examples=250)
@given(files(), st.lists(edits(), min_size=1, max_size=3))
def test_edits_do_what_is_meant_and_no_more(text: str, wanted: list[Edit]) -> None:
    ends_early = not text.endswith("\n")
    for edit in wanted:
        source = Source("f", text)
        data = plain(parse(source).root)
        if not clocked(data, edit):
            continue
        new = edit[0](source)
        for pure in (False, True):
            tree = parse(Source("f", new), pure=pure)
            assert tree.diagnostics == ()
            assert without_last_break(plain(tree.root)) == without_last_break(data)
        assert len(lost(text, new)) <= 1
        remaining = letters(EVENT_DATE.sub("", new))
        kept = letters(EVENT_DATE.sub("", text))
        assert all(letter in remaining for letter in kept)
        assert new.endswith("\n") is not ends_early
        assert ("\r\n" in text) == ("\r\n" in new) or "\n" not in text
        text = new


def without_last_break(data: Any) -> Any:
    """A block text at the very end of a file has no line end before the edit, and one after."""
    if isinstance(data, dict):
        return {key: without_last_break(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_last_break(value) for value in data]
    return data.rstrip("\n") if isinstance(data, str) else data
