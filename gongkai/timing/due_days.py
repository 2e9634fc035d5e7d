"""From a deadline, an event's date and the working-day calendar to the days things are due.

Counting is as the law has it: the first day is out (民法典第二百零一条), 以内 and 不超过 include
the last (第一千二百五十九条), a month ends on the day of the same number. What is due when a
plan says so stays on its day, holiday or not; only statutory limits in 日 roll forward.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from gongkai.model import Span
from gongkai.timing.phrases import Deadline, Kind, normalise
from gongkai.timing.words import NUMERALS, end_of_number, read_number
from gongkai.timing.workdays import Calendar, Counted
from gongkai.wording import day_in

_SPAN_UNITS = {
    **dict.fromkeys(("d", "天", "日", "自然日", "个自然日"), "day"),
    **dict.fromkeys(("wd", "工作日", "个工作日"), "workday"),
    **dict.fromkeys(("w", "周", "星期", "个星期"), "week"),
    **dict.fromkeys(("m", "月", "个月"), "month"),
}
_LONGEST_SPAN = 999
_ONE_DATE = (Kind.POINT, Kind.WINDOW)


class Slot(NamedTuple):
    """One thing to be done. ``standing`` has no date because it lasts all year; a slot that is
    neither dated nor standing waits for an event or for the office to set a date.
    """

    start: date | None
    due: date | None
    label: str | None
    estimated: bool
    standing: bool
    notes: tuple[str, ...]


def read_span(text: str) -> Span | None:
    """Return a length of time as typed: 30d, 10wd, 2w, 1m, 30天, 10个工作日, 两周, 1个月."""
    folded = normalise(text).lower()
    if not folded or folded[0] not in NUMERALS:
        return None
    end = end_of_number(folded, 0)
    amount, unit = read_number(folded[:end]), _SPAN_UNITS.get(folded[end:])
    if amount is None or unit is None or amount > _LONGEST_SPAN:
        return None
    return Span(amount, unit, text.strip())


def end_of(span: Span, day: date, calendar: Calendar) -> Counted:
    """Return the last day of ``span`` after ``day``; ``day`` itself is not counted."""
    return _counted(span.amount, span.unit, day, calendar)


def limit_from(limit: Deadline, day: date, calendar: Calendar, statutory: bool = False) -> Counted:
    """Return when a relative ``limit`` ends that began on ``day``.

    The day of the event is out, also with 之日起 (民法典第二百零一条). A ``statutory`` limit in
    日, weeks, months or years that ends on a day off ends on the next working day (第二百零三条).
    Raises ``ValueError`` for a deadline that is not relative.
    """
    if limit.amount is None or limit.unit is None:
        raise ValueError(f"{limit.phrase} is no length of time")
    counted = _counted(limit.amount, limit.unit, day, calendar)
    if statutory and limit.unit != "workday":
        return calendar.roll_forward(counted.day)
    return counted


def _counted(amount: int, unit: str, day: date, calendar: Calendar) -> Counted:
    if unit == "workday":
        return calendar.add_workdays(day, amount)
    if unit == "day":
        return Counted(day + timedelta(days=amount))
    if unit == "week":
        return Counted(day + timedelta(weeks=amount))
    from dateutil.relativedelta import relativedelta

    return Counted(day + relativedelta(months=amount * (12 if unit == "year" else 1)))


def slots(deadline: Deadline, event_date: date | None, calendar: Calendar) -> tuple[Slot, ...]:
    """Return everything that a deadline asks for, in order of time.

    One slot for a point, a window or a limit, one per date of a recurring or staged deadline,
    a standing one for what lasts; nothing dated where no date is said.
    """
    if deadline.kind in _ONE_DATE:
        return (_dated(deadline.due, start=deadline.start),)
    if deadline.kind is Kind.RELATIVE:
        return (_limited(deadline, event_date, calendar),)
    if deadline.kind is Kind.STANDING or (deadline.kind is Kind.RECURRING and not deadline.dates):
        return (_STANDING,)
    if not deadline.dates:
        return (_dated(None),)
    pairs = zip(deadline.dates, deadline.labels, strict=True)
    dated = tuple(_dated(due, label, deadline.start) for due, label in pairs)
    return (*dated, _STANDING._replace(label="长期坚持")) if deadline.lasting else dated


_STANDING = Slot(None, None, None, False, True, ())


def _dated(due: date | None, label: str | None = None, start: date | None = None) -> Slot:
    return Slot(start, due, label, False, False, ())


def _limited(deadline: Deadline, event_date: date | None, calendar: Calendar) -> Slot:
    if event_date is None:
        return _dated(None)
    end = limit_from(deadline, event_date, calendar)
    notes = (estimate_note(end.day, calendar),) if end.estimated else ()
    return Slot(None, end.day, None, end.estimated, False, notes)


def estimate_note(day: date, calendar: Calendar) -> str:
    """Return why a day that was counted to is an estimate: its year's 放假安排 is unknown."""
    year = day.year if not calendar.is_published(day.year) else day.year - 1
    return f"{year}年放假安排未公布，暂按周一至周五推算"


def last_workday(day: date, calendar: Calendar) -> date | None:
    """Return the last working day before a day off of a published year, else nothing."""
    if not calendar.is_published(day.year) or calendar.is_workday(day):
        return None
    return calendar.roll_back(day)


@lru_cache(maxsize=1024)  # a calendar looks the day up, and most deadlines share theirs
def rest_day_note(day: date, calendar: Calendar) -> str:
    """Return a remark where a plan's date is a day off, and an empty text where it is not.

    The date itself stays (plan deadlines are not moved): the office finishes before the holiday.
    """
    last = last_workday(day, calendar)
    if last is None:
        return ""
    why = "放假" if calendar.holiday(day) else "是休息日"
    return f"{day_in(day, day.year)}{why}，最后一个工作日为{day_in(last, day.year)}"
