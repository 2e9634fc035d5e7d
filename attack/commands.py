"""The program's own list of commands, and what could be typed after each of them.

No command is named here: a new one joins the attack by being there. What a word may be is read
from the help (「30d、10wd、2w、1m」), from the kind of word (``DATE``) and from the data.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any, NamedTuple

import typer

from gongkai.cli.main import app

OUT = "out"
"""The folder for what a command writes, below the workspace."""

DRY_RUN = "--dry-run"
FORMAT = "--format"

_ELSEWHERE = ("pdf",)
"""Formats that another program makes of one of ours, in seconds a page."""

_SOMETIMES = 0.3
_NEARLY_ALWAYS = 0.95
_NAMED = re.compile(
    "[A-Za-z0-9][A-Za-z0-9.-]*|[\u4e00-\u9fff]{2,8}(?=[、，]|$)|(?<=、)[\u4e00-\u9fff]+"
)
_ID = re.compile(rb"""(?m)^[ \t]*(?:- *)?\{? *id: *["']?(\d{1,9})""")
_WORD = re.compile(
    r"""(?m)(?:name|ref|title|section|aliases|from|deadline): *\[?["']?([^\r\n"',}#\]]{1,40})"""
)
_ODD = ("", " ", "0", "-1", "甲", "9" * 20, "../x", "=1+1", "a b", "9月底前", "10个工作日")

Files = Mapping[str, bytes]


class Parameter(NamedTuple):
    """An argument or an option of a command; ``option`` is empty for an argument."""

    option: str
    kind: str
    named: tuple[str, ...]
    required: bool
    is_flag: bool
    several: bool


class Row(NamedTuple):
    """A command and one of the formats it has, or none: a line of the attack's matrix."""

    path: tuple[str, ...]
    form: str
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        """The row as it is reported: ``due --format json``."""
        return " ".join((*self.path, *((FORMAT, self.form) if self.form else ())))

    @property
    def records(self) -> bool:
        """Does the command change the data? Those can be asked what they would change."""
        return any(each.option == DRY_RUN for each in self.parameters)


@cache
def matrix() -> tuple[Row, ...]:
    """Return every command with every format it has."""
    return tuple(_rows(typer.main.get_command(app), ()))


def _rows(command: Any, path: tuple[str, ...]) -> Iterator[Row]:
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from _rows(command.get_command(None, name), (*path, name))
        return
    parameters = tuple(_parameter(each) for each in command.params if "--help" not in each.opts)
    forms = next((each.named for each in parameters if each.option == FORMAT), ("",))
    yield from (Row(path, form, parameters) for form in forms if form not in _ELSEWHERE)


def _parameter(given: Any) -> Parameter:
    is_option = given.param_type_name == "option"
    return Parameter(
        option=max(given.opts, key=len) if is_option else "",
        kind=(given.metavar or "").strip("[]…"),
        named=tuple(_NAMED.findall(getattr(given, "help", None) or "")),
        required=given.required,
        is_flag=getattr(given, "is_flag", None) is True,
        several=given.nargs == -1,
    )


def typed(row: Row, files: Files, chance: Random) -> list[str]:
    """Return the words of one call of a command, most of them right and some odd."""
    words = list(row.path)
    for parameter in row.parameters:
        if parameter.option == FORMAT:
            words += [FORMAT, row.form]
        elif chance.random() < (_NEARLY_ALWAYS if parameter.required else _SOMETIMES):
            words += [parameter.option] if parameter.option else []
            if not parameter.is_flag:
                many = chance.randint(1, 3) if parameter.several else 1
                words += [_value(parameter, files, chance) for _ in range(many)]
    return words


def _value(parameter: Parameter, files: Files, chance: Random) -> str:
    if chance.random() < 0.05:
        return chance.choice(_ODD)
    if parameter.kind.startswith("ID"):
        return chance.choice(numbers_in(files) or _ODD)
    known = [*parameter.named, *_of_kind(parameter, files)]
    return chance.choice(known or _ODD)


def _of_kind(parameter: Parameter, files: Files) -> list[str]:
    """Return what a word of a kind can be; one of an unknown kind is something from the data."""
    if parameter.kind in ("FILE", "DIR"):
        return [f"{OUT}/a.md", OUT] if parameter.option else [*files, "."]
    return list(_KINDS.get(parameter.kind) or words_in(files))


def numbers_in(files: Files) -> list[str]:
    """Return the numbers of the tasks that stand in the data."""
    return [number.decode() for data in files.values() for number in _ID.findall(data)]


def words_in(files: Files) -> list[str]:
    """Return the short texts that stand in the data: names of units, events, clocks, cases."""
    texts = (data.decode("utf-8", "ignore") for data in files.values())
    return list(dict.fromkeys(word.strip() for text in texts for word in _WORD.findall(text)))


_KINDS = {
    "DATE": ("2022-01-31", "2022-09-30", "2022-10-01", "2022-12-31", "2023-01-31", "2022-02-29"),
    "N": ("1", "2", "3", "9"),
    "Y": ("2022",),
    "SPAN": ("30d", "10wd", "2w", "3m"),
}
