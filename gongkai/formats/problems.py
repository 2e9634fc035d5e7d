"""What several formats say of a problem: one sentence, and a name that lasts."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from gongkai.diagnostics import Diagnostic


def sentence(diagnostic: Diagnostic) -> str:
    """Return what is wrong and, in brackets, what to do about it."""
    return diagnostic.message + (f"（{diagnostic.hint}）" if diagnostic.hint else "")


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return a name for each problem that stays the same when lines are added above it."""
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for each in diagnostics:
        key = (each.place.path, each.code, each.message)
        seen[key] += 1
        text = "\n".join((*key, str(seen[key])))
        names.append(sha256(text.encode("utf-8", "backslashreplace")).hexdigest())
    return names
