"""Several bureaus: their figures are those of ``due``, and none vanishes in silence."""

import csv
import io
import json
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import unquote

import pytest

from gongkai.cli.main import main
from tests.pages import Page
from tests.papers import FOLDERS
from tests.recorded import TASKS, UNITS
from tests.workspaces import founded

DAY = ("--as-of", "2022-09-30")
BROKEN = "03-坏局"
TABLE = """\
截至2022年9月30日（星期五）：3个单位、63项任务，逾期6项，涉及3个单位，超期个案2件。

单位                任务  已完成  全年持续  临期  逾期  超期个案  30天内到期    按时完成率
01-某局                9       1         2     2     2         1           3  20.0%（1/5）
上海市嘉定区财政局    40       0        33     1     2         0           1   0.0%（0/3）
某某区示例局          14       3         3     1     2         1           2  37.5%（3/8）
"""


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with three sound bureaus, entered."""
    folder = tmp_path / "区"
    for name, office in (("02-财政局", "plan"), ("10-示例局", "demo")):
        copytree(FOLDERS[office] / "data", folder / name / "data")
    founded(folder / "01-某局", TASKS, UNITS)
    (folder / "说明").mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def broken(district: Path) -> Path:
    """Return the folder with a fourth bureau that cannot be read, and a fifth without tasks."""
    for name, text in ((BROKEN, "tasks: ["), ("04-空局", None)):
        data = district / name / "data"
        data.mkdir(parents=True)
        if text is not None:
            (data / "tasks.yaml").write_text(text, "utf-8")
    return district


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    main([*arguments, *DAY, "--format", "json"])
    return json.loads(capsys.readouterr().out)


def test_the_table_says_it_all(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["district", "区", *DAY]) == 0
    assert capsys.readouterr().out == TABLE
    assert main(["-C", str(district), "district", *DAY, "--within", "2w"]) == 0
    assert "2周内到期" in capsys.readouterr().out


def test_its_figures_are_those_of_each_bureau(
    district: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = as_json(capsys, "district", "区")
    named = {"done", "standing", "due_soon", "overdue"}
    for bureau in found["bureaus"]:
        listed = as_json(capsys, "-C", str(district / str(bureau["folder"])), "list")
        groups = {group["key"]: group["tasks"] for group in listed["groups"]}
        assert {key: bureau[key] for key in named} == {key: groups.get(key, 0) for key in named}
        assert bureau["tasks"] == sum(groups.values())
        late = [
            i for i in listed["items"] if i["obligation"] == "clock" and i["state"] == "overdue"
        ]
        assert bureau["late_cases"] == len(late)
        due = as_json(capsys, "-C", str(district / str(bureau["folder"])), "due")
        ahead = [i for i in due["items"] if i["due"] and i["state"] != "overdue"]
        assert bureau["ahead"] == len(ahead)
    total = found["total"]
    for key in ("tasks", *named, "late_cases", "ahead"):
        assert total[key] == sum(bureau[key] for bureau in found["bureaus"])
    assert total["punctuality"] == [4, 16]


def test_a_bureau_that_cannot_be_read_stands_on_top(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["district", "区", *DAY]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("个案2件。另有2个单位数据有误，未计入。")
    assert said[3].startswith("03-坏局 数据有误：区/03-坏局/data/tasks.yaml 第1行等2处")
    assert said[4].startswith("04-空局 数据有误：区/04-空局/data/tasks.yaml 第1行等2处")
    found = as_json(capsys, "district", "区")
    assert [bureau["tasks"] for bureau in found["bureaus"]] == [None, None, 9, 40, 14]
    assert main(["district", "区", *DAY, "--format", "csv"]) == 1
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert broken.is_dir()


def test_its_board_is_an_index_with_a_page_for_each_bureau(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["district", "区", *DAY, "--board", "出/看板.html"]) == 1
    assert capsys.readouterr().err == (
        "已写入 出/看板/01-某局.html（9项）\n已写入 出/看板/02-财政局.html（40项）\n"
        "已写入 出/看板/10-示例局.html（14项）\n已写入 出/看板.html（3个单位，内部资料）\n"
    )
    page = Page((broken.parent / "出" / "看板.html").read_text("utf-8"))
    links = [unquote(link) for link in page.attributes("href")]
    assert links == ["看板/01-某局.html", "看板/02-财政局.html", "看板/10-示例局.html"]
    for link in links:
        assert "任务看板" in Page((broken.parent / "出" / link).read_text("utf-8")).text
    assert "数据有误：区/03-坏局/data/tasks.yaml 第1行等2处" in page.text
    assert [tag for tag, _ in page.tags if tag == "script"] == []


def test_names_of_bureaus_stay_words(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "<img src=x onerror=alert(1)>\u202e"
    (district / "01-某局").rename(district / "01 #?&%.html")
    tasks = district / "01 #?&%.html" / "data" / "tasks.yaml"
    tasks.write_text(TASKS.replace("year: 2022", f"year: 2022, issuer: '{hostile}'"), "utf-8")
    main(["district", "区", *DAY])
    assert "\u202e" not in capsys.readouterr().out
    assert main(["district", "区", *DAY, "--board", "看板.html"]) == 0
    page = Page((district.parent / "看板.html").read_text("utf-8"))
    assert "img" not in {tag for tag, _ in page.tags}
    assert (district.parent / unquote(page.attributes("href")[0])).is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["说明"], 3, "下一级文件夹里没有单位", id="no bureaus"),
        pytest.param(["没有"], 3, "做不到：读不了 没有：找不到这个文件或文件夹", id="no folder"),
        pytest.param(["区", "--board", "看板.docx"], 2, "不写 .docx 文件", id="not a page"),
    ],
)
def test_what_it_refuses(
    district: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    (district.parent / "说明").mkdir()
    assert main(["district", *arguments, *DAY]) == code
    assert said in capsys.readouterr().err
