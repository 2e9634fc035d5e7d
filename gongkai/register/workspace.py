"""The files of a workspace, loaded. Besides this only names and saving open data files."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gongkai.diagnostics import CannotDo, Diagnostic, Place, error
from gongkai.register.folders import DATA, is_closed, is_there, task_files
from gongkai.register.nodes import Source, decode
from gongkai.register.reading import Files
from gongkai.register.source import glimpse
from gongkai.wording import refusal

_LARGEST = 64 * 1024 * 1024  # bytes: more than 100,000 tasks


class Workspace(NamedTuple):
    """The files of a folder as they were read; ``diagnostics`` tell of those that were not."""

    root: Path
    files: Files
    diagnostics: tuple[Diagnostic, ...]


def load(root: Path) -> Workspace:
    """Read the files below ``root``; a file that cannot be read becomes a diagnostic."""
    data = root / DATA
    if is_closed(data):
        shut = Place(data.as_posix(), 1, 1)
        return Workspace(root, Files(()), (error("unreadable-file", shut, "打不开这个文件夹"),))
    problems: list[Diagnostic] = []
    tasks = {path: _read(path, problems) for path in task_files(root)}
    misnamed = sorted((data / "tasks").glob("*.yml"))
    problems += [_misnamed(path) for path in misnamed]
    units = _read(data / "units.yaml", problems)
    optional = data / "holidays.yaml"
    holidays = _read(optional, problems) if is_there(optional) else None
    readable = tuple(source for source in tasks.values() if source is not None)
    left_out = [*(path for path, source in tasks.items() if source is None), *misnamed]
    files = Files(readable, units, holidays, unread=tuple(map(_glimpse, left_out)))
    return Workspace(root, files, tuple(problems))


def remembered(texts: Mapping[str, bytes], name: str) -> Workspace:
    """Return a workspace as git remembers it: bytes by their path below the folder.

    ``name`` is that of the revision; a place is told as git tells it: ``m8:data/tasks.yaml``.
    """
    problems: list[Diagnostic] = []

    def read(path: str) -> Source | None:
        shown = f"{name}:{path}"
        if path in texts:
            found = decode(texts[path], shown)
        else:
            found = error("missing-file", Place(shown, 1, 1), "这个版本里没有这个文件")
        if isinstance(found, Source):
            return found
        problems.append(found)
        return None

    single, units, holidays = (f"{DATA}/{each}.yaml" for each in ("tasks", "units", "holidays"))
    several = sorted(path for path in texts if PurePosixPath(path).match(f"{DATA}/tasks/*.yaml"))
    tasks = {path: read(path) for path in [single, *several] if path in texts}
    left_out = [
        glimpse(texts[path], f"{name}:{path}") for path, source in tasks.items() if not source
    ]
    files = Files(
        tuple(source for source in tasks.values() if source is not None),
        read(units),
        read(holidays) if holidays in texts else None,
        unread=tuple(left_out),
    )
    return Workspace(Path(), files, tuple(problems))


def units_in(path: Path) -> Source:
    """Return a units.yaml that stands anywhere; raises ``CannotDo`` when it cannot be read."""
    problems: list[Diagnostic] = []
    source = _read(path, problems)
    if source is None:
        raise CannotDo(f"{path}：{problems[0].message}")
    return source


def _read(path: Path, problems: list[Diagnostic]) -> Source | None:
    shown = path.as_posix()
    try:
        fault = _unreadable(path)
        read = decode(path.read_bytes(), shown) if fault is None else fault
    except OSError as reason:
        read = error("unreadable-file", Place(shown, 1, 1), f"读不了这个文件：{refusal(reason)}")
    if isinstance(read, Source):
        return read
    problems.append(read)
    return None


def _glimpse(path: Path) -> Source:
    """Return what can be made out of a file that is not read; nothing when it cannot be opened."""
    shown = path.as_posix()
    try:
        return glimpse(path.read_bytes() if _unreadable(path) is None else b"", shown)
    except OSError:
        return Source(shown, "")


def _unreadable(path: Path) -> Diagnostic | None:
    """Say why a path cannot be a data file: reading a pipe or a device might never end."""
    place = Place(path.as_posix(), 1, 1)
    if not path.exists():
        if path.is_symlink():
            return error("unreadable-file", place, "这个链接没有指到文件：目标不存在，或绕成了圈")
        hint = "gongkai init 只补缺的文件，不动已有的"
        return error("missing-file", place, "没有这个文件", hint)
    if not path.is_file():
        return error("unreadable-file", place, "这不是普通文件，读不了")
    if path.stat().st_size > _LARGEST:
        return error("unreadable-file", place, "文件超过64MB，不像是任务分解表")
    return None


def _misnamed(path: Path) -> Diagnostic:
    """Say that a file with tasks is left out: its tasks must not vanish in silence."""
    message = "文件名以 .yml 结尾，没有读入"
    return error("unreadable-file", Place(path.as_posix(), 1, 1), message, "请改为以 .yaml 结尾")
