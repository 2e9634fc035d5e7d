"""What is read again after an edit: a few tasks of many, each at its place in the whole file."""

import pytest

from gongkai.register.editing import Splice
from gongkai.register.excerpts import Edited, edited
from gongkai.register.nodes import Source
from gongkai.register.origins import Written
from tests.spliced import records

HEAD = "plan: {title: 甲}\n# 甲\ntasks:\n"
ITEMS = (
    "  - id: 1\n    remark: |\n      甲\n",
    "\n  # 乙\n  -   # 丙\n    id: 2\n",
    "  - {id: 3}\n",
)
TAIL = "events: []\n"
TEXT = HEAD + "".join(ITEMS) + TAIL


def cut(text: str, concerned: list[int], *splices: Splice) -> Edited:
    source = Source("f", text)
    return edited(source, records(source, "tasks"), concerned, splices)


@pytest.mark.parametrize(
    ("concerned", "left"),
    [
        pytest.param([], HEAD + TAIL, id="none"),
        pytest.param([0], HEAD + ITEMS[0] + TAIL, id="the first"),
        pytest.param([1], HEAD + ITEMS[1] + TAIL, id="one in the middle"),
        pytest.param([2, 1], HEAD + ITEMS[1] + ITEMS[2] + TAIL, id="two in a row"),
        pytest.param([0, 1, 2], TEXT, id="all"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_tasks_concerned_are_left(concerned: list[int], left: str, end: str) -> None:
    found = cut(TEXT.replace("\n", end), concerned)
    assert found.is_cut
    assert not found.is_changed
    assert found.excerpt.text == left.replace("\n", end)


def test_a_place_is_that_in_the_new_file() -> None:
    """Places after an addition are moved by it, and by the tasks that are left out."""
    first, third = TEXT.index("\n\n  # 乙") + 1, TEXT.index("events")
    found = cut(
        TEXT, [0, 2], Splice(third, third, "    三: 新\n"), Splice(first, first, "    一: 新\n")
    )
    assert found.is_cut
    assert (
        found.new.text
        == HEAD + ITEMS[0] + "    一: 新\n" + "".join(ITEMS[1:]) + "    三: 新\n" + TAIL
    )
    for words in ("title", "remark", "一", "{id: 3}", "三", "events"):
        here = found.excerpt.place(found.excerpt.text.index(words), 2)
        assert here == found.new.place(found.new.text.index(words), 2)


def test_the_same_tasks_left_of_two_files_keep_their_own_places() -> None:
    longer = TEXT.replace(ITEMS[0], f"{ITEMS[0]}      乙\n")
    one, other = (cut(text, [1]).excerpt for text in (TEXT, longer))
    assert one.text == other.text
    start = one.text.index("id: 2")
    lines = [Written(each, start, start + 5).at("id").line for each in (one, other)]
    assert lines == [10, 11]


@pytest.mark.parametrize(
    ("text", "splice"),
    [
        pytest.param("tasks: [{id: 1}, {id: 2}]\n", Splice(15, 15, ", a: b"), id="in brackets"),
        pytest.param("? tasks\n: - id: 1\n  - id: 2\n", Splice(17, 17, " "), id="an explicit key"),
        pytest.param(TEXT, Splice(len(TEXT) - 13, len(TEXT) - 12, "4"), id="in another task"),
        pytest.param("tasks:\r  - id: 1\r  - id: 2\r", Splice(16, 16, " "), id="CR alone"),
    ],
)
def test_what_cannot_be_cut_stays_whole(text: str, splice: Splice) -> None:
    found = cut(text, [0], splice)
    assert not found.is_cut
    assert found.excerpt.text == text[: splice.start] + splice.text + text[splice.end :]
