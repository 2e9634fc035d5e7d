"""The rows of the chosen table: bands, notes and repeated heads told from tasks, blanks filled.

A blank is the row above's only where the format says that the cells are merged; elsewhere it is
filled with a doubt, or left.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from gongkai.intake.columns import Column, band_title
from gongkai.intake.doubts import Doubt
from gongkai.intake.grid import Cell, Grid, clean, flowed
from gongkai.intake.headings import WHO, Role, meaning_of, words_of
from gongkai.intake.tables import Chosen, Part
from gongkai.intake.tails import without_tail
from gongkai.timing.words import read_number
from gongkai.wording import quoted, shortened

_LONGEST_QUOTE = 12
_DITTO = re.compile(r"同上|同前|〃|″|”|\"|''|＂|々|ditto", re.IGNORECASE)
_NOTE = re.compile(
    r"[（(]?(?:填表说明|说明|备注|注|附注|填报说明|填表须知|填表人|审核人|制表|联系人"
    r"|填报单位|填报人)[）)]?(?:[\W\d]|$)"
)
_LABELLED = re.compile(r"[^\d。，]{2,8}[:：]")
_OF_MONTHS = re.compile(r"月份$|[（(]月份?[）)]$")
_FIGURES = re.compile(r"(?:1[0-2]|0?[1-9])(?:\s*[-—－~～至]\s*(?:1[0-2]|0?[1-9]))?")
_TOTAL = re.compile(r"合计|总计|小计|共计|总分")
_NUMBER = re.compile(r"第?[（(]?0*(\d{1,4})[)）]?(?:[.、．:：]|项|条|号)?")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = re.compile(
    r"[（(]?([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])[)）]?[、.]?"
)
_LEADING_NUMBER = re.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[)）]\s*)?(?P<own>[（(]?\d{1,3}"
    r"(?:[)）]|、|[.．](?!\d)|[.．](?=\d{1,2}月|\d{3})))\s*"
)
_ENUMERATOR = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|部分|章)\s*"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]\s*|\d{1,2}[.．、](?!\d)\s*)"
)
_ENDED = re.compile(r"[。；;！!？?）)”]$")
_PARTED = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:、|部分)?")
_INHERITED = (Role.SECTION, Role.NAME)
_FILLED_IN_TEXT = (Role.SECTION, Role.NAME, Role.UNITS, Role.LEAD, Role.DEADLINE)


class Row(NamedTuple):
    """A task's row: its place in the table (1 is the first below the heading), its texts.

    ``printed`` is the number as printed, ``number`` the task's. ``merged`` are the roles whose
    cell covers this row and the one above.
    """

    place: int
    number: int
    printed: str
    texts: dict[Role, str]
    extra: tuple[tuple[str, str], ...] = ()
    merged: frozenset[Role] = frozenset()
    is_unnumbered: bool = False


class Rows(NamedTuple):
    """The tasks' rows, what was left out of the table (Chinese sentences), and the doubts."""

    rows: tuple[Row, ...]
    dropped: tuple[str, ...]
    doubts: tuple[Doubt, ...]


class _Raw(NamedTuple):
    """A row of the table before blanks are filled: by role the cells and what they say.

    The cells are the grid's own: one that covers several rows is the same in all of them.
    """

    place: int
    section: str
    cells: dict[Role, Cell]
    texts: dict[Role, str]
    extra: tuple[tuple[str, str], ...]
    knows_merges: bool
    is_page: bool
    is_first_of_page: bool


def rows_of(chosen: Chosen) -> Rows:
    """Return the tasks' rows of a table and its continuations."""
    reader = _Reader(chosen.columns, chosen.above)
    for part in chosen.parts:
        reader.read(part)
    rows = _numbered(_filled(_below_parents(reader.raw), reader.doubts), reader.doubts)
    return Rows(tuple(rows), tuple(reader.dropped), tuple(reader.doubts))


