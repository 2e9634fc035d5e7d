"""What a shell is told when the tabulator key is pressed: by the program, and in bash itself."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from gongkai.cli.asking import answer
from gongkai.cli.commands import COMMANDS
from gongkai.cli.completion import TABLE, NamesFiles, candidates
from gongkai.cli.main import app, main
from gongkai.cli.shells import ASKING, SHELLS, script
from gongkai.register import names
from tests.conftest import Office

ROOT = Path(__file__).parents[1]

TASKS = """\
plan: {title: 某局要点, year: 2022}
events:
  - {name: 《要点》印发}
  - {name: 平台 上线, date: 2022-03-01}
tasks:
  - {id: 1, name: 修订指南, section: 一、公开, content: 内容, units: [办公室], deadline: 9月底前}
  - {id: 2, name: "两\\n行", section: 一、公开, content: 内容, units: [办公室], deadline: 全年}
  - id: 10
    name: 留言
    section: 二、解读
    units: [办公室]
    deadline: 全年
    clocks:
      - name: 答复
        cases: [{ref: 甲:1}, {ref: 甲:2, done: 2022-05-01}, {ref: 乙}]
      - {name: 公开}
  - not a task
"""
UNITS = """\
units: [{name: 办公室}, {name: 办事 大厅}, {name: "$(touch x)"}, {name: "\\e[2J"}]
"""


@pytest.fixture
def here(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = office(TASKS, UNITS)
    monkeypatch.chdir(root)
    return root


OPTIONS_OF_SHOW = ["--format", "--as-of", "--rev", "--help"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "typed", "expected"),
    [
        pytest.param([], "d", ["due", "diff", "district", "done"], id="commands"),
        pytest.param([], "--", ["--directory", "--version", "--help"], id="the program's options"),
        pytest.param(["nonsense"], "", [], id="no such command"),
        pytest.param(["show"], "", ["1", "2", "10"], id="tasks"),
        pytest.param(["show"], "1", ["1", "10"], id="tasks, begun"),
        pytest.param(["done", "2"], "", ["1", "10"], id="a task is named once"),
        pytest.param(["show", "2"], "", OPTIONS_OF_SHOW, id="options when all is named"),
        pytest.param(["show", "2", "--"], "", [], id="no options after --"),
        pytest.param(["show"], "-", OPTIONS_OF_SHOW, id="options"),
        pytest.param(
            ["show", "--as-of", "2022-9-1"],
            "-",
            ["--format", "--rev", "--help"],
            id="an option once",
        ),
        pytest.param(["log", "2", "--evidence", "x"], "--e", ["--evidence"], id="or several times"),
        pytest.param(["show", "--as-of"], "", [], id="a day is not guessed"),
        pytest.param(["due", "--unit"], "办", ["办公室", "办事 大厅"], id="a unit"),
        pytest.param(["due"], "--unit=办公", ["--unit=办公室"], id="units after a sign"),
        pytest.param(["due", "--unit"], "$", ["$(touch x)"], id="what looks like a command"),
        pytest.param(["list", "--section"], "", ["一、公开", "二、解读"], id="sections"),
        pytest.param(["event"], "", ["《要点》印发", "平台 上线"], id="events"),
        pytest.param(["assign"], "1,", ["1,2", "1,10"], id="a list of tasks"),
        pytest.param(
            ["assign", "1", "--units"], "办公室，办", ["办公室，办事 大厅"], id="of units"
        ),
        pytest.param(["case"], "", ["10"], id="tasks with clocks"),
        pytest.param(["case", "10"], "", ["答复", "公开"], id="clocks of a task"),
        pytest.param(["case", "1"], "", [], id="a task without clocks"),
        pytest.param(["case", "10", "答复", "--ref"], "", ["甲:1", "乙"], id="open cases"),
        pytest.param(["due", "--format"], "", ["table", "json", "csv", "md"], id="formats"),
        pytest.param(["report", "--half"], "", ["1", "2"], id="halves"),
        pytest.param(["list", "--state"], "over", ["overdue"], id="a state by its key"),
        pytest.param(["list", "--state"], "逾", ["逾期", "逾期完成"], id="a state by its word"),
        pytest.param(["list", "--kind"], "s", ["standing", "staged"], id="a kind by its key"),
        pytest.param(["due", "--fail-on"], "", ["overdue", "due"], id="words of one command"),
        pytest.param(["log", "1", "--status"], "推", ["推进中"], id="statuses"),
        pytest.param(["explain"], "unknown-s", ["unknown-slip", "unknown-status"], id="codes"),
        pytest.param(["-C", str(ROOT), "show"], "4", ["4", "40"], id="another workspace"),
        pytest.param([f"--directory={ROOT}", "show"], "4", ["4", "40"], id="another, with a sign"),
        pytest.param(["-C", "/nowhere", "show"], "4", [], id="no workspace"),
    ],
)
def test_what_may_follow(words: list[str], typed: str, expected: list[str]) -> None:
    assert [each.word for each in candidates(words, typed)] == expected


@pytest.mark.parametrize(
    "title",
    [pytest.param("某局要点", id="read plainly"), pytest.param('"某局\\u8981点"', id="parsed")],
)
def test_a_case_that_says_nothing_of_its_end_is_open(office: Office, title: str) -> None:
    cases = "[{ref: 甲}, {ref: 乙, done: ~}, {ref: 丙, done: 2022-05-01}]"
    clocks = f"    clocks:\n      - name: 答复\n        cases: {cases}\n"
    root = office(f"plan: {{title: {title}}}\ntasks:\n  - id: 1\n{clocks}", UNITS)
    (task,) = names.tasks(root)
    assert task.clocks == (names.ClockNames("答复", ("甲", "乙")),)


@pytest.mark.parametrize(
    "words", [["validate"], ["validate", "a"], ["-C"], ["report", "-o"], ["init"]], ids=str
)
def test_files_are_for_the_shell(words: list[str]) -> None:
    with pytest.raises(NamesFiles):
        candidates(words, "")


@pytest.mark.parametrize("remark", ["", "remark: {}"], ids=["plain", "not plain"])
def test_nothing_written_names_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, remark: str
) -> None:
    case = "clocks: [{name: 答复, cases: [{ref: 甲, done: ~}, {ref: ~, done: null}]}]"
    monkeypatch.chdir(
        office(f"tasks:\n- id: 1\n  {case}\n  {remark}\n", f"units:\n- name: ~\n  {remark}\n")
    )
    assert [each.word for each in candidates(["case", "1", "答复", "--ref"], "") if each.word] == [
        "甲"
    ]
    assert not [each.word for each in candidates(["due", "--unit"], "") if each.word]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("shell", "arguments", "expected"),
    [
        pytest.param("zsh", ["show", "2"], (["2:两 行"], 0), id="zsh"),
        pytest.param("zsh", ["show", '"2'], (["2:两 行"], 0), id="zsh, quoted"),
        pytest.param(
            "zsh", ["case", "10", "答复", "--ref", "甲"], (["甲\\:1"], 0), id="zsh, colon"
        ),
        pytest.param("fish", ["show", "2"], (["2\t两 行"], 0), id="fish"),
        pytest.param(
            "fish", ["case", "10", "答复", "--ref", "甲"], (["甲:1"], 0), id="fish, colon"
        ),
        pytest.param("fish", ["validate", ""], ([], 1), id="files"),
    ],
)
def test_each_shell_is_answered_in_its_way(
    shell: str, arguments: list[str], expected: tuple[list[str], int]
) -> None:
    assert answer({ASKING: shell}, arguments) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("gongkai sh", ["show"], id="command"),
        pytest.param("gongkai show ", ["1", "2", "10"], id="tasks in the document's order"),
        pytest.param("gongkai due --unit 办事", [r"办事\ 大厅"], id="space"),
        pytest.param('gongkai due --unit "办事', ["办事 大厅"], id="space in quotes"),
        pytest.param(r"gongkai due --unit 办事\ 大", [r"办事\ 大厅"], id="space, begun"),
        pytest.param("gongkai due --unit=办事", [r"办事\ 大厅"], id="after a sign"),
        pytest.param('gongkai due --unit="办事', ["办事 大厅"], id="after a sign in quotes"),
        pytest.param("gongkai due --unit '$", [r"$(touch x)"], id="command in single quotes"),
        pytest.param('gongkai due --unit "$', [r"\$(touch x)"], id="command in quotes"),
        pytest.param("gongkai due --unit \\$", [r"\$\(touch\ x\)"], id="command"),
        pytest.param("gongkai case 10 答复 --ref 甲:", ["1"], id="behind a colon"),
        pytest.param("gongkai cases --clock 答", ["答复"], id="a clock of any task"),
        pytest.param("gongkai event 《要", ["《要点》印发"], id="full width needs no marks"),
        pytest.param("gongkai show 99", [], id="nothing"),
    ],
)
def test_bash_completes(here: Path, line: str, expected: list[str]) -> None:
    assert asked_of_bash(here, line) == expected


def test_bash_shows_the_names_of_tasks_when_it_lists(here: Path) -> None:
    assert asked_of_bash(here, "gongkai show ", "63") == ["1  修订指南", "2  两 行", "10  留言"]


def test_bash_completes_in_the_poorest_surroundings(here: Path) -> None:
    assert asked_of_bash(here, "gongkai due --unit ", LC_ALL="C")[0].startswith("办公室")


def asked_of_bash(folder: Path, line: str, key: str = "9", **environment: str) -> list[str]:
    """Return what our script gives bash for a line at whose end a key is pressed."""
    program = f'gongkai() {{ "{sys.executable}" -m gongkai "$@"; }}'
    typed = {"COMP_LINE": line, "COMP_POINT": "1000", "COMP_TYPE": key}
    asking = f'{script("bash")}{program}\n_gongkai gongkai\nprintf "%s\\n" "${{COMPREPLY[@]}}"'
    run = subprocess.run(
        ["bash", "--norc", "-c", asking],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **typed, **environment},
        capture_output=True,
        check=True,
    )
    return run.stdout.decode().split("\n")[:-1] if run.stdout.strip() else []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    shown = capsys.readouterr().out
    assert shown == script(shell)
    assert f"{ASKING}={shell}" in shown


def test_no_other_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "cmd"]) == 2
    assert "没有“cmd”的补全，可用：bash、zsh、fish" in capsys.readouterr().err


def test_the_answer_needs_neither_typer_nor_a_command() -> None:
    code = "import sys, gongkai.cli.asking; print(sorted({'typer', 'rich'} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"


def test_the_table_says_what_the_commands_take(update_cases: bool) -> None:
    program: Any = typer.main.get_command(app)
    ctx = program.make_context("gongkai", [], resilient_parsing=True)
    table = {"": program, **{name: program.get_command(ctx, name) for name in COMMANDS}}
    text = written({name: described(command) for name, command in table.items()})
    if update_cases:
        TABLE.write_text(text, "utf-8")
    assert TABLE.read_text("utf-8") == text


def described(command: Any) -> list[list[Any]]:
    """Return each parameter as completions.json has it."""
    ctx = command.make_context("gongkai", [], resilient_parsing=True)
    return [
        [
            each.opts if each.param_type_name == "option" else [],
            "" if getattr(each, "is_flag", False) else each.metavar,
            each.help,
            each.multiple if each.param_type_name == "option" else each.nargs < 0,
            [[word.value, word.help or ""] for word in each.shell_complete(ctx, "")],
        ]
        for each in command.params
    ]


def written(table: dict[str, list[list[Any]]]) -> str:
    """Return the table with a line for each parameter."""
    commands = []
    for name, parameters in table.items():
        lines = ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in parameters)
        commands.append(f"{json.dumps(name)}: [\n{lines}\n]")
    return "{\n" + ",\n".join(commands) + "\n}\n"
