"""Phrases cut into words, and the reader that walks over them.

Here width, spaces and variant characters are folded, numerals and numeric dates recognised and
the lexicon's words found. What a sequence of words means is said by the grammar.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar
from unicodedata import is_normalized, normalize

from gongkai.timing.lexicon import LONGEST, WORDS

_VARIANTS = str.maketrans(
    "—–―─‐‒−~〜∼∶︰꞉˸ː﹕週個後於内應須務時間開報結兩號從當",
    "----------::::::周个后于内应须务时间开报结两号从当",
    "\u200b\u200c\u200d\u2060\ufeff\u00ad",
)
_NUMERIC_DATE = (
    r"(?:(?P<y>(?:19|20|21)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?"
    r"|(?P<y8>(?:19|20|21)\d\d)(?P<m8>\d\d)(?P<d8>\d\d)?"
    r"|(?P<m4>\d{1,2})[./](?P<d4>\d{1,2})(?!月|季))(?![\d年])"
)
_KEPT_WHOLE = ("unknown", "letters", "strange")
_SHORTEST_COMPACT = 6
_POINTS = frozenset("-./")
_LAST_MONTH = 12
_CHINESE = "《》〈〉“”‘’〔〕[]·%"
_INTERJECTIONS = frozenset("啊吧啦呀呢嘛吗哦喔嗯呃哈嘻咦哎唉喂喵咕嘟哇")

_ZEROS = "〇○◯零Oo"
_DIGITS = {char: value for value, char in enumerate("0123456789")}
_DIGITS |= {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= dict.fromkeys(_ZEROS, 0) | {"两": 2}
_TENS = {"十": (1, 10), "百": (1, 100), "廿": (2, 10), "卅": (3, 10)}
_MIXED = frozenset(_DIGITS) | frozenset(_TENS)
NUMERALS = _MIXED - frozenset("Oo")
_LONGEST_NUMBER = 12
FIRST_YEAR, LAST_YEAR = 1949, 2209

END = "end-of-phrase"
ROLES = frozenset(role for role, _ in WORDS.values()) | {
    *(
        "figure",
        "numeral",
        "full-year",
        "couple",
        "date",
        "year-month",
        "unknown",
        "letters",
        "strange",
        END,
    )
}


class Refused(Exception):
    """The phrase is wrong in itself: there is no 31 September. The message is Chinese."""


class Token(NamedTuple):
    """One word: its role in the grammar, its value if it has one, where it stands.

    ``role`` is one of the lexicon's or ``figure`` (30), ``numeral`` (三十), ``full-year`` (2022),
    ``couple`` (两, which counts but names no month), ``date``, ``year-month``, ``unknown``
    (Chinese that is not in the lexicon), ``letters`` or ``strange`` (what no office writes).
    ``date`` holds year, month and day, 0 for what is not given. ``gap`` tells that white space
    stood before it.
    """

    role: str
    text: str
    value: int
    start: int
    gap: bool = False
    date: tuple[int, int, int] = (0, 0, 0)


# --- folding ------------------------------------------------------------------------------------


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


# --- words --------------------------------------------------------------------------------------


def tokenise(text: str, places: list[int]) -> list[Token]:
    """Return the words of a folded text; the longest word wins, unknown text is kept whole."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        role, end, value, date = _word(text, at)
        gap = at > 0 and places[at] - places[at - 1] > 1
        if role in _KEPT_WHOLE and tokens and tokens[-1].role == role and not gap:
            last = tokens.pop()
            tokens.append(last._replace(text=last.text + text[at:end]))
        else:
            tokens.append(Token(role, text[at:end], value, at, gap, date))
        at = end
    tokens.append(Token(END, "", 0, len(text)))
    return tokens


def role_of(word: str) -> str:
    """Return the role of a word that stands alone; a role is its own."""
    return word if word in ROLES else _word(word, 0)[0]


def _word(text: str, at: int) -> tuple[str, int, int, tuple[int, int, int]]:
    """Return role, end, value and date of the word that begins at ``at``."""
    first, end = text[at], at + 1
    role, value = _unknown(first), 0
    for length in range(LONGEST.get(first, 0), 0, -1):
        found = WORDS.get(text[at : at + length])
        if found is not None:
            (role, value), end = found, at + length
            break
    if first in NUMERALS:
        number_end = end_of_number(text, at)
        if number_end - at >= _SHORTEST_COMPACT or text[number_end : number_end + 1] in _POINTS:
            match = _numeric_date().match(text, at)
            date = match and _date(match)
            if match and date:
                return "date" if date[2] else "year-month", match.end(), 0, date
        if number_end > end or text[at:end] not in WORDS:
            return _number(text[at:number_end], number_end)
    return role, end, value, (0, 0, 0)


def _unknown(char: str) -> str:
    is_chinese = "一" <= char <= "鿿" and char not in _INTERJECTIONS
    if is_chinese or char in _CHINESE:
        return "unknown"
    return "letters" if char.isascii() and char.isalpha() else "strange"


def _number(text: str, end: int) -> tuple[str, int, int, tuple[int, int, int]]:
    value = read_number(text)
    if value is None:
        return "strange", end, 0, (0, 0, 0)
    if len(text) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        role = "full-year"
    elif "两" in text:
        role = "couple"
    else:
        role = "figure" if text.isascii() else "numeral"
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


# --- numbers ------------------------------------------------------------------------------------


