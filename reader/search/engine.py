"""The one place where Whoosh is imported; its old string escapes, which newer Pythons warn of, are silenced here."""

from __future__ import annotations

import warnings
from typing import Any, TypeAlias

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh import columns, fields, index, query
    from whoosh.analysis import IDTokenizer
    from whoosh.codec.whoosh3 import W3Codec as WhooshCodec
    from whoosh.codec.whoosh3 import W3FieldWriter as FieldWriter
    from whoosh.lang.porter import stem
    from whoosh.matching import AndNotMatcher, ListMatcher, NullMatcher
    from whoosh.reading import SegmentReader, TermNotFound
    from whoosh.scoring import BM25F
    from whoosh.system import pack_uint

# Whoosh has no types of its own; these names say what is meant.
Query: TypeAlias = Any
Searcher: TypeAlias = Any
Matcher: TypeAlias = Any
Reader: TypeAlias = Any
Schema: TypeAlias = Any
Field: TypeAlias = Any
IndexWriter: TypeAlias = Any
WhooshIndex: TypeAlias = Any

__all__ = [
    "BM25F",
    "AndNotMatcher",
    "Field",
    "FieldWriter",
    "IDTokenizer",
    "IndexWriter",
    "ListMatcher",
    "Matcher",
    "NullMatcher",
    "Query",
    "Reader",
    "Schema",
    "Searcher",
    "SegmentReader",
    "TermNotFound",
    "WhooshCodec",
    "WhooshIndex",
    "columns",
    "fields",
    "index",
    "pack_uint",
    "query",
    "stem",
]
