"""The 台账: one row a task, every column an office keeps; what only a person knows stays blank."""

from datetime import date
from typing import NamedTuple

from gongkai.documents.rows import RowFacts, rows
from gongkai.documents.view import TaskView, view_of
from gongkai.model import Register
from gongkai.wording import full_day, listed

TITLES = (
    "序号",
    "要点章节",
    "任务名称",
    "任务内容",
    "牵头科室",
    "配合科室",
    "分管领导",
    "科室负责人",
    "经办人",
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
    "更新人",
    "核验人/核验日期",
)
_BLANK = ""


class Ledger(NamedTuple):
    """Titles and rows, every cell a text; names of persons are left to be filled in by hand."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def ledger_rows(register: Register, as_of: date) -> Ledger:
    """Return the ledger as of a day, in the document's order."""
    view = view_of(register, as_of)
    described = zip(view.tasks, rows(view), strict=True)
    return Ledger(TITLES, tuple(_row(task, row) for task, row in described))


def _row(task: TaskView, row: RowFacts) -> tuple[str, ...]:
    quota = task.quota
    evidence = dict.fromkeys(proof for entry in task.progress for proof in entry.evidence)
    return (
        str(row.number),
        row.section,
        row.name,
        row.content,
        row.lead,
        row.others,
        *[_BLANK] * 3,
        row.phrase,
        row.due,
        f"{quota.target}{quota.measure}/{quota.reached}{quota.measure}" if quota else "",
        task.latest,
        row.word,
        row.lamp,
        _settled(task),
        listed(evidence, ""),
        *[_BLANK] * 2,
        row.remark,
        full_day(task.progress[-1].date) if task.progress else "",
        *[_BLANK] * 2,
    )


def _settled(task: TaskView) -> str:
    """Return the day on which the last thing was settled, once the whole task is."""
    days = [item.settled for item in task.judged.bound if item.settled is not None]
    return full_day(max(days)) if task.state.is_done and days else ""
