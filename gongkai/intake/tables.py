"""Which of a document's tables holds the tasks, which row is its heading, what each column is.

A table is chosen by what its heads mean, never by its size: a long continuation would win.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from gongkai.intake.doubts import Doubt
from gongkai.intake.grid import Cell, Document, Grid, Unreadable, flowed
from gongkai.intake.headings import Meaning, Role, meaning_of, role_named, words_of
from gongkai.wording import listed, quoted, shortened

_LONGEST_HEAD = 24
_MOST_SEARCHED = 60  # rows in which a heading may stand
_TEXTS = (Role.NAME, Role.CONTENT)
_WHO = (Role.UNITS, Role.LEAD, Role.SUPPORT)
_WORTH = {
    Role.NUMBER: 1,
    Role.NAME: 3,
    Role.CONTENT: 3,
    Role.UNITS: 4,
    Role.LEAD: 4,
    Role.SUPPORT: 1,
    Role.DEADLINE: 3,
    Role.SECTION: 1,
}
_NUMERAL = re.compile(r"[（(]?(\d{1,4})[)）.、]?")
_OF_CATALOGUE = re.compile(
    "公开(?:依据|渠道|对象|主体|方式|载体|层级|形式)|内容标准|信息类别|业务事项|具体职责"
)
_TO_BE_CONTINUED = re.compile(r"[（(]?(?:续表?|接上[表页])[）)]?")
_FILLED_IN = re.compile(r"[^（(]{2,8}[:：]\s*\S")  # 填报单位：办公室
_NTH = re.compile(r"第(\d{1,2})列")


class Wishes(NamedTuple):
    """What the person says about the table: its number, its sheet, heads and their meaning."""

    table: int | None = None
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()


class Column(NamedTuple):
    """A column: its place, its head as printed, what it is taken for (``None``: not known)."""

    place: int
    head: str
    role: Role | None = None
    weak: bool = False
    has_persons: bool = False


class Heading(NamedTuple):
    """A heading: the first and last row that it takes, and its columns."""

    first: int
    last: int
    columns: tuple[Column, ...]

    @property
    def worth(self) -> int:
        """How much the heading looks like that of a table of tasks."""
        return sum(_WORTH.get(role, 0) for role in {c.role for c in self.columns if c.role})

    @property
    def is_of_tasks(self) -> bool:
        """Does it have a text, and somebody who does it or a time by when?"""
        roles = {column.role for column in self.columns}
        return bool(roles & set(_TEXTS)) and bool(roles & {*_WHO, Role.DEADLINE})


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
    headings = {k: heading_of(grid, wishes) or _headless(grid, wishes) for k, grid in grids}
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
    if not best:
        raise Unreadable(_no_table(grids))
    return best


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


def heading_of(grid: Grid, wishes: Wishes = Wishes()) -> Heading | None:  # noqa: B008 - frozen
    """Return the best heading of a table, the first of equal ones, or ``None``."""
    rows = grid.rows()
    best: Heading | None = None
    for y in range(min(len(rows), _MOST_SEARCHED)):
        found = _heading_at(grid, rows, y, wishes)
        if found is not None and (best is None or found.worth > best.worth):
            best = found
    return best


def _headless(grid: Grid, wishes: Wishes) -> Heading | None:
    """Return the heading of a table that has none, where the person says what every column is."""
    places = [_NTH.fullmatch(head) for _, head in wishes.columns]
    if not all(nth and int(nth[1]) <= grid.width for nth in places):
        return None
    heading = Heading(0, -1, tuple(_column(x, [], [], wishes) for x in range(grid.width)))
    return heading if heading.is_of_tasks else None


def _heading_at(grid: Grid, rows: list[list[Cell]], y: int, wishes: Wishes) -> Heading | None:
    """Return the heading that begins in this row, of one or two storeys."""
    if not _looks_like_heads(rows[y], wishes):
        return None
    last = y
    while last + 1 < len(rows) and last < y + 2 and _is_storey(rows, y, last + 1):
        last += 1
    columns = []
    for x in range(grid.width):
        texts = dict.fromkeys(words_of(row[x].text) for row in rows[y : last + 1])
        columns.append(_column(x, [text for text in texts if text], rows[y], wishes))
    known = [column for column in columns if column.role is not None]
    return Heading(y, last, tuple(columns)) if len({c.role for c in known}) > 1 else None


def _looks_like_heads(row: list[Cell], wishes: Wishes) -> bool:
    """Are the row's texts short, and at least half of them known?"""
    written = [cell.text for cell in dict.fromkeys(row) if cell.text.strip()]
    texts = [words_of(text) for text in written]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEAD * 2 for text in texts):
        return False
    if any(_FILLED_IN.match(text) for text in written):
        return False
    named = {words_of(head) for _, head in wishes.columns}
    known = [text for text in texts if meaning_of(text) or text in named]
    if len(known) * 2 >= len(texts) and len(known) > 1:
        return True
    roles = {found.role for text in known if (found := meaning_of(text))}
    return bool(roles & set(_TEXTS)) and bool(roles & set(_WHO))


