"""``gongkai init``: a new workspace. It never writes over a file."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.creating import write_new
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import today
from gongkai.cli.options import Year
from gongkai.cli.saying import tell
from gongkai.diagnostics import CannotDo
from gongkai.formats.json import json_text
from gongkai.register.fields import EARLIEST_YEAR, LATEST_YEAR
from gongkai.register.schema import FILES as SCHEMAS
from gongkai.register.schema import schema

_STARTER = Path(__file__).parents[1] / "starter"

FILES = (
    ("tasks.yaml", "data/tasks.yaml"),
    ("units.yaml", "data/units.yaml"),
    ("workflow.yml", ".github/workflows/data.yml"),
    ("pre-commit.yaml", ".pre-commit-config.yaml"),
    ("editorconfig.ini", ".editorconfig"),
    ("vscode.json", ".vscode/settings.json"),
)
"""The files of a new workspace: the name of the pattern, and where it goes."""

_NEXT = """\

下一步：
  1. 把 {tasks} 里的示例任务改成印发的任务分解表，科室写进 {units}
  2. 检查：gongkai{option} validate
  3. 看近期到期：gongkai{option} due --within 30d
  4. 用 git 管起来：git init，再 git add . 和 git commit
严禁写入国家秘密、工作秘密，以及申请人、留言人和工作人员的个人信息。"""


def init(
    ctx: typer.Context,
    directory: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="放在哪个文件夹，不写为这里")
    ] = None,
    year: Year = None,
) -> int:
    """Lay out a new workspace; a file that is there already is left alone."""
    root = (ctx.obj or Path()) / (directory or Path())
    plan_year = year if year is not None else today().year
    if not EARLIEST_YEAR <= plan_year <= LATEST_YEAR:
        raise typer.BadParameter(f"“{plan_year}”不是计划年度，写成 {today().year} 的样子")
    texts = {root / target: text for target, text in _texts(plan_year)}
    _refuse_to_overwrite(root, texts)
    write_new(texts)
    for path in texts:
        tell(f"已写入 {path.as_posix()}")
    option = "" if root == Path() else f" -C {shlex.quote(root.as_posix())}"
    tasks, units = ((root / name).as_posix() for name in ("data/tasks.yaml", "data/units.yaml"))
    tell(_NEXT.format(tasks=tasks, units=units, option=option))
    return ExitCode.FINE


def _texts(year: int) -> list[tuple[str, str]]:
    """Return the files of a new workspace: where each goes, and its text."""
    patterns = [
        (target, (_STARTER / name).read_text(encoding="utf-8").replace("{year}", str(year)))
        for name, target in FILES
    ]
    return [
        *patterns,
        *((f"schemas/{name}.schema.json", json_text(schema(name))) for name in SCHEMAS),
    ]


def _refuse_to_overwrite(root: Path, texts: dict[Path, str]) -> None:
    """Raise ``CannotDo`` when anything is there already, also a link that leads nowhere."""
    taken = [path for path in texts if path.exists() or path.is_symlink()]
    above = [folder for path in texts for folder in path.parents if folder.is_relative_to(root)]
    taken += [folder for folder in dict.fromkeys(above) if folder.is_file()]
    taken += [folder for folder in [root / "data/tasks"] if folder.is_dir()]
    if taken:
        names = "、".join(path.as_posix() for path in taken)
        raise CannotDo(f"已经有了 {names}，不覆盖；一个文件也没有写")
