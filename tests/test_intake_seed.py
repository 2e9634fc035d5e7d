"""The shipped plan out of the worst Word document: forty of forty, and nothing edited."""

from pathlib import Path

import pytest

from gongkai.intake.columns import Wishes
from gongkai.intake.comparison import compare
from gongkai.intake.importing import Imported, import_file
from gongkai.model import Register
from gongkai.register import reading, workspace
from gongkai.register.source import Source
from tests.office_files import PARAGRAPH, UP, docx, word_table

ROOT = Path(__file__).parents[1]
_SEPARATORS = ("", PARAGRAPH, " ", "、")
_CUT = 31  # a row in the middle of a merged name


@pytest.fixture(scope="module")
def register() -> Register:
    found = reading.read(workspace.load(ROOT).files).register
    assert found is not None
    return found


@pytest.fixture(scope="module")
def found(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    path = tmp_path_factory.mktemp("seed") / "附件1.docx"
    path.write_bytes(worst(register))
    return import_file(path, Wishes(), None)


def worst(register: Register) -> bytes:
    """Automatic numbers, revisions, glued units, a contact table, the table cut in two."""
    rows = [["序号", "任务名称", "任务内容", "责任单位", "时间节点"]]
    above = ""
    for k, task in enumerate(register.tasks):
        name = UP if task.name == above else task.name
        units = _SEPARATORS[k % 4].join(task.units)
        rows.append([str(task.id), name, task.content, units, task.deadline])
        above = task.name
    first, second = rows[:_CUT], rows[_CUT:]
    if second[0][1] == UP:
        second[0][1] = register.tasks[_CUT - 1].name
    return docx(
        register.plan.issuer,
        register.plan.document,
        f"关于印发《{register.plan.title}》的通知",
        "各科室：",
        register.plan.issuer,
        "2022年5月23日",
        word_table([["联系人", "科室", "电话"], ["某人", "办公室", "0000"]]),
        "附件",
        f"{register.plan.title}任务分解表",
        word_table(first, nasty=True, numbers=True),
        word_table(second, nasty=True, numbers=True),
        "填表说明：由各科室填报。",
    )


def test_forty_of_forty(found: Imported, register: Register) -> None:
    expected = [(t.id, t.name, t.content, t.units, t.deadline) for t in register.tasks]
    tasks = found.proposal.tasks
    assert [(t.id, t.name, t.content, t.units, t.deadline) for t in tasks] == expected
    assert compare(found.proposal, register).is_same


def test_the_plan_is_read_from_the_notice(found: Imported, register: Register) -> None:
    plan = found.proposal.plan
    said = (plan.title, plan.year, plan.document, plan.issuer, plan.issued)
    wanted = register.plan
    assert said == (wanted.title, wanted.year, wanted.document, wanted.issuer, wanted.issued)
    assert found.proposal.events == tuple(event.name for event in register.events)


def test_units_and_collectives_are_those_of_the_source(found: Imported, register: Register) -> None:
    assert found.proposal.units == tuple(unit.name for unit in register.units)
    assert found.proposal.collectives == tuple(each.name for each in register.collectives)


def test_the_written_files_say_the_same(found: Imported, register: Register) -> None:
    sources = [Source("tasks.yaml", found.texts.tasks)]
    units = Source("units.yaml", found.texts.units)
    read = reading.read(reading.Files((sources[0],), units))
    assert read.diagnostics == ()
    assert read.register is not None
    bare = [task._replace(section="", target=None, clocks=(), encouraged=False, remark="")
            for task in register.tasks]  # fmt: skip
    assert list(read.register.tasks) == bare
    assert read.register.collectives == register.collectives
    assert read.register.plan == register.plan