def _is_storey(rows: list[list[Cell]], y: int, below: int) -> bool:
    """Does the row below belong to the heading: does it part what stands above it?"""
    new = [cell for cell in dict.fromkeys(rows[below]) if cell.text and cell not in rows[y]]
    if not new or not all(_parts_wide_head(rows[y], cell) for cell in new):
        return False
    texts = [words_of(cell.text) for cell in new]
    known = [text for text in texts if meaning_of(text)]
    if any(len(text) > _LONGEST_HEAD for text in texts) or not known:
        return False
    if len(known) < len(texts) and any(above.width < 2 for above in _above_of(rows[y], new)):
        return False
    same = {words_of(cell.text) for cell in rows[y]}
    return not all(text in same for text in texts)


def _above_of(row: list[Cell], below: Iterable[Cell]) -> Iterable[Cell]:
    return (row[min(cell.column, len(row) - 1)] for cell in below)


def _parts_wide_head(above: list[Cell], cell: Cell) -> bool:
    """Does the cell stand below a head that covers several columns, also without merges?"""
    at = min(cell.column, len(above) - 1)
    is_open = at + 1 < len(above) and not above[at + 1].text
    return above[at].width > 1 or not above[at].text or is_open


def _column(x: int, texts: Sequence[str], top: Sequence[Cell], wishes: Wishes) -> Column:
    """Return a column from its heads, upper first. In text a wide head stands in one column."""
    lower = texts[-1] if texts else ""
    upper = texts[0] if len(texts) > 1 else _head_to_the_left(top, x)
    named = _named(x, texts, wishes)
    found = meaning_of(lower)
    if len(texts) > 1 and (found is None or found.role in (Role.NUMBER, Role.OTHER)):
        found = meaning_of(upper + lower) or meaning_of(upper) or found
    head = "—".join(texts)
    if named is not None:
        return Column(x, head, named)
    meaning = found or Meaning(Role.OTHER)
    return Column(x, head, found.role if found else None, meaning.weak, meaning.has_persons)


def _head_to_the_left(top: Sequence[Cell], x: int) -> str:
    return next((words_of(cell.text) for cell in top[x::-1] if cell.text), "")


def _named(x: int, texts: Sequence[str], wishes: Wishes) -> Role | None:
    """Return the role that ``--column`` gives to a head, or to the n-th column."""
    for role, head in wishes.columns:
        nth = _NTH.fullmatch(head)
        if (nth and int(nth[1]) == x + 1) or words_of(head) in (*texts, "—".join(texts)):
            return role_named(role)
    return None


