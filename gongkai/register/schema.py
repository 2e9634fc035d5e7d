"""The JSON Schema (2020-12) of the data files, for editors. Made from ``formats``, which reads.

A schema sees one file and one value at a time: what ``checks`` judges is beyond it.
"""

from typing import Any

from gongkai.register.fields import (
    Choice,
    Day,
    Field,
    Flag,
    Kind,
    Length,
    ListOf,
    Number,
    Quantity,
    Record,
    Text,
)
from gongkai.register.formats import HOLIDAYS_FILE, TASKS_FILE, UNITS_FILE

FILES = {"tasks": TASKS_FILE, "units": UNITS_FILE, "holidays": HOLIDAYS_FILE}


def schema(name: str) -> dict[str, Any]:
    """Return the schema of ``tasks``, ``units`` or ``holidays``."""
    record = FILES[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"data/{name}.yaml（{record.noun}）",
        **_record(record),
    }


def _record(record: Record) -> dict[str, Any]:
    required = [field.key for field in record.fields.values() if field.required]
    return {
        "type": "object",
        "properties": {key: _property(field) for key, field in record.fields.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    """Return the schema of a field's value; nothing may stand where the field is not required."""
    value = _value(field.kind)
    if not field.required:
        value["type"] = [*_types(value), "null"]
        if "enum" in value:
            value["enum"].append(None)
    elif isinstance(field.kind, ListOf):
        value["minItems"] = 1
    described = {"description": field.description} if field.description else {}
    return {"title": field.title, **described, **value}


def _types(value: dict[str, Any]) -> list[str]:
    types = value["type"]
    return list(types) if isinstance(types, list) else [types]


def _value(kind: Kind) -> dict[str, Any]:
    """Return the schema of one kind of value.

    Raises ``TypeError`` for a kind that has none yet.
    """
    if isinstance(kind, ListOf):
        return {"type": "array", "items": _value(kind.kind)}
    if isinstance(kind, Record):
        return _record(kind)
    if isinstance(kind, Number):
        return {"type": "integer", "minimum": kind.lowest, "maximum": kind.highest}
    if isinstance(kind, Choice):
        return {"type": "string", "enum": list(kind.words)}
    if isinstance(kind, Day):
        return {"type": "string", "format": "date", "pattern": f"^{kind.pattern}$"}
    if isinstance(kind, Quantity | Length):
        return {"type": "string", "pattern": f"^{kind.pattern}$"}
    if isinstance(kind, Flag):
        return {"type": "boolean"}
    if isinstance(kind, Text):  # a number or a truth word without quotes is text, too
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
    raise TypeError(f"no schema for {type(kind).__name__}")
