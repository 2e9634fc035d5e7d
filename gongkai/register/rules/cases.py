"""Whether what bends the course of a case can be true, and is allowed."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from gongkai.clocks import course
from gongkai.diagnostics import Diagnostic, warning
from gongkai.model import Case, Task
from gongkai.register.rules.context import Context, Path, cases_of
from gongkai.timing.due_days import end_of, limit_from
from gongkai.wording import full_day


def steps_lie_within_the_case(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A case is suspended, begun anew and lengthened between its first day and its last."""
    del context
    for case, _, at in cases_of(task):
        for day, what, path in dated_steps(case):
            message = ""
            if day < case.since:
                message = f"{what}{full_day(day)}早于起算日{full_day(case.since)}"
            elif case.done is not None and day > case.done:
                message = f"{what}{full_day(day)}晚于办结日{full_day(case.done)}"
            if message:
                place = task.origin.at(*at, *path)
                yield warning("misplaced-step", place, message, _CHECK)


def pauses_follow_one_another(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A pause ends after it begins, and before the next one."""
    del context
    for case, _, at in cases_of(task):
        for k, pause in enumerate(case.pauses):
            if pause.end is not None and pause.end < pause.start:
                message = f"中止末日{full_day(pause.end)}早于中止首日{full_day(pause.start)}"
                place = task.origin.at(*at, "pauses", k, "to")
                yield warning("misplaced-step", place, message, _CHECK)
        in_order = sorted(enumerate(case.pauses), key=lambda each: each[1].start)
        for (_, one), (k, other) in pairwise(in_order):
            if one.end is None or other.start <= one.end:
                first, then = full_day(one.start), full_day(other.start)
                message = f"{first}起的中止还没有结束，{then}又中止"
                place = task.origin.at(*at, "pauses", k, "from")
                yield warning("misplaced-step", place, message, "重叠的日子只算一次；核对日期")


_CHECK = "核对这两个日期，多是年份或月份写错"


def extensions_are_no_longer_than_the_limit(task: Task, context: Context) -> Iterator[Diagnostic]:
    """Twenty working days may be lengthened by twenty (政府信息公开条例第三十三条第二款)."""
    for case, clock, at in cases_of(task):
        if case.extension is None:
            continue
        by, limit, calendar = (
            case.extension.by,
            context.terms.read(clock.within),
            context.terms.calendar,
        )
        if end_of(by, case.since, calendar).day > limit_from(limit, case.since, calendar).day:
            message = f"延长{by.text}，比期限本身（{clock.within}）还长"
            hint = "依申请公开的答复，延长不得超过20个工作日（政府信息公开条例第三十三条）；核对"
            yield warning("long-extension", task.origin.at(*at, "extension", "by"), message, hint)


def extensions_are_approved_in_time(task: Task, context: Context) -> Iterator[Diagnostic]:
    """A limit is lengthened, and the applicant told, before it has passed."""
    for case, clock, at in cases_of(task):
        if case.extension is None:
            continue
        limit, day = context.terms.read(clock.within), case.extension.date
        before = case._replace(extension=None, done=None)
        due = course(before, clock, limit, day, context.terms.calendar).due
        if day > due:
            message = f"{full_day(day)}才批准延长，期限{full_day(due)}已满"
            hint = "延长应在期限届满前批准并告知申请人；核对批准日期"
            yield warning("late-extension", task.origin.at(*at, "extension", "date"), message, hint)


def dated_steps(case: Case) -> Iterator[tuple[date, str, Path]]:
    """Yield the day of each step between the first and the last, what it is and where."""
    for k, pause in enumerate(case.pauses):
        yield pause.start, "中止首日", ("pauses", k, "from")
        if pause.end is not None:
            yield pause.end, "中止末日", ("pauses", k, "to")
    for k, day in enumerate(case.restarts):
        yield day, "重新起算日", ("restarts", k)
    if case.extension is not None:
        yield case.extension.date, "批准延长的日期", ("extension", "date")
