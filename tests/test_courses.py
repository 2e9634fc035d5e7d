"""Cases day by day over 国庆 2022, counted by hand, and what holds of every course."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.cli.main import main
from gongkai.clocks import Course, account
from gongkai.model import Case, Extension, Pause
from gongkai.screens.courses import course_lines
from tests.conftest import Office
from tests.courses import CALENDAR, longer, oct_, run, sep

DAY = timedelta(days=1)


def nov(day: int) -> date:
    return date(2022, 11, day)


def pause(first: date, last: date | None) -> Pause:
    return Pause(first, last, "征求意见")


# 23, 26, 27 September, 10 to 14, 17 to 21, 24 to 28, 31 October, 1 November;
# longer by 2 to 4, 7 to 11, 14, 15
ALL_OF_IT = Case(
    "甲",
    sep(13),
    restarts=(sep(22),),
    pauses=(pause(sep(28), oct_(9)),),
    extension=longer(10),
)
# 21 to 28 September, 1 and 2 October
IN_DAYS = Case("甲", sep(20), pauses=(pause(sep(29), sep(30)),))


@pytest.mark.parametrize(
    ("within", "case", "statutory", "due"),
    [
        # 14 to 16, 19 to 23, 26 to 30 September, 8 to 14 October
        pytest.param("20个工作日", Case("甲", sep(13)), False, oct_(14), id="straight"),
        # 14 to 16, 27 to 30 September, 8 to 14, 17 to 21, 24 October
        pytest.param(
            "20个工作日",
            Case("甲", sep(13), pauses=(pause(sep(19), sep(26)),)),
            False,
            oct_(24),
            id="paused before the holiday",
        ),
        # 14 to 16, 19 to 23, 26, 27 September, 9 to 14, 17 to 20 October
        pytest.param(
            "20个工作日",
            Case("甲", sep(13), pauses=(pause(sep(28), oct_(8)),)),
            False,
            oct_(20),
            id="paused over the holiday",
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(13), pauses=(pause(oct_(1), oct_(7)),)),
            False,
            oct_(14),
            id="paused in the holiday",
        ),
        # 8 to 14, 17 to 21, 24 to 28, 31 October, 1 and 2 November
        pytest.param(
            "20个工作日", Case("甲", sep(13), restarts=(sep(30),)), False, nov(2), id="anew"
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(13), restarts=(sep(30),), pauses=(pause(sep(19), sep(23)),)),
            False,
            nov(2),
            id="anew after a pause",
        ),
        pytest.param(
            "20个工作日", Case("甲", sep(13), extension=longer(20)), False, nov(11), id="longer"
        ),
        # from 24 October: 25 to 28, 31 to 4 November, 7 to 11, 14 to 18, 21
        pytest.param(
            "20个工作日",
            Case("甲", sep(13), pauses=(pause(sep(19), sep(26)),), extension=longer(20)),
            False,
            nov(21),
            id="paused and longer",
        ),
        pytest.param("20个工作日", ALL_OF_IT, False, nov(15), id="all of it"),
        # the 20th counted day is 14 October; five days more, Sundays and all
        pytest.param(
            "20个工作日",
            Case("甲", sep(13), extension=longer(5, "day")),
            False,
            oct_(19),
            id="days",
        ),
        # 5 October, a day off
        pytest.param("15日", Case("甲", sep(20)), True, oct_(8), id="by law, rolled"),
        pytest.param("10日", IN_DAYS, True, oct_(8), id="both"),
    ],
)
def test_the_due_day_counted_by_hand(within: str, case: Case, statutory: bool, due: date) -> None:
    assert run(within, case, statutory=statutory).due == due


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        pytest.param(
            run("20个工作日", ALL_OF_IT),
            [
                "9月13日至9月22日　不计：9月22日重新起算",
                "9月23日　第1个工作日",
                "9月24日至9月25日　不计：周末",
                "9月26日至9月27日　第2至3个工作日",
                "9月28日至10月9日　不计：中止（征求意见）",
                "10月10日至10月14日　第4至8个工作日",
                "10月15日至10月16日　不计：周末",
                "10月17日至10月21日　第9至13个工作日",
                "10月22日至10月23日　不计：周末",
                "10月24日至10月28日　第14至18个工作日",
                "10月29日至10月30日　不计：周末",
                "10月31日至11月1日　第19至20个工作日",
                "11月2日至11月4日　延长第1至3个工作日",
                "11月5日至11月6日　不计：周末",
                "11月7日至11月11日　延长第4至8个工作日",
                "11月12日至11月13日　不计：周末",
                "11月14日至11月15日　延长第9至10个工作日，11月15日到期",
            ],
            id="all of it",
        ),
        pytest.param(
            run("10日", IN_DAYS, statutory=True),
            [
                "9月20日　不计：起算当日",
                "9月21日至9月28日　第1至8日",
                "9月29日至9月30日　不计：中止（征求意见）",
                "10月1日至10月2日　第9至10日",
                "10月3日至10月7日　不计：国庆节放假",
                "10月8日　不计：末日遇节假日，顺延到此日，10月8日到期",
            ],
            id="by law",
        ),
        pytest.param(
            run("10个工作日", Case("甲", sep(30))),
            [
                "9月30日　不计：起算当日",
                "10月1日至10月7日　不计：国庆节放假",
                "10月8日至10月9日　第1至2个工作日（调休上班）",
                "10月10日至10月14日　第3至7个工作日",
                "10月15日至10月16日　不计：周末",
                "10月17日至10月19日　第8至10个工作日，10月19日到期",
            ],
            id="weekends that are worked",
        ),
        pytest.param(
            run("5个工作日", Case("甲", sep(20), pauses=(pause(sep(22), None),)), as_of=sep(27)),
            [
                "9月20日　不计：起算当日",
                "9月21日　第1个工作日",
                "9月22日至9月27日　不计：中止（征求意见），恢复后续计",
            ],
            id="the pause is open",
        ),
        pytest.param(
            run("5个工作日", Case("甲", date(2022, 12, 29))),
            [
                "12月29日　不计：起算当日",
                "12月30日　第1个工作日",
                "12月31日至2023年1月2日　不计：元旦放假",
                "2023年1月3日至2023年1月6日　第2至5个工作日，2023年1月6日到期",
            ],
            id="into the next year",
        ),
    ],
)
def test_every_day_is_told(found: Course, lines: list[str]) -> None:
    assert list(course_lines(found, CALENDAR)) == lines


days = st.dates(date(2022, 8, 1), date(2022, 10, 31))
spans = st.builds(lambda first, n: pause(first, first + n * DAY), days, st.integers(0, 12))
limits = st.sampled_from([("20个工作日", 20), ("5个工作日", 5), ("15日", 15), ("60日", 60)])
extensions = st.none() | st.builds(longer, st.integers(1, 20), st.sampled_from(["workday", "day"]))


def counted_naively(run: Course, after: date, amount: int, unit: str) -> date:
    """Return the last of so many days that count, one day looked at after another."""
    day = after
    while amount:
        day += DAY
        is_paused = any(p.start <= day <= (p.end or day) for p in run.case.pauses)
        amount -= not is_paused and (unit == "day" or CALENDAR.is_workday(day))
    return day


@settings(max_examples=60)
@given(
    limits,
    days,
    st.lists(spans, max_size=3),
    st.lists(days, max_size=2),
    extensions,
    st.booleans(),
)
def test_the_days_are_all_there_and_count_once(
    limit: tuple[str, int],
    since: date,
    pauses: list[Pause],
    restarts: list[date],
    extension: Extension | None,
    statutory: bool,
) -> None:
    within, amount = limit
    anew = tuple(day for day in restarts if day >= since)
    case = Case("甲", since, None, pauses=tuple(pauses), restarts=anew, extension=extension)
    found = run(within, case, statutory=statutory)
    end = counted_naively(found, found.begun, amount, found.unit)
    if extension is not None:
        end = counted_naively(found, end, extension.by.amount, extension.by.unit)
    rolls = statutory and found.unit == "day"
    assert found.due == (CALENDAR.roll_forward(end).day if rolls else end)

    told = account(found, CALENDAR)
    assert (told[0].first, told[-1].last) == (since, found.due)
    assert all(a.last + DAY == b.first for a, b in pairwise(told))
    for extended, whole in ((False, amount), (True, extension.by.amount if extension else 0)):
        mine = [each for each in told if each.number is not None and each.extended is extended]
        assert [each.number for each in mine] == [
            1 + sum(each.length for each in mine[:k]) for k in range(len(mine))
        ]
        assert sum(each.length for each in mine) == whole


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            "20个工作日 --from 2022-09-13 --pause 2022-09-19..2022-09-26",
            "2022年9月13日起20个工作日（中止6个工作日）：2022年10月24日（星期一）",
        ),
        (
            "20个工作日 --from 2022-09-13 --restart 2022-09-22 --extend 10个工作日 "
            "--pause 2022年9月28日至2022年10月9日",
            "2022年9月13日起20个工作日（9月22日重新起算，中止5个工作日，延长10个工作日）："
            "2022年11月15日（星期二）",
        ),
        (
            "20个工作日 --from 2022-09-13 --pause 2022-10-01..2022-10-07",
            "2022年9月13日起20个工作日：2022年10月14日（星期五）",
        ),
        (
            "20个工作日 --from 2022-09-13 --extend 10个工作日",
            "2022年9月13日起20个工作日（延长10个工作日）：2022年10月28日（星期五）",
        ),
    ],
)
def test_when_tells_the_course(command: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["when", *command.split()]) == 0
    assert capsys.readouterr().out.splitlines()[0] == said


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("9月底前 --pause 2022-09-19..2022-09-26", "用于期限，并用 --from 写明起算日"),
        ("20日 --restart 2022-09-19", "用于期限，并用 --from 写明起算日"),
        ("20日 --from 2022-09-20 --pause 2022-09-21", "“2022-09-21”不是首日和末日"),
        (
            "20日 --from 2022-09-20 --pause 2022-09-26..2022-09-21",
            "中止末日2022年9月21日早于中止首日2022年9月26日",
        ),
        (
            "20日 --from 2022-09-20 --pause 2022-09-19..2022-09-21",
            "中止首日2022年9月19日早于起算日2022年9月20日",
        ),
        (
            "20日 --from 2022-09-20 --pause 2022-09-21..2022-09-22 --pause 2022-09-22..2022-09-23",
            "“20日”2022年9月21日至2022年9月22日已经登记过中止，与这次重叠",
        ),
    ],
)
def test_when_refuses_what_cannot_be(
    command: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["when", *command.split()]) == 2
    assert said in capsys.readouterr().err


def test_when_as_json_gives_the_days(capsys: pytest.CaptureFixture[str]) -> None:
    command = "when 5日 --from 2022-09-13 --pause 2022-09-15..2022-09-15 --format json"
    main(command.split())
    found = json.loads(capsys.readouterr().out)
    assert (found["due"], [(d["from"], d["number"]) for d in found["days"]]) == (
        "2022-09-19",
        [("2022-09-13", None), ("2022-09-14", 1), ("2022-09-15", None), ("2022-09-16", 2)],
    )
    assert found["days"][2]["reason"] == "中止"


TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [办公室]
    deadline: 全年
    clocks:
      - name: 答复
        within: 5个工作日
        from: 收到
        cases:
          - {ref: 一, from: 2022-09-20, done: 2022-09-21, result: 予以公开}
          - ref: 二
            from: 2022-09-20
            unit: 预算科
            pauses:
              - {from: 2022-09-22, reason: 征求意见}
"""


