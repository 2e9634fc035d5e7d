"""Small workspaces that show one mistake each, or the same place without it.

An example shows only the lines that matter; the rest of its workspace is the same for all. It
knows how the files are laid out and refuses to judge them.
"""

import re
from collections.abc import Mapping
from textwrap import dedent, indent
from typing import NamedTuple


class Example(NamedTuple):
    """``shown`` is what a person reads; ``files`` is the whole workspace, bytes by path.

    A path with no bytes at all and a final slash is a folder.
    """

    shown: str
    files: Mapping[str, bytes]


_PLAN = """\
plan:
  title: 2022年示例局政务公开工作要点
  year: 2022
  issued: 2022-03-15

events:
  - {name: 《工作要点》印发, date: 2022-03-01}

"""
_TASK = {
    "id": "id: 1",
    "name": "name: 公文归集",
    "content": "content: 开展公文备案。",
    "units": "units: [办公室]",
    "deadline": "deadline: 全年",
}
_UNITS = """\
units:
  - name: 办公室
  - name: 预算科
  - name: 绩效科

collectives:
  - {name: 各科室, means: all}
  - {name: 相关科室, means: unspecified}
"""
_SHOWN_AS = {ord("\a"): "␇", ord("\t"): "⇥   "}
_KEY = re.compile(r"(?m)^([a-z_]+):")
_TASKS_PATH, _UNITS_PATH = "data/tasks.yaml", "data/units.yaml"
_HOLIDAYS_PATH = "data/holidays.yaml"


def task(text: str) -> Example:
    """Show some lines of one task; what they leave out is filled in."""
    shown = dedent(text).strip("\n")
    written = set(_KEY.findall(shown))
    before = [line for key, line in _TASK.items() if key not in written]
    lines = "\n".join([*before, shown])
    item = "  - " + indent(lines, "    ").lstrip(" ")
    return _workspace(shown, tasks=f"{_PLAN}tasks:\n{item}\n")


def tasks(text: str) -> Example:
    """Show the whole list of tasks."""
    shown = dedent(text).strip("\n")
    return _workspace(shown, tasks=f"{_PLAN}{shown}\n")


def file(text: str) -> Example:
    """Show the whole of data/tasks.yaml."""
    shown = dedent(text).strip("\n")
    return _workspace(shown, tasks=shown + "\n")


def head(text: str) -> Example:
    """Show what stands above the tasks: the plan and the events."""
    shown = dedent(text).strip("\n")
    one = "\n".join(f"    {line}" for line in _TASK.values())
    return _workspace(shown, tasks=f"{shown}\n\ntasks:\n  - {one.lstrip()}\n")


def units(text: str) -> Example:
    """Show data/units.yaml; the task names 办公室 only."""
    shown = dedent(text).strip("\n")
    return _workspace(shown, tasks=_plain_tasks(), units=shown + "\n")


def holidays(text: str) -> Example:
    """Show data/holidays.yaml."""
    shown = dedent(text).strip("\n")
    return _workspace(shown, tasks=_plain_tasks(), more={_HOLIDAYS_PATH: shown.encode() + b"\n"})


def task_and_units(lines: str, units_file: str) -> Example:
    """Show some lines of one task beside data/units.yaml."""
    one, other = task(lines), dedent(units_file).strip("\n")
    shown = f"# data/tasks.yaml\n{one.shown}\n\n# data/units.yaml\n{other}"
    return Example(shown, {**one.files, _UNITS_PATH: other.encode() + b"\n"})


def two_files(first: str, second: str) -> Example:
    """Show two files of data/tasks/."""
    texts = {
        "data/tasks/1.yaml": dedent(first).strip("\n"),
        "data/tasks/2.yaml": dedent(second).strip("\n"),
    }
    shown = "\n\n".join(f"# {path}\n{text}" for path, text in texts.items())
    files = {path: text.encode() + b"\n" for path, text in texts.items()}
    return Example(shown, {**files, _UNITS_PATH: _UNITS.encode()})


def folder(**states: str) -> Example:
    """Show what lies in data/: ``units`` may be ``file``, ``absent``, ``folder`` or ``gb18030``."""
    state = states["units"]
    files = {_TASKS_PATH: _plain_tasks().encode()}
    lines = ["data/", "  tasks.yaml"]
    if state == "folder":
        files[f"{_UNITS_PATH}/"] = b""
        lines.append("  units.yaml/    （是文件夹）")
    elif state == "gb18030":
        files[_UNITS_PATH] = _UNITS.encode("gb18030")
        lines.append("  units.yaml     （GB18030 编码）")
    elif state == "file":
        files[_UNITS_PATH] = _UNITS.encode()
        lines.append("  units.yaml     （UTF-8 编码）")
    return Example("\n".join(lines), files)


def _plain_tasks() -> str:
    one = "\n".join(f"    {line}" for line in _TASK.values())
    return f"{_PLAN}tasks:\n  - {one.lstrip()}\n"


def _workspace(
    shown: str, *, tasks: str, units: str = _UNITS, more: Mapping[str, bytes] | None = None
) -> Example:
    files = {_TASKS_PATH: tasks.encode(), _UNITS_PATH: units.encode()}
    return Example(shown.translate(_SHOWN_AS), {**files, **(more or {})})
