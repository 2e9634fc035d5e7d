"""What was recorded of earlier periods after their reports had gone out."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from gongkai.history.differences import Differences
from gongkai.model import Day, Entry
from gongkai.wording import full_day, numbered


class AfterwardsFacts(NamedTuple):
    """What has changed about the progress of earlier periods since a day.

    ``added``, ``corrected`` and ``removed`` have the number of a task for each entry.
    """

    since: Day
    added: tuple[int, ...]
    corrected: tuple[int, ...]
    removed: tuple[int, ...]
    text: str


def afterwards_facts(changed: Differences, first: date, tasks: Collection[int]) -> AfterwardsFacts:
    """Return what has changed about the progress of some tasks before the first day of a period."""
    altered = [
        each
        for each in changed.altered
        if isinstance(each.old, Entry) and each.old.date < first and each.task.id in tasks
    ]
    added = tuple(
        each.task.id
        for each in changed.new_of(Entry)
        if each.afterwards and each.day < first and each.task.id in tasks
    )
    corrected = tuple(each.task.id for each in altered if each.new is not None)
    removed = tuple(each.task.id for each in altered if each.new is None)
    parts = (("补登", added), ("更正", corrected), ("删去", removed))
    text = _sentence(changed.old.recorded, ((verb, found) for verb, found in parts if found))
    return AfterwardsFacts(changed.old.recorded, added, corrected, removed, text)


def _sentence(since: date, parts: Iterable[tuple[str, tuple[int, ...]]]) -> str:
    """Return 「2022年8月31日以来，补登以前各期的进展2条（第1、5项），更正1条（第3项）。」."""
    told = [f"{verb}{{}}{len(found)}条（{numbered(found)}）" for verb, found in parts]
    if not told:
        return f"{full_day(since)}以来，没有补登、更正以前各期的进展。"
    told = [each.format("" if k else "以前各期的进展") for k, each in enumerate(told)]
    return f"{full_day(since)}以来，{'，'.join(told)}。"
