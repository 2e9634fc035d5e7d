"""Which item of a list is which item of another: the same words first, then the same identity."""

from collections.abc import Hashable, Iterator, Sequence


def paired(
    old: Sequence[tuple[Hashable, Hashable]], new: Sequence[tuple[Hashable, Hashable]]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the numbers of items that belong together; nothing stands where one has no partner.

    An item is given as what it says and what it is known by. Those of the new list come in their
    order, then what is only in the old one. Of several with one identity the first meet first.
    """
    rest = list(range(len(old)))
    partners: dict[int, int] = {}
    for part in (0, 1):
        for k, item in enumerate(new):
            found = (
                None
                if k in partners
                else next((each for each in rest if old[each][part] == item[part]), None)
            )
            if found is not None:
                partners[k] = found
                rest.remove(found)
    yield from ((partners.get(k), k) for k in range(len(new)))
    yield from ((each, None) for each in rest)
