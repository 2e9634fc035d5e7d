"""A responsibility cell read: who leads, who supports, which words stand for several units.

The door of this room. Pure: the roster of known names is an argument, and nothing is remembered.
"""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from gongkai.parties.clauses import Role, Token, tokens
from gongkai.parties.names import Doubt, names_in, tiled
from gongkai.parties.words import NOBODY, is_area, is_collective, is_rest_of_name, is_unit
from gongkai.timing.phrases import Kind, read_deadline
from gongkai.wording import quoted

__all__ = ["Doubt", "Responsibility", "learn_roster", "read_cell"]

_TIMELY = re.compile("[年月日季]|全年|持续|长期|[内前]$")
_TORN = re.compile(r"(\w{2,})[ \n](\w+)(?!\w)")
_A_YEAR = 2024
_NO_TIME = (Kind.UNREADABLE, Kind.NOT_A_DEADLINE, Kind.OPEN)
_LONGEST_CELL = 500


class Responsibility(NamedTuple):
    """What a cell says. ``collective`` are those of the units that name nobody in particular.

    ``deadline`` is a date that stood at the end of the cell. ``is_each`` means that every lead
    answers for a part of its own (按职责分工负责).
    """

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    deadline: str = ""
    is_each: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit, those that lead first."""
        return self.lead + self.support


class _Party(NamedTuple):
    """A unit with what has been said of it; ``group`` counts the parts between ， and ；."""

    name: str
    group: int
    role: Role | None = None
    is_each: bool = False


def read_cell(cell: str, roster: Collection[str] = ()) -> Responsibility:
    """Return the reading of a cell; never raises, and doubts what it had to guess."""
    if NOBODY.fullmatch(cell.strip()):
        return Responsibility()
    text, doubts = cell[:_LONGEST_CELL], []
    if len(cell) > _LONGEST_CELL:
        doubts.append(Doubt("odd-name", f"超过{_LONGEST_CELL}个字，只读了开头"))
    reader = _Reader(roster, doubts)
    for token in tokens(_mended(text, roster, doubts)):
        reader.take(token)
    reader.close_list()
    return _settled(reader)


def _mended(text: str, roster: Collection[str], doubts: list[Doubt]) -> str:
    """Put a name together again that a line's end has torn: 政务服务 管理局."""

    def joined(found: "re.Match[str]") -> str:
        one, other = found[1], found[2]
        if is_unit(one) or other in roster or not is_rest_of_name(other):
            return found[0]
        doubts.append(Doubt("torn-name", f"{quoted(one)}和{quoted(other)}连成一个名称"))
        return one + other

    return _TORN.sub(joined, text)


def learn_roster(cells: Iterable[str], roster: Collection[str] = ()) -> frozenset[str]:
    """Return the names of a roster with those that plain cells add: with separators, or one name.

    What is made up of other names is not one: it was glued where the others stand alone.
    """
    known: set[str] = set()
    for cell in dict.fromkeys(cells):
        found = read_cell(cell)
        codes = {doubt.code for doubt in found.doubts}
        if codes <= {"no-lead", "open-list", "rider", "person-dropped"}:
            known.update(name for name in found.units if is_unit(name))
    everyone = known.union(roster)
    learnt = {name for name in known if len(tiled(name, everyone - {name})) < 2}
    return frozenset(learnt.union(roster))


