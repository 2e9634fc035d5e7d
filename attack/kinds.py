"""The kinds of merges: what two colleagues do to one plan before they bring it together."""

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from random import Random
from typing import NamedTuple, TypeAlias

from attack.pulls import (
    Base,
    Edit,
    Pull,
    adjust,
    any_record,
    comment,
    event_dated,
    log,
    log_of,
    new_task,
    no_task,
    plan_line,
    remind,
    removal,
    setting,
    start,
)
from gongkai.model import Target, Task

Make: TypeAlias = Callable[[Base, Random], Pull]
Change: TypeAlias = Callable[[Task, Random], Edit]
Fits: TypeAlias = Callable[[Task], object]


class Kind(NamedTuple):
    """A kind of merge; ``fits`` says which tasks it can be about."""

    name: str
    make: Make
    fits: Fits = bool
    is_dispute: bool = False

    def is_possible(self, base: Base) -> bool:
        """Can such a merge be made of a base?"""
        return any(self.fits(task) for task in base.tasks)


def together(name: str, ours: Change, theirs: Change, fits: Fits = bool) -> Kind:
    """Return a kind in which each side makes one change of the same task."""

    def make(base: Base, chance: Random) -> Pull:
        task = base.some(chance, fits)
        return Pull([ours(task, chance)], [theirs(task, chance)])

    return Kind(name, make, fits)


def disputed(name: str, ours: Change, theirs: Change, fits: Fits = bool) -> Kind:
    """Return a kind in which the sides contradict each other, and each records something, too."""

    def make(base: Base, chance: Random) -> Pull:
        task = base.some(chance, fits)
        one, other = chance.sample([each for each in base.tasks if each.id != task.id], 2)
        both = ours(task, chance), theirs(task, chance)
        return Pull([log_of(one, chance)], [log_of(other, chance)], dispute=both)

    return Kind(name, make, fits, is_dispute=True)


def at_random(count: int) -> Kind:
    """Return a kind in which each side records so many things, of any tasks."""

    def make(base: Base, chance: Random) -> Pull:
        ours, theirs = ([any_record(base, chance) for _ in range(count)] for _ in range(2))
        return Pull(ours, theirs)

    return Kind(f"{count} random records on each side", make)


def key(name: str, *values: object) -> Change:
    """Return a change that writes one of the values at a key of a task."""
    return lambda task, chance: setting(task, (name,), chance.choice(values))


def close(number: int) -> Change:
    """Return a change that concludes the first or the second open case of a task."""

    def made(task: Task, chance: Random) -> Edit:
        k, n = _open_cases(task)[number]
        day = date(2022, 11, chance.randint(1, 30))
        return setting(task, ("clocks", k, "cases", n, "done"), day)

    return made


def give(task: Task, chance: Random) -> Edit:
    """Return a change that names the unit of the first open case."""
    del chance
    k, n = _open_cases(task)[0]
    return setting(task, ("clocks", k, "cases", n, "unit"), "某科")


def _open_cases(task: Task) -> list[tuple[int, int]]:
    """Return the open cases of the clock that has the most of them."""
    found = [
        [(k, n) for n, case in enumerate(clock.cases) if case.done is None]
        for k, clock in enumerate(task.clocks)
    ]
    return max(found, key=len, default=[])


def two_entries(task: Task, chance: Random) -> list[Edit]:
    """Return two entries of a task."""
    return [log_of(task, chance), log_of(task, chance)]


def correct(words: str) -> Change:
    """Return a change that corrects the note of the first entry of a task."""
    return lambda task, chance: setting(
        task, ("progress", 0, "note"), f"{words}{chance.randrange(10**9)}"
    )


def start_first(task: Task, chance: Random) -> Edit:
    """Return a new case of the first clock."""
    return start(task, 0, chance)


def take_back(task: Task, chance: Random) -> Edit:
    """Return the taking out of the first entry."""
    del chance
    return removal(task, ("progress", 0))


def take_out(task: Task, chance: Random) -> Edit:
    """Return the taking out of a task."""
    del chance
    return no_task(task)


def above(name: str) -> Change:
    """Return a comment above a key."""
    return lambda task, chance: comment(task, name, chance)


def _two_each(base: Base, chance: Random) -> Pull:
    task = base.some(chance)
    return Pull(two_entries(task, chance), two_entries(task, chance))


def _elsewhere(base: Base, chance: Random) -> Pull:
    one, other = chance.sample(base.tasks, 2)
    return Pull([log_of(one, chance)], [log_of(other, chance)])


def _neighbours(base: Base, chance: Random) -> Pull:
    at = chance.randrange(len(base.tasks) - 1)
    return Pull([log_of(base.tasks[at], chance)], [log_of(base.tasks[at + 1], chance)])


def _remarks_and_entries(base: Base, chance: Random) -> Pull:
    task = base.some(chance)
    return Pull(
        [comment(task, "deadline", chance), log_of(task, chance)],
        [comment(task, "deadline", chance), log_of(task, chance)],
    )


def _new_tasks(base: Base, chance: Random) -> Pull:
    del base
    first, other = chance.sample((101, 102, 103), 2)
    return Pull([new_task(first, "甲")], [new_task(other, "乙")])


