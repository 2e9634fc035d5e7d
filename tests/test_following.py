"""A new year from the old one: what is printed comes along, what was recorded does not."""

import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.register import opened
from gongkai.register.composites import ListOf, RecordOf
from gongkai.register.fields import Field
from gongkai.register.following import KEPT, following
from gongkai.register.formats import CLOCK, EVENT, PLAN, TASK
from gongkai.register.nodes import Source
from gongkai.register.reading import Files
from gongkai.register.values import Choice, Date, Duration, Flag, Number, Quantity
from tests.recorded import Typist
from tests.workspaces import founded

ROOT = Path(__file__).parents[1]
TODAY = date(2023, 1, 10)
UNITS = "units: [{name: 办公室}, {name: 信息科, until: 2022-06-30}]\n"
RECORDS = {"plan": PLAN, "event": EVENT, "task": TASK, "clock": CLOCK}


@pytest.mark.parametrize("name", RECORDS)
def test_what_stays_are_keys_that_there_are(name: str) -> None:
    """A key that is new is taken for a record until it is named as kept."""
    assert KEPT[name] <= RECORDS[name].fields.keys()


SOUND: dict[str, object] = {
    "units": ["办公室"],
    "assigned": ["办公室"],
    "unit": "办公室",
    "deadline": "9月底前",
    "within": "5个工作日",
    "year": 2022,
    "leads": 1,
    "from": date(2022, 2, 1),
    "to": date(2022, 3, 1),
    "done": date(2022, 4, 1),
}


class Writer:
    """Fills every key of a record, each text with a mark and a number of its own."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.numbers: list[int] = []

    def record(self, kind: RecordOf) -> dict[str, object]:
        return {key: self.value(field) for key, field in kind.fields.items()}

    def value(self, field: Field) -> object:
        found = SOUND.get(field.key)
        if found is not None and not (field.key == "from" and field.attribute == "event"):
            return found
        if isinstance(field.kind, ListOf):
            return [self.single(field._replace(kind=field.kind.kind)) for _ in range(2)]
        return self.single(field)

    def single(self, field: Field) -> object:
        kind = field.kind
        if isinstance(kind, RecordOf):
            return self.record(kind)
        if isinstance(kind, Choice):
            return next(iter(kind.words))
        values: dict[type, object] = {
            Date: date(2022, 3, 1),
            Number: 1,
            Flag: True,
            Quantity: "3次",
            Duration: "10d",
        }
        if type(kind) in values:
            return values[type(kind)]
        self.numbers.append(len(self.numbers))
        return f"{self.mark}{self.numbers[-1]}。"


def plan_with_records(chance: random.Random, carried: str) -> dict[str, object]:
    """A plan in which every key says something, the keys of each record in any order."""

    def record(name: str) -> dict[str, object]:
        said, printed = Writer("密").record(RECORDS[name]), Writer("印").record(RECORDS[name])
        found = {key: (printed if key in KEPT[name] else said)[key] for key in said}
        return dict(chance.sample(list(found.items()), len(found)))

    def open_case() -> dict[str, object]:
        found = Writer(carried).record(CASE)
        return {key: value for key, value in found.items() if key not in ("done", "result")}

    def task(number: int) -> dict[str, object]:
        clock = record("clock")
        cases = [Writer("密").record(CASE), Writer("密").record(CASE), open_case()]
        clock["cases"] = chance.sample(cases, 3)
        return record("task") | {"id": number, "clocks": [clock]}

    plan = record("plan") | {"title": "印2022年要点"}
    return {"plan": plan, "events": [record("event")], "tasks": [task(1)]}


CASE = CLOCK.fields["cases"].kind.kind  # type: ignore[attr-defined]


class Plain(yaml.SafeDumper):
    """Writes what is the same twice."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


