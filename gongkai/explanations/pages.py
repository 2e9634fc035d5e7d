"""Reads the pages: front matter, four headed sections, examples in fences.

A page is written as a person reads it. After the language a fence says where its lines belong
(``yaml task``, ``yaml data/units.yaml``): the tests make a whole workspace of them.
"""

import re
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import Severity

CHAPTERS = {
    "files": "打不开的文件",
    "syntax": "写法有误，读不成数据",
    "fields": "缺项、多项和填错的项",
    "records": "有误的任务",
    "lists": "事件、科室和放假安排",
    "document": "与原表对不上",
    "assignment": "由谁来办",
    "contents": "任务内容与各项对不上",
    "style": "不宜这样写的文字",
    "progress": "进展有疑问",
    "cases": "个案有疑问",
}
"""Chapters in the order in which a person meets the problems, named after their rules."""

_CODES = Path(__file__).with_name("codes")
_HEADING = re.compile(r"^## (.+)\n", re.M)
_SEVERITIES = {severity.key: severity for severity in Severity}


class Explanation(NamedTuple):
    """A diagnostic explained in Chinese: what, why, how to mend, wrong and right.

    ``why`` and ``mend`` are plain sentences; ``wrong`` and ``right`` are Markdown with fences.
    """

    code: str
    severity: Severity
    chapter: str
    title: str
    why: str
    mend: str
    wrong: str
    right: str


def codes() -> tuple[str, ...]:
    """Return the codes that have a page, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in _CODES.glob("*.md")))


def page(code: str) -> Explanation:
    """Return the page of a code, which is one of ``codes``."""
    return parsed(code, (_CODES / f"{code}.md").read_text("utf-8"))


def parsed(code: str, text: str) -> Explanation:
    """Return a page that was read; raise ``ValueError`` or ``KeyError`` for one out of form."""
    _, front, body = text.split("---\n", 2)
    facts = dict(line.split(": ", 1) for line in front.splitlines())
    _, *pieces = _HEADING.split(body)
    sections = dict(zip(pieces[::2], map(str.strip, pieces[1::2]), strict=True))
    return Explanation(
        code,
        _SEVERITIES[facts["severity"]],
        facts["chapter"],
        facts["title"],
        sections["为什么"],
        sections["怎么改"],
        sections["错的写法"],
        sections["对的写法"],
    )
