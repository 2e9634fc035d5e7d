"""A register as a revision holds it, and the side of a comparison that it makes."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.history.git import Repository
from gongkai.register.opening import judged
from gongkai.register.reading import Reading
from gongkai.register.workspace import remembered


class Remembered(NamedTuple):
    """What a workspace said at a revision: when that was recorded, and the day it is judged as of.

    ``name`` is empty for the files as they are.
    """

    name: str
    recorded: date
    as_of: date
    reading: Reading


def remembered_at(root: Path, name: str, as_of: date | None) -> Remembered:
    """Return what the workspace below ``root`` said at a revision.

    Without ``as_of`` it is judged as of the day of the commit. Raises ``CannotDo`` when git
    has no such revision, or no data there.
    """
    repository = Repository.around(root)
    revision = repository.revision(name)
    day = as_of or revision.day
    office = remembered(repository.files(revision), name)
    return Remembered(name, revision.day, day, judged(office, day, thoroughly=False))
