"""What a deadline phrase says once it is read: its kind, its dates, its doubts.

Only the records. How words become a reading is the grammar's matter.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from gongkai.wording import full_day, short_day


class Kind(Enum):
    """The sorts of deadline. ``key`` is the name in JSON, ``word`` the Chinese one."""

    POINT = ("point", "时点")
    WINDOW = ("window", "时段")
    STANDING = ("standing", "全年持续")
    RECURRING = ("recurring", "周期")
    RELATIVE = ("relative", "自事件起算")
    STAGED = ("staged", "分阶段")
    OPEN = ("open", "未定时限")
    UNREADABLE = ("unreadable", "无法识别")
    NOT_A_DEADLINE = ("not-a-deadline", "不是时限")

    def __init__(self, key: str, word: str) -> None:
        self.key = key
        self.word = word


class Period(NamedTuple):
    """What a recurring deadline comes back in: each quarter, every 2 weeks, once a year.

    ``unit`` is ``day``, ``workday``, ``week``, ``ten-days`` (旬), ``half-month``, ``month``,
    ``quarter``, ``half-year``, ``year`` or ``term`` (学期).
    """

    every: int
    unit: str

    @property
    def months(self) -> int:
        """Its length in months where the calendar says when it ends: 3 for a quarter, else 0."""
        return _MONTHS.get(self.unit, 0) if self.every == 1 else 0


_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


class Deadline(NamedTuple):
    """A phrase as it is read.

    ``dates`` are the due dates of a recurring or staged deadline and ``labels`` their names;
    ``due`` of a staged one is the last of them. ``period`` is what a recurring one comes back
    in, where that is said (not for 定期); ``quota`` that it says how often in it and no day
    (2次/年). ``amount`` and ``unit`` (``day``, ``workday``, ``week``, ``month``, ``year``) are the
    length of a relative one, ``event`` what it counts from, if named. ``lasting`` is a dated
    deadline with 并长期坚持 behind it.

    ``doubts`` are Chinese sentences that say why the later of two readings was taken;
    ``remarks`` say what else to know, or why the phrase was refused.
    """

    phrase: str
    kind: Kind
    start: date | None = None
    due: date | None = None
    dates: tuple[date, ...] = ()
    amount: int | None = None
    unit: str | None = None
    event: str | None = None
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    lasting: bool = False
    period: Period | None = None
    quota: bool = False

    @property
    def ambiguous(self) -> bool:
        """Was the later of two readings taken?"""
        return bool(self.doubts)

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is to be said about the reading, the doubts first."""
        return self.doubts + self.remarks


class Found(NamedTuple):
    """A limit quoted in running text: the words, where they begin, what they say."""

    phrase: str
    offset: int
    deadline: Deadline


def label_of(day: date, year: int) -> str:
    """Return 5月29日, with the year where it is not ``year``."""
    return short_day(day) if day.year == year else full_day(day)
