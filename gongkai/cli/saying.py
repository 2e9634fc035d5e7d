"""What is said to a person: a line on a screen."""

import sys
from typing import IO

from gongkai.screens.visible import visible


def tell(line: str = "", stream: IO[str] | None = None) -> None:
    """Write a line for a person to read, to standard output unless a stream is given.

    Whatever the data or the command line holds, the line cannot move or colour a terminal.
    """
    print(visible(line), file=stream)


def say(line: str) -> None:
    """Write a line that is not the product to the error stream."""
    tell(line, sys.stderr)
