"""What deadline phrases say: tables of phrases, refusals with their reason, and properties.

``phrases.tsv`` has phrase, plan year and reading, as the grammar read them when the row was
added; readings typed by hand stand in ``phrases_expected.tsv``. A reading is the kind, the dates
(a window as ``start..due``) or amount, unit and event, ``lasting``, and ``?`` where in doubt.
"""

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.timing.deadline import label_of
from gongkai.timing.lexicon import WORDS
from gongkai.timing.phrases import (
    Deadline,
    Kind,
    find_limits,
    normalise,
    read_deadline,
    write_phrase,
)
from gongkai.timing.words import Token, fold, tokenise
from tools.parser_generator import generated

HERE = Path(__file__).parent
ROWS = [
    line.split("\t")
    for line in (HERE / "phrases.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
DOCUMENT = (HERE.parent / "docs" / "deadlines.md").read_text("utf-8")
EXPECTED = [
    line.replace("\\n", "\n").split("\t")
    for line in (HERE / "phrases_expected.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
EXAMPLE = re.compile(r"(?P<phrase>.+) \((?P<year>\d{4})\) -> (?P<reading>.+)")
EXAMPLES = [
    match
    for block in re.findall(r"```deadlines\n(.*?)```", DOCUMENT, re.DOTALL)
    for line in block.splitlines()
    if (match := EXAMPLE.fullmatch(line))
]


def reading(deadline: Deadline) -> str:
    parts = [deadline.kind.key]
    if deadline.start:
        parts.append(f"{deadline.start}..{deadline.due or deadline.dates[0]}")
    elif deadline.due and not deadline.dates:
        parts.append(str(deadline.due))
    else:
        parts += map(str, deadline.dates)
    if deadline.amount is not None:
        parts += [str(deadline.amount), str(deadline.unit), deadline.event or ""]
    parts += ["lasting"] * deadline.lasting + ["?"] * deadline.ambiguous
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("phrase", "year", "expected"),
    [pytest.param(phrase, int(year), said, id=f"{phrase} {year}") for phrase, year, said in ROWS],
)
def test_a_phrase_says(phrase: str, year: int, expected: str) -> None:
    assert reading(read_deadline(phrase, year)) == expected


@pytest.mark.parametrize("example", [pytest.param(each, id=each["phrase"]) for each in EXAMPLES])
def test_the_document_says_what_is_read(example: re.Match[str]) -> None:
    assert reading(read_deadline(example["phrase"], int(example["year"]))) == example["reading"]


def test_every_kind_has_an_example_in_the_document() -> None:
    assert {example["reading"].split()[0] for example in EXAMPLES} == {kind.key for kind in Kind}


def test_every_line_of_the_blocks_is_an_example() -> None:
    blocks = re.findall(r"```deadlines\n(.*?)```", DOCUMENT, re.DOTALL)
    assert sum(len(block.splitlines()) for block in blocks) == len(EXAMPLES)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        pytest.param("2008年9月31日前", "9月没有31日", id="no such day"),
        pytest.param("2月30日前", "2022年2月没有30日", id="no such day in February"),
        pytest.param("2023年2月29日前", "2023年2月没有29日", id="no leap year"),
        pytest.param("13月底前", "没有13月", id="no such month"),
        pytest.param("2022-13-01", "没有13月", id="no such month in figures"),
        pytest.param("第五季度", "没有第5季度", id="no such quarter"),
        pytest.param("每月32日前", "一个月没有32日", id="no such day in any month"),
        pytest.param("2020630日前", "“2020630日”不是一个日期", id="a digit is missing"),
        pytest.param("6月30前", "“30前”没有读懂", id="日 is missing"),
        pytest.param("3月前底", "“底”没有读懂", id="words in the wrong order"),
        pytest.param("9月底前啦啦", "“啦啦”没有读懂", id="junk behind"),
        pytest.param("啦啦9月底前", "“啦啦”没有读懂", id="junk before"),
        pytest.param("9月底前完成啦啦啦", "“啦啦啦”没有读懂", id="junk behind the verb"),
        pytest.param("甲乙丙20个工作日内", "“甲乙丙”没有读懂", id="junk where an event stands"),
        pytest.param(
            "6月30日至6月1日", "起止颠倒：2022年6月30日在2022年6月1日之后", id="back to front"
        ),
        pytest.param(
            "三季度（10月底前）", "括号里写的时限和括号外的不一致", id="brackets contradict"
        ),
        pytest.param(
            "每月报送，年底前总结",
            "一格里写了2个时限：“每月”、“年底前”，请分成几项任务",
            id="a cadence and a date",
        ),
        pytest.param(
            "9月底前尚未完成", "“尚未完成”是否定的说法，不是时限", id="a negation is no matter"
        ),
        pytest.param(
            "9月底前暂不公开", "“暂不公开”是否定的说法，不是时限", id="a denial is no matter"
        ),
        pytest.param("视情况9月底前", "“视情况”是条件，不是时限", id="a condition"),
        pytest.param(
            "政府部门1月31日前，县级以上政府3月31日前",
            "一格里写了2个时限：“1月31日前”、“3月31日前”，请分成几项任务",
            id="two groups",
        ),
        pytest.param(
            "受理5个工作日内，公示7个工作日",
            "一格里写了2个时限：“受理5个工作日内”、“7个工作日”，请分成几项任务",
            id="two steps",
        ),
        pytest.param(
            "6月30—25日", "起止颠倒：2022年6月30日在2022年6月25日之后", id="a falling range"
        ),
        pytest.param("6月或7月", "“或7月”是任选其一的说法，请写定一个时限", id="one of two"),
        pytest.param("9月30日25时前", "没有25时", id="no such hour"),
        pytest.param(
            "9月底前/10月底前",
            "一格里写了2个时限：“9月底前”、“10月底前”，请分成几项任务",
            id="a choice",
        ),
        pytest.param("9月底前、", "“、”没有读懂", id="cut off behind a comma"),
        pytest.param("", "没有写时限", id="nothing"),
        pytest.param("全年" * 80, "超过120个字，不像一条时限", id="too long"),
    ],
)
def test_refused_with_the_reason(phrase: str, reason: str) -> None:
    expected = Deadline(phrase, Kind.UNREADABLE, remarks=(reason,))
    assert read_deadline(phrase, 2022) == expected


@pytest.mark.parametrize(
    ("phrase", "notes"),
    [
        pytest.param("11月前", ("“11月前”含不含最后一天说法不一，按2022年11月30日掌握",), id="前"),
        pytest.param("2011年底前", ("2011年早于计划年度2022年",), id="an early year"),
        pytest.param(
            "9月30日（星期四）前", ("2022年9月30日是星期五，不是星期四",), id="a wrong weekday"
        ),
        pytest.param(
            "9月30日17:00前", ("时刻“17:00”不另计，按当天掌握",), id="an hour is a remark"
        ),
        pytest.param(
            "11月-3月", ("没有写明年份，3月按次年（2023年）理解",), id="over the year's end"
        ),
        pytest.param("每两周", ("没有写明从哪天起算，请另写具体日期",), id="no phase"),
        pytest.param(
            "年底前污染防治信息模板化公开",
            ("“污染防治信息模板化公开”是事项，不影响时限",),
            id="the matter itself",
        ),
        pytest.param("每月31日前", ("没有这一天的月份，按月末掌握",), id="short months"),
        pytest.param(
            "9月底前（完成初稿）", ("括号里的“完成初稿”是说明，不影响时限",), id="words in brackets"
        ),
        pytest.param("2021年10月至2023年3月", (), id="a range may begin before the plan's year"),
        pytest.param("3月起持续推进", ("从“3月”起，没有写明到哪天",), id="lasting from a day on"),
        pytest.param("截至9月底", ("“截至”说的是统计日期，不是完成时限",), id="a status date"),
        pytest.param("及时公开", ("“及时”没有写明日期，请另定内部完成日期",), id="no date"),
    ],
)
def test_doubts_and_remarks(phrase: str, notes: tuple[str, ...]) -> None:
    assert read_deadline(phrase, 2022).notes == notes


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        pytest.param("每季度", ("一季度", "二季度", "三季度", "四季度"), id="quarters"),
        pytest.param("每半年", ("上半年", "下半年"), id="halves"),
        pytest.param("每月10日前", tuple(f"{n}月" for n in range(1, 13)), id="months"),
        pytest.param("每年1月31日前", ("1月31日",), id="a day of the year"),
        pytest.param("分别于5月29日、12月10日前", ("5月29日", "12月10日"), id="stages"),
        pytest.param("12月底、次年1月底前", ("12月31日", "2023年1月31日"), id="another year"),
        pytest.param("第一批3月底前，第二批6月底前", ("第一批", "第二批"), id="named stages"),
        pytest.param("3—5月每月底前", ("3月", "4月", "5月"), id="part of the year"),
    ],
)
def test_labels(phrase: str, labels: tuple[str, ...]) -> None:
    assert read_deadline(phrase, 2022).labels == labels


