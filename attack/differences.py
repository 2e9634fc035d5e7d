"""What a record changed: the data as PyYAML reads it before and after, and the lines.

Neither knows anything of the program. An old line may be written on, or lose a word for nothing
(``[]``, ``null``) or a day; everything else that stood in the file stands in it afterwards.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import yaml

BASE_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every value as a text."""

_BOM = b"\xef\xbb\xbf"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FOR_NOTHING = re.compile(r"null|~|\[\s*\]")
_LOST = object()


def trees(files: Mapping[str, bytes]) -> list[Any]:
    """Return the data of the files with tasks; raises ``YAMLError``."""
    return [
        yaml.load(data.decode("utf-8-sig"), BASE_LOADER) or {}
        for name, data in files.items()
        if "tasks" in name
    ]


def plain(node: Any) -> Any:
    """Return data without what says nothing, texts without space around them."""
    if isinstance(node, dict):
        pairs = {key: plain(value) for key, value in node.items()}
        return {key: value for key, value in pairs.items() if value is not None}
    if isinstance(node, list):
        return [plain(value) for value in node] or None
    text = "" if node is None else str(node).strip()
    return None if text in ("", "~", "null") else text


def unmeant(
    before: Mapping[str, bytes], after: Mapping[str, bytes], texts: list[str]
) -> Iterator[str]:
    """Say what else differs, or what does not, after ``texts`` were to be recorded."""
    changed = [name for name in before if before[name] != after.get(name)]
    if before.keys() != after.keys():
        yield f"files came or went: {sorted(before.keys() ^ after.keys())}"
    if not changed and not all(_holds(trees(before), text) for text in texts):
        yield "nothing was recorded"
    for name in changed:
        yield from _lines_judged(before[name], after.get(name, b""))
    old, new = trees(before), trees(after)
    added = list(_added(old, new))
    if any(each is _LOST for each in added):
        yield "something that stood there is gone"
    if lost := [text for text in texts if not _holds([*added, old], text)]:
        yield f"not recorded as typed: {lost}"


def _added(old: Any, new: Any) -> Iterator[Any]:
    """Yield what is in the new data and not in the old; ``_LOST`` for what is only in the old."""
    if plain(old) is None and new != old:
        yield new
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() | new.keys():
            yield from _added(old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        for before, after in zip(old, new, strict=False):
            yield from _added(before, after)
        yield from new[len(old) :] if len(new) >= len(old) else [_LOST]
    elif old != new:
        yield new if _is_replaced(old, new) else _LOST


def _is_replaced(old: Any, new: Any) -> bool:
    """Is it a day in the place of another, or a text that is no longer the end of the file?"""
    if not (isinstance(old, str) and isinstance(new, str)):
        return False
    return bool(_DAY.fullmatch(old) and _DAY.fullmatch(new)) or old == new.rstrip("\n")


def _holds(node: Any, text: str) -> bool:
    if isinstance(node, dict):
        return any(_holds(value, text) for value in node.values())
    if isinstance(node, list):
        return any(_holds(value, text) for value in node)
    return isinstance(node, str) and node.strip() == text.strip()


def _lines_judged(before: bytes, after: bytes) -> Iterator[str]:
    """Say which lines differ that need not."""
    if before.startswith(_BOM) != after.startswith(_BOM):
        yield "the byte order mark came or went"
    old, new = before.decode(), after.decode()
    if ("\r\n" in old) != ("\r\n" in new) and "\n" in old:
        yield "the line endings are others"
    if old[-1:] in "\r\n" and old[-1:] != new[-1:]:
        yield "the file ends differently"
    if old[-1:] not in "\r\n" and new[-1:] in "\r\n":
        yield "the file ends with a line end, which it did not"
    for old_part, new_part in touched(old, new):
        if not is_within(letters(old_part), letters(new_part)):
            yield f"lines have changed: {old_part!r} -> {new_part!r}"


def touched(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the old lines that are no longer there, with what stands in their place."""
    lines, others = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = SequenceMatcher(None, lines, others, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            yield "".join(lines[a:b]), "".join(others[c:d])


def letters(text: str) -> str:
    """Return all that is written, without space, days, and the words for nothing."""
    return "".join(_DAY.sub("", _FOR_NOTHING.sub("", text)).split())


def is_within(old: str, new: str) -> bool:
    """Do all letters of the old text stand in the new one, in their order?"""
    rest = iter(new)
    return all(letter in rest for letter in old)
