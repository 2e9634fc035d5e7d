"""What the calendar's part of a phrase means: 9月底, 第三季度, 3月—12月, 次年4月1日24时前.

First every stretch of days that is named (a stretch is only time), then what 前, 内, 底 and 完成
make of it: the table ``_YIELDS`` says what each sort of stretch is with each of them.
"""

from datetime import date, timedelta
from typing import NamedTuple

from gongkai.timing import parser as tree
from gongkai.timing.deadline import Deadline, Kind, month_end
from gongkai.timing.words import Known, Refused, Token, Tree, separate_digits
from gongkai.wording import full_day, weekday

_THIRDS = {1: (1, 10), 2: (11, 20), 3: (21, 31), 4: (1, 15), 5: (16, 31), 12: (1, 20), 23: (11, 31)}
_VAGUE_MONTH = {"初": (1, 10), "中": (11, 20), "中期": (11, 20)}
_DASHES = ("hyphen", "to")
_VAGUE_YEAR = {"初": 3, "中": 6, "中期": 6}


class Stretch(NamedTuple):
    """A named stretch of days, both ends included.

    ``grain`` is ``day``, ``end`` (9月底), ``third``, ``month``, ``quarter``, ``half``, ``year``,
    ``years`` (“十四五”, 2022-2025年), ``vague`` (9月初) or ``range``. ``link`` is how it hangs on
    the stretch before it: ``list``, ``dash`` or nothing. ``doubts`` are Chinese sentences;
    ``is_early`` says that it is about a year that was over before the plan's began.
    """

    grain: str
    start: date
    end: date
    link: str = ""
    year_is_given: bool = False
    doubts: tuple[str, ...] = ()
    is_early: bool = False


def day_of(year: int, month: int, day: int, shown_year: bool = False) -> date:
    """Return a date, or refuse it with the reason: 9月没有31日."""
    _check_month(month)
    if not 1 <= day <= month_end(year, month).day:
        which = f"{year}年{month}月" if shown_year or month == 2 else f"{month}月"
        raise Refused(f"{which}没有{day}日")
    return date(year, month, day)


# --- stretches ------------------------------------------------------------------------------------


def stretches(found: tree.Stretch, known: Known) -> list[Stretch]:
    """Return the stretches that are named: several for 3、6、9月."""
    if isinstance(found, tree.Years):
        return [_years(found, known)]
    if isinstance(found, tree.Numeric):
        return _numeric(found, known)
    doubt = _year(found.year, known) if found.year else ""
    known.year_is_given = found.year is not None
    if found.part:
        named = _part(found.part, known)
    elif found.year and found.year.word.role == "five-years":
        named = [_five_years(found, known)]
    else:
        named = [_part_of_year(found.end, known)]
    return [_doubted(known, each, doubt) for each in named]


def _years(found: tree.Years, known: Known) -> Stretch:
    first, last = found.first.value, found.last.value
    if first >= last:
        raise Refused(f"起止颠倒：{first}年不在{last}年之前")
    whole = Stretch("years", date(first, 1, 1), date(last, 12, 31), "", True)
    return _doubted(known, whole, _know_year(known, last))


def _five_years(found: tree.Named, known: Known) -> Stretch:
    start, end = date(known.year - 4, 1, 1), date(known.year, 12, 31)
    return _ended(Stretch("years", start, end, "", True), found.end)


def _doubted(known: Known, stretch: Stretch, doubt: str) -> Stretch:
    """Return the stretch with the doubt about its year, unless it has one of its own."""
    if stretch.doubts or not doubt:
        return stretch
    return stretch._replace(doubts=(doubt,), is_early=known.year_is_early)


def _year(found: tree.Year, known: Known) -> str:
    """Keep the year, and return the doubt about it, or an empty text."""
    word = found.word
    if word.role == "plan-year":
        return _know_year(known, known.plan_year + word.value)
    if word.role == "that-year":
        return _know_year(known, known.year + word.value)
    if word.role in ("five-years", "full-year"):
        return _know_year(known, word.value)
    if len(word.text) != 2 or word.value < 10:
        raise Refused(f"“{word.text}年”不是年份")
    _know_year(known, 2000 + word.value)
    known.year_is_early = False
    return f"“{word.text}年”按{known.year}年理解"


def _know_year(known: Known, year: int) -> str:
    """Keep the year, and return the doubt about one that was over before the plan's began."""
    known.year, known.year_is_given = year, True
    known.year_is_early = year < known.plan_year
    return f"{year}年早于计划年度{known.plan_year}年" if known.year_is_early else ""