class _Reader:
    """Takes the pieces of a cell one by one and gathers the units with their roles."""

    def __init__(self, roster: Collection[str], doubts: list[Doubt]) -> None:
        self.parties: list[_Party] = []
        self.doubts = doubts
        self.deadline = ""
        self._roster = roster
        self._list: list[str] = []
        self._group = 0
        self._closed = 0
        self._label: Role | None = None
        self._last_sign = ""
        self._roles_come_first = False

    def take(self, token: Token) -> None:
        """Take the next piece."""
        steps = {
            "name": self._name,
            "break": self._break,
            "role": self._role,
            "own-role": self._own_role,
            "label": self._begin_label,
            "with": self._begin_with,
            "remark": self._remark,
        }
        if token.kind in steps:
            steps[token.kind](token)
        parts_nothing = token.kind in ("break", "list") or token.text.endswith("或")
        self._last_sign = token.text if parts_nothing else ""

    def close_list(self) -> None:
        """End a list joined by 、: its names belong together."""
        if not self._list:
            return
        pieces, self._list = self._list, []
        found = names_in(pieces, self._roster)
        self.doubts += found.doubts
        self.parties += [_Party(name, self._group, self._label) for name in found.units]

    def _name(self, token: Token) -> None:
        if NOBODY.fullmatch(token.text):
            return
        if not self._list and not self.deadline and _is_time(token.text):
            self.deadline = token.text
            self.doubts.append(
                Doubt("deadline-in-units", f"时限{quoted(token.text)}写在责任单位里")
            )
            return
        for piece in re.split(r"或者?(?=\w|$)", token.text):
            if piece:
                self._list.append(piece)
        if "或" in token.text:
            self.doubts.append(Doubt("either-or", "写的是“或”，各方都列为责任单位"))

    def _break(self, token: Token) -> None:
        if not self._list or (self._list[-1:] and self._is_torn(token)):
            return
        self.close_list()
        if token.text in "，,；;。\n":
            self._group += 1

    def _is_torn(self, token: Token) -> bool:
        """Does a blank stand inside a list or behind its 、, where it parts nothing?"""
        return token.text in " \t" and bool(self._last_sign)

    def _role(self, token: Token) -> None:
        self.close_list()
        role = token.role or Role.CHARGE
        pending = range(self._closed, len(self.parties))
        has_lead = any(party.role is Role.LEAD for party in self.parties)
        if role in (Role.SUPPORT, Role.CARRY) and pending and not has_lead:
            groups = {self.parties[k].group for k in pending}
            if len(groups) > 1 and role is Role.SUPPORT:
                last = max(groups)
                pending = range(
                    next(k for k in pending if self.parties[k].group == last), pending.stop
                )
        for k in pending:
            if self.parties[k].role is None or self._label is not None:
                self.parties[k] = self.parties[k]._replace(
                    role=_sharper(self.parties[k].role, role), is_each=token.is_each
                )
        self._closed = len(self.parties)
        self._group += 1
        self._label = None if self._label is Role.SUPPORT and role is Role.LEAD else self._label

    def _own_role(self, token: Token) -> None:
        """（牵头） speaks of the name before it; where a cell begins with it, of those behind."""
        self.close_list()
        if not self.parties:
            self._roles_come_first = True
        if self._roles_come_first:
            self._begin_label(token)
        else:
            self.parties[-1] = self.parties[-1]._replace(role=token.role)

    def _begin_label(self, token: Token) -> None:
        self.close_list()
        self._group += 1
        self._closed = len(self.parties)
        self._label = token.role

    def _begin_with(self, token: Token) -> None:
        del token
        self.close_list()
        self._closed = len(self.parties)
        self._label = Role.SUPPORT

    def _remark(self, token: Token) -> None:
        self.close_list()
        self.doubts.append(Doubt("rider", f"{quoted(token.text)}没有收"))
        _, concerns, named = token.text.partition("涉及")
        if concerns and is_collective(named):
            self.parties.append(_Party(named, self._group, Role.SUPPORT))
            self._closed = len(self.parties)


def _is_time(text: str) -> bool:
    if not _TIMELY.search(text):
        return False
    return read_deadline(text, _A_YEAR).kind not in _NO_TIME


def _sharper(label: Role | None, role: Role) -> Role:
    """A label wins over 负责 and 落实, which say only that something is to be done."""
    return (
        label if label in (Role.LEAD, Role.SUPPORT) and role in (Role.CHARGE, Role.CARRY) else role
    )


def _settled(reader: _Reader) -> Responsibility:
    """Decide who leads: whom the words say, else the first that is named."""
    parties = reader.parties
    leads = [k for k, party in enumerate(parties) if party.role is Role.LEAD]
    if not leads:
        leads = _in_charge(parties)
    if not leads:
        leads = _first_named(parties)
    doubts = list(reader.doubts)
    lead = tuple(dict.fromkeys(parties[k].name for k in leads))
    support = tuple(dict.fromkeys(p.name for p in parties if p.name not in lead))
    if parties and not leads:
        doubts.append(Doubt("no-lead", _why_no_lead(parties)))
    if not parties:
        doubts.append(Doubt("no-unit", "没有写明单位"))
    collective = tuple(name for name in lead + support if is_collective(name))
    is_each = any(parties[k].is_each for k in leads)
    return Responsibility(
        lead, support, collective, tuple(dict.fromkeys(doubts)), reader.deadline, is_each
    )


def _in_charge(parties: list[_Party]) -> list[int]:
    """Return who is 负责 each for its part, or the first who is 负责."""
    each = [k for k, party in enumerate(parties) if party.is_each and party.role is Role.CHARGE]
    named = [k for k in each if not is_collective(parties[k].name)]
    if each:
        return named or each
    charged = [k for k, party in enumerate(parties) if party.role is Role.CHARGE]
    plain = [k for k in charged if not is_collective(parties[k].name)]
    if not plain or plain[0] != charged[0]:
        return []
    return plain[:1] if not _is_peer(parties, plain[0]) else []


def _first_named(parties: list[_Party]) -> list[int]:
    """Return the first unit unless it is a word for many, or one of several peers."""
    free = [k for k, party in enumerate(parties) if party.role is not Role.SUPPORT]
    if not free or is_collective(parties[free[0]].name) or _is_peer(parties, free[0]):
        return []
    return free[:1]


def _is_peer(parties: list[_Party], k: int) -> bool:
    """Does 管委会 or 政府 stand in one list with 各县区, so that it is one of them?"""
    others = [p for p in parties if p.group == parties[k].group and p is not parties[k]]
    return is_area(parties[k].name) and any(is_collective(other.name) for other in others)


def _why_no_lead(parties: list[_Party]) -> str:
    if all(is_collective(party.name) for party in parties):
        return "责任单位全是统称，没有牵头"
    if all(party.role is Role.SUPPORT for party in parties):
        return "只写了配合单位，没有牵头"
    return "没有写明谁牵头"
