"""Templates grown at random from a small grammar of Jinja's: each ``§X`` is one of X's patterns."""

import re
from collections.abc import Sequence
from random import Random

from jinja2.filters import FILTERS

_HEAD = "{% set n = namespace(x='甲', l=[1], i=2) %}{% macro m(x) %}{{ x }}{% endmacro %}"
_SYMBOL = re.compile("§(.)")
_GRAMMAR: dict[str, Sequence[str]] = {
    "S": (  # statements
        *("{{ §E }}", "{{ §E }}", "{% set n.x = §E %}", "{% set n.l = §E %}"),
        *("{% for i in §E %}§S{% endfor %}", "{% for i in range(1000) %}§S§S{% endfor %}"),
        *("{% macro m(x, y=1) %}§S{% endmacro %}", "{% call m(§E) %}§S{% endcall %}"),
        *("{% if §E %}§S{% else %}§S{% endif %}", "{% set x %}§S{% endset %}", "{% include §E %}"),
        *("{% include 'a.md.j2' %}", "{% import 'a.md.j2' as x %}", "{% extends 'a.md.j2' %}"),
        *("{% block b %}§S{% endblock %}", "{% filter §F %}§S{% endfilter %}"),
    ),
    "E": (  # expressions
        "§L", "§N", "§N", "(§E).§A", "(§E).§A", "(§E)[§E]", "(§E) §O (§E)", "(§E)(§E)", "(§E) | §F",
    ),
    "F": [f"{name}{call}" for name in sorted(FILTERS) for call in ("", "(10**9)", "('__class__')")],
    "O": ("+", "-", "*", "/", "//", "%", "**", "~", "==", "<", "in", "and", "or"),
    "L": (
        "1", "0", "-1", "10**9", "1e308", "''", "'甲'", "'{0.__class__}'", "'%s'", "[]", "[1, 2]",
        "none",
    ),
    "A": (
        "__class__", "__init__", "__globals__", "__mro__", "__subclasses__", "__dict__", "_fields",
        "__reduce__", "_asdict", "_replace", "format", "format_map", "join", "replace", "ljust",
        "append", "encode", "index0", "parent", "gi_frame", "environment", "name", "title", "x",
    ),
}  # fmt: skip
_NAMES = ("n", "n.x", "n.l", "x", "i", "m", "loop", "self", "caller", "namespace", "cycler")
_SHORTEST = {"S": "甲", "E": "n"}
_DEPTH = 6


def grown(symbol: str, names: Sequence[str], chance: Random) -> str:
    """Return a template that consists of ``S``, a statement, or shows ``E``, an expression.

    ``names`` are the words that the program offers to templates.
    """
    grammar = {**_GRAMMAR, "N": (*names, *_NAMES)}

    def grow(symbol: str, depth: int) -> str:
        if depth == _DEPTH and symbol in _SHORTEST:
            return _SHORTEST[symbol]
        pattern = chance.choice(grammar[symbol])
        return _SYMBOL.sub(lambda found: grow(found[1], depth + 1), pattern)

    inside = grow(symbol, 0)
    return _HEAD + (f"{{{{ {inside} }}}}" if symbol == "E" else inside)
