"""What a board says to the public: the plan, how far it is, the printed rows.

Its facts do not hold what is internal, so that no template can let it slip: no lateness, reasons
or internal papers, no figures of single units and no days beside the printed ones, since an open
day in the past is lateness, too.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from gongkai.documents.facts import PlanFacts
from gongkai.documents.rows import PUBLIC_WORDS, RowFacts, public, rows
from gongkai.documents.view import View
from gongkai.rates import share_sum, shares


class PublicShare(NamedTuple):
    """How many tasks are called by a public word; ``share`` is in percent, rounded."""

    word: str
    place: int
    tasks: int
    share: str


class PublicTask(NamedTuple):
    """A public row; ``place`` is that of its word among all public words."""

    row: RowFacts
    place: int


class PublicChapter(NamedTuple):
    """Public rows of one part of the 要点 that stand together in the printed table."""

    title: str
    tasks: tuple[PublicTask, ...]


class PublicFacts(NamedTuple):
    """Everything that the public board says."""

    plan: PlanFacts
    as_of: date
    total: int
    shares: tuple[PublicShare, ...]
    shares_sum: str
    chapters: tuple[PublicChapter, ...]


def public_facts(view: View) -> PublicFacts:
    """Return what the public may know of a plan as of a day."""
    shown = [public(row) for row in rows(view)]
    found = tuple(_shares(Counter(row.word for row in shown)))
    return PublicFacts(
        plan=view.plan,
        as_of=view.as_of,
        total=len(shown),
        shares=found,
        shares_sum=share_sum([each.tasks for each in found]),
        chapters=tuple(
            PublicChapter(title, tuple(map(_task, together)))
            for title, together in groupby(shown, _section)
        ),
    )


def _section(row: RowFacts) -> str:
    return row.section


def _task(row: RowFacts) -> PublicTask:
    return PublicTask(row, PUBLIC_WORDS.index(row.word))


def _shares(counts: Counter[str]) -> Iterator[PublicShare]:
    present = [(place, word) for place, word in enumerate(PUBLIC_WORDS) if counts[word]]
    portions = shares([counts[word] for _, word in present])
    for (place, word), share in zip(present, portions, strict=True):
        yield PublicShare(word, place, counts[word], share)
