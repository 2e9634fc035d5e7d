"""What comes back: 每月10日前, 按季, 每季度末月20日前, 一月一通报, 2次/年, 每周五.

A cadence whose dates are fixed by the calendar gets one date per period; one whose phase is
not said (每两周, 定期) gets none, and a remark that asks for it.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from gongkai.timing import parser as tree
from gongkai.timing.calendar_rules import check_hour, how, is_range, numbers, times
from gongkai.timing.deadline import Deadline, Kind, Period, label_of, month_end, told
from gongkai.timing.limit_rules import length
from gongkai.timing.words import Known, Refused, Token, Tree
from gongkai.wording import counted

_UNITS = {
    "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter",
    "half-year": "half-year", "year": "year", "week": "week", "weeks": "week", "day": "day",
    "days": "day", "workdays": "workday", "ten-days": "ten-days", "term": "term",
}  # fmt: skip
_WEEK, _HALF_MONTH = Period(1, "week"), Period(1, "half-month")
_MONTH, _QUARTER, _YEAR = Period(1, "month"), Period(1, "quarter"), Period(1, "year")
_TWO_MONTHS = Period(2, "month")
_NAMED = {
    "月度": _MONTH,
    "隔月": _TWO_MONTHS,
    "双周": Period(2, "week"),
    "隔周": Period(2, "week"),
    "逐旬": Period(1, "ten-days"),
}
_SHORT = ("day", "workday", "week", "ten-days")
_THIRD_ENDS = {1: 10, 2: 20, 3: 0, 4: 15, 5: 0, 12: 20, 23: 0}
_UNPHASED = "没有写明从哪天起算，请另写具体日期"
_BY_THE_DAY = "按日按周开展，不逐日列出"
_QUOTA = "一年的次数是数量要求，没有写明日期"
_DOUBT = "“前”含不含最后一天说法不一，按最后一天掌握"
_ONLY_WITHIN = "只列所写时段内的各期"


class Spot(NamedTuple):
    """A day in a period: ``month`` 0 is its first month; ``day`` 0 the month's end."""

    month: int
    day: int
    doubt: str = ""


# --- the sorts of cadence -------------------------------------------------------------------------


def recurring(found: tree.Cadence, known: Known) -> Deadline:
    """Return what a cadence says in the plan's year."""
    return CADENCES[type(found)](found, known)


def limited(found: tree.Limited, known: Known) -> Deadline:
    """3—12月每月底前 | 2020年起每年3月底前 | 3—6月一月一调度: a cadence for part of the time"""
    dated = times(found.times, known)
    if len(dated) != 1:
        raise Refused(f"“{known.said(found.times)}”和周期合不到一起")
    named = dated[0]
    is_until = not found.since and named.start is None
    is_bounded = known.words(found.times)[-1].role in ("before", "until", "within")
    text = known.said(found.times)
    if is_until and (known.year != known.plan_year or not is_bounded):
        raise Refused(f"“{text}”和周期合不到一起")
    due = named.due or date.max
    first = named.start or (due if found.since else date.min)
    last = date.max if found.since else due
    inner = found.cadence
    plan = known.in_plan_year()
    cadence = _reported(inner, plan) if isinstance(inner, tree.Reported) else recurring(inner, plan)
    days = zip(cadence.dates, cadence.labels, strict=True)
    kept = [(day, label) for day, label in days if first <= day <= last]
    if cadence.dates and not kept:
        raise Refused(f"计划年度{known.plan_year}年不在“{text}”之内")
    doubt = f"“{text}”按周期到这一天为止理解"
    doubts = (*named.doubts, doubt) if is_until else named.doubts
    plan_year = (date(known.plan_year, 1, 1), date(known.plan_year, 12, 31))
    is_whole = first <= plan_year[0] and last >= plan_year[1]
    return cadence._replace(
        dates=tuple(day for day, _ in kept),
        labels=tuple(label for _, label in kept),
        doubts=(*cadence.doubts, *(() if is_whole else doubts)),
        remarks=cadence.remarks if is_whole else (*cadence.remarks, _ONLY_WITHIN),
    )


def _regular(found: tree.Regular, known: Known) -> Deadline:
    del found, known
    return _undated(None, f"“定期”没有写明周期，{_UNPHASED}")


def _quota(found: tree.Quota, known: Known) -> Deadline:
    del found, known
    return _without_day(_YEAR)


def _rate(found: tree.Rate, known: Known) -> Deadline:
    """2次/年 | 1次/季度"""
    period = _period(found.period)
    if period == _YEAR:
        return _without_day(_YEAR)
    return _in_period(period, found.place, known)


