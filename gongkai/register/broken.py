"""A task that cannot be used, and what can be said of it all the same."""

from typing import NamedTuple

from gongkai.diagnostics import Place
from gongkai.register.nodes import Mapping, Node, Scalar


class Broken(NamedTuple):
    """A task with an error in its record, or none that is YAML: what a person could tell of it.

    ``number`` and ``name`` are as written, on one line, and empty where nothing is.
    """

    number: str
    name: str
    place: Place

    @classmethod
    def of(cls, node: Node, place: Place) -> "Broken":
        """Return what the node of a record says that cannot be used."""
        if not isinstance(node, Mapping):
            return cls("", "", place)
        return cls(_words(node, "id"), _words(node, "name"), place)


def _words(node: Mapping, key: str) -> str:
    value = node.get(key)
    return " ".join(value.text.split()) if isinstance(value, Scalar) else ""  # in one line
