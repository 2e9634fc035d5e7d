"""What two sides disagree about, in one sentence."""

from gongkai.history.merging import Conflict
from gongkai.history.parts import Part
from gongkai.register.composites import ListOf, RecordOf
from gongkai.register.fields import ValueKind
from gongkai.register.formats import file_of
from gongkai.register.nodes import Mapping, Scalar
from gongkai.wording import listed, quoted, shortened

_LONGEST = 30  # characters of a text that is shown
_TELLING = ("name", "ref", "note", "reason")  # what tells a record from others, if it has it


def dispute_words(conflict: Conflict) -> str:
    """Return 「第26项“时间节点”两边改得不一样：11月底前 / 10月底前」."""
    ours, theirs = conflict.ours, conflict.theirs
    there = ours or theirs
    where = _where((*conflict.trail, there) if there else conflict.trail)
    if ours is not None and theirs is not None:
        happened = "两边都新写了，写得不一样" if conflict.is_new else "两边改得不一样"
        return f"{where}{happened}：{_words(ours, theirs)} / {_words(theirs, ours)}"
    here, gone = ("本方", "对方") if theirs is None else ("对方", "本方")
    return f"{where}{gone}删去了，{here}改动了：{_words(there) if there else ''}"


def _where(trail: tuple[Part, ...]) -> str:
    """Return the way to a part: the number of the task, then the titles of the keys."""
    root, *rest = trail
    kind: ValueKind = file_of(root.node.fields if isinstance(root.node, Mapping) else ())
    task, names = "", []
    for part in rest:
        if part.key:
            field = kind.fields.get(part.key) if isinstance(kind, RecordOf) else None
            names.append(quoted(field.title if field else part.key))
            kind = field.kind if field else kind
            continue
        kind = kind.kind if isinstance(kind, ListOf) else kind
        if part.field("id"):
            task, names = f"第{part.field('id')}项", []
        elif name := part.field("name") or part.field("ref"):
            names[-1:] = [quoted(name)]
    return task + "的".join(names)


def _words(part: Part, other: Part | None = None) -> str:
    """Return what a part says, of a group of keys what the other one does not."""
    node = part.node
    if isinstance(node, Scalar):
        return shortened(node.text, _LONGEST) or "（空）"
    keys = list(node.fields) if isinstance(node, Mapping) else []
    if other is not None:
        keys = [key for key in keys if part.field(key) != other.field(key)]
    texts = [part.field(key) for key in _TELLING if key in keys] or map(part.field, keys)
    said = listed(filter(None, texts), "") or part.source.text[node.start : node.end]
    return shortened(" ".join(said.split()), _LONGEST)