@settings(max_examples=24, deadline=None)
@given(
    chance=st.randoms(use_true_random=False),
    flow=st.sampled_from([None, False, True]),
    carries=st.booleans(),
)
def test_nothing_recorded_leaks(chance: random.Random, flow: bool | None, carries: bool) -> None:
    """Whatever the order of the keys, in lines or in braces: what was printed is all there."""
    data = plan_with_records(chance, "续" if carries else "密")
    text = yaml.dump(
        data, Dumper=Plain, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=999
    )
    files = Files((Source("data/tasks.yaml", text),), Source("data/units.yaml", UNITS))
    made = following(files, 2023, TODAY, carries=carries)
    (source,) = made.files.tasks
    assert "密" not in source.text
    assert text.count("印") == source.text.count("印")
    assert text.count("续") == source.text.count("续")
    assert (made.register.plan.year, made.register.plan.title) == (2023, "印2023年要点")
    kept = [case for task in made.register.tasks for clock in task.clocks for case in clock.cases]
    assert len(kept) == (1 if carries else 0)


Bureau: TypeAlias = Callable[[str, str], Path]


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Return a function that lays out a workspace beside others."""

    def write(name: str, tasks: str) -> Path:
        return founded(tmp_path / name, tasks, UNITS)

    return write


OLD = """\
# yaml-language-server: $schema=../schemas/tasks.schema.json
plan: {title: 某局2022年要点, year: 2022, document: 某文〔2022〕1号}
events:
  - {name: 《要点》印发, date: 2022-03-25}
tasks:
  # 一月一报
  - {id: 1, name: 甲, content: 内容, units: [办公室], deadline: 2022.12—2023.01}
  - {id: 2, name: 乙, content: 内容, units: [信息科], deadline: 《要点》印发30日内}
"""
DONE = """\
  - id: 3
    name: 丙
    content: 内容
    units: [办公室]
    deadline: 9月底前
    progress: [{date: 2022-09-20, status: 已完成, note: 办好了。}]
