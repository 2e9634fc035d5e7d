"""Forms of many 科室 against the register: what is new, what is the same, what conflicts, what is
refused; and the changes that follow. Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

from gongkai.agenda import Item
from gongkai.documents.view import view_of
from gongkai.forms.answers import Answer, Asked, Denial, answers, asked
from gongkai.forms.cells import Returned
from gongkai.forms.findings import Finding
from gongkai.forms.marker import fingerprint
from gongkai.forms.reporting import unanswered
from gongkai.model import Entry, Register, Task
from gongkai.period import month
from gongkai.register.cases import CaseSteps, case_stepped
from gongkai.register.changes import Change, entry_added
from gongkai.register.editing import CannotEdit
from gongkai.wording import quoted


class Outcome(Enum):
    """What becomes of an answered row; ``sign`` stands before it on a screen."""

    NEW = ("new", "＋")
    SAME = ("same", "＝")
    CONFLICT = ("conflict", "≠")
    REFUSED = ("refused", "✗")

    def __init__(self, key: str, sign: str) -> None:
        self.key = key
        self.sign = sign


class Received(NamedTuple):
    """A file, and the form in it or why there is none."""

    name: str
    form: Returned | Finding


class Line(NamedTuple):
    """An answered row of a file and what becomes of it.

    ``findings`` are doubts, or the reasons of a refusal. ``against`` is what another form or the
    register says instead, each with the name of who says so; the register has none.
    """

    outcome: Outcome
    file: str
    row: int
    number: int | None
    name: str
    case: Item | None
    entry: Entry | None
    findings: tuple[Finding, ...] = ()
    against: tuple[tuple[str, Entry], ...] = ()


class Collected(NamedTuple):
    """All that came from a unit for a month."""

    unit: str
    month: int
    files: tuple[str, ...]
    lines: tuple[Line, ...]
    remarks: tuple[tuple[str, Finding], ...] = ()


class Collection(NamedTuple):
    """All that came. ``missing`` are the units of which nothing did, by month."""

    forms: tuple[Collected, ...]
    refused: tuple[tuple[str, Finding], ...]
    missing: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every answered row."""
        return tuple(line for form in self.forms for line in form.lines)

    def of(self, outcome: Outcome) -> tuple[Line, ...]:
        """Return the rows that have come to this."""
        return tuple(line for line in self.lines if line.outcome is outcome)

    @property
    def is_clean(self) -> bool:
        """Was everything taken that was answered?"""
        return not (self.refused or self.of(Outcome.CONFLICT) or self.of(Outcome.REFUSED))


_Key: TypeAlias = tuple[int, str, date | None]
_Said: TypeAlias = dict[str, list[Answer]]  # by file


def collect(
    received: Iterable[Received], register: Register, today: date, prefer: str = ""
) -> Collection:
    """Return what becomes of all that came; ``prefer`` names the file that wins over others."""
    refused: list[tuple[str, Finding]] = []
    groups: dict[tuple[str, int], dict[str, Returned]] = {}
    for name, form in received:
        if isinstance(form, Finding):
            refused.append((name, form))
        elif isinstance(whose := _whose(form, register), Finding):
            refused.append((name, whose))
        else:
            groups.setdefault((whose, form.marker.month), {})[name] = form
    # Told in the roster's order, whatever the files are called.
    order = {unit.name: k for k, unit in enumerate(register.units)}
    forms = []
    for unit_name, number in sorted(groups, key=lambda key: (order[key[0]], key[1])):
        found = groups[unit_name, number]
        lines = tuple(_lines(found, asked(register, unit_name, today), prefer))
        remarks = tuple((name, each) for name in found for each in found[name].remarks)
        forms.append(Collected(unit_name, number, tuple(found), lines, remarks))
    return Collection(
        tuple(_together(forms, prefer)), tuple(refused), _missing(register, forms, today)
    )


