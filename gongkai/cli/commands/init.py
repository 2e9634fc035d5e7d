"""``gongkai init``: a new workspace, or what one lacks. It never writes over a file."""

import re
import shlex
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from gongkai.cli.creating import write_new
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.following import year_after
from gongkai.cli.lacking import rest
from gongkai.cli.opening import today
from gongkai.cli.options import Year, offering
from gongkai.cli.patterns import BLANK, PIPELINES, Beginning, Package, around, example
from gongkai.cli.saying import tell
from gongkai.diagnostics import CannotDo
from gongkai.register.fields import EARLIEST_YEAR, LATEST_YEAR
from gongkai.register.folders import is_there, is_workspace
from gongkai.wording import refusal

_NEXT = """\

下一步：
  1. {first}
  2. 检查：gongkai{option} validate
  3. 看近期到期：gongkai{option} due --within 30d
  4. 用 git 管起来：git init，再 git add . 和 git commit；几个人都改的，再 gongkai{option} git-setup
严禁写入国家秘密、工作秘密，以及申请人、留言人和工作人员的个人信息。"""

_TO_FILL_IN = "  其中写着【】的要填写：安装包放在哪里、它的校验值；也可以用 --package 写明"


def _parse_pipeline(text: str) -> str:
    if text not in PIPELINES:
        raise typer.BadParameter(f"没有“{text}”这一种，可用：{'、'.join(PIPELINES)}")
    return text


Pipeline = Annotated[
    str,
    typer.Option(
        "--ci",
        parser=_parse_pipeline,
        metavar="CI",
        help=f"git 仓库放在哪里：{'、'.join(PIPELINES)}；由它检查每次改动",
        autocompletion=offering(PIPELINES),
    ),
]
Installed = Annotated[
    str | None,
    typer.Option(
        "--package",
        metavar="FILE",
        help="检查时装哪个安装包：工作区里的文件，或“网址#sha256=校验值”；不写则留空待填",
    ),
]


Old = Annotated[
    Path | None,
    typer.Option("--from", metavar="DIR", help="照上一年的工作区开始：任务、科室、时间节点带过来"),
]
Carries = Annotated[
    bool,
    typer.Option("--carry-cases/--no-carry-cases", help="上一年没有办结的个案带不带过来"),
]


def init(
    ctx: typer.Context,
    directory: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="放在哪个文件夹，不写为这里")
    ] = None,
    year: Year = None,
    pipeline: Pipeline = "github",
    package: Installed = None,
    old: Old = None,
    carries: Carries = True,
) -> int:
    """Lay out a new workspace, or add what one lacks; what is there already is left alone."""
    root = (ctx.obj or Path()) / (directory or Path())
    if old is not None:
        beginning = year_after(old, year, carries=carries)
        _refuse_to_overwrite(root, beginning.texts)
    else:
        begins = year if year is not None else today().year
        beginning = rest(root, begins) if is_workspace(root) else example(begins)
    if not EARLIEST_YEAR <= beginning.year <= LATEST_YEAR:
        raise typer.BadParameter(f"“{beginning.year}”不是计划年度，写成 {today().year} 的样子")
    patterns = around(pipeline, _package(root, package) if package else BLANK)
    whole = beginning.texts | patterns | beginning.texts  # the data first, and its own schema
    new = {root / name: text for name, text in whole.items() if not is_there(root / name)}
    _refuse_files_for_folders(root, new)
    write_new(new)
    if new:
        _tell(root, new, beginning)
    else:
        tell("工作区是齐全的，没有添加什么")
    return ExitCode.FINE


def _tell(root: Path, new: Mapping[Path, str], beginning: Beginning) -> None:
    tasks, units = (root / name for name in ("data/tasks.yaml", "data/units.yaml"))
    for path, text in new.items():
        tell(f"已写入 {path.as_posix()}{beginning.counted if path == tasks else ''}")
        if BLANK.address in text:
            tell(_TO_FILL_IN)
    for line in beginning.told:
        tell(line)
    first = beginning.first.format(tasks=tasks.as_posix(), units=units.as_posix())
    option = "" if root == Path() else f" -C {shlex.quote(root.as_posix())}"
    tell(_NEXT.format(first=first, option=option))


_ADDRESS = re.compile(r"(https?://[\w.~:/?&=%+@,;()-]+)#sha256=([0-9a-fA-F]{64})", re.ASCII)


def _package(root: Path, text: str) -> Package:
    """Return a file of the workspace with its own sum, or an address with the sum that it names.

    A file must lie in the workspace: a pipeline has nothing else. Raises ``CannotDo``.
    """
    if "://" in text:
        found = _ADDRESS.fullmatch(text)
        if found is None:
            hint = "写成 https://…/gongkai-….whl#sha256=64位校验值 的样子"
            raise typer.BadParameter(f"“{text}”不行，{hint}")
        return Package(found[1], found[2].lower())
    path = Path(text)
    if not path.resolve().is_relative_to(root.resolve()):
        raise CannotDo(f"{path} 不在工作区 {root} 里：先放进去，和数据一起提交")
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError as reason:
        raise CannotDo(f"读不了安装包 {path}：{refusal(reason)}") from reason
    inside = path.resolve().relative_to(root.resolve()).as_posix()
    return Package(f"file://$PWD/{quote(inside)}", digest)


def _refuse_to_overwrite(root: Path, names: Iterable[str]) -> None:
    """Raise ``CannotDo`` when the data of a year is there already."""
    taken = [root / name for name in names if is_there(root / name)]
    taken += [folder for folder in [root / "data/tasks"] if folder.is_dir()]
    if taken:
        shown = "、".join(path.as_posix() for path in taken)
        raise CannotDo(f"已经有了 {shown}，不覆盖；一个文件也没有写")


def _refuse_files_for_folders(root: Path, new: Iterable[Path]) -> None:
    """Raise ``CannotDo`` where a file stands in the place of a folder."""
    above = [folder for path in new for folder in path.parents if folder.is_relative_to(root)]
    taken = [folder.as_posix() for folder in dict.fromkeys(above) if folder.is_file()]
    if taken:
        raise CannotDo(f"已经有了 {'、'.join(taken)}，不是文件夹；一个文件也没有写")
