"""What checks the data of a new workspace: pipelines and the editor's own task."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.cli.patterns import PIPELINES
from tests.conftest import Here

SUM = "0" * 63 + "a"
URL = "https://example.com/gongkai-0.1.0-py3-none-any.whl"


def commands(name: str, root: Path) -> list[str]:
    """What a pipeline runs, in order."""
    pattern = PIPELINES[name]
    assert pattern is not None
    read: Any = yaml.safe_load((root / pattern[1]).read_text("utf-8"))
    if name == "github":
        return [step["run"] for step in read["jobs"]["validate"]["steps"] if "run" in step]
    if name == "gitlab":
        return [*read["数据检查"]["script"], *read["数据检查"]["after_script"]]
    (step,) = read["stages"][0]["steps"]
    found: list[str] = step["commands"]
    return found


each_pipeline = pytest.mark.parametrize("name", [name for name in PIPELINES if name != "none"])


@each_pipeline
def test_without_a_package_a_blank_is_left_and_said(here: Here, tmp_path: Path, name: str) -> None:
    code, out, _ = here("init", "--ci", name)
    assert code == 0
    assert out.count("写着【】的要填写") == 1
    install, *others = commands(name, tmp_path)
    assert re.fullmatch(r'python -m pip install "gongkai @ 【.+】#sha256=【校验值】"', install)
    for command in others:
        program, *words = command.split(" > ")[0].split()
        assert program == "gongkai"
        assert here(*words)[0] == 0


@each_pipeline
@pytest.mark.parametrize("scheme", ["https", "http"])
def test_an_address_is_installed_with_its_sum(
    here: Here, tmp_path: Path, name: str, scheme: str
) -> None:
    address = URL.replace("https", scheme)
    code, out, _ = here("init", "--ci", name, "--package", f"{address}#sha256={SUM.upper()}")
    assert (code, "【" in out) == (0, False)
    wanted = f'python -m pip install "gongkai @ {address}#sha256={SUM}"'
    assert commands(name, tmp_path)[0] == wanted


def test_a_file_of_the_workspace_is_installed_with_its_own_sum(here: Here, tmp_path: Path) -> None:
    package = tmp_path / "tools/安装 包.whl"
    package.parent.mkdir()
    package.write_bytes(b"wheel")
    assert here("init", "--ci", "gitlab", "--package", "tools/安装 包.whl")[0] == 0
    encoded = "tools/%E5%AE%89%E8%A3%85%20%E5%8C%85.whl"
    wanted = f"file://$PWD/{encoded}#sha256={sha256(b'wheel').hexdigest()}"
    assert wanted in commands("gitlab", tmp_path)[0]


@pytest.mark.parametrize(
    ("package", "code", "why"),
    [
        pytest.param(URL, 2, "#sha256=64位校验值", id="no sum"),
        pytest.param(f"{URL}#sha256=12", 2, "#sha256=64位校验值", id="a short sum"),
        pytest.param(f"ftp://example.com/a.whl#sha256={SUM}", 2, "写成 https", id="no web"),
        pytest.param(f"https://a/$(b).whl#sha256={SUM}", 2, "写成 https", id="a shell's words"),
        pytest.param(f'https://a/".whl#sha256={SUM}', 2, "写成 https", id="a mark"),
        pytest.param(f"https://a/${{{{b}}}}.whl#sha256={SUM}", 2, "写成 https", id="a pipeline's"),
        pytest.param("gongkai", 3, "读不了安装包 gongkai", id="a name"),
        pytest.param("tools", 3, "读不了安装包 tools", id="a folder"),
        pytest.param("../gongkai.whl", 3, "不在工作区 . 里", id="outside"),
    ],
)
def test_a_package_without_a_sure_sum_is_refused(
    here: Here, tmp_path: Path, package: str, code: int, why: str
) -> None:
    (tmp_path / "tools").mkdir()
    found, out, err = here("init", "--package", package)
    assert (found, out) == (code, "")
    assert why in err
    assert [path.name for path in tmp_path.iterdir()] == ["tools"]


def test_no_pipeline_when_none_is_wanted(here: Here, tmp_path: Path) -> None:
    code, out, _ = here("init", "--ci", "none")
    assert (code, "【" in out) == (0, False)
    assert not [p for p in tmp_path.rglob("*.yml") if "gongkai @" in p.read_text("utf-8")]
    assert here("init", "--ci", "jenkins")[0] == 2


def test_actions_are_pinned_to_a_commit(here: Here, tmp_path: Path) -> None:
    """A tag can be moved; the version stands behind the commit for whoever reads."""
    assert here("init")[0] == 0
    text = (tmp_path / ".github/workflows/data.yml").read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert len(used) == 2
    assert [
        line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", line)
    ] == []


@pytest.mark.parametrize(
    ("right", "wrong", "severity"),
    [
        pytest.param("deadline: 全年", "deadline: 某时", "error", id="an error"),
        pytest.param("[办公室]  ", "[办公室, 办公室]  ", "warning", id="a warning"),
    ],
)
def test_the_editor_marks_what_validate_finds(
    here: Here, tmp_path: Path, right: str, wrong: str, severity: str
) -> None:
    assert here("init")[0] == 0
    data = tmp_path / "data/tasks.yaml"
    text = data.read_text("utf-8")
    data.write_text(text.replace(right, wrong), "utf-8")
    task, refreshing = json.loads((tmp_path / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    _, out, _ = here(*task["command"].split()[1:])
    marked = [
        {
            "path": found[pattern["file"]],
            "line": int(found[pattern["line"]]),
            "column": int(found[pattern["column"]]),
            "severity": matcher["severity"],
            "code": found[pattern["code"]],
            "message": found[pattern["message"]],
        }
        for line in out.splitlines()
        for matcher in task["problemMatcher"]
        if (pattern := matcher["pattern"]) and (found := re.search(pattern["regexp"], line))
    ]
    meant = json.loads(here("validate", "--format", "json")[1])["diagnostics"]
    assert marked == [{k: v for k, v in each.items() if k != "hint"} for each in meant]
    assert {each["severity"] for each in marked} == {severity}
    assert here(*refreshing["command"].split()[1:])[0] == 0
