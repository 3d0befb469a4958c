"""One run of an import: each file remembered, recognised, read, kept or refused, and a count of it all."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from reader.documents import Order
from reader.errors import ReaderError
from reader.library.arrivals import Arrival, Arriving, bytes_of, receive, sha_of
from reader.library.boundary import NotUnderstood
from reader.library.indexing import Asked, Report
from reader.library.ledger import Ledger, Seen
from reader.library.model import Entry, ImportOutcome, Progress, Provenance, Refused, Skipped, Witness
from reader.library.pace import Pace
from reader.library.shelf import Shelf

Shelving = Callable[[], AbstractContextManager[Shelf]]


class ImportRun:
    """Takes in the files of an import; the library is locked from the first new file on."""

    def __init__(
        self,
        arriving: Arriving,
        entries: Mapping[str, Entry],
        ledger: Ledger,
        records: Mapping[Path, Provenance] | None = None,
    ) -> None:
        """`entries`: those of the library, by id. `records`: what publishers say of some of the files."""
        self._arriving = arriving
        self._ledger = ledger
        self._records = records or {}
        self._present = {entry.id: entry.source_url for entry in entries.values()}
        whole = (entry for entry in entries.values() if entry.source_sha256 and not entry.part)
        self._bytes = {entry.source_sha256: entry.id for entry in whole}
        self._added: list[Entry] = []
        self._witnesses: list[Witness] = []
        self._skipped: list[Skipped] = []
        self._refused = list(arriving.refused)
        self._recognised = 0
        self._aside: Counter[str] = Counter()

    def run(self, shelving: Shelving, progress: Report | None, cancelled: Asked | None) -> ImportOutcome:
        """Deals with every file in turn; what was kept before a cancelling or a failure stays."""
        began = time.monotonic()
        files, pace, stopped = self._arriving.files, Pace(), False
        try:
            with ExitStack() as stack:
                shelves = _OnceOpened(lambda: stack.enter_context(shelving()))
                for done, path in enumerate(files):
                    if stopped := bool(cancelled and cancelled()):
                        break
                    if progress:
                        progress(Progress(done, len(files), path.name, pace.rate(done)))
                    self._take(path, shelves)
        finally:
            self._ledger.flush()
        if progress and not stopped:
            progress(Progress(len(files), len(files), "", pace.rate(len(files))))
        return self._outcome(stopped, time.monotonic() - began)

    def _take(self, path: Path, shelves: _OnceOpened) -> None:
        try:
            about = _about(path)
            if not about or not self._remembered(path, about):
                self._read(path, about, shelves)
        except ReaderError as error:
            bug = error.bug if isinstance(error, NotUnderstood) else ""
            self._refused.append(Refused(path, str(error), bug))
            if about and path not in self._arriving.named:  # a file that is named itself is always tried again
                self._ledger.note(path, about, "", reason=str(error))

    def _remembered(self, path: Path, about: os.stat_result) -> bool:
        """Answers for a file that an earlier import dealt with, where its answer still holds."""
        seen = self._ledger.unchanged(path, about)
        if seen is None:
            return False
        if seen.ids and self._present.keys() >= set(seen.ids) and not self._record_is_news(path, seen.ids):
            self._skipped += [Skipped(path, name) for name in seen.ids]
        elif seen.reason and path not in self._arriving.named:
            self._refused.append(Refused(path, seen.reason))
        else:
            return False
        self._recognised += 1
        return True

    def _read(self, path: Path, about: os.stat_result | None, shelves: _OnceOpened) -> None:
        data = bytes_of(path)
        sha = sha_of(data)
        same = self._held(sha)
        if same and not self._record_is_news(path, same):
            self._skipped += [Skipped(path, name) for name in same]
        else:
            same = self._keep(path, data, sha, shelves)
        if about:
            self._ledger.note(path, about, sha, same)

    def _record_is_news(self, path: Path, ids: tuple[str, ...]) -> bool:
        """True where the file brings its publisher's record and the library's orders do not have that yet."""
        record = self._records.get(path)
        return record is not None and any(self._present[name] != record.source_url for name in ids)

    def _held(self, sha: str) -> tuple[str, ...]:
        """The orders of the library that these bytes are or were found to say the same as."""
        if sha in self._bytes:
            return (self._bytes[sha],)
        seen: Seen | None = self._ledger.same_bytes(sha)
        return seen.ids if seen and self._present.keys() >= set(seen.ids) else ()

    def _keep(self, path: Path, data: bytes, sha: str, shelves: _OnceOpened) -> tuple[str, ...]:
        arrivals = receive(path, data, sha, self._records.get(path))
        return tuple(self._keep_one(arrival, shelves.shelf()) for arrival in arrivals)

    def _keep_one(self, arrival: Arrival, shelf: Shelf) -> str:
        """The id of the order that holds the text: a new one, or one that was there."""
        kept = shelf.keep(arrival)
        if isinstance(kept, Skipped):
            self._skipped.append(kept)
            return kept.id
        self._added.append(kept)
        self._present[kept.id] = kept.source_url
        if not kept.part:
            self._bytes[arrival.sha] = kept.id
        if other := shelf.joined.get(kept.id):
            self._witnesses.append(Witness(kept.id, other))
        self._count_aside(arrival.order)
        return kept.id

    def _count_aside(self, order: Order) -> None:
        for piece in order.set_aside:
            self._aside[piece.reason] += len(piece.text.split())

    def _outcome(self, stopped: bool, seconds: float) -> ImportOutcome:
        return ImportOutcome(
            added=tuple(self._added),
            skipped=tuple(self._skipped),
            refused=tuple(self._refused),
            cancelled=stopped,
            witnesses=tuple(self._witnesses),
            recognised=self._recognised,
            set_aside=tuple(self._aside.most_common()),
            seconds=seconds,
        )


class _OnceOpened:
    """The shelf, opened for the first file that needs it."""

    def __init__(self, opening: Callable[[], Shelf]) -> None:
        self._opening = opening
        self._shelf: Shelf | None = None

    def shelf(self) -> Shelf:
        if self._shelf is None:
            self._shelf = self._opening()
        return self._shelf


def _about(path: Path) -> os.stat_result | None:
    """Size and time of change, taken before the file is read; None where there is no such file."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None
