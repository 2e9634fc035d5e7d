"""What is said to a person: a line on a screen."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TextIO

from gongkai.screens.visible import visible


def tell(line: str = "", stream: IO[str] | None = None) -> None:
    """Write a line for a person to read, to standard output unless a stream is given.

    Whatever the data or the command line holds, the line cannot move or colour a terminal.
    """
    print(visible(line), file=stream)


def say(line: str) -> None:
    """Write a line that is not the product to the error stream."""
    tell(line, sys.stderr)


def typed(question: str) -> str | None:
    """Ask, and return the line that is typed; nothing at the end of the input."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        say("")
    return line.strip() if line else None


_MARK = "\ufeff"  # what a sheet in UTF-8 begins with, for Excel


def hand_out(pieces: str | bytes | Iterable[str]) -> None:
    """Write the product to standard output, where a test may have put a stream without bytes.

    It may come in pieces, as it is made. A text is written in the encoding that the stream has,
    its line ends as they are.
    """
    stream = sys.stdout
    stream.flush()
    for piece in (pieces,) if isinstance(pieces, str | bytes) else pieces:
        if not hasattr(stream, "buffer"):
            stream.write(piece if isinstance(piece, str) else piece.decode())
        elif isinstance(piece, str):
            is_unicode = stream.encoding.lower().startswith("utf")
            text = piece if is_unicode else piece.removeprefix(_MARK)
            stream.buffer.write(text.encode(stream.encoding, stream.errors or "strict"))
        else:
            stream.buffer.write(piece)


def close_output() -> None:
    """Write nothing more, also not at the very end: the reader has gone, or there is no room."""
    sys.stdout = nowhere()


def nowhere() -> TextIO:
    """Return a stream that nobody reads."""
    return Path(os.devnull).open("w", encoding="utf-8")
