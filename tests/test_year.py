"""A year closed on the 25th of each month, worked out by hand: what each report counts."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from gongkai import period
from gongkai.documents.report import ReportFacts, report_facts
from gongkai.model import Register
from gongkai.register import opened
from tests.terminals import closing

YEAR = Path(__file__).parent / "year"
LAST = date(2023, 1, 31)
ACTIVITIES = ("new_progress", "some_progress", "no_progress")


@pytest.fixture(scope="module")
def register() -> Register:
    found = opened(YEAR, LAST).register
    assert found is not None
    return found


def told(facts: ReportFacts) -> dict[str, list[int]]:
    """Return the rows that are newly done, and those that last all year by their activity."""
    by_activity = {
        each: [row.number for row in facts.rows if row.activity == each] for each in ACTIVITIES
    }
    return {"newly_done": list(facts.newly_done), **by_activity}


def worked_out() -> list[dict[str, list[int]]]:
    with (YEAR / "months.tsv").open(encoding="utf-8", newline="") as sheet:
        return [
            {key: [int(each) for each in numbers.split()] for key, numbers in row.items()}
            for row in csv.DictReader(sheet, delimiter="\t")
        ]


def test_every_month_says_what_was_worked_out(register: Register) -> None:
    for expected in worked_out():
        (number,) = expected.pop("month")
        span = period.month(2022, number, register.plan.cutoff)
        assert told(report_facts(register, span, span.last)) == expected, span.name


def test_the_year_is_its_months(register: Register) -> None:
    whole = report_facts(register, period.full_year(2022), date(2022, 12, 31))
    months = worked_out()
    assert list(whole.newly_done) == sorted(n for each in months for n in each["newly_done"])
    assert [row.number for row in whole.set_aside] == [16, 17, 21]
    # Of 23 rows 14 is encouraged and three are set aside; ten are done.
    assert whole.completion == (10, 19)


def test_a_row_of_several_units_is_done_with_the_last_of_them(register: Register) -> None:
    """The last did it on the cut-off day itself: it belongs to September."""
    span = period.month(2022, 9, 25)
    for day, is_done in ((24, False), (25, True)):
        facts = report_facts(register, span, date(2022, 9, day))
        assert (19 in facts.newly_done) is is_done


def test_close_records_what_the_year_holds(tmp_path: Path) -> None:
    """Asked row by row at its end, the year says what it was written down to say."""
    root = tmp_path / "year"
    shutil.copytree(YEAR, root)
    path = root / "data/tasks.yaml"
    whole = path.read_text("utf-8")
    lines = whole.splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "2022-12-28" not in line), "utf-8")
    answers = {20: "1 全年已归集", 21: "3 平台改版，下年继续"}
    code, out, _ = closing(
        root, [answers.get(number, "") for number in (5, 11, 18, 20, 21, 22, 101)], "2022-12-28"
    )
    assert (code, out.splitlines()[-1]) == (0, "全年任务尚未办结5项：第5、11、18、22、101项")
    assert path.read_text("utf-8") == whole
