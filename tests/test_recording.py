"""The commands that record: what they write, and what they say of it."""

import re
from datetime import date, timedelta

import pytest

from tests.conftest import Office
from tests.recorded import TASKS, UNITS, Typist, tasks


@pytest.mark.parametrize(
    ("command", "said", "written"),
    [
        pytest.param(
            "done 1 --date 2022-09-20 --evidence 甲1 --evidence 乙2",
            "第1项 已完成（按时，2022年9月20日）",
            "- {date: 2022-09-20, status: 已完成, evidence: [甲1, 乙2]}",
            id="on time",
        ),
        pytest.param(
            "done 1 --date 2022-10-03 --evidence 甲",
            "第1项 已完成（逾期3天，2022年10月3日）",
            "- {date: 2022-10-03, status: 已完成, evidence: [甲]}",
            id="late",
        ),
        pytest.param(
            "done 1 --date 2022-03-03 --evidence 甲",
            "第1项 已完成（提前，2022年3月3日）",
            "- {date: 2022-03-03, status: 已完成, evidence: [甲]}",
            id="early",
        ),
        pytest.param(
            "log 1 --unit 综合科 --date 2022-08-01 --note 丙",
            "第1项 推进中（2022年8月1日）",
            "- {date: 2022-08-01, status: 推进中, note: 丙, unit: 办公室}",
            id="an alias becomes the name",
        ),
        pytest.param(
            "log 4 --status 已完成 --count 2 --evidence 甲 --date 2022-10-20",
            "第4项 已完成（累计2/3篇，目标未达到，2022年10月20日）",
            "- {date: 2022-10-20, status: 已完成, evidence: [甲], count: 2}",
            id="part of a target",
        ),
        pytest.param(
            "log 4 --count 1 --date 2022-10-20",
            "第4项 推进中（累计1/3篇，2022年10月20日）",
            "- {date: 2022-10-20, status: 推进中, count: 1}",
            id="a count in passing",
        ),
        pytest.param(
            "log 4 --date 2022-10-20 --note 丙",
            "第4项 推进中（2022年10月20日）"
            "：目标3篇，累计0篇；这一条不计入目标，要计入请加 --count 1",
            "- {date: 2022-10-20, status: 推进中, note: 丙}",
            id="a note that counts nothing says so",
        ),
        pytest.param(
            "log 1 --date 2022-08-01 --problem 缺人 --next 8月底前补齐",
            "第1项 推进中（2022年8月1日）",
            "- {date: 2022-08-01, status: 推进中, problem: 缺人, next: 8月底前补齐}",
            id="a problem and the next step",
        ),
        pytest.param(
            "done 4 --count 3 --evidence 甲 --date 2022-10-20",
            "第4项 已完成（按时，累计3/3篇，2022年10月20日）",
            "- {date: 2022-10-20, status: 已完成, evidence: [甲], count: 3}",
            id="a whole target",
        ),
        pytest.param(
            "done 3 --date 2022-04-02 --evidence 甲",
            "第3项 已完成（一季度逾期2天，2022年4月2日）",
            "- {date: 2022-04-02, status: 已完成, evidence: [甲]}",
            id="an occurrence",
        ),
        pytest.param(
            "done 2 --date 2022-12-20 --evidence 甲",
            "第2项 已完成（2022年12月20日）",
            "- {date: 2022-12-20, status: 已完成, evidence: [甲]}",
            id="the whole year",
        ),
        pytest.param(
            "done 5 --date 2022-04-20 --evidence 甲",
            "第5项 已完成（缺起算日，是否按时待定，2022年4月20日）",
            "- {date: 2022-04-20, status: 已完成, evidence: [甲]}",
            id="the event is unknown",
        ),
        pytest.param(
            "adjust 1 --deadline 10月底前 --reason 甲 --approved-by 乙 --date 2022-09-01",
            "第1项 时限由“9月底前”调整为“10月底前”（2022年10月31日到期）",
            "- {date: 2022-09-01, deadline: 10月底前, reason: 甲, approved_by: 乙}",
            id="adjusted",
        ),
        pytest.param(
            "adjust 8 --deadline 10月 --reason 丙 --approved-by 丁 --document 戊 --date 2022-08-09",
            "第8项 时限由“9月”调整为“10月”（2022年10月31日到期）",
            "- {date: 2022-08-09, deadline: 10月, reason: 丙, approved_by: 丁, document: 戊}",
            id="adjusted again",
        ),
        pytest.param(
            "adjust 8 --deadline 9月中旬 --reason 丙 --approved-by 丁 --date 2022-07-09",
            "第8项 时限由“8月”调整为“9月中旬”（2022年8月1日已调整为“9月”，以其为准）",
            "- {date: 2022-07-09, deadline: 9月中旬, reason: 丙, approved_by: 丁}",
            id="adjusted before the last time",
        ),
        pytest.param(
            "adjust 1 --deadline 《要点》印发10日内 --reason 甲 --approved-by 乙 --date 2022-09-01",
            "第1项 时限由“9月底前”调整为“《要点》印发10日内”（缺起算日，到期日待定）",
            "- {date: 2022-09-01, deadline: 《要点》印发10日内, reason: 甲, approved_by: 乙}",
            id="adjusted to an unknown day",
        ),
        pytest.param(
            "adjust 1 --deadline 全年 --reason 甲 --approved-by 乙 --date 2022-09-01",
            "第1项 时限由“9月底前”调整为“全年”（全年持续）",
            "- {date: 2022-09-01, deadline: 全年, reason: 甲, approved_by: 乙}",
            id="adjusted to the whole year",
        ),
        pytest.param(
            "event 《要点》印发 --date 2022-03-01",
            "“《要点》印发” 2022年3月1日（星期二）\n第5项 2022年3月31日到期",
            "- {name: 《要点》印发, date: 2022-03-01}",
            id="event",
        ),
        pytest.param(
            "event 平台上线 --date 2022-03-02",
            "“平台上线”的日期由2022年3月1日（星期二）改为2022年3月2日（星期三）\n"
            "第7项 2022年3月16日到期",
            "- {name: 平台上线, date: 2022-03-02}",
            id="event corrected",
        ),
        pytest.param(
            "case 6 留言答复 --ref 丙 --from 2022-09-26",
            "第6项 留言答复：丙 已起算，2022年10月8日到期",
            "- {ref: 丙, from: 2022-09-26}",
            id="case",
        ),
        pytest.param(
            "case 6 留言答复 --ref 甲 --done 2022-09-26",
            "第6项 留言答复：甲 已办结（按时，2022年9月26日）",
            "- {ref: 甲, from: 2022-09-20, done: 2022-09-26}",
            id="case closed",
        ),
        pytest.param(
            "case 6 留言答复 --ref 丙 --from 2022-09-05 --done 2022-09-14",
            "第6项 留言答复：丙 已办结（超期1个工作日，2022年9月14日）",
            "- {ref: 丙, from: 2022-09-05, done: 2022-09-14}",
            id="case of the past",
        ),
    ],
)
def test_what_is_recorded(
    run: Typist, office: Office, command: str, said: str, written: str
) -> None:
    root = office(TASKS, UNITS)
    assert run(root, command) == (0, f"{said}\n", "")
    new = tasks(root)
    lines = [line.strip() for line in set(new.splitlines()) - set(TASKS.splitlines())]
    assert any(written.removeprefix("- ") in line for line in lines)
    assert 1 <= len(lines) <= 2  # a first entry brings its key
    assert run(root, "validate --strict")[0] == 0


