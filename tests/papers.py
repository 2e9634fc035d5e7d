"""The papers that the tests read: the registers of the repository, and every kind of document.

``year`` is a whole invented year of the 40 rows: some 85 entries, a cut-off on the 25th, cases
across 国庆, and a row of each odd kind.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from gongkai import period
from gongkai.documents import slips, table
from gongkai.documents.ledger import ledger_rows
from gongkai.documents.markers import without_markers
from gongkai.documents.rendering import render
from gongkai.documents.report import render_report, report_facts
from gongkai.documents.review import review_facts
from gongkai.documents.view import view_of
from gongkai.documents.week import week_facts
from gongkai.formats.csv import csv_text
from gongkai.model import Collective, Entry, Plan, Register, Status, Task, Unit
from gongkai.period import Period
from gongkai.register import opened

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "plan": ROOT,
    "demo": ROOT / "examples" / "demo",
    "year": ROOT / "tests" / "year" / "office",
}
OFFICES = (*FOLDERS, "bare")
BARE = Register(
    Plan("要点", 2022),
    (
        Task(1, "甲", "乙", ("某科",), "及时"),
        Task(2, "甲", "丙|丁\n戊", ("相关科室", "*某科*"), "9月底前", progress=(
            Entry(date(2022, 5, 9), Status.DONE),
        )),
        Task(3, "# 己", "庚", ("各科室",), "9月底前", progress=(
            Entry(date(2022, 5, 9), Status.IN_PROGRESS, "辛；"),
        )),
        Task(4, "壬", "癸", ("某科",), "6月底前", progress=(
            Entry(date(2022, 5, 9), Status.CANCELLED, "不再开展"),
        )),
        Task(5, "子", "丑", ("某科",), "某事印发30日内"),
        Task(6, "寅", "卯", ("某科",), "2028年1月5日前", section="第二部分"),
    ),
    units=(Unit("某科"),),
    collectives=(Collective("各科室", "all"), Collective("相关科室", "unspecified")),
)  # fmt: skip
DAYS = (date(2022, 5, 31), date(2022, 9, 30), date(2022, 12, 31))


@cache
def register(office: str) -> Register:
    """Return the register of the plan in ``data/``, of the example, or one as bare as can be."""
    if office == "bare":
        return BARE
    found = opened(FOLDERS[office], DAYS[-1]).register
    assert found is not None
    return found


def report(office: str, span: Period, as_of: date, unit: str | None = None) -> str:
    return without_markers(marked_report(office, span, as_of, unit))


def marked_report(office: str, span: Period, as_of: date, unit: str | None = None) -> str:
    return render_report(report_facts(register(office), span, as_of, unit))


def longer(make: Callable[..., Period], months: int, office: str, day: date) -> Period:
    """Return the quarter or the half that a day belongs to."""
    month = month_of(office, day)
    return make(day.year, (month.number - 1) // months + 1, month.cutoff)


def slip_pages(office: str, as_of: date) -> str:
    return without_markers("\n".join(marked_slips(office, as_of)))


def marked_slips(office: str, as_of: date) -> list[str]:
    found = slips.slips(view_of(register(office), as_of))
    return [render("slip", each) for each in found.slips]


def marked_table(office: str, as_of: date, *, public: bool) -> str:
    return table.implementation_table(view_of(register(office), as_of), public)


def ledger(office: str, as_of: date) -> str:
    found = ledger_rows(register(office), as_of)
    return csv_text(found.titles, found.rows)


def month_of(office: str, day: date) -> Period:
    """Return the month whose account a day belongs to."""
    return period.holding(day, day.year, register(office).plan.cutoff)


def other(template: str, office: str, span: Period, as_of: date) -> str:
    """Return another document about what a report tells."""
    return render_report(report_facts(register(office), span, as_of), template)


def unit_page(office: str, as_of: date) -> str:
    unit = register(office).units[-1].name
    return marked_report(office, month_of(office, as_of), as_of, unit)


MARKED: dict[str, Callable[[str, date], str]] = {
    "monthly": lambda office, day: marked_report(office, month_of(office, day), day),
    "quarterly": lambda office, day: marked_report(
        office, longer(period.quarter, 3, office, day), day
    ),
    "half": lambda office, day: marked_report(office, longer(period.half, 6, office, day), day),
    "yearly": lambda office, day: marked_report(office, period.full_year(day.year), day),
    "circular": lambda office, day: other("circular", office, month_of(office, day), day),
    "meeting": lambda office, day: other("meeting", office, month_of(office, day), day),
    "annual": lambda office, day: other("annual", office, period.full_year(day.year), day),
    "review": lambda office, day: render(
        "review", review_facts(register(office), day.replace(year=day.year + 1))
    ),
    "unit": unit_page,
    "table": lambda office, day: marked_table(office, day, public=False),
    "public": lambda office, day: marked_table(office, day, public=True),
    "week": lambda office, day: render("week", week_facts(register(office), day)),
}
"""Every document that becomes a Word document, as its template gives it."""


def read_by_a_person(make: Callable[[str, date], str]) -> Callable[[str, date], str]:
    return lambda office, day: without_markers(make(office, day))


PAPERS: dict[str, Callable[[str, date], str]] = {
    **{name: read_by_a_person(make) for name, make in MARKED.items()},
    "slips": slip_pages,
    "ledger": ledger,
}
"""Every document that an office makes, by its name."""


@cache
def marked(office: str, name: str, as_of: date) -> tuple[str, ...]:
    """Return a document as its template gives it, made once; of slips there are several."""
    if name == "slips":
        return tuple(marked_slips(office, as_of))
    return (MARKED[name](office, as_of),)


@cache
def paper(office: str, name: str, as_of: date) -> str:
    """Return a document, made once."""
    return PAPERS[name](office, as_of)