def end_of_number(text: str, start: int) -> int:
    """Return where the number that begins at ``start`` ends; the letter O counts as a zero
    only between numerals (二O二二).
    """
    end = start + 1
    while end < len(text) and text[end] in _MIXED:
        if text[end] in "Oo" and text[end + 1 : end + 2] not in _MIXED:
            break
        end += 1
    return end


def read_number(text: str) -> int | None:
    """Return the value of a numeral, or ``None`` when its parts do not fit together."""
    if len(text) > _LONGEST_NUMBER:
        return None
    if text.isdecimal() and text.isascii():
        return int(text)
    if not any(char in _TENS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, current, last = 0, "", 1000
    for char in text:
        if char in _DIGITS:
            current += str(_DIGITS[char])
            continue
        factor, unit = _TENS[char]
        if unit >= last or (factor > 1 and current):
            return None
        total += (int(current) if current else factor) * unit
        current, last = "", unit
    ones = current.lstrip("0")
    return total + int(ones or 0) if len(ones) <= len(str(last)) - 1 else None


def separate_digits(text: str) -> tuple[int, ...]:
    """Return 2 and 3 for 二三 (as in 二三季度), nothing for a number that is one number."""
    if len(text) < 2 or not all(char in "一二三四五六七八九" for char in text):
        return ()
    return tuple(_DIGITS[char] for char in text)


# --- the reader ---------------------------------------------------------------------------------


class Tree:
    """What a rule read: from which word up to which (not included). Its parts are attributes."""

    __slots__ = ("at", "to")

    def __init__(self, at: int, to: int) -> None:
        self.at = at
        self.to = to


Read = TypeVar("Read")


class Reader:
    """A place in the words of a phrase; the rules that move it are the parser's.

    A rule that does not fit leaves it where it was and returns ``None``. ``reached`` is the
    furthest place of the rules marked ``furthest``, for the message when the whole does not fit.
    """

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.reached = 0
        self.kept: dict[tuple[str, int], tuple[Any, int]] = {}

    def take(self, roles: frozenset[str]) -> Token | None:
        """Take the next word if it has one of these roles."""
        token = self.tokens[self.at]
        if token.role in roles:
            self.at += 1
            return token
        return None

    def take_word(self, words: frozenset[str]) -> Token | None:
        """Take the next word if it is one of these or has one of these roles."""
        token = self.tokens[self.at]
        if token.text in words or token.role in words:
            self.at += 1
            return token
        return None

    def sees(self, roles: frozenset[str]) -> bool:
        """Has the next word one of these roles?"""
        return self.tokens[self.at].role in roles

    def sees_word(self, words: frozenset[str]) -> bool:
        """Is the next word one of these, or has it one of these roles?"""
        token = self.tokens[self.at]
        return token.text in words or token.role in words

    def skip(self, roles: frozenset[str]) -> bool:
        """Take every next word with one of these roles; was there any?"""
        start, tokens = self.at, self.tokens
        while tokens[self.at].role in roles:
            self.at += 1
        return self.at > start

    def skip_word(self, words: frozenset[str]) -> bool:
        """Take every next word that is one of these; was there any?"""
        start = self.at
        while self.take_word(words):
            pass
        return self.at > start

    def gap(self) -> bool:
        """Does white space stand before the next word?"""
        return self.tokens[self.at].gap

    def follows(self, rule: Callable[[], object]) -> bool:
        """Would the rule fit here?"""
        start = self.at
        fits = rule() is not None
        self.at = start
        return fits

    def many(self, rule: Callable[[], Read | None]) -> list[Read]:
        """Read as often as the rule fits and something is read."""
        found: list[Read] = []
        start = self.at
        while (one := rule()) is not None and self.at > start:
            found.append(one)
            start = self.at
        return found


Rule = Callable[[Any], Read]


def remembered(rule: Rule[Read]) -> Rule[Read]:
    """Keep what a rule of a parser read at each place."""

    def once(reader: Reader) -> Read:
        key = (rule.__name__, reader.at)
        if key not in reader.kept:
            reader.kept[key] = (rule(reader), reader.at)
        found: Read
        found, reader.at = reader.kept[key]
        return found

    return once


def furthest(rule: Rule[Read]) -> Rule[Read]:
    """Note the furthest place at which a rule of a parser was tried."""

    def noted(reader: Reader) -> Read:
        reader.reached = max(reader.reached, reader.at)
        return rule(reader)

    return noted


# --- what is known ------------------------------------------------------------------------------


class Known:
    """What is known while a phrase is read from left to right.

    The plan's year, and the year and the month (0: none) that were named last.
    """

    def __init__(self, tokens: list[Token], text: str, plan_year: int) -> None:
        self.tokens = tokens
        self.text = text
        self.plan_year = plan_year
        self.year = plan_year
        self.year_is_given = False
        self.year_is_early = False
        self.month = 0

    def said(self, first: Tree, last: Tree | None = None) -> str:
        """Return the words of a tree, or from one up to another."""
        end = (last or first).to
        return self.text[self.tokens[first.at].start : self.tokens[end].start]

    def words(self, part: Tree) -> list[Token]:
        """Return the words of a tree."""
        return self.tokens[part.at : part.to]

    def in_plan_year(self) -> "Known":
        """Return what is known when nothing was named yet."""
        return Known(self.tokens, self.text, self.plan_year)
