"""What ``validate`` says of the steps of a case that were written by hand."""

from datetime import date

import pytest

from gongkai.model import Case, Clock, Pause, Plan, Register, Task, Unit
from gongkai.register.checks import problems
from tests.courses import longer, sep

DAY = date(2022, 12, 31)


def pause(start: int, end: int | None) -> Pause:
    return Pause(sep(start), sep(end) if end else None, "征求第三方意见")


@pytest.mark.parametrize(
    ("within", "case", "said"),
    [
        pytest.param("20个工作日", Case("甲", sep(5)), [], id="straight"),
        pytest.param(
            "20个工作日",
            Case(
                "甲",
                sep(5),
                pauses=(pause(8, 9), pause(13, None)),
                restarts=(sep(7),),
                extension=longer(20, "workday", sep(30)),
            ),
            [],
            id="all that may be",
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(5), sep(20), pauses=(pause(1, 21),), restarts=(sep(2), sep(23))),
            [
                "misplaced-step 中止首日2022年9月1日早于起算日2022年9月5日",
                "misplaced-step 中止末日2022年9月21日晚于办结日2022年9月20日",
                "misplaced-step 重新起算日2022年9月2日早于起算日2022年9月5日",
                "misplaced-step 重新起算日2022年9月23日晚于办结日2022年9月20日",
            ],
            id="outside the case",
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(5), pauses=(pause(14, 19), pause(8, 14), pause(23, 22))),
            [
                "misplaced-step 中止末日2022年9月22日早于中止首日2022年9月23日",
                "misplaced-step 2022年9月8日起的中止还没有结束，2022年9月14日又中止",
            ],
            id="pauses that overlap, and one that ends too early",
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(5), pauses=(pause(14, None), pause(20, 21))),
            ["misplaced-step 2022年9月14日起的中止还没有结束，2022年9月20日又中止"],
            id="a pause within an open one",
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(5), extension=longer(21, "workday", sep(20))),
            ["long-extension 延长21个工作日，比期限本身（20个工作日）还长"],
            id="a day too long",
        ),
        pytest.param(
            "60日",
            Case("甲", sep(5), extension=longer(30, "day", sep(20))),
            [],
            id="half as long",
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(5), extension=longer(2, "month", sep(20))),
            ["long-extension 延长2个月，比期限本身（20个工作日）还长"],
            id="counted otherwise",
        ),
        pytest.param(
            # 6 to 30 September are 18 working days without 中秋, 8 and 9 October the 19th and 20th
            "20个工作日",
            Case("甲", sep(5), extension=longer(20, "workday", date(2022, 10, 9))),
            [],
            id="approved on the last day",
        ),
        pytest.param(
            "20个工作日",
            Case("甲", sep(5), extension=longer(20, "workday", date(2022, 10, 10))),
            ["late-extension 2022年10月10日才批准延长，期限2022年10月9日已满"],
            id="approved a day late",
        ),
        pytest.param(
            "20个工作日",
            Case(
                "甲",
                sep(5),
                pauses=(pause(13, 13),),
                extension=longer(20, "workday", date(2022, 10, 10)),
            ),
            [],
            id="in time for what was suspended",
        ),
        pytest.param(
            "5个工作日",
            Case("甲", date(2022, 12, 28), restarts=(date(2023, 1, 3),)),
            ["future-date 重新起算日2023年1月3日还没有到"],
            id="still to come",
        ),
    ],
)
def test_steps_are_judged(within: str, case: Case, said: list[str]) -> None:
    clock = Clock("依申请公开答复", within, "收到申请", (case,))
    task = Task(1, "甲", "乙。", ("办公室",), "全年", clocks=(clock,))
    whole = Register(Plan("要点", 2022, issued=date(2022, 1, 4)), (task,), (Unit("办公室"),))
    found = problems(whole, DAY, [task], beside=False)
    wanted = ("misplaced-step", "long-extension", "late-extension", "future-date")
    assert [f"{each.code} {each.message}" for each in found if each.code in wanted] == said
