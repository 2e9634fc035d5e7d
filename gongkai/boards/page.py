"""From facts to one HTML file that opens anywhere: everything in it, nothing asked for.

Template, styles and script are the program's own and a workspace cannot replace them, so they
need no sandbox. Jinja escapes every word of the data; should that ever fail, the page's content
security policy lets no script run but the one whose hash it names, and no request go out.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongkai.boards.facts import BoardFacts
from gongkai.boards.public import PublicFacts
from gongkai.districts import DistrictFacts, district_table, district_words
from gongkai.documents.rendering import FILTERS, compiled_beside_the_program
from gongkai.figures import AHEAD

_SHEET = Path(__file__).with_name("sheet")
_MOST = 20  # lines of what wants attention that are not folded away
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def board_page(facts: BoardFacts) -> str:
    """Return the office's own board as a whole HTML file; same facts, same text."""
    return _page("board.html.j2", facts, ahead=AHEAD.amount, most=_MOST)


def public_page(facts: PublicFacts) -> str:
    """Return the board for the public as a whole HTML file; same facts, same text."""
    return _page("public.html.j2", facts)


def district_page(facts: DistrictFacts, links: Mapping[str, str]) -> str:
    """Return the index of a district as a whole HTML file: ``links`` lead to the boards of its
    bureaus, by their folders.
    """
    answer, table = district_words(facts), district_table(facts)
    return _page("district.html.j2", facts, answer=answer, table=table, links=links)


def _page(template: str, facts: NamedTuple, **more: object) -> str:
    pages = _pages()
    script = _own(pages, "board.js")
    shown = pages.get_template(template).generate(
        **facts._asdict(),
        **more,
        style=_own(pages, "board.css"),
        script=script,
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )
    return "".join(line.strip() + "\n" for line in "".join(shown).splitlines() if line.strip())


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=FileSystemLoader(_SHEET),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_beside_the_program(Path(__file__)),
    )
    pages.filters.update(FILTERS)
    pages.tests["link"] = _is_link
    return pages


def _own(pages: Environment, name: str) -> Markup:
    """Return a text of ours, on one line as it stands in the page."""
    source, _, _ = FileSystemLoader(_SHEET).get_source(pages, name)
    return Markup("".join(line.strip() for line in source.splitlines()))


def _is_link(text: str) -> bool:
    """Is a piece of evidence nothing but a web address? Only then may it be clicked."""
    return _LINK.fullmatch(text) is not None
