"""A fresh workspace: it validates at once, its files are what they seem, nothing is overwritten."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from gongkai.cli.commands import COMMANDS
from gongkai.formats.json import json_text
from gongkai.register.schema import FILES, schema
from tests.conftest import Here

ROOT = Path(__file__).parents[1]


WRITTEN = [
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/data.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    "data/tasks.yaml",
    "data/units.yaml",
    "schemas/holidays.schema.json",
    "schemas/tasks.schema.json",
    "schemas/units.schema.json",
]


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())


@pytest.mark.parametrize(
    ("arguments", "folder", "option"),
    [
        pytest.param(["init"], ".", "", id="here"),
        pytest.param(
            ["init", "某局 数据"], "某局 数据", " -C '某局 数据'", id="a name with a space"
        ),
        pytest.param(["init", "a/b"], "a/b", " -C a/b", id="folders that are not there"),
        pytest.param(["-C", "a", "init"], "a", " -C a", id="by the global option"),
        pytest.param(["-C", "a", "init", "b"], "a/b", " -C a/b", id="by both"),
    ],
)
def test_a_fresh_workspace_validates(
    here: Here, tmp_path: Path, arguments: list[str], folder: str, option: str
) -> None:
    code, out, err = here(*arguments, "--year", "2022")
    assert (code, err) == (0, "")
    assert files(tmp_path / folder) == WRITTEN
    assert f"gongkai{option} validate" in out
    assert out.endswith("严禁写入国家秘密、工作秘密，以及申请人、留言人和工作人员的个人信息。\n")
    assert here("-C", folder, "validate", "--strict")[0] == 0
    for line in re.findall(r"：gongkai(.*)", out):
        assert here(*shlex.split(line))[0] == 0
    assert here("-C", folder, "log", "1", "--note", "甲", "--date", "2022-05-01")[0] == 0


def test_the_year_is_this_year(here: Here, tmp_path: Path) -> None:
    assert here("init")[0] == 0
    year = re.search(r"year: (\d{4})\n", (tmp_path / "data/tasks.yaml").read_text("utf-8"))
    assert year is not None
    assert here("due", "--as-of", f"{year[1]}-01-01")[0] == 0


@pytest.mark.parametrize(
    ("there", "left_out"),
    [
        pytest.param("data/units.yaml", "data/units.yaml", id="a data file"),
        pytest.param("schemas/units.schema.json", "schemas/units.schema.json", id="the last file"),
        pytest.param("data/tasks/a.yaml", "data/tasks.yaml", id="a plan in several files"),
        pytest.param("notes.txt", "", id="something else"),
    ],
)
def test_only_what_is_missing_is_added(
    here: Here, tmp_path: Path, there: str, left_out: str
) -> None:
    path = tmp_path / there
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("甲", "utf-8")
    code, out, err = here("init")
    assert (code, err) == (0, "")
    added = [name for name in WRITTEN if name != left_out]
    assert sorted(re.findall("已写入 (.*)", out)) == added
    assert files(tmp_path) == sorted({*added, there})
    assert path.read_text("utf-8") == "甲"


def test_a_workspace_that_lacks_nothing_is_left_alone(here: Here) -> None:
    here("init")
    assert here("init") == (0, "工作区是齐全的，没有添加什么\n", "")


def test_a_missing_list_of_units_is_no_dead_end(here: Here, tmp_path: Path) -> None:
    """It is begun with the names that the tasks use, so that the data is right at once."""
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "examples/demo/data/tasks.yaml", tmp_path / "data")
    code, out, err = here("due", "--as-of", "2022-10-01")
    assert code == 1
    assert "gongkai init 只补缺的文件" in out
    assert "无逾期" not in out
    assert "逾期31天" in out
    code, out, err = here("init")
    assert (code, err) == (0, "")
    assert "已写入 data/units.yaml\n" in out
    assert "已写入 data/tasks.yaml\n" not in out
    assert "核对 data/units.yaml 里的科室" in out
    first = (tmp_path / "data/units.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# 责任单位名册，由 data/tasks.yaml 导入。"
    assert here("validate")[0] == 0


def test_a_file_for_a_folder(here: Here, tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("甲", "utf-8")
    assert here("init") == (3, "", "做不到：已经有了 .github，不是文件夹；一个文件也没有写\n")
    assert files(tmp_path) == [".github"]


def test_a_dead_link_is_not_followed(here: Here, tmp_path: Path) -> None:
    (tmp_path / ".editorconfig").symlink_to("nowhere")
    assert here("init")[0] == 0
    assert (tmp_path / ".editorconfig").is_symlink()
    assert not (tmp_path / "nowhere").exists()


def test_what_cannot_be_written_leaves_nothing(here: Here, tmp_path: Path) -> None:
    """A folder that leads into itself cannot be made; it is the third to be written."""
    (tmp_path / ".github").symlink_to(".github")
    code, out, err = here("init")
    assert (code, out) == (3, "")
    assert "一个文件也没有写" in err
    assert files(tmp_path) == [".github"]


def test_a_year_that_is_none(here: Here, tmp_path: Path) -> None:
    code, out, err = here("init", "--year", "0")
    assert (code, out) == (2, "")
    assert "“0”不是计划年度" in err
    assert files(tmp_path) == []


def test_the_files_are_what_they_seem(here: Here, tmp_path: Path) -> None:
    """The two YAML files of other programs are read, and call commands that exist."""
    assert here("init")[0] == 0
    workflow = yaml.safe_load((tmp_path / ".github/workflows/data.yml").read_text("utf-8"))
    steps = workflow["jobs"]["validate"]["steps"]
    (hook,) = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0][
        "hooks"
    ]
    assert workflow["permissions"] == {}
    for command in (steps[-1]["run"], hook["entry"]):
        program, name, *options = command.split()
        assert (program, name in COMMANDS) == ("gongkai", True)
        assert here(name, *options)[0] == 0
    chosen = [name for name in WRITTEN if re.search(hook["files"], name)]
    assert chosen == ["data/tasks.yaml", "data/units.yaml"]
    assert here(*hook["entry"].split()[1:], *chosen)[0] == 0
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    assert settings["[yaml]"]["editor.insertSpaces"] is True


@pytest.mark.parametrize("name", FILES)
def test_the_editor_finds_the_schema(here: Here, tmp_path: Path, name: str) -> None:
    assert here("init")[0] == 0
    path = tmp_path / "schemas" / f"{name}.schema.json"
    assert path.read_text("utf-8") == json_text(schema(name))
    data = tmp_path / "data" / f"{name}.yaml"
    if data.exists():
        first = data.read_text("utf-8").splitlines()[0]
        found = first.removeprefix("# yaml-language-server: $schema=")
        assert (data.parent / found).resolve() == path.resolve()
