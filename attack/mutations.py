"""Ways to spoil a data file: its bytes, its lines, its structure.

Bytes and lines are spoilt blindly, as accidents do. The structure is spoilt on the tree that
PyYAML reads and written out anew, so that the text stays YAML and only the sense is wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, TypeAlias

import yaml

Mutation: TypeAlias = Callable[[bytes, Random], bytes]

_SIGNS = (
    *("\n", "\r\n", "\r", "\t", " ", "  ", "- ", ": ", "：", ",", "，", "#", "---\n", "...\n"),
    *("[", "]", "{", "}", "[]", "{}", '"', "'", "|\n", ">\n", "&a ", "*a", "!x ", "%", "@", "`"),
    *("\0", "\x1b[31m", "\ufeff", "\u2028", "\x85", "\\", "\\ud800", '"\\x00"', "😀", "䶮"),
    *("null", "~", "true", "2022-02-30", "9999-12-31", "-1", "0x1F", "1e9", "99999999999"),
    *("id:", "tasks:\n", "plan:\n", "units: ", "<<: ", "? ", "<<<<<<< HEAD\n", "=======\n"),
    *("9月31日前", "印发后999个月内", "每月底", "全年", "不少于一次", "已销号", "12月32日"),
)
_NO_TEXT = (b"\xff", b"\xc4\xe3", b"\xed\xa0\x80", b"\xf0\x9f")
PIECES = (*(sign.encode() for sign in _SIGNS), *_NO_TEXT)

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_TOKEN_ENDS = b" :,[]{}\n"
_LINES = re.compile(rb"[^\n]*\n|[^\n]+")
_FULL_WIDTH = (("：", ": "), ("，", ", "), ("“", '"'), ("－", "-"), ("〔", "["), ("　", "  "))


def span(data: bytes, chance: Random) -> tuple[int, int]:
    """Return where some bytes begin and end."""
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 2, 3, 10, 60, 400)))


# What each of these does stands in its name.
def cut(data: bytes, chance: Random) -> bytes:
    start, end = span(data, chance)
    return data[:start] + data[end:]


def double(data: bytes, chance: Random) -> bytes:
    start, end = span(data, chance)
    return data[:end] + data[start:end] + data[end:]


def move(data: bytes, chance: Random) -> bytes:
    start, end = span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def insert(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(PIECES) + data[at:]


def insert_at_token(data: bytes, chance: Random) -> bytes:
    ends = [k + 1 for k, byte in enumerate(data) if byte in _TOKEN_ENDS]
    at = chance.choice(ends) if ends else 0
    return data[:at] + chance.choice(PIECES) + data[at:]


def overwrite(data: bytes, chance: Random) -> bytes:
    start, end = span(data, chance)
    return data[:start] + chance.choice(PIECES) + data[end:]


def truncate(data: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def repeat(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(PIECES) * chance.randint(2, 300) + data[at:]


def flip(data: bytes, chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _on_lines(change: Callable[[list[bytes], int, Random], None]) -> Mutation:
    """Return the mutation that changes the lines at and after one of them."""

    def mutation(data: bytes, chance: Random) -> bytes:
        lines = _LINES.findall(data)
        if lines:
            change(lines, chance.randrange(len(lines)), chance)
        return b"".join(lines)

    mutation.__name__ = change.__name__
    return mutation


def _some(chance: Random) -> int:
    return chance.choice((1, 1, 1, 2, 5, 20))


def _indent_lines(lines: list[bytes], at: int, chance: Random) -> None:
    by = chance.randint(-4, 4)
    for k in range(at, min(len(lines), at + _some(chance))):
        body = lines[k].lstrip(b" ")
        lines[k] = b" " * max(0, len(lines[k]) - len(body) + by) + body


def _delete_lines(lines: list[bytes], at: int, chance: Random) -> None:
    del lines[at : at + _some(chance)]


def _double_lines(lines: list[bytes], at: int, chance: Random) -> None:
    lines[at:at] = lines[at : at + _some(chance)]


def _swap_lines(lines: list[bytes], at: int, chance: Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _join_lines(lines: list[bytes], at: int, chance: Random) -> None:
    del chance
    lines[at] = lines[at].rstrip(b"\r\n") + b" "


def _comment_lines(lines: list[bytes], at: int, chance: Random) -> None:
    for k in range(at, min(len(lines), at + _some(chance))):
        lines[k] = chance.choice((b"# ", b"#", b"  # ")) + lines[k]


def _tab_lines(lines: list[bytes], at: int, chance: Random) -> None:
    for k in range(at, min(len(lines), at + _some(chance))):
        lines[k] = lines[k].replace(b"  ", b"\t", chance.choice((1, 9)))


def _widen_line(lines: list[bytes], at: int, chance: Random) -> None:
    wide, narrow = (sign.encode() for sign in chance.choice(_FULL_WIDTH))
    old, new = (narrow, wide) if narrow in lines[at] else (wide, narrow)
    lines[at] = lines[at].replace(old, new, chance.choice((1, 9)))


def _end_lines(lines: list[bytes], at: int, chance: Random) -> None:
    end = chance.choice((b"\r\n", b"\r", b"\n", b" \n", "\u2028\n".encode()))
    for k in range(at, min(len(lines), at + _some(chance))):
        lines[k] = lines[k].rstrip(b"\r\n") + end


def _conflict(lines: list[bytes], at: int, chance: Random) -> None:
    end = at + _some(chance)
    lines[at:end] = [
        *(b"<<<<<<< HEAD\n", *lines[at:end], b"=======\n", *lines[at:end], b">>>>>>> b\n")
    ]
    if chance.random() < 0.3:
        del lines[chance.randrange(len(lines))]


def _open_line(lines: list[bytes], at: int, chance: Random) -> None:
    """Begin a quotation, a bracket or a block text that nothing ends."""
    opening = chance.choice((b"'", b'"', b"[", b"{", b"|", b">", b"- ", b"? ", b"|+", b">-"))
    head, colon, rest = lines[at].partition(b": ")
    lines[at] = head + colon + opening + rest if colon else opening + head


def mutated_structure(data: bytes, chance: Random) -> bytes:
    """Return the data with its tree spoilt in a place or two; as it is when it is no YAML."""
    try:
        root = yaml.load(data.decode("utf-8-sig"), _LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return data
    for _ in range(chance.randint(1, 2)):
        root = _spoilt(root, chance)
    text = yaml.dump(
        root,
        Dumper=_DUMPER,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=chance.choice((None, False, False, True)),
        width=chance.choice((40, 80, 10_000)),
        line_break=chance.choice(("\n", "\r\n")),
    )
    return text.encode("utf-8", "surrogatepass")


def _spoilt(root: Any, chance: Random) -> Any:
    holders = list(_holders(root))
    if not holders:
        return _odd_value(root, chance)
    holder, key = chance.choice(holders)
    kind = chance.randrange(6)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        _rename(holder, key, chance)
    elif kind == 2:
        other, place = chance.choice(holders)
        try:
            holder[key], other[place] = other[place], holder[key]
        except IndexError:  # a list inside the other
            holder[key] = None
    elif kind == 3 and isinstance(holder, list):
        holder.insert(key, holder[key])
    else:
        holder[key] = _odd_value(holder[key], chance)
    return root


def _holders(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every list and mapping with each of its places."""
    if isinstance(node, dict | list):
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from _holders(node[key])


