"""Plain ``git`` as a subprocess: what a repository holds of a folder at a revision.

A revision as typed reaches git once, to be turned into the hash of a commit; everything after
that is asked by hashes. It refuses to know what the files say.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from os import fsdecode
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import CannotDo
from gongkai.register.folders import DATA

_HASH = re.compile(rb"[0-9a-f]{40,64}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FILES = ("100644", "100755")  # the modes of files; 120000 is a link, 160000 another repository
_ERRORS = 128  # git's own exit codes for failures; below, merge-file counts conflicts
LABELS = ("本方", "原文", "对方")
"""What git writes behind its marks: our side, the common base, their side."""

MARKS = (f"<<<<<<< {LABELS[0]}\n", "=======\n", f">>>>>>> {LABELS[2]}\n")
"""The lines before our side, between both and behind theirs, as git writes them."""


class Revision(NamedTuple):
    """A commit: ``name`` as it was typed, its hash, and the day on which it was made."""

    name: str
    commit: str
    day: date


class Repository(NamedTuple):
    """A folder inside a checkout; ``prefix`` leads from the top to it (``offices/01/``)."""

    folder: Path
    prefix: str

    @classmethod
    def around(cls, folder: Path) -> "Repository":
        """Return the repository that a folder lies in; raises ``CannotDo`` when it lies in none."""
        found = _asked(folder, "rev-parse", "--show-prefix")
        if found is not None:
            return cls(folder, fsdecode(found.removesuffix(b"\n")))
        if any((each / ".git").exists() for each in (folder.resolve() / "x").parents):
            raise CannotDo(
                f"git 不肯读 {folder} 所在的仓库，多半因为文件夹属于别的用户；"
                "确认可信后用 git config --global --add safe.directory 加进去"
            )
        where = "当前文件夹" if folder == Path() else folder
        raise CannotDo(f"{where} 不在 git 仓库里；先用 git init 管起来")

    def revision(self, name: str) -> Revision:
        """Return the commit that a name, a tag, a hash or another word of git's stands for.

        A day, 2022-08-31, is the last commit by its end. Raises ``CannotDo`` when there is none.
        """
        # No revision begins with “-”: git would take it for an option of its own.
        is_askable = bool(name) and not name.startswith("-") and "\0" not in name
        wanted = f"{name}^{{commit}}"
        found = self._lines("rev-parse", "--verify", "--quiet", wanted) if is_askable else []
        if not found and _is_day(name):
            until = f"--before={name} 23:59:59"
            found = self._lines("rev-list", "--max-count=1", until, "HEAD")
        if not found or not _HASH.fullmatch(found[0]):
            raise CannotDo(f"git 仓库里没有“{name}”这个版本{self._why_missing()}")
        commit = found[0].decode()
        shown = self._lines("rev-list", "--max-count=1", "--format=%ci", commit)
        return Revision(name, commit, date.fromisoformat(shown[-1][:10].decode()))

    def names(self) -> list[tuple[str, str]]:
        """Return the tags and branches, the newest first, each with its day."""
        form = "--format=%(refname:short)\t%(creatordate:short)"
        told = self._lines("for-each-ref", "--sort=-creatordate", form, "refs/tags", "refs/heads")
        words = (line.decode(errors="replace").partition("\t") for line in told)
        return [(name, day) for name, _, day in words]

    def files(self, revision: Revision) -> dict[str, bytes]:
        """Return the data files of the folder at a revision, by their path below the folder.

        A folder that had another name then is found under that one. Raises ``CannotDo`` when
        there was none, or for what is no file.
        """
        found = self._below(revision, self.prefix)
        if not found and (former := self._former_prefix(revision)) is not None:
            found = self._below(revision, former)
        if not found:
            shown = self.folder.as_posix()
            raise CannotDo(f"“{revision.name}”这个版本里还没有 {shown} 的数据文件")
        return found

    def set(self, key: str, value: str) -> None:
        """Set a key of the repository's own settings; raises ``CannotDo`` when it cannot be."""
        if _asked(self.folder, "config", key, value) is None:
            raise CannotDo(f"写不了 git 的设置（{key}）：.git/config 是只读的，或被别的 git 锁着")

    def setting(self, key: str) -> str:
        """Return what a key is set to, or an empty text."""
        found = self._lines("config", "--get", key)
        return found[0].decode(errors="replace") if found else ""

    def attribute(self, name: str, path: str) -> str:
        """Return the value of an attribute (.gitattributes) of a file below the folder."""
        found = (_asked(self.folder, "check-attr", "-z", name, "--", path) or b"").split(b"\0")
        return found[2].decode(errors="replace") if len(found) > 2 else ""

    def _below(self, revision: Revision, prefix: str) -> dict[str, bytes]:
        listed = _asked(
            self.folder, "ls-tree", "-r", "-z", "--full-tree", "--",
            revision.commit, f"{prefix}{DATA}/",
        )  # fmt: skip
        blobs: dict[str, str] = {}
        for each in (listed or b"").split(b"\0")[:-1]:
            told, _, path = each.partition(b"\t")
            mode, _, blob = told.decode().split(" ")
            name = fsdecode(path).removeprefix(prefix)
            if not name.endswith((".yaml", ".yml")) or name.count("/") > 2:
                continue
            if mode not in _FILES:
                raise CannotDo(f"“{revision.name}”里的 {name} 不是普通文件，读不了")
            blobs[name] = blob
        is_office = any(re.match(rf"{DATA}/(tasks\.yaml|tasks/)", name) for name in blobs)
        if not is_office:
            return {}
        return dict(zip(blobs, self._contents(blobs.values()), strict=True))

    def _contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        asked = "".join(f"{blob}\n" for blob in blobs).encode()
        stream = _asked(self.folder, "cat-file", "--batch", data=asked)
        if stream is None:
            raise CannotDo("git 读不出这个版本的数据文件，仓库可能已损坏；用 git fsck 查看")
        offset = 0
        while offset < len(stream):  # a line with the size, so many bytes, the end of a line
            end = stream.index(b"\n", offset)
            told = stream[offset:end].split(b" ")
            if len(told) != 3:  # a partial clone that has not fetched it
                raise CannotDo("这个版本的数据文件不在本机的 git 仓库里，请先 git fetch")
            size = int(told[2])
            yield stream[end + 1 : end + 1 + size]
            offset = end + size + 2

    def _former_prefix(self, revision: Revision) -> str | None:
        """Return where the folder was at a revision, by the file with tasks that git saw moved."""
        told = _asked(
            self.folder, "diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status",
            revision.commit, "HEAD",
        )  # fmt: skip
        words = [fsdecode(each) for each in (told or b"").split(b"\0")]
        # Told by threes, R100 and two paths; behind the last one stands an empty word.
        for old, new in zip(words[1::3], words[2::3], strict=False):
            if new.startswith(f"{self.prefix}{DATA}/"):
                name = new.removeprefix(self.prefix)
                if old.endswith(f"/{name}") or old == name:
                    return old.removesuffix(name)
        return None

    def _why_missing(self) -> str:
        is_shallow = self._lines("rev-parse", "--is-shallow-repository") == [b"true"]
        return "：这里只克隆了最近的版本，请先 git fetch --unshallow" if is_shallow else ""

    def _lines(self, *arguments: str) -> list[bytes]:
        return (_asked(self.folder, *arguments) or b"").splitlines()