def _numeric(found: tree.Numeric, known: Known) -> list[Stretch]:
    """2024.05 | 2016-01月底 | 2022-09-30 | 9.30"""
    token = found.date or found.month
    assert token is not None
    year, month, day = token.date
    known.year_is_given = bool(year)
    doubt = _know_year(known, year) if year else ""
    known.month = month
    if day:
        the_day = day_of(known.year, month, day, shown_year=bool(year))
        named = [Stretch("day", the_day, the_day, "", known.year_is_given)]
    else:
        named = _inside(found.inside, known)
    if found.last:
        named.append(_stretch(known, "month", found.last.value, found.last.value, "dash"))
    return [_doubted(known, each, doubt) for each in named]


def _part(found: tree.Part, known: Known) -> list[Stretch]:
    match found:
        case tree.Halves():
            return _halves(found, known)
        case tree.Quarters():
            return _quarters(found, known)
        case tree.SameDays():
            return _same_days(found, known)
        case tree.Months():
            return _months(found, known)


def _halves(found: tree.Halves, known: Known) -> list[Stretch]:
    """上半年 [底] | 下半年 [底] | 上、下半年 | 上下半年"""
    token = found.half or found.second
    assert token is not None
    if token.value == 12 or (found.second and token.value == 2):
        return [_stretch(known, "half", 1, 6), _stretch(known, "half", 7, 12, "list")]
    if found.second:
        raise Refused(f"“{known.said(found)}”没有读懂")
    first, last = (1, 6) if token.value == 1 else (7, 12)
    return [_ended(_stretch(known, "half", first, last), found.end)]


def _quarters(found: tree.Quarters, known: Known) -> list[Stretch]:
    """[第] numbers 季度 [末] | 前三季度 | Q3"""
    quarters = [("", found.number.value)] if found.number else numbers(found.numbers, 4)
    result = [_quarter(known, quarter, link) for link, quarter in quarters]
    if found.until:
        result = [each._replace(start=date(known.year, 1, 1)) for each in result]
    return [*result[:-1], _ended(result[-1], found.end)]


def _quarter(known: Known, quarter: int, link: str) -> Stretch:
    if not 1 <= quarter <= 4:
        raise Refused(f"没有第{quarter}季度")
    return _stretch(known, "quarter", 3 * quarter - 2, 3 * quarter, link)


def _same_days(found: tree.SameDays, known: Known) -> list[Stretch]:
    """3、6、9月20日 | 3月、6月的20日: the same days of several months"""
    named = [found.numbers] if found.numbers else found.groups or []
    months = [month for each in named for _, month in numbers(each, 12)]
    days = [day for _, day in numbers(found.days)]
    dates = [day_of(known.year, month, day) for month in months for day in days]
    known.month = months[-1]
    return [Stretch("day", each, each, "list", known.year_is_given) for each in dates]


def _months(found: tree.Months, known: Known) -> list[Stretch]:
    """numbers 月 [底 | third | days]"""
    months = [("", found.first.value)] if found.first else numbers(found.numbers, 12)
    known.month = months[-1][1]
    _check_month(known.month)
    before = [_stretch(known, "month", month, month, link) for link, month in months[:-1]]
    if found.at == 0 and months[0][1] == 1 and [link for link, _ in months[1:]] == ["list"]:
        before[0] = before[0]._replace(doubts=("“1、”是月份还是序号没有写明，按月份理解",))
    last = _inside(found.inside, known)
    last[0] = last[0]._replace(link=months[-1][0])
    if before and last[0].grain not in ("end", "month") and last[0].link == "list":
        last[0] = last[0]._replace(doubts=("日期只写在最后一个月后面，其余各月按月底掌握",))
    return [*before, *last]


def _inside(found: tree.Inside | None, known: Known) -> list[Stretch]:
    """Return the part of the known month that is named, or all of it."""
    if not known.month:
        raise Refused("没有写明是哪个月")
    _check_month(known.month)
    if found and found.days:
        return _days(found.days, known)
    year, month = known.year, known.month
    token, end = (found.third, found.end) if found else (None, None)
    if token is None:
        return [_ended(_stretch(known, "month", month, month), end)]
    is_vague = token.role == "vague"
    first, last = _VAGUE_MONTH[token.text] if is_vague else _THIRDS[token.value]
    grain = "vague" if is_vague else "third"
    doubts = (f"“月{token.text}”没有确定的日子",) if is_vague else ()
    until = month_end(year, month) if last == 31 else date(year, month, last)
    start = date(year, month, first)
    return [_ended(Stretch(grain, start, until, "", known.year_is_given, doubts), end)]