def test_show_tells_a_program_the_days_too(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(TASKS, "units: [{name: 办公室}, {name: 预算科}]\n")
    main(["-C", str(root), "show", "1", "--as-of", "2022-09-23", "--format", "json"])
    straight, bent = json.loads(capsys.readouterr().out)["cases"]
    assert (straight["ref"], straight["days"]) == ("一", [])
    assert (bent["ref"], bent["paused"], len(bent["days"])) == ("二", True, 3)


def test_show_tells_a_bent_case_day_by_day(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(TASKS, "units: [{name: 办公室}, {name: 预算科}]\n")
    assert main(["-C", str(root), "show", "1", "--as-of", "2022-09-23"]) == 0
    shown = capsys.readouterr().out
    assert shown[shown.index("  答复：一") : shown.index("\n\n进展")].splitlines() == [
        "  答复：一：2022年9月20日（星期二）至2022年9月27日（星期二），按时完成，"
        "2022年9月21日（星期三）办结",
        "    办理结果：予以公开",
        "  答复：二：2022年9月20日（星期二）至2022年9月29日（星期四），推进中，中止",
        "    由预算科承办",
        "    正在中止，到期日按当日恢复推算",
        "    自9月22日起中止（征求意见）",
        "    中止期间2个工作日不计",
        "    逐日计算：",
        "      9月20日　不计：起算当日",
        "      9月21日　第1个工作日",
        "      9月22日至9月23日　不计：中止（征求意见），恢复后续计",
    ]
