"""Everything about one task, line by line, for the officer who was asked about it."""

from collections.abc import Iterator

from gongkai.agenda import Agenda, Item, State
from gongkai.model import Entry, Task
from gongkai.screens.courses import course_lines
from gongkai.screens.lists import state_words
from gongkai.sentences import change_words, late_by, part_of, printed_limit, shares_words
from gongkai.timing.due_days import estimate_note, rest_day_note
from gongkai.wording import dated, listed


def task_page(agenda: Agenda, number: int) -> list[str]:
    """Return everything about one task, line by line."""
    task = next(task for task in agenda.register.tasks if task.id == number)
    items = [item for item in agenda.items if item.task is task]
    place = task.origin.at()
    fault = "（数据有误，问题见上）" if task.faulty else ""
    lines = [f"第{task.id}项　{task.name}{fault}", *_facts(task, items[0]), "", "时限"]
    for item in items:
        lines += _obligation_lines(agenda, item)
    lines += ["", "进展"]
    lines += [entry_line(entry) for entry in task.entries(agenda.as_of)] or ["  无"]
    return [*lines, "", f"记录在 {place.path} 第{place.line}行"]


def _facts(task: Task, bound: Item) -> list[str]:
    facts = [
        ("内容", task.content),
        ("章节", task.section),
        ("责任单位", _units(task)),
        ("相关科室为", listed(task.assigned, "")),
        ("时间节点", f"{printed_limit(bound)}（{bound.deadline.kind.word}）"),
        ("目标", f"不少于{task.target}" if task.target else ""),
        ("性质", "鼓励性任务，不亮红灯" if task.encouraged else ""),
        ("分工", "各单位分别完成" if task.each else ""),
        ("备注", task.remark),
    ]
    return [f"  {title}：{text}" for title, text in facts if text]


def _units(task: Task) -> str:
    """Return the units with those that lead: 「办公室、预算科（办公室牵头）」."""
    leads = listed(task.units[: task.leads], "")
    return (
        f"{listed(task.units)}（{leads}牵头）" if task.units[1:] and leads else listed(task.units)
    )


def _obligation_lines(agenda: Agenda, item: Item) -> list[str]:
    name = part_of(item) or item.phrase
    period = f"{dated(item.start)}至" if item.start else ""
    facts = [f"{period}{dated(item.due)}" if item.due else "", *state_words(item).split("\n")]
    if item.settled is not None:
        late = late_by(item) if item.state is State.DONE_LATE else ""
        facts += [f"{dated(item.settled)}办结", late]
    lines = [f"  {name}：{'，'.join(filter(None, facts))}"]
    notes = [*_case_notes(item), *item.notes]
    if item.shares is not None and item.shares.missing:
        told = shares_words(item.shares, agenda.register.plan.unit_word)
        notes.append(f"{told}，尚缺{listed(item.shares.missing)}")
    if item.due is not None and not item.is_case:
        notes.append(rest_day_note(item.due, agenda.calendar))
    if item.due is not None and item.estimated:
        notes.append(estimate_note(item.due, agenda.calendar))
    if item.adjustment is not None:
        changed = change_words(item.adjustment, item.task.deadline)
        notes.append(f"{changed}，原因：{item.adjustment.reason}")
    lines += [f"    {note}" for note in notes if note]
    if item.course is not None and item.notes:
        lines.append("    逐日计算：")
        lines += [f"      {line}" for line in course_lines(item.course, agenda.calendar)]
    return lines


def _case_notes(item: Item) -> Iterator[str]:
    """Say of a case who answers it, what came of it, and that an open pause leaves its day open."""
    if item.course is None:
        return
    if item.course.case.unit:
        yield f"由{item.course.case.unit}承办"
    if item.settled is not None and item.course.case.result:
        yield f"办理结果：{item.course.case.result}"
    if item.rests:
        yield "正在中止，到期日按当日恢复推算"


def entry_line(entry: Entry) -> str:
    """Return 「  2022年9月20日（星期二）　推进中　……　佐证：……」."""
    unit = f"{entry.unit}：" if entry.unit else ""
    quantity = f"（计{entry.quantity}）" if entry.quantity is not None else ""
    evidence = f"　佐证：{listed(entry.evidence)}" if entry.evidence else ""
    return f"  {dated(entry.date)}　{entry.status.value}{quantity}　{unit}{entry.note}{evidence}"
