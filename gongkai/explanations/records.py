"""Explanations of tasks that are well-formed but cannot be used: numbers, units, deadlines."""

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import task, tasks
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTER = Chapter(
    "用不了的任务",
    (
        Explanation(
            "duplicate-id",
            Severity.ERROR,
            "序号重复",
            "登记进展、查看任务都靠序号；两项任务同一个序号，进展就会记错地方。",
            "照原表改正序号。",
            wrong=tasks(
                """
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                  - {id: 1, name: 栏目维护, content: 巡查栏目。, units: [预算科], deadline: 全年}
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
            "unknown-unit",
            Severity.ERROR,
            "责任单位不在名册里",
            "写错一个字，这一项就不会出现在任何科室的清单里，也没有人会去催。",
            "核对写法；确有这个科室的，在 data/units.yaml 里登记，别称写进 aliases。",
            wrong=task("units: [办工室]"),
            right=task("units: [办公室]"),
        ),
        Explanation(
            "unreadable-deadline",
            Severity.ERROR,
            "时间节点读不懂",
            "只读懂一半的时限最危险，所以宁可报错，也不猜。",
            "对照原表：9月底前、8月、第三季度、每月10日前、印发后30日内、2022-09-30 都可以。"
            "试读用 gongkai when。",
            wrong=task("deadline: 9月31日前"),
            right=task("deadline: 9月30日前"),
        ),
        Explanation(
            "not-a-deadline",
            Severity.WARNING,
            "写的不是完成时限",
            "“截至9月底”说的是统计到哪一天，“自……起施行”说的是从哪一天开始，都不是到期日。",
            "对照原表，看是否漏了“前”字；原文如此的，由办公室定一个时限写进 adjustments。",
            wrong=task("deadline: 截至9月底"),
            right=task("deadline: 9月底前"),
        ),
        Explanation(
            "ambiguous-deadline",
            Severity.WARNING,
            "时间节点有两种读法",
            "“11月前”是10月底还是11月底，各人理解不一；程序取较晚的一天，但要有人核实。",
            "与印发单位核实，或由办公室定一个日期写进 adjustments。",
            wrong=task("deadline: 11月前"),
            right=task("deadline: 11月底前"),
        ),
        Explanation(
            "unreadable-limit",
            Severity.ERROR,
            "办理时限读不懂",
            "文内时限要按日或工作日往后数，写不清多少天、哪一种天，就数不出到期日。",
            "写成 5个工作日、20日、1个月。“日”含节假日，“工作日”不含。",
            wrong=task(
                """
                clocks:
                  - {name: 留言答复, within: 尽快, from: 收到留言}
                """
            ),
            right=task(
                """
                clocks:
                  - {name: 留言答复, within: 5个工作日, from: 收到留言}
                """
            ),
        ),
        Explanation(
            "event-not-named",
            Severity.WARNING,
            "没有说从哪一天起算",
            "“30日内”要有起算的事情，才算得出哪一天到期。",
            "能补的，把起算事件写进时间节点，并在 events 里写上它的日期。",
            wrong=task("deadline: 30日内"),
            right=task("deadline: 《工作要点》印发后30日内"),
        ),
        Explanation(
            "undefined-event",
            Severity.ERROR,
            "起算事件没有定义",
            "时限从这件事起算，而 events 里没有它，到期日永远算不出来。",
            "在 events 里写上这件事；日期还不知道的，date 留空。两处的写法要一致。",
            wrong=task("deadline: 《工作意见》印发后30日内"),
            right=task("deadline: 《工作要点》印发后30日内"),
        ),
        Explanation(
            "case-done-early",
            Severity.ERROR,
            "办结日早于起算日",
            "事情还没有发生就办结了，两个日期必有一个写错；照算会把超期算成按时。",
            "核对两个日期，多是年份或月份写错。",
            wrong=task(
                """
                clocks:
                  - name: 留言答复
                    within: 5个工作日
                    from: 收到留言
                    cases:
                      - {ref: 2022-031, from: 2022-06-08, done: 2022-05-30}
                """
            ),
            right=task(
                """
                clocks:
                  - name: 留言答复
                    within: 5个工作日
                    from: 收到留言
                    cases:
                      - {ref: 2022-031, from: 2022-05-30, done: 2022-06-08}
                """
            ),
        ),
    ),
)
