"""What an attack consists of: parts, each a number of trials that end with findings or none."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple


class Finding(NamedTuple):
    """Something that the program must not do: what it was, after which steps, on which files."""

    what: str
    steps: tuple[str, ...] = ()
    files: Mapping[str, bytes] = {}


class Outcome(NamedTuple):
    """How one trial went: how many attempts it made, what it found.

    ``refused`` counts the attempts that the program turned down with a reason; ``reached`` names
    the commands, with their format, that did their work.
    """

    tried: int
    findings: tuple[Finding, ...] = ()
    refused: int = 0
    reached: frozenset[str] = frozenset()


Trial = Callable[[Random, int, Path], Outcome]
"""Makes the trial with this number in an empty folder; all chance comes from the first argument."""


class Part(NamedTuple):
    """A part of the attack; ``unit`` says what an attempt of it is.

    ``trials`` is how many there are when nobody asks for another number, ``seconds`` the time
    after which no more are started, on all workers together.
    """

    name: str
    unit: str
    trial: Trial
    trials: int
    seconds: int


def chance_of(part: str, seed: int, number: int) -> Random:
    """Return the source of everything that is left to chance in one trial."""
    return Random(f"{part}:{seed}:{number}")
