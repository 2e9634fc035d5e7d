"""Merges of two sides that were edited in known ways, and of sides that were edited by hand.

A trial makes one merge of each kind; nothing may be lost, and none may stop where git does not.
"""

from pathlib import Path
from random import Random

from attack.kinds import KINDS
from attack.pulls import bases, by_hand, judged, judged_by_lines
from attack.trials import Finding, Outcome

_BY_HAND = 5  # merges of hand edits in a trial


def trial(chance: Random, number: int, folder: Path) -> Outcome:
    """Merge one pull of each kind, all of them from one base, then some edits by hand."""
    base = bases()[number % len(bases())]
    findings, stops, tried = [], 0, 0
    for kind in KINDS:
        if not kind.is_possible(base):
            continue
        pull = kind.make(base, chance)
        came = judged(base.side, pull, folder)
        one, other = pull.sides(base.side)
        files = {"base": base.side.text, "ours": one.text, "theirs": other.text}
        findings += [_finding(f"{kind.name}: {each}", files) for each in came.faults]
        stops += came.stops
        tried += 1
    for _ in range(_BY_HAND):
        text = base.side.text
        one_text, other_text = by_hand(text, chance), by_hand(text, chance)
        came = judged_by_lines(text, one_text, other_text, folder)
        files = {"base": text, "ours": one_text, "theirs": other_text}
        findings += [_finding(f"by hand: {each}", files) for each in came.faults]
        stops += came.stops
        tried += 1
    return Outcome(tried, tuple(findings), stops)


def _finding(what: str, files: dict[str, str]) -> Finding:
    return Finding(what, (), {name: text.encode() for name, text in files.items()})
