"""The plan as the office sees it on a day: each task looked at once, for all documents.

Judging is the agenda's and counting the figures'; here their answers get names, roles and
sentences. What a document says of a task it finds here.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from gongkai.agenda import Agenda, Item, Judged, Shares, State, agenda
from gongkai.documents.facts import ExtensionFacts, MatterFacts, PlanFacts, ProgressFacts
from gongkai.figures import Figures, Quota, figures, quota_of, was_due
from gongkai.model import Entry, Plan, Register, Task
from gongkai.period import closing_days
from gongkai.roster import Parties
from gongkai.sentences import (
    change_words,
    due_day,
    late_by,
    part_of,
    reported,
    told,
    urgency,
    word_of,
)
from gongkai.timing.due_days import rest_day_note
from gongkai.wording import UNIT_WORDS, counted, listed, short_day


class TaskView(NamedTuple):
    """A task on the day.

    ``lead`` and ``others`` are who leads and who supports, in words; ``gist`` tells tasks with
    the same name apart. ``progress`` is all that was reported by the day, oldest first;
    ``extension`` is the approved change in force.
    """

    judged: Judged
    parties: Parties
    lead: str
    others: str
    gist: str
    progress: tuple[ProgressFacts, ...]
    quota: Quota | None
    extension: ExtensionFacts | None

    @property
    def task(self) -> Task:
        """The row of the plan."""
        return self.judged.task

    @property
    def state(self) -> State:
        """The one state of the task."""
        return self.judged.state

    @property
    def shares(self) -> Shares | None:
        """Who has done their part, where several units must each do one."""
        return next((item.shares for item in self.judged.bound if item.shares is not None), None)

    @property
    def latest(self) -> str:
        """What was last reported, with its day, or an empty text."""
        return reported(self.judged.entries[-1]) if self.judged.entries else ""

    @property
    def problem(self) -> str:
        """What was last said to stand in the way."""
        return next((each.problem for each in reversed(self.progress) if each.problem), "")

    @property
    def next(self) -> str:
        """What was last said to be done next, and until when."""
        return next((each.next for each in reversed(self.progress) if each.next), "")

    @property
    def pressing(self) -> Item | None:
        """The obligation that makes the task late or near, if any."""
        if not self.state.is_pressing:
            return None
        return next(item for item in self.judged.bound if item.state is self.state)

    @property
    def urgency(self) -> str:
        """What presses, in words: 「逾期3天」; else the word of the state."""
        return urgency(self.pressing) if self.pressing else word_of(self.state)


class View(NamedTuple):
    """The whole plan on the day, its tasks in the document's order, for one ``unit`` or for the
    office.
    """

    now: Agenda
    figures: Figures
    plan: PlanFacts
    tasks: tuple[TaskView, ...]
    by_number: Mapping[int, TaskView]
    unit: str | None = None

    @property
    def as_of(self) -> date:
        """The day."""
        return self.now.as_of

    def of(self, item: Item) -> TaskView:
        """Return the task that an obligation is part of."""
        return self.by_number[item.task.id]

    def matter(self, item: Item) -> MatterFacts:
        """Return an obligation as a template shows it."""
        task, mine, heard = item.task, self.of(item), self._heard(item)
        lead = listed(self.now.charged(item)) if item.is_case else mine.lead
        return MatterFacts(
            number=task.id,
            name=task.name,
            gist=mine.gist,
            label=label_of(item),
            lead=lead,
            owing=self._owing(item) or lead,
            others="" if item.is_case else mine.others,
            is_each=bool(mine.parties.each) and not item.is_case,
            phrase=item.phrase,
            due=item.due,
            when=due_day(item, self.plan.year),
            state=item.state.key,
            word=word_of(item.state),
            days=item.days_left,
            days_unit=UNIT_WORDS[item.days_unit],
            urgency=urgency(item),
            settled=item.settled,
            lateness=late_by(item) if item.state in (State.OVERDUE, State.DONE_LATE) else "",
            latest="" if item.is_case or not heard.progress else heard.progress[-1].text,
            problem="" if item.is_case else heard.problem,
            next="" if item.is_case else heard.next,
            estimated=item.estimated,
            note=rest_day_note(item.due, self.now.calendar) if item.due else "",
        )

    def _heard(self, item: Item) -> TaskView:
        """Return the task without what those reported who have done their part of an open row."""
        mine, shares = self.of(item), item.shares
        if shares is None or not shares.done or not item.state.is_open:
            return mine
        name = self.now.roster.name_of
        own = (each for each in mine.progress if not each.unit or name(each.unit) in shares.missing)
        return mine._replace(progress=tuple(own))

    def _owing(self, item: Item) -> str:
        """Return who has not done its part of what several must each do, or did it late."""
        if self.unit in self.of(item).parties.each and not item.is_case:
            return self.unit or ""
        if item.shares is None or not item.shares.done:
            return ""
        if item.state is State.DONE_LATE and item.due is not None:
            reports = [e for e in self.of(item).judged.entries if e.date > item.due and e.unit]
            late = (self.now.roster.name_of(e.unit or "") for e in reports if e.status.concludes)
            return listed(dict.fromkeys(late), "")
        return listed(item.shares.missing, "")


def view_of(
    register: Register, as_of: date, unit: str | None = None, since: date | None = None
) -> View:
    """Return the plan as it stands on a day, for the office or for one ``unit``; what is dated
    later does not exist yet. Progress is new ``since`` the first day of a period.
    """
    return view(agenda(register, as_of, unit, since))._replace(unit=unit)


def view(now: Agenda) -> View:
    """Return the plan of an agenda, each task looked at once."""
    counted = figures(now)
    names = Counter(judged.task.name for judged in counted.tasks)
    tasks = tuple(_task(now, judged, names) for judged in counted.tasks)
    by_number = {each.task.id: each for each in tasks}
    return View(now, counted, _plan(now.register.plan, now.as_of), tasks, by_number)


def _task(now: Agenda, judged: Judged, names: Counter[str]) -> TaskView:
    task = judged.task
    parties = now.parties(task)
    lead, others = _roles(task, parties)
    quota = _quota(judged)
    gist = ""
    if names[task.name] > 1:
        gist = (quota.gist if quota else "") or _gist(task.content)
    return TaskView(
        judged=judged,
        parties=parties,
        lead=lead,
        others=others,
        gist=gist,
        progress=tuple(_progress(now.register.plan, judged, each) for each in judged.entries),
        quota=quota,
        extension=_extension(judged, lead, now.as_of),
    )


def _roles(task: Task, parties: Parties) -> tuple[str, str]:
    """Return who leads and who supports; an unnamed 相关科室 stays as printed. What each must do
    has no other lead than all of them.
    """
    if parties.each:
        return listed(task.units), ""
    if len(parties.leads) != 1:
        count = max(task.leads, 1)
        return listed(task.units[:count]), listed(task.units[count:], "")
    return parties.leads[0], listed((*parties.supports, *parties.unnamed), "")


def _quota(judged: Judged) -> Quota | None:
    """Return the target with the clause of the plan that asks for it: 开展通识培训1次."""
    quota = quota_of(judged)
    if quota is None:
        return None
    words = counted(quota.target) if quota.target < _SPELT_OUT else quota.target
    amount = rf"(?<!\d)(?:{quota.target}|{words})\s*{re.escape(quota.measure)}"
    clauses = re.split("[。；，\n]", judged.task.content)
    return quota._replace(gist=next((c for c in clauses if re.search(amount, c)), "").strip())


_SPELT_OUT = 100
"""From here on nobody writes a quantity in characters."""


def _gist(content: str) -> str:
    """Return how a task's text begins; no name in 《》 or “” is cut."""
    sentence = re.split("[。；\n]", content.strip())[0]
    if len(sentence) <= _LONGEST_GIST:
        return sentence
    head = sentence[:_LONGEST_GIST]
    for opening, closing in ("《》", "“”"):
        if head.count(opening) > head.count(closing):
            start = head.rindex(opening)
            end = sentence.find(closing, start) + 1
            head = head[:start] or sentence[:end]
    pause = max(head.rfind("，"), head.rfind("、"))
    return f"{head[:pause] if pause > _SHORTEST_GIST else head}……"


