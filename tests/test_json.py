"""The contract of docs/json.md: the keys that programs rely on are those that they get."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.agenda import State
from gongkai.cli.main import main
from gongkai.formats.json import json_pieces, json_text

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/json.md").read_text("utf-8")
HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]


@pytest.mark.parametrize(
    ("arguments", "headings", "only_elsewhere"),
    [
        pytest.param("validate -v --format json", ["validate --format"], set(), id="validate"),
        pytest.param("due --as-of 2022-10-01 --format json", ["due --format"], set(), id="due"),
        pytest.param(
            "list --as-of 2022-10-01 --format json",
            ["due --format"],
            {"within", "standing"},
            id="list",
        ),
        pytest.param(
            "-C examples/demo show 12 --as-of 2022-10-01 --format json",
            ["show ID", "due --format"],
            {"within", "standing", "unjudged", "groups", "key", "word", "tasks", "parts"},
            id="show",
        ),
        pytest.param(
            "-C examples/demo cases --as-of 2022-09-30 --format json",
            ["cases --format"],
            {"number", "extended", "reason"},
            id="cases",
        ),
        pytest.param(
            "-C examples/demo week --as-of 2022-09-30 --format json", ["week"], set(), id="week"
        ),
        pytest.param("when 9月底前 --year 2022 --format json", ["when PHRASE"], set(), id="when"),
        pytest.param(
            "district examples --format json", ["district --format"], set(), id="district"
        ),
    ],
)
def test_every_key_is_documented_and_given(
    arguments: str,
    headings: list[str],
    only_elsewhere: set[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    main(arguments.split())
    given = keys(json.loads(capsys.readouterr().out))
    assert given == {key for heading in headings for key in documented(heading)} - only_elsewhere


def test_every_state_is_documented() -> None:
    table = PAGE.split("| state | word |")[-1].split("\n\n")[0]
    assert dict(re.findall(r"`([a-z_]+)` \| ([^|]+) \|", table)) == {
        state.key: state.word for state in State
    }


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        pytest.param("data/tasks.yaml", True, id="tasks"),
        pytest.param("财政局/data/units.yaml", True, id="units of one bureau among several"),
        pytest.param("data/holidays.yaml", True, id="holidays"),
        pytest.param("data/tasks/1.yaml", True, id="one of several files"),
        pytest.param("data/notes.yaml", False, id="something else"),
        pytest.param("metadata/tasks.yaml", False, id="another folder"),
    ],
)
def test_the_hook_runs_on_data_files(path: str, is_checked: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is is_checked


def test_the_hook_checks_the_workspace_of_a_changed_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    program, *arguments = HOOK["entry"].split()
    assert program == "gongkai"
    assert main([*arguments, "examples/demo/data/units.yaml"]) == 0
    assert "[no-evidence]" in capsys.readouterr().out


def keys(value: Any) -> set[str]:
    """Every key of a JSON value, however deep."""
    if isinstance(value, list):
        return {key for item in value for key in keys(item)}
    if isinstance(value, dict):
        return {*value, *(key for item in value.values() for key in keys(item))}
    return set()


def documented(heading: str) -> set[str]:
    """The keys in the first column of the tables of a section."""
    section = next(part for part in PAGE.split("\n## ") if heading in part.split("\n")[0])
    tables = section.replace("| format |", "\n\n").split("| key | value |")[1:]
    rows = [row for table in tables for row in table.split("\n\n")[0].splitlines()]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.partition(" | ")[0])}


@pytest.mark.parametrize(
    "members",
    [
        pytest.param([], id="none"),
        pytest.param([{"name": "公开\n目录", "units": ["办公室"], "due": None}], id="one"),
        pytest.param([{"a": 1}, {"b": []}, {"c": {"d": "]\n}"}}, "\udcff"], id="several"),
    ],
)
def test_pieces_of_a_long_list_are_the_text_of_the_whole(members: list[object]) -> None:
    head = {"as_of": "2022-10-01", "groups": [{"key": "done"}]}
    pieces = "".join(json_pieces(head, "items", members))
    assert pieces == json_text({**head, "items": members})
