"""Which row of a table is its heading, and what each column is taken for."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.intake.doubts import Doubt
from gongkai.intake.grid import Cell, Grid, Unreadable, flowed
from gongkai.intake.headings import WHO, Meaning, Role, meaning_of, role_named, words_of
from gongkai.wording import listed, quoted

_LONGEST_HEAD = 24
_MOST_SEARCHED = 60  # rows in which a heading may stand
_TEXTS = (Role.NAME, Role.CONTENT)
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
_FILLED_IN = re.compile(r"[^（(]{2,8}[:：]\s*\S")  # 填报单位：办公室
_NTH = re.compile(r"第(\d{1,2})列")
_BAND = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|部分|章|是)"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]|[A-Z]\.)\s*(?P<title>\S.*)"
)


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
        return bool(roles & set(_TEXTS)) and bool(roles & {*WHO, Role.DEADLINE})


def heading_of(grid: Grid, wishes: Wishes = Wishes()) -> Heading | None:  # noqa: B008 - frozen
    """Return the best heading of a table, the first of equal ones, or ``None``."""
    rows = grid.rows()
    best: Heading | None = None
    for y in range(min(len(rows), _MOST_SEARCHED)):
        found = _heading_at(grid, rows, y, wishes)
        if found is not None and (best is None or found.worth > best.worth):
            best = found
    return best


def headless(grid: Grid, wishes: Wishes) -> Heading | None:
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
    if not grid.knows_merges:
        _cover(columns, rows[last + 1 :])
    known = [column for column in columns if column.role is not None]
    return Heading(y, last, tuple(columns)) if len({c.role for c in known}) > 1 else None


def _cover(columns: list[Column], rows: list[list[Cell]]) -> None:
    """Give a wide head to the blank ones on its right: text writes it in its first column only."""
    rows = [row for row in rows if sum(bool(cell.text) for cell in row) > 1]
    for k in range(1, len(columns)):
        left = columns[k - 1]
        is_filled = sum(bool(row[k].text) for row in rows) * 2 >= len(rows) > 0
        if is_filled and not columns[k].head and left.role in (*_TEXTS, *WHO):
            columns[k] = left._replace(place=k)


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
    return bool(roles & set(_TEXTS)) and bool(roles & set(WHO))


def _is_storey(rows: list[list[Cell]], y: int, below: int) -> bool:
    """Does the row below belong to the heading: does it part what stands above it?"""
    new = [cell for cell in dict.fromkeys(rows[below]) if cell.text and cell not in rows[y]]
    if not new or not all(_parts_wide_head(rows[y], cell) for cell in new):
        return False
    if any(band_title(cell.text) or cell.width == len(rows[y]) for cell in new):
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
            result[k] = column._replace(role=Role.OTHER)
    for column in result:
        doubts += _column_doubts(column, named)
    counts = Counter(column.head for column in _with_heads_apart(result))
    doubts += [
        Doubt("column-weak", f"有{count}列都叫{quoted(head)}，请核对", column=head)
        for head, count in counts.items()
        if count > 1
    ]
    missing = [h for _, h in wishes.columns if not _is_there(h, result)]
    if missing:
        heads = listed(column.head for column in result if column.head)
        raise Unreadable(f"没有{quoted(missing[0])}这一列；表头是：{heads}")
    return result, doubts


def _with_heads_apart(columns: Sequence[Column]) -> Iterable[Column]:
    """Yield the columns with a head of their own: not those that share their neighbour's."""
    for left, column in pairwise([Column(-1, ""), *columns]):
        if column.head and column.head != left.head:
            yield column


def _is_there(head: str, columns: list[Column]) -> bool:
    nth = _NTH.fullmatch(head)
    if nth:
        return 1 <= int(nth[1]) <= len(columns)
    return any(words_of(head) in (*column.head.split("—"), column.head) for column in columns)


def _drop_weak(columns: list[Column]) -> None:
    """A weak meaning counts only where nothing else has the role."""
    strong = {column.role for column in columns if not column.weak}
    for k, column in enumerate(columns):
        taken = strong & set(WHO) if column.role in WHO else {column.role} & strong
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


def band_title(text: str) -> str:
    """Return the title behind 一、 or （一）, or an empty text."""
    found = _BAND.fullmatch(flowed(text).strip())
    return found["title"].rstrip("。：: ") if found and len(text) <= 60 else ""
