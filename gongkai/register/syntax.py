"""What is wrong with a text that is not YAML, in the words of someone who edits it by hand.

It knows the parsers' English messages and the slips behind them; it refuses to parse.
"""

import re
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic, Place, error
from gongkai.register.source import Fault, Source

_MARKER = re.compile(r"(?<![^\r\n])(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)[^\r\n]*")
_TAB = re.compile(r"(?<![^\r\n])[ \-]*(\t)")
_END = re.compile(r"(?<![^\r\n])\.\.\.(?=\s)")
_LOOSE_COLON = re.compile(r'\s*(?:- +)?"?(\w+)"?(：|:(?=[^\s/]))', re.ASCII)
_KEY_BEFORE_BRACKET = re.compile(r"[{, ]([A-Za-z_]+)(:)$")


class _Reading(NamedTuple):
    """How a complaint that contains all ``words`` is told; ``at_start`` where it is shown."""

    words: tuple[str, ...]
    message: str
    hint: str
    at_start: bool = False


_QUOTE_TEXT = '这样的文字请加引号，如："…"'
_READINGS = (
    _Reading(
        ("mapping values are not allowed",),
        "这里不该有冒号：一行只能写一个“键: 值”，或这一行的缩进不对",
        "文字里有英文冒号加空格的，请给整段文字加引号；否则请与上下同级的行对齐",
    ),
    _Reading(
        ("unexpected ':'",),
        "括号里的冒号后面少了一个空格，或少了值",
        "请写成 {date: 2022-09-20}：英文冒号，后面空一格；文字里有冒号的，请给整段文字加引号",
    ),
    _Reading(
        ("could not find expected ':'",),
        "这一行缺少冒号",
        "请写成“键: 值”，冒号用英文的，后面空一格；接着上一行的文字，请比上一行的键多缩进",
        True,
    ),
    _Reading(
        ("quoted scalar", "unexpected end of stream"),
        "这里的引号没有配上后一半",
        "请在文字末尾补上引号；文字里本来就有引号的，外面换用另一种引号",
        True,
    ),
    _Reading(
        ("quoted scalar", "document"),
        "这里的引号没有配上后一半",
        "请在文字末尾补上引号",
        True,
    ),
    _Reading(
        ("quoted scalar",),
        "双引号里的“\\”有特别的意思，这里写得不对",
        "请改用单引号，或把“\\”写成“\\\\”",
        True,
    ),
    _Reading(
        ("flow sequence", "',' or ']'"),
        "方括号“[”没有配上“]”，或各项之间缺少逗号",
        "列表写成 [办公室, 预算科]：逗号和括号用英文的，逗号后空一格",
        True,
    ),
    _Reading(
        ("flow mapping", "',' or '}'"),
        "花括号“{”没有配上“}”，或各项之间缺少逗号",
        "写成 {date: 2022-09-20, status: 已完成}：逗号和括号用英文的",
        True,
    ),
    _Reading(("tab character",), "这里用了制表符（Tab）", "请把制表符换成空格"),
    _Reading(("cannot start any token",), "文字不能以这个符号开头", _QUOTE_TEXT),
    _Reading(("directive",), "行首不能是“%”", "以“%”开头的文字请加引号；否则请删去这一行", True),
    _Reading(("alphabetic or numeric",), "文字不能以“*”“&”开头", _QUOTE_TEXT, True),
    _Reading(("tag",), "文字不能以“!”开头", _QUOTE_TEXT, True),
    _Reading(("block scalar",), "文字不能以“|”“>”开头", _QUOTE_TEXT, True),
    _Reading(
        ("sequence entries are not allowed",),
        "这里不该有“- ”",
        "列表要另起一行写，每项一行，以“- ”开头；如果是文字，请加引号",
    ),
    _Reading(("mapping keys are not allowed",), "文字不能以“? ”开头", _QUOTE_TEXT),
    _Reading(
        ("node content",),
        "这里缺少内容，或多了一个符号",
        "请检查括号和逗号：括号要成对，两个逗号之间要有内容",
    ),
    _Reading(("incompatible YAML",), "不支持以“%”开头的指令行", "请删去这一行"),
    _Reading(
        ("document start",),
        "前面的数据已经结束，这里又多出了内容",
        "请删去多出的符号；上面有以“%”开头的行的，也请删去",
    ),
)
_ENDED = _Reading(
    ("document start",), "数据写到这里就结束了，后面却还有内容", "请删去这一行的“...”"
)
_OUT_OF_STEP = ("expected <block end>", "expected key", "expected '-' indicator")
"""What parsers say of a line that fits nowhere: it goes on after a value, or is out of line."""
_MISALIGNED = _Reading(
    (),
    "缩进不对：这一行没有与同级的行对齐",
    "同级的键要左对齐，用空格缩进；列表的每一项以“- ”开头，“-”也要对齐",
)
_TRAILING = _Reading(
    (),
    "前面的值已经写完，这里又多出了内容",
    "值以引号或括号开头的，引号或括号要把整个值括住；文字里有引号的，外面换用另一种引号",
)


