"""What all tests share: options, a workspace of two strings, typed commands, calm properties."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from tests.recorded import Ran, Typist
from tests.workspaces import founded

settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.load_profile("suite")

Office = Callable[[str, str], Path]
Here = Callable[..., Ran]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write expected outputs anew")
    parser.addoption("--mutations", type=int, default=500, help="how many mutations to try")


@pytest.fixture(scope="session")
def update_cases(request: pytest.FixtureRequest) -> bool:
    """Shall the expected outputs be written anew instead of compared?"""
    return bool(request.config.getoption("--update-cases"))


@pytest.fixture(scope="session")
def mutations(request: pytest.FixtureRequest) -> int:
    """How many mutations a fuzz test tries."""
    return int(request.config.getoption("--mutations"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return a function that writes tasks.yaml and units.yaml and returns the workspace."""
    return partial(founded, tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typist:
    """Return what types commands in a workspace."""
    return Typist(capsys, monkeypatch)


@pytest.fixture
def here(run: Typist, tmp_path: Path) -> Here:
    """Return a function that runs a command, given as its words, in an empty folder."""

    def typed(*words: str) -> Ran:
        return run(tmp_path, list(words))

    return typed
