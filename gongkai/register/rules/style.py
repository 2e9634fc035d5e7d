"""Whether what the office adds is fit to be handed in: house style, and nothing personal."""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Diagnostic, info, warning
from gongkai.model import Task
from gongkai.register.rules.context import Context, Path

_PHONE = re.compile(r"(?<![\d./_])1[3-9]\d{9}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?!\d)")
_UNTIL = re.compile(r"截止(?:到|至)?(?=(?:20\d\d年)?\d{1,2}月|目前)")
_BRACKETS = re.compile(r"[\[\uff3b【（(](20\d\d)[\]\uff3d】）)](?=第?\d+号)")


def nothing_is_personal(task: Task, context: Context) -> Iterator[Diagnostic]:
    """No telephone and no identity number of a person stands in the register."""
    del context
    for text, path in _texts(task):
        if len(text) >= 11 and (_PHONE.search(text) or _IDENTITY.search(text)):
            message = "这里像是手机号码或身份证号码"
            hint = "不要把个人信息写进数据文件，改用编号；已提交的请联系管理员清除历史"
            yield warning("personal-data", task.origin.at(*path), message, hint)


def _texts(task: Task) -> Iterator[tuple[str, Path]]:
    yield task.content, ("content",)
    yield task.remark, ("remark",)
    yield from _own_words(task)
    for k, clock in enumerate(task.clocks):
        for n, case in enumerate(clock.cases):
            yield case.ref, ("clocks", k, "cases", n, "ref")


def _own_words(task: Task) -> Iterator[tuple[str, Path]]:
    """Yield what the office wrote itself: the printed table keeps its wording."""
    for k, entry in enumerate(task.progress):
        yield entry.note, ("progress", k, "note")
        for n, proof in enumerate(entry.evidence):
            yield proof, ("progress", k, "evidence", n)
    for k, change in enumerate(task.adjustments):
        yield change.reason, ("adjustments", k, "reason")
        yield change.document or "", ("adjustments", k, "document")


def words_are_those_of_the_house(task: Task, context: Context) -> Iterator[Diagnostic]:
    """截至 a day, and a document's year in 〔〕 (GB/T 9704-2012)."""
    del context
    for text, path in _own_words(task):
        if found := _UNTIL.search(text):
            message = f"“{found[0]}”应写作“截至”"
            hint = "“截至”后面跟日期，“截止”是停止的意思"
            yield info("house-style", task.origin.at(*path), message, hint)
        if found := _BRACKETS.search(text):
            message = f"文号的年份应用六角括号，写作“〔{found[1]}〕”"
            yield info("house-style", task.origin.at(*path), message, "如 嘉财〔2022〕16号")
