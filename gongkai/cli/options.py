"""The options and arguments that several commands share, and how what is typed is read."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gongkai.model import Span
from gongkai.register.fields import EARLIEST_YEAR, LATEST_YEAR
from gongkai.timing.due_days import read_span

LIST_FORMATS = ("table", "json", "csv", "md")

_DAY = r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?"
_LONGEST_NUMBER = 9  # digits, as in the data files


def parse_day(text: str) -> date:
    """Return the day written as 2022-10-01, 2022-10-1, 2022/10/1, 2022.10.1 or 2022年10月1日.

    Whatever leaves a part to be guessed (10月1日, 20221001) is a wrong use of the option.
    """
    text = text.strip()
    found = re.fullmatch(_DAY, text)
    if found is None:
        raise typer.BadParameter(f"“{text}”不是日期，写成 2022-10-01 或 2022年10月1日 的样子")
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期：没有这一天") from None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        span = f"{EARLIEST_YEAR}至{LATEST_YEAR}"
        raise typer.BadParameter(f"“{text}”的年份不在{span}之间")
    return day


def parse_number(text: str) -> int:
    """Return the printed number of a task."""
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise typer.BadParameter(f"“{text}”不是数字，写成 11 的样子")
    return int(text)


def parse_span(text: str) -> Span:
    """Return the span written as 30d, 10wd, 2w or 1m, or in words."""
    span = read_span(text)
    if span is None:
        raise typer.BadParameter(
            f"“{text}”不是一段时间，写成 30d、10wd、2w、1m 或 20个工作日 的样子"
        )
    return span


def parse_words(text: str) -> str:
    """Return a text as it is recorded: without space around it, lines ended as in the files."""
    words = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not words:
        raise typer.BadParameter("不能是空的")
    return words


def _parse_note(text: str) -> str:
    return parse_words(text) if text.strip() else ""


def _parse_count(text: str) -> int:
    number = parse_number(text)
    if number > _LARGEST_COUNT:
        raise typer.BadParameter(f"“{text}”不是数量，写成 0 至 {_LARGEST_COUNT} 的整数")
    return number


_LARGEST_COUNT = 999_999_999


def one_of(*words: str) -> typer.models.OptionInfo:
    """Return ``--format`` with the words that it takes."""

    def parse(text: str) -> str:
        if text not in words:
            raise typer.BadParameter(f"没有“{text}”这种格式，可用：{'、'.join(words)}")
        return text

    info: typer.models.OptionInfo = typer.Option(
        "--format",
        parser=parse,
        metavar="FORMAT",
        help="、".join(words),
        autocompletion=offering(words),
    )
    return info


def offering(words: Iterable[str | tuple[str, str]]) -> Callable[[], list[str | tuple[str, str]]]:
    """Return what a shell may offer for an option: words, or words and what they mean."""
    return lambda: list(words)


def a_number(help_text: str, last: int) -> typer.models.OptionInfo:
    """Return an option, named after its parameter, that takes a number from 1 to ``last``."""
    info: typer.models.OptionInfo = typer.Option(
        parser=parse_number,
        metavar="N",
        help=help_text,
        autocompletion=offering(map(str, range(1, last + 1))),
    )
    return info


def a_month(help_text: str) -> typer.models.OptionInfo:
    """Return ``--month`` of a command that knows no other periods; another number is refused."""
    info: typer.models.OptionInfo = typer.Option(
        "--month",
        parser=_parse_month,
        metavar="N",
        help=help_text,
        autocompletion=offering(map(str, range(1, 13))),
    )
    return info


def _parse_month(text: str) -> int:
    number = parse_number(text)
    if not 1 <= number <= 12:
        raise typer.BadParameter("月份是1到12")
    return number


def a_serial(help_text: str) -> typer.models.OptionInfo:
    """Return ``--number``, the number under which something is issued."""
    info: typer.models.OptionInfo = typer.Option(
        "--number", parser=_parse_serial, metavar="N", help=help_text
    )
    return info


def _parse_serial(text: str) -> int:
    number = parse_number(text)
    if not number:
        raise typer.BadParameter("编号从1起")
    return number


def some_words(option: str, metavar: str, help_text: str) -> typer.models.OptionInfo:
    """Return an option whose text is recorded."""
    info: typer.models.OptionInfo = typer.Option(
        option, parser=parse_words, metavar=metavar, help=help_text
    )
    return info


def a_day(option: str, help_text: str) -> typer.models.OptionInfo:
    """Return an option that takes a day."""
    info: typer.models.OptionInfo = typer.Option(
        option, parser=parse_day, metavar="DATE", help=help_text
    )
    return info


AsOf = Annotated[date | None, a_day("--as-of", "以哪一天为准，不写为今天")]
Within = Annotated[
    str, typer.Option("--within", metavar="SPAN", help="往后看多久：30d、10wd、2w、1m")
]
Rev = Annotated[
    str | None,
    typer.Option("--rev", metavar="REV", help="看git里某个版本（标签、提交、日期）时的数据"),
]
UnitName = Annotated[str | None, typer.Option("--unit", metavar="科室", help="只看一个科室")]
Year = Annotated[
    int | None, typer.Option("--year", parser=parse_number, metavar="Y", help="计划年度")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="写入文件，不写则显示")
]
Number = Annotated[int, typer.Argument(parser=parse_number, metavar="ID", help="任务序号")]
Numbers = Annotated[
    list[int], typer.Argument(parser=parse_number, metavar="ID…", help="任务序号，可写几个")
]
Note = Annotated[
    str, typer.Option("--note", parser=_parse_note, metavar="文字", help="进展情况，一两句话")
]
Evidence = Annotated[list[str] | None, some_words("--evidence", "文号", "佐证材料，可写几次")]
ReportingUnit = Annotated[str | None, typer.Option("--unit", metavar="科室", help="填报科室")]
Count = Annotated[
    int | None, typer.Option("--count", parser=_parse_count, metavar="N", help="计入目标的数量")
]
Problem = Annotated[
    str, typer.Option("--problem", parser=_parse_note, metavar="文字", help="存在问题")
]
Next = Annotated[
    str,
    typer.Option("--next", parser=_parse_note, metavar="文字", help="下步措施和预计完成时间"),
]
Again = Annotated[bool, typer.Option("--again", help="已有一条相同的，也再记一条")]
On = Annotated[date | None, a_day("--date", "日期，不写为今天")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只显示改动，不写入")]
