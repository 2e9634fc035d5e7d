"""The calendar file: what it holds, and that other programs read it as it is meant."""

import json
import subprocess
import warnings
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from gongkai.agenda import agenda
from gongkai.calendar import calendar_of
from gongkai.cli.main import main
from gongkai.model import Adjustment, Case, Clock, Entry, Plan, Register, Status, Task, Unit
from tests.conftest import Office
from tests.papers import register

ICAL_JS = Path(__file__).parents[1] / "build/node/node_modules/ical.js/dist/ical.js"
GOLDEN = Path(__file__).parent / "golden"
DAY = date(2022, 9, 30)
CALENDARS = [pytest.param("demo", id="the example"), pytest.param("plan", id="the plan in data/")]


def written(office: str, day: date = DAY) -> bytes:
    found: bytes = calendar_of(agenda(register(office), day)).to_ical()
    return found


def events(found: Register, day: date = DAY, unit: str | None = None) -> dict[str, Any]:
    """The events by their identity."""
    return {str(e["uid"]): e for e in calendar_of(agenda(found, day), unit).events}


def read(text: str | bytes) -> list[Any]:
    """The events of a file, as icalendar reads it."""
    return list(Calendar.from_ical(text).events)


def bureau(*tasks: Task) -> Register:
    return Register(Plan("要点", 2022), tasks, units=(Unit("办公室"), Unit("预算科")))


def row(number: int, deadline: str = "9月底前", **more: Any) -> Task:
    return Task(number, "甲", "乙", ("办公室",), deadline, **more)


@pytest.mark.parametrize("name", CALENDARS)
def test_the_file_is_as_expected(name: str, update_cases: bool) -> None:
    path = GOLDEN / f"{name}-calendar-{DAY}.ics"
    if update_cases:
        path.write_bytes(written(name))
    assert written(name) == path.read_bytes()


@pytest.mark.parametrize("name", CALENDARS)
def test_three_readers_find_the_same(name: str) -> None:
    """icalendar, vobject and ics: every event, its day and its title."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # their own, about Python and about each other
        import ics
        import vobject
    text = written(name).decode()
    ours = {(e["uid"], e["dtstart"].dt, str(e["summary"])) for e in read(text)}
    theirs = {
        (e.uid.value, e.dtstart.value, e.summary.value)
        for e in vobject.readOne(text).contents["vevent"]
    }
    others = {(e.uid, e.begin.date(), e.name) for e in ics.Calendar(text).events}
    assert len(ours) == text.count("BEGIN:VEVENT")
    assert ours == theirs == others


@pytest.mark.skipif(not ICAL_JS.exists(), reason="ical.js is not there: make readers")
@pytest.mark.parametrize("name", CALENDARS)
def test_a_reader_of_another_language_finds_the_same(name: str, tmp_path: Path) -> None:
    """ical.js, which Thunderbird reads with: days, texts, versions, alarms before the day."""
    path = tmp_path / "calendar.ics"
    path.write_bytes(written(name))
    script = Path(__file__).parent / "read_calendar.mjs"
    ran = subprocess.run(
        ["node", str(script), str(ICAL_JS), str(path)], capture_output=True, check=True
    )
    ours = [
        {
            "uid": str(e["uid"]),
            "day": str(e["dtstart"].dt),
            "isDate": True,
            "summary": str(e["summary"]),
            "description": str(e["description"]),
            "sequence": e["sequence"],
            "alarms": [a["trigger"].dt.total_seconds() for a in e.subcomponents],
        }
        for e in read(path.read_bytes())
    ]
    assert json.loads(ran.stdout) == ours
    assert len(ours) > 5


@pytest.mark.parametrize("name", CALENDARS)
def test_every_calendar_takes_its_shape(name: str) -> None:
    """Lines of at most 75 octets, no character cut, at most one alarm, and that before the day."""
    found = written(name)
    assert found.count(b"\n") == found.count(b"\r\n")
    for line in found.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    for event in read(found):
        triggers = [alarm["trigger"].dt for alarm in event.subcomponents]
        assert len(triggers) <= 1
        assert all(trigger < timedelta() for trigger in triggers)
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
        assert not {"attendee", "organizer", "class"} & {key.lower() for key in event}


def test_what_is_added_changes_no_identity() -> None:
    """A changed identity would double the entry in everybody's calendar."""
    clock = Clock("答复", "5个工作日", "收到", (Case("甲", date(2022, 9, 20)),))
    before = events(bureau(row(2), row(3, "每季度末", clocks=(clock,))))
    more = clock._replace(cases=(Case("乙", date(2022, 9, 1)), *clock.cases))
    entry = Entry(DAY, Status.DONE, "丙")
    change = Adjustment(DAY, "11月底前", "疫情影响", "局长办公会")
    after = events(
        bureau(
            row(1),
            row(2, adjustments=(change,)),
            row(3, "每季度末", clocks=(more,), progress=(entry,)),
        )
    )
    assert before.keys() < after.keys()


