"""What stands in a form: its columns, its words, its free rows."""

from datetime import date
from enum import Enum

from gongkai.model import Status

SHEET = "进展填报"
UNIT_MARK = "填报{}："  # 科室, or what the office calls its units
FREE_ROWS = 5
FREE_ROW = "补充进展"
MARKER_SHEET = "_gongkai"
PROPERTY = "gongkai"
"""The document property that says the same as the hidden sheet: one of them may be lost."""

LONGEST_ANSWER = 500
"""Characters of one answer: a sentence or two, not a report."""

STATUSES = tuple(each for each in Status if each not in (Status.CLOSED, Status.CARRIED))
"""The states that a 科室 chooses from; the others are the office's."""

EPOCH = date(1899, 12, 30)
"""Spreadsheets count days from here: they have a 29 February 1900, which never was."""


class Column(Enum):
    """The columns, from left to right. ``wide`` counts digits, as spreadsheets do.

    The 科室 fills in those that are answers; the last one is hidden.
    """

    NUMBER = ("序号", 5)
    NAME = ("任务名称", 13)
    CONTENT = ("任务内容", 26)
    ROLE = ("角色", 9)
    LIMIT = ("时间节点", 11)
    STATE = ("目前状态", 12)
    LATEST = ("最近登记的进展", 18)
    STATUS = ("本期状态", 9)
    DAY = ("进展日期", 12)
    NOTE = ("进展情况", 26)
    QUANTITY = ("本次新增数量", 9)
    EVIDENCE = ("佐证材料", 15)
    PROBLEM = ("存在问题", 13)
    NEXT = ("下一步", 13)
    CODE = ("校验码", 16)

    def __init__(self, head: str, wide: int) -> None:
        self.head = head
        self.wide = wide

    @property
    def is_answer(self) -> bool:
        """Does the 科室 fill it in?"""
        return self in ANSWERS


ANSWERS = (
    Column.STATUS,
    Column.DAY,
    Column.NOTE,
    Column.QUANTITY,
    Column.EVIDENCE,
    Column.PROBLEM,
    Column.NEXT,
)
