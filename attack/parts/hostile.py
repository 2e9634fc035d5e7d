"""Hostile text in every field, in arguments and in names of folders, through every output.

The fields are those of the workspace that uses every key. A text goes into each alone, through
``validate``; then into all fields that bear it at once, through every command and format.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from attack.commands import OUT, Files, Row, matrix, typed
from attack.driving import Ran, run
from attack.offices import ROOT, Office, lay_out, office_in
from attack.products import judged, screen, written_files
from attack.trials import Finding, Outcome
from gongkai.cli.asking import answer
from gongkai.cli.shells import ASKING, SHELLS

_TEXT_TAG = "tag:yaml.org,2002:str"
_LONGEST_NAME = 200  # bytes of a folder's name
_CALLS = 3
"""How often each command is called with other arguments when all fields are hostile."""

TEXTS = (
    # what a terminal obeys
    "\x1b[31m假", "\x1b]0;假\x07", "\x9b31m假", "\x07", "\x00假", "\x7f", "\r假", "\ufeff假",
    "\u202e假", "\u2066假\u2069", "假\u200f", "\u200e假", "\u061c假", "\u2028假", "\x85假",
    "\u200b假", "[bold]假[/bold]", "[/假]", ":smile:", "\\x1b假",
    # a browser
    "</script><script>假</script>", "<img src=x onerror=假>", "<b>假</b>", "<!-- 假", "]]>假",
    "&amp;假", "&#27;假", "<假", '"', "'",
    # a spreadsheet
    "=cmd|'/C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "＝1", "'=1", '"=1"', "\n=1",
    # a CI system
    "::error file=a::假", "\n::error::假", "%0A::error::假", "##[error]假", "\r\n::error::假",
    # Markdown
    "|", "甲|假|乙", "\\|假", "`假`", "[假](javascript:假)", "![假](假)", "<http://假>", "[假]: 假",
    "# 假", "\n# 假\n", "\n\n- 假\n", "\n\n> 假", "\n\n---\n\n假", "\n\n    假", "1. 假",
    "\n```\n假", "*假*", "~~假~~", "_假_", "假\n假", "假 \n\n 假",
    # templates and shells
    "{{ 假 }}", "{% 假 %}", "{# 假", "${假}", "$(假)", "%(假)s", "{假}", "{0.__class__}",
    "../../假",
    # calendars
    "\r\nX-FAKE:假", "\nX-FAKE:假", "\r\nEND:VEVENT", "；，,;:\\n",
    # whoever expects little, or another type
    "假" * 10_000, "a" * 10_000, "假 " * 3_000, "<" * 10_000, "|" * 1_000, "(" * 3_000, "\n" * 500,
    "😀" * 50, "e\u0301" * 99, "null", "true", "2022-09-30", "0", "全年",
)  # fmt: skip


def trial(chance: Random, number: int, folder: Path) -> Outcome:
    """Put one text, later two of them together, everywhere."""
    text = TEXTS[number % len(TEXTS)]
    if number >= len(TEXTS):
        text += chance.choice(TEXTS)
    tally = _Tally(folder)
    borne = [word for word in _words() if _alone(word, text, tally)]
    _everywhere(borne, text, chance, tally)
    _in_arguments(text, chance, tally)
    _in_names(text, tally)
    tally.findings += [Finding(each, (repr(text[:99]),)) for each in _completed(text, folder)]
    return Outcome(tally.runs, tuple(tally.findings), reached=frozenset(tally.reached))


class _Tally:
    """Runs commands, counts them, and keeps what was found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs = 0
        self.findings: list[Finding] = []
        self.reached: set[str] = set()

    def run(self, words: Sequence[str], row: Row, files: Files, *, terminal: bool = False) -> Ran:
        """Run a command and judge all that it printed and wrote."""
        ran = run(words, self.folder, terminal=terminal)
        self.runs += 1
        problems = [ran.fault] if ran.fault else judged(ran.out, row.form)
        problems += [f"stderr: {problem}" for problem in screen(ran.err)]
        problems += written_files(self.folder / OUT)
        self.reached |= {row.name} if ran.code == 0 else set()
        self.findings += [Finding(each, (ran.typed[:500],), files) for each in problems]
        return ran


