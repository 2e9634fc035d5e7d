"""The book of cases: one state a case, sums that agree month by month, and its forms."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.agenda import agenda
from gongkai.casebook import Standing, by_month, cases, standing
from gongkai.cli.main import main
from gongkai.model import Case, Clock, Pause, Plan, Register, Task, Unit
from gongkai.register import opened
from tests.conftest import Office

UNITS = (Unit("办公室"), Unit("预算科"))
OCTOBER = date(2022, 10, 15)
YEAR = Path(__file__).parent / "year"


def bureau(*found: Case, cutoff: int | None = None) -> Register:
    clock = Clock("留言答复", "5个工作日", "收到留言", found)
    row = Task(1, "甲", "乙。", ("办公室",), "全年", clocks=(clock,))
    return Register(Plan("要点", 2022, cutoff=cutoff), (row,), UNITS)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(Case("甲", date(2022, 10, 10)), Standing.RUNNING, id="within its limit"),
        pytest.param(Case("甲", date(2022, 9, 30)), Standing.RUNNING, id="on its last day"),
        pytest.param(Case("甲", date(2022, 9, 29)), Standing.LATE, id="a day late"),
        pytest.param(
            Case("甲", date(2022, 9, 5), pauses=(Pause(date(2022, 9, 6), None, "征求意见"),)),
            Standing.RUNNING,
            id="suspended",
        ),
        pytest.param(
            Case("甲", date(2022, 9, 5), date(2022, 9, 13)), Standing.DONE_ON_TIME, id="in time"
        ),
        pytest.param(
            Case("甲", date(2022, 9, 5), date(2022, 9, 14)), Standing.DONE_LATE, id="late"
        ),
        pytest.param(
            Case("甲", date(2022, 9, 30), date(2022, 10, 20)), Standing.RUNNING, id="later on"
        ),
    ],
)
def test_how_a_case_stands(case: Case, expected: Standing) -> None:
    as_of = date(2022, 10, 12)
    now = agenda(bureau(case), as_of)
    assert [standing(item) for item in cases(now)] == [expected]


def counted_by_hand() -> list[dict[str, str]]:
    table = (YEAR / "courses.tsv").read_text("utf-8")
    return list(csv.DictReader(table.splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", counted_by_hand(), ids=lambda row: f"{row['case']} {row['as_of']}")
def test_the_invented_year_counted_by_hand(row: dict[str, str]) -> None:
    """Cases that were suspended, begun anew and lengthened, over 国庆 and over the year's end."""
    as_of = date.fromisoformat(row["as_of"])
    register = opened(YEAR, date(2023, 1, 31)).register
    assert register is not None
    (found,) = (
        item.course
        for item in cases(agenda(register, as_of))
        if item.course is not None and item.course.case.ref == row["case"]
    )
    assert (found.due.isoformat(), found.used, found.paused) == (
        row["due"],
        int(row["used"]),
        int(row["paused"]),
    )


def test_the_months_counted_by_hand() -> None:
    """Five are received, of which one before the year, one is answered late, two are open."""
    now = agenda(
        bureau(
            Case("旧", date(2021, 12, 30), date(2022, 1, 5)),
            Case("一", date(2022, 8, 29), date(2022, 9, 2)),
            Case("二", date(2022, 8, 29), date(2022, 9, 9)),
            Case("三", date(2022, 9, 20)),
            Case("四", date(2022, 10, 13)),
            Case("以后", date(2022, 10, 20)),
        ),
        OCTOBER,
    )
    found = {each.period.number: tuple(each[1:]) for each in by_month(now, cases(now))}
    nothing = (0, 0, 0, 0, 0, 0)
    assert found == {
        1: (1, 1, 1, 0, 0, 0),
        **dict.fromkeys(range(2, 8), nothing),
        8: (2, 0, 0, 0, 2, 0),
        9: (1, 2, 1, 1, 1, 1),
        10: (1, 0, 0, 0, 2, 1),
    }


