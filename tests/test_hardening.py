"""Files that no honest hand writes: each gives a plain Chinese sentence, in bounded time.

Nothing here is timed; what is not bounded would not end.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongkai.cli.main import main
from gongkai.diagnostics import Diagnostic
from gongkai.register import opened
from gongkai.register.folders import is_workspace
from gongkai.screens.problems import diagnostic_lines

ROOT = Path(__file__).parents[1]
PLAN = "plan: {title: 工作要点, year: 2022}\n"
TASK = "tasks:\n- {id: 1, name: 甲, content: 乙, units: [办公室], deadline: 全年, remark: %s}\n"
UNITS = "units: [{name: 办公室}]\n"
MUCH = 50_000
HUGE = 1_000_000  # characters

AS_OF = date(2022, 10, 1)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("[" * MUCH, {"too-deep"}, id="lists in lists"),
        pytest.param("{a: " * MUCH, {"too-deep"}, id="groups in groups"),
        pytest.param("- " * MUCH, {"too-deep"}, id="dashes"),
        pytest.param("? " * MUCH, {"too-deep"}, id="question marks"),
        pytest.param(PLAN + "tasks:\n" + "- " * MUCH, {"too-deep"}, id="dashes among the tasks"),
        pytest.param(PLAN + TASK % ("[" * 99 + "]" * 99), {"too-deep"}, id="deep in one task"),
        pytest.param(
            "a0: &a0 [x, x]\n"
            + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(60)),
            {"plain-data", "unknown-key"},
            id="aliases of aliases",
        ),
        pytest.param(PLAN + TASK % ("汉" * HUGE), set(), id="a huge text"),
        pytest.param(PLAN + TASK % ("13900000000 " * 99_999), {"personal-data"}, id="a huge line"),
        pytest.param(PLAN + TASK % f"'{'甲' * HUGE}", {"yaml-syntax"}, id="a huge text unquoted"),
        pytest.param(PLAN + TASK % f"[{'甲, ' * MUCH}]", {"wrong-type"}, id="a huge list"),
        pytest.param(PLAN + "汉" * HUGE + ": 1\n", {"yaml-syntax"}, id="a huge key"),
        pytest.param(
            PLAN + "".join(f"k{n}: 1\n" for n in range(2000)), {"unknown-key"}, id="many keys"
        ),
        pytest.param(PLAN + "plan: 1\n" * 2000, {"duplicate-key"}, id="one key many times"),
        pytest.param(
            PLAN + "tasks: [" + "{}, " * 300 + "]\n", {"missing-field"}, id="many empty tasks"
        ),
        pytest.param(PLAN + TASK % "'a\0b'", {"control-character"}, id="nought"),
        pytest.param(PLAN + TASK % "\x1b[31m红", {"control-character"}, id="an escape sequence"),
        pytest.param(PLAN + TASK % r'"\e[31m红"', {"control-character"}, id="an escaped escape"),
        pytest.param(PLAN + TASK % r'"\ud800"', {"yaml-syntax"}, id="half a surrogate pair"),
        pytest.param(PLAN + TASK % "\u202e倒", set(), id="text that runs backwards"),
        pytest.param(
            PLAN + TASK.replace("全年", "%s").replace("remark: %s", "remark: 无") % ("9月" * MUCH),
            {"unreadable-deadline"},
            id="a huge deadline",
        ),
        pytest.param(
            PLAN + TASK.replace("content: 乙", f"content: {'收到5个工作日内' * MUCH}") % "无",
            {"untracked-limit"},
            id="a huge text of limits",
        ),
        pytest.param(
            PLAN + TASK.replace("id: 1", f"id: {'9' * MUCH}") % "无",
            {"wrong-type"},
            id="a huge number",
        ),
        pytest.param(
            PLAN + TASK.replace("办公室", "办" * MUCH) % "无", {"unknown-unit"}, id="a huge unit"
        ),
    ],
)
def test_hostile_text(tmp_path: Path, text: str, codes: set[str]) -> None:
    found = problems(tmp_path, tasks=text.encode())
    assert {each.code for each in found} == codes
    assert all(is_plain(line) for each in found[:50] for line in diagnostic_lines(each))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"\xff\xfe" + PLAN.encode("utf-16-le"), "encoding", id="UTF-16"),
        pytest.param((PLAN + TASK % "汉字").encode("gb18030"), "encoding", id="GB18030"),
        pytest.param(PLAN.encode() + b"\xff\xfe\xfd", "encoding", id="no encoding at all"),
        pytest.param(PLAN.encode() + b"\xed\xa0\x80", "encoding", id="an encoded surrogate"),
        pytest.param(PLAN.encode()[:-9] + b"\xe6", "encoding", id="half a character"),
        pytest.param(b"\0" * 4096, "control-character", id="noughts only"),
        pytest.param(b"", "empty-file", id="nothing"),
        pytest.param(b"\xef\xbb\xbf", "empty-file", id="only a byte order mark"),
        pytest.param(b"\n \n  \n", "empty-file", id="only white space"),
        pytest.param(b"hello\n", "wrong-type", id="a word"),
        pytest.param(b"- 1\n- 2\n", "wrong-type", id="a list"),
        pytest.param(bytes(range(128, 256)) * 99, "encoding", id="noise"),
        pytest.param(b"PK\x03\x04" + b"\0\xff" * 99, "encoding", id="a spreadsheet"),
    ],
)
def test_bytes_that_are_no_register(tmp_path: Path, data: bytes, code: str) -> None:
    found = problems(tmp_path, tasks=data)
    assert [each.code for each in found] == [code]
    assert all(is_plain(line) for line in diagnostic_lines(found[0]))


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_circle(path: Path) -> None:
    path.symlink_to(path.name)


def make_broken_link(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_giant(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(make_folder, "这不是普通文件，读不了", id="a folder"),
        pytest.param(make_pipe, "这不是普通文件，读不了", id="a pipe"),
        pytest.param(make_device, "这不是普通文件，读不了", id="a device without an end"),
        pytest.param(make_circle, "这个链接没有指到文件：目标不存在，或绕成了圈", id="a circle"),
        pytest.param(
            make_broken_link, "这个链接没有指到文件：目标不存在，或绕成了圈", id="a dead link"
        ),
        pytest.param(make_giant, "文件超过64MB，不像是任务分解表", id="100 MB"),
    ],
)
@pytest.mark.parametrize("name", ["tasks.yaml", "units.yaml", "holidays.yaml"])
def test_what_is_no_file(
    tmp_path: Path, name: str, make: Callable[[Path], None], message: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "tasks.yaml").write_text(PLAN + TASK % "无", "utf-8")
    (data / "units.yaml").write_text(UNITS, "utf-8")
    (data / name).unlink(missing_ok=True)
    make(data / name)
    assert is_workspace(tmp_path)
    found = judged(tmp_path)
    assert [(each.code, each.message, Path(each.place.path).name) for each in found] == [
        ("unreadable-file", message, name)
    ]


def test_a_number_out_of_its_bounds_is_told_them(tmp_path: Path) -> None:
    """It said 应是整数 of 31, which is one."""
    plan = "plan: {title: 甲, year: 2022, cutoff: 31}\ntasks: []\n"
    said = [each.message for each in problems(tmp_path, tasks=plan.encode())]
    assert "“cutoff”（月度截止日）应是1到28的整数，这里写的是“31”" in said


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """Root may read everything: for root there is nothing to report."""
    found = problems(tmp_path, tasks=(PLAN + TASK % "无").encode())
    assert found == []
    (tmp_path / "data/tasks.yaml").chmod(0)
    expected = [] if os.geteuid() == 0 else ["读不了这个文件：没有权限"]
    assert [each.message for each in judged(tmp_path)] == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
@pytest.mark.parametrize(
    ("command", "closed", "code", "sentence"),
    [
        pytest.param("import t.docx", "t.docx", 3, "做不到：t.docx 读不了：没有权限", id="import"),
        pytest.param(
            "paper --check t.docx", "t.docx", 3, "做不到：读不了信纸 t.docx：没有权限", id="paper"
        ),
        pytest.param(
            "init a", "a/data", 3, "做不到：打不开 a/data/tasks.yaml：没有权限", id="a folder"
        ),
        pytest.param("district .", "a/data", 1, "a 数据有误：a/data", id="a bureau's data"),
        pytest.param("district .", "a", 1, "a 数据有误：a/data", id="a bureau"),
    ],
)
def test_what_may_not_be_opened_is_said_in_chinese(
    command: str,
    closed: str,
    code: int,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Typer says in English what it finds out first; two commands fell over a closed folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    problems(tmp_path / "a", tasks=(PLAN + TASK % "无").encode())
    (tmp_path / "t.docx").touch()
    (tmp_path / closed).chmod(0)
    try:
        assert main(command.split()) == code
    finally:
        (tmp_path / closed).chmod(0o755)
    out, err = capsys.readouterr()
    assert sentence in out + err


@pytest.mark.parametrize("command", ["validate", "collect", "init"])
def test_a_name_that_is_too_long_is_no_fault_of_the_program(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    problems(tmp_path, tasks=(PLAN + TASK % "无").encode())
    assert main([command, "假" * 2000]) == 3
    _, err = capsys.readouterr()
    assert err.startswith("做不到：")
    assert len(err) < 400


def problems(folder: Path, *, tasks: bytes) -> list[Diagnostic]:
    """What is wrong with a workspace that has these bytes for its tasks."""
    data = folder / "data"
    data.mkdir()
    (data / "tasks.yaml").write_bytes(tasks)
    (data / "units.yaml").write_text(UNITS, "utf-8")
    return judged(folder)


def judged(folder: Path) -> list[Diagnostic]:
    return list(opened(folder, AS_OF).diagnostics)


def is_plain(line: str) -> bool:
    """A line that neither moves nor colours a terminal, and can be read on one."""
    return line.isprintable() and len(line) < 1000
