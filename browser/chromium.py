"""An installed Chromium, started without a window for one page at a time."""

import json
import shutil
import subprocess
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ANSWER = 'data-answer="'


def writes_chinese() -> bool:
    """Is there a font with Chinese characters? Without one a page is full of boxes."""
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    found = subprocess.run([lister, ":lang=zh"], capture_output=True, check=True)
    return bool(found.stdout.strip())


class Frame(NamedTuple):
    """A file, looked at in a window of some width."""

    path: Path
    width: int


def installed() -> str | None:
    """Return the path of a Chromium, or nothing."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def answers(frames: list[Frame], folder: Path, *flags: str) -> list[dict[str, object]]:
    """Return what the probe in each page says; pages answer their window with a text of JSON.

    Chromium has no window narrower than 500 px, so each page has a frame of its own width.
    """
    inside = "".join(
        f'<iframe src="{escape(frame.path.as_uri())}" style="width:{frame.width}px;height:900px">'
        "</iframe>"
        for frame in frames
    )
    page = folder / "frames.html"
    page.write_text(f"<!DOCTYPE html><body>{inside}<script>{_COLLECT}</script>", "utf-8")
    said = dumped(page, folder, "--virtual-time-budget=90000", *flags)
    found = {
        str(answer["page"]) + str(answer["width"]): answer
        for piece in said.split(_ANSWER)[1:]
        for answer in [json.loads(unquote(piece.partition('"')[0]))]
    }
    return [found[frame.path.name + str(frame.width)] for frame in frames]


_COLLECT = """
addEventListener("message", function (event) {
  var said = document.createElement("p");
  said.setAttribute("data-answer", encodeURIComponent(event.data));
  document.body.appendChild(said);
});
"""


def without_scripts(page: Path, folder: Path) -> dict[str, object]:
    """Return what of a page is there when none of its scripts may run."""
    outside = folder / "outside.html"
    frame = f'<iframe sandbox="allow-same-origin" src="{escape(page.as_uri())}"></iframe>'
    outside.write_text(f"<!DOCTYPE html><body>{frame}<script>{_LOOK}</script>", "utf-8")
    said = dumped(outside, folder, "--virtual-time-budget=9000", "--allow-file-access-from-files")
    found: dict[str, object] = json.loads(unquote(said.split(_ANSWER)[1].partition('"')[0]))
    return found


_LOOK = """
document.querySelector("iframe").addEventListener("load", function () {
  var page = this.contentDocument, row = page.querySelector("#t3");
  row.querySelector("summary").click();
  document.body.setAttribute("data-answer", encodeURIComponent(JSON.stringify({
    rows: page.querySelectorAll("#tasks details").length,
    form: page.getElementById("filter").offsetParent !== null,
    opens: row.open && row.querySelector("dl").offsetHeight > 0
  })));
});
"""


def dumped(page: Path, folder: Path, *flags: str) -> str:
    """Return the page as it is after its scripts have run."""
    return _run(folder, *flags, "--window-size=1400,1000", "--dump-dom", page.as_uri())


def printed(page: Path, folder: Path) -> Path:
    """Return the PDF that printing makes of a page."""
    pdf = folder / f"{page.stem}.pdf"
    _run(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    return pdf


def _run(folder: Path, *arguments: str) -> str:
    chromium = installed()
    assert chromium is not None
    ran = subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",  # CI is root, for whom it refuses its sandbox
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder / 'profile'}",
            *arguments,
        ],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    return ran.stdout
