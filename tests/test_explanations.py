"""Every code of the program is explained, and its examples do what they say."""

import ast
from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.explanations.catalogue import CHAPTERS, contents, explanation, explanations, page
from gongkai.explanations.examples import Example
from gongkai.explanations.explanation import Explanation
from gongkai.explanations.handbook import handbook
from gongkai.register import checks, reading, workspace

ROOT = Path(__file__).parents[1]
AS_OF = date(2022, 12, 31)
MAKERS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
each_code = pytest.mark.parametrize("each", explanations(), ids=lambda each: each.code)


@each_code
def test_the_wrong_example_is_wrong_in_one_way(each: Explanation, tmp_path: Path) -> None:
    found = problems(each.wrong, tmp_path)
    assert {(problem.code, problem.severity) for problem in found} == {(each.code, each.severity)}


@each_code
def test_the_right_example_is_right(each: Explanation, tmp_path: Path) -> None:
    assert problems(each.right, tmp_path) == []


@each_code
def test_a_page_says_everything(each: Explanation) -> None:
    shown = page(each)
    said = (each.code, each.severity.word, each.title, each.why, each.mend)
    assert [words for words in said if words not in shown] == []
    assert explanation(each.code) == each


def test_every_code_of_the_program_is_explained() -> None:
    """A code may be graver or lighter in places; it is explained as its gravest."""
    gravest = {code: min(found, key=list(Severity).index) for code, found in codes().items()}
    assert {each.code: each.severity for each in explanations()} == gravest


def test_the_list_names_every_code_once() -> None:
    named = [line.split()[0] for line in contents().splitlines() if line.startswith("  ")]
    assert named == [each.code for chapter in CHAPTERS for each in chapter.explanations]
    assert len(set(named)) == len(named)


def test_the_handbook_is_up_to_date(update_cases: bool) -> None:
    path = ROOT / "docs/diagnostics.md"
    if update_cases:
        path.write_text(handbook(), "utf-8")
    assert path.read_text("utf-8") == handbook()


def codes() -> dict[str, set[Severity]]:
    """Every code that the program's own text gives to a problem, with its severities."""
    found: dict[str, set[Severity]] = {}
    for path in (ROOT / "gongkai").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for code, severity in given(node):
                found.setdefault(code, set()).add(severity)
    return found


def given(node: ast.AST) -> list[tuple[str, Severity]]:
    """The code in ``error("code", …)``, ``gathering.refuse(node, "code", …)``, ``Choice(…)``."""
    if not isinstance(node, ast.Call):
        return []
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    position = {"refuse": 1, "of": 1, "Choice": 1}.get(name, 0)
    if name not in {*MAKERS, "refuse", "of", "Choice"} or len(node.args) <= position:
        return []
    code = node.args[position]
    if not isinstance(code, ast.Constant) or not isinstance(code.value, str):
        return []
    return [(code.value, MAKERS.get(name, Severity.ERROR))]


def problems(example: Example, folder: Path) -> list[Diagnostic]:
    for name, data in example.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_bytes(data)
    loaded = workspace.load(folder)
    found = checks.examine(reading.read(loaded.files), AS_OF)
    return [*loaded.diagnostics, *found.diagnostics]
