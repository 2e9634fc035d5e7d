"""The 台账: one row a task and one below it for each of its cases.

Only what the register can tell has a column: names of persons are not in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.agenda import Item
from gongkai.casebook import standing
from gongkai.documents.rows import RowFacts, rows
from gongkai.documents.view import TaskView, View, view_of
from gongkai.figures import lamp_of
from gongkai.model import Register
from gongkai.sentences import due_day
from gongkai.tables import Column, Table
from gongkai.wording import ended, full_day, listed

_DUTIES, _PROGRESS = "任务和时限", "进展和办理"


class Ledger(NamedTuple):
    """Titles and rows, every cell a text."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def parts(self) -> tuple[tuple[str, Table], ...]:
        """The ledger in two tables that can be read on a page, each with number and name."""
        split = self.titles.index("最近进展")
        head = (0, 2)  # number and name, by which the second table is read beside the first
        return (
            (_DUTIES, self._table((*range(split),))),
            (_PROGRESS, self._table((*head, *range(split, len(self.titles))))),
        )

    def _table(self, wanted: tuple[int, ...]) -> Table:
        titles = tuple(Column(self.titles[k]) for k in wanted)
        return Table(titles, tuple(tuple(row[k] for k in wanted) for row in self.rows))


def _titles(unit_word: str) -> tuple[str, ...]:
    return (
        "序号",
        "要点章节",
        "任务名称",
        "任务内容",
        f"牵头{unit_word}",
        f"配合{unit_word}",
        "时间节点（原文）",
        "完成时限（日期）",
        "量化指标（目标/已完成）",
        "最近进展",
        "状态",
        "亮灯",
        "实际完成日期",
        "佐证材料",
        "存在问题",
        "下步措施及预计完成时间",
        "调整情况（依据）",
        "更新日期",
        "备注",
    )


def ledger_rows(register: Register, as_of: date) -> Ledger:
    """Return the ledger as of a day, in the document's order."""
    view = view_of(register, as_of)
    return Ledger(_titles(view.plan.unit_word), tuple(_rows(view)))


def _rows(view: View) -> Iterator[tuple[str, ...]]:
    for task, row in zip(view.tasks, rows(view), strict=True):
        yield _task(task, row)
        for item in task.judged.items:
            if item.is_case:
                yield _case(view, item)


def _task(task: TaskView, row: RowFacts) -> tuple[str, ...]:
    quota = task.quota
    evidence = dict.fromkeys(proof for entry in task.progress for proof in entry.evidence)
    return (
        str(row.number),
        row.section,
        row.name,
        row.content,
        row.lead,
        row.others,
        row.phrase,
        row.due,
        f"{quota.target}{quota.measure}/{quota.reached}{quota.measure}" if quota else "",
        task.latest,
        row.word,
        row.lamp,
        _settled(task),
        listed(evidence, ""),
        *_last_said(task),
        _changed(task),
        full_day(task.progress[-1].date) if task.progress else "",
        "".join(ended(words) for words in _remarks(task)),
    )


def _settled(task: TaskView) -> str:
    """Return the day on which the last thing was settled, once the whole task is."""
    days = [item.settled for item in task.judged.bound if item.settled is not None]
    return full_day(max(days)) if task.state.is_done and days else ""


def _last_said(task: TaskView) -> tuple[str, str]:
    """Return what stands in the way and what is done about it, while the task is open."""
    if not task.state.is_open:
        return "", ""
    entries = task.judged.entries
    said = next((each for each in reversed(entries) if each.problem or each.next), None)
    return (said.problem, said.next) if said else ("", "")


def _changed(task: TaskView) -> str:
    """Return the approved change of the deadline, or why the task is set aside."""
    if task.state.is_set_aside:
        note = task.progress[-1].note
        return ended(f"{task.state.word}：{note}" if note else task.state.word)
    change = task.extension
    return ended(f"{change.text}，原因：{change.reason}") if change is not None else ""


def _remarks(task: TaskView) -> Iterator[str]:
    if task.task.remark:
        yield task.task.remark
    if task.task.encouraged:
        yield "鼓励性任务"


def _case(view: View, item: Item) -> tuple[str, ...]:
    """Return a row for a case: what happened and when, who answers, until when, what came of it."""
    run = item.course
    assert run is not None
    settled = item.settled
    return (
        str(item.task.id),
        item.task.section,
        f"{item.task.name}（{item.label}）",
        f"{full_day(run.case.since)}{run.clock.event}",
        listed(view.now.charged(item), ""),
        "",
        item.phrase,
        due_day(item, view.plan.year),
        "",
        run.case.result if settled is not None else "",
        standing(item).word,
        lamp_of(item.state),
        full_day(settled) if settled is not None else "",
        "",
        "",
        "",
        ended("；".join(item.notes)) if item.notes else "",
        full_day(settled or run.case.since),
        "个案",
    )
