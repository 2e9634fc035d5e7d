"""From rows to a plan: tasks, units, collectives and events, each doubt beside what it is about."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from gongkai.intake.doubts import Doubt
from gongkai.intake.headings import WHO, Role
from gongkai.intake.notice import Found
from gongkai.intake.rows import Row, without_enumerator
from gongkai.model import Target
from gongkai.parties import cells
from gongkai.register.values import Quantity
from gongkai.timing.phrases import Kind, find_limits, normalise, read_deadline
from gongkai.wording import listed, quoted

ALL_YEAR = "全年"
_LONGEST_NAME = 30
_MOST_SEARCHED = 2_000  # characters of a content in which a day may stand
_NO_TIME = re.compile(r"[/／\\—\-–―_*·…\s]+|无")
_CLAUSE = re.compile(r"[^。；;：:，,！!？?\n]+")
_SENTENCE = re.compile(r"[^。；;：:\n]+")


class ReadCell(NamedTuple):
    """A distinct responsibility cell: as written, what it was taken for, the tasks that have it."""

    text: str
    role: Role
    parties: cells.Responsibility
    rows: tuple[int, ...]


class ReadPhrase(NamedTuple):
    """A distinct deadline as written, and the tasks that have it."""

    text: str
    rows: tuple[int, ...]


class ProposedTask(NamedTuple):
    """A task as it is proposed; ``leads`` is how many of its units lead."""

    id: int
    row: int
    name: str
    content: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    section: str = ""
    target: Target | None = None
    remark: str = ""
    is_each: bool = False
    unnumbered: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """The units as the data has them: those that lead stand first."""
        return self.lead + self.support


class Proposal(NamedTuple):
    """A whole plan read from a table, to be checked by a person."""

    plan: Found
    year: int
    tasks: tuple[ProposedTask, ...]
    units: tuple[str, ...]
    collectives: tuple[str, ...]
    events: tuple[str, ...]
    cells: tuple[ReadCell, ...]
    phrases: tuple[ReadPhrase, ...]
    doubts: tuple[Doubt, ...]
    splits_roles: bool = False


def propose(rows: Iterable[Row], plan: Found, year: int, roster: Collection[str] = ()) -> Proposal:
    """Return the plan that the rows make. ``roster`` are names of units that are known."""
    rows = list(rows)
    reader = _CellReader(rows, roster)
    tasks, doubts = [], []
    for row in rows:
        task, found = _task(row, reader, year)
        tasks.append(task)
        doubts += found
    if not all(Role.DEADLINE in row.texts for row in rows):
        said = f"；通知里写：{'；'.join(plan.limits[:3])}" if plan.limits else ""
        others = "，别处写明的除外" if any(t.deadline != ALL_YEAR for t in tasks) else ""
        message = f"原表没有时间节点一栏，记为{ALL_YEAR}{others}{said}"
        doubts.append(Doubt("no-deadline-column", message))
    elif plan.limits:
        doubts.append(Doubt("deadline-elsewhere", f"表外另有时限：{'；'.join(plan.limits[:5])}"))
    if not reader.has_units:
        doubts.append(Doubt("no-unit-column", "原表没有责任单位，须逐项补上"))
    names = list(dict.fromkeys(name for task in tasks for name in task.units))
    collective = {name for cell in reader.read for name in cell.parties.collective}
    return Proposal(
        plan,
        year,
        tuple(tasks),
        tuple(name for name in names if name not in collective),
        tuple(name for name in names if name in collective),
        tuple(_events(tasks, year)),
        tuple(reader.read),
        tuple(_phrases(tasks)),
        tuple(dict.fromkeys(doubts)),
        any(Role.SUPPORT in row.texts for row in rows),
    )


class _CellReader:
    """Reads every distinct cell once, after learning names from the plain ones."""

    def __init__(self, rows: list[Row], roster: Collection[str]) -> None:
        written: dict[tuple[Role, str], list[int]] = {}
        for row in rows:
            for role in WHO:
                if text := row.texts.get(role, "").strip():
                    written.setdefault((role, text), []).append(row.number)
        self.has_units = any(role in row.texts for row in rows for role in WHO)
        self.roster = cells.learn_roster((text for _, text in written), roster)
        self._known = {key: cells.read_cell(key[1], self.roster) for key in written}
        alike: dict[tuple[Role, str, cells.Responsibility], list[int]] = {}
        for (role, text), numbers in written.items():
            key = (role, flowed_cell(text), self._known[role, text])
            alike.setdefault(key, []).extend(numbers)
        self.read = [
            ReadCell(text, role, parties, tuple(sorted(numbers)))
            for (role, text, parties), numbers in alike.items()
        ]

    def parties(self, row: Row, role: Role) -> cells.Responsibility:
        """Return the reading of a row's cell in this column."""
        return self._known.get((role, row.texts.get(role, "").strip()), cells.Responsibility())


