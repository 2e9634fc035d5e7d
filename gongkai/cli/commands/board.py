"""``gongkai board``: the whole plan on one HTML page, for people without this program."""

from typing import Annotated

import typer

from gongkai.boards.facts import board_facts
from gongkai.boards.page import board_page, public_page
from gongkai.boards.public import public_facts
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import faultless, find_root, seen
from gongkai.cli.options import AsOf, Output, Rev
from gongkai.cli.publishing import form_of
from gongkai.cli.saying import say
from gongkai.cli.writing import write
from gongkai.documents.table import omissions
from gongkai.documents.view import view_of


def board(
    ctx: typer.Context,
    public: Annotated[
        bool,
        typer.Option("--public", help="公开版：不含逾期、原因、科室进展和内部文号"),
    ] = False,
    output: Output = None,
    rev: Rev = None,
    as_of: AsOf = None,
) -> int:
    """Write the plan and where it stands as one HTML file."""
    form_of(output, None, ("html",))
    examined, day = seen(find_root(ctx), rev, as_of)
    register = faultless(examined)
    if public:
        whole = view_of(register, day)
        page = public_page(public_facts(whole))
        kind = "公开版：不含逾期、原因、科室进展和内部文号"
        left_out = omissions(whole)
    else:
        page = board_page(board_facts(register, day))
        kind = f"{_kilobytes(page)} kB，内部资料"
        left_out = []
    write(page, output, f"（{len(register.tasks)}项，{kind}）")
    for line in left_out:
        say(line)
    return ExitCode.FINE


def _kilobytes(page: str) -> int:
    return round(len(page.encode()) / 1000)
