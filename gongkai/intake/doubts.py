"""What a person should look at in a table that was read: a value with a stable code."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Doubt(NamedTuple):
    """A doubt about the whole table, a ``column`` (its head), or the task with the number ``row``.

    ``message`` is a Chinese sentence without a full stop.
    """

    code: str
    message: str
    row: int | None = None
    column: str = ""


class Gathered(NamedTuple):
    """The same doubt in several rows: the sentence once, and the tasks that it concerns."""

    code: str
    message: str
    rows: tuple[int, ...]


def gathered(doubts: Iterable[Doubt]) -> Iterator[Gathered]:
    """Yield equal doubts once, in the order in which they first come."""
    rows: dict[tuple[str, str], list[int]] = {}
    for doubt in doubts:
        known = rows.setdefault((doubt.code, doubt.message), [])
        if doubt.row is not None and doubt.row not in known:
            known.append(doubt.row)
    for (code, message), numbers in rows.items():
        yield Gathered(code, message, tuple(numbers))
