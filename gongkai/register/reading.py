"""From the files' text to a Register, every problem gathered and no record lost in silence.

It knows which files there are, and refuses to judge what the records mean together: that
is for ``checks``.
"""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from gongkai.diagnostics import Diagnostic, Severity, error, has_errors
from gongkai.model import Collective, Event, Notice, Plan, Register, Task, Unit
from gongkai.register import plain
from gongkai.register.broken import Broken
from gongkai.register.composites import EachOf, RecordOf
from gongkai.register.fields import REFUSED, Gathering, Unusable, is_empty
from gongkai.register.formats import HOLIDAYS_FILE, TASK, TASKS_FILE, UNITS_FILE
from gongkai.register.nodes import Mapping, Source, Tree, collector_paused

_Record = TypeVar("_Record", Task, Event, Unit, Collective, Notice)


class Files(NamedTuple):
    """The text of a workspace's files: those with tasks, and the two that stand beside them.

    ``unread`` are files with tasks that are there and could not be read, as far as they can be
    made out: their tasks are named, not listed.
    """

    tasks: tuple[Source, ...]
    units: Source | None = None
    holidays: Source | None = None
    unread: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """All the files that exist, in the order in which they are read."""
        beside = tuple(source for source in (self.units, self.holidays) if source is not None)
        return self.tasks + beside


class Reading(NamedTuple):
    """What was read. ``register`` holds the records that can be used, those that are not whole
    marked as ``faulty``; it is ``None`` without a plan.

    ``total`` is how many tasks are written, sound or broken. ``knows_units`` and ``knows_events``
    say that these lists are complete: a list with a broken record in it accuses no task of naming
    what is not in it.
    """

    register: Register | None
    broken: tuple[Broken, ...]
    diagnostics: tuple[Diagnostic, ...]
    total: int
    knows_units: bool = True
    knows_events: bool = True

    @property
    def has_errors(self) -> bool:
        """Is anything wrong, so that nobody should rely on all of it?"""
        return has_errors(self.diagnostics)

    @property
    def faulty(self) -> tuple[int, ...]:
        """The numbers of the tasks that are listed though not all of them could be read."""
        tasks = self.register.tasks if self.register else ()
        return tuple(task.id for task in tasks if task.faulty)

    @property
    def unsound(self) -> set[str]:
        """The numbers, as written, of all tasks with an error: with nothing to be compared."""
        return {each.number for each in self.broken} | {str(number) for number in self.faulty}


