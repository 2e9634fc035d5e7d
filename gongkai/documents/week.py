"""「本周」: what the officer has to see to, in groups, on one screen or one sheet.

It is for the officer alone: what is missing in the record stands here and in no document.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from gongkai import period
from gongkai.agenda import Agenda, Item, State
from gongkai.documents.facts import PlanFacts
from gongkai.documents.gaps import gaps
from gongkai.documents.slips import ANSWER_WITHIN, Level, is_for_the_meeting, slips
from gongkai.documents.view import TaskView, View, label_of, view_of
from gongkai.figures import pressing, unit_figures
from gongkai.model import Register, Reminder, Span, Task
from gongkai.sentences import due_day, urgency
from gongkai.timing.due_days import end_of, last_workday
from gongkai.wording import listed, numbered, short_day

_TEN_DAYS = Span(10, "day", "10d")
_TWO_MONTHS = Span(2, "month", "2m")


class WeekLine(NamedTuple):
    """A task, or one obligation of it, or a unit: what it is, whose, until when, what about it.

    ``number`` is the task's, or none where the line is about no task; ``state`` that of what has
    a day.
    """

    number: int | None
    name: str
    unit: str
    due: date | None
    when: str
    words: str
    state: str = ""


class WeekGroup(NamedTuple):
    """Lines of one kind; ``todo`` is the command that deals with them, if one does."""

    key: str
    title: str
    todo: str
    lines: tuple[WeekLine, ...]

    @property
    def is_dated(self) -> bool:
        """Do the lines have days, so that each is worth a line of its own?"""
        return any(line.due is not None for line in self.lines)

    @property
    def sentence(self) -> str:
        """All lines in one: 「第5、7—9项」, a few of them with their names."""
        numbers = [line.number for line in self.lines if line.number is not None]
        if len(numbers) > _NAMED and not self.lines[0].words:
            return numbered(numbers)
        return listed(_told(line, named=len(numbers) <= _NAMED) for line in self.lines)


_NAMED = 3


def _told(line: WeekLine, *, named: bool) -> str:
    number = f"第{line.number}项" if line.number is not None else ""
    return f"{number}{line.name if named else ''}{line.words}"


class WeekFacts(NamedTuple):
    """The week that holds ``as_of``, Monday to Sunday; ``groups`` without lines are left out."""

    plan: PlanFacts
    as_of: date
    first: date
    last: date
    groups: tuple[WeekGroup, ...]


def week_facts(register: Register, as_of: date) -> WeekFacts:
    """Return what there is to see to in the week of a day."""
    seen = view_of(register, as_of)
    monday = as_of - timedelta(days=as_of.weekday())
    groups = (*_dated(seen), *_to_do(seen), *_chores(seen))
    return WeekFacts(
        plan=seen.plan,
        as_of=as_of,
        first=monday,
        last=monday + timedelta(days=6),
        groups=tuple(group for group in groups if group.lines),
    )


def _dated(seen: View) -> Iterable[WeekGroup]:
    """Yield what is late, what comes, and the cases that run out."""
    found = pressing(seen.now, end_of(_TEN_DAYS, seen.as_of, seen.now.calendar).day)
    rows = [item for item in found if item.due is not None and not item.is_case]
    late = [item for item in rows if item.state is State.OVERDUE]
    ahead = [item for item in rows if item.state is not State.OVERDUE]
    cases = [item for item in found if item.is_case]
    yield _group(seen, "overdue", "逾期", "gongkai remind", late)
    yield _group(seen, "due", "10天内到期", "gongkai due --within 10d", ahead)
    yield _group(seen, "cases", "超期和将到期的个案", "gongkai case", cases)


def _group(seen: View, key: str, title: str, todo: str, items: Iterable[Item]) -> WeekGroup:
    return WeekGroup(key, title, todo, tuple(_matter(seen, item) for item in items))


def _matter(seen: View, item: Item) -> WeekLine:
    label = label_of(item)
    last = last_workday(item.due, seen.now.calendar) if item.due and not item.is_case else None
    rest = f"，最后工作日{short_day(last)}" if last and item.state is not State.OVERDUE else ""
    return WeekLine(
        number=item.task.id,
        name=f"{item.task.name}（{label}）" if label else item.task.name,
        unit=seen.matter(item).owing,
        due=item.due,
        when=due_day(item, seen.plan.year),
        words=f"{urgency(item)}{rest}",
        state=item.state.key,
    )


def _to_do(seen: View) -> Iterable[WeekGroup]:
    """Yield what the officer issues, asks and takes to the 局长办公会."""
    now = seen.now
    yield WeekGroup("slips", "待出的单", "gongkai remind --record", tuple(_slips(seen)))
    long_late = [
        item
        for item in now.items
        if item.state is State.OVERDUE and not item.is_case and is_for_the_meeting(now, item)
    ]
    yield WeekGroup(
        "meeting",
        "提请局长办公会研究（逾期超过10个工作日）",
        "gongkai report --meeting",
        _about(seen.of(item) for item in long_late),
    )
    quotas = (task for task in seen.tasks if task.state.is_open and _shortfall(task))
    yield WeekGroup(
        "quotas", "量化指标还没有达到", "gongkai log … --count", _about(quotas, _shortfall)
    )
    stale = (task for task in seen.tasks if _is_stale(task, seen))
    yield WeekGroup("stale", "全年任务两个月没有新进展", "gongkai log", _about(stale))


def _slips(seen: View) -> Iterable[WeekLine]:
    """Yield how many slips of each level are to go out; an answer that may still come is waited
    for.
    """
    due = [
        record
        for task, record in slips(seen).unrecorded
        if not _is_answerable(seen.now, task, record)
    ]
    counts = Counter(record.level for record in due)
    for level in Level:
        if counts[level.word]:
            yield WeekLine(None, level.word, "", None, "", f"{counts[level.word]}张")


def _is_answerable(now: Agenda, task: Task, record: Reminder) -> bool:
    return any(
        (sent.level, sent.matter, sent.unit) == (record.level, record.matter, record.unit)
        and sent.date <= now.as_of
        and now.calendar.workdays_between(sent.date, now.as_of) <= ANSWER_WITHIN
        for sent in task.reminders
    )


def _shortfall(task: TaskView) -> str:
    quota = task.quota
    if quota is None or quota.is_met:
        return ""
    return f"还差{quota.missing()}{quota.measure}"


def _is_stale(task: TaskView, seen: View) -> bool:
    """Does the task last all year, and was nothing heard of it for two months?"""
    item = task.judged.first
    if item.activity is None or task.task.encouraged:
        return False
    began = max(seen.plan.issued or date.min, date(seen.plan.year, 1, 1))
    heard = max([began, *(entry.date for entry in task.progress)])
    return end_of(_TWO_MONTHS, heard, seen.now.calendar).day <= seen.as_of


def _chores(seen: View) -> Iterable[WeekGroup]:
    """Yield what is missing in the record, each with the command that puts it there."""
    plan = seen.now.register.plan
    month = period.holding(seen.as_of, plan.year, plan.cutoff)
    units = unit_figures(seen.now, seen.figures, month.first, month.last)
    found = gaps(seen, units, month)
    word = plan.unit_word
    for key, title, todo, numbers in (
        ("silent", "年初以来没有任何进展，通报会缺", "gongkai log", found.silent),
        ("unproven", "已登记完成，缺佐证材料", "gongkai log … --evidence", found.unproven),
        ("unnamed", f"相关{word}待明确", f"gongkai assign 序号 --units {word}", found.unnamed),
        ("awaiting", "起算日待查明", "gongkai event", found.awaiting),
        ("unclocked", "含办理时限，没有登记过个案，核实是否发生", "gongkai case", found.unclocked),
        ("before_issue", "时限早于印发日，已办结的补录", "gongkai done", found.before_issue),
        ("estimated", "时限为暂估，放假安排公布后核对", "gongkai due", found.estimated),
    ):
        yield WeekGroup(key, title, todo, _about(map(seen.by_number.__getitem__, numbers)))
    silent = (WeekLine(None, unit, unit, None, "", "") for unit in found.silent_units)
    yield WeekGroup("units", f"{month.name}还没有报过进展", "gongkai log", tuple(silent))


def _about(
    tasks: Iterable[TaskView], say: Callable[[TaskView], str] | None = None
) -> tuple[WeekLine, ...]:
    """Return a line a task, however often it is found; ``say`` adds what there is to say of it."""
    once = {each.task.id: each for each in tasks}
    return tuple(
        WeekLine(each.task.id, each.task.name, each.lead, None, "", say(each) if say else "")
        for each in once.values()
    )
