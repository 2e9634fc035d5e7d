"""A responsibility cell cut into names and the words around them: separators, labels, roles.

It knows how offices punctuate, and refuses to know which names exist.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_ENDS = r"(?=$|[、，,；;。．.\s（(\[【/／])"
_HOW = (
    "(?:总(?=牵头)|分别|共同|各自|具体|主要|统一|联合|负责|组织|按照?(?:各自)?(?:职责|职能"
    "|分工)+(?:范围)?|根据(?:各自)?职责(?:分工)?"
    "|依(?:据)?职责(?:分工)?|各负其责|做好|积极|予以|给予)*"
)
_LEADS = "牵头(?!单位|部门|科室|处室|股室)(?:负责|落实|办理|推进|实施|组织|协调|抓总|汇总|抓好)*"
_STRONG = re.compile(
    f"{_HOW}(?:(?P<lead>{_LEADS})|(?P<support>配合(?:落实|做好|支持|实施)?)"
    f"|(?P<charge>负总责|负责(?!人)(?:落实|实施|办理|推进|组织实施)?))"
)
_WEAK = re.compile(
    f"(?:{_HOW}(?:(?P<lead>统筹(?:协调)?|抓总)|(?P<support>协办|协助|协同|参与|参加|支持|会办)"
    "|(?P<charge>承办|主办|办理|组织实施|主责|抓落实)"
    "|(?P<carry>(?<!前)落实|实施|(?<!持续)(?<!稳步)(?<!有序)(?<!常态化)推进|执行|提供|收集|汇总))"
    f"|(?P<each>各负其责|(?:按照?|依)(?:各自)?职责(?:分工)?)){_ENDS}"
)
_LABELLED = "(?:单位|部门|科室|处室|股室|机构|方)"
_LABEL = re.compile(
    r"(?P<begins>(?<!\w))?(?:第一)?(?P<word>牵头|主办|主责|责任|承办|配合|协办|协同|参与|参加|会办|实施"
    "|落实|执行|完成|负责)"
    "(?:责任|主体|配合)?"
    rf"(?:{_LABELLED}为|{_LABELLED}?[:：]|(?(begins){_LABELLED}(?=\s)|(?!)))\s*"
)
_WITH = re.compile(r"会同|联合(?=\w)|商(?=[省市县区各])")
_BRACKET = re.compile(r"[（(\[【〔]((?:[^（）()\[\]【】〔〕]|[（(][^（）()]*[）)])*)[）)\]】〕]")
_BRACKETED_ROLE = re.compile(
    "(?P<lead>牵头|主办|主责|牵头单位|牵头部门|主办单位|第一责任单位)"
    "|(?P<support>配合|协办|参与|协助|配合单位|协办单位|参加)|(?P<charge>责任单位"
    "|负责|承办)"
)
_LEVELS = re.compile(
    "[省市县区州旗镇乡科室处股站所队村居园校院馆局委办部系司、，,/]+|含.+|包括.+|除.+|不含.+"
)
_PROSE = re.compile(
    "下同|以下|以上|均[需须应由]|不再|第一位|排.{0,2}第一|首位|为牵头|为主|涉及|其中"
)
_SIGNS = {
    **dict.fromkeys("、/／•·・+＋&＆—", "list"),
    **dict.fromkeys("，,；;。．\n \t|｜", "break"),
}
_NUMBERED = re.compile(
    r"[①②③④⑤⑥⑦⑧⑨⑩]|[（(][一二三四五六七八九十\d]{1,2}[)）]|(?<![\w.．])\d{1,2}[.．、](?=[^\W\d])"
)
_STRETCHED = re.compile(r"(?:(?<=^)|(?<=[、，,；;。\n]))(?:\w )+\w(?=$|[、，,；;。\n])")


class Role(Enum):
    """What a word makes of the names before it, or a label of those behind it."""

    LEAD = "lead"
    SUPPORT = "support"
    CHARGE = "charge"
    """负责: leads, unless somebody else does."""
    CARRY = "carry"
    """落实: supports where somebody leads."""


class Token(NamedTuple):
    """A piece of a cell.

    ``kind`` is ``name``, ``list`` (、), ``break`` (，, a blank, a line's end), ``role`` (牵头: of
    the names before), ``own-role`` (（牵头）: of the name before), ``label`` (牵头单位：: of the
    names behind), ``with`` (会同), ``remark`` (a sentence that names nobody).
    """

    kind: str
    text: str
    role: Role | None = None
    is_each: bool = False


def tokens(cell: str) -> list[Token]:
    """Return the pieces of a cell, in order."""
    text = _NUMBERED.sub("、", cell.strip())
    text = re.sub(r"\s+(?=[（(\[【])", "", text)
    text = _STRETCHED.sub(lambda found: found[0].replace(" ", ""), text)
    return list(_merged(_scan(text)))


def _scan(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = _word(text, at) or _bracket(text, at)
        if found is not None:
            token, at = found
            yield token
        elif text[at] in _SIGNS:
            yield Token(_SIGNS[text[at]], text[at])
            at += 1
        else:
            yield Token("name", text[at])
            at += 1


def _word(text: str, at: int) -> tuple[Token, int] | None:
    """Read a label, a role word or 会同."""
    if found := _LABEL.match(text, at):
        return Token("label", found[0], _LABELS.get(found["word"], Role.CHARGE)), found.end()
    for pattern in (_STRONG, _WEAK):
        if found := pattern.match(text, at):
            role = _ROLES.get(found.lastgroup or "", Role.CHARGE)
            is_each = bool(re.search("分别|各自|职责|分工|各负其责", found[0]))
            return Token("role", found[0], role, is_each), found.end()
    if at and (found := _WITH.match(text, at)):
        return Token("with", found[0], Role.SUPPORT), found.end()
    return None


_ROLES = {role.value: role for role in Role}
_LABELS = {
    **dict.fromkeys(("牵头", "主办", "主责"), Role.LEAD),
    **dict.fromkeys(("配合", "协办", "协同", "参与", "参加", "会办"), Role.SUPPORT),
}


def _bracket(text: str, at: int) -> tuple[Token, int] | None:
    found = _BRACKET.match(text, at)
    if found is None:
        return None
    inner = found[1].strip()
    if role := _BRACKETED_ROLE.fullmatch(inner):
        return Token("own-role", found[0], Role(role.lastgroup or "charge")), found.end()
    return Token("bracket", found[0]), found.end()


def _merged(pieces: Iterator[Token]) -> Iterator[Token]:
    """Join the characters of a name, with its brackets, and tell sentences from names."""
    name = ""
    for piece in pieces:
        if piece.kind in ("name", "bracket"):
            name += piece.text
            continue
        if name:
            yield _named(name)
            name = ""
        yield piece
    if name:
        yield _named(name)


def _named(text: str) -> Token:
    return Token("remark" if is_prose(_BRACKET.sub("", text)) else "name", text)


def bracketed(name: str) -> list[tuple[str, str]]:
    """Return every bracket in a name, as written and what it holds."""
    return [(found[0], found[1].strip()) for found in _BRACKET.finditer(name)]


def is_prose(text: str) -> bool:
    """Is it a sentence about units, and not a name: 列第一位的为牵头单位?"""
    return bool(_PROSE.search(text))


def belongs_to_name(inner: str) -> bool:
    """Is what stands in a bracket a part of the name: （市、区）, （含经开区）?"""
    return bool(_LEVELS.fullmatch(inner))
