"""The book of cases as tables of words: a row a case, and a row a month."""

from collections import Counter
from collections.abc import Sequence

from gongkai.agenda import Agenda, Item
from gongkai.casebook import CaseMonth, Standing, standing
from gongkai.register.reading import Reading
from gongkai.screens.headings import faults
from gongkai.screens.lists import day_cell, due_cell
from gongkai.sentences import late_by
from gongkai.tables import Column, Table
from gongkai.wording import UNIT_WORDS, dated, listed

_COLUMNS = (
    Column("序号", right=True),
    Column("时限"),
    Column("个案"),
    Column("承办科室"),
    Column("收到"),
    Column("到期"),
    Column("答复"),
    Column("已用", right=True),
    Column("中止", right=True),
    Column("状态", telling=True),
    Column("办理结果"),
)
_MONTHS = (
    Column("月份"),
    *(
        Column(title, right=True)
        for title in ("收到", "答复", "按时答复", "超期答复", "月末在办", "其中超期")
    ),
)
_STYLES = {
    Standing.RUNNING: "",
    Standing.LATE: "overdue",
    Standing.DONE_ON_TIME: "done",
    Standing.DONE_LATE: "done",
}


def case_table(agenda: Agenda, found: Sequence[Item]) -> Table:
    """Return one row for each case, in the document's order."""
    rows = tuple(_row(item, agenda.register.plan.year) for item in found)
    return Table(_COLUMNS, rows, tuple(_STYLES[standing(item)] for item in found))


def _row(item: Item, year: int) -> tuple[str, ...]:
    run = item.course
    assert run is not None
    unit = UNIT_WORDS[run.unit]
    return (
        str(item.task.id),
        f"{run.clock.name}（{item.phrase}）",
        run.case.ref,
        listed(item.units),
        day_cell(item.start, year),
        due_cell(item, year),
        day_cell(item.settled, year),
        f"{run.used}{unit}",
        f"{run.paused}{unit}" if run.paused else "—",
        _state(item),
        run.case.result if item.settled is not None else "",
    )


def _state(item: Item) -> str:
    """Return 「在办」, 「在办，中止」, 「超期未办结，超期3个工作日」."""
    found = standing(item)
    if found in (Standing.LATE, Standing.DONE_LATE):
        return f"{found.word}\n{late_by(item)}"
    return f"{found.word}\n中止" if item.rests else found.word


def month_table(months: Sequence[CaseMonth]) -> Table:
    """Return a row a month and their sum; what is open at the end is that of the last month."""
    rows = [_month(each.period.name, each) for each in months]
    total = months[-1]._replace(
        received=sum(each.received for each in months),
        answered=sum(each.answered for each in months),
        on_time=sum(each.on_time for each in months),
        late=sum(each.late for each in months),
    )
    return Table(_MONTHS, (*rows, _month("合计", total)))


def _month(name: str, month: CaseMonth) -> tuple[str, ...]:
    figures = (month.received, month.answered, month.on_time, month.late)
    return (name, *map(str, (*figures, month.unanswered, month.overdue)))


def case_heading(agenda: Agenda, found: Sequence[Item], read: Reading) -> str:
    """Return 「截至2022年10月1日（星期六）：个案5件，在办2件，……」, with what is wrong."""
    counts = Counter(map(standing, found))
    said = [f"个案{len(found)}件"]
    said += [f"{each.word}{counts[each]}件" for each in Standing if counts[each]]
    return f"截至{dated(agenda.as_of)}：{'，'.join(said)}{faults(read)}。"
