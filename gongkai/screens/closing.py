"""What an officer sees of a row that lasts all year, when the year is to be closed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.agenda import Activity, Agenda, Judged
from gongkai.figures import quota_of
from gongkai.screens.task_page import entry_line
from gongkai.sentences import shares_words
from gongkai.wording import dated, listed


def closing_heading(now: Agenda, rows: Sequence[Judged]) -> str:
    """Return 「……要点，截至……：全年任务尚未办结15项（有进展12项、尚无进展3项）。」."""
    start = f"{now.register.plan.title}，截至{dated(now.as_of)}"
    if not rows:
        return f"{start}：全年任务都已办结。"
    counts = Counter(bool(row.entries) for row in rows)
    parts = [f"{word}{counts[told]}项" for told, word in _WORDS.items() if counts[told]]
    return f"{start}：全年任务尚未办结{len(rows)}项（{listed(parts)}）。"


_WORDS = {True: Activity.SOME.word, False: Activity.NONE.word}


def closing_lines(row: Judged, unit_word: str) -> list[str]:
    """Return a row with all that was reported of it, oldest first, and how its target stands."""
    task = row.task
    return [
        f"第{task.id}项　{task.name}（{listed(task.units)}）",
        *(entry_line(entry) for entry in row.entries),
        *(f"  {line}" for line in _account(row, unit_word)),
    ]


def _account(row: Judged, unit_word: str) -> Iterator[str]:
    quota = quota_of(row)
    if not row.entries:
        yield "尚无进展"
    elif not any(entry.evidence for entry in row.entries):
        yield "没有佐证材料"
    if quota is not None:
        yield f"目标{row.task.target}，累计{quota.reached}{quota.measure}"
    for shares in [item.shares for item in row.bound if item.shares is not None][:1]:
        yield shares_words(shares, unit_word)
