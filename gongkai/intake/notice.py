"""What the text around a table says of the plan: its title, number, issuer, day and dates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.timing.phrases import find_limits

_TITLED = re.compile(r"《([^《》]*?(?:要点|方案|计划|安排|清单|分解表|意见|任务)[^《》]*)》")
_HEADLINE = re.compile(
    r"\S*(?:要点|方案|计划|清单|安排|意见|分解表|分工表|任务表|台账)(?:任务)?(?:分解"
    r"|分工)?(?:表|方案|清单)?"
)
_TABLE_WORD = re.compile(
    r"(?<=要点|方案|计划|安排)(?:重点|主要|工作)?(?:任务|责任)?(?:分解|分工|落实情况|完成情况)?(?:一览)?(?:表|清单)?$"
)
_ABOUT = re.compile(r"(?:\S*?关于)?(?:印发|发布|下发|做好)?《?(?P<title>.+?)》?的(?:通知|函|公告)")
_TASKS = re.compile(r"政务公开|信息公开|任务|重点工作")
_YEAR = re.compile(r"(20\d\d)\s*年")
_CHINESE_YEAR = re.compile(r"(二[〇○零][一二三四五六七八九〇○零]{2})年")
_ANNEX = re.compile(
    r"附件?\s*[一二三四五六七八九十\d]*\s*[:：]\s*|附件\s*[一二三四五六七八九十\d]*\s*"
)
_NUMBER = re.compile(
    r"([^\W\d]{1,14}(?:[（(][^\W\d]{1,6}[)）])?[^\W\d]{0,6})\s*[〔\[【（(﹝]\s*(20\d\d)\s*[〕\]】）)﹞]\s*(?:第)?\s*(\d{1,4})\s*号"
)
_OWN_NUMBER = re.compile(rf"(?<=[知函案点划排单表])\s*[（(]\s*{_NUMBER.pattern}\s*[)）]$")
_ASIDE = re.compile(r"[（(][^（）()]*(?:牵头|单位|续)[^（）()]*[)）]$")  # what is no title
_DAY = re.compile(r"(20\d\d)年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日")
_CHINESE_DAY = re.compile(
    r"([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_BODY = re.compile(
    r"(?:\w|[（）()]){2,28}(?:人民政府|政府|局|委员会|委|办公室|办公厅|厅|管委会"
    r"|部|院|中心|学校|大学|公司|街道办事处|领导小组|署)"
)
_RED_HEAD = re.compile(r"([^\W\d]{3,28}?(?:局|委员会|办公室|厅|政府|管委会|委|院|中心))(?:文件)?")
_DIGITS = {figure: k for k, figure in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_NOT_A_TITLE = 50
_LONGEST_LINE = 40
_MOST_LINES = 1_000


class Found(NamedTuple):
    """The plan's data as far as the text says them; ``limits`` are its sentences with a date."""

    title: str = ""
    year: int | None = None
    document: str = ""
    issuer: str = ""
    issued: date | None = None
    limits: tuple[str, ...] = ()


def read_notice(above: Iterable[str], below: Iterable[str]) -> Found:
    """Return what the texts before and behind the table say of the plan."""
    lines, tail = _lines(above), _lines(below)
    title = _title(lines)
    document = _document(lines)
    signed = _signed(lines)
    issued = signed[1] or _printed_day([*lines, *tail])
    year = _year(title, document, lines)
    issuer = signed[0] or _issuer(lines)
    return Found(title, year, document, issuer, issued, tuple(_limits(lines, year)))


def _lines(texts: Iterable[str]) -> list[str]:
    """Return the lines of some texts, figures in half width: 〔２０２５〕１２号."""
    return [line.strip().translate(_HALF_WIDTH) for text in texts for line in text.split("\n")]


