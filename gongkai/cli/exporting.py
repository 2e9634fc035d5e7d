"""Lists as other programs read them; imported when one of them asks, for a person rarely does."""

from collections.abc import Iterable, Iterator

from gongkai.agenda import Agenda, Item
from gongkai.figures import Tally
from gongkai.formats.csv import csv_text
from gongkai.formats.json import group_fields, item_fields, json_pieces, json_text, task_fields
from gongkai.formats.markdown import markdown
from gongkai.model import Task
from gongkai.tables import Table


def as_json(
    now: Agenda, items: Iterable[Item], groups: Iterable[Tally], **said: str | int
) -> Iterator[str]:
    """Yield obligations as pieces of JSON; ``said`` stands between the day and the items."""
    day, year = now.as_of.isoformat(), now.register.plan.year
    counts = [group_fields(each) for each in groups]
    head = {"as_of": day, "year": year, **said, "groups": counts}
    return json_pieces(head, "items", map(item_fields, items))


def task_as_json(now: Agenda, task: Task) -> str:
    """Return everything about one task as JSON."""
    day, year = now.as_of.isoformat(), now.register.plan.year
    return json_text({"as_of": day, "year": year, **task_fields(now, task)})


def as_sheet(form: str, table: Table) -> str:
    """Return a table as ``csv`` or ``md``."""
    return csv_text(table.titles, table.rows) if form == "csv" else markdown(table)
