"""docs/templates.md against the program: every record, every name, its type and its example."""

import re
import types
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from gongkai import period
from gongkai.documents import rendering, sandbox
from gongkai.documents.facts import names_of
from gongkai.documents.report import report_facts
from gongkai.documents.review import review_facts
from gongkai.documents.slips import slips
from gongkai.documents.table import table_facts
from gongkai.documents.view import view_of
from gongkai.documents.week import week_facts
from gongkai.history.differences import Side, differences
from tests.papers import ROOT, register

PAGE = (ROOT / "docs" / "templates.md").read_text("utf-8")
DAY = date(2022, 9, 30)
WORDS = {str: "文字", int: "数", bool: "是否", date: "日期", types.NoneType: "无"}
AUGUST = date(2022, 8, 31)
NOW = register("demo")
THEN = NOW._replace(tasks=(NOW.tasks[0]._replace(progress=()), *NOW.tasks[1:]))
SINCE = differences(Side(THEN, AUGUST, AUGUST), Side(NOW, DAY, DAY))
ROOTS = (
    report_facts(NOW, period.month(2022, 9), DAY, since=SINCE),
    table_facts(view_of(register("demo"), DAY), for_public=False),
    slips(view_of(register("demo"), DAY)).slips[0],
    review_facts(register("demo"), date(2023, 2, 28)),
    report_facts(register("year"), period.month(2022, 10, 25), date(2022, 10, 25)),
    week_facts(register("demo"), DAY),
)
LONGEST = 24


def records(value: Any) -> Iterator[Any]:
    """Yield every record in a context, outer ones first."""
    if hasattr(value, "_fields"):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from records(part)


def kinds(record: type) -> Iterator[type]:
    """Yield a kind of record and every kind that it can hold."""
    yield record
    for hint in get_type_hints(record).values():
        for part in (hint, *get_args(hint)):
            if hasattr(part, "_fields"):
                yield from kinds(part)


FIRST: dict[type, Any] = {}
for each in (record for root in ROOTS for record in records(root)):
    FIRST.setdefault(type(each), each)


def type_words(hint: Any) -> str:
    if isinstance(hint, types.UnionType):
        return "或".join(type_words(part) for part in get_args(hint))
    if get_origin(hint) is tuple:
        return f"{type_words(get_args(hint)[0])}的列表"
    return WORDS.get(hint) or f"`{hint.__name__}` "


def example(value: Any) -> str:
    if isinstance(value, str):
        shown = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        return shown.replace("|", "\\|") or "（空）"
    if isinstance(value, tuple):
        if hasattr(value, "_fields") or not value or hasattr(value[0], "_fields"):
            return "—"
        return "、".join(str(part) for part in value[:3]) + ("…" if len(value) > 3 else "")
    if isinstance(value, bool):
        return "是" if value else "否"
    return "—" if value is None else str(value)


def expected(record: type) -> list[tuple[str, str, str]]:
    return [
        (
            f"`{name}`",
            type_words(hint_of(record, name)).strip(),
            example(getattr(FIRST[record], name)),
        )
        for name in names_of(record)
    ]


def hint_of(record: type, name: str) -> Any:
    derived = vars(record)[name]
    if isinstance(derived, property):
        return get_type_hints(derived.fget)["return"]
    return get_type_hints(record)[name]


def documented(title: str) -> list[tuple[str, ...]]:
    section = PAGE.split(f"\n### `{title}`\n")[1].split("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [tuple(part.strip() for part in line.strip("|").split(" | ")) for line in lines]


@pytest.mark.parametrize("record", FIRST, ids=lambda record: record.__name__)
def test_every_name_is_documented(record: type) -> None:
    rows = documented(record.__name__)
    assert [row[:3] for row in rows] == expected(record)
    assert all(len(row) == 4 and row[3] for row in rows)


def test_every_record_has_an_example() -> None:
    declared = {kind for root in ROOTS for kind in kinds(type(root))}
    assert declared == set(FIRST)
    headings = re.findall(r"^### `(\w+)`$", PAGE, re.MULTILINE)
    assert sorted(headings) == sorted(record.__name__ for record in declared)


def test_every_filter_is_documented() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*`\{\{", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted([*rendering.FILTERS, "cell", "safe", "join"])


def test_every_shipped_template_is_documented() -> None:
    shipped = {path.name for path in Path(rendering.shipped_templates()).glob("*.j2")}
    assert {name for name in shipped if f"| `{name}` |" not in PAGE} == set()


def test_every_bound_is_documented() -> None:
    bounds = (
        *(sandbox.STEPS, sandbox.STEPS_PER_RECORD, sandbox.RANGE),
        *(sandbox.CHARACTERS, sandbox.CHARACTERS_PER_RECORD),
    )
    assert [bound for bound in bounds if f"{bound:,}" not in PAGE] == []
