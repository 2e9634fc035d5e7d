"""Where a workspace is, and which of its files hold tasks. It opens none of them."""

import os
from pathlib import Path

from gongkai.diagnostics import CannotDo
from gongkai.wording import refusal

DATA = "data"


def is_workspace(folder: Path) -> bool:
    """Does the folder hold a register? One that cannot be looked into does not."""
    data = folder / DATA
    try:
        return is_there(data / "tasks.yaml") or (data / "tasks").is_dir()
    except OSError:  # no permission, or a name that is too long
        return False


def bureaus_below(folder: Path) -> list[Path]:
    """Return the folders of a folder that hold a data folder, by their names.

    One without tasks in it is among them: a bureau must not vanish in silence. Raises
    ``CannotDo`` when the folder cannot be read.
    """
    try:
        return sorted(
            each for each in folder.iterdir() if is_closed(each / DATA) or (each / DATA).is_dir()
        )
    except OSError as reason:
        raise CannotDo(f"读不了 {folder}：{refusal(reason)}") from reason


def is_closed(folder: Path) -> bool:
    """Is there a folder that may not be looked into, or below one?"""
    try:
        return folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK)
    except PermissionError:
        return True


def nearest_workspace(path: Path) -> Path | None:
    """Return the path itself or the nearest folder above it that holds a register."""
    for _ in path.absolute().parts:
        if is_workspace(path):
            return path
        path = path / ".." if path.name in ("", "..") else path.parent
    return None


def task_files(root: Path) -> list[Path]:
    """Return the files that may hold tasks: data/tasks.yaml, then data/tasks/*.yaml by name."""
    single = root / DATA / "tasks.yaml"
    several = sorted((root / DATA / "tasks").glob("*.yaml"))
    return [single, *several] if is_there(single) or not several else several


def is_there(path: Path) -> bool:
    """Is there anything, were it a link that leads nowhere?"""
    return path.exists() or path.is_symlink()
