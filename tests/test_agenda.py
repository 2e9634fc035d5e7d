"""The states of obligations: a year walked day by day, the shipped plan, the boundary days."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from gongkai.agenda import Agenda, Item, State, agenda, task_state
from gongkai.figures import pressing
from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Entry,
    Pause,
    Plan,
    Register,
    Status,
    Target,
    Task,
)
from gongkai.register import opened
from gongkai.sentences import urgency
from gongkai.timing.phrases import read_deadline

TESTS = Path(__file__).parent
YEAR = TESTS / "year"

# 乙 starts on Monday 26 December: 27, 28, 29, 30 December and, after 元旦, 3 January.
Key = tuple[int, str, str]


def read(root: Path) -> Register:
    found = opened(root, date(2023, 1, 31))
    assert found.broken == ()
    assert found.register is not None
    return found.register


def keyed(now: Agenda) -> dict[Key, Item]:
    """Name each item; the stages and occurrences of a deadline by their number."""
    found: dict[Key, Item] = {}
    for task, items, _, _ in now.judged():
        stages = [item for item in items if item.obligation == "deadline"]
        for k, item in enumerate(stages, start=1):
            found[(task.id, "deadline", str(k) if len(stages) > 1 else "")] = item
        for item in items:
            if item.obligation != "deadline":
                found[(task.id, item.obligation, item.label or "")] = item
    return found


def expected_states() -> dict[Key, list[tuple[date, str]]]:
    """Return for each obligation the days from which it is in a state, worked out by hand."""
    changes: dict[Key, list[tuple[date, str]]] = defaultdict(list)
    for path in sorted(YEAR.glob("states*.tsv")):
        for row in csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t"):
            key = (int(row["task"]), row["obligation"], row["label"])
            changes[key].append((date.fromisoformat(row["from"]), row["state"]))
    return changes


def test_every_state_is_right_on_every_day_of_the_year() -> None:
    register = read(YEAR)
    changes = expected_states()
    wrong = []
    for n in range((date(2023, 1, 31) - date(2022, 1, 1)).days + 1):
        day = date(2022, 1, 1) + timedelta(days=n)
        states = {key: item.state.key for key, item in keyed(agenda(register, day)).items()}
        wanted = {
            key: [state for start, state in steps if start <= day][-1]
            for key, steps in changes.items()
            if steps[0][0] <= day
        }
        for key in states.keys() | wanted.keys():
            if states.get(key) != wanted.get(key):
                wrong.append((day.isoformat(), key, states.get(key), wanted.get(key)))
    assert wrong == []


@pytest.mark.parametrize(
    ("as_of", "overdue", "ahead"),
    [
        pytest.param("2022-03-31", {}, {19: 0}, id="the day itself is in time"),
        pytest.param("2022-05-23", {19: 53}, {}, id="the plan is issued after a deadline"),
        pytest.param("2022-09-01", {19: 154, 26: 1}, {2: 29}, id="a window has closed"),
        pytest.param("2022-09-30", {19: 183, 26: 30}, {2: 0}, id="due today"),
        pytest.param("2022-10-01", {2: 1, 19: 184, 26: 31}, {6: 30, 11: 30, 39: 30}, id="october"),
        pytest.param(
            "2022-11-01", {2: 32, 6: 1, 11: 1, 19: 215, 26: 62, 39: 1}, {}, id="all dates past"
        ),
        pytest.param(
            "2022-12-31",
            {2: 92, 6: 61, 11: 61, 19: 275, 26: 122, 39: 61},
            {23: 0, 36: 0},
            id="quotas of standing rows are due on the last day",
        ),
        pytest.param(
            "2023-01-01",
            {2: 93, 6: 62, 11: 62, 19: 276, 23: 1, 26: 123, 36: 1, 39: 62},
            {},
            id="quotas are late in the new year",
        ),
    ],
)
def test_the_shipped_plan_with_nothing_recorded(
    as_of: str, overdue: dict[int, int], ahead: dict[int, int]
) -> None:
    day = date.fromisoformat(as_of)
    now = agenda(read(TESTS.parent), day)
    items = pressing(now, day + timedelta(days=30))
    late = {i.task.id: -(i.days_left or 0) for i in items if i.state is State.OVERDUE}
    dated = {i.task.id: i.days_left for i in items if i.due and i.due >= day}
    awaiting = [i.task.id for i in items if i.state is State.AWAITING_EVENT]
    assert (late, dated, awaiting) == (overdue, ahead, [37])
    assert [i.due for i in items if i.due] == sorted(i.due for i in items if i.due)


@pytest.mark.parametrize(
    ("as_of", "standing", "unconcluded"),
    [
        pytest.param(date(2022, 12, 30), 33, 0, id="the day before the last"),
        pytest.param(date(2022, 12, 31), 0, 33, id="the year's last day"),
        pytest.param(date(2023, 1, 1), 0, 33, id="the day after"),
    ],
)
def test_standing_rows_are_judged_on_the_year_s_last_day(
    as_of: date, standing: int, unconcluded: int
) -> None:
    """So that a year's report of 31 December and one made in January say the same."""
    found = [item.state for item in agenda(read(TESTS.parent), as_of).items]
    assert found.count(State.STANDING) == standing
    assert found.count(State.UNCONCLUDED) == unconcluded


