"""提醒单, 催办单, 督办通知单: one matter, one slip, to each unit that owes something of it.

The ladder: a 提醒单 from 10 working days before the day, a 催办单 from 3 working days before it, a
督办通知单 when it is more than 5 working days late or two slips 催办单 were not answered. After 10
working days the slip announces the 局长办公会. Nothing is sent.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from gongkai.agenda import Agenda, Item, State
from gongkai.documents.facts import PlanFacts
from gongkai.documents.view import TaskView, View, label_of
from gongkai.figures import pressing
from gongkai.model import Entry, Reminder, Span, Task
from gongkai.sentences import due_day, printed_limit, reported, urgency
from gongkai.timing.due_days import end_of, last_workday
from gongkai.wording import dated, ended, full_day, listed, quoted

TEN_WORKDAYS = Span(10, "workday", "10wd")
_URGE_BEFORE = 3  # working days before the due day, the next two after it
_SUPERVISE_AFTER = 5
_REPORT_AFTER = 10
ANSWER_WITHIN = 3
"""Working days: within so many a unit answers a slip, and is not asked again."""


class Level(Enum):
    """The kinds of slip, mildest first; ``sign`` stands in the reference number.

    ``key`` is the name in templates, ``verb`` what such a slip does.
    """

    REMIND = ("remind", "提醒单", "提醒", "公开提")
    URGE = ("urge", "催办单", "催办", "公开催")
    SUPERVISE = ("supervise", "督办通知单", "督办", "公开督")

    def __init__(self, key: str, word: str, verb: str, sign: str) -> None:
        self.key = key
        self.word = word
        self.verb = verb
        self.sign = sign

    @classmethod
    def named(cls, word: str) -> "Level":
        """Return the level that a record names."""
        return next(level for level in cls if level.word == word)


class To(Enum):
    """Whom slips go to; without a wish, to every unit concerned but the one that issues them."""

    LEAD = "lead"
    SUPPORT = "support"
    ALL = "all"


class Wish(NamedTuple):
    """Which slips are wanted: see ``slips``."""

    within: Span = TEN_WORKDAYS
    unit: str | None = None
    level: Level | None = None
    to: To | None = None
    number: int | None = None

    def reaches(self, unit: str, office: str) -> bool:
        """Is a unit to be written to? The issuing ``office`` is only where that is asked for."""
        is_meant = self.unit == unit or self.to in (To.LEAD, To.ALL)
        return self.unit in (None, unit) and (is_meant or unit != office)


_EVERY_SLIP = Wish()


class SlipFacts(NamedTuple):
    """One matter, one slip: a 提醒单, 催办单 or 督办通知单.

    ``leads`` says whether the unit leads; ``others`` are those that support it, or those that
    lead. ``limit`` is all that binds: 「3月底前，即2022年3月31日（星期四）」. ``course`` is how
    a case came in, which limit it has and what bent it, in sentences; empty for a task.
    ``missing`` says what the office has not been told yet.
    ``key`` and ``verb`` belong to the level. ``time`` says how often the matter is asked for with
    this slip, of whatever level; ``answer_by`` is the day on which the answer is due;
    ``escalates`` when the next step is the 局长办公会.
    """

    key: str
    level: str
    verb: str
    reference: str
    plan: PlanFacts
    as_of: date
    unit: str
    leads: bool
    others: str
    number: int
    name: str
    label: str
    content: str
    phrase: str
    when: str
    limit: str
    course: str
    state: str
    urgency: str
    latest: str
    missing: str
    time: int
    answer_by: date
    estimated: bool
    escalates: bool


class Unaddressed(NamedTuple):
    """A task of which a 相关科室 gets no slip, since nobody named it; ``reason`` is a sentence."""

    task: Task
    reason: str


class Slips(NamedTuple):
    """The slips to be issued, and the tasks for which somebody could not be asked.

    ``unrecorded`` are the records of those that did not go out on the day before. ``own`` are the
    tasks that the issuing unit owes something of, and got no slip for.
    """

    slips: tuple[SlipFacts, ...]
    unrecorded: tuple[tuple[Task, Reminder], ...]
    unaddressed: tuple[Unaddressed, ...]
    own: tuple[int, ...]


def slips(seen: View, wish: Wish = _EVERY_SLIP) -> Slips:
    """Return a slip for every matter that is late or due within the span, the latest first.

    ``wish.unit`` keeps only the slips to one unit, ``wish.to`` those to the leading or to the
    supporting units; ``wish.level`` is given instead of the ladder's. 各科室 gets a slip for each
    科室. Numbers begin with ``wish.number``, else go on after the slips of the same level that the
    register records for the year.
    """
    agenda = seen.now
    until = end_of(wish.within, agenda.as_of, agenda.calendar).day
    matters = [item for item in pressing(agenda, until) if item.due is not None]
    numbers = _Numbers(agenda, wish.number)
    found, unrecorded = [], []
    for item, addressee in _addressed(agenda, matters, wish):
        sent = _sent(agenda, item, addressee)
        record = _of_today(sent, agenda.as_of, wish.level)
        if record is None:
            chosen = wish.level or _level(agenda, item, sent)
            reference = numbers.next(chosen)
            record = Reminder(
                agenda.as_of, chosen.word, reference, addressee, matter=item.label or ""
            )
            sent.append(record)
            unrecorded.append((item.task, record))
        time = sent.index(record) + 1
        found.append(_slip(seen, item, record._replace(unit=addressee), time))
    return Slips(
        slips=tuple(found),
        unrecorded=tuple(unrecorded),
        unaddressed=tuple(_unaddressed(agenda, matters, wish)),
        own=tuple(_withheld(agenda, matters, wish)),
    )


class _Numbers:
    """Counts on from the slips of each level that the register records for the agenda's year, or
    from the number that is given.
    """

    def __init__(self, agenda: Agenda, first: int | None) -> None:
        self._agenda = agenda
        issued = [
            slip
            for task in agenda.register.tasks
            for slip in task.reminders
            if slip.date <= agenda.as_of and slip.date.year == agenda.as_of.year
        ]
        self._count = Counter(slip.level for slip in issued)
        if first is not None:
            self._count = Counter({each.word: first - 1 for each in Level})
        self._taken = {slip.reference for slip in issued}

    def next(self, level: Level) -> str:
        """Return the next number that no slip of the year has: some may have been taken back."""
        while True:
            self._count[level.word] += 1
            reference = _reference(self._agenda, level, self._count[level.word])
            if reference not in self._taken:
                return reference


def _sent(agenda: Agenda, item: Item, unit: str) -> list[Reminder]:
    """Return the slips that went to a unit about this very matter by the day, oldest first."""
    about = [
        slip
        for slip in item.task.reminders
        if slip.date <= agenda.as_of
        and slip.matter == (item.label or "")
        and agenda.roster.is_for(unit, slip.unit)
    ]
    return sorted(about, key=lambda slip: slip.date)


def _of_today(sent: list[Reminder], day: date, level: Level | None) -> Reminder | None:
    """Return the numbered slip that went out on the day already: it is shown again as it was.

    Another ``level`` asked for by name is another slip.
    """
    for slip in reversed(sent):
        if slip.date == day and slip.reference and level in (None, Level.named(slip.level)):
            return slip
    return None


def _addressed(agenda: Agenda, matters: list[Item], wish: Wish) -> Iterator[tuple[Item, str]]:
    for item in matters:
        for addressee in _asked(agenda, item, wish):
            yield item, addressee


def _asked(agenda: Agenda, item: Item, wish: Wish) -> Iterator[str]:
    """Yield who gets a slip."""
    for addressee in owing(agenda, item, wish.to):
        if wish.reaches(addressee, agenda.office):
            yield addressee


def owing(agenda: Agenda, item: Item, to: To | None = None) -> tuple[str, ...]:
    """Return who owes something of a matter: who has it to do, or has not done its part of what
    each must do, then who supports. Nobody supports the unit that must answer a case.
    """
    leads = item.shares.missing if item.shares else agenda.charged(item)
    supports = () if item.is_case else agenda.parties(item.task).supports
    if to is To.LEAD:
        return leads
    return supports if to is To.SUPPORT else (*leads, *supports)


def _withheld(agenda: Agenda, matters: list[Item], wish: Wish) -> Iterator[int]:
    """Yield the tasks of which the issuing unit owes something and gets no slip."""
    if wish.to is None and wish.unit is None:
        owed = (item for item in matters if agenda.office in owing(agenda, item, To.LEAD))
        numbers = (item.task.id for item in owed)
        yield from dict.fromkeys(numbers)


def _level(agenda: Agenda, item: Item, earlier: list[Reminder]) -> Level:
    urged = sum(slip.level == Level.URGE.word for slip in earlier)
    left = _workdays_left(agenda, item)
    if left < -_SUPERVISE_AFTER or (urged >= 2 and left < 0):
        return Level.SUPERVISE
    if left <= _URGE_BEFORE or item.state is State.OVERDUE:
        return Level.URGE
    return Level.REMIND


def is_for_the_meeting(agenda: Agenda, item: Item) -> bool:
    """Is a matter so late that the next step is the 局长办公会?"""
    return item.due is not None and _workdays_left(agenda, item) < -_REPORT_AFTER


def _workdays_left(agenda: Agenda, item: Item) -> int:
    due = item.due or date.max
    return agenda.calendar.workdays_between(agenda.as_of, due)


def _reference(agenda: Agenda, level: Level, number: int) -> str:
    """Return 「嘉财公开催〔2022〕3号」; the office's word stands before the plan's own 〔."""
    plan = agenda.register.plan
    office = plan.document.partition("〔")[0] if "〔" in plan.document else ""
    return f"{office}{level.sign}〔{agenda.as_of.year}〕{number}号"


def _slip(view: View, item: Item, record: Reminder, time: int) -> SlipFacts:
    """Return what the slip of a record says, the unit being asked for the ``time``-th time."""
    agenda, task, mine = view.now, item.task, view.of(item)
    level = Level.named(record.level)
    unit = record.unit or ""
    answer = agenda.calendar.add_workdays(view.as_of, ANSWER_WITHIN)
    leads = unit not in mine.parties.supports or item.is_case
    entries = _heard(agenda, mine, item, unit)
    return SlipFacts(
        key=level.key,
        level=level.word,
        verb=level.verb,
        reference=record.reference,
        plan=view.plan,
        as_of=view.as_of,
        unit=unit,
        leads=leads,
        others=_others(mine, item) if leads else listed(mine.parties.leads, ""),
        number=task.id,
        name=task.name,
        label=label_of(item),
        content=task.content,
        phrase=printed_limit(item),
        when=due_day(item, view.plan.year),
        limit=_limit(agenda, item),
        course=_course(item),
        state=item.state.key,
        urgency=urgency(item),
        latest=reported(entries[-1]) if entries else "",
        missing=_missing(mine, item, entries),
        time=time,
        answer_by=_answer_by(agenda, item, answer.day),
        estimated=item.estimated or answer.estimated,
        escalates=is_for_the_meeting(agenda, item),
    )


def _others(mine: TaskView, item: Item) -> str:
    """Return who supports the one unit that leads; a case is answered by one unit."""
    is_shared = len(mine.parties.leads) > 1 or item.is_case
    return "" if is_shared else listed(mine.parties.supports, "")


def _limit(agenda: Agenda, item: Item) -> str:
    """Return what binds and the day that it comes to, with the last working day before a day off.

    「3月底前，即2022年3月31日（星期四）」, 「每季度末月20日前，三季度为……」.
    """
    if item.due is None:
        return printed_limit(item)
    day = dated(item.due) + ("（暂估，放假安排未公布）" if item.estimated else "")
    last = last_workday(item.due, agenda.calendar)
    rest = f"，当日休息，最后一个工作日为{dated(last)}" if last is not None else ""
    return f"{_phrase(item)}{day}{rest}"


def _phrase(item: Item) -> str:
    if item.course is not None:
        return f"{item.course.clock.event}之日起{item.phrase.removesuffix('内')}内，即"
    if item.obligation == "target":
        return f"{printed_limit(item)}，不少于{item.label}，最迟"
    if item.label is None:
        return f"{printed_limit(item)}，即"
    return f"{printed_limit(item)}，{label_of(item) or '本次'}为"


def _course(item: Item) -> str:
    """Return 「2022年9月20日收到网上留言。9月22日起中止（征求第三方意见）。尚未办结。」."""
    if item.course is None:
        return ""
    bent = ended("；".join(item.notes)) if item.notes else ""
    return f"{full_day(item.course.case.since)}{item.course.clock.event}。{bent}尚未办结。"


def _heard(agenda: Agenda, mine: TaskView, item: Item, unit: str) -> list[Entry]:
    """Return what was reported of a matter: of an occurrence nothing that concluded the one
    before, and of what each unit must do nothing that another did.
    """
    entries = [] if item.is_case else list(mine.judged.entries)
    if item.shares is not None:
        entries = [each for each in entries if agenda.roster.is_for(unit, each.unit)]
    is_next = item.label is not None and item.obligation == "deadline"
    return [] if is_next and entries and entries[-1].status.concludes else entries


def _missing(mine: TaskView, item: Item, entries: list[Entry]) -> str:
    """Return what the office waits for: 「目标3篇，还差2篇」, 「尚未报送进展」, 「尚未办结」."""
    if item.is_case:
        return "尚未办结"
    if mine.quota is not None and not mine.quota.is_met:
        return f"目标{item.task.target}，还差{mine.quota.missing()}{mine.quota.measure}"
    return "尚未报送完成情况" if entries else "尚未报送进展"


def _answer_by(agenda: Agenda, item: Item, usual: date) -> date:
    """Return the usual day, or one not after the due day where that is still to come.

    An answer is not asked for on a day off, unless the slip itself is written on it.
    """
    if item.due is None or not agenda.as_of <= item.due < usual:
        return usual
    return max(agenda.as_of, agenda.calendar.roll_back(item.due))


def _unaddressed(agenda: Agenda, matters: list[Item], wish: Wish) -> Iterator[Unaddressed]:
    seen: set[int] = set()
    for item in matters:
        task = item.task
        parties = agenda.parties(task)
        if not parties.unnamed or item.is_case or task.id in seen:
            continue
        seen.add(task.id)
        asked = listed(_asked(agenda, item, wish._replace(unit=None)), "")
        what = f"只发{asked}" if asked else "未出单"
        unit_word = agenda.register.plan.unit_word
        who = f"第{task.id}项的{quoted(listed(parties.unnamed))}"
        reason = f"{who}没有明确到具体{unit_word}，{what}"
        yield Unaddressed(task, f"{reason}；请在 assigned 中逐一写明")
