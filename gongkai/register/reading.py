"""From the files' text to a Register, every problem gathered and no record lost in silence.

It knows which files there are, and refuses to judge what the records mean together: that
is for ``checks``.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from gongkai.diagnostics import Diagnostic, Place, Severity, error
from gongkai.model import Plan, Register
from gongkai.register.fields import Gathering, Record, Unusable
from gongkai.register.formats import HOLIDAYS_FILE, TASK, TASKS_FILE, UNITS_FILE
from gongkai.register.nodes import Mapping, Node, Scalar, Source, parse


class Files(NamedTuple):
    """The text of a workspace's files: those with tasks, and the two that stand beside them."""

    tasks: tuple[Source, ...]
    units: Source | None = None
    holidays: Source | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """All the files that exist, in the order in which they are read."""
        beside = tuple(source for source in (self.units, self.holidays) if source is not None)
        return self.tasks + beside


class Broken(NamedTuple):
    """A task with an error in its record: what can be said of it, as written."""

    number: str
    name: str
    place: Place


class Reading(NamedTuple):
    """What was read. ``register`` holds the sound records; it is ``None`` without a plan."""

    register: Register | None
    broken: tuple[Broken, ...]
    diagnostics: tuple[Diagnostic, ...]
    knows_units: bool = True

    @property
    def total(self) -> int:
        """How many tasks are written, sound or broken."""
        return len(self.register.tasks if self.register else ()) + len(self.broken)


def read(files: Files) -> Reading:
    """Read all files; problems are returned beside the result, in the order of reading."""
    problems: list[Diagnostic] = []
    unusable: list[Unusable] = []
    parts = [_values(source, TASKS_FILE, problems, unusable) for source in files.tasks]
    before_units = len(problems)
    units = _values(files.units, UNITS_FILE, problems, unusable)
    knows_units = files.units is not None and len(problems) == before_units
    holidays = _values(files.holidays, HOLIDAYS_FILE, problems, unusable)
    problems += _plan_problems(files, parts, problems)
    plan: Plan | None = next((part["plan"] for part in parts if "plan" in part), None)
    register = (
        None
        if plan is None
        else Register(
            plan=plan,
            tasks=_joined(parts, "tasks"),
            events=_joined(parts, "events"),
            units=units.get("units", ()),
            collectives=units.get("collectives", ()),
            notices=holidays.get("holidays", ()),
        )
    )
    broken = tuple(broken_task(each.node, each.place) for each in unusable if each.record is TASK)
    return Reading(register, broken, tuple(problems), knows_units)


def broken_task(node: Node, place: Place) -> Broken:
    """Return what can be said of a task whose record cannot be used."""
    if not isinstance(node, Mapping):
        return Broken("", "", place)
    return Broken(_words(node, "id"), _words(node, "name"), place)


def _words(node: Mapping, key: str) -> str:
    value = node.get(key)
    return value.text.strip() if isinstance(value, Scalar) else ""


def _values(
    source: Source | None, record: Record, problems: list[Diagnostic], unusable: list[Unusable]
) -> dict[str, Any]:
    """Return the values at the top of a file; what is wrong is added to the two lists."""
    if source is None:
        return {}
    tree = parse(source)
    problems += tree.diagnostics
    if not isinstance(tree.root, Mapping):
        if not tree.diagnostics:
            expected = "、".join(record.fields)
            hint = f"文件顶格应写有：{expected}"
            problems.append(error("empty-file", source.place(0), "文件里没有内容", hint))
        return {}
    spoiled = tuple(d.place.line for d in tree.diagnostics if d.severity is Severity.ERROR)
    return record.values(tree.root, Gathering(source, problems, unusable, spoiled))


def _joined(parts: Iterable[dict[str, Any]], key: str) -> tuple[Any, ...]:
    return tuple(value for part in parts for value in part.get(key, ()))


def _plan_problems(
    files: Files, parts: list[dict[str, Any]], problems: list[Diagnostic]
) -> list[Diagnostic]:
    """Exactly one file says which plan this is."""
    plans = [part["plan"] for part in parts if "plan" in part]
    if len(plans) > 1:
        first = plans[0].origin.at()
        message = f"“plan”（要点）写了两次，第一次在 {first.path} 第{first.line}行"
        return [error("duplicate-plan", plan.origin.at(), message) for plan in plans[1:]]
    if plans or problems or not files.tasks:
        return []
    message = "没有“plan”（要点）：缺要点名称和年度，时限无从算起"
    hint = "在文件开头写 plan:，下面写 title: 和 year:"
    return [error("missing-plan", files.tasks[0].place(0), message, hint)]