def row(deadline: str, *progress: Entry, target: Target | None = None) -> Task:
    return Task(1, "名称", "内容", ("办公室",), deadline, progress=progress, target=target)


def states(task: Task, as_of: date) -> list[State]:
    register = Register(Plan("要点", 2022), (task,))
    return [item.state for item in agenda(register, as_of).items]


@pytest.mark.parametrize(
    ("task", "as_of", "expected"),
    [
        pytest.param(
            row("全年", Entry(date(2022, 7, 1), Status.DONE)),
            date(2022, 12, 30),
            [State.STANDING],
            id="a standing row is not done in mid-year",
        ),
        pytest.param(
            row("全年", Entry(date(2022, 7, 1), Status.DONE)),
            date(2022, 12, 31),
            [State.DONE_ON_TIME],
            id="what was concluded in the year counts on its last day",
        ),
        pytest.param(
            row("全年", Entry(date(2022, 7, 1), Status.DONE), target=Target(1, "次")),
            date(2022, 7, 1),
            [State.DONE_ON_TIME, State.DONE_ON_TIME],
            id="a standing row with a target is done when it is reached and concluded",
        ),
        pytest.param(
            row(
                "全年",
                Entry(date(2022, 6, 1), Status.IN_PROGRESS, quantity=1),
                Entry(date(2022, 7, 1), Status.DONE, quantity=1),
                target=Target(2, "次"),
            ),
            date(2022, 6, 30),
            [State.STANDING, State.IN_PROGRESS],
            id="half of the target is not the target",
        ),
        pytest.param(
            row(
                "全年",
                Entry(date(2022, 6, 1), Status.IN_PROGRESS, quantity=2),
                target=Target(2, "次"),
            ),
            date(2022, 6, 30),
            [State.STANDING, State.DONE_ON_TIME],
            id="a target reached without a concluding entry leaves the row standing",
        ),
        pytest.param(
            row("全年", Entry(date(2022, 12, 20), Status.CARRIED, "明年继续")),
            date(2022, 12, 31),
            [State.CARRIED_OVER],
            id="carried over into the next year",
        ),
        pytest.param(
            row("全年", Entry(date(2022, 12, 20), Status.DONE)),
            date(2022, 12, 31),
            [State.DONE_ON_TIME],
            id="a standing row is concluded in December",
        ),
        pytest.param(
            row("10月底前", Entry(date(2022, 9, 30), Status.DONE)),
            date(2022, 10, 1),
            [State.DONE_EARLY],
            id="done before the month of the due date is early",
        ),
        pytest.param(
            row("10月底前", Entry(date(2022, 10, 1), Status.DONE)),
            date(2022, 10, 1),
            [State.DONE_ON_TIME],
            id="done in the month of the due date is on time",
        ),
        pytest.param(
            row("9月底前", Entry(date(2022, 9, 1), Status.IN_PROGRESS), target=Target(1, "次")),
            date(2022, 9, 2),
            [State.IN_PROGRESS],
            id="a note of preparations does not reach the target",
        ),
        pytest.param(
            row(
                "9月底前",
                Entry(date(2022, 9, 1), Status.IN_PROGRESS, quantity=2),
                Entry(date(2022, 9, 8), Status.DONE),
                target=Target(3, "篇"),
            ),
            date(2022, 9, 8),
            [State.DONE_ON_TIME],
            id="quantities add up",
        ),
    ],
)
def test_boundaries(task: Task, as_of: date, expected: list[State]) -> None:
    assert states(task, as_of) == expected


