"""Results for other programs: JSON for scripts, annotations for GitHub and GitLab.

The shapes are a contract; ``docs/json.md`` describes them.
"""

import json
from collections import Counter
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
_GITLAB_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def json_text(value: object) -> str:
    """Return JSON as a person can read it, Chinese unescaped, with a final line break.

    Half of a surrogate pair, which a file's name may hold, is written out: no encoding has it.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


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
        "endLine": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.length),
        "title": diagnostic.code,
    }
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_GITHUB_COMMANDS[diagnostic.severity]} {shown}::{_data(sentence(diagnostic))}"


def sentence(diagnostic: Diagnostic) -> str:
    """Return what is wrong and, in brackets, what to do about it."""
    return diagnostic.message + (f"（{diagnostic.hint}）" if diagnostic.hint else "")


def _data(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a Code Quality report, as GitLab shows it in a merge request."""
    found = list(diagnostics)
    entries = [
        {
            "description": sentence(each),
            "check_name": each.code,
            "fingerprint": fingerprint,
            "severity": _GITLAB_SEVERITIES[each.severity],
            "location": {"path": each.place.path, "lines": {"begin": each.place.line}},
        }
        for each, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json_text(entries)


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return a name for each problem that stays the same when lines are added above it."""
    from hashlib import sha256

    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for each in diagnostics:
        key = (each.place.path, each.code, each.message)
        seen[key] += 1
        text = "\n".join((*key, str(seen[key])))
        names.append(sha256(text.encode("utf-8", "backslashreplace")).hexdigest())
    return names
