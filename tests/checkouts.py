"""Git repositories made for a test, with days that are told and nobody's own settings."""

import os
import subprocess
from pathlib import Path

PLAIN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "office",
    "GIT_AUTHOR_EMAIL": "office@example.org",
    "GIT_COMMITTER_NAME": "office",
    "GIT_COMMITTER_EMAIL": "office@example.org",
}


def git(folder: Path, *arguments: str, day: str = "2022-08-31") -> str:
    """Run git in a folder as on a day, and return what it says; it must succeed."""
    ran = tried(folder, *arguments, day=day)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def tried(
    folder: Path, *arguments: str, day: str = "2022-08-31", **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run git in a folder as on a day, whatever comes of it."""
    noon = f"{day}T12:00:00+0800"
    told = {**os.environ, **PLAIN, "GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon}
    words = ["git", "-C", str(folder), *arguments]
    return subprocess.run(words, env={**told, **environment}, capture_output=True, text=True)


def begun(folder: Path) -> None:
    """Make a repository of a folder."""
    git(folder, "init", "--quiet", "--initial-branch=main")


def committed(folder: Path, tag: str, day: str) -> None:
    """Commit all that a folder holds, on a day, and put a tag there."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", f"--message={tag}", day=day)
    git(folder, "tag", tag, day=day)


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts of a file, each of which must be there."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
