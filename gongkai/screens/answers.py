"""The answer to ``gongkai when``: how a phrase is read, and its dates, with the reasons."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gongkai.clocks import Course
from gongkai.screens.courses import course_lines
from gongkai.timing.deadline import LENGTH_WORDS
from gongkai.timing.due_days import estimate_note, rest_day_note
from gongkai.timing.phrases import Deadline, Kind
from gongkai.timing.workdays import Calendar, Counted
from gongkai.wording import UNIT_WORDS, dated, full_day, listed, short_day

_SATURDAY = 5


def sentences(
    deadline: Deadline, year: int, since: date | None, counted: Counted | None, calendar: Calendar
) -> Iterator[str]:
    """Yield the reading in sentences, the answer first: ``counted`` is where a limit ends."""
    if counted and since:
        yield from _counted_words(deadline, since, counted, calendar)
    else:
        yield f"“{deadline.phrase}”（{year}年）：{reading_words(deadline)}"
        for label, day in zip(deadline.labels, deadline.dates, strict=True):
            begun = f"{dated(deadline.start)}至" if deadline.start else ""
            named = "" if label == short_day(day) or begun else f"{label}："
            yield f"  {named}{begun}{dated(day)}"
        if deadline.due is not None:
            yield from _noted(rest_day_note(deadline.due, calendar))
    yield from _noted(*deadline.notes)


def course_sentences(deadline: Deadline, run: Course, calendar: Calendar) -> Iterator[str]:
    """Yield where a limit ends that was suspended, begun anew or lengthened, then every day."""
    bends = (
        f"{short_day(run.begun)}重新起算" if run.begun != run.case.since else "",
        f"中止{run.paused}{UNIT_WORDS[run.unit]}" if run.paused else "",
        f"延长{run.extension.by.text}" if run.extension else "",
    )
    told = "，".join(filter(None, bends))
    bent = f"（{told}）" if told else ""
    yield f"{full_day(run.case.since)}起{_length(deadline)}{bent}：{dated(run.due)}"
    for line in course_lines(run, calendar):
        yield f"  {line}"
    if run.estimated:
        yield f"  推算结果：{estimate_note(run.due, calendar)}"


def _noted(*notes: str) -> Iterator[str]:
    for note in notes:
        if note:
            yield f"  {note}"


def reading_words(deadline: Deadline) -> str:
    """Return the kind and the dates of a deadline that counts from nothing."""
    word = deadline.kind.word
    if deadline.kind is Kind.RELATIVE:
        event = f"“{deadline.event}”" if deadline.event else "起算日"
        return f"{word}，{event}后{_length(deadline)}内；用 --from 写明起算日，可算出到期日"
    if deadline.start and deadline.due:
        return f"{word}，{dated(deadline.start)}至{dated(deadline.due)}，含末日"
    if deadline.kind is Kind.POINT and deadline.due:
        return f"{word}，{dated(deadline.due)}，含当日"
    if deadline.dates:
        return f"{word}，共{len(deadline.dates)}个日期"
    return word


def _length(deadline: Deadline) -> str:
    return f"{deadline.amount}{LENGTH_WORDS[deadline.unit or 'day']}"


def _counted_words(
    deadline: Deadline, since: date, counted: Counted, calendar: Calendar
) -> Iterator[str]:
    length = _length(deadline)
    ordinal = f"第{length}" if deadline.unit in ("day", "workday") else f"满{length}之日"
    yield f"{full_day(since)}起{ordinal}：{dated(counted.day)}"
    yield "  起算当日不计入，末日计入"
    if counted.skipped:
        yield f"  其间不计：{listed(_spans(counted.skipped, calendar))}"
    if deadline.unit == "workday" and (extra := _made_up(since, counted.day, calendar)):
        yield f"  其间计入：{listed(_spans(extra, calendar))}"
    if deadline.unit != "workday" and not counted.skipped:
        yield from _noted(rest_day_note(counted.day, calendar))
    if counted.estimated:
        yield f"  推算结果：{estimate_note(counted.day, calendar)}"


def _made_up(since: date, until: date, calendar: Calendar) -> list[date]:
    """Return the weekend days that were worked in exchange for a holiday."""
    days = (since + timedelta(days=n) for n in range(1, (until - since).days + 1))
    return [day for day in days if day.weekday() >= _SATURDAY and calendar.is_workday(day)]


def _spans(days: Iterable[date], calendar: Calendar) -> Iterator[str]:
    """Yield runs of days with one reason: 「10月1日至10月7日（国庆节放假）」."""
    run: list[date] = []
    for day in sorted(days):
        if run and not _continues(run[-1], day, calendar):
            yield _run_words(run, calendar)
            run = []
        run.append(day)
    if run:
        yield _run_words(run, calendar)


def _continues(last: date, day: date, calendar: Calendar) -> bool:
    return day - last == timedelta(days=1) and calendar.kind(day) == calendar.kind(last)


def _run_words(run: list[date], calendar: Calendar) -> str:
    last = f"至{short_day(run[-1])}" if len(run) > 1 else ""
    return f"{short_day(run[0])}{last}（{calendar.kind(run[-1])}）"
