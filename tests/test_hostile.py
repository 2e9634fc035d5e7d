"""Text that would move, colour or turn a terminal: no command sends it there."""

import pytest

from gongkai.cli.main import main
from tests.conftest import Office

MARKS = "\u202e甲\u2066\u200f\u061c\u2028\x85"
UNITS = 'units: [{name: "办公室"}]\n'
TASKS = """\
plan: {title: "要点MARKS", year: 2022}
events: [{name: "《要点MARKS》印发"}]
tasks:
- id: 1
  name: "名MARKS"
  content: "内容MARKS"
  units: [办公室]
  deadline: 9月底前
  progress: [{date: 2022-05-01, status: 推进中, note: "进展MARKS"}]
- {id: 2, name: "坏MARKS", content: 乙, units: [], deadline: 全年}
"""


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["due", "--as-of", "2022-10-08"], id="due"),
        pytest.param(["list", "--as-of", "2022-10-08"], id="list"),
        pytest.param(["show", "1", "--as-of", "2022-10-08"], id="show"),
        pytest.param(["validate"], id="validate"),
        pytest.param(["report", "--month", "9"], id="a document refused"),
        pytest.param(["list", "--format", "json"], id="what is beside a product"),
    ],
)
@pytest.mark.parametrize(
    "tasks",
    [
        pytest.param(TASKS.replace("MARKS", MARKS), id="marks of direction"),
        pytest.param(TASKS.replace("MARKS", r"\e[31m\a"), id="escape sequences written out"),
    ],
)
def test_a_screen_is_sent_nothing_that_it_obeys(
    office: Office,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tasks: str,
    command: list[str],
) -> None:
    monkeypatch.chdir(office(tasks, UNITS))
    assert main(command) != 0
    shown = capsys.readouterr()
    text = shown.err if "json" in command else shown.out + shown.err
    assert "units: []" in text  # the error is told, with its line
    assert obeyed(text) == []


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("due --unit HOSTILE", id="a unit"),
        pytest.param("due --format HOSTILE", id="a format"),
        pytest.param("due --as-of HOSTILE", id="a day"),
        pytest.param("list --state HOSTILE", id="a state"),
        pytest.param("log HOSTILE", id="a number"),
        pytest.param("log 1 --status HOSTILE", id="a status"),
        pytest.param("event HOSTILE --date 2022-05-01", id="an event"),
        pytest.param("when HOSTILE", id="a phrase"),
        pytest.param("explain HOSTILE", id="a code"),
        pytest.param("HOSTILE", id="a command"),
        pytest.param("validate HOSTILE", id="a file"),
        pytest.param("-C HOSTILE due", id="a folder"),
        pytest.param("table --output HOSTILE", id="a file to be written"),
        pytest.param("init HOSTILE --year 2022", id="a new workspace"),
    ],
)
def test_what_is_typed_comes_back_harmless(
    office: Office,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    sound = TASKS.replace("MARKS", "").split("- {id: 2")[0]
    monkeypatch.chdir(office(sound, UNITS))
    main([word.replace("HOSTILE", f"\x1b[31m{MARKS}") for word in command.split()])
    shown = capsys.readouterr()
    assert "\\x1b[31m\\x202e甲" in shown.out + shown.err
    assert obeyed(shown.out + shown.err) == []


def obeyed(text: str) -> list[str]:
    """The signs in a text that a terminal would not show but obey."""
    marks = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return [
        sign
        for sign in text
        if (sign < " " and sign not in "\n\t") or "\x7f" <= sign <= "\x9f" or sign in marks
    ]
