"""Explanations of files that cannot be opened, and of text that is not YAML."""

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import file, folder, head, task
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTER = Chapter(
    "打不开的文件",
    (
        Explanation(
            "missing-file",
            Severity.ERROR,
            "缺少应有的文件",
            "任务文件和科室名册缺一不可：没有名册，责任单位写错了也看不出来。",
            "补上这个文件。新建工作区可用 gongkai init，它会把两个文件都写好。",
            wrong=folder(units="absent"),
            right=folder(units="file"),
        ),
        Explanation(
            "unreadable-file",
            Severity.ERROR,
            "文件在，但读不了",
            "这里应是普通文件。文件夹、管道读不出内容；没有权限的、超过64MB的也不读；"
            "任务文件的名称要以 .yaml 结尾，以 .yml 结尾的不读。",
            "按提示核对这个位置放的是什么、有没有读取权限、文件名怎样结尾。",
            wrong=folder(units="folder"),
            right=folder(units="file"),
        ),
        Explanation(
            "encoding",
            Severity.ERROR,
            "文件不是 UTF-8 编码",
            "别的编码在另一台电脑上会变成乱码，git 也无法逐行比较。",
            "用编辑器打开，另存为 UTF-8；或运行 iconv -f GB18030 -t UTF-8 原文件 > 新文件。",
            wrong=folder(units="gb18030"),
            right=folder(units="file"),
        ),
        Explanation(
            "control-character",
            Severity.ERROR,
            "文字里有看不见的控制字符",
            "这种字符多是从别的软件粘贴时带进来的，看不见，却会使查找、比较和打印出错。",
            "删去这个字符，把前后几个字重新输入一遍。",
            wrong=task("remark: 已与信息中心对接\x07"),
            right=task("remark: 已与信息中心对接"),
        ),
        Explanation(
            "empty-file",
            Severity.ERROR,
            "文件里没有内容",
            "文件在而没有内容，多半是误删了，或者整篇都被写成了“#”后面的说明。",
            "从 git 里找回，或照格式重新填写。",
            wrong=file("# 任务分解表"),
            right=file(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                tasks:
                  - {id: 1, name: 公文归集, content: 开展备案。, units: [办公室], deadline: 全年}
                """
            ),
        ),
    ),
)

SYNTAX_CHAPTER = Chapter(
    "写法有误，读不成数据",
    (
        Explanation(
            "yaml-syntax",
            Severity.ERROR,
            "不合 YAML 的写法：缩进、冒号、引号、括号",
            "程序靠缩进和符号知道哪一项属于哪里，差一个符号就读不下去。",
            "按提示改这一行：冒号用英文的，后面空一格；同级左对齐；引号、括号成对。",
            wrong=task("deadline：全年"),
            right=task("deadline: 全年"),
        ),
        Explanation(
            "tab",
            Severity.ERROR,
            "用制表符（Tab）缩进",
            "制表符在各个编辑器里宽窄不一，看着对齐，其实没有对齐，所以 YAML 不许用它缩进。",
            "把行首的制表符换成空格；编辑器里可以设置“用空格代替制表符”。",
            wrong=task("progress:\n\t- {date: 2022-09-20, status: 推进中}"),
            right=task("progress:\n  - {date: 2022-09-20, status: 推进中}"),
        ),
        Explanation(
            "duplicate-key",
            Severity.ERROR,
            "同一项写了两次",
            "两个值不知以哪个为准；不少程序会悄悄用后一个，前一个就丢了。",
            "删去多余的一处；两处都有用的，合并成一处。",
            wrong=task("deadline: 9月底前\ndeadline: 10月底前"),
            right=task("deadline: 10月底前"),
        ),
        Explanation(
            "plain-data",
            Severity.ERROR,
            "用了 YAML 的特殊写法：锚点、引用、标签、多份文档",
            "数据文件要让不懂程序的人也看得懂、改得了，所以只用键、列表和文字。",
            "把内容直接写出来；文字以“*”“&”“!”开头的，给整段文字加引号。",
            wrong=task("units: &all [办公室]"),
            right=task("units: [办公室]"),
        ),
        Explanation(
            "too-deep",
            Severity.ERROR,
            "一层套一层，套得太深",
            "任务分解表用不着这么多层，多半是括号或缩进写多了。",
            "检查这一行的括号“[”“{”和缩进。",
            wrong=task("remark: " + "[" * 24 + "]" * 24),
            right=task("remark: 无"),
        ),
        Explanation(
            "conflict-marker",
            Severity.ERROR,
            "有没有解决的 git 合并冲突",
            "两个人改了同一处，git 把两份都留在文件里，等人取舍；取舍之前文件不能用。",
            "保留正确的一份，并删去“<<<<<<<”“=======”“>>>>>>>”这几行。",
            wrong=head(
                """
                plan:
                <<<<<<< HEAD
                  title: 2022年示例局政务公开工作要点
                =======
                  title: 2022年示例局政务公开工作要点（修订）
                >>>>>>> 修订
                  year: 2022
                """
            ),
            right=head(
                """
                plan:
                  title: 2022年示例局政务公开工作要点（修订）
                  year: 2022
                """
            ),
        ),
    ),
)
