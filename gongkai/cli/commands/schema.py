"""``gongkai schema``: the JSON Schema of a data file."""

import sys
from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.options import offering
from gongkai.formats.json import json_text
from gongkai.register import schema as schemas


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="tasks、units 或 holidays",
            autocompletion=offering(schemas.FILES),
        ),
    ],
) -> int:
    """Print the schema of ``tasks``, ``units`` or ``holidays``."""
    if name not in schemas.FILES:
        raise typer.BadParameter(f"没有“{name}”这种文件，可用：{'、'.join(schemas.FILES)}")
    sys.stdout.write(json_text(schemas.schema(name)))
    return ExitCode.FINE
