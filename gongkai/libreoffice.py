"""An installed LibreOffice, which turns one kind of document into another.

It runs alone, with a profile of its own that is thrown away, macros, active content and links
switched off, and is stopped with all that it started when it takes too long. The only module
that starts it.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SETTINGS = {
    "Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    },
    "Writer/Content/Update": {"Link": "0"},
    "Calc/Content/Update": {"Link": "2"},
}
_NAMESPACES = (
    'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


class NotConverted(Exception):
    """LibreOffice did not make the document."""


class TooSlow(NotConverted):
    """LibreOffice took longer than allowed, and was stopped."""


def installed() -> str | None:
    """Return where LibreOffice is, if it is installed."""
    found = (shutil.which(name) for name in _NAMES)
    places = (place for place in _PLACES if Path(place).is_file())
    return next((each for each in (*found, *places) if each), None)


def convert(program: str, data: bytes, suffix: str, target: str, patience: int) -> bytes:
    """Return a document of the kind of ``suffix`` (``.doc``) as one of ``target`` (``.docx``).

    ``patience`` is in seconds. Raises ``NotConverted``, or ``TooSlow``.
    """
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        try:
            return _convert(program, Path(folder), data, (suffix, target), patience)
        except OSError as reason:
            raise NotConverted from reason


def _convert(
    program: str, folder: Path, data: bytes, suffixes: tuple[str, str], patience: int
) -> bytes:
    suffix, target = suffixes
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    source = folder / f"document{suffix}"
    source.write_bytes(data)
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--convert-to", target[1:],
        "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired as reason:
        raise TooSlow from reason
    finally:
        if process.poll() is None:
            _stop(process)
    return (folder / "out" / f"document{target}").read_bytes()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the program with all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, properties in _SETTINGS.items()
        for name, value in properties.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {_NAMESPACES}>{items}</oor:items>\n'
