"""The JSON Schema (2020-12) of the data files, for editors.

A schema sees one file and one value at a time: what ``checks`` judges is beyond it.
"""

from gongkai.register.fields import Schema
from gongkai.register.formats import HOLIDAYS_FILE, TASKS_FILE, UNITS_FILE

FILES = {"tasks": TASKS_FILE, "units": UNITS_FILE, "holidays": HOLIDAYS_FILE}


def schema(name: str) -> Schema:
    """Return the schema of ``tasks``, ``units`` or ``holidays``."""
    record = FILES[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"data/{name}.yaml（{record.noun}）",
        **record.schema(),
    }
