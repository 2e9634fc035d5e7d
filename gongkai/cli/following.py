"""A new year's workspace from the one of the year before, which is only read."""

from pathlib import Path

import typer

from gongkai.agenda import agenda
from gongkai.cli.opening import faultless, today
from gongkai.cli.patterns import Beginning
from gongkai.diagnostics import CannotDo
from gongkai.formats.json import json_text
from gongkai.register import opened, workspace
from gongkai.register.folders import is_workspace
from gongkai.register.following import following
from gongkai.register.schema import schema
from gongkai.screens.year_end import to_look_at, year_end_words

_FIRST = "照新印发的任务分解表逐项改写 {tasks}，核对 {units}"
_LEFT_BEHIND = "进展、时限调整、催办和办结的个案没有带来"


def year_after(old: Path, year: int | None, *, carries: bool) -> Beginning:
    """Return what a year, or the next one, begins with: what is printed in the old one.

    Raises ``CannotDo`` where there is no workspace, and ``typer.Exit`` with code 1, the errors
    said, when its data has any.
    """
    if not is_workspace(old):
        raise CannotDo(f"{old} 里没有 data/tasks.yaml")
    ended = agenda(faultless(opened(old, today(), thoroughly=False)), today())
    last = ended.register.plan.year
    if year is not None and year <= last:
        raise typer.BadParameter(f"{old} 是{last}年的，新的一年要在它以后，不是{year}年")
    made = following(workspace.load(old).files, year or last + 1, today(), carries=carries)
    texts = {
        Path(source.path).relative_to(old).as_posix(): source.text for source in made.files.sources
    }
    texts["schemas/tasks.schema.json"] = json_text(schema("tasks", made.register))
    told = [*year_end_words(ended, carries=carries), *to_look_at(made.register)]
    if any("#" in source.text for source in made.files.tasks):
        told.append("  以“#”开头的说明是照抄的，写着上年情况的请改")
    if (old / "templates").is_dir():
        told.append(f"  {old / 'templates'} 没有带来，要用的请复制")
    counted = f"（{len(made.register.tasks)}项，照{last}年的任务、科室、时间节点；{_LEFT_BEHIND}）"
    return Beginning(year or last + 1, texts, _FIRST, counted, tuple(told))
