"""The rows of the 落实情况表: the printed table with 完成情况 beside each task.

Every row is told twice, for the office and for the public. The public words leave out units,
reasons, lateness and internal documents.
"""

import re
from collections.abc import Iterator

from gongkai.agenda import Agenda, Item, State
from gongkai.documents.context import RowFacts
from gongkai.documents.matters import roles
from gongkai.figures import Standing, lamp, quotas
from gongkai.model import Entry
from gongkai.sentences import change_words, changed_to, due_day, entry_text, shares_words, urgency
from gongkai.wording import ended, listed


def rows(agenda: Agenda, standings: tuple[Standing, ...]) -> tuple[RowFacts, ...]:
    """Return the table's rows in the document's order."""
    return tuple(_rows(agenda, standings))


def _rows(agenda: Agenda, standings: tuple[Standing, ...]) -> Iterator[RowFacts]:
    above = ""
    for each in standings:
        task = each.task
        lead, others = roles(agenda, task)
        yield RowFacts(
            number=task.id,
            name=task.name,
            printed_name="" if task.name == above else task.name,
            section=task.section,
            content=task.content,
            units=listed(task.units),
            lead=lead,
            others=others,
            phrase=task.deadline,
            due=_due(agenda, each),
            target=str(task.target or ""),
            state=each.state.key,
            word=each.state.word,
            lamp=lamp(each, agenda),
            progress=_progress(agenda, each),
            remark=_remark(agenda, each),
            public_progress=_public_progress(agenda, each),
            public_remark=_public_remark(each),
        )
        above = task.name


def _due(agenda: Agenda, standing: Standing) -> str:
    dated_items = [item for item in standing.bound if item.due is not None]
    if not dated_items:
        return standing.state.word if standing.state is State.AWAITING_EVENT else "—"
    return "；".join(due_day(item, agenda.register.plan.year) for item in dated_items)


_WORDS = {
    State.DONE_ON_TIME: "已完成",
    State.STANDING: "持续推进",
    State.OVERDUE: "未完成",
    State.UNCONCLUDED: "年度未办结",
    State.AWAITING_EVENT: "待定",
    State.UNSCHEDULED: "推进中",
}


def _progress(agenda: Agenda, standing: Standing) -> str:
    """Return 「已完成。9月20日完成历史公文属性认定126件。（佐证：……）」."""
    entries = standing.task.entries(agenda.as_of)
    sentences = [
        ended(_status(standing, entries)),
        *_counts(agenda, standing),
        *_urgency(standing),
        *([entry_text(entries[-1], entries[-1].evidence)] if entries else _nothing(standing)),
    ]
    return "".join(sentences)


_WAITING = (State.DUE_TODAY, State.DUE_SOON)


def _status(standing: Standing, entries: tuple[Entry, ...]) -> str:
    if standing.state in _WAITING or standing.state is State.UNSCHEDULED:
        return "推进中" if entries else "未启动"
    return _WORDS.get(standing.state, standing.state.word)


def _counts(agenda: Agenda, standing: Standing) -> Iterator[str]:
    """Yield how many stages are done, which units have done theirs, how far a target is reached."""
    stages = [i for i in standing.bound if i.obligation == "deadline" and i.due is not None]
    if len(stages) > 1:
        done = [item for item in stages if item.state.is_done]
        late = sum(item.state is State.DONE_LATE for item in done)
        remark = f"（其中逾期{late}次）" if late else ""
        yield f"应完成{len(stages)}次，已完成{len(done)}次{remark}。"
    shares = next((item.shares for item in standing.bound if item.shares is not None), None)
    if shares is not None and shares.done and len(stages) < 2:
        yield f"{shares_words(shares)}。"
    for quota in quotas([standing.task], agenda.as_of):
        yield f"目标{quota.target}，已完成{quota.reached}{quota.target.measure}。"


def _urgency(standing: Standing) -> Iterator[str]:
    if standing.state in (State.OVERDUE, *_WAITING):
        worst = next(item for item in standing.bound if item.state is standing.state)
        words = urgency(worst)
        yield ended(f"已{words}" if standing.state is State.OVERDUE else words)


def _nothing(standing: Standing) -> Iterator[str]:
    if standing.state is State.AWAITING_EVENT:
        yield "起算日未明确。"
    elif standing.state not in (State.UPCOMING, State.NOT_STARTED):
        yield "尚无进展记录。"


def _remark(agenda: Agenda, standing: Standing) -> str:
    task = standing.task
    words = [task.remark]
    change = _change(standing)
    if change is not None and change.adjustment is not None:
        changed = change_words(change.adjustment, task.deadline)
        words.append(f"{changed}，原因：{change.adjustment.reason}")
    if task.encouraged:
        words.append("鼓励性任务")
    if agenda.parties(task).unnamed:
        words.append("相关科室待明确")
    if any(item.estimated for item in standing.bound):
        words.append("放假安排未公布，时限为暂估")
    return "".join(ended(word) for word in words if word)


def _change(standing: Standing) -> Item | None:
    return next((item for item in standing.bound if item.adjustment is not None), None)


_PUBLIC_WORDS = {
    State.DONE_ON_TIME: "已完成",
    State.DONE_EARLY: "已完成",
    State.DONE_LATE: "已完成",
    State.STANDING: "持续推进",
    State.UNCONCLUDED: "持续推进",
    State.NOT_APPLICABLE: "未发生",
    State.SUSPENDED: "暂缓",
    State.CANCELLED: "取消",
    State.CARRIED_OVER: "结转下年",
}
_EXPLAINING = re.compile(
    r"^因[^地材人势此]|由于|原因|逾期|超期|滞后|延期|延误|推迟|拖延|未能|未按|来不及|受.{1,12}影响"
)
_LINK = re.compile(r"https?://", re.IGNORECASE)


def _public_progress(agenda: Agenda, standing: Standing) -> str:
    """Return 「已完成。……」 without lateness, reasons, units and internal documents.

    Of evidence only links are shown, of notes only the sentences that explain nothing.
    """
    entries = standing.task.entries(agenda.as_of)
    word = _PUBLIC_WORDS.get(standing.state, "推进中" if entries else "待推进")
    told = [entry for entry in entries if entry.status.concludes or standing.state not in _SILENT]
    return ended(word) + (_public_told(told[-1]) if told else "")


_SILENT = (State.OVERDUE, State.SUSPENDED, State.CANCELLED, State.UNCONCLUDED)


def _public_told(entry: Entry) -> str:
    clauses = re.split(r"(?<=[。；！？])", entry.note)
    kept = "".join(clause for clause in clauses if not _EXPLAINING.search(clause.strip()))
    if not kept.strip():
        return ""
    links = [proof for proof in entry.evidence if _LINK.match(proof)]
    return entry_text(entry._replace(note=kept), links)


def _public_remark(standing: Standing) -> str:
    change = _change(standing)
    if change is None or change.adjustment is None:
        return ""
    return ended(f"时限{changed_to(change.adjustment)}")
