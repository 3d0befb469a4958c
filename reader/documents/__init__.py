"""File -> Order: sniff the format, read it, clean it in named steps, say which order it is."""

from reader.documents.catalogue import Catalogue, load_catalogue
from reader.documents.dates import MONTHS
from reader.documents.model import (
    Block,
    BlockKind,
    Edition,
    Emphasis,
    Emphasised,
    Identity,
    Kind,
    Order,
    Ruling,
    SetAside,
    SourceMap,
    Verdict,
)
from reader.documents.reading import read, read_all, read_all_bytes, read_bytes

__all__ = [
    "MONTHS",
    "Block",
    "BlockKind",
    "Catalogue",
    "Edition",
    "Emphasis",
    "Emphasised",
    "Identity",
    "Kind",
    "Order",
    "Ruling",
    "SetAside",
    "SourceMap",
    "Verdict",
    "load_catalogue",
    "read",
    "read_all",
    "read_all_bytes",
    "read_bytes",
]
