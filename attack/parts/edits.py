"""Random records in files of random style: after each only the intended lines differ."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import yaml

from attack.commands import Files, matrix, typed
from attack.differences import is_within, letters, plain, touched, trees, unmeant
from attack.driving import Ran, run
from attack.offices import files_in, lay_out
from attack.styles import Bare, Value, written
from attack.trials import Finding, Outcome

_EDITS = 10
"""How many records are made in each file, one after the other."""

_UNITS = ("办公室", "预算科", "绩效科", "办事处（南）")
_UNNAMED = "相关科室"
_NEWEST = "2025-06-01"
"""Later than every other day in the data: a record of this day is taken back at once."""

_EVENTS = ("《要点》印发", "上线")
_TEXTS = (
    *(
        "完成126件。",
        "公开1篇",
        "a: b",
        "甲 # 乙",
        "[甲]",
        "{乙}",
        "- 丙",
        "'丁'",
        '"戊"',
        "己：庚",
    ),
    *("第一行\n第二行", "yes", "null", "~", "0012", "2022-09-30", "1e3", "*x", "&x", "!x", "%x"),
    *("@x", "=1+1", "| 甲", "> 乙", "?", "? 丙", ":", "甲:", "尾\\", "C:\\文", "`x`", "甲\u2028乙"),
    *("😀", "a\tb", "，，", "---", "...", "<<", "甲,", "甲, 乙", "]", "}", "#", "空 格", "“引”"),
    *("on", "12:30", "长" * 300),
)
_KNOWN = frozenset({"log", "done", "adjust", "event", "case", "assign", "close"})
"""The commands for which a sound call is put together; others are typed as chance will have it."""


def trial(chance: Random, number: int, folder: Path) -> Outcome:
    """Write a workspace in some style and record in it."""
    del number
    data = _data(chance)
    files = _files(data, chance)
    lay_out(files, folder)
    problems = [*_misread(files, data), *_refused(folder)]
    findings = [Finding(each, (), files) for each in problems]
    refused = 0
    for _ in range(0 if findings else _EDITS):
        before = files_in(folder)
        ran = run(_words(data, before, chance), folder)
        found = [*_judged(ran, before, files_in(folder)), *_taken_back(ran, before, folder)]
        findings += [Finding(each, (ran.typed, ran.err[-800:]), before) for each in found]
        refused += ran.code != 0
        if found:
            break
    return Outcome(_EDITS, tuple(findings), refused)


def _data(chance: Random) -> dict[str, Any]:
    """Return a plan with a few tasks, some with records of every kind."""
    printed = chance.choice((None, Bare("2022-03-01")))
    return {
        "plan": {"title": "某局要点", "year": Bare(2022)},
        "events": [{"name": _EVENTS[0], "date": printed}, {"name": _EVENTS[1]}],
        "tasks": [_task(k, chance) for k in range(1, chance.randint(2, 6))],
    }


def _task(number: int, chance: Random) -> dict[str, Any]:
    task: dict[str, Any] = {
        "id": Bare(number),
        "name": f"第{number}件：公开",
        "content": chance.choice(("内容", "第一段。\n第二段。", "a b c", "要 求")),
        "units": chance.sample((*_UNITS, _UNNAMED), chance.randint(1, 3)),
        "target": chance.choice((None, Bare("9次"))),
        "deadline": chance.choice(("9月底前", "全年", "8月", "年底前", "《要点》印发30日内")),
        "remark": chance.choice((None, "备注", "一\n二\n\n三")),
    }
    if chance.random() < 0.5:
        task["progress"] = _some(chance, lambda: _entry(chance))
    if chance.random() < 0.3:
        task["adjustments"] = _some(chance, _adjustment)
    if chance.random() < 0.4:
        cases = _some(chance, lambda: _started(chance))
        clock = {"name": "答复", "within": "5个工作日", "from": "收到", "cases": cases}
        task["clocks"] = [clock]
    keys = list(task)
    chance.shuffle(keys)
    return {key: task[key] for key in (keys if chance.random() < 0.3 else task)}


def _entry(chance: Random) -> Value:
    note = chance.choice(("进展顺利", "完成。\n\n下一步。", "a: b", "[甲]", "甲 # 乙"))
    return {"date": Bare("2022-01-10"), "status": Bare("推进中"), "note": note}


def _adjustment() -> Value:
    changed: dict[str, Value] = {"date": Bare("2022-02-01"), "deadline": "10月底前"}
    return {**changed, "reason": "原因", "approved_by": "局"}


def _started(chance: Random) -> Value:
    return {"ref": f"件{chance.randint(1, 99999)}", "from": Bare("2022-03-01")}


def _some(chance: Random, make: Callable[[], Value]) -> Value:
    """Return a list that is not there, is empty, or has one or several records."""
    return chance.choice((None, [], [make()], [make()], [make(), make()], [make(), make()]))


def _files(data: dict[str, Any], chance: Random) -> dict[str, bytes]:
    units: dict[str, Value] = {
        "units": [{"name": name} for name in _UNITS],
        "collectives": [{"name": _UNNAMED, "means": Bare("unspecified")}],
    }
    beside = {"data/units.yaml": written(units, chance)}
    if chance.random() < 0.7:
        return {"data/tasks.yaml": written(data, chance), **beside}
    at = chance.randint(0, len(data["tasks"]))
    head = {**data, "tasks": data["tasks"][:at]}
    return {
        "data/tasks/1.yaml": written(head, chance),
        "data/tasks/2.yaml": written({"tasks": data["tasks"][at:]}, chance),
        **beside,
    }


def _misread(files: Files, data: dict[str, Any]) -> Iterator[str]:
    """Say so when the files do not say what was meant: the fault would be the attack's own."""
    try:
        tasks = [task for tree in trees(files) for task in tree.get("tasks") or []]
    except yaml.YAMLError as problem:
        yield f"the attack wrote no YAML: {problem}"
        return
    if plain(tasks) != plain(data["tasks"]):
        yield f"PyYAML reads other data than was written: {plain(tasks)} / {plain(data['tasks'])}"


