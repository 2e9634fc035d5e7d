"""Phrases cut into words, and the cursor that walks over them.

Here width, spaces and variant characters are folded, numerals and numeric dates recognised
and the lexicon's words found. What a sequence of words means is said by the rules.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar
from unicodedata import is_normalized, normalize

from gongkai.timing.lexicon import LENGTHS, WORDS
from gongkai.timing.numerals import STARTS, end_of_number, read_number

_VARIANTS = str.maketrans(
    "—–―─‐‒−~〜∼週個後於內應須務時間開報結兩號從當",
    "----------周个后于内应须务时间开报结两号从当",
    "\u200b\u200c\u200d\u2060\ufeff\u00ad",
)
_NUMERIC_DATE = (
    r"(?:(?P<y>(?:19|20|21)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?"
    r"|(?P<y8>(?:19|20|21)\d\d)(?P<m8>\d\d)(?P<d8>\d\d)?"
    r"|(?P<m4>\d{1,2})[./](?P<d4>\d{1,2}))(?![\d年])"
)
_SHORTEST_COMPACT = 6
_POINTS = frozenset("-./")
_LAST_MONTH = 12


class Token(NamedTuple):
    """One word: its role in the grammar, its value if it has one, where it stands.

    ``role`` is one of the lexicon's, or ``number``, ``date`` or ``_`` (unknown text).
    ``date`` holds year, month and day, 0 for what is not given. ``gap`` tells that white
    space stood before the word.
    """

    role: str
    text: str
    value: int
    start: int
    gap: bool
    date: tuple[int, int, int] = (0, 0, 0)


class Refused(Exception):
    """The phrase is wrong in itself: there is no 31 September. The message is Chinese."""


def fold(text: str) -> tuple[str, list[int]]:
    """Return the text without spaces and width variants, and where each character stood."""
    if is_normalized("NFKC", text):
        folded, places = text.translate(_VARIANTS), list(range(len(text)))
        if len(folded) == len(text) and not any(map(str.isspace, folded)):
            return folded, places
    characters: list[str] = []
    places = []
    for place, raw in enumerate(text):
        # A circled number must not run into the figures behind it: ①2月 is not 12月.
        wide = f"({normalize('NFKC', raw)})" if "①" <= raw <= "⑳" else normalize("NFKC", raw)
        for char in wide.translate(_VARIANTS):
            if not char.isspace():
                characters.append(char)
                places.append(place)
    return "".join(characters), places


def normalise(text: str) -> str:
    """Return the text as it is compared: half-width, without spaces, one sort of dash."""
    return fold(text)[0]


def tokenise(text: str, places: list[int]) -> list[Token]:
    """Return the words of a folded text; the longest word wins, unknown text is kept whole."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        role, end, value, date = _word(text, at)
        gap = at > 0 and places[at] - places[at - 1] > 1
        if role == "_" and tokens and tokens[-1].role == "_" and not gap:
            last = tokens.pop()
            tokens.append(last._replace(text=last.text + text[at:end]))
        else:
            tokens.append(Token(role, text[at:end], value, at, gap, date))
        at = end
    return tokens


def _word(text: str, at: int) -> tuple[str, int, int, tuple[int, int, int]]:
    """Return role, end, value and date of the word that begins at ``at``."""
    first, end, role, value = text[at], at + 1, "_", 0
    for length in LENGTHS.get(first, ()):
        found = WORDS.get(text[at : at + length])
        if found is not None:
            (role, value), end = found, at + length
            break
    if first in STARTS:
        number_end = end_of_number(text, at)
        if number_end - at >= _SHORTEST_COMPACT or text[number_end : number_end + 1] in _POINTS:
            match = _numeric_date().match(text, at)
            date = match and _date(match)
            if match and date:
                return "date", match.end(), 0, date
        if number_end > end or first not in LENGTHS or text[at:end] not in WORDS:
            number = read_number(text[at:number_end])
            return ("_" if number is None else "number"), number_end, number or 0, (0, 0, 0)
    return role, end, value, (0, 0, 0)


@cache
def _numeric_date() -> re.Pattern[str]:
    """Compile the pattern when the first phrase has a date in figures, not at start-up."""
    return re.compile(_NUMERIC_DATE)


def _date(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Return year, month, day of a numeric date; ``None`` for what is a range: 2024-25年."""
    year, month, day = (
        int(next((match[f"{part}{form}"] for form in forms if match[f"{part}{form}"]), 0))
        for part, forms in (("y", ("", "8")), ("m", ("", "8", "4")), ("d", ("", "8", "4")))
    )
    return None if month > _LAST_MONTH and not day else (year, month, day)


class Cursor:
    """A place in the words of a phrase, and what is known there: plan year, year and month.

    ``roles`` are all roles in the phrase, so that a rule can see at once that it cannot fit.
    ``understood`` is how far items went whose tail was not understood; ``begins`` remembers
    at which words another item was found to begin.
    """

    def __init__(self, text: str, places: list[int], plan_year: int) -> None:
        self.text = text
        self.tokens = tokenise(text, places)
        self.roles = frozenset(token.role for token in self.tokens)
        self.plan_year = plan_year
        self.at = 0
        self.year = plan_year
        self.year_is_given = False
        self.year_is_early = False
        self.month = 0
        self.understood = 0
        self.begins: dict[int, bool] = {}

    @property
    def state(self) -> tuple[int, int, bool, int]:
        """Where the reading stands, and in which year and month; set it to go back."""
        return self.at, self.year, self.year_is_given, self.month

    @state.setter
    def state(self, state: tuple[int, int, bool, int]) -> None:
        self.at, self.year, self.year_is_given, self.month = state

    @property
    def is_at_end(self) -> bool:
        """Are all words read?"""
        return self.at >= len(self.tokens)

    @property
    def place(self) -> int:
        """Where the next word begins in the folded text."""
        return self.tokens[self.at].start if self.at < len(self.tokens) else len(self.text)

    def sees(self, *roles: str) -> bool:
        """Has the next word one of these roles?"""
        return self.at < len(self.tokens) and self.tokens[self.at].role in roles

    def sees_word(self, *words: str) -> bool:
        """Is the next word one of these?"""
        return self.at < len(self.tokens) and self.tokens[self.at].text in words

    def take(self, *roles: str) -> Token | None:
        """Take the next word if it has one of these roles."""
        return self._next() if self.sees(*roles) else None

    def take_word(self, *words: str) -> Token | None:
        """Take the next word if it is one of these."""
        return self._next() if self.sees_word(*words) else None

    def skip(self, *roles: str) -> bool:
        """Take every next word with one of these roles; was there any?"""
        start = self.at
        while self.sees(*roles):
            self._next()
        return self.at > start

    def _next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token


P = ParamSpec("P")
T = TypeVar("T")
Rule = Callable[Concatenate[Cursor, P], T | None]


def rule(read: Rule[P, T]) -> Rule[P, T]:
    """Make a rule of the grammar: where it does not fit, the cursor is back where it was."""

    def attempt(cursor: Cursor, /, *args: P.args, **kwargs: P.kwargs) -> T | None:
        before = cursor.state
        found = read(cursor, *args, **kwargs)
        if found is None:
            cursor.state = before
        return found

    return attempt
