"""Documents as files: the ending names the form, the letter paper is chosen, nothing is lost."""

import io
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

from gongkai.cli.main import main
from gongkai.libreoffice import installed
from gongkai.papers.packing import packed, unpacked
from tests.conftest import Office
from tests.processes import PROGRAM, environment, ran

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "templates" / "official.docx"
TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - {id: 1, name: 甲, content: 内容, units: [一科], deadline: 9月底前}
  - {id: 2, name: 甲, content: 其他, units: [一科], deadline: 全年}
"""
UNITS = "units: [{name: 一科}]\n"
SEPTEMBER = ("--as-of", "2022-09-30")


@pytest.fixture(autouse=True)
def no_fonts_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the machine's other programs: which fonts it has is not the tests' business."""
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def root(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small workspace, entered."""
    folder = office(TASKS, UNITS)
    monkeypatch.chdir(folder)
    return folder


def words(path: Path) -> str:
    found = docx.Document(str(path))
    return "".join(paragraph.text for paragraph in found.paragraphs)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["report", "--month", "9"], id="report"),
        pytest.param(["table", *SEPTEMBER], id="table"),
        pytest.param(["remind", *SEPTEMBER], id="remind"),
    ],
)
def test_the_ending_names_the_form(
    root: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert [main([*command, "-o", f"件.{form}"]) for form in ("md", "docx", "html", "HTML")] == [
        0
    ] * 4
    assert capsys.readouterr() == (
        "", "已写入 件.md\n已写入 件.docx（信纸：自带）\n已写入 件.html\n已写入 件.HTML\n"
    )  # fmt: skip
    shown = (root / "件.md").read_text("utf-8")
    assert shown.count("<!--") == 0
    assert words(root / "件.docx")
    assert (root / "件.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert main(command) == 0
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize(
    ("command", "endings"),
    [
        pytest.param(["ledger", *SEPTEMBER], ("csv", "md", "xlsx"), id="ledger"),
        pytest.param(["table", *SEPTEMBER], ("md", "xlsx"), id="table"),
    ],
)
def test_sheets(root: Path, command: list[str], endings: tuple[str, ...]) -> None:
    assert [main([*command, "-o", f"件.{form}"]) for form in endings] == [0] * len(endings)
    book = openpyxl.load_workbook(root / "件.xlsx").worksheets[0]
    column = [cell.value for cell in book["A"]]
    assert column[-2:] == [1, 2] or column[-3:-1] == [1, 2]
    assert str(column[0]).startswith("某局要点")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        pytest.param(
            ["report", "--month", "9", "-o", "x.txt"],
            "不写 .txt 文件：可用 .md、.docx、.html、.pdf", id="another ending",
        ),
        pytest.param(
            ["report", "--month", "9", "-o", "x.ofd"],
            "不写 .ofd 文件：先写成 .docx，定稿盖章后由WPS或签章软件转成OFD", id="ofd",
        ),
        pytest.param(
            ["report", "--month", "9", "-o", "x.doc"],
            "不写 .doc 文件：写成 .docx，Word和WPS都能打开", id="doc",
        ),
        pytest.param(
            ["ledger", "-o", "x.xls"], "不写 .xls 文件：写成 .xlsx，Excel和WPS都能打开", id="xls"
        ),
        pytest.param(
            ["table", "-o", "x.md", "--format", "docx"],
            "--output 的结尾是 .md，--format 写的是 docx，留一个", id="two forms",
        ),
        pytest.param(
            ["table", "-o", "x.md", "--paper", "p.docx"],
            "--paper 用于Word和PDF：--output 的结尾写成 .docx 或 .pdf", id="a paper for Markdown",
        ),
        pytest.param(["paper"], "写明 --output 文件夹，或 --check 信纸", id="paper without more"),
    ],
)  # fmt: skip
def test_wrong_use(
    root: Path, arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr() == (
        "",
        f"用法不对：{why}\n查看用法：gongkai {arguments[0]} --help\n",
    )
    assert [path.name for path in root.iterdir()] == ["data"]


@pytest.mark.usefixtures("root")
def test_word_goes_into_a_pipe_as_it_is() -> None:
    command = [*PROGRAM, "report", "--month", "9", "--format", "docx"]
    run = subprocess.run(command, capture_output=True, check=True, env=environment())
    assert docx.Document(io.BytesIO(run.stdout)).paragraphs


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        pytest.param(["table", "--format", "docx"], "Word文档", id="docx"),
        pytest.param(["ledger", "--format", "xlsx"], "Excel表格", id="xlsx"),
        pytest.param(["table", "--format", "pdf"], "PDF", id="pdf"),
    ],
)
def test_no_file_is_shown_on_a_screen(
    root: Path,
    command: list[str],
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del root
    monkeypatch.setattr(sys, "stdout", Screen())
    assert main(command) == 2
    why = f"{kind}不能显示在屏幕上，用 --output 写成 .{command[-1]} 文件"
    assert capsys.readouterr().err == f"用法不对：{why}\n查看用法：gongkai {command[0]} --help\n"


def own_paper(old: str, new: str) -> bytes:
    parts = dict(unpacked(SHIPPED.read_bytes()))
    changed = {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
    return packed(changed.items())


def test_the_workspace_s_own_paper_wins_and_the_one_named_wins_over_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "templates").mkdir()
    head = "<w:p><w:r><w:t>红头</w:t></w:r></w:p><w:p><w:pPr>"
    (root / "templates" / "official.docx").write_bytes(own_paper("<w:p><w:pPr>", head))
    (root / "另.docx").write_bytes(own_paper("<w:p><w:pPr>", head.replace("红头", "蓝头")))
    assert main(["table", *SEPTEMBER, "-o", "甲.docx"]) == 0
    assert main(["table", *SEPTEMBER, "-o", "乙.docx", "--paper", "另.docx"]) == 0
    assert capsys.readouterr().err == (
        "已写入 甲.docx（信纸：templates/official.docx）\n已写入 乙.docx（信纸：另.docx）\n"
    )
    assert words(root / "甲.docx").startswith("红头")
    assert words(root / "乙.docx").startswith("蓝头")


def test_a_style_that_the_paper_lacks_is_said_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "p.docx").write_bytes(own_paper("表上说明", "某样式"))
    assert main(["table", *SEPTEMBER, "-o", "甲.docx", "--paper", "p.docx"]) == 0
    assert capsys.readouterr().err == (
        "注意：信纸里没有样式“表上说明”，这一段用了正文样式\n已写入 甲.docx（信纸：p.docx）\n"
    )
    assert main(["paper", "--check", "p.docx"]) == 1
    assert capsys.readouterr().out == (
        "信纸 p.docx：正文放在【正文】处\n"
        "样式：缺1个（用正文样式代替）：表上说明\n"
        "字体：仿宋_GB2312、方正小标宋简体、黑体、楷体_GB2312\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(None, "没有信纸 p.docx 这个文件", id="none"),
        pytest.param("红头", "信纸 p.docx 不是Word文档", id="no Word document"),
    ],
)
def test_a_paper_that_is_no_paper_stops_everything(
    root: Path, text: str | None, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (root / "p.docx").write_text(text, encoding="utf-8")
    before = (root / "data" / "tasks.yaml").read_bytes()
    command = ["remind", *SEPTEMBER, "--record", "-o", "甲.docx", "--paper", "p.docx"]
    assert main(command) == 3
    assert capsys.readouterr() == ("", f"做不到：{why}\n")
    assert (root / "data" / "tasks.yaml").read_bytes() == before
    assert not (root / "甲.docx").exists()


def test_the_shipped_paper_is_copied_out_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["paper", "--output", "templates"]) == 0
    assert (root / "templates" / "official.docx").read_bytes() == SHIPPED.read_bytes()
    assert main(["paper", "--output", "templates"]) == 3
    assert capsys.readouterr().err == (
        "已写入 templates/official.docx\n"
        "用Word或WPS打开，改样式、加红头；放在工作区的 templates/ 里即为本单位的信纸\n"
        "做不到：已经有了 templates/official.docx，不覆盖\n"
    )
    assert main(["paper", "--check", "templates/official.docx"]) == 0


def test_slips_are_one_file_or_one_each(root: Path) -> None:
    assert main(["remind", *SEPTEMBER, "-o", "单", "--format", "docx"]) == 0
    assert [path.suffix for path in (root / "单").iterdir()] == [".docx"]
    assert main(["remind", *SEPTEMBER, "--record", "-o", "单.docx"]) == 0
    assert "催办" in words(root / "单.docx")


@pytest.mark.parametrize(
    ("target", "mark"),
    [
        pytest.param("报告.docx", ".~lock.报告.docx#", id="LibreOffice"),
        pytest.param("报告.docx", "~$报告.docx", id="Word, a short name"),
        pytest.param("9月份通报之三.docx", "~$月份通报之三.docx", id="Word, seven letters"),
        pytest.param("二〇二二年9月通报.docx", "~$二二年9月通报.docx", id="Word, a long name"),
        pytest.param("报告.md", ".~报告.md", id="WPS"),
    ],
)
def test_what_is_open_elsewhere_is_left_alone(
    root: Path, target: str, mark: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / target).write_text("旧", encoding="utf-8")
    (root / mark).touch()
    assert main(["table", *SEPTEMBER, "-o", target]) == 3
    why = f"{target} 正在被别的程序打开，没有写入；确已关闭的，删去旁边的 {mark} 再试"
    assert capsys.readouterr() == ("", f"做不到：{why}\n")
    assert (root / target).read_text("utf-8") == "旧"


def test_a_read_only_file_stays_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "报告.docx"
    path.write_text("旧", encoding="utf-8")
    path.chmod(0o444)
    assert main(["table", *SEPTEMBER, "-o", "报告.docx"]) == 3
    assert capsys.readouterr() == ("", "做不到：写不了 报告.docx：没有权限\n")
    assert path.read_text("utf-8") == "旧"
    assert sorted(each.name for each in root.iterdir()) == ["data", "报告.docx"]


def test_a_full_disk_leaves_the_older_file(root: Path) -> None:
    (root / "报告.docx").write_text("旧", encoding="utf-8")
    run = ran("table", *SEPTEMBER, "-o", "报告.docx", largest=1000)
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.startswith("做不到：写不了 报告.docx：")
    assert (root / "报告.docx").read_text("utf-8") == "旧"
    assert sorted(each.name for each in root.iterdir()) == ["data", "报告.docx"]


def test_a_new_file_may_be_read_by_others_as_usual(root: Path) -> None:
    assert main(["table", *SEPTEMBER, "-o", "甲.docx"]) == 0
    (root / "乙").write_text("", encoding="utf-8")
    assert (root / "甲.docx").stat().st_mode == (root / "乙").stat().st_mode


def test_pdf_without_libreoffice_says_how_to_get_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["table", *SEPTEMBER, "-o", "甲.pdf"]) == 3
    why = "PDF要由LibreOffice转换，本机没有安装：先写成 .docx，再用Word或WPS另存为PDF"
    assert capsys.readouterr() == ("", f"做不到：{why}\n")
    assert not (root / "甲.pdf").exists()


@pytest.mark.skipif(installed() is None, reason="needs LibreOffice (soffice)")
def test_pdf_with_libreoffice(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(root)
    assert main(["table", *SEPTEMBER, "-o", "甲.pdf"]) == 0
    assert (root / "甲.pdf").read_bytes().startswith(b"%PDF")


def test_excel_without_openpyxl_says_what_to_install(root: Path) -> None:
    run = ran("ledger", "-o", "甲.xlsx", without=["openpyxl"])
    why = "写Excel需要另装：python -m pip install 'openpyxl>=3.1.2,<4'"
    assert (run.returncode, run.stdout, run.stderr) == (3, "", f"做不到：{why}\n")
    assert not (root / "甲.xlsx").exists()


def test_word_needs_no_extra(root: Path) -> None:
    strangers = ["openpyxl", "docx", "lxml"]
    run = ran("report", "--month", "9", "-o", "甲.docx", without=strangers)
    assert run.returncode == 0, run.stderr
    assert words(root / "甲.docx")


def test_a_report_in_markdown_imports_no_papers(root: Path) -> None:
    code = (
        "import sys; from gongkai.cli.main import main; main(sys.argv[1:]); "
        "print([m for m in sys.modules if m.startswith(('gongkai.papers', 'markdown_it'))])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "report", "--month", "9", "-o", "甲.md"],
        capture_output=True,
        check=True,
        env=environment(),
        cwd=root,
        encoding="utf-8",
    )
    assert run.stdout == "[]\n"
