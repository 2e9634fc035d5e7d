"""The documents say what the program does: their examples are run, and nothing is left out."""

import re
import shlex
from pathlib import Path
from pkgutil import resolve_name

import pytest

from gongkai.cli.commands import COMMANDS
from gongkai.cli.main import main
from gongkai.model import Status
from tests.test_architecture import ROOMS

ROOT = Path(__file__).parents[1]
DESIGN = (ROOT / "docs/design.md").read_text("utf-8")
READMES = ("README.md", "README.zh-CN.md")
_SHOWN = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def examples() -> list[tuple[str, str, str]]:
    """Return each command that a document shows with the output below it."""
    found = []
    for path in (*(ROOT / name for name in READMES), *sorted((ROOT / "docs").glob("*.md"))):
        for block in _SHOWN.findall(path.read_text("utf-8")):
            for shown in block.split("$ ")[1:]:
                command, _, output = shown.partition("\n")
                found.append((path.name, command, output))
    return found


@pytest.mark.parametrize(("document", "command", "output"), examples())
def test_every_example_is_true(
    document: str,
    command: str,
    output: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(command)
    assert program == "gongkai", document
    main(arguments)
    shown = capsys.readouterr()
    assert output == shown.out + shown.err


def test_the_readmes_have_examples() -> None:
    documents = [document for document, _, _ in examples()]
    assert all(documents.count(name) >= 2 for name in READMES)


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_readme(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [command for command in COMMANDS if f"gongkai {command}" not in text] == []


@pytest.mark.parametrize("name", READMES)
def test_every_status_is_in_the_readme(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [status.value for status in Status if status.value not in text] == []


def test_both_readmes_show_the_same_commands() -> None:
    shown = re.compile(r"^\| `(gongkai [^`]+)`", re.M)
    english, chinese = (shown.findall((ROOT / name).read_text("utf-8")) for name in READMES)
    assert english == chinese
    assert len(set(english)) == len(english), "a command stands there twice"


def test_nothing_is_announced_twice() -> None:
    news = re.findall(r"^- (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    starts = [each[:60] for each in news]
    assert sorted(starts) == sorted(set(starts))


def test_links_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    broken = [
        (path.name, target)
        for path in documents
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("folder", ["data", "examples/demo/data"])
@pytest.mark.parametrize("name", ["tasks", "units"])
def test_the_data_names_its_schema_for_editors(folder: str, name: str) -> None:
    path = ROOT / folder / f"{name}.yaml"
    first = path.read_text("utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / schema).resolve() == ROOT / "schemas" / f"{name}.schema.json"


def test_the_design_names_what_exists() -> None:
    named = set(re.findall(r"`([a-z_]+(?:\.\w+)+)`", DESIGN))
    assert [name for name in sorted(named) if not exists(name)] == []


def test_the_design_has_the_rooms_in_their_order() -> None:
    rooms = re.findall(r"^\| `(\w+)` \|", DESIGN, re.M)
    assert rooms == [room for room in ROOMS if room != "__main__"]


def exists(name: str) -> bool:
    """Is ``name`` a module below ``gongkai``, or something in one?"""
    try:
        resolve_name(f"gongkai.{name}")
    except (AttributeError, ImportError):
        return False
    return True
