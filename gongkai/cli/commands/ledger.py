"""``gongkai ledger``: the 工作台账, a row a task, to be gone on with in a spreadsheet."""

from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import AsOf, Output, one_of
from gongkai.cli.publishing import SHEETS, form_of, publication
from gongkai.cli.writing import write
from gongkai.documents.ledger import ledger_rows
from gongkai.documents.markdown import escaped
from gongkai.formats.markdown import markdown
from gongkai.register import opened
from gongkai.tables import Column, Table
from gongkai.wording import full_day


def ledger(
    ctx: typer.Context,
    form: Annotated[str | None, one_of(*SHEETS)] = None,
    output: Output = None,
    as_of: AsOf = None,
) -> int:
    """Write the 工作台账."""
    root = find_root(ctx)
    how = publication(form_of(output, form, SHEETS), output, root, None)
    day = as_of or today()
    register = faultless(opened(root, day))
    book = ledger_rows(register, day)
    title, line = f"{register.plan.title}工作台账", f"截至：{full_day(day)}"
    if how.form == "md":
        tables = (
            f"## 表{k}　{name}\n\n{markdown(part)}" for k, (name, part) in enumerate(book.parts, 1)
        )
        write("\n".join((f"# {escaped(title)}\n\n{line}\n", *tables)), output)
    else:
        table = Table(tuple(map(Column, book.titles)), book.rows)
        write(how.sheet(table, title, line), output)
    return ExitCode.FINE
