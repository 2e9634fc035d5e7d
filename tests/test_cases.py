"""Golden cases: every folder below ``cases`` gives exactly the problems in its expected.txt.

``invalid/<code>/`` shows that code and no other, ``valid/<name>/`` is accepted without a word,
``several/<name>/`` has many mistakes at once. ``--update-cases`` writes the outputs anew.
"""

from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import Diagnostic, in_file_order
from gongkai.explanations.catalogue import explanations
from gongkai.register import checks, reading, workspace
from gongkai.screens.terminal import diagnostic_lines, summary

CASES = Path(__file__).parent / "cases"
AS_OF = date(2022, 12, 31)


def folders(kind: str) -> list[Path]:
    return sorted(path for path in (CASES / kind).iterdir() if path.is_dir())


def each(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", folders(kind), ids=lambda path: path.name)


@each("invalid")
def test_a_code_is_found_where_it_is(
    case: Path, monkeypatch: pytest.MonkeyPatch, update_cases: bool
) -> None:
    found = problems(case, monkeypatch)
    compare(found, case / "expected.txt", update_cases)
    assert {problem.code for problem in found} == {case.name}


@each("several")
def test_mistakes_are_found_together(
    case: Path, monkeypatch: pytest.MonkeyPatch, update_cases: bool
) -> None:
    compare(problems(case, monkeypatch), case / "expected.txt", update_cases)


@each("valid")
def test_what_is_right_is_accepted(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(case, monkeypatch) == []


def test_every_code_has_a_case() -> None:
    assert [path.name for path in folders("invalid")] == sorted(e.code for e in explanations())


def problems(case: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Everything that is wrong with the workspace, as ``validate --verbose`` finds it."""
    monkeypatch.chdir(case)
    loaded = workspace.load(Path())
    found = checks.examine(reading.read(loaded.files), AS_OF)
    return in_file_order((*loaded.diagnostics, *found.diagnostics))


def compare(found: list[Diagnostic], expected: Path, update: bool) -> None:
    lines = [line for problem in found for line in diagnostic_lines(problem)]
    text = "\n".join([*lines, summary(found), ""])
    if update:
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
