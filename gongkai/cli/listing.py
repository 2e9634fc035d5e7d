"""What the commands that list have in common."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

import typer

from gongkai.agenda import Agenda, Item
from gongkai.cli.options import offering
from gongkai.cli.saying import hand_out
from gongkai.figures import Tally, tallies
from gongkai.tables import Table


class _Named(Protocol):
    """A member of an enumeration: what programs call it, and what people do."""

    key: str
    word: str


_Member = TypeVar("_Member", bound=_Named)


def one_of_all(
    option: str, members: Iterable[_Named], metavar: str, help_text: str
) -> typer.models.OptionInfo:
    """Return an option that takes a member by its key or by its word."""
    every = list(members)
    by_key = [(each.key, each.word) for each in every]
    by_word = [(each.word, "") for each in every]
    info: typer.models.OptionInfo = typer.Option(
        option, metavar=metavar, help=help_text, autocompletion=offering([*by_key, *by_word])
    )
    return info


def of_unit(now: Agenda, items: Iterable[Item], name: str | None) -> tuple[Item, ...]:
    """Return the items that concern a unit, or all."""
    if name is None:
        return tuple(items)
    return tuple(item for item in items if name in now.concerned(item))


def groups_of(now: Agenda, items: Iterable[Item]) -> tuple[Tally, ...]:
    """Return how many of the tasks that items belong to are in each group."""
    wanted = {item.task.id for item in items}
    return tallies([each for each in now.judged() if each.task.id in wanted])


def export(
    form: str,
    now: Agenda,
    items: Sequence[Item],
    groups: Sequence[Tally],
    as_table: Callable[[Agenda, Sequence[Item]], Table],
    **said: str | int,
) -> None:
    """Write a list for programs: ``json``, which tells also the groups and what is ``said``,
    ``csv`` or ``md``.
    """
    from gongkai.cli import exporting  # JSON, csv and Markdown: most lists are for a person

    if form == "json":
        hand_out(exporting.as_json(now, items, groups, **said))
    else:
        hand_out(exporting.as_sheet(form, as_table(now, items)))


def wanted(members: Iterable[_Member], word: str, noun: str) -> list[_Member]:
    """Return the members that a word means: all of them when it is empty.

    Raises ``typer.BadParameter`` for a word that means none.
    """
    every = list(members)
    found = [member for member in every if word in ("", member.key, member.word)]
    if not found:
        known = "、".join(f"{member.key}（{member.word}）" for member in every)
        raise typer.BadParameter(f"没有“{word}”这{noun}，可用：{known}")
    return found