days = st.dates(date(2021, 12, 1), date(2023, 2, 28))
spans = st.tuples(days, st.none() | st.integers(0, 60))


@settings(max_examples=40)
@given(
    st.lists(spans, max_size=6),
    st.dates(date(2022, 1, 1), date(2023, 3, 1)),
    st.sampled_from([None, 25]),
)
def test_every_case_is_received_once_and_is_answered_or_open(
    spans: list[tuple[date, int | None]], as_of: date, cutoff: int | None
) -> None:
    made = [
        Case(f"{k}", day, None if length is None else day + timedelta(days=length))
        for k, (day, length) in enumerate(spans)
    ]
    now = agenda(bureau(*made, cutoff=cutoff), as_of)
    found = cases(now)
    months = by_month(now, found)
    counts = [standing(item) for item in found]
    assert sum(each.received for each in months) == len(found)
    assert sum(each.on_time for each in months) == counts.count(Standing.DONE_ON_TIME)
    assert sum(each.late for each in months) == counts.count(Standing.DONE_LATE)
    assert months[-1].overdue == counts.count(Standing.LATE)
    assert months[-1].unanswered == counts.count(Standing.RUNNING) + counts.count(Standing.LATE)
    assert all(each.answered == each.on_time + each.late for each in months)
    assert all(0 <= each.overdue <= each.unanswered for each in months)


TASKS = """\
plan: {title: 某局要点（虚构）, year: 2022}
tasks:
  - id: 1
    name: 依申请公开
    content: 依申请公开20个工作日内答复。
    units: [办公室, 绩效科]
    deadline: 全年
    clocks:
      - name: 依申请公开答复
        within: 20个工作日
        from: 收到申请
        cases:
          - {ref: 2022-01, from: 2022-08-01, done: 2022-08-20, result: 予以公开}
          - {ref: 2022-02, from: 2022-09-13, unit: 预算科}
          - ref: 2022-03
            from: 2022-09-13
            pauses:
              - {from: 2022-09-19, to: 2022-09-26, reason: 征求第三方意见}
      - name: 留言答复
        within: 5个工作日
        from: 收到留言
        cases:
          - {ref: 甲, from: 2022-09-13, done: 2022-09-21}
"""
NAMES = "units: [{name: 办公室}, {name: 预算科}, {name: 绩效科}]\n"


@pytest.fixture
def root(office: Office) -> Path:
    return office(TASKS, NAMES)


def typed(root: Path, *words: str) -> int:
    return main(["-C", str(root), "cases", "--as-of", "2022-10-15", *words])


def test_the_book_as_a_person_sees_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(root) == 0
    book, months = capsys.readouterr().out.split("\n按月汇总\n\n")
    heading, _, titles, *rows = book.splitlines()
    assert heading == (
        "截至2022年10月15日（星期六）：个案4件，在办1件，超期未办结1件，按时办结1件，超期办结1件。"
    )
    assert " ".join(titles.split()) == (
        "序号 时限 个案 承办科室 收到 到期 答复 已用 中止 状态 办理结果"
    )
    assert [" ".join(row.split()) for row in rows if row] == [
        "1 依申请公开答复（20个工作日） 2022-01 办公室 8月1日 周一 8月29日 周一 8月20日 周六 "
        "14个工作日 — 按时办结 予以公开",
        "1 依申请公开答复（20个工作日） 2022-02 预算科 9月13日 周二 10月14日 周五 — "
        "20个工作日 — 超期未办结 超期不足1个工作日",
        "1 依申请公开答复（20个工作日） 2022-03 办公室 9月13日 周二 10月24日 周一 — "
        "14个工作日 6个工作日 在办",
        "1 留言答复（5个工作日） 甲 办公室 9月13日 周二 9月20日 周二 9月21日 周三 "
        "6个工作日 — 超期办结 超期1个工作日",
    ]
    lines = [" ".join(line.split()) for line in months.splitlines()]
    assert lines[0] == "月份 收到 答复 按时答复 超期答复 月末在办 其中超期"
    assert lines[-3:] == ["9月份 3 1 0 1 2 0", "10月份 0 0 0 0 2 1", "合计 4 2 1 1 2 1"]


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        pytest.param([], ["2022-01", "2022-02", "2022-03", "甲"], id="all"),
        pytest.param(["--clock", "留言答复"], ["甲"], id="a clock"),
        pytest.param(["--unit", "预算科"], ["2022-02"], id="a unit"),
        pytest.param(["--unit", "绩效科"], [], id="a unit that supports"),
        pytest.param(["--state", "running"], ["2022-03"], id="running"),
        pytest.param(["--state", "超期未办结"], ["2022-02"], id="late, in Chinese"),
        pytest.param(["--state", "done_on_time"], ["2022-01"], id="in time"),
        pytest.param(["--state", "done_late"], ["甲"], id="done late"),
        pytest.param(["--state", "late", "--unit", "办公室"], [], id="nothing"),
    ],
)
def test_what_is_left_out(
    root: Path, capsys: pytest.CaptureFixture[str], options: list[str], refs: list[str]
) -> None:
    assert typed(root, *options, "--format", "json") == 0
    assert [each["ref"] for each in json.loads(capsys.readouterr().out)["cases"]] == refs
    assert typed(root, *options, "--format", "csv") == 0
    rows = list(csv.reader(StringIO(capsys.readouterr().out)))
    assert [row[2] for row in rows[1:]] == refs
    assert typed(root, *options) == 0
    assert ("没有符合条件的个案。" in capsys.readouterr().out) is (not refs)