class _Part(NamedTuple):
    """What one file says: values by key, and the keys whose values are not, or not all, known."""

    values: dict[str, object]
    unknown: frozenset[str] = frozenset()
    broken: tuple[Broken, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The plan, if this is the file that says which."""
        plan = self.values.get("plan")
        return plan if isinstance(plan, Plan) else None

    def all(self, key: str, record: type[_Record]) -> tuple[_Record, ...]:
        """The records in the list at a key."""
        return _records(self.values, key, record)


def read(files: Files) -> Reading:
    """Read all files; problems are returned beside the result, in the order of reading."""
    problems: list[Diagnostic] = []
    parts = [_part(source, TASKS_FILE, problems) for source in files.tasks]
    units = _part(files.units, UNITS_FILE, problems)
    holidays = _part(files.holidays, HOLIDAYS_FILE, problems)
    problems += _plan_problems(files, parts)
    plan = next((part.plan for part in parts if part.plan is not None), None)
    tasks = tuple(task for part in parts for task in part.all("tasks", Task))
    broken = tuple(each for part in parts for each in part.broken)
    broken += tuple(each for source in files.unread for each in _standing(source))
    register = None
    if plan is not None:
        register = Register(
            plan=plan,
            tasks=tasks,
            events=tuple(event for part in parts for event in part.all("events", Event)),
            units=units.all("units", Unit),
            collectives=units.all("collectives", Collective),
            notices=holidays.all("holidays", Notice),
        )
    return Reading(
        register,
        broken,
        tuple(problems),
        len(tasks) + len(broken),
        knows_units=files.units is not None and not units.unknown,
        knows_events=not files.unread and not any("events" in part.unknown for part in parts),
    )


def _part(source: Source | None, record: RecordOf, problems: list[Diagnostic]) -> _Part:
    """Return what a file says; what is wrong with it is added to the problems."""
    if source is None:
        return _Part({})
    if (values := _plainly(source, record)) is not None:
        return _Part(values)
    tree, lost = _parsed(source, record)
    sound = len(problems)
    problems += tree.diagnostics
    if not isinstance(tree.root, Mapping):
        if not tree.diagnostics:
            problems.append(_no_keys(tree, source, record))
        return _Part({}, frozenset(record.fields), _standing(source))
    faults = [d.place for d in tree.diagnostics if d.severity is Severity.ERROR]
    spoiled = tuple(sorted(place.line for place in faults))
    unusable: list[Unusable] = []
    values = record.values(tree.root, Gathering(source, problems, unusable, spoiled))
    unknown = _unknown(tree.root, record, values, unusable)
    if any(place.column == 1 for place in faults):  # a top-level key is written twice
        unknown = frozenset(record.fields)
    broken = [*lost]
    broken += [Broken.of(each.node, each.place) for each in unusable if each.record is TASK]
    if record is TASKS_FILE and has_errors(problems[sound:]):
        broken += _vanished(source, _records(values, "tasks", Task), broken)
    return _Part(values, unknown, tuple(broken))


def _plainly(source: Source, record: RecordOf) -> dict[str, object] | None:
    """Return what a file says, if it is in the plain style and nothing is wrong with it."""
    with collector_paused(len(source.text)):
        written = plain.read(source)
        values = REFUSED if written is None else record.value_of(written)
    return values if isinstance(values, dict) else None


def _vanished(source: Source, tasks: Iterable[Task], broken: Iterable[Broken]) -> list[Broken]:
    """Return the tasks of a faulty file that stand in its text and are not among what was read."""
    numbers = {str(task.id) for task in tasks} | {each.number for each in broken}
    lines = {each.place.line for each in broken}
    return [
        each
        for each in _standing(source)
        if each.number.lstrip("0") not in numbers and each.place.line not in lines
    ]


def _standing(source: Source) -> tuple[Broken, ...]:
    """Return the tasks that stand in the text of a file: none may vanish because of a fault."""
    from gongkai.register.salvage import standing  # only for what is broken

    return standing(source)


def _parsed(source: Source, record: RecordOf) -> tuple[Tree, tuple[Broken, ...]]:
    """Return the file's tree; a tasks file gives what is left of it when a task is not YAML."""
    from gongkai.register.parsing import parse  # libyaml: most files need none of it

    tree = parse(source)
    if tree.root is not None or record is not TASKS_FILE:
        return tree, ()
    from gongkai.register.salvage import parse_what_can_be  # only for what is broken

    return parse_what_can_be(source)


def _no_keys(tree: Tree, source: Source, record: RecordOf) -> Diagnostic:
    hint = f"文件顶格应写有：{'、'.join(f'{key}:' for key in record.fields)}"
    if tree.root is None:
        return error("empty-file", source.place(0), "文件里没有内容", hint)
    place = source.place(tree.root.start, tree.root.end - tree.root.start)
    return error("wrong-type", place, f"{record.noun}应由几个顶格的“键:”组成", hint)


def _unknown(
    root: Mapping, record: RecordOf, values: dict[str, object], unusable: list[Unusable]
) -> frozenset[str]:
    """Return the keys whose values are not, or not all, known."""
    misspelt = any(key not in record.fields for key in root.fields)
    spoiled = {id(each.record) for each in unusable}
    unknown = set()
    for key, field in record.fields.items():
        value = root.get(key)
        if value is None or is_empty(value):
            in_doubt = misspelt
        else:
            kind = field.kind
            in_doubt = key not in values or (
                isinstance(kind, EachOf) and id(kind.record) in spoiled
            )
        if in_doubt:
            unknown.add(key)
    return frozenset(unknown)


def _records(values: dict[str, object], key: str, record: type[_Record]) -> tuple[_Record, ...]:
    found = values.get(key, ())
    assert isinstance(found, tuple)
    return tuple(each for each in found if isinstance(each, record))


def _plan_problems(files: Files, parts: list[_Part]) -> list[Diagnostic]:
    """Exactly one file says which plan this is."""
    plans = [part.plan for part in parts if part.plan is not None]
    if len(plans) > 1:
        first = plans[0].origin.at()
        message = f"“plan”（要点）写了两次，第一次在 {first.path} 第{first.line}行"
        hint = "几个文件合起来只写一次"
        return [error("duplicate-plan", plan.origin.at(), message, hint) for plan in plans[1:]]
    in_doubt = bool(files.unread) or any("plan" in part.unknown for part in parts)
    if plans or in_doubt or not files.tasks:
        return []
    message = "没有“plan”（要点）：缺要点名称和年度，时限无从算起"
    hint = "在文件开头写 plan:，下面写 title: 和 year:"
    return [error("missing-plan", files.tasks[0].place(0), message, hint)]
