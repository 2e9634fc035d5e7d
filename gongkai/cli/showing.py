"""What is shown to a person: problems with their carets, and tables with what is above them."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import IO

from gongkai.cli.saying import tell
from gongkai.diagnostics import Diagnostic
from gongkai.screens.plain import plain_lines
from gongkai.screens.problems import diagnostic_lines
from gongkai.tables import Table


def show_problems(diagnostics: Iterable[Diagnostic], stream: IO[str]) -> None:
    """Write problems for a person to read."""
    colour = colours(stream) and reads_escapes(sys.platform, os.environ)
    for diagnostic in diagnostics:
        for line in diagnostic_lines(diagnostic, colour=colour):
            print(line, file=stream)


def show_table(table: Table, heading: Sequence[str], nothing: str) -> None:
    """Write a table below its heading; ``nothing`` is said in place of one without rows."""
    for line in heading:
        tell(line)
    tell()
    if table.rows:
        _draw(table, sys.stdout)
    else:
        tell(nothing)


def _draw(table: Table, stream: IO[str]) -> None:
    """Write a table: fitted to a terminal, plain in a pipe."""
    if stream.isatty():
        from gongkai.screens.fitted import draw_fitted  # what draws it takes as long as a command

        draw_fitted(table, stream, colour=colours(stream))
    else:
        stream.writelines(line + "\n" for line in plain_lines(table))


def reads_escapes(platform: str, environment: Collection[str]) -> bool:
    """Does a terminal take colours as escapes? The older consoles of Windows show them."""
    return platform != "win32" or any(name in environment for name in _NEWER_CONSOLES)


_NEWER_CONSOLES = ("WT_SESSION", "ConEmuANSI", "ANSICON", "TERM")


def colours(stream: IO[str]) -> bool:
    """May the stream be coloured? Only a terminal, and not when NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
