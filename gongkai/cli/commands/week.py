"""``gongkai week``: what the officer has to see to this week, on one screen or one sheet."""

from typing import Annotated

import typer

from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import faultless, find_root, today
from gongkai.cli.options import AsOf, Output, one_of
from gongkai.cli.publishing import FORMS, LetterPaper, form_of, publication, publish
from gongkai.cli.saying import tell
from gongkai.cli.showing import show_table
from gongkai.cli.writing import write
from gongkai.documents.rendering import render
from gongkai.documents.week import WeekFacts, week_facts
from gongkai.formats.json import json_text, week_fields
from gongkai.register import opened
from gongkai.screens.week import week_heading, week_lines, week_table

_FORMS = ("text", *FORMS, "json")


def week(
    ctx: typer.Context,
    form: Annotated[str | None, one_of(*_FORMS)] = None,
    output: Output = None,
    paper: LetterPaper = None,
    as_of: AsOf = None,
) -> int:
    """Show what there is to see to in the week of a day."""
    root = find_root(ctx)
    day = as_of or today()
    chosen = form_of(output, form, _FORMS if output is None else _FORMS[1:])
    if chosen == "text" and output is not None:
        raise typer.BadParameter("text 显示在屏幕上；写成文件的，--output 的结尾写成 .md 或 .docx")
    how = publication("md" if chosen in ("text", "json") else chosen, output, root, paper)
    facts = week_facts(faultless(opened(root, day)), day)
    if chosen == "text":
        _show(facts)
    elif chosen == "json":
        write(json_text(week_fields(facts)), output)
    else:
        publish(how, [render("week", facts, (root / "templates",))], output)
    return ExitCode.FINE


def _show(facts: WeekFacts) -> None:
    show_table(week_table(facts), week_heading(facts), "没有逾期和将到期的事项。")
    lines = list(week_lines(facts))
    for line in ["", *lines] if lines else []:
        tell(line)