def test_the_weekly_dates_are_that_weekday() -> None:
    dates = read_deadline("每周五", 2022).dates
    assert (len(dates), {day.weekday() for day in dates}) == (52, {4})


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        pytest.param("《工作要点》 印发", "《工作要点》印发", id="spaces"),
        pytest.param("信息形成（变更）", "信息形成(变更)", id="width"),
        pytest.param("１０　⽉—12 月", "10月-12月", id="figures, radicals, dashes"),
        pytest.param("二审通过", "二审通过", id="numerals of a name stay"),
    ],
)
def test_normalise(written: str, compared: str) -> None:
    assert normalise(written) == compared


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(
            "目录于3月31日前主动向社会公开。", [("3月31日前", 3, "point 2022-03-31")], id="a date"
        ),
        pytest.param(
            "答复不超过5个工作日；简单问题1个工作日内完成。",
            [
                ("不超过5个工作日", 2, "relative 5 workday"),
                ("1个工作日内", 15, "relative 1 workday"),
            ],
            id="two limits",
        ),
        pytest.param(
            "《2022年工作要点》印发后 30 日内发布",
            [("30 日内", 15, "relative 30 day")],
            id="spaces",
        ),
        pytest.param("确保年底前完成", [("年底前", 2, "point 2022-12-31")], id="the year's end"),
        pytest.param(
            "2021年1月31日前报送", [("2021年1月31日前", 0, "point 2021-01-31 ?")], id="past"
        ),
        pytest.param("按照8月计划，近3年内第30日内情况，前期工作", [], id="no limits"),
        pytest.param("9月31日前", [], id="an impossible date"),
        pytest.param(
            "2021年12月31日前形成的公文，6个月内未更新的栏目，前三个月内", [], id="descriptions"
        ),
        pytest.param("到2025年底前建成", [("2025年底前", 1, "point 2025-12-31")], id="behind 到"),
    ],
)
def test_limits_in_running_text(content: str, found: list[tuple[str, int, str]]) -> None:
    limits = find_limits(content, 2022)
    assert [(each.phrase, each.offset, reading(each.deadline)) for each in limits] == found


