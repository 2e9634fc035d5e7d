"""What a deadline phrase says once it is read, and the plainest phrase that says it.

Only the records, the words of their units, and how they are written. How words become a reading
is the grammar's matter.
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from gongkai.timing.words import Refused
from gongkai.wording import UNIT_WORDS, full_day, listed, short_day

# As limits are written: 30日内, where a remainder is 还剩30天.
LENGTH_WORDS = UNIT_WORDS | {"day": "日", "year": "年"}


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
    ``quarter``, ``half-year``, ``year`` or ``term`` (学期, 学年).
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
    ``due`` of a staged one is the last of them. ``start`` is when a window begins, or the one
    stretch that comes back every year (每年6月1日至9月15日). ``period`` is what a recurring one
    comes back in, where that is said (not for 定期); ``quota`` that it says how often in it and
    no day (2次/年). ``amount`` and ``unit`` (``day``, ``workday``, ``week``, ``month``, ``year``)
    are the length of a relative one, ``event`` what it counts from, if named. ``lasting`` is a
    dated deadline with 并长期坚持 behind it.

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


def month_end(year: int, month: int) -> date:
    """Return the last day of a month; month 13 is January of the next year."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def open_deadline(remark: str) -> Deadline:
    """Return a deadline without a date, with what to do about it."""
    return Deadline("", Kind.OPEN, remarks=(remark,))


def told(deadline: Deadline, *remarks: str) -> Deadline:
    """Return the deadline with more remarks, empty ones left out."""
    more = tuple(remark for remark in remarks if remark)
    return deadline._replace(remarks=deadline.remarks + more) if more else deadline


# --- several together -----------------------------------------------------------------------------

_DATED = (Kind.POINT, Kind.WINDOW, Kind.STAGED)


class Several(Refused):
    """The items cannot stand together: they are limits of different things."""

    def __init__(self, items: list[Deadline]) -> None:
        shown = list(dict.fromkeys(item.phrase for item in items))
        super().__init__(several_limits(shown))


def several_limits(phrases: list[str]) -> str:
    shown = listed(f"“{phrase}”" for phrase in phrases)
    return f"一格里写了{len(phrases)}个时限：{shown}，请分成几项任务"


def of_times(found: list[Deadline], year: int) -> Deadline:
    """Return one time as it is, several as stages in order of their dates.

    Several that end on the same day (9月、三季度) are that day.
    """
    if len(found) == 1:
        return found[0]
    doubts = tuple(dict.fromkeys(doubt for each in found for doubt in each.doubts))
    remarks = tuple(dict.fromkeys(remark for each in found for remark in each.remarks))
    stages = sorted({stage for each in found for stage in _stages_of(each, year)})
    if len(stages) == 1:
        return Deadline("", Kind.POINT, due=found[0].due, doubts=doubts, remarks=remarks)
    return staged(stages, doubts, remarks)


def staged(
    stages: list[tuple[date, str]],
    doubts: tuple[str, ...],
    remarks: tuple[str, ...],
    lasting: bool = False,
) -> Deadline:
    """Return a deadline of several stages, each a due date and its name."""
    return Deadline(
        "",
        Kind.STAGED,
        due=stages[-1][0],
        dates=tuple(due for due, _ in stages),
        labels=tuple(label for _, label in stages),
        doubts=doubts,
        remarks=remarks,
        lasting=lasting,
    )


def combine(items: list[Deadline], year: int) -> Deadline:
    """Return what several items say together.

    A date outweighs 持续 before it; 长期坚持 behind a date lasts; 全年不少于4次
    adds nothing to 每季度. Raises ``Several`` where they cannot stand together.
    """
    is_lasting = items[-1].kind is Kind.STANDING and items[0].kind in _DATED
    dated = [each for each in items if each.kind is not Kind.STANDING] or items[:1]
    if len(dated) > 1 and all(each.kind is Kind.RECURRING for each in dated):
        dated = [each for each in dated if not each.quota] or dated
    if len(dated) > 1 and not all(each.kind in _DATED for each in dated):
        raise Several(dated)
    one = dated[0] if len(dated) == 1 and not is_lasting else _staged_by(dated, year, is_lasting)
    beside = [doubt for each in items if each not in dated for doubt in each.doubts]
    return one._replace(doubts=(*one.doubts, *beside)) if beside else one


def _staged_by(dated: list[Deadline], year: int, lasting: bool) -> Deadline:
    stages = sorted({stage for each in dated for stage in _stages_of(each, year)})
    if len(stages) == 1 and not lasting:
        return dated[0]
    doubts = tuple(dict.fromkeys(doubt for each in dated for doubt in each.doubts))
    remarks = tuple(dict.fromkeys(remark for each in dated for remark in each.remarks))
    return staged(stages, doubts, remarks, lasting)


def _stages_of(deadline: Deadline, year: int) -> list[tuple[date, str]]:
    if deadline.kind is Kind.STAGED:
        return list(zip(deadline.dates, deadline.labels, strict=True))
    assert deadline.due is not None
    return [(deadline.due, label_of(deadline.due, year))]


