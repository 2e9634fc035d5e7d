"""What the lists say, as tables of words: the agenda's items as rows.

It refuses to know where the table is shown.
"""

from collections.abc import Iterable
from datetime import date

from gongkai import sentences
from gongkai.agenda import Agenda, Item, State
from gongkai.tables import Column, Table
from gongkai.timing.due_days import last_workday
from gongkai.wording import listed, short_day, weekday

_DUE_COLUMNS = (
    Column("状态", telling=True),
    Column("序号", right=True),
    Column("任务名称"),
    Column("责任单位"),
    Column("时间节点"),
    Column("到期日"),
)

_STYLES = {
    State.OVERDUE: "overdue",
    State.UNCONCLUDED: "overdue",
    State.DUE_TODAY: "today",
    State.DUE_SOON: "soon",
    State.DONE_EARLY: "done",
    State.DONE_ON_TIME: "done",
    State.DONE_LATE: "done",
}


def due_table(agenda: Agenda, items: Iterable[Item]) -> Table:
    """Return one row for each item: how pressing it is first, then what it is."""
    rows = []
    styles = []
    for item in items:
        rows.append(_row(agenda, item, urgency(item) + _below(agenda, item)))
        styles.append(_STYLES.get(item.state, ""))
    return Table(_DUE_COLUMNS, tuple(rows), tuple(styles))


def list_table(agenda: Agenda, items: Iterable[Item]) -> Table:
    """Return the table as printed, with states; further obligations stand below their task."""
    rows: list[tuple[str, ...]] = []
    styles = []
    above = 0
    for item in items:
        words = state_words(item) + _below(agenda, item)
        state, number, name, units, *rest = _row(agenda, item, words)
        if item.task.id == above:
            number, name = "", _part(item) or name
            units = units if item.units != item.task.units else ""
        rows.append((number, name, units, *rest, state))
        styles.append(_STYLES.get(item.state, ""))
        above = item.task.id
    return Table((*_DUE_COLUMNS[1:], _DUE_COLUMNS[0]), tuple(rows), tuple(styles))


def _below(agenda: Agenda, item: Item) -> str:
    """Return what stands below the state: 「3/9个科室已完成」, from the first to the last but one,
    and 「数据有误」.
    """
    shares = item.shares
    lines = []
    if shares and shares.done and shares.missing:
        lines.append(sentences.shares_words(shares, agenda.register.plan.unit_word))
    lines += ["数据有误"] if item.task.faulty else []
    return "".join(f"\n{line}" for line in lines)


def urgency(item: Item) -> str:
    """Return 「逾期184天」, 「今日到期」, 「还剩30天」 or the word of the state."""
    if item.state is State.AWAITING_EVENT:
        return "待定\n缺起算日"
    return item.state.word if item.state is State.DUE_TODAY else sentences.urgency(item)


def state_words(item: Item) -> str:
    """Return the word of the state, with the days where there is something to be done."""
    if item.state in (State.OVERDUE, State.AWAITING_EVENT):
        return urgency(item)
    if item.rests:
        return f"{item.state.word}\n{urgency(item)}"
    if item.state is State.DUE_SOON:
        return f"{item.state.word}\n{urgency(item)}"
    if item.activity is not None:
        return f"{item.state.word}\n{item.activity.word}"
    is_late_case = item.state is State.DONE_LATE and item.is_case
    return "超期完成" if is_late_case else item.state.word


def _row(agenda: Agenda, item: Item, state: str) -> tuple[str, ...]:
    year = agenda.register.plan.year
    return (
        state,
        str(item.task.id),
        name_of(item),
        listed(item.units),
        item.phrase,
        due_cell(item, year) + _last_workday(agenda, item),
    )


_SATURDAY = 5


def _last_workday(agenda: Agenda, item: Item) -> str:
    """Return 「最后工作日12月30日」 below a plan's date that is a day off; the date stays.

    The calendar of days off is asked only where it matters now: it takes time to load.
    """
    if item.due is None or item.is_case or not item.state.is_ahead:
        return ""
    is_near = item.state in (State.DUE_TODAY, State.DUE_SOON)
    if not is_near and item.due.weekday() < _SATURDAY:
        return ""
    last = last_workday(item.due, agenda.calendar)
    return f"\n最后工作日{short_day(last)}" if last else ""


def name_of(item: Item) -> str:
    """Return the task's name; a target, a case or a stage is named below it."""
    part = _part(item)
    return f"{item.task.name}\n{part}" if part else item.task.name


def _part(item: Item) -> str:
    part = sentences.part_of(item)
    return f"└{part}" if part else ""


def due_cell(item: Item, year: int) -> str:
    """Return the due day, marked where it is an estimate; nobody knows it of what rests."""
    if item.rests:
        return "恢复后定"
    return day_cell(item.due, year) + ("（估）" if item.estimated else "")


def day_cell(day: date | None, year: int) -> str:
    """Return 「9月30日 周五」, with the year where it is not the plan's."""
    if day is None:
        return "—"
    shown = f"{day.month}月{day.day}日 周{weekday(day)[-1]}"
    return shown if day.year == year else f"{day.year}年{shown}"
