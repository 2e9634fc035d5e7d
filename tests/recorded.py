"""A small office to record things in, and how a command is typed there."""

from pathlib import Path

import pytest

from gongkai.cli.main import main

Ran = tuple[int, str, str]

UNITS = "units: [{name: 办公室, aliases: [综合科]}, {name: 法规科}]\n"
TASKS = """\
plan: {title: 某局要点, year: 2022}
events:
  - {name: 《要点》印发}
  - {name: 平台上线, date: 2022-03-01}
tasks:
  - {id: 1, name: 甲, content: 内容, units: [办公室], deadline: 9月底前}
  - {id: 2, name: 乙, content: 内容, units: [办公室], deadline: 全年}
  - {id: 3, name: 丙, content: 内容, units: [办公室], deadline: 每季度末}
  - {id: 4, name: 丁, content: 内容, units: [办公室], deadline: 10月—11月, target: 3篇}
  - {id: 5, name: 戊, content: 内容, units: [办公室], deadline: 《要点》印发30日内}
  - id: 6
    name: 己
    content: 内容
    units: [办公室]
    deadline: 全年
    clocks:
      - name: 留言答复
        within: 5个工作日
        from: 收到留言
        cases:
          - {ref: 甲, from: 2022-09-20}
          - {ref: 乙, from: 2022-09-20, done: 2022-09-22}
  - {id: 7, name: 庚, content: 内容, units: [办公室], deadline: 平台上线10个工作日内}
  - id: 8
    name: 辛
    content: 内容
    units: [办公室]
    deadline: 8月
    adjustments:
      - {date: 2022-08-01, deadline: 9月, reason: 甲, approved_by: 乙}
  - id: 9
    name: 壬
    content: 内容
    units: [办公室]
    deadline: 9月底前
    progress:
      - {date: 2022-09-10, status: 已销号, evidence: [甲]}
"""


def tasks(root: Path) -> str:
    """Return what the file of the tasks of a workspace says."""
    return (root / "data/tasks.yaml").read_text("utf-8")


class Typist:
    """Types commands in a workspace; returns exit code, output and error output."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, root: Path, command: str | list[str]) -> Ran:
        """Run a command, given as its words or with spaces between them."""
        self._monkeypatch.chdir(root)
        code = main(command.split() if isinstance(command, str) else command)
        return code, *self._capsys.readouterr()
