"""Deadlines as all-day events, for the calendar that people look at anyway (RFC 5545).

One event for each dated deadline, occurrence, stage, target and open case. Its shape follows what
calendars do with it: at most one alarm, before the day, since Outlook takes one and reads its
trigger without the sign (MS-OXCICAL 2.1.3.1.1.20.62); days without a time zone, so that none
moves to its neighbour; no attendees, so that nobody is invited. The same register, day and options
give the same bytes.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from hashlib import sha256

import icalendar

from gongkai.agenda import Agenda, Item, State
from gongkai.sentences import printed_limit
from gongkai.wording import ended, full_day, listed, quoted

_DAY = timedelta(days=1)
_ALARM_CLOCK = timedelta(hours=9)
_DOMAIN = "gongkai.invalid"
_NEAR = (State.DUE_TODAY, State.DUE_SOON)


def calendar_of(
    agenda: Agenda, unit: str | None = None, alarm: timedelta = 3 * _DAY
) -> icalendar.Calendar:
    """Return the dated obligations as of the agenda's day, in the document's order.

    With ``unit``, only those that concern it. ``alarm`` is how many whole days before a due day
    its alarm rings, at nine in the morning; what is done has none. What is done stays, ticked
    off; what is cancelled, suspended or did not occur leaves, as does a case that is suspended.
    """
    plan = agenda.register.plan
    found = icalendar.Calendar()
    found.add("prodid", "-//gongkai//calendar//ZH")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    name = f"{plan.title}{f'（{unit}）' if unit else ''}"
    found.add("x-wr-calname", icalendar.vText(name))  # or a line break in it would end the line
    for item, uid in _identified(agenda):
        if item.state.is_set_aside or item.due is None or item.rests:
            continue
        if unit in (None, *agenda.concerned(item)):
            found.add_component(_event(agenda, item, item.due, uid, alarm))
    return found


def _identified(agenda: Agenda) -> Iterator[tuple[Item, str]]:
    """Yield each item with an identity that no other task, entry or adjustment changes."""
    plan = agenda.register.plan
    named = sha256(f"{plan.issuer}\n{plan.title}\n{plan.year}".encode()).hexdigest()[:12]
    seen: Counter[tuple[int, str, str]] = Counter()
    for item in agenda.items:
        name = ""
        if item.is_case:  # cases are named; one that is added must not shift them
            name = sha256(f"{item.label}\n{item.start}".encode()).hexdigest()[:12]
        key = (item.task.id, item.obligation, name)
        seen[key] += 1
        number = str(seen[key])
        part = name if name and number == "1" else f"{name}{number}"
        yield item, f"{named}-{item.task.id}-{item.obligation}-{part}@{_DOMAIN}"


def _event(agenda: Agenda, item: Item, due: date, uid: str, alarm: timedelta) -> icalendar.Event:
    as_of = agenda.as_of
    found = icalendar.Event()
    found.add("uid", uid)
    found.add("dtstamp", datetime.combine(as_of, time(), timezone.utc))
    # Rises with every day, or a calendar may keep the event as it first saw it.
    found.add("sequence", max(0, (as_of - date(agenda.register.plan.year, 1, 1)).days))
    found.add("dtstart", due)
    found.add("dtend", due + _DAY)
    found.add("summary", _summary(agenda, item))
    found.add("description", _description(agenda, item, due))
    found.add("transp", "TRANSPARENT")
    if not item.state.is_done:
        bell = icalendar.Alarm()
        bell.add("action", "DISPLAY")
        bell.add("description", _summary(agenda, item))
        bell.add("trigger", _ALARM_CLOCK - max(alarm, _DAY))
        found.add_component(bell)
    return found


def _summary(agenda: Agenda, item: Item) -> str:
    """Return 「【逾期】第2项“加强历史公文转化公开”（办公室）」; nearness stands in the title, for
    many calendars drop the alarms of a calendar that they subscribe to.
    """
    mark = "✓ " if item.state.is_done else ""
    if item.state is State.OVERDUE:
        mark = "【超期】" if item.is_case else "【逾期】"
    elif item.state in _NEAR:
        mark = "【临期】"
    part = f"，{item.label}" if item.label else ""
    leads = listed(agenda.charged(item), item.units[0])
    return f"{mark}第{item.task.id}项{quoted(item.task.name)}（{leads}{part}）"


def _description(agenda: Agenda, item: Item, due: date) -> str:
    lines = (
        item.task.content,
        f"时限：{full_day(due)}（{_printed(item)}）",
        _parties(agenda, item),
        f"状态：{item.state.word}（截至{full_day(agenda.as_of)}）",
        *(ended(note) for note in item.notes),
    )
    return "\n".join(lines)


def _parties(agenda: Agenda, item: Item) -> str:
    """Return who leads and who supports; who answers a case has it alone."""
    charged = listed(agenda.charged(item), item.units[0])
    if item.is_case:
        return f"承办：{charged}"
    parties = agenda.parties(item.task)
    supports = listed((*parties.supports, *parties.unnamed), "")
    return f"牵头：{charged}" + (f"；配合：{supports}" if supports else "")


def _printed(item: Item) -> str:
    """Return the limit as printed, and what it was changed to."""
    if item.is_case:
        return f"期限：{item.phrase}"
    return f"原文：{printed_limit(item)}"