_LONGEST_GIST, _SHORTEST_GIST = 30, 6


def _progress(plan: Plan, judged: Judged, entry: Entry) -> ProgressFacts:
    """Return an entry in words. The day on which a year-round row is closed is no day of work."""
    is_year_round = judged.first.due is None and judged.task.target is None
    is_closing = is_year_round and entry.date >= closing_days(plan.year)[0]
    day = None if is_closing else entry.date
    return ProgressFacts(
        date=entry.date,
        day=day,
        status=entry.status.value,
        note=entry.note,
        unit=entry.unit or "",
        evidence=entry.evidence,
        problem=entry.problem,
        next=entry.next,
        text=told(day, entry.status, entry.note),
        proved=told(day, entry.status, entry.note, entry.evidence),
    )


def _extension(judged: Judged, lead: str, as_of: date) -> ExtensionFacts | None:
    task, change = judged.task, judged.first.adjustment
    if change is None:
        return None
    return ExtensionFacts(
        number=task.id,
        name=task.name,
        lead=lead,
        old=task.deadline,
        new=change.deadline,
        date=change.date,
        reason=change.reason,
        approved_by=change.approved_by,
        document=change.document or "",
        is_due=was_due(judged, as_of),
        text=change_words(change, task.deadline),
    )


def _plan(plan: Plan, as_of: date) -> PlanFacts:
    """Return the plan as it may be cited on a day: it has no number before it is issued."""
    is_issued = plan.issued is None or plan.issued <= as_of
    number = f"（{plan.document}）" if plan.document and is_issued else ""
    return PlanFacts(
        title=plan.title,
        year=plan.year,
        issuer=plan.issuer,
        document=plan.document if is_issued else "",
        issued=plan.issued,
        cited=f"《{plan.title}》{number}",
        parts_units=plan.columns == "lead-support",
        addressee=plan.addressee,
        contact=plan.contact,
        office=plan.office,
        unit_word=plan.unit_word,
    )


def label_of(item: Item) -> str:
    """Return which part of its task an obligation is, unless the due day says it: 5月29日."""
    if item.due is not None and item.label == short_day(item.due):
        return ""
    return part_of(item)
