"""Edits of a text alone: the tasks are found in its tree, whatever else it says."""

from gongkai.register.composites import ListOf, kind_at
from gongkai.register.editing import addition, removal, replacement, spliced
from gongkai.register.fields import Steps
from gongkai.register.formats import EVENT, TASK
from gongkai.register.nodes import Mapping, Sequence
from gongkai.register.parsing import parse
from gongkai.register.source import Source


def added(source: Source, number: int, steps: Steps, *values: object) -> str:
    """The text after values were added to a list of the task at a position, from 1."""
    kind = kind_at(TASK, steps)
    assert isinstance(kind, ListOf)
    tasks = records(source, "tasks")
    splices = addition(tasks[number - 1], steps, kind.kind, values, tasks)
    return spliced(source.text, splices)


def put(source: Source, number: int, steps: Steps, value: object) -> str:
    """The text after a value was written at a key of a task."""
    task = records(source, "tasks")[number - 1]
    return spliced(source.text, replacement(task, steps, kind_at(TASK, steps), value))


def removed(source: Source, number: int, steps: Steps) -> str:
    """The text after something was taken out of a task."""
    return spliced(source.text, removal(records(source, "tasks")[number - 1], steps))


def dated(source: Source, value: object) -> str:
    """The text after the first event got a date."""
    event = records(source, "events")[0]
    return spliced(source.text, replacement(event, ("date",), EVENT.fields["date"].kind, value))


def records(source: Source, key: str) -> list[Mapping]:
    """The groups of keys in a list of the file."""
    root = parse(source).root
    assert isinstance(root, Mapping)
    node = root.get(key)
    assert isinstance(node, Sequence)
    return [item for item in node.items if isinstance(item, Mapping)]
