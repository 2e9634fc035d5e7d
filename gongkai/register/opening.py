"""The door of the room: a folder is opened, and what it says is read and judged."""

from datetime import date
from pathlib import Path

from gongkai.diagnostics import in_file_order
from gongkai.register import checks, reading, workspace
from gongkai.register.reading import Reading
from gongkai.register.workspace import Workspace


def opened(root: Path, as_of: date, *, thoroughly: bool = True) -> Reading:
    """Return what the files below ``root`` say, with every problem, in the order of the files.

    ``as_of`` is today, for rules about dates in the future. Without ``thoroughly`` only the
    rules run that decide what can be trusted. Never raises for what the files say.
    """
    return judged(workspace.load(root), as_of, thoroughly=thoroughly)


def judged(found: Workspace, as_of: date, *, thoroughly: bool = True) -> Reading:
    """Return what the loaded files of a workspace say, as ``opened`` does."""
    examined = checks.examine(reading.read(found.files), as_of, thoroughly=thoroughly)
    problems = in_file_order((*found.diagnostics, *examined.diagnostics))
    return examined._replace(diagnostics=tuple(problems))
