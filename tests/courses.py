"""Cases over 国庆 2022, and the course that each takes: what tests count by hand.

Off are 10 to 12 September (中秋节) and 1 to 7 October (国庆节); 8 and 9 October are worked.
"""

from datetime import date

from gongkai.clocks import Course, course
from gongkai.model import Case, Clock, Extension, Span
from gongkai.timing.phrases import read_deadline
from gongkai.timing.workdays import Calendar

CALENDAR = Calendar()
LATER = date(2023, 6, 30)
MEASURES = {"workday": "个工作日", "day": "日", "month": "个月"}


def sep(day: int) -> date:
    return date(2022, 9, day)


def oct_(day: int) -> date:
    return date(2022, 10, day)


def longer(amount: int, unit: str = "workday", day: date = date(2022, 9, 30)) -> Extension:
    """Return a lengthening by an amount that was approved on a day."""
    return Extension(Span(amount, unit, f"{amount}{MEASURES[unit]}"), "局领导", day)


def run(within: str, case: Case, *, as_of: date = LATER, statutory: bool = False) -> Course:
    """Return the course that a case takes under a limit, as of long after or of a day."""
    clock = Clock("答复", within, "收到", statutory=statutory)
    return course(case, clock, read_deadline(within, 2022), as_of, CALENDAR)
