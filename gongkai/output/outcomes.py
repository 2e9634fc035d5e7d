"""What the record says after an edit, in one line: 「第11项 已完成（按时，2022年10月20日）」."""

from datetime import date

from gongkai.agenda import Item, State, agenda
from gongkai.model import Register, Task
from gongkai.output.views import late_by
from gongkai.wording import full_day

_PUNCTUALITY = {State.DONE_EARLY: "提前", State.DONE_ON_TIME: "按时"}


def entry_words(register: Register, number: int, day: date) -> str:
    """Return what the record says of a task after an entry of ``day``."""
    now = agenda(register, day)
    task = next(task for task in register.tasks if task.id == number)
    items = [item for item in now.items if item.task.id == number]
    status = next(entry for entry in reversed(task.progress) if entry.date == day).status
    settled = [item for item in items if item.settled == day and item.obligation != "clock"]
    details = [punctuality(item) for item in settled if item.due is not None]
    if status.concludes and not settled:
        details = [_unsettled(task, items, day)]
    shown = "，".join([*filter(None, dict.fromkeys(details)), full_day(day)])
    return f"第{number}项 {status.value}（{shown}）"


def case_words(register: Register, number: int, label: str, day: date) -> str:
    """Return what the record says of a case of a clock as of ``day``."""
    items = [i for i in agenda(register, day).items if i.task.id == number and i.label == label]
    item = items[-1]
    if item.settled is None:
        due = f"，{full_day(item.due)}到期" if item.due else ""
        return f"第{number}项 {label} 已起算{due}"
    return f"第{number}项 {label} 已办结（{punctuality(item)}，{full_day(item.settled)}）"


def punctuality(item: Item) -> str:
    """Return 提前, 按时 or 「逾期3天」 for an obligation that has been met."""
    if item.state is not State.DONE_LATE:
        return _PUNCTUALITY.get(item.state, "")
    return late_by(item)


def _unsettled(task: Task, items: list[Item], day: date) -> str:
    """Say why an entry that concludes has settled nothing."""
    if task.target is not None:
        reached = sum(entry.counted for entry in task.entries(day))
        if reached < task.target.quantity:
            return f"累计{reached}/{task.target}，目标未达到"
    if any(item.state is State.STANDING for item in items):
        return "全年任务，年底办结"
    return ""
