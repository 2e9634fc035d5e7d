"""Two sides of a data file, edited in ways that are known, and what their merge must say.

Each edit is made twice: on the text, by the program's own editing, and on plain data that PyYAML
reads, which is the oracle. It knows every edit of both sides and nothing of merging.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from attack.offices import ROOT
from gongkai.history.driver import Merged, merged, whole_in_marks
from gongkai.history.git import merged_file
from gongkai.model import Adjustment, Case, Entry, Register, Reminder, Status, Task
from gongkai.register import reading
from gongkai.register.changes import Change, added, put, removed, splices
from gongkai.register.composites import ListOf, kind_at
from gongkai.register.editing import spliced
from gongkai.register.fields import Steps
from gongkai.register.formats import TASK
from gongkai.register.reading import Files
from gongkai.register.source import Source

Data = dict[str, Any]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTES = ("完成{}件。", "报送材料{}份", "召开会议第{}次", "第{}稿: 待定", "第{}批 # 甲", "[{}]")
_DISPUTE = re.compile(r"<<<<<<< [^\n]*\n(.*?)=======\n(.*?)>>>>>>> [^\n]*\n", re.S)
_RECORDS = 25  # entries of a base that has something recorded everywhere


class Side(NamedTuple):
    """The text of a side, what it says, and the comments in it that were written here."""

    text: str
    data: Data
    comments: tuple[str, ...] = ()


class Edit(NamedTuple):
    """One change: how it is made in the text, and what the data says afterwards."""

    text: Callable[[str], str]
    data: Callable[[Data], object] = lambda _: None
    comment: str = ""

    def on(self, side: Side) -> Side:
        """Return the side after the edit."""
        data = deepcopy(side.data)
        self.data(data)
        comments = (*side.comments, *filter(None, [self.comment]))
        return Side(self.text(side.text), data, comments)


class Pull(NamedTuple):
    """The edits of two sides: those that both made, and one of each that contradict each other."""

    ours: Sequence[Edit] = ()
    theirs: Sequence[Edit] = ()
    same: Sequence[Edit] = ()
    dispute: tuple[Edit, Edit] | None = None

    def sides(self, base: Side) -> tuple[Side, Side]:
        """Return what each side has made of the base."""
        one, other = ((each,) for each in self.dispute) if self.dispute else ((), ())
        return (
            _after(base, *self.same, *self.ours, *one),
            _after(base, *self.same, *self.theirs, *other),
        )

    def results(self, base: Side) -> list[Side]:
        """Return what the merge must say; after a dispute that is one of two things."""
        every = (*self.same, *self.ours, *self.theirs)
        return [_meant(base, *every, *each) for each in ([[e] for e in self.dispute or ()] or [[]])]


def _after(base: Side, *edits: Edit) -> Side:
    for edit in edits:
        base = edit.on(base)
    return base


def _meant(base: Side, *edits: Edit) -> Side:
    """Return what is said after the edits, without a text: nobody has written it yet."""
    data, comments = deepcopy(base.data), list(base.comments)
    for edit in edits:
        edit.data(data)
        comments += filter(None, [edit.comment])
    return Side("", data, tuple(dict.fromkeys(comments)))


def said(text: str) -> Data:
    """Return what a text says, every value as it is written."""
    data: Data = yaml.load(text, _LOADER)
    return data


def canonical(value: Any) -> Any:
    """Return data in a form in which the order of records does not count, nor what is empty."""
    if isinstance(value, dict):
        pairs = ((key, canonical(each)) for key, each in value.items())
        return tuple(sorted((key, each) for key, each in pairs if each))
    if isinstance(value, list):
        items = [canonical(each) for each in value]
        return tuple(sorted(items) if items and isinstance(value[0], dict) else items)
    return value or ""


class Base(NamedTuple):
    """A file that both sides begin with."""

    name: str
    side: Side
    tasks: tuple[Task, ...]

    def some(self, chance: Random, fits: Callable[[Task], object] = bool) -> Task:
        """Return a task that fits."""
        return chance.choice([task for task in self.tasks if fits(task)])


@cache
def small() -> Base:
    """Return a few tasks of the demo, with what the kinds of merges need."""
    text = (ROOT / "examples/demo/data/tasks.yaml").read_text("utf-8")
    for number in (2, 4, 5, 6, 7, 8, 9, 11, 13):
        start, end = _span(text, number)
        text = text[:start] + text[end:]
    return _base("small", text)


@cache
def bases() -> tuple[Base, ...]:
    """Return the demo, the printed plan, and that plan with something recorded."""
    demo, plan = (
        (ROOT / folder / "data/tasks.yaml").read_text("utf-8") for folder in ("examples/demo", ".")
    )
    base, chance = _base("plan", plan), Random(0)
    grown = base.side
    for _ in range(_RECORDS):
        grown = log(base, chance).on(grown)
    for task in base.tasks:
        for k, _ in enumerate(task.clocks):
            for _ in range(3):
                grown = start(task, k, chance).on(grown)
    return _base("demo", demo), base, _base("grown", grown.text)


def _base(name: str, text: str) -> Base:
    return Base(name, Side(text, said(text)), register_of(text).tasks)


def register_of(text: str) -> Register:
    """Return the register of a file that is read alone."""
    register = reading.read(Files((Source("t", text),))).register
    assert register is not None
    return register


def change(number: int, make: Callable[[Task], Change], data: Callable[[Data], None]) -> Edit:
    """Return a change of a task by the program's own editing."""

    def text(old: str) -> str:
        register = register_of(old)
        task = next(each for each in register.tasks if each.id == number)
        return spliced(old, splices(register, [make(task)])["t"])

    return Edit(text, lambda whole: data(_task(whole, number)))


