"""``gongkai remind``: the slips for what is late or near, one a matter and unit."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from gongkai import period
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.naming import unit_named
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import AsOf, UnitName, a_month, a_serial, offering, parse_span
from gongkai.cli.publishing import (
    Form,
    LetterPaper,
    Publication,
    form_of,
    publication,
    publish,
    publish_each,
)
from gongkai.cli.saying import say
from gongkai.cli.writing import file_name, make_folder, write
from gongkai.documents.brief import Awaited, Brief, briefs
from gongkai.documents.rendering import render
from gongkai.documents.slips import Level, SlipFacts, Slips, To, Wish, slips
from gongkai.documents.view import View, view_of
from gongkai.forms.reporting import unanswered
from gongkai.model import Register
from gongkai.register import opened
from gongkai.register.changes import Change, reminder_added
from gongkai.register.saving import carry_out
from gongkai.wording import numbered

_Slips = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="DIR", help="文件夹：每张单写一个文件；文件：都写在里面"
    ),
]

_LevelName = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="单别",
        help="提醒单、催办单、督办通知单",
        autocompletion=offering(each.word for each in Level),
    ),
]

_FormsOf = Annotated[int | None, a_month("和 --brief 一起用：哪个月的填报表还没有交，也提一句")]
_Recipients = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="WHOM",
        help="只发牵头（lead）、只发配合（support）或都发（all）；不写则都发，不含出单的部门",
        autocompletion=offering(each.value for each in To),
    ),
]


def remind(
    ctx: typer.Context,
    unit: UnitName = None,
    within: Annotated[
        str, typer.Option("--within", metavar="SPAN", help="多久之内到期的也出单")
    ] = "10wd",
    level: _LevelName = None,
    to: _Recipients = "",
    number: Annotated[int | None, a_serial("第一张单的编号，不写则接着编")] = None,
    output: _Slips = None,
    form: Form = None,
    paper: LetterPaper = None,
    brief: Annotated[bool, typer.Option("--brief", help="每个科室几句话，贴进聊天")] = False,
    month: _FormsOf = None,
    record: Annotated[bool, typer.Option("--record", help="把发出的单记入数据")] = False,
    as_of: AsOf = None,
) -> int:
    """Write a slip for every task of a unit that is late or near."""
    _check_brief(brief=brief, month=month, record=record, is_laid_out=bool(form or paper))
    root = find_root(ctx)
    how = publication("md" if brief else form_of(output, form), output, root, paper)
    day = as_of or today()
    register = faultless(opened(root, day))
    name = unit_named(register, unit) if unit else None
    wish = Wish(parse_span(within), name, _level(level), _recipients(to), number)
    seen = view_of(register, day)
    found = slips(seen, wish)
    _say_who_is_not_asked(found, register.plan.office)
    if brief:
        _hand_out_briefs(_briefs(seen, found, wish, month), output)
    elif not found.slips:
        say("没有要出单的任务")
    elif record:
        issue(root, lambda now: slips(view_of(now, day), wish), how, output)
    else:
        _hand_out(_pages(found.slips, root), how, output)
    return ExitCode.FINE


def _check_brief(*, brief: bool, month: int | None, record: bool, is_laid_out: bool) -> None:
    if brief and record:
        raise typer.BadParameter("--brief 是发在聊天里的几句话，不是单子，不能用 --record 记入数据")
    if brief and is_laid_out:
        raise typer.BadParameter("--brief 是纯文字，不用 --format 和 --paper")
    if month is not None and not brief:
        raise typer.BadParameter("--month 和 --brief 一起用：哪个月的填报表还没有交，也提一句")


def _say_who_is_not_asked(found: Slips, office: str) -> None:
    for each in found.unaddressed:
        say(each.reason)
    if found.own:
        say(f"{numbered(found.own)}由{office}自己办理，没有出单；要出的，写 --to lead")


def _briefs(seen: View, found: Slips, wish: Wish, number: int | None) -> tuple[Brief, ...]:
    """Return what to tell each unit, also that its form of a month of the plan's year is late."""
    if number is None:
        return briefs(seen, found, wish)
    plan = seen.now.register.plan
    month = period.month(plan.year, number, plan.cutoff)
    awaited = Awaited(f"{month.name}进展填报表", unanswered(seen, month))
    return briefs(seen, found, wish, awaited)


def _hand_out_briefs(told: Sequence[Brief], output: Path | None) -> None:
    """Write the texts to one file, or each to one of its own when a folder is meant."""
    if not told:
        say("没有要提醒的任务")
    elif output is None or output.suffix:
        write("\n".join(each.text for each in told), output)
    else:
        make_folder(output)
        for each in told:
            write(each.text, output / f"{file_name(each.unit)}.txt")


def issue(
    root: Path, due_slips: Callable[[Register], Slips], how: Publication, output: Path | None
) -> None:
    """Record the slips, then hand them out: a number that leaves the house stands in the data.

    The numbers are chosen, and the pages made, while nobody else can record.
    """
    pages: list[_Page] = []

    again = 0

    def intend(now: Register) -> list[Change]:
        nonlocal again
        found = due_slips(now)
        pages[:] = _pages(found.slips, root)
        again = len(found.slips) - len(found.unrecorded)
        return [reminder_added(task, record) for task, record in found.unrecorded]

    if output is not None and not output.suffix:
        make_folder(output)
    carry_out(root, intend, today())
    if again < len(pages):
        say(f"已记入数据：{len(pages) - again}张")
    if again:
        say(f"当日已经记过的{again}张照原编号，没有再记")
    _hand_out(pages, how, output)


class _Page(NamedTuple):
    """A slip as it leaves the house; ``name`` is that of its file, without the ending."""

    name: str
    text: str


def _pages(issued: Iterable[SlipFacts], root: Path) -> list[_Page]:
    folders = (root / "templates",)
    return [
        _Page(
            file_name(f"{slip.reference}-第{slip.number}项-{slip.unit}"),
            render("slip", slip, folders),
        )
        for slip in issued
    ]


def _hand_out(pages: Sequence[_Page], how: Publication, output: Path | None) -> None:
    """Write the slips into one file, or each into one of its own when a folder is meant."""
    if output is None or output.suffix:
        publish(how, [page.text for page in pages], output)
        return
    publish_each(how, pages, output)


def _level(word: str | None) -> Level | None:
    levels = {level.word: level for level in Level}
    if word is not None and word not in levels:
        raise typer.BadParameter(f"没有“{word}”这种单，可用：{'、'.join(levels)}")
    return levels[word] if word is not None else None


def _recipients(word: str) -> To | None:
    words = {each.value: each for each in To}
    if word and word not in words:
        raise typer.BadParameter(f"--to 只能是 {'、'.join(words)}，不能是“{word}”")
    return words.get(word)
