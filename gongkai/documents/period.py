"""The periods that are reported on: a month, a quarter, a half or the whole of a plan's year.

Calendar arithmetic and the office's names for it; it refuses to know what is reported.
"""

from datetime import date, timedelta
from typing import NamedTuple

_NAMES = {
    "quarter": ("第一季度", "第二季度", "第三季度", "第四季度"),
    "half": ("上半年", "下半年"),
    "year": ("全年",),
}
TEMPLATES = {"month": "monthly", "quarter": "quarterly", "half": "half", "year": "yearly"}
"""The shipped template for each kind of period."""


class Period(NamedTuple):
    """A period of a plan's year, both days included.

    ``kind`` is ``month``, ``quarter``, ``half`` or ``year``; ``number`` counts within the year.
    """

    kind: str
    number: int
    first: date
    last: date

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
        year = f"{self.first.year}年"
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
    def end(self) -> str:
        """How its last day is called later: 「8月底」, 「第二季度末」, 「上半年末」."""
        return f"{self.number}月底" if self.kind == "month" else f"{self.name}末"

    @property
    def previous(self) -> "Period | None":
        """The period of the same kind before this one, or none at the beginning of the year."""
        return self._moved(-1)

    @property
    def next(self) -> "Period | None":
        """The period of the same kind after this one, or none at the end of the year."""
        return self._moved(1)

    def _moved(self, by: int) -> "Period | None":
        length = _MONTHS[self.kind]
        number = self.number + by
        return _period(self.kind, self.first.year, number) if 1 <= number <= 12 // length else None


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def month(year: int, number: int) -> Period:
    """Return a month; raises ``ValueError`` unless ``number`` is 1 to 12."""
    return _period("month", year, number)


def quarter(year: int, number: int) -> Period:
    """Return a quarter; raises ``ValueError`` unless ``number`` is 1 to 4."""
    return _period("quarter", year, number)


def half(year: int, number: int) -> Period:
    """Return half a year; raises ``ValueError`` unless ``number`` is 1 or 2."""
    return _period("half", year, number)


def full_year(year: int) -> Period:
    """Return the whole year."""
    return _period("year", year, 1)


def _period(kind: str, year: int, number: int) -> Period:
    length = _MONTHS[kind]
    if not 1 <= number <= 12 // length:
        raise ValueError(f"no {kind} has the number {number}")
    first_month = (number - 1) * length + 1
    last_month = number * length
    return Period(kind, number, date(year, first_month, 1), _month_end(year, last_month))


def _month_end(year: int, number: int) -> date:
    if number == 12:
        return date(year, 12, 31)
    return date(year, number + 1, 1) - timedelta(days=1)