def conflict_markers(source: Source) -> tuple[Diagnostic, ...]:
    """Return one problem for each block of unresolved git conflict markers."""
    found: list[Diagnostic] = []
    inside = False
    for match in _MARKER.finditer(source.text):
        opens = match.group().startswith("<")
        if opens or not inside:
            place = source.place(match.start(), len(match.group()))
            found.append(
                error(
                    "conflict-marker",
                    place,
                    "这里有没有解决的 git 合并冲突",
                    "请在两份内容中取舍，并删去“<<<<<<<”“=======”“>>>>>>>”这几行",
                )
            )
        inside = not match.group().startswith(">")
    return tuple(found)


def explain(source: Source, fault: Fault) -> tuple[Diagnostic, ...]:
    """Return what a person should mend so that the text can be parsed, with every tab."""
    at_end = fault.offset >= len(source.text)
    offset = len(source.text.rstrip()) if at_end else fault.offset
    tabs = _tabs_from_line_of(source, offset)
    if tabs and tabs[0].place.line == source.place(offset).line:
        return tabs
    return (*(_loose_colons(source, fault) or (_reading(source, fault, offset),)), *tabs)


def _tabs_from_line_of(source: Source, offset: int) -> tuple[Diagnostic, ...]:
    # Tabs before the fault were read as white space of a text, so they are not to blame.
    start = max(source.text.rfind("\n", 0, offset), source.text.rfind("\r", 0, offset)) + 1
    return tuple(
        error(
            "tab",
            source.place(match.start(1)),
            "这一行用制表符（Tab）缩进",
            "请把行首的制表符换成空格；编辑器里可设置“用空格代替制表符”",
        )
        for match in _TAB.finditer(source.text, start)
    )


def _loose_colons(source: Source, fault: Fault) -> tuple[Diagnostic, ...]:
    if "mapping values are" not in fault.problem and "expected ':'" not in fault.problem:
        place = source.place(fault.offset)
        match = _KEY_BEFORE_BRACKET.search(place.text[: place.column - 1])
        return (_loose_colon(source, place.line, match),) if match else ()
    # A key with a wrong colon is read as text, and the parser complains up to some lines later.
    last = source.place(fault.offset).line
    first = min(source.place(fault.start).line, last - 1)
    lines = [(n, _LOOSE_COLON.match(source.line(n))) for n in range(max(first, 1), last + 1)]
    return tuple(_loose_colon(source, number, match) for number, match in lines if match)


def _loose_colon(source: Source, number: int, match: re.Match[str]) -> Diagnostic:
    place = source.place(source.start_of(number) + match.start(2))
    key = match.group(1)
    if match.group(2) == "：":
        message = f"“{key}”后面用了全角冒号“：”"
    else:
        message = f"“{key}”的冒号后面少了一个空格"
    return error("yaml-syntax", place, message, f"请写成“{key}: 值”：英文冒号，后面空一格")


def _reading(source: Source, fault: Fault, offset: int) -> Diagnostic:
    said = f"{fault.context} {fault.problem}"
    ends = [match.start() for match in _END.finditer(source.text, 0, offset)]
    if ends and _ENDED.words[0] in said:
        return error("yaml-syntax", source.place(ends[-1], 3), _ENDED.message, _ENDED.hint)
    known = (each for each in _READINGS if all(words in said for words in each.words))
    reading = next(known, None) or _out_of_step(source.place(offset), said) or _quoted(said)
    place = source.place(fault.start if reading.at_start else offset)
    return error("yaml-syntax", place, reading.message, reading.hint)


def _out_of_step(place: Place, said: str) -> _Reading | None:
    if not any(words in said for words in _OUT_OF_STEP):
        return None
    return _TRAILING if place.text[: place.column - 1].strip(" -") else _MISALIGNED


def _quoted(said: str) -> _Reading:
    """Tell a complaint that nobody has read yet in the parser's own words, and explain nothing."""
    hint = "请检查这一行和上一行的缩进、冒号、引号和括号"
    return _Reading((), f"YAML 在这里读不下去：{said.strip()}", hint)
