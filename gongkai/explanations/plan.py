"""Explanations of a table that does not look like the printed one, and of who does what."""

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import file, head, task, task_and_units, tasks
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTER = Chapter(
    "与原表对不上",
    (
        Explanation(
            "no-tasks",
            Severity.WARNING,
            "没有任何任务",
            "任务文件里只有要点，没有任务；刚新建的工作区就是这样。",
            "在 tasks 下面照原表逐项抄录。",
            wrong=file(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                tasks:
                """
            ),
            right=file(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                """
            ),
        ),
        Explanation(
            "missing-id",
            Severity.WARNING,
            "序号不连续",
            "原表从1起连续编号；中间缺号，多半是漏抄了一项。",
            "对照原表补抄；序号写错的改正。",
            wrong=tasks(
                """
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                  - {id: 3, name: 栏目维护, content: 巡查栏目。, units: [预算科], deadline: 全年}
                """
            ),
            right=tasks(
                """
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                  - {id: 2, name: 栏目维护, content: 巡查栏目。, units: [预算科], deadline: 全年}
                """
            ),
        ),
        Explanation(
            "id-order",
            Severity.WARNING,
            "次序与序号不一致",
            "上报的完成情况表就是原表加一栏，次序以文件为准；乱了次序，表就和原件对不上。",
            "照序号排列。",
            wrong=tasks(
                """
                tasks:
                  - {id: 2, name: 栏目维护, content: 巡查栏目。, units: [预算科], deadline: 全年}
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                """
            ),
            right=tasks(
                """
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                  - {id: 2, name: 栏目维护, content: 巡查栏目。, units: [预算科], deadline: 全年}
                """
            ),
        ),
        Explanation(
            "plan-year",
            Severity.WARNING,
            "年度前后不一",
            "所有时限都按 year 计算；沿用去年的文件而忘了改，时限就全错一年。",
            "核对 year、要点名称、文号和印发日期。",
            wrong=head(
                """
                plan:
                  title: 2023年示例局政务公开工作要点
                  year: 2022
                """
            ),
            right=head(
                """
                plan:
                  title: 2022年示例局政务公开工作要点
                  year: 2022
                """
            ),
        ),
        Explanation(
            "event-without-date",
            Severity.INFO,
            "起算事件的日期还没有填",
            "日期不知道，由它起算的时限就一直是“待定”，不会提醒。",
            "查明后填上，或用 gongkai event 登记。",
            wrong=head(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                events:
                  - name: 《工作要点》印发
                    date:
                """
            ),
            right=head(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                events:
                  - name: 《工作要点》印发
                    date: 2022-03-01
                """
            ),
        ),
        Explanation(
            "undated-deadline",
            Severity.INFO,
            "时间节点没有具体日期",
            "“及时”“适时”“定期”没有日子，程序不会提醒，也判断不了是否逾期。",
            "可由办公室定一个内部期限，作为调整写进 adjustments，原文不动。",
            wrong=task("deadline: 适时"),
            right=task(
                """
                deadline: 适时
                adjustments:
                  - {date: 2022-04-01, deadline: 10月底前, reason: 内部期限, approved_by: 办公室}
                """
            ),
        ),
        Explanation(
            "due-before-issue",
            Severity.INFO,
            "印发之前就已到期",
            "原表可以有这样的时限（印发前已经办了），但没有补录进展的，会一直显示逾期。",
            "原文如此的不必改；已办结的补录进展，日期写实际办结的日子。",
            wrong=task("deadline: 2月底前"),
            right=task(
                """
                deadline: 2月底前
                progress:
                  - {date: 2022-02-25, status: 已完成, evidence: [示例〔2022〕3号]}
                """
            ),
        ),
    ),
)

_ABOLISHED = """
units:
  - name: 办公室
  - name: 综合科
    until: 2022-06-30
"""

UNITS_CHAPTER = Chapter(
    "由谁来办",
    (
        Explanation(
            "inactive-unit",
            Severity.WARNING,
            "科室已经停用，或尚未启用",
            "机构调整以后，任务要有人接；写着已经撤销的科室，催办单就发不出去。",
            "换成现在的科室；名册里的日期写错的，改正 since、until。",
            wrong=task_and_units("units: [综合科]", _ABOLISHED),
            right=task_and_units("units: [办公室]", _ABOLISHED),
        ),
        Explanation(
            "unassigned-units",
            Severity.INFO,
            "“相关科室”还没有点名",
            "“相关科室”是谁，原表没有说；不点名，催办时就不知找谁。",
            "在 assigned 里写明是哪几个科室，原文的 units 不动。",
            wrong=task("units: [办公室, 相关科室]"),
            right=task("units: [办公室, 相关科室]\nassigned: [预算科]"),
        ),
        Explanation(
            "needless-assigned",
            Severity.WARNING,
            "点名没有用处",
            "assigned 只用来回答“相关科室是谁”；责任单位里没有这样的统称，或者点的仍是统称，"
            "就没有回答什么。",
            "删去 assigned，或写成具体科室；原表确有“相关科室”的，补进 units。",
            wrong=task("units: [办公室]\nassigned: [预算科]"),
            right=task("units: [办公室, 相关科室]\nassigned: [预算科]"),
        ),
        Explanation(
            "repeated-unit",
            Severity.WARNING,
            "同一个科室写了两次",
            "多半是想写另一个科室，写错了。",
            "对照原表改正，或删去多余的一处。",
            wrong=task("units: [办公室, 办公室]"),
            right=task("units: [办公室, 预算科]"),
        ),
        Explanation(
            "uninvolved-unit",
            Severity.WARNING,
            "填报科室不在责任单位里",
            "多半是把进展登到了别的任务上。",
            "核对是哪一项任务；“相关科室”请在 assigned 里点名。",
            wrong=task(
                """
                units: [办公室]
                progress:
                  - {date: 2022-09-20, status: 推进中, note: 已备案41件。, unit: 预算科}
                """
            ),
            right=task(
                """
                units: [办公室, 预算科]
                progress:
                  - {date: 2022-09-20, status: 推进中, note: 已备案41件。, unit: 预算科}
                """
            ),
        ),
    ),
)