def test_several_at_once(run: Typist, office: Office) -> None:
    root = office(TASKS, UNITS)
    assert run(root, "done 3 1 7 --date 2022-03-31 --evidence 甲") == (
        0,
        "第3项 已完成（一季度按时，2022年3月31日）\n"
        "第1项 已完成（提前，2022年3月31日）\n"
        "第7项 已完成（逾期16天，2022年3月31日）\n",
        "",
    )
    assert run(root, "done 3 --date 2022-03-31 --evidence 乙 --again") == (
        0,
        "第3项 已完成（二季度提前，2022年3月31日）\n",
        "",
    )


def test_the_day_is_today(run: Typist, office: Office) -> None:
    root = office(TASKS, UNITS)
    assert run(root, "log 2 --note 丙")[0] == 0
    written = tasks(root)
    days = [date.today() - timedelta(days=k) for k in (0, 1)]  # midnight may pass meanwhile
    assert any(f"{{date: {day}, status: 推进中, note: 丙}}" in written for day in days)


TEXTS = [
    pytest.param(["-甲: #乙", "*&!%@`", "yes", "12"], id="signs of YAML"),
    pytest.param(["它说“甲”, '乙' \"丙\"", "{甲}", "[乙]", "C:\\丁"], id="quotes and brackets"),
    pytest.param(["甲\r\n乙\r丙\n丁", "\t戊\t己", "  庚 😀 "], id="line ends and space"),
]


