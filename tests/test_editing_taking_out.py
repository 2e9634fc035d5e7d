"""Splices that take something out or write over it: what a text becomes."""

import re
from datetime import date

import pytest
from hypothesis import given, settings

from gongkai.model import Case, Entry, Status
from gongkai.register.editing import CannotEdit, Splice
from gongkai.register.editing import spliced as made
from gongkai.register.fields import Steps
from gongkai.register.nodes import Source
from gongkai.register.parsing import parse
from tests import spliced
from tests.test_editing_properties import files, plain, without_last_break

DAY = date(2022, 10, 20)
NEW = Entry(DAY, Status.IN_PROGRESS, "甲")


@pytest.mark.parametrize(
    ("steps", "old", "new"),
    [
        pytest.param(
            ("progress", 1),
            "tasks:\n- id: 2\n  progress:\n  - {date: 2022-01-01}  # 甲\n"
            "  - {date: 2022-02-01}  # 乙\n  # 丙\n  name: x\n",
            "tasks:\n- id: 2\n  progress:\n  - {date: 2022-01-01}  # 甲\n  # 丙\n  name: x\n",
            id="last of two",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- id: 2\n  progress:\n    # 一\n    - date: 2022-01-01\n      note: |\n"
            "        甲\n        - 乙\n    - date: 2022-02-01\n",
            "tasks:\n- id: 2\n  progress:\n    # 一\n    - date: 2022-02-01\n",
            id="first of two, over lines",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- id: 2\n  progress:\n    - {date: 2022-01-01}\n- id: 3\n",
            "tasks:\n- id: 2\n- id: 3\n",
            id="the only one takes the key along",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- id: 2\n  progress:   # 待补\n    - {date: 2022-01-01}\n- id: 3\n",
            "tasks:\n- id: 2\n  progress:   # 待补\n- id: 3\n",
            id="the only one below a comment",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- progress:\n    - {date: 2022-01-01}\n  id: 2\n",
            "tasks:\n- progress:\n  id: 2\n",
            id="the only one at the first key",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\r\n- id: 2\r\n  progress:\r\n    - {date: 2022-01-01}",
            "tasks:\r\n- id: 2",
            id="at the end of a file without a last line end",
        ),
        pytest.param(
            ("progress", 1),
            "tasks:\n- id: 2\n  progress:\n    -\n      date: 2022-01-01\n    -   # 乙\n"
            "      date: 2022-02-01\n",
            "tasks:\n- id: 2\n  progress:\n    -\n      date: 2022-01-01\n",
            id="dashes on lines of their own",
        ),
        pytest.param(
            ("progress", 1),
            "tasks:\n- {id: 2, progress: [{date: 2022-01-01}, {date: 2022-02-01}]}  # 甲\n",
            "tasks:\n- {id: 2, progress: [{date: 2022-01-01}]}  # 甲\n",
            id="last in brackets",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- {id: 2, progress: [{date: 2022-01-01}, {date: 2022-02-01},]}\n",
            "tasks:\n- {id: 2, progress: [{date: 2022-02-01},]}\n",
            id="first in brackets",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- {id: 2, progress: [{date: 2022-01-01}], name: x}\n",
            "tasks:\n- {id: 2, name: x}\n",
            id="the only one in brackets",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- {progress: [{date: 2022-01-01}], name: x}\n",
            "tasks:\n- {name: x}\n",
            id="the only one in brackets at the first key",
        ),
        pytest.param(
            ("progress", 1),
            "tasks:\n- id: 2\n  progress: [\n    {date: 2022-01-01},  # 甲\n"
            "    {date: 2022-02-01}\n  ]\n",
            "tasks:\n- id: 2\n  progress: [\n    {date: 2022-01-01}  # 甲\n  ]\n",
            id="last in brackets over lines",
        ),
        pytest.param(
            ("progress", 0),
            "tasks:\n- id: 2\n  progress: [\n    {date: 2022-01-01},  # 甲\n"
            "    {date: 2022-02-01},\n  ]\n",
            "tasks:\n- id: 2\n  progress: [\n    {date: 2022-02-01},\n  ]\n",
            id="first in brackets over lines",
        ),
        pytest.param(
            ("clocks", 0, "cases", 0, "done"),
            "tasks:\n- id: 2\n  clocks:\n  - name: 公开\n    cases:\n"
            "    - ref: 甲\n      done: 2022-01-01  # 迟\n      from: 2021-12-01\n",
            "tasks:\n- id: 2\n  clocks:\n  - name: 公开\n    cases:\n"
            "    - ref: 甲\n      from: 2021-12-01\n",
            id="a key",
        ),
        pytest.param(
            ("clocks", 0, "cases", 0, "done"),
            "tasks:\n- id: 2\n  clocks: [{name: 公开, cases: [{ref: 甲, done: 2022-01-01}]}]\n",
            "tasks:\n- id: 2\n  clocks: [{name: 公开, cases: [{ref: 甲}]}]\n",
            id="a key in braces",
        ),
    ],
)
def test_without_it_a_text_becomes(steps: Steps, old: str, new: str) -> None:
    assert spliced.removed(Source("f", old), 1, steps) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "tasks:\n- id: 2   # 二\n",
            "tasks:\n- id: 2   # 二\n  assigned: [预算科, 绩效科]\n",
            id="a new key",
        ),
        pytest.param(
            "tasks: [{id: 2}]", "tasks: [{id: 2, assigned: [预算科, 绩效科]}]", id="braces"
        ),
        pytest.param(
            "tasks:\n- id: 2\n  assigned:   # 待定\n  name: x\n",
            "tasks:\n- id: 2\n  assigned: [预算科, 绩效科]   # 待定\n  name: x\n",
            id="an empty value",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  assigned: [办公室]  # 甲\n  name: x\n",
            "tasks:\n- id: 2\n  assigned: [预算科, 绩效科]  # 甲\n  name: x\n",
            id="brackets",
        ),
        pytest.param(
            "tasks:\n- id: 2\n  assigned:\n    - 办公室\n    - 法规科  # 甲\n  name: x\n",
            "tasks:\n- id: 2\n  assigned: [预算科, 绩效科]  # 甲\n  name: x\n",
            id="a list over lines",
        ),
    ],
)
def test_written_over_a_text_becomes(old: str, new: str) -> None:
    assert spliced.put(Source("f", old), 1, ("assigned",), ("预算科", "绩效科")) == new


