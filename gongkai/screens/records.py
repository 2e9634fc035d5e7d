"""What was recorded, in one line, for who is asked whether to take it back."""

from gongkai.model import Adjustment, Case, Entry, Reminder
from gongkai.register.undoing import Latest
from gongkai.wording import full_day, listed, quoted

_STEPS = {
    "start": "起算",
    "done": "办结",
    "pause": "中止",
    "resume": "恢复计时",
    "restart": "重新起算",
    "extension": "延长",
}


def record_words(number: int, found: Latest) -> str:
    """Return 「第11项 2022年9月20日登记的进展：已完成，完成认定126件。」."""
    day = f"{full_day(found.day)}" if found.day else ""
    return f"第{number}项 {day}{_what(found)}"


def _what(found: Latest) -> str:
    what = found.what
    if isinstance(what, Entry):
        unit = f"{what.unit}报，" if what.unit else ""
        said = what.note or listed(what.evidence, "")
        return f"登记的进展：{unit}{what.status.value}{f'，{said}' if said else ''}"
    if isinstance(what, Adjustment):
        return f"批准的时限调整：调整为{quoted(what.deadline)}（{what.approved_by}）"
    if isinstance(what, Reminder):
        unit = f"，发{what.unit}" if what.unit else ""
        which = "，".join(filter(None, (what.reference, what.matter)))
        return f"发出的{what.level}{f'（{which}）' if which else ''}{unit}"
    if isinstance(what, Case):
        clock = f"{found.clock.name}：" if found.clock else ""
        return f"登记的个案{quoted(f'{clock}{what.ref}')}{_STEPS[found.step]}"
    return f"点名的相关科室：{listed(what)}"
