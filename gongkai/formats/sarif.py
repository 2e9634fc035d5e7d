"""Problems as SARIF 2.1.0 (OASIS), for code scanning and for editors. It judges nothing."""

from collections.abc import Iterable
from urllib.parse import quote

from gongkai import __version__
from gongkai.diagnostics import Diagnostic, Place, Severity
from gongkai.explanations.catalogue import explanation
from gongkai.formats.json import json_text
from gongkai.formats.problems import fingerprints, sentence

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one run with its rules and results. Columns count characters, from 1."""
    found = list(diagnostics)
    codes = sorted({each.code for each in found})
    driver = {
        "name": "gongkai",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    results = [
        _result(each, codes.index(each.code), fingerprint)
        for each, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, object]:
    known = explanation(code)
    if known is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.why},
        "help": {"text": known.mend},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, object]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": sentence(diagnostic)},
        "locations": [{"physicalLocation": _location(diagnostic.place)}],
        "partialFingerprints": {"problem/v1": fingerprint},
    }


def _location(place: Place) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": _uri(place.path)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.column + place.length,
        },
    }


def _uri(path: str) -> str:
    """Return the path as a URI: relative as it is, absolute with its scheme."""
    quoted = quote(path.encode("utf-8", "surrogatepass"))
    return f"file://{quoted}" if path.startswith("/") else quoted
