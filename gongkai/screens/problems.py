"""Problems in the data as a person reads them: the sentence, the line, a caret, the hint."""

from collections.abc import Iterable

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.screens.visible import display_width, one_line, visible

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_TAB = 4


def diagnostic_lines(diagnostic: Diagnostic, *, colour: bool = False) -> list[str]:
    """Return a problem as a person reads it: the sentence, the line, a caret, the hint."""
    place = diagnostic.place
    word = _coloured(diagnostic.severity.word, _COLOURS[diagnostic.severity], colour)
    where = f"{visible(place.path)}:{place.line}:{place.column}"
    lines = [f"{where}: {word}: {one_line(diagnostic.message)} [{diagnostic.code}]"]
    if place.text.strip():
        lines += _excerpt(diagnostic, colour=colour)
    if diagnostic.hint:
        lines.append(f"  提示：{one_line(diagnostic.hint)}")
    return lines


_LONGEST = 76


def _excerpt(diagnostic: Diagnostic, *, colour: bool) -> list[str]:
    """Return the source line and a caret line, measured in display width.

    A long line is cut so that the caret stays on the screen.
    """
    place = diagnostic.place
    at, end = place.column - 1, place.column - 1 + place.length
    before = _spaced(place.text[max(0, at - _LONGEST) : at])
    marked = _spaced(place.text[at : min(end, at + _LONGEST)])
    after = _spaced(place.text[end : end + _LONGEST])
    while display_width(before) > _LONGEST // 2:
        before = "…" + before[2:]
    shown = _cut(before + marked + after, _LONGEST)
    width = min(display_width(marked), _LONGEST - display_width(before))
    caret = " " * display_width(before) + _coloured("^" * max(1, width), "1;32", colour)
    return [f"    {shown}", f"    {caret}"]


def _spaced(text: str) -> str:
    return visible(text.replace("\t", " " * _TAB))


def _cut(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    while display_width(text) > width - 1:
        text = text[: max(1, len(text) * (width - 1) // display_width(text))]
    return text + "…"


def _coloured(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return 「2个错误，1个警告」, or 「没有发现问题」."""
    found = [each.severity for each in diagnostics]
    parts = [
        f"{found.count(severity)}个{severity.word}" for severity in Severity if severity in found
    ]
    return "，".join(parts) or "没有发现问题"