def _title(lines: Sequence[str]) -> str:
    """Return the plan's title: the one in 《》 of the notice's headline, else the table's own."""
    for line in lines:
        if ("印发" in line or "关于" in line) and (found := _TITLED.search(line)):
            return _joined_year(_TABLE_WORD.sub("", found[1]))
    heads = [
        line for line in lines if len(line) <= _NOT_A_TITLE and not line.endswith(("。", "："))
    ]
    heads = [_ANNEX.sub("", line) for line in heads if not line.startswith("填报")]
    for sign in (_HEADLINE, _TASKS):
        captions = [line for line in heads if sign.search(line)]
        if captions:
            best = next((line for line in captions if _YEAR.search(line)), captions[-1])
            best = _ASIDE.sub("", _OWN_NUMBER.sub("", best))
            about = _ABOUT.fullmatch(best)
            return _joined_year(_TABLE_WORD.sub("", about["title"] if about else best))
    texts = (found[1] for line in lines if (found := _TITLED.search(line)))
    return _joined_year(next(texts, ""))


def _joined_year(title: str) -> str:
    """Return a title without the blanks that typesetting put into it: 2022 年嘉定区."""
    return re.sub(r"(?<=\d)\s+(?=年)|(?<=[^\W\da-zA-Z])\s+(?=\w)", "", title).strip("《》 ")


def _document(lines: Sequence[str]) -> str:
    """Return the plan's own number: a line by itself, or one in the headline's brackets."""
    for line in lines:
        found = _NUMBER.search(line)
        if found is None:
            continue
        alone = len(found[0]) >= len(line.replace(" ", "")) - 12 and "《" not in line
        if (alone or _OWN_NUMBER.search(line)) and "。" not in line:
            return f"{found[1]}〔{found[2]}〕{int(found[3])}号"
    return ""


def _signed(lines: Sequence[str]) -> tuple[str, date | None]:
    """Return who signed the notice and when: a name and, right below, a day."""
    for k, line in enumerate(lines):
        day = _day(line)
        if day is None or len(line) > _LONGEST_LINE or "印发" in line:
            continue
        before = lines[k - 1] if k else ""
        rest = _DAY.sub("", _CHINESE_DAY.sub("", line)).strip(" （）()")
        for name in (rest, before):
            if _BODY.fullmatch(name):
                return name, day
        if not rest:
            return "", day
    return "", None


def _printed_day(lines: Sequence[str]) -> date | None:
    """Return the day in 办公室 2022年5月23日印发."""
    return next((day for line in lines if "印发" in line[-4:] and (day := _day(line))), None)


def _day(text: str) -> date | None:
    text = text.replace(" ", "")
    if found := _DAY.search(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _CHINESE_DAY.search(text):
        year = _chinese_year(found[1])
        month, day = _small(found[2]), _small(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _chinese_year(figures: str) -> int:
    return int("".join(str(_DIGITS.get(figure, 0)) for figure in figures))


def _small(figures: str) -> int:
    tens, has_tens, ones = figures.rpartition("十")
    value = _DIGITS.get(ones, 0)
    return value + 10 * (_DIGITS.get(tens, 1) if tens else 1) if has_tens else value


def _issuer(lines: Sequence[str]) -> str:
    """Return the body in the red head of a notice, above its number or title."""
    for line in lines[:3]:
        found = _RED_HEAD.fullmatch(line.replace(" ", ""))
        if found:
            return found[1]
    return ""


def _year(title: str, document: str, lines: Sequence[str]) -> int | None:
    if year := year_in(title):
        return year
    for line in lines:
        if len(line) <= _NOT_A_TITLE and not _day(line) and (year := year_in(line)):
            return year
    found = re.search(r"〔(20\d\d)〕", document)
    if found:
        return int(found[1])
    day = next((day for line in lines if (day := _day(line))), None)
    return day.year if day else None


def year_in(text: str) -> int | None:
    """Return the year that a title says, in figures of either kind."""
    if found := _YEAR.search(text):
        return int(found[1])
    found = _CHINESE_YEAR.search(text)
    return _chinese_year(found[1]) if found else None


def _limits(lines: Sequence[str], year: int | None) -> Iterable[str]:
    """Yield the notice's sentences that set a time: the table may leave that to them."""
    for line in lines[:_MOST_LINES]:
        for sentence in re.findall(r"[^。；;]+", line):
            if find_limits(sentence, year or 2024) and len(sentence) <= 120:
                yield sentence.strip()
