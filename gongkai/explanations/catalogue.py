"""The explanations as a person asks for them at a terminal: one in full, or the list of all."""

import re

from gongkai.diagnostics import Severity, did_you_mean
from gongkai.explanations.pages import CHAPTERS, Explanation, codes, page

_FENCE = re.compile(r"^```[^\n]*\n(.*?)\n```$", re.M | re.S)
_GRAVEST_FIRST = list(Severity)


def explanation(code: str) -> Explanation | None:
    """Return the explanation of a code, if there is such a code."""
    return page(code) if code in codes() else None


def nearest_code(word: str) -> str:
    """Return 「，是不是“…”？」 for a code that does not exist, or an empty text."""
    return did_you_mean(word, codes())


def chapters() -> dict[str, list[Explanation]]:
    """Return the explanations under the title of their chapter, the gravest first."""
    found = sorted(map(page, codes()), key=lambda each: _GRAVEST_FIRST.index(each.severity))
    return {
        title: [each for each in found if each.chapter == chapter]
        for chapter, title in CHAPTERS.items()
    }


def in_full(each: Explanation) -> str:
    """Return an explanation as a person reads it at a terminal."""
    return "\n".join(
        (
            f"{each.code}（{each.severity.word}）：{each.title}",
            "",
            f"为什么：{each.why}",
            f"怎么改：{each.mend}",
            "",
            "错的写法：",
            *_indented(each.wrong),
            "",
            "对的写法：",
            *_indented(each.right),
            "",
        )
    )


def contents() -> str:
    """Return the list of all codes, each with its severity and what it says."""
    width = max(map(len, codes()))
    lines: list[str] = []
    for title, explanations in chapters().items():
        lines += [title, ""]
        lines += [
            f"  {each.code:<{width}}  {each.severity.word}  {each.title}" for each in explanations
        ]
        lines.append("")
    return "\n".join([*lines, "查看其中一条：gongkai explain 代码", ""])


def _indented(section: str) -> list[str]:
    """Return the lines of a section of a page, without the marks of its fences."""
    text = _FENCE.sub(r"\1", section)
    return [f"    {line}".rstrip() for line in text.split("\n")]
