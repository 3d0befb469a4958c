"""Full-text search over segments (Whoosh behind it, known to nobody else). The index is a cache."""

from reader.search.fields import FIELDS
from reader.search.index import IndexUnusable, SearchIndex, Writing
from reader.search.model import NONE_STATED, Document, Facets, Hit, OrderHits, Results
from reader.search.query import check_query

__all__ = [
    "FIELDS",
    "NONE_STATED",
    "Document",
    "Facets",
    "Hit",
    "IndexUnusable",
    "OrderHits",
    "Results",
    "SearchIndex",
    "Writing",
    "check_query",
]
