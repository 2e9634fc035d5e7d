"""The explanations as one Markdown page, docs/diagnostics.md."""

from gongkai.explanations.catalogue import CHAPTERS
from gongkai.explanations.explanation import Chapter, Explanation

_HEAD = """\
# 检查出的问题

`gongkai validate` 报出的每一类问题都有一个代码，写在一行的末尾，如 `[unknown-unit]`。\
代码不会改变。在终端里查看其中一条：`gongkai explain unknown-unit`。

| 级别 | 意思 | 退出码 |
| --- | --- | --- |
| 错误 | 数据不可信：有错误的任务不列入清单，报告不出 | 1 |
| 警告 | 要有人看一眼；确认无误的可以不改 | 0，加 `--strict` 为 1 |
| 提示 | 供参考，加 `--verbose` 才显示 | 0 |

本页由程序生成：改 `gongkai/explanations/`，再运行 `make cases`。
"""


def handbook() -> str:
    """Return the page: the codes in a table, then each with its examples."""
    parts = [_HEAD]
    parts += [_overview(chapter) for chapter in CHAPTERS]
    parts += [_section(each) for chapter in CHAPTERS for each in chapter.explanations]
    return "\n".join(parts)


def _overview(chapter: Chapter) -> str:
    rows = [
        f"| [`{each.code}`](#{each.code}) | {each.severity.word} | {each.title} |"
        for each in chapter.explanations
    ]
    return "\n".join(
        (f"## {chapter.title}", "", "| 代码 | 级别 | 意思 |", "| --- | --- | --- |", *rows, "")
    )


def _section(each: Explanation) -> str:
    lines = (
        f"### {each.code}",
        "",
        f"{each.severity.word}：{each.title}。",
        "",
        f"为什么：{each.why}",
        "",
        f"怎么改：{each.mend}",
        "",
        "错的写法：",
        "",
        *_block(each.wrong.shown),
        "",
        "对的写法：",
        "",
        *_block(each.right.shown),
        "",
    )
    return "\n".join(lines)


def _block(text: str) -> tuple[str, ...]:
    return ("```yaml", text, "```")
