"""What documents tell of the work: who did what, what came of it, what stands in the way, and what
was changed or set aside, each in its place.
"""

from datetime import date

import pytest

from gongkai import period
from gongkai.documents.report import ReportFacts, render_report, report_facts
from gongkai.documents.week import week_facts
from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Collective,
    Entry,
    Plan,
    Register,
    Status,
    Target,
    Task,
    Unit,
)
from gongkai.period import Period

UNITS = (Unit("办公室"), Unit("预算科"), Unit("绩效科"))
COLLECTIVES = (Collective("各科室", "all"),)
PLAN = Plan("要点", 2022, "某局", "某财〔2022〕1号", date(2022, 4, 12))
SEPTEMBER = period.month(2022, 9)
YEAR = period.full_year(2022)


def task(deadline: str, *progress: Entry, units: tuple[str, ...] = ("办公室",)) -> Task:
    return Task(1, "甲", "乙。", units, deadline, progress=progress)


def entry(month: int, day: int, note: str, status: Status = Status.DONE, unit: str = "") -> Entry:
    return Entry(date(2022, month, day), status, note, ("某号",), unit or None)


def going(month: int, day: int, note: str, unit: str = "") -> Entry:
    return entry(month, day, note, Status.IN_PROGRESS, unit)._replace(evidence=())


def facts_of(one: Task, span: Period = SEPTEMBER) -> ReportFacts:
    return report_facts(Register(PLAN, (one,), UNITS, COLLECTIVES), span, span.last)


def cell(one: Task, span: Period = SEPTEMBER) -> str:
    return facts_of(one, span).rows[0].progress


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        pytest.param(3, "《要点》", id="the month before it is issued"),
        pytest.param(4, "《要点》（某财〔2022〕1号）", id="the month in which it is"),
    ],
)
def test_a_plan_has_no_number_before_it_is_issued(number: int, cited: str) -> None:
    facts = facts_of(task("全年"), period.month(2022, number))
    assert facts.plan.cited == cited
    assert ("某财" in render_report(facts)) == ("某财" in cited)


@pytest.mark.parametrize(
    ("entries", "by", "told"),
    [
        pytest.param(
            (entry(9, 5, "发布解读1篇。"),), "办公室", "9月5日发布解读1篇。", id="the lead's"
        ),
        pytest.param(
            (entry(9, 5, "发布解读1篇。", unit="预算科"),),
            "预算科",
            "9月5日发布解读1篇。",
            id="another unit's",
        ),
        pytest.param(
            (entry(9, 5, "发布解读1篇。", unit="预算科"), entry(9, 6, "发布图解1篇。")),
            "",
            "9月5日发布解读1篇（预算科）。9月6日发布图解1篇（办公室）。",
            id="two units'",
        ),
        pytest.param((going(9, 5, "方案报批。"),), "办公室", "方案报批。", id="no day of a report"),
        pytest.param(
            (entry(9, 6, "向局长办公会汇报（9月2日）。"),),
            "办公室",
            "向局长办公会汇报（9月2日）。",
            id="a day of its own",
        ),
        pytest.param(
            (entry(9, 6, "年内向局长办公会汇报1次。"),),
            "办公室",
            "年内向局长办公会汇报1次。",
            id="年内",
        ),
    ],
)
def test_who_did_what(entries: tuple[Entry, ...], by: str, told: str) -> None:
    ((progress,),) = (section.progress for section in facts_of(task("9月底前", *entries)).sections)
    assert (progress.by, progress.told) == (by, told)


@pytest.mark.parametrize(
    ("deadline", "entries", "span", "words"),
    [
        pytest.param(
            "9月底前",
            (entry(8, 9, "认定126件。"), going(9, 9, "补充归档清单。")),
            SEPTEMBER,
            "提前完成。8月9日认定126件（佐证：某号）。",
            id="what settled it, not what came later",
        ),
        pytest.param(
            "9月底前",
            (going(8, 9, "认定60件。"), entry(9, 9, "认定126件。")),
            YEAR,
            "已完成。9月9日认定126件（佐证：某号）。",
            id="not what led to it",
        ),
        pytest.param(
            "全年",
            (entry(6, 9, "巡查平台。"), entry(11, 9, "再次巡查。"), going(12, 1, "备案46件。")),
            YEAR,
            "已完成。6月9日巡查平台（佐证：某号）。11月9日再次巡查（佐证：某号）。备案46件。",
            id="a year tells all results, and what goes on",
        ),
        pytest.param(
            "全年",
            (going(6, 9, "备案20件。"), going(9, 9, "备案41件。")),
            SEPTEMBER,
            "持续推进。备案41件。",
            id="the last word of what goes on",
        ),
        pytest.param("全年", (), SEPTEMBER, "尚无进展。", id="nothing yet"),
        pytest.param(
            "8月底前", (), SEPTEMBER, "未完成。已逾期30天。尚无进展。", id="late, and nothing yet"
        ),
        pytest.param(
            "12月底前",
            (entry(9, 9, "", Status.SUSPENDED),),
            SEPTEMBER,
            "暂缓。原因：＿＿＿＿＿＿＿＿。",
            id="a reason that nobody recorded",
        ),
    ],
)
def test_a_cell_adds_up(
    deadline: str, entries: tuple[Entry, ...], span: Period, words: str
) -> None:
    assert cell(task(deadline, *entries), span) == words