def _whose(form: Returned, register: Register) -> str | Finding:
    """Return the unit of a form by its present name, or why the form is none of this register's."""
    mark, plan = form.marker, register.plan
    if mark.year != plan.year:
        return Finding("other-year", f"是{mark.year}年的填报表，本工作区是{plan.year}年")
    if mark.plan != fingerprint(plan):
        return Finding("other-plan", f"不是《{plan.title}》的填报表：名称、文号或印发单位不同")
    unit = register.unit_named(mark.unit)
    if unit is None:
        return Finding("unknown-unit", f"是给{quoted(mark.unit)}的填报表，名册里没有这个科室")
    if not 1 <= mark.month <= 12:
        return Finding("no-marker", "填报表的标记不对；请用发出的原表填写")
    if form.unit_shown and form.unit_shown != mark.unit:
        why = (
            f"表上写的是{quoted(form.unit_shown)}，这份表是发给{quoted(mark.unit)}的；请用各自的表"
        )
        return Finding("other-unit", why)
    return unit.name


def _lines(found: dict[str, Returned], of: Asked, prefer: str) -> Iterator[Line]:
    """Yield what becomes of each answered row of a unit's forms for a month, in their order."""
    said: dict[_Key, _Said] = {}
    denied: set[Denial] = set()
    for name, form in found.items():
        for each in answers(form, of):
            if isinstance(each, Denial):
                if each not in denied:  # a form that came twice has the same faults twice
                    yield _denied(name, each, of)
                denied.add(each)
                continue
            # A free row tells of another day of a task that has its own row, too.
            key = (each.number, _label(each.case), each.entry.date if each.is_extra else None)
            said.setdefault(key, {}).setdefault(name, []).append(each)
    for by_file in said.values():
        yield from _compared(by_file, of, prefer)


def _label(case: Item | None) -> str:
    return (case.label or "") if case else ""


def _denied(name: str, denial: Denial, of: Asked) -> Line:
    task = of.view.by_number.get(denial.number) if denial.number is not None else None
    title = task.task.name if task else ""
    return Line(
        Outcome.REFUSED, name, denial.row, denial.number, title, None, None, denial.reasons
    )  # fmt: skip


def _compared(by_file: _Said, of: Asked, prefer: str) -> Iterator[Line]:
    """Yield the lines of what one or several forms say of the same."""
    chosen = prefer if prefer in by_file else next(iter(by_file))
    wanted = [each.entry for each in by_file[chosen]]
    others = tuple(
        (name, each.entry)
        for name, said in by_file.items()
        if [answer.entry for answer in said] != wanted
        for each in said
    )
    for answer in by_file[chosen]:
        line = _line(chosen, answer, of)
        if others and chosen != prefer:
            line = line._replace(outcome=Outcome.CONFLICT, against=others)
        yield line


def _line(name: str, answer: Answer, of: Asked) -> Line:
    task = of.view.by_number[answer.number].task
    entry, case = answer.entry, answer.case
    line = Line(Outcome.NEW, name, answer.row, task.id, task.name, case, entry, answer.doubts)
    recorded = _case_recorded(case, entry) if case else _recorded(task, entry, of)
    if recorded is not None:
        if recorded == entry:
            return line._replace(outcome=Outcome.SAME)
        return line._replace(outcome=Outcome.CONFLICT, against=(("", recorded),))
    unfit = _unfit(case, entry) if case else None
    if unfit is not None:
        return line._replace(outcome=Outcome.REFUSED, entry=None, findings=(unfit,))
    return line


def _unfit(case: Item, entry: Entry) -> Finding | None:
    """Return why a case cannot have been answered so, if it cannot."""
    try:
        case_changes(case, entry)
    except CannotEdit as reason:
        return Finding("case-steps", str(reason))
    return None


def _recorded(task: Task, entry: Entry, of: Asked) -> Entry | None:
    """Return what is recorded already: the same, or else something of the same day and state."""
    near = None
    for each in task.progress:
        by = entry.unit if each.unit is None else of.view.now.roster.name_of(each.unit)
        if (each.date, each.status, by) != (entry.date, entry.status, entry.unit):
            continue
        if each._replace(unit=entry.unit) == entry:
            return entry
        near = each
    return near


