"""The board in Chromium: rules of accessibility, narrow windows, filters, scripts, paper."""

import re
from base64 import b64encode
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pdfplumber
import pytest

from browser.chromium import Frame, answers, installed, printed, without_scripts, writes_chinese
from gongkai.boards.facts import board_facts
from gongkai.boards.page import board_page, district_page, public_page
from gongkai.boards.public import public_facts
from gongkai.diagnostics import Place, error
from gongkai.districts import bureau, district_of, unreadable
from gongkai.documents.view import view_of
from gongkai.model import Span
from tests.papers import register

pytestmark = pytest.mark.skipif(installed() is None, reason="no Chromium is installed")

HERE = Path(__file__).parent
AXE = HERE.parent / "build" / "axe" / "axe_playwright_python" / "axe.min.js"
SEPTEMBER = date(2022, 9, 30)
WIDTHS = (1280, 390, 320)
BOARDS = ("demo", "plan", "demo-public", "plan-public")
PAGES = (*BOARDS, "district")
LIGHT: tuple[str, ...] = ()
DARK = ("--force-dark-mode",)
PLANTED = '<script>planted = "a script"</script><img src="x" onerror="planted = \'an image\'">'


def index() -> str:
    """Return the index of a district with one bureau that cannot be read."""
    span = Span(30, "day", "30d")
    broken = error("missing-file", Place("03-某局/data/tasks.yaml", 1, 1), "没有这个文件")
    bureaus = [bureau(name, register(name), SEPTEMBER, span) for name in ("demo", "plan")]
    found = district_of([*bureaus, unreadable("03-某局", None, [broken])], SEPTEMBER, span)
    return district_page(found, {"demo": "demo.html", "plan": "plan.html"})


@cache
def page(name: str) -> str:
    """Return a page as the commands write it."""
    if name == "district":
        return index()
    office, _, is_public = name.partition("-")
    if is_public:
        return public_page(public_facts(view_of(register(office), SEPTEMBER)))
    return board_page(board_facts(register(office), SEPTEMBER))


def probed(text: str) -> str:
    """Return a page with axe and the probe in it; its policy lets these two scripts run as well."""
    scripts = (AXE.read_text("utf-8"), (HERE / "probe.js").read_text("utf-8"))
    hashes = (b64encode(sha256(each.encode()).digest()).decode() for each in scripts)
    policy = "".join(f" 'sha256-{each}'" for each in hashes)
    inside = "".join(f"<script>{each}</script>" for each in scripts)
    text = text.replace("script-src", f"script-src{policy}", 1)
    return text.replace("</body>", f"{inside}</body>")


def written(text: str, path: Path) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("flags", [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")])
def test_it_holds_in_every_width_and_light(flags: tuple[str, ...], tmp_path: Path) -> None:
    paths = [written(probed(page(name)), tmp_path / f"{name}.html") for name in PAGES]
    frames = [Frame(path, width) for path in paths for width in WIDTHS]
    for frame, answer in zip(frames, answers(frames, tmp_path, *flags), strict=True):
        assert answer["violations"] == [], frame
        assert isinstance(answer["rules"], int)
        assert answer["rules"] > 20
        assert (answer["scrolls"], answer["requests"], answer["planted"]) == (False, 0, ""), frame
        if frame.path.stem not in BOARDS:
            continue
        assert answer["form"] is True
        assert answer["reset"] == answer["open"] == answer["rows"]
        links = answer["links"]
        assert isinstance(links, list)
        assert links
        assert [link for link in links if link[1] != link[2]] == [], frame


def test_what_is_planted_does_not_run(tmp_path: Path) -> None:
    """Even a word that was not escaped stays without effect, while the filter still works."""
    text = probed(page("demo")).replace("<main>", f"<main>{PLANTED}")
    path = written(text, tmp_path / "planted.html")
    (answer,) = answers([Frame(path, 1280)], tmp_path)
    assert (answer["planted"], answer["form"], answer["searched"]) == ("", True, 1)


def test_without_scripts_the_table_is_there_and_the_form_is_not(tmp_path: Path) -> None:
    path = written(page("demo"), tmp_path / "board.html")
    assert without_scripts(path, tmp_path) == {"rows": 14, "form": False, "opens": True}


@pytest.mark.skipif(not writes_chinese(), reason="no Chinese font is installed")
@pytest.mark.parametrize("name", ["demo", "plan"])
def test_the_first_sheet_has_the_answer(name: str, tmp_path: Path) -> None:
    path = written(page(name), tmp_path / f"{name}.html")
    with pdfplumber.open(printed(path, tmp_path)) as pdf:
        sheets = [sheet.extract_text() for sheet in pdf.pages]
    assert all(head in sheets[0] for head in ("总体情况", "请关注", "分科室情况"))
    for number, sheet in enumerate(sheets, start=1):
        assert re.search(rf"第{number}.，共{len(sheets)}.", sheet)  # 页 comes out as its radical
