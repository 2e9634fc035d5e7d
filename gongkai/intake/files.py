"""A proposal as the two files of a workspace.

Every doubt stands in the text as 「# 待核：…」 above what it is about.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.intake.grid import flowed
from gongkai.intake.proposal import Proposal, ProposedTask
from gongkai.model import Collective, Event, Plan, Task, Unit
from gongkai.parties.words import means_all
from gongkai.register.composites import RecordOf
from gongkai.register.formats import COLLECTIVE, EVENT, PLAN, TASK, UNIT

_NOT_FILLED = ("", ())


class Texts(NamedTuple):
    """The texts of tasks.yaml and units.yaml."""

    tasks: str
    units: str


def texts(proposal: Proposal, source: str) -> Texts:
    """Return the files; ``source`` says in their first lines where they come from."""
    units = units_text(proposal.units, proposal.collectives, source)
    return Texts(_text(_tasks_file(proposal, source)), units)


def units_text(names: Sequence[str], collectives: Sequence[str], source: str) -> str:
    """Return the text of a units.yaml with these names, in their order."""
    return _text(_units_file(names, collectives, source))


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines).rstrip("\n") + "\n"


def _tasks_file(proposal: Proposal, source: str) -> Iterator[str]:
    yield f"# 由 {_one_line(source)} 导入。带“# 待核”的地方请对照原件核对，核对后删去这些行。"
    yield "# 严禁写入国家秘密、工作秘密，以及申请人、留言人和工作人员的个人信息。"
    for doubt in proposal.doubts:
        if doubt.row is None:
            yield f"# 待核：{_one_line(doubt.message)}"
    yield ""
    yield "plan:"
    if not proposal.plan.title:
        yield "  # 待核：没有读到要点名称"
    yield from _lines(PLAN, _plan(proposal), "  ", "  ")
    if proposal.events:
        yield ""
        yield "events:"
        for name in proposal.events:
            yield from _lines(EVENT, Event(name), "  - ", "    ")
            yield "    date:                  # 待核：起算日期，查明后填写"
    yield ""
    yield "tasks:"
    said: dict[int | None, dict[str, None]] = {}
    for doubt in proposal.doubts:
        said.setdefault(doubt.row, {})[doubt.message] = None
    for task in proposal.tasks:
        for message in said.get(task.id, ()):
            yield f"  # 待核：{_one_line(message)}"
        yield from _lines(TASK, _task(task, proposal), "  - ", "    ")
        yield ""


def _plan(proposal: Proposal) -> Plan:
    found = proposal.plan
    return Plan(
        title=found.title or f"{proposal.year}年政务公开工作要点",
        year=proposal.year,
        issuer=found.issuer,
        document=found.document,
        issued=found.issued,
        columns="lead-support" if proposal.splits_roles else "",
    )


def _task(found: ProposedTask, proposal: Proposal) -> Task:
    """Return the task for the register. Nobody leads only where the table could have said so."""
    leads = len(found.lead)
    is_said = not found.is_each and (leads or proposal.splits_roles)
    return Task(
        id=found.id,
        name=found.name,
        content=found.content,
        units=found.units,
        deadline=found.deadline,
        leads=leads if is_said else 1,
        unnumbered=found.unnumbered,
        section=found.section,
        target=found.target,
        each=found.is_each,
        remark=found.remark,
    )


def _lines(record: RecordOf, value: object, first: str, rest: str) -> Iterator[str]:
    """Yield a record's lines; what is required and not known is left open behind its key."""
    indent = first
    for field, part in record.filled(value):
        written = "" if part in _NOT_FILLED else " " + field.kind.written(part, flow=False)
        yield f"{indent}{field.key}:{written}"
        indent = rest


def _units_file(names: Sequence[str], collectives: Sequence[str], source: str) -> Iterator[str]:
    yield f"# 责任单位名册，由 {_one_line(source)} 导入。"
    yield "# 请按本单位的机构序排列，各类表格中科室的先后以此为准。不要写个人姓名、电话。"
    yield ""
    yield "units:" if names else "units: []"
    for name in names:
        yield from _lines(UNIT, Unit(name), "  - ", "    ")
    if collectives:
        yield ""
        yield "# 表中的统称。all：名册中的每个科室；unspecified：在任务的 assigned 中逐项点名。"
        yield "collectives:"
        for name in collectives:
            found = Collective(name, "all" if means_all(name) else "unspecified")
            yield f"  - {COLLECTIVE.written(found, flow=True)}"


def _one_line(text: str) -> str:
    return " ".join(flowed(text).split())
