"""What is missing in the record and has to be asked for: reports, evidence, names, dates."""

from collections.abc import Iterator

from gongkai.agenda import Agenda, State
from gongkai.documents.context import GapFacts
from gongkai.documents.period import Period
from gongkai.figures import Figures, Standing, UnitFigures
from gongkai.wording import listed, numbered


def gaps(now: Agenda, figures: Figures, units: tuple[UnitFigures, ...], period: Period) -> GapFacts:
    """Return the gaps in the record as of the day of the agenda."""
    standings = figures.standings
    clocked = {item.task.id for item in now.items if item.is_case}
    found = GapFacts(
        silent_units=tuple(
            each.name
            for each in units
            if each.lead > each.done and not each.reports and period.first <= now.as_of
        ),
        silent=tuple(each.task.id for each in standings if _is_silent(each, now)),
        unproven=tuple(_unproven(standings, now)),
        unnamed=tuple(each.task.id for each in standings if now.parties(each.task).unnamed),
        unclocked=tuple(
            each.task.id for each in standings if each.task.clocks and each.task.id not in clocked
        ),
        estimated=tuple(dict.fromkeys(item.task.id for item in now.items if item.estimated)),
        before_issue=tuple(each.task.id for each in standings if _was_due_before_issue(each, now)),
        points=(),
    )
    awaiting = [each.task.id for each in figures.of_state(State.AWAITING_EVENT)]
    return found._replace(points=tuple(_points(found, awaiting, period)))


def _points(gaps: GapFacts, awaiting: list[int], period: Period) -> Iterator[str]:
    if gaps.silent_units:
        many = f"等{len(gaps.silent_units)}个科室" if len(gaps.silent_units) > 1 else ""
        yield f"{listed(gaps.silent_units)}{many}{period.this}未报送进展"
    if gaps.silent:
        several = f"{len(gaps.silent)}项任务（{numbered(gaps.silent)}）"
        yield f"{several}年初以来尚无进展记录，请牵头科室补报"
    if gaps.unproven:
        yield f"{numbered(gaps.unproven)}已登记完成但缺佐证材料，请补充文号、链接或附件"
    if gaps.unnamed:
        yield f"{numbered(gaps.unnamed)}责任单位中的“相关科室”尚未明确到具体科室，请予以明确"
    if awaiting:
        yield f"{numbered(awaiting)}缺起算日，时限待定，请查明后登记"
    if gaps.unclocked:
        yield f"{numbered(gaps.unclocked)}含办理时限，尚未登记办理记录，请核实是否发生"
    if gaps.before_issue:
        yield f"{numbered(gaps.before_issue)}时限早于要点印发日，如已办结请补录"
    if gaps.estimated:
        yield f"{numbered(gaps.estimated)}的时限涉及放假安排尚未公布的年度，按周一至周五暂估"


def _is_silent(standing: Standing, now: Agenda) -> bool:
    """Should there be something to report, and is there nothing?"""
    waiting = (State.UPCOMING, State.AWAITING_EVENT)
    if standing.state in waiting or standing.task.encouraged:
        return False
    return not standing.task.entries(now.as_of)


def _was_due_before_issue(standing: Standing, now: Agenda) -> bool:
    """Was the task overdue on the day the plan was issued? Perhaps it was done long ago."""
    issued = now.register.plan.issued
    return issued is not None and any(
        item.state is State.OVERDUE and item.due is not None and item.due < issued
        for item in standing.bound
    )


def _unproven(standings: tuple[Standing, ...], now: Agenda) -> Iterator[int]:
    for each in standings:
        entries = each.task.entries(now.as_of)
        if any(entry.status.concludes and not entry.evidence for entry in entries):
            yield each.task.id
