"""What makes a shell complete gongkai's command lines: a script for its own start file.

The scripts hold nothing but the question, so that they need not change with gongkai.
"""

from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
ASKING = "_GONGKAI_SHELL"
"""The variable in the environment by which a shell asks; it holds the shell's name."""


def script(shell: str) -> str:
    """Return the script of one of the ``SHELLS``."""
    return Path(__file__).with_name(shell).read_text("utf-8")