def _refused(folder: Path) -> Iterator[str]:
    ran = run(["validate", "--format", "text"], folder)
    if ran.code != 0:
        yield f"sound data is refused: {ran.out[:400]}"


def _words(data: dict[str, Any], files: Files, chance: Random) -> list[str]:
    """Return a command that records something, mostly one that should succeed."""
    others = [row for row in matrix() if row.records and row.path[0] not in _KNOWN]
    if others and chance.random() < 0.05:
        return typed(chance.choice(others), files, chance)
    name = chance.choice(("log", "done", "adjust", "event", "case", "case", "assign", "close"))
    day = ["--date", (date(2022, 3, 2) + timedelta(chance.randrange(500))).isoformat()]
    numbers = [task["id"] for task in data["tasks"]]
    if name == "event":
        return ["event", chance.choice(_EVENTS), *day]
    if name in ("case", "assign", "close"):
        words = _case(files, day[1], chance) if name == "case" else _OF_FILES[name](files, chance)
        return words or ["log", numbers[0], "--note", "甲", *day]
    if name == "adjust":
        texts = ["--reason", chance.choice(_TEXTS), "--approved-by", chance.choice(_TEXTS)]
        texts += ["--document", chance.choice(_TEXTS)] if chance.random() < 0.5 else []
        new = chance.choice(("10月", "年底前", "全年"))
        return ["adjust", chance.choice(numbers), "--deadline", new, *texts, *day]
    if chance.random() < 0.2:
        day = ["--date", _NEWEST]
    chosen = chance.sample(numbers, 1 if _NEWEST in day else chance.choice((1, 1, len(numbers))))
    words = [name, *chosen, "--note", chance.choice(_TEXTS), *day]
    for _ in range(chance.choice((0, 0, 1, 2))):
        words += ["--evidence", chance.choice(_TEXTS)]
    return words + (["--count", "3"] if chance.random() < 0.2 else [])


