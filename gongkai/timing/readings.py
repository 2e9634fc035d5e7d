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


class Deadline(NamedTuple):
    """A phrase as it is read.

    ``dates`` are the due dates of a recurring or staged deadline and ``labels`` their names;
    ``due`` of a staged one is the last of them. ``amount`` and ``unit`` (``day``, ``workday``,
    ``week``, ``month``, ``year``) are the length of a relative one, ``event`` what it counts
    from, if named. ``ambiguous`` means that the later of two readings was taken; ``notes`` are
    Chinese sentences that say why, or why the phrase was refused. ``lasting`` is a dated
    deadline with 并长期坚持 behind it.
    """

    phrase: str
    kind: Kind
    start: date | None = None
    due: date | None = None
    dates: tuple[date, ...] = ()
    amount: int | None = None
    unit: str | None = None
    event: str | None = None
    ambiguous: bool = False
    notes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    lasting: bool = False


class Found(NamedTuple):
    """A limit quoted in running text: the words, where they begin, what they say."""

    phrase: str
    offset: int
    deadline: Deadline


def label_of(day: date, year: int) -> str:
    """Return 5月29日, with the year where it is not ``year``."""
    return short_day(day) if day.year == year else full_day(day)
