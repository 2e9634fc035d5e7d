"""The board: one file, figures that agree with the rest, links that show what they count."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from gongkai.agenda import State
from gongkai.boards.facts import BoardFacts, board_facts
from gongkai.boards.page import board_page, public_page
from gongkai.boards.public import public_facts
from gongkai.documents.view import view_of
from gongkai.figures import due_between, unit_figures
from gongkai.model import Case, Clock, Entry, Plan, Register, Status, Task, Unit
from tests.conftest import Office
from tests.pages import Page
from tests.papers import DAYS, OFFICES, register
from tests.recorded import TASKS, UNITS, Typist

SEPTEMBER = date(2022, 9, 30)
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>{{ plan }}{% x %}&amp;\u202e"
)
Make = Callable[[str, date], str]
each_office = pytest.mark.parametrize("office", OFFICES)
each_day = pytest.mark.parametrize("day", [*DAYS, date(2023, 1, 31)])


def internal(office: str, day: date) -> str:
    return board_page(board_facts(register(office), day))


def public(office: str, day: date) -> str:
    return public_page(public_facts(view_of(register(office), day)))


def said(facts: BoardFacts) -> str:
    return "，".join(phrase.text for phrase in facts.answer)


@pytest.mark.parametrize(
    ("office", "day", "expected"),
    [
        pytest.param(
            "demo", SEPTEMBER,
            "逾期2项（法规科1项、信息科1项），个案超期1件（服务科1件），当日到期1项，个案临期1件",
            id="demo",
        ),
        pytest.param(
            "demo", date(2022, 12, 31),
            "逾期6项（办公室2项、法规科2项、信息科3项、服务科2项，共同牵头的分别计），"
            "个案超期2件（服务科2件），年度未办结2项，当日到期1项",
            id="demo, the last day",
        ),
        pytest.param(
            "plan", SEPTEMBER, "逾期2项（办公室2项），当日到期1项，待定（缺起算日）1项", id="plan"
        ),
        pytest.param(
            "plan", date(2022, 3, 1), "无逾期任务，待定（缺起算日）1项", id="nothing late"
        ),
        pytest.param(
            "plan", date(2023, 1, 31),
            "逾期8项（办公室8项），年度未办结31项，待定（缺起算日）1项", id="year over",
        ),
    ],
)  # fmt: skip
def test_the_answer_comes_first(office: str, day: date, expected: str) -> None:
    facts = board_facts(register(office), day)
    assert said(facts) == expected
    assert [phrase.is_late for phrase in facts.answer] == sorted(
        (phrase.is_late for phrase in facts.answer), reverse=True
    )


def test_many_late_units_are_counted_not_named() -> None:
    names = tuple(f"{n}科" for n in "一二三四五")
    tasks = tuple(Task(k, "甲", "乙", (name,), "6月底前") for k, name in enumerate(names, 1))
    late = Register(Plan("要点", 2022), tasks, units=tuple(map(Unit, names)))
    assert said(board_facts(late, SEPTEMBER)) == "逾期5项（涉及5个科室）"


@each_office
@each_day
def test_a_number_that_is_a_link_shows_exactly_that_many_rows(office: str, day: date) -> None:
    facts = board_facts(register(office), day)
    page = Page(board_page(facts))
    counts = {"": facts.figures.total} | {f"state={each.key}": each.tasks for each in facts.shares}
    counts |= {f"month={each.month}": len(each.tasks) for each in facts.months}
    parts = [part for share in facts.shares for part in share.parts if part.word != share.word]
    counts |= {f"state=.{part.key}": part.tasks for part in parts}
    for place, unit in enumerate(facts.units):
        counts |= {f"unit=l{place}": unit.lead, f"unit=s{place}": unit.support}
    linked = page.attributes("data-set")
    assert set(linked) == {what for what, count in counts.items() if count}
    for what in linked:
        key, _, value = what.partition("=")
        shown = [row for row in page.rows() if not key or f" {value} " in row[f"data-{key}"]]
        assert len(shown) == counts[what], what


@each_office
@each_day
def test_its_figures_are_those_of_the_reports(office: str, day: date) -> None:
    facts = board_facts(register(office), day)
    view = view_of(register(office), day)
    assert sum(share.tasks for share in facts.shares) == facts.figures.total
    assert facts.figures == view.figures
    led = unit_figures(view.now, view.figures, facts.period.first, facts.period.last)
    assert set(facts.units) <= set(led)
    for each in facts.months:
        assert each.done + each.overdue + each.open == len(each.tasks)
    due = due_between(view.now, date(2022, 1, 1), date(2022, 12, 31))
    assert {number for each in facts.months for number in each.tasks} == {i.task.id for i in due}


@each_office
@each_day
def test_every_dated_task_has_a_line_and_the_rest_is_counted(office: str, day: date) -> None:
    found = board_facts(register(office), day).timeline
    tasks = view_of(register(office), day).tasks
    undrawn = sum(map(int, re.findall(r"(\d+)项", found.undrawn)))
    assert len(found.lines) + undrawn == len(tasks)
    for line in found.lines:
        places = [mark.at for mark in line.marks]
        assert all(0 < place < 100 for place in places)
        assert line.is_late is (line.urgency.startswith("逾期") and "天" in line.urgency)
    assert (found.now is None) is (day.year != 2022)


@each_office
@pytest.mark.parametrize("make", [internal, public])
def test_it_is_one_file_that_asks_for_nothing(
    office: str, make: Callable[[str, date], str]
) -> None:
    text = make(office, SEPTEMBER)
    page = Page(text)
    assert {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "base"} == set()
    assert page.attributes("src") == []
    assert all(not value.startswith("on") for _, attrs in page.tags for value in attrs)
    assert "url(" not in page.own["style"]
    assert "@import" not in page.own["style"]
    (policy,) = [a["content"] for _, a in page.tags if "http-equiv" in a]
    digest = b64encode(sha256(page.own["script"].encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; script-src 'sha256-{digest}';")
    assert len(page.own["script"].encode()) < 2000
    assert text == make(office, SEPTEMBER)


def test_old_browsers_can_run_it() -> None:
    """Offices have browsers of 2020 (Chromium 80) and older."""
    page = Page(internal("demo", SEPTEMBER))
    newer = re.compile(r"=>|`|\b(?:let|const|class|async)\b|\?\.|\?\?|\.\.\.")
    assert newer.findall(page.own["script"]) == []
    later = re.compile(
        r":has\(|:is\(|:where\(|\binset:|aspect-ratio|@container|color-mix|[; {]gap:"
    )
    assert later.findall(page.own["style"]) == []


@pytest.mark.parametrize(("office", "most"), [("demo", 60_000), ("plan", 80_000)])
def test_it_can_be_mailed(office: str, most: int) -> None:
    assert len(internal(office, SEPTEMBER).encode()) <= most


def test_identities_are_named_once_and_every_link_leads_somewhere() -> None:
    page = Page(internal("demo", SEPTEMBER))
    names = page.attributes("id")
    assert len(names) == len(set(names))
    inside = {link[1:] for link in page.attributes("href") if link.startswith("#")}
    assert inside <= set(names)


@pytest.mark.parametrize("is_public", [False, True])
def test_hostile_words_stay_words(is_public: bool) -> None:
    evidence = ("javascript:alert(1)", "https://example.com/a", f"https://x/{HOSTILE}", HOSTILE)
    entry = Entry(date(2022, 5, 9), Status.DONE, HOSTILE, evidence, HOSTILE, problem=HOSTILE)
    case = Case(HOSTILE, date(2022, 9, 20), unit=HOSTILE)
    task = Task(
        1, HOSTILE, HOSTILE, (HOSTILE,), "9月底前", section=HOSTILE, remark=HOSTILE,
        progress=(entry,), clocks=(Clock(HOSTILE, "5个工作日", HOSTILE, (case,)),),
    )  # fmt: skip
    plan = Plan(HOSTILE, 2022, issuer=HOSTILE, document=HOSTILE)
    hostile = Register(plan, (task,), units=(Unit(HOSTILE),))
    if is_public:
        text = public_page(public_facts(view_of(hostile, SEPTEMBER)))
    else:
        text = board_page(board_facts(hostile, SEPTEMBER))
    page = Page(text)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert {tag for tag, _ in page.tags} & {"img", "x"} == set()
    assert page.text.count("alert(1)") > 5
    links = [link for link in page.attributes("href") if not link.startswith("#")]
    assert links == ["https://example.com/a"]


def test_a_task_is_one_line_however_often_it_is_late() -> None:
    clock = Clock(
        "留言答复", "5个工作日", "收到留言", tuple(Case(ref, date(2022, 9, 1)) for ref in "甲乙丙")
    )
    monthly = Task(1, "甲", "乙", ("一科",), "每月10日前", clocks=(clock,))
    office = Register(Plan("要点", 2022), (monthly,), units=(Unit("一科"),))
    found = board_facts(office, SEPTEMBER).attention
    assert [(each.matter.urgency, each.also) for each in found] == [
        ("逾期263天", "另有8次逾期"), ("超期15个工作日", "另有2件超期"), ("还剩10天", ""),
    ]  # fmt: skip


def test_what_stands_in_the_way_is_beside_what_was_done() -> None:
    told = Entry(date(2022, 7, 4), Status.IN_PROGRESS, "完成初稿。", problem="缺人", next="借调1人")
    late = Task(1, "甲", "乙", ("一科",), "6月底前", progress=(told,))
    office = Register(Plan("要点", 2022), (late,), units=(Unit("一科"),))
    text = board_page(board_facts(office, SEPTEMBER))
    for words in ("存在问题：缺人", "下步措施：借调1人"):
        assert text.count(words) >= 2  # in what wants attention and in the row


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        pytest.param(date(2022, 8, 31), [], id="not before September"),
        pytest.param(SEPTEMBER, [23, 36], id="September"),
        pytest.param(date(2022, 12, 28), [], id="near: wants attention itself"),
    ],
)
def test_open_targets_of_standing_rows_are_named_from_september_on(
    day: date, numbers: list[int]
) -> None:
    facts = board_facts(register("plan"), day)
    assert [quota.number for quota in facts.quotas] == numbers
    assert ("量化指标尚未达到" in board_page(facts)) is bool(numbers)


def test_what_is_too_long_for_a_glance_is_folded_away() -> None:
    tasks = tuple(Task(k, "甲", "乙", ("一科",), "6月底前") for k in range(1, 31))
    office = Register(Plan("要点", 2022), tasks, units=(Unit("一科"),))
    text = board_page(board_facts(office, SEPTEMBER))
    before, _, after = text.partition("另有10条")
    assert (before.count("逾期92天</span>"), after.count('<table class="attention')) == (20, 1)


def test_words_beside_every_colour() -> None:
    facts = board_facts(register("demo"), SEPTEMBER)
    text = Page(board_page(facts)).text
    assert all(share.word in text for share in facts.shares)
    signs = {mark.kind: mark.sign for line in facts.timeline.lines for mark in line.marks}
    assert signs == {"done": "✓", "late_done": "✓", "late": "!", "near": "○", "open": "○",
                     "aside": "·"}  # fmt: skip
    words = (*(state.word for state in State), "当日到期")
    marks = [mark for line in facts.timeline.lines for mark in line.marks]
    assert all(mark.text.endswith(words) for mark in marks)


def test_the_command_says_what_it_wrote(office: Office, run: Typist) -> None:
    root = office(TASKS, UNITS)
    code, out, err = run(root, "board --as-of 2022-09-30 -o 看板.html")
    assert (code, out) == (0, "")
    assert re.fullmatch(r"已写入 看板\.html（9项，\d\d kB，内部资料）\n", err)
    assert run(root, "board --public --as-of 2022-09-30 -o 公开.html") == (
        0, "", "已写入 公开.html（9项，公开版：不含逾期、原因、科室进展和内部文号）\n",
    )  # fmt: skip
    assert "内部资料" in (root / "看板.html").read_text("utf-8")
    assert run(root, "board --as-of 2022-09-30")[1] == (root / "看板.html").read_text("utf-8")


def test_only_html_is_written_and_only_of_faultless_data(office: Office, run: Typist) -> None:
    root = office(TASKS.replace("deadline: 9月底前}", "deadline: 改天}"), UNITS)
    code, _, err = run(root, "board -o 看板.docx")
    assert (code, err.splitlines()[0]) == (2, "用法不对：不写 .docx 文件：可用 .html")
    code, out, err = run(root, "board --as-of 2022-09-30")
    assert (code, out) == (1, "")
    assert err.endswith("数据有错误，不出文件；改好后重试\n")


@each_office
def test_the_units_are_called_what_the_office_calls_them(office: str) -> None:
    plan = register(office)
    facts = board_facts(plan._replace(plan=plan.plan._replace(unit_word="处室")), SEPTEMBER)
    own = re.compile(r".{0,6}(?<!各)(?<!相关)科室")  # 各科室 and 相关科室 stand in the plan itself
    assert own.findall(board_page(facts)) == []
