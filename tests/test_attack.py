"""The attack itself: it still runs, it stays in its folder, and it finds what is wrong."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from attack import commands, products
from attack.differences import unmeant
from attack.driving import run
from attack.jail import writing_only_below
from gongkai.cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
PARTS = (
    "mutated",
    "agreement",
    "edits",
    "kills",
    "templates",
    "merges",
)  # hostile takes half a minute


@pytest.mark.parametrize("part", PARTS)
def test_a_part_runs_and_finds_nothing(part: str) -> None:
    words = [sys.executable, "-m", "attack", "--part", part, "--count", "2", "--workers", "1"]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    assert " 0 findings" in ran.stdout


def test_every_command_is_attacked() -> None:
    assert {row.path[0] for row in commands.matrix()} == set(COMMANDS)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param(("- b: 2", "- b: 2\n- c: 3"), [], id="an addition"),
        pytest.param(("a: []", "a: [{c: 3}]"), [], id="on a line that said nothing"),
        pytest.param(("2022-01-01", "2022-03-03"), [], id="a day in the place of another"),
        pytest.param(
            (" # c", ""),
            ["nothing was recorded", "lines have changed: 'a: [] # c\\n' -> 'a: []\\n'"],
            id="a comment is lost",
        ),
        pytest.param(
            ("b: 2", "b: 3"),
            [
                "lines have changed: '- b: 2\\n' -> '- b: 3\\n'",
                "something that stood there is gone",
            ],
            id="a value is another",
        ),
        pytest.param(("\n", "\r\n"), ["the line endings are others"], id="other line endings"),
    ],
)
def test_what_is_not_meant_is_found(change: tuple[str, str], found: list[str]) -> None:
    text = "a: [] # c\nd: 2022-01-01\ne:\n- b: 2\n"
    before, after = {"tasks": text.encode()}, {"tasks": text.replace(*change).encode()}
    texts = ["3"] if "c: 3" in change[1] else []
    problems = unmeant(before, after, texts)
    assert [each for each in problems if each != "nothing was recorded"] == [
        each for each in found if each != "nothing was recorded"
    ]


@pytest.mark.parametrize(
    ("rule", "sound", "hostile"),
    [
        pytest.param(products.screen, "甲\n", "\x1b[31m甲", id="a terminal"),
        pytest.param(products.screen, "甲\n", "\u202e甲", id="a terminal, turned around"),
        pytest.param(products.spreadsheet, "甲,乙\r\n'=1,2\r\n", "甲\r\n=1\r\n", id="a formula"),
        pytest.param(products.spreadsheet, "甲,乙\r\n", "甲,乙\r\n丙\r\n", id="a short row"),
        pytest.param(products.json_document, "{}\n", "{}\n甲", id="words behind JSON"),
        pytest.param(
            products.annotations, "::error a=1::甲%0A\n", "::error a=1::甲\n乙\n", id="a CI system"
        ),
        pytest.param(products.xml, "<a>甲</a>", "<a>甲", id="XML"),
        pytest.param(
            products.markdown, "| 甲 |\n| - |\n| \\| |\n", "| 甲 |\n| - |\n| | |\n", id="a cell"
        ),
        pytest.param(products.markdown, "\\<b>\n", "<b>甲\n", id="HTML in Markdown"),
        pytest.param(products.markdown, "甲\n", "# 假\n", id="a heading slipped in"),
        pytest.param(products.web_page, "<p>&lt;img&gt;</p>", "<p><img src=x></p>", id="HTML"),
        pytest.param(products.calendar, "A:1\r\n 2\r\n", "A:1\r\n假\r\n", id="a calendar"),
    ],
)
def test_a_rule_tells_a_hostile_product(
    rule: Callable[[str], Iterator[str]], sound: str, hostile: str
) -> None:
    assert list(rule(sound)) == []
    assert list(rule(hostile)) != []


def test_nothing_is_written_outside(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    with writing_only_below(inside):
        (inside / "a").write_text("甲", "utf-8")
        (inside / "a").rename(inside / "b")
        for change in (
            lambda: outside.write_text("甲", "utf-8"),
            outside.mkdir,
            lambda: (inside / "b").rename(outside),
            lambda: outside.symlink_to(inside),
        ):
            with pytest.raises(PermissionError):
                change()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b", "in"]


def test_a_command_is_kept_in_its_folder(tmp_path: Path) -> None:
    ran = run(["init", "../elsewhere", "--year", "2022"], tmp_path)
    assert (ran.code, ran.fault) == (3, "")
    assert "没有权限" in ran.err
    assert not (tmp_path.parent / "elsewhere").exists()
