"""What documents are made out with: whom they go to, whom to ask, what units are called."""

from datetime import date
from pathlib import Path

import pytest

from gongkai import period
from gongkai.cli.main import main
from gongkai.documents.rendering import render
from gongkai.documents.report import render_report, report_facts
from gongkai.documents.slips import To, Wish, slips
from gongkai.documents.view import view_of
from gongkai.model import Collective, Entry, Plan, Register, Status, Task, Unit
from gongkai.register import opened
from tests.papers import FOLDERS
from tests.workspaces import founded

DAY = date(2022, 9, 30)
SPANS = {
    "monthly": period.month(2022, 9),
    "quarterly": period.quarter(2022, 3),
    "yearly": period.full_year(2022),
}
OURS = Plan(
    "要点",
    2022,
    issuer="某厅",
    document="某厅〔2022〕1号",
    addressee="某省政府办公厅",
    contact="政务处，内线0001",
    office="政务处",
    unit_word="处室",
)
REGISTER = Register(
    OURS,
    (
        Task(1, "甲", "乙", ("综合处", "各处室"), "8月底前"),
        Task(2, "丙", "丁", ("各处室",), "9月底前", progress=(
            Entry(date(2022, 9, 9), Status.DONE, "报送", unit="政务处"),
        )),
        Task(3, "戊", "己", ("相关处室",), "10月底前"),
    ),
    units=(Unit("综合处"), Unit("政务处")),
    collectives=(Collective("各处室", "all"), Collective("相关处室", "unspecified")),
)  # fmt: skip


def report(kind: str, register: Register = REGISTER, number: int | None = None) -> str:
    facts = report_facts(register, SPANS[kind], DAY)
    return render_report(facts._replace(number=number or facts.number))


def pages(register: Register = REGISTER, number: int | None = None) -> list[str]:
    found = slips(view_of(register, DAY), Wish(to=To.ALL, number=number))
    return [render("slip", each) for each in found.slips]


@pytest.mark.parametrize("kind", SPANS)
def test_a_document_calls_units_what_the_office_calls_them(kind: str) -> None:
    text = report(kind)
    assert "科室" not in text
    assert "办公室" not in text


def test_a_slip_calls_units_what_the_office_calls_them() -> None:
    assert pages()
    assert all("办处室 |" in page or "合处室 |" in page for page in pages())
    assert not any("科室" in page for page in pages())


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param("monthly", "某厅政务处　　＿＿＿＿年", id="who issues"),
        pytest.param("monthly", "\n各处室：\n", id="all units"),
        pytest.param("monthly", "联系方式：政务处，内线0001。", id="whom to ask"),
        pytest.param("quarterly", "\n某省政府办公厅：\n", id="whom it goes to"),
        pytest.param("yearly", "\n某省政府办公厅：\n", id="whom the year's goes to"),
    ],
)
def test_what_the_office_recorded_is_no_blank(kind: str, words: str) -> None:
    assert words in report(kind)


def test_what_nobody_recorded_is_a_blank() -> None:
    bare = REGISTER._replace(plan=Plan("要点", 2022))
    assert "联系人：＿＿＿＿，电话：＿＿＿＿。" in report("monthly", bare)
    assert "＿＿＿＿＿＿＿＿（主送机关）：" in report("quarterly", bare)
    assert "\n各科室：\n" in report("monthly", bare)


def test_the_office_of_a_district_does_not_issue_through_another() -> None:
    plan = Plan("要点", 2022, issuer="某区政府办公室")
    assert "\n某区政府办公室　　" in report("monthly", REGISTER._replace(plan=plan))


def test_a_circular_has_the_number_of_its_month_or_the_one_that_is_given() -> None:
    assert "（2022年第9期）" in report("monthly")
    assert "（2022年第11期）" in report("monthly", number=11)


def test_the_command_takes_the_number(capsys: pytest.CaptureFixture[str]) -> None:
    demo = ["-C", str(FOLDERS["demo"])]
    assert main([*demo, "report", "--month", "9", "--number", "11"]) == 0
    assert "（2022年第11期）" in capsys.readouterr().out
    assert main([*demo, "remind", "--as-of", "2022-09-30", "--number", "5"]) == 0
    assert "公开催〔2022〕5号" in capsys.readouterr().out
    assert main([*demo, "report", "--month", "9", "--number", "0"]) == 2
    assert "编号从1起" in capsys.readouterr().err


def test_slips_are_numbered_from_the_number_that_is_given() -> None:
    first, *_ = (page for page in pages(number=7) if "督办" in page)
    assert "公开督〔2022〕7号" in first


def test_the_contact_is_no_person(tmp_path: Path) -> None:
    """It is printed on documents; a landline is an office's, a mobile number a person's."""

    def codes(contact: str) -> list[str]:
        plan = f"plan: {{title: 要点, year: 2022, contact: {contact}}}\ntasks: []\n"
        root = founded(tmp_path, plan, "units: [{name: 办公室}]\n")
        return [each.code for each in opened(root, DAY).diagnostics]

    assert "personal-data" not in codes("办公室 021-00000000")
    assert "personal-data" in codes("办公室 13800000000")
