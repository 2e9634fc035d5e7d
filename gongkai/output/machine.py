"""Results for other programs: JSON for scripts, annotations for GitHub.

The shapes are a contract; ``docs/json.md`` describes them.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from gongkai.agenda import Item
from gongkai.diagnostics import Diagnostic, Severity

_GITHUB_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def json_text(value: object) -> str:
    """Return JSON as a person can read it, Chinese unescaped, with a final line break."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def day(value: date | None) -> str | None:
    """Return 2022-09-30, or nothing for no day."""
    return value.isoformat() if value else None


def item_fields(item: Item) -> dict[str, Any]:
    """Return an obligation as ``due`` and ``list`` give it."""
    return {
        "task": item.task.id,
        "obligation": item.obligation,
        "label": item.label,
        "name": item.task.name,
        "units": list(item.task.units),
        "lead": item.task.lead,
        "phrase": item.phrase,
        "start": day(item.start),
        "due": day(item.due),
        "state": item.state.key,
        "days_left": item.days_left,
        "days_unit": item.days_unit,
        "settled": day(item.settled),
        "estimated": item.estimated,
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


def diagnostic_fields(diagnostic: Diagnostic) -> dict[str, Any]:
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


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return workflow commands that GitHub shows beside the lines of a change."""
    return "".join(_annotation(each) + "\n" for each in diagnostics)


def _annotation(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": diagnostic.code,
    }
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = diagnostic.message + (f"（{diagnostic.hint}）" if diagnostic.hint else "")
    return f"::{_GITHUB_COMMANDS[diagnostic.severity]} {shown}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
