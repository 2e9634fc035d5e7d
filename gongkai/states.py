"""The states of an obligation, and what each means. How one is reached is the agenda's matter."""

from enum import Enum
from typing import NamedTuple


class State(Enum):
    """Where an obligation stands; members are ordered by how much they want attention."""

    OVERDUE = ("overdue", "逾期")
    DUE_TODAY = ("due_today", "今日到期")
    DUE_SOON = ("due_soon", "临期")
    UNCONCLUDED = ("unconcluded", "年度未办结")
    AWAITING_EVENT = ("awaiting_event", "待定（缺起算日）")
    UNSCHEDULED = ("unscheduled", "未定时限")
    STANDING = ("standing", "全年持续")
    IN_PROGRESS = ("in_progress", "推进中")
    NOT_STARTED = ("not_started", "未启动")
    UPCOMING = ("upcoming", "未到时限")
    SUSPENDED = ("suspended", "暂缓")
    CANCELLED = ("cancelled", "取消")
    NOT_APPLICABLE = ("not_applicable", "未发生")
    CARRIED_OVER = ("carried_over", "结转下年")
    DONE_LATE = ("done_late", "逾期完成")
    DONE_ON_TIME = ("done_on_time", "按时完成")
    DONE_EARLY = ("done_early", "提前完成")

    def __init__(self, key: str, word: str) -> None:
        self.key = key
        self.word = word

    @property
    def is_done(self) -> bool:
        """Has the obligation been met, early, on time or late?"""
        return self in _DONE

    @property
    def is_on_time(self) -> bool:
        """Has the obligation been met before its day was over?"""
        return self in _DONE and self is not State.DONE_LATE

    @property
    def is_set_aside(self) -> bool:
        """Is nothing to be done in the year: 未发生, 暂缓, 取消 or 结转?"""
        return self in _SET_ASIDE

    @property
    def is_open(self) -> bool:
        """Does the plan still want something: not done, not set aside?"""
        return self not in _CLOSED

    @property
    def is_pressing(self) -> bool:
        """Is something late, or near its day?"""
        return self in _PRESSING

    @property
    def is_ahead(self) -> bool:
        """Is something dated still to be done, and not late?"""
        return self in _AHEAD


_DONE = (State.DONE_EARLY, State.DONE_ON_TIME, State.DONE_LATE)
_SET_ASIDE = (State.SUSPENDED, State.CANCELLED, State.NOT_APPLICABLE, State.CARRIED_OVER)
_CLOSED = (*_DONE, *_SET_ASIDE)
_AHEAD = (
    State.DUE_TODAY,
    State.DUE_SOON,
    State.IN_PROGRESS,
    State.NOT_STARTED,
    State.UPCOMING,
)
_PRESSING = (State.OVERDUE, State.DUE_TODAY, State.DUE_SOON)


class Activity(Enum):
    """Whether anything is heard of a row that lasts all year, while it is open."""

    NEW = ("new_progress", "本期有新进展")
    SOME = ("some_progress", "有进展")
    NONE = ("no_progress", "尚无进展")

    def __init__(self, key: str, word: str) -> None:
        self.key = key
        self.word = word


class Shares(NamedTuple):
    """Which units have done their part of a row that each must do, and which have not.

    A unit that does not exist on the day, or for which the row is set aside, is in neither.
    """

    done: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many units are asked."""
        return len(self.done) + len(self.missing)


ORDER = {state: k for k, state in enumerate(State)}
"""The states by how much they want attention, the most first."""
