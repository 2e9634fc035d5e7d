"""Results as JSON, for scripts. The shapes are a contract; ``docs/json.md`` describes them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from gongkai.agenda import Agenda, Item, task_state
from gongkai.casebook import CaseMonth, standing
from gongkai.clocks import Stretch, account
from gongkai.diagnostics import Diagnostic, Severity
from gongkai.figures import Tally
from gongkai.model import Adjustment, Entry, Task
from gongkai.timing.phrases import Deadline
from gongkai.timing.workdays import Calendar, Counted

if TYPE_CHECKING:  # import and due need no documents
    from gongkai.documents.week import WeekFacts


def json_text(value: object) -> str:
    """Return JSON as a person can read it, Chinese unescaped, with a final line break.

    Half of a surrogate pair, which a file's name may hold, is written out: no encoding has it.
    """
    return _writable(f"{_ENCODER.encode(value)}\n")


def json_pieces(head: Mapping[str, object], key: str, members: Iterable[object]) -> Iterator[str]:
    """Yield what ``json_text`` returns of ``head`` with a list at a last ``key``, piece by piece.

    A long list is never in the memory as a whole, neither as text nor as what becomes text.
    """
    yield _writable(_ENCODER.encode({**head, key: []}).removesuffix("]\n}"))
    rest, comma, end = iter(members), "", "]\n}\n"
    while some := list(islice(rest, _AT_ONCE)):
        listed = _writable(_ENCODER.encode(some)).removeprefix("[").removesuffix("\n]")
        yield comma + listed.replace("\n", "\n  ")
        comma, end = ",", "\n  ]\n}\n"
    yield end


_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=2)
_AT_ONCE = 500  # members: each call of an encoder leaves something behind for the garbage collector


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def day(value: date | None) -> str | None:
    """Return 2022-09-30, or nothing for no day."""
    return value.isoformat() if value else None


def item_fields(item: Item) -> dict[str, object]:
    """Return an obligation as ``due`` and ``list`` give it."""
    return {
        "task": item.task.id,
        "obligation": item.obligation,
        "label": item.label,
        "name": item.task.name,
        "units": list(item.units),
        "lead": item.units[0] if item.units else "",
        "phrase": item.phrase,
        "start": day(item.start),
        "due": day(item.due),
        "state": item.state.key,
        "activity": item.activity.key if item.activity else None,
        "days_left": item.days_left,
        "days_unit": item.days_unit,
        "settled": day(item.settled),
        "estimated": item.estimated,
        "units_done": len(item.shares.done) if item.shares else None,
        "units_total": item.shares.total if item.shares else None,
        "faulty": item.task.faulty,
    }


def group_fields(tally: Tally) -> dict[str, object]:
    """Return how many tasks are in a group, as ``due`` and ``list`` give it."""
    parts = [{"key": part.key, "word": part.word, "tasks": count} for part, count in tally.parts]
    return {
        "key": tally.group.key,
        "word": tally.group.word,
        "tasks": tally.tasks,
        "parts": parts,
    }


def task_fields(agenda: Agenda, task: Task) -> dict[str, object]:
    """Return a task as ``show`` gives it: as printed, who answers, what binds it, what was done."""
    items = [item for item in agenda.items if item.task is task]
    parties = agenda.parties(task)
    place = task.origin.at()
    known = [change for change in task.adjustments if change.date <= agenda.as_of]
    return {
        "task": task.id,
        "name": task.name,
        "section": task.section,
        "content": task.content,
        "units": list(task.units),
        "assigned": list(task.assigned),
        "leads": list(parties.leads),
        "supports": list(parties.supports),
        "unnamed": list(parties.unnamed),
        "deadline": task.deadline,
        "kind": items[0].deadline.kind.key,
        "target": str(task.target) if task.target else None,
        "encouraged": task.encouraged,
        "each": task.each,
        "remark": task.remark,
        "state": task_state(items).key,
        "items": [item_fields(item) for item in items],
        "cases": [case_fields(item, agenda.calendar) for item in items if item.is_case],
        "progress": [_entry_fields(entry) for entry in task.entries(agenda.as_of)],
        "adjustments": [_change_fields(change) for change in known],
        "path": place.path,
        "line": place.line,
    }


def _entry_fields(entry: Entry) -> dict[str, object]:
    return {
        "date": day(entry.date),
        "status": entry.status.value,
        "note": entry.note,
        "evidence": list(entry.evidence),
        "unit": entry.unit,
        "count": entry.quantity,
        "problem": entry.problem,
        "next": entry.next,
    }


def _change_fields(change: Adjustment) -> dict[str, object]:
    return {
        "date": day(change.date),
        "deadline": change.deadline,
        "reason": change.reason,
        "approved_by": change.approved_by,
        "document": change.document,
    }


def week_fields(facts: "WeekFacts") -> dict[str, object]:
    """Return the officer's week."""
    return {
        "as_of": facts.as_of.isoformat(),
        "year": facts.plan.year,
        "first": facts.first.isoformat(),
        "last": facts.last.isoformat(),
        "groups": [
            {
                "key": group.key,
                "title": group.title,
                "lines": [
                    {
                        "task": line.number,
                        "name": line.name,
                        "unit": line.unit,
                        "due": day(line.due),
                        "state": line.state or None,
                        "words": line.words,
                    }
                    for line in group.lines
                ],
            }
            for group in facts.groups
        ],
    }


