"""Splices: what a text becomes, what is refused, and how a text is quoted."""

from collections.abc import Callable
from datetime import date

import pytest

from gongkai.model import Adjustment, Case, Entry, Status
from gongkai.register.editing import CannotEdit
from gongkai.register.nodes import Mapping, Scalar, Source
from gongkai.register.parsing import parse
from gongkai.register.writing import Unwritable, text
from tests import spliced

DAY = date(2022, 10, 20)
SHORT = Entry(DAY, Status.IN_PROGRESS)
CHANGE = Adjustment(DAY, "年底前", "系统升级", "局长办公会")
Edit = Callable[[Source], str]


def entry(source: Source) -> str:
    return spliced.added(source, position(source), ("progress",), SHORT)


def adjustment(source: Source) -> str:
    return spliced.added(source, 1, ("adjustments",), CHANGE)


def case(source: Source) -> str:
    return spliced.added(source, 1, ("clocks", 0, "cases"), Case("乙", DAY))


def closing(source: Source, number: int = 0) -> str:
    return spliced.put(source, 1, ("clocks", 0, "cases", number, "done"), DAY)


def closing_the_second(source: Source) -> str:
    return closing(source, 1)


def event(source: Source) -> str:
    return spliced.dated(source, DAY)


def position(source: Source) -> int:
    """The task with the number 2 is the first one, or comes after another."""
    return 2 if "id: 1\n" in source.text else 1


