"""What stands above a list: the answer in a sentence, then what the list leaves out.

It refuses to know how the lines are shown.
"""

from collections.abc import Iterator, Sequence

from gongkai.agenda import Agenda, Item, State
from gongkai.figures import Tally
from gongkai.model import Span
from gongkai.period import closing_days
from gongkai.register.reading import Reading
from gongkai.sentences import tally_words
from gongkai.timing.due_days import estimate_note
from gongkai.timing.workdays import Counted
from gongkai.wording import UNIT_WORDS, dated, listed

_SEPTEMBER = 9


def due(
    agenda: Agenda,
    items: tuple[Item, ...],
    groups: Sequence[Tally],
    span: Span,
    until: Counted,
    read: Reading,
) -> list[str]:
    """Return the lines above what is due: the answer first, estimates last."""
    return [
        _answer(agenda, items, span, read),
        *_standing(agenda, groups),
        *_quotas(agenda, items),
        *_year_over(agenda),
        *_estimates(agenda, items, until),
    ]


def listing(agenda: Agenda, groups: Sequence[Tally], read: Reading) -> str:
    """Return 「2022年……要点，截至……：40项：逾期3项，……。」."""
    tasks = sum(each.tasks for each in groups)
    account = "，".join(tally_words(each) for each in groups if each.tasks)
    title = f"{agenda.register.plan.title}，截至{dated(agenda.as_of)}：{tasks}项"
    return f"{title}{f'：{account}' if account else ''}{faults(read)}。"


def nothing_due(read: Reading) -> str:
    """Return what stands in the place of a table without rows."""
    if read.has_errors:
        return "能判断的任务中，没有逾期和近期到期的。"
    return "没有逾期的任务，近期也没有到期的任务。"


def standing_tasks(groups: Sequence[Tally]) -> int:
    """Return how many tasks go on all year."""
    return sum(each.tasks for each in groups if State.STANDING in each.group.states)


def _answer(agenda: Agenda, items: tuple[Item, ...], span: Span, read: Reading) -> str:
    """Return 「截至2022年10月1日（星期六）：逾期3项，……」."""
    late = [item for item in items if item.state is State.OVERDUE]
    cases = sum(item.is_case for item in late)
    today = sum(item.state is State.DUE_TODAY for item in items)
    awaiting = sum(item.state is State.AWAITING_EVENT for item in items)
    ahead = len(items) - len(late) - today - awaiting
    length = f"{span.amount}{UNIT_WORDS[span.unit]}"
    parts = (
        f"逾期{len(late) - cases}项" if len(late) > cases or read.has_errors else "无逾期任务",
        f"超期个案{cases}件" if cases else "",
        f"今日到期{today}项" if today else "",
        f"{length}内到期{ahead}项" if ahead else f"{length}内无到期",
        f"待定（缺起算日）{awaiting}项" if awaiting else "",
    )
    return f"截至{dated(agenda.as_of)}：{'，'.join(filter(None, parts))}{faults(read)}。"


def faults(read: Reading) -> str:
    """Return 「；1项数据有误，另有2项未能判断」: nobody shall take a list for all there is."""
    if not read.has_errors:
        return ""
    parts = (
        f"{len(read.faulty)}项数据有误" if read.faulty else "",
        f"另有{len(read.broken)}项未能判断" if read.broken else "",
    )
    return f"；{'，'.join(filter(None, parts)) or '数据有错误'}"


def _standing(agenda: Agenda, groups: Sequence[Tally]) -> Iterator[str]:
    """Say how many standing tasks the list leaves out, and in December that they must be closed."""
    for each in groups:
        if State.STANDING in each.group.states:
            opens, _ = closing_days(agenda.register.plan.year)
            is_closing = agenda.as_of >= opens
            rest = _CLOSE if is_closing else "未列入本表；查看：gongkai list --state standing"
        elif State.UNCONCLUDED in each.group.states:
            rest = _CLOSE
        else:
            continue
        yield f"另有{tally_words(each)}，{rest}"


_CLOSE = "须逐项登记办结：gongkai close"


def _quotas(agenda: Agenda, items: tuple[Item, ...]) -> Iterator[str]:
    """Name from September on the quotas inside standing tasks that are not reached yet."""
    open_targets = [
        f"第{item.task.id}项（目标{item.label}）"
        for item in agenda.items
        if item.obligation == "target" and item.state in _OPEN and item not in items
    ]
    day, year = agenda.as_of, agenda.register.plan.year
    if open_targets and day.year == year and day.month >= _SEPTEMBER:
        yield f"全年任务中的量化指标尚未达到：{listed(open_targets)}，年底前完成"


_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.DUE_SOON)


def _year_over(agenda: Agenda) -> Iterator[str]:
    """Say when the plan's year is over, and how to look back."""
    year = agenda.register.plan.year
    if agenda.as_of.year > year:
        yield f"{year}年度已结束；回看当时情况：gongkai due --as-of {year}-10-01"


def _estimates(agenda: Agenda, items: tuple[Item, ...], until: Counted) -> list[str]:
    """Say which days are estimates, because a year's holidays are not published yet."""
    days = [until.day] if until.estimated else []
    days += [item.due for item in items if item.estimated and item.due]
    return list(dict.fromkeys(estimate_note(day, agenda.calendar) for day in days))
