"""The officer's week: which groups there are, what stands in them, and that it is one screen."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.cli.main import main
from gongkai.documents.week import WeekFacts, week_facts
from gongkai.model import (
    Case,
    Clock,
    Collective,
    Entry,
    Event,
    Plan,
    Register,
    Reminder,
    Status,
    Target,
    Task,
    Unit,
)
from tests.conftest import Office
from tests.papers import FOLDERS, register

DAY = date(2022, 9, 28)
DONE = Entry(date(2022, 9, 1), Status.DONE, "完成", ("某文",))
UNDERWAY = Entry(date(2022, 9, 1), Status.IN_PROGRESS, "推进")
PLAN = Plan("要点", 2022, document="某〔2022〕1号", issued=date(2022, 4, 1))
SCREEN = 40


def week(*tasks: Task, as_of: date = DAY, plan: Plan = PLAN) -> WeekFacts:
    units = (Unit("办公室"), Unit("预算科"))
    collectives = (Collective("相关科室", "unspecified"),)
    events = (Event("区要点印发"),)
    return week_facts(Register(plan, tasks, units, collectives, events=events), as_of)


def task(deadline: str, *progress: Entry, units: tuple[str, ...] = ("预算科",)) -> Task:
    return Task(1, "甲", "乙", units, deadline, progress=progress)


def case(since: date) -> Task:
    cases = (Case("第1号", since, unit="办公室"),)
    return task("全年", UNDERWAY)._replace(clocks=(Clock("答复", "5个工作日", "收到留言", cases),))


def urged(day: date) -> Task:
    return task("8月底前", UNDERWAY)._replace(
        reminders=(Reminder(day, "督办通知单", "某公开督〔2022〕1号", "预算科"),)
    )


@pytest.mark.parametrize(
    ("one", "key", "said"),
    [
        pytest.param(task("8月底前", UNDERWAY), "overdue", "第1项甲逾期28天", id="late"),
        pytest.param(task("9月底前", UNDERWAY), "due", "第1项甲还剩2天", id="near"),
        pytest.param(
            task("10月1日前", UNDERWAY),
            "due",
            "第1项甲还剩3天，最后工作日9月30日",
            id="near a day off",
        ),
        pytest.param(task("10月10日前", UNDERWAY), "due", None, id="in 12 days"),
        pytest.param(
            case(date(2022, 9, 23)), "cases", "第1项甲（答复：第1号）还剩2个工作日", id="a case"
        ),
        pytest.param(
            case(date(2022, 9, 20)), "cases", "第1项甲（答复：第1号）超期1个工作日", id="late case"
        ),
        pytest.param(task("8月底前", UNDERWAY), "slips", "督办通知单1张", id="a slip to be issued"),
        pytest.param(urged(date(2022, 9, 26)), "slips", None, id="an answer may still come"),
        pytest.param(urged(date(2022, 9, 20)), "slips", "督办通知单1张", id="no answer came"),
        pytest.param(task("8月底前", UNDERWAY), "meeting", "第1项甲", id="long late"),
        pytest.param(task("9月15日前", UNDERWAY), "meeting", None, id="9 working days late"),
        pytest.param(
            task("全年", UNDERWAY)._replace(target=Target(2, "次")),
            "quotas",
            "第1项甲还差2次",
            id="a quota",
        ),
        pytest.param(
            task("全年", UNDERWAY._replace(date=date(2022, 7, 28))),
            "stale",
            "第1项甲",
            id="two months",
        ),
        pytest.param(
            task("全年", UNDERWAY._replace(date=date(2022, 7, 29))), "stale", None, id="a day less"
        ),
        pytest.param(task("全年"), "stale", "第1项甲", id="never, and the plan is old"),
        pytest.param(
            task("全年")._replace(encouraged=True), "stale", None, id="what is only encouraged"
        ),
        pytest.param(task("9月底前"), "silent", "第1项甲", id="nothing ever"),
        pytest.param(task("9月底前", UNDERWAY), "units", None, id="reported"),
        pytest.param(
            task("9月底前", UNDERWAY._replace(date=date(2022, 8, 31))),
            "units",
            "预算科",
            id="last month",
        ),
        pytest.param(
            task("9月底前", DONE._replace(evidence=())), "unproven", "第1项甲", id="no evidence"
        ),
        pytest.param(task("9月底前", DONE), "unproven", None, id="evidence"),
        pytest.param(
            task("9月底前", units=("办公室", "相关科室")), "unnamed", "第1项甲", id="相关科室"
        ),
        pytest.param(task("区要点印发后30日内"), "awaiting", "第1项甲", id="no day to count from"),
        pytest.param(
            task("全年")._replace(clocks=(Clock("答复", "5个工作日", "收到留言"),)),
            "unclocked",
            "第1项甲",
            id="a limit without cases",
        ),
        pytest.param(task("3月底前"), "before_issue", "第1项甲", id="due before the issue"),
    ],
)
def test_what_stands_in_a_group(one: Task, key: str, said: str | None) -> None:
    found = {group.key: group.sentence for group in week(one).groups}
    assert found.get(key) == said


def test_what_was_counted_without_a_calendar_is_to_be_counted_again() -> None:
    late = date(2027, 1, 4)
    found = {group.key: group.sentence for group in week(case(late), as_of=late).groups}
    assert found["estimated"] == "第1项甲"


def test_many_are_numbers_alone() -> None:
    many = (task("3月底前")._replace(id=k, name=f"任务{k}") for k in range(1, 6))
    found = {group.key: group.sentence for group in week(*many).groups}
    assert found["meeting"] == "第1—5项"


def test_a_week_goes_from_monday_to_sunday() -> None:
    for day in range(26, 31):
        found = week(as_of=date(2022, 9, day))
        assert (found.first, found.last) == (date(2022, 9, 26), date(2022, 10, 2))


@pytest.mark.parametrize("office", FOLDERS)
@pytest.mark.parametrize("month", range(1, 13))
def test_it_is_one_screen(office: str, month: int, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-C", str(FOLDERS[office]), "week", "--as-of", f"2022-{month:02d}-28"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= SCREEN
    assert lines[0].startswith("本周（")


def test_nothing_to_do(capsys: pytest.CaptureFixture[str], office: Office) -> None:
    root = office("plan: {title: 要点, year: 2022}\ntasks: []\n", "units: [{name: 办公室}]\n")
    asked = ["-C", str(root), "week", "--as-of", "2022-09-28"]
    assert main(asked) == 0
    assert "没有逾期和将到期的事项。" in capsys.readouterr().out
    assert main([*asked, "--format", "md"]) == 0
    assert capsys.readouterr().out.endswith("没有逾期、将到期和待补的事项。\n")


@pytest.mark.parametrize("form", ["md", "json"])
def test_the_example(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["-C", str(FOLDERS["demo"]), "week", "--as-of", "2022-09-30", "--format", form]
    assert main(asked) == 0
    shown = capsys.readouterr().out
    for words in ("修订政府信息公开指南", "超期3个工作日", "催办单", "还差1次"):
        assert words in shown


def test_a_screen_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["-C", str(FOLDERS["demo"]), "week", "--as-of", "2022-09-30"]
    assert main([*asked, "--format", "text", "-o", str(tmp_path / "x")]) == 2
    assert main([*asked, "-o", str(tmp_path / "x.docx")]) == 0
    assert main([*asked, "-o", str(tmp_path / "x.json")]) == 0
    assert "text 显示在屏幕上" in capsys.readouterr().err
    assert register("demo").plan.title
