"""The JSON Schema (2020-12) of the data files, for editors.

A schema sees one file and one value at a time: what ``checks`` judges is beyond it. With the
workspace's own names an editor can at least offer and check those.
"""

from collections.abc import Iterable

from gongkai.model import Register
from gongkai.register.composites import or_nothing
from gongkai.register.fields import SOMETHING, Schema
from gongkai.register.formats import HOLIDAYS_FILE, TASKS_FILE, UNITS_FILE

FILES = {"tasks": TASKS_FILE, "units": UNITS_FILE, "holidays": HOLIDAYS_FILE}

_PHRASES = ("9月底前", "8月", "全年", "每季度末月20日前", "上半年、下半年各1次")


def schema(name: str, here: Register | None = None) -> Schema:
    """Return the schema of ``tasks``, ``units`` or ``holidays``.

    With the register of a workspace, ``here``, its 科室 are the only ones, its phrases are
    offered, and a text is a text: an editor that may take true for one offers it everywhere.
    """
    record = FILES[name]
    described = record.schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"data/{name}.yaml（{record.noun}）",
        **(described if here is None else _named(described, "", _names(here))),
    }


def _names(here: Register) -> dict[str, Schema]:
    """Return what is known of the texts at some keys."""
    units = [unit.name for unit in here.units]
    units += [each.name for each in here.collectives]
    units += [word for unit in here.units for word in (unit.full_name, *unit.aliases) if word]
    named: Schema = {"type": "string"}
    if here.units:  # without a list of them nobody knows which there are
        named["enum"] = list(dict.fromkeys(units))
    phrases = [task.deadline for task in here.tasks]
    phrases += [f"{event.name}30日内" for event in here.events]
    sections = dict.fromkeys(task.section for task in here.tasks if task.section)
    return {
        **dict.fromkeys(("units", "assigned", "unit"), named),
        "deadline": _offering([*phrases, *_PHRASES]),
        "section": _offering(sections),
    }


def _offering(words: Iterable[str]) -> Schema:
    return {"type": "string", "pattern": SOMETHING, "examples": list(dict.fromkeys(words))}


def _named(part: Schema, key: str, names: dict[str, Schema]) -> Schema:
    """Return a part of a schema, and all below it, with what is known of the texts."""
    found = dict(part)
    types, items, properties = (part.get(word) for word in ("type", "items", "properties"))
    if isinstance(types, list) and "boolean" in types and "string" in types:
        known = names.get(key, {"type": [each for each in types if each != "boolean"]})
        found |= or_nothing(known) if "null" in types and key in names else known
    if isinstance(items, dict):
        found["items"] = _named(items, key, names)
    if isinstance(properties, dict):
        found["properties"] = {k: _named(v, k, names) for k, v in properties.items()}
    return found
