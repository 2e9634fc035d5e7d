"""The rows of the 落实情况表: the printed table with 完成情况 beside each task.

A row is told for the office; what the public may read is made from it when somebody asks. The
public words leave out units, reasons, lateness and internal documents.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.agenda import Activity, State
from gongkai.documents.facts import ExtensionFacts, ProgressFacts
from gongkai.documents.view import TaskView, View
from gongkai.figures import lamp
from gongkai.model import Entry, Status
from gongkai.sentences import (
    changed_to,
    due_day,
    is_running,
    outstanding,
    shares_words,
    told,
    urgency,
)
from gongkai.wording import ended, listed


class RowFacts(NamedTuple):
    """A row of the 落实情况表. ``printed_name`` is blank where the name is the row above's,
    ``printed_number`` where the printed table has none; ``leading`` and ``supporting`` are
    ``units`` in two columns. ``owing`` is who leads; of a row that several must each do, those
    who have not, once one has; ``is_each`` says that it is such a row.

    ``progress`` and ``remark`` are for the office; the two ``public_`` ones leave out reasons,
    lateness and units. ``entries`` is all that was reported by the day.
    """

    number: int
    name: str
    printed_number: str
    printed_name: str
    section: str
    content: str
    units: str
    leading: str
    supporting: str
    lead: str
    owing: str
    is_each: bool
    others: str
    phrase: str
    due: str
    target: str
    state: str
    word: str
    activity: str
    lamp: str
    progress: str
    remark: str
    entries: tuple[ProgressFacts, ...]
    extension: ExtensionFacts | None

    @property
    def public_word(self) -> str:
        """The state for the public, which says nothing of lateness."""
        if not self.state:
            return self.word
        return _PUBLIC_WORD.get(self.state, _UNDERWAY if self.entries else _WAITING)

    @property
    def public_progress(self) -> str:
        """完成情况 for the public."""
        if not self.state:
            return self.progress
        told = "".join(entry.text for entry in _public_entries(self))
        if told and self.state == State.NOT_APPLICABLE.key:
            return ended(self.public_word) + told
        if told or self.state in _SAYING_ENOUGH:
            return ended(_PUBLIC_SENTENCE.get(self.state, self.public_word)) + told
        return "正在办理。" if self.entries else ""

    @property
    def omission(self) -> str:
        """What of the last report the public is not told, and why: 「第17项略去1句（涉及超期
        原因）」; empty where all of it is told.
        """
        return _omission(self)

    @property
    def public_remark(self) -> str:
        """备注 for the public."""
        if not self.state or self.extension is None:
            return "" if self.state else self.remark
        return ended(f"时限{changed_to(self.extension.new)}")


def rows(view: View) -> tuple[RowFacts, ...]:
    """Return the table's rows in the document's order."""
    return tuple(_rows(view))


def _rows(view: View) -> Iterator[RowFacts]:
    above = ""
    is_year_over = view.as_of >= date(view.plan.year, 12, 31)
    for each in view.tasks:
        task = each.task
        yield RowFacts(
            number=task.id,
            name=task.name,
            printed_number="" if task.unnumbered else str(task.id),
            printed_name="" if task.name == above else task.name,
            section=task.section,
            content=task.content,
            units=listed(task.units),
            leading=listed(task.units[: task.leads], ""),
            supporting=listed(task.units[task.leads :], ""),
            lead=each.lead,
            owing=listed(_missing(each), "") or each.lead,
            is_each=bool(each.parties.each),
            others=each.others,
            phrase=task.deadline,
            due=_due(each, view.plan.year),
            target=str(task.target or ""),
            state=each.state.key,
            word=each.state.word,
            activity=activity.key if (activity := each.judged.activity) else "",
            lamp=lamp(each.judged, view.now.register.plan, view.as_of),
            progress="".join(_progress(each, view.plan.unit_word, is_year_over)),
            remark="".join(ended(words) for words in _remarks(each)),
            entries=each.progress,
            extension=each.extension,
        )
        above = task.name


def _due(task: TaskView, year: int) -> str:
    dated_items = [item for item in task.judged.bound if item.due is not None]
    if not dated_items:
        return task.state.word if task.state is State.AWAITING_EVENT else "—"
    return "；".join(due_day(item, year) for item in dated_items)


_WORDS = {
    State.DONE_ON_TIME: "已完成",
    State.STANDING: "持续推进",
    State.OVERDUE: "未完成",
    State.AWAITING_EVENT: "待定",
    State.UNSCHEDULED: "推进中",
}
_BY_REPORTS = (State.DUE_TODAY, State.DUE_SOON, State.UNSCHEDULED)


def _progress(task: TaskView, unit_word: str, is_year_over: bool) -> Iterator[str]:
    """Yield 「已完成。」, 「9月20日完成历史公文属性认定126件。（佐证：……）」."""
    yield ended(_status(task))
    yield from _counts(task, unit_word)
    if task.pressing is not None:
        words = urgency(task.pressing)
        yield ended(f"已{words}" if task.state is State.OVERDUE else words)
    if not task.judged.entries:
        yield from _nothing(task)
    told = dict(zip(task.judged.entries, task.progress, strict=True))
    for entry in _telling(task, is_year_over):
        by = f"{entry.unit}：" if entry.unit and task.shares else ""
        is_reason = entry.status.sets_aside and not entry.note
        yield "原因：＿＿＿＿＿＿＿＿。" if is_reason else f"{by}{told[entry].proved}"
    if task.state.is_open and task.problem:
        yield ended(f"存在问题：{task.problem}")
    if task.state.is_open and task.next:
        yield ended(f"下步措施：{task.next}")


def _telling(task: TaskView, is_year_over: bool) -> list[Entry]:
    """Return what a cell tells of a row.

    When the year is over: all that a later entry does not sum up, of a dated row its results
    and, while it is open, the last word. Before: of what is done, what settled it, and whatever
    counted towards its target; of what several must each do the last word of each; of all else
    the last word. Why a row is set aside is said alone.
    """
    entries = list(task.judged.entries)
    results = [entry for entry in entries if entry.status.concludes]
    if not entries or entries[-1].status.sets_aside:
        return entries[-1:]
    if is_year_over and task.judged.first.due is None:
        return outstanding(entries)
    if task.shares is not None and task.state.is_open and not is_year_over:
        return list({entry.unit: entry for entry in outstanding(entries)}.values())
    if not results:
        return entries[-1:]
    if is_year_over:
        last = [] if task.state.is_done or entries[-1] in results else entries[-1:]
        return [*results, *last]
    if not task.state.is_done:
        return entries[-1:]
    days = [item.settled for item in task.judged.bound if item.settled is not None]
    settling = [entry for entry in results if entry.date <= max(days)]
    return (settling if task.quota is not None else settling[-1:]) or entries[-1:]


def _status(task: TaskView) -> str:
    if task.state is State.STANDING and task.judged.activity is Activity.NONE:
        return "尚无进展"
    if task.state in _BY_REPORTS:
        return "推进中" if task.progress else "未启动"
    return _WORDS.get(task.state, task.state.word)


def _counts(task: TaskView, unit_word: str) -> Iterator[str]:
    """Yield how many stages are done, which units have done theirs, how far a target is reached."""
    bound = task.judged.bound
    stages = [i for i in bound if i.obligation == "deadline" and i.due is not None]
    if len(stages) > 1:
        done = [item for item in stages if item.state.is_done]
        late = sum(item.state is State.DONE_LATE for item in done)
        remark = f"（其中逾期{late}次）" if late else ""
        reached = f"，已完成{len(done)}次{remark}" if done else ""
        yield f"全年应完成{len(stages)}次{reached}。"
    elif task.shares is not None and task.shares.done:
        missing = _missing(task)
        behind = f"，{listed(missing)}尚未完成" if 0 < len(missing) <= len(task.shares.done) else ""
        yield f"{shares_words(task.shares, unit_word)}{behind}。"
    if task.quota is not None:
        quota = task.quota
        reached = f"，已完成{quota.reached}{quota.measure}" if quota.reached else ""
        yield f"目标{quota.target}{quota.measure}{reached}。"


def _missing(task: TaskView) -> tuple[str, ...]:
    """Return who has not done their part of what others have; nobody where that is over."""
    shares = task.shares if task.state.is_open else None
    return tuple(shares.missing) if shares is not None and shares.done else ()


def _nothing(task: TaskView) -> Iterator[str]:
    if task.state is State.AWAITING_EVENT:
        yield "起算日未明确。"
    elif task.state in (State.OVERDUE, State.UNCONCLUDED):
        yield "尚无进展。"


def _remarks(task: TaskView) -> Iterator[str]:
    if task.task.remark:
        yield task.task.remark
    if task.extension is not None:
        yield f"{task.extension.text}，原因：{task.extension.reason}"
    if task.task.encouraged:
        yield "鼓励性任务"
    if any(item.estimated for item in task.judged.bound):
        yield "放假安排未公布，时限为暂估"


def public(row: RowFacts) -> RowFacts:
    """Return the row as anyone may have it: what is internal is not even held."""
    return row._replace(
        progress=row.public_progress,
        remark=row.public_remark,
        lead="",
        owing="",
        others="",
        due="",
        target="",
        state="",
        word=row.public_word,
        activity="",
        lamp="",
        entries=_public_entries(row) if row.state else row.entries,
        extension=None,
    )


_PUBLIC_WORD = {
    State.DONE_ON_TIME.key: "已完成",
    State.DONE_EARLY.key: "已完成",
    State.DONE_LATE.key: "已完成",
    State.STANDING.key: "持续推进",
    State.UNCONCLUDED.key: "持续推进",
    State.NOT_APPLICABLE.key: "未发生",
    State.SUSPENDED.key: "暂缓",
    State.CANCELLED.key: "取消",
    State.CARRIED_OVER.key: "结转下年",
}
_UNDERWAY, _WAITING = "推进中", "待推进"
PUBLIC_WORDS = tuple(
    dict.fromkeys(("已完成", "持续推进", _UNDERWAY, _WAITING, *_PUBLIC_WORD.values()))
)
"""The words by which the public knows a task's state, the best first."""
_PUBLIC_SENTENCE = {
    State.NOT_APPLICABLE.key: "本年度没有发生相关情形",
    State.SUSPENDED.key: "暂缓开展",
    State.CANCELLED.key: "本年度不再开展",
    State.CARRIED_OVER.key: "结转下年度继续办理",
}
"""What a citizen understands where the word alone says too little."""
_DONE = (State.DONE_ON_TIME.key, State.DONE_EARLY.key, State.DONE_LATE.key)
_SAYING_ENOUGH = {*_DONE, *_PUBLIC_SENTENCE}
_EXPLAINING = re.compile(
    r"^因[^地材人势此]|由于|原因|逾期|超期|滞后|延期|延误|推迟|拖延|未能|未按|来不及|受.{1,12}影响"
)
_LINK = re.compile(r"https?://", re.IGNORECASE)
_SILENT = {
    state.key for state in (State.OVERDUE, State.SUSPENDED, State.CANCELLED, State.UNCONCLUDED)
}


