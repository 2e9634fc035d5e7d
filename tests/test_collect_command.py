"""``gongkai collect``: what is shown, what is written, what survives."""

import json
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from gongkai.cli.main import main
from gongkai.documents.view import view_of
from gongkai.forms.reporting import reportings, unanswered
from gongkai.model import Entry, Register, Status
from gongkai.period import month
from gongkai.register import opened
from tests.conftest import Office
from tests.processes import environment, ran
from tests.recorded import Typist, tasks
from tests.returned_forms import DAY, OFFICE, Files, Form, good, other, three, two
from tests.test_collecting import collected

UNITS = """\
units: [{name: 办公室}, {name: 法规科}, {name: 信息科}]
collectives: [{name: 各科室, means: all}]
"""
TASKS = """\
plan: {title: 某局要点, year: 2022, issuer: 某局}
tasks:
  - {id: 1, name: 整合栏目, content: 整合重复的栏目。, units: [信息科, 办公室], deadline: 9月底前}
  - {id: 2, name: 修订指南, content: 修订指南。, units: [办公室, 信息科], deadline: 10月底前}
  - id: 3
    name: 制作解读
    content: 不少于3篇。
    units: [信息科]
    deadline: 10月—11月
    target: 3篇
    progress:
      - {date: 2022-08-01, status: 推进中, note: 完成1篇。, evidence: [甲], unit: 信息科, count: 1}
  - id: 4
    name: 报送统计
    content: 按季报送。
    units: [各科室]
    deadline: 每季度末
    progress:
      - {date: 2022-09-19, status: 已完成, note: 已报送。, evidence: [三季度表], unit: 信息科}
  - {id: 5, name: 审查文件, content: 审查。, units: [法规科], deadline: 全年}
  - id: 6
    name: 答复留言
    content: 5个工作日内答复。
    units: [信息科]
    deadline: 全年
    clocks:
      - name: 留言答复
        within: 5个工作日
        from: 收到留言
        cases:
          - {ref: 甲1, from: 2022-09-20}
          - {ref: 乙2, from: 2022-09-21}
"""


@pytest.fixture
def root(office: Office) -> Path:
    folder = office(TASKS, UNITS)
    assert opened(folder, date(2022, 10, 8)).register == OFFICE
    return folder


def put(root: Path, files: Files) -> None:
    (root / "填报").mkdir(exist_ok=True)
    for name, data in files.items():
        (root / "填报" / name).write_bytes(data)


def full(form: Form) -> Form:
    """Fill in one of everything: taken with a doubt, a case, a second entry, refused."""
    good(form)
    form.fill(form.row(3), "推进中", "9月20日", "完成1篇。", 1, "链接", "缺稿", "11月补齐")
    form.fill(form.row(6, case=1), "已完成", DAY, "已答复", None, "复函")
    form.free(1, "推进中", date(2022, 9, 5), "完成2个。")
    return form.fill(form.row(2), "推进中", DAY, "同上")


def test_it_shows_and_writes_nothing(root: Path, run: Typist) -> None:
    put(root, {"信息科9月.xlsx": full(Form()).data()})
    code, out, err = run(root, "collect 填报")
    assert out == (
        "收到1份：采纳4条，已有0条，冲突0条，退回1处。9月份尚未交：法规科。\n"
        "\n"
        "信息科（填报/信息科9月.xlsx）\n"
        "  ＋ 第1项　整合栏目　9月28日 已完成：完成整合6个栏目。佐证：整改台账\n"
        "  ＋ 第1项　整合栏目　9月5日 推进中：完成2个\n"
        "      A14：写在没有校验码的行里，按序号记到第1项“整合栏目”\n"
        "  ✗ 第8行（第2项　修订指南）\n"
        "      J8：进展情况写的是“同上”，分不清指哪一项；请写全\n"
        "  ＋ 第3项　制作解读　9月20日 推进中：完成1篇。数量：1。佐证：链接。存在问题：缺稿。"
        "下一步：11月补齐\n"
        "      I9：日期“9月20日”没有写年份，读作2022年9月20日\n"
        "  ＋ 第6项　留言答复：甲1　9月28日 已完成：已答复。佐证：复函\n"
    )
    assert (code, err) == (1, "没有写入。写入采纳的4条：加 --write\n")
    assert tasks(root) == TASKS


