"""How a year ended, and what of its plan must be looked at before the next one begins."""

import re
from collections.abc import Iterator

from gongkai.agenda import Agenda, State
from gongkai.model import Register, Task
from gongkai.sentences import part_of
from gongkai.wording import full_day, listed, numbered, quoted, short_day

_LEFT = (
    (State.OVERDUE, "逾期未办结"),
    (State.UNCONCLUDED, "全年任务未办结"),
    (State.AWAITING_EVENT, "缺起算日"),
    (State.SUSPENDED, "暂缓"),
    (State.CARRIED_OVER, "结转下年"),
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")


def year_end_words(old: Agenda, *, carries: bool) -> list[str]:
    """Return 「2022年收尾：逾期未办结7项（第3、4项）」 and the cases that nobody has answered."""
    year = old.register.plan.year
    open_cases = [item for item in old.items if item.is_case and item.state.is_open]
    parts = list(_left_over(old))
    if open_cases:
        parts.append(f"未办结个案{len(open_cases)}件")
    word = "上年结转" if carries else "没有带来"
    lines = [f"  {word}：第{item.task.id}项　{part_of(item)}" for item in open_cases]
    end = "年收尾" if old.as_of.year > year else f"年截至{short_day(old.as_of)}"
    return [f"{year}{end}：{'，'.join(parts) or '没有未办结的任务和个案'}。", *lines]


def _left_over(old: Agenda) -> Iterator[str]:
    states = {each.task.id: each.state for each in old.judged()}
    for state, word in _LEFT:
        tasks = [number for number, found in states.items() if found is state]
        if tasks:
            yield f"{word}{len(tasks)}项（{numbered(tasks)}）"
    named = [state for state, _ in _LEFT]
    others = [n for n, state in states.items() if state.is_open and state not in named]
    if others:
        yield f"其他未办结{len(others)}项（{numbered(others)}）"


def to_look_at(new: Register) -> list[str]:
    """Return what a new year's plan still says of the old one: years in phrases, closed 科室."""
    year = new.plan.year
    phrases = [
        f"第{task.id}项{quoted(task.deadline)}" for task in new.tasks if _YEAR.search(task.deadline)
    ]
    lines = [f"  时间节点里写有年份，请改：{listed(phrases)}"] if phrases else []
    for unit in new.units:
        if unit.until is not None and unit.until.year < year:
            tasks = [task.id for task in new.tasks if _names(new, task, unit.name)]
            where = f"，任务还写着它：{numbered(tasks)}" if tasks else ""
            lines.append(f"  {unit.name}已于{full_day(unit.until)}停用{where}")
    return lines


def _names(register: Register, task: Task, name: str) -> bool:
    found = (register.unit_named(word) for word in (*task.units, *task.assigned))
    return any(unit is not None and unit.name == name for unit in found)
