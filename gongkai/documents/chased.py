"""What was chased with slips, and what came of it: the matter of a 督办通报."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.agenda import Item, State
from gongkai.documents.facts import MatterFacts
from gongkai.documents.view import View
from gongkai.model import Reminder, Task
from gongkai.rates import shares
from gongkai.wording import listed


class ChasedFacts(NamedTuple):
    """A matter that a unit was asked for with slips since the year began.

    ``outcome`` is ``done``, ``open`` (not due yet), ``late`` or ``set_aside``; ``levels`` says
    「提醒单1份、催办单2份」.
    """

    matter: MatterFacts
    unit: str
    times: int
    levels: str
    outcome: str
    word: str


class OutcomeFacts(NamedTuple):
    """How many of the chased matters came to one outcome, and whose they are."""

    key: str
    word: str
    matters: int
    percent: str
    units: tuple[str, ...]


_WORDS = {"done": "已办结", "open": "正在办理", "late": "未办结", "set_aside": "已调整"}


def chased(view: View) -> tuple[ChasedFacts, ...]:
    """Return what was chased in the plan's year by the day of the view, in the document's order."""
    return tuple(found for task in view.now.register.tasks for found in _of(view, task))


def outcomes(found: tuple[ChasedFacts, ...]) -> tuple[OutcomeFacts, ...]:
    """Return the outcomes that occur, what is done first."""
    parts = {key: [each for each in found if each.outcome == key] for key in _WORDS}
    present = {key: part for key, part in parts.items() if part}
    portions = shares([len(part) for part in present.values()])
    return tuple(
        OutcomeFacts(
            key, _WORDS[key], len(part), f"{share}%", tuple(dict.fromkeys(e.unit for e in part))
        )
        for (key, part), share in zip(present.items(), portions, strict=True)
    )


def _of(view: View, task: Task) -> Iterator[ChasedFacts]:
    slips: dict[tuple[str, str | None], list[Reminder]] = {}
    for slip in task.reminders:
        if view.plan.year == slip.date.year and slip.date <= view.as_of:
            slips.setdefault((slip.matter, slip.unit), []).append(slip)
    items = view.by_number[task.id].judged.items
    for (matter, unit), sent in slips.items():
        # A slip keeps the words of its day; a stage that is called otherwise now was of this row.
        item = next((each for each in items if (each.label or "") == matter), items[0])
        outcome = _outcome(item, unit)
        levels = Counter(slip.level for slip in sent)
        yield ChasedFacts(
            matter=view.matter(item),
            unit=unit or listed(view.now.charged(item)),
            times=len(sent),
            levels=listed(f"{level}{count}份" for level, count in levels.items()),
            outcome=outcome,
            word=_WORDS[outcome],
        )


def _outcome(item: Item, unit: str | None) -> str:
    if item.state.is_done or (item.shares and unit in item.shares.done):
        return "done"
    if item.state.is_set_aside:
        return "set_aside"
    return "late" if item.state is State.OVERDUE else "open"
