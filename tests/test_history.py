"""Looking back through git: what changed between two revisions, and the register at one."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from gongkai.cli.completion import candidates
from gongkai.cli.main import main
from tests.checkouts import PLAIN, begun, committed, edit, git
from tests.test_json import documented, keys

DEMO = Path(__file__).parents[1] / "examples/demo"
TASKS = "data/tasks.yaml"
LAST = "evidence: [某示办〔2022〕15号]}\n"
THIRD = "{date: 2022-07-15, status: 推进中, note: 完成目录初稿，征求各科室意见。, unit: 法规科}"

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PLAIN.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The demo in a repository, as it was on 31 August 2022: ``m8``."""
    root = tmp_path / "office"
    copytree(DEMO, root)
    begun(root)
    committed(root, "m8", "2022-08-31")
    return root


@pytest.fixture
def ask(office: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """A function that runs a command in the office and returns the exit code and both streams."""

    def run(*arguments: str, root: Path = office) -> tuple[int, str, str]:
        code = main(["-C", str(root), *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def test_a_month_in_the_words_of_the_office(office: Path, ask: Ask) -> None:
    for line in (
        "log 1 --note 复核公文12件 --date 2022-08-15",
        "done 3 --note 公布标准目录 --evidence 某示〔2022〕20号 --date 2022-09-29",
        "adjust 4 --deadline 10月15日前 --reason 机房搬迁 --approved-by 局长办公会"
        " --date 2022-09-10",
    ):
        ask(*line.split())
    committed(office, "m9", "2022-09-30")
    assert ask("diff", "m8", "m9") == (
        0,
        """\
2022年8月31日（m8）至2022年9月30日（m9）

新完成　1项：第3项“编制标准目录”
新逾期　1项
  第10项“严格落实答复期限”（网上留言答复：留言2022-052）　9月27日（星期二）到期，超期3个工作日
逾期后办结　1项
  第3项“编制标准目录”　8月31日（星期三）到期，9月29日办结，逾期29天
时限调整　1项
  第4项　时限由“9月15日前”调整为“10月15日前”，2022年9月10日经局长办公会批准，原因：机房搬迁
新登记进展　2条，其中补登1条：第1项（8月15日）
  第1项　补登：复核公文12件（8月15日报）。
  第3项　9月29日公布标准目录（佐证：某示〔2022〕20号）。
""",
        "",
    )


def test_nothing_has_changed(ask: Ask) -> None:
    assert ask("diff", "m8", "HEAD") == (
        0,
        "2022年8月31日（m8）至2022年8月31日（HEAD）\n\n没有变化。\n",
        "",
    )


def test_the_files_as_they_are_are_the_other_side(office: Path, ask: Ask) -> None:
    edit(office / TASKS, ("已认定公文60件", "已认定公文61件"))
    code, out, _ = ask("diff", "m8", "--as-of", "2022-09-30")
    assert code == 0
    first, *rest = out.splitlines()
    assert first.startswith("2022年8月31日（m8）至")
    assert first.endswith("（现在的文件），两边都以2022年9月30日为准")
    assert rest == [
        "",
        "改动或删去的进展　1条",
        "  第1项　5月31日的进展：进展情况“已认定公文60件。”改为“已认定公文61件。”",
    ]


CHANGES = [
    pytest.param(
        ("      - {date: 2022-05-31, status: 推进中, note: 已认定公文60件。}\n", ""),
        ["改动或删去的进展　1条", "第1项　删去：已认定公文60件（5月31日报）。"],
        id="an entry is gone",
    ),
    pytest.param(
        ("note: 已认定公文60件。}", "note: 已认定公文60件。, count: 60}"),
        ["改动或删去的进展　1条", "第1项　5月31日的进展：数量补为“60”"],
        id="an entry counts",
    ),
    pytest.param(
        ("deadline: 9月15日前", "deadline: 9月20日前"),
        ["原表文字改动　1处", "第4项时间节点“9月15日前”改为“9月20日前”"],
        id="a deadline as printed",
    ),
    pytest.param(
        ("对内容交叉重复的网站", "对交叉重复的网站"),
        ["原表文字改动　1处", "第4项任务内容“对内容交叉重复的网站栏……”改为“对交叉重复的网站栏……”"],
        id="a long text, cut to what differs",
    ),
    pytest.param(
        ("    deadline: 9月15日前", "    remark: 待定\n    deadline: 9月15日前"),
        ["其他改动　1处", "第4项备注补为“待定”"],
        id="a remark",
    ),
    pytest.param(
        ("留言2022-047, from: 2022-08-15, done: 2022-08-24", "留言2022-047, from: 2022-08-15"),
        [
            "新逾期　1项",
            "第10项“严格落实答复期限”（网上留言答复：留言2022-047）　"
            "8月22日（星期一）到期，超期7个工作日",
            "其他改动　1处",
            "第10项　网上留言答复：留言2022-047：办结日删去（原为“2022年8月24日”）",
        ],
        id="a case is open again",
    ),
    pytest.param(
        ("from: 2022-09-20}", "from: 2022-09-20, done: 2022-09-21, result: 已答复}"),
        ["个案办结　1件", "第10项　网上留言答复：留言2022-052，9月21日办结；办理结果补为“已答复”"],
        id="a case is closed",
    ),
    pytest.param(
        (
            "- {ref: 留言2022-052",
            "- {ref: 留言2022-040, from: 2022-08-25, done: 2022-08-26}\n"
            "          - {ref: 留言2022-052",
        ),
        [
            "新起算个案　1件，其中补登1件：第10项（8月26日）",
            "第10项　补登：网上留言答复：留言2022-040，8月25日起算，8月26日办结",
        ],
        id="a case recorded afterwards",
    ),
    pytest.param(
        ("approved_by: 局长办公会, document: 会议纪要〔2022〕9号}", "approved_by: 局长办公会}"),
        ["其他改动　1处", "第12项　8月20日的时限调整：依据删去（原为“会议纪要〔2022〕9号”）"],
        id="an approval lost its basis",
    ),
    pytest.param(
        ("  - id: 13\n", "  - id: 43\n"),
        [
            "新增任务　1项：第43项“建设线下公开专区”",
            "删去任务　1项：第13项“建设线下公开专区”",
            "新登记进展　1条",
            "第43项　办事大厅修缮，待完工后启动（9月5日报，依据：会议纪要〔2022〕10号）。",
        ],
        id="a task has another number",
    ),
    pytest.param(
        (
            "    deadline: 9月15日前\n",
            "    deadline: 9月15日前\n    reminders:\n"
            "      - {date: 2022-09-01, level: 催办单, unit: 信息科}\n",
        ),
        ["新出通知单　1份", "第4项　9月1日催办单，发信息科"],
        id="a slip",
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_each_kind_of_change_is_told(
    change: tuple[str, str], expected: list[str], office: Path, ask: Ask
) -> None:
    edit(office / TASKS, change)
    assert told_since(ask) == expected


def told_since(ask: Ask) -> list[str]:
    """The lines that say what changed since ``m8``, both sides as of its own day."""
    _, out, _ = ask("diff", "m8", "--as-of", "2022-08-31")
    return [line.strip() for line in out.splitlines()[2:]]


def test_what_stands_beside_the_tasks_is_told_too(office: Path, ask: Ask) -> None:
    edit(office / TASKS, ("year: 2022", "year: 2022\n  cutoff: 25"))
    edit(office / "data/units.yaml", ("  - name: 信息科", "  - name: 档案科\n  - name: 信息科"))
    assert told_since(ask) == [
        "其他改动　2处",
        "要点月度截止日补为“25”",
        "新增：科室“档案科”",
    ]


def test_every_key_of_the_json_is_documented(office: Path, ask: Ask) -> None:
    edit(
        office / TASKS,
        ("  - id: 13\n", "  - id: 43\n"),
        ("已认定公文60件", "已认定公文61件"),
        ("deadline: 9月15日前", "deadline: 9月20日前"),
    )
    _, out, _ = ask("diff", "m8", "--as-of", "2022-12-31", "--format", "json")
    changed = json.loads(out)
    assert {key for each in changed["altered"] for key in each["new"]} == {"date", "status", "note"}
    for each in (*changed["recorded"], *changed["altered"]):
        each.update(dict.fromkeys({"record", "old", "new"} & each.keys()))
    assert changed["removed"] == [{"task": 13, "name": "建设线下公开专区"}]
    changed["overdue"] = changed["done_late"] = []
    assert keys(changed) == documented("diff REV1")


def test_markdown_cannot_be_broken_by_a_name(office: Path, ask: Ask) -> None:
    edit(
        office / TASKS,
        ("name: 建设线下公开专区", "name: '# <b>专区</b>'"),
        ("  - id: 13\n", "  - id: 43\n"),
    )
    _, out, _ = ask("diff", "m8", "--as-of", "2022-08-31", "--format", "md")
    assert out.startswith("# 2022年8月31日（m8）至")
    assert "1项：第43项“# \\<b>专区\\</b>”\n" in out


def test_a_name_cannot_turn_the_terminal_around(office: Path, ask: Ask) -> None:
    edit(
        office / TASKS,
        ("name: 建设线下公开专区", "name: 甲\u202e乙"),
        ("  - id: 13\n", "  - id: 43\n"),
    )
    assert "\u202e" not in ask("diff", "m8", "--as-of", "2022-08-31")[1]


@pytest.mark.parametrize("command", ["due", "list", "cases", "show 3", "report --month 8", "board"])
def test_a_revision_says_what_it_said_then(command: str, office: Path, ask: Ask) -> None:
    words = command.split()
    then = ask(*words, "--as-of", "2022-08-31")
    edit(
        office / TASKS, ("  - id: 3\n", "  - id: 30\n"), ("deadline: 8月底前", "deadline: 7月底前")
    )
    code, out, err = ask(*words, "--rev", "m8")
    place = f"{office.as_posix()}/data"
    assert (code, out.replace("m8:data", place), err.replace("m8:data", place)) == then


def test_a_day_is_the_last_commit_by_its_end(office: Path, ask: Ask) -> None:
    edit(office / TASKS, ("deadline: 9月15日前", "deadline: 9月20日前"))
    committed(office, "m9", "2022-09-30")
    assert ask("diff", "2022-09-29", "2022-09-30", "--as-of", "2022-08-31")[1] == (
        "2022年8月31日（2022-09-29）至2022年9月30日（2022-09-30），两边都以2022年8月31日为准\n\n"
        "原表文字改动　1处\n  第4项时间节点“9月15日前”改为“9月20日前”\n"
    )


def test_several_files_and_a_folder_that_had_another_name(office: Path, ask: Ask) -> None:
    text = (office / TASKS).read_text("utf-8")
    head, mark, tail = text.partition("  # 时点，逾期未完成，没有任何进展\n")
    assert mark
    moved = office / "01-局"
    (moved / "data/tasks").mkdir(parents=True)
    (moved / "data/tasks/1.yaml").write_text(head, "utf-8")
    (moved / "data/tasks/2.yaml").write_text(f"tasks:\n{tail}", "utf-8")
    (office / "data/units.yaml").rename(moved / "data/units.yaml")
    (office / TASKS).unlink()
    committed(office, "m9", "2022-08-31")
    assert ask("diff", "m8", "m9", root=moved)[:2] == (
        0,
        "2022年8月31日（m8）至2022年8月31日（m9）\n\n没有变化。\n",
    )


AFTERWARDS = [
    pytest.param([], "没有补登、更正以前各期的进展", id="nothing"),
    pytest.param(
        [(LAST, f"{LAST}      - {{date: 2022-07-01, status: 推进中, note: 甲}}\n")],
        "补登以前各期的进展1条（第1项）",
        id="recorded afterwards",
    ),
    pytest.param(
        [("已认定公文60件", "已认定公文61件"), (f"      - {THIRD}\n", "")],
        "更正以前各期的进展1条（第1项），删去1条（第3项）",
        id="corrected, and taken out",
    ),
    pytest.param(
        [(LAST, f"{LAST}      - {{date: 2022-09-01, status: 推进中, note: 甲}}\n")],
        "没有补登、更正以前各期的进展",
        id="of the period itself",
    ),
]


@pytest.mark.parametrize(("changes", "said"), AFTERWARDS)
@pytest.mark.parametrize("of", ["", "--unit 办公室"])
def test_a_report_says_what_was_recorded_afterwards(
    of: str, changes: list[tuple[str, str]], said: str, office: Path, ask: Ask
) -> None:
    edit(office / TASKS, *changes)
    words = ["report", "--month", "9", "--as-of", "2022-09-30", *of.split()]
    _, without, _ = ask(*words)
    code, out, err = ask(*words, "--since", "m8")
    sentence = f"2022年8月31日以来，{said}。\n\n"
    assert (code, err, out.count(sentence)) == (0, "", 1)
    assert out.replace(sentence, "") == without


REFUSED = [
    pytest.param("m7", "git 仓库里没有“m7”这个版本", id="unknown"),
    pytest.param("", "git 仓库里没有“”这个版本", id="empty"),
    pytest.param("--output=x", "git 仓库里没有“--output=x”这个版本", id="an option of git's"),
    pytest.param("-x", "git 仓库里没有“-x”这个版本", id="a short option"),
    pytest.param("^m8", "git 仓库里没有“^m8”这个版本", id="an exclusion"),
    pytest.param("m8..HEAD", "git 仓库里没有“m8..HEAD”这个版本", id="a range"),
    pytest.param(f"m8:{TASKS}", f"git 仓库里没有“m8:{TASKS}”这个版本", id="a file"),
    pytest.param("m8\nHEAD", "git 仓库里没有“m8\nHEAD”这个版本", id="two lines"),
    pytest.param("2022-08-30", "git 仓库里没有“2022-08-30”这个版本", id="before the first"),
    pytest.param("2022-99-99", "git 仓库里没有“2022-99-99”这个版本", id="no day"),
    pytest.param("$(id)", "git 仓库里没有“$(id)”这个版本", id="a command of the shell's"),
]


@pytest.mark.parametrize(("name", "said"), REFUSED)
@pytest.mark.parametrize("command", ["diff", "list"])
def test_what_is_no_revision_is_refused(
    command: str, name: str, said: str, office: Path, ask: Ask
) -> None:
    words = ["diff", "--", name] if command == "diff" else ["list", f"--rev={name}"]
    before = sorted(office.rglob("*"))
    assert ask(*words) == (3, "", f"做不到：{said}\n")
    assert sorted(office.rglob("*")) == before


def test_a_revision_without_the_folder(office: Path, ask: Ask) -> None:
    copytree(office / "data", office / "新局/data")
    code, _, err = ask("diff", "m8", root=office / "新局")
    assert (code, err) == (3, f"做不到：“m8”这个版本里还没有 {office}/新局 的数据文件\n")


def test_a_report_of_what_a_revision_could_not_know(ask: Ask) -> None:
    """The day is the revision's: it was called 今天 once."""
    assert ask("report", "--month", "9", "--rev", "m8")[::2] == (
        2,
        "用法不对：统计日2022年8月31日早于9月份的首日2022年9月1日\n"
        "查看用法：gongkai report --help\n",
    )


def test_a_folder_that_is_in_no_repository(tmp_path: Path, ask: Ask) -> None:
    alone = tmp_path / "alone"
    copytree(DEMO, alone)
    assert ask("diff", "m8", root=alone) == (
        3,
        "",
        f"做不到：{alone} 不在 git 仓库里；先用 git init 管起来\n",
    )
    assert ask("git-setup", root=alone) == ask("diff", "m8", root=alone)


def test_without_git(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert ask("due", "--rev", "m8") == (
        3,
        "",
        "做不到：这台电脑上没有 git；装好 git 再试\n",
    )


def test_a_shallow_clone(office: Path, tmp_path: Path, ask: Ask) -> None:
    committed(office, "m9", "2022-09-30")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{office}", "shallow")
    assert ask("diff", "m8", root=tmp_path / "shallow")[2] == (
        "做不到：git 仓库里没有“m8”这个版本：这里只克隆了最近的版本，请先 git fetch --unshallow\n"
    )


@pytest.mark.parametrize("kept", [0, 40, 0.5])
def test_a_damaged_repository(office: Path, ask: Ask, kept: float) -> None:
    """A disk that has lost the end of an object is told of, however much git can still read."""
    blob = git(office, "rev-parse", f"m8:{TASKS}").strip()
    path = office / ".git/objects" / blob[:2] / blob[2:]
    whole = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(whole[: int(kept if kept >= 1 else kept * len(whole))])
    code, out, err = ask("diff", "m8")
    assert (code, out) == (3, "")
    assert err.startswith("做不到：")
    assert err.count("\n") == 1


def test_tags_and_branches_are_completed(office: Path, tmp_path: Path) -> None:
    git(office, "branch", "draft")
    day = "2022-08-31"
    first = ["-C", str(office), "diff"]
    assert sorted(candidates(first, "")) == [("draft", day), ("m8", day), ("main", day)]
    assert candidates([*first, "m8"], "d") == [("draft", day)]
    assert candidates(["-C", str(office), "due", "--rev"], "m8") == [("m8", day)]
    assert candidates(["-C", str(tmp_path), "due", "--rev"], "") == []


def test_a_link_in_the_place_of_a_file(office: Path, ask: Ask) -> None:
    (office / "data/units.yaml").unlink()
    (office / "data/units.yaml").symlink_to("/etc/hostname")
    committed(office, "m9", "2022-09-30")
    assert ask("diff", "m8", "m9")[2] == ("做不到：“m9”里的 data/units.yaml 不是普通文件，读不了\n")


def test_a_broken_record_is_on_neither_side(office: Path, ask: Ask) -> None:
    edit(office / TASKS, ("deadline: 9月15日前", "deadline: 很快"))
    code, out, _ = ask("diff", "m8", "--as-of", "2022-08-31")
    assert code == 1
    assert "14项中1项未能判断，未列入下表：\n  第4项整合重复栏目" in out
    assert out.endswith("没有变化。\n")


def test_what_could_not_be_read_then_was_not_recorded_since(office: Path, ask: Ask) -> None:
    edit(office / TASKS, ("status: 已完成", "status: 完成"))
    committed(office, "spoilt", "2022-09-01")
    edit(office / TASKS, ("status: 完成", "status: 已完成"))
    words = ["report", "--month", "9", "--as-of", "2022-09-30", "--since", "spoilt"]
    code, out, _ = ask(*words)
    assert (code, "以来，没有补登、更正以前各期的进展。" in out) == (0, True)


def test_a_record_that_is_read_in_part_is_not_compared(office: Path, ask: Ask) -> None:
    """What could not be read of it would be told as taken out."""
    edit(office / TASKS, ("status: 已完成", "status: 完成"))
    code, out, err = ask("diff", "m8", "--as-of", "2022-08-31")
    assert (code, err) == (1, "第1项数据有误，没有比较\n")
    assert out.endswith("没有变化。\n")
