"""Tables as comma-separated values that open safely in a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return comma-separated lines with CRLF, opened by a byte order mark.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    sheet = StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow([_harmless(title) for title in titles])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + sheet.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
