"""An imported table as JSON. The shape is a contract; ``docs/json.md`` describes it."""

from gongkai.diagnostics import Diagnostic
from gongkai.formats.json import day, diagnostic_fields, json_text
from gongkai.intake.columns import heading_of
from gongkai.intake.comparison import Comparison
from gongkai.intake.importing import Imported, doubted
from gongkai.intake.proposal import ProposedTask
from gongkai.parties.words import means_all


def import_json(
    found: Imported, problems: tuple[Diagnostic, ...], compared: Comparison | None
) -> str:
    """Return what ``gongkai import --format json`` writes."""
    proposal = doubted(found)
    fields: dict[str, object] = {
        "file": found.opened.name,
        "kind": found.opened.kind.key,
        "tables": _tables(found),
        "columns": [
            {"head": column.head, "role": column.role.key if column.role else None}
            for column in found.chosen.columns
        ],
        "plan": {
            "title": proposal.plan.title or None,
            "year": proposal.year,
            "document": proposal.plan.document or None,
            "issuer": proposal.plan.issuer or None,
            "issued": day(proposal.plan.issued),
            "events": list(proposal.events),
        },
        "tasks": [task_fields(task) for task in proposal.tasks],
        "units": list(proposal.units),
        "collectives": [
            {"name": name, "means": "all" if means_all(name) else "unspecified"}
            for name in proposal.collectives
        ],
        "doubts": [
            {"code": d.code, "row": d.row, "column": d.column or None, "message": d.message}
            for d in proposal.doubts
        ],
        "diagnostics": [diagnostic_fields(each) for each in problems],
    }
    if compared is not None:
        fields["comparison"] = _comparison(compared)
    return json_text(fields)


def _tables(found: Imported) -> list[dict[str, object]]:
    used = {part.number for part in found.chosen.parts}
    tables = []
    for number, grid in enumerate(found.opened.document.grids, 1):
        heading = heading_of(grid)
        heads = [column.head for column in heading.columns] if heading else []
        tables.append({"number": number, "heads": heads, "used": number in used})
    return tables


def task_fields(task: ProposedTask) -> dict[str, object]:
    """Return a proposed task."""
    return {
        "id": task.id,
        "row": task.row,
        "name": task.name,
        "content": task.content,
        "units": list(task.units),
        "lead": list(task.lead),
        "support": list(task.support),
        "deadline": task.deadline,
        "section": task.section or None,
        "target": str(task.target) if task.target else None,
        "remark": task.remark or None,
    }


def _comparison(compared: Comparison) -> dict[str, object]:
    return {
        "added": [task.id for task in compared.added],
        "changed": [
            {"id": each.id, "field": each.field, "old": each.old, "new": each.new}
            for each in compared.changed
        ],
        "missing": [task.id for task in compared.missing],
    }
