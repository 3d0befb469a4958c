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
    name, number = _NAMES.get(order.identity.kind), order.identity.number
    if name and number:
        return f"{name}-{number.lower()}"
    return _DIGEST.sub("", entry_id) if order.identity.edition is Edition.DIGEST else entry_id
