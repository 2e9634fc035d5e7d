"""The facts that several documents lay out: frozen records of words, numbers and days.

No rule and no arithmetic lives here; what only one document says is a record beside it. A
template sees a record's fields and properties by their names, and ``docs/templates.md`` gives
every one with an example.
"""

from datetime import date
from typing import Any, NamedTuple


class PlanFacts(NamedTuple):
    """The 要点. ``cited`` is its title in 《》, with its number from the day of issue on.

    ``parts_units`` says that the printed table has a column for 牵头单位 and one for 配合单位;
    ``office`` is the unit that issues, ``unit_word`` what the office calls its units.
    """

    title: str
    year: int
    issuer: str
    document: str
    issued: date | None
    cited: str
    parts_units: bool
    addressee: str
    contact: str
    office: str
    unit_word: str

    @property
    def issuing(self) -> str:
        """Who issues a circular: the 办公室 of the issuer, unless that is one itself."""
        return self.issuer if self.issuer.endswith(self.office) else self.issuer + self.office


class ProgressFacts(NamedTuple):
    """One entry of progress. ``text`` is the whole sentence with its full stop, ``proved`` the
    same with the evidence; ``problem`` is what stands in the way, ``next`` what is done about it.
    ``day`` is that of the work: none where an entry closes a year-round row.
    """

    day: date | None
    date: date
    status: str
    note: str
    unit: str
    evidence: tuple[str, ...]
    problem: str
    next: str
    text: str
    proved: str


class ExtensionFacts(NamedTuple):
    """An approved change of a deadline. ``text`` says all of it but the reason; ``is_due`` when
    the task is one of those that were due by the day.
    """

    number: int
    name: str
    lead: str
    old: str
    new: str
    date: date
    reason: str
    approved_by: str
    document: str
    is_due: bool
    text: str


class MatterFacts(NamedTuple):
    """One obligation of a task: a deadline, an occurrence, a target or a case of a clock.

    ``gist`` tells tasks with the same name apart; ``when`` is the due day as printed;
    ``urgency`` says 「逾期3天」 or 「还剩10天」; ``days`` counts ``days_unit`` left, negative
    when late. ``owing`` is who has it to do: of a row that several must each do (``is_each``),
    those who have not. ``settled`` is the day on which it was met, ``lateness`` by how much it
    was or is late. ``latest`` is the last sentence of progress; ``problem`` and ``next`` are what
    was last recorded of them.
    """

    number: int
    name: str
    gist: str
    label: str
    lead: str
    owing: str
    others: str
    is_each: bool
    phrase: str
    due: date | None
    when: str
    state: str
    word: str
    days: int | None
    days_unit: str
    urgency: str
    settled: date | None
    lateness: str
    latest: str
    problem: str
    next: str
    estimated: bool
    note: str


def names_of(record: type) -> tuple[str, ...]:
    """Return the names by which a template finds what a kind of record says."""
    derived = (name for name, value in vars(record).items() if isinstance(value, property))
    return (*getattr(record, "_fields", ()), *derived)


def as_json(facts: NamedTuple) -> dict[str, Any]:
    """Return the facts as plain dicts, lists, words and numbers; days as 2022-09-30."""
    plain: dict[str, Any] = _plain(facts)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return {name: _plain(getattr(value, name)) for name in names_of(type(value))}
        return [_plain(each) for each in value]
    return value