def _public_entries(row: RowFacts) -> tuple[ProgressFacts, ...]:
    """Return what may be told, without reasons, unit and internal documents.

    Of evidence only links are kept, of notes only the sentences that explain nothing.
    """
    return tuple(_public_entry(entry) for entry in _chosen(row) if _public_note(entry))


def _chosen(row: RowFacts) -> list[ProgressFacts]:
    """Return the last of what may be told; of what is done, the last that concludes.

    Where several must each do their part, it is the last of each; what a unit sums up for
    itself would be read as the sum of all, once its name is left out.
    """
    found = _tellable(row)
    if row.state in _DONE:
        found = [each for each in found if Status(each.status).concludes] or found
    if not row.is_each:
        return found[-1:]
    last = {each.unit: each for each in found}
    return [each for each in last.values() if not (each.unit and is_running(each.note))]


def _tellable(row: RowFacts) -> list[ProgressFacts]:
    """Return the entries of a row; of one that is late or set aside only what was concluded."""
    is_silent = row.state in _SILENT
    return [each for each in row.entries if not is_silent or Status(each.status).concludes]


def _clauses(note: str) -> list[str]:
    return [clause for clause in re.split(r"(?<=[。；！？])", note) if clause.strip()]


def _public_note(entry: ProgressFacts) -> str:
    kept = [clause for clause in _clauses(entry.note) if not _EXPLAINING.search(clause.strip())]
    return "".join(kept)


