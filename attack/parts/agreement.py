"""libyaml and the pure parser on the same text: both find the same things at the same places.

So does the reader of the plain style, of the texts that it does not leave to them. Half of the
trials read spoilt data files, half of them short texts made of the signs that YAML is made of.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attack.mutations import LEVELS, mutated
from attack.offices import offices
from attack.trials import Finding, Outcome
from gongkai.register import plain
from gongkai.register.nodes import Mapping, Node, Sequence, Source, Tree, decode
from gongkai.register.parsing import parse, parse_record

_LONGEST = 6_000  # bytes: the pure parser is slow
_SNIPPETS = 40
_EMPTY_KEY = re.compile(r"\[.*\?[^\w]*(?:[:,\]}]|$)", re.DOTALL)
"""An empty key behind a question mark, in a list in brackets: libyaml loses the sign after it."""

_SIGNS = (
    *("a", "a", "办", "1", "x y", "k: ", "k: ", "- ", "\n", "\n", "\n  ", "\n    ", " ", "  "),
    *(":", ": ", "?", "? ", "-", ",", ", ", "[", "]", "{", "}", "#", " # ", "'", '"', "|", ">"),
    *("|+\n", ">-\n", "|2\n", "&a ", "*a", "!t ", "%", "@", "`", "=", "~", "...\n", "---\n", "\t"),
    *("\r\n", "\r", "\x85", "\u2028", "\\n", "\\x", "<<", "http://a", "\ufeff"),
)


def trial(chance: Random, number: int, folder: Path) -> Outcome:
    """Read a spoilt workspace, or some short texts, with both parsers."""
    del folder
    if number % 2:
        texts = {f"snippet {k}": _snippet(chance) for k in range(_SNIPPETS)}
    else:
        level = LEVELS[number // 2 % len(LEVELS)]
        texts = mutated(dict(chance.choice(offices()).files), chance, level)
    findings: list[Finding] = []
    tried = 0
    for name, data in texts.items():
        read = decode(data[:_LONGEST], name)
        if isinstance(read, Source) and not _EMPTY_KEY.search(read.text):
            tried += 1
            findings += _compared(read)
            if departure := departs(read):
                findings.append(_finding(departure, read))
    return Outcome(tried, tuple(findings))


def _snippet(chance: Random) -> bytes:
    opening = chance.choice(("", "k: ", "k: [", "k: {", "- ", "k: '", 'k: "', "k:\n  - "))
    closing = {"k: [": "]", "k: {": "}", "k: '": "'", 'k: "': '"'}.get(opening, "")
    signs = "".join(chance.choices(_SIGNS, k=chance.randint(1, 8)))
    return (
        opening + signs + chance.choice((closing, closing, "")) + chance.choice(("", "\n"))
    ).encode()


def _compared(source: Source) -> list[Finding]:
    """Return what the two parsers say differently of a text."""
    quick, pure = parse(source), parse(source, pure=True)
    if _shape(quick.root) != _shape(pure.root):
        return [_finding(f"different things are found: {_said(quick)} / {_said(pure)}", source)]
    if quick.diagnostics != pure.diagnostics:
        return [_finding(f"different complaints: {_said(quick)} / {_said(pure)}", source)]
    return []


def _finding(what: str, source: Source) -> Finding:
    return Finding(what, (repr(source.text[:200]),), {"text.yaml": source.text.encode()})


def departs(source: Source) -> str:
    """Return what the reader of the plain style finds otherwise than the parser does.

    That is nothing where it leaves the text to the parser.
    """
    found = plain.read(source)
    if found is None:
        return ""
    tree = parse(source)
    if tree.diagnostics:
        return f"plain, but: {_said(tree)}"
    root = tree.root
    if isinstance(root, Mapping):
        root = root._replace(start=0)  # a file begins with its comments
    said, meant = _plain_shape(found), _plainly(root)
    if said != meant:
        return f"read plainly as {said}, by the parser as {meant}"
    for node in _records_in(tree.root):
        if node is not tree.root and parse_record(source, node.start, node.end) != node:
            return f"a record made anew is not as it was: {_shape(node)}"
    return ""


def _records_in(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
    inner = [pair.value for pair in node.pairs] if isinstance(node, Mapping) else ()
    for each in node.items if isinstance(node, Sequence) else inner:
        yield from _records_in(each)


def _plain_shape(found: plain.Plain) -> object:
    if isinstance(found, plain.Record):
        pairs = tuple((key, _plain_shape(part)) for key, part in found.items())
        return ("mapping", pairs, found.start, found.end)
    if isinstance(found, list):
        return ("list", tuple(map(_plain_shape, found)))
    return (found, isinstance(found, plain.Quoted)) if found is not None else None


def _plainly(node: Node | None) -> object:
    """Return what a tree says as the plain reader tells it, with the places of the records."""
    if isinstance(node, Mapping):
        pairs = tuple((key, _plainly(pair.value)) for key, pair in node.fields.items())
        return ("mapping", pairs, node.start, node.end)
    if isinstance(node, Sequence):
        return ("list", tuple(map(_plainly, node.items))) if node.items else None
    if node is None or node.is_null:
        return None
    return (node.text, not node.plain)


def _said(tree: Tree) -> str:
    said = [(d.code, d.place.line, d.place.column, d.message) for d in tree.diagnostics]
    return str(said) if said else str(_shape(tree.root))[:200]


def _shape(node: Node | None) -> object:
    """Return a tree as nested tuples with every text and every place."""
    if isinstance(node, Mapping):
        pairs = tuple((_shape(pair.key), _shape(pair.value)) for pair in node.pairs)
        return ("mapping", pairs, node.start, node.end, node.flow)
    if isinstance(node, Sequence):
        return ("list", tuple(map(_shape, node.items)), node.start, node.end, node.flow)
    return None if node is None else tuple(node)