def _days(found: tree.Numbers, known: Known) -> list[Stretch]:
    """numbers 日, in the month that is known"""
    days = [(link, day_of(known.year, known.month, day)) for link, day in numbers(found)]
    return [Stretch("day", day, day, link, known.year_is_given) for link, day in days]


def _part_of_year(word: Token | None, known: Known) -> Stretch:
    """年底 | 年初 | 年中 | 岁末 | 年内 (the mark is left) | 2022年"""
    if word is None:
        return _stretch(known, "year", 1, 12)
    if word.role == "vague":
        doubt = f"“年{word.text}”没有确定的日子"
        return _stretch(known, "vague", 1, _VAGUE_YEAR[word.text])._replace(doubts=(doubt,))
    return _ended(_stretch(known, "year", 1, 12), word)


def _ended(stretch: Stretch, end: Token | None) -> Stretch:
    """Return the last day of a stretch where 底 or 末 follows, else the stretch."""
    return stretch._replace(grain="end", start=stretch.end) if end else stretch


def _stretch(known: Known, grain: str, first: int, last: int, link: str = "") -> Stretch:
    """Return the stretch from the first to the last month, both included."""
    _check_month(first)
    start, end = date(known.year, first, 1), month_end(known.year, last)
    return Stretch(grain, start, end, link, known.year_is_given)


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise Refused(f"没有{month}月")


def numbers(found: tree.Numbers | tree.Listed | None, largest: int = 0) -> list[tuple[str, int]]:
    """Return the numbers of a list or range, each with how it hangs on the one before it.

    Where ``largest`` is given, 二三 (in 第二三季度) is two of them.
    """
    assert found is not None
    result: list[tuple[str, int]] = []
    for link, token in (("", found.first), *((how(each.link), each.number) for each in found.more)):
        digits = separate_digits(token.text) if largest and token.value > largest else ()
        if not digits or max(digits) > largest:
            digits = (token.value,)
        result += [(link if k == 0 else "list", digit) for k, digit in enumerate(digits)]
    return result


def how(link: Token) -> str:
    """Return how a number hangs on the one before it: in a ``list``, or by a ``dash``."""
    return "dash" if link.role in _DASHES else "list"


# --- times ----------------------------------------------------------------------------------------

_POINT, _WINDOW, _DOUBTFUL = "point", "window", "doubtful"
_YIELDS = {
    # stretch:  by itself   with 前     with 内   with 完成
    "day":     (_POINT,    _POINT,    _POINT,   _POINT),
    "end":     (_POINT,    _POINT,    _POINT,   _POINT),
    "third":   (_WINDOW,   _DOUBTFUL, _WINDOW,  _WINDOW),
    "month":   (_WINDOW,   _DOUBTFUL, _WINDOW,  _WINDOW),
    "quarter": (_WINDOW,   _DOUBTFUL, _WINDOW,  _WINDOW),
    "half":    (_WINDOW,   _DOUBTFUL, _POINT,   _POINT),
    "year":    (_WINDOW,   _DOUBTFUL, _POINT,   _POINT),
    "years":   (_WINDOW,   _DOUBTFUL, _WINDOW,  _WINDOW),
    "vague":   (_WINDOW,   _DOUBTFUL, _WINDOW,  _WINDOW),
    "range":   (_WINDOW,   _WINDOW,   _WINDOW,  _WINDOW),
}  # fmt: skip


class Piece(NamedTuple):
    """A stretch with the mark behind it; ``text`` is both as written."""

    stretch: Stretch
    mark: str
    text: str
    doubts: tuple[str, ...]
    remarks: tuple[str, ...]
    is_midnight: bool = False


