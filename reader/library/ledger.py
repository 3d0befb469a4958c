"""`imports.db`: which files were dealt with, so that an import of the same folder does not read them again.

It is a cache in SQLite, which a killed program leaves whole; where it is damaged it is begun anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import reader.documents
from reader import __version__

_FILE = "imports.db"
_BATCH = 64
"""Files after which what is known of them is written down."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS files"
    " (path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, sha TEXT, ids TEXT, reason TEXT, stamp TEXT)"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a file."""

    path: str
    size: int
    mtime: int
    """When the file was last changed, in nanoseconds."""
    sha: str
    """SHA-256 of its bytes; empty for a refused one."""
    ids: tuple[str, ...] = ()
    """The orders that hold its text; none where it was refused."""
    reason: str = ""
    """The sentence it was refused with."""


class Ledger:
    """The files that were dealt with. What is noted is written a batch at a time, and at `flush`."""

    def __init__(self, library: Path) -> None:
        self._file = library / _FILE
        self._by_path: dict[str, Seen] = {seen.path: seen for seen in _read(self._file)}
        self._by_sha = {seen.sha: seen for seen in self._by_path.values() if seen.sha}
        self._unwritten: dict[str, Seen] = {}

    def unchanged(self, path: Path, about: os.stat_result) -> Seen | None:
        """What became of the file, where its size and time of change are those of then."""
        seen = self._by_path.get(_name(path))
        return seen if seen and (seen.size, seen.mtime) == (about.st_size, about.st_mtime_ns) else None

    def same_bytes(self, sha: str) -> Seen | None:
        """What became of a file with these bytes, under whatever name; None for refused ones."""
        return self._by_sha.get(sha)

    def note(self, path: Path, about: os.stat_result, sha: str, ids: Iterable[str] = (), reason: str = "") -> None:
        """Remembers what became of a file that was as `about` says."""
        seen = Seen(_name(path), about.st_size, about.st_mtime_ns, sha, tuple(ids), reason)
        self._by_path[seen.path] = self._unwritten[seen.path] = seen
        if sha:
            self._by_sha[sha] = seen
        if len(self._unwritten) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what was noted. Nothing is written where no library was made, or the disk refuses: it is a cache."""
        if not self._unwritten or not self._file.parent.is_dir():
            return
        rows = [
            (seen.path, seen.size, seen.mtime, seen.sha, "\n".join(seen.ids), seen.reason, _stamp())
            for seen in self._unwritten.values()
        ]
        for _ in range(2):
            try:
                with _opened(self._file) as connection:
                    connection.execute(_TABLES)
                    connection.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
                break
            except sqlite3.OperationalError:  # locked or full
                break
            except sqlite3.Error:  # damaged: begun anew
                self._file.unlink(missing_ok=True)
        self._unwritten.clear()

    def by_path(self) -> Mapping[str, Seen]:
        """Everything known, by absolute path."""
        return self._by_path


def _read(file: Path) -> Iterator[Seen]:
    """What the file holds; refusals only where this program would read as the one that refused."""
    if not file.is_file():
        return
    with suppress(sqlite3.Error), _opened(file) as connection:
        wanted = "SELECT path, size, mtime, sha, ids, reason FROM files WHERE ids != '' OR stamp = ?"
        for path, size, mtime, sha, ids, reason in connection.execute(wanted, (_stamp(),)).fetchall():
            yield Seen(path, size, mtime, sha, tuple(ids.split("\n")) if ids else (), reason)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection whose changes are all written at the end, or none."""
    with closing(sqlite3.connect(file, timeout=1.0)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # a killed program harms nothing; a power cut, only a cache
        with connection:
            yield connection


def _name(path: Path) -> str:
    return os.fsencode(path.absolute()).decode("utf-8", "replace")


@lru_cache(maxsize=1)
def _stamp() -> str:
    """Changes whenever the program may read files in another way: with its version and its documents room."""
    sources = sorted(Path(reader.documents.__file__).parent.glob("*.py"))
    known = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sources]
    return f"{__version__}-{sha256(repr(known).encode()).hexdigest()[:16]}"
