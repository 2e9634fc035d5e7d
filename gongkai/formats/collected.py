"""Forms that came back as JSON. The shape is a contract; ``docs/json.md`` describes it."""

from collections.abc import Sequence

from gongkai.formats.json import json_text
from gongkai.forms.collection import Collection, Line
from gongkai.forms.findings import Finding
from gongkai.forms.reporting import Reporting
from gongkai.model import Entry
from gongkai.period import Period


def collection_json(found: Collection, written: int) -> str:
    """Return what ``gongkai collect --format json`` writes; ``written`` answers were recorded."""
    return json_text(
        {
            "written": written,
            "forms": [
                {
                    "unit": form.unit,
                    "month": form.month,
                    "files": list(form.files),
                    "answers": [_line_fields(line) for line in form.lines],
                    "remarks": [
                        {"file": name, **_finding_fields(each)} for name, each in form.remarks
                    ],
                }
                for form in found.forms
            ],
            "refused": [{"file": name, **_finding_fields(each)} for name, each in found.refused],
            "missing": [{"month": month, "units": list(units)} for month, units in found.missing],
        }
    )


def _line_fields(line: Line) -> dict[str, object]:
    return {
        "outcome": line.outcome.key,
        "file": line.file,
        "row": line.row,
        "id": line.number,
        "case": line.case.label if line.case else None,
        "entry": _entry_fields(line.entry) if line.entry else None,
        "against": [
            {"file": name or None, "entry": _entry_fields(entry)} for name, entry in line.against
        ],
        "findings": [_finding_fields(each) for each in line.findings],
    }


def _entry_fields(entry: Entry) -> dict[str, object]:
    return {
        "date": entry.date.isoformat(),
        "status": entry.status.value,
        "note": entry.note or None,
        "evidence": list(entry.evidence),
        "count": entry.quantity,
        "problem": entry.problem or None,
        "next": entry.next or None,
    }


def _finding_fields(finding: Finding) -> dict[str, object]:
    return {"code": finding.code, "message": finding.message, "cell": finding.cell or None}


def reporting_json(reportings: Sequence[Reporting], period: Period) -> str:
    """Return what ``gongkai collect --status --format json`` writes."""
    return json_text(
        {
            "year": period.year,
            "month": period.number,
            "units": [
                {
                    "unit": each.unit,
                    "answered": each.has_answered,
                    "returned": each.is_returned,
                    "reported": list(each.reported),
                    "unreported": list(each.unreported),
                    "pressing": list(each.pressing),
                }
                for each in reportings
            ],
        }
    )
