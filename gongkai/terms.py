"""What binds a task and by when: its phrase as read, the approved change, the day of its event.

Decided here once, for the agenda that judges and for the rules that look for contradictions.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from gongkai.model import Register, Task
from gongkai.timing.due_days import Slot, slots
from gongkai.timing.phrases import Deadline, normalise, read_deadline
from gongkai.timing.workdays import Calendar


class Terms(NamedTuple):
    """How a plan's phrases are read on a day.

    ``events`` has every event by its folded name; of two with one name the first counts that
    has a date by then. ``None`` is an event whose date is unknown or still to come.
    """

    year: int
    calendar: Calendar
    events: Mapping[str, date | None]

    def read(self, phrase: str) -> Deadline:
        """Return the reading of a phrase in the plan's year."""
        return read_deadline(phrase, self.year)

    def in_force(self, task: Task, day: date) -> Deadline:
        """Return the deadline that binds a task on ``day``, an approved change included."""
        change = task.adjustment(day) if task.adjustments else None
        return self.read(change.deadline if change else task.deadline)

    def defines(self, event: str) -> bool:
        """Is there an event of this name, with a date or without?"""
        return normalise(event) in self.events

    def slots(self, deadline: Deadline) -> tuple[Slot, ...]:
        """Return what is to be done by when; without a date when the event has none yet."""
        event = self.events.get(normalise(deadline.event)) if deadline.event else None
        return slots(deadline, event, self.calendar)


def terms_of(register: Register, as_of: date, calendar: Calendar) -> Terms:
    """Return the terms of a register as of a day; an event later than the day has no date yet."""
    events: dict[str, date | None] = {}
    for event in register.events:
        name = normalise(event.name)
        if events.get(name) is None:
            events[name] = event.date if event.date and event.date <= as_of else None
    return Terms(register.plan.year, calendar, events)