@pytest.mark.parametrize("texts", TEXTS)
def test_every_text_comes_back(run: Typist, office: Office, texts: list[str]) -> None:
    root = office(TASKS, UNITS)
    arguments = [f"--evidence={text}" for text in texts]
    for text in texts:
        day = ["--date", "2022-08-01"]
        assert run(root, ["log", "1", "--note", text, *arguments, *day])[0] == 0
        shown = run(root, "show 1 --as-of 2022-08-01")[1]
        for line in text.split():
            assert line in shown
    assert run(root, "validate")[0] == 0


@pytest.mark.parametrize(
    ("command", "codes", "said"),
    [
        pytest.param(
            "done 1 --date 2022-09-20",
            ["no-evidence"],
            "第1项 已完成（按时，2022年9月20日）",
            id="not proved",
        ),
        pytest.param(
            "done 4 --count 3 --date 2022-09-20 --evidence 甲",
            ["done-too-early"],
            "第4项 已完成（提前，累计3/3篇，2022年9月20日）",
            id="before the window opens",
        ),
        pytest.param(
            "done 4 --count 4 --date 2022-10-20 --evidence 甲",
            ["over-target"],
            "第4项 已完成（按时，累计4/3篇，2022年10月20日）",
            id="over the target",
        ),
        pytest.param(
            "log 9 --date 2022-09-20 --note 丙",
            ["after-close"],
            "第9项 推进中（2022年9月20日）",
            id="after the close",
        ),
        pytest.param(
            "done 9 --date 2022-09-20 --evidence 甲",
            ["after-close"],
            "第9项 已完成（此前已办结，2022年9月20日）",
            id="done twice",
        ),
        pytest.param(
            "done 2 --date 2022-06-20 --evidence 甲",
            ["standing-done"],
            "第2项 已完成（全年任务，12月登记的才算办结，2022年6月20日）",
            id="the whole year in June",
        ),
        pytest.param(
            "log 1 --date 2050-09-20 --note 丙",
            ["future-date"],
            "第1项 推进中（2050年9月20日）",
            id="in the future",
        ),
        pytest.param(
            "log 1 --date 2021-09-20 --note 丙",
            ["early-date"],
            "第1项 推进中（2021年9月20日）",
            id="before the year",
        ),
        pytest.param(
            "log 9 --date 2022-08-10 --note 丙",
            ["after-close", "unsorted-progress"],
            "第9项 推进中（2022年8月10日）",
            id="out of order",
        ),
        pytest.param(
            "adjust 1 --deadline 11月前 --reason 甲 --approved-by 乙 --date 2022-09-01",
            ["ambiguous-deadline"],
            "第1项 时限由“9月底前”调整为“11月前”（2022年11月30日到期）",
            id="an ambiguous deadline",
        ),
        pytest.param(
            "adjust 1 --deadline 10月底前 --reason 甲 --approved-by 乙 --date 2022-10-01",
            ["late-change"],
            "第1项 时限由“9月底前”调整为“10月底前”（2022年10月31日到期）",
            id="adjusted too late",
        ),
    ],
)
def test_a_doubt_is_said(
    run: Typist, office: Office, command: str, codes: list[str], said: str
) -> None:
    root = office(TASKS, UNITS)
    code, out, err = run(root, command)
    assert (code, out) == (0, f"{said}\n")
    assert sorted(re.findall(r" \[([a-z-]+)\]$", err, re.MULTILINE)) == codes


def test_an_old_doubt_is_not_said_again_and_a_new_one_of_its_kind_is(
    run: Typist, office: Office
) -> None:
    root = office(TASKS, UNITS)
    assert run(root, "done 1 --date 2022-09-20")[2].count("[no-evidence]") == 1
    assert run(root, "log 2 --date 2022-09-20 --note 丙")[2] == ""
    assert run(root, "done 3 --date 2022-09-20")[2].count("[no-evidence]") == 1


def test_an_old_doubt_on_the_very_line_is_not_said_again(run: Typist, office: Office) -> None:
    """A task in braces stands on one line, which every entry changes."""
    root = office(TASKS.replace("deadline: 9月底前", "deadline: 11月前", 1), UNITS)
    assert "[ambiguous-deadline]" in run(root, "validate")[1]
    assert run(root, "log 1 --date 2022-09-20 --note 丙")[2] == ""
