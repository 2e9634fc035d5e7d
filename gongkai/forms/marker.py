"""What a form says of itself, for the day on which it comes back: whose, of which plan and month.

It also signs rows, so that a number or a name that was changed on the way is noticed. The codes
find mistakes; they keep nobody from forging a form.
"""

import json
import re
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from gongkai.model import Plan

VERSION = 1
_DIGITS = 10  # hexadecimal, of a code
_CODE = re.compile(rf"(\d{{1,9}})(c?)-[0-9a-f]{{{_DIGITS}}}", re.ASCII)


class Marker(NamedTuple):
    """Whose form of which month it is; ``plan`` is a plan's fingerprint.

    It is kept short: Excel takes 255 characters of a property.
    """

    year: int
    plan: str
    unit: str
    month: int
    as_of: date
    version: int = VERSION


def written(marker: Marker) -> str:
    """Return the marker as one line of text."""
    fields = marker._asdict() | {"as_of": marker.as_of.isoformat()}
    return json.dumps({"form": "gongkai", **fields}, ensure_ascii=False)


def read(text: str) -> Marker | None:
    """Return the marker that a text holds, if it is one."""
    try:
        fields = json.loads(text)
        if fields.pop("form") != "gongkai":
            return None
        return Marker(
            year=int(fields["year"]),
            plan=str(fields["plan"]),
            unit=str(fields["unit"]),
            month=int(fields["month"]),
            as_of=date.fromisoformat(fields["as_of"]),
            version=int(fields["version"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def fingerprint(plan: Plan) -> str:
    """Return what tells a plan from others."""
    return _digest(plan.title, str(plan.year), plan.document, plan.issuer)


class Signed(NamedTuple):
    """What a code says that its row is about: a task, or a case of a time limit in it."""

    number: int
    is_case: bool


def code(plan: str, number: int, *words: str, is_case: bool = False) -> str:
    """Return the code of a row: what it is about, and a digest of all that it says.

    Blanks and ends of lines do not count: programs write them as they like.
    """
    about = f"{number}c" if is_case else str(number)
    return f"{about}-{_digest(plan, about, *(''.join(each.split()) for each in words))}"


def signed(text: str) -> Signed | None:
    """Return what a code says that its row is about, if it is a code."""
    found = _CODE.fullmatch(text.strip())
    return Signed(int(found[1]), bool(found[2])) if found else None


def _digest(*words: str) -> str:
    # A separator that nobody types, so that no word can move from one cell to the next unseen.
    return sha256("\x1f".join(words).encode()).hexdigest()[:_DIGITS]
