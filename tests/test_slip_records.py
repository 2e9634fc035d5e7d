"""The record of a slip names its matter: what was asked before, and what was asked today."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.cli.main import main
from gongkai.documents.slips import Level, Slips, To, Wish, slips
from gongkai.documents.view import view_of
from gongkai.model import Case, Clock, Entry, Plan, Register, Reminder, Status, Target, Task, Unit
from tests.conftest import Office

UNITS = (Unit("办公室", aliases=("局办",)), Unit("预算科"))
MONTHLY = Task(
    1,
    "甲",
    "乙。",
    ("办公室",),
    "每月10日前",
    progress=tuple(Entry(date(2022, month, 9), Status.DONE) for month in range(1, 8)),
)
MESSAGES = Task(
    2,
    "甲",
    "乙。",
    ("办公室",),
    "全年",
    clocks=(
        Clock(
            "留言答复",
            "5个工作日",
            "收到留言",
            (Case("第1号", date(2022, 9, 13)), Case("第2号", date(2022, 9, 13))),
        ),
    ),
)
URGED = Reminder(date(2022, 9, 8), "催办单", "某公开催〔2022〕7号", "办公室")


def made(task: Task, *reminders: Reminder, as_of: date, level: Level | None = None) -> Slips:
    task = task._replace(reminders=reminders)
    office = Register(Plan("要点", 2022, document="某〔2022〕1号"), (task,), UNITS)
    return slips(view_of(office, as_of), Wish(level=level, to=To.ALL))


def times(found: Slips) -> list[tuple[str, int]]:
    return [(slip.label, slip.time) for slip in found.slips]


@pytest.mark.parametrize(
    ("task", "earlier", "expected"),
    [
        pytest.param(MONTHLY, (), [("8月", 1), ("9月", 1)], id="nothing sent"),
        pytest.param(
            MONTHLY,
            (URGED._replace(matter="8月"), URGED._replace(matter="8月"), URGED),
            [("8月", 3), ("9月", 1)],
            id="two of one day are two, one of no occurrence is of none",
        ),
        pytest.param(
            MESSAGES,
            (URGED._replace(matter="留言答复：第2号"),),
            [("留言答复：第1号", 1), ("留言答复：第2号", 2)],
            id="a case, sent before it began or not",
        ),
        pytest.param(
            MONTHLY,
            (URGED._replace(matter="8月", unit="局办"), URGED._replace(matter="8月", unit=None)),
            [("8月", 3), ("9月", 1)],
            id="a unit by its other name, and no unit",
        ),
        pytest.param(
            MONTHLY,
            (URGED._replace(matter="8月", unit="预算科"),),
            [("8月", 1), ("9月", 1)],
            id="another unit",
        ),
        pytest.param(
            Task(3, "甲", "乙。", ("办公室",), "每季度", target=Target(9, "次")),
            (URGED._replace(matter="三季度"),),
            [("一季度", 1), ("二季度", 1), ("三季度", 2)],
            id="quarters",
        ),
    ],
)
def test_a_matter_is_counted_by_its_own_records(
    task: Task, earlier: tuple[Reminder, ...], expected: list[tuple[str, int]]
) -> None:
    assert times(made(task, *earlier, as_of=date(2022, 9, 20))) == expected


def test_the_record_names_the_matter() -> None:
    found = made(MESSAGES, as_of=date(2022, 9, 20))
    assert [(record.matter, record.unit) for _, record in found.unrecorded] == [
        ("留言答复：第1号", "办公室"),
        ("留言答复：第2号", "办公室"),
    ]


@pytest.mark.parametrize(
    ("level", "numbers", "new"),
    [
        pytest.param(None, ["某公开催〔2022〕7号", "某公开催〔2022〕2号"], 1, id="as it was"),
        pytest.param(Level.URGE, ["某公开催〔2022〕7号", "某公开催〔2022〕2号"], 1, id="the same"),
        pytest.param(
            Level.SUPERVISE, ["某公开督〔2022〕1号", "某公开督〔2022〕2号"], 2, id="another level"
        ),
    ],
)
def test_what_went_out_today_is_shown_again(
    level: Level | None, numbers: list[str], new: int
) -> None:
    sent = URGED._replace(date=date(2022, 9, 16), matter="8月")
    found = made(MONTHLY, sent, as_of=date(2022, 9, 16), level=level)
    assert [slip.reference for slip in found.slips] == numbers
    assert len(found.unrecorded) == new


def test_no_number_is_given_twice_where_one_was_taken_back() -> None:
    left = URGED._replace(reference="某公开催〔2022〕2号", matter="8月")
    found = made(MONTHLY, left, as_of=date(2022, 9, 16))
    assert [slip.reference for slip in found.slips] == [
        "某公开督〔2022〕1号",
        "某公开催〔2022〕3号",
    ]


TASKS = """\
plan: {title: 某局要点, year: 2022, document: 某〔2022〕1号}
tasks:
  - {id: 1, name: 甲, content: 内容, units: [办公室], deadline: 每季度}
  - {id: 2, name: 乙, content: 内容, units: [办公室], deadline: 9月底前}
"""


def test_a_second_recording_on_one_day_changes_nothing(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(TASKS, "units: [{name: 办公室}]\n")
    file = root / "data/tasks.yaml"
    command = ["-C", str(root), "remind", "--as-of", "2022-10-01", "--to", "lead", "--record"]
    assert main(command) == 0
    first, recorded = capsys.readouterr(), file.read_bytes()
    assert main(command) == 0
    again = capsys.readouterr()
    assert (file.read_bytes(), again.out) == (recorded, first.out)
    assert (first.err, again.err) == (
        "已记入数据：4张\n",
        "当日已经记过的4张照原编号，没有再记\n",
    )
    assert recorded.decode().count("matter: ") == 3
    assert slips_of(root) == slips_of(root, "--record")


def slips_of(root: Path, *options: str) -> list[str]:
    """Return the names of the files with the slips of 1 October."""
    folder = root / "".join(["单", *options])
    asked = ["-C", str(root), "remind", "--as-of", "2022-10-01", "--to", "lead"]
    main([*asked, *options, "-o", str(folder)])
    return sorted(path.name for path in folder.iterdir())
