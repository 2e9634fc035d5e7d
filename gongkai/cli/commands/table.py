"""``gongkai table``: the printed table with a column for how each row stands."""

from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import AsOf, Output, one_of
from gongkai.cli.publishing import FORMS, LetterPaper, form_of, publication, publish
from gongkai.cli.saying import say
from gongkai.documents.table import implementation_table, omissions
from gongkai.documents.view import view_of
from gongkai.register import opened

_FORMS = (*FORMS, "xlsx")


def table(
    ctx: typer.Context,
    public: Annotated[
        bool, typer.Option("--public", help="公开版：不写原因、亮灯和科室的不足")
    ] = False,
    output: Output = None,
    form: Annotated[str | None, one_of(*_FORMS)] = None,
    paper: LetterPaper = None,
    as_of: AsOf = None,
) -> int:
    """Write the 落实情况表."""
    root = find_root(ctx)
    how = publication(form_of(output, form, _FORMS), output, root, paper)
    day = as_of or today()
    register = faultless(opened(root, day))
    folders = (root / "templates",)
    seen = view_of(register, day)
    publish(how, [implementation_table(seen, public, folders)], output)
    for line in omissions(seen) if public else ():
        say(line)
    return ExitCode.FINE
