"""PyYAML's own parser, made to read as libyaml does: the same texts, refused at the same places.

It stands in where PyYAML was built without libyaml. Each method replaces one of PyYAML's scanner
whose rule differs; what the text means is for ``nodes``.
"""

import re
from typing import Any

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import DirectiveToken, ScalarToken

_BREAKS = "\r\n\x85\u2028\u2029"
_SPACES = " \t"
_ENDS = "\0" + _SPACES + _BREAKS
_ENDS_IN_FLOW = _ENDS + ",[]{}"
_FOLLOWS_NO_COLON = ",?[]{}"
_BLOCK_SIGNS = re.compile("[+-][0-9]?|[0-9][+-]?")
_SURROGATE = re.compile("[\ud800-\udfff]")


class PureParser(Reader, Scanner, Parser):
    """A parser of events like libyaml's, one text at a time."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip tabs, too, where no indentation is meant."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def fetch_stream_end(self) -> None:
        """Miss the colon of a line that opens a bracket and is the last."""
        for key in self.possible_simple_keys.values():
            if key.required:
                raise self._fault("a simple key", key.mark, "could not find expected ':'")
        super().fetch_stream_end()

    def scan_plain(self) -> ScalarToken:
        """Read a text without quotes; in brackets a question mark is text, ``a:,`` is refused."""
        start = end = self.get_mark()
        indent = self.indent + 1
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._plain_length(start)):
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Mark) -> int:
        """Return how many characters of a text without quotes stand before the next space."""
        ends = _ENDS_IN_FLOW if self.flow_level else _ENDS
        length = 0
        while (sign := self.peek(length)) not in ends:
            following = self.peek(length + 1)
            if sign == ":" and self.flow_level and following in _FOLLOWS_NO_COLON:
                self.forward(length)
                raise self._fault("a plain scalar", start, "found unexpected ':'")
            if sign == ":" and following in _ENDS:
                break
            length += 1
        return length

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str]:
        """Read what stands between two words of a text; a new line counts as a space."""
        length = 0
        while self.peek(length) in _SPACES:
            length += 1
        spaces = self.prefix(length)
        self.forward(length)
        if self.peek() not in _BREAKS:
            return [spaces] if spaces else []
        first, breaks = self._line_break(), []
        self.allow_simple_key = True
        while self.peek() in _SPACES + _BREAKS and not self._at_separator():
            if self.peek() == "\t" and self.column < indent:
                problem = "found a tab character that violates indentation"
                raise self._fault("a plain scalar", start_mark, problem)
            if self.peek() in _SPACES:
                self.forward()
            else:
                breaks.append(self._line_break())
        if self._at_separator():
            return []
        if first == "\n":
            return breaks or [" "]
        return [first, *breaks]

    def _line_break(self) -> str:
        scanner: Any = self  # PyYAML's methods have no types
        return str(scanner.scan_line_break())

    def _at_separator(self) -> bool:
        scanner: Any = self
        return bool(scanner.check_document_start() or scanner.check_document_end())

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """Read what follows ``|`` and ``>``; a tab or a comment may stand right behind it."""
        written = _BLOCK_SIGNS.match(self.prefix(2))
        signs = written[0] if written else ""
        if "0" in signs:
            problem = "found an indentation indicator equal to 0"
            raise self._fault("a block scalar", start_mark, problem)
        self.forward(len(signs))
        while self.peek() in _SPACES:
            self.forward()
        chomping = {"+": True, "-": False}.get(signs.strip("123456789"))
        step = signs.strip("+-")
        return chomping, int(step) if step else None

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """Refuse a tab where the first line of a block text is indented."""
        found = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Mark]:
        """Refuse a tab where a line of a block text is indented."""
        found = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            problem = "found a tab character where an indentation space is expected"
            raise self._fault("a block scalar", self.get_mark(), problem)

    def scan_directive(self) -> DirectiveToken:
        """Refuse a directive that has no meaning."""
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG"):
            raise self._fault("a directive", token.start_mark, "unknown name")
        return token

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Refuse half of a surrogate pair and a code that is no character."""
        start = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
        except (ValueError, OverflowError):
            token = None
        if token is None or _SURROGATE.search(token.value):
            raise self._fault("a quoted scalar", start, "invalid escape code")
        return token

    def _fault(self, what: str, start: Mark, problem: str) -> ScannerError:
        return ScannerError(f"while scanning {what}", start, problem, self.get_mark())
