"""提醒单, 催办单, 督办通知单: one matter, one slip, to the unit that leads.

The ladder: a 提醒单 from 10 working days before the day, a 催办单 from 3 working days before it, a
督办通知单 when it is more than 5 working days late or two slips 催办单 were not answered. After 10
working days the slip announces the 局长办公会. Nothing is sent.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from gongkai.agenda import Agenda, Item, State, pressing
from gongkai.documents.context import SlipFacts
from gongkai.documents.facts import plan_facts
from gongkai.documents.matters import entry_text, label_of, unresolved, urgency, when
from gongkai.figures import leaders
from gongkai.model import Reminder, Span, Task
from gongkai.timing.deadlines import end_of
from gongkai.wording import listed, quoted

TEN_WORKDAYS = Span(10, "workday", "10wd")
_URGE_BEFORE = 3
_SUPERVISE_AFTER = 5
_REPORT_AFTER = 10
_ANSWER_WITHIN = 3


class Level(Enum):
    """The kinds of slip, mildest first; ``sign`` stands in the reference number."""

    REMIND = ("提醒单", "公开提")
    URGE = ("催办单", "公开催")
    SUPERVISE = ("督办通知单", "公开督")

    def __init__(self, word: str, sign: str) -> None:
        self.word = word
        self.sign = sign


class Unaddressed(NamedTuple):
    """A task of which a 相关科室 gets no slip, since nobody named it; ``reason`` is a sentence."""

    task: Task
    reason: str


class Slips(NamedTuple):
    """The slips to be issued, and the tasks for which somebody could not be asked."""

    slips: tuple[SlipFacts, ...]
    unaddressed: tuple[Unaddressed, ...]


def slips(
    agenda: Agenda,
    within: Span = TEN_WORKDAYS,
    unit: str | None = None,
    level: Level | None = None,
) -> Slips:
    """Return a slip for every matter that is late or due within the span, the latest first.

    ``unit`` keeps only the slips to one unit, ``level`` is given instead of the ladder's.
    各科室 gets a slip for each 科室. Numbers go on after the slips of the same level that the
    register records.
    """
    until = end_of(within, agenda.as_of, agenda.calendar).day
    matters = [item for item in pressing(agenda, until) if item.due is not None]
    issued = Counter(
        slip.level for task in agenda.register.tasks for slip in _earlier(task, agenda.as_of)
    )
    found = []
    for item, addressee in _addressed(agenda, matters, unit):
        earlier = _earlier(item.task, agenda.as_of, addressee)
        chosen = level or _level(agenda, item, earlier)
        issued[chosen.word] += 1
        reference = _reference(agenda, chosen, issued[chosen.word])
        slip = _slip(agenda, item, addressee, chosen, reference)
        found.append(slip._replace(time=len(earlier) + 1))
    return Slips(tuple(found), tuple(_unaddressed(agenda, matters)))


def _earlier(task: Task, as_of: date, unit: str | None = None) -> list[Reminder]:
    """Return the slips that were issued for a task by the day, to one unit or to all."""
    return [
        slip
        for slip in task.reminders
        if slip.date <= as_of and (unit is None or slip.unit in (None, unit))
    ]


def _addressed(agenda: Agenda, matters: list[Item], unit: str | None) -> Iterator[tuple[Item, str]]:
    for item in matters:
        for addressee in leaders(agenda.register, item.task):
            if unit in (None, addressee):
                yield item, addressee


def _level(agenda: Agenda, item: Item, earlier: list[Reminder]) -> Level:
    urged = sum(slip.level == Level.URGE.word for slip in earlier)
    left = _workdays_left(agenda, item)
    if left < -_SUPERVISE_AFTER or (urged >= 2 and left < 0):
        return Level.SUPERVISE
    if left <= _URGE_BEFORE or item.state is State.OVERDUE:
        return Level.URGE
    return Level.REMIND


def _workdays_left(agenda: Agenda, item: Item) -> int:
    due = item.due or date.max
    return agenda.calendar.workdays_between(agenda.as_of, due)


def _reference(agenda: Agenda, level: Level, number: int) -> str:
    """Return 「嘉财公开催〔2022〕3号」; the office's word stands before the plan's own 〔."""
    plan = agenda.register.plan
    office = plan.document.partition("〔")[0] if "〔" in plan.document else ""
    return f"{office}{level.sign}〔{agenda.as_of.year}〕{number}号"


def _slip(agenda: Agenda, item: Item, addressee: str, level: Level, reference: str) -> SlipFacts:
    task = item.task
    entries = task.entries(agenda.as_of)
    answer = agenda.calendar.add_workdays(agenda.as_of, _ANSWER_WITHIN)
    is_ahead = item.due is not None and agenda.as_of <= item.due < answer.day
    named = [name for name in agenda.register.concerned(task) if name != addressee]
    is_shared = len(leaders(agenda.register, task)) > 1
    return SlipFacts(
        level=level.word,
        reference=reference,
        plan=plan_facts(agenda.register.plan),
        as_of=agenda.as_of,
        unit=addressee,
        others="" if is_shared else listed(named, ""),
        number=task.id,
        name=task.name,
        label=label_of(item),
        content=task.content,
        phrase=item.phrase,
        when=when(agenda, item),
        state=item.state.key,
        urgency=urgency(item),
        latest=entry_text(entries[-1]) if entries else "",
        time=1,
        answer_by=item.due if is_ahead and item.due else answer.day,
        estimated=item.estimated or answer.estimated,
        escalates=_workdays_left(agenda, item) < -_REPORT_AFTER,
    )


def _unaddressed(agenda: Agenda, matters: list[Item]) -> Iterator[Unaddressed]:
    seen: set[int] = set()
    for item in matters:
        task = item.task
        words = unresolved(agenda.register, task)
        if not words or task.id in seen:
            continue
        seen.add(task.id)
        lead = listed(leaders(agenda.register, task), "")
        what = f"只发{lead}" if lead else "未出单"
        reason = f"第{task.id}项的{quoted(listed(words))}没有明确到具体科室，{what}"
        yield Unaddressed(task, f"{reason}；请在 assigned 中逐一写明")
