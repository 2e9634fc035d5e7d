"""How a command ends, as the shell sees it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    FINE = 0
    DATA = 1
    USAGE = 2
    FAILED = 3
