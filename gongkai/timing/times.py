"""Dated times: what 前, 内 and 底 make of a stretch of the calendar, and lists and ranges of them.

The table ``_YIELDS`` says what each sort of stretch is by itself and with each mark.
"""

from datetime import date
from typing import NamedTuple

from gongkai.timing.readings import Deadline, Kind
from gongkai.timing.stretches import Stretch, month_end, stretches
from gongkai.timing.tokens import Cursor, Refused, Token, rule
from gongkai.wording import full_day, weekday

_POINT, _WINDOW, _DOUBTFUL = "point", "window", "doubtful"
_YIELDS = {
    # stretch:      by itself   with 前     with 内
    "day":         (_POINT,    _POINT,    _POINT),
    "end":         (_POINT,    _POINT,    _POINT),
    "third":       (_WINDOW,   _DOUBTFUL, _WINDOW),
    "month":       (_WINDOW,   _DOUBTFUL, _WINDOW),
    "quarter":     (_WINDOW,   _DOUBTFUL, _WINDOW),
    "first half":  (_POINT,    _DOUBTFUL, _POINT),
    "half":        (_WINDOW,   _DOUBTFUL, _WINDOW),
    "year":        (_WINDOW,   _DOUBTFUL, _POINT),
    "vague":       (_WINDOW,   _DOUBTFUL, _WINDOW),
    "range":       (_WINDOW,   _WINDOW,   _WINDOW),
}  # fmt: skip
_MARKS = ("before", "within", "until", "about")


class Dated(NamedTuple):
    """A point (``start`` is ``None``) or a window, with doubts and remarks in Chinese."""

    start: date | None
    due: date
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""
    is_range: bool = False


class _Piece(NamedTuple):
    """A stretch with the mark behind it; ``text`` is both as written."""

    stretch: Stretch
    mark: str
    text: str
    doubts: tuple[str, ...]
    notes: tuple[str, ...]


@rule
def times(cursor: Cursor, reaching: str = "") -> list[Dated] | None:
    """piece ((、|-) piece)*

    ``reaching`` is ``before`` behind 到 or 至, ``latest`` behind 最迟, ``about`` behind 约.
    """
    cursor.month = 0  # a year that was named holds for the items behind it
    pieces = _pieces(cursor)
    if pieces is None:
        return None
    while (more := _more_pieces(cursor)) is not None:
        pieces += more
    return _settled(_joined(pieces), reaching)


@rule
def _more_pieces(cursor: Cursor) -> list[_Piece] | None:
    link = _link(cursor)
    if not link:
        return None
    cursor.skip("prefix")
    more = _pieces(cursor)
    return more and [_hung(more[0], link), *more[1:]]


def _hung(piece: _Piece, link: str) -> _Piece:
    return piece._replace(stretch=piece.stretch._replace(link=link))


@rule
def _link(cursor: Cursor) -> str | None:
    """、 | 和 | - | 至 | (至) | 起至"""
    if token := cursor.take("list"):
        cursor.take("list")
        return token.role
    cursor.take("since")
    if cursor.take("open"):
        return "dash" if cursor.take("dash") and cursor.take("close") else None
    return "dash" if cursor.skip("dash") else None


@rule
def _pieces(cursor: Cursor) -> list[_Piece] | None:
    start = cursor.place
    found = stretches(cursor)
    if found is None:
        return None
    last = found[-1]
    _day_included(cursor)
    doubts, notes = _weekday(cursor, last), _hour(cursor, last)
    mark = cursor.take(*_MARKS) or cursor.take_word("截止")
    _day_included(cursor)
    doubts += _weekday(cursor, last)
    text = cursor.text[start : cursor.place]
    role = "until" if mark and mark.role == "status" else mark.role if mark else ""
    plain = [_Piece(each, "", text, _doubts(each), ()) for each in found[:-1]]
    return [*plain, _Piece(last, role, text, _doubts(last) + doubts, notes)]


def _doubts(stretch: Stretch) -> tuple[str, ...]:
    return (stretch.doubt,) if stretch.doubt else ()


def _weekday(cursor: Cursor, stretch: Stretch) -> tuple[str, ...]:
    """Read (星期五) behind a day; return the doubt where it is another day of the week."""
    if stretch.grain not in ("day", "end"):
        return ()
    token = _in_brackets(cursor) or cursor.take("weekday")
    if not token or stretch.end.weekday() == token.value:
        return ()
    return (f"{full_day(stretch.end)}是{weekday(stretch.end)}，不是{token.text}",)


@rule
def _in_brackets(cursor: Cursor) -> Token | None:
    opened = cursor.take("open")
    token = cursor.take("weekday")
    return token if opened and token and cursor.take("close") else None


def _hour(cursor: Cursor, stretch: Stretch) -> tuple[str, ...]:
    """Read 17:00 or 下班 behind a day; a deadline is a day, so the hour is a remark."""
    start = cursor.place
    if stretch.grain not in ("day", "end") or not hour(cursor):
        return ()
    return (f"时刻“{cursor.text[start : cursor.place]}”不另计，按当天掌握",)


