"""What has changed between two revisions, line by line."""

from collections.abc import Iterator

from gongkai.history.differences import Differences
from gongkai.history.telling import NOTHING, heading, sections


def change_lines(changed: Differences) -> Iterator[str]:
    """Yield what has changed, the answer first: what was done and what is late."""
    yield heading(changed)
    yield ""
    for section in sections(changed):
        yield f"{section.title}　{section.summary}"
        yield from (f"  {line}" for line in section.lines)
    if changed.is_nothing:
        yield NOTHING
