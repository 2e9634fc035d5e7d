"""What others read of this repository: workflows, hooks, issue forms call and name what exists."""

import re
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from gongkai.cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TEXTS = {".md", ".py", ".yml", ".yaml"}
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def commands(path: Path) -> Iterator[str]:
    """Yield what the steps of a workflow run, once for every row of its matrix."""
    for job in read(path)["jobs"].values():
        matrix = job.get("strategy", {}).get("matrix", {})
        for run in (step["run"] for step in job["steps"] if "run" in step):
            key = re.search(r"\$\{\{ matrix\.(\w+) \}\}", run)
            yield from (run.replace(key[0], value) for value in matrix[key[1]]) if key else [run]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_what_exists_and_may_do_nothing(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert [command for command in commands(path) if not exists(command)] == []


def test_the_hooks_run_what_exists() -> None:
    (repository,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    entries = [hook["entry"] for hook in repository["hooks"]]
    assert [entry for entry in entries if not exists(entry)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_to_a_commit(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert [
        line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", line)
    ] == []


def test_nothing_tells_anybody_to_install_us_by_name() -> None:
    """Whoever registers the name on an index would run code in every office.

    What is to be installed besides is what pyproject.toml asks for.
    """
    folders = (ROOT / name for name in ("gongkai", "docs"))
    paths = [*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*.*"))]
    texts = "\n".join(path.read_text("utf-8") for path in paths if path.suffix in TEXTS)
    told = {str(Requirement(each)) for each in re.findall(r"pip install '([^']+)'", texts)}
    assert told == {
        str(Requirement(each.partition(";")[0]))
        for each in requires("gongkai") or []
        if re.search(r"extra == '(calendar|office|pdf)'", each)
    }
    assert re.findall(r"pip install [\"']?gongkai(?! @).*", texts) == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_asks_each_question_once_and_warns(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "labels", "body"} == set(form)
    questions = [part for part in form["body"] if part["type"] != "markdown"]
    names = [part["id"] for part in questions]
    assert len(set(names)) == len(names)
    assert all(part["attributes"]["label"] for part in questions)


def exists(command: str) -> bool:
    """Does ``command`` begin with something of ours that exists, or with a tool of others?"""
    program, *words = command.split()
    known = {"make": TARGETS, "gongkai": set(COMMANDS), "python": {"-m"}, "git": {"diff"}}
    if program.startswith("."):
        return (ROOT / program).is_file()
    return words[0] in known[program]
