"""Explanations of fields that are missing, empty, misnamed or of the wrong kind."""

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import file, head, task, two_files, units
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTER = Chapter(
    "缺项、多项和填错的项",
    (
        Explanation(
            "missing-plan",
            Severity.ERROR,
            "没有写是哪一年的哪个要点",
            "“9月底前”是哪一年的9月，要看 plan 里的年度；没有它，所有时限都算不出来。",
            "在任务文件开头写 plan:，下面写 title: 和 year:。",
            wrong=file(
                """
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
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
            "duplicate-plan",
            Severity.ERROR,
            "几个任务文件里写了几份要点",
            "data/tasks/ 下的几个文件合起来是一张表，只能有一个年度、一个名称。",
            "只在一个文件里留 plan。两个年度的任务请分放两个工作区。",
            wrong=two_files(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                """,
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                tasks:
                  - {id: 2, name: 栏目维护, content: 巡查栏目。, units: [预算科], deadline: 全年}
                """,
            ),
            right=two_files(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                """,
                """
                tasks:
                  - {id: 2, name: 栏目维护, content: 巡查栏目。, units: [预算科], deadline: 全年}
                """,
            ),
        ),
        Explanation(
            "unknown-key",
            Severity.ERROR,
            "有一项的名字不认识",
            "名字写错的项不会起作用：把 evidence 写错，佐证材料就等于没有登记。",
            "照提示改成可用的名字；只是给人看的话，写进 remark，或写成“#”开头的说明。",
            wrong=task("remarks: 每月25日前报送"),
            right=task("remark: 每月25日前报送"),
        ),
        Explanation(
            "missing-field",
            Severity.ERROR,
            "缺少必填的项",
            "序号、任务名称、任务内容、责任单位、时间节点是原表的五栏，少一栏就不成一项任务。",
            "照原表补上。原表任务名称为空的，写上一行的名称。",
            wrong=head(
                """
                plan:
                  title: 2022年示例局政务公开工作要点
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
            "empty-field",
            Severity.ERROR,
            "必填的项是空的",
            "写了名字没有填内容，多半是准备稍后再填而忘记了。",
            "照原表填上；列表里多出来的空行请删去。",
            wrong=task("name:"),
            right=task("name: 公文归集"),
        ),
        Explanation(
            "wrong-type",
            Severity.ERROR,
            "填的东西种类不对",
            "该写数字的地方写了文字，该写列表的地方写了一个词，程序就不敢替人猜。",
            "照提示的样子写：序号是数字，日期是 2022-09-30，几个科室写成 [办公室, 预算科]。",
            wrong=task("units: 办公室"),
            right=task("units: [办公室]"),
        ),
        Explanation(
            "impossible-date",
            Severity.ERROR,
            "日历上没有这一天",
            "9月没有31日，平年的2月没有29日；这样的日期多是笔误，不能照算。",
            "核对月份和日数。",
            wrong=task("progress:\n  - {date: 2022-02-30, status: 推进中}"),
            right=task("progress:\n  - {date: 2022-02-28, status: 推进中}"),
        ),
        Explanation(
            "unknown-status",
            Severity.ERROR,
            "没有这个进展状态",
            "只登记六种：推进中、已完成、已销号、未发生、暂缓、取消。"
            "逾期、临期、未启动由日期推算，不用填写。",
            "换成六种之一；具体情况写进 note。",
            wrong=task("progress:\n  - {date: 2022-09-20, status: 逾期}"),
            right=task("progress:\n  - {date: 2022-09-20, status: 推进中}"),
        ),
        Explanation(
            "unknown-slip",
            Severity.ERROR,
            "没有这种催办单",
            "只用三种单子，由轻到重：提醒单、催办单、督办通知单；名称不一，就数不清催了几次。",
            "换成三种之一。用 gongkai remind 出单时会自动登记。",
            wrong=task("reminders:\n  - {date: 2022-09-20, level: 蓝单}"),
            right=task("reminders:\n  - {date: 2022-09-20, level: 提醒单}"),
        ),
        Explanation(
            "unknown-meaning",
            Severity.ERROR,
            "统称的所指写得不对",
            "“各科室”指名册里的每一个，“相关科室”要逐项点名，程序须知道是哪一种。",
            "means 写 all（全部科室）或 unspecified（尚未点名）。",
            wrong=units(
                """
                units:
                  - name: 办公室
                collectives:
                  - {name: 各科室, means: 全部}
                """
            ),
            right=units(
                """
                units:
                  - name: 办公室
                collectives:
                  - {name: 各科室, means: all}
                """
            ),
        ),
    ),
)
