"""Help pages for a window of any width: a Chinese sign takes two cells, and may end a line."""

import re
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from typer._click.formatting import HelpFormatter

from gongkai.screens.visible import display_width

_WIDEST, _NARROWEST, _SHORTEST = 78, 28, 24  # cells: of a page, and of what stands beside a name
_PIECE = re.compile(  # opening signs stay with what follows, closing ones with what they close
    r"\s+|[（“《]*(?:\[\S+?\]|[!-~]+|[^\s])[，。、；：！？）”》…]*"
)


class FoldingFormatter(HelpFormatter):
    """Typer's own takes every sign for one cell, and Chinese runs out of the window."""

    def __init__(self) -> None:
        super().__init__(width=max(_NARROWEST, min(get_terminal_size().columns - 2, _WIDEST)))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write 「用法：gongkai due [选项]」."""
        self._write(f"{prefix or ''}{prog} {args}", hanging=display_width(prefix or ""))

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        self._write(text)

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names and what they mean: side by side, or below each other where it is narrow."""
        column = min(max(display_width(name) for name, _ in rows), col_max) + col_spacing
        beside = self.width - self.current_indent - column >= _SHORTEST
        for name, meaning in rows:
            if beside and display_width(name) < column:
                self._write(meaning, name + " " * (column - display_width(name)), hanging=column)
            else:
                hanging = column if beside else 2 * col_spacing
                self._write(name, hanging=hanging)
                self._write(meaning, " " * hanging, hanging=hanging)

    def _write(self, text: str, lead: str = "", *, hanging: int = 0) -> None:
        """Write a text after ``lead``; the lines after the first hang that many cells in."""
        for line in _folded(text, lead, hanging, self.width - self.current_indent):
            self.write(f"{' ' * self.current_indent}{line}\n")


def _folded(text: str, lead: str, hanging: int, width: int) -> Iterator[str]:
    line, is_empty = lead, True
    for piece in _PIECE.findall(text):
        if not is_empty and display_width(line + piece.rstrip()) > width:
            yield line.rstrip()
            line, is_empty = " " * hanging, True
        if not (is_empty and piece.isspace()):
            line, is_empty = line + piece, False
    yield line.rstrip()