def _words() -> list[str]:
    """Return every text that is a value in the workspace."""
    trees = [yaml.compose(data) for data in _base().files.values()]
    return list(dict.fromkeys(node.value for tree in trees for node in _scalars(tree)))


def _base() -> Office:
    return office_in(ROOT / "tests/cases/valid/every-key")


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value)
    elif node is not None:
        yield node


def _with(changes: Mapping[str, str]) -> dict[str, bytes]:
    """Return the workspace with words replaced wherever they are a whole value."""
    files = {}
    for name, data in _base().files.items():
        root = yaml.compose(data)
        for node in _scalars(root):
            if node.value in changes:
                node.value, node.tag, node.style = changes[node.value], _TEXT_TAG, '"'
        text = yaml.serialize(root, allow_unicode=True, width=100_000)
        files[name] = text.encode("utf-8", "replace")
    return files


def _alone(word: str, text: str, tally: _Tally) -> bool:
    """Put the text behind one word; return whether the data bears it.

    What it does not bear is told in every form of ``validate``, and the lists are made without.
    """
    files = _with({word: word + text})
    lay_out(files, tally.folder)
    checks = [row for row in matrix() if row.path == ("validate",)]
    as_json = next(row for row in checks if row.form == "json")
    if tally.run(["validate", "--format", "json"], as_json, files).code == 0:
        return True
    for row in checks:
        tally.run(["validate", "--format", row.form, "--verbose"], row, files)
    for row in matrix():
        if row.form == "table" or row.path == ("show",):
            numbers = ["1"] if row.path == ("show",) else []
            form = ["--format", row.form]
            tally.run([*row.path, *numbers, *form, "--as-of", "2022-10-01"], row, files)
    return False


def _everywhere(words: list[str], text: str, chance: Random, tally: _Tally) -> None:
    """Put the text behind all words that bear it; run every command in every format."""
    files = _with({word: word + text for word in words})
    for row in matrix():
        for _ in range(_CALLS):
            lay_out(files, tally.folder)
            typing = typed(row, files, chance)
            tally.run(typing, row, files, terminal=chance.random() < 0.3)


def _in_arguments(text: str, chance: Random, tally: _Tally) -> None:
    """Type the text after every command, in the place of one argument after the other."""
    files = dict(_base().files)
    for row in matrix():
        lay_out(files, tally.folder)
        words = typed(row, files, chance)
        at = chance.randrange(len(row.path), len(words) + 1)
        words[at : at + 1] = [text.replace("\0", "")]
        tally.run(words, row, files)


def _in_names(text: str, tally: _Tally) -> None:
    """Give a folder the text for a part of its name."""
    whole = "夹" + text.replace("/", "／").replace("\0", "")
    name = whole.encode()[:_LONGEST_NAME].decode("utf-8", "ignore")
    files = _with({"每季度末": "每季末日"})  # so that there is a problem to be told
    lay_out(files, tally.folder / name)
    for row in matrix():
        if row.path == ("validate",):
            tally.run(["-C", name, "validate", "--format", row.form, "--verbose"], row, files)


def _completed(text: str, folder: Path) -> Iterator[str]:
    """Say what a shell that completes a line is told that it would not take for one word."""
    files = _with({word: word + text for word in _words()})
    lay_out(files, folder)
    for words in (["due", "--unit", ""], ["show", ""], ["list", "--section", ""], ["event", ""]):
        for shell in SHELLS:
            asking = {ASKING: shell, "_GONGKAI_LINE": f"gongkai -C {folder} {' '.join(words)}"}
            lines, _ = answer(asking, ["-C", str(folder), *words])
            for line in lines:
                yield from (f"{shell} is told: {problem}" for problem in screen(line))
                if shell == "bash" and len(shlex.split(line)) != 1:
                    yield f"bash is told more than a word: {line!r}"
