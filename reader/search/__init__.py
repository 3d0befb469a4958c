"""Full-text search over segments (Whoosh behind it, known to nobody else). The index is a cache."""

from reader.search.fields import FIELDS
from reader.search.index import IndexUnusable, SearchIndex, Writing
from reader.search.marks import Labels, Marks
from reader.search.model import NONE_STATED, Document, Facets, Hit, OrderHits, Results
from reader.search.query import asks_for_marks, check_query

__all__ = [
    "FIELDS",
    "NONE_STATED",
    "Document",
    "Facets",
    "Hit",
    "IndexUnusable",
    "Labels",
    "Marks",
    "OrderHits",
    "Results",
    "SearchIndex",
    "Writing",
    "asks_for_marks",
    "check_query",
]
