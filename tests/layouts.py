"""Tables of tasks in the layouts that offices use, with what each row says.

Every layout is a function from plans of our own writing to a table in the notation of
``office_files`` and to the rows that an import must give.
"""

from collections.abc import Callable
from typing import NamedTuple

from tests.office_files import LEFT, PARAGRAPH, UP

Rows = list[list[str]]


class Given(NamedTuple):
    """A task as it is meant."""

    name: str
    content: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    section: str


class Said(NamedTuple):
    """The fields of a task that an import must give."""

    id: int
    name: str
    content: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    section: str = ""


class Layout(NamedTuple):
    """A table and what it says; ``name`` tells layout and plan."""

    name: str
    rows: Rows
    said: tuple[Said, ...]


def _given(text: str) -> tuple[Given, ...]:
    tasks = []
    for line in text.strip().split("\n"):
        section, name, content, lead, support, deadline = line.strip().split("|")
        helpers = tuple(support.split()) if support else ()
        tasks.append(Given(name, content, tuple(lead.split()), helpers, deadline, section))
    return tuple(tasks)


PLANS = {
    "bureau": _given("""
夯实公开基础|规范公文归集|每月核对公文备案清单，缺项补齐。|办公室||每月10日前
夯实公开基础|规范公文归集|清理历史公文，分批转为主动公开。|办公室|法规科|9月底前
夯实公开基础|更新公开指南|机构调整后修订指南并标注修订日期。|办公室|人事科|6月30日前
提升解读质量|同步解读政策|解读材料与文件同步起草、同步审签、同步发布。|法规科|办公室 业务科|全年
提升解读质量|丰富解读形式|每季度至少制作1件图解。|宣传科|办公室|每季度末
强化监督保障|开展业务培训|组织一次全员培训，听取意见建议。|人事科||10月底前
强化监督保障|办理依申请公开|规范登记、审核、答复各环节。|办公室|法规科 相关科室|全年
"""),
    "district": _given("""
重点领域信息公开|公开市场监管信息|集中发布涉企检查事项目录及标准。|区市场监管局|区司法局|6月底前
重点领域信息公开|公开市场监管信息|公示抽查结果，逐批上网。|区市场监管局||年底前
重点领域信息公开|公开财政资金信息|集中公开预算、决算和绩效。|区财政局|各预算单位|8月底前
政策发布解读|办好政策库|归并现行有效文件，逐件标注效力。|区政府办公室|区司法局 各镇街|9月30日前
政策发布解读|开展在线访谈|主要负责人解读不少于2次。|区融媒体中心|区级各部门|11月底前
平台建设|整合政务新媒体|关停长期不更新的账号。|区委网信办|区政府办公室|3月底前
"""),
    "town": _given("""
村级公开|晒出集体账目|村级财务逐笔公开，每月更新一次。|经济发展办|各村（社区）|每月15日前
村级公开|公开惠民补贴|公示补贴对象和标准，公示期满后归档。|社会事务办|财政所|5月底前
便民服务|梳理办事指南|逐项写明材料、时限、窗口。|便民服务中心|党政办公室|7月底前
便民服务|设立公开专区|在大厅设查阅点，配专用电脑。|便民服务中心||上半年
队伍建设|培训信息员|集中培训村信息员，现场演示。|党政办公室|各村（社区）|第三季度
"""),
}  # fmt: skip


def _said(tasks: tuple[Given, ...], *, section: bool = False, **changes: str) -> tuple[Said, ...]:
    return tuple(
        Said(k, t.name, t.content, t.lead, t.support, t.deadline, t.section if section else "")
        ._replace(**changes)  # type: ignore[arg-type]  # every change is of a text
        for k, t in enumerate(tasks, 1)
    )  # fmt: skip


def _units(task: Given, sign: str = "、") -> str:
    return sign.join((*task.lead, *task.support))


def _merged(column: list[str]) -> list[str]:
    """Return a column whose repeated texts are merged."""
    return [UP if k and text == column[k - 1] else text for k, text in enumerate(column)]


