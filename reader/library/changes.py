"""Files on disk that are no longer what the library took in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.errors import ReaderError
from reader.library.arrivals import bytes_of, sha_of
from reader.library.ledger import Ledger
from reader.library.model import Changed, Entry


def changed_since(entries: Iterable[Entry], ledger: Ledger) -> tuple[Changed, ...]:
    """Those of `entries` whose file has other bytes now.

    A file is read only where its size or time of change is not the one that `ledger` knows: thousands are checked in
    the time that it takes to ask the disk for them.
    """
    return tuple(_changed(entries, ledger))


def _changed(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Changed]:
    for entry in entries:
        path = Path(entry.origin)
        if not entry.origin or entry.problem:
            continue
        try:
            about = path.stat()
        except (OSError, ValueError):  # gone: it was the person's to move
            continue
        if not _is_as_then(entry, path, about, ledger):
            yield Changed(entry, path)


def _is_as_then(entry: Entry, path: Path, about: os.stat_result, ledger: Ledger) -> bool:
    seen = ledger.unchanged(path, about)
    if seen is not None and seen.sha:
        return seen.sha == entry.source_sha256
    try:
        return sha_of(bytes_of(path)) == entry.source_sha256
    except ReaderError:  # emptied, or of another kind by now
        return False
