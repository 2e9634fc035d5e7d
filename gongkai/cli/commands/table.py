"""``gongkai table``: the printed table with a column for how each row stands."""

from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import examine, faultless, load, today
from gongkai.cli.options import AsOf, Output
from gongkai.cli.writing import write
from gongkai.documents.table import implementation_table


def table(
    ctx: typer.Context,
    public: Annotated[
        bool, typer.Option("--public", help="公开版：不写原因、亮灯和科室的不足")
    ] = False,
    output: Output = None,
    as_of: AsOf = None,
) -> int:
    """Write the 落实情况表."""
    workspace = load(ctx)
    day = as_of or today()
    register = faultless(examine(workspace, day, thoroughly=True))
    folders = (workspace.root / "templates",)
    write(implementation_table(register, day, public, folders), output)
    return ExitCode.FINE
