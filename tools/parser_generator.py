"""Writes a parser from a grammar: every rule becomes a method and, if it names parts, a record.

    python -m tools.parser_generator gongkai/timing/deadlines.grammar gongkai/timing/parser.py

It is a parsing expression grammar over words, not characters: alternatives are tried in order
and the first that fits is taken. A rule is ``name: alternative | alternative``; a line that
begins with white space goes on with it. In an alternative

    MONTH          a word with that role            '前'         that very word
    months         what that rule reads             ANY          any word
    {MONTH DAY}    a word that is one of these      (x | y)      one of them
    x?  x*  x+     once or not; any number; some
    &x  !x         x follows, x does not            GAP          white space stands here
    part=x         keeps x as ``part`` of the record; @x says that what is read is x alone

``NAME = ONE OTHER`` names a set of roles or words, ``NAME = ONE OTHER ~ THIRD`` leaves some
out. A name in brackets behind that of a rule is a decorator of ``words``: ``(remembered)`` keeps
what was read at each place. What words mean and which roles there are this module does not know.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from gongkai.timing.words import END, ROLES, role_of

_SET = re.compile(r"(?m)^([A-Z_]+) *=(.*(?:\n[ \t]+.*)*)")
_RULE = re.compile(r"(?m)^([a-z_]+)(?: \(([\w, ]+)\))?:(.*(?:\n[ \t]+.*)*)")
_PIECE = re.compile(r"\s*(?:([a-z_]+)=|([&!@])|('[^']+'|\w+)|([(){}|])|([?*+]))")

_HEAD = '''\
"""The parser of deadline phrases, written by tools/parser_generator.py from {source}.

