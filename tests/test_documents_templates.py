"""Templates: where they are found, what they may say, how mistakes are named, what is bounded."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gongkai import period
from gongkai.documents.markdown import escaped
from gongkai.documents.markers import without_markers
from gongkai.documents.rendering import BadTemplate, render, shipped_templates
from tests.papers import report


class Facts(NamedTuple):
    """What the templates of these tests are given."""

    title: str = "要点"
    number: int = 3
    share: float = 0.5
    day: date = date(2022, 9, 5)
    nothing: str | None = None
    flag: bool = True
    words: tuple[str, ...] = ("甲", "乙|丙")
    numbers: tuple[int, ...] = (1, 2, 3, 5)


Write = Callable[[str], str]


@pytest.fixture
def page(tmp_path: Path) -> Write:
    """Return a function that renders a template given as text."""

    def rendered(source: str) -> str:
        (tmp_path / "mine.md.j2").write_text(source, "utf-8")
        return render("mine", Facts(), (tmp_path,))

    return rendered


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("{{ title }}{{ number }}项", "要点3项\n", id="words and numbers"),
        pytest.param("{{ day | day }}", "2022年9月5日\n", id="a day"),
        pytest.param("{{ day | dated }}", "2022年9月5日（星期一）\n", id="a day with its weekday"),
        pytest.param("{{ day | day_in(2022) }}", "9月5日（星期一）\n", id="a day of the year"),
        pytest.param("{{ day | short_day }}", "9月5日\n", id="a short day"),
        pytest.param("{{ 11 | counted }}", "十一\n", id="a heading's number"),
        pytest.param("{{ words | listed }}", "甲、乙\\|丙\n", id="a list"),
        pytest.param("{{ words | join('；') }}", "甲；乙\\|丙\n", id="joined"),
        pytest.param("{{ numbers | numbered }}", "第1—3、5项\n", id="numbers"),
        pytest.param("{{ title | quoted }}", "“要点”\n", id="quoted"),
        pytest.param("{{ '完成；' | ended }}", "完成。\n", id="ended"),
        pytest.param("| {{ words[1] | cell }} |", "| 乙\\|丙 |\n", id="a cell"),
        pytest.param("{{ '**重**' | safe }}", "**重**\n", id="Markdown on purpose"),
        pytest.param("{{ '**重**' }}", "\\*\\*重\\*\\*\n", id="words are words"),
        pytest.param("{{ '有' if not flag }}无", "无\n", id="an if without else"),
        pytest.param("甲\n\n\n\n乙\n\n", "甲\n\n乙\n", id="one blank line"),
        pytest.param("{{ number * 2 + 1 }}", "7\n", id="arithmetic"),
        pytest.param(
            "{% for w in words %}{{ loop.index }}{{ w[0] }}{% endfor %}", "1甲2乙\n", id="loop"
        ),
        pytest.param(
            "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('*') }}{{ '_' ~ m('') }}",
            "<\\*>\\_<>\n",
            id="a macro's text is not escaped twice",
        ),
        pytest.param("{% set s = ['甲'] + ['乙'] %}{{ s | listed }}", "甲、乙\n", id="lists add"),
        pytest.param("{{ numbers | select('gt', 2) | sum }}", "8\n", id="tests and sums"),
    ],
)
def test_what_templates_say(page: Write, source: str, text: str) -> None:
    assert page(source) == text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param(
            "甲\n{{ titel }}",
            "模板 mine.md.j2 第2行：没有“titel”这个名字，是不是“title”？",
            id="a misspelt name",
        ),
        pytest.param(
            "{% for w in words %}\n{{ w.nam }}{% endfor %}",
            "模板 mine.md.j2 第2行：没有“nam”这个名字",
            id="a name that a word has not",
        ),
        pytest.param(
            "{{ nothing }}", "模板 mine.md.j2 第1行：这里只能写文字和数字，不能写空值", id="None"
        ),
        pytest.param(
            "{{ flag }}", "模板 mine.md.j2 第1行：这里只能写文字和数字，不能写是非值", id="True"
        ),
        pytest.param(
            "{{ words }}",
            "模板 mine.md.j2 第1行：这里只能写文字和数字，不能写列表（请用 join 或 listed 过滤器）",
            id="a list",
        ),
        pytest.param(
            "{{ day }}",
            "模板 mine.md.j2 第1行：这里只能写文字和数字，不能写日期（请用 day 或 dated 过滤器）",
            id="a day as the machine writes it",
        ),
        pytest.param(
            "甲\n{% if %}",
            "模板 mine.md.j2 第2行：写法不对（Expected an expression,"
            " got 'end of statement block'）",
            id="syntax",
        ),
        pytest.param(
            "{{ title | upcase }}",
            "模板 mine.md.j2 第1行：写法不对（No filter named 'upcase'.）",
            id="an unknown filter",
        ),
        pytest.param(
            "\n{% include 'other.md.j2' %}",
            "模板 mine.md.j2 第2行：没有模板 other.md.j2",
            id="include",
        ),
        pytest.param(
            "{% set d = {'a': 1} %}", "模板 mine.md.j2 第1行：写法不对（不能使用字典）", id="dict"
        ),
        pytest.param(
            "{{ title.__class__ }}",
            "模板 mine.md.j2 第1行：不允许使用这个属性",
            id="the inside of Python",
        ),
        pytest.param(
            "{{ title.format(1) }}", "模板 mine.md.j2 第1行：这里不能用括号来调用", id="a call"
        ),
        pytest.param(
            "{{ titel(1) }}",
            "模板 mine.md.j2 第1行：没有“titel”这个名字，是不是“title”？",
            id="a call of a misspelt name",
        ),
        pytest.param(
            "{{ title[title.format] }}",
            "模板 mine.md.j2 第1行：方括号里只能写名字或序号",
            id="an index that is neither",
        ),
        pytest.param(
            "{{ number / 0 }}",
            "模板 mine.md.j2 第1行：算不出来（division by zero）",
            id="arithmetic",
        ),
    ],
)
def test_mistakes_are_named(page: Write, source: str, message: str) -> None:
    with pytest.raises(BadTemplate) as problem:
        page(source)
    assert str(problem.value) == message


NAMESPACE = "{% set n = namespace(s='甲' , l=[1]) %}{% for i in range(900) %}"
HOSTILE = [
    pytest.param("{{ '甲' * 10 ** 9 }}", id="repetition"),
    pytest.param("{{ [1] * 10 ** 9 }}", id="a repeated list"),
    pytest.param("{{ 9 ** 9 ** 9 }}", id="a power"),
    pytest.param("{{ '%999999999d' % 1 }}", id="a wide format"),
    pytest.param("{{ '{:999999999}'.format(1) }}", id="a wide format method"),
    pytest.param("{{ '甲'.ljust(10 ** 9) }}", id="a padded text"),
    pytest.param("{{ 'a'.join(words) }}", id="a method that grows"),
    pytest.param("{{ '甲' | center(1000000000) }}", id="a padding filter"),
    pytest.param("{{ range(1000000000) | join }}", id="a long range"),
    pytest.param(NAMESPACE + "{% set n.s = n.s ~ n.s %}{% endfor %}", id="doubling with ~"),
    pytest.param(NAMESPACE + "{% set n.s = n.s + n.s %}{% endfor %}", id="doubling with +"),
    pytest.param(NAMESPACE + "{% set n.l = n.l + n.l %}{% endfor %}", id="doubling lists"),
    pytest.param(NAMESPACE + "{% set n.l = [n.l, n.l] %}{% endfor %}", id="nesting lists"),
    pytest.param(NAMESPACE + "{% set n.l = (n.l, n.l) %}{% endfor %}", id="nesting tuples"),
    pytest.param(
        NAMESPACE + "{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}", id="doubling blocks"
    ),
    pytest.param(
        "{% macro m(s) %}{{ s }}{{ s }}{% endmacro %}" + NAMESPACE
        + "{% set n.s = m(n.s) %}{% endfor %}",
        id="doubling macros",
    ),
    pytest.param("{% for a in range(1000) %}" * 5 + "甲" + "{% endfor %}" * 5, id="loops in loops"),
    pytest.param(
        "{% for a in range(1000) %}" * 2 + "甲" * 5000 + "{% endfor %}" * 2,
        id="much literal text",
    ),
    pytest.param(
        "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", id="a macro in itself"
    ),
    pytest.param(
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
        "{{ m(200) }}",
        id="a tree of macros",
    ),
    pytest.param("{% include 'mine.md.j2' %}{% include 'mine.md.j2' %}", id="a template in itself"),
    pytest.param("{% extends 'mine.md.j2' %}", id="a template that extends itself"),
    pytest.param(
        "{% for x in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}", id="a loop without end"
    ),
    pytest.param("{% set n = namespace(i=7) %}{% for a in range(900) %}{% set n.i = n.i * n.i %}"
                 "{% endfor %}", id="a number that grows"),
    pytest.param("{{ day.strftime('%9999999d') }}", id="a method of a day"),
    pytest.param("{{ lipsum(9999) }}", id="text out of nothing"),
    pytest.param("{{ title | tojson(indent=999999999) }}", id="JSON with an indent"),
    pytest.param("{{ words | batch(999999999, '甲') | list }}", id="a padded list"),
    pytest.param("{{ 3 | round(99999999, 'ceil') }}", id="a precise number"),
    pytest.param("{{ ''.__class__.__mro__ }}", id="the inside of Python"),
    pytest.param("{{ self.__init__.__globals__ }}", id="the inside of Jinja"),
    pytest.param("{{ words._asdict() }}", id="a method of a record"),
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE)
def test_a_hostile_template_ends(page: Write, source: str) -> None:
    with pytest.raises(BadTemplate, match=r"^模板 mine\.md\.j2 第\d+行：."):
        page(source)


def test_files_outside_the_folders_are_not_read(tmp_path: Path) -> None:
    inside = tmp_path / "templates"
    inside.mkdir()
    (tmp_path / "secret.md.j2").write_text("秘密", "utf-8")
    (inside / "linked.md.j2").symlink_to(tmp_path / "secret.md.j2")
    for name in ("../secret.md.j2", "linked.md.j2", (tmp_path / "secret.md.j2").as_posix()):
        (inside / "mine.md.j2").write_text(f"{{% include '{name}' %}}", "utf-8")
        with pytest.raises(BadTemplate, match="没有模板"):
            render("mine", Facts(), (inside,))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            "要点".encode("gb18030"), "模板 mine.md.j2 不是UTF-8编码", id="another encoding"
        ),
        pytest.param(b"a" * (1024 * 1024 + 1), "模板 mine.md.j2 超过1MB", id="a large file"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "mine.md.j2").write_bytes(content)
    with pytest.raises(BadTemplate, match=message):
        render("mine", Facts(), (tmp_path,))


def test_the_workspaces_own_template_wins(tmp_path: Path) -> None:
    (tmp_path / "table.md.j2").write_text("本局的：{{ title }}", "utf-8")
    assert render("table", Facts(), (tmp_path,)) == "本局的：要点\n"


def test_an_own_template_may_build_on_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "monthly.md.j2").write_text(
        "{% import 'parts.md.j2' as p %}{{ p.rates_note('100.0%') }}"
    )
    text = without_markers(render("monthly", Facts(), (tmp_path,)))
    assert text.startswith("注：按时完成率＝")


def test_a_path_names_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.md.j2").write_text("{{ title }}", "utf-8")
    assert render(str(tmp_path / "mine.md.j2"), Facts()) == "要点\n"


def test_an_unknown_template_is_named() -> None:
    with pytest.raises(BadTemplate) as problem:
        render("monthli", Facts())
    assert str(problem.value) == "没有模板 monthli"


@given(text=st.text(alphabet="甲、a1 \n\t|\\`*_#>-+=.)([]!<&;~{}%\"'", max_size=30))
@example(text="\\")
@example(text="1)")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"题\n\n甲{escaped(text)}")
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds == {"text"}
    shown = [child.content for token in tokens for child in token.children or ()]
    assert "".join("".join(shown).split()) == "".join(f"题甲{text}".split())


def test_every_shipped_template_is_used() -> None:
    shipped = {path.name.removesuffix(".md.j2") for path in shipped_templates().glob("*.j2")}
    assert shipped == {
        "annual", "circular", "half", "meeting", "monthly", "parts", "quarterly", "review", "slip",
        "table", "unit", "week", "yearly"
    }  # fmt: skip


def test_the_default_template_is_the_periods() -> None:
    span = period.month(2022, 9)
    assert report("demo", span, span.last).startswith("**政务公开工作通报**")