def addition(task: Task, steps: Steps, value: object) -> Edit:
    """Return the adding of a record to a list of a task."""
    kind = kind_at(TASK, steps)
    assert isinstance(kind, ListOf)
    record = said(kind.kind.written(value, flow=True))

    def data(task: Data) -> None:
        holder = _at(task, steps[:-1])
        holder[steps[-1]] = [*(holder.get(steps[-1]) or []), record]

    return change(task.id, lambda each: added(each, steps, value), data)


def setting(task: Task, steps: Steps, value: object) -> Edit:
    """Return the writing of a value at a key of a task."""
    words = said(f"k: {kind_at(TASK, steps).written(value, flow=False)}")["k"]

    def data(task: Data) -> None:
        _at(task, steps[:-1])[steps[-1]] = words

    return change(task.id, lambda each: put(each, steps, value), data)


def removal(task: Task, steps: Steps) -> Edit:
    """Return the taking out of an item of a list, or of a key."""

    def data(task: Data) -> None:
        del _at(task, steps[:-1])[steps[-1]]

    return change(task.id, lambda each: removed(each, steps), data)


def _task(data: Data, number: int) -> Data:
    return next(task for task in data["tasks"] if task["id"] == str(number))


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        value = value[step]
    return value


def log(base: Base, chance: Random) -> Edit:
    """Return an entry of any task."""
    return log_of(base.some(chance), chance)


def entry(chance: Random) -> Entry:
    """Return an entry like no other."""
    note = chance.choice(_NOTES).format(chance.randrange(10**9))
    evidence = ("某文〔2022〕9号",) if chance.random() < 0.3 else ()
    return Entry(_day(chance), chance.choice((Status.IN_PROGRESS, Status.DONE)), note, evidence)


def adjust(task: Task, chance: Random) -> Edit:
    """Return an approved change of a task's deadline."""
    reason = f"原因{chance.randrange(10**9)}"
    deadline = chance.choice(("10月底前", "11月底前"))
    return addition(
        task, ("adjustments",), Adjustment(_day(chance), deadline, reason, "局长办公会")
    )


def remind(task: Task, chance: Random) -> Edit:
    """Return a slip that was issued for a task."""
    reference = f"催〔2022〕{chance.randrange(10**9)}号"
    return addition(task, ("reminders",), Reminder(_day(chance), "催办单", reference))


def start(task: Task, clock: int, chance: Random) -> Edit:
    """Return a new case of a clock."""
    case = Case(f"件{chance.randrange(10**9)}", _day(chance))
    return addition(task, ("clocks", clock, "cases"), case)


def _day(chance: Random) -> date:
    return date(2022, 1, 1) + timedelta(chance.randrange(360))


def any_record(base: Base, chance: Random) -> Edit:
    """Return a record of any kind, of any task."""
    task = base.some(chance)
    make = [log_of, adjust, remind] + ([start_of] if task.clocks else [])
    return chance.choice(make)(task, chance)


def log_of(task: Task, chance: Random) -> Edit:
    """Return an entry of a task."""
    return addition(task, ("progress",), entry(chance))


def start_of(task: Task, chance: Random) -> Edit:
    """Return a new case of any clock of a task."""
    return start(task, chance.randrange(len(task.clocks)), chance)


def comment(task: Task, key: str, chance: Random) -> Edit:
    """Return a comment on a line of its own above a key of a task."""
    words = f"核对{chance.randrange(10**9)}"

    def text(old: str) -> str:
        start, end = _span(old, task.id)
        at = old.index(f"    {key}:", start, end)
        return f"{old[:at]}    # {words}\n{old[at:]}"

    return Edit(text, comment=words)


def _span(text: str, number: int) -> tuple[int, int]:
    """Return where the lines of a task begin and end."""
    found = re.search(rf"(?m)^  - id: {number}\b.*\n(?:    .*\n)*", text)
    assert found is not None
    return found.span()


