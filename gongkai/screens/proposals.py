"""What ``gongkai import`` shows: the table as it was understood, for a person to check.

Every distinct cell and every distinct deadline stands here once with its reading.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from gongkai.intake.columns import Column as TableColumn
from gongkai.intake.comparison import Comparison
from gongkai.intake.doubts import Gathered, gathered
from gongkai.intake.headings import Role
from gongkai.intake.importing import Imported, doubted
from gongkai.intake.proposal import Proposal, ProposedTask, ReadCell
from gongkai.parties.words import means_all
from gongkai.screens.answers import reading_words
from gongkai.tables import Column, Table
from gongkai.timing.phrases import Kind, read_deadline
from gongkai.wording import full_day, listed, numbered, quoted, shortened

_SPACE = "　"
_ARROW = "→"
_COPIED = frozenset(Role) - {Role.PERSON, Role.OTHER, Role.PROGRESS}
_LONGEST_DOUBT = 120
_LONGEST_SAMPLE = 24


def head(found: Imported) -> Iterator[str]:
    """Yield what the file is, which of its tables was taken, what plan it is."""
    opened = found.opened
    numbers = [part.number for part in found.chosen.parts]
    total = len(opened.document.grids)
    sheets = dict.fromkeys(part.grid.name for part in found.chosen.parts if part.grid.name)
    shown = listed(map(quoted, sheets))
    taken = f"，取工作表{shown}" if sheets and total > 1 else _taken(numbers, total)
    yield f"{opened.name}：{opened.kind.word}{'，共' + str(total) + '张表' if total else ''}{taken}"
    for remark in opened.remarks:
        yield f"注意：{remark}"
    plan = found.proposal.plan
    words = [f"《{plan.title}》"] if plan.title else []
    words += [word for word in (plan.document, plan.issuer) if word]
    words += [f"{full_day(plan.issued)}印发"] if plan.issued else []
    yield _SPACE.join(words) or f"要点名称、文号没有读到，年度按{found.proposal.year}年"


def _taken(numbers: list[int], total: int) -> str:
    if total == 1:
        return ""
    first, *rest = numbers
    if not rest:
        return f"，取第{first}张"
    shown = "、".join(map(str, numbers))
    joined = "，".join(f"第{k}张接第{before}张" for before, k in zip(numbers, rest, strict=False))
    return f"，取第{shown}张（{joined}）"


def summary(found: Imported) -> Iterator[str]:
    """Yield the columns, how many tasks there are, the units."""
    columns = [column for column in found.chosen.columns if column.role in _COPIED]
    yield f"列{_SPACE * 2}{_SPACE.join(map(_column, columns))}"
    tasks = found.proposal.tasks
    numbers = [task.id for task in tasks]
    is_whole = numbers == list(range(1, len(numbers) + 1))
    span = f"{min(numbers)}—{max(numbers)}" + ("，不缺号" if is_whole else "")
    merged = sum(Role.NAME in row.merged for row in found.rows.rows)
    filled = f"；任务名称合并的{merged}行已承上填写" if merged else ""
    yield f"任务{_SPACE}{len(tasks)}项（{span}）{filled}"
    yield f"首项{_SPACE}{_sample(tasks[0])}"
    if len(tasks) > 1:
        yield f"末项{_SPACE}{_sample(tasks[-1])}"
    sections = Counter(task.section for task in tasks if task.section)
    if sections:
        yield f"章节{_SPACE}{listed(f'{title}{count}项' for title, count in sections.items())}"
    yield f"单位{_SPACE}{_units(found.proposal)}"
    for sentence in found.rows.dropped:
        yield f"未收{_SPACE}{sentence}"


def _sample(task: ProposedTask) -> str:
    """Return a task on a line, so that a shifted column is seen at once."""
    texts = (task.name, task.content, listed(task.units), task.deadline or "（空）")
    return f"{task.id} " + "｜".join(shortened(text, _LONGEST_SAMPLE) for text in texts)


def _column(column: TableColumn) -> str:
    word = column.role.word if column.role else ""
    shown = column.head or f"第{column.place + 1}列"
    return f"{shown}{_ARROW}{word}"


def _units(proposal: Proposal) -> str:
    counts = Counter(name for task in proposal.tasks for name in task.units)
    named = listed(f"{name}{counts[name]}项" for name in proposal.units)
    if not proposal.collectives:
        return named
    open_words = [
        f"{name}（{'全体' if means_all(name) else '待逐项点名'}）" for name in proposal.collectives
    ]
    return f"{named}；统称：{listed(open_words)}"


def cells(proposal: Proposal) -> Table:
    """Return every distinct responsibility cell with its reading."""
    columns = (
        Column("原文"), Column("项数", right=True), Column("牵头"), Column("配合"), Column("说明"),
    )  # fmt: skip
    has_leads = any(cell.role is Role.LEAD for cell in proposal.cells)
    rows = tuple(_cell_row(cell, has_leads=has_leads) for cell in proposal.cells)
    return Table(columns, rows, ("",) * len(rows))


def _cell_row(cell: ReadCell, *, has_leads: bool) -> tuple[str, ...]:
    """Return a cell's reading; in a table with a column for leads every other column supports."""
    parties = cell.parties
    lead, support = parties.lead, parties.support
    if cell.role is Role.LEAD:
        lead, support = parties.units, ()
    elif has_leads or cell.role is Role.SUPPORT:
        lead, support = (), parties.units
    quiet = ("no-lead", "no-unit") if has_leads or cell.role is not Role.UNITS else ()
    notes = [doubt.message for doubt in parties.doubts if doubt.code not in quiet]
    if parties.is_each:
        notes.append("各负其责")
    return (
        cell.text,
        str(len(cell.rows)),
        listed(lead, "—"),
        listed(support, "—"),
        "；".join(notes),
    )


