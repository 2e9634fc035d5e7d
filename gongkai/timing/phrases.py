"""时间节点 phrases and what they say: the door of this room for everyone who reads deadlines.

It reads, writes and finds phrases; it knows no plan, no event dates and no calendar of days off.
What a phrase may look like stands in deadlines.grammar; here its tree becomes a ``Deadline``.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from gongkai.timing import parser as tree
from gongkai.timing.cadence_rules import CADENCES, limited
from gongkai.timing.calendar_rules import (
    check_hour,
    is_range,
    numbers,
    pieces_of,
    reaching_of,
    times,
)
from gongkai.timing.deadline import (
    Deadline,
    Found,
    Kind,
    Several,
    combine,
    explained,
    of_times,
    open_deadline,
    several_limits,
    staged,
    told,
    write_phrase,
)
from gongkai.timing.limit_rules import (
    ahead,
    counted_back,
    event_doubts,
    event_name,
    happened,
    limit,
    relative,
    second_date,
)
from gongkai.timing.words import Known, Refused, Token, Tree, fold, normalise, tokenise
from gongkai.wording import counted, full_day, quoted, shortened

__all__ = ["Deadline", "Found", "Kind", "find_limits", "normalise", "read_deadline", "write_phrase"]

_LONGEST_PHRASE = 120
_LONGEST_QUOTE = 30
_CONDITIONS = ("condition", "depending")
_UNKNOWN = ("unknown", "letters", "strange")
_PLAN_YEARS = range(1949, 2200)


@lru_cache(maxsize=8192)
def read_deadline(phrase: str, year: int) -> Deadline:
    """Return what a phrase says in a plan of ``year``.

    Never raises: what is not understood to the last word is ``UNREADABLE``, and ``notes`` say
    which part, or why the date is impossible.
    """
    return _read(phrase, year)._replace(phrase=phrase)


def _read(text: str, year: int) -> Deadline:
    folded, places = fold(text)
    if not folded:
        return _unreadable("没有写时限")
    if year not in _PLAN_YEARS:
        return _unreadable(f"计划年度{year}不在{_PLAN_YEARS[0]}年至{_PLAN_YEARS[-1]}年之间")
    if len(folded) > _LONGEST_PHRASE:
        return _unreadable(f"超过{_LONGEST_PHRASE}个字，不像一条时限")
    tokens = tokenise(folded, places)
    parser = tree.Parser(tokens)
    found = parser.phrase()
    if found is None:
        return _unreadable(_both(text, year) or _not_understood(parser))
    if found.nothing:
        why = _NOTHING.get(found.nothing.word.role, "表示没有写时限，请另定内部完成日期")
        return open_deadline(f"“{text.strip()}”{why}")
    try:
        return combine(_items(found.body, Known(tokens, folded, year)), year)
    except Refused as reason:
        return _unreadable(str(reason))


def _not_understood(parser: tree.Parser) -> str:
    """Name the part behind the last item that was understood, and what is wrong with it."""
    rest = parser.tokens[parser.reached : -1] or parser.tokens[:-1]
    unknown = next((token for token in rest if token.role in _UNKNOWN), None)
    why = next((_REASONS[token.role] for token in rest if token.role in _REASONS), "没有读懂")
    part = "".join(token.text for token in rest)
    if unknown and why == "没有读懂":
        part = unknown.text
    return f"“{shortened(part, _LONGEST_QUOTE)}”{why}"


_REASONS = {
    "not": "是否定的说法，不是时限",
    "condition": "是有条件的说法，不是时限",
    "or": "是任选其一的说法，请写定一个时限",
    "slash": "像是任选其一，请写定一个时限",
}


def _both(text: str, year: int) -> str:
    """Return the refusal that shows the limits of a cell that has one for each of two groups."""
    limits = list(dict.fromkeys(found.phrase for found in find_limits(text, year)))
    return several_limits(limits) if limits[1:] else ""


def _unreadable(reason: str) -> Deadline:
    return Deadline("", Kind.UNREADABLE, remarks=(reason,))


_NOTHING = {
    "ditto": "是指上一项的时限，请把那个时限抄写在这里",
    "elsewhere": "是指别处写的时限，请把那个时限抄写在这里",
}


# --- items in a row -------------------------------------------------------------------------------


def _items(body: tree.Body | None, known: Known) -> list[Deadline]:
    """Return what the clauses say one by one.

    及时 beside another item adds nothing, but a condition (视情况) takes the date away.
    """
    assert body is not None
    items: list[Deadline] = []
    vague: list[Deadline] = []
    condition = ""
    for clause in body.clauses:
        said = clause.vague or clause.manner
        words = known.words(said) if said else []
        condition = next((word.text for word in words if word.role in _CONDITIONS), condition)
        if clause.vague:
            vague.append(_vague(clause.vague, clause.tail, known))
        if clause.item:
            items.append(_item(clause, known)._replace(phrase=known.said(clause.item)))
    if condition and items:
        raise Refused(f"“{condition}”是条件，不是时限")
    hidden = tuple(doubt for each in vague for doubt in each.doubts)
    if items and hidden:
        items[-1] = items[-1]._replace(doubts=items[-1].doubts + hidden)
    if sum(bool(clause.front and clause.front.topic) for clause in body.clauses) > 1:
        raise Several(items)
    return items or vague[:1]


def _vague(found: Tree, tail: tree.Tail, known: Known) -> Deadline:
    text = "".join(w.text for w in known.words(found)).lstrip()
    remark = f"“{text}”没有写明日期，请另定内部完成日期"
    return _with_matter(open_deadline(remark), tail.matter, known)


def _item(clause: tree.Clause, known: Known) -> Deadline:
    """Return what one item says together with what stands round it."""
    item = clause.item
    assert item is not None
    if isinstance(item, tree.Dated):
        is_finished = any(w.role == "verb" and w.value for w in known.words(clause.tail))
        found = _dated(item, is_finished, clause.front, known)
    else:
        found = _PRODUCTIONS[type(item)](item, known)
    if clause.front and clause.front.topic:
        topic = known.said(clause.front.topic).rstrip(":,")
        found = told(found, f"{quoted(topic)}说的是单位或事项，不影响时限")
    found = _with_matter(found, clause.tail.matter, known)
    for brackets in _inner_brackets(item):
        found = _explained(found, brackets, known)
    for gloss in clause.glosses or ():
        found = _glossed(found, gloss, known)
    return found


def _inner_brackets(item: Tree) -> list[tree.Brackets]:
    """Return the brackets between a day and its 前: 2月1日（正月初一）前."""
    if not isinstance(item, tree.Dated):
        return []
    pieces = (item.times.first, *(item.times.more or ()))
    return [piece.said.brackets for piece in pieces if piece.said.brackets]


def _with_matter(found: Deadline, matter: Tree | None, known: Known) -> Deadline:
    if matter is None:
        return found
    found = _with_doubt(found, matter, known)
    return told(found, f"{quoted(known.said(matter))}是事项，不影响时限")


def _with_doubt(found: Deadline, beside: Tree, known: Known) -> Deadline:
    """Return the deadline with a doubt where the words beside it name another date."""
    hidden = second_date(known.words(beside))
    doubt = f"{quoted(known.said(beside))}里的“{hidden}”是不是另一个时限，请核对"
    return found._replace(doubts=(*found.doubts, doubt)) if hidden else found


def _glossed(found: Deadline, gloss: tree.Gloss, known: Known) -> Deadline:
    """Return a deadline with what brackets behind it or a comma say of it."""
    if gloss.aside:
        found = _aside(found, gloss.aside, "", known)
    elif gloss.brackets:
        found = _explained(found, gloss.brackets, known)
    return _with_matter(found, gloss.tail.matter if gloss.tail else None, known)


def _explained(found: Deadline, brackets: tree.Brackets, known: Known) -> Deadline:
    """Return a deadline with what is written in brackets: another wording of it, or a remark."""
    if brackets.inner:
        inside = known.in_plan_year()
        inside.year = known.year
        return explained(found, _items(brackets.inner, inside))
    said = brackets.said
    assert said is not None
    if said.aside:
        return _aside(found, said.aside, "括号里的", known)
    if said.matter:
        found = _with_doubt(found, said.matter, known)
    return _remarked(found, said, "括号里的", known)


def _aside(found: Deadline, aside: tree.Aside, where: str, known: Known) -> Deadline:
    if aside.exempt:
        return _without(found, aside.exempt, known)
    return _remarked(found, aside, where, known)


def _remarked(found: Deadline, said: Tree, where: str, known: Known) -> Deadline:
    return told(found, f"{where}{quoted(known.said(said))}是说明，不影响时限")


def _without(found: Deadline, exempt: tree.Exempt, known: Known) -> Deadline:
    """Return a cadence without what is let off: 每月10日前（1月免报）, 每季度末（一季度除外）."""
    months = [month for group in exempt.groups or () for _, month in numbers(group)]
    quarters = [f"{counted(n)}季度" for _, n in numbers(exempt.quarters)] if exempt.quarters else []
    days = zip(found.dates, found.labels, strict=True)
    kept = [(day, name) for day, name in days if day.month not in months and name not in quarters]
    if found.kind is not Kind.RECURRING or not kept or len(kept) == len(found.dates):
        raise Refused(f"“{known.said(exempt)}”和时限合不到一起")
    found = found._replace(
        dates=tuple(day for day, _ in kept), labels=tuple(label for _, label in kept)
    )
    return told(found, f"“{known.said(exempt)}”，已不列")


# --- the sorts of item ----------------------------------------------------------------------------


def _dated(
    found: tree.Dated, is_finished: bool, front: tree.Front | None, known: Known
) -> Deadline:
    """[第一批] [于 | 到 | 最迟] times | (即日 | event) 起至 times"""
    reaching = "latest" if found.begun else reaching_of(found.lead, known)
    named = times(found.times, known, reaching, is_finished)
    starts = any(word.role == "from" for word in known.words(found.lead))
    if starts and not is_range(found.times, known):
        raise Refused(f"“{known.said(found.lead, found.times)}”只写了从哪天起")
    label = found.label or (front.name if front else None)
    deadline = _named(of_times(named, known.plan_year), label.name if label else None, known)
    if found.begun and deadline.kind is not Kind.STAGED:
        begun = found.begun.now.text if found.begun.now else event_name(found.begun.event, known)
        doubts = deadline.doubts + event_doubts(found.begun.event, known)
        deadline = deadline._replace(kind=Kind.POINT, start=None, doubts=doubts)
        return told(deadline, f"从“{begun}”起，只记截止日")
    return deadline


def _parted(found: tree.Parted, known: Known) -> Deadline:
    """分三个时间阶段(3月25日、4月15日) | 第一阶段（3月底前）"""
    return _named(of_times(times(found.times, known), known.plan_year), found.name, known)


def _named(deadline: Deadline, name: Tree | None, known: Known) -> Deadline:
    """Return a point or a window as the stage of that name."""
    if name is None or deadline.due is None or deadline.kind is Kind.STAGED:
        return deadline
    return staged([(deadline.due, known.said(name))], deadline.doubts, deadline.remarks)


def _standing(found: tree.Standing, known: Known) -> Deadline:
    """[since | 已完成，] [2022年 | 年度内] [坚持] (全年 | 长期 | 持续 | 常态化)+"""
    deadline = Deadline("", Kind.STANDING)
    if found.since is None:
        return deadline
    if found.since.times:
        times(found.since.times, known)
        since = known.said(found.since.times)
    else:
        since = known.said(found.since)
    return told(deadline, f"从“{since}”起，没有写明到哪天")


def _lone_day(found: tree.LoneDay, known: Known) -> Deadline:
    if not 1 <= found.number.value <= 31:
        raise Refused(f"“{found.number.text}日”不是一个日期")
    return open_deadline(f"“{known.said(found)}”没有写明是哪年哪月哪日")


def _moment(found: tree.Moment, known: Known) -> Deadline:
    if found.word:
        check_hour(found.word)
    return open_deadline(f"“{known.said(found)}”没有写明是哪年哪月哪日")


def _backward(found: tree.Backward, known: Known) -> Deadline:
    """汛前 | 二十大前"""
    return open_deadline(f"“{known.said(found)}”没有写明是几月几日，请另写具体日期")


def _refusal(remark: str) -> Deadline:
    return Deadline("", Kind.NOT_A_DEADLINE, remarks=(remark,))


def _status(found: tree.Status, known: Known) -> Deadline:
    """截至9月底; with 前 it is a deadline in the wrong words"""
    named = times(found.times, known) if found.times else []
    due = named[-1].due if named else None
    if due is None or known.tokens[found.to - 1].role != "before":
        return _refusal("“截至”说的是统计日期，不是完成时限")
    doubt = f"“{found.word.text}”本指统计日期，这里有“前”字，按{full_day(due)}前完成理解"
    return Deadline("", Kind.POINT, due=due, doubts=(doubt,))


def _start(found: tree.Start, known: Known) -> Deadline:
    if found.now:
        return _refusal("“即日起”是开始时间，没有写明完成时限")
    if found.times:
        times(found.times, known)
        return _refusal(f"“{known.said(found.times)}起”是开始时间，没有写明完成时限")
    if found.length:
        return _refusal("“以后”是开始时间，没有写明完成时限")
    event_name(found.event, known)
    return _refusal("这是起算或施行的说法，没有写明完成时限")


_PRODUCTIONS: dict[type[Tree], Callable[[Any, Known], Deadline]] = CADENCES | {
    tree.Limited: limited,
    tree.Standing: _standing,
    tree.Parted: _parted,
    tree.Relative: relative,
    tree.Status: _status,
    tree.Validity: lambda *_: _refusal("有效期不是完成时限"),
    tree.Least: lambda found, _: _refusal(f"“{found.mark.text}”说的是最短时间，不是完成时限"),
    tree.Done: lambda *_: _refusal("“已”说的是完成情况，不是完成时限"),
    tree.Start: _start,
    tree.Ahead: ahead,
    tree.LoneDay: _lone_day,
    tree.Moment: _moment,
    tree.CountedBack: counted_back,
    tree.Backward: _backward,
    tree.Happened: happened,
}


def find_limits(content: str, year: int) -> tuple[Found, ...]:
    """Return the dates with 前 and the lengths with 内 or 不超过 quoted in running text.

    Careful rather than complete: 3月31日前, 年底前, 30日内, 不超过5个工作日 are found; 8月, 近3年
    and what counts backward are not.
    """
    if year not in _PLAN_YEARS:
        return ()
    folded, places = fold(content)
    tokens = tokenise(folded, places)
    parser = tree.Parser(tokens)
    found: list[Found] = []
    at = 0
    while at + 1 < len(tokens):
        parser.at = at
        deadline = _quoted(parser, Known(tokens, folded, year))
        if deadline is None:
            at += 1
            continue
        start = places[tokens[at].start]
        end = places[tokens[parser.at].start - 1] + 1
        found.append(Found(content[start:end], start, deadline._replace(phrase=content[start:end])))
        at = parser.at
    return tuple(found)


def _quoted(parser: tree.Parser, known: Known) -> Deadline | None:
    """Read a date with 前, or a length with 不超过 or 内, at the parser's place."""
    at = parser.at
    if not _may_begin(parser.tokens[max(at - 2, 0) : at]):
        return None
    try:
        deadline = _quoted_date(parser.piece(), known)
        if deadline is None:
            parser.at = at
            deadline = _quoted_length(parser.quoted_length())
    except Refused:
        return None
    return None if deadline is None or _describes(parser) else deadline


