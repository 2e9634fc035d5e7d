"""Word's automatic numbers: what a paragraph with ``w:numPr`` shows in front of its text.

Numbers in a 序号 column are often of this kind and stand nowhere in the text.
"""

import re
from typing import NamedTuple

from gongkai.intake.archive import Archive, Element, attribute, child, local

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_FIGURES = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS = "甲乙丙丁戊己庚辛壬癸"


class _Level(NamedTuple):
    """How a level is written: the first number, the format of its figures, the text around."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1"


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, archive: Archive | None, folder: str = "") -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles: dict[str, tuple[str, str]] = {}
        numbering = archive.xml(f"{folder}numbering.xml") if archive else None
        styles = archive.xml(f"{folder}styles.xml") if archive else None
        for element in numbering if numbering is not None else ():
            self._learn(element)
        for element in styles if styles is not None else ():
            number = child(element, "pPr", "numPr")
            if number is not None:
                self._styles[attribute(element, "styleId")] = _reference(number)

    def label(self, paragraph: Element) -> str:
        """Count the paragraph and return the number that stands in front of it, if any."""
        number = child(paragraph, "pPr", "numPr")
        style = attribute(child(paragraph, "pPr", "pStyle"), "val")
        key, level = _reference(number) if number is not None else self._styles.get(style, ("", ""))
        if not key and style in self._styles:
            key = self._styles[style][0]
        levels = self._levels.get(key)
        if levels is None or not level.isdigit():
            return ""
        return self._count(key, levels, min(int(level), _LEVELS - 1))

    def _count(self, key: str, levels: dict[int, _Level], level: int) -> str:
        counts = self._counts.setdefault(self._list_of[key], [None] * _LEVELS)
        start = levels.get(level, _Level()).start
        last = counts[level]
        counts[level] = start if last is None else last + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        own = levels.get(level, _Level())
        return "" if own.form in ("bullet", "none") else _PLACE.sub(
            lambda found: _figure(counts, levels, int(found[1]) - 1), own.text
        )  # fmt: skip

    def _learn(self, element: Element) -> None:
        """Keep an ``abstractNum`` under its own key, a ``num`` under its number."""
        if local(element) == "abstractNum":
            key = "abstract " + attribute(element, "abstractNumId")
            self._levels[key] = {
                _number(attribute(each, "ilvl"), 0): _level(each)
                for each in element
                if local(each) == "lvl"
            }
        elif local(element) == "num":
            key = attribute(element, "numId")
            base = "abstract " + attribute(child(element, "abstractNumId"), "val")
            levels = dict(self._levels.get(base, {}))
            overrides = [each for each in element if local(each) == "lvlOverride"]
            for each in overrides:
                at = _number(attribute(each, "ilvl"), 0)
                old = levels.get(at, _Level())
                own = child(each, "lvl")
                new = old if own is None else _level(own)
                start = attribute(child(each, "startOverride"), "val")
                levels[at] = new._replace(start=_number(start, new.start))
            self._levels[key] = levels
            self._list_of[key] = key if overrides else base


def _reference(number: Element) -> tuple[str, str]:
    level = attribute(child(number, "ilvl"), "val") or "0"
    return attribute(child(number, "numId"), "val"), level


def _level(element: Element) -> _Level:
    text = child(element, "lvlText")
    return _Level(
        _number(attribute(child(element, "start"), "val"), 1),
        attribute(child(element, "numFmt"), "val") or "decimal",
        "%1" if text is None else attribute(text, "val"),
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else otherwise


def _figure(counts: list[int | None], levels: dict[int, _Level], level: int) -> str:
    own = levels.get(level, _Level())
    value = counts[level]
    return written(own.start if value is None else value, own.form)


def written(value: int, form: str) -> str:
    """Return a number as Word writes it in one of its formats."""
    if form.startswith(("chinese", "ideographDigital", "japanese", "taiwanese")):
        return _chinese(value)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return _CIRCLED[value - 1] if 1 <= value <= len(_CIRCLED) else str(value)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form == "ideographTraditional":
        return _STEMS[(value - 1) % len(_STEMS)]
    return f"{value:02}" if form == "decimalZero" else str(value)


def _chinese(value: int) -> str:
    if not 1 <= value <= 999:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    shown = f"{_FIGURES[hundreds]}百" if hundreds else ""
    if hundreds and not tens and ones:
        shown += "零"
    if tens:
        shown += ("" if tens == 1 and not hundreds else _FIGURES[tens]) + "十"
    return shown + (_FIGURES[ones] if ones else "")