class _Reader:
    """Goes through the parts of a table and keeps what is a task."""

    def __init__(self, columns: tuple[Column, ...], above: tuple[str, ...]) -> None:
        self._titles = {flowed(text) for text in above}
        self.raw: list[_Raw] = []
        self.dropped: list[str] = []
        self.doubts: list[Doubt] = []
        self._columns = [column for column in columns if column.role is not None]
        self._heads = {words_of(head) for column in columns for head in column.head.split("—")}
        self._section = ""
        self._has_large = False
        self._width = len(columns)

    def read(self, part: Part) -> None:
        """Take the rows of one part."""
        for text in part.bands:
            self._band(band_title(text), text)
        is_first = True
        rows = part.grid.rows()
        for y in range(part.first, len(rows)):
            cells = rows[y]
            texts = [cell.text for cell in dict.fromkeys(cells) if cell.text]
            if not texts or self._is_heading(cells):
                continue
            if not self._is_other(cells, texts, part.grid):
                self._task(cells, part.grid, is_first=is_first and part.grid.is_page)
                is_first = False

    def _is_heading(self, cells: list[Cell]) -> bool:
        texts = {words_of(cell.text) for cell in cells if cell.text}
        return len(texts) > 1 and texts <= self._heads

    def _is_other(self, cells: list[Cell], texts: list[str], grid: Grid) -> bool:
        """Take a row that is no task: a band, a note, a sum."""
        distinct = list(dict.fromkeys(cells))
        first = flowed(texts[0])
        is_wide = max(cell.width for cell in distinct if cell.text) * 3 >= self._width * 2
        is_alone = len(texts) == 1
        if is_alone and first in self._titles:  # printed again on the next page
            return True
        if is_alone and _NOTE.match(first) and (is_wide or not grid.knows_merges or len(first) > 8):
            self.dropped.append(f"{quoted(shortened(first, _LONGEST_QUOTE))}未收")
            return True
        if _NOTE.match(first) and all(map(_LABELLED.match, texts)):  # 填表人： | 审核人：
            self.dropped.append(f"{quoted(words_of(first)[:_LONGEST_QUOTE])}一行未收")
            return True
        if _TOTAL.fullmatch(words_of(first)):
            self.dropped.append(f"{quoted(words_of(first))}一行未收")
            return True
        if len(texts) == 2 and _PARTED.fullmatch(first):  # 一 | 聚焦标准规范
            self._band(flowed(texts[1]), first)
            return True
        title = band_title(first)
        if is_alone and (title or (is_wide and self._width > 1)):
            self._band(title or first, first)
            return True
        return False

    def _band(self, title: str, text: str) -> None:
        is_small = text.startswith(("（", "("))
        if self._has_large and is_small:
            self.doubts.append(Doubt("section-dropped", f"小标题{quoted(title)}未收，只记大标题"))
            return
        self._section = title
        self._has_large = self._has_large or not is_small

    def _task(self, cells: list[Cell], grid: Grid, *, is_first: bool) -> None:
        by_role: dict[Role, Cell] = {}
        texts: dict[Role, str] = {}
        extra: list[tuple[str, str]] = []
        for column in self._columns:
            cell = cells[column.place] if column.place < len(cells) else Cell("", 0, 0)
            role = column.role
            if role is None or role in (Role.PERSON, Role.OTHER, Role.PROGRESS):
                continue
            if role is Role.TARGET and cell.text:
                extra.append((column.head, flowed(cell.text)))
            elif role not in by_role:
                by_role[role] = cell
                texts[role] = self._with_month(cell.text, column)
            elif role in WHO and cell is not cells[column.place - 1]:
                texts[role] = _side_by_side(texts[role], cell.text)
        has_tail = not set(WHO) & by_role.keys() and _takes_tail(by_role, texts)
        if not any(texts.get(role) for role in (Role.NAME, Role.CONTENT)):
            self._without_text(texts, extra)
            return
        place = len(self.raw) + 1
        if has_tail:
            message = "责任单位写在任务后面的括号里，已取出"
            self.doubts.append(Doubt("units-in-text", message, place))
        self.raw.append(
            _Raw(
                place, self._section, by_role, texts, tuple(extra),
                grid.knows_merges, grid.is_page, is_first,
            )
        )  # fmt: skip

    def _with_month(self, text: str, column: Column) -> str:
        """Write 6 as 6月 in a column whose head says that its figures are months."""
        if column.role is not Role.DEADLINE or not _OF_MONTHS.search(column.head):
            return text
        if not _FIGURES.fullmatch(text):
            return text
        self.doubts.append(Doubt("shortened", f"{quoted(text)}按{quoted(text + '月')}理解"))
        return f"{text}月"

    def _without_text(self, texts: dict[Role, str], extra: list[tuple[str, str]]) -> None:
        """Say of a row without a text what it holds; an empty one, numbered or not, is nothing."""
        said = [text for role, text in texts.items() if text and role is not Role.NUMBER]
        if said or extra:
            shown = shortened(flowed(" ".join(said or [extra[0][1]])), _LONGEST_QUOTE)
            after = f"第{self.raw[-1].place}行之后" if self.raw else "开头"
            self.dropped.append(f"{after}没有任务内容的一行{quoted(shown)}未收")