def times(
    found: tree.Times, known: Known, reaching: str = "", is_finished: bool = False
) -> list[Deadline]:
    """Return the points and windows that a list of times names.

    ``reaching`` is ``before`` behind 到 or 至, ``latest`` behind 最迟, ``about`` behind 约;
    ``is_finished`` says that 完成 follows.
    """
    known.month = 0  # a year that was named holds for the items behind it
    pieces = pieces_of(found.first, known)
    for more in found.more:
        link = "dash" if more.link is None or more.link.dash else "list"
        added = _pieces(_named_later(more, pieces[-1], known), more, known)
        added[0] = added[0]._replace(stretch=added[0].stretch._replace(link=link))
        pieces += added
    pieces = _joined(pieces)
    last = pieces[-1]
    if last.stretch.grain == "end":  # a list shares the 底 of its last member: 6、9、12月底
        pieces = [
            each._replace(stretch=each.stretch._replace(grain="end"))
            if not each.mark and each.stretch.grain not in ("range", "vague")
            else each
            for each in pieces
        ]
    return [_dated(piece, piece.mark or last.mark, reaching, is_finished) for piece in pieces]


def pieces_of(found: tree.Piece, known: Known) -> list[Piece]:
    """Return the stretches of one piece with what is said behind the last of them."""
    return _pieces(stretches(found.stretch, known), found, known)


def _named_later(more: tree.MorePiece, last: Piece, known: Known) -> list[Stretch]:
    """Return what is named behind a link: a stretch, days of the known month, a bare number."""
    if more.stretch:
        return stretches(more.stretch, known)
    known.year_is_given = False
    if more.inside:
        if more.link and more.link.dash and last.stretch.grain == "month":
            raise Refused(f"“{last.text}{known.said(more)}”没有写明是哪个月")
        return _inside(more.inside, known)
    assert more.bare is not None
    number, grain = more.bare.value, last.stretch.grain
    if more.month:
        known.month, grain = more.month.value, "day"
    if grain not in ("day", "month"):
        raise Refused(f"“{known.said(more)}”没有读懂")
    if grain == "day":
        day = day_of(known.year, known.month, number)
        named = Stretch("day", day, day)
    else:
        named = _stretch(known, "month", number, number)
    unit = "日" if grain == "day" else "月"
    return [named._replace(doubts=(f"“{more.bare.text}”后面缺“{unit}”字，按{number}{unit}理解",))]


def _pieces(named: list[Stretch], found: tree.Piece | tree.MorePiece, known: Known) -> list[Piece]:
    """Return the stretches with what is said behind the last of them."""
    said, last = found.said, named[-1]
    text = known.said(found.stretch or said, said)
    doubts = last.doubts
    for each in (said.day, said.late):
        doubts += _weekday(each, last) if each else ()
    remarks = _hour(said.hour, last, known) if said.hour else ()
    is_midnight = said.hour is not None and _is_midnight(said.hour)
    mark = said.mark.role if said.mark else ""
    mark = "until" if mark == "status" else mark
    plain = [Piece(each, "", text, each.doubts, ()) for each in named[:-1]]
    return [*plain, Piece(last, mark, text, doubts, remarks, is_midnight)]


def _weekday(said: Token, stretch: Stretch) -> tuple[str, ...]:
    """Return the doubt where a day is another day of the week than (星期五) says."""
    if stretch.grain not in ("day", "end"):
        raise Refused(f"“{said.text}”前面没有写明是哪一天")
    doubt = f"{full_day(stretch.end)}是{weekday(stretch.end)}，不是{said.text}"
    return (doubt,) if stretch.end.weekday() != said.value else ()


def is_range(found: tree.Times, known: Known) -> bool:
    """Do the times name two ends: 6月1日至9月15日, 3—5月?"""
    return any(word.role in _DASHES for word in known.words(found))


def _hour(found: tree.Hour, stretch: Stretch, known: Known) -> tuple[str, ...]:
    """Return the remark about 17:00 behind a day: a deadline is a day."""
    check_hour(found)
    if stretch.grain not in ("day", "end"):
        raise Refused(f"“{known.said(found)}”前面没有写明是哪一天")
    said = known.said(found)
    is_midnight = _is_midnight(found)
    return (f"“{said}”是这一天的开始" if is_midnight else f"时刻“{said}”不另计，按当天掌握",)


def check_hour(found: tree.Hour) -> None:
    """Refuse 25时 and 17时60分."""
    hours, minutes = (token.value if token else 0 for token in (found.number, found.minute))
    if 60 * hours + minutes > 24 * 60 or minutes > 59:
        raise Refused(f"没有{hours}时" + (f"{minutes}分" if minutes else ""))


