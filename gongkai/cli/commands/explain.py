"""``gongkai explain``: what a diagnostic means, and how to mend it."""

from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.explanations import catalogue


def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="问题代码")] = None,
) -> int:
    """Explain a code, or list all of them."""
    if code is None:
        print(catalogue.contents(), end="")
        return ExitCode.FINE
    found = catalogue.explanation(code)
    if found is None:
        guess = catalogue.nearest_code(code)
        raise typer.BadParameter(f"没有“{code}”这个代码{guess or '；'}全部代码：gongkai explain")
    print(catalogue.in_full(found), end="")
    return ExitCode.FINE
