"""The periods that are reported on: a month, a quarter, a half or the whole of a plan's year.

Calendar arithmetic and the office's names for it; it refuses to know what is reported.
"""

from datetime import date, timedelta
from typing import NamedTuple

from gongkai.timing.deadline import month_end
from gongkai.wording import short_day

_NAMES = {
    "quarter": ("第一季度", "第二季度", "第三季度", "第四季度"),
    "half": ("上半年", "下半年"),
    "year": ("全年",),
}


class Period(NamedTuple):
    """A period of a plan's year, both days included; templates see its fields and properties.

    ``kind`` is ``month``, ``quarter``, ``half`` or ``year``; ``number`` counts within the year.
    Periods of a kind meet end to end: each begins on the day after the ``cutoff`` of the one
    before, the first on 1 January, and the last ends on 31 December.
    """

    kind: str
    number: int
    first: date
    last: date
    cutoff: int | None = None

    @property
    def year(self) -> int:
        """The plan's year."""
        return self.last.year

    @property
    def latest(self) -> date:
        """The last day that a report may look back from: the year's stays open through January."""
        return date(self.year + 1, 1, 31) if self.kind == "year" else self.last

    def mark(self, as_of: date) -> str:
        """Return what to say of a report that is not as of the last day: 「（月中统计）」."""
        if as_of == self.last:
            return ""
        return f"（{_UNFINISHED[self.kind] if as_of < self.last else '关账期'}统计）"

    @property
    def name(self) -> str:
        """「9月份」, 「第三季度」, 「上半年」 or 「全年」."""
        if self.kind == "month":
            return f"{self.number}月份"
        return _NAMES[self.kind][self.number - 1]

    @property
    def title(self) -> str:
        """The name in a title: 「9月份」, 「2022年第三季度」, 「2022年度」."""
        if self.kind == "month":
            return self.name
        year = f"{self.year}年"
        return f"{year}度" if self.kind == "year" else f"{year}{self.name}"

    @property
    def this(self) -> str:
        """How the text calls it: 「本月」, 「本季度」, 「上半年」, 「本年度」."""
        return {"month": "本月", "quarter": "本季度", "year": "本年度"}.get(self.kind, self.name)

    @property
    def months(self) -> str:
        """The months since the beginning of the year, 「1—9月」, and 「1月」 for the first."""
        return "1月" if self.last.month == 1 else f"1—{self.last.month}月"

    @property
    def span(self) -> str:
        """Its first and last day: 「8月26日至9月25日」."""
        return f"{short_day(self.first)}至{short_day(self.last)}"

    @property
    def end(self) -> str:
        """How its last day is called later: 「8月底」, 「8月25日」, 「第二季度末」."""
        if self.kind != "month":
            return f"{self.name}末"
        is_cut = self.last != month_end(self.year, self.last.month)
        return short_day(self.last) if is_cut else f"{self.number}月底"

    def previous(self) -> "Period | None":
        """The period of the same kind before this one, or none at the beginning of the year."""
        return self._moved(-1)

    def next(self) -> "Period | None":
        """The period of the same kind after this one, or none at the end of the year."""
        return self._moved(1)

    @property
    def next_name(self) -> str:
        """The name of the next period, empty at the end of the year."""
        following = self.next()
        return following.name if following else ""

    def _moved(self, by: int) -> "Period | None":
        length = _MONTHS[self.kind]
        number = self.number + by
        is_in_year = 1 <= number <= 12 // length
        return _period(self.kind, self.year, number, self.cutoff) if is_in_year else None

    def of_months(self) -> "tuple[Period, ...]":
        """The months that it consists of."""
        length = _MONTHS[self.kind]
        last = self.number * length
        return tuple(month(self.year, n, self.cutoff) for n in range(last - length + 1, last + 1))


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_UNFINISHED = {"month": "月中", "quarter": "季中", "half": "期中", "year": "年中"}


def holding(day: date, year: int, cutoff: int | None = None) -> Period:
    """Return the month of a plan's year that a day belongs to.

    Days before the year belong to its first month, and days after it to its last, whose account
    stays open for a while.
    """
    months = full_year(year, cutoff).of_months()
    return next((each for each in months if day <= each.last), months[-1])


def month(year: int, number: int, cutoff: int | None = None) -> Period:
    """Return a month; raises ``ValueError`` unless ``number`` is 1 to 12."""
    return _period("month", year, number, cutoff)


def quarter(year: int, number: int, cutoff: int | None = None) -> Period:
    """Return a quarter; raises ``ValueError`` unless ``number`` is 1 to 4."""
    return _period("quarter", year, number, cutoff)


def half(year: int, number: int, cutoff: int | None = None) -> Period:
    """Return half a year; raises ``ValueError`` unless ``number`` is 1 or 2."""
    return _period("half", year, number, cutoff)


def full_year(year: int, cutoff: int | None = None) -> Period:
    """Return the whole year."""
    return _period("year", year, 1, cutoff)


def closing_days(year: int) -> tuple[date, date]:
    """Return the days on which what lasts all year is concluded: from December on, as long as
    the year's account is open.
    """
    return date(year, 12, 1), full_year(year).latest


def _period(kind: str, year: int, number: int, cutoff: int | None) -> Period:
    length = _MONTHS[kind]
    if not 1 <= number <= 12 // length:
        raise ValueError(f"no {kind} has the number {number}")
    before = _last_day(year, (number - 1) * length, cutoff)
    return Period(
        kind, number, before + timedelta(days=1), _last_day(year, number * length, cutoff), cutoff
    )


def _last_day(year: int, number: int, cutoff: int | None) -> date:
    """Return the day that closes a month's account; that of month 0 is the last of the old year."""
    if number == 0:
        return date(year - 1, 12, 31)
    if number == 12 or cutoff is None:  # the year's last account ends with the year
        return month_end(year, number)
    return date(year, number, cutoff)
