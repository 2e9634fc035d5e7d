"""The commands that write documents, when something is in the way."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from gongkai.cli.commands.remind import issue
from gongkai.cli.main import main
from gongkai.cli.publishing import Plain
from gongkai.documents.slips import Slips, slips
from gongkai.documents.view import view_of
from gongkai.model import Register
from tests.conftest import Office
from tests.processes import environment, ran
from tests.workspaces import founded

TASKS = """\
plan: {title: 某局要点, year: 2022, document: 某〔2022〕1号}
tasks:
  - {id: 1, name: 甲, content: 内容, units: ["一科*|"], deadline: 9月底前}
"""
UNITS = 'units: [{name: "一科*|"}]\n'
OCTOBER = ("--as-of", "2022-10-01")


@pytest.fixture
def root(office: Office) -> Path:
    """Return a workspace with one task that is late in October."""
    return office(TASKS, UNITS)


def test_a_slip_that_cannot_be_made_is_not_recorded(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "slip.md.j2").write_text("{{ nope }}", encoding="utf-8")
    before = (root / "data" / "tasks.yaml").read_bytes()
    assert main(["-C", str(root), "remind", *OCTOBER, "--record"]) == 3
    assert (root / "data" / "tasks.yaml").read_bytes() == before


@pytest.mark.parametrize("output", [[], ["--output", "单"]], ids=["shown", "into files"])
def test_no_slip_leaves_the_house_unrecorded(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    output: list[str],
) -> None:
    monkeypatch.chdir(root)
    (root / "data/tasks.yaml").chmod(0o444)
    assert main(["remind", *OCTOBER, "--record", *output]) == 3
    assert capsys.readouterr() == ("", f"做不到：{Path('data/tasks.yaml')} 是只读的，没有写入\n")
    assert list(root.glob("单/*")) == []


def test_a_full_disk_hands_out_nothing(root: Path) -> None:
    pytest.importorskip("resource")
    size = (root / "data/tasks.yaml").stat().st_size
    run = ran("-C", str(root), "remind", *OCTOBER, "--record", largest=size)
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.endswith("tasks.yaml，原文件未动：文件超过系统允许的大小\n")


def test_slips_are_handed_out_once_however_often_recording_is_tried(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program changes the data, twice, between reading and writing."""
    tries: list[Register] = []

    def due_slips(now: Register) -> Slips:
        tries.append(now)
        if len(tries) < 3:
            path = root / "data/tasks.yaml"
            path.write_text(path.read_text("utf-8") + f"# {len(tries)}\n", "utf-8")
        return slips(view_of(now, date(2022, 10, 1)))

    issue(root, due_slips, Plain("md"), None)
    out, err = capsys.readouterr()
    assert (len(tries), out.count("公开催〔2022〕1号"), err) == (3, 1, "已记入数据：1张\n")


def test_what_is_recorded_is_said_to_be_so_on_a_full_output_too(root: Path) -> None:
    """Whoever were told that it could not be done would record it once more."""
    with Path("/dev/full").open("w") as full:
        run = ran("-C", str(root), "log", "1", "--note", "甲", stdout=full)
    assert (run.returncode, run.stderr) == (0, "已记入数据，只是结果写不出来：磁盘已满\n")
    assert "note: 甲" in (root / "data/tasks.yaml").read_text("utf-8")


@pytest.mark.parametrize("command", ["list", "report --month 9"])
def test_a_reader_who_has_seen_enough_is_no_error(root: Path, command: str) -> None:
    """``gongkai list | head -1`` ended with 1, which says that the data has errors."""
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        run = ran("-C", str(root), *command.split(), stdout=theirs)
    finally:
        os.close(theirs)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_may_be_closed_from_the_start(root: Path, closed: str) -> None:
    run = subprocess.run(
        ["sh", "-c", f'exec "$0" -m gongkai -C "$1" list {closed}', sys.executable, str(root)],
        capture_output=True,
        env=environment(),
        encoding="utf-8",
    )
    assert (run.returncode, "程序自身出错" in run.stdout + run.stderr) == (0, False)


def test_a_full_output_is_said_in_the_office_s_words(root: Path) -> None:
    with Path("/dev/full").open("w") as full:
        run = ran("-C", str(root), "due", stdout=full)
    assert (run.returncode, run.stderr) == (3, "做不到：写不出结果：磁盘已满\n")


def test_no_slip_is_no_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(root), "remind", "--as-of", "2022-03-01", "--record"]) == 0
    assert capsys.readouterr() == ("", "没有要出单的任务\n")


def test_slips_are_files_with_names_for_every_system(root: Path) -> None:
    assert main(["-C", str(root), "remind", *OCTOBER, "--output", str(root / "单")]) == 0
    assert [path.name for path in (root / "单").iterdir()] == [
        "某公开催〔2022〕1号-第1项-一科＊｜.md"
    ]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        pytest.param("data", "这是文件夹，请写明文件名", id="a folder"),
        pytest.param(".", "这是文件夹，请写明文件名", id="the folder itself"),
        pytest.param("/", "这是文件夹，请写明文件名", id="the root"),
        pytest.param("nowhere/x.md", "找不到这个文件或文件夹", id="in no folder"),
        pytest.param("data/tasks.yaml/x.md", "路径中有一段是文件，不是文件夹", id="below a file"),
        pytest.param("长" * 300, "名字太长", id="too long"),
    ],
)
def test_why_a_file_cannot_be_written(
    root: Path, capsys: pytest.CaptureFixture[str], target: str, why: str
) -> None:
    path = root / target
    assert main(["-C", str(root), "report", "--month", "9", "--output", str(path)]) == 3
    assert capsys.readouterr() == ("", f"做不到：写不了 {path}：{why}\n")


