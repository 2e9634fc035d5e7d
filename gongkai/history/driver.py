"""git's merge driver: three versions of a data file become one, or one with marks.

git's own merge comes first, and its result stands wherever there is any doubt about ours: never
a stop where git has none, and nothing lost that git keeps.
"""

from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.history import proving
from gongkai.history.git import LABELS, MARKS, Repository
from gongkai.history.merging import Conflict, merge
from gongkai.history.parts import whole
from gongkai.history.proving import Said, said
from gongkai.register.editing import spliced
from gongkai.register.nodes import decode
from gongkai.register.source import Source

COMMAND = (
    "gongkai merge-driver %O %A %B %P; case $? in 0) exit 0;;"
    ' 1) grep -q "^<<<<<<<" %A && exit 1;; esac;'
    f" git merge-file -L {LABELS[0]} -L {LABELS[1]} -L {LABELS[2]} %A %O %B"
)
"""What git is told to run. Where gongkai is missing or broken, git merges as it would have.

Without that git would leave our side in place, without marks, and theirs would be lost in
silence. A file with our marks in it must not be merged again.
"""

SETTINGS = {
    "merge.gongkai.name": "gongkai：数据文件逐条合并",
    "merge.gongkai.driver": COMMAND,
    "diff.gongkai.xfuncname": "^  - (id:.*)$",
}
"""The settings of a repository, by their keys; the last one heads a hunk with its task."""

ATTRIBUTES = """\
data/*.yaml merge=gongkai diff=gongkai
data/tasks/*.yaml merge=gongkai diff=gongkai
"""
"""The lines of .gitattributes that name the driver."""

_BOM = b"\xef\xbb\xbf"


def is_to_be_set_up(root: Path) -> bool:
    """Is the driver named by a workspace's attributes, and unknown to the settings of the clone?"""
    try:
        repository = Repository.around(root)
        return is_named(repository) and not repository.setting("merge.gongkai.driver")
    except CannotDo:  # no git, or no repository
        return False


def is_named(repository: Repository) -> bool:
    """Do the attributes of a workspace name the driver?"""
    return repository.attribute("merge", "data/tasks.yaml") == "gongkai"


class Merged(NamedTuple):
    """A merged file: its bytes, whether it can be committed as it is, and where it cannot."""

    data: bytes
    is_clean: bool
    conflicts: tuple[Conflict, ...] = ()

    @property
    def marked(self) -> int:
        """How many lines a person must look at."""
        count, is_inside = 0, False
        for line in self.data.splitlines():
            is_inside = line.startswith(b"<" * 7) or (is_inside and not line.startswith(b">" * 7))
            count += is_inside
        return count


def whole_in_marks(ours: bytes, theirs: bytes) -> Merged:
    """Return both sides one below the other: what is left when even git does not merge."""
    before, between, behind = (mark.encode() for mark in MARKS)
    ended = [each if each.endswith(b"\n") or not each else each + b"\n" for each in (ours, theirs)]
    return Merged(b"".join((before, ended[0], between, ended[1], behind)), False)


class _Layout(NamedTuple):
    """How the bytes of a file are laid out around its lines."""

    bom: bool
    ending: str
    is_ended: bool

    def laid_out(self, text: str) -> bytes:
        """Return a text with LF, ended with one, in this layout."""
        text = text if self.is_ended else text.removesuffix("\n")
        return (_BOM if self.bom else b"") + text.replace("\n", self.ending).encode()


class _Version(NamedTuple):
    """A version of the file, its lines ended with LF, and how they were."""

    said: Said
    layout: _Layout


def merged(base: bytes, ours: bytes, theirs: bytes, by_git: Merged) -> Merged:
    """Return the merge of the changes from ``base`` to both sides; ``by_git`` is what git makes."""
    try:
        return _merged(_version(base), _version(ours), _version(theirs), by_git)
    except CannotDo:
        return by_git


def _merged(base: _Version, ours: _Version, theirs: _Version, by_git: Merged) -> Merged:
    """Raise ``CannotDo`` for what is not merged here."""
    sides = base.said, ours.said, theirs.said
    if by_git.is_clean and proving.is_right(_plain(by_git.data)[0], *sides):
        return by_git
    found = merge(*(whole(each.source, each.root) for each in sides))

    def text(choice: str = "") -> Source:
        return Source("", spliced(ours.said.source.text, found.chosen(choice)))

    layout = _layout(base.layout, ours.layout, theirs.layout)
    result = Merged(layout.laid_out(text().text), not found.conflicts, tuple(found.conflicts))
    if found.conflicts:
        is_right = proving.is_whole((text("ours"), text("theirs")), *sides)
        # Our marks stand around whole parts, git's around lines: never give a person more to read.
        is_coarse = any(each.is_edited for each in found.conflicts)
        is_larger = is_coarse and result.marked > by_git.marked
        return result if is_right and not is_larger else by_git
    return result if proving.is_right(text(), *sides) else by_git


def _layout(base: _Layout, ours: _Layout, theirs: _Layout) -> _Layout:
    """Return the layout that one side gave the file, or ours."""
    return _Layout(
        bom=theirs.bom if ours.bom == base.bom else ours.bom,
        ending=theirs.ending if ours.ending == base.ending else ours.ending,
        is_ended=theirs.is_ended if ours.is_ended == base.is_ended else ours.is_ended,
    )


def _version(data: bytes) -> _Version:
    """Return a version as it is merged; raises ``CannotDo`` for what is no sound data file."""
    source, layout = _plain(data)
    found = said(source)
    if found is None:
        raise CannotDo("不是数据文件")
    return _Version(found, layout)


def _plain(data: bytes) -> tuple[Source, _Layout]:
    """Return the text with LF, ended with one; raises ``CannotDo`` where the endings differ."""
    source = decode(data, "")
    if not isinstance(source, Source):
        raise CannotDo(source.message)
    plain = source.text.replace("\r\n", "\n")
    pairs = source.text.count("\r\n")
    if pairs not in (0, plain.count("\n")) or any(each in plain for each in "\r\x85\u2028\u2029"):
        raise CannotDo("行尾不一")
    layout = _Layout(source.bom, "\r\n" if pairs else "\n", plain.endswith("\n"))
    return Source("", plain if layout.is_ended else f"{plain}\n"), layout
