"""Explanations of fields that say other than the task's text, and of words that are not fit."""

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import task
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTER = Chapter(
    "任务内容与各项对不上",
    (
        Explanation(
            "contradicted-deadline",
            Severity.WARNING,
            "任务内容写的日期与时间节点不同",
            "正文说3月31日前，表里说4月底前，到时以哪个为准会有争议。",
            "对照原表核对；原文如此的，与印发单位核实后把结果写进 adjustments。",
            wrong=task(
                """
                content: 编制决策事项目录，并于3月31日前向社会公开。
                deadline: 4月底前
                """
            ),
            right=task(
                """
                content: 编制决策事项目录，并于3月31日前向社会公开。
                deadline: 3月底前
                """
            ),
        ),
        Explanation(
            "contradicted-limit",
            Severity.WARNING,
            "任务内容写的期限与 clocks 里的不同",
            "“5日”含节假日，“5个工作日”不含，差一个字就差好几天。",
            "对照原文改正 within。法律规定而原文没有写的期限，写上 statutory: true。",
            wrong=task(
                """
                content: 留言在5个工作日内答复。
                clocks:
                  - {name: 留言答复, within: 5日, from: 收到留言}
                """
            ),
            right=task(
                """
                content: 留言在5个工作日内答复。
                clocks:
                  - {name: 留言答复, within: 5个工作日, from: 收到留言}
                """
            ),
        ),
        Explanation(
            "contradicted-target",
            Severity.WARNING,
            "任务内容写的数量与 target 不同",
            "目标抄小了，没有办够也会显示完成。",
            "对照原文改正 target。",
            wrong=task("content: 年内邀请公众代表列席会议不少于2次。\ntarget: 1次"),
            right=task("content: 年内邀请公众代表列席会议不少于2次。\ntarget: 2次"),
        ),
        Explanation(
            "untracked-limit",
            Severity.INFO,
            "任务内容里的期限没有跟踪",
            "时间节点写“全年”，真正的期限却在正文里；不另外写出来，程序就不会提醒。",
            "每发生一件就起算的，写进 clocks；只有一个日子的，写进 adjustments。",
            wrong=task("content: 留言在5个工作日内答复。"),
            right=task(
                """
                content: 留言在5个工作日内答复。
                clocks:
                  - {name: 留言答复, within: 5个工作日, from: 收到留言}
                """
            ),
        ),
        Explanation(
            "untracked-target",
            Severity.INFO,
            "任务内容里的数量没有跟踪",
            "“不少于1次”藏在“全年”的任务里，到了12月才想起来就晚了。",
            "写上 target，如 target: 1次。",
            wrong=task("content: 年内邀请公众代表列席会议不少于1次。"),
            right=task("content: 年内邀请公众代表列席会议不少于1次。\ntarget: 1次"),
        ),
        Explanation(
            "untracked-rhythm",
            Severity.INFO,
            "任务内容里的周期没有跟踪",
            "正文说每季度办一次，时间节点写“全年”，漏了一季也看不出来。",
            "由办公室在 adjustments 里写明周期，如 每季度末；或写上一年的次数 target: 4次。",
            wrong=task("content: 每季度汇总一次公开数据。"),
            right=task("content: 每季度汇总一次公开数据。\ntarget: 4次"),
        ),
        Explanation(
            "personal-data",
            Severity.WARNING,
            "像是手机号码或身份证号码",
            "数据文件会提交、会传阅；申请人、留言人的个人信息不得写在里面。",
            "改用编号；已经提交的，请联系管理员连历史一起清除。",
            wrong=task("remark: 申请人电话13800000000"),
            right=task("remark: 申请编号2022-031"),
        ),
        Explanation(
            "house-style",
            Severity.INFO,
            "用词或文号不合公文习惯",
            "进展会原样写进通报。“截至”跟日期，“截止”是停止；文号的年份用六角括号〔〕。",
            "照提示改写。原表抄录的文字不检查。",
            wrong=task(
                """
                progress:
                  - {date: 2022-09-30, status: 推进中, note: 截止9月30日，已备案41件。}
                """
            ),
            right=task(
                """
                progress:
                  - {date: 2022-09-30, status: 推进中, note: 截至9月30日，已备案41件。}
                """
            ),
        ),
    ),
)
