"""The answer that stands first on a board: what is late and whose, what is near."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gongkai.agenda import State
from gongkai.documents.view import View
from gongkai.figures import UnitFigures
from gongkai.wording import listed

_MOST = 4  # units that are named one by one


class Phrase(NamedTuple):
    """A piece of the sentence. ``is_late`` says that it is about something late."""

    text: str
    is_late: bool


def answer(view: View, units: tuple[UnitFigures, ...]) -> tuple[Phrase, ...]:
    """Return the pieces of the sentence, lateness first, without commas and full stop.

    Tasks are counted as the figures count them; cases apart, as 个案. Of a late task that several
    units lead each is named, so that their numbers may exceed the tasks'.
    """
    late = tuple(_late(view, units))
    return (*(late or (Phrase("无逾期任务", False),)), *_near(view))


def _late(view: View, units: tuple[UnitFigures, ...]) -> Iterator[Phrase]:
    count = view.figures.count
    if overdue := count(State.OVERDUE):
        whose = {unit.name: unit.overdue for unit in units if unit.overdue}
        yield Phrase(f"逾期{_named(overdue, '项', whose, view.plan.unit_word)}", True)
    cases = [item for item in view.now.items if item.is_case and item.state is State.OVERDUE]
    if cases:
        owing = Counter(name for item in cases for name in view.now.charged(item))
        yield Phrase(f"个案超期{_named(len(cases), '件', owing, view.plan.unit_word)}", True)
    if unconcluded := count(State.UNCONCLUDED):
        yield Phrase(f"年度未办结{unconcluded}项", True)


def _near(view: View) -> Iterator[Phrase]:
    count = view.figures.count
    cases = Counter(item.state for item in view.now.items if item.is_case)
    for number, words in (
        (count(State.DUE_TODAY), "当日到期{}项"),
        (cases[State.DUE_TODAY], "个案当日到期{}件"),
        (count(State.DUE_SOON), "临期{}项"),
        (cases[State.DUE_SOON], "个案临期{}件"),
        (count(State.AWAITING_EVENT), "待定（缺起算日）{}项"),
    ):
        if number:
            yield Phrase(words.format(number), False)


def _named(total: int, measure: str, whose: Mapping[str, int], unit_word: str) -> str:
    """Return 「2项（法规科1项、信息科1项）」, or how many units they are where they are many."""
    if len(whose) > _MOST:
        return f"{total}{measure}（涉及{len(whose)}个{unit_word}）"
    parts = listed((f"{name}{count}{measure}" for name, count in whose.items()), "")
    shared = "，共同牵头的分别计" if sum(whose.values()) > total else ""
    return f"{total}{measure}（{parts}{shared}）" if parts else f"{total}{measure}"
