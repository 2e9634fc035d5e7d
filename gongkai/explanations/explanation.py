"""The shape of an explanation. Nothing here knows a code."""

from typing import NamedTuple

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import Example


class Explanation(NamedTuple):
    """A diagnostic explained, in Chinese sentences: what, why, how to mend, wrong and right."""

    code: str
    severity: Severity
    title: str
    why: str
    mend: str
    wrong: Example
    right: Example


class Chapter(NamedTuple):
    """Explanations that belong together, under a Chinese heading."""

    title: str
    explanations: tuple[Explanation, ...]
