"""Changes of a whole register: only its own lines differ, and git takes the patch."""

import subprocess
from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from gongkai.cli.main import main

ROOT = Path(__file__).parents[1]
UGLY = ROOT / "tests/ugly"
SHIPPED = ROOT / "data"
TODAY = date(2022, 12, 31)

Dress = Callable[[str], bytes]
DRESSES = [
    pytest.param(lambda text: text.encode(), id="LF"),
    pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CR LF"),
    pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="BOM"),
    pytest.param(
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").rstrip().encode(),
        id="BOM, CR LF, no line end at the end",
    ),
    pytest.param(
        lambda text: text.rstrip().removesuffix("# 完").rstrip().encode(), id="ends in a value"
    ),
]
ADDED = "date: 2022-10-20"


def dressed(root: Path, source: Path, dress: Dress) -> Path:
    """A workspace made from another one's files, in another dress."""
    (root / "data").mkdir(parents=True)
    for name in ("tasks.yaml", "units.yaml"):
        (root / "data" / name).write_bytes(dress((source / name).read_text("utf-8")))
    return root / "data/tasks.yaml"


COMMANDS = [
    pytest.param(
        SHIPPED,
        "log 2 --note 甲 --date 2022-10-20",
        ["+    progress:", "+      - {date: 2022-10-20, status: 推进中, note: 甲}"],
        id="shipped, first entry",
    ),
    pytest.param(
        SHIPPED,
        "done 6 39 --evidence 甲 --date 2022-10-20",
        ["+    progress:", "+      - {date: 2022-10-20, status: 已完成, evidence: [甲]}"] * 2,
        id="shipped, two tasks",
    ),
    pytest.param(
        SHIPPED,
        "adjust 26 --deadline 年底前 --reason 甲 --approved-by 乙 --date 2022-10-20",
        [
            "+    adjustments:",
            "+      - {date: 2022-10-20, deadline: 年底前, reason: 甲, approved_by: 乙}",
        ],
        id="shipped, adjustment",
    ),
    pytest.param(
        SHIPPED,
        "case 22 意见采纳情况公开 --ref 甲 --from 2022-10-20",
        ["+        cases:", "+          - {ref: 甲, from: 2022-10-20}"],
        id="shipped, case",
    ),
    pytest.param(
        UGLY,
        "log 1 --note 甲:乙 --unit 秘书科 --date 2022-10-20",
        [
            "+    progress:",
            '+      - {date: 2022-10-20, status: 推进中, note: "甲:乙", unit: 办公室}',
        ],
        id="after a block text",
    ),
    pytest.param(
        UGLY,
        "done 2 --date 2022-10-20",
        [
            "--   {id: 2, name: \"乙: 甲\", content: '内容', units: [办公室,], "
            "deadline: 每季度末}   # 花括号",
            "+-   {id: 2, name: \"乙: 甲\", content: '内容', units: [办公室,], "
            "deadline: 每季度末, progress: [{date: 2022-10-20, status: 已完成}]}   # 花括号",
        ],
        id="in braces",
    ),
    pytest.param(
        UGLY,
        "done 3 --count 2 --date 2022-10-20",
        [
            "-        {date: 2022-10-20, status: 推进中, note: 在写}   # 未完",
            "+        {date: 2022-10-20, status: 推进中, note: 在写},   # 未完",
            "+        {date: 2022-10-20, status: 已完成, count: 2}",
        ],
        id="in brackets over lines",
    ),
    pytest.param(
        UGLY,
        "log 4 --note 甲 --date 2022-10-20",
        [
            "-    progress: []",
            "+    progress:",
            "+      - {date: 2022-10-20, status: 推进中, note: 甲}",
        ],
        id="empty brackets",
    ),
    pytest.param(
        UGLY,
        "case 4 留言答复 --ref 丙 --from 2022-10-20",
        [
            '-    - cases: [{ref: 甲, from: 2022-05-05, done: 2022-05-09}, {ref: "乙 #2", '
            "from: 2022-06-01}]   # 个案",
            '+    - cases: [{ref: 甲, from: 2022-05-05, done: 2022-05-09}, {ref: "乙 #2", '
            "from: 2022-06-01}, {ref: 丙, from: 2022-10-20}]   # 个案",
        ],
        id="a case in brackets",
    ),
    pytest.param(
        UGLY,
        "adjust 5 --deadline 年底前 --reason 甲 --approved-by 乙 --date 2022-10-20",
        [
            "+      - date: 2022-10-20",
            "+        deadline: 年底前",
            "+        reason: 甲",
            "+        approved_by: 乙",
        ],
        id="a record over lines",
    ),
    pytest.param(
        UGLY,
        "event 《要点》印发 --date 2022-10-20",
        ["-        date:      # 未知", "+        date: 2022-10-20      # 未知"],
        id="an event without a date",
    ),
    pytest.param(
        UGLY,
        "event 平台上线 --date 2022-10-20",
        [
            "-    - {name: 平台上线, date: 2022-03-01}",
            "+    - {name: 平台上线, date: 2022-10-20}",
        ],
        id="an event in braces",
    ),
]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("source", "command", "expected"), COMMANDS)
def test_git_shows_the_lines_concerned_and_takes_the_patch(
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    source: Path,
    command: str,
    expected: list[str],
    dress: Dress,
) -> None:
    """The folder's name has a space; the workspace lies below the checkout's top."""
    top = tmp_path / "某局 数据"
    path = dressed(top / "2022 年", source, dress)
    git(top, "init", "--quiet")
    git(top, "add", ".")
    old = path.read_bytes()
    arguments = ["-C", str(path.parents[1]), *command.split()]
    assert main([*arguments, "--dry-run"]) == 0
    patch = capfdbinary.readouterr().out
    assert path.read_bytes() == old
    assert main(arguments) == 0
    new = path.read_bytes()
    assert differences(old, new) == expected
    shown = [line for line in git(top, "diff", "-U0").split(b"\n") if is_change(line)]
    assert len(shown) <= len(expected) + 2  # a last line without an end gets one
    path.write_bytes(old)
    git(top, "apply", "--whitespace=nowarn", "-", standard_input=patch)
    assert path.read_bytes() == new