def _turn(found: tree.Turn, known: Known) -> Deadline:
    """一月一通报 | 半年一次 | 一周召开一次 | 两年一次"""
    if found.weeks:
        return _without_day(Period(found.weeks.value, "week"))
    assert found.period is not None
    period = _period(found.period)
    if period.months and period != _YEAR:
        return _dated(known, period, [Spot(period.months - 1, 0)], found.often)
    return _without_day(period)


def _period(found: tree.Period) -> Period:
    if found.half or found.unit is None:
        return _HALF_MONTH
    every = max(found.number.value, 1) if found.number else 1
    if found.unit.role == "year" and every >= 10:
        raise Refused(f"“{every}年”不是周期")
    return Period(every, _UNITS[found.unit.role])


def _weekly(found: tree.Weekly, known: Known) -> Deadline:
    """每周一 | 每周一、三、五 | 每周一至周五; 每周一次 is once a week"""
    if found.weeks:
        return _without_day(Period(found.weeks.value, "week"))
    if found.once:
        return _without_day(_WEEK)
    assert found.day is not None
    days = {found.day.value}
    for more in found.more or ():
        day = more.day.value if more.day.role == "weekday" else more.day.value - 1
        if not 0 <= day <= 6:
            raise Refused(f"一周没有“{more.day.text}”这一天")
        days |= {day} if how(more.link) == "list" else set(range(min(days), day + 1))
    dates = _weekdays_of(known.plan_year, days)
    return _recurring(_WEEK, dates, tuple(label_of(day, known.plan_year) for day in dates))


def _weekdays_of(year: int, days: set[int]) -> tuple[date, ...]:
    from dateutil.rrule import WEEKLY, rrule

    first, last = date(year, 1, 1), date(year, 12, 31)
    found = rrule(WEEKLY, dtstart=first, until=last, byweekday=sorted(days))
    return tuple(moment.date() for moment in found)


def _yearly(found: tree.Yearly, known: Known) -> Deadline:
    """每年 (times | 底 | how often | nothing)"""
    if found.times is None:
        if found.often:
            return _without_day(_YEAR)
        return _dated(known, _YEAR, [Spot(11, 0)], None)
    first = found.times.first.stretch
    if isinstance(first, tree.Named) and first.year and not first.part:
        raise Refused(f"“{known.said(found)}”里又写了年份")
    named = times(found.times, known)
    dates = tuple(sorted({each.due for each in named if each.due}))
    labels = tuple(label_of(day, known.plan_year) for day in dates)
    doubts = tuple(dict.fromkeys(doubt for each in named for doubt in each.doubts))
    remarks = tuple(remark for each in named for remark in each.remarks)
    has_start = is_range(found.times, known)
    if len(named) > 1 and has_start:
        remarks += ("每年有几个时段的，只列各时段的截止日",)
    cadence = _recurring(_YEAR, dates, labels, doubts, remarks + _times_each(found.often))
    return cadence._replace(start=named[0].start) if len(named) == 1 and has_start else cadence


def _every(found: tree.Every, known: Known) -> Deadline:
    """(每 | 按 | 逐 | 分 | 各) period ..."""
    period = _period(found.period)
    if found.counted:
        if not period.months:
            raise Refused(f"“{known.said(found)}”没有读懂")
        text = known.said(found.counted)
        return _undated(period, f"每期“{text}”不列出日期，请逐期掌握")
    assert found.place is not None
    return _in_period(period, found.place, known)


def _in_period(period: Period, place: tree.Place, known: Known) -> Deadline:
    """Read where in each period the deadline lies, and how often."""
    if place.hour:
        check_hour(place.hour)
    if not period.months:
        if place.spots and place.spots.days:
            raise Refused(f"“{known.said(place.spots)}”没有读懂")
        return _without_day(period)
    if place.spots is None:
        is_doubtful = place.mark is not None and place.mark.role == "before"
        spots = [Spot(period.months - 1, 0, _DOUBT if is_doubtful else "")]
        return _dated(known, period, spots, place.often)
    is_lone_day = place.spots.days and not place.spots.where and not place.spots.days.end
    if period.months > 1 and is_lone_day:
        text = known.said(place.spots) + (place.mark.text if place.mark else "")
        return _undated(period, doubt=f"“{text}”没有写明是哪个月")
    return _dated(known, period, spots_in(place, period.months, known), place.often)


