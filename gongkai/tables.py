"""A table of words, before anybody decides how it is drawn or written."""

from typing import NamedTuple


class Column(NamedTuple):
    """A heading; a ``telling`` column shows the look of its row."""

    title: str
    right: bool = False
    telling: bool = False


class Table(NamedTuple):
    """Columns and rows; ``styles``, if any, name the look of each row: ``overdue``, ``soon``, …."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    styles: tuple[str, ...] = ()

    @property
    def titles(self) -> list[str]:
        """The headings."""
        return [column.title for column in self.columns]
