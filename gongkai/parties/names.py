"""From the pieces of a list to the names of units: what is glued is cut, what is short completed.

Every guess leaves a doubt.
"""

import re
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import NamedTuple

from gongkai.parties.clauses import belongs_to_name, bracketed, is_prose
from gongkai.parties.words import (
    LEVEL,
    ending,
    has_number_of_person,
    is_collective,
    is_office,
    is_person,
    is_plural,
    is_post,
    is_room,
    is_unit,
)
from gongkai.wording import listed, quoted

_JOINS = re.compile("以及|和|及|与|暨|&")
_OPEN_END = re.compile(
    "等(?P<rest>(?:(?:相关|有关|各|其他|[省市县区州局])+(?:相关|有关|直|级"
    r"|责任)*\w{2,6})?)"
    r"(?P<plain>(?:\d+|[一二三四五六七八九十]+)?[个家]?(?:部门|单位|科室|处室|机构)?)$"
)
_OPEN_TAIL = re.compile(
    "(?P<own>.{2,}?)(?P<all>(?:各|相关|有关|其他|全体)(?:相关|有关|责任|业务|职能)*"
    "(?:科室|处室|股室|部门|单位|科|处|站所|责任单位))"
)
_NEXT_LEVEL = re.compile(
    "(?<=[局厅委办会部联心院室府])(?<!总局)(?=(?:省|市|县|区|州)(?!场|政(?!府)|容|域|块|级|直))"
)
_TWICE = (
    re.compile("(?P<one>.{2,}?(?P<end>科|处|股|站))(?P<other>.{2,}(?P=end))"),
    re.compile(
        "(?P<one>.{2,}?(?:(?<!总)局|委(?!员|会)|厅|办(?![公事])))(?P<other>.{2,}(?:局|委|厅|办))"
    ),
    re.compile("(?P<one>.{2,}?(?:街道|镇|乡))(?P<other>.{2,}(?:街道|镇|乡))"),
)
"""Two endings of one rank: two names, and not one."""
_OFFICE_ROOMS = ("办公室",)
_BY_NATURE = re.compile(
    "(?:局|委|办|厅|室|科|处|股|中心|部门|单位|政府|会|街道|公司|队|站|所|联|组织部|宣传部|统战部)$"
)
_OF_A_LEVEL = re.compile(r"\w{1,7}(?<!分)(?<!监管)(?:局|委|厅)|\w{1,3}监管局")
_LONGEST = 24
_ONE_CHARACTER = 1


class Doubt(NamedTuple):
    """Something about a cell that a person should look at: a stable code, a Chinese sentence."""

    code: str
    message: str


class Names(NamedTuple):
    """The units of one list, in order, and what is doubtful about them."""

    units: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


def names_in(pieces: Iterable[str], roster: Collection[str]) -> Names:
    """Return the units that a list joined by 、 names."""
    doubts: list[Doubt] = []
    items = _one_name(list(pieces))
    found = [name for item in items for name in _parts(item, roster, doubts)]
    found = _completed(found, roster, doubts)
    return Names(tuple(_sound(found, roster, doubts)), tuple(doubts))


def _one_name(pieces: list[str]) -> list[str]:
    """Put together what 、 parts only in looks: 各县、区; 各科、室、站、所."""
    joined: list[str] = []
    for piece in pieces:
        if joined and len(piece) == _ONE_CHARACTER:
            joined[-1] += "、" + piece
        else:
            joined.append(piece)
    return joined


def _parts(item: str, roster: Collection[str], doubts: list[Doubt]) -> list[str]:
    """Return the names in one piece: 等 dropped, 和 parted, glued names cut."""
    item = re.sub("^(?:由|并由|并|和|及|与|以及|请)(?=.{2})", "", item).strip("：:·-—")
    item = _without_person(_without_remarks(item, doubts), doubts)
    if not item or item in roster:
        return [item] if item else []
    open_end = _OPEN_END.search(item)
    if open_end:
        named, rest = item[: open_end.start()], open_end["rest"]
        if not rest:
            doubts.append(Doubt("open-list", f"{quoted(named + '等')}没有列完，其余没有收"))
        return [*(_parts(named, roster, doubts) if named else ()), *([rest] if rest else ())]
    for found in _JOINS.finditer(item):
        one, other = item[: found.start()], item[found.end() :]
        if _is_whole(one, roster) and (is_unit(other) or other in roster):
            return [*_parts(one, roster, doubts), *_parts(other, roster, doubts)]
    return _cut(item, roster, doubts)


def _is_whole(name: str, roster: Collection[str]) -> bool:
    return name in roster or (
        len(name) > 1 and bool(_BY_NATURE.search(name) or is_collective(name))
    )


def _without_remarks(item: str, doubts: list[Doubt]) -> str:
    """Take out of a name the brackets that are remarks or persons."""
    for written, inner in bracketed(item):
        if is_person(inner) or has_number_of_person(inner):
            doubts.append(Doubt("person-dropped", "括号里像是人名，没有收"))
        elif belongs_to_name(inner) or (is_unit(inner) and not is_prose(inner)):
            continue
        else:
            doubts.append(Doubt("rider", f"括号里的{quoted(inner)}没有收"))
        item = item.replace(written, "")
    return item


