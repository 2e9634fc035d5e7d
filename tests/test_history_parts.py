"""A file cut into parts: nothing lies between them, and what is alike finds its like."""

from collections.abc import Iterator

import pytest

from attack.offices import offices
from gongkai.history.pairing import paired
from gongkai.history.parts import Part, whole
from gongkai.register.nodes import Mapping, Source, decode
from gongkai.register.parsing import parse

FILES = [
    pytest.param(data, id=f"{office.name}/{name}")
    for office in offices()
    for name, data in office.files.items()
]


@pytest.mark.parametrize("data", FILES)
def test_parts_cover_a_file_without_a_gap(data: bytes) -> None:
    source = decode(data, "")
    if not isinstance(source, Source):
        return
    plain = Source("", source.text.replace("\r\n", "\n"))
    root = parse(plain).root
    if isinstance(root, Mapping) and not root.flow:
        for part in every(whole(plain, root)):
            parts = part.parts()
            below = "" if part.key or part.start else plain.text[parts[-1].end :]
            assert part.remarks + part.head + "".join(each.text for each in parts) + below == (
                part.text
            )


def every(part: Part) -> Iterator[Part]:
    """Yield a part and all the parts in it that are made of parts."""
    if part.is_block:
        yield part
        for each in part.parts():
            yield from every(each)


PAIRS = [
    pytest.param("a1 b1", "a1 b1", "00 11", id="the same"),
    pytest.param("a1 b1", "b1 a1", "10 01", id="in another order"),
    pytest.param("a1", "c1", "00", id="changed"),
    pytest.param("a1 b1", "c1", "00 1-", id="the first of two of one name was changed"),
    pytest.param("a1 b1", "c1 a1", "10 01", id="the same goes before the changed"),
    pytest.param("a1", "a1 a1", "00 -1", id="twice now"),
    pytest.param("a1 a1", "a1", "00 1-", id="once now"),
    pytest.param("a-", "b-", "-0 0-", id="of no name"),
    pytest.param("", "a1", "-0", id="new"),
]


@pytest.mark.parametrize(("old", "new", "expected"), PAIRS)
def test_what_is_alike_is_paired(old: str, new: str, expected: str) -> None:
    """An item is a letter, what it says, and a figure, what it is known by."""
    sides = (
        [(each[0], None if each[1] == "-" else each[1]) for each in text.split()]
        for text in (old, new)
    )
    shown = ("".join("-" if k is None else str(k) for k in pair) for pair in paired(*sides))
    assert " ".join(shown) == expected