def _new_task_and_last(base: Base, chance: Random) -> Pull:
    return Pull([new_task(101, "甲")], [log_of(base.tasks[-1], chance)])


def _same_number(base: Base, chance: Random) -> Pull:
    one, other = base.tasks[0], base.tasks[1]
    both = new_task(101, "甲"), new_task(101, "乙")
    return Pull([log_of(one, chance)], [log_of(other, chance)], dispute=both)


def _same_entry(base: Base, chance: Random) -> Pull:
    task = base.some(chance)
    return Pull([log(base, chance)], [log(base, chance)], same=[log_of(task, chance)])


def _same_task(base: Base, chance: Random) -> Pull:
    return Pull([log(base, chance)], [log(base, chance)], same=[new_task(101, "甲")])


def _event_and_task(base: Base, chance: Random) -> Pull:
    return Pull([event_dated(chance)], [log(base, chance)])


def _event_twice(base: Base, chance: Random) -> Pull:
    days = event_dated(chance, 5), event_dated(chance, 6)
    return Pull([log_of(base.tasks[0], chance)], [log_of(base.tasks[1], chance)], dispute=days)


def _plan_and_event(base: Base, chance: Random) -> Pull:
    return Pull([plan_line(base, "issuer")], [event_dated(chance)])


def _plan_on_both(base: Base, chance: Random) -> Pull:
    del chance
    return Pull([plan_line(base, "title")], [plan_line(base, "issuer")])


def _one_goes(base: Base, chance: Random) -> Pull:
    gone, other = chance.sample(base.tasks, 2)
    return Pull([no_task(gone)], [log_of(other, chance)])


def _closed_later(task: Task, chance: Random) -> Edit:
    del chance
    k, n = _open_cases(task)[0]
    return setting(task, ("clocks", k, "cases", n, "done"), date(2022, 12, 30))


def _two_open(task: Task) -> bool:
    return len(_open_cases(task)) > 1


def _two_entries(task: Task) -> bool:
    return len(task.progress) > 1


_LATER = "10月底前", "11月底前", "2022年11月"
_HAS_ENTRY, _HAS_CLOCK = attrgetter("progress"), attrgetter("clocks")

KINDS = (
    together("both log progress of one task", log_of, log_of),
    Kind("each logs progress of another task", _elsewhere),
    Kind("each logs progress of neighbouring tasks", _neighbours),
    Kind("two entries each in one task", _two_each),
    together("progress and adjustment of one task", log_of, adjust),
    together("adjustment and reminder of one task", adjust, remind),
    together("progress and reminder of one task", log_of, remind),
    together("both adjust one task", adjust, adjust),
    at_random(1),
    at_random(3),
    at_random(10),
    together(
        "deadline and units of one task", key("deadline", *_LATER), key("units", ("办公室", "某科"))
    ),
    together("deadline and progress of one task", key("deadline", *_LATER), log_of),
    together(
        "name and content of one task", key("name", "新名称"), key("content", "新内容：开展公开。")
    ),
    together(
        "remark and target of one task", key("remark", "一、二"), key("target", Target(3, "次"))
    ),
    together("remark and progress of one task", key("remark", "一、二"), log_of),
    together("assigned and progress of one task", key("assigned", ("某科",)), log_of),
    together("comment and another comment", above("deadline"), above("deadline")),
    together("comment and progress of one task", above("units"), log_of),
    together("comment and changed line", above("deadline"), key("deadline", *_LATER)),
    Kind("comments on both sides and entries", _remarks_and_entries),
    together("two cases of one clock closed", close(0), close(1), _two_open),
    together("two new cases", start_first, start_first, _HAS_CLOCK),
    together("a case closed and its unit named", close(0), give, _two_open),
    together("a case closed and a new case", close(0), start_first, _two_open),
    together("a new case and progress", start_first, log_of, _HAS_CLOCK),
    Kind("both add a task, with different numbers", _new_tasks),
    Kind("a task added and progress of the last one", _new_task_and_last),
    Kind("the same entry on both sides", _same_entry),
    Kind("the same task on both sides", _same_task),
    together("a note corrected and an entry added", correct("改"), log_of, _HAS_ENTRY),
    together("an entry taken back and one added", take_back, log_of, _two_entries),
    together(
        "a note corrected and a deadline changed",
        correct("改"),
        key("deadline", *_LATER),
        _HAS_ENTRY,
    ),
    Kind("an event dated and progress", _event_and_task),
    Kind("a line of the plan and an event", _plan_and_event),
    Kind("two lines of the plan", _plan_on_both),
    Kind("a task taken out and progress of another", _one_goes),
    Kind("the same number twice", _same_number, is_dispute=True),
    disputed("one deadline, two values", key("deadline", "11月底前"), key("deadline", "12月底前")),
    disputed("one remark, two texts", key("remark", "甲"), key("remark", "乙")),
    disputed("a task taken out and its deadline changed", take_out, key("deadline", "11月底前")),
    disputed("an entry taken back and corrected", take_back, correct("改"), _two_entries),
    disputed("one case closed on two days", close(0), _closed_later, _two_open),
    disputed("one note corrected twice", correct("甲"), correct("乙"), _HAS_ENTRY),
    Kind("an event dated twice", _event_twice, is_dispute=True),
)
