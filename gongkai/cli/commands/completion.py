"""``gongkai completion``: what a shell needs to complete command lines."""

import sys
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.options import offering
from gongkai.cli.shells import SHELLS, script


def completion(
    shell: Annotated[
        str,
        typer.Argument(metavar="SHELL", help="、".join(SHELLS), autocompletion=offering(SHELLS)),
    ],
) -> int:
    """Print the script for a shell's start file."""
    if shell not in SHELLS:
        raise typer.BadParameter(f"没有“{shell}”的补全，可用：{'、'.join(SHELLS)}")
    sys.stdout.write(script(shell))
    return ExitCode.FINE
