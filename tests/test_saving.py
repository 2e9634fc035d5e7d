"""Nothing is lost: whole files or none, one writer at a time, whatever happens meanwhile."""

import os
import random
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from gongkai.diagnostics import CannotDo
from gongkai.model import Entry, Register, Status
from gongkai.register import opened
from gongkai.register.changes import Change, entry_added
from gongkai.register.proof import Update
from gongkai.register.saving import carry_out, patiently
from gongkai.wording import refusal
from tests.processes import environment, ran
from tests.workspaces import founded

DAY = date(2022, 10, 20)
PLAN = "plan: {title: 某局要点, year: 2022}\n"
TASK = "- {id: %d, name: 甲, content: 内容, units: [办公室], deadline: 全年}\n"
TASKS = PLAN + "tasks:\n" + TASK % 1 + TASK % 2
UNITS = "units: [{name: 办公室}]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with two tasks."""
    return founded(tmp_path / "office", TASKS, UNITS)


def record(root: Path, notes: dict[int, str], as_of: date, meanwhile: Callable[[], None]) -> Update:
    """Record while something else happens between reading and writing."""

    def intend(found: Register) -> Sequence[Change]:
        meanwhile()
        return [noted(found, number, note) for number, note in notes.items()]

    return carry_out(root, intend, as_of)


def noted(found: Register, number: int, note: str) -> Change:
    return entry_added(found.tasks[number - 1], Entry(DAY, Status.IN_PROGRESS, note))


def nothing() -> None:
    """Happens meanwhile, most of the time."""


def register(root: Path) -> Register:
    """The register, which must be without errors."""
    found = opened(root, DAY, thoroughly=False)
    assert (found.diagnostics, found.broken) == ((), ())
    assert found.register is not None
    return found.register


def notes(root: Path) -> list[list[str]]:
    return [[entry.note for entry in task.progress] for task in register(root).tasks]


def left_behind(root: Path) -> list[str]:
    return [path.name for path in root.rglob(".*")]


def test_mode_and_owner_are_kept(root: Path) -> None:
    path = root / "data/tasks.yaml"
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12, 34)
    before = path.stat()
    record(root, {1: "甲"}, DAY, nothing)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert after.st_ino != before.st_ino
    assert left_behind(root) == []


def test_links_are_followed(root: Path, tmp_path: Path) -> None:
    """The folder and the file may both be links; what they lead to is replaced, they are not."""
    (root / "data").rename(tmp_path / "store")
    (root / "data").symlink_to(tmp_path / "store")
    (tmp_path / "store/tasks.yaml").rename(tmp_path / "plan.yaml")
    (tmp_path / "store/tasks.yaml").symlink_to("../plan.yaml")
    record(root, {1: "甲"}, DAY, nothing)
    assert notes(root) == [["甲"], []]
    assert (root / "data").is_symlink()
    assert (tmp_path / "store/tasks.yaml").is_symlink()
    assert "甲" in (tmp_path / "plan.yaml").read_text("utf-8")


def test_a_read_only_file_is_left_alone(root: Path) -> None:
    path = root / "data/tasks.yaml"
    path.chmod(0o444)
    with pytest.raises(CannotDo, match=r"tasks.yaml 是只读的，没有写入"):
        record(root, {1: "甲"}, DAY, nothing)
    assert path.read_text("utf-8") == TASKS
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_a_full_disk_leaves_the_old_file(root: Path) -> None:
    """The kernel stops a child that writes more than the old file's size, as a full disk does."""
    pytest.importorskip("resource")
    size = (root / "data/tasks.yaml").stat().st_size
    run = ran("-C", str(root), "log", "1", "--note", "甲", largest=size)
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.endswith("tasks.yaml，原文件未动：文件超过系统允许的大小\n")
    assert (root / "data/tasks.yaml").read_text("utf-8") == TASKS
    assert left_behind(root) == []


def test_what_somebody_else_writes_meanwhile_stays(root: Path) -> None:
    """The change is made anew on the text that has come in between."""
    path = root / "data/tasks.yaml"
    seen = []

    def intend(found: Register) -> list[Change]:
        seen.append(found)
        if len(seen) == 1:
            path.write_text(TASKS + TASK % 3, "utf-8")
        return [noted(found, len(found.tasks), "最后一项")]

    carry_out(root, intend, DAY)
    assert len(seen) == 2
    assert notes(root) == [[], [], ["最后一项"]]


def test_a_file_that_never_rests_is_left_alone(root: Path) -> None:
    path = root / "data/tasks.yaml"

    def meddle() -> None:
        path.write_text(path.read_text("utf-8") + "#\n", "utf-8")

    with pytest.raises(CannotDo, match="一直在被别的程序改动，没有写入"):
        record(root, {1: "甲"}, DAY, meddle)
    assert path.read_text("utf-8") == TASKS + "#\n" * 5


@pytest.fixture
def several(root: Path) -> Path:
    """A workspace with its tasks in two files."""
    folder = root / "data/tasks"
    folder.mkdir()
    (root / "data/tasks.yaml").rename(folder / "a.yaml")
    (folder / "b.yaml").write_text("tasks:\n" + TASK % 3, "utf-8")
    return root


