"""Obligations and entries of progress as facts and sentences, in the words of an office."""

import re
from collections import Counter

from gongkai.agenda import Agenda, Item
from gongkai.documents.context import (
    ExtensionFacts,
    MatterFacts,
    ProgressFacts,
    RateFacts,
)
from gongkai.figures import Rate
from gongkai.model import Entry, Register, Task
from gongkai.sentences import change_words, due_day, entry_text, part_of, urgency, word_of
from gongkai.timing.deadlines import rest_day_note
from gongkai.wording import UNIT_WORDS, listed, short_day


def shared_names(register: Register) -> frozenset[str]:
    """Return the names that several tasks have: merged cells of the printed table."""
    names = Counter(task.name for task in register.tasks)
    return frozenset(name for name, tasks in names.items() if tasks > 1)


def matter(agenda: Agenda, item: Item, shared: frozenset[str]) -> MatterFacts:
    """Return an obligation as a template shows it; ``shared`` names need a word more."""
    task = item.task
    lead, others = roles(agenda, task)
    entries = task.entries(agenda.as_of)
    return MatterFacts(
        number=task.id,
        name=task.name,
        gist=_gist(task.content) if task.name in shared else "",
        label=label_of(item),
        lead=lead,
        others=others,
        phrase=item.phrase,
        due=item.due,
        when=due_day(item, agenda.register.plan.year),
        state=item.state.key,
        word=word_of(item.state),
        days=item.days_left,
        days_unit=UNIT_WORDS[item.days_unit],
        urgency=urgency(item),
        latest=entry_text(entries[-1]) if entries else "",
        estimated=item.estimated,
        note=rest_day_note(item.due, agenda.calendar) if item.due else "",
    )


def _gist(content: str) -> str:
    sentence = re.split("[。；\n]", content.strip())[0]
    if len(sentence) <= _LONGEST_GIST:
        return sentence
    head = sentence[:_LONGEST_GIST]
    pause = max(head.rfind("，"), head.rfind("、"))
    return f"{head[:pause] if pause > _LONGEST_GIST // 3 else head}……"


_LONGEST_GIST = 30


def roles(agenda: Agenda, task: Task) -> tuple[str, str]:
    """Return who leads and who supports, as words; an unnamed 相关科室 stays as printed."""
    parties = agenda.parties(task)
    if len(parties.leads) != 1:
        return task.lead, listed(task.units[1:], "")
    return parties.leads[0], listed((*parties.supports, *parties.unnamed), "")


def label_of(item: Item) -> str:
    """Return which part of its task the item is, unless the due day says it: 5月29日."""
    if item.due is not None and item.label == short_day(item.due):
        return ""
    return part_of(item)


def progress(entry: Entry) -> ProgressFacts:
    """Return an entry as a template shows it."""
    return ProgressFacts(
        date=entry.date,
        status=entry.status.value,
        note=entry.note,
        unit=entry.unit or "",
        evidence=entry.evidence,
        text=entry_text(entry),
    )


def extension(task: Task, item: Item) -> ExtensionFacts | None:
    """Return the approved change of deadline that is in force, if any."""
    change = item.adjustment
    if change is None:
        return None
    return ExtensionFacts(
        number=task.id,
        name=task.name,
        old=task.deadline,
        new=change.deadline,
        date=change.date,
        reason=change.reason,
        approved_by=change.approved_by,
        document=change.document or "",
        text=change_words(change, task.deadline),
    )


def rate(figure: Rate) -> RateFacts:
    """Return a rate as a template shows it."""
    return RateFacts(figure.numerator, figure.denominator, figure.percent)
