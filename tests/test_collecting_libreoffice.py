"""The same scenarios after LibreOffice wrote the files anew, as an office without Excel would."""

from pathlib import Path

import openpyxl
import pytest

from gongkai import libreoffice
from gongkai.forms.layout import MARKER_SHEET, SHEET, Column
from gongkai.forms.workbook import HEADS
from tests.return_scenarios import SCENARIOS
from tests.returned_forms import COLUMNS, Scenario, outcome
from tests.test_collecting import collected
from tests.test_papers_libreoffice import convert_all

pytestmark = pytest.mark.skipif(
    libreoffice.installed() is None, reason="needs LibreOffice (soffice)"
)


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every form of every scenario; one start of LibreOffice serves all."""
    folder = tmp_path_factory.mktemp("forms")
    for number, scenario in enumerate(SCENARIOS):
        for k, data in enumerate(scenario.files.values()):
            (folder / f"{number}-{k}.xlsx").write_bytes(data)
    convert_all(sorted(folder.glob("*.xlsx")), "xlsx", folder / "again")
    return folder / "again"


@pytest.mark.parametrize("number", [pytest.param(k, id=s.name) for k, s in enumerate(SCENARIOS)])
def test_what_becomes_of_it(number: int, rewritten: Path) -> None:
    scenario: Scenario = SCENARIOS[number]
    files = {
        name: (rewritten / f"{number}-{k}.xlsx").read_bytes() if data.startswith(b"PK") else data
        for k, (name, data) in enumerate(scenario.files.items())
    }
    assert outcome(collected(files, scenario.register)) == scenario.expected


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_kinds_are_converted(kind: str, tmp_path: Path) -> None:
    (scenario,) = (each for each in SCENARIOS if each.name == "three units")
    sources = [tmp_path / name for name in scenario.files]
    for source, data in zip(sources, scenario.files.values(), strict=True):
        source.write_bytes(data)
    convert_all(sources, kind, tmp_path)
    files = {path.name: path.read_bytes() for path in sorted(tmp_path.glob(f"*.{kind}"))}
    assert len(files) == 3
    assert outcome(collected(files)) == scenario.expected


def test_what_guards_a_form_stays(rewritten: Path) -> None:
    """Else the next person to open it could change what must not be changed."""
    number = next(k for k, each in enumerate(SCENARIOS) if each.name == "nothing filled in")
    book = openpyxl.load_workbook(rewritten / f"{number}-0.xlsx")
    sheet = book[SHEET]
    rules = sheet.data_validations.dataValidation
    assert sheet.protection.sheet
    assert not sheet.cell(HEADS + 1, COLUMNS[Column.NOTE]).protection.locked
    assert sheet.cell(HEADS + 1, COLUMNS[Column.CONTENT]).protection.locked
    assert {rule.type for rule in rules} == {"list", "date", "whole", "textLength"}
    assert '"推进中,已完成,未发生,暂缓,取消"' in [rule.formula1 for rule in rules]
    assert sheet.column_dimensions["O"].hidden
    assert book[MARKER_SHEET].sheet_state != "visible"
    assert sheet.print_title_rows == f"${HEADS - 1}:${HEADS}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
