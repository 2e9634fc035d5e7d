"""``gongkai import`` as an officer types it: looking, writing, comparing, mending a reading."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from gongkai.register import reading, workspace
from tests.conftest import Here
from tests.examples import example
from tests.office_files import docx, parsed, separated, word_table

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples/import/任务分解表.docx"

CLEAN = """
序号|任务名称|任务内容|责任单位|时间节点
1|更新指南|机构调整后更新指南。|办公室|6月底前
2|培训|组织一次培训。|人事科、各科室|10月底前
"""
ODD = """
编号|事由|事情|办理主体|限定
1|更新指南|机构调整后更新指南。|办公室|6月底前
2|培训|组织一次培训。|人事科、各科室|10月底前
"""


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], str]:
    """Return a function that writes a table as a Word document and returns its name."""

    def write(text: str) -> str:
        content = docx("2024年政务公开工作要点任务分解表", word_table(parsed(text)))
        (tmp_path / "附件1.docx").write_bytes(content)
        return "附件1.docx"

    return write


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def test_the_example_is_what_its_maker_makes() -> None:
    assert parts(EXAMPLE.read_bytes()) == parts(example())


def test_looking_writes_nothing(here: Here, table: Callable[[str], str], tmp_path: Path) -> None:
    name = table(CLEAN)
    code, out, err = here("import", name)
    assert code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert "列　　序号→序号　任务名称→任务名称" in out
    assert err.startswith("没有写文件。看过无误后：gongkai import")


def test_what_is_written_validates_and_lasts(
    here: Here, table: Callable[[str], str], tmp_path: Path
) -> None:
    name = table(CLEAN)
    code, _, err = here("import", name, "--output", "2024")
    assert code == 0
    assert err.splitlines()[-1] == "下一步：核对后运行 gongkai -C 2024 validate"
    assert here("-C", "2024", "validate")[0] == 0
    before = (tmp_path / "2024/data/tasks.yaml").read_bytes()
    code, _, err = here("import", name, "--output", "2024")
    assert code == 3
    assert "2024/data/tasks.yaml 已经有了，没有写；比较差异：gongkai -C 2024 import" in err
    assert (tmp_path / "2024/data/tasks.yaml").read_bytes() == before


def test_doubts_stand_above_their_rows_and_persons_nowhere(here: Here, tmp_path: Path) -> None:
    here("import", str(EXAMPLE), "--output", "2024")
    text = (tmp_path / "2024/data/tasks.yaml").read_text("utf-8")
    assert "  # 待核：2个牵头单位：办公室、法规科\n  - id: 2\n" in text
    assert "某局长" not in text
    assert "某某某" not in text
    read = reading.read(workspace.load(tmp_path / "2024").files)
    assert read.register is not None
    assert [task.leads for task in read.register.tasks] == [1, 2, 1, 1, 1, 1]
    assert read.register.plan.columns == "lead-support"


def test_what_cannot_be_right_is_written_and_named(here: Here) -> None:
    code, out, _ = here("import", str(EXAMPLE))
    assert code == 1
    assert "时间节点“2024年11月31日前”读不懂：11月没有31日 [unreadable-deadline]" in out


def test_the_table_goes_out_with_the_columns_it_came_with(here: Here, tmp_path: Path) -> None:
    here("import", str(EXAMPLE), "--output", "2024")
    tasks = tmp_path / "2024/data/tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("11月31日", "11月30日"), "utf-8")
    _, out, _ = here("-C", "2024", "table", "--as-of", "2024-06-30")
    assert "| 牵头单位 | 配合单位 |" in out
    assert "| 办公室、法规科 | 各科室 |" in out


def test_rows_without_a_number_go_out_without_one(here: Here, table: Callable[[str], str]) -> None:
    rows = "\n".join(line.partition("|")[2] for line in CLEAN.strip().split("\n"))
    here("import", table(rows), "--output", "2024")
    _, out, _ = here("-C", "2024", "table", "--as-of", "2024-04-30")
    assert "|  | 更新指南 |" in out
    assert "第1项" not in out


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".md"])
@pytest.mark.parametrize("folder", [".", "examples/demo"])
def test_our_own_table_comes_back_without_a_difference(
    folder: str, suffix: str, here: Here, tmp_path: Path
) -> None:
    root = str(ROOT / folder)
    path = tmp_path / f"落实情况表{suffix}"
    here("-C", root, "table", "--as-of", "2022-09-30", "--output", str(path))
    code, out, _ = here("-C", root, "import", str(path), "--compare")
    assert (code, out.splitlines()[-1]) == (0, "与工作区一致，没有差别。")


def test_differences_are_told_by_number(here: Here, table: Callable[[str], str]) -> None:
    here("import", table(CLEAN), "--output", "2024")
    changed = CLEAN.replace("6月底前", "7月底前").replace("2|培训", "3|培训")
    code, out, _ = here("-C", "2024", "import", table(changed), "--compare")
    assert code == 0
    assert out.splitlines()[3:] == [
        "新增1处",
        "  第3项 培训",
        "改动1处",
        "  第1项 时间节点：6月底前→7月底前",
        "未见1处",
        "  第2项 培训",
    ]


def test_columns_that_are_not_known_can_be_named(here: Here, table: Callable[[str], str]) -> None:
    name = table(ODD)
    code, _, err = here("import", name)
    assert code == 3
    assert "第1张 编号、事由、事情、办理主体、限定" in err
    options = ("任务名称=事由", "任务内容=事情", "责任单位=办理主体", "时间节点=第5列")
    named = [word for option in options for word in ("--column", option)]
    code, out, _ = here("import", name, *named, "--format", "json")
    assert code == 0
    task = json.loads(out)["tasks"][1]
    assert (task["lead"], task["support"], task["deadline"]) == (["人事科"], ["各科室"], "10月底前")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["--column", "责任单位"], 2, "写成 责任单位=检查部门 的样子", id="no head"),
        pytest.param(["--column", "责任单位=甲"], 3, "没有“甲”这一列", id="unknown head"),
        pytest.param(["--table", "3"], 3, "一共1张表，没有第3张", id="no such table"),
        pytest.param(
            ["--sheet", "甲"], 3, "这个文件不分工作表，取哪张表用 --table", id="no such sheet"
        ),
        pytest.param(["--year", "2023"], 2, "文件写的是2024年，--year 是2023", id="other year"),
        pytest.param(["--output", "x", "--compare"], 2, "不能一起用", id="both"),
        pytest.param(["--roster", "x.yaml"], 3, "x.yaml：没有这个文件", id="no roster"),
        pytest.param(["--strict"], 1, "没有写文件", id="doubts made errors"),
    ],
)
def test_wrong_uses_are_explained(
    arguments: list[str], code: int, words: str, here: Here, table: Callable[[str], str]
) -> None:
    doubtful = CLEAN.replace("人事科、各科室", "办公室人事科")
    said = here("import", table(doubtful), *arguments)
    assert said[0] == code
    assert words in said[2]


def test_a_file_without_a_year_asks_for_one(here: Here, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(separated(parsed(CLEAN)), "gb18030")
    assert here("import", "a.csv")[0] == 2
    assert here("import", "a.csv", "--year", "2024")[0] == 0


def test_a_roster_cuts_what_is_glued(
    here: Here, table: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "units.yaml").write_text("units: [{name: 市民科}, {name: 热线组}]\n", "utf-8")
    name = table(CLEAN.replace("人事科、各科室", "市民科热线组"))
    _, out, _ = here("import", name, "--roster", "units.yaml", "--format", "json")
    assert json.loads(out)["tasks"][1]["units"] == ["市民科", "热线组"]


def test_json_keeps_its_keys(here: Here) -> None:
    code, out, _ = here("import", str(EXAMPLE), "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert list(found) == [
        "file", "kind", "tables", "columns", "plan", "tasks", "units", "collectives", "doubts",
        "diagnostics",
    ]  # fmt: skip
    assert found["kind"] == "docx"
    assert [(each["number"], each["used"]) for each in found["tables"]] == [(1, False), (2, True)]
    roles = [column["role"] for column in found["columns"]]
    assert roles == ["id", "name", "content", "lead", "support", "deadline", "person"]
    assert found["plan"]["document"] == "示例〔2024〕6号"
    assert list(found["tasks"][0]) == [
        "id", "row", "name", "content", "units", "lead", "support", "deadline", "section",
        "target", "remark",
    ]  # fmt: skip
    assert list(found["doubts"][0]) == ["code", "row", "column", "message"]
    keys = (ROOT / "docs/json.md").read_text("utf-8")
    assert [each["code"] for each in found["doubts"] if f"`{each['code']}`" not in keys] == []