def test_several_files_at_once(several: Path) -> None:
    record(several, {3: "乙", 1: "甲"}, DAY, nothing)
    assert notes(several) == [["甲"], [], ["乙"]]


def test_all_files_or_none(several: Path) -> None:
    (several / "data/tasks/b.yaml").chmod(0o444)
    with pytest.raises(CannotDo, match=r"b.yaml 是只读的，没有写入"):
        record(several, {1: "甲", 3: "乙"}, DAY, nothing)
    assert notes(several) == [[], [], []]
    assert left_behind(several) == []


def test_a_second_try_starts_from_nothing(several: Path) -> None:
    """The first file must not have its entry twice because the second one was changed."""
    path = several / "data/tasks/b.yaml"
    seen = []

    def meddle() -> None:
        seen.append(path)
        if len(seen) == 1:
            path.write_text(path.read_text("utf-8") + "# 乙\n", "utf-8")

    record(several, {1: "甲", 3: "乙"}, DAY, meddle)
    assert notes(several) == [["甲"], [], ["乙"]]
    assert path.read_text("utf-8").endswith("# 乙\n")


def test_what_a_killed_one_left_is_cleared_away(several: Path) -> None:
    for folder in ("data", "data/tasks"):
        (several / folder / ".x1y2.gongkai").write_text("tasks: [", "utf-8")
    assert notes(several) == [[], [], []]
    record(several, {1: "甲"}, DAY, nothing)
    (several / "data/.x1y2.gongkai").unlink(missing_ok=True)
    assert left_behind(several) == []


LOOP = """
import sys
from gongkai.cli.main import main
for number in range(int(sys.argv[2])):
    assert main(["-C", sys.argv[1], "log", "1", "--note", f"{sys.argv[3]}-{number}"]) == 0
    print("written", flush=True)
"""


WITHOUT_FLOCK = "import filelock, sys\nsys.modules['fcntl'] = None\n" + LOOP


def start(root: Path, times: int, name: str, program: str = LOOP) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, str(root), str(times), name],
        env=environment(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def test_many_at_once_lose_nothing(root: Path, tmp_path: Path) -> None:
    """Half of them work in another workspace, whose file is a link to the first one's."""
    other = tmp_path / "other"
    (other / "data").mkdir(parents=True)
    (other / "data/tasks.yaml").symlink_to(root / "data/tasks.yaml")
    (other / "data/units.yaml").write_text(UNITS, "utf-8")
    runs = [start((root, other)[k % 2], 6, str(k)) for k in range(12)]
    assert [run.wait() for run in runs] == [0] * 12
    for run in runs:
        assert run.stdout is not None
        run.stdout.close()
    written = notes(root)[0]
    assert sorted(written) == sorted(f"{k}-{number}" for k in range(12) for number in range(6))
    assert left_behind(root) == []


def test_where_there_is_no_flock_nothing_is_lost_either(root: Path) -> None:
    """Everybody waits, nobody is refused: Windows has no flock."""
    runs = [start(root, 4, str(k), WITHOUT_FLOCK) for k in range(4)]
    assert [run.wait() for run in runs] == [0] * 4
    for run in runs:
        assert run.stdout is not None
        run.stdout.close()
    assert sorted(notes(root)[0]) == sorted(
        f"{k}-{number}" for k in range(4) for number in range(4)
    )


class Held(PermissionError):
    """What Windows raises while another program has the file open."""

    winerror = 32


def test_a_file_that_a_scanner_holds_is_waited_for(tmp_path: Path) -> None:
    asked = []

    def replace(target: Path) -> None:
        asked.append(target)
        if len(asked) <= 3:
            raise Held(13, "Permission denied", str(target))

    patiently(replace, tmp_path)
    assert asked == [tmp_path] * 4


def test_a_file_that_stays_held_is_named_as_such(tmp_path: Path) -> None:
    asked = []

    def replace(target: Path) -> None:
        asked.append(target)
        raise Held(13, "Permission denied", str(target))

    with pytest.raises(Held) as raised:
        patiently(replace, tmp_path)
    assert len(asked) == 6
    assert refusal(raised.value) == "正被别的程序使用，关掉后再试"


def test_a_missing_right_is_not_waited_for(tmp_path: Path) -> None:
    asked = []

    def replace(target: Path) -> None:
        asked.append(target)
        raise PermissionError(13, "Permission denied", str(target))

    with pytest.raises(PermissionError):
        patiently(replace, tmp_path)
    assert len(asked) == 1


def test_a_killed_one_leaves_the_file_whole(root: Path) -> None:
    chance = random.Random(4)
    for k in range(10):
        before = len(notes(root)[0])
        run = start(root, 1000, str(k))
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        run.kill()
        said = run.stdout.read().count("written\n")
        run.wait()
        run.stdout.close()
        assert len(notes(root)[0]) - before in (said, said + 1)  # one may not have said so
    record(root, {1: "完"}, DAY, nothing)
    assert left_behind(root) == []
