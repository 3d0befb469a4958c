"""The lineage of a whole library: what its orders cite is kept beside them, so that asking is quick."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reader.comparison.lineage import Key, Known, Lineages, lineages, order_key
from reader.documents import Kind, Order, load_catalogue
from reader.library import CitedOrders, Library, Progress, orders_cited
from reader.structure import outline


def library_lineages(
    library: Library,
    besides: Order | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Lineages:
    """The graph over every order of `library`, and over `besides`, a text that need not be in it and speaks for itself.

    Orders that were not asked about before are read first, some 20 ms each; that takes its time in a large library
    (`progress` is told of each), later asking does not. Raises Cancelled; what had been read by then is kept.
    """
    entries = library.entries()  # by number, the official text of an order before others
    cited = CitedOrders(library.folder).of(entries, library.order, progress, cancelled)
    known = [
        Known(entry.id, entry.kind, entry.number, entry.title, entry.date, cited[entry.id])
        for entry in entries
        if entry.id in cited
    ]
    return lineages([*_first(besides, known), *known], catalogue_facts)


def _first(besides: Order | None, known: Sequence[Known]) -> Iterator[Known]:
    """`besides` as a lineage takes it, under the id by which the library has the same order."""
    if besides is not None:
        asked = known_order(besides)
        held = next((one.id for one in known if one.key == asked.key), None)
        yield asked if held is None else replace(asked, id=held, in_library=True)


def known_order(order: Order) -> Known:
    """An order that is read from a file, as a lineage takes it."""
    facts = order.identity
    cited = orders_cited(outline(order))
    return Known(order.file, facts.kind, facts.number, facts.title, facts.date, cited, in_library=False)


def key_of(order: Order) -> Key:
    """What an open order is known by in a lineage."""
    facts = order.identity
    return order_key(facts.kind, facts.number, facts.date, order.file)


def catalogue_facts(key: Key) -> tuple[str, date | None] | None:
    """Title and day of an executive order in the catalogue that ships with the program; a memorandum's day."""
    if key.kind == Kind.MEMORANDUM.value:
        return "", date.fromisoformat(key.number)
    entry = load_catalogue().numbered(key.number) if key.kind == Kind.EXECUTIVE_ORDER.value else None
    return (entry.title, entry.date) if entry else None