def deadlines(proposal: Proposal) -> Table:
    """Return every distinct deadline with its reading."""
    columns = (Column("原文"), Column("项数", right=True), Column("读作"))
    rows = []
    for phrase in proposal.phrases:
        found = read_deadline(phrase.text, proposal.year)
        words = reading_words(found)
        if found.kind is Kind.RELATIVE:
            event = quoted(found.event) if found.event else "起算日"
            words = f"{found.kind.word}，{event}的日期待填"
        rows.append((phrase.text, str(len(phrase.rows)), words))
    return Table(columns, tuple(rows), ("",) * len(rows))


def doubts(found: Imported) -> list[str]:
    """Return the doubts, equal ones together, as lines."""
    together = list(gathered(doubted(found).doubts))
    if not together:
        return ["没有待核的地方。"]
    lines = [f"待核{len(together)}处"]
    return [*lines, *(f"  {_doubt(each)}" for each in together)]


def _doubt(each: Gathered) -> str:
    where = f"{_SPACE}{numbered(each.rows)}" if each.rows else ""
    return f"{shortened(each.message, _LONGEST_DOUBT)}{where}"


def comparison(compared: Comparison, year: int, known_year: int) -> Iterator[str]:
    """Yield what a table of ``year`` says otherwise than the workspace of ``known_year``."""
    if year != known_year:
        yield f"注意：文件是{year}年的，工作区是{known_year}年的"
    yield ""
    if compared.is_same:
        yield "与工作区一致，没有差别。"
        return
    yield from _group("新增", (f"第{task.id}项 {task.name}" for task in compared.added))
    yield from _group(
        "改动",
        (
            f"第{each.id}项 {each.field}：{each.old or '（空）'}{_ARROW}{each.new or '（空）'}"
            for each in compared.changed
        ),
    )
    yield from _group("未见", (f"第{task.id}项 {task.name}" for task in compared.missing))


def _group(word: str, lines: Iterable[str]) -> Iterator[str]:
    shown = list(lines)
    if shown:
        yield f"{word}{len(shown)}处"
        yield from (f"  {line}" for line in shown)