def merged_file(base: Path, ours: Path, theirs: Path) -> tuple[bytes, bool] | None:
    """Return git's own merge of a file line by line, and whether it is without marks.

    Nothing when git does not merge it: it is no text, or there is no git.
    """
    labels = [word for label in LABELS for word in ("-L", label)]
    words = ["git", "merge-file", "--stdout", *labels, "--", str(ours), str(base), str(theirs)]
    try:
        ran = subprocess.run(words, capture_output=True, check=False)
    except OSError:
        return None
    return (ran.stdout, ran.returncode == 0) if 0 <= ran.returncode < _ERRORS else None


def names_around(folder: Path) -> list[tuple[str, str]]:
    """Return the tags and branches of the repository around a folder; nothing where is none."""
    try:
        return Repository.around(folder).names()
    except CannotDo:
        return []


def _is_day(name: str) -> bool:
    try:
        return bool(_DAY.fullmatch(name)) and bool(date.fromisoformat(name))
    except ValueError:
        return False


def _asked(folder: Path, *arguments: str, data: bytes = b"") -> bytes | None:
    """Return what git answers, or nothing when it refuses; raises ``CannotDo`` without a git."""
    words = ["git", "-C", str(folder), *arguments]
    try:
        ran = subprocess.run(words, input=data, capture_output=True, check=False)
    except FileNotFoundError as reason:
        raise CannotDo("这台电脑上没有 git；装好 git 再试") from reason
    except OSError as reason:
        raise CannotDo(f"运行不了 git：{reason.strerror}") from reason
    return ran.stdout if ran.returncode == 0 else None
