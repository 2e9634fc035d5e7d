"""What the heads of columns mean, and which of several columns of text is the content."""

from pathlib import Path

import pytest

from gongkai.intake.columns import assigned, heading_of
from gongkai.intake.grid import grid_of_rows
from gongkai.intake.headings import Role, meaning_of

_LINES = (Path(__file__).parent / "headings.txt").read_text("utf-8").splitlines()
HEADS = {Role[name]: heads for name, heads in (line.split(": ") for line in _LINES)}
MORE = (
    ("责 任 单 位", Role.UNITS),
    ("备　注", Role.REMARK),
    ("完成时限（2024年）", Role.DEADLINE),
    ("责任单位：", Role.UNITS),
)
KNOWN = [(head, role) for role, heads in HEADS.items() for head in heads.split()] + list(MORE)


@pytest.mark.parametrize(("head", "role"), KNOWN)
def test_a_head_is_understood(head: str, role: Role) -> None:
    found = meaning_of(head)
    assert found is not None
    assert found.role is role


@pytest.mark.parametrize(
    "text", ["", "办公室", "9月底前", "12", "组织一次培训，听取意见。", "全年"]
)
def test_what_stands_in_cells_is_no_head(text: str) -> None:
    assert meaning_of(text) is None


@pytest.mark.parametrize("head", ["责任单位及责任人", "牵头科室（负责人）"])
def test_persons_beside_units_are_noticed(head: str) -> None:
    found = meaning_of(head)
    assert found is not None
    assert found.has_persons


@pytest.mark.parametrize(
    ("heads", "name", "content"),
    [
        ("序号 任务名称 任务内容 责任单位", "任务名称", "任务内容"),
        ("序号 工作任务 责任单位", None, "工作任务"),
        ("工作任务 具体措施 工作目标 责任单位", "工作任务", "具体措施"),
        ("一级指标 二级指标 三级指标 责任单位", "二级指标", "三级指标"),
        ("重点领域 公开事项 公开内容 责任单位", "公开事项", "公开内容"),
        ("主要内容 具体要求 责任单位", "主要内容", "具体要求"),
        ("任务 责任单位 工作要求", "任务", "工作要求"),
        ("总任务 重点任务 分解任务 责任单位", "重点任务", "分解任务"),
    ],
)
def test_name_and_content_are_told_apart(heads: str, name: str | None, content: str) -> None:
    heading = heading_of(grid_of_rows([heads.split(), ["甲"] * len(heads.split())]))
    assert heading is not None
    columns, _ = assigned(heading.columns)
    by_role = {column.role: column.head for column in columns}
    assert (by_role.get(Role.NAME), by_role.get(Role.CONTENT)) == (name, content)
