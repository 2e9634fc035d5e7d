"""The command that lays out a new workspace: init. It never writes over a file."""

from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.office import ExitCode, parse_number, today
from gongkai.diagnostics import CannotDo

_STARTER = Path(__file__).with_name("starter")

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
  1. 把 {root}data/tasks.yaml 里的示例任务改成印发的任务分解表，科室写进 data/units.yaml
  2. 检查：gongkai{option} validate
  3. 看近期到期：gongkai{option} due --within 30d
  4. 用 git 管起来：git init，再 git add . 和 git commit
严禁写入国家秘密、工作秘密，以及申请人、留言人和工作人员的个人信息。"""


def init(
    directory: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="放在哪个文件夹，不写为这里")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", parser=parse_number, metavar="Y", help="计划年度")
    ] = None,
) -> int:
    """新建一个工作区，只添文件，不覆盖。"""
    root = directory or Path()
    taken = [target for _, target in FILES if (root / target).exists()]
    if taken:
        raise CannotDo(f"已经有了 {'、'.join(taken)}，不覆盖；一个文件也没有写")
    plan_year = str(year or today().year)
    try:
        for pattern, target in FILES:
            text = (_STARTER / pattern).read_text(encoding="utf-8").replace("{year}", plan_year)
            (root / target).parent.mkdir(parents=True, exist_ok=True)
            with (root / target).open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            print(f"已写入 {(root / target).as_posix()}")
    except OSError as reason:
        raise CannotDo(f"写不了 {reason.filename}：{reason.strerror}") from reason
    here = directory is None
    print()
    print(
        _NEXT.format(
            root="" if here else f"{root.as_posix()}/", option="" if here else f" -C {root}"
        )
    )
    return ExitCode.FINE