def _case(files: Files, day: str, chance: Random) -> list[str]:
    """Start a case, or close one that is open; nothing when no task has a clock."""
    clocks = [
        (task["id"], clock)
        for tree in trees(files)
        for task in tree.get("tasks") or []
        for clock in task.get("clocks") or []
    ]
    if not clocks:
        return []
    number, clock = chance.choice(clocks)
    cases = [each for each in clock.get("cases") or [] if isinstance(each, dict)]
    begun = [each["ref"].strip() for each in cases if not each.get("done")]
    head = ["case", number, "答复", "--ref"]
    if begun and chance.random() < 0.5:
        return [*head, chance.choice(begun), "--done", f"2024{day[4:]}"]
    return [*head, f"{chance.choice(_TEXTS)}{chance.randint(1, 99999)}", "--from", day]


def _assignment(files: Files, chance: Random) -> list[str]:
    """Name the units of a task that leaves them open; nothing when there is none."""
    tasks = [task for tree in trees(files) for task in tree.get("tasks") or []]
    unnamed = [
        task["id"]
        for task in tasks
        if not task.get("assigned") and _UNNAMED in map(str.strip, task["units"])
    ]
    units = ",".join(chance.sample(_UNITS[:3], chance.randint(1, 2)))
    return ["assign", chance.choice(unnamed), "--units", units] if unnamed else []


def _closing(files: Files, chance: Random) -> list[str]:
    """Conclude the year; nothing when no row has progress that nobody concluded or moved."""
    tasks = [task for tree in trees(files) for task in tree.get("tasks") or []]
    day = (date(2022, 12, 1) + timedelta(chance.randrange(62))).isoformat()
    may_be_closed = any(
        str(task["deadline"]).strip() == "全年"
        and not task.get("target")
        and not task.get("adjustments")
        and any(str(entry["date"]) <= day for entry in task.get("progress") or [])
        and all(entry["status"] == "推进中" for entry in task["progress"])
        for task in tasks
    )
    words = ["close", "--all-with-progress", "--note", chance.choice(_TEXTS), "--date", day]
    return words if may_be_closed else []


_OF_FILES = {"assign": _assignment, "close": _closing}


def _taken_back(ran: Ran, before: Files, folder: Path) -> Iterator[str]:
    """Take back a record that is the newest of its task, and say what is not as it was."""
    if ran.code != 0 or _NEWEST not in ran.words:
        return
    undone = run(["undo", ran.words[1], "--yes"], folder)
    if undone.fault or undone.code != 0:
        yield f"cannot be undone: {undone.fault or undone.err}"
        return
    after = files_in(folder)
    if plain(trees(before)) != plain(trees(after)):
        yield "undone, and the data is not what it was"
    for name in before:
        old, new = before[name].decode(), after[name].decode()
        if not is_within(letters(new), letters(old)) or old.count("#") != new.count("#"):
            yield f"undone, and {name} says something else: {[*touched(old, new)]}"


def _judged(ran: Ran, before: Files, after: Files) -> Iterator[str]:
    """Say what a record changed beside what it was to change."""
    if ran.fault:
        yield ran.fault
    elif ran.code == 0 and "--dry-run" not in ran.words and ran.words[0] in _KNOWN:
        yield from unmeant(before, after, _texts(ran.words))
    elif before != after and ran.code != 0:
        yield f"refused with {ran.code}, and the files differ"
    if ran.words[0] in _KNOWN and ran.code not in (0, 2):
        yield f"refused with {ran.code}: {ran.err.strip()[-300:]}"


def _texts(words: tuple[str, ...]) -> list[str]:
    """Return the texts that a person typed for the data: the values of options."""
    texts = [text for option, text in pairwise(words) if option[:2] == "--" and text[:2] != "--"]
    return texts if words[0] != "assign" else texts[-1].split(",")
