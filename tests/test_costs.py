"""What a command must not do more of: the quantities behind its time, which do not vary."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.measuring import in_turn

# Every call is watched: who parses, who reads a phrase; and which modules came.
WATCHED = """\
import json, os, sys
from collections import Counter
counted = Counter()
def watch(frame, event, _):
    if event == "call":
        counted[frame.f_code.co_filename.rpartition(os.sep)[2] + ":" + frame.f_code.co_name] += 1
sys.argv = ["gongkai", *sys.argv[1:]]
from gongkai.__main__ import start
output, sys.stdout = sys.stdout, open(os.devnull, "w", encoding="utf-8")
sys.setprofile(watch)
try:
    start()
except SystemExit:
    pass
sys.setprofile(None)
modules = [name for name in sys.modules if name.partition(".")[0] == "gongkai"]
known = ("typer", "jinja2", "rich.table", "openpyxl", "yaml", "dateutil.rrule", "icalendar")
print(json.dumps({
    "modules": len(modules),
    "libraries": [name for name in known if name in sys.modules],
    "texts": counted["plain.py:read"],
    "trees": counted["parsing.py:parse"] + counted["parsing.py:parse_record"],
    "phrases": counted["phrases.py:_read"],
}), file=output)
"""


class Costs(NamedTuple):
    """Modules of ours and libraries that were imported; files read, trees made, phrases read."""

    modules: int
    libraries: list[str]
    texts: int
    trees: int
    phrases: int


def costs(*arguments: str) -> Costs:
    """Run a command and return what it did."""
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], capture_output=True, text=True, check=True
    )
    return Costs(**json.loads(run.stdout))


DEMO = ("-C", str(Path(__file__).parents[1] / "examples" / "demo"))
FILES, PHRASES, WARNED = 2, 14, 1  # of the demo; a phrase comes again and again, read once


@pytest.mark.parametrize(
    ("command", "modules", "texts", "trees"),
    [
        pytest.param(["due"], 65, FILES, 0, id="due"),
        pytest.param(["list"], 65, FILES, 0, id="list"),
        pytest.param(["show", "11"], 65, FILES, 0, id="show"),
        pytest.param(["validate"], 65, FILES, WARNED, id="validate"),
        pytest.param(["report", "--month", "9"], 93, FILES, 0, id="report"),
        pytest.param(["done", "11", "--note", "一条。", "--dry-run"], 81, 2 * FILES, 2, id="done"),
    ],
)
def test_a_command_reads_once_and_imports_little(
    command: list[str], modules: int, texts: int, trees: int
) -> None:
    found = costs(*DEMO, *command)
    assert (found.texts, found.trees) == (texts, trees)
    assert found.phrases <= PHRASES
    assert found.modules <= modules


def test_a_library_comes_with_the_command_that_needs_it() -> None:
    version = costs("--version")
    assert (version.modules, version.libraries) == (4, [])  # of the program, not even Typer
    assert costs(*DEMO, "due").libraries == ["typer"]
    assert costs(*DEMO, "validate").libraries == ["typer", "yaml"]  # for places
    assert costs(*DEMO, "report", "--month", "9").libraries == ["typer", "jinja2"]


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the benchmarks run where there is wait4")
@pytest.mark.parametrize(("times", "ran"), [(1, 1), (2, 3)])
def test_only_a_round_before_several_does_not_count(times: int, ran: int, tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f"open({str(log)!r}, 'a').write('.')"
    in_turn({"a command": (sys.executable, "-c", script)}, times)
    assert log.read_text("utf-8") == "." * ran
