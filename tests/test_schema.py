"""The JSON Schema of the editors and the reader agree on every example and every case.

A schema sees values, not how they are written, and one file at a time: ``BEYOND_A_SCHEMA`` are
the few differences that follow.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gongkai.cli.main import main
from gongkai.diagnostics import has_errors
from gongkai.explanations import pages
from gongkai.formats.json import json_text
from gongkai.model import Plan, Register, Unit
from gongkai.register import opened, reading, workspace
from gongkai.register.composites import ListOf, RecordOf
from gongkai.register.fields import ValueKind
from gongkai.register.formats import HOLIDAYS_FILE, TASKS_FILE, UNITS_FILE
from gongkai.register.nodes import Mapping, Node, Scalar, Source
from gongkai.register.parsing import parse
from gongkai.register.schema import FILES, schema
from tests.conftest import Office
from tests.workspaces import shown_in, write

ROOT = Path(__file__).parents[1]
VALIDATORS = {
    name: Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name in FILES
}

# The reader refuses these by their own codes; to a schema the values are in order.
BEYOND_A_SCHEMA = {
    "missing-plan": "a file may leave the plan to another file",
    "duplicate-plan": "the two plans stand in two files",
    "duplicate-key": "of two equal keys a value has only one",
    "plain-data": "an anchor leaves no trace in a value",
}
VALID = {path.name: path for path in (ROOT / "tests/cases/valid").iterdir()}


@pytest.mark.parametrize("case", [*pages.codes(), *VALID])
def test_schema_and_reader_agree(case: str, tmp_path: Path) -> None:
    if case not in VALID:
        write(shown_in(pages.page(case).wrong), tmp_path)
    loaded = workspace.load(VALID.get(case, tmp_path))
    read = reading.read(loaded.files)
    trees = [parse(source) for source in loaded.files.sources]
    if loaded.diagnostics or any(tree.root is None for tree in trees):
        return  # what is not YAML never reaches a schema
    accepted = all(is_valid(source) for source in loaded.files.sources)
    expected = not has_errors(read.diagnostics)
    if case in BEYOND_A_SCHEMA:
        expected = True
    assert accepted == expected


def test_every_permitted_difference_is_one() -> None:
    assert BEYOND_A_SCHEMA.keys() <= {*pages.codes(), *VALID}


@pytest.mark.parametrize("folder", ["", "examples/demo"], ids=["the plan", "the example"])
def test_the_data_of_this_repository_is_valid(folder: str) -> None:
    sources = workspace.load(ROOT / folder).files.sources
    assert [source.path for source in sources if not is_valid(source)] == []


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_of_this_repository_are_up_to_date(name: str, update_cases: bool) -> None:
    path = ROOT / f"schemas/{name}.schema.json"
    text = json_text(schema(name))
    if update_cases:
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one_and_speaks_chinese(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    titles = [title for _, title in properties(schema(name))]
    assert [title for title in titles if not any("一" <= char <= "鿿" for char in title)] == []


@pytest.mark.parametrize(
    ("name", "record"),
    [("tasks", TASKS_FILE), ("units", UNITS_FILE), ("holidays", HOLIDAYS_FILE)],
)
def test_a_schema_has_every_field_of_the_reader(name: str, record: RecordOf) -> None:
    assert [key for key, _ in properties(schema(name))] == keys(record)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("2022-09-30", "2022-09-30", id="a day"),
        pytest.param("2022-02-30", "2022-02-30", id="no day"),
        pytest.param("2022-9-30", "2022-9-30", id="a day without zeros"),
        pytest.param("12", '"12"', id="a number in quotes"),
        pytest.param(0, "0", id="nought"),
        pytest.param(["办公室"], "[办公室]", id="a list"),
        pytest.param(None, "~", id="nothing"),
        pytest.param("", '""', id="empty"),
        pytest.param(True, "true", id="true"),
        pytest.param("yes", "yes", id="yes"),
        pytest.param("10wd", "10wd", id="a span"),
        pytest.param("十天", "十天", id="a span in words"),
        pytest.param("已完成", "已完成", id="a status"),
        pytest.param("不少于3篇", "不少于3篇", id="a quantity"),
        pytest.param("3", "'3'", id="a quantity without a measure"),
        pytest.param({"name": "甲"}, "{name: 甲}", id="a group"),
    ],
)
@pytest.mark.parametrize("key", ["year", "issued", "due_soon", "title", "issuer"])
def test_one_value_is_judged_alike(key: str, value: object, text: str) -> None:
    sound = {"title": "工作要点", "year": 2022}
    written = {"title": "工作要点", "year": "2022"} | {key: text}
    lines = "".join(f"  {name}: {words}\n" for name, words in written.items())
    source = Source("tasks", f"plan:\n{lines}tasks: []\n")
    read = reading.read(reading.Files((source,)))
    by_schema = VALIDATORS["tasks"].is_valid({"plan": sound | {key: value}})
    optional_and_blank = key not in sound and value == []
    assert by_schema == (not has_errors(read.diagnostics)) or optional_and_blank


@pytest.mark.parametrize("folder", ["", "examples/demo", "tests/year"])
def test_the_names_of_a_workspace_are_known_and_no_others(folder: str) -> None:
    """The data itself is valid, an unknown 科室 is not, and no text is offered as true or false."""
    office = opened(ROOT / folder, date(2022, 10, 1)).register
    assert office is not None
    found = schema("tasks", office)
    Draft202012Validator.check_schema(found)
    validator = Draft202012Validator(found)
    trees = [parse(source).root for source in workspace.load(ROOT / folder).files.sources]
    data = next(value for tree in trees if tree and "plan" in (value := value_of(tree)))
    assert [error.message for error in validator.iter_errors(data)] == []
    data["tasks"][0]["units"] = ["办工室"]
    assert [list(error.path) for error in validator.iter_errors(data)] == [["tasks", 0, "units", 0]]
    assert not [each for each in types_in(found) if {"string", "boolean"} <= set(each)]
    offered = {json_text(each) for each in examples_in(found)}
    assert {json_text(task.deadline) for task in office.tasks} <= offered


def test_without_a_list_of_units_any_may_be_named() -> None:
    found = schema("tasks", Register(Plan("要点", 2022), ()))
    rows = [{"id": 1, "name": "甲", "content": "乙", "units": ["某科"], "deadline": "全年"}]
    assert Draft202012Validator(found).is_valid({"tasks": rows})


def test_an_unnamed_unit_may_be_left_empty_in_an_entry() -> None:
    register = Register(Plan("要点", 2022), (), units=(Unit("办公室"),))
    entry = {"date": "2022-09-01", "status": "推进中", "unit": None}
    row = {"id": 1, "name": "甲", "content": "乙", "units": ["办公室"], "deadline": "全年"}
    validator = Draft202012Validator(schema("tasks", register))
    assert validator.is_valid({"tasks": [row | {"progress": [entry]}]})
    assert not validator.is_valid({"tasks": [row | {"progress": [entry | {"unit": "某科"}]}]})


def test_the_command_writes_the_names_of_the_workspace(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office("plan: {title: 要点, year: 2022}\ntasks: []\n", "units: [{name: 某科}]\n")
    target = root / "schemas.json"
    arguments = ["-C", str(root), "schema", "tasks", "--here"]
    assert main([*arguments, "--output", str(target)]) == 0
    assert capsys.readouterr() == ("", f"已写入 {target}\n")
    assert main(arguments) == 0
    assert capsys.readouterr().out == target.read_text("utf-8")
    assert '"某科"' in target.read_text("utf-8")


def types_in(node: object) -> list[list[str]]:
    """Every list of types in a schema."""
    if isinstance(node, list):
        return [found for each in node for found in types_in(each)]
    if not isinstance(node, dict):
        return []
    own = [node["type"]] if isinstance(node.get("type"), list) else []
    return own + [found for each in node.values() for found in types_in(each)]


def examples_in(node: object) -> list[object]:
    """Every value that a schema gives as an example."""
    if isinstance(node, list):
        return [found for each in node for found in examples_in(each)]
    if not isinstance(node, dict):
        return []
    own = node.get("examples", [])
    return [*own, *(found for each in node.values() for found in examples_in(each))]


def is_valid(source: Source) -> bool:
    name = next((name for name in FILES if Path(source.path).stem == name), "tasks")
    root = parse(source).root
    return root is not None and VALIDATORS[name].is_valid(value_of(root))


def value_of(node: Node) -> Any:
    """What a YAML 1.2 reader, such as an editor, takes a node for."""
    if isinstance(node, Mapping):
        return {pair.key.text: value_of(pair.value) for pair in node.pairs}
    if not isinstance(node, Scalar):
        return [value_of(item) for item in node.items]
    if not node.plain:
        return node.text
    if node.text in ("", "~", "null", "Null", "NULL"):
        return None
    if node.text in ("true", "false"):
        return node.text == "true"
    digits = node.text.removeprefix("-")
    return int(node.text) if digits.isascii() and digits.isdigit() else node.text


def properties(node: object) -> list[tuple[str, str]]:
    """Every property of a schema with its title, depth first."""
    found: list[tuple[str, str]] = []
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            found.append((key, value["title"]))
            found += properties(value)
        found += properties(node.get("items"))
    return found


def keys(kind: ValueKind) -> list[str]:
    """Every key that the reader knows, depth first."""
    if isinstance(kind, RecordOf):
        return [k for key, field in kind.fields.items() for k in (key, *keys(field.kind))]
    return keys(kind.kind) if isinstance(kind, ListOf) else []