"""


def test_the_old_year_is_told_and_what_to_look_at(
    bureau: Bureau, run: Typist, tmp_path: Path
) -> None:
    root = bureau("2022", OLD + DONE)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    code, out, err = run(tmp_path, "init --from 2022 2023 --ci none")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [
        "已写入 2023/data/tasks.yaml（3项，照2022年的任务、科室、时间节点；"
        "进展、时限调整、催办和办结的个案没有带来）",
        "已写入 2023/data/units.yaml",
    ]
    told = out.partition("2022年收尾")[2].partition("\n\n")
    assert told[0].splitlines() == [
        "：逾期未办结2项（第1、2项）。",
        "  时间节点里写有年份，请改：第1项“2022.12—2023.01”",
        "  信息科已于2022年6月30日停用，任务还写着它：第2项",
        "  以“#”开头的说明是照抄的，写着上年情况的请改",
    ]
    assert "1. 照新印发的任务分解表逐项改写 2023/data/tasks.yaml，核对" in told[2]
    assert run(tmp_path, "-C 2023 validate")[0] == 0
    assert (root.parent / "2023/data/tasks.yaml").read_text("utf-8") == (
        OLD.replace("某局2022年", "某局2023年")
        .replace("year: 2022, document: 某文〔2022〕1号", "year: 2023")
        .replace(", date: 2022-03-25", "")
    ) + DONE.replace("    progress: [{date: 2022-09-20, status: 已完成, note: 办好了。}]\n", "")
    assert {path: path.read_bytes() for path in before} == before
    schema = (root.parent / "2023/schemas/tasks.schema.json").read_text("utf-8")
    assert '"信息科"' in schema


CASES = """\
plan: {title: 要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [办公室]
    deadline: 全年
    clocks:
      - name: 答复
        within: 5个工作日
        from: 收到
"""
IN_LINES = """\
        cases:
          - {ref: 一, from: 2022-09-20, done: 2022-09-22}   # 按时
          - {ref: 二, from: 2022-12-20}
"""
IN_BRACKETS = """\
        cases: [{ref: 二, from: 2022-12-20}, {ref: 一, from: 2022-09-20, done: 2022-09-22}]
"""


@pytest.mark.parametrize(
    ("option", "word", "stays"),
    [
        pytest.param("", "上年结转", True, id="carried"),
        pytest.param("--no-carry-cases", "没有带来", False, id="not carried"),
    ],
)
@pytest.mark.parametrize("cases", [IN_LINES, IN_BRACKETS], ids=["in lines", "in brackets"])
def test_a_case_that_nobody_answered_is_a_duty_of_the_new_year(
    bureau: Bureau,
    run: Typist,
    tmp_path: Path,
    option: str,
    word: str,
    stays: bool,
    cases: str,
) -> None:
    bureau("2022", CASES + cases)
    code, out, _ = run(tmp_path, f"init --from 2022 2023 {option}")
    assert code == 0
    assert f"未办结个案1件。\n  {word}：第1项　答复：二\n" in out
    text = Path("2023/data/tasks.yaml").read_text("utf-8")
    assert ("{ref: 二, from: 2022-12-20}" in text, "ref: 一" in text) == (stays, False)
    assert run(tmp_path, "-C 2023 validate --strict")[0] == 0


def test_a_plan_in_several_files_stays_so(bureau: Bureau, run: Typist, tmp_path: Path) -> None:
    root = bureau("2022", OLD)
    (root / "data/tasks").mkdir()
    (root / "data/tasks/二.yaml").write_text("tasks:\n" + DONE, "utf-8")
    (root / "templates").mkdir()
    code, out, _ = run(tmp_path, "-C 2023 init --from 2022 --year 2024")
    assert (code, "2022/templates 没有带来" in out) == (0, True)
    assert "办好了" not in Path("2023/data/tasks/二.yaml").read_text("utf-8")
    assert "year: 2024" in Path("2023/data/tasks.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "code", "why"),
    [
        pytest.param(
            "init --from 2021 2023", 3, "做不到：2021 里没有 data/tasks.yaml\n", id="none"
        ),
        pytest.param("init --from 2022 2022", 3, "已经有了 2022/data/tasks.yaml", id="there"),
        pytest.param("init --from 2022 --year 2022 x", 2, "2022 是2022年的，新的一年要", id="same"),
        pytest.param("init --from bad x", 1, "数据有错误", id="faulty"),
    ],
)
def test_what_cannot_be_begun_is_not(
    bureau: Bureau,
    run: Typist,
    tmp_path: Path,
    line: str,
    code: int,
    why: str,
) -> None:
    bureau("2022", OLD)
    bureau("bad", OLD.replace("[办公室]", "[某科]"))
    before = sorted(tmp_path.rglob("*"))
    found, out, err = run(tmp_path, line)
    assert (found, out) == (code, "")
    assert why in err
    assert sorted(tmp_path.rglob("*")) == before


def test_the_handbook_shows_what_is_said(run: Typist, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/demo", tmp_path / "2022")
    shown = (ROOT / "docs/start.md").read_text("utf-8").partition("```text\n$ gongkai ")[2]
    command, _, output = shown.partition("```")[0].partition("\n")
    code, out, err = run(tmp_path, command)
    assert (code, err) == (0, "")
    parts = [re.escape(part) for part in output.split("……\n")]  # what is said of the files around
    assert re.match(".*".join(parts), out, re.S)
    assert len(parts) == 3


def test_the_example_begins_anew_as_the_handbook_says(run: Typist, tmp_path: Path) -> None:
    """Not a word of its invented progress, nobody who approved, no minutes."""
    code, _, err = run(tmp_path, f"init --from {ROOT / 'examples/demo'} 新")
    assert (code, err) == (0, "")
    old = opened(ROOT / "examples/demo", TODAY).register
    assert old is not None
    text = (tmp_path / "新/data/tasks.yaml").read_text("utf-8")
    notes = [entry.note for task in old.tasks for entry in task.progress]
    evidence = [each for task in old.tasks for entry in task.progress for each in entry.evidence]
    assert [each for each in (*notes, *evidence) if each in text] == []
    assert "会议纪要" not in text
    assert run(tmp_path, "-C 新 validate --strict")[0] == 0
