"""Parts of a whole as the office prints them: in percent, with one decimal."""

from collections.abc import Sequence
from typing import NamedTuple


class Rate(NamedTuple):
    """A part of a whole."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> str:
        """The rate with one decimal, 「83.3%」, or 「—」 where there is nothing to divide by."""
        if self.denominator == 0:
            return "—"
        return f"{_decimal(_tenths(self.numerator, self.denominator))}%"


def shares(counts: Sequence[int]) -> list[str]:
    """Return each count's share in percent with one decimal.

    Equal counts have equal shares: each is rounded, and the largest takes what the others are
    off, so that all are 100.0 together. Where several are largest and cannot take it evenly,
    nobody does and the sum is off by some tenths; a document says so.
    """
    return [_decimal(each) for each in _portions(counts)]


def share_sum(counts: Sequence[int]) -> str:
    """Return what the shares are together: 「100.0%」, or 「99.8%」 where tenths are missing."""
    return f"{_decimal(sum(_portions(counts)))}%"


def _portions(counts: Sequence[int]) -> list[int]:
    """Return the shares in tenths of a percent."""
    whole = sum(counts)
    if whole == 0:
        return [0 for _ in counts]
    tenths = [_tenths(count, whole) for count in counts]
    largest = [k for k, count in enumerate(counts) if count == max(counts)]
    each, rest = divmod(1000 - sum(tenths), len(largest))
    if not rest:
        for k in largest:
            tenths[k] += each
    return tenths


def _tenths(part: int, whole: int) -> int:
    """Return a part in tenths of a percent of the whole; half a tenth counts as one."""
    return (2000 * part + whole) // (2 * whole)


def _decimal(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"