@pytest.mark.parametrize(
    ("entries", "as_of", "settled"),
    [
        pytest.param([(11, 30)], date(2022, 12, 1), None, id="November is too early"),
        pytest.param([(12, 1)], date(2022, 12, 1), date(2022, 12, 1), id="December concludes"),
        pytest.param(
            [(7, 1), (9, 1)], date(2022, 12, 31), date(2022, 9, 1), id="at the end the last counts"
        ),
    ],
)
def test_the_day_on_which_a_standing_row_is_concluded(
    entries: list[tuple[int, int]], as_of: date, settled: date | None
) -> None:
    done = [Entry(date(2022, month, day), Status.DONE) for month, day in entries]
    (item,) = agenda(Register(Plan("要点", 2022), (row("全年", *done),)), as_of).items
    assert item.settled == settled


def test_what_follows_a_stage_is_about_the_next() -> None:
    met = Entry(date(2022, 5, 20), Status.DONE)
    note = Entry(date(2022, 6, 1), Status.IN_PROGRESS, "已有方案")
    staged = "分别于5月29日、12月10日前"
    assert states(row(staged, met), date(2022, 6, 1))[1] is State.NOT_STARTED
    assert states(row(staged, met, note), date(2022, 6, 1))[1] is State.IN_PROGRESS


def test_a_target_falls_due_on_a_day_that_is_sure() -> None:
    register = Register(Plan("要点", 2031), (row("全年", target=Target(1, "次")),))
    _, target = agenda(register, date(2031, 6, 1)).items
    assert (target.due, target.estimated) == (date(2031, 12, 31), False)


KINDS_OF_STATE = {
    "is_done": {"done_early", "done_on_time", "done_late"},
    "is_on_time": {"done_early", "done_on_time"},
    "is_set_aside": {"suspended", "cancelled", "not_applicable", "carried_over"},
    "is_ahead": {"due_today", "due_soon", "in_progress", "not_started", "upcoming"},
}


def test_what_a_state_means_is_said_once() -> None:
    found = {
        kind: {state.key for state in State if getattr(state, kind)} for kind in KINDS_OF_STATE
    }
    assert found == KINDS_OF_STATE
    closed = KINDS_OF_STATE["is_done"] | KINDS_OF_STATE["is_set_aside"]
    assert {state.key for state in State if state.is_open} == {s.key for s in State} - closed


@pytest.mark.parametrize(
    ("deadline", "status", "as_of", "key", "word"),
    [
        pytest.param(
            "9月底前",
            Status.IN_PROGRESS,
            "2022-07-10",
            "in_progress",
            "推进中",
            id="on",
        ),
        pytest.param(
            "及时", Status.IN_PROGRESS, "2022-07-10", "unscheduled", "未定时限", id="no day"
        ),
        pytest.param(
            "全年", Status.IN_PROGRESS, "2023-01-01", "unconcluded", "年度未办结", id="over"
        ),
        pytest.param("9月底前", Status.CANCELLED, "2022-10-10", "cancelled", "取消", id="off"),
        pytest.param("9月底前", Status.SUSPENDED, "2022-10-10", "suspended", "暂缓", id="rests"),
        pytest.param(
            "9月底前", Status.NOT_OCCURRED, "2022-10-10", "not_applicable", "未发生", id="never"
        ),
    ],
)
def test_the_words_of_states_that_no_year_shows(
    deadline: str, status: Status, as_of: str, key: str, word: str
) -> None:
    task = row(deadline, Entry(date(2022, 7, 1), status, "乙"))
    (item,) = agenda(Register(Plan("要点", 2022), (task,)), date.fromisoformat(as_of)).items
    assert (item.state.key, item.state.word) == (key, word)


