"""The person's orders on disk: import, list, open, rename, remove, search."""

from reader.library.boundary import STRICT, understood
from reader.library.browsing import EntryFacets, SortKey, facets, in_facet, in_order, matching
from reader.library.cited import CitedOrders, OrderCited, orders_cited
from reader.library.library import Library, default_folder
from reader.library.model import (
    Changed,
    Entry,
    ImportOutcome,
    Progress,
    Provenance,
    Refused,
    Removed,
    Skipped,
    Witness,
)

__all__ = [
    "STRICT",
    "Changed",
    "CitedOrders",
    "Entry",
    "EntryFacets",
    "ImportOutcome",
    "Library",
    "OrderCited",
    "Progress",
    "Provenance",
    "Refused",
    "Removed",
    "Skipped",
    "SortKey",
    "Witness",
    "default_folder",
    "facets",
    "in_facet",
    "in_order",
    "matching",
    "orders_cited",
    "understood",
]