def spots_in(place: tree.Place, months: int, known: Known) -> list[Spot]:
    """[首月 | 末月 | 第N个月 | 次月] (days | 底 | third) | 最后一天"""
    found = place.spots
    assert found is not None
    if found.last:
        return [Spot(months - 1, 0)]
    month = _month_of_period(found.where, months, known) if found.where else None
    offset = months - 1 if month is None else month
    is_before = place.mark is not None and place.mark.role == "before"
    if found.third:
        doubt = f"“{found.third.text}前”含不含最后一天说法不一，按最后一天掌握"
        return [Spot(offset, _THIRD_ENDS[found.third.value], doubt if is_before else "")]
    if found.vague:
        is_start = found.vague.text == "初"
        if months > 1 and month is None and not is_start:
            raise Refused(f"“{known.said(found)}”没有读懂")
        doubt = f"“{found.vague.text}”没有确定的日子"
        return [Spot(month or 0, 10 if is_start else 20, doubt)]
    if found.days is None:
        is_doubtful = is_before and not found.end
        return [Spot(offset, 0, _DOUBT if is_doubtful else "")]
    days = sorted({_checked_day(day) for day in _days(found.days)})
    end = [Spot(offset, 0)] if found.days.end else []
    return [Spot(offset, day) for day in days] + end


def _days(found: tree.Days) -> Iterator[int]:
    """Yield the days; of a range, which is in one month, the last."""
    listed = numbers(found.first)
    for more in found.more:
        (_, first), *others = numbers(more.numbers)
        listed += [(how(more.link), first), *others]
    for k, (link, day) in enumerate(listed):
        if link == "dash" and day < listed[k - 1][1]:
            raise Refused(f"起止颠倒：{listed[k - 1][1]}日在{day}日之后")
        if k + 1 == len(listed) or listed[k + 1][0] != "dash":
            yield day


def _checked_day(day: int) -> int:
    if not 1 <= day <= 31:
        raise Refused(f"一个月没有{day}日")
    return day


def _month_of_period(found: tree.Where, months: int, known: Known) -> int:
    """首月 | 末月 | 最后一个月 | 第N个月 | 次月; 0 is the first month of the period"""
    if found.number:
        if not 1 <= found.number.value <= months:
            raise Refused(f"一个周期没有第{found.number.value}个月")
        return found.number.value - 1
    assert found.word is not None
    if found.word.role == "next-of":
        return months
    if months == 1 or found.word.text == "首":
        raise Refused(f"“{known.said(found)}”没有读懂")
    return 0 if found.word.role == "first-of" else months - 1


def _after_period(found: tree.AfterPeriod, known: Known) -> Deadline:
    """[每] period (结束后 | 后) (length 内 | 3日前 | 次月3日前): counted from each period's end"""
    period = Period(1, _UNITS.get(found.unit.role, "month"))
    if found.day:
        spot = Spot(period.months, _checked_day(found.day.value))
        remark = f"指每{found.unit.text}结束后次月{found.day.value}日前"
        return told(_dated(known, period, [spot], None), remark)
    if found.place:
        return _in_period(period, found.place, known)
    assert found.length is not None
    limit = length(found.length)
    amount, unit, doubts = limit.amount or 0, limit.unit, limit.doubts
    if unit not in ("day", "week", "month"):
        return _undated(period, f"从每{found.unit.text}最后一天起逐期推算，不列出日期")
    ends = _ends(known.plan_year, period.months)
    if unit == "month":
        dates = tuple(_month_end_on(end, amount) for end in ends)
    else:
        days = amount * (7 if unit == "week" else 1)
        dates = tuple(end + timedelta(days=days) for end in ends)
    remark = f"从每{found.unit.text}最后一天起算"
    return _recurring(period, dates, _labels(period.months, ends), doubts, (remark,))