@pytest.mark.parametrize(
    ("period", "as_of", "why"),
    [
        pytest.param(
            ["--month", "9"],
            "2022-12-20",
            "统计日2022年12月20日晚于9月份的末日2022年9月30日；不写 --as-of 即以末日为准",
            id="after the month",
        ),
        pytest.param(
            ["--quarter", "3"],
            "2022-10-01",
            "统计日2022年10月1日晚于2022年第三季度的末日2022年9月30日；不写 --as-of 即以末日为准",
            id="after the quarter",
        ),
        pytest.param(
            ["--full-year"],
            "2023-02-01",
            "统计日2023年2月1日晚于2022年度的关账期末日2023年1月31日；不写 --as-of 即以末日为准",
            id="after the year's account is closed",
        ),
        pytest.param(
            ["--month", "9"],
            "2022-08-31",
            "统计日2022年8月31日早于9月份的首日2022年9月1日",
            id="before the month",
        ),
    ],
)
def test_a_report_looks_back_from_a_day_of_its_period(
    root: Path, capsys: pytest.CaptureFixture[str], period: list[str], as_of: str, why: str
) -> None:
    assert main(["-C", str(root), "report", *period, "--as-of", as_of]) == 2
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[0]) == ("", f"用法不对：{why}")


@pytest.mark.parametrize(
    ("period", "as_of", "words"),
    [
        pytest.param(["--month", "9"], "2022-09-15", "2022年9月15日（月中统计），", id="month"),
        pytest.param(["--month", "9"], "2022-09-30", "2022年9月30日，", id="its last day"),
        pytest.param(["--quarter", "3"], "2022-09-15", "9月15日（季中统计），", id="quarter"),
        pytest.param(["--half", "2"], "2022-09-15", "9月15日（期中统计），", id="half"),
        pytest.param(["--full-year"], "2022-12-30", "12月30日（年中统计），", id="year"),
        pytest.param(["--full-year"], "2023-01-15", "1月15日（关账期统计），", id="closing"),
    ],
)
def test_a_report_says_when_it_is_not_of_the_last_day(
    root: Path, capsys: pytest.CaptureFixture[str], period: list[str], as_of: str, words: str
) -> None:
    assert main(["-C", str(root), "report", *period, "--as-of", as_of]) == 0
    first = next(s for s in capsys.readouterr().out.split("。") if "截至" in s)
    assert words in first


def test_a_month_ends_at_the_office_s_cut_off(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(TASKS.replace("year: 2022,", "year: 2022, cutoff: 25,"), UNITS)
    assert main(["-C", str(root), "report", "--month", "9"]) == 0
    assert "截至2022年9月25日，" in capsys.readouterr().out
    assert main(["-C", str(root), "report", "--month", "9", "--as-of", "2022-09-26"]) == 2


@pytest.mark.parametrize(
    ("options", "first"),
    [
        pytest.param(["--circular"], "# 关于政务公开工作督办情况的通报", id="a circular"),
        pytest.param(["--meeting"], "# 关于10月份政务公开工作情况的汇报", id="a month is found"),
        pytest.param(
            ["--meeting", "--half", "2"], "# 关于2022年下半年政务公开工作情况的汇报", id="named"
        ),
        pytest.param(["--annual"], "# 2022年政务公开工作要点落实情况", id="the year"),
    ],
)
def test_other_documents(
    root: Path, capsys: pytest.CaptureFixture[str], options: list[str], first: str
) -> None:
    assert main(["-C", str(root), "report", *options, *OCTOBER]) == 0
    assert capsys.readouterr().out.splitlines()[0] == first


def test_only_one_document_at_a_time(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(root), "report", "--circular", "--annual"]) == 2
    assert "--circular、--meeting、--annual、--year-before 只能写一个" in capsys.readouterr().err


def test_outside_the_plan_s_year_a_period_must_be_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(root), "report", "--meeting", "--as-of", "2023-03-01"]) == 2
    assert "写明一个期间" in capsys.readouterr().err


def test_a_year_before_lies_beside_this_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in ("2022", "2023"):
        founded(tmp_path / year, TASKS, UNITS)
    here = ["-C", str(tmp_path / "2023"), "report", "--as-of", "2023-02-28", "--year-before"]
    assert main([*here, "2022"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# 2022年度政务公开工作要点落实情况“回头看”\n\n截至2023年2月28日\n")
    assert "仍未办结1项。" in out
    assert main([*here, "2021"]) == 3
    assert "上年度的工作区放在本工作区旁边，以年度为名" in capsys.readouterr().err
