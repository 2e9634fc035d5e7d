"""Makes a report with every call watched: which module hands a deadline cell to which.

    python -m tools.watched FOLDER OFFICE

FOLDER holds the package, OFFICE one task due 8月. Printed are the moves, a line each.
"""

import os
import sys
from collections.abc import Collection
from contextlib import redirect_stdout, suppress
from pathlib import Path
from types import FrameType

_CELL = "8月"
_READ_FROM_IT = ("phrase", "deadline")


def main(folder: Path, office: str) -> None:
    """Print the moves."""
    sys.path.insert(0, str(folder))
    package = str(folder / "gongkai") + os.sep
    moves: dict[tuple[str, str, str, str], None] = {}

    def watch(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(package):
            return
        caller = frame.f_back
        while caller is not None and not caller.f_code.co_filename.startswith(package):
            caller = caller.f_back
        if caller is None or caller.f_code.co_filename == code.co_filename:
            return
        given = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        sys.setprofile(None)
        if any(_carries(frame.f_locals.get(name)) for name in given):
            start, end = caller.f_code, code
            key = (start.co_filename, start.co_name, end.co_filename, end.co_name)
            moves[key] = None
        sys.setprofile(watch)

    from gongkai.cli.main import run  # the package of that folder

    sys.argv = ["gongkai", "-C", office, "report", "--month", "9", "--as-of", "2022-09-30"]
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), suppress(SystemExit):
        sys.setprofile(watch)
        run()
        sys.setprofile(None)
    for start, _, end, _ in moves:
        print(start.removeprefix(package), end.removeprefix(package), sep="\t")


def _carries(value: object) -> bool:
    """Is this the cell's text, a reading of it, or an obligation that has one?"""
    if isinstance(value, str):
        return value == _CELL
    sort = type(value)
    known: Collection[str] = getattr(sort, "_fields", getattr(sort, "__dataclass_fields__", ()))
    found = {name: getattr(value, name) for name in _READ_FROM_IT if name in known}
    if found.get("phrase") == _CELL:
        return True
    # A task has the text itself as its deadline: it is the row, and walks on ways of its own.
    return not isinstance(found.get("deadline", ""), str) and _carries(found["deadline"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