def new_task(number: int, name: str) -> Edit:
    """Return a task that is added at the end of the file."""
    fields = (
        f"id: {number}\nname: {name}\ncontent: 开展公开。\nunits: [办公室]\ndeadline: 9月底前\n"
    )
    lines = "".join(f"    {line}\n" for line in fields.splitlines())
    return Edit(
        lambda old: f"{old}\n  - {lines[4:]}",
        lambda data: data["tasks"].append(said(fields)),
    )


def no_task(task: Task) -> Edit:
    """Return the taking out of a task."""

    def text(old: str) -> str:
        start, end = _span(old, task.id)
        return old[:start] + old[end:]

    return Edit(text, lambda data: data["tasks"].remove(_task(data, task.id)))


def event_dated(chance: Random, month: int = 5) -> Edit:
    """Return the day in a month of the first event of the plan."""
    day = date(2022, month, chance.randint(1, 28))

    def text(old: str) -> str:
        register = register_of(old)
        return spliced(old, splices(register, [put(register.events[0], ("date",), day)])["t"])

    def data(whole: Data) -> None:
        whole["events"][0]["date"] = day.isoformat()

    return Edit(text, data)


def plan_line(base: Base, key: str) -> Edit:
    """Return another text at a key of the plan."""
    old = base.side.data["plan"][key]

    def data(whole: Data) -> None:
        whole["plan"][key] = f"{old}（改）"

    return Edit(lambda text: text.replace(f"{key}: {old}", f"{key}: {old}（改）", 1), data)


class Judged(NamedTuple):
    """What came of a merge: did it stop, and what is wrong with the result."""

    stops: bool
    faults: tuple[str, ...]


def judged(base: Side, pull: Pull, folder: Path) -> Judged:
    """Merge two sides, and hold the result against what it must say."""
    sides = pull.sides(base)
    found, result = _merged((base.text, *(side.text for side in sides)), folder)
    stops = not result.is_clean
    faults = []
    if stops and found.is_clean:
        faults.append("stops where git does not")
    if stops is not bool(pull.dispute) and not (pull.dispute and found.is_clean):
        faults.append("stops" if stops else "no stop at a dispute")
    if stops is bool(pull.dispute):
        for wanted, text in zip(pull.results(base), resolved(result.data.decode()), strict=False):
            faults += unsaid(wanted, text)
    return Judged(stops, tuple(faults))


def _merged(texts: tuple[str, ...], folder: Path) -> tuple[Merged, Merged]:
    """Return what git makes of a base and two sides, and what we make of them."""
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode())
    base, ours, theirs = (text.encode() for text in texts)
    found = merged_file(*paths)
    by_git = Merged(*found) if found else whole_in_marks(ours, theirs)
    return by_git, merged(base, ours, theirs, by_git)


def resolved(text: str) -> tuple[str, str]:
    """Return a text with every conflict decided for ours, and for theirs."""
    return _DISPUTE.sub(r"\1", text), _DISPUTE.sub(r"\2", text)


def unsaid(wanted: Side, text: str) -> Iterator[str]:
    """Yield what a text should say and does not, or says and should not."""
    try:
        data = said(text)
    except yaml.YAMLError as problem:
        yield f"no YAML: {problem}"
        return
    if canonical(data) != canonical(wanted.data):
        yield "says something else than was meant"
    yield from (f"lost the comment {each}" for each in wanted.comments if f"# {each}" not in text)


def by_hand(text: str, chance: Random) -> str:
    """Return a text with a few lines changed as hands change them, whatever it says then."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        act = chance.choice(("drop", "twice", "move", "comment", "remark", "digit", "blank"))
        if act == "drop":
            del lines[at]
        elif act == "twice":
            lines.insert(at, lines[at])
        elif act == "move":
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        elif act == "comment":
            lines[at] = f"#{lines[at]}"
        elif act == "remark":
            lines[at] = lines[at].rstrip("\n") + f"  # 手记{chance.randrange(10**6)}\n"
        elif act == "digit":
            lines[at] = re.sub(r"\d", lambda _: str(chance.randrange(10)), lines[at], count=1)
        else:
            lines.insert(at, "\n")
    return "".join(lines)


def judged_by_lines(base: str, ours: str, theirs: str, folder: Path) -> Judged:
    """Merge texts of which nobody knows what they mean: no line that a side added may be lost."""
    found, result = _merged((base, ours, theirs), folder)
    faults = ["stops where git does not"] if found.is_clean and not result.is_clean else []
    text = result.data.decode()
    for side in (ours, theirs) if result != found else ():
        new = Counter(side.splitlines()) - Counter(base.splitlines())
        pieces = [each.strip() for line in new for each in line.split("  # ")]
        faults += [f"lost: {each}" for each in pieces if each not in text]
    return Judged(not result.is_clean, tuple(faults))
