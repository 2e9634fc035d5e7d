"""The course of a case: from its first day, over pauses, restarts and an extension, to its limit.

The day that starts a case is not counted (民法典第二百零一条). Days inside a pause do not count:
asking a third party, or another organ, suspends the answer (政府信息公开条例第三十三条第三款). A
restart makes its day the new first day, as a corrected application does (第三十条). An extension
is counted on from the end of the limit (第三十三条第二款). Statutory limits in 日 that end on a day
off end on the next working day (民法典第二百零三条). What is dated after the day that is asked
about does not exist yet.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.model import Case, Clock, Extension, Pause
from gongkai.timing.due_days import end_of, limit_from
from gongkai.timing.phrases import Deadline
from gongkai.timing.workdays import Calendar, Counted
from gongkai.wording import UNIT_WORDS, short_day

_DAY = timedelta(days=1)


class Course(NamedTuple):
    """How a case of a clock has run by a day.

    ``begun`` is the day after which counting began, the last restart's where there was one.
    ``due`` is the last day of the limit; while a pause is open it is the day that would be due if
    the pause ended on the day that is asked about. ``used`` and ``paused`` count, in ``unit``
    (``day`` or ``workday``), what the case has taken of its limit ``until`` it was closed or the
    day came, and what was not counted. ``legs`` are where the limit ends, and where the extension
    does, before a statutory limit that ends on a day off rolls forward to ``due``.
    """

    clock: Clock
    case: Case
    begun: date
    due: date
    unit: str
    until: date
    used: int
    paused: int
    legs: tuple[date, ...]
    estimated: bool = False
    pauses: tuple[Pause, ...] = ()
    extension: Extension | None = None

    @property
    def open_pause(self) -> Pause | None:
        """The pause that has not ended yet, if any."""
        return next((pause for pause in self.pauses if pause.end is None), None)


def case_label(clock: Clock, case: Case) -> str:
    """Return how a case is called where its task is named: 「留言答复：第1号」."""
    return f"{clock.name}：{case.ref}"


def course(case: Case, clock: Clock, limit: Deadline, as_of: date, calendar: Calendar) -> Course:
    """Return how a case of a clock has run by ``as_of``; ``limit`` is the clock's, as read.

    Raises ``ValueError`` for a limit that is no length of time.
    """
    begun = max((case.since, *(day for day in case.restarts if day <= as_of)))
    pauses = tuple(_pauses(case, begun, as_of))
    extension = case.extension if case.extension and case.extension.date <= as_of else None
    unit = _counted_in(limit.unit)
    until = min(case.done or as_of, as_of)
    count = _Count(unit, pauses, until, calendar)
    end = limit_from(limit, begun, calendar)
    if pauses:
        end = count.stretched(begun, end)
    legs = [end.day]
    if extension is not None:
        further = end_of(extension.by, end.day, calendar)
        if pauses:
            own = _Count(_counted_in(extension.by.unit), pauses, until, calendar)
            further = own.stretched(end.day, further)
        end = further._replace(estimated=end.estimated or further.estimated)
        legs.append(end.day)
    if clock.statutory and unit == "day":
        rolled = calendar.roll_forward(end.day)
        end = rolled._replace(estimated=end.estimated or rolled.estimated)
    return Course(
        clock=clock,
        case=case,
        begun=begun,
        due=end.day,
        unit=unit,
        until=until,
        used=count.between(begun, until),
        paused=count.paused(begun, until),
        legs=tuple(legs),
        estimated=end.estimated,
        pauses=pauses,
        extension=extension,
    )


def _counted_in(unit: str | None) -> str:
    """Return in what a length of time is counted: weeks and months run through days off."""
    return "workday" if unit == "workday" else "day"


def _pauses(case: Case, begun: date, as_of: date) -> Iterator[Pause]:
    """Yield the pauses that exist on the day and fall into the count, in order of time."""
    for pause in sorted(case.pauses, key=lambda each: each.start):
        ended = pause.end if pause.end and pause.end <= as_of else None
        if pause.start <= as_of and (ended is None or ended > begun):
            yield pause._replace(end=ended)


class _Count:
    """Counts days that are neither paused nor, for limits in working days, days off.

    A pause that is open lasts ``until`` the day that is asked about, or that closed the case.
    """

    def __init__(
        self, unit: str, pauses: tuple[Pause, ...], until: date, calendar: Calendar
    ) -> None:
        self._in_workdays = unit == "workday"
        self._calendar = calendar
        self._paused = frozenset(
            day
            for pause in pauses
            for day in _days(pause.start, pause.end or until)
            if self.counts(day)
        )

    def stretched(self, begun: date, end: Counted) -> Counted:
        """Return where a count that would end on ``end`` ends with the paused days left out."""
        missing = self.paused(begun, end.day)
        day, estimated = end.day, end.estimated
        while missing:
            day += _DAY
            estimated = estimated or not self._calendar.is_published(day.year)
            missing -= self.counts(day) and day not in self._paused  # a bool is 0 or 1
        return Counted(day, estimated and self._in_workdays)

    def between(self, after: date, until: date) -> int:
        """Return how many days after ``after``, up to and with ``until``, were counted."""
        if until <= after:
            return 0
        calendar = self._calendar
        days = (
            calendar.workdays_between(after, until) if self._in_workdays else (until - after).days
        )
        return days - self.paused(after, until)

    def paused(self, after: date, until: date) -> int:
        """Return how many days in that span would have counted but for the pauses."""
        return sum(after < day <= until for day in self._paused)

    def counts(self, day: date) -> bool:
        """Is it a day that counts where no pause is?"""
        return not self._in_workdays or self._calendar.is_workday(day)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY


class Stretch(NamedTuple):
    """Days on end that count, or that do not for one reason; both ends are in.

    ``number`` is which day of the limit the first one is (of the extension's own, where it is
    ``extended``), ``unit`` in what is counted; without a number the days do not count. ``reason``
    says why not, or why a day off counts (调休上班).
    """

    first: date
    last: date
    number: int | None
    unit: str
    reason: str = ""
    extended: bool = False

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def account(run: Course, calendar: Calendar) -> tuple[Stretch, ...]:
    """Return which days of a case counted and which did not, from its first day to its due day.

    While a pause is open nobody knows what comes after it: then it ends with the day asked about.
    """
    stretches: list[Stretch] = []
    for day in _judged_days(run, calendar):
        if stretches and _goes_on(stretches[-1], day):
            stretches[-1] = stretches[-1]._replace(last=day.last)
        else:
            stretches.append(day)
    return tuple(stretches)


def _judged_days(run: Course, calendar: Calendar) -> Iterator[Stretch]:
    """Yield the first day, or all before the count began anew, then each day by itself."""
    is_anew = run.begun != run.case.since
    why = f"{short_day(run.begun)}重新起算" if is_anew else "起算当日"
    yield Stretch(run.case.since, run.begun, None, run.unit, why)
    after = run.begun
    for k, end in enumerate(run.legs):
        extension = run.extension if k else None
        unit = _counted_in(extension.by.unit) if extension else run.unit
        yield from _leg(run, after, end, unit, calendar)
        after = end
    if after < run.due:
        for day in _days(after + _DAY, run.due - _DAY):
            yield Stretch(day, day, None, run.unit, calendar.reason(day))
        yield Stretch(run.due, run.due, None, run.unit, "末日遇节假日，顺延到此日")


def _leg(run: Course, after: date, end: date, unit: str, calendar: Calendar) -> Iterator[Stretch]:
    count = _Count(unit, run.pauses, run.until, calendar)
    number, is_extended = 0, end != run.legs[0]
    last = min(end, run.until) if run.open_pause else end
    for day in _days(after + _DAY, last):
        pause = _pause_on(run, day)
        if pause is not None:
            why = f"中止（{pause.reason}）" if pause.reason else "中止"
            yield Stretch(day, day, None, unit, why, is_extended)
        elif count.counts(day):
            number += 1
            is_made_up = unit == "workday" and calendar.is_exchanged(day)
            why = calendar.kind(day) if is_made_up else ""
            yield Stretch(day, day, number, unit, why, is_extended)
        else:
            yield Stretch(day, day, None, unit, calendar.kind(day), is_extended)


def _pause_on(run: Course, day: date) -> Pause | None:
    on = (pause for pause in run.pauses if pause.start <= day <= (pause.end or run.until))
    return next(on, None)


def _goes_on(before: Stretch, day: Stretch) -> bool:
    """Is a day counted as those before it, or not counted for the same reason?"""
    if (before.number is None) != (day.number is None):
        return False
    return before[3:] == day[3:]


def explained(found: Course) -> tuple[str, ...]:
    """Return what bent a case's course, one clause each; nothing where it ran straight."""
    days = UNIT_WORDS[found.unit]
    words = []
    if found.begun != found.case.since:
        words.append(f"{short_day(found.begun)}重新起算，自次日起计{found.clock.within}")
    for pause in found.pauses:
        span = f"自{short_day(pause.start)}起中止"
        if pause.end is not None:
            until = f"至{short_day(pause.end)}" if pause.end != pause.start else ""
            span = f"{short_day(pause.start)}{until}中止"
        words.append(f"{span}（{pause.reason}）")
    if found.paused:
        words.append(f"中止期间{found.paused}{days}不计")
    if found.extension is not None:
        given = found.extension
        words.append(
            f"{short_day(given.date)}经{given.approved_by}批准延长{given.by.amount}{UNIT_WORDS[given.by.unit]}"
        )
    return tuple(words)
