"""The merge driver as git runs it: merge, rebase, cherry-pick, and where there is no driver."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree, which

import pytest

from gongkai.cli.main import main
from tests.checkouts import PLAIN, begun, committed, edit, git, tried

DEMO = Path(__file__).parents[1] / "examples/demo"
TASKS = "data/tasks.yaml"
LAST = "evidence: [某示办〔2022〕15号]}\n"
MINE = "      - {date: 2022-08-01, status: 推进中, note: 甲}\n"
YOURS = "      - {date: 2022-08-02, status: 推进中, note: 乙}\n"
PROGRAM = Path(sys.executable).parent / "gongkai"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with all the programs that git needs, but for ours."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("git", "grep", "sh"):
        found = which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo, set up, with a branch on which something was logged; so it was on ours."""
    for name, value in PLAIN.items():
        monkeypatch.setenv(name, value)
    root = tmp_path / "office"
    copytree(DEMO, root)
    begun(root)
    assert main(["-C", str(root), "git-setup"]) == 0
    committed(root, "before", "2022-08-31")
    git(root, "switch", "--quiet", "--create", "theirs")
    edit(root / TASKS, (LAST, LAST + YOURS))
    committed(root, "yours", "2022-08-31")
    git(root, "switch", "--quiet", "main")
    edit(root / TASKS, (LAST, LAST + MINE))
    committed(root, "mine", "2022-08-31")
    return root


def run(root: Path, programs: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return tried(root, *words, PATH=str(programs))


@pytest.mark.parametrize(
    "words", ["merge --quiet theirs", "rebase --quiet theirs", "cherry-pick yours"]
)
def test_what_both_logged_is_there(words: str, office: Path, programs: Path) -> None:
    (programs / "gongkai").symlink_to(PROGRAM)
    ran = run(office, programs, *words.split())
    assert ran.returncode == 0, ran.stderr
    assert LAST + MINE + YOURS in (office / TASKS).read_text("utf-8")


def test_a_dispute_stops_on_its_line(office: Path, programs: Path) -> None:
    (programs / "gongkai").symlink_to(PROGRAM)
    edit(office / TASKS, ("deadline: 9月15日前", "deadline: 9月20日前"))
    committed(office, "ours", "2022-08-31")
    git(office, "switch", "--quiet", "theirs")
    edit(office / TASKS, ("deadline: 9月15日前", "deadline: 9月25日前"))
    committed(office, "other", "2022-08-31")
    ran = run(office, programs, "merge", "main")
    assert ran.returncode == 1
    assert (
        "合并冲突：第4项“时间节点”两边改得不一样：9月25日前 / 9月20日前（data/tasks.yaml）"
        in ran.stderr
    )
    text = (office / TASKS).read_text("utf-8")
    assert LAST + MINE + YOURS in text
    assert (
        "<<<<<<< 本方\n    deadline: 9月25日前\n=======\n    deadline: 9月20日前\n>>>>>>> 对方\n"
    ) in text
    assert git(office, "ls-files", "--unmerged").count(TASKS) == 3


@pytest.mark.parametrize("state", ["missing", "broken", "not registered"])
def test_without_the_driver_git_leaves_marks(state: str, office: Path, programs: Path) -> None:
    """Without marks, theirs would be lost as soon as somebody adds the file."""
    if state == "broken":
        (programs / "gongkai").write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (programs / "gongkai").chmod(0o755)
    if state == "not registered":
        git(office, "config", "--remove-section", "merge.gongkai")
    assert run(office, programs, "merge", "theirs").returncode == 1
    text = (office / TASKS).read_text("utf-8")
    assert [text.count(line) for line in ("<<<<<<<", MINE, "=======", YOURS, ">>>>>>>")] == [1] * 5


def test_a_hunk_is_headed_by_its_task(office: Path, programs: Path) -> None:
    assert "@@ tasks:\n" not in run(office, programs, "diff", "before", "mine").stdout
    edit(office / TASKS, ("deadline: 9月15日前", "deadline: 9月20日前"))
    assert " @@ id: 4\n" in run(office, programs, "diff").stdout


def test_what_is_set_up_is_said(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines of .gitattributes are written where there are none, and else only named."""
    capsys.readouterr()
    main(["-C", str(office), "git-setup"])
    again = capsys.readouterr().out
    (office / ".gitattributes").write_text("* text\n", "utf-8")
    main(["-C", str(office), "git-setup"])
    named = capsys.readouterr().out
    git(office, "rm", "--quiet", "--force", ".gitattributes")
    main(["-C", str(office), "git-setup"])
    written = capsys.readouterr().out
    first = "已写入 git 的设置：合并数据文件时由 gongkai 逐条合并，git diff 的每段标出任务序号\n"
    last = "设置只在这份克隆里有效，每台电脑各运行一次；没有运行的，git 照常逐行合并\n"
    path = f"{office.as_posix()}/.gitattributes"
    assert again == first + last
    assert named == (
        f"{first}请在 {path} 里加上这几行，并提交：\n"
        "  data/*.yaml merge=gongkai diff=gongkai\n"
        "  data/tasks/*.yaml merge=gongkai diff=gongkai\n"
        f"{last}"
    )
    assert written == f"{first}已写入 {path}，请提交\n{last}"


def test_a_clone_that_is_not_set_up_is_told(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def hints(*more: str) -> list[str]:
        capsys.readouterr()
        main(["-C", str(office), "validate", *more])
        return [line for line in capsys.readouterr().err.splitlines() if "git-setup" in line]

    assert hints("-v") == []
    git(office, "config", "--remove-section", "merge.gongkai")
    assert hints() == []
    assert hints("-v") == [
        f"提示：{office} 的 .gitattributes 写明由 gongkai 合并，这份克隆还没有登记；"
        "运行一次 gongkai git-setup，两边都改过的数据文件就逐条合并"
    ]


def test_outside_of_git_there_is_nothing_to_set_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copytree(DEMO, tmp_path / "alone")
    assert main(["-C", str(tmp_path / "alone"), "git-setup"]) == 3
    assert capsys.readouterr().err.startswith("做不到：")