def test_results_that_reach_a_target_are_all_told() -> None:
    twice = task("9月底前", entry(5, 9, "发布1篇。"), entry(9, 9, "再发布1篇。"))
    assert cell(twice._replace(target=Target(2, "篇"))) == (
        "已完成。目标2篇，已完成2篇。5月9日发布1篇（佐证：某号）。9月9日再发布1篇（佐证：某号）。"
    )


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        pytest.param(
            (going(7, 1, "1—6月备案23件。"), going(9, 9, "1—9月备案41件。")),
            "1—9月备案41件。",
            id="a later sum takes the place of an earlier one",
        ),
        pytest.param(
            (going(7, 1, "1—6月备案23件。", "预算科"), going(9, 9, "1—9月备案9件。", "绩效科")),
            "1—6月备案23件（预算科）。1—9月备案9件（绩效科）。",
            id="not another unit's",
        ),
        pytest.param(
            (going(7, 1, "发布2篇。"), going(9, 9, "1—9月发布5篇。")),
            "发布2篇。1—9月发布5篇。",
            id="not what happened",
        ),
    ],
)
def test_sums_are_told_once(entries: tuple[Entry, ...], told: str) -> None:
    facts = facts_of(task("全年", *entries), period.quarter(2022, 3))
    ((progress,),) = (section.progress for section in facts.sections)
    assert (progress.told, len(progress.entries)) == (told, 2)


def test_a_sum_stands_for_its_own_unit_however_many_others_sum_up() -> None:
    entries = (
        going(7, 1, "1—6月备案23件。", "预算科"),
        going(7, 2, "1—6月备案9件。", "绩效科"),
        going(9, 9, "1—9月备案41件。", "预算科"),
    )
    facts = facts_of(task("全年", *entries), period.quarter(2022, 3))
    ((progress,),) = (section.progress for section in facts.sections)
    assert progress.told == "1—6月备案9件（绩效科）。1—9月备案41件（预算科）。"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        pytest.param("全年", "已完成。年报按时发布（佐证：某号）。", id="the day of closing a row"),
        pytest.param(
            "12月底前", "已完成。12月20日年报按时发布（佐证：某号）。", id="the day of the work"
        ),
    ],
)
def test_a_day_is_told_where_it_is_that_of_the_work(deadline: str, words: str) -> None:
    assert cell(task(deadline, entry(12, 20, "年报按时发布。")), YEAR) == words


def test_who_has_not_done_its_part_is_named() -> None:
    each = task(
        "9月20日前", entry(9, 6, "宣讲1场。", unit="预算科"), units=("预算科", "绩效科")
    )._replace(each=True)
    facts = facts_of(each)
    assert [(matter.lead, matter.owing) for matter in facts.overdue] == [
        ("预算科、绩效科", "绩效科")
    ]
    text = render_report(facts)
    assert "第1项“甲”，由绩效科办理，时限9月20日（星期二），逾期10天。尚无进展。" in text
    assert "请逾期任务责任科室（绩效科）于" in text
    whole = Register(PLAN, (each,), UNITS, COLLECTIVES)
    (late, *_) = week_facts(whole, SEPTEMBER.last).groups
    assert [line.unit for line in late.lines] == ["绩效科"]
    assert facts.rows[0].progress.endswith(
        "1/2个科室已完成，绩效科尚未完成。已逾期10天。预算科：9月6日宣讲1场（佐证：某号）。"
    )


def test_what_several_must_do_is_announced_to_all_of_them() -> None:
    each = task("10月20日前", units=("预算科", "绩效科"))._replace(each=True)
    text = render_report(facts_of(each))
    assert "第1项“甲”，预算科、绩效科，10月20日（星期四）到期。" in text


def test_who_did_its_part_late_is_named() -> None:
    entries = (entry(9, 6, "宣讲1场。", unit="预算科"), entry(9, 26, "宣讲1场。", unit="绩效科"))
    each = task("9月20日前", *entries, units=("预算科", "绩效科"))._replace(each=True)
    assert (
        "第1项“甲”，由绩效科办理，时限9月20日（星期二），9月26日完成，逾期6天。"
        in render_report(facts_of(each))
    )


def test_a_units_page_tells_its_own_part() -> None:
    units = ("预算科", "绩效科")
    each = task("9月20日前", entry(9, 6, "宣讲1场。", unit="预算科"), units=units)
    silent = task("全年", units=("办公室", "绩效科"))._replace(id=2)
    whole = Register(PLAN, (each._replace(each=True), silent), UNITS, COLLECTIVES)
    facts = report_facts(whole, SEPTEMBER, SEPTEMBER.last, "绩效科")
    assert [(matter.owing, matter.latest) for matter in facts.overdue] == [("绩效科", "")]
    assert facts.rows[0].progress == "未完成。已逾期10天。尚无进展。"
    assert (facts.reported, facts.problems.still) == (0, ())


