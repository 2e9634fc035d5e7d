"""Obligations and entries of progress as facts and sentences, in the words of an office."""

import re
from collections import Counter
from collections.abc import Iterable

from gongkai.agenda import Agenda, Item, State
from gongkai.documents.context import (
    ExtensionFacts,
    MatterFacts,
    ProgressFacts,
    RateFacts,
)
from gongkai.figures import Rate
from gongkai.model import Entry, Register, Task
from gongkai.timing.deadlines import rest_day_note
from gongkai.wording import day_in, ended, listed, short_day


def shared_names(register: Register) -> frozenset[str]:
    """Return the names that several tasks have: merged cells of the printed table."""
    names = Counter(task.name for task in register.tasks)
    return frozenset(name for name, tasks in names.items() if tasks > 1)


def matter(agenda: Agenda, item: Item, shared: frozenset[str]) -> MatterFacts:
    """Return an obligation as a template shows it; ``shared`` names need a word more."""
    task = item.task
    lead, others = roles(agenda, task)
    entries = task.entries(agenda.as_of)
    return MatterFacts(
        number=task.id,
        name=task.name,
        gist=_gist(task.content) if task.name in shared else "",
        label=label_of(item),
        lead=lead,
        others=others,
        phrase=item.phrase,
        due=item.due,
        when=when(agenda, item),
        state=item.state.key,
        word=word_of(item.state),
        days=item.days_left,
        days_unit="个工作日" if item.days_unit == "workday" else "天",
        urgency=urgency(item),
        latest=entry_text(entries[-1]) if entries else "",
        estimated=item.estimated,
        note=rest_day_note(item.due, agenda.calendar) if item.due else "",
    )


def _gist(content: str) -> str:
    sentence = re.split("[。；\n]", content.strip())[0]
    if len(sentence) <= _LONGEST_GIST:
        return sentence
    head = sentence[:_LONGEST_GIST]
    pause = max(head.rfind("，"), head.rfind("、"))
    return f"{head[:pause] if pause > _LONGEST_GIST // 3 else head}……"


_LONGEST_GIST = 30


def roles(agenda: Agenda, task: Task) -> tuple[str, str]:
    """Return who leads and who supports, as words; an unnamed 相关科室 stays as printed."""
    parties = agenda.parties(task)
    if len(parties.leads) != 1:
        return task.lead, listed(task.units[1:], "")
    return parties.leads[0], listed((*parties.supports, *parties.unnamed), "")


def label_of(item: Item) -> str:
    """Return which part of its task the item is: 「目标1次」, 「三季度」, a case, or nothing."""
    if item.obligation == "target":
        return f"目标{item.label}"
    if item.due is not None and item.label == short_day(item.due):
        return ""  # 分别于5月29日、12月10日前: the due day says it
    return item.label or ""


def when(agenda: Agenda, item: Item) -> str:
    """Return the due day as printed, an estimate marked as one."""
    if item.due is None:
        return "待定" if item.state is State.AWAITING_EVENT else item.phrase
    mark = "（暂估，放假安排未公布）" if item.estimated else ""
    return day_in(item.due, agenda.register.plan.year) + mark


def urgency(item: Item) -> str:
    """Return 「逾期3天」, 「当日到期」, 「还剩10天」 or the word of the state.

    Plan tasks are 逾期; cases with a limit of their own are 超期 and may count working days.
    """
    if item.days_left is None or item.state.is_done or item.state is State.DUE_TODAY:
        return word_of(item.state)
    return item.late_by if item.state is State.OVERDUE else item.still


def word_of(state: State) -> str:
    """Return the word of a state; a report is read later, so 今日 is the day it looks back to."""
    return "当日到期" if state is State.DUE_TODAY else state.word


def progress(entry: Entry) -> ProgressFacts:
    """Return an entry as a template shows it."""
    return ProgressFacts(
        date=entry.date,
        status=entry.status.value,
        note=entry.note,
        unit=entry.unit or "",
        evidence=entry.evidence,
        text=entry_text(entry),
    )


_OWN_TIME = re.compile(
    r"[\d（(]|截至|截止|上半年|下半年|一季度|二季度|三季度|四季度|全年|本|年初|今年|已|因|由于|第"
)


def entry_text(entry: Entry, evidence: Iterable[str] = ()) -> str:
    """Return 「9月20日完成……。」, or 「……（9月20日报）。」 where the day cannot stand in front.

    ``evidence`` is added as 「（佐证：……）」.
    """
    unsaid = "完成" if entry.status.concludes else entry.status.value
    note = ended(entry.note.strip() or unsaid)[:-1]
    proof = listed(evidence, "")
    remarks = [f"佐证：{proof}"] if proof else []
    if entry.status.concludes and not _OWN_TIME.match(note):
        note = f"{short_day(entry.date)}{note}"
    else:
        remarks.insert(0, f"{short_day(entry.date)}报")
    return f"{note}（{'，'.join(remarks)}）。" if remarks else f"{note}。"


def extension(task: Task, item: Item) -> ExtensionFacts | None:
    """Return the approved change of deadline that is in force, if any."""
    change = item.adjustment
    if change is None:
        return None
    return ExtensionFacts(
        number=task.id,
        name=task.name,
        old=task.deadline,
        new=change.deadline,
        date=change.date,
        reason=change.reason,
        approved_by=change.approved_by,
        document=change.document or "",
    )


def rate(figure: Rate) -> RateFacts:
    """Return a rate as a template shows it."""
    return RateFacts(figure.numerator, figure.denominator, figure.percent)
