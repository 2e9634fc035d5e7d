"""How each shell asks what may be typed, and how it is answered."""

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TextIO

from gongkai.cli.completion import Candidate, NamesFiles, candidates
from gongkai.cli.shells import ASKING

_FILES = 1  # the exit code at which a shell completes the names of files itself
_LISTING = "63"  # bash's COMP_TYPE, the code of “?”, when the candidates are shown, not inserted


def reply(environment: Mapping[str, str], arguments: Sequence[str], stream: TextIO) -> int:
    """Write what may be typed for the shell to read; return the exit code."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace", newline="\n")
    lines, code = answer(environment, arguments)
    stream.writelines(f"{line}\n" for line in lines)
    return code


def answer(environment: Mapping[str, str], arguments: Sequence[str]) -> tuple[list[str], int]:
    """Return the lines that a shell expects, and the exit code."""
    shell = environment[ASKING]
    asked = _bash_line(environment["_GONGKAI_LINE"]) if shell == "bash" else _words(arguments)
    try:
        found = candidates(asked.words, asked.typed)
    except NamesFiles:
        return [], _FILES
    if shell == "bash" and environment.get("_GONGKAI_ASKED") == _LISTING:
        return [_explained(each) for each in found], 0
    return [_REPLIES[shell](each, asked) for each in found], 0


class Asked(NamedTuple):
    """The whole words before the one that is being typed; ``quote`` is one that is open."""

    words: list[str]
    typed: str
    quote: str = ""


def _words(arguments: Sequence[str]) -> Asked:
    *words, typed = arguments or [""]
    return Asked(words, typed.lstrip("\"'"))


def _bash_line(line: str) -> Asked:
    """Return the words of a line of which only the beginning is there.

    bash itself splits at colons and equals signs, too, and so cannot be asked for the words.
    """
    for quote in ("", "'", '"'):
        try:
            words = shlex.split(line.rstrip("\\") + quote)
        except ValueError:  # it is another mark that is open
            continue
        is_between = not quote and line[-1:].isspace() and not words[-1][-1:].isspace()
        typed = "" if is_between else words.pop()
        return Asked(words[1:], typed, quote)
    return Asked([], "")


def _for_bash(each: Candidate, asked: Asked) -> str:
    """Return what bash puts in place of the end of the word, after its last ``=`` or ``:``."""
    breaks = "=" if asked.quote else "[=:]"
    begun = len(asked.typed) - len(re.split(breaks, asked.typed)[-1])
    return _QUOTED[asked.quote](each.word[begun:])


_QUOTED: dict[str, Callable[[str], str]] = {
    "": lambda text: re.sub(r"([^\w\-./:=%+,@—（）《》“”、])", r"\\\1", text),
    '"': lambda text: re.sub(r'([$`"\\])', r"\\\1", text),
    "'": lambda text: text.replace("'", r"'\''"),
}
"""What a name from the data must look like behind a mark, so that the shell takes it for text."""


def _explained(each: Candidate) -> str:
    return f"{each.word}  {each.meaning}".rstrip()


def _for_zsh(each: Candidate, _: Asked) -> str:
    word = each.word.replace("\\", "\\\\").replace(":", "\\:")
    return f"{word}:{each.meaning}" if each.meaning else word


def _for_fish(each: Candidate, _: Asked) -> str:
    return f"{each.word}\t{each.meaning}" if each.meaning else each.word


_REPLIES: dict[str, Callable[[Candidate, Asked], str]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
}