NEW = "{date: 2022-10-20, status: 推进中}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "tasks:\n  - id: 2   # 二\n\n  # 三\n  - id: 3\n",
            f"tasks:\n  - id: 2   # 二\n    progress:\n      - {NEW}\n\n  # 三\n  - id: 3\n",
            id="no list yet",
        ),
        pytest.param(
            "tasks:\n- id: 2", f"tasks:\n- id: 2\n  progress:\n    - {NEW}", id="no line end at all"
        ),
        pytest.param(
            "tasks:\r\n  - id: 2\r\n",
            f"tasks:\r\n  - id: 2\r\n    progress:\r\n      - {NEW}\r\n",
            id="CR LF",
        ),
        pytest.param(
            "tasks:\n- progress:   # 待补\n  id: 2\n",
            f"tasks:\n- progress:   # 待补\n    - {NEW}\n  id: 2\n",
            id="empty value with a comment",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress: []   # 无\n",
            f"tasks:\n- id: 2\n  progress:   # 无\n    - {NEW}\n",
            id="empty brackets",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress: null\n",
            f"tasks:\n- id: 2\n  progress:\n    - {NEW}\n",
            id="null",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress: [ # 无\n  ]\n",
            f"tasks:\n- id: 2\n  progress: [{NEW} # 无\n  ]\n",
            id="empty brackets around a comment",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress: # 无\n    ~\n",
            f"tasks:\n- id: 2\n  progress: # 无\n    [{NEW}]\n",
            id="null below a comment",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress:\n  - {date: 2022-01-01}  # 甲\n  # 乙\n  name: x\n",
            "tasks:\n- id: 2\n  progress:\n  - {date: 2022-01-01}  # 甲\n"
            f"  - {NEW}\n  # 乙\n  name: x\n",
            id="after the last item, dash under key",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress:\n     -   date: 2022-01-01\n         status: 推进中\n",
            "tasks:\n- id: 2\n  progress:\n     -   date: 2022-01-01\n         status: 推进中\n"
            "     -   date: 2022-10-20\n         status: 推进中\n",
            id="block records, odd indent",
        ),
        pytest.param(
            "tasks:\n- id: 1\n  progress:\n  - date: 2022-01-01\n- id: 2\n",
            "tasks:\n- id: 1\n  progress:\n  - date: 2022-01-01\n"
            "- id: 2\n  progress:\n  - date: 2022-10-20\n    status: 推进中\n",
            id="as in another task",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress: [{date: 2022-01-01}]  # 甲\n",
            f"tasks:\n- id: 2\n  progress: [{{date: 2022-01-01}}, {NEW}]  # 甲\n",
            id="flow list",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress: [\n    {date: 2022-01-01}  # 甲\n  ]\n",
            f"tasks:\n- id: 2\n  progress: [\n    {{date: 2022-01-01}},  # 甲\n    {NEW}\n  ]\n",
            id="flow list over lines",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  progress: [\n    {date: 2022-01-01},\n  ]\n",
            f"tasks:\n- id: 2\n  progress: [\n    {{date: 2022-01-01}},\n    {NEW},\n  ]\n",
            id="flow list over lines with a last comma",
        ),
        pytest.param(
            "tasks:\n- {id: 2, name: x}\n",
            f"tasks:\n- {{id: 2, name: x, progress: [{NEW}]}}\n",
            id="task in braces",
        ),
        pytest.param(
            "tasks: [{id: 2, name: }]",
            f"tasks: [{{id: 2, name: , progress: [{NEW}] }}]",
            id="task in braces, last value empty",
        ),
        pytest.param(
            "tasks: [{id: 2, progress, name: x,}]",
            f"tasks: [{{id: 2, progress: [{NEW}], name: x,}}]",
            id="task in braces, key alone",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  remark: |+\n    甲\n\n\n- id: 3\n",
            f"tasks:\n- id: 2\n  remark: |+\n    甲\n\n\n  progress:\n    - {NEW}\n- id: 3\n",
            id="after a text that keeps its blank lines",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  remark: >\n    甲\n    乙\n\n- id: 3\n",
            f"tasks:\n- id: 2\n  remark: >\n    甲\n    乙\n  progress:\n    - {NEW}\n\n- id: 3\n",
            id="after a folded text",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  name: '😀'\t# 制表符\n",
            f"tasks:\n- id: 2\n  name: '😀'\t# 制表符\n  progress:\n    - {NEW}\n",
            id="emoji and tab",
        ),
    ],
)
def test_an_entry_becomes(old: str, new: str) -> None:
    assert entry(Source("f", old)) == new


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        pytest.param(
            adjustment,
            "tasks:\n- id: 2\n",
            "tasks:\n- id: 2\n  adjustments:\n    - {date: 2022-10-20, deadline: 年底前, "
            "reason: 系统升级, approved_by: 局长办公会}\n",
            id="adjustment",
        ),
        pytest.param(
            case,
            "tasks:\n- id: 2\n  clocks:\n  - name: 公开\n    within: 5日\n",
            "tasks:\n- id: 2\n  clocks:\n  - name: 公开\n    within: 5日\n"
            "    cases:\n      - {ref: 乙, from: 2022-10-20}\n",
            id="first case",
        ),
        pytest.param(
            case,
            "tasks:\n- id: 2\n  clocks: [{name: 公开, cases: [{ref: 甲}]}]\n",
            "tasks:\n- id: 2\n  clocks: [{name: 公开, cases: [{ref: 甲}, "
            "{ref: 乙, from: 2022-10-20}]}]\n",
            id="second case in brackets",
        ),
        pytest.param(
            closing_the_second,
            "tasks:\n- id: 2\n  clocks:\n  - name: 公开\n    cases:\n"
            "    - {ref: 甲, done: 2022-01-01}\n"
            "    - {ref: 甲, from: 2022-09-01}  # 甲\n",
            "tasks:\n- id: 2\n  clocks:\n  - name: 公开\n    cases:\n"
            "    - {ref: 甲, done: 2022-01-01}\n"
            "    - {ref: 甲, from: 2022-09-01, done: 2022-10-20}  # 甲\n",
            id="the open one of two cases",
        ),
        pytest.param(
            closing,
            "tasks:\n- id: 2\n  clocks:\n  - cases:\n    - ref: 甲\n      done:   # 未办\n"
            "    name: 公开\n",
            "tasks:\n- id: 2\n  clocks:\n  - cases:\n    - ref: 甲\n"
            "      done: 2022-10-20   # 未办\n    name: 公开\n",
            id="empty done",
        ),
        pytest.param(
            closing,
            "tasks:\n- id: 2\n  clocks:\n  - cases:\n    - ref: 甲\n    name: 公开\n",
            "tasks:\n- id: 2\n  clocks:\n  - cases:\n    - ref: 甲\n      done: 2022-10-20\n"
            "    name: 公开\n",
            id="done on a line of its own",
        ),
        pytest.param(
            event,
            "events:\n  - name: 《要点》印发\n    date:        # 未知\n",
            "events:\n  - name: 《要点》印发\n    date: 2022-10-20        # 未知\n",
            id="event without a date",
        ),
        pytest.param(
            event,
            "events:\n  - {date: '2022-01-01', name: 《要点》印发}\n",
            "events:\n  - {date: 2022-10-20, name: 《要点》印发}\n",
            id="event with an old date",
        ),
        pytest.param(
            event,
            "events:\n  - {name: 《要点》印发}\n",
            "events:\n  - {name: 《要点》印发, date: 2022-10-20}\n",
            id="event with a name only",
        ),
        pytest.param(
            event,
            "events: [{name: 《要点》印发, date}]",
            "events: [{name: 《要点》印发, date: 2022-10-20}]",
            id="event with a bare key",
        ),
    ],
)
def test_a_text_becomes(edit: Edit, old: str, new: str) -> None:
    assert edit(Source("f", old)) == new