def _takes_tail(by_role: dict[Role, Cell], texts: dict[Role, str]) -> bool:
    """Take units and deadline out of the brackets behind the text of a task, if there are any."""
    for role in (Role.CONTENT, Role.NAME):
        tail = without_tail(texts.get(role, ""))
        if tail is None:
            continue
        said = {Role.UNITS: tail.units}
        if tail.deadline and Role.DEADLINE not in by_role:
            said[Role.DEADLINE] = tail.deadline
        by_role |= dict.fromkeys(said, by_role[role])
        texts |= {role: tail.text, **said}
        return True
    return False


def _below_parents(raw: list[_Raw]) -> list[_Raw]:
    """Make a section of 1 主动公开, which stands above 1.1 and 1.2 and says no more."""
    kept: list[_Raw] = []
    parent = section = ""
    for row, below in zip_longest(raw, raw[1:]):
        said = {role: text for role, text in row.texts.items() if text}
        number = said.pop(Role.NUMBER, "").rstrip(".．、")
        if len(said) == 1 and below and _is_part_of(below.texts.get(Role.NUMBER, ""), number):
            parent, section = number, next(iter(said.values()))
        elif _is_part_of(row.texts.get(Role.NUMBER, ""), parent):
            kept.append(row._replace(section=section))
        else:
            kept.append(row)
    return kept


def _is_part_of(number: str, parent: str) -> bool:
    return parent.isdigit() and bool(re.match(rf"{parent}[.．\-—]\d", number))


def _side_by_side(text: str, other: str) -> str:
    """Join two cells of units; 牵头单位 in the left one says what the right one does."""
    meaning = meaning_of(text)
    is_label = meaning is not None and meaning.role in (Role.LEAD, Role.SUPPORT)
    return clean(f"{text}：{other}" if is_label and other else f"{text}\n{other}")


def _filled(raw: list[_Raw], doubts: list[Doubt]) -> list[_Raw]:
    """Fill blanks from above, and put rows together that the end of a page has cut."""
    filled: list[_Raw] = []
    for row in raw:
        above = filled[-1] if filled else None
        if above is not None and row.is_first_of_page and _is_cut(row, above):
            filled[-1] = _joined(above, row)
            doubts.append(Doubt("row-across-pages", "跨页断开的一行已接上", above.place))
            continue
        if above is not None and _is_same_item(row, above):
            filled[-1] = above._replace(texts=above.texts | _units_of_both(above, row))
            doubts.append(Doubt("rows-joined", "序号、内容合并的几行并成一项", above.place))
            continue
        texts = dict(row.texts)
        for role in texts:
            texts[role] = _text(role, row, above, doubts)
        if above is not None and not texts.get(Role.SECTION) and Role.SECTION in texts:
            texts[Role.SECTION] = above.texts.get(Role.SECTION, "")
        filled.append(row._replace(texts=texts))
    return filled


def _text(role: Role, row: _Raw, above: _Raw | None, doubts: list[Doubt]) -> str:
    """Return a cell's text, the row above's where it is blank or 同上."""
    text = row.texts[role]
    if above is None:
        return text
    if _DITTO.fullmatch(text.strip()):
        doubts.append(Doubt("ditto", f"{role.word}写{quoted(text)}，照上一项填写", row.place))
        return above.texts.get(role, "")
    if text:
        return text
    cell = row.cells[role]
    if row.is_first_of_page and role in (*_INHERITED, Role.UNITS, Role.DEADLINE, Role.LEAD):
        doubts.append(Doubt("blank-as-above", f"{role.word}跨页空白，照上一项填写", row.place))
        return above.texts.get(role, "")
    is_beside_lead = role is Role.UNITS and bool(row.texts.get(Role.LEAD))
    if role is Role.NAME or (
        not row.knows_merges and role in _FILLED_IN_TEXT and not is_beside_lead
    ):
        doubts.append(Doubt("blank-as-above", f"{role.word}空白，照上一项填写", row.place))
        return above.texts.get(role, "")
    if role in (Role.UNITS, Role.LEAD, Role.DEADLINE) and cell.height == 1 and not is_beside_lead:
        doubts.append(Doubt("blank-not-merged", f"{role.word}空白，没有照上一项填写", row.place))
    return ""


def _is_cut(row: _Raw, above: _Raw) -> bool:
    """Is the first row of a page the rest of the last one: no number, a text that goes on?"""
    if Role.NUMBER in row.texts:
        return not row.texts[Role.NUMBER]
    content = above.texts.get(Role.CONTENT, "")
    return not _ENDED.search(content) and not row.texts.get(Role.UNITS)


def _is_same_item(row: _Raw, above: _Raw) -> bool:
    """Is everything but the units one merged cell with the row above, the number first of all?"""
    if not row.texts.get(Role.NUMBER) or not set(WHO) & row.cells.keys():
        return False
    others = row.cells.keys() - set(WHO)
    return all(row.cells[role] is above.cells.get(role) for role in others)


