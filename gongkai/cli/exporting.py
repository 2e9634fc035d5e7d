"""Lists as other programs read them; imported when one of them asks, for a person rarely does."""

from collections.abc import Sequence
from typing import Any

from gongkai.agenda import Agenda, Item
from gongkai.formats.csv import csv_text
from gongkai.formats.json import item_fields, json_text
from gongkai.formats.markdown import markdown
from gongkai.model import Span
from gongkai.screens.headings import standing_tasks
from gongkai.screens.lists import due_table, list_table
from gongkai.tables import Table


def due(form: str, now: Agenda, items: Sequence[Item], span: Span) -> str:
    """Return what is due within a span as ``json``, ``csv`` or ``md``."""
    if form == "json":
        return _json(now, items, within=span.text, standing=standing_tasks(now))
    return _table(form, due_table(now, items))


def listing(form: str, now: Agenda, items: Sequence[Item]) -> str:
    """Return obligations in the order of the table as ``json``, ``csv`` or ``md``."""
    return _json(now, items) if form == "json" else _table(form, list_table(now, items))


def _json(now: Agenda, items: Sequence[Item], **said: Any) -> str:
    day, year = now.as_of.isoformat(), now.register.plan.year
    fields = [item_fields(item) for item in items]
    return json_text({"as_of": day, "year": year, **said, "items": fields})


def _table(form: str, table: Table) -> str:
    return csv_text(table.titles, table.rows) if form == "csv" else markdown(table)
