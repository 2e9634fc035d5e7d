"""Which item of a list is which item of another: the same words first, then the same identity."""

from collections.abc import Hashable, Iterator, Sequence


def paired(
    old: Sequence[tuple[Hashable, Hashable]], new: Sequence[tuple[Hashable, Hashable]]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the numbers of items that belong together; nothing stands where one has no partner.

    An item is given as what it says and what it is known by, ``None`` for nothing. Those of the
    new list come in their order, then what is only in the old one. Of several that are alike the
    first meet first.
    """
    partners: dict[int, int] = {}
    free = dict.fromkeys(range(len(old)))
    for part in (0, 1):  # all that say the same first: they need no identity
        waiting: dict[Hashable, list[int]] = {}
        for k in reversed(free):  # popped from the end, the first of them comes first
            if old[k][part] is not None:
                waiting.setdefault(old[k][part], []).append(k)
        for k, item in enumerate(new):
            if k not in partners and waiting.get(item[part]):
                partners[k] = waiting[item[part]].pop()
                del free[partners[k]]
    yield from ((partners.get(k), k) for k in range(len(new)))
    yield from ((k, None) for k in free)