def _quoted_date(found: tree.Piece | None, known: Known) -> Deadline | None:
    """Return a day or a month's, quarter's or year's end with 前."""
    if found is None or found.said.mark is None or found.said.mark.role != "before":
        return None
    pieces = pieces_of(found, known)
    if len(pieces) > 1 or pieces[0].stretch.grain not in ("day", "end"):
        return None
    return Deadline("", Kind.POINT, due=pieces[0].stretch.end, doubts=pieces[0].doubts)


def _quoted_length(found: tree.Length | None) -> Deadline | None:
    if found is None:
        return None
    deadline = limit(found, None)
    return deadline if deadline.unit in ("day", "workday", "week", "month") else None


def _may_begin(before: list[Token]) -> bool:
    """Can a limit begin behind these words? Not behind 每, 近 or the first end of a range."""
    if before and before[-1].text in ("到", "直到"):
        before = before[:-1]
    if not before:
        return True
    last = before[-1]
    return last.role not in _NOT_BEFORE_A_LIMIT and not last.text.endswith(_LOOKING_BACK)


def _describes(parser: tree.Parser) -> bool:
    """Does the time describe something: 12月31日前形成的公文, 6个月内未更新的栏目?"""
    at = parser.at
    while parser.tokens[at].role in ("verb", "adverb"):
        at += 1
    return parser.tokens[at].role in ("of", "not")


_NOT_BEFORE_A_LIMIT = (
    "figure", "numeral", "couple", "full-year", "date", "year-month", "ordinal", "hyphen", "to",
    "every", "year", "month", "day", "end", "quarter", "before",
)  # fmt: skip
_LOOKING_BACK = ("近", "过去", "连续", "累计", "超过", "此前", "以往")
