"""What a form says of itself, for the day on which it comes back: whose, of which plan and month.

It also signs rows, so that a number or a name that was changed on the way is noticed. The codes
find mistakes; they keep nobody from forging a form.
"""

import json
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from gongkai.model import Plan

VERSION = 1
_DIGITS = 10  # hexadecimal, of a code


class Marker(NamedTuple):
    """``plan`` is a plan's fingerprint; ``numbers`` are those of the tasks that were asked for."""

    year: int
    plan: str
    unit: str
    month: int
    as_of: date
    numbers: tuple[int, ...]
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
        fields["as_of"] = date.fromisoformat(fields["as_of"])
        fields["numbers"] = tuple(map(int, fields["numbers"]))
        return Marker(
            year=int(fields["year"]),
            plan=str(fields["plan"]),
            unit=str(fields["unit"]),
            month=int(fields["month"]),
            as_of=fields["as_of"],
            numbers=fields["numbers"],
            version=int(fields["version"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def fingerprint(plan: Plan) -> str:
    """Return what tells a plan from others."""
    return _digest(plan.title, str(plan.year), plan.document, plan.issuer)


def code(plan: str, number: int, *words: str) -> str:
    """Return the code of a row: its number, and a digest of all that it says.

    Blanks and ends of lines do not count: programs write them as they like.
    """
    return f"{number}-{_digest(plan, str(number), *(''.join(each.split()) for each in words))}"


def _digest(*words: str) -> str:
    return sha256("\x1f".join(words).encode()).hexdigest()[:_DIGITS]