def test_it_writes_all_that_is_taken_and_once(root: Path, run: Typist) -> None:
    put(root, {"信息科9月.xlsx": full(Form()).data()})
    code, out, _ = run(root, "collect 填报 --write")
    assert (code, out.splitlines()[-1]) == (1, "已写入4条")
    now = opened(root, date(2022, 10, 8)).register
    assert now is not None
    assert now.tasks[0].progress == (
        Entry(date(2022, 9, 5), Status.IN_PROGRESS, "完成2个。", unit="信息科"),
        Entry(date(2022, 9, 28), Status.DONE, "完成整合6个栏目。", ("整改台账",), "信息科"),
    )
    assert now.tasks[1].progress == ()
    assert now.tasks[2].progress[1:] == (
        Entry(
            date(2022, 9, 20), Status.IN_PROGRESS, "完成1篇。", ("链接",), "信息科", 1,
            "缺稿", "11月补齐",
        ),
    )  # fmt: skip
    case, untouched = now.tasks[5].clocks[0].cases
    assert (case.done, case.result) == (date(2022, 9, 28), "已答复；佐证：复函")
    assert untouched == OFFICE.tasks[5].clocks[0].cases[1]
    written = tasks(root)
    code, out, err = run(root, "collect 填报 --write")
    assert (code, err) == (1, "")
    assert out.startswith("收到1份：采纳0条，已有4条，冲突0条，退回1处。")
    assert tasks(root) == written


def test_all_is_well(root: Path, run: Typist) -> None:
    put(root, {**three(), "~$信息科9月.xlsx": b"x", ".甲.xlsx": b"x", "Thumbs.db": b"x"})
    code, out, _ = run(root, "collect 填报 --write")
    assert code == 0
    assert out.startswith("收到3份：采纳3条，已有0条，冲突0条，退回0处。\n")


@pytest.mark.parametrize(
    ("prefer", "kept"),
    [
        pytest.param("信息科9月.xlsx", "完成整合6个栏目。", id="the first"),
        pytest.param("信息科9月(1).xlsx", "完成整合8个栏目。", id="the second"),
    ],
)
def test_of_two_that_differ_one_is_preferred(
    root: Path, run: Typist, prefer: str, kept: str
) -> None:
    put(root, two(good, other)())
    code, out, _ = run(root, ["collect", "填报", "--write"])
    assert code == 1
    assert "两份不同，用 --prefer 指定以哪一份为准" in out
    assert tasks(root) == TASKS
    code, _, _ = run(root, ["collect", "填报", "--write", "--prefer", f"填报/{prefer}"])
    assert code == 0
    assert kept in tasks(root)


def test_json(root: Path, run: Typist) -> None:
    put(root, {"信息科9月.xlsx": full(Form()).data(), "甲.xlsx": b"PK"})
    code, out, _ = run(root, "collect 填报 --format json --write")
    found = json.loads(out)
    assert code == 1
    assert found["written"] == 4
    assert found["missing"] == [{"month": 9, "units": ["法规科"]}]
    assert found["refused"] == [
        {
            "file": "填报/甲.xlsx",
            "code": "unreadable",
            "message": "损坏，读不了（压缩包不完整）",
            "cell": None,
        }
    ]


def test_answers_in_json(root: Path, run: Typist) -> None:
    put(root, {"信息科9月.xlsx": full(Form()).data()})
    _, out, _ = run(root, "collect 填报 --format json")
    (form,) = json.loads(out)["forms"]
    assert (form["unit"], form["month"], form["files"]) == ("信息科", 9, ["填报/信息科9月.xlsx"])
    by_row = {answer["row"]: answer for answer in form["answers"]}
    assert by_row[8] == {
        "outcome": "refused",
        "file": "填报/信息科9月.xlsx",
        "row": 8,
        "id": 2,
        "case": None,
        "entry": None,
        "against": [],
        "findings": [
            {
                "code": "ditto",
                "message": "进展情况写的是“同上”，分不清指哪一项；请写全",
                "cell": "J8",
            }
        ],
    }
    assert by_row[9]["entry"] == {
        "date": "2022-09-20",
        "status": "推进中",
        "note": "完成1篇。",
        "evidence": ["链接"],
        "count": 1,
        "problem": "缺稿",
        "next": "11月补齐",
    }


def test_who_has_answered(root: Path, run: Typist) -> None:
    put(root, three())
    command = "collect --status --month 9 --as-of 2022-09-30"
    assert run(root, command) == (
        0,
        "9月份（2022年9月1日至9月30日）：1个科室已报，2个未报\n"
        "\n"
        "科室    填报  已报   未报         要催的\n"
        "办公室  未报  —      第2、4项     第4项\n"
        "法规科  未报  —      第4、5项     第4项\n"
        "信息科  已报  第4项  第1、3、6项  第1项\n",
        "",
    )
    _, out, _ = run(root, f"{command} 填报")
    assert out.startswith("9月份（2022年9月1日至9月30日）：3个科室已报，0个未报\n")
    assert "办公室  已交" in out
    code, out, _ = run(root, f"{command} --format json")
    assert code == 0
    assert json.loads(out)["units"][2] == {
        "unit": "信息科",
        "answered": True,
        "returned": False,
        "reported": [4],
        "unreported": [1, 3, 6],
        "pressing": [1],
    }


