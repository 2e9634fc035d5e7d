"""Problems as a Code Quality report, which GitLab shows in a merge request."""

from collections.abc import Iterable

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.formats.json import json_text
from gongkai.formats.problems import fingerprints, sentence

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a Code Quality report, as GitLab shows it in a merge request."""
    found = list(diagnostics)
    entries = [
        {
            "description": sentence(each),
            "check_name": each.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[each.severity],
            "location": {"path": each.place.path, "lines": {"begin": each.place.line}},
        }
        for each, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json_text(entries)
