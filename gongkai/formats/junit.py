"""Problems as a JUnit report, which nearly every build server shows. It judges nothing."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.formats.problems import sentence

# What XML 1.0 (section 2.2) has no way to write, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> str:
    """Return one test case for each problem, or a passing one where there is none.

    An error is a failure, and so is a warning when ``strict``; what is not a failure is told in
    the case's output.
    """
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = list(diagnostics)
    failures = sum(each.severity in failing for each in found)
    counts = {"tests": str(max(1, len(found))), "failures": str(failures), "errors": "0"}
    root = ElementTree.Element("testsuites", {"name": "gongkai", **counts})
    suite = ElementTree.SubElement(root, "testsuite", {"name": "gongkai validate", **counts})
    if not found:
        ElementTree.SubElement(suite, "testcase", {"classname": "gongkai", "name": "没有发现问题"})
    for each in found:
        _add_case(suite, each, fails=each.severity in failing)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False).join((_HEAD, "\n"))


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _add_case(suite: ElementTree.Element, diagnostic: Diagnostic, *, fails: bool) -> None:
    place = diagnostic.place
    where = _writable(f"{place.path}:{place.line}:{place.column}")
    name = f"{where} [{diagnostic.code}]"
    attributes = {"classname": _writable(place.path), "name": name, "file": _writable(place.path)}
    case = ElementTree.SubElement(suite, "testcase", {**attributes, "line": str(place.line)})
    text = _writable(sentence(diagnostic))
    if fails:
        kind = {"type": diagnostic.code, "message": _writable(diagnostic.message)}
        ElementTree.SubElement(case, "failure", kind).text = f"{where}: {text}"
    else:
        ElementTree.SubElement(case, "system-out").text = f"{diagnostic.severity.word}: {text}"


def _writable(text: str) -> str:
    return _UNWRITABLE.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
