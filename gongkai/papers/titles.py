"""Where a title that is too long for a line is cut; widths are in em of the title's letters."""

import re
from collections.abc import Iterator
from math import ceil

from gongkai.papers.widths import width

_UNBROKEN = re.compile(
    r"《[^》]*》|（[^）]*）|〔[^〕]*〕|“[^”]*”"
    r"|[0-9A-Za-z.%]+[年月日份期号项次周]*|第[一二三四]季度|[上下]半年"
)
_WORDS = re.compile(
    r"政务公开|政府信息|信息公开|工作要点|任务分解|落实情况|完成情况|进展情况|工作总结|工作报告"
    r"|实施方案|主要任务|重点任务|通知单|催办单|提醒单|情况表|办公室|财政局"
    r"|关于|任务|落实|情况|报告|通报|工作|要点|公开|政务|信息|总结|年度|季度|解读|督办|会议|汇报|材料"
    r"|事项|清单|示例|虚构"
)
_NEVER_FIRST = "的和与及等、，。；：）》〕”"
_NEVER_LAST = "（《〔“、"
SHORTEST = 4.0
_FIRST = 2.0  # 关于 may stand alone above a long 《》
_ONE_MORE_LINE = 200.0
_INSIDE_WORD = 30.0
_INSIDE_MARKS = 1000.0
_MOST_LINES = 6


def title_lines(title: str, room: float, least: float = SHORTEST) -> tuple[str, ...]:
    """Return a title in lines of about the same width, as GB/T 9704-2012 7.3.1 wants them.

    The last of several lines is not shorter than ``least``; words, numbers and what stands
    inside 《》 stay together as long as they fit on a line. What is longer than any title is cut
    where its lines are full.
    """
    whole = width(title)
    if whole <= room:
        return (title,)
    fewest = ceil(whole / room)
    if fewest > _MOST_LINES:
        return tuple(_full_lines(title, room))
    cuts = _costs_of_cuts(title, room)
    for count in range(fewest, len(title)):
        found = [_best_lines(title, count + more, (least, room), cuts) for more in (0, 1)]
        prices = [
            (each[0] + more * _ONE_MORE_LINE, each[1]) for more, each in enumerate(found) if each
        ]
        if prices:
            return min(prices)[1]
    return (title,)


def _full_lines(title: str, room: float) -> Iterator[str]:
    line = ""
    for sign in title:
        if width(line + sign) > room:
            yield line
            line = ""
        line += sign
    yield line


def _costs_of_cuts(title: str, room: float) -> dict[int, float]:
    """Return what it costs to begin a line at each place of the title."""
    cuts = dict.fromkeys(range(1, len(title)), 0.0)
    for start, end in _spans(title, room):
        for place in range(start + 1, end):
            cuts[place] = _INSIDE_MARKS
    for word in _WORDS.finditer(title):
        for place in range(word.start() + 1, word.end()):
            cuts[place] = max(cuts[place], _INSIDE_WORD)
    for place in cuts:
        if title[place] in _NEVER_FIRST or title[place - 1] in _NEVER_LAST:
            cuts[place] = max(cuts[place], _INSIDE_MARKS)
    return cuts


def _spans(title: str, room: float) -> Iterator[tuple[int, int]]:
    for found in _UNBROKEN.finditer(title):
        if width(found[0]) <= room:
            yield found.span()
        else:  # too long for a line: only its inner marks and numbers stay together
            inner = found.start() + 1
            yield from ((a + inner, b + inner) for a, b in _spans(title[inner : found.end()], room))


_Way = tuple[float, tuple[str, ...]]  # what it costs, and the lines


def _best_lines(
    title: str, count: int, bounds: tuple[float, float], cuts: dict[int, float]
) -> _Way | None:
    """Return the cheapest way to cut the title into so many lines that fit, if there is one."""
    least, room = bounds
    even = width(title) / count
    best: dict[int, _Way] = {0: (0.0, ())}
    for line in range(count):
        is_last = line == count - 1
        following: dict[int, _Way] = {}
        for start, (cost, before) in best.items():
            for end in [len(title)] if is_last else range(start + 1, len(title)):
                words = title[start:end]
                if not (least if is_last else _FIRST) <= width(words) <= room:
                    continue
                price = cost + (width(words) - even) ** 2 + cuts.get(end, 0.0)
                if end not in following or price < following[end][0]:
                    following[end] = (price, (*before, words))
        best = following
    return best.get(len(title))