def flowed_cell(text: str) -> str:
    """Return a cell on one line, its paragraphs told apart by a blank."""
    return text.replace("\n", " ")


class _Who(NamedTuple):
    """Who does a row's task, and a deadline that stood among the names."""

    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    is_each: bool


def _task(row: Row, reader: _CellReader, year: int) -> tuple[ProposedTask, list[Doubt]]:
    doubts: list[Doubt] = []
    who = _who(row, reader, doubts)
    name, content = _texts(row, doubts)
    deadline = _deadline(row, who.deadline, year, doubts)
    if deadline != row.texts.get(Role.DEADLINE):
        doubts += _limits_in(content, year)
    target, remark = _rest(row, doubts)
    task = ProposedTask(
        id=row.number,
        row=row.place,
        name=name,
        content=content,
        lead=who.lead,
        support=who.support,
        deadline=deadline,
        section=row.texts.get(Role.SECTION, ""),
        target=target,
        remark=remark,
        is_each=who.is_each,
        unnumbered=row.is_unnumbered,
    )
    return task, [doubt._replace(row=row.number) for doubt in doubts]


def _who(row: Row, reader: _CellReader, doubts: list[Doubt]) -> _Who:
    by_role = {role: reader.parties(row, role) for role in WHO}
    units, leading, helping = (by_role[role] for role in WHO)
    has_leads = Role.LEAD in row.texts
    if has_leads:
        lead = leading.units
        support = (*units.units, *helping.units)
    else:
        lead = units.lead
        support = (*units.support, *helping.units)
    support = tuple(dict.fromkeys(name for name in support if name not in lead))
    for role, parties in by_role.items():
        for doubt in parties.doubts:
            is_said = doubt.code in ("no-lead", "no-unit") and (has_leads or role is Role.SUPPORT)
            if not is_said:
                doubts.append(Doubt(doubt.code, doubt.message, column=role.word))
    if reader.has_units:
        doubts += _about_leads(lead, support, has_leads)
    deadline = next((each.deadline for each in by_role.values() if each.deadline), "")
    is_each = len(lead) > 1 and not support and any(each.is_each for each in by_role.values())
    return _Who(lead, support, deadline, is_each)


def _about_leads(
    lead: tuple[str, ...], support: tuple[str, ...], has_leads: bool
) -> Iterator[Doubt]:
    if not lead and not support:
        yield Doubt("no-unit", "没有写明责任单位", column=Role.UNITS.word)
    elif has_leads and not lead:
        yield Doubt("no-lead", "没有牵头单位", column=Role.LEAD.word)
    elif has_leads and len(lead) > 1:
        yield Doubt("two-leads", f"{len(lead)}个牵头单位：{listed(lead)}", column=Role.LEAD.word)


