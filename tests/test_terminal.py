"""Tables and problems at a terminal and in a pipe: width, alignment, colours, hostile text."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len

from gongkai.agenda import agenda
from gongkai.cli.main import main
from gongkai.cli.showing import reads_escapes
from gongkai.diagnostics import Place, error
from gongkai.model import Plan, Register, Task
from gongkai.register import opened
from gongkai.screens.fitted import draw_fitted
from gongkai.screens.lists import due_table, list_table
from gongkai.screens.plain import plain_lines
from gongkai.screens.problems import diagnostic_lines, summary
from gongkai.screens.visible import display_width, visible
from gongkai.tables import Column, Table

ROOT = Path(__file__).parents[1]
TABLE = Table(
    (Column("状态", telling=True), Column("序号", right=True), Column("任务名称")),
    (("逾期3天", "2", "清理“历史”公文"), ("今日到期", "11", "培训\n└第1次")),
    ("overdue", "today"),
)


class Screen(StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def table_of(root: Path, as_of: date) -> Table:
    register = opened(root, as_of).register
    assert register is not None
    now = agenda(register, as_of)
    return list_table(now, now.items)


@pytest.mark.parametrize("width", [52, 60, 80, 120])
@pytest.mark.parametrize("folder", [".", "examples/demo", "tests/year"])
def test_tables_fit_the_terminal(folder: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    table = table_of(ROOT / folder, date(2022, 10, 1))
    screen = Screen()
    draw_fitted(table, screen, colour=False)
    lines = screen.getvalue().splitlines()
    assert max(cell_len(line) for line in lines) <= width
    shown = "".join("".join(line.split()) for line in lines)
    assert all(title in shown for title in ("序号", "状态"))
    assert "\x1b" not in screen.getvalue()


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(
    "command",
    [
        "due",
        "list",
        "week",
        "cases",
        "cases --by-month",
        "collect --status --month 9",
        "district ..",
    ],
)
def test_every_list_can_be_drawn_at_a_terminal(
    command: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table whose rows have no looks of their own could only be drawn in a pipe."""
    monkeypatch.chdir(ROOT / "examples/demo")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setattr("sys.stderr", Screen())
    assert main([*command.split(), "--as-of", "2022-09-30"]) == 0


def test_a_screen_without_room_for_columns_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    screen = Screen()
    draw_fitted(TABLE, screen, colour=False)
    assert screen.getvalue() == (
        "状态：逾期3天\n序号：2\n任务名称：清理“历史”公文\n\n"
        "状态：今日到期\n序号：11\n任务名称：培训 └第1次\n\n"
    )


def test_a_pipe_gets_aligned_columns_that_nothing_wraps() -> None:
    assert list(plain_lines(TABLE)) == [
        "状态      序号  任务名称",
        "逾期3天      2  清理“历史”公文",
        "今日到期    11  培训 └第1次",
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc 1", 5),
        ("第5项", 5),
        ("—“”…①", 5),  # Rich, too, draws what is of no certain width as narrow
        ("　（）", 6),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("𠮷", 2),
    ],
)
def test_a_text_takes_so_many_cells(text: str, cells: int) -> None:
    assert display_width(text) == cells


@pytest.mark.parametrize("emoji", ["❤\ufe0f", "👍🏽", "👨\u200d👩\u200d👧"])
def test_an_emoji_takes_as_many_as_rich_gives_it(emoji: str) -> None:
    assert display_width(f"办{emoji}") == 2 + cell_len(emoji)


def test_only_the_telling_column_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    draw_fitted(TABLE, screen, colour=True)
    row = next(line for line in screen.getvalue().splitlines() if "历史" in line)
    assert row.startswith("\x1b[1;31m逾期3天")
    assert "\x1b" not in row[row.index("2") :]


def test_text_from_files_cannot_move_the_terminal() -> None:
    task = Task(1, "甲\x1b[2J\x07", "内容", ("办公室",), "9月底前")
    now = agenda(Register(Plan("要点", 2022), (task,)), date(2022, 9, 1))
    assert "甲\\x1b[2J\\x07" in list(plain_lines(due_table(now, now.items)))[1]
    assert visible("右\u202e左") == "右\\x202e左"


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        pytest.param(
            Place("a.yaml", 3, 13, "    units: [办工室]", 3),
            ["    units: [办工室]", "            ^^^^^^"],
            id="wide characters are two columns wide",
        ),
        pytest.param(
            Place("a.yaml", 3, 5, "名称名称：x", 2),
            ["名称名称：x", "        ^^^"],
            id="wide characters before the caret",
        ),
        pytest.param(Place("a.yaml", 3, 2, "\tx: y", 1), ["    x: y", "    ^"], id="tab"),
    ],
)
def test_the_caret_stands_below_the_spot(place: Place, lines: list[str]) -> None:
    shown = diagnostic_lines(error("wrong-type", place, "不对", "改"))
    assert shown == [
        f"a.yaml:3:{place.column}: 错误: 不对 [wrong-type]",
        *(f"    {line}" for line in lines),
        "  提示：改",
    ]


def test_the_summary_counts_by_severity() -> None:
    problem = error("x", Place("a", 1, 1), "不对")
    assert summary([problem, problem]) == "2个错误"
    assert summary([]) == "没有发现问题"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        pytest.param("linux", [], True, id="a terminal"),
        pytest.param("win32", ["PATH"], False, id="the console of an older Windows"),
        pytest.param("win32", ["PATH", "WT_SESSION"], True, id="Windows Terminal"),
        pytest.param("win32", ["TERM"], True, id="Git Bash"),
    ],
)
def test_escapes_go_only_where_they_are_read(
    platform: str, environment: list[str], expected: bool
) -> None:
    assert reads_escapes(platform, environment) is expected
