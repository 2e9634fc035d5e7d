"""How the office writes days, numbers and lists. Every text that a person reads uses this.

Arabic figures without padding, the weekday in full-width brackets, items joined by 、.
"""

import errno
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

_WEEKDAYS = "一二三四五六日"
_DIGITS = "〇一二三四五六七八九"


UNIT_WORDS = {"day": "天", "workday": "个工作日", "week": "周", "month": "个月"}
"""How lengths of time are counted aloud: 10天, 5个工作日."""


def weekday(day: date) -> str:
    """Return 「星期五」."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def full_day(day: date) -> str:
    """Return 「2022年9月30日」."""
    return f"{day.year}年{day.month}月{day.day}日"


def dated(day: date) -> str:
    """Return 「2022年9月30日（星期五）」, which leaves no doubt whether 前 includes the day."""
    return f"{full_day(day)}（{weekday(day)}）"


def short_day(day: date) -> str:
    """Return 「9月30日」."""
    return f"{day.month}月{day.day}日"


def listed(words: Iterable[str], nothing: str = "无") -> str:
    """Return the words joined by 、, or ``nothing``."""
    return "、".join(words) or nothing


def gathered(cells: Iterable[str]) -> str:
    """Return the units of several cells, each once; 各科室 stands for all."""
    units = dict.fromkeys(unit for cell in cells for unit in cell.split("、"))
    return listed([unit for unit in units if unit.startswith("各")] or units)


def counted(number: int) -> str:
    """Return a small number as a heading is numbered: 一、二、…十、十一.

    Raises ``ValueError`` outside 1 to 99.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"no heading has the number {number}")
    tens, ones = divmod(number, 10)
    shown_tens = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return shown_tens + (_DIGITS[ones] if ones else "")


def ended(text: str) -> str:
    """Return a sentence that ends with one full stop, whatever stood at its end."""
    text = text.strip()
    return text if text.endswith(("。", "！", "？")) else text.rstrip("；;，,.、") + "。"


def shortened(text: str, most: int) -> str:
    """Return a text, cut behind ``most`` characters with 「……」 where it is longer."""
    return text if len(text) <= most else f"{text[:most]}……"


@lru_cache(maxsize=1024)  # a year has few days, a document names them again and again
def day_in(day: date, year: int) -> str:
    """Return 「9月30日（星期五）」, with the year where it is not ``year``."""
    return dated(day) if day.year != year else f"{short_day(day)}（{weekday(day)}）"


def numbered(numbers: Iterable[int]) -> str:
    """Return 「第5、8—14、40项」 for the numbers of tasks, or 「无」.

    Runs of three and more are drawn together.
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return f"第{'、'.join(_run(run) for run in runs)}项" if runs else "无"


def _run(run: list[int]) -> str:
    return f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(map(str, run))


def quoted(text: str) -> str:
    """Return “text”; quotation marks inside it become ‘single’ ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def refusal(reason: OSError) -> str:
    """Return why the system did not read or write: 「磁盘已满」."""
    held = _HELD.get(getattr(reason, "winerror", None) or 0)
    if held:
        return held
    return _REFUSALS.get(reason.errno or 0, f"系统不允许（{reason.strerror or reason}）")


_IN_USE = "正被别的程序使用，关掉后再试"
_HELD = {5: f"没有权限，或{_IN_USE}", 32: _IN_USE, 33: _IN_USE}
"""What Windows says of a file that another program has open: access denied, sharing, locking."""

_REFUSALS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过系统允许的大小",
    errno.ENOENT: "找不到这个文件或文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "这是文件夹，请写明文件名",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.ENAMETOOLONG: "名字太长",
    errno.ENOLCK: "这个磁盘不支持加锁",
    errno.EBADF: "这个磁盘不支持加锁",
    errno.EIO: "磁盘读写出错",
}