def _month_end_on(end: date, months: int) -> date:
    count = end.month - 1 + months
    return month_end(end.year + count // 12, count % 12 + 1)


def _unsaid(found: tree.Unsaid, known: Known) -> Deadline:
    """季度末 | 季度末月20日前 | 次月10日前 | 月度 | 月报 | 半月报 | 双周 | 单月10日前"""
    if found.reported:
        return _reported(found.reported, known)
    if found.half:
        return _undated(_HALF_MONTH, _UNPHASED)
    if found.later:
        return _undated(_MONTH, f"“{known.said(found)}”不列出日期，请逐期掌握")
    if found.next:
        return _in_period(_MONTH, found.next, known)
    if found.word is None:
        assert found.unit is not None
        period = Period(1, _UNITS[found.unit.role])
        if found.place is None:
            return _dated(known, period, [Spot(period.months - 1, 0)], None)
        return _in_period(period, found.place, known)
    assert found.place is not None
    if found.word.role == "odd-even":
        return _odd_or_even(found.word, found.place, known)
    if found.word.role == "next-quarter":
        return _next_quarter(found.place, known)
    period = _NAMED[found.word.text]
    if period.months or found.place.spots:
        return _in_period(period, found.place, known)
    return _undated(period, _UNPHASED)


def _reported(found: tree.Reported, known: Known) -> Deadline:
    """月报 | 季报 | 周报 | 月通报"""
    period = Period(1, _UNITS[found.unit.role])
    if period.months and period != _YEAR:
        return _in_period(period, found.place, known)
    return _undated(period, _UNPHASED)


def _odd_or_even(word: Token, place: tree.Place, known: Known) -> Deadline:
    """单月10日前 | 双月底: the months of odd, of even numbers"""
    monthly = _in_period(_MONTH, place, known)
    months = [month for month in range(1, 13) if month % 2 == word.value]
    kept = [k for k in range(12) if k + 1 in months]
    if len(monthly.dates) != 12:
        raise Refused(f"“{known.said(place)}”没有读懂")
    named = "、".join(map(str, months))
    return monthly._replace(
        dates=tuple(monthly.dates[k] for k in kept),
        labels=tuple(monthly.labels[k] for k in kept),
        remarks=(*monthly.remarks, f"“{word.text}”指{named}月"),
        period=_TWO_MONTHS,
    )


def _next_quarter(place: tree.Place, known: Known) -> Deadline:
    """次季首月10日前: in a month of the quarter that follows"""
    if place.spots is None or place.spots.where is None:
        raise Refused("“次季”没有写明是哪个月")
    spots = [
        spot._replace(month=spot.month + _QUARTER.months)
        for spot in spots_in(place, _QUARTER.months, known)
    ]
    return told(_dated(known, _QUARTER, spots, place.often), "指每季度结束后的下一季度")


CADENCES: dict[type[Tree], Callable[[Any, Known], Deadline]] = {
    tree.Regular: _regular,
    tree.Quota: _quota,
    tree.Rate: _rate,
    tree.Turn: _turn,
    tree.AfterPeriod: _after_period,
    tree.Weekly: _weekly,
    tree.Yearly: _yearly,
    tree.Every: _every,
    tree.Unsaid: _unsaid,
}


# --- dates ----------------------------------------------------------------------------------------


def _dated(known: Known, period: Period, spots: list[Spot], often: tree.Often | None) -> Deadline:
    """Return one date per period and spot; 31日 in a short month is its last day."""
    year, months = known.plan_year, period.months
    ends = _ends(year, months)
    dates = [each for end in ends for each in _dates(end, months, spots)]
    is_cut = any(day.day < spots[k % len(spots)].day for k, day in enumerate(dates))
    remarks = ("没有这一天的月份，按月末掌握",) if is_cut else ()
    doubts = tuple(spot.doubt for spot in spots if spot.doubt)
    is_one = len(spots) == 1
    labels = _labels(months, ends) if is_one else tuple(label_of(day, year) for day in dates)
    return _recurring(period, tuple(dates), labels, doubts, remarks + _times_each(often))


def _ends(year: int, months: int) -> list[date]:
    return [month_end(year, month) for month in range(months, 13, months)]


def _dates(end: date, months: int, spots: list[Spot]) -> Iterator[date]:
    for spot in spots:
        count = end.month - months + spot.month
        year, month = end.year + count // 12, count % 12 + 1
        last = month_end(year, month).day
        yield date(year, month, min(spot.day or last, last))


def _labels(months: int, ends: list[date]) -> tuple[str, ...]:
    if months == 1:
        return tuple(f"{end.month}月" for end in ends)
    if months == 3:
        return tuple(f"{counted(end.month // 3)}季度" for end in ends)
    if months == 6:
        return ("上半年", "下半年")
    return tuple(label_of(end, end.year) for end in ends)


def _times_each(often: tree.Often | None) -> tuple[str, ...]:
    number = (often.last or often.number).value if often else 1
    return (f"每期{number}次",) if number > 1 else ()


def _recurring(
    period: Period,
    dates: tuple[date, ...],
    labels: tuple[str, ...],
    doubts: tuple[str, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Deadline:
    return Deadline(
        "",
        Kind.RECURRING,
        dates=dates,
        labels=labels,
        doubts=doubts,
        remarks=remarks,
        period=period,
    )


def _without_day(period: Period) -> Deadline:
    """Return a cadence that says no day: a quota of the year, a list of days, or no phase."""
    if period == _YEAR:
        return _undated(period, _QUOTA)._replace(quota=True)
    is_short = period.every == 1 and period.unit in _SHORT
    return _undated(period, _BY_THE_DAY if is_short else _UNPHASED)


def _undated(period: Period | None, remark: str = "", doubt: str = "") -> Deadline:
    remarks, doubts = (remark,) if remark else (), (doubt,) if doubt else ()
    return Deadline("", Kind.RECURRING, doubts=doubts, remarks=remarks, period=period)