def _rename(holder: Any, key: Any, chance: Random) -> None:
    if not isinstance(holder, dict):
        holder.reverse()
        return
    name = chance.choice((f"{key}s", str(key)[:-1], str(key).upper(), "<<", "id", "name", ""))
    pairs = [(name if each == key else each, value) for each, value in holder.items()]
    holder.clear()
    holder.update(pairs)


def _odd_value(value: Any, chance: Random) -> Any:
    text = str(value) if isinstance(value, str) else "甲"
    return chance.choice(
        (
            *("", None, [], {}, [value], {"甲": value}, [[value]], {"date": value, "name": value}),
            *(0, -1, 10**12, 1.5, True, "2022-02-30", "2022-9-1", "二○二二年", "已完成", "全年"),
            *(text[::-1], text * 3, f" {text} ", f"{text}\n{text}", text.upper(), text[:1]),
            *("甲" * 10_000, "\u202e" + text, "=1+1", "|" + text, f"#{text}", f"{text}: 乙"),
        )
    )


BYTES: tuple[Mutation, ...] = (
    *(
        cut,
        double,
        move,
        insert,
        insert_at_token,
        insert_at_token,
        overwrite,
        truncate,
        repeat,
        flip,
    ),
)
LINES: tuple[Mutation, ...] = tuple(
    map(
        _on_lines,
        (
            *(_indent_lines, _indent_lines, _delete_lines, _double_lines, _swap_lines),
            *(_join_lines, _comment_lines, _tab_lines, _widen_line, _end_lines),
            *(_conflict, _open_line, _open_line),
        ),
    )
)
STRUCTURE: tuple[Mutation, ...] = (mutated_structure,)
LEVELS = (BYTES, LINES, STRUCTURE)


def mutated(
    files: Mapping[str, bytes], chance: Random, level: tuple[Mutation, ...]
) -> dict[str, bytes]:
    """Return the files with one to three places of one or two of them spoilt; mostly the tasks."""
    changed = dict(files)
    tasks = [name for name in files if "tasks" in name] or list(files)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice((*tasks, *tasks, *tasks, *files))
        changed[name] = chance.choice(level)(changed[name], chance)
    return changed