@pytest.mark.parametrize(
    "value", ["|\n    甲\n    乙\n\n", "甲\n    乙\n", "'甲\n\n    乙'  # 丙\n"]
)
def test_a_text_over_lines_is_written_over(value: str) -> None:
    old = f"tasks:\n- id: 2\n  remark: {value}  name: x\n"
    new = spliced.put(Source("f", old), 1, ("remark",), "a: b")
    task = plain(parse(Source("f", new)).root)["tasks"][0]
    assert task == {"id": "2", "remark": "a: b", "name": "x"}


def test_what_concerns_the_same_characters_is_not_done_at_once() -> None:
    with pytest.raises(CannotEdit, match="几处改动落在同一处"):
        made("abc", [Splice(0, 2, "x"), Splice(1, 3, "y")])


def test_several_at_one_place_keep_their_order_and_the_deeper_stands_first() -> None:
    splices = [Splice(1, 1, "浅", 2), Splice(1, 1, "甲", 4), Splice(1, 1, "乙", 4)]
    assert made("ab", splices) == "a甲乙浅b"


@settings(max_examples=150)
@given(files())
def test_taken_out_again_nothing_is_left_of_an_entry(text: str) -> None:
    """In any layout: the data is as it was, and so are the comments."""
    source = Source("f", text)
    before = plain(parse(source).root)
    for number, task in enumerate(before["tasks"], 1):
        steps: Steps = ("progress",)
        grown = spliced.added(source, number, steps, NEW)
        again = spliced.removed(
            Source("f", grown), number, (*steps, len(task.get("progress") or []))
        )
        assert same(again, text)
        if task.get("clocks"):
            steps = ("clocks", 0, "cases")
            grown = spliced.added(source, number, steps, Case("甲", DAY))
            last = len(task["clocks"][0].get("cases") or [])
            again = spliced.removed(Source("f", grown), number, (*steps, last))
            assert same(again, text)


def same(new: str, old: str) -> bool:
    after, before = (without_nothing(plain(parse(Source("f", each)).root)) for each in (new, old))
    comments = (re.findall("#[^\r\n]*", each) for each in (new, old))
    return (
        bool(without_last_break(after) == without_last_break(before))
        and len({*map(tuple, comments)}) == 1
    )


def without_nothing(data: object) -> object:
    """A key whose list is empty says what no key says."""
    if isinstance(data, dict):
        return {key: without_nothing(value) for key, value in data.items() if value is not None}
    return [without_nothing(each) for each in data] if isinstance(data, list) else data
