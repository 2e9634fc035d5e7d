"""Counts, shares and rates: what is in the numerator, what in the denominator, and sums."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.agenda import Judged, State, agenda
from gongkai.figures import (
    GROUPS,
    Figures,
    due_between,
    figures,
    lamp,
    newly_done,
    quota_of,
    reply_rate,
    unit_figures,
)
from gongkai.model import (
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
from gongkai.rates import Rate, shares
from gongkai.roster import Roster
from tests.papers import register

JULY = date(2022, 7, 10)
UNITS = (Unit("办公室"), Unit("预算科"), Unit("绩效科"))
COLLECTIVES = (Collective("各科室", "all"), Collective("相关科室", "unspecified"))


def done(month: int, day: int) -> Entry:
    return Entry(date(2022, month, day), Status.DONE, "完成", ("某文",))


def noted(month: int, day: int, status: Status = Status.IN_PROGRESS) -> Entry:
    return Entry(date(2022, month, day), status, "推进")


def task(
    number: int,
    deadline: str,
    *progress: Entry,
    units: tuple[str, ...] = ("办公室",),
    encouraged: bool = False,
    target: Target | None = None,
    clocks: tuple[Clock, ...] = (),
) -> Task:
    return Task(
        number, "甲", "乙", units, deadline,
        progress=progress, encouraged=encouraged, target=target, clocks=clocks,
    )  # fmt: skip


def office(*tasks: Task) -> Register:
    return Register(Plan("要点", 2022, issued=date(2022, 1, 5)), tasks, UNITS, COLLECTIVES)


def figures_of(*tasks: Task, as_of: date = JULY) -> Figures:
    return figures(agenda(office(*tasks), as_of))


def judged(one: Task, as_of: date = JULY) -> Judged:
    return figures_of(one, as_of=as_of).tasks[0]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([1], ["100.0"], id="one"),
        pytest.param([1, 1, 1], ["33.3", "33.3", "33.3"], id="thirds: nobody can take the rest"),
        pytest.param([0, 33, 1, 2, 3, 1], ["0.0", "82.5", "2.5", "5.0", "7.5", "2.5"], id="exact"),
        pytest.param([30, 7, 1, 1, 1], ["75.0", "17.5", "2.5", "2.5", "2.5"], id="halves"),
        pytest.param([162, 17, 10, 24, 9], ["72.9", "7.7", "4.5", "10.8", "4.1"],
                     id="the largest takes the rest"),
        pytest.param([4, 4, 3, 3], ["28.6", "28.6", "21.4", "21.4"], id="nothing is left"),
        pytest.param([3, 3, 3, 1, 2, 1, 1], ["21.4", "21.4", "21.4", "7.1", "14.3", "7.1", "7.1"],
                     id="equals stay equal"),
        pytest.param([0, 0], ["0.0", "0.0"], id="nothing to divide"),
    ],
)  # fmt: skip
def test_shares(counts: list[int], expected: list[str]) -> None:
    assert shares(counts) == expected


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=20).filter(any))
@example([3, 3, 3, 1, 2, 1, 1])
def test_equal_counts_have_equal_shares(counts: list[int]) -> None:
    shown = shares(counts)
    assert all(len({s for s, c in zip(shown, counts, strict=True) if c == n}) == 1 for n in counts)
    tenths = [int(share.replace(".", "")) for share in shown]
    is_even = counts.count(max(counts)) == 1
    assert sum(tenths) == 1000 or (not is_even and abs(sum(tenths) - 1000) <= len(counts) // 2)
    exact = [count * 1000 / sum(counts) for count in counts]
    small = [k for k, count in enumerate(counts) if count < max(counts)]
    assert all(abs(tenths[k] - exact[k]) <= 0.5 for k in small)


@pytest.mark.parametrize(
    ("rate", "percent"),
    [
        pytest.param(Rate(1, 3), "33.3%", id="a third"),
        pytest.param(Rate(2, 3), "66.7%", id="rounded up"),
        pytest.param(Rate(1, 16), "6.3%", id="half is rounded up"),
        pytest.param(Rate(0, 5), "0.0%", id="none of some"),
        pytest.param(Rate(5, 5), "100.0%", id="all"),
        pytest.param(Rate(0, 0), "—", id="none of none"),
    ],
)
def test_rates(rate: Rate, percent: str) -> None:
    assert rate.percent == percent


def test_every_state_is_in_one_group() -> None:
    grouped = [state for group in GROUPS for state in group.states]
    assert sorted(grouped, key=lambda s: s.key) == sorted(State, key=lambda s: s.key)


def test_the_groups_are_those_of_the_documents() -> None:
    assert [(group.key, group.word, group.always) for group in GROUPS] == [
        ("done", "已完成", True),
        ("in_progress", "推进中", False),
        ("standing", "全年持续", False),
        ("due_soon", "临期", False),
        ("overdue", "逾期", True),
        ("not_started", "未启动", False),
        ("upcoming", "未到时限", False),
        ("awaiting_event", "待定（缺起算日）", False),
        ("unscheduled", "未定时限", False),
        ("unconcluded", "年度未办结", False),
        ("carried_over", "结转下年", False),
        ("not_applicable", "未发生", False),
        ("suspended", "暂缓", False),
        ("cancelled", "取消", False),
    ]


@pytest.mark.parametrize(
    ("one", "as_of", "key", "word"),
    [
        pytest.param(task(1, "9月底前", noted(7, 1)), JULY, "in_progress", "推进中", id="begun"),
        pytest.param(task(1, "及时"), JULY, "unscheduled", "未定时限", id="no day"),
        pytest.param(
            task(1, "9月底前", noted(6, 1, Status.CANCELLED)), JULY, "cancelled", "取消", id="off"
        ),
    ],
)
def test_a_task_is_counted_under_its_own_word(one: Task, as_of: date, key: str, word: str) -> None:
    found = figures_of(one, as_of=as_of)
    (tally,) = [tally for tally in found.tallies if tally.tasks]
    ((state, count),) = tally.parts
    assert (tally.group.key, tally.group.word, tally.share) == (key, word, "100.0")
    assert (state.key, state.word, count) == (key, word, 1)


def test_tasks_are_counted_by_state() -> None:
    found = figures_of(task(1, "6月底前"), task(2, "6月底前"), task(3, "全年"), task(4, "及时"))
    assert found.count(State.OVERDUE) == 2
    assert found.count(State.OVERDUE, State.STANDING) == 3
    assert found.count(State.DONE_LATE) == 0


def test_done_and_overdue_are_said_also_when_there_are_none() -> None:
    found = figures_of(task(1, "全年"))
    said = [(tally.group.key, tally.tasks, tally.share) for tally in found.tallies]
    assert said == [("done", 0, "0.0"), ("standing", 1, "100.0"), ("overdue", 0, "0.0")]


RATES = [
    pytest.param([task(1, "6月底前", done(6, 30))], (1, 1), (1, 1), id="on the day is in time"),
    pytest.param([task(1, "6月底前", done(7, 1))], (0, 1), (1, 1), id="a day late"),
    pytest.param([task(1, "6月底前")], (0, 1), (0, 1), id="not done"),
    pytest.param([task(1, "9月底前", done(7, 1))], (0, 0), (0, 0), id="early and not yet due"),
    pytest.param([task(1, "全年", noted(6, 1))], (0, 0), (0, 0), id="year-round"),
    pytest.param([task(1, "6月底前", encouraged=True)], (0, 0), (0, 0), id="encouraged"),
    pytest.param(
        [task(1, "6月底前", noted(6, 1, Status.NOT_OCCURRED))], (0, 0), (0, 0), id="did not occur"
    ),
    pytest.param(
        [task(1, "每季度末月20日前", done(3, 18), done(6, 22))],
        (0, 1),
        (1, 1),
        id="once late of two",
    ),
    pytest.param(
        [task(1, "每季度末月20日前", done(3, 18), done(6, 20))], (1, 1), (1, 1), id="twice in time"
    ),
]


@pytest.mark.parametrize(("tasks", "punctuality", "settlement"), RATES)
def test_what_counts_as_due(
    tasks: list[Task], punctuality: tuple[int, int], settlement: tuple[int, int]
) -> None:
    found = figures_of(*tasks)
    assert (found.punctuality, found.settlement) == (punctuality, settlement)


def test_completion_leaves_out_what_did_not_occur() -> None:
    found = figures_of(
        task(1, "6月底前", done(6, 1)),
        task(2, "9月底前"),
        task(3, "9月底前", noted(6, 1, Status.NOT_OCCURRED)),
        task(4, "9月底前", noted(6, 1, Status.CANCELLED)),
    )
    assert found.completion == (1, 2)


def test_cases_are_counted_when_they_had_to_be_answered() -> None:
    cases = (
        Case("按时", date(2022, 6, 1), date(2022, 6, 8)),
        Case("超期", date(2022, 6, 1), date(2022, 6, 10)),
        Case("超期未答", date(2022, 6, 20)),
        Case("未到期", date(2022, 7, 8)),
        Case("早答", date(2022, 7, 7), date(2022, 7, 8)),
    )
    clock = Clock("留言答复", "5个工作日", "收到留言", cases)
    row = task(1, "全年", clocks=(clock,))
    assert replies(row, JULY) == (2, 4)
    assert figures_of(row).tasks[0].state is State.STANDING


def replies(row: Task, as_of: date) -> Rate:
    items = agenda(office(row), as_of).items
    return reply_rate([item for item in items if item.is_case], as_of)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param(JULY, (0, 0), id="on its day it may still be answered"),
        pytest.param(date(2022, 7, 11), (0, 1), id="after it, it had to be"),
    ],
)
def test_an_open_case_is_expected_from_the_day_after(
    as_of: date, expected: tuple[int, int]
) -> None:
    clock = Clock("留言答复", "7日", "收到留言", (Case("甲", date(2022, 7, 3)),))
    assert replies(task(1, "全年", clocks=(clock,)), as_of) == expected


def test_due_between_takes_both_days_and_each_occurrence() -> None:
    tasks = (
        task(1, "9月底前"),
        task(2, "每季度末月20日前"),
        task(3, "9月1日前"),
        task(4, "10月1日前"),
        task(5, "9月底前", encouraged=True),
        task(6, "9月底前", noted(6, 1, Status.SUSPENDED)),
        task(7, "全年", target=Target(1, "次")),
    )
    now = agenda(office(*tasks), JULY)
    september = due_between(now, date(2022, 9, 1), date(2022, 9, 30))
    assert [item.task.id for item in september] == [3, 2, 1]
    december = due_between(now, date(2022, 12, 1), date(2022, 12, 31))
    assert [(item.task.id, item.obligation) for item in december] == [
        (2, "deadline"),
        (7, "target"),
    ]
    assert all(item.state.is_open for item in december)


def test_newly_done_compares_two_days() -> None:
    tasks = (task(1, "9月底前", done(6, 30)), task(2, "9月底前", done(7, 1)), task(3, "9月底前"))
    before = figures_of(*tasks, as_of=date(2022, 6, 30))
    now = figures_of(*tasks)
    assert [each.task.id for each in newly_done(before.tasks, now.tasks)] == [2]
    assert [each.task.id for each in newly_done((), now.tasks)] == [1, 2]


def test_quotas_count_what_is_reached() -> None:
    tasks = (
        task(1, "全年", done(3, 1), noted(4, 1), target=Target(2, "次")),
        task(2, "9月底前", done(3, 1)._replace(quantity=3), target=Target(3, "篇")),
        task(3, "全年"),
    )
    found = [quota_of(each) for each in figures_of(*tasks).tasks]
    assert [quota and (quota.reached, quota.is_met, quota.is_year_round) for quota in found] == [
        (1, False, True),
        (3, True, False),
        None,
    ]


@pytest.mark.parametrize(
    ("units", "assigned", "expected"),
    [
        pytest.param(("办公室", "预算科"), (), ("办公室",), id="the first"),
        pytest.param(("各科室",), (), ("办公室", "预算科", "绩效科"), id="each"),
        pytest.param(("相关科室",), (), (), id="nobody named"),
        pytest.param(("相关科室",), ("绩效科",), ("绩效科",), id="the named one"),
    ],
)
def test_who_leads(
    units: tuple[str, ...], assigned: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    one = Task(1, "甲", "乙", units, "全年", assigned=assigned)
    assert Roster(office(one), JULY).parties(one).leads == expected


def test_units_in_their_own_order_with_what_they_lead_and_support() -> None:
    tasks = (
        task(1, "6月底前", done(6, 1)),
        task(2, "6月底前", noted(7, 5), units=("预算科", "办公室")),
        task(3, "全年", noted(7, 6)._replace(unit="绩效科"), units=("各科室",)),
        task(4, "7月15日前", units=("办公室", "预算科")),
    )
    register_ = office(*tasks)
    now = agenda(register_, JULY)
    found = unit_figures(now, figures(now), date(2022, 7, 1), JULY)
    assert [tuple(each)[:11] for each in found] == [
        ("办公室", 3, 1, 1, 1, 0, 1, 0, 1, 0, 0),
        ("预算科", 2, 0, 1, 0, 1, 1, 0, 0, 1, 1),
        ("绩效科", 1, 0, 1, 0, 0, 0, 0, 0, 0, 1),
    ]


@pytest.mark.parametrize(
    ("one", "colour"),
    [
        pytest.param(task(1, "6月底前"), "红", id="late"),
        pytest.param(task(1, "7月15日前"), "黄", id="near"),
        pytest.param(task(1, "8月9日前"), "蓝", id="30 days ahead"),
        pytest.param(task(1, "8月10日前"), "绿", id="31 days ahead"),
        pytest.param(task(1, "6月底前", done(6, 1)), "绿", id="done"),
        pytest.param(task(1, "全年", noted(6, 1)), "绿", id="year-round, heard of last month"),
        pytest.param(task(1, "全年", noted(5, 31)), "黄", id="year-round, silent for two months"),
        pytest.param(task(1, "6月底前", encouraged=True), "—", id="encouraged"),
        pytest.param(task(1, "6月底前", noted(6, 1, Status.SUSPENDED)), "—", id="set aside"),
        pytest.param(task(1, "某事印发30日内"), "—", id="no date"),
        pytest.param(task(1, "及时"), "—", id="no day is set"),
        pytest.param(task(1, "9月底前", noted(6, 1, Status.CANCELLED)), "—", id="cancelled"),
        pytest.param(task(1, "9月底前", noted(6, 1, Status.NOT_OCCURRED)), "—", id="did not occur"),
    ],
)
def test_lamps(one: Task, colour: str) -> None:
    now = agenda(office(one), JULY)
    assert lamp(figures(now).tasks[0], now.register.plan, now.as_of) == colour


def test_year_round_tasks_are_red_only_at_the_year_s_end() -> None:
    one = task(1, "全年")
    for day, colour in ((date(2022, 12, 30), "黄"), (date(2022, 12, 31), "红")):
        assert lamp(judged(one, day), office(one).plan, day) == colour


@pytest.mark.parametrize(
    ("as_of", "colour"),
    [
        pytest.param(date(2022, 2, 28), "绿", id="the year began in the month before"),
        pytest.param(date(2022, 3, 1), "黄", id="two months without news"),
    ],
)
def test_a_plan_without_a_day_of_issue_counts_from_new_year(as_of: date, colour: str) -> None:
    now = agenda(Register(Plan("要点", 2022), (task(1, "全年"),), UNITS), as_of)
    assert lamp(figures(now).tasks[0], now.register.plan, now.as_of) == colour


@pytest.mark.parametrize(
    ("issued", "colour"),
    [
        pytest.param(date(2022, 6, 1), "绿", id="last month"),
        pytest.param(date(2022, 5, 31), "黄", id="two months ago"),
    ],
)
def test_a_plan_is_news_when_it_is_issued(issued: date, colour: str) -> None:
    now = agenda(Register(Plan("要点", 2022, issued=issued), (task(1, "全年"),), UNITS), JULY)
    assert lamp(figures(now).tasks[0], now.register.plan, now.as_of) == colour


def test_the_shipped_data() -> None:
    found = figures(agenda(register("plan"), date(2022, 10, 1)))
    counts = {tally.group.key: (tally.tasks, tally.share) for tally in found.tallies}
    assert counts == {
        "done": (0, "0.0"),
        "standing": (33, "82.5"),
        "overdue": (3, "7.5"),
        "not_started": (3, "7.5"),
        "awaiting_event": (1, "2.5"),
    }
