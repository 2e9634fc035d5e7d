"""What the word that is being typed may become: commands, options, and names from the data.

The shell asks with every press of the tabulator key, so this imports neither Typer nor any
command. What the commands take stands in ``completions.json``, which ``make cases`` writes and a
test holds to the commands themselves; what the workspace names is read from its files.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.cli.commands import COMMANDS
from gongkai.explanations.pages import codes
from gongkai.register.folders import nearest_workspace
from gongkai.register.names import TaskNames, events, tasks, units


class Candidate(NamedTuple):
    """A word that may stand here, and what it means (empty where it says so itself)."""

    word: str
    meaning: str = ""


class Parameter(NamedTuple):
    """An option with its ``names``, or an argument without; a flag has no ``metavar``.

    ``words`` are those that it takes, when they are the same everywhere.
    """

    names: tuple[str, ...]
    metavar: str
    meaning: str
    repeated: bool
    words: tuple[Candidate, ...]


class Line(NamedTuple):
    """A command line up to the word that is being typed."""

    command: str
    root: Path | None
    arguments: tuple[str, ...]
    options: tuple[str, ...]
    awaiting: Parameter | None
    """The option whose value comes next."""

    only_arguments: bool
    """Has ``--`` ended the options?"""


TABLE = Path(__file__).with_name("completions.json")
"""The parameters of the program (at the empty name) and of each command."""


class NamesFiles(Exception):
    """The name of a file or a folder stands here: that is for the shell to complete."""


def candidates(words: Sequence[str], typed: str) -> list[Candidate]:
    """Return what ``typed``, which follows ``words``, may become; a value keeps its ``--option=``.

    Raises ``NamesFiles`` where a file is named.
    """
    table = parameters()
    line = read(words, table)
    before, equals, begun = typed.partition("=")
    if equals and before.startswith("--") and not line.awaiting:
        option = _option(table[line.command], before)
        values = _values(option, line, begun) if option else []
        return [each._replace(word=f"{before}={each.word}") for each in _begun(values, begun)]
    return _begun(_possible(line, typed, table), typed)


def _begun(found: Iterable[Candidate], typed: str) -> list[Candidate]:
    """Return those that begin as typed. A second spelling is not listed until it is begun."""
    # What stands for a forbidden character (U+FFFD) is no part of any name.
    listed = [each for each in found if each.word.isprintable() and "\ufffd" not in each.word]
    spelt = {each.meaning for each in listed}
    return [
        each for each in listed if each.word.startswith(typed) and (typed or each.word not in spelt)
    ]


def parameters() -> dict[str, list[Parameter]]:
    """Return the parameters of each command, and at the empty name those of the program."""
    table = json.loads(TABLE.read_text("utf-8"))
    return {
        command: [*(_parameter(*each) for each in known), _HELP] for command, known in table.items()
    }


_HELP = Parameter(("-h", "--help"), "", "显示帮助", repeated=False, words=())


def _parameter(
    names: list[str], metavar: str, meaning: str, repeated: bool, words: list[list[str]]
) -> Parameter:
    return Parameter(tuple(names), metavar, meaning, repeated, tuple(Candidate(*w) for w in words))


def read(words: Sequence[str], table: dict[str, list[Parameter]]) -> Line:
    """Return what the words before the one that is being typed say so far."""
    line = Line("", None, (), (), None, only_arguments=False)
    for word in words:
        if line.awaiting:
            is_root = "--directory" in line.awaiting.names
            root = Path(word).expanduser() if is_root else line.root
            line = line._replace(root=root, awaiting=None)
        elif line.only_arguments or not word.startswith("-") or word == "-":
            line = _with_argument(line, word)
        elif word == "--":
            line = line._replace(only_arguments=True)
        else:
            line = _with_option(line, word, table[line.command])
    return line


def _with_argument(line: Line, word: str) -> Line:
    if line.command or word not in COMMANDS:
        return line._replace(arguments=(*line.arguments, word))
    return line._replace(command=word)


def _with_option(line: Line, word: str, known: list[Parameter]) -> Line:
    name, equals, value = word.partition("=")
    option = _option(known, name)
    if option is None:
        return line
    line = line._replace(options=(*line.options, *option.names))
    if option.metavar and not equals:
        return line._replace(awaiting=option)
    return line._replace(root=Path(value).expanduser()) if "--directory" in option.names else line


def _option(known: Iterable[Parameter], name: str) -> Parameter | None:
    return next((each for each in known if name in each.names), None)


def _possible(line: Line, typed: str, table: dict[str, list[Parameter]]) -> list[Candidate]:
    known = table[line.command]
    if line.awaiting:
        return _values(line.awaiting, line, typed)
    if typed.startswith("-") and not line.only_arguments:
        return _options(known, line)
    if not line.command:
        every = [Candidate(name, command.summary) for name, command in COMMANDS.items()]
        return [] if line.arguments else every
    taken = [each for each in known if not each.names]
    if len(line.arguments) < len(taken):
        return _values(taken[len(line.arguments)], line, typed)
    if taken and taken[-1].repeated:
        return _values(taken[-1], line, typed)
    return [] if line.only_arguments else _options(known, line)


def _options(known: Iterable[Parameter], line: Line) -> list[Candidate]:
    return [
        Candidate(max(each.names, key=len), each.meaning)
        for each in known
        if each.names and (each.repeated or each.names[0] not in line.options)
    ]


def _plain(text: str) -> str:
    """Return a name from the data on one line, without what would move the terminal's cursor."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _values(parameter: Parameter, line: Line, typed: str) -> list[Candidate]:
    """Return what an option or an argument takes; a list (``ID,…``) goes on with its last part."""
    if not parameter.metavar.endswith(_LIST):
        return _single(parameter, line)
    *named, begun = re.split(_COMMA, typed)
    head = typed[: len(typed) - len(begun)]
    each_one = parameter._replace(metavar=parameter.metavar.removesuffix(_LIST))
    return [
        value._replace(word=head + value.word)
        for value in _single(each_one, line)
        if value.word not in named
    ]