@rule
def hour(cursor: Cursor) -> bool | None:
    """[下午] number 时 [number 分 | 半] | [下午] number:number | 下班"""
    named = cursor.skip("moment")
    token = cursor.take("number")
    if token is None:
        return True if named else None
    mark = cursor.take("colon", "clock")
    minute = cursor.take("number") if mark else None
    if mark is None or (mark.role == "colon" and minute is None):
        return None
    minutes = minute.value if minute else 0
    if 60 * token.value + minutes > 24 * 60 or minutes > 59:
        raise Refused(f"没有{token.text}时{minutes or ''}{'分' if minutes else ''}")
    cursor.take("minute")
    cursor.take("half")
    return True


@rule
def _day_included(cursor: Cursor) -> bool | None:
    """(含当日) | (含30日): 前 includes the day anyway"""
    opened = cursor.take("open")
    if cursor.take_word("含"):
        cursor.take("number")
        cursor.take("day")
    elif not (cursor.sees("adverb") and cursor.tokens[cursor.at].text.startswith("含")):
        return None
    cursor.take("adverb")
    return True if not opened or cursor.take("close") else None


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with every a-b made one range, and lists that run into January moved."""
    result: list[_Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if last and not piece.stretch.year_is_given and _is_earlier(piece, last):
            piece = _a_year_on(piece)
        if last is None or piece.stretch.link != "dash":
            result.append(piece)
            continue
        if piece.stretch.end < last.stretch.start:
            raise Refused(
                f"起止颠倒：{full_day(last.stretch.start)}在{full_day(piece.stretch.end)}之后"
            )
        whole = piece.stretch._replace(grain="range", start=last.stretch.start)
        doubts, notes = (
            _begun_early(last, piece.stretch.end.year) + piece.doubts,
            last.notes + piece.notes,
        )
        result[-1] = _Piece(whole, "", last.text + piece.text, doubts, notes)
    return result


def _begun_early(first: _Piece, last_year: int) -> tuple[str, ...]:
    """Return the doubts about a range's first end, which may well lie in an earlier year."""
    if first.stretch.start.year == last_year or not first.stretch.is_early:
        return first.doubts
    return tuple(doubt for doubt in first.doubts if doubt != first.stretch.doubt)


def _is_earlier(piece: _Piece, last: _Piece) -> bool:
    return piece.stretch.end.month < last.stretch.end.month and (
        piece.stretch.end < last.stretch.end
    )


def _a_year_on(piece: _Piece) -> _Piece:
    stretch = piece.stretch
    start, end = _next_year(stretch.start), _next_year(stretch.end)
    doubt = f"没有写明年份，{stretch.end.month}月按次年（{end.year}年）理解"
    return piece._replace(
        stretch=stretch._replace(start=start, end=end), doubts=(*piece.doubts, doubt)
    )


def _next_year(day: date) -> date:
    """Return the same day a year on; the last day of a month stays the last day."""
    last = month_end(day.year + 1, day.month)
    return last if day == month_end(day.year, day.month) else day.replace(year=day.year + 1)


def _settled(pieces: list[_Piece], reaching: str) -> list[Dated]:
    """Return what each piece yields; a list shares the 底 and the mark of its last member."""
    last = pieces[-1]
    if last.stretch.grain == "end":
        pieces = [piece if piece.mark else _at_end(piece) for piece in pieces]
    return [_dated(piece, piece.mark or last.mark, reaching) for piece in pieces]


def _at_end(piece: _Piece) -> _Piece:
    if piece.stretch.grain in ("range", "vague"):
        return piece
    return piece._replace(stretch=piece.stretch._replace(grain="end"))


def _dated(piece: _Piece, mark: str, reaching: str) -> Dated:
    """Return what the table yields for a stretch and its mark."""
    stretch, doubts = piece.stretch, piece.doubts
    alone, before, within = _YIELDS[stretch.grain]
    is_about = "about" in (mark, reaching)
    is_bound = mark or reaching
    outcome = within if mark == "within" else before if is_bound and not is_about else alone
    if outcome is _DOUBTFUL:
        outcome = _POINT
        is_by_year = stretch.grain == "year" and not mark
        if reaching != "latest" and not is_by_year:
            doubts += (f"“{piece.text}”含不含最后一天说法不一，按{full_day(stretch.end)}掌握",)
    if is_about:
        doubts += (f"“{piece.text}”是约数，按{full_day(stretch.end)}掌握",)
    start = stretch.start if outcome is _WINDOW else None
    return Dated(start, stretch.end, doubts, piece.notes, is_range=stretch.grain == "range")


@rule
def quoted_date(cursor: Cursor) -> Deadline | None:
    """A day or a month's, quarter's or year's end with 前, inside running text."""
    cursor.month, cursor.year = 0, cursor.plan_year
    found = stretches(cursor)
    if found is None or len(found) > 1 or found[0].grain not in ("day", "end"):
        return None
    doubts = _weekday(cursor, found[0])
    _hour(cursor, found[0])
    if not cursor.take("before"):
        return None
    return Deadline("", Kind.POINT, due=found[0].end, doubts=_doubts(found[0]) + doubts)
