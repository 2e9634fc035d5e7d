"""Golden cases: what is said of a workspace, word for word.

``invalid/<code>.txt`` of the wrong example on that code's page, ``several/<name>/expected.txt`` of
a folder with many mistakes at once; ``valid/<name>/`` is accepted without a word.
``--update-cases`` writes the outputs anew.
"""

from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import Diagnostic
from gongkai.explanations import pages
from gongkai.register import opened
from gongkai.screens.problems import diagnostic_lines, summary
from tests.workspaces import shown_in, write

CASES = Path(__file__).parent / "cases"
AS_OF = date(2022, 12, 31)


def folders(kind: str) -> list[Path]:
    return sorted(path for path in (CASES / kind).iterdir() if path.is_dir())


def each(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", folders(kind), ids=lambda path: path.name)


@pytest.mark.parametrize("code", pages.codes())
def test_a_code_is_found_where_it_is(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_cases: bool
) -> None:
    write(shown_in(pages.page(code).wrong), tmp_path)
    found = problems(tmp_path, monkeypatch)
    compare(found, CASES / "invalid" / f"{code}.txt", update_cases)


@each("several")
def test_mistakes_are_found_together(
    case: Path, monkeypatch: pytest.MonkeyPatch, update_cases: bool
) -> None:
    compare(problems(case, monkeypatch), case / "expected.txt", update_cases)


@each("valid")
def test_what_is_right_is_accepted(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(case, monkeypatch) == []


def test_nothing_is_expected_of_a_code_that_is_gone() -> None:
    assert sorted(path.stem for path in (CASES / "invalid").iterdir()) == list(pages.codes())


def problems(case: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Everything that is wrong with the workspace, as ``validate --verbose`` finds it."""
    monkeypatch.chdir(case)
    return list(opened(Path(), AS_OF).diagnostics)


def compare(found: list[Diagnostic], expected: Path, update: bool) -> None:
    lines = [line for problem in found for line in diagnostic_lines(problem)]
    text = "\n".join([*lines, summary(found), ""])
    if update:
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
