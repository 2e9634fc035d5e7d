"""Problems as workflow commands, which GitHub shows beside the lines of a change."""

from collections.abc import Iterable

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.formats.problems import sentence

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
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
    return f"::{_COMMANDS[diagnostic.severity]} {shown}::{_data(sentence(diagnostic))}"


def _data(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