def explained(deadline: Deadline, inside: list[Deadline]) -> Deadline:
    """Return a deadline as the words in brackets explain it.

    全年（每季度一次）, 每季度末(分别在6月、9月和12月底), 第三季度（9月15日前）.
    """
    inner = inside[0]
    is_undated = deadline.kind in (Kind.OPEN, Kind.STANDING) and inner.kind is Kind.OPEN
    if is_undated or inner.kind is Kind.STANDING or inner.due == deadline.due is not None:
        return deadline
    if len(inside) == 1:
        if deadline.kind is Kind.STANDING:
            return inner if not _is_whole_year(inner) else deadline
        if deadline.kind is Kind.RECURRING and not set(inner.dates) - set(deadline.dates):
            labels = dict(zip(deadline.dates, deadline.labels, strict=True))
            listed = tuple(labels[day] for day in inner.dates)
            if inner.dates:
                return deadline._replace(dates=inner.dates, labels=listed)
        if deadline.kind is inner.kind is Kind.RECURRING and deadline.labels == inner.labels != ():
            return inner
        if deadline.kind is Kind.WINDOW and inner.due and _lies_in(inner, deadline):
            return inner
    raise Refused("括号里写的时限和括号外的不一致")


def _is_whole_year(window: Deadline) -> bool:
    start, due = window.start, window.due
    return bool(start and due and (start.month, start.day, due.month, due.day) == (1, 1, 12, 31))


def _lies_in(inner: Deadline, window: Deadline) -> bool:
    return bool(
        inner.due and window.start and window.due and (window.start <= inner.due <= window.due)
    )


# --- writing --------------------------------------------------------------------------------------


def write_phrase(deadline: Deadline) -> str:
    """Return the plainest phrase that says the same: 2022年9月30日前.

    A deadline with a doubt or a remark keeps its wording, since the wording is what it is about;
    so does one for which there is no plainer word.
    """
    write = _WRITERS.get(deadline.kind)
    if write is None or deadline.doubts or deadline.remarks:
        return deadline.phrase
    return write(deadline) or deadline.phrase


def _write_point(deadline: Deadline) -> str:
    return f"{full_day(deadline.due)}前" if deadline.due else ""


def _write_window(deadline: Deadline) -> str:
    start, due = deadline.start, deadline.due
    return f"{full_day(start)}至{full_day(due)}" if start and due else ""


def _write_standing(deadline: Deadline) -> str:
    del deadline
    return "全年"


def _write_limit(deadline: Deadline) -> str:
    if deadline.amount == 0:
        return f"{deadline.event}当日"
    since = f"{deadline.event}之日起" if deadline.event else ""
    return f"{since}{deadline.amount}{LENGTH_WORDS[deadline.unit or 'day']}内"


def _write_stages(deadline: Deadline) -> str:
    tail = "，并长期坚持" if deadline.lasting else ""
    stages = tuple(zip(deadline.labels, deadline.dates, strict=True))
    is_named = {label not in (short_day(due), full_day(due)) for label, due in stages}
    if len(is_named) > 1:
        return ""
    if True in is_named:
        return "，".join(f"{label}{full_day(due)}前" for label, due in stages) + tail
    lead = "分别于" if len(deadline.dates) > 1 else ""
    return lead + "、".join(full_day(due) for due in deadline.dates) + "前" + tail


def _write_cadence(deadline: Deadline) -> str:
    """Write 每月10日前, 每季度末月20日前, 每年5月29日、12月10日前 from period and dates."""
    months = deadline.period.months if deadline.period else 0
    if deadline.start is not None:
        return ""
    if months == _MONTHS["year"]:
        days = tuple(f"{day.month}月{day.day}日" for day in deadline.dates)
        is_list = 0 < len(days) <= _LONGEST_LIST and days == deadline.labels
        return f"每年{'、'.join(days)}前" if is_list else ""
    if not months or len(deadline.dates) * months != _MONTHS["year"]:
        return ""
    spots = {_spot(day, months * k) for k, day in enumerate(deadline.dates)}
    if len(spots) != 1:
        return ""
    month, day = spots.pop()
    name = _PERIOD_NAMES[months]
    if month == months - 1 and not day:
        return f"{name}底前" if months == 1 else f"{name}末前"
    where = f"第{month + 1}个月" if month < months else "结束后次月"
    in_period = "" if months == 1 and month == 0 else where
    return f"{name}{in_period}{f'{day}日' if day else '底'}前"


def _spot(day: date, first_month: int) -> tuple[int, int]:
    """Return the month of the period (0 is the first) and the day; day 0 is the month's end."""
    month = (day.month - 1 - first_month) % 12
    return month, 0 if day == month_end(day.year, day.month) else day.day


_LONGEST_LIST = 12
_PERIOD_NAMES = {1: "每月", 3: "每季度", 6: "每半年"}
_WRITERS: dict[Kind, Callable[[Deadline], str]] = {
    Kind.POINT: _write_point,
    Kind.WINDOW: _write_window,
    Kind.STANDING: _write_standing,
    Kind.RELATIVE: _write_limit,
    Kind.STAGED: _write_stages,
    Kind.RECURRING: _write_cadence,
}