def assigned(
    columns: Iterable[Column],
    wishes: Wishes = Wishes(),  # noqa: B008 - frozen
) -> tuple[list[Column], list[Doubt]]:
    """Give every role to the columns that shall have it, and doubt what is left over."""
    result = list(columns)
    doubts: list[Doubt] = []
    named = {words_of(head) for _, head in wishes.columns}
    _drop_weak(result)
    _settle_texts(result)
    for k, column in enumerate(result):
        rivals = [c for c in result[:k] if c.role is column.role]
        if rivals and column.role in (Role.NUMBER, Role.DEADLINE, Role.SECTION):
            result[k] = column._replace(role=None)
    for column in result:
        doubts += _column_doubts(column, named)
    missing = [h for _, h in wishes.columns if not _is_there(h, result)]
    if missing:
        heads = listed(column.head for column in result if column.head)
        raise Unreadable(f"没有{quoted(missing[0])}这一列；表头是：{heads}")
    return result, doubts


def _is_there(head: str, columns: list[Column]) -> bool:
    nth = _NTH.fullmatch(head)
    if nth:
        return 1 <= int(nth[1]) <= len(columns)
    return any(words_of(head) in (*column.head.split("—"), column.head) for column in columns)


def _drop_weak(columns: list[Column]) -> None:
    """A weak meaning counts only where nothing else has the role."""
    strong = {column.role for column in columns if not column.weak}
    for k, column in enumerate(columns):
        taken = strong & set(_WHO) if column.role in _WHO else {column.role} & strong
        if column.weak and taken:
            role = Role.TARGET if column.role is Role.CONTENT else Role.OTHER
            columns[k] = column._replace(role=role)


def _settle_texts(columns: list[Column]) -> None:
    """Of several columns of text one is the name and one the content; the rest are remarks."""
    texts = [k for k, column in enumerate(columns) if column.role in _TEXTS]
    names = [k for k in texts if columns[k].role is Role.NAME]
    contents = [k for k in texts if columns[k].role is Role.CONTENT]
    if len(texts) == 1:
        columns[texts[0]] = columns[texts[0]]._replace(role=Role.CONTENT)
        return
    if not texts:
        return
    content = contents[0] if names and contents else texts[-1] if names else texts[1]
    before = [k for k in names if k < content] or [k for k in texts if k != content]
    name = before[-1]
    has_section = any(column.role is Role.SECTION for column in columns)
    for k in texts:
        if k == content:
            role = Role.CONTENT
        elif k == name:
            role = Role.NAME
        elif k < name and not has_section:
            role, has_section = Role.SECTION, True
        else:
            role = Role.TARGET
        columns[k] = columns[k]._replace(role=role)


def _column_doubts(column: Column, named: set[str]) -> Iterable[Doubt]:
    shown = f"第{column.place + 1}列{quoted(column.head)}"
    if column.head and named & {column.head, *column.head.split("—")}:
        word = column.role.word if column.role else ""
        yield Doubt("column-overridden", f"{shown}按吩咐作{word}", column=column.head)
    elif column.role is Role.PERSON:
        yield Doubt("person-dropped", f"{shown}是个人信息，没有抄录", column=column.head)
    elif column.role is None and column.head:
        hint = f"；如是责任单位：--column 责任单位={column.head}"
        yield Doubt("column-unused", f"{shown}没有认出，没有采用{hint}", column=column.head)
    elif column.role in (Role.OTHER, Role.PROGRESS):
        yield Doubt("column-unused", f"{shown}没有采用", column=column.head)
    elif column.weak:
        word = column.role.word if column.role else ""
        yield Doubt("column-weak", f"{shown}作{word}，请核对", column=column.head)
    if column.has_persons:
        yield Doubt("person-dropped", f"{shown}里的人名没有抄录，请核对", column=column.head)


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


_BAND = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|部分|章|是)"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]|[A-Z]\.)\s*(?P<title>\S.*)"
)


def band_title(text: str) -> str:
    """Return the title behind 一、 or （一）, or an empty text."""
    found = _BAND.fullmatch(flowed(text).strip())
    return found["title"].rstrip("。：: ") if found and len(text) <= 60 else ""


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
