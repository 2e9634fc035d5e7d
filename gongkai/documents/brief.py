"""What each unit owes, in a few lines of plain text to be pasted into a chat.

The matters are those of the slips; there is no table and no Markdown in it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.documents.gaps import is_unproven
from gongkai.documents.slips import SlipFacts, Slips, To, Wish
from gongkai.documents.view import View
from gongkai.wording import day_in, numbered


class Awaited(NamedTuple):
    """A paper that was asked for, 「9月份进展填报表」, and the units that have not sent it."""

    what: str
    units: tuple[str, ...]


class Brief(NamedTuple):
    """The lines for one unit."""

    unit: str
    text: str


class _Owed(NamedTuple):
    """What a unit owes: matters, evidence of tasks by number, a paper by name."""

    slips: list[SlipFacts]
    unproven: list[int]
    paper: str


def briefs(
    seen: View, found: Slips, wish: Wish, awaited: Awaited | None = None
) -> tuple[Brief, ...]:
    """Return what to tell each unit that gets a slip, owes evidence or has not sent a paper that
    is ``awaited``, in the office's order.
    """
    by_unit: dict[str, list[SlipFacts]] = {}
    for slip in found.slips:
        by_unit.setdefault(slip.unit, []).append(slip)
    unproven = _unproven(seen, wish)
    papers = dict.fromkeys(awaited.units, awaited.what) if awaited else {}
    order = dict.fromkeys([*(unit.name for unit in seen.now.register.units), *by_unit])
    told = []
    for unit in order:
        paper = papers.get(unit, "") if wish.unit in (None, unit) else ""
        owed = _Owed(by_unit.get(unit, []), unproven.get(unit, []), paper)
        if any(owed):
            told.append(Brief(unit, "\n".join(_lines(seen, unit, owed)) + "\n"))
    return tuple(told)


def _unproven(seen: View, wish: Wish) -> dict[str, list[int]]:
    """Return for each unit the tasks that it leads and that were concluded without evidence."""
    owed: dict[str, list[int]] = {}
    for task in seen.tasks:
        for unit in task.parties.leads if is_unproven(task) else ():
            if wish.reaches(unit, seen.now.office):
                owed.setdefault(unit, []).append(task.task.id)
    return {} if wish.to is To.SUPPORT else owed


def _lines(seen: View, unit: str, owed: _Owed) -> Iterator[str]:
    slips = owed.slips
    if slips:
        until = day_in(min(slip.answer_by for slip in slips), seen.plan.year)
        yield f"【{unit}】政务公开工作提醒，请于{until}17:00前反馈进展和佐证材料："
    else:
        yield f"【{unit}】政务公开工作提醒："
    for k, slip in enumerate(slips, 1):
        yield f"{k}.{_line(slip)}" if len(slips) > 1 else _line(slip)
    if owed.unproven:
        also, numbers = "另有" if slips else "", numbered(owed.unproven)
        yield f"{also}{numbers}已登记完成，缺佐证材料，请补报文号、网页链接或附件名称。"
    if owed.paper:
        yield f"{owed.paper}还没有交，请填好发回；没有新进展的也请发回。"
    if seen.plan.contact:
        yield f"联系方式：{seen.plan.contact}。"


def _line(slip: SlipFacts) -> str:
    label = f"（{slip.label}）" if slip.label else ""
    role = "" if slip.leads else f"（配合{slip.others}）"
    head = f"第{slip.number}项{slip.name}{label}{role}"
    return f"{head}：{_urgency(slip)}，{slip.missing}。"


def _urgency(slip: SlipFacts) -> str:
    """Return 「8月31日（星期三）到期，已逾期30天」, 「9月30日（星期五）当日到期」."""
    if slip.state == "due_today":
        return f"{slip.when}{slip.urgency}"
    return f"{slip.when}到期，{'已' if slip.state == 'overdue' else ''}{slip.urgency}"