def _without_person(item: str, doubts: list[Doubt]) -> str:
    """Take a person's name or telephone off the unit that it stands behind: 人事科：陈某."""
    if is_unit(item):
        return item
    for at in range(len(item)):
        name, rest = item[:at].rstrip("：: "), item[at:].strip("：: ")
        if (not name or is_unit(name)) and (
            has_number_of_person(rest) or (name and is_person(rest))
        ):
            doubts.append(Doubt("person-dropped", "单位后面像是人名或电话，没有收"))
            return name
    return item


def _cut(item: str, roster: Collection[str], doubts: list[Doubt]) -> list[str]:
    """Cut names that stand side by side without a sign between them."""
    parts = tiled(item, roster)
    if len(parts) > 1:
        doubts.append(Doubt("glued-roster", f"{quoted(item)}没有分隔，按名册拆成{listed(parts)}"))
        return parts
    guessed = _guessed(item, roster)
    if len(guessed) > 1:
        doubts.append(Doubt("glued-guess", f"{quoted(item)}没有分隔，拆成{listed(guessed)}"))
        return guessed
    return [item]


def tiled(item: str, roster: Collection[str]) -> list[str]:
    """Return the names of the roster that make up the whole item, fewest first."""
    names = {name for name in roster if name and name in item}
    best: list[list[str] | None] = [None] * (len(item) + 1)
    best[0] = []
    for end in range(1, len(item) + 1):
        for name in names:
            before = best[end - len(name)] if len(name) <= end else None
            if before is None or not item.endswith(name, 0, end):
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = [*before, name]
    parts = best[-1] or []
    return [] if _is_possessive(parts) else parts


def _is_possessive(parts: list[str]) -> bool:
    """Is a later part one of the former's own: 财政局 办公室?"""
    return any(
        is_office(one) and not is_room(one) and is_room(other) for one, other in pairwise(parts)
    )


def _guessed(item: str, roster: Collection[str]) -> list[str]:
    """Cut before 相关科室, behind a known name, or where the level begins again."""
    if (found := _OPEN_TAIL.fullmatch(item)) and is_room(found["own"]):
        return [*(_guessed(found["own"], roster) or [found["own"]]), found["all"]]
    known = sorted((*roster, *_OFFICE_ROOMS), key=len, reverse=True)
    for name in known:
        rest = item[len(name) :]
        if item.startswith(name) and is_room(name) and is_unit(rest):
            return [name, *(_guessed(rest, roster) or [rest])]
        before = item[: -len(name)]
        if item.endswith(name) and is_room(name) and is_room(before) and is_unit(before):
            return [*(_guessed(before, roster) or [before]), name]
    if found := next((m for m in (p.fullmatch(item) for p in _TWICE) if m), None):
        return [found["one"], *(_guessed(found["other"], roster) or [found["other"]])]
    parts = _NEXT_LEVEL.split(item)
    return parts if len(parts) > 1 and all(is_unit(part) for part in parts) else []


def _completed(names: list[str], roster: Collection[str], doubts: list[Doubt]) -> list[str]:
    """Give names in a list what they share: 教育、卫生部门; 各乡镇、街道; 市工信委、城建局."""
    whole = _with_tails(names, roster, doubts)
    levels = {found[0] for name in whole if (found := LEVEL.match(name))}
    shared = levels.pop() if len(levels) == 1 else ""
    result = []
    for k, name in enumerate(whole):
        meant = name
        if k and is_plural(name) and whole[k - 1].startswith("各"):
            meant = f"各{name}"
        elif shared and name not in roster and _lacks_level(name, whole, shared):
            meant = shared + name
        if meant != name:
            doubts.append(Doubt("shortened", f"{quoted(name)}按{quoted(meant)}理解"))
        result.append(meant)
    return result


def _with_tails(names: list[str], roster: Collection[str], doubts: list[Doubt]) -> list[str]:
    result: list[str] = []
    tail = ""
    for name in reversed(names):
        if is_unit(name) or name in roster or is_post(name):
            tail = ending(name)
            result.append(name)
        elif tail and not is_person(name):
            doubts.append(Doubt("shortened", f"{quoted(name)}按{quoted(name + tail)}理解"))
            result.append(name + tail)
        else:
            result.append(name)
    return result[::-1]


def _lacks_level(name: str, names: list[str], level: str) -> bool:
    """Is this the one name of its list without the level, or is it said of the first only?"""
    others = [other for other in names if other != name and not is_collective(other)]
    is_last = len(others) > 1 and all(other.startswith(level) for other in others)
    is_first_only = names[0].startswith(level) and not any(map(LEVEL.match, names[1:]))
    return (
        (is_last or (is_first_only and bool(_OF_A_LEVEL.fullmatch(name))))
        and not is_collective(name)
        and not LEVEL.match(name)
        and is_office(name)
        and not is_room(name)
    )


def _sound(names: list[str], roster: Collection[str], doubts: list[Doubt]) -> Iterable[str]:
    """Leave out persons and repetitions; doubt what does not look like a unit."""
    seen: set[str] = set()
    for name in names:
        if is_person(name) and name not in roster:
            doubts.append(Doubt("person-dropped", "有一处像是人名，没有收"))
            continue
        if name in seen:
            doubts.append(Doubt("repeated-unit", f"{quoted(name)}写了两次"))
        else:
            seen.add(name)
            yield name
        if name in roster:
            continue
        if is_post(name):
            doubts.append(Doubt("person-in-units", f"{quoted(name)}是职务，不是单位"))
        elif not is_unit(name) or len(name) > _LONGEST:
            doubts.append(Doubt("odd-name", f"{quoted(name)}不像单位名称"))
