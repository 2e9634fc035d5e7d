"""The 台账: one row a task, every column an office keeps; what only a person knows stays blank."""

from datetime import date
from typing import NamedTuple

from gongkai.agenda import Agenda, agenda
from gongkai.documents.context import RowFacts
from gongkai.documents.rows import rows
from gongkai.figures import Standing, figures, quotas
from gongkai.model import Register
from gongkai.sentences import entry_text
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
    now = agenda(register, as_of)
    standings = figures(now).standings
    described = rows(now, standings)
    return Ledger(
        TITLES,
        tuple(_row(now, each, row) for each, row in zip(standings, described, strict=True)),
    )


def _row(now: Agenda, standing: Standing, row: RowFacts) -> tuple[str, ...]:
    entries = standing.task.entries(now.as_of)
    quota = next(iter(quotas([standing.task], now.as_of)), None)
    evidence = dict.fromkeys(proof for entry in entries for proof in entry.evidence)
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
        f"{quota.target}/{quota.reached}{quota.target.measure}" if quota else "",
        entry_text(entries[-1]) if entries else "",
        row.word,
        row.lamp,
        _settled(standing),
        listed(evidence, ""),
        *[_BLANK] * 2,
        row.remark,
        full_day(entries[-1].date) if entries else "",
        *[_BLANK] * 2,
    )


def _settled(standing: Standing) -> str:
    """Return the day on which the last thing was settled, once the whole task is."""
    days = [item.settled for item in standing.bound if item.settled is not None]
    return full_day(max(days)) if standing.state.is_done and days else ""