def test_two_cases_of_one_name_and_day_are_two_events() -> None:
    """One that is begun again keeps the identity of the first."""
    first = Case("甲", date(2022, 9, 20), done=date(2022, 9, 21))
    again = first._replace(done=None)
    clocks = [Clock("答复", "5个工作日", "收到", cases) for cases in ((first,), (first, again))]
    one, two = (events(bureau(row(1, "全年", clocks=(clock,)))) for clock in clocks)
    assert (len(one), len(two)) == (1, 2)
    assert one.keys() < two.keys()


def test_a_moved_deadline_is_the_same_event_in_a_later_version() -> None:
    change = Adjustment(DAY, "11月底前", "疫情影响", "局长办公会")
    (before,) = events(bureau(row(2)), DAY - timedelta(days=1)).values()
    (after,) = events(bureau(row(2, adjustments=(change,))), DAY).values()
    assert before["uid"] == after["uid"]
    assert (before["dtstart"].dt, after["dtstart"].dt) == (DAY, date(2022, 11, 30))
    assert before["sequence"] < after["sequence"]
    assert "（原文：9月底前，经批准调整为11月底前）" in after["description"]


@pytest.mark.parametrize(
    ("deadline", "status", "title"),
    [
        pytest.param("9月底前", Status.DONE, "✓ 第1项“甲”（办公室）", id="done stays"),
        pytest.param("8月底前", Status.IN_PROGRESS, "【逾期】第1项“甲”（办公室）", id="late"),
        pytest.param("10月8日前", Status.IN_PROGRESS, "【临期】第1项“甲”（办公室）", id="near"),
        pytest.param("12月底前", Status.IN_PROGRESS, "第1项“甲”（办公室）", id="far"),
        pytest.param("9月底前", Status.CANCELLED, None, id="cancelled leaves"),
        pytest.param("全年", Status.IN_PROGRESS, None, id="standing is not there"),
    ],
)
def test_nearness_stands_in_the_title(deadline: str, status: Status, title: str | None) -> None:
    found = events(bureau(row(1, deadline, progress=(Entry(date(2022, 9, 9), status),))))
    assert [str(event["summary"]) for event in found.values()] == ([title] if title else [])


def test_what_is_done_rings_no_more() -> None:
    found = events(bureau(row(1, progress=(Entry(DAY, Status.DONE),)), row(2)))
    assert [len(event.subcomponents) for event in found.values()] == [0, 1]


def test_a_unit_gets_what_concerns_it() -> None:
    mine = row(2)._replace(units=("预算科", "办公室"))
    assert len(events(bureau(row(1), mine), unit="预算科")) == 1
    assert len(events(bureau(row(1), mine), unit="办公室")) == 2


def test_a_long_content_is_folded_between_characters() -> None:
    long = row(1)._replace(content="长" * 2000)
    found = calendar_of(agenda(bureau(long), DAY)).to_ical()
    assert all(len(line) <= 75 for line in found.split(b"\r\n"))
    (event,) = read(found)
    assert str(event["description"]).startswith("长" * 2000 + "\n时限：")


TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - {id: 1, name: 甲, content: 内容, units: [办公室], deadline: 9月底前}
"""


def test_a_title_on_two_lines_stays_one_property() -> None:
    found = bureau(row(1))
    found = found._replace(plan=found.plan._replace(title="要点\n第二行，a,b"))
    (text,) = {str(Calendar.from_ical(calendar_of(agenda(found, DAY)).to_ical())["x-wr-calname"])}
    assert text.replace("\\n", "\n").replace("\\,", ",") == "要点\n第二行，a,b"


def test_the_command_writes_a_file(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    root = office(TASKS, "units: [{name: 办公室}]\n")
    target = root / "时限.ics"
    arguments = ["-C", str(root), "calendar", "--as-of", "2022-09-01", "--alarm", "1w"]
    assert main([*arguments, "--output", str(target)]) == 0
    assert capsys.readouterr() == ("", f"已写入 {target}（1个时限）\n")
    assert b"TRIGGER:-P6DT15H" in target.read_bytes()


@pytest.mark.parametrize("alarm", ["1m", "5wd", "99d", "x"])
def test_an_alarm_is_a_number_of_days(office: Office, alarm: str) -> None:
    root = office(TASKS, "units: [{name: 办公室}]\n")
    assert main(["-C", str(root), "calendar", "--alarm", alarm]) == 2


def test_nothing_is_written_over_the_data(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = office("plan: {title: 要点, year: 2022}\ntasks: []\n", "units: [{name: 办公室}]\n")
    monkeypatch.chdir(root)
    before = (root / "data/tasks.yaml").read_bytes()
    assert main(["calendar", "--output", "data/tasks.yaml"]) == 2
    assert "不写 .yaml 文件：可用 .ics" in capsys.readouterr().err
    assert (root / "data/tasks.yaml").read_bytes() == before
