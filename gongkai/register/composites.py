"""The kinds that are made of others: a list of values, and a record of fields.

What a record says is read, written and described field by field, so that a new key stands in
two places only: in the model, and among the fields of its record in ``formats``.
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dictionary
from typing import Any

from gongkai.diagnostics import error, nearest
from gongkai.register.fields import (
    REFUSED,
    SOMETHING,
    Field,
    Gathering,
    Schema,
    Steps,
    Unusable,
    ValueKind,
    is_empty,
    shortened,
    wrong_type,
)
from gongkai.register.nodes import Mapping, Node, Scalar, Sequence
from gongkai.register.origins import Written
from gongkai.register.plain import Plain, Record
from gongkai.register.values import Text

_LONGEST_KEY = 40  # characters: a longer one is like none of the keys
_NOTHING = (None, "", ())


class ListOf:
    """Several values of one kind, in order."""

    def __init__(self, kind: ValueKind, example: str = "") -> None:
        self.kind = kind
        self.example = example
        self.says = "列表"

    def read(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Return the values as a tuple; wrong ones are reported and left out.

        One word where a list of words belongs is reported, and is a list of one.
        """
        if not isinstance(node, Sequence):
            hint = f"写成 {self.example}" if self.example else "每条前面写一个短横线和空格"
            wrong_type(self, node, field, gathering, hint)
            is_word = isinstance(node, Scalar) and isinstance(self.kind, Text)
            return (self.kind.read(node, field, gathering),) if is_word else REFUSED
        values = [self._item(item, field, gathering) for item in node.items]
        return tuple([value for value in values if value is not REFUSED])

    def value_of(self, plain: Plain) -> object:
        """Return the values as a tuple, if all of them can be read."""
        if type(plain) is not list:
            return REFUSED
        values = tuple(map(self.kind.value_of, plain))
        return REFUSED if any(each is REFUSED for each in values) else values

    def _item(self, item: Node, field: Field, gathering: Gathering) -> object:
        if is_empty(item):
            return gathering.refuse(item, "empty-field", f"{field.shown}里有一条是空的")
        return self.kind.read(item, field, gathering)

    def written(self, value: object, *, flow: bool) -> str:
        """Return the values in brackets."""
        del flow
        assert isinstance(value, tuple)
        return f"[{', '.join(self.kind.written(each, flow=True) for each in value)}]"

    def schema(self) -> Schema:
        """Return the schema of a list of such values."""
        return {"type": "array", "items": self.kind.schema()}