# --- properties -------------------------------------------------------------------------------

YEAR = 2022
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR + 2, 12, 31))
VERBS = ("印发", "收到", "通过", "批复", "受理")
EVENTS = st.one_of(
    st.none(),
    st.builds(
        lambda name, verb: f"《{name}》{verb}",
        st.text("政务公开工作要点方案第二审", min_size=1, max_size=8),
        st.sampled_from(VERBS),
    ),
)


def staged(days: set[date], lasting: bool) -> Deadline:
    dates = tuple(sorted(days))
    return Deadline(
        "",
        Kind.STAGED,
        due=dates[-1],
        dates=dates,
        labels=tuple(label_of(day, YEAR) for day in dates),
        lasting=lasting or len(dates) == 1,
    )


def window(days: set[date]) -> Deadline:
    return Deadline("", Kind.WINDOW, start=min(days), due=max(days))


DEADLINES = st.one_of(
    st.builds(lambda day: Deadline("", Kind.POINT, due=day), DAYS),
    st.builds(window, st.sets(DAYS, min_size=1, max_size=2)),
    st.just(Deadline("", Kind.STANDING)),
    st.builds(staged, st.sets(DAYS, min_size=1, max_size=5), st.booleans()),
    st.builds(
        lambda amount, unit, event: Deadline(
            "", Kind.RELATIVE, amount=amount, unit=unit, event=event
        ),
        st.integers(1, 99),
        st.sampled_from(("day", "workday", "week", "month", "year")),
        EVENTS,
    ),
)
FRAGMENTS = st.one_of(
    st.sampled_from(sorted(WORDS)),
    st.integers(0, 3000).map(str),
    st.text("一二三四五六七八九十百廿〇○O0123456789", min_size=1, max_size=4),
    st.text("()（）[]、，。；: -—\n./年月日xyz啦", min_size=1, max_size=2),
)