def git(folder: Path, *arguments: str, standard_input: bytes = b"") -> bytes:
    settled = ("-c", "core.autocrlf=false", "-c", "core.safecrlf=false")
    return subprocess.run(
        ["git", *settled, *arguments],
        cwd=folder,
        input=standard_input,
        capture_output=True,
        check=True,
    ).stdout


def is_change(line: bytes) -> bool:
    return line.startswith((b"+", b"-")) and not line.startswith((b"+++ ", b"--- "))


def differences(old: bytes, new: bytes) -> list[str]:
    """The lines that go and come, their line ends left out; those must be the same in all."""
    assert (b"\r\n" in new, b"\r\n" in old) in ((True, True), (False, False))
    assert new.count(b"\n") == new.count(b"\r\n") or b"\r" not in new
    before, after = (data.decode().splitlines() for data in (old, new))
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [f"-{line}" for line in before[a:b]] + [f"+{line}" for line in after[c:d]]
    return found


def test_a_patch_from_a_folder_that_is_no_checkout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dressed(tmp_path, UGLY, str.encode)
    monkeypatch.chdir(tmp_path)
    assert main(["event", "平台上线", "--date", "2022-10-20", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[:3] == [
        "diff --git a/data/tasks.yaml b/data/tasks.yaml",
        "--- a/data/tasks.yaml",
        "+++ b/data/tasks.yaml",
    ]
    assert err == (
        "只显示改动，没有写入：\n"
        "“平台上线”的日期由2022年3月1日（星期二）改为2022年10月20日（星期四）\n"
        "没有任务的时限从它起算\n"
    )
