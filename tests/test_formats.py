"""Every record can be written, on one line or over several, and read again as it was."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai import model
from gongkai.model import Span, Status, Target
from gongkai.register import formats
from gongkai.register.composites import ListOf, RecordOf
from gongkai.register.fields import EARLIEST_YEAR, LATEST_YEAR, Field, Gathering, ValueKind
from gongkai.register.nodes import Mapping, Source
from gongkai.register.parsing import parse
from gongkai.register.values import Choice, Date, Duration, Flag, Number, Quantity

BUILDS: dict[str, type] = {
    "PLAN": model.Plan,
    "EVENT": model.Event,
    "ENTRY": model.Entry,
    "PAUSE": model.Pause,
    "EXTENSION": model.Extension,
    "CASE": model.Case,
    "CLOCK": model.Clock,
    "ADJUSTMENT": model.Adjustment,
    "REMINDER": model.Reminder,
    "TASK": model.Task,
    "UNIT": model.Unit,
    "COLLECTIVE": model.Collective,
    "DAYS_OFF": model.DaysOff,
    "NOTICE": model.Notice,
}

days = st.dates(date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31))
words = (
    st.text("甲乙，。：ab1-20 :#,[]{}&*!|>'\"%@`?~=\\\t😀\n", min_size=1, max_size=9)
    .map(str.strip)
    .filter(bool)
)


def values(kind: ValueKind) -> st.SearchStrategy[object]:
    """Any value of a kind."""
    if isinstance(kind, RecordOf):
        build = next(BUILDS[name] for name in BUILDS if getattr(formats, name) is kind)
        known = {field.name: values(field.kind) for field in kind.fields.values()}
        return st.tuples(*known.values()).map(
            lambda parts: build(**dict(zip(known, parts, strict=True)))
        )
    if isinstance(kind, ListOf):
        return st.lists(values(kind.kind), min_size=1, max_size=2).map(tuple)
    single: dict[type, st.SearchStrategy[object]] = {
        Date: days,
        Flag: st.just(True),
        Duration: st.integers(1, 99).map(lambda n: Span(n, "workday", f"{n}wd")),
        Quantity: st.integers(1, 99).map(lambda n: Target(n, "次")),
    }
    if isinstance(kind, Number):
        return st.integers(kind.lowest, kind.highest)
    if isinstance(kind, Choice):
        return st.sampled_from(list(kind.words.values()))
    return single.get(type(kind), words)


@pytest.mark.parametrize("name", BUILDS)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_written_is_read_again(name: str, data: st.DataObject) -> None:
    kind = getattr(formats, name)
    value = data.draw(values(kind))
    below = "".join(f"    {line}\n" for line in kind.lines(value))
    for text in (f"k: {kind.written(value, flow=True)}\n", f"k:\n{below}"):
        source = Source("f", text)
        root = parse(source).root
        assert isinstance(root, Mapping)
        problems = Gathering(source, [], [])
        node = root.get("k")
        assert node is not None
        assert kind.read(node, Field("k", "键", kind), problems) == value
        assert problems.problems == []


@pytest.mark.parametrize("name", BUILDS)
def test_every_attribute_is_a_key(name: str) -> None:
    """A new key stands in two places, the model and the formats, and in no third.

    Where a record was read and whether it could be is no key of it.
    """
    build: Any = BUILDS[name]
    keys = [field.name for field in getattr(formats, name).fields.values()]
    assert sorted(keys) == sorted(set(build._fields) - {"origin", "faulty"})


@pytest.mark.parametrize("name", BUILDS)
def test_what_says_nothing_is_not_written(name: str) -> None:
    """Of a record that has only what it must have, only that is written."""
    kind = getattr(formats, name)
    required = {f.key: f for f in kind.fields.values() if f.required}
    filled = {f.name: None for f in required.values()}
    record = BUILDS[name](**filled)
    assert [field.key for field, _ in kind.filled(record)] == list(required)


def test_a_status_is_written_as_its_word() -> None:
    entry = model.Entry(date(2022, 10, 20), Status.DONE, quantity=2)
    assert formats.ENTRY.lines(entry) == ["date: 2022-10-20", "status: 已完成", "count: 2"]
