"""``gongkai ledger``: the 工作台账, a row a task, to be gone on with in a spreadsheet."""

from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import examine, faultless, load, today
from gongkai.cli.options import AsOf, Output, one_of
from gongkai.cli.writing import write
from gongkai.documents.ledger import ledger_rows
from gongkai.formats.csv import csv_text
from gongkai.formats.markdown import markdown
from gongkai.tables import Column, Table


def ledger(
    ctx: typer.Context,
    form: Annotated[str, one_of("csv", "md")] = "csv",
    output: Output = None,
    as_of: AsOf = None,
) -> int:
    """Write the 工作台账."""
    day = as_of or today()
    book = ledger_rows(faultless(examine(load(ctx), day, thoroughly=True)), day)
    if form == "csv":
        write(csv_text(book.titles, book.rows), output)
    else:
        columns = tuple(Column(title) for title in book.titles)
        write(markdown(Table(columns, book.rows)), output)
    return ExitCode.FINE