def test_months_of_a_cut_off_say_their_days() -> None:
    cut = Register(PLAN._replace(cutoff=25), (task("10月20日前"),), UNITS, COLLECTIVES)
    month = period.month(2022, 9, 25)
    (october,) = report_facts(cut, month, month.last).ahead
    assert october.name == "10月份（9月26日至10月25日）"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        pytest.param(Status.SUSPENDED, "暂缓。场地修缮（依据：某号）。", id="rests"),
        pytest.param(Status.CANCELLED, "取消。场地修缮（依据：某号）。", id="cancelled"),
        pytest.param(Status.NOT_OCCURRED, "未发生。场地修缮（依据：某号）。", id="did not occur"),
        pytest.param(Status.CARRIED, "结转下年。场地修缮（依据：某号）。", id="carried over"),
    ],
)
@pytest.mark.parametrize("span", [SEPTEMBER, period.quarter(2022, 3), YEAR])
def test_what_is_set_aside_is_no_progress(span: Period, status: Status, words: str) -> None:
    facts = facts_of(task("12月底前", entry(9, 9, "场地修缮。", status)), span)
    assert facts.reported == 0
    text = render_report(facts)
    assert f"、任务调整情况\n\n第1项“甲”（办公室）：{words}" in text.replace("（一）", "、")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        pytest.param("会议纪要〔2022〕9号", False, id="known"),
        pytest.param("", True, id="not recorded"),
    ],
)
def test_a_basis_is_asked_for(document: str, said: bool) -> None:
    rests = entry(9, 9, "场地修缮。", Status.SUSPENDED)._replace(
        evidence=(document,) if document else ()
    )
    text = render_report(facts_of(task("12月底前", rests)))
    assert ("依据：＿＿＿＿＿＿＿＿。" in text) is said


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        pytest.param(
            "9月20日前", "其中经批准延期1项（第1项），按批准后的时限统计。", id="due by now"
        ),
        pytest.param("11月底前", "另有经批准延期、时限未到的1项（第1项）。", id="not due yet"),
    ],
)
def test_an_extension_is_counted_where_it_stands(deadline: str, words: str) -> None:
    change = Adjustment(date(2022, 7, 5), deadline, "某事", "某会")
    facts = facts_of(task("8月底前", going(9, 1, "拟稿。"))._replace(adjustments=(change,)))
    assert words in render_report(facts)


def test_a_recorded_problem_takes_the_place_of_the_blank() -> None:
    known = going(9, 5, "修改中。")._replace(problem="意见较多", next="10月15日前公开")
    late = task("8月底前", known)
    month, quarter, year = (
        render_report(facts_of(late, span)) for span in (SEPTEMBER, period.quarter(2022, 3), YEAR)
    )
    assert "原因：意见较多。下步措施：10月15日前公开。" in month
    assert "逾期30天，尚未完成。原因：意见较多。" in quarter
    assert "办结一项、销号一项。第1项：10月15日前公开。" in quarter
    assert "修改中。存在问题：意见较多。下步措施：10月15日前公开。\n" in year
    assert "原因：＿" not in month + quarter + year
    assert facts_of(late).rows[0].progress == (
        "未完成。已逾期30天。修改中。存在问题：意见较多。下步措施：10月15日前公开。"
    )


def answered(since: date, done: date | None) -> Task:
    clock = Clock("答复", "5个工作日", "收到", (Case("留言1", since, done),))
    return task("全年", going(9, 1, "答复。"))._replace(clocks=(clock,))


@pytest.mark.parametrize(
    ("since", "done", "words"),
    [
        pytest.param(
            date(2022, 9, 1), date(2022, 9, 13), "9月13日办结，超期2个工作日。", id="closed late"
        ),
        pytest.param(
            date(2022, 9, 20), None, "超期3个工作日，尚未办结。", id="open beyond its limit"
        ),
    ],
)
@pytest.mark.parametrize("span", [SEPTEMBER, period.quarter(2022, 3)])
def test_late_cases_are_problems(span: Period, since: date, done: date | None, words: str) -> None:
    text = render_report(facts_of(answered(since, done), span))
    assert f"第1项“甲”（答复：留言1），由办公室承办，时限{'9月8日' if done else '9月27日'}" in text
    assert words in text


def test_what_was_late_before_the_period_is_not_its_problem() -> None:
    facts = facts_of(answered(date(2022, 8, 1), date(2022, 8, 30)))
    assert (facts.cases.closed_late, facts.cases.answered_late) == ((), 1)


def test_cases_of_the_next_month_are_ahead() -> None:
    (october,) = facts_of(answered(date(2022, 9, 28), None)).ahead
    assert [(matter.label, matter.when) for matter in october.matters] == [
        ("答复：留言1", "10月10日（星期一）")
    ]