@given(DEADLINES)
@settings(max_examples=300)
def test_what_is_written_is_read_back(deadline: Deadline) -> None:
    assert read_deadline(write_phrase(deadline), YEAR)._replace(phrase="") == deadline


@given(st.sampled_from(ROWS))
@settings(max_examples=len(ROWS))
def test_what_was_read_is_written_and_read_back(row: list[str]) -> None:
    deadline = read_deadline(row[0], int(row[1]))
    again = read_deadline(write_phrase(deadline), int(row[1]))
    assert again._replace(phrase=row[0]) == deadline


@given(st.one_of(st.text(), st.lists(FRAGMENTS, max_size=14).map("".join)), st.integers(0, 3000))
@settings(max_examples=600)
def test_nothing_raises_and_no_refusal_is_silent(text: str, year: int) -> None:
    deadline = read_deadline(text, year)
    silent = deadline.kind in (Kind.OPEN, Kind.UNREADABLE, Kind.NOT_A_DEADLINE)
    assert deadline.notes or not (silent or deadline.ambiguous)
    assert len(deadline.labels) == len(deadline.dates)
    assert all(found.phrase in text for found in find_limits(text, year))


JUNK = st.text("啦嗯呃喵咕嘟xyzXYZ@#$&*+=?!|~^", min_size=1, max_size=5)
GOOD_PHRASES = (
    "9月底前",
    "全年",
    "8月",
    "每月10日前",
    "20个工作日内",
    "分别于5月29日、12月10日前",
    "及时",
    "第三季度",
    "3月—12月",
    "于3月31日前报送",
    "每季度末月20日前",
    "2024年底前，并长期坚持",
)
GOOD = st.sampled_from(GOOD_PHRASES)


@given(JUNK.filter(lambda junk: junk.strip("!~-")), GOOD)
@settings(max_examples=300)
def test_junk_round_a_good_phrase_is_not_swallowed(junk: str, phrase: str) -> None:
    kinds = {read_deadline(text, YEAR).kind for text in (junk + phrase, phrase + junk)}
    assert kinds == {Kind.UNREADABLE}


@given(JUNK, GOOD, st.data())
def test_junk_inside_a_good_phrase_is_not_swallowed(
    junk: str, phrase: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(phrase) - 1))
    assert read_deadline(phrase[:at] + f"喵{junk}喵" + phrase[at:], YEAR).kind is Kind.UNREADABLE


