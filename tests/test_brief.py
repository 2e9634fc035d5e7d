"""The few lines for each unit: what, until when, what is missing, in plain text."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.cli.main import main
from gongkai.documents.brief import Awaited, briefs
from gongkai.documents.slips import To, Wish, slips
from gongkai.documents.view import view_of
from gongkai.model import Entry, Plan, Register, Status, Task, Unit
from tests.conftest import Office
from tests.papers import ROOT, register

DAY = date(2022, 9, 30)
DEMO = """\
【法规科】政务公开工作提醒，请于9月30日（星期五）17:00前反馈进展和佐证材料：
1.第3项编制标准目录：8月31日（星期三）到期，已逾期30天，尚未报送完成情况。
2.第8项制作图文解读（配合办公室）：9月30日（星期五）当日到期，目标3篇，还差1篇。
联系方式：办公室，内线0000。

【信息科】政务公开工作提醒，请于10月10日（星期一）17:00前反馈进展和佐证材料：
第4项整合重复栏目：9月15日（星期四）到期，已逾期15天，尚未报送进展。
联系方式：办公室，内线0000。

【服务科】政务公开工作提醒，请于9月30日（星期五）17:00前反馈进展和佐证材料：
1.第10项严格落实答复期限（网上留言答复：留言2022-052）：9月27日（星期二）到期，已超期3个工作日，尚未办结。
2.第8项制作图文解读（配合办公室）：9月30日（星期五）当日到期，目标3篇，还差1篇。
3.第10项严格落实答复期限（网上留言答复：留言2022-055）：10月10日（星期一）到期，还剩3个工作日，尚未办结。
联系方式：办公室，内线0000。
"""


def told(whole: Register, wish: Wish) -> list[str]:
    seen = view_of(whole, DAY)
    return [each.text for each in briefs(seen, slips(seen, wish), wish)]


def test_the_example() -> None:
    assert "\n".join(told(register("demo"), Wish())) == DEMO


def test_who_owes_only_evidence_is_told_so() -> None:
    done = Task(
        2,
        "甲",
        "乙",
        ("预算科",),
        "6月底前",
        progress=(Entry(date(2022, 6, 1), Status.DONE, "成"),),
    )
    whole = Register(Plan("要点", 2022), (done,), (Unit("预算科"),))
    assert told(whole, Wish()) == [
        "【预算科】政务公开工作提醒：\n"
        "第2项已登记完成，缺佐证材料，请补报文号、网页链接或附件名称。\n"
    ]
    assert told(whole, Wish(to=To.SUPPORT)) == []
    assert told(whole, Wish(unit="办公室")) == []


def test_the_office_is_told_when_it_is_named() -> None:
    (text,) = told(register("demo"), Wish(unit="办公室"))
    assert text.startswith("【办公室】")
    assert "另有第2项已登记完成，缺佐证材料" in text


def test_each_unit_has_a_file_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["-C", str(ROOT / "examples/demo"), "remind", "--brief", "--as-of", "2022-09-30"]
    assert main([*asked, "-o", str(tmp_path / "提醒")]) == 0
    files = sorted(path.name for path in (tmp_path / "提醒").iterdir())
    assert files == sorted(["法规科.txt", "信息科.txt", "服务科.txt"])
    assert main([*asked, "-o", str(tmp_path / "提醒.txt")]) == 0
    assert (tmp_path / "提醒.txt").read_text("utf-8") == DEMO
    capsys.readouterr()


def test_whose_form_has_not_come_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    """服务科 reported something in September; the office does not ask itself."""
    demo = ["-C", str(ROOT / "examples/demo"), "remind", "--brief", "--as-of", "2022-09-30"]
    assert main([*demo, "--month", "9"]) == 0
    late = "9月份进展填报表还没有交，请填好发回；没有新进展的也请发回。\n"
    texts = capsys.readouterr().out.split("\n\n")
    assert [(text[1:4], late in text) for text in texts] == [
        ("法规科", True),
        ("信息科", True),
        ("服务科", False),
    ]


def test_a_late_form_is_reason_enough() -> None:
    idle = Task(1, "甲", "乙", ("预算科",), "全年")
    whole = Register(Plan("要点", 2022), (idle,), (Unit("预算科"), Unit("绩效科")))
    seen, awaited = view_of(whole, DAY), Awaited("9月份进展填报表", ("预算科",))
    wish = Wish()
    (only,) = briefs(seen, slips(seen, wish), wish, awaited)
    assert only.text == (
        "【预算科】政务公开工作提醒：\n"
        "9月份进展填报表还没有交，请填好发回；没有新进展的也请发回。\n"
    )
    wish = Wish(unit="绩效科")
    assert briefs(seen, slips(seen, wish), wish, awaited) == ()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(["--record"], "不能用 --record 记入数据", id="no slip"),
        pytest.param(["--format", "docx"], "--brief 是纯文字", id="no paper"),
        pytest.param(["--month", "13"], "月份是1到12", id="no month"),
    ],
)
def test_what_a_chat_is_not(
    options: list[str], words: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office("plan: {title: 要点, year: 2022}\ntasks: []\n", "units: [{name: 办公室}]\n")
    assert main(["-C", str(root), "remind", "--brief", *options]) == 2
    assert words in capsys.readouterr().err


def test_a_slip_asks_for_no_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(ROOT / "examples/demo"), "remind", "--month", "9"]) == 2
    assert "--month 和 --brief 一起用" in capsys.readouterr().err
