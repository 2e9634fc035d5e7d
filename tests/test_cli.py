"""The commands as a person runs them: what they print, on which stream, and how they end."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from gongkai import __version__
from gongkai.cli.commands import COMMANDS
from gongkai.cli.main import main
from tests.conftest import Office
from tests.workspaces import founded

ROOT = Path(__file__).parents[1]
Ran = tuple[int, str, str]

UNITS = "units: [{name: 办公室}]\ncollectives: [{name: 各科室, means: all}]\n"
TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - {id: 1, name: 甲, content: 内容, units: [办公室], deadline: 9月底前}
  - {id: 2, name: 乙, content: 内容, units: [办公室], deadline: 全年}
"""


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the checkout, whose data folder holds the 2022 plan."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> "Run":
    return Run(capsys)


class Run:
    """Runs the program and returns its exit code, its output and its error output."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ran:
        code = main([str(each) for each in arguments])
        out, err = self._capsys.readouterr()
        return code, out, err


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"gongkai {__version__}\n", "")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
def test_help_is_chinese(run: Run, command: list[str]) -> None:
    code, out, err = run(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"用法：{' '.join(['gongkai', *command])} ")
    assert not re.search(r"Usage|Options|Commands|Arguments|\[default|required|Show this", out)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_help_keeps_within_the_window(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """A Chinese sign takes two cells: in a window of 80 the longest lines had 100."""
    monkeypatch.setenv("COLUMNS", str(width))
    for command in ([], *([name] for name in COMMANDS)):
        lines = run(*command, "--help")[1].splitlines()
        assert [line for line in lines if cell_len(line) > min(width, 80)] == [], command
        assert not [line for line in lines if line.strip()[:1] in "，。、；：）”" and line.strip()]


def test_help_stands_in_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    options = run("adjust", "--help")[1].partition("选项：\n")[2].splitlines()
    starts = {cell_len(line) - cell_len(re.split(r"\s{2,}", line)[-1]) for line in options}
    assert starts == {23}, options


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["du"], "没有“du”这个命令，是不是“due”？", id="command"),
        pytest.param(
            ["due", "--withn", "3d"], "没有 --withn 这个选项，是不是 --within？", id="option"
        ),
        pytest.param(
            ["due", "--within", "soon"],
            "“soon”不是一段时间，写成 30d、10wd、2w、1m 或 20个工作日 的样子",
            id="span",
        ),
        pytest.param(["due", "--as-of", "9月"], "选项 --as-of 不对：“9月”不是日期", id="day"),
        pytest.param(["due", "--as-of", "20220901"], "“20220901”不是日期", id="day of digits"),
        pytest.param(["due", "--as-of", "2022-W35-4"], "不是日期", id="day of a week"),
        pytest.param(
            ["due", "--unit", "办工室"], "没有名为“办工室”的科室，是不是“办公室”？", id="unit"
        ),
        pytest.param(["due", "--fail-on", "x"], "--fail-on 只能是 overdue 或 due", id="fail-on"),
        pytest.param(
            ["list", "--state", "x"], "没有“x”这种状态，可用：overdue（逾期）", id="state"
        ),
        pytest.param(["list", "--kind", "x"], "没有“x”这类时间节点，可用：point", id="kind"),
        pytest.param(
            ["list", "--format", "xml"], "没有“xml”这种格式，可用：table、json", id="format"
        ),
        pytest.param(["show", "99"], "没有第99项，序号从1到40", id="number"),
        pytest.param(["show", "九"], "“九”不是数字", id="not a number"),
        pytest.param(["show", "9" * 5000], "”不是数字，写成 11 的样子", id="beyond counting"),
        pytest.param(["due", "--as-of", "2022-2-30"], "不是日期：没有这一天", id="no day"),
        pytest.param(["due", "--as-of", "2022年13月1日"], "不是日期：没有这一天", id="no month"),
        pytest.param(["due", "--as-of", "1022年9月1日"], "的年份不在", id="no year"),
        pytest.param(["show"], "缺少参数 ID（任务序号）\n", id="missing"),
        pytest.param(
            ["adjust"],
            "缺少参数 ID（任务序号）、选项 --deadline（新的时间节点）、选项 --reason（原因）、"
            "选项 --approved-by（谁批准的）\n查看用法：gongkai adjust --help\n",
            id="all that is missing",
        ),
        pytest.param(
            ["adjust", "11", "--approved-by", "会议"],
            "缺少选项 --deadline（新的时间节点）、选项 --reason（原因）\n",
            id="the rest that is missing",
        ),
        pytest.param(
            ["case", "22", "意见采纳情况公开"],
            "缺少选项 --ref（编号）、选项 --from（起算日）、--done（办结日）或其他要登记的一步\n",
            id="one of two is missing",
        ),
        pytest.param(
            ["case", "1", "甲", "--ref", "乙", "--from", "2022-09-01"],
            "第1项没有名为“甲”的时限；一个也没有\n",
            id="no clock at all",
        ),
        pytest.param(["explain", "unknown-uni"], "是不是“unknown-unit”？全部代码：", id="code"),
        pytest.param(["explain", "x"], "没有“x”这个代码；全部代码：gongkai explain", id="no code"),
        pytest.param(["due", "--within"], "选项 --within 要带一个值\n", id="no value"),
        pytest.param(["validate", "--strict=1"], "选项 --strict 不带值\n", id="a value too many"),
        pytest.param(["due", "9月", "底"], "多了参数：9月 底\n", id="too much"),
        pytest.param(["report"], "写明一个期间：--month 9", id="period"),
        pytest.param(["report", "--month", "13"], "期间不对：月份1到12", id="month"),
        pytest.param(["report", "--month", "九"], "“九”不是数字", id="month in words"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_wrong_usage_is_said_in_chinese(run: Run, arguments: list[str], sentence: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "day", ["2022-09-01", "2022-9-1", "2022年9月1日", "2022年09月01号", "2022/9/1", " 2022.9.1 "]
)
@pytest.mark.usefixtures("shipped")
def test_a_day_may_be_written_as_people_write_it(run: Run, day: str) -> None:
    code, out, err = run("due", "--as-of", day, "--format", "json")
    assert (code, err, json.loads(out)["as_of"]) == (0, "", "2022-09-01")


@pytest.mark.parametrize("command", [[], ["due"], ["done"]], ids=str)
def test_short_options_say_the_same(run: Run, command: list[str]) -> None:
    assert run(*command, "-h") == run(*command, "--help")
    assert run("-V") == run("--version")


@pytest.mark.usefixtures("shipped")
def test_due_as_json_is_the_contract(run: Run) -> None:
    code, out, err = run("due", "--as-of", "2022-10-01", "--within", "30d", "--format", "json")
    found = json.loads(out)
    items = found.pop("items")
    del found["groups"]
    assert (code, err) == (0, "")
    assert found == {
        "as_of": "2022-10-01",
        "year": 2022,
        "within": "30d",
        "standing": 33,
        "unjudged": 0,
    }
    assert [(i["task"], i["state"], i["days_left"]) for i in items] == [
        (19, "overdue", -184),
        (26, "overdue", -31),
        (2, "overdue", -1),
        (6, "not_started", 30),
        (11, "not_started", 30),
        (39, "not_started", 30),
        (37, "awaiting_event", None),
    ]


@pytest.mark.usefixtures("shipped")
def test_an_item_as_json_is_the_contract(run: Run) -> None:
    _, out, _ = run("due", "--as-of", "2022-10-01", "--format", "json")
    assert json.loads(out)["items"][2] == {
        "task": 2,
        "obligation": "deadline",
        "label": None,
        "name": "加强历史公文转化公开",
        "units": ["办公室"],
        "lead": "办公室",
        "phrase": "9月底前",
        "start": None,
        "due": "2022-09-30",
        "state": "overdue",
        "activity": None,
        "days_left": -1,
        "days_unit": "day",
        "settled": None,
        "estimated": False,
        "units_done": None,
        "units_total": None,
        "faulty": False,
    }


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("command", ["due", "list"])
def test_lists_say_how_all_tasks_stand(run: Run, command: str) -> None:
    _, out, _ = run(command, "--as-of", "2022-10-01", "--format", "json")
    groups = json.loads(out)["groups"]
    assert {each["key"]: each["tasks"] for each in groups} == {
        "done": 0,
        "standing": 33,
        "overdue": 3,
        "not_started": 3,
        "awaiting_event": 1,
    }
    assert groups[1]["parts"] == [{"key": "no_progress", "word": "尚无进展", "tasks": 33}]


@pytest.mark.usefixtures("shipped")
def test_list_says_first_how_all_tasks_stand(run: Run) -> None:
    _, out, _ = run("list", "--as-of", "2022-10-01")
    assert out.splitlines()[0].endswith(
        "：40项：全年持续33项（尚无进展33项），逾期3项，未启动3项，待定（缺起算日）1项。"
    )


@pytest.mark.usefixtures("shipped")
def test_due_answers_first(run: Run) -> None:
    code, out, err = run("due", "--as-of", "2022-10-01")
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        "截至2022年10月1日（星期六）：逾期3项，30天内到期3项，待定（缺起算日）1项。",
        "另有全年持续33项（尚无进展33项），未列入本表；查看：gongkai list --state standing",
        "全年任务中的量化指标尚未达到：第23项（目标1次）、第36项（目标1次），年底前完成",
    ]
    assert out.splitlines()[5].split() == [
        "逾期184天", "19", "继续实行重大行政决策事项目录管理", "办公室、相关科室", "3月底前",
        "3月31日", "周四",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "line"),
    [
        pytest.param("2022-08-31", "", id="no quotas before September"),
        pytest.param("2022-09-01", "全年任务中的量化指标尚未达到：第23项", id="quotas"),
        pytest.param(
            "2022-12-01",
            "全年持续33项（尚无进展33项），须逐项",
            id="December",
        ),
        pytest.param("2022-12-31", "年度未办结31项（尚无进展31项），须逐项", id="the last day"),
        pytest.param("2023-01-01", "年度未办结31项（尚无进展31项），须逐项", id="January"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_due_remembers_the_standing_tasks(run: Run, day: str, line: str) -> None:
    _, out, _ = run("due", "--as-of", day)
    assert line in out if line else "量化指标" not in out


@pytest.mark.usefixtures("shipped")
def test_due_looks_back_when_the_year_is_over(run: Run) -> None:
    _, out, _ = run("due", "--as-of", "2023-02-01")
    assert "2022年度已结束；回看当时情况：gongkai due --as-of 2022-10-01\n" in out


@pytest.mark.parametrize(
    ("day", "what", "code"),
    [
        pytest.param("2022-02-01", "overdue", 0, id="nothing overdue"),
        pytest.param("2022-10-01", "overdue", 1, id="overdue"),
        pytest.param("2022-03-31", "overdue", 0, id="due today is not overdue"),
        pytest.param("2022-03-31", "due", 1, id="due today is due"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_fail_on(run: Run, day: str, what: str, code: int) -> None:
    assert run("due", "--as-of", day, "--fail-on", what)[0] == code


@pytest.mark.usefixtures("shipped")
def test_list_is_the_document(run: Run) -> None:
    code, out, _ = run("list", "--as-of", "2022-06-01", "--format", "json")
    items = json.loads(out)["items"]
    assert code == 0
    assert [i["task"] for i in items if i["obligation"] == "deadline"] == list(range(1, 41))
    assert [(i["task"], i["label"]) for i in items if i["obligation"] == "target"] == [
        (23, "1次"),
        (36, "1次"),
    ]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("state", "rows"),
    [("no_progress", 33), ("尚无进展", 33), ("本期有新进展", 0), ("standing", 33)],
)
def test_rows_that_last_all_year_are_listed_by_what_is_heard(
    run: Run, state: str, rows: int
) -> None:
    _, out, _ = run("list", "--as-of", "2022-06-01", "--state", state, "--format", "json")
    assert len(json.loads(out)["items"]) == rows


@pytest.mark.usefixtures("shipped")
def test_csv_is_safe_for_spreadsheets(run: Run, office: Office) -> None:
    root = office(TASKS.replace("name: 甲", "name: =HYPERLINK(1)"), UNITS)
    _, out, _ = run("-C", root, "list", "--as-of", "2022-06-01", "--format", "csv")
    assert out.startswith("\ufeff序号,任务名称,")
    assert ",=HYPERLINK" not in out
    assert "'=HYPERLINK(1)" in out


def test_lists_go_on_with_what_can_be_read(run: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "tasks.yaml"
    path.write_text(
        path.read_text("utf-8").replace("units: [办公室]", "units: [办工室]", 1), "utf-8"
    )
    code, out, _ = run("-C", tmp_path, "due", "--as-of", "2022-10-01")
    assert code == 1
    assert "逾期3项，30天内到期3项，待定（缺起算日）1项；1项数据有误。" in out
    assert out.index("没有名为“办工室”的责任单位，是不是“办公室”？ [unknown-unit]") < out.index(
        "逾期184天"
    )
    code, out, err = run("-C", tmp_path, "due", "--as-of", "2022-10-01", "--format", "json")
    assert (code, len(json.loads(out)["items"])) == (1, 7)
    assert "[unknown-unit]" in err
    code, out, err = run("-C", tmp_path, "report", "--month", "9")
    assert (code, out) == (1, "")
    assert "[unknown-unit]" in err


def test_a_plan_without_tasks_is_listed_as_empty(run: Run, office: Office) -> None:
    root = office("plan: {title: 要点, year: 2022}\ntasks: []\n", UNITS)
    code, out, err = run("-C", root, "due", "--as-of", "2022-10-01")
    assert (code, err) == (0, "")
    assert out == (
        "截至2022年10月1日（星期六）：无逾期任务，30天内无到期。\n\n"
        "没有逾期的任务，近期也没有到期的任务。\n"
    )
    code, out, err = run("-C", root, "show", "1")
    assert (code, out) == (2, "")
    assert "没有第1项" in err


def test_a_unit_that_is_gone_is_no_longer_one_of_all(run: Run, office: Office) -> None:
    everyone = TASKS.replace(
        "units: [办公室], deadline: 9月底前", "units: [各科室], deadline: 9月底前"
    )
    units = UNITS.replace("[{name: 办公室}]", "[{name: 办公室}, {name: 老科, until: 2022-06-30}]")
    root = office(everyone, units)
    for day, listed in (("2022-06-30", [1]), ("2022-07-01", [])):
        _, out, _ = run("-C", root, "list", "--unit", "老科", "--as-of", day, "--format", "json")
        assert [item["task"] for item in json.loads(out)["items"]] == listed


def test_no_workspace(run: Run, tmp_path: Path) -> None:
    code, out, err = run("-C", tmp_path, "due")
    assert (code, out) == (3, "")
    assert "里没有 data/tasks.yaml" in err


def test_the_workspace_is_found_from_below(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = office(TASKS, UNITS)
    (root / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(root / "a" / "b")
    code, out, _ = run("show", "1", "--as-of", "2022-06-01")
    assert code == 0
    assert out.startswith("第1项　甲\n")
    assert "记录在 ../../data/tasks.yaml 第3行" in out


@pytest.mark.parametrize(
    ("folder", "files"),
    [
        pytest.param(".", ["data/tasks.yaml"], id="from the workspace"),
        pytest.param("data", ["tasks.yaml"], id="from the data folder"),
        pytest.param("data", ["./units.yaml", "tasks.yaml"], id="two files"),
        pytest.param("data", ["."], id="the data folder itself"),
        pytest.param(".", ["."], id="the workspace itself"),
        pytest.param("..", ["局 里"], id="the workspace below"),
    ],
)
def test_validate_finds_the_workspace_of_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, files: list[str]
) -> None:
    root = founded(tmp_path / "局 里", TASKS, UNITS)
    monkeypatch.chdir(root / folder)
    assert run("validate", *files) == (0, "共检查2项任务，没有发现问题。\n", "")


def test_validate_counts_a_workspace_once(run: Run, tmp_path: Path) -> None:
    root = founded(tmp_path / "局", TASKS, UNITS)
    (tmp_path / "同").symlink_to(root)
    tasks = [root / "data/tasks.yaml", tmp_path / "同/data/units.yaml", tmp_path / "局/../局/data"]
    assert run("validate", *tasks) == (0, "共检查2项任务，没有发现问题。\n", "")


def test_validate_refuses_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    root = founded(tmp_path, TASKS, UNITS)
    missing = root / "data/task.yaml"
    assert run("validate", missing) == (3, "", f"做不到：没有 {missing} 这个文件\n")


@pytest.mark.parametrize("command", ["due", "list", "validate", "when 9月底前"])
def test_a_folder_that_no_system_can_hold(run: Run, command: str) -> None:
    long = "长" * 2000
    code, out, err = run("-C", long, *command.split())
    assert (code, out) == (3, "")
    assert err == f"做不到：{long} 里没有 data/tasks.yaml\n"


@pytest.mark.parametrize("day", ["9999-12-31", "2200-01-01", "1948-12-31", "0001-01-01"])
@pytest.mark.parametrize("command", ["due --within 999m", "list", "validate", "show 1"])
@pytest.mark.usefixtures("shipped")
def test_a_day_that_nobody_means(run: Run, command: str, day: str) -> None:
    code, out, err = run(*command.split(), "--as-of", day)
    assert (code, out) == (2, "")
    assert f"选项 --as-of 不对：“{day}”的年份不在1949至2199之间" in err


@pytest.mark.usefixtures("shipped")
def test_the_last_day_of_all(run: Run) -> None:
    for span in ("999d", "999wd", "999w", "999m"):
        code, out, _ = run("due", "--within", span, "--as-of", "2199-12-31")
        assert (code, out[:13]) == (0, "截至2199年12月31日")


def test_a_path_of_bytes_that_are_no_text(tmp_path: Path) -> None:
    root = founded(tmp_path / "b\udcff", TASKS, UNITS)
    (root / "data/units.yaml").unlink()
    command = [sys.executable, "-m", "gongkai", "-C", str(root), "due", "--as-of", "2022-10-01"]
    ran = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "b\\udcff/data/units.yaml:1:1: 错误: 没有这个文件" in ran.stdout.decode()
