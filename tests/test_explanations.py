"""Every code of the program has its page, and the examples on it do what they say."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.explanations import pages
from gongkai.explanations.catalogue import chapters, contents, explanation, in_full
from gongkai.explanations.pages import CHAPTERS, Explanation
from gongkai.model import Status
from gongkai.register import opened
from tests.workspaces import shown_in, write

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "gongkai/explanations/codes"
RULES = ROOT / "gongkai/register/rules"
AS_OF = date(2022, 12, 31)
MAKERS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
EXPLAINED = [pages.page(code) for code in pages.codes()]
each_code = pytest.mark.parametrize("each", EXPLAINED, ids=lambda each: each.code)


@each_code
def test_the_wrong_example_is_wrong_in_one_way(each: Explanation, tmp_path: Path) -> None:
    found = problems(each.wrong, tmp_path)
    assert {(problem.code, problem.severity) for problem in found} == {(each.code, each.severity)}


@each_code
def test_the_right_example_is_right(each: Explanation, tmp_path: Path) -> None:
    assert problems(each.right, tmp_path) == []


@each_code
def test_a_page_is_in_form(each: Explanation) -> None:
    """Written anew from what was read it is the same, so nothing on it is overlooked."""
    assert (PAGES / f"{each.code}.md").read_text("utf-8") == written(each)
    assert each.chapter in CHAPTERS
    assert "\n" not in each.why + each.mend


@each_code
def test_the_terminal_shows_all_of_a_page(each: Explanation) -> None:
    shown = in_full(each)
    said = (each.code, each.severity.word, each.title, each.why, each.mend)
    assert [words for words in said if words not in shown] == []
    assert "```" not in shown
    lines = [line for line in f"{each.wrong}\n{each.right}".split("\n") if "```" not in line]
    assert [line for line in lines if line and f"    {line}" not in shown] == []
    assert explanation(each.code) == each


@pytest.mark.parametrize("word", ["unknown-unti", "", "../pages", "codes/tab", "tab.md"])
def test_only_a_code_has_a_page(word: str) -> None:
    assert explanation(word) is None


def test_every_code_of_the_program_is_explained() -> None:
    """A code may be graver or lighter in places; it is explained as its gravest."""
    gravest = {code: min(found, key=list(Severity).index) for code, found in codes().items()}
    assert {each.code: each.severity for each in EXPLAINED} == gravest


def test_a_chapter_explains_the_rules_of_its_name() -> None:
    rules = {path.stem: set(given_in(path)) for path in RULES.glob("*.py")}
    explained = {(each.code, each.chapter) for each in EXPLAINED if each.chapter in rules}
    assert explained == {(code, rule) for rule, found in rules.items() for code, _ in found}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param("unknown-status", [each.value for each in Status], id="statuses"),
        pytest.param("no-reason", [each.value for each in Status if each.sets_aside], id="aside"),
    ],
)
def test_a_page_names_all_the_words_there_are(code: str, words: list[str]) -> None:
    shown = pages.page(code)
    assert [word for word in words if word not in shown.title + shown.why] == []


def test_the_list_names_every_code_once() -> None:
    named = [line.split()[0] for line in contents().splitlines() if line.startswith("  ")]
    assert sorted(named) == list(pages.codes())


def test_the_index_is_up_to_date(update_cases: bool) -> None:
    path = ROOT / "docs/diagnostics.md"
    introduction = path.read_text("utf-8").partition("## ")[0]
    if update_cases:
        path.write_text(introduction + index(), "utf-8")
    assert path.read_text("utf-8") == introduction + index()


def written(each: Explanation) -> str:
    """Return the Markdown of a page."""
    facts = {"title": each.title, "severity": each.severity.key, "chapter": each.chapter}
    front = "".join(f"{key}: {fact}\n" for key, fact in facts.items())
    sections = {
        "为什么": each.why,
        "怎么改": each.mend,
        "错的写法": each.wrong,
        "对的写法": each.right,
    }
    body = "".join(f"\n## {heading}\n\n{text}\n" for heading, text in sections.items())
    return f"---\n{front}---\n{body}"


def index() -> str:
    """Return every code in the table of its chapter, with a link to its page."""
    parts: list[str] = []
    for title, explanations in chapters().items():
        rows = [
            f"| [`{each.code}`](../gongkai/explanations/codes/{each.code}.md) "
            f"| {each.severity.word} | {each.title} |\n"
            for each in explanations
        ]
        parts.append(f"## {title}\n\n| 代码 | 级别 | 意思 |\n| --- | --- | --- |\n{''.join(rows)}")
    return "\n".join(parts)


def codes() -> dict[str, set[Severity]]:
    """Every code that the program's own text gives to a problem, with its severities."""
    found: dict[str, set[Severity]] = {}
    for path in (ROOT / "gongkai").rglob("*.py"):
        for code, severity in given_in(path):
            found.setdefault(code, set()).add(severity)
    return found


def given_in(path: Path) -> Iterator[tuple[str, Severity]]:
    """Yield the codes that a module gives to problems."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        yield from given(node)


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


def problems(section: str, folder: Path) -> list[Diagnostic]:
    write(shown_in(section), folder)
    return list(opened(folder, AS_OF).diagnostics)
