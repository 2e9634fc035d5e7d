"""Which of a document's tables holds the tasks, and which ones continue it.

A table is chosen by what its heads mean, never by its size: a long continuation would win.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from gongkai.intake.columns import (
    Column,
    Heading,
    Wishes,
    assigned,
    band_title,
    heading_of,
    headless,
)
from gongkai.intake.doubts import Doubt
from gongkai.intake.grid import Document, Grid, Unreadable, flowed
from gongkai.intake.headings import Role, words_of
from gongkai.intake.tails import without_tail
from gongkai.wording import listed, quoted, shortened

_NUMERAL = re.compile(r"[（(]?(\d{1,4})[)）.、]?")
_OF_CATALOGUE = re.compile(
    "公开(?:依据|渠道|对象|主体|方式|载体|层级|形式)|内容标准|信息类别|业务事项|具体职责"
)
_TO_BE_CONTINUED = re.compile(r"[（(]?(?:续表?|接上[表页])[）)]?")


class Part(NamedTuple):
    """A table, or what continues it: its number in the document, where its rows begin.

    ``bands`` are the titles of sections right above, the nearest last.
    """

    number: int
    grid: Grid
    first: int
    bands: tuple[str, ...] = ()


class Chosen(NamedTuple):
    """The table of tasks with its continuations, its columns, and what was doubtful about it.

    ``above`` and ``below`` are the texts around the table, in order.
    """

    parts: tuple[Part, ...]
    columns: tuple[Column, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def choose(document: Document, wishes: Wishes) -> Chosen:
    """Return the table of tasks. Raises ``Unreadable`` with what the tables are when none is."""
    grids = list(enumerate(document.grids, 1))
    if not grids:
        raise Unreadable("里面没有表格")
    headings = {k: heading_of(grid, wishes) or headless(grid, wishes) for k, grid in grids}
    number = _main(grids, headings, wishes)
    heading = headings[number]
    if heading is None:
        raise Unreadable(_no_table(grids))
    columns, doubts = assigned(heading.columns, wishes)
    rest = [(k, grid) for k, grid in grids if k > number]
    parts = [_part(document, number, document.grids[number - 1], heading.last + 1)]
    above = (*_before(document, parts[0]), *_above(parts[0].grid, heading))
    for k, grid in rest:
        first = _continues(document, parts[-1], grid, heading, headings[k], above)
        if first is not None:
            parts.append(_part(document, k, grid, first))
    doubts += _rivals(headings, number, [part.number for part in parts], wishes)
    doubts += _catalogue(heading.columns)
    doubts += _without_head(columns, parts[0])
    below = tuple(_after(document, parts[-1]))
    return Chosen(tuple(parts), tuple(columns), above, below, tuple(doubts))


def _main(
    grids: list[tuple[int, Grid]], headings: dict[int, Heading | None], wishes: Wishes
) -> int:
    """Return the number of the table that is asked for, or that has the best heading."""
    if wishes.table is not None:
        if not 1 <= wishes.table <= len(grids):
            raise Unreadable(f"一共{len(grids)}张表，没有第{wishes.table}张")
        if headings[wishes.table] is None:
            raise Unreadable(f"第{wishes.table}张表没有认出表头；" + _no_table(grids))
        return wishes.table
    if wishes.sheet:
        named = [k for k, grid in grids if grid.name == wishes.sheet]
        if not named:
            names = [grid.name for _, grid in grids if grid.name]
            known = f"有：{listed(names)}" if names else "这个文件不分工作表，取哪张表用 --table"
            raise Unreadable(f"没有{quoted(wishes.sheet)}这张工作表，{known}")
        return named[0]
    best = 0
    worth = 0
    for k, _ in grids:
        heading = headings[k]
        if heading is not None and heading.is_of_tasks and heading.worth > worth:
            best, worth = k, heading.worth
    best = best or next((k for k, grid in grids if _has_tails(grid, headings[k])), 0)
    if not best:
        raise Unreadable(_no_table(grids))
    return best


def _has_tails(grid: Grid, heading: Heading | None) -> bool:
    """Do half of the tasks end with who does them, where no column says so?"""
    if heading is None:
        return False
    texts = [c.place for c in heading.columns if c.role in (Role.NAME, Role.CONTENT)]
    rows = grid.rows()[heading.last + 1 :]
    tails = sum(any(without_tail(row[x].text) for x in texts) for row in rows)
    return tails * 2 >= len(rows) > 0


def _no_table(grids: list[tuple[int, Grid]]) -> str:
    shown = [f"第{k}张 {_first_words(grid)}" for k, grid in grids[:6]]
    more = "；……" if len(grids) > len(shown) else ""
    return (
        f"没有找到任务表。共{len(grids)}张表：{'；'.join(shown)}{more}。"
        "用 --table 指定，或用 --column 说明各列，如 --column 责任单位=检查部门"
    )


def _first_words(grid: Grid) -> str:
    """Return the texts of the first row that has several, as an idea of what the table is."""
    for row in grid.rows()[:10]:
        texts = [words_of(cell.text)[:12] for cell in dict.fromkeys(row) if cell.text]
        if len(texts) > 1:
            return "、".join(texts[:6])
    return "（空表）" if not any(cell.text for cell in grid.cells) else "（只有一列）"


def _without_head(columns: Iterable[Column], part: Part) -> Iterator[Doubt]:
    """Doubt a column that has texts and no head: what it says is left out."""
    rows = part.grid.rows()[part.first :]
    for column in columns:
        if column.head or column.role is not None:
            continue
        x = column.place
        texts = [row[x].text for row in rows if row[x].column == x and row[x].width == 1]
        if said := next(filter(None, texts), ""):
            nth = f"第{x + 1}列"
            hint = f"；如是责任单位：--column 责任单位={nth}"
            shown = quoted(shortened(flowed(said), 12))
            yield Doubt("column-unused", f"{nth}没有表头，没有采用，如{shown}{hint}")


def _continues(
    document: Document,
    before: Part,
    grid: Grid,
    heading: Heading,
    own: Heading | None,
    above: Collection[str],
) -> int | None:
    """Return the row in which a later table goes on with the first, or ``None``."""
    heads = [column.head for column in heading.columns]
    if own is not None:
        same = [column.head for column in own.columns] == heads
        is_next = grid.name == before.grid.name or _counts_on(
            before, Part(0, grid, own.last + 1), own
        )
        return own.last + 1 if same and is_next else None
    if grid.width != before.grid.width or grid.name != before.grid.name:
        return None
    between = _between(document, before.grid, grid)
    is_near = all(len(text) <= 12 or band_title(text) or _is_title(text, above) for text in between)
    return 0 if grid.height and (is_near or _counts_on(before, Part(0, grid, 0), heading)) else None


def _is_title(text: str, above: Iterable[str]) -> bool:
    """Is it a title of above again, on the next page with （续） behind it?"""
    return _TO_BE_CONTINUED.sub("", text).strip() in above


def _counts_on(before: Part, after: Part, heading: Heading) -> bool:
    """Do the numbers on another sheet go on? A sheet a year or a month begins again at 1."""
    place = next((c.place for c in heading.columns if c.role is Role.NUMBER), None)
    if place is None:
        return False
    counted = [
        [
            int(found[1])
            for row in part.grid.rows()[part.first :]
            if (found := _NUMERAL.fullmatch(row[place].text))
        ]
        for part in (before, after)
    ]
    return all(counted) and counted[1][0] == counted[0][-1] + 1


def _between(document: Document, one: Grid, other: Grid) -> list[str]:
    blocks = list(document.blocks)
    start = next(k for k, block in enumerate(blocks) if block is one)
    end = next(k for k, block in enumerate(blocks) if block is other)
    return [block for block in blocks[start:end] if isinstance(block, str)]


def _part(document: Document, number: int, grid: Grid, first: int) -> Part:
    blocks = list(document.blocks)
    at = next(k for k, block in enumerate(blocks) if block is grid)
    above = takewhile(lambda block: isinstance(block, str) and band_title(block), blocks[:at][::-1])
    return Part(number, grid, first, tuple(map(str, above))[::-1])


def _before(document: Document, part: Part) -> Iterable[str]:
    for block in document.blocks:
        if block is part.grid:
            return
        if isinstance(block, str):
            yield block


def _after(document: Document, part: Part) -> Iterable[str]:
    is_behind = False
    for block in document.blocks:
        if is_behind and isinstance(block, str):
            yield block
        is_behind = is_behind or block is part.grid


def _above(grid: Grid, heading: Heading) -> Iterable[str]:
    """Yield the texts of the rows above the heading: a title, a line with the issuer."""
    for row in grid.rows()[: heading.first]:
        yield from (cell.text for cell in dict.fromkeys(row) if cell.text)


def _catalogue(columns: Iterable[Column]) -> Iterable[Doubt]:
    """Doubt a table that lists what is published, and not what is to be done."""
    heads = [column.head for column in columns if _OF_CATALOGUE.search(column.head)]
    if len(heads) > 1:
        message = f"表头有{listed(heads)}，像公开事项目录，不像任务分解表"
        yield Doubt("table-chosen", message)


def _rivals(
    headings: dict[int, Heading | None], number: int, used: list[int], wishes: Wishes
) -> list[Doubt]:
    """Doubt a choice among tables that look alike."""
    chosen = headings[number]
    if wishes.table is not None or wishes.sheet or chosen is None:
        return []
    others = [
        k
        for k, heading in headings.items()
        if k not in used
        and heading is not None
        and heading.is_of_tasks
        and heading.worth * 3 >= chosen.worth * 2
    ]
    if not others:
        return []
    shown = "、".join(map(str, others))
    message = f"另有{len(others)}张同样像任务表（第{shown}张），用 --table 换"
    return [Doubt("table-chosen", message)]
