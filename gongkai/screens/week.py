"""The officer's week on one screen: what has a day as a table, the rest in a line each."""

from collections.abc import Iterator

from gongkai.documents.week import WeekFacts, WeekGroup, WeekLine
from gongkai.tables import Column, Table
from gongkai.wording import dated, short_day

_MOST = 12  # rows, so that the rest of the screen is left to the rest of the week
_STYLES = {"overdue": "overdue", "due_today": "today", "due_soon": "soon"}


def week_heading(facts: WeekFacts) -> list[str]:
    """Return the line above: which week, and how much of what has a day."""
    week = f"本周（{short_day(facts.first)}—{short_day(facts.last)}）"
    counts = "，".join(
        f"{group.title}{len(group.lines)}{_measure(group)}" for group in _with_days(facts)
    )
    return [f"{week}，截至{dated(facts.as_of)}：{counts or '没有逾期和将到期的事项'}。"]


def week_table(facts: WeekFacts) -> Table:
    """Return what has a day, the most pressing first; what finds no room is counted below."""
    lines = _dated_lines(facts)[:_MOST]
    return Table(
        (
            Column("情况", telling=True),
            Column("序号", right=True),
            Column("事项"),
            Column(facts.plan.unit_word),
            Column("时限"),
        ),
        tuple((line.words, str(line.number), line.name, line.unit, line.when) for line in lines),
        tuple(_STYLES.get(line.state, "") for line in lines),
    )


def week_lines(facts: WeekFacts) -> Iterator[str]:
    """Yield the rest of the week: what, which rows, and the command that deals with it."""
    more = len(_dated_lines(facts)) - _MOST
    if more > 0:
        yield f"……另有{more}项（gongkai due）"
    for group in facts.groups:
        if not group.is_dated:
            yield f"{group.title}：{group.sentence}{f'（{group.todo}）' if group.todo else ''}"


def _measure(group: WeekGroup) -> str:
    return "件" if group.key == "cases" else "项"


def _with_days(facts: WeekFacts) -> list[WeekGroup]:
    return [group for group in facts.groups if group.is_dated]


def _dated_lines(facts: WeekFacts) -> list[WeekLine]:
    return [line for group in _with_days(facts) for line in group.lines]
