"""Changes that are proved: the register says what was meant, and nothing else is touched."""

from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.diagnostics import CannotDo
from gongkai.model import (
    NOWHERE,
    Adjustment,
    Case,
    Clock,
    Entry,
    Event,
    Extension,
    Pause,
    Register,
    Reminder,
    Span,
    Status,
    Task,
)
from gongkai.register import changes, reading
from gongkai.register.cases import CaseSteps, case_stepped
from gongkai.register.changes import Change
from gongkai.register.editing import CannotEdit
from gongkai.register.nodes import Mapping, Source
from gongkai.register.proof import prove
from gongkai.register.reading import Files

UGLY = Path(__file__).parent / "ugly"
TODAY = date(2022, 12, 31)


words = st.text("甲乙，。：ab1-20 :#,[]{}&*!|>'\"%@`?~=\\\t😀\n", min_size=1, max_size=9).map(
    str.strip
)
texts = words.filter(bool)
days = st.dates(date(2022, 1, 10), TODAY)
entries = st.builds(
    Entry,
    days,
    st.sampled_from(Status),
    words,
    st.lists(texts, max_size=2).map(tuple),
    st.sampled_from([None, "办公室"]),
    st.sampled_from([None, 1, 5]),
    words,
    words,
)
adjustments = st.builds(
    Adjustment, days, st.sampled_from(["年底前", "8月", "全年"]), texts, texts, st.none() | texts
)
reminders = st.builds(
    Reminder, days, st.just("催办单"), words, st.none() | st.just("法规科"), words
)
names = st.text("个案〔〕甲0123: #", min_size=3, max_size=9).map(str.strip).filter(bool)


Meant = Callable[[Register], Register]
Wanted = Callable[[Register], Change]
Intended = tuple[Wanted, Meant, object]


LISTS = {"progress": entries, "adjustments": adjustments, "reminders": reminders}


@st.composite
def intentions(draw: st.DrawFn) -> Intended:
    """A change, by another way what the register is to say after it, and what is its own."""
    number, day = draw(st.integers(1, 5)), draw(days)
    kind = draw(st.sampled_from([*LISTS, "case", "pause", "extension", "event", "assigned"]))
    if kind in LISTS:
        new = draw(LISTS[kind])
        return (
            lambda register: changes.added(numbered(register, number), (kind,), new),
            of(number, lambda t: longer(t, kind, new)),
            new,
        )
    if kind == "assigned":
        named = draw(st.sampled_from([("办公室",), ("法规科", "办公室")]))
        return (
            lambda register: changes.put(numbered(register, number), ("assigned",), named),
            of(number, lambda t: t._replace(assigned=named)),
            number,
        )
    if kind == "case":
        case = Case(f"{draw(names)}新", day, draw(st.sampled_from([None, TODAY])))
        return (
            lambda register: changes.case_added(*clock(register), case),
            of(4, lambda t: with_case(t, case)),
            case.ref,
        )
    if kind in ("pause", "extension"):
        return bent(kind, day, draw(texts))
    name = draw(st.sampled_from(["《要点》印发", "平台上线"]))
    return (
        lambda register: changes.event_dated(event(register, name), day),
        lambda register: with_event(register, name, day),
        name,
    )


def bent(kind: str, day: date, words: str) -> Intended:
    """The first case of the ugly file is suspended, or lengthened."""
    case = ("clocks", 0, "cases", 0)
    if kind == "pause":
        pause = Pause(day, reason=words)
        return (
            lambda register: changes.added(numbered(register, 4), (*case, "pauses"), pause),
            of(4, lambda t: with_first_case(t, lambda c: c._replace(pauses=(*c.pauses, pause)))),
            (kind, pause),
        )
    extension = Extension(Span(20, "workday", "20个工作日"), words, day)
    return (
        lambda register: changes.put(numbered(register, 4), (*case, "extension"), extension),
        of(4, lambda t: with_first_case(t, lambda c: c._replace(extension=extension))),
        kind,
    )


def with_first_case(task: Task, meant: Callable[[Case], Case]) -> Task:
    (clock,) = task.clocks
    first, *others = clock.cases
    return task._replace(clocks=(clock._replace(cases=(meant(first), *others)),))


def longer(task: Task, key: str, new: object) -> Task:
    values: dict[str, Any] = {key: (*getattr(task, key), new)}
    return task._replace(**values)


def numbered(register: Register, number: int) -> Task:
    return next(task for task in register.tasks if task.id == number)


def clock(register: Register) -> tuple[Task, Clock]:
    task = numbered(register, 4)
    return task, task.clocks[0]


def event(register: Register, name: str) -> Event:
    return next(event for event in register.events if event.name == name)


def of(number: int, meant: Callable[[Task], Task]) -> Meant:
    def applied(register: Register) -> Register:
        tasks = [meant(task) if task.id == number else task for task in register.tasks]
        return register._replace(tasks=tuple(tasks))

    return applied


def with_case(task: Task, case: Case) -> Task:
    (clock,) = task.clocks
    return task._replace(clocks=(clock._replace(cases=(*clock.cases, case)),))


def with_event(register: Register, name: str, day: date) -> Register:
    events = [e._replace(date=day) if e.name == name else e for e in register.events]
    return register._replace(events=tuple(events))


BLOCKS = (UGLY / "tasks.yaml").read_text("utf-8").split("\n-   ")


