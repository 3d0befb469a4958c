"""Names of places in a page: `left-4-a-ii-B` for `4(a)(ii)(B)` of the left order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reader.comparison import Side

_JOIN = re.compile(r"[^A-Za-z0-9.]+")


def anchors(labels: Iterable[str], side: Side) -> Mapping[str, str]:
    """For each label of the order on `side` a name of its own: letters, figures, full stops and hyphens.

    Labels that would share a name (`5(a)` and `5("a")`) are numbered from the second on: `left-5-a--2`.
    """
    names: dict[str, str] = {}
    taken: dict[str, int] = {}
    for label in labels:
        name = f"{side.value}-{_JOIN.sub('-', label).strip('-') or 'part'}"
        taken[name] = taken.get(name, 0) + 1
        names[label] = name if taken[name] == 1 else f"{name}--{taken[name]}"
    return names
