"""What is said of an obligation, a change or an entry, wherever it is said: on a screen, in a
document, in a calendar. Each thing is worded here once.
"""

import re
from collections.abc import Iterable
from datetime import date

from gongkai.agenda import Activity, Item, Shares, State
from gongkai.figures import Tally
from gongkai.model import Adjustment, Entry, Status
from gongkai.wording import UNIT_WORDS, day_in, ended, full_day, listed, quoted, short_day


def late_by(item: Item) -> str:
    """Return 「逾期3天」; a case of a clock is 超期, and may count working days."""
    word = "超期" if item.is_case else "逾期"
    days, unit = -(item.days_left or 0), UNIT_WORDS[item.days_unit]
    return f"{word}{days}{unit}" if days else f"{word}不足1{unit}"


def urgency(item: Item) -> str:
    """Return 「逾期3天」, 「当日到期」, 「还剩10天」, 「中止」, or the word of the state."""
    if item.rests:
        return "中止"
    if item.state is State.OVERDUE:
        return late_by(item)
    if item.state is State.DUE_TODAY or not item.state.is_ahead:
        return word_of(item.state)
    return f"还剩{item.days_left}{UNIT_WORDS[item.days_unit]}"


def word_of(state: State | Activity) -> str:
    """Return the word of a state for a paper: it is read later, so 今日 is the day it looks at."""
    return "当日到期" if state is State.DUE_TODAY else state.word


def tally_words(tally: Tally) -> str:
    """Return 「全年持续15项（其中本期有新进展3项、尚无进展12项）」."""
    word = tally.group.word
    parts = [f"{part.word}{count}项" for part, count in tally.parts if part.word != word]
    some = "其中" if len(parts) > 1 else ""
    within = f"（{some}{listed(parts)}）" if parts else ""
    return f"{word}{tally.tasks}项{within}"


def due_day(item: Item, year: int) -> str:
    """Return 「9月30日（星期五）」, with the year where it is not the plan's; an estimate is
    marked, and what has no day says its words.
    """
    if item.rests:
        return "恢复后定"
    if item.due is None:
        return "待定" if item.state is State.AWAITING_EVENT else item.phrase
    return day_in(item.due, year) + ("（暂估，放假安排未公布）" if item.estimated else "")


def part_of(item: Item) -> str:
    """Return which part of its task it is: 「目标1次」, 「三季度」, a case, or nothing."""
    return f"目标{item.label}" if item.obligation == "target" else item.label or ""


def shares_words(shares: Shares, unit_word: str) -> str:
    """Return 「3/9个科室已完成」."""
    return f"{len(shares.done)}/{shares.total}个{unit_word}已完成"


def moved(old: str, new: str) -> str:
    """Return 「时限由“8月”调整为“10月底前”」."""
    return f"时限由{quoted(old)}调整为{quoted(new)}"


def change_words(change: Adjustment, printed: str) -> str:
    """Return what was approved, when, by whom and on which basis; the reason is not in it."""
    basis = f"（{change.document}）" if change.document else ""
    approved = f"{full_day(change.date)}经{change.approved_by}批准{basis}"
    return f"{moved(printed, change.deadline)}，{approved}"


def changed_to(deadline: str) -> str:
    """Return 「经批准调整为10月底前」, which says nothing of why and by whom."""
    return f"经批准调整为{deadline}"


def printed_limit(item: Item) -> str:
    """Return the limit as printed, and what it was changed to."""
    if item.adjustment is None:
        return item.phrase
    return f"{item.task.deadline}，{changed_to(item.adjustment.deadline)}"


_OWN_TIME = (
    r"^(?:[\d（(]|截至|截止|上半年|下半年|一季度|二季度|三季度|四季度|全年|本|年初|年内|今年|已|因|由于|第)"
    r"|\d月\d{1,2}日"
)


def told(day: date | None, status: Status, note: str, evidence: Iterable[str] = ()) -> str:
    """Return 「9月20日完成……。」 of what concludes, else what was reported as it stands.

    ``evidence`` is added as 「（佐证：……）」. Without a day none is told: where it is that of the
    report and not of the work.
    """
    said = _said(day, status, note)
    proof = listed(evidence, "")
    return f"{said}（{_proof_word(status)}：{proof}）。" if proof else f"{said}。"


_RUNNING = r"1[—-]\d{1,2}月|上半年|前三季度|全年|年初以来|今年以来|截至|累计"


def is_running(note: str) -> bool:
    """Does a note sum up from the beginning of the year: 1—9月备案41件?"""
    return re.match(_RUNNING, note) is not None


def outstanding(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without those that a later one sums up: 1—9月备案41件 stands for 1—6月备案
    23件 of the same unit, or of the office, before it.
    """
    kept: list[Entry] = []
    for entry in entries:
        if is_running(entry.note):
            kept = [each for each in kept if not _is_summed_up(each, entry)]
        kept.append(entry)
    return kept


def _is_summed_up(entry: Entry, by: Entry) -> bool:
    is_others = entry.unit and by.unit and entry.unit != by.unit
    return is_running(entry.note) and not is_others


def reported(entry: Entry, evidence: Iterable[str] = ()) -> str:
    """Return what ``told`` does, with the day of the report where it tells no day itself:
    「……（9月20日报，佐证：……）。」, for whoever chases or looks back at reports.
    """
    said = _said(entry.date, entry.status, entry.note)
    day = short_day(entry.date)
    proof = listed(evidence, "")
    remarks = [] if said.startswith(day) else [f"{day}报"]
    remarks += [f"{_proof_word(entry.status)}：{proof}"] if proof else []
    return f"{said}（{'，'.join(remarks)}）。" if remarks else f"{said}。"


def _proof_word(status: Status) -> str:
    return "依据" if status.sets_aside else "佐证"


def _said(day: date | None, status: Status, note: str) -> str:
    unsaid = "完成" if status.concludes else status.value
    note = ended(note.strip() or unsaid)[:-1]
    if day is None or not status.concludes or re.search(_OWN_TIME, note):
        return note
    return f"{short_day(day)}{note}"