DENIALS = ("不再", "暂不", "无需", "免于", "尚未", "不予")
CONDITIONS = ("视情况", "如有需要", "必要时", "若")
CADENCES = ("每月", "每季度", "定期", "一月一次")
SECOND_DATE = "11月20日前"
DATED = (Kind.POINT, Kind.WINDOW, Kind.STAGED, Kind.RECURRING, Kind.RELATIVE)
JUDGED = sorted({(phrase, int(year)) for phrase, year, _ in (*ROWS, *EXPECTED)})
ACCEPTED = [row for row in JUDGED if read_deadline(*row).kind in DATED]


def words_of(phrase: str) -> list[Token]:
    return tokenise(*fold(phrase))[:-1]


def is_silent(deadline: Deadline) -> bool:
    return deadline.kind in DATED and not deadline.ambiguous


@given(st.sampled_from(ACCEPTED), st.sampled_from(DENIALS + CONDITIONS), st.randoms())
@settings(max_examples=1500)
def test_a_denial_or_condition_put_into_a_phrase_is_not_swallowed(
    row: tuple[str, int], hidden: str, chance: Random
) -> None:
    words = [word.text for word in words_of(row[0])]
    words.insert(chance.randrange(len(words)), hidden)
    assert not is_silent(read_deadline("".join(words), row[1])), "".join(words)


@given(st.sampled_from(ACCEPTED), st.sampled_from((*CADENCES, SECOND_DATE)), st.randoms())
@settings(max_examples=1500)
def test_a_cadence_or_second_date_put_into_a_phrase_is_not_hidden(
    row: tuple[str, int], hidden: str, chance: Random
) -> None:
    words = [word.text for word in words_of(row[0])]
    place = chance.randrange(1, len(words)) if len(words) > 1 else 0
    if place and words_of(row[0])[place - 1].role in ("figure", "full-year", "numeral"):
        return  # 9月1 and 11月20日 make 9月111月20日, which is no phrase with a second date
    words.insert(place, hidden)
    found = read_deadline("".join(words), row[1])
    days = {(day.month, day.day) for day in (*found.dates, found.due, found.start) if day}
    is_told = (11, 20) in days if hidden == SECOND_DATE else found.kind is Kind.RECURRING
    assert is_told or not is_silent(found), "".join(words)


def shape(phrase: str) -> tuple[str, ...]:
    """The roles of the words, one sort of number for all."""
    numbers = ("figure", "numeral", "full-year")
    return tuple("number" if word.role in numbers else word.role for word in words_of(phrase))


def damaged(phrase: str, chance: Random) -> str:
    """Return the phrase without some words in a row, or with two of them in each other's place."""
    words = [word.text for word in words_of(phrase)] or [phrase]
    left, right = sorted((chance.randrange(len(words)), chance.randrange(len(words))))
    if chance.random() < 0.5:
        del words[left : right + 1]
    else:
        words[left], words[right] = words[right], words[left]
    return "".join(words)


def test_cut_and_swapped_phrases_give_no_date_in_silence() -> None:
    """Unless they are of a form that the tables have judged, number for number."""
    judged = {shape(phrase) for phrase, _ in JUDGED}
    unjudged: list[str] = []
    for phrase, year, _ in EXPECTED:
        chance = Random(phrase)  # so that a new row changes nothing for the others
        for rest in (damaged(phrase, chance), damaged(phrase, chance)):
            found = read_deadline(rest, int(year))
            if (found.due or found.dates) and not found.notes and shape(rest) not in judged:
                unjudged.append(f"{rest}\t{year}\t{reading(found)}")
    assert unjudged == []


def test_the_parser_is_what_the_grammar_says() -> None:
    room = HERE.parent / "gongkai" / "timing"
    written = generated(room / "deadlines.grammar")
    assert (room / "parser.py").read_text("utf-8") == written, "make grammar"


def test_a_repeated_phrase_is_read_once() -> None:
    assert read_deadline("10月底前完成", 2024) is read_deadline("10月底前完成", 2024)
