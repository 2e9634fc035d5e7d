"""Writes a workspace of any number of tasks, in plausible words, the same at every run.

It refuses to use the program: what it writes is only the data format.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

UNITS = ("办公室", "预算科", "国库科", "法规科", "信息中心", "绩效科", "采购科", "资产科")
SECTIONS = ("深化重点领域信息公开", "提升政策解读回应水平", "夯实政务公开工作基础")
STANDING = ("全年", "持续推进")
DEADLINES = (
    *(*STANDING, "9月底前", "年底前", "8月", "11月中旬", "第三季度", "3月—12月"),
    *("每季度末", "每月10日前", "2022-10-31", "6月、12月底前", "印发后30个工作日内"),
)
SUBJECTS = ("公文公开属性", "财政预决算", "办事指南", "政策文件", "行政处罚决定", "意见征集结果")
ACTIONS = (
    "组织人员逐件核对{}目录，补齐缺项，更正与原件不一致的地方",
    "在门户网站开设{}专栏，及时更新内容，并由专人答复群众留言",
    "会同有关单位清理{}历史数据，按统一格式整理后重新发布",
    "对照上级要求检查{}公开情况，列出问题清单，逐项落实整改",
)
NOTES = ("已完成目录核对", "已在网站发布第一批", "已印发通知并开展培训", "已汇总各科室反馈意见")


def unit_names(count: int) -> tuple[str, ...]:
    """Return the names of ``count`` units; those beyond the first few are numbered."""
    return (*UNITS[:count], *(f"第{number}科" for number in range(len(UNITS) + 1, count + 1)))


class Size(NamedTuple):
    """How large a workspace is. ``entries`` and ``cases`` come to those that a task has anyway;
    of so many ``years`` the 放假安排 stands beside the tasks.
    """

    tasks: int
    units: int = len(UNITS)
    entries: int = 0
    cases: int = 0
    files: int = 1
    years: int = 0


def write_workspace(folder: Path, size: Size) -> Path:
    """Write the files of a workspace under ``folder``; return that with the plan."""
    random = Random(size.tasks)
    units = unit_names(size.units)
    rows = [_task(number, units, random, size) for number in range(1, size.tasks + 1)]
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    first = data / "tasks.yaml"
    if size.files > 1:
        first = data / "tasks" / "000.yaml"
        first.parent.mkdir()
    share = -(-len(rows) // size.files)
    for k in range(size.files):
        text = "\n".join(rows[k * share : (k + 1) * share])
        path = first if k == 0 else first.with_name(f"{k:03}.yaml")
        path.write_bytes(f"{_HEAD if k == 0 else ''}tasks:\n{text}".encode())
    (data / "units.yaml").write_bytes(_units_file(units).encode())
    if size.years:
        (data / "holidays.yaml").write_bytes(_holidays_file(size.years).encode())
    return first


def _holidays_file(years: int) -> str:
    return "holidays:\n" + "".join(
        f"  - year: {year}\n    off:\n"
        f"      - {{name: 春节, from: {year}-02-01, to: {year}-02-07}}\n"
        f"      - {{name: 国庆节, from: {year}-10-01, to: {year}-10-07}}\n"
        for year in range(2022, 2022 + years)
    )


def _units_file(units: tuple[str, ...]) -> str:
    rows = "".join(f"  - name: {unit}\n" for unit in units)
    collectives = "  - {name: 各科室, means: all}\n  - {name: 相关科室, means: unspecified}\n"
    return f"units:\n{rows}\ncollectives:\n{collectives}"


_HEAD = """\
plan:
  title: 2022年示例局政务公开工作要点
  year: 2022
  issuer: 示例局
  document: 示例〔2022〕1号
  issued: 2022-03-01

events:
  - {name: 印发, date: 2022-03-01}

"""


def _task(number: int, names: tuple[str, ...], random: Random, size: Size) -> str:
    subject, deadline = random.choice(SUBJECTS), random.choice(DEADLINES)
    content = "；".join(action.format(subject) for action in random.sample(ACTIONS, 2))
    units = ", ".join(random.sample(names, random.randint(1, 3)))
    text = f"""\
  - id: {number}
    name: 做好{subject}公开工作
    content: {content}。
    units: [{units}]
    section: {random.choice(SECTIONS)}
    deadline: {deadline}
"""
    return text + "".join(_extras(random, deadline, size))


def _extras(random: Random, deadline: str, size: Size) -> Iterator[str]:
    """Yield progress, a clock and a change, where there are any."""
    month, day = random.randint(3, 9), random.randint(10, 28)
    entries = [f"{{date: 2022-0{month}-{day}, status: 推进中, note: {random.choice(NOTES)}。}}"]
    entries += [
        f"{{date: 2022-0{month}-{day}, status: 推进中, note: 第{k}次报送。}}"
        for k in range(size.entries)
    ]
    if deadline not in STANDING and random.random() < 0.2:
        entries.append("{date: 2022-10-12, status: 已完成, evidence: [示例〔2022〕8号]}")
    if random.random() < 0.6 or size.entries:
        yield "    progress:\n" + "".join(f"      - {entry}\n" for entry in entries)
    if random.random() < 0.1 or size.cases:
        yield _CLOCK
        for k in range(max(size.cases, 1)):
            days = f"from: 2022-0{month}-{day}, done: 2022-0{month}-30"
            yield f"          - {{ref: 第{k}号, {days}}}\n"
    if random.random() < 0.1:
        change = "{date: 2022-08-20, deadline: 11月底前, reason: 系统升级, approved_by: 局长办公会}"
        yield f"    adjustments:\n      - {change}\n"


_CLOCK = """\
    clocks:
      - name: 结果公开
        within: 10个工作日
        from: 意见征集结束
        cases:
"""


def main() -> None:
    """Write a workspace into the folder given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--units", type=int, default=len(UNITS))
    options = parser.parse_args()
    write_workspace(options.folder, Size(options.tasks, options.units))


if __name__ == "__main__":
    main()
