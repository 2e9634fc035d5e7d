"""The workspaces of the repository, as files in memory, and laid out in a folder."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_HOMES = ("data", "examples", "tests")
_LARGE = 4_000  # bytes: a plan that somebody could work with


class Office(NamedTuple):
    """The files of a workspace by their path in it, ``data/tasks.yaml`` and the others."""

    name: str
    files: Mapping[str, bytes]

    @property
    def is_large(self) -> bool:
        """Is it a whole plan, not a case of a few lines?"""
        return sum(map(len, self.files.values())) > _LARGE


@cache
def offices() -> tuple[Office, ...]:
    """Return every workspace of the repository: the plan, the examples, the cases of the tests."""
    found = [path for home in _HOMES for path in sorted((ROOT / home).rglob("*.yaml"))]
    folders = dict.fromkeys(
        folder.parent
        for path in found
        for folder in path.parents
        if folder.name == "data" and folder.is_relative_to(ROOT)
    )
    return tuple(office_in(folder) for folder in folders)


def office_in(folder: Path) -> Office:
    """Return the workspace in a folder."""
    return Office(folder.relative_to(ROOT).as_posix() if folder != ROOT else ".", files_in(folder))


def files_in(folder: Path) -> dict[str, bytes]:
    """Return all that a workspace's data folder holds, also what was left behind there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "data").rglob("*"))
        if path.is_file()
    }


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a workspace below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
