"""The commands, in the order of the day's work: each is one function in a module of its own.

A new command is a line here and its module. Only the module of the command that was called is
imported, so a module imports on top what it needs, heavy or not.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple


class Command(NamedTuple):
    """``module`` names the module here and the function in it; ``summary`` is said in the help."""

    module: str
    summary: str

    def function(self) -> Callable[..., int]:
        """Import the command's module and return what runs it."""
        found: Callable[..., int] = getattr(import_module(f"{__name__}.{self.module}"), self.module)
        return found


COMMANDS = {
    "validate": Command("validate", "检查数据文件，逐处列出问题。"),
    "due": Command("due", "列出逾期的和将要到期的任务。"),
    "week": Command("week", "本周要办的事：逾期、将到期、要出的单、要补的记录（还可写成Word）。"),
    "list": Command("list_tasks", "照原表顺序列出全部任务和状态。"),
    "show": Command("show", "列出一项任务的全部情况。"),
    "diff": Command("diff", "两个版本（git的标签或提交）之间变了什么，补登、改动也列出。"),
    "report": Command("report", "写出一个月、一季、半年或全年的报告（Word、网页、Markdown）。"),
    "table": Command("table", "写出落实情况表：原表加一栏完成情况（还可写成Excel）。"),
    "cases": Command("cases", "列出限时办理的个案台账，按月汇总收到、答复和在办。"),
    "ledger": Command("ledger", "写出工作台账（CSV、Markdown、Excel）。"),
    "remind": Command("remind", "给逾期和临期的任务出提醒单、催办单、督办通知单，一事一单。"),
    "forms": Command("forms", "给各科室出进展填报表（Excel），每科室一份。"),
    "collect": Command("collect", "收回各科室的填报表：先看采纳什么、退回什么，再写入数据。"),
    "paper": Command("paper", "Word文档的信纸：取出来改，或检查缺什么。"),
    "calendar": Command(
        "calendar",
        "把有日期的时限写成日历文件（.ics）；订阅来的日历多半不响铃，远近写在标题里。",
    ),
    "board": Command("board", "写出看板：一个网页文件，手机、电脑都能打开，也能打印。"),
    "district": Command("district", "几个单位一起看：各单位的数字和合计。"),
    "log": Command("log", "登记进展。"),
    "done": Command("done", "登记任务已完成。"),
    "adjust": Command("adjust", "登记经批准的时限调整。"),
    "event": Command("event", "登记事件的发生日期，时限从它起算。"),
    "case": Command("case", "登记文内时限的个案：起算、中止、补正、延长、办结。"),
    "assign": Command("assign", "给“相关科室”点名：逐项写明是哪几个科室。"),
    "close": Command("close", "年终逐项办结全年任务：已完成、未发生或结转。"),
    "undo": Command("undo", "撤销一项任务最近登记的一条。"),
    "when": Command("when", "说明一个时间节点怎样理解、落在哪一天。"),
    "explain": Command("explain", "解释一种问题：什么意思、为什么、怎样改；不写代码则列出全部。"),
    "schema": Command("schema", "输出数据文件的 JSON Schema，供编辑器检查和补全。"),
    "completion": Command("completion", "输出命令补全的脚本，供 bash、zsh 或 fish 使用。"),
    "import": Command(
        "import_table", "把 Word、Excel、网页、PDF 里的任务分解表读成数据文件，先看后写。"
    ),
    "git-setup": Command("git_setup", "让git合并数据文件时逐条合并，每份克隆运行一次。"),
    "merge-driver": Command("merge_driver", "供git调用：合并两边都改过的数据文件。"),
    "init": Command("init", "新建一个工作区，或补上缺的文件；只添，不覆盖。"),
}