@st.composite
def ugly_files(draw: st.DrawFn) -> str:
    """The ugly file in any order of its tasks, deeper or not, with any line end."""
    head, *tasks = BLOCKS
    tail = tasks[-1].rpartition("# 完")
    text = "\n-   ".join([head, *draw(st.permutations([*tasks[:-1], tail[0].rstrip()]))])
    end = draw(st.sampled_from(["", "\n", "\n# 完", "\n\n\n# 完\n"]))
    return (text + end).replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


@settings(max_examples=60)
@given(ugly_files(), st.lists(intentions(), min_size=1, max_size=4, unique_by=lambda each: each[2]))
def test_the_register_is_the_old_one_and_what_was_meant(text: str, wanted: list[Intended]) -> None:
    """Whether the changes are made one by one or all at once, the whole text says them."""
    one_by_one = files = Files((Source("tasks.yaml", text),), UGLY_UNITS)
    expected = reading.read(files).register
    for change, meant, _ in wanted:
        assert expected is not None
        expected = meant(expected)
        one_by_one, after = changed(one_by_one, [change])
        assert after == expected
        assert reading.read(one_by_one).register == expected
    at_once, after = changed(files, [change for change, _, _ in wanted])
    assert after == expected
    assert reading.read(at_once).register == expected


def test_what_reads_otherwise_than_it_was_meant_is_refused() -> None:
    """Space at the end of a text is not kept: the file would not say what was recorded."""
    text = (UGLY / "tasks.yaml").read_text("utf-8")
    files = Files((Source("tasks.yaml", text),), UGLY_UNITS)

    def intend(register: Register) -> list[Change]:
        return [changes.entry_added(register.tasks[0], Entry(TODAY, Status.DONE, "甲 "))]

    with pytest.raises(CannotDo, match="改出来的文件与所要登记的不一致，没有写入"):
        prove(files, intend, TODAY)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param(
            lambda r: changes.case_added(*clock(r), Case("乙 #2", TODAY)),
            "“留言答复”下的“乙 #2”还没有办结，不能再登记一件",
            id="still open",
        ),
        pytest.param(
            lambda r: case_stepped(*clock(r), "甲", CaseSteps(done=TODAY))[0],
            "“甲”已经登记过办结日期2022年5月9日",
            id="closed already",
        ),
        pytest.param(
            lambda r: case_stepped(*clock(r), "丙", CaseSteps(done=TODAY))[0],
            "“留言答复”下没有登记过“丙”",
            id="no such case",
        ),
        pytest.param(
            lambda r: changes.put(numbered(r, 1)._replace(origin=NOWHERE), ("remark",), "甲"),
            "这条记录不是从文件里读来的，不能改写",
            id="a record made in memory",
        ),
    ],
)
def test_a_change_is_refused(change: Wanted, why: str) -> None:
    files = Files((Source("f", (UGLY / "tasks.yaml").read_text("utf-8")),), UGLY_UNITS)
    with pytest.raises(CannotEdit) as refusal:
        changed(files, [change])
    assert str(refusal.value) == why


def test_what_is_taken_out_is_gone_from_the_register() -> None:
    """A note, the first of two cases, and the date of an event."""
    files = Files((Source("f", (UGLY / "tasks.yaml").read_text("utf-8")),), UGLY_UNITS)
    wanted: list[Wanted] = [
        lambda r: changes.removed(numbered(r, 3), ("progress", 0, "note")),
        lambda r: changes.removed(numbered(r, 4), ("clocks", 0, "cases", 0)),
        lambda r: changes.removed(event(r, "平台上线"), ("date",)),
    ]
    files, after = changed(files, wanted)
    assert numbered(after, 3).progress[0].note == ""
    assert [case.ref for case in clock(after)[1].cases] == ["乙 #2"]
    assert event(after, "平台上线").date is None
    assert reading.read(files).register == after


UGLY_UNITS = Source("units.yaml", (UGLY / "units.yaml").read_text("utf-8"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("numbers", [[1], [5], [2, 3], [1, 2, 3, 4, 5]])
def test_only_what_is_concerned_is_read_again(numbers: list[int], end: str) -> None:
    """The tasks that were changed know their place in the new file; the others were not read."""
    text = (UGLY / "tasks.yaml").read_text("utf-8").replace("\n", end)
    files = Files((Source("tasks.yaml", text),), UGLY_UNITS)

    def intend(register: Register) -> list[Change]:
        return [changes.put(numbered(register, k), ("remark",), "新的备注") for k in numbers]

    update = prove(files, intend, TODAY)
    (edited,) = update.edited
    found = reading.read(files._replace(tasks=(edited.new,))).register
    assert found == update.after
    for task, again in zip(update.after.tasks, found.tasks, strict=True):
        assert isinstance(task.origin, Mapping)
        assert (task.origin.source is edited.excerpt) == (task.id in numbers)
        if task.id in numbers:
            assert task.origin.at("remark") == again.origin.at("remark")


def changed(files: Files, wanted: list[Wanted]) -> tuple[Files, Register]:
    """The files after the changes, most of whose text is untouched, and what was proved of them."""
    update = prove(files, lambda register: [change(register) for change in wanted], TODAY)
    for each in update.edited:
        assert len(wanted) > 1 or untouched(each.old.text, each.new.text)
        files = files._replace(tasks=(each.new,))
    return files, update.after


def untouched(old: str, new: str) -> bool:
    """All of the old lines, byte by byte, but one at most that was added to."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = [line for kind, a, b, _, _ in codes if kind != "equal" for line in before[a:b]]
    return len(gone) <= 1 or (len(gone) == 2 and gone[1] == before[-1])
