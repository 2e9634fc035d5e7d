"""Forms that came back, judged: each scenario of the table, as filled in and as rewritten."""

from datetime import date

import pytest

from gongkai.diagnostics import CannotDo
from gongkai.forms.collection import Collection, Received, collect
from gongkai.forms.findings import Finding, Refused
from gongkai.forms.returned import read_form
from gongkai.model import Pause, Register
from tests.return_scenarios import SCENARIOS
from tests.returned_forms import (
    OFFICE,
    TAKEN,
    TODAY,
    Files,
    Form,
    Scenario,
    good,
    only,
    outcome,
)  # fmt: skip


def received(files: Files) -> list[Received]:
    found = []
    for name, data in files.items():
        try:
            found.append(Received(name, read_form(data)))
        except Refused as reason:
            found.append(Received(name, None, reason.finding))
        except CannotDo as reason:
            found.append(Received(name, None, Finding("unreadable", str(reason))))
    return found


def collected(files: Files, register: Register = OFFICE, prefer: str = "") -> Collection:
    return collect(received(files), register, TODAY, prefer)


def test_the_table_is_long_enough() -> None:
    assert len(SCENARIOS) >= 45
    assert len({each.name for each in SCENARIOS}) == len(SCENARIOS)


@pytest.mark.parametrize("scenario", [pytest.param(s, id=s.name) for s in SCENARIOS])
def test_what_becomes_of_it(scenario: Scenario) -> None:
    found = collected(scenario.files, scenario.register)
    assert outcome(found) == scenario.expected


def test_a_case_that_cannot_be_closed_is_refused() -> None:
    """One answer that does not fit must not keep the others from being written."""
    *tasks, last = OFFICE.tasks
    clock = last.clocks[0]
    pause = Pause(date(2022, 9, 22), date(2022, 9, 29), "征求意见")
    paused = clock.cases[0]._replace(pauses=(pause,))
    clock = clock._replace(cases=(paused, *clock.cases[1:]))
    office = OFFICE._replace(tasks=(*tasks, last._replace(clocks=(clock,))))
    form = good(Form(office=office))
    form.fill(form.row(6, case=1), "已完成", date(2022, 9, 28))
    found = collected(only(form), office)
    assert outcome(found) == (TAKEN, "refused 6/留言答复：甲1 [case-steps]")