def test_the_book_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed(root, "--unit", "办公室", "--clock", "依申请公开答复", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert (found["as_of"], found["year"]) == ("2022-10-15", 2022)
    straight, bent = found["cases"]
    assert (straight["days"], straight["result"]) == ([], "予以公开")
    days = bent.pop("days")
    assert [each["reason"] for each in days if each["number"] is None][:3] == [
        "起算当日",
        "周末",
        "中止（征求第三方意见）",
    ]
    assert bent == {
        "task": 1,
        "name": "依申请公开",
        "clock": "依申请公开答复",
        "limit": "20个工作日",
        "ref": "2022-03",
        "units": ["办公室"],
        "received": "2022-09-13",
        "begun": "2022-09-13",
        "due": "2022-10-24",
        "answered": None,
        "state": "running",
        "paused": False,
        "days_used": 14,
        "days_paused": 6,
        "days_left": 6,
        "days_unit": "workday",
        "result": "",
        "estimated": False,
    }


def test_the_months_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed(root, "--unit", "办公室", "--clock", "依申请公开答复", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert found["months"][8] == {
        "month": 9,
        "from": "2022-09-01",
        "to": "2022-09-30",
        "received": 1,
        "answered": 0,
        "on_time": 0,
        "late": 0,
        "open": 1,
        "open_late": 0,
    }


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        pytest.param("台账.csv", [], b"\xef\xbb\xbf\xe5\xba\x8f\xe5\x8f\xb7,", id="csv"),
        pytest.param("台账.md", [], "| 序号 | 时限 |".encode(), id="md"),
        pytest.param("汇总.md", ["--by-month"], "| 月份 | 收到 |".encode(), id="months"),
        pytest.param("台账.xlsx", [], b"PK", id="xlsx"),
        pytest.param("台账.json", [], b'{\n  "as_of"', id="json"),
    ],
)
def test_the_book_in_a_file(root: Path, name: str, options: list[str], begins: bytes) -> None:
    assert typed(root, *options, "--output", str(root / name)) == 0
    assert (root / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--clock", "无此"], "没有名为“无此”的时限；已有：依申请公开答复、留言答复"),
        (["--state", "好"], "没有“好”这种状态，可用：running（在办）、late（超期未办结）、"),
        (["--unit", "无此科"], "没有名为“无此科”的科室"),
        (["--output", "台账.docx"], "不写 .docx 文件"),
    ],
)
def test_what_names_nothing_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert typed(root, *options) == 2
    assert said in capsys.readouterr().err
