"""Whether what the office adds is fit to be handed in: house style, and nothing personal."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from gongkai.diagnostics import Diagnostic, info, warning
from gongkai.model import Task
from gongkai.register.rules.context import Context, Path, cases_of

_PHONE = re.compile(r"(?<![\d./_])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?!\d)")
_UNTIL = re.compile(r"截止(?:到|至)?(?=(?:20\d\d年)?\d{1,2}月|目前)")
_BRACKETS = re.compile(r"[\[\uff3b【（(](20\d\d)[\]\uff3d】）)](?=第?\d+号)")


def nothing_is_personal(task: Task, context: Context) -> Iterator[Diagnostic]:
    """No telephone and no identity number of a person stands in the register."""
    del context
    for text, path in _texts(task):
        if personal(text):
            message = "这里像是手机号码或身份证号码"
            hint = "不要把个人信息写进数据文件，改用编号；已提交的请联系管理员清除历史"
            yield warning("personal-data", task.origin.at(*path), message, hint)


def personal(text: str) -> str:
    """Return which number of a person a text holds, 「手机号」 or 「身份证号」, or nothing."""
    if len(text) < _SHORTEST_NUMBER:
        return ""
    plain = normalize("NFKC", text)
    if _IDENTITY.search(plain):
        return "身份证号"
    return "手机号" if _PHONE.search(plain) else ""


_SHORTEST_NUMBER = 11


def _texts(task: Task) -> Iterator[tuple[str, Path]]:
    yield task.content, ("content",)
    yield task.remark, ("remark",)
    yield from _own_words(task)
    for case, _, at in cases_of(task):
        yield case.ref, (*at, "ref")
        yield case.result, (*at, "result")


def _own_words(task: Task) -> Iterator[tuple[str, Path]]:
    """Yield what the office wrote itself: the printed table keeps its wording."""
    for k, entry in enumerate(task.progress):
        yield entry.note, ("progress", k, "note")
        yield entry.problem, ("progress", k, "problem")
        yield entry.next, ("progress", k, "next")
        for n, proof in enumerate(entry.evidence):
            yield proof, ("progress", k, "evidence", n)
    for k, change in enumerate(task.adjustments):
        yield change.reason, ("adjustments", k, "reason")
        yield change.document or "", ("adjustments", k, "document")


def the_contact_is_an_office(context: Context) -> Iterator[Diagnostic]:
    """Documents tell an office and its number, never the telephone of a person."""
    plan = context.register.plan
    if personal(plan.contact):
        message = "联系方式像是个人的手机号码"
        hint = "写办公室和固定电话：联系方式随公文印出去"
        yield warning("personal-data", plan.origin.at("contact"), message, hint)


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