def _texts(row: Row, doubts: list[Doubt]) -> tuple[str, str]:
    """Return name and content; where the table has one text only, a name taken from it."""
    name, content = row.texts.get(Role.NAME, ""), row.texts.get(Role.CONTENT, "")
    if name and content:
        return name, content
    text = content or name
    if Role.NAME in row.texts and Role.CONTENT in row.texts:
        blank = Role.CONTENT if name else Role.NAME
        doubts.append(Doubt("one-text", f"{blank.word}空白，照另一栏填写", column=blank.word))
    else:
        doubts.append(Doubt("one-text-column", "原表只有一栏文字，任务名称取自开头"))
    return (name or _name_from(text)), text


def _name_from(text: str) -> str:
    """Return the beginning of a text as a name: its first sentence, or its first clause."""
    for pattern in (_SENTENCE, _CLAUSE):
        found = pattern.search(text)
        if found and len(found[0]) <= _LONGEST_NAME:
            return without_enumerator(found[0].strip()) or found[0].strip()
    return text[:_LONGEST_NAME].strip()


def _deadline(row: Row, tail: str, year: int, doubts: list[Doubt]) -> str:
    """Return the deadline as printed, the one that stood among the units, or 全年."""
    text = row.texts.get(Role.DEADLINE, "")
    if text and _NO_TIME.fullmatch(text):
        doubts.append(Doubt("no-deadline", f"时间节点写{quoted(text)}，记为{ALL_YEAR}"))
        return ALL_YEAR
    text = text or tail
    if not text:
        if Role.DEADLINE in row.texts:
            doubts.append(Doubt("no-deadline", "时间节点空白，须补上", column=Role.DEADLINE.word))
            return ""
        return ALL_YEAR
    found = read_deadline(text, year)
    if found.kind in (Kind.UNREADABLE, Kind.NOT_A_DEADLINE):
        why = "，".join(found.notes) or f"{quoted(text)}不是时限"
        doubts.append(Doubt("deadline-unreadable", f"时间节点{quoted(text)}读不懂：{why}"))
    elif found.ambiguous:
        doubts.append(
            Doubt("deadline-ambiguous", f"时间节点{quoted(text)}：{'，'.join(found.notes)}")
        )
    return text


def _limits_in(content: str, year: int) -> Iterator[Doubt]:
    """Doubt a task of the whole year whose content says a day: it is for a person to decide."""
    limits = (found.deadline for found in find_limits(content[:_MOST_SEARCHED], year))
    said = dict.fromkeys(d.phrase for d in limits if d.kind is not Kind.RELATIVE)
    if said:
        shown = listed(map(quoted, said))
        yield Doubt("deadline-elsewhere", f"任务内容里写有时限{shown}，没有采用")


def _rest(row: Row, doubts: list[Doubt]) -> tuple[Target | None, str]:
    """Return the target, and as a remark every text that has no place of its own."""
    target = None
    remarks = [row.texts[Role.REMARK]] if row.texts.get(Role.REMARK) else []
    for head, text in row.extra:
        if target is None and (found := re.fullmatch(Quantity.pattern, text)):
            target = Target(int(found[1]), found[2])
        else:
            remarks.append(f"{head}：{text}")
            doubts.append(Doubt("kept-as-remark", f"{quoted(head)}一栏记在备注", column=head))
    if row.printed:
        remarks.append(f"原表序号{row.printed}")
    return target, "；".join(remark.rstrip("；;") for remark in remarks)


def _events(tasks: Iterable[ProposedTask], year: int) -> Iterator[str]:
    """Yield what deadlines count from, once each."""
    seen: set[str] = set()
    for task in tasks:
        event = read_deadline(task.deadline, year).event if task.deadline else None
        if event and normalise(event) not in seen:
            seen.add(normalise(event))
            yield event


def _phrases(tasks: Iterable[ProposedTask]) -> Iterator[ReadPhrase]:
    written: dict[str, list[int]] = {}
    for task in tasks:
        if task.deadline:
            written.setdefault(task.deadline, []).append(task.id)
    for text, numbers in written.items():
        yield ReadPhrase(text, tuple(numbers))
