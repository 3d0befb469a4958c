"""What stands in one sequence on both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def heaviest_chain(
    items: Sequence[Item], weight: Callable[[Item], float], may_follow: Callable[[Item, Item], bool]
) -> list[Item]:
    """The subsequence of `items` of greatest total weight in which each `may_follow` the one before it.

    `may_follow(later, earlier)` must be transitive. Takes time in the square of the number of items.
    """
    best: list[float] = []
    before: list[int] = []
    for i, item in enumerate(items):
        last = max((j for j in range(i) if may_follow(item, items[j])), key=lambda j: (best[j], j), default=-1)
        before.append(last)
        best.append(weight(item) + (best[last] if last >= 0 else 0.0))
    chain: list[Item] = []
    at = max(range(len(best)), key=lambda i: (best[i], -i), default=-1)
    while at >= 0:
        chain.append(items[at])
        at = before[at]
    return chain[::-1]
