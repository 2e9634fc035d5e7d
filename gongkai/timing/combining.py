"""What several times or several items of a phrase say together: stages, what lasts, brackets.

It joins readings; it reads no words.
"""

from datetime import date

from gongkai.timing.readings import Deadline, Kind, label_of
from gongkai.timing.times import Dated
from gongkai.timing.tokens import Refused

_DATED = (Kind.POINT, Kind.WINDOW, Kind.STAGED)


def of_times(found: list[Dated], year: int) -> Deadline:
    """Return one time as a point or a window, several as stages in order of their dates.

    Several that end on the same day (9月、三季度) are that day.
    """
    doubts = tuple(dict.fromkeys(doubt for each in found for doubt in each.doubts))
    remarks = tuple(note for each in found for note in each.notes)
    if len(found) == 1 and not found[0].label:
        start, due = found[0].start, found[0].due
        kind = Kind.POINT if start is None else Kind.WINDOW
        return Deadline("", kind, start, due, doubts=doubts, remarks=remarks)
    stages = sorted({(each.due, each.label or label_of(each.due, year)) for each in found})
    if len(stages) == 1 and not found[0].label:
        return Deadline("", Kind.POINT, due=stages[0][0], doubts=doubts, remarks=remarks)
    return _staged(stages, doubts, remarks)


def _staged(
    stages: list[tuple[date, str]],
    doubts: tuple[str, ...],
    remarks: tuple[str, ...],
    lasting: bool = False,
) -> Deadline:
    return Deadline(
        "",
        Kind.STAGED,
        due=stages[-1][0],
        dates=tuple(due for due, _ in stages),
        labels=tuple(label for _, label in stages),
        doubts=doubts,
        remarks=remarks,
        lasting=lasting,
    )


def combine(items: list[Deadline], year: int) -> Deadline | str:
    """Return what several items say together, or in Chinese why they cannot stand together.

    A date outweighs 持续 before it; 长期坚持 behind a date lasts; 全年不少于4次
    adds nothing to 每季度.
    """
    is_lasting = items[-1].kind is Kind.STANDING and items[0].kind in _DATED
    dated = [each for each in items if each.kind is not Kind.STANDING] or items[:1]
    if len(dated) > 1 and all(each.kind is Kind.RECURRING for each in dated):
        dated = [each for each in dated if not each.quota] or dated
    if len(dated) == 1:
        return _staged_by(dated, year, lasting=True) if is_lasting else dated[0]
    if all(each.kind in _DATED for each in dated):
        return _staged_by(dated, year, is_lasting)
    return _SEVERAL


_SEVERAL = "一句里写了几种不同的时限，请分成几项任务"


def _staged_by(dated: list[Deadline], year: int, lasting: bool) -> Deadline:
    stages = sorted({stage for each in dated for stage in _stages_of(each, year)})
    if len(stages) == 1 and not lasting:
        return dated[0]
    doubts = tuple(dict.fromkeys(doubt for each in dated for doubt in each.doubts))
    remarks = tuple(dict.fromkeys(remark for each in dated for remark in each.remarks))
    return _staged(stages, doubts, remarks, lasting)


def _stages_of(deadline: Deadline, year: int) -> list[tuple[date, str]]:
    if deadline.kind is Kind.STAGED:
        return list(zip(deadline.dates, deadline.labels, strict=True))
    assert deadline.due is not None
    return [(deadline.due, label_of(deadline.due, year))]


def explained(deadline: Deadline, inside: list[Deadline]) -> Deadline:
    """Return a deadline as the words in brackets explain it.

    全年（每季度一次）, 每季度末(分别在6月、9月和12月底), 第三季度（9月15日前）.
    """
    inner = inside[0]
    is_undated = deadline.kind in (Kind.OPEN, Kind.STANDING) and inner.kind is Kind.OPEN
    if is_undated or inner.kind is Kind.STANDING or inner.due == deadline.due is not None:
        return deadline
    if len(inside) == 1:
        if deadline.kind is Kind.STANDING:
            return inner if not _is_whole_year(inner) else deadline
        if deadline.kind is Kind.RECURRING and not set(inner.dates) - set(deadline.dates):
            labels = dict(zip(deadline.dates, deadline.labels, strict=True))
            listed = tuple(labels[day] for day in inner.dates)
            if inner.dates:
                return deadline._replace(dates=inner.dates, labels=listed)
        if deadline.kind is inner.kind is Kind.RECURRING and deadline.labels == inner.labels != ():
            return inner
        if deadline.kind is Kind.WINDOW and inner.due and _lies_in(inner, deadline):
            return inner
    raise Refused("括号里写的时限和括号外的不一致")


def _is_whole_year(window: Deadline) -> bool:
    start, due = window.start, window.due
    return bool(start and due and (start.month, start.day, due.month, due.day) == (1, 1, 12, 31))


def _lies_in(inner: Deadline, window: Deadline) -> bool:
    return bool(
        inner.due and window.start and window.due and (window.start <= inner.due <= window.due)
    )
