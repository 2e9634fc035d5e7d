"""A table that came back set against the workspace, task by task, by number."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.intake.proposal import Proposal, ProposedTask
from gongkai.model import Register, Task
from gongkai.wording import listed

_BLANKS = dict.fromkeys(map(ord, " \n\t\u3000"))


class Changed(NamedTuple):
    """A field of a task that the table says otherwise: its Chinese title, the old and new text."""

    id: int
    field: str
    old: str
    new: str


class Comparison(NamedTuple):
    """What the table has and the workspace has not, what is said otherwise, what is missing."""

    added: tuple[ProposedTask, ...] = ()
    changed: tuple[Changed, ...] = ()
    missing: tuple[Task, ...] = ()

    @property
    def is_same(self) -> bool:
        """Is there no difference at all?"""
        return not (self.added or self.changed or self.missing)


def compare(proposal: Proposal, register: Register) -> Comparison:
    """Set a table against the register; blanks in texts make no difference."""
    known = {task.id: task for task in register.tasks}
    seen = {task.id for task in proposal.tasks}
    pairs = [(known[task.id], task) for task in proposal.tasks if task.id in known]
    return Comparison(
        tuple(task for task in proposal.tasks if task.id not in known),
        tuple(change for old, new in pairs for change in _changes(old, new)),
        tuple(task for task in register.tasks if task.id not in seen),
    )


def _changes(old: Task, new: ProposedTask) -> Iterator[Changed]:
    for field, before, after in (
        ("任务名称", old.name, new.name),
        ("任务内容", old.content, new.content),
        ("责任单位", listed(old.units), listed(new.units)),
        ("时间节点", old.deadline, new.deadline),
    ):
        if before.translate(_BLANKS) != after.translate(_BLANKS):
            yield Changed(new.id, field, before, after)
    if new.section and new.section != old.section:
        yield Changed(new.id, "要点章节", old.section, new.section)