def _is_midnight(found: tree.Hour) -> bool:
    minute = found.minute.value if found.minute else 0
    return found.number is not None and found.number.value == minute == 0


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with every a-b made one range, and lists that run into January moved."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if last and not piece.stretch.year_is_given and _is_over(piece.stretch, last.stretch):
            piece = _a_year_on(piece)
        if last is None or piece.stretch.link != "dash":
            result.append(piece)
        elif last.stretch.grain == "range":
            raise Refused(f"“{last.text}”后面又有一个止期")
        else:
            result[-1] = _range(last, piece)
    return result


def _range(first: Piece, last: Piece) -> Piece:
    start, end = first.stretch.start, last.stretch.end
    if end < start:
        raise Refused(f"起止颠倒：{full_day(start)}在{full_day(end)}之后")
    whole = last.stretch._replace(grain="range", start=start)
    doubts = first.doubts
    if first.stretch.is_early and start.year != end.year:  # it may well begin in an earlier year
        doubts = tuple(doubt for doubt in doubts if doubt not in first.stretch.doubts)
    if last.stretch.grain == "year" != first.stretch.grain:
        doubts += (f"“{last.text}”没有写明到哪个月，按年底掌握",)
    remarks = (() if first.is_midnight else first.remarks) + last.remarks
    text, doubts = first.text + last.text, doubts + last.doubts
    return last._replace(stretch=whole, mark="", text=text, doubts=doubts, remarks=remarks)


def _is_over(stretch: Stretch, last: Stretch) -> bool:
    return stretch.end < last.end and stretch.end.month < last.end.month


def _a_year_on(piece: Piece) -> Piece:
    start, end = _next_year(piece.stretch.start), _next_year(piece.stretch.end)
    doubt = f"没有写明年份，{end.month}月按次年（{end.year}年）理解"
    stretch = piece.stretch._replace(start=start, end=end)
    return piece._replace(stretch=stretch, doubts=(*piece.doubts, doubt))


def _next_year(day: date) -> date:
    """Return the same day a year on; the last day of a month stays the last day."""
    last = month_end(day.year + 1, day.month)
    return last if day == month_end(day.year, day.month) else day.replace(year=day.year + 1)


def _dated(piece: Piece, mark: str, reaching: str, is_finished: bool) -> Deadline:
    """Return what the table yields for a stretch and its mark."""
    stretch, doubts = piece.stretch, piece.doubts
    alone, before, within, finished = _YIELDS[stretch.grain]
    is_about = "about" in (mark, reaching)
    is_bound = bool(mark or reaching) and not is_about
    if mark == "within":
        outcome = within
    elif is_bound:
        outcome = before
    else:
        outcome = finished if is_finished else alone
    if outcome is _DOUBTFUL:
        outcome = _POINT
        is_by_year = stretch.grain == "year" and not mark
        if (mark == "before" or reaching != "latest") and not is_by_year:
            doubts += (f"“{piece.text}”含不含最后一天说法不一，按{full_day(stretch.end)}掌握",)
    if is_about:
        doubts += (f"“{piece.text}”是约数，按{full_day(stretch.end)}掌握",)
    due, remarks = stretch.end, piece.remarks
    if piece.is_midnight:
        due, doubts, remarks = _at_midnight(piece, doubts, is_bound)
    if outcome is _WINDOW:
        return Deadline("", Kind.WINDOW, stretch.start, due, doubts=doubts, remarks=remarks)
    return Deadline("", Kind.POINT, due=due, doubts=doubts, remarks=remarks)


def _at_midnight(
    piece: Piece, doubts: tuple[str, ...], is_bound: bool
) -> tuple[date, tuple[str, ...], tuple[str, ...]]:
    """12月31日0时前 ends with the day before; without 前 the 0时 leaves a doubt."""
    if is_bound:
        due = piece.stretch.end - timedelta(days=1)
        return due, doubts, (*piece.remarks[:-1], f"{piece.remarks[-1]}，前一天即须完成")
    doubt = f"{piece.remarks[-1]}，是不是前一天截止没有写明，按当天掌握"
    return piece.stretch.end, (*doubts, doubt), piece.remarks[:-1]


# --- from times to a deadline ---------------------------------------------------------------------


def reaching_of(found: Tree, known: Known) -> str:
    """Return how the words before a time bound it: 到 and 至 as 前 does, 最迟 beyond doubt."""
    reaching = ""
    for word in known.words(found):
        if word.role in ("latest", "due-on"):
            reaching = "latest"
        elif word.role == "about":
            reaching = "about"
        elif word.role == "to":
            reaching = reaching or "before"
    return reaching
