"""``gongkai schema``: the JSON Schema of a data file."""

from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import find_root, today, usable
from gongkai.cli.options import Output, offering
from gongkai.cli.writing import write
from gongkai.formats.json import json_text
from gongkai.register import opened
from gongkai.register import schema as schemas


def schema(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="tasks、units 或 holidays",
            autocompletion=offering(schemas.FILES),
        ),
    ],
    here: Annotated[
        bool, typer.Option("--here", help="写进本单位的科室和时间节点，供编辑器补全和核对")
    ] = False,
    output: Output = None,
) -> int:
    """Print the schema of ``tasks``, ``units`` or ``holidays``."""
    if name not in schemas.FILES:
        raise typer.BadParameter(f"没有“{name}”这种文件，可用：{'、'.join(schemas.FILES)}")
    register = None
    if here:
        examined = opened(find_root(ctx), today(), thoroughly=False)
        register = usable(examined, as_table=False)
    write(json_text(schemas.schema(name, register)), output)
    return ExitCode.FINE
