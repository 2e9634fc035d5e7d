"""Counts how dense the package is, and how far one deadline cell walks to its report.

    python -m tools.measures [FOLDER]

FOLDER holds a package ``gongkai``: another checkout, to compare two. Only lines and syntax are
counted for the first table; for the second a report of one task is made with every call watched.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

_GENERATED = "parser.py"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BRANCHES = (
    ast.If, ast.For, ast.While, ast.IfExp, ast.ExceptHandler, ast.comprehension, ast.BoolOp,
    ast.With, ast.Try, ast.Match,
)  # fmt: skip
_OFFICE = {
    "data/tasks.yaml": """\
plan: {title: 2022年政务公开工作要点, year: 2022, issuer: 某局, issued: 2022-03-01}
tasks:
  - {id: 1, name: 更新目录, content: 更新公开目录。, units: [办公室], deadline: 8月}
""",
    "data/units.yaml": "units: [{name: 办公室}]\n",
}


class Module(NamedTuple):
    """One file, counted. ``code`` leaves blank lines, comments and docstrings out."""

    lines: int
    code: int
    comments: int
    branches: int
    functions: int
    imports_inside: int
    anys: int


def measured(text: str) -> Module:
    """Count one file."""
    tree = ast.parse(text)
    lines = text.splitlines()
    comments = sum(line.lstrip().startswith("#") or "  # " in line for line in lines)
    blank = sum(not line.strip() or line.lstrip().startswith("#") for line in lines)
    functions = [node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS)]
    inside = {
        node
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return Module(
        lines=len(lines),
        code=len(lines) - blank - sum(_docstrings(tree)),
        comments=comments,
        branches=sum(isinstance(node, _BRANCHES) for node in ast.walk(tree)),
        functions=len(functions),
        imports_inside=len(inside),
        anys=sum(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(tree)),
    )


def _docstrings(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of each docstring."""
    for node in ast.walk(tree):
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef, ast.Module)) and ast.get_docstring(node):
            said = node.body[0]
            yield (said.end_lineno or said.lineno) - said.lineno + 1


def moves(folder: Path) -> list[tuple[str, str]]:
    """Return the steps of a deadline cell from module to module while a report is made.

    A step is a function of one module that hands the cell's text, or what was read from it, to
    one of another; the same two functions count once.
    """
    with TemporaryDirectory() as office:
        for name, text in _OFFICE.items():
            path = Path(office, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        made = subprocess.run(  # a process of its own: the package of that folder, none other
            [sys.executable, "-m", "tools.watched", str(folder), office],
            capture_output=True,
            check=True,
            text=True,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
    steps = [line.split("\t") for line in made.stdout.splitlines()]
    return [(start, end) for start, end in steps]


def main(folder: Path) -> None:
    """Print both tables."""
    package = folder / "gongkai"
    files = [path for path in sorted(package.rglob("*.py")) if path.name != _GENERATED]
    found = [measured(path.read_text("utf-8")) for path in files]
    whole = Module(*map(sum, zip(*found, strict=True)))
    print(f"files                      {len(files)}")
    print(f"lines                      {whole.lines}")
    print(f"functions                  {whole.functions}")
    print(f"branches per 10 lines      {10 * whole.branches / whole.code:.1f}")
    print(f"comments per 100 lines     {100 * whole.comments / whole.lines:.1f}")
    print(f"imports inside functions   {whole.imports_inside}")
    print(f"Any                        {whole.anys}")
    walk = moves(folder.resolve())
    print(f"moves of a deadline cell   {len(walk)}")
    print(f"modules it comes through   {len({module for step in walk for module in step})}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path())