def _omission(row: RowFacts) -> str:
    chosen = _chosen(row)
    if not chosen and row.entries:
        why = "各责任单位分别报送的累计数" if _tellable(row) else _WITHHELD[row.state]
        return f"第{row.number}项略去{len(row.entries)}条进展（{why}）"
    clauses = [clause.strip() for entry in chosen for clause in _clauses(entry.note)]
    left_out = [clause for clause in clauses if _EXPLAINING.search(clause)]
    if not left_out:
        return ""
    said = "".join(left_out)
    about = listed((word for word, pattern in _MATTERS if re.search(pattern, said)), "")
    return f"第{row.number}项略去{len(left_out)}句（涉及{about}原因）"


_WITHHELD = {
    State.OVERDUE.key: "未按时限完成的，只写办结的",
    State.UNCONCLUDED.key: "年度未办结的，只写办结的",
    State.SUSPENDED.key: "涉及暂缓原因",
    State.CANCELLED.key: "涉及取消原因",
}
_MATTERS = (
    ("逾期", "逾期"),
    ("超期", "超期"),
    ("延期", "滞后|延期|延误|推迟|拖延"),
    ("未完成", "未能|未按|来不及"),
)


def _public_entry(entry: ProgressFacts) -> ProgressFacts:
    note = _public_note(entry)
    links = tuple(proof for proof in entry.evidence if _LINK.match(proof))
    text = told(entry.day, Status(entry.status), note, links)
    return entry._replace(
        note=note, unit="", evidence=links, problem="", next="", text=text, proved=text
    )
