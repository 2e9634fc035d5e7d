"""``gongkai git-setup``: the merge driver is made known to git, once in each clone."""

from pathlib import Path

import typer

from gongkai.cli.creating import write_new
from gongkai.cli.exit_codes import ExitCode
from gongkai.cli.opening import find_root
from gongkai.cli.saying import tell
from gongkai.history.driver import ATTRIBUTES, SETTINGS, is_named
from gongkai.history.git import Repository


def git_setup(ctx: typer.Context) -> int:
    """Write what git needs to merge data files by records, and to head hunks with their task."""
    root = find_root(ctx)
    repository = Repository.around(root)
    for key, value in SETTINGS.items():
        repository.set(key, value)
    tell("已写入 git 的设置：合并数据文件时由 gongkai 逐条合并，git diff 的每段标出任务序号")
    if not is_named(repository):
        _say_where(root / ".gitattributes")
    tell("设置只在这份克隆里有效，每台电脑各运行一次；没有运行的，git 照常逐行合并")
    return ExitCode.FINE


def _say_where(attributes: Path) -> None:
    """Write the attributes that name the driver, or say what is to be added to them."""
    if attributes.exists():
        tell(f"请在 {attributes.as_posix()} 里加上这几行，并提交：")
        for line in ATTRIBUTES.splitlines():
            tell(f"  {line}")
    else:
        write_new({attributes: ATTRIBUTES})
        tell(f"已写入 {attributes.as_posix()}，请提交")
