"""What was recorded of a task last, and the change that takes it back.

An entry, an approved change, a slip, the naming of 相关科室, or a step of a case: its start, its
end, a pause or its end, a restart, an extension.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from gongkai.model import Adjustment, Case, Clock, Entry, Reminder, Task
from gongkai.register.changes import Change, removed
from gongkai.register.fields import Steps

_Item = TypeVar("_Item")
Recorded: TypeAlias = Entry | Adjustment | Reminder | Case | tuple[str, ...]


class Latest(NamedTuple):
    """A record and where it stands; ``step`` names the step of a case, else it is empty.

    ``day`` is nothing for the naming of units, which has no date of its own.
    """

    day: date | None
    what: Recorded
    steps: Steps
    step: str = ""
    clock: Clock | None = None

    def taken_back(self, task: Task) -> list[Change]:
        """Return the changes that take the record out; a case that is open again has no result."""
        changes = [removed(task, self.steps)]
        if self.step == "done" and isinstance(self.what, Case) and self.what.result:
            changes.append(removed(task, (*self.steps[:-1], "result")))
        return changes


def latest(task: Task) -> Latest | None:
    """Return the newest record of a task: of several on a day the one that is written last.

    Progress counts as written after the rest of its day. Nothing where nothing is recorded.
    """
    found = list(_records(task))
    return max(found, key=lambda each: each.day or date.min) if found else None


def _records(task: Task) -> Iterator[Latest]:
    """Yield what is recorded; of equal days ``max`` takes the first, so the last come first."""
    for k, entry in _backwards(task.progress):
        yield Latest(entry.date, entry, ("progress", k))
    for k, change in _backwards(task.adjustments):
        yield Latest(change.date, change, ("adjustments", k))
    for k, slip in _backwards(task.reminders):
        yield Latest(slip.date, slip, ("reminders", k))
    for k, clock in _backwards(task.clocks):
        for n, case in _backwards(clock.cases):
            for step in _case_steps(case, ("clocks", k, "cases", n)):
                yield step._replace(clock=clock)
    if task.assigned:
        yield Latest(None, task.assigned, ("assigned",))


def _case_steps(case: Case, at: Steps) -> Iterator[Latest]:
    if case.done is not None:
        yield Latest(case.done, case, (*at, "done"), "done")
    if case.extension is not None:
        yield Latest(case.extension.date, case, (*at, "extension"), "extension")
    for k, pause in _backwards(case.pauses):
        if pause.end is not None:
            yield Latest(pause.end, case, (*at, "pauses", k, "to"), "resume")
        yield Latest(pause.start, case, (*at, "pauses", k), "pause")
    for k, day in _backwards(case.restarts):
        yield Latest(day, case, (*at, "restarts", k), "restart")
    yield Latest(case.since, case, at, "start")


def _backwards(items: tuple[_Item, ...]) -> Iterator[tuple[int, _Item]]:
    return zip(range(len(items) - 1, -1, -1), reversed(items), strict=True)
