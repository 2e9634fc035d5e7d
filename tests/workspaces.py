"""Whole workspaces from the few lines that an example shows.

A page of ``explanations`` shows only what matters; the rest of its workspace is the same for all.
The word behind the language of a fence says where its lines belong: ``task`` (of one task),
``tasks`` (the list), ``head`` (what stands above it), or the path of a whole file.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent

Workspace = Mapping[str, bytes]
"""Bytes by path; a path that ends with a slash is a folder."""

_FENCE = re.compile(r"^```\S+ (\S+)\n(.*?)\n```$", re.M | re.S)
_KEY = re.compile(r"^([a-z_]+):", re.M)
_HIDDEN = {"␇": "\a", "⇥   ": "\t"}

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
_STATES: dict[str, Workspace] = {
    "units=absent": {},
    "units=file": {"data/units.yaml": _UNITS.encode()},
    "units=folder": {"data/units.yaml/": b""},
    "units=gb18030": {"data/units.yaml": _UNITS.encode("gb18030")},
}


def shown_in(section: str) -> Workspace:
    """Return the whole of what a section of a page shows in its fences."""
    return laid_out(dict(_FENCE.findall(section)))


def task(text: str) -> Workspace:
    """Return a workspace with some lines of one task; what they leave out is filled in."""
    return laid_out({"task": text})


def laid_out(shown: Mapping[str, str]) -> Workspace:
    """Return the files for some lines, by the word that says where they belong."""
    files = {"data/tasks.yaml": _task("").encode(), "data/units.yaml": _UNITS.encode()}
    for place, text in shown.items():
        if place in _STATES:
            del files["data/units.yaml"]
            files |= _STATES[place]
        elif place in _PARTS:
            files["data/tasks.yaml"] = _PARTS[place](_real(text)).encode()
        else:
            files[place] = f"{_real(text)}\n".encode()
    if "data/tasks/1.yaml" in files:
        del files["data/tasks.yaml"]
    return files


def _task(lines: str) -> str:
    written = set(_KEY.findall(lines))
    missing = [line for key, line in _TASK.items() if key not in written]
    item = indent("\n".join([*missing, lines]).rstrip("\n"), "    ").lstrip()
    return f"{_PLAN}\ntasks:\n  - {item}\n"


def _tasks(lines: str) -> str:
    return f"{_PLAN}\n{lines}\n"


def _head(lines: str) -> str:
    return _task("").replace(_PLAN, f"{lines}\n")


_PARTS = {"task": _task, "tasks": _tasks, "head": _head}


def _real(text: str) -> str:
    """Return the text with the characters that a page can only show by a sign."""
    for sign, character in _HIDDEN.items():
        text = text.replace(sign, character)
    return text


def founded(folder: Path, tasks: str, units: str) -> Path:
    """Write a workspace of nothing but these tasks and units; return its folder."""
    write({"data/tasks.yaml": tasks.encode(), "data/units.yaml": units.encode()}, folder)
    return folder


def write(files: Workspace, folder: Path) -> None:
    """Write the workspace into an empty folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_bytes(data)
