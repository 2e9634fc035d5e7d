"""Templates that loop, hoard memory or walk attributes, each in a process of its own with limits.

Some are the known ways; the others are put together at random from what Jinja offers. Each ends
as a document or with a sentence, in bounded time and memory, and shows nothing of the inside.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attack.driving import Ran, run
from attack.grown import grown
from attack.offices import ROOT, lay_out, office_in
from attack.trials import Finding, Outcome

_SECONDS = 10
"""How much processor time a template may take: its steps are counted, not its time."""

_MEGABYTES = 400
"""How much memory a template may take beside what this process has already."""

_REPORT = ("report", "--month", "9", "--as-of", "2022-09-30")
_INSIDE = ("<class", "<bound", "<function", "<module", " object at 0x", "site-packages")
_BATCH = 10
"""How many grown templates are tried in one trial."""

_LOOP = "{% for i in range(1000) %}"
_END = "{% endfor %}"
_DOUBLING = "{% set n = namespace(x=title, l=[1]) %}" + _LOOP
_KNOWN = (
    # loop
    _LOOP * 6 + "甲" + _END * 6,
    "{% for x in [1] recursive %}{{ loop([1, 1]) }}" + _END,
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'a.md.j2' %}" * 2,
    # hoard
    _DOUBLING + "{% set n.x = n.x ~ n.x %}" + _END,
    _DOUBLING + "{% set n.l = n.l + n.l %}" + _END,
    _DOUBLING + "{% set n.l = [n.l, n.l] %}" + _END,
    _LOOP * 2 + "甲" * 9000 + _END * 2,
    "{{ title * 10**9 }}",
    "{{ 9**9**9 }}",
    "{{ title.ljust(10**9) }}",
    "{{ '%9999999999d' % 1 }}",
    # walk
    "{{ title.__class__.__mro__[1].__subclasses__() }}",
    "{{ title | attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ loop.__class__ }}",
    "{{ rows._replace() }}",
    "{{ [].append }}",
    "{% set x = title.format %}{{ x('{0.__class__}') }}",
    "{{ namespace.__init__ }}",
    "{% for x in unfinished %}{% for a in ['_asdict', '__dict__'] %}{{ x[a] }}" + _END * 2,
)


def trial(chance: Random, number: int, folder: Path) -> Outcome:
    """Render a known template, or several that are grown."""
    lay_out(office_in(ROOT / "examples/demo").files, folder)
    if number < len(_KNOWN):
        sources = [_KNOWN[number]]
    else:
        names, symbol = _names(folder), "SE"[number % 2]
        sources = [grown(symbol, names, chance) for _ in range(_BATCH)]
    findings: list[Finding] = []
    refused = 0
    for source in sources:
        (folder / "templates").mkdir(exist_ok=True)
        (folder / "templates/a.md.j2").write_text(source, "utf-8")
        ran, megabytes = _confined([*_REPORT, "--template", "a"], folder)
        findings += [Finding(each, (source,)) for each in _judged(source, ran, megabytes)]
        refused += ran.code == 3
    return Outcome(len(sources), tuple(findings), refused)


def _names(folder: Path) -> list[str]:
    """Return the words that a template may use, with those inside them, as the program says."""
    found: list[str] = []
    for name, value in json.loads(run([*_REPORT, "--context"], folder).out).items():
        is_list = isinstance(value, list)
        inside = value[0] if is_list and value else value
        keys = list(inside) if isinstance(inside, dict) else []
        found += [name, *(f"{name}{'[0]' if is_list else ''}.{key}" for key in keys)]
    return found


def _judged(source: str, ran: Ran, megabytes: float) -> Iterator[str]:
    if ran.fault:
        yield ran.fault
    elif ran.code not in (0, 3):
        yield f"ended with {ran.code}: {ran.err[-300:]}"
    elif ran.code == 3 and "模板" not in ran.err:
        yield f"no sentence about the template: {ran.err[-300:]}"
    if megabytes > _MEGABYTES:
        yield f"{megabytes:.0f} MB of memory"
    shown = [word for word in _INSIDE if word in ran.out + ran.err and word not in source]
    if shown:
        yield f"shows the inside: {shown} in {(ran.out + ran.err)[-300:]}"


def _confined(words: list[str], folder: Path) -> tuple[Ran, float]:
    """Run a command in a copy of this process with limits; return how much memory it took."""
    reading, writing = os.pipe()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = os.fork()
    if child == 0:
        try:
            _run_confined(words, folder, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said = stream.read()
    _, status, usage = os.wait4(child, 0)
    if not said:
        fault = f"killed: {os.waitstatus_to_exitcode(status)}"
        return Ran(tuple(words), -1, "", "", usage.ru_utime, fault), 0
    fields = json.loads(said)
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Ran(tuple(words), *fields), (usage.ru_maxrss - before) / scale


def _run_confined(words: list[str], folder: Path, pipe: int) -> None:
    most = 2 * _MEGABYTES * 1024 * 1024 + 1024**3  # of addresses, which are not all memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * _SECONDS, 2 * _SECONDS))
    ran = run(words, folder, seconds=_SECONDS)
    with os.fdopen(pipe, "wb") as stream:
        stream.write(
            json.dumps([ran.code, ran.out[:9999], ran.err, ran.seconds, ran.fault]).encode()
        )