def test_what_is_later_than_the_day_does_not_exist_yet() -> None:
    task = Task(
        1,
        "名称",
        "内容",
        ("办公室",),
        "8月",
        progress=(Entry(date(2022, 10, 8), Status.DONE),),
        adjustments=(Adjustment(date(2022, 9, 5), "10月底前", "场地", "局长办公会"),),
        clocks=(Clock("答复", "5个工作日", "收到", (Case("甲", date(2022, 9, 6)),)),),
    )
    assert states(task, date(2022, 9, 4)) == [State.OVERDUE]
    assert states(task, date(2022, 9, 5)) == [State.NOT_STARTED]
    assert states(task, date(2022, 9, 6)) == [State.NOT_STARTED, State.DUE_SOON]
    assert states(task, date(2022, 10, 8))[0] is State.DONE_ON_TIME


@pytest.mark.parametrize(
    ("within", "as_of", "words"),
    [
        pytest.param("20日", date(2022, 9, 24), "超期3天", id="a limit in days is 超期, too"),
        pytest.param("5个工作日", date(2022, 9, 13), "超期2个工作日", id="中秋节 is passed over"),
        pytest.param("5个工作日", date(2022, 9, 4), "还剩4个工作日", id="still to go"),
        pytest.param("2日", date(2022, 9, 2), "还剩1天", id="days to go"),
    ],
)
def test_a_case_says_how_late_it_is(within: str, as_of: date, words: str) -> None:
    case = Case("甲", date(2022, 9, 1))
    task = row("全年")._replace(clocks=(Clock("答复", within, "收到", (case,)),))
    item = agenda(Register(Plan("要点", 2022), (task,)), as_of).items[-1]
    assert urgency(item) == words


@pytest.mark.parametrize(
    ("as_of", "state", "days_left"),
    [
        pytest.param(date(2022, 9, 5), State.DUE_SOON, 3, id="it runs"),
        pytest.param(date(2022, 9, 7), State.IN_PROGRESS, 3, id="paused: not near, not late"),
        pytest.param(date(2022, 9, 30), State.IN_PROGRESS, 3, id="still paused"),
        pytest.param(date(2022, 10, 10), State.DUE_SOON, 1, id="goes on after the holiday"),
        pytest.param(date(2022, 10, 12), State.OVERDUE, -1, id="late"),
    ],
)
def test_a_paused_case_waits(as_of: date, state: State, days_left: int) -> None:
    """5个工作日 from 1 September: 2 and 5 September are counted, 9 October is the third."""
    pause = Pause(date(2022, 9, 6), date(2022, 10, 8), "征求第三方意见")
    case = Case("甲", date(2022, 9, 1), pauses=(pause,))
    task = row("全年")._replace(clocks=(Clock("答复", "5个工作日", "收到", (case,)),))
    item = agenda(Register(Plan("要点", 2022), (task,)), as_of).items[-1]
    assert (item.state, item.days_left) == (state, days_left)


def test_of_two_changes_on_a_day_the_later_written_counts() -> None:
    day = date(2022, 8, 20)
    first = Adjustment(day, "10月底前", "场地", "局长办公会")
    second = Adjustment(day, "11月底前", "场地", "局长办公会")
    task = row("8月")._replace(adjustments=(first, second))
    assert task.adjustment(day) is second
    assert task.adjustment(date(2022, 8, 19)) is None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([State.DONE_ON_TIME, State.OVERDUE], State.OVERDUE, id="the worst counts"),
        pytest.param([State.DONE_ON_TIME, State.UPCOMING], State.IN_PROGRESS, id="half done"),
        pytest.param([State.UPCOMING, State.UPCOMING], State.UPCOMING, id="nothing begun"),
        pytest.param([State.STANDING, State.DONE_ON_TIME], State.STANDING, id="quota met"),
        pytest.param([State.DONE_EARLY, State.DONE_LATE], State.DONE_LATE, id="one was late"),
    ],
)
def test_a_task_has_one_state(found: list[State], expected: State) -> None:
    task = row("全年")
    deadline = read_deadline("全年", 2022)
    items = [Item(task, "deadline", None, deadline, None, None, state, None) for state in found]
    assert task_state(items) is expected
