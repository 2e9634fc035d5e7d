"""Explanations of recorded progress that cannot be true, or is not proved."""

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import task
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTER = Chapter(
    "进展有疑问",
    (
        Explanation(
            "future-date",
            Severity.WARNING,
            "日期还没有到",
            "登记的应是已经发生的事；将来的日期多是年份写错，到那天以前一概不计。",
            "核对年份和月份。",
            wrong=task("progress:\n  - {date: 2122-09-20, status: 推进中}"),
            right=task("progress:\n  - {date: 2022-09-20, status: 推进中}"),
        ),
        Explanation(
            "early-date",
            Severity.WARNING,
            "日期早于本年度",
            "上一年度的进展不能算作今年的；多是年份写错，或从旧文件抄来。",
            "核对年份。",
            wrong=task("progress:\n  - {date: 2021-09-20, status: 推进中}"),
            right=task("progress:\n  - {date: 2022-09-20, status: 推进中}"),
        ),
        Explanation(
            "unsorted-progress",
            Severity.WARNING,
            "进展没有按日期排列",
            "程序按日期计算，排列不影响结果；但人从上往下看会看错，也可能是日期写错。",
            "按日期先后排列，或改正日期。",
            wrong=task(
                """
                progress:
                  - {date: 2022-09-20, status: 推进中, note: 已备案41件。}
                  - {date: 2022-06-20, status: 推进中, note: 已备案20件。}
                """
            ),
            right=task(
                """
                progress:
                  - {date: 2022-06-20, status: 推进中, note: 已备案20件。}
                  - {date: 2022-09-20, status: 推进中, note: 已备案41件。}
                """
            ),
        ),
        Explanation(
            "no-evidence",
            Severity.WARNING,
            "办结没有佐证材料",
            "科室说办完了还不算，要有文号、链接或截图可查；考核时先看这个。",
            "在 evidence 里写文号、链接或附件名。",
            wrong=task(
                """
                deadline: 9月底前
                progress:
                  - {date: 2022-09-20, status: 已完成, note: 完成认定126件。}
                """
            ),
            right=task(
                """
                deadline: 9月底前
                progress:
                  - date: 2022-09-20
                    status: 已完成
                    note: 完成认定126件。
                    evidence: [示例〔2022〕31号]
                """
            ),
        ),
        Explanation(
            "no-reason",
            Severity.WARNING,
            "未发生、暂缓、取消没有写原因",
            "这几种任务不计入完成率，不写原因就说不清为什么不办。",
            "在 note 里写明原因或依据。",
            wrong=task("progress:\n  - {date: 2022-09-20, status: 暂缓}"),
            right=task("progress:\n  - {date: 2022-09-20, status: 暂缓, note: 待系统升级。}"),
        ),
        Explanation(
            "standing-done",
            Severity.WARNING,
            "全年的任务年中就记为完成",
            "“全年”的任务要做到年底，不因为办了一件就算完成。",
            "年中记“推进中”，12月再记“已完成”；有数量要求的写上 target，逐次登记。",
            wrong=task(
                """
                deadline: 全年
                progress:
                  - {date: 2022-06-20, status: 已完成, evidence: [示例〔2022〕9号]}
                """
            ),
            right=task(
                """
                deadline: 全年
                progress:
                  - {date: 2022-12-20, status: 已完成, evidence: [示例〔2022〕9号]}
                """
            ),
        ),
        Explanation(
            "done-too-early",
            Severity.WARNING,
            "时段还没有开始就办结了",
            "“8月”是8月1日至31日的一段时间；此前的活动一般不算。",
            "核对办结日期；确实提前举办的，可不理会。",
            wrong=task(
                """
                deadline: 8月
                progress:
                  - {date: 2022-07-20, status: 已完成, evidence: [活动信息]}
                """
            ),
            right=task(
                """
                deadline: 8月
                progress:
                  - {date: 2022-08-20, status: 已完成, evidence: [活动信息]}
                """
            ),
        ),
        Explanation(
            "repeated-note",
            Severity.WARNING,
            "连续三次的进展一字不差",
            "照抄上月的进展，看通报的人一眼就能看出来。",
            "写本期的新进展；没有进展的不必登记。",
            wrong=task(
                """
                progress:
                  - {date: 2022-06-20, status: 推进中, note: 正在推进。}
                  - {date: 2022-07-20, status: 推进中, note: 正在推进。}
                  - {date: 2022-08-20, status: 推进中, note: 正在推进。}
                """
            ),
            right=task(
                """
                progress:
                  - {date: 2022-06-20, status: 推进中, note: 已备案20件。}
                  - {date: 2022-08-20, status: 推进中, note: 已备案35件。}
                """
            ),
        ),
        Explanation(
            "after-close",
            Severity.WARNING,
            "销号以后又有进展",
            "已销号就是了结了；后面还有进展，不是登错了任务，就是销号早了。",
            "核对是哪一项任务；销号有误的，改正前一条。",
            wrong=task(
                """
                deadline: 9月底前
                progress:
                  - {date: 2022-09-20, status: 已销号, evidence: [示例〔2022〕31号]}
                  - {date: 2022-10-20, status: 推进中, note: 继续认定。}
                """
            ),
            right=task(
                """
                deadline: 9月底前
                progress:
                  - {date: 2022-08-20, status: 推进中, note: 继续认定。}
                  - {date: 2022-09-20, status: 已销号, evidence: [示例〔2022〕31号]}
                """
            ),
        ),
        Explanation(
            "closed-below-target",
            Severity.WARNING,
            "没有办够就销号",
            "量化目标是3篇，只办了1篇就销号，报告里的数字会自相矛盾。",
            "补记数量（count），或等达到目标再销号。",
            wrong=task(
                """
                deadline: 9月底前
                target: 3篇
                progress:
                  - {date: 2022-09-20, status: 已销号, evidence: [解读链接]}
                """
            ),
            right=task(
                """
                deadline: 9月底前
                target: 3篇
                progress:
                  - {date: 2022-09-20, status: 已销号, evidence: [解读链接], count: 3}
                """
            ),
        ),
        Explanation(
            "over-target",
            Severity.INFO,
            "数量超过目标",
            "超额完成是好事；但也可能同一件登记了两次。",
            "核对有没有重复登记；确实超额的不必改。",
            wrong=task(
                """
                target: 1次
                progress:
                  - {date: 2022-12-20, status: 已完成, evidence: [会议纪要], count: 2}
                """
            ),
            right=task(
                """
                target: 1次
                progress:
                  - {date: 2022-12-20, status: 已完成, evidence: [会议纪要]}
                """
            ),
        ),
        Explanation(
            "late-change",
            Severity.WARNING,
            "过了时限才批准调整",
            "延期要在到期前报批；过期以后再改时限，逾期就被改没了。",
            "核对批准日期；确实迟批的，保留这条警告备查。",
            wrong=task(
                """
                deadline: 8月
                adjustments:
                  - {date: 2022-09-20, deadline: 10月底前, reason: 场地原因, approved_by: 局办公会}
                """
            ),
            right=task(
                """
                deadline: 8月
                adjustments:
                  - {date: 2022-08-20, deadline: 10月底前, reason: 场地原因, approved_by: 局办公会}
                """
            ),
        ),
        Explanation(
            "repeated-name",
            Severity.WARNING,
            "时限或个案重名",
            "登记办结要按名称或编号去找；重了名，就会记到另一件上。",
            "换一个名称或编号，或删去重复的一条。",
            wrong=task(
                """
                clocks:
                  - {name: 留言答复, within: 5个工作日, from: 收到留言}
                  - {name: 留言答复, within: 1个工作日, from: 收到简单留言}
                """
            ),
            right=task(
                """
                clocks:
                  - {name: 留言答复, within: 5个工作日, from: 收到留言}
                  - {name: 简单留言答复, within: 1个工作日, from: 收到简单留言}
                """
            ),
        ),
    ),
)
