"""The steps of a case: which can be true, and the changes that record them.

A case is charged to a unit, suspended and gone on with, begun anew, lengthened and answered. What
it says already decides whether a step can be true; one that cannot is refused with what was found.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.model import Case, Clock, Extension, Pause, Task
from gongkai.register.changes import Change, added, put
from gongkai.register.editing import CannotEdit
from gongkai.wording import full_day


class CaseSteps(NamedTuple):
    """What is to be recorded of a case; what is empty stays as it is.

    ``resume`` is the last day of the pause that is open; together with ``pause`` it is that one's.
    """

    unit: str = ""
    pause: Pause | None = None
    resume: date | None = None
    restart: date | None = None
    extension: Extension | None = None
    done: date | None = None
    result: str = ""

    @property
    def last_day(self) -> date | None:
        """The latest day that a step names."""
        days = (
            self.pause and self.pause.start,
            self.resume,
            self.restart,
            self.extension and self.extension.date,
            self.done,
        )
        return max((day for day in days if day is not None), default=None)


def case_stepped(task: Task, clock: Clock, ref: str, steps: CaseSteps) -> list[Change]:
    """Return the changes that record steps of a case, in the order in which they happen.

    Of several cases with one name the open one is meant. Raises ``CannotEdit`` for a step that
    does not fit what the case says, or the steps before it.
    """
    k = _meant(clock, ref)
    at = ("clocks", task.clocks.index(clock), "cases", k)
    return [
        (added if step.key in _LISTS else put)(task, (*at, *step.key), step.value)
        for step in _steps(clock.cases[k], steps)
    ]


_LISTS = (("pauses",), ("restarts",))


def _meant(clock: Clock, ref: str) -> int:
    named = [k for k, case in enumerate(clock.cases) if case.ref == ref]
    if not named:
        raise CannotEdit(f"“{clock.name}”下没有登记过“{ref}”")
    # A name may come again after a year; who records a step means what is not answered yet.
    still_open = [k for k in named if clock.cases[k].done is None]
    return still_open[0] if still_open else named[-1]


class _Step(NamedTuple):
    """Where in a case something is written, and what."""

    key: tuple[str | int, ...]
    value: object


def _steps(case: Case, steps: CaseSteps) -> Iterator[_Step]:
    """Yield what is written, each step judged by the case as the steps before leave it."""
    if steps.unit:
        yield _Step(("unit",), steps.unit)
    if steps.restart is not None:
        case = restarted(case, steps.restart)
        yield _Step(("restarts",), steps.restart)
    if steps.pause is not None:
        case = paused(case, steps.pause._replace(end=steps.resume))
        yield _Step(("pauses",), case.pauses[-1])
    elif steps.resume is not None:
        k, case = _resumed(case, steps.resume)
        yield _Step(("pauses", k, "to"), steps.resume)
    if steps.extension is not None:
        case = _extended(case, steps.extension)
        yield _Step(("extension",), steps.extension)
    if steps.done is not None:
        case = _closed(case, steps.done)
        yield _Step(("done",), steps.done)
    if steps.result:
        _has_result(case)
        yield _Step(("result",), steps.result)


def restarted(case: Case, day: date) -> Case:
    """Return the case begun anew; raises ``CannotEdit``."""
    _within(case, day, "重新起算日")
    if case.restarts and day <= max(case.restarts):
        last = full_day(max(case.restarts))
        raise CannotEdit(f"“{case.ref}”{last}已经重新起算，再次重新起算应在这天以后")
    return case._replace(restarts=(*case.restarts, day))


def paused(case: Case, pause: Pause) -> Case:
    """Return the case suspended; raises ``CannotEdit``."""
    _within(case, pause.start, "中止首日")
    for other in case.pauses:
        if other.end is None:
            since = f"{full_day(other.start)}起中止（{other.reason}）"
            raise CannotEdit(f"“{case.ref}”自{since}，还没有恢复，先用 --resume 登记中止到哪天")
        if pause.start <= other.end and (pause.end is None or other.start <= pause.end):
            span = f"{full_day(other.start)}至{full_day(other.end)}"
            raise CannotEdit(f"“{case.ref}”{span}已经登记过中止，与这次重叠")
    if pause.end is not None:
        _end_of_pause(case, pause, pause.end)
    elif case.done is not None:
        done = full_day(case.done)
        raise CannotEdit(f"“{case.ref}”已于{done}办结，补记中止请用 --resume 同时写明末日")
    return case._replace(pauses=(*case.pauses, pause))


def _resumed(case: Case, day: date) -> tuple[int, Case]:
    for k, pause in enumerate(case.pauses):
        if pause.end is None:
            _end_of_pause(case, pause, day)
            ended = (*case.pauses[:k], pause._replace(end=day), *case.pauses[k + 1 :])
            return k, case._replace(pauses=ended)
    ends = [pause.end for pause in case.pauses if pause.end is not None]
    last = f"，上次中止到{full_day(max(ends))}为止" if ends else "，没有登记过中止"
    raise CannotEdit(f"“{case.ref}”现在没有中止{last}")


def _end_of_pause(case: Case, pause: Pause, day: date) -> None:
    if day < pause.start:
        raise CannotEdit(f"中止末日{full_day(day)}早于中止首日{full_day(pause.start)}")
    _within(case, day, "中止末日")


def _extended(case: Case, extension: Extension) -> Case:
    if case.extension is not None:
        old = case.extension
        given = f"{full_day(old.date)}经{old.approved_by}批准延长{old.by.text}"
        raise CannotEdit(f"“{case.ref}”已于{given}，只能延长一次")
    _within(case, extension.date, "批准延长的日期")
    return case._replace(extension=extension)


def _closed(case: Case, day: date) -> Case:
    if case.done is not None:
        raise CannotEdit(f"“{case.ref}”已经登记过办结日期{full_day(case.done)}")
    days = [case.since, *case.restarts, *(pause.end or pause.start for pause in case.pauses)]
    if case.extension is not None:
        days.append(case.extension.date)
    if day < max(days[1:], default=day):
        last = full_day(max(days))
        raise CannotEdit(f"办结日{full_day(day)}早于{last}，那天还登记了中止、补正或延长")
    return case._replace(done=day)


def _has_result(case: Case) -> None:
    if case.done is None:
        raise CannotEdit(f"“{case.ref}”还没有办结，办理结果与 --done 一同登记")


def _within(case: Case, day: date, what: str) -> None:
    """Refuse a step before the case began or after it was closed."""
    if day < case.since:
        raise CannotEdit(f"{what}{full_day(day)}早于起算日{full_day(case.since)}")
    if case.done is not None and day > case.done:
        raise CannotEdit(f"{what}{full_day(day)}晚于办结日{full_day(case.done)}")