class EachOf(ListOf):
    """Records that stand on their own: one that is of no use is noted, and spoils no other."""

    def __init__(self, kind: "RecordOf") -> None:
        super().__init__(kind)
        self.record = kind

    def read(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Return the records that can be used as a tuple."""
        if not isinstance(node, Sequence):
            return super().read(node, field, gathering)
        usable = []
        for item in node.items:
            value = self._item(item, field, gathering)
            if value is not REFUSED and gathering.is_spoiled(item):
                value = self.record.rescued(value, item, gathering)
            if value is REFUSED:
                gathering.broken.append(Unusable(self.record, item, gathering.place(item)))
            else:
                usable.append(value)
        return tuple(usable)


class RecordOf:
    """A group of ``key: value`` lines that makes one thing, built by ``build``.

    One that ``needs`` only some of its keys is used, its problems reported, as long as these can
    be read; the attribute ``mark`` of it then says that it is not whole.
    """

    def __init__(
        self,
        noun: str,
        build: Callable[..., object],
        fields: Iterable[Field],
        *,
        keeps_origin: bool = False,
        needs: Iterable[str] = (),
        mark: str = "",
    ) -> None:
        self.noun = noun
        self.says = f"一个{noun}的各项内容"
        self.fields = {field.key: field for field in fields}
        self._build = build
        self._defaults: Dictionary[str, object] = getattr(build, "_field_defaults", {})
        self._required = [field for field in self.fields.values() if field.required]
        self._readers = {f.key: (f.name, f.kind.value_of) for f in self.fields.values()}
        self._keeps_origin = keeps_origin
        self._needs = tuple(needs)
        self._mark = mark

    def read(self, node: Node, field: Field, gathering: Gathering) -> object:
        """Return the record; every problem in it is reported, not only the first."""
        if not isinstance(node, Mapping):
            return wrong_type(self, node, field, gathering, "逐行写“键: 值”")
        before = len(gathering.problems)
        values = self.values(node, gathering)
        if len(gathering.problems) > before:
            if not self._needs or any(self.fields[k].name not in values for k in self._needs):
                return REFUSED
            for each in self._required:
                values.setdefault(each.name, () if isinstance(each.kind, ListOf) else "")
            if self._mark:
                values[self._mark] = True
        elif any(field.name not in values for field in self._required):
            return REFUSED  # what is wrong has been reported before any value was read
        if self._keeps_origin:
            values["origin"] = node
        return self._build(**values)

    def value_of(self, plain: Plain) -> object:
        """Return the record, if all of it can be read."""
        if type(plain) is not Record:
            return REFUSED
        values: dict[str, object] = {}
        for key, part in plain.items():
            if key not in self._readers:
                return REFUSED
            if part is not None:
                name, value_of = self._readers[key]
                value = values[name] = value_of(part)
                if value is REFUSED:
                    return REFUSED
        for field in self._required:
            if field.name not in values:
                return REFUSED
        if self._keeps_origin:
            values["origin"] = Written(plain.source, plain.start, plain.end)
        return self._build(**values)

    def rescued(self, value: Any, node: Node, gathering: Gathering) -> object:
        """Return a record in whose lines an error lies, unless it lies in what the record needs."""
        if not (self._needs and isinstance(node, Mapping)):
            return REFUSED
        for key in self._needs:
            pair = node.fields[key]
            if key in node.refused or any(gathering.is_spoiled(part) for part in pair):
                return REFUSED
        return value._replace(**{self._mark: True}) if self._mark else value

    def values(self, node: Mapping, gathering: Gathering) -> dict[str, object]:
        """Return the values that could be read, by attribute; the others are reported."""
        values: dict[str, object] = {}
        meant: set[str] = set()
        for key, value in node.fields.values():
            field = self.fields.get(key.text)
            if field is None:
                meant.add(self._report_unknown_key(key, gathering))
            elif not is_empty(value):
                read = field.kind.read(value, field, gathering)
                if read is not REFUSED:
                    values[field.name] = read
            elif field.required:
                self._report_empty(field, node, gathering)
        for field in self._required:
            if field.key not in node.fields and field.key not in meant:
                self._report_missing(field, node, gathering)
        return values

    def written(self, value: object, *, flow: bool) -> str:
        """Return the record in braces: ``{date: 2022-09-20, status: 已完成}``."""
        del flow
        pairs = (f"{f.key}: {f.kind.written(v, flow=True)}" for f, v in self.filled(value))
        return "{" + ", ".join(pairs) + "}"

    def lines(self, value: object) -> list[str]:
        """Return the record with one line for each of its keys, not indented."""
        return [f"{f.key}: {f.kind.written(v, flow=False)}" for f, v in self.filled(value)]

    def part(self, value: object, key: str) -> object:
        """Return what a record has at a key."""
        return getattr(value, self.fields[key].name)

    def with_part(self, value: Any, key: str, part: object) -> object:
        """Return the record with something else at a key."""
        return value._replace(**{self.fields[key].name: part})

    def default(self, key: str) -> object:
        """Return what a record has at a key that is not written."""
        return self._defaults.get(self.fields[key].name)

    def filled(self, value: object) -> Iterator[tuple[Field, object]]:
        """Yield the fields that say something, in the order in which they are written."""
        for field in self.fields.values():
            part = getattr(value, field.name)
            if field.required or (part not in _NOTHING and part != self.default(field.key)):
                yield field, part

    def schema(self) -> Schema:
        """Return the schema of the record; it has no other keys than its own."""
        required = [field.key for field in self._required]
        return {
            "type": "object",
            "properties": {key: _property(field) for key, field in self.fields.items()},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _report_unknown_key(self, key: Scalar, gathering: Gathering) -> str:
        """Report the key and return the one that was probably meant."""
        meant = self._meant(key.text)
        guess = f"，是不是“{meant}”？" if meant else ""
        message = f"{self.noun}里没有“{shortened(key.text)}”这一项{guess}"
        hint = "可用的项：" + "、".join(f"{f.key}（{f.title}）" for f in self.fields.values())
        gathering.refuse(key, "unknown-key", message, hint)
        return meant

    def _meant(self, word: str) -> str:
        """Return the key that is like ``word``, or whose Chinese title it is."""
        keys = {field.title: key for key, field in self.fields.items()}
        word = word.strip().lower()[:_LONGEST_KEY]
        if word in keys:
            return keys[word]
        return nearest(word, self.fields)

    def _report_empty(self, field: Field, node: Mapping, gathering: Gathering) -> None:
        place = node.at(field.key)
        if not gathering.knows(place.line):
            message = f"{field.shown}是空的，必须填写"
            gathering.problems.append(error("empty-field", place, message))

    def _report_missing(self, field: Field, node: Mapping, gathering: Gathering) -> None:
        message = f"这个{self.noun}缺少{field.shown}"
        place = gathering.source.place(node.start)
        gathering.problems.append(error("missing-field", place, message, f"补上 {field.key}: …"))


def _property(field: Field) -> Schema:
    """Return the schema of a field's value; nothing may stand where the field is not required."""
    value = field.kind.schema()
    if not field.required:
        value = or_nothing(value)
    elif isinstance(field.kind, ListOf):
        value["minItems"] = 1
    described = {"description": field.description} if field.description else {}
    return {"title": field.title, **described, **value}


def or_nothing(value: Schema) -> Schema:
    """Return the schema that also lets the value be left empty, or a text be written empty."""
    types, words = value["type"], value.get("enum")
    several = types if isinstance(types, list) else [types]
    found: Schema = {**value, "type": [*several, "null"]}
    if isinstance(words, list):
        found["enum"] = [*words, "", None]
    form = {key: found.pop(key) for key in ("format", "pattern") if key in found}
    if form and form != {"pattern": SOMETHING}:
        found["anyOf"] = [form, {"maxLength": 0}]
    return found


def kind_at(kind: ValueKind, steps: Steps) -> ValueKind:
    """Return the kind of the value that lies at the steps from a value of a kind."""
    for step in steps:
        if isinstance(kind, RecordOf):
            kind = kind.fields[str(step)].kind
        elif isinstance(kind, ListOf):
            kind = kind.kind
    return kind