def test_everything_that_is_set_is_written() -> None:
    full = Entry(DAY, Status.DONE, "办结: 甲", ("嘉财办〔2022〕31号", "12"), "办公室", 2)
    change = CHANGE._replace(document="会议纪要〔2022〕9号")
    once = spliced.added(Source("f", "tasks:\n- id: 2\n"), 1, ("progress",), full)
    assert spliced.added(Source("f", once), 1, ("adjustments",), change) == (
        "tasks:\n- id: 2\n  progress:\n"
        '    - {date: 2022-10-20, status: 已完成, note: "办结: 甲", '
        'evidence: [嘉财办〔2022〕31号, "12"], unit: 办公室, count: 2}\n'
        "  adjustments:\n"
        "    - {date: 2022-10-20, deadline: 年底前, reason: 系统升级, "
        "approved_by: 局长办公会, document: 会议纪要〔2022〕9号}\n"
    )


@pytest.mark.parametrize(
    ("edit", "old", "why"),
    [
        pytest.param(
            entry,
            "tasks:\n- id: 2\n  progress: 已开展\n",
            "“progress”现在写的不是一个列表，请手工改正",
            id="a text for a list",
        ),
        pytest.param(
            case, "tasks:\n- id: 2\n", "找不到要改的“cases”，请手工改正", id="no such clock"
        ),
        pytest.param(
            lambda source: spliced.removed(source, 1, ("progress", 1)),
            "tasks:\n- id: 2\n  progress: [{date: 2022-01-01}]\n",
            "“progress”里没有第2条",
            id="no such item",
        ),
        pytest.param(
            lambda source: spliced.put(source, 1, ("assigned",), ("预算科",)),
            "tasks:\n- id: 2\n  assigned:\n  - 办公室   # 牵头\n  - 法规科\n",
            "“assigned”下面有注释，改写会丢掉，请手工改正",
            id="a comment would be lost",
        ),
    ],
)
def test_an_edit_is_refused(edit: Edit, old: str, why: str) -> None:
    with pytest.raises(CannotEdit) as refusal:
        edit(Source("f", old))
    assert str(refusal.value) == why


def test_a_control_character_is_refused() -> None:
    bad = SHORT._replace(note="\x1b[31m")
    with pytest.raises(Unwritable) as refusal:
        spliced.added(Source("f", "tasks:\n- id: 2\n"), 1, ("progress",), bad)
    assert str(refusal.value) == "文字里有看不见的控制字符，不能写入文件"