def _case_recorded(item: Item, said: Entry) -> Entry | None:
    """Return the recorded answer of a case, if it has one, as an entry."""
    case = item.course.case if item.course else None
    if case is None or case.done is None:
        return None
    if (case.done, case.result) == (said.date, result_of(said)):
        return said
    return said._replace(date=case.done, note=case.result, evidence=())


def result_of(entry: Entry) -> str:
    """Return what came of a case, with its evidence: a case has no place of its own for that."""
    proof = f"佐证：{'、'.join(entry.evidence)}" if entry.evidence else ""
    return "；".join(filter(None, (entry.note.rstrip("。；"), proof)))


def _together(forms: Sequence[Collected], prefer: str) -> Iterator[Collected]:
    """Yield the forms beside each other: what came twice is taken once, and a case has one answer,
    whichever units give it in whichever months.
    """
    answered: dict[tuple[int | None, str], list[tuple[str, Entry]]] = {}
    for line in (line for form in forms for line in form.lines):
        if line.case and line.entry and line.outcome is Outcome.NEW:
            answered.setdefault(_case_key(line), []).append((line.file, line.entry))
    for key, every in answered.items():
        answered[key] = [each for each in every if each[0] == prefer] or every
    taken: set[tuple[int, str, Entry]] = set()
    for form in forms:
        lines = (_disputed(line, answered.get(_case_key(line), ())) for line in form.lines)
        yield form._replace(lines=tuple(_once(line, taken) for line in lines if line))


def _case_key(line: Line) -> tuple[int | None, str]:
    return line.number, _label(line.case)


def _disputed(line: Line, answered: Sequence[tuple[str, Entry]]) -> Line | None:
    """Hold a line against all that is said of its case; nothing where another is preferred."""
    if not line.case or line.outcome is not Outcome.NEW:
        return line
    others = tuple(each for each in answered if each[1] != line.entry)
    if len(others) == len(answered):
        return None
    return line._replace(outcome=Outcome.CONFLICT, against=others) if others else line


def _once(line: Line, taken: set[tuple[int, str, Entry]]) -> Line:
    """Take an answer that came twice, in two forms or two rows, only once."""
    if line.outcome is not Outcome.NEW or line.number is None or line.entry is None:
        return line
    key = (line.number, _label(line.case), line.entry)
    if key in taken:
        return line._replace(outcome=Outcome.SAME)
    taken.add(key)
    return line


def _missing(
    register: Register, forms: Sequence[Collected], today: date
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return for each month of which forms came the units of which none did."""
    found = []
    for number in sorted({form.month for form in forms}):
        period = month(register.plan.year, number, register.plan.cutoff)
        returned = [form.unit for form in forms if form.month == number]
        view = view_of(register, min(today, period.last))
        if names := unanswered(view, period, returned):
            found.append((number, names))
    return tuple(found)


def changes(collection: Collection, register: Register) -> list[Change]:
    """Return the changes that record what is new, entries in the order of their days."""
    tasks = {task.id: task for task in register.tasks}
    new = [(line.entry, line) for line in collection.of(Outcome.NEW) if line.entry is not None]
    found: list[Change] = []
    for entry, line in sorted(new, key=lambda each: each[0].date):
        if line.case:
            found += case_changes(line.case, entry)
        elif line.number is not None:
            found.append(entry_added(tasks[line.number], entry))
    return found


def case_changes(item: Item, entry: Entry) -> list[Change]:
    """Return the changes that record the answer of a case.

    Raises ``CannotEdit`` where it does not fit what the case says.
    """
    if item.course is None:
        return []
    steps = CaseSteps(done=entry.date, result=result_of(entry))
    return case_stepped(item.task, item.course.clock, item.course.case.ref, steps)