def plain(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Five columns, every cell written."""
    head = ["序号", "任务名称", "任务内容", "责任单位", "时间节点"]
    rows = [[str(k), t.name, t.content, _units(t), t.deadline] for k, t in enumerate(tasks, 1)]
    return [head, *rows], _said(tasks)


def merged_names(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """A name that goes over several rows, and spaces inside the heads."""
    head = ["序 号", "工作任务", "具体措施", "责 任 单 位", "完成时限"]
    names = _merged([t.name for t in tasks])
    rows = [
        [str(k), name, t.content, _units(t), t.deadline]
        for k, (name, t) in enumerate(zip(names, tasks, strict=True), 1)
    ]
    return [head, *rows], _said(tasks)


def lead_and_support(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """A column for who leads and one for who supports."""
    head = ["序号", "重点任务", "工作要求", "牵头单位", "配合单位", "完成时间"]
    rows = [
        [str(k), t.name, t.content, "、".join(t.lead), "、".join(t.support), t.deadline]
        for k, t in enumerate(tasks, 1)
    ]
    return [head, *rows], _said(tasks)


def two_storeys(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """责任单位 parted below into 牵头 and 配合."""
    head = ["序号", "事项", "内容", "责任单位", LEFT, "时限"]
    below = [UP, UP, UP, "牵头单位", "配合单位", UP]
    rows = lead_and_support(tasks)[0][1:]
    return [head, below, *rows], _said(tasks)


def bands(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Sections as full-width rows, the heading repeated in the middle."""
    head = ["序号", "任务", "工作内容", "承办科室", "办结时限"]
    rows = [head]
    last = ""
    figures = iter("一二三四五六七八九")
    for k, t in enumerate(tasks, 1):
        if t.section != last:
            rows.append([f"{next(figures)}、{t.section}", LEFT, LEFT, LEFT, LEFT])
        if k == 4:
            rows.append(head)
        rows.append([str(k), t.name, t.content, _units(t, "，"), t.deadline])
        last = t.section
    return rows, _said(tasks, section=True)


def section_column(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """The section in a merged first column, before the number."""
    head = ["类别", "序号", "主要任务", "任务内容", "责任部门", "时间要求"]
    sections = _merged([t.section for t in tasks])
    rows = [
        [section, str(k), t.name, t.content, _units(t, " "), t.deadline]
        for k, (section, t) in enumerate(zip(sections, tasks, strict=True), 1)
    ]
    return [head, *rows], _said(tasks, section=True)


def one_text(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """One column of text that begins with the number."""
    head = ["工作任务", "责任单位", "完成时限"]
    rows = [[f"{k}.{t.content}", _units(t), t.deadline] for k, t in enumerate(tasks, 1)]
    said = tuple(
        s._replace(name=s.content.replace("、", "，").split("，")[0].rstrip("。"))
        for s in _said(tasks)
    )
    names = {said.content: said.content.split("。")[0] for said in said}
    return [head, *rows], tuple(s._replace(name=names[s.content][:30]) for s in said)


def no_deadline(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """No column for the time: it is all the year's."""
    head = ["序号", "任务", "工作要求", "牵头单位", "配合/责任单位"]
    rows = [row[:5] for row in lead_and_support(tasks)[0][1:]]
    return [head, *rows], _said(tasks, deadline="全年")


def persons(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Columns with persons, and a remark."""
    head = [
        "编号",
        "任务名称",
        "任务内容",
        "责任领导",
        "责任单位",
        "联系人",
        "电话",
        "完成期限",
        "备注",
    ]
    rows = [
        [str(k), t.name, t.content, "某某某", _units(t), "某某", "1380000", t.deadline, ""]
        for k, t in enumerate(tasks, 1)
    ]
    return [head, *rows], _said(tasks)


def paragraphs(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Units one below the other, the content in two paragraphs, a title and a note inside."""
    width = 5
    title = ["政务公开工作要点任务分解表", *[LEFT] * (width - 1)]
    head = ["序号", "任务名称", "任务内容", "责任科室", "时间节点"]
    rows = []
    for k, t in enumerate(tasks, 1):
        middle = t.content.index("，") + 1 if "，" in t.content else 2
        content = t.content[:middle] + PARAGRAPH + t.content[middle:]
        rows.append([str(k), t.name, content, _units(t, PARAGRAPH), t.deadline])
    note = ["填表说明：请于每月25日前报送。", *[LEFT] * (width - 1)]
    return [title, head, *rows, note], _said(tasks)


def clauses(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Who leads and who supports said in one cell."""
    head = ["序号", "项目", "主要举措", "责任分工", "进度安排"]
    rows = []
    for k, t in enumerate(tasks, 1):
        cell = f"{'、'.join(t.lead)}牵头" + (f"，{'、'.join(t.support)}配合" if t.support else "")
        rows.append([str(k), t.name, t.content, cell, t.deadline])
    return [head, *rows], _said(tasks)


def labels(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Labels in the cell; the content in the last column, the time in the first."""
    head = ["时间", "责任单位", "序号", "任务名称", "任务内容"]
    rows = []
    for k, t in enumerate(tasks, 1):
        cell = f"牵头单位：{'、'.join(t.lead)}"
        cell += f"{PARAGRAPH}配合单位：{'、'.join(t.support)}" if t.support else ""
        rows.append([t.deadline, cell, str(k), t.name, t.content])
    return [head, *rows], _said(tasks)


def restarting(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Numbers in brackets that begin again in every section."""
    head = ["序号", "任务名称", "任务内容", "责任单位", "时间节点"]
    rows = [head]
    last = ""
    number = 0
    for t in tasks:
        if t.section != last:
            rows.append([f"（一）{t.section}", LEFT, LEFT, LEFT, LEFT])
            number = 0
        number += 1
        rows.append([f"（{number}）", t.name, t.content, _units(t), t.deadline])
        last = t.section
    return rows, _said(tasks, section=True)


def results(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """Columns for the source and for what shall come out of it."""
    head = ["序号", "任务来源", "任务名称", "工作措施", "预期成果", "责任单位", "完成时限", "分值"]
    rows = [
        [str(k), "上级要点", t.name, t.content, "形成材料", _units(t), t.deadline, "5"]
        for k, t in enumerate(tasks, 1)
    ]
    return [head, *rows], _said(tasks)


def ditto(tasks: tuple[Given, ...]) -> tuple[Rows, tuple[Said, ...]]:
    """同上 instead of merged cells, and a sum at the end."""
    head = ["序号", "任务名称", "任务内容", "责任单位", "时间节点"]
    rows = []
    for k, t in enumerate(tasks, 1):
        same = k > 1 and t.name == tasks[k - 2].name
        rows.append([str(k), "同上" if same else t.name, t.content, _units(t), t.deadline])
    return [head, *rows, ["合计", LEFT, f"{len(tasks)}项", "", ""]], _said(tasks)


LAYOUTS: tuple[Callable[[tuple[Given, ...]], tuple[Rows, tuple[Said, ...]]], ...] = (
    plain, merged_names, lead_and_support, two_storeys, bands, section_column, one_text,
    no_deadline, persons, paragraphs, clauses, labels, restarting, results, ditto,
)  # fmt: skip

ALL = tuple(
    Layout(f"{layout.__name__}-{plan}", *layout(tasks))
    for layout in LAYOUTS
    for plan, tasks in PLANS.items()
)
