"""The web page: every word, cells really joined, nothing that an editor would throw away."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from gongkai.documents.markers import without_markers
from gongkai.papers.blocks import blocks, together
from gongkai.papers.web import web_page
from tests.papers import MARKED, OFFICES, marked
from tests.test_papers_word import squeezed, words_of_markdown

SEPTEMBER = date(2022, 9, 30)


class Page(HTMLParser):
    """What a browser would make of a page: its words, its tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.words.append(data)


def page(office: str, name: str) -> str:
    return web_page(together(blocks(text) for text in marked(office, name, SEPTEMBER)))


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("name", [*MARKED, "slips"])
def test_every_word_is_there(office: str, name: str) -> None:
    found = Page(page(office, name))
    shown = without_markers("\n\n".join(marked(office, name, SEPTEMBER)))
    assert squeezed("".join(found.words)) == words_of_markdown(shown)
    assert found.open == []


@pytest.mark.parametrize("name", [*MARKED, "slips"])
def test_nothing_needs_a_style_sheet_or_comes_from_elsewhere(name: str) -> None:
    text = page("demo", name)
    tags = Page(text).tags
    bare = {tag for tag, attributes in tags if "style" not in attributes}
    assert bare <= {"html", "head", "meta", "title", "body", "thead", "tbody", "tr", "br", "strong"}
    assert {key for _, attributes in tags for key in attributes} <= {
        "style", "rowspan", "lang", "charset"
    }  # fmt: skip
    assert not re.search(r"url\(|@import|<script|<link|src=", text)


def test_the_public_table_has_real_rowspans() -> None:
    tags = Page(page("plan", "public")).tags
    spans = [int(each["rowspan"] or 0) for tag, each in tags if "rowspan" in each]
    cells = sum(tag == "td" for tag, _ in tags)
    assert (len(spans), sum(spans) - len(spans)) == (5, 11)
    assert cells == 40 * 7 - 11


def test_words_stay_words() -> None:
    found = web_page(blocks("# 甲\\<b>&乙\n\n文\\<script>\n"))
    assert "<title>甲&lt;b&gt;&amp;乙</title>" in found
    assert "文&lt;script&gt;" in found
