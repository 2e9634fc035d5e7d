"""What is installed: constraints.txt names one version of everything, for every Python."""

import re
from importlib.metadata import metadata, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PINS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if not line.lstrip().startswith("#")
]


@pytest.mark.parametrize("python", ["3.10", "3.11", "3.12", "3.13"])
def test_every_requirement_has_one_pin_that_it_allows(python: str) -> None:
    wrong = [
        str(requirement)
        for requirement in map(Requirement, requires("gongkai") or [])
        if holds(requirement, python)
        and [requirement.specifier.contains(pin) for pin in pinned(requirement.name, python)]
        != [True]
    ]
    assert wrong == [], "run `make constraints`"


def test_pins_name_no_place_to_fetch_them_from() -> None:
    assert [str(pin) for pin in PINS if pin.url] == []
    assert "://" not in (ROOT / "constraints.txt").read_text("utf-8")


def test_the_page_on_an_index_has_no_link_that_leads_nowhere() -> None:
    """Files of the repository are named there, not linked."""
    page = metadata("gongkai")["Description"]
    assert "docs/import.md" in page
    assert re.findall(r"\]\((?!https?://)[^)]*\)", page) == []


def holds(requirement: Requirement, python: str) -> bool:
    """Is ``requirement`` meant for this Python, with one of the extras or with none?"""
    extras = ("", *(metadata("gongkai").get_all("Provides-Extra") or ()))
    there = {"python_version": python, "python_full_version": f"{python}.0"}
    return requirement.marker is None or any(
        requirement.marker.evaluate(there | {"extra": extra}) for extra in extras
    )


def pinned(name: str, python: str) -> list[str]:
    """Return the versions of ``name`` that constraints.txt allows on this Python."""
    return [
        next(iter(pin.specifier)).version
        for pin in PINS
        if canonicalize_name(pin.name) == canonicalize_name(name) and holds(pin, python)
    ]
