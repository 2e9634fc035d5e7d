"""The answered rows of a form, each judged: what it says, or why it cannot be taken. Pure."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from gongkai.agenda import Item
from gongkai.documents.view import TaskView, View, view_of
from gongkai.forms import marker, readings
from gongkai.forms.cells import Given, Returned, ReturnedRow
from gongkai.forms.findings import Finding, Refused
from gongkai.forms.layout import Column
from gongkai.forms.sheet import Role, Row, form_rows, role_of
from gongkai.model import Entry, Register, Status
from gongkai.period import closing_days
from gongkai.timing.phrases import Kind
from gongkai.wording import quoted

_T = TypeVar("_T")
_SUPPORTED = "配合事项已完成。"
_FLAWS = {
    "picture": "贴的是图片，读不出来；请写文号、文件名或链接",
    "formula": "写的是公式，读不出结果；请改成文字",
    "error": "是错误值，或不是日期的数字，读不出来；请重填",
}


class Answer(NamedTuple):
    """What a row of the sheet says. ``case`` is a case that was answered: ``entry`` holds the day
    and the words of its result. ``is_extra``: it stands in a row without a code.
    """

    row: int
    number: int
    case: Item | None
    entry: Entry
    is_extra: bool
    doubts: tuple[Finding, ...]


class Denial(NamedTuple):
    """A row that cannot be taken, and all the reasons."""

    row: int
    number: int | None
    reasons: tuple[Finding, ...]


class Asked(NamedTuple):
    """What a unit is asked as the register says today; ``day`` is that day."""

    view: View
    unit: str
    rows: Mapping[tuple[int, str], Row]
    day: date


def asked(register: Register, unit: str, day: date) -> Asked:
    """Return what a unit is asked on a day."""
    view = view_of(register, day, unit)
    rows = {(row.number, row.case): row for row in form_rows(view, unit)}
    return Asked(view, unit, rows, day)


def answers(form: Returned, of: Asked) -> tuple[Answer | Denial, ...]:
    """Return what each answered row of a form says."""
    judge = _Judge(form, of)
    return tuple(judge.judged(row) for row in form.rows)


class _About(NamedTuple):
    """What a row is about, and whether a code proves it."""

    task: TaskView
    case: Item | None
    is_extra: bool


class _Cells:
    """The cells of a row, read one by one; what is wrong with each is gathered."""

    def __init__(self, row: ReturnedRow) -> None:
        self._row = row
        self.reasons: list[Finding] = []
        self.doubts: list[Finding] = []

    def read(self, column: Column, reader: Callable[[Given], _T], otherwise: _T) -> _T:
        """Return what a cell says, or ``otherwise`` where it is blank or refused."""
        given = self._row.of(column)
        if given.is_blank:
            return otherwise
        if given.flaw:
            self.reasons.append(Finding(given.flaw, _FLAWS[given.flaw], given.place))
            return otherwise
        try:
            return reader(given)
        except Refused as reason:
            self.reasons.append(reason.finding)
            return otherwise

    def filled(self, column: Column) -> Given | None:
        """Return a cell as it is, or nothing where it is blank or refused."""
        return self.read(column, lambda given: given, None)

    def words(self, column: Column) -> str:
        """Return a text on one line."""
        return self.read(column, lambda given: readings.read_words(given, column.head), "")

    def needed(self, column: Column, code: str, message: str) -> None:
        """Refuse the row where a cell is blank."""
        given = self._row.of(column)
        if given.is_blank:
            self.reasons.append(Finding(code, message, given.place))

    def status(self) -> Status:
        """Return the state, 推进中 where it is refused."""
        nothing: readings.Stated = (Status.IN_PROGRESS, None)
        return self._with_doubt(*self.read(Column.STATUS, readings.read_status, nothing))

    def day(self, year: int, today: date) -> date:
        """Return the day, some other where it is refused."""
        self.needed(Column.DAY, "no-date", "没有填进展日期")
        nothing = readings.Read(today)
        return self._with_doubt(
            *self.read(Column.DAY, lambda given: readings.read_day(given, year, today), nothing)
        )

    def _with_doubt(self, value: _T, doubt: Finding | None) -> _T:
        if doubt is not None:
            self.doubts.append(doubt)
        return value


class _Judge:
    """Judges the rows of one form."""

    def __init__(self, form: Returned, of: Asked) -> None:
        self._form = form
        self._asked = of
        self._year = of.view.plan.year

    def judged(self, row: ReturnedRow) -> Answer | Denial:
        """Return what a row says, or why it cannot be taken."""
        try:
            about = self._about(row)
        except Refused as reason:
            return Denial(row.number, None, (reason.finding,))
        cells = _Cells(row)
        is_case = about.case is not None
        entry = self._of_case(about, cells) if is_case else self._of_task(about, cells)
        number = about.task.task.id
        if cells.reasons:
            return Denial(row.number, number, tuple(dict.fromkeys(cells.reasons)))
        doubts = (*self._identity_doubts(row, about), *cells.doubts)
        return Answer(row.number, number, about.case, entry, about.is_extra, doubts)

    def _about(self, row: ReturnedRow) -> _About:
        """Return what a row is about. Raises ``Refused`` where that is not certain."""
        if row.merged:
            why = f"{row.merged}合并成了一格，分不清是哪一项的"
            raise Refused("merged", why, row.merged.partition(":")[0])
        code = row.of(Column.CODE)
        signed = marker.signed(code.text)
        if signed is None and not code.is_blank:
            raise Refused("row-changed", "校验码被改过，不知道是哪一项的", code.place)
        number = _number(row.of(Column.NUMBER), None if signed is None else signed.number)
        task = self._asked.view.by_number.get(number)
        if signed is None:
            return _About(self._own(task, number, row), None, is_extra=True)
        self._unchanged(row, number, is_case=signed.is_case)
        if signed.is_case and task is not None:
            return _About(task, self._case(task, row), is_extra=False)
        return _About(self._own(task, number, row), None, is_extra=False)

    def _own(self, task: TaskView | None, number: int, row: ReturnedRow) -> TaskView:
        place = row.of(Column.NUMBER).place
        if task is None:
            raise Refused("no-such-task", f"台账里没有第{number}项", place)
        if role_of(task, self._asked.unit) is None:
            why = f"第{number}项不是{self._asked.unit}的任务"
            raise Refused("not-theirs", why, place)
        return task

    def _unchanged(self, row: ReturnedRow, number: int, *, is_case: bool) -> None:
        """Refuse a row whose printed words are not those that were sent out."""
        words = [row.of(each).text for each in (Column.NAME, Column.CONTENT, Column.LIMIT)]
        code = marker.code(self._form.marker.plan, number, *words, is_case=is_case)
        if code != row.of(Column.CODE).text.strip():
            why = f"第{number}项的名称、内容或时间节点和发出时不一样：被改过，或整行挪错了"
            raise Refused("row-changed", why, row.of(Column.NAME).place)

    def _case(self, task: TaskView, row: ReturnedRow) -> Item:
        given = row.of(Column.NAME)
        named = [each for each in task.judged.items if each.is_case and each.label == given.text]
        if not named:
            raise Refused("no-such-case", f"台账里没有{quoted(given.text)}", given.place)
        # Of several cases with one name the open one is meant, as in ``gongkai case``.
        item = next((each for each in named if each.settled is None), named[-1])
        if self._asked.unit not in self._asked.view.now.charged(item):
            why = f"{quoted(given.text)}不由{self._asked.unit}答复"
            raise Refused("not-theirs", why, given.place)
        return item

    def _identity_doubts(self, row: ReturnedRow, about: _About) -> list[Finding]:
        number, name = about.task.task.id, about.task.task.name
        place = row.of(Column.NUMBER).place
        if about.is_extra:
            said = f"写在没有校验码的行里，按序号记到第{number}项{quoted(name)}"
            return [Finding("by-number", said, place)]
        label = about.case.label if about.case else None
        now = self._asked.rows.get((number, label or ""))
        if now is not None and now.code != row.of(Column.CODE).text.strip():
            said = f"发出之后，第{number}项的内容或时限改过"
            return [Finding("changed-since", said, place)]
        return []

    def _of_case(self, about: _About, cells: _Cells) -> Entry:
        """Return the day on which a case was answered, and what came of it."""
        status, day = cells.status(), cells.day(self._year, self._asked.day)
        chosen = cells.filled(Column.STATUS)
        if chosen is not None and status is not Status.DONE:
            why = "办件只登记办结：选“已完成”；还没有办结的空着"
            cells.reasons.append(Finding("case-status", why, chosen.place))
        if about.case is not None and about.case.start and day < about.case.start:
            where = cells.filled(Column.DAY)
            place = where.place if where else ""
            cells.reasons.append(Finding("before-start", "答复日期早于起算日", place))
        note, evidence = cells.words(Column.NOTE), self._evidence(cells)
        for column in (Column.PROBLEM, Column.NEXT):
            if cells.words(column) and (stray := cells.filled(column)):
                why = f"办件没有“{column.head}”一栏；请写在任务那一行"
                cells.reasons.append(Finding("case-words", why, stray.place))
        return Entry(day, Status.DONE, note, evidence)

    def _of_task(self, about: _About, cells: _Cells) -> Entry:
        """Return the entry that a row makes."""
        cells.needed(Column.STATUS, "no-status", "没有选本期状态")
        entry = Entry(
            status=cells.status(),
            date=cells.day(self._year, self._asked.day),
            note=cells.words(Column.NOTE),
            quantity=self._quantity(about.task, cells),
            evidence=self._evidence(cells),
            problem=cells.words(Column.PROBLEM),
            next=cells.words(Column.NEXT),
            unit=self._asked.unit,
        )
        said = (entry.note, entry.evidence, entry.problem, entry.next, entry.quantity)
        if entry.status is Status.IN_PROGRESS and not any(said) and not cells.reasons:
            cells.needed(Column.NOTE, "no-words", "没有写进展情况")
        return self._doubted(about.task, entry, cells)

    def _evidence(self, cells: _Cells) -> tuple[str, ...]:
        return cells.read(Column.EVIDENCE, readings.read_evidence, ())

    def _quantity(self, task: TaskView, cells: _Cells) -> int | None:
        target = task.task.target
        if target is not None:
            measure = target.measure
            return cells.read(
                Column.QUANTITY, lambda given: readings.read_quantity(given, measure), None
            )
        stray = cells.filled(Column.QUANTITY)
        if stray is not None:
            said = f"第{task.task.id}项没有量化目标，数量{quoted(stray.text)}没有收"
            cells.doubts.append(Finding("quantity-without-target", said, stray.place))
        return None

    def _doubted(self, task: TaskView, entry: Entry, cells: _Cells) -> Entry:
        """Add the doubts about an entry; what only supports does not conclude a task."""
        if role_of(task, self._asked.unit) is Role.SUPPORT and entry.status is Status.DONE:
            word = self._asked.view.plan.unit_word
            said = f"配合{word}报已完成，记为推进中；整项办结由{task.lead}报"
            cells.doubts.append(Finding("support-done", said))
            return entry._replace(status=Status.IN_PROGRESS, note=entry.note or _SUPPORTED)
        cells.doubts += _doubts(task, entry, self._year)
        return entry


def _doubts(task: TaskView, entry: Entry, year: int) -> Iterator[Finding]:
    """Yield what is doubtful about an entry that is taken."""
    target = task.task.target
    if entry.status is Status.DONE and not entry.evidence:
        yield Finding("no-evidence", "报已完成，没有佐证材料")
    if entry.status is Status.DONE and _is_early(task, entry, year):
        yield Finding("standing-done", "全年任务，12月登记的才算办结")
    if entry.status.sets_aside and not entry.note:
        yield Finding("no-reason", f"报{entry.status.value}，没有写原因")
    if target is None or task.quota is None:
        return
    if entry.status is Status.DONE and entry.quantity is None:
        yield Finding("quantity-assumed", f"没有填数量，按1{target.measure}计")
    reached = task.quota.reached
    if entry.quantity is not None and reached + entry.quantity > target.quantity:
        why = f"加上已计的{reached}{target.measure}，超过目标{target}：是不是填了累计"
        yield Finding("over-target", why)


def _is_early(task: TaskView, entry: Entry, year: int) -> bool:
    """Is a duty of the whole year said to be done before December?"""
    is_standing = task.judged.first.deadline.kind is Kind.STANDING
    opens, _ = closing_days(year)
    return is_standing and task.task.target is None and entry.date < opens


def _number(given: Given, signed: int | None) -> int:
    """Return the number that stands in a row, which must be that of its code."""
    text = given.text.strip().removeprefix("第").removesuffix("项")
    # ① and ２ are digits as well, and int() takes no thousands of them.
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    if number is None and signed is None:
        if given.is_blank:
            raise Refused("no-number", "没有写序号，不知道是哪一项的", given.place)
        raise Refused("no-number", f"序号{quoted(given.text[:20])}不是数字", given.place)
    if signed is not None and number != signed:
        shown = quoted(given.text[:20]) if given.text else "空的"
        why = f"序号是{shown}，校验码是第{signed}项：序号被改过，或整行挪错了"
        raise Refused("number-changed", why, given.place)
    assert number is not None
    return number
