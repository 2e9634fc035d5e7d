"""A form that came back, as values: what it says it is, and what stands in which cell."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from gongkai.forms.findings import Finding
from gongkai.forms.layout import ANSWERS, Column
from gongkai.forms.marker import Marker
from gongkai.wording import full_day

Value: TypeAlias = "str | int | float | date | None"

_NO_ANSWER = ("", "—", "-", "－", "/", "／", "无")


class Given(NamedTuple):
    """What stands in a cell. ``flaw`` says why it cannot be read: formula, picture or error."""

    value: Value
    place: str
    flaw: str = ""

    @property
    def text(self) -> str:
        """The value as a text, on as many lines as were written."""
        if isinstance(self.value, date):
            return full_day(self.value)
        if isinstance(self.value, float):
            return f"{self.value:.10g}"  # as it is shown: 0.3, not 0.30000000000000004
        return "" if self.value is None else str(self.value)

    @property
    def is_blank(self) -> bool:
        """Does nothing stand there?"""
        return not self.flaw and self.text in _NO_ANSWER


NOTHING = Given(None, "")


class ReturnedRow(NamedTuple):
    """A row below the heading; ``merged`` is an area that draws its answers together with others'.

    ``number`` counts the sheet's rows from 1.
    """

    number: int
    cells: Mapping[Column, Given]
    merged: str = ""

    def of(self, column: Column) -> Given:
        """Return what stands in a column, or nothing where it is not there any more."""
        return self.cells.get(column, NOTHING)

    @property
    def is_answered(self) -> bool:
        """Has somebody filled something in?"""
        return bool(self.merged) or any(
            not self.cells[each].is_blank for each in ANSWERS if each in self.cells
        )


class Returned(NamedTuple):
    """A form as it came back: what it says it is, whose name stands on it, its answered rows."""

    marker: Marker
    unit_shown: str
    rows: tuple[ReturnedRow, ...]
    remarks: tuple[Finding, ...] = ()
