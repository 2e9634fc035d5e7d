"""The change of a file as a patch, for ``--dry-run`` and for git."""

from io import StringIO

from gongkai.register.source import Source


def patch(old: Source, new: str, name: str) -> str:
    """Return the change of a file as a unified diff that ``git apply`` accepts.

    ``name`` is the path below the top of the checkout, which is where git looks for it.
    """
    from difflib import unified_diff  # only for who asks to see the change

    mark = "\ufeff" if old.bom else ""
    before, after = (StringIO(mark + text, newline="\n").readlines() for text in (old.text, new))
    tab = "\t" if " " in name else ""  # or what follows the space would be taken for a date
    lines = unified_diff(before, after, fromfile=f"a/{name}{tab}", tofile=f"b/{name}{tab}")
    head = [f"diff --git a/{name} b/{name}\n"] if before != after else []
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return "".join([*head, *ended])