def case_fields(item: Item, calendar: Calendar) -> dict[str, object]:
    """Return a case as ``cases`` gives it; a bent one has ``days``."""
    run = item.course
    assert run is not None
    return {
        "task": item.task.id,
        "name": item.task.name,
        "clock": run.clock.name,
        "limit": item.phrase,
        "ref": run.case.ref,
        "units": list(item.units),
        "received": day(item.start),
        "begun": day(run.begun),
        "due": day(item.due),
        "answered": day(item.settled),
        "state": standing(item).key,
        "paused": item.rests,
        "days_used": run.used,
        "days_paused": run.paused,
        "days_left": item.days_left,
        "days_unit": item.days_unit,
        "result": run.case.result if item.settled is not None else "",
        "estimated": item.estimated,
        "days": [stretch_fields(each) for each in account(run, calendar)] if item.notes else [],
    }


def month_fields(month: CaseMonth) -> dict[str, object]:
    """Return what came and went in a month."""
    return {
        "month": month.period.number,
        "from": day(month.period.first),
        "to": day(month.period.last),
        "received": month.received,
        "answered": month.answered,
        "on_time": month.on_time,
        "late": month.late,
        "open": month.unanswered,
        "open_late": month.overdue,
    }


def reading_fields(
    deadline: Deadline, counted: Counted | None, days: Iterable[Stretch] = ()
) -> dict[str, object]:
    """Return how a phrase is read: a limit that was ``counted`` has a ``due``, a bent one days."""
    due = counted.day if counted else deadline.due
    return {
        "phrase": deadline.phrase,
        "kind": deadline.kind.key,
        "start": day(deadline.start),
        "due": day(due),
        "dates": [each.isoformat() for each in deadline.dates],
        "amount": deadline.amount,
        "unit": deadline.unit,
        "event": deadline.event,
        "ambiguous": deadline.ambiguous,
        "estimated": bool(counted and counted.estimated),
        "notes": list(deadline.notes),
        "days": [stretch_fields(each) for each in days],
    }


def stretch_fields(each: Stretch) -> dict[str, object]:
    """Return days on end that count, or that do not for one reason."""
    return {
        "from": day(each.first),
        "to": day(each.last),
        "number": each.number,
        "extended": each.extended,
        "reason": each.reason,
    }


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the report of ``validate`` as JSON."""
    found = list(diagnostics)
    severities = [each.severity for each in found]
    return json_text(
        {
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "diagnostics": [diagnostic_fields(each) for each in found],
        }
    )


def diagnostic_fields(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a problem as ``validate`` gives it."""
    return {
        "path": diagnostic.place.path,
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
        "severity": diagnostic.severity.key,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