_LIST = ",…"
_COMMA = "[,，、]"


def _single(parameter: Parameter, line: Line) -> list[Candidate]:
    """Return what an option or an argument takes; the name of its value says what that is."""
    if parameter.metavar.strip("[]…") in _FILES:
        raise NamesFiles
    if parameter.metavar == "[CODE]":
        return [Candidate(code) for code in codes()]
    named = _NAMED.get(parameter.metavar)
    root = line.root or nearest_workspace(Path())
    if named is None or root is None:
        return list(parameter.words)
    return list(dict.fromkeys(each for each in named(root, line) if each.word))


def _tasks(root: Path, line: Line) -> Iterator[Candidate]:
    return (
        Candidate(task.number, _plain(task.name))
        for task in tasks(root)
        if task.number not in line.arguments and (task.clocks or line.command != "case")
    )


def _clocks(root: Path, line: Line) -> Iterator[Candidate]:
    return (Candidate(clock.name) for task in _named(root, line) for clock in task.clocks)


def _cases(root: Path, line: Line) -> Iterator[Candidate]:
    for task in _named(root, line):
        for clock in task.clocks:
            if clock.name in line.arguments:
                yield from map(Candidate, clock.open_cases)


def _named(root: Path, line: Line) -> Iterator[TaskNames]:
    """Return the tasks that the line names, or all where it names none."""
    wanted = line.arguments[:1]
    return (task for task in tasks(root) if not wanted or task.number in wanted)


def _revisions(root: Path, _: Line) -> list[Candidate]:
    from gongkai.history.git import names_around  # git is asked only where it is meant

    return [Candidate(name, day) for name, day in names_around(root)]


_FILES = ("FILE", "DIR")
_NAMED: dict[str, Callable[[Path, Line], Iterable[Candidate]]] = {
    "REV": _revisions,
    "REV1": _revisions,
    "REV2": _revisions,
    "ID": _tasks,
    "ID…": _tasks,
    "CLOCK": _clocks,
    "编号": _cases,
    "EVENT": lambda root, _: map(Candidate, events(root)),
    "科室": lambda root, _: map(Candidate, units(root)),
    "章节": lambda root, _: (Candidate(task.section) for task in tasks(root)),
}
