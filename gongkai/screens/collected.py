"""What a person sees of the forms that came back: what is taken, what not and why, who is missing.

One line an answer, its doubts below it; nothing is said twice.
"""

from collections.abc import Iterator, Sequence

from gongkai.forms.collection import Collected, Collection, Line, Outcome
from gongkai.forms.findings import Finding
from gongkai.forms.reporting import Reporting
from gongkai.model import Entry
from gongkai.period import Period
from gongkai.tables import Column, Table
from gongkai.wording import full_day, listed, numbered, short_day

_WORDS = {Outcome.NEW: "采纳", Outcome.SAME: "已有", Outcome.CONFLICT: "冲突"}


def collection_lines(found: Collection) -> Iterator[str]:
    """Yield what came, unit by unit."""
    yield _summary(found)
    for form in found.forms:
        yield ""
        yield f"{form.unit}（{listed(form.files)}）"
        yield from _form(form)
    if found.refused:
        yield ""
        yield "没有收的文件"
        for name, reason in found.refused:
            yield f"  ✗ {name}：{reason.message}"


def _summary(found: Collection) -> str:
    """Return 「收到4份：采纳6条，已有1条，冲突1条，退回3处。9月份尚未交：法规科。」."""
    files = sum(len(form.files) for form in found.forms) + len(found.refused)
    counts = [f"{word}{len(found.of(outcome))}条" for outcome, word in _WORDS.items()]
    denied = len(found.of(Outcome.REFUSED)) + len(found.refused)
    missing = "".join(f"{month}月份尚未交：{listed(units)}。" for month, units in found.missing)
    return f"收到{files}份：{'，'.join(counts)}，退回{denied}处。{missing}"


def _form(form: Collected) -> Iterator[str]:
    if not form.lines:
        yield "  （没有填新的进展）"
    for line in sorted(form.lines, key=lambda line: (line.number or 0, line.row)):
        yield from _line(line, several=len(form.files) > 1)
    for name, remark in form.remarks:
        yield f"  ！ {name}：{remark.message}" if len(form.files) > 1 else f"  ！ {remark.message}"


def _line(line: Line, *, several: bool) -> Iterator[str]:
    what = (
        f"第{line.number}项　{line.case.label if line.case else line.name}"
        if line.number is not None
        else ""
    )
    if line.entry is None:
        where = f"{line.file} 第{line.row}行" if several else f"第{line.row}行"
        yield f"  {line.outcome.sign} {where}{f'（{what}）' if what else ''}"
    else:
        yield f"  {line.outcome.sign} {what}　{said(line.entry)}"
    for name, entry in line.against:
        yield f"      {f'{name} 填的是' if name else '台账里已登记的是'}：{said(entry)}"
    if line.outcome is Outcome.CONFLICT:
        yield f"      {_advice(line)}"
    elif line.outcome is not Outcome.SAME:
        yield from (f"      {_placed(each)}" for each in line.findings)


def _advice(line: Line) -> str:
    files = {name for name, _ in line.against if name}
    if files == {line.file}:
        return "同一份表里填了两处，填得不一样；只留一处"
    if files:
        return f"上面一行是 {line.file} 填的；两份不同，用 --prefer 指定以哪一份为准"
    return "同一天已登记过；要改先用 gongkai undo 撤回，确是另一件的用 gongkai log 登记"


def _placed(finding: Finding) -> str:
    """Return a finding with its cell in front: 「I9：……」."""
    return f"{finding.cell}：{finding.message}" if finding.cell else f"← {finding.message}"


def said(entry: Entry) -> str:
    """Return an entry in one line: 「9月28日 已完成：完成整合6个栏目。佐证：整改台账」."""
    note = entry.note.rstrip("。")
    parts = [note] if note else []
    if entry.quantity is not None:
        parts.append(f"数量：{entry.quantity}")
    if entry.evidence:
        parts.append(f"佐证：{listed(entry.evidence)}")
    if entry.problem:
        parts.append(f"存在问题：{entry.problem.rstrip('。')}")
    if entry.next:
        parts.append(f"下一步：{entry.next.rstrip('。')}")
    return f"{short_day(entry.date)} {entry.status.value}{'：' if parts else ''}{'。'.join(parts)}"


def reporting_heading(reportings: Sequence[Reporting], period: Period, unit_word: str) -> str:
    """Return 「9月份（2022年9月1日至9月30日）：3个科室已报，1个未报」."""
    done = sum(each.has_answered for each in reportings)
    span = f"{full_day(period.first)}至{short_day(period.last)}"
    return f"{period.name}（{span}）：{done}个{unit_word}已报，{len(reportings) - done}个未报"


def reporting_table(reportings: Sequence[Reporting], unit_word: str) -> Table:
    """Return who has reported what, and what is to be asked for again."""
    columns = (Column(unit_word), Column("填报"), Column("已报"), Column("未报"), Column("要催的"))
    rows = tuple(
        (
            each.unit,
            _answered(each),
            _some(each.reported),
            _some(each.unreported),
            _some(each.pressing),
        )
        for each in reportings
    )
    return Table(columns, rows)


def _answered(reporting: Reporting) -> str:
    if reporting.reported:
        return "已报"
    return "已交，没有新进展" if reporting.is_returned else "未报"


def _some(numbers: Sequence[int]) -> str:
    return numbered(numbers) if numbers else "—"
