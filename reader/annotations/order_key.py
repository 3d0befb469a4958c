"""By what an order is known to its annotations, whatever edition of it is open."""

from __future__ import annotations

import re

from reader.documents import Edition, Kind, Order

_DIGEST = re.compile(r"-digest(?:-\d+)?$")
_NAMES = {Kind.EXECUTIVE_ORDER: "eo", Kind.PROCLAMATION: "proclamation"}


def order_key(order: Order, entry_id: str = "") -> str:
    """`eo-14165`, `proclamation-10886`; for an order without such a number its id in the library, without `-digest`.

    `entry_id`: that id. Executive orders and proclamations are numbered each in one row of their own, so kind and
    number name the order in every edition. Empty where there is neither number nor id: such a text belongs to no order.
    """
    facts = order.identity
    return key_by(facts.kind, facts.number, facts.edition, entry_id)


def key_by(kind: Kind, number: str | None, edition: Edition, entry_id: str) -> str:
    """The same by what is known of an order whose text is not at hand."""
    name = _NAMES.get(kind)
    if name and number:
        return f"{name}-{number.lower()}"
    return _DIGEST.sub("", entry_id) if edition is Edition.DIGEST else entry_id
