"""What a word in ``units`` is that stands in no list: several units in one, nobody, a collective.

Apart from the other rules because it reads cells, whose lexicon is costly to import: only a word
that is not known is worth it.
"""

from collections.abc import Collection
from typing import NamedTuple

from gongkai.diagnostics import did_you_mean
from gongkai.parties.cells import Responsibility, read_cell
from gongkai.parties.words import NOBODY, is_collective
from gongkai.register.formats import TASK
from gongkai.wording import listed

_REGISTER = "核对写法，或在 data/units.yaml 里登记"


class Answer(NamedTuple):
    """What is said of an unknown word: the sentence and the hint."""

    message: str
    hint: str


def answer(word: str, shown: str, known: Collection[str]) -> Answer:
    """Say what an unknown word is; ``shown`` is the word as it may be quoted."""
    if NOBODY.fullmatch(word):
        hint = "units 里只写单位：补上单位；确实没有这个配合单位的，删去这一处"
        return Answer(f"“{shown}”不是责任单位，是“没有”的意思", hint)
    found = read_cell(word, known)
    if not found.units and not found.doubts[1:]:
        hint = "写单位名称；几个单位各自完成的，另加一行 each: true"
        return Answer(f"“{shown}”没有写明是哪个单位", hint)
    if len(found.units) > 1:
        return Answer(f"“{shown}”是{len(found.units)}个单位写在了一处", _apart(found, known))
    if found.units and found.units != (word,) and not _only_shortened(found):
        return Answer(f"“{shown}”里的单位是“{found.units[0]}”", _apart(found, known))
    if is_collective(word) and not did_you_mean(word, known):
        hint = f"在 data/units.yaml 的 collectives 里登记：- {{name: {shown}, means: unspecified}}"
        return Answer(f"“{shown}”是统称，还没有登记", hint)
    return Answer(f"没有名为“{shown}”的责任单位{did_you_mean(shown, known)}", _REGISTER)


def _only_shortened(found: Responsibility) -> bool:
    return any(doubt.code == "shortened" for doubt in found.doubts)


def _apart(found: Responsibility, known: Collection[str]) -> str:
    """Write out the units one by one, and say which of them are not registered yet."""
    missing = [name for name in found.units if name not in known]
    more = f"；{listed(missing)}还要在 data/units.yaml 里登记" if missing else ""
    verb = "分开写成" if len(found.units) > 1 else "写成"
    return f"{verb} {TASK.fields['units'].kind.written(found.units, flow=False)}{more}"
