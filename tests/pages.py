"""An HTML page as the tests see it: its tags in order, its text, and its rows."""

from html.parser import HTMLParser

_EMPTY = ("meta", "input", "br")
_OUR_OWN = ("style", "script")
Tag = tuple[str, dict[str, str]]


class Page(HTMLParser):
    """Tags with their attributes, and the text outside styles and scripts.

    Raises ``AssertionError`` for tags that are not closed in order.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.text = ""
        self.own: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside in _OUR_OWN:
            self.own[inside] = self.own.get(inside, "") + data
        else:
            self.text += data

    def attributes(self, name: str) -> list[str]:
        """All values of an attribute, wherever it stands."""
        return [attrs[name] for _, attrs in self.tags if name in attrs]

    def rows(self) -> list[dict[str, str]]:
        """The attributes of the table's rows."""
        return [attrs for tag, attrs in self.tags if tag == "details" and "data-state" in attrs]
