"""What leaves through a pipe: UTF-8, or the encoding that was asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DUE = ["due", "--as-of", "2022-09-30"]
REPORT = ["report", "--month", "9"]
LEDGER = ["ledger", "--as-of", "2022-09-30"]


def piped(arguments: list[str], wish: str | None) -> bytes:
    """What a command of the example writes into a pipe."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONIOENCODING"}
    ran = subprocess.run(
        [sys.executable, "-m", "gongkai", "-C", str(ROOT / "examples/demo"), *arguments],
        cwd=ROOT,
        env=environment if wish is None else {**environment, "PYTHONIOENCODING": wish},
        capture_output=True,
    )
    return ran.stdout


@pytest.mark.parametrize("arguments", [DUE, REPORT, LEDGER], ids=lambda words: str(words[0]))
def test_the_encoding_that_is_asked_for_is_given(arguments: list[str]) -> None:
    """PowerShell 5 reads what a program writes as 936 on Chinese Windows."""
    usual = piped(arguments, None).decode("utf-8")
    asked = piped(arguments, "gbk").decode("gbk")
    assert asked == usual.removeprefix("\ufeff").encode("gbk", "replace").decode("gbk")
    assert "截至2022年9月30日" in usual or "任务名称" in usual


def test_how_to_write_what_an_encoding_lacks_may_be_asked_for() -> None:
    assert "\\U0001f600" in piped(["when", "😀日前"], "gbk:backslashreplace").decode("gbk")