def _units_of_both(above: _Raw, row: _Raw) -> dict[Role, str]:
    both = ((role, (above.texts[role], row.texts[role])) for role in WHO if role in row.texts)
    return {role: clean("\n".join(dict.fromkeys(texts))) for role, texts in both}


def _joined(above: _Raw, row: _Raw) -> _Raw:
    texts = dict(above.texts)
    for role, text in row.texts.items():
        texts[role] = clean(f"{texts.get(role, '')}{_joint(role)}{text}")
    return above._replace(texts=texts)


def _joint(role: Role) -> str:
    return "\n" if role in WHO else ""


def _numbered(raw: list[_Raw], doubts: list[Doubt]) -> Iterator[Row]:
    """Give every row its printed number, or one of the office's own where there is none."""
    printed = [_printed(row) for row in raw]
    numbers = [number_in(text) for text in printed]
    known = [number for number in numbers if number is not None]
    keeps = bool(known) and len(set(known)) == len(known) and len(known) * 2 >= len(raw)
    if not any(printed):
        doubts.append(Doubt("no-number", f"原表没有序号，按次序编为1—{len(raw)}"))
    elif not keeps:
        what = "有重复或缺漏" if known else f"（{next(filter(None, printed))}等）不是整数"
        message = f"原表序号{what}，按次序编为1—{len(raw)}，原序号记在备注"
        doubts.append(Doubt("same-number", message))
    spare = max(known, default=0)
    ids: dict[int, int] = {}
    for k, row in enumerate(raw):
        number = numbers[k] if keeps else k + 1
        if number is None:
            spare += 1
            number = spare
            doubts.append(Doubt("no-number", f"没有序号，暂编为{number}", row.place))
        ids[row.place] = number
    places = list(ids)  # a row that was joined is one with the last before it
    doubts[:] = [
        d if d.row is None else d._replace(row=ids[places[bisect_right(places, d.row) - 1]])
        for d in doubts
    ]
    doubts += _gaps(sorted(known)) if keeps else ()
    for k, row in enumerate(raw):
        shown = "" if keeps else printed[k]
        found = _row(row, ids[row.place], shown, raw[k - 1] if k else None)
        yield found._replace(is_unnumbered=not printed[k])


def _printed(row: _Raw) -> str:
    """Return the number as printed, in its column or in front of the text."""
    if Role.NUMBER in row.texts:
        return "".join(row.texts[Role.NUMBER].split())
    found = _LEADING_NUMBER.match(_first_text(row))
    return found["own"] if found else ""


def _first_text(row: _Raw) -> str:
    return next((row.texts[role] for role in (Role.NAME, Role.CONTENT) if row.texts.get(role)), "")


def _gaps(numbers: list[int]) -> Iterator[Doubt]:
    missing = sorted(set(range(1, numbers[-1])) - set(numbers)) if numbers else []
    if missing and len(missing) <= len(numbers):
        shown = "、".join(map(str, missing[:10])) + ("……" if len(missing) > 10 else "")
        yield Doubt("number-gap", f"序号缺{shown}")


def _row(row: _Raw, number: int, printed: str, above: _Raw | None) -> Row:
    texts = {role: flowed(text) for role, text in row.texts.items() if role not in WHO}
    texts |= {role: text for role, text in row.texts.items() if role in WHO}
    section = row.texts.get(Role.SECTION, "") or row.section
    texts[Role.SECTION] = without_enumerator(flowed(section))
    for role in (Role.NAME, Role.CONTENT):
        if role in texts:
            texts[role] = _without_own_number(texts[role], number, row)
    merged = frozenset(
        role
        for role, cell in row.cells.items()
        if above is not None and cell is above.cells.get(role)
    )
    return Row(row.place, number, printed, texts, row.extra, merged)


def _without_own_number(text: str, number: int, row: _Raw) -> str:
    """Take the number off a text that repeats the task's own; other numbering is the office's."""
    found = _LEADING_NUMBER.match(text)
    if found is None or Role.NUMBER in row.texts:
        return text
    return text[found.end() :] if number_in(found["own"]) == number else text


def without_enumerator(text: str) -> str:
    """Return a section's title without 一、."""
    found = _ENUMERATOR.match(text)
    return text[found.end() :].strip() if found else text.strip()


def number_in(text: str) -> int | None:
    """Return the number that a cell shows: 1, 1., （1）, ①, 十二."""
    if found := _NUMBER.fullmatch(text):
        return int(found[1]) or None
    if len(text) == 1 and text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    if found := _CHINESE.fullmatch(text):
        return read_number(found[1])
    return None