def test_whose_form_was_not_taken_is_said(root: Path, run: Typist) -> None:
    """Else the unit would be asked for what it has sent, and nobody would know why."""
    put(root, {"法规科9月.xlsx": b"PK"})
    code, out, err = run(root, "collect --status --month 9 --as-of 2022-09-30 填报")
    assert "法规科  未报" in out
    assert (code, err) == (0, "没有收 填报/法规科9月.xlsx：损坏，读不了（压缩包不完整）\n")


def test_whose_silence_is_none() -> None:
    """What the office recorded for all, and a case that was answered, are heard."""
    first, *rest = OFFICE.tasks
    case = rest[-1].clocks[0].cases[0]._replace(done=date(2022, 9, 22))
    clock = rest[-1].clocks[0]._replace(cases=(case,))
    told = first._replace(progress=(Entry(date(2022, 9, 3), Status.IN_PROGRESS, "甲"),))
    now = OFFICE._replace(tasks=(told, *rest[:2], rest[-1]._replace(clocks=(clock,))))
    september = month(2022, 9)
    (found,) = (
        each
        for each in reportings(view_of(now, date(2022, 9, 30)), september)
        if each.unit == "信息科"
    )
    assert (found.reported, found.unreported) == ((6,), (3,))
    assert unanswered(view_of(now, date(2022, 9, 30)), september) == ()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        pytest.param("collect", "写明发回来的填报表，或放着它们的文件夹", id="nothing"),
        pytest.param("collect --status", "写明哪个月：--month 9", id="no month"),
        pytest.param("collect --status --month 0", "选项 --month 不对：月份是1到12", id="month 0"),
        pytest.param(
            "collect 填报 --month 9", "--month、--as-of 和 --status 一起用", id="month alone"
        ),
        pytest.param(
            "collect --status --month 9 --write",
            "--status 只看不写，不和 --write、--prefer 一起用",
            id="write",
        ),
        pytest.param(
            "collect 填报 --prefer 甲", "--prefer 的 甲 不在要收的文件里", id="prefer another"
        ),
    ],
)
def test_wrong_uses(root: Path, run: Typist, command: str, why: str) -> None:
    put(root, three())
    code, out, err = run(root, command)
    assert (code, out) == (2, "")
    assert err.startswith(f"用法不对：{why}\n")


def test_a_file_that_is_not_there(root: Path, run: Typist) -> None:
    assert run(root, "collect 甲.xlsx") == (3, "", "做不到：没有 甲.xlsx 这个文件\n")


def test_data_with_errors_is_not_added_to(root: Path, run: Typist) -> None:
    put(root, three())
    (root / "data/tasks.yaml").write_text(TASKS.replace("9月底前", "年底适时"), "utf-8")
    code, out, _ = run(root, "collect 填报 --write")
    assert (code, out) == (1, "")


def test_without_openpyxl_it_says_what_to_install(root: Path) -> None:
    put(root, three())
    run = ran("-C", str(root), "collect", str(root / "填报"), without=["openpyxl"])
    why = "读Excel需要另装：python -m pip install 'openpyxl>=3.1.2,<4'"
    assert (run.returncode, run.stdout, run.stderr) == (3, "", f"做不到：{why}\n")


def test_what_is_written_reads_again_the_same(root: Path) -> None:
    """Whatever was taken is recorded: nothing of it is new afterwards."""
    files = {"信息科9月.xlsx": full(Form()).data()}
    put(root, files)
    assert main(["-C", str(root), "collect", str(root / "填报"), "--write"]) == 1
    now = opened(root, date(2022, 10, 8)).register
    assert now is not None
    outcomes = [line.outcome.key for line in collected(files, now).lines]
    assert sorted(outcomes) == ["refused", "same", "same", "same", "same"]


KILLED = """
import sys
from gongkai.cli.main import main
import gongkai.cli.commands.collect, gongkai.forms.returned
print("ready", flush=True)
main(["-C", sys.argv[1], "collect", sys.argv[2], "--write"])
"""


def test_a_killed_one_writes_all_or_nothing(root: Path) -> None:
    put(root, three())
    chance = random.Random(5)
    seen = set()
    for _ in range(8):
        (root / "data/tasks.yaml").write_text(TASKS, "utf-8")
        run = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(root), str(root / "填报")],
            env=environment(),
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.4))
        run.kill()
        run.wait()
        run.stdout.close()
        seen.add(entries(root))
    assert seen <= {2, 5}
    assert main(["-C", str(root), "collect", str(root / "填报"), "--write"]) == 0
    assert entries(root) == 5
    left = [path.name for path in (root / "data").iterdir()]
    assert sorted(left) == ["tasks.yaml", "units.yaml"]


def entries(root: Path) -> int:
    now: Register | None = opened(root, date(2022, 10, 8)).register
    assert now is not None
    return sum(len(task.progress) for task in now.tasks)