Do not edit it: edit the grammar and run ``make grammar``.
"""
# ruff: noqa: E501  each test of an alternative stands on one line, however long

from __future__ import annotations

from typing import TypeAlias

from gongkai.timing.words import Reader, Token, Tree, furthest, remembered
'''


class Part(NamedTuple):
    """One part of an alternative: words or a rule, and what stands round it."""

    words: frozenset[str] = frozenset()
    rule: str = ""
    label: str = ""
    ahead: str = ""
    times: str = ""


class Rule(NamedTuple):
    """Alternatives in the order in which they are tried; ``text`` is what was written."""

    name: str
    alternatives: list[list[Part]]
    text: str = ""
    decorators: tuple[str, ...] = ()

    @property
    def labels(self) -> list[str]:
        """The names of all kept parts, in order."""
        parts = (part.label for each in self.alternatives for part in each)
        return list(dict.fromkeys(label for label in parts if label not in ("", "@")))

    @property
    def choices(self) -> list[Part]:
        """What is read by each alternative, if it is what one part read."""
        found = [chosen for each in self.alternatives if (chosen := _chosen(each))]
        return found if len(found) == len(self.alternatives) and not self.labels else []

    @property
    def record(self) -> str:
        """The name of the class, or of the union of classes, of what it reads."""
        is_named = self.labels or self.choices
        return "".join(map(str.capitalize, self.name.split("_"))) if is_named else "Tree"


def _chosen(alternative: list[Part]) -> Part | None:
    """Return the part marked @, or the only one that reads anything if that is one rule."""
    marked = [part for part in alternative if part.label == "@"]
    reading = [part for part in alternative if not part.ahead]
    is_one = len(reading) == 1 and reading[0].rule and not reading[0].times
    return marked[0] if marked else reading[0] if is_one and not reading[0].label else None


class Grammar:
    """The rules as written, those made of their brackets, and the sets of words they name."""

    def __init__(self, text: str) -> None:
        text = re.sub(r"(?m)^#.*\n|[ ]{2}#.*$", "", text)
        self.sets: dict[str, frozenset[str]] = {"ANY": ROLES - {END}}
        self.rules: dict[str, Rule] = {}
        self.constants: dict[frozenset[str], str] = {}
        for name, said in _SET.findall(text):
            listed, _, without = said.partition("~")
            words = frozenset().union(*map(self._words, listed.split()))
            self.sets[name] = words.difference(*map(self._words, without.split()))
        for name, decorators, said in _RULE.findall(text):
            pieces = [piece for piece in _PIECE.findall(said) if any(piece)]
            self.rules[name] = Rule(name, [])  # so that brackets stand behind it
            alternatives = self._alternatives(name, pieces)
            named = tuple(re.findall(r"\w+", decorators))
            self.rules[name] = Rule(name, alternatives, " ".join(said.split()), named)

    def _word(self, word: str) -> Part:
        return Part(rule=word) if word.islower() or word == "GAP" else Part(self._words(word))

    def _words(self, name: str) -> frozenset[str]:
        if name.startswith("'"):
            return frozenset((name.strip("'"),))
        role = name.lower().replace("_", "-")
        if name not in self.sets and role not in ROLES:
            raise SystemExit(f"neither a role nor a set: {name}")
        return self.sets.get(name, frozenset((role,)))

    def _alternatives(self, name: str, pieces: list[tuple[str, ...]]) -> list[list[Part]]:
        """Read pieces up to a closing bracket or the end."""
        found: list[list[Part]] = [[]]
        label = ahead = ""
        while pieces:
            named, looks, word, mark, times = pieces.pop(0)
            if mark and mark in ")}":
                break
            if mark == "|":
                found.append([])
            elif times:
                found[-1][-1] = found[-1][-1]._replace(times=times)
            elif named or looks:
                label, ahead = named or looks.strip("&!"), looks.strip("@")
            else:
                part = self._bracket(mark, name, pieces) if mark else self._word(word)
                found[-1].append(part._replace(label=label, ahead=ahead))
                label = ahead = ""
        return found

    def _bracket(self, mark: str, name: str, pieces: list[tuple[str, ...]]) -> Part:
        """Read a bracket: a rule of its own, or, in braces, a set of words."""
        alternatives = self._alternatives(name, pieces)
        if mark == "{":
            return Part(frozenset().union(*(part.words for part in alternatives[0])))
        inner = f"{name}_{len(self.rules)}"
        self.rules[inner] = Rule(inner, alternatives)
        return Part(rule=inner)

    def first(self, alternative: list[Part]) -> frozenset[str] | None:
        """Return the roles with which an alternative can begin; nothing if it may be empty."""
        roles: frozenset[str] = frozenset()
        for part in alternative:
            if part.rule == "GAP" or part.ahead == "!":
                continue
            found = frozenset(map(role_of, part.words)) if part.words else self._first_of(part.rule)
            if found is None:
                return None
            roles |= found
            if part.times not in ("?", "*"):
                return roles
        return None

    def _first_of(self, name: str) -> frozenset[str] | None:
        found = [self.first(each) for each in self.rules[name].alternatives]
        return None if None in found else frozenset().union(*(each for each in found if each))

    # --- Python -------------------------------------------------------------------------------

    def written(self, source: str) -> str:
        """Return the text of the parser."""
        records = [line for rule in self.rules.values() for line in self._record(rule)]
        methods = [line for rule in self.rules.values() for line in self._method(rule)]
        sets = [f"{name} = frozenset({sorted(words)})" for words, name in self.constants.items()]
        parser = ["class Parser(Reader):", '    """Reads a phrase into a tree."""', *methods]
        return "\n".join([_HEAD.format(source=source), *sets, "", "", *records, *parser, ""])

    def _record(self, rule: Rule) -> list[str]:
        names = list(dict.fromkeys(self._kind(part) for part in rule.choices))
        if names:
            return [f'{rule.record}: TypeAlias = "{" | ".join(names)}"', "", ""]
        typed = "".join(f", {label}: {self._type(rule, label)}" for label in rule.labels)
        lines = [f"class {rule.record}(Tree):", f"    __slots__ = {tuple(rule.labels)}", ""]
        lines.append(f"    def __init__(self, at: int, to: int{typed}) -> None:")
        kept = ("at", "to", *rule.labels)
        lines += [f"        self.{name} = {name}" for name in kept]
        return [*lines, "", ""] if rule.labels else []

    def _type(self, rule: Rule, label: str) -> str:
        """Return the type of a part, with ``None`` where an alternative may be without it."""
        kinds: dict[str, None] = {}
        for each in rule.alternatives:
            part = next((part for part in each if part.label == label), Part(times="?"))
            if part.words or part.rule:
                kind = self._kind(part)
                kinds[f"list[{kind}]" if part.times in ("*", "+") else kind] = None
            if part.times == "?":
                kinds["None"] = None
        return " | ".join(sorted(kinds, key="None".__eq__))

    def _kind(self, part: Part) -> str:
        return self.rules[part.rule].record if part.rule else "Token"

    def _method(self, rule: Rule) -> list[str]:
        lines = ["", *(f"    @{name}" for name in rule.decorators)]
        lines.append(f"    def {rule.name}(self) -> {rule.record} | None:")
        lines += [f"        # {rule.text}"] if rule.text else []
        lines += ["        start = self.at", "        role = self.tokens[start].role"]
        for number, alternative in enumerate(rule.alternatives, 1):
            kept = {part.label for part in alternative}
            parts = "".join(f", {name if name in kept else None}" for name in rule.labels)
            found = f"found{number}" if rule.choices else f"{rule.record}(start, self.at{parts})"
            chosen = _chosen(alternative) if rule.choices else None
            tests = [self._test(part, found if part is chosen else "") for part in alternative]
            first = self.first(alternative)
            if first is not None:
                tests.insert(0, f"role in {self._constant(first)}")
            lines += [f"        if {' and '.join(tests)}:", f"            return {found}"]
            lines += ["        self.at = start"] if len(alternative) > 1 else []
        return [*lines, "        return None"]

    def _test(self, part: Part, found: str) -> str:
        """Return the expression that is true when a part was read."""
        label = found or part.label
        if part.rule == "GAP":
            return "self.gap()"
        if part.words:
            how = "sees" if part.ahead else "skip" if part.times in ("*", "+") else "take"
            is_text = any(word not in ROLES for word in part.words)
            test = f"self.{how}{'_word' if is_text else ''}({self._constant(part.words)})"
        else:
            how = "follows" if part.ahead else "many" if part.times in ("*", "+") else ""
            test = f"self.{how}(self.{part.rule})" if how else f"self.{part.rule}()"
        test = f"({label} := {test})" if label else test
        test = f"({test} or True)" if part.times in ("?", "*") else test
        return f"not {test}" if part.ahead == "!" else test

    def _constant(self, words: frozenset[str]) -> str:
        return self.constants.setdefault(words, f"_WORDS_{len(self.constants) + 1}")


def generated(grammar: Path) -> str:
    """Return the parser that a grammar file says."""
    return Grammar(grammar.read_text("utf-8")).written(grammar.name)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(generated(Path(sys.argv[1])), "utf-8")
