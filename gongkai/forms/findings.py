"""What is found of a form that came back, as values: a code, a sentence, the cell."""

from typing import NamedTuple

from gongkai.diagnostics import CannotDo


class Finding(NamedTuple):
    """A reason to refuse, or a doubt about what was taken. Codes are English and never change."""

    code: str
    message: str
    cell: str = ""


class Refused(CannotDo):
    """A form, or what stands in a cell of it, cannot be taken."""

    def __init__(self, code: str, message: str, cell: str = "") -> None:
        super().__init__(message)
        self.finding = Finding(code, message, cell)
