"""What stands in brackets behind a task: （责任单位：办公室；完成时限：6月底前）."""

import re
from typing import NamedTuple

_NOUN = "(?:单位|部门|科室|处室|股室)"
_TAIL = re.compile(
    rf"[（(【\[]\s*(?P<inner>(?:牵头|责任|主办|承办|落实|配合){_NOUN}?[:：](?:[^（()）]|[（(][^（()）]*[)）])+)"
    r"[)）】\]]\s*(?P<end>[。；;]?)$"
)
_TIME = re.compile(
    r"(?:^|[；;，,。\s])(?:完成|办结)?(?:时限|时间节点|时间要求|时间|期限)(?:要求)?[:：]\s*(?P<time>[^；;]+)[；;]?"
)
_LONGEST = 400  # characters at the end of a text


class Tail(NamedTuple):
    """A text without its tail, and what the tail says."""

    text: str
    units: str
    deadline: str


def without_tail(text: str) -> Tail | None:
    """Take the bracket with the units off the end of a text; ``None`` where there is none."""
    start = max(len(text) - _LONGEST, 0)
    found = _TAIL.search(text, start)
    if found is None:
        return None
    inner = found["inner"].strip()
    time = _TIME.search(inner)
    units = (inner[: time.start()] + inner[time.end() :]) if time else inner
    own = text[: found.start()].rstrip()
    end = found["end"] if own[-1:].isalnum() else ""
    return Tail(own + end, units.strip("；;，, "), time["time"].strip() if time else "")
