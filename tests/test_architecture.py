"""The rooms of the house, held by reading the program's own syntax trees.

Imports run one way, every library has one home, only ``cli`` knows the time, the terminal and
the environment, only the workspace touches data files, and nothing grows too long to read.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Lower rooms first; inside a room, lower modules first. A module imports what stands before it.
ROOMS = (
    "diagnostics",
    "model",
    "roster",
    "wording",
    "libreoffice",
    "timing",
    "parties",
    "clocks",
    "terms",
    "period",
    "states",
    "agenda",
    "rates",
    "figures",
    "casebook",
    "sentences",
    "calendar",
    "tables",
    "districts",
    "register",
    "history",
    "explanations",
    "intake",
    "documents",
    "boards",
    "papers",
    "forms",
    "screens",
    "formats",
    "cli",
    "__main__",
)
INSIDE = {
    "boards": ("answer", "timeline", "facts", "public", "page"),
    "explanations": ("pages", "catalogue"),
    "formats": (
        "problems",
        "json",
        "districts",
        "csv",
        "markdown",
        "github",
        "gitlab",
        "sarif",
        "junit",
        "proposals",
        "changes",
        "collected",
    ),
    "papers": (
        "packing",
        "blocks",
        "markup",
        "widths",
        "titles",
        "letter",
        "paragraphs",
        "grids",
        "word",
        "desktop",
        "web",
        "workbook",
    ),
    "forms": (
        "layout",
        "marker",
        "sheet",
        "workbook",
        "findings",
        "cells",
        "returned",
        "readings",
        "answers",
        "reporting",
        "collection",
    ),
    "parties": ("words", "clauses", "names", "cells"),
    "intake": (
        "grid",
        "doubts",
        "archive",
        "numbering",
        "word",
        "kinds",
        "web",
        "text",
        "sheets",
        "pages",
        "office",
        "opening",
        "headings",
        "columns",
        "tails",
        "tables",
        "rows",
        "notice",
        "proposal",
        "files",
        "importing",
        "comparison",
    ),
    "screens": (
        "visible",
        "plain",
        "fitted",
        "problems",
        "lists",
        "headings",
        "casebook",
        "courses",
        "answers",
        "records",
        "outcomes",
        "collected",
        "proposals",
        "task_page",
        "year_end",
        "closing",
        "changes",
        "week",
    ),
    "documents": (
        "markdown",
        "markers",
        "facts",
        "sandbox",
        "rendering",
        "view",
        "rows",
        "gaps",
        "afterwards",
        "chased",
        "report",
        "review",
        "table",
        "slips",
        "brief",
        "week",
        "ledger",
    ),
    "timing": (
        "lexicon",
        "words",
        "parser",
        "deadline",
        "calendar_rules",
        "limit_rules",
        "cadence_rules",
        "phrases",
        "workdays",
        "due_days",
    ),
    "register": (
        "source",
        "plain",
        "pure",
        "writing",
        "syntax",
        "nodes",
        "parsing",
        "origins",
        "broken",
        "folders",
        "names",
        "fields",
        "values",
        "composites",
        "formats",
        "schema",
        "salvage",
        "reading",
        "rules",
        "doubts",
        "checks",
        "editing",
        "changes",
        "cases",
        "undoing",
        "excerpts",
        "workspace",
        "opening",
        "proof",
        "following",
        "patches",
        "locking",
        "saving",
    ),
    "history": (
        "git",
        "revisions",
        "pairing",
        "differences",
        "telling",
        "parts",
        "merging",
        "proving",
        "driver",
        "disputes",
    ),
    "cli": (
        "exit_codes",
        "saying",
        "showing",
        "options",
        "naming",
        "opening",
        "exporting",
        "listing",
        "recording",
        "writing",
        "pressing",
        "creating",
        "patterns",
        "lacking",
        "following",
        "publishing",
        "paging",
        "shells",
        "commands",
        "folding",
        "chinese",
        "completion",
        "asking",
        "main",
    ),
}
HOMES: dict[str, str | tuple[str, ...]] = {
    "chinese_calendar": "gongkai.timing.workdays",
    "dateutil": "gongkai.timing",
    "filelock": "gongkai.register.locking",
    "icalendar": "gongkai.calendar",
    "jinja2": ("gongkai.documents", "gongkai.boards"),
    "markdown_it": "gongkai.papers.blocks",
    "markupsafe": ("gongkai.documents", "gongkai.boards"),
    "openpyxl": (
        "gongkai.papers.workbook",
        "gongkai.forms.workbook",
        "gongkai.forms.returned",
        "gongkai.intake.sheets",
    ),
    "pdfplumber": "gongkai.intake.pages",
    "rich": "gongkai.screens",
    "typer": "gongkai.cli",
    "yaml": "gongkai.register",
}
DATA = ("gongkai.register.names", "gongkai.register.workspace", "gongkai.register.saving")
READERS = (
    *DATA,
    "gongkai.register.locking",  # a folder, to lie a lock on it
    "gongkai.explanations.pages",
    "gongkai.documents.rendering",
    "gongkai.libreoffice",  # the temporary files that it converts
    "gongkai.cli",  # the patterns of init, letter papers
    "gongkai.intake.opening",  # the documents of others
)
WRITERS = (
    "gongkai.register.saving",
    "gongkai.libreoffice",
    "gongkai.cli",  # init
)
EDGE = ("gongkai.cli", "gongkai.__main__")
HEAVY = (
    "chinese_calendar",
    "dateutil",
    "jinja2",
    "markdown_it",
    "openpyxl",
    "pdfplumber",
    "rich.table",
    "gongkai.intake",
    "gongkai.parties",
)

CLOCK = {"date.today", "datetime.now", ".utcnow", "time.time", "time.localtime", "time.strftime"}
PRINTERS = (
    "gongkai.cli.saying",
    "gongkai.cli.showing",  # problems, in our own colours
    *("gongkai.__main__", "gongkai.cli.main"),  # the version and the help
    "gongkai.cli.commands.explain",  # pages of the program's own
)
CONSOLE = {"print", "input", "exit", "quit", "sys.exit", "os.getenv", "os._exit"}
READING = {"open", ".open", ".read_text", ".read_bytes"}
WRITING = {".write_text", ".write_bytes"}

MAX_FUNCTION = 40
MAX_FILE = 500
GENERATED = ("gongkai.timing.parser",)  # read its grammar instead


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def trees(folder: str) -> dict[str, ast.Module]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    return {name_of(path): ast.parse(path.read_text("utf-8"), str(path)) for path in paths}


PROGRAM = trees("gongkai")
EVERYTHING = PROGRAM | {
    name: tree
    for folder in ("tests", "browser", "benchmarks", "attack", "tools")
    for name, tree in trees(folder).items()
}
each_module = pytest.mark.parametrize("module", PROGRAM)


@each_module
def test_imports_run_one_way(module: str) -> None:
    uphill = [target for target in own_imports(module) if not may_import(module, target)]
    assert uphill == []


@pytest.mark.parametrize("name", sorted({m.split(".")[1] for m in PROGRAM if m.count(".") > 1}))
def test_every_module_has_its_place_in_its_room(name: str) -> None:
    inside = {module.split(".")[2] for module in PROGRAM if module.startswith(f"gongkai.{name}.")}
    assert set(INSIDE[name]) == inside


def test_no_module_imports_itself_through_others() -> None:
    assert circle() == []


@each_module
def test_every_library_has_one_home(module: str) -> None:
    strangers = [
        name
        for name in imports(PROGRAM[module])
        if (library := name.partition(".")[0]) not in sys.stdlib_module_names
        and library != "gongkai"
        and not is_in(module, *homes_of(library))
    ]
    assert strangers == []


def test_starting_up_imports_nothing_heavy() -> None:
    entry = "gongkai.cli.main" if "gongkai.cli.main" in PROGRAM else "gongkai"
    code = f"import sys, {entry}; print([m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"


@each_module
def test_only_the_edge_knows_time_terminal_and_environment(module: str) -> None:
    found = names_used(PROGRAM[module]) & (CLOCK | CONSOLE | {"os.environ"})
    assert found == set() or is_in(module, *EDGE)


@each_module
def test_what_is_shown_goes_through_one_door(module: str) -> None:
    """A line that is printed past ``tell`` could move a terminal."""
    assert "print" not in names_used(PROGRAM[module]) or module in PRINTERS


@each_module
def test_only_the_workspace_touches_data_files(module: str) -> None:
    used = names_used(PROGRAM[module])
    assert not used & READING or is_in(module, *READERS)
    assert not used & WRITING or is_in(module, *WRITERS)


@pytest.mark.parametrize("module", EVERYTHING)
def test_nothing_is_too_long_to_read(module: str) -> None:
    tree = EVERYTHING[module]
    long = [
        f"{node.name}: {length}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION
    ]
    assert long == []
    lines = len(path_of(module).read_text("utf-8").splitlines())
    assert lines <= MAX_FILE or module in GENERATED


@pytest.mark.parametrize("module", EVERYTHING)
def test_every_module_says_what_it_is_for(module: str) -> None:
    tree = EVERYTHING[module]
    assert ast.get_docstring(tree) or not tree.body


@each_module
def test_modules_are_named_after_the_office(module: str) -> None:
    words = set(module.replace("_", ".").split("."))
    assert words & {"utils", "util", "helpers", "helper", "manager", "common", "misc"} == set()


@pytest.mark.parametrize(
    ("module", "target", "allowed"),
    [
        pytest.param("gongkai.register.reading", "gongkai.agenda", True, id="down a room"),
        pytest.param("gongkai.agenda", "gongkai.register.reading", False, id="up a room"),
        pytest.param("gongkai.register.checks", "gongkai.register.nodes", True, id="down inside"),
        pytest.param("gongkai.register.nodes", "gongkai.register.checks", False, id="up inside"),
        pytest.param("gongkai.model", "gongkai", True, id="the package itself"),
        pytest.param("gongkai", "gongkai.model", False, id="from the package itself"),
    ],
)
def test_the_order_itself(module: str, target: str, allowed: bool) -> None:
    assert may_import(module, target) is allowed


def homes_of(library: str) -> tuple[str, ...]:
    homes = HOMES.get(library, ())
    return (homes,) if isinstance(homes, str) else homes


def circle() -> list[str]:
    """The modules that import one another in a ring, if there is one."""
    order = TopologicalSorter({module: own_imports(module) for module in PROGRAM})
    try:
        order.prepare()
    except CycleError as problem:
        return [str(name) for name in problem.args[1]]
    return []


def path_of(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def may_import(module: str, target: str) -> bool:
    """Does ``target`` stand before ``module``? In a room of a room modules stand anywhere."""
    here, there = room(module), room(target)
    if here != there:
        return here > there
    inside = INSIDE.get(ROOMS[here], ()) if here >= 0 else ()
    one, other = (name.split(".")[2:3] for name in (module, target))
    if one and other and one[0] in inside and other[0] in inside:
        return inside.index(one[0]) >= inside.index(other[0])
    return True


def room(module: str) -> int:
    """The place of a module's room in the order; a new room must be entered in ROOMS."""
    parts = module.split(".")
    return ROOMS.index(parts[1]) if len(parts) > 1 else -1


def own_imports(module: str) -> list[str]:
    """The program's own modules that ``module`` imports, wherever in its text."""
    found = (nearest(name) for name in imports(PROGRAM[module]) if name.startswith("gongkai"))
    return [name for name in found if name != module]


def nearest(name: str) -> str:
    """``gongkai.model.Task`` is a name in ``gongkai.model``."""
    return name if name in PROGRAM else name.rpartition(".")[0]


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield every imported name in full; relative imports are not used here."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_in(module: str, *homes: str) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in homes)


def names_used(tree: ast.Module) -> set[str]:
    """The names that are called, read or imported: ``x.y()`` uses ``.y`` and ``x.y``."""
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            used.add(node.func.id)
        elif isinstance(node, ast.Attribute):
            used.add(f".{node.attr}")
            if isinstance(node.value, ast.Name):
                used.add(f"{node.value.id}.{node.attr}")
        elif isinstance(node, ast.ImportFrom):
            used |= {f"{node.module}.{alias.name}" for alias in node.names}
    return used