@pytest.mark.parametrize(
    ("value", "block", "flow"),
    [
        pytest.param("完成126件，转为公开8件。", None, None, id="Chinese"),
        pytest.param("嘉财办〔2022〕31号", None, None, id="document number"),
        pytest.param("时间：9:30", None, '"时间：9:30"', id="colon inside"),
        pytest.param("https://x.cn/a?b=c#d", None, '"https://x.cn/a?b=c#d"', id="address"),
        pytest.param("甲, 乙", None, '"甲, 乙"', id="comma"),
        pytest.param("见[1]", None, '"见[1]"', id="brackets"),
        pytest.param("甲: 乙", '"甲: 乙"', '"甲: 乙"', id="colon and space"),
        pytest.param("甲:", '"甲:"', '"甲:"', id="colon at the end"),
        pytest.param("甲 #乙", '"甲 #乙"', '"甲 #乙"', id="comment"),
        pytest.param("甲#乙", None, None, id="number sign inside"),
        pytest.param("*重点*", '"*重点*"', '"*重点*"', id="star"),
        pytest.param("-甲", '"-甲"', '"-甲"', id="dash"),
        pytest.param("@甲", '"@甲"', '"@甲"', id="at sign"),
        pytest.param("%甲", '"%甲"', '"%甲"', id="percent sign"),
        pytest.param("=", '"="', '"="', id="equals sign"),
        pytest.param("", '""', '""', id="nothing"),
        pytest.param(" 甲 ", '" 甲 "', '" 甲 "', id="spaces around"),
        pytest.param("12", '"12"', '"12"', id="number"),
        pytest.param("-1.5e3", '"-1.5e3"', '"-1.5e3"', id="float"),
        pytest.param("0x1F", '"0x1F"', '"0x1F"', id="hexadecimal"),
        pytest.param("12:30", '"12:30"', '"12:30"', id="sexagesimal"),
        pytest.param("2022-10-20", '"2022-10-20"', '"2022-10-20"', id="date"),
        pytest.param("Yes", '"Yes"', '"Yes"', id="truth value"),
        pytest.param("null", '"null"', '"null"', id="null"),
        pytest.param("~", '"~"', '"~"', id="tilde"),
        pytest.param("3次", None, None, id="number and word"),
        pytest.param('"引"文', "'\"引\"文'", "'\"引\"文'", id="double quotes first"),
        pytest.param('称"引"', None, None, id="double quotes inside"),
        pytest.param("it's", None, None, id="single quote inside"),
        pytest.param('"it\'s"', "'\"it''s\"'", "'\"it''s\"'", id="both quotes"),
        pytest.param("C:\\文", None, "'C:\\文'", id="backslash"),
        pytest.param("甲\n乙", '"甲\\n乙"', '"甲\\n乙"', id="line break"),
        pytest.param("甲\r\n乙", '"甲\\n乙"', '"甲\\n乙"', id="CR LF"),
        pytest.param('"\t\\', '"\\"\\t\\\\"', '"\\"\\t\\\\"', id="tab"),
        pytest.param("甲\u2028乙\x85", '"甲\\L乙\\N"', '"甲\\L乙\\N"', id="Unicode line ends"),
        pytest.param("😀", None, None, id="emoji"),
    ],
)
def test_a_text_is_quoted(value: str, block: str | None, flow: str | None) -> None:
    """``None`` means that it is written as it is."""
    assert text(value, flow=False) == (value if block is None else block)
    assert text(value, flow=True) == (value if flow is None else flow)
    for pure in (False, True):
        root = parse(Source("f", f"{{k: {text(value, flow=True)}}}"), pure=pure).root
        assert isinstance(root, Mapping)
        node = root.get("k")
        assert isinstance(node, Scalar)
        assert node.text == value.replace("\r\n", "\n")


@pytest.mark.parametrize("value", ["\x00", "\x1b[0m", "\x7f", "\ud800", "\ufeff"])
def test_what_no_file_may_contain_is_not_written(value: str) -> None:
    with pytest.raises(Unwritable):
        text(value, flow=False)
