"""The search index of a library: a cache in its own folder, always rebuildable, never the only copy of anything."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import __version__
from reader.errors import BadQuery
from reader.search.marks import Marks, with_places
from reader.search.model import SCHEMA, Document, Results
from reader.search.query import parse
from reader.topics import Topic
from reader.writing import write_file

if TYPE_CHECKING:
    from types import ModuleType

    from reader.search.engine import IndexWriter, Schema, WhooshIndex
    from reader.search.postings import Pool

_STAMP_FILE = "stamp.json"
_MOST_POSTINGS = 400_000
"""Words that are gathered before a part of the index is written: 60 MB, and a few seconds' work."""


class IndexUnusable(Exception):
    """The index is missing, damaged, or of another version; it wants to be built anew. Never shown to a person."""


class SearchIndex:
    """Finds segments of orders by their words and facts.

    Whoosh is loaded at the first use. Searching is safe from several threads; one writer at a time.
    """

    def __init__(self, folder: Path, topics: Mapping[str, Topic] | None = None) -> None:
        """`folder` need not exist yet. `topics` are those the mentions are of, by id; they give `topic:` its names."""
        self._folder = folder
        self._topics = topics or {}
        self._stamp = _stamp(self._topics)
        self._stamp_written = lru_cache(maxsize=1)(self._load_stamp)

    def holds(self) -> Mapping[str, str]:
        """Fingerprints of the orders in the index, by id; empty where it must be built anew."""
        try:
            return dict(self._read_stamp()["orders"])
        except IndexUnusable:
            return {}

    def topics(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the topics that each order speaks of, by the order's id; empty where it must be built anew."""
        try:
            return {name: tuple(ids) for name, ids in self._read_stamp()["topics"].items()}
        except IndexUnusable:
            return {}

    def usable(self) -> bool:
        """False where the index is missing, damaged as far as can be seen, or of another version."""
        try:
            self._read_stamp()
        except IndexUnusable:
            return False
        return True

    @contextmanager
    def writing(self, *, anew: bool = False) -> Iterator[Writing]:
        """Within it orders are added and dropped; at its end all is written and merged, or nothing on an error.

        `anew`: built beside the old index and put in its place at the end. An unusable index is always built anew.
        Where Whoosh itself fails, nothing is raised: the index is then unusable, and built anew the next time.
        """
        if self._folder.exists() and (anew or not self.usable()):
            with self._beside() as new, self._changing(new, {}, {}) as writing:
                yield writing
            return
        if not self._folder.exists():
            with self._beside():
                pass
        with self._changing(self._folder, dict(self.holds()), dict(self.topics())) as writing:
            yield writing

    @contextmanager
    def _beside(self) -> Iterator[Path]:
        """An empty index in a new folder, which takes the old one's place at the end."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=".index-", dir=self._folder.parent))
        try:
            _engine().index.create_in(str(new), _schema())
            yield new
            shutil.rmtree(self._folder, ignore_errors=True)
            new.replace(self._folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)

    @contextmanager
    def _changing(self, folder: Path, held: dict[str, str], topics: dict[str, tuple[str, ...]]) -> Iterator[Writing]:
        writing = Writing(folder, held, topics, self._stamp)
        try:
            yield writing
        except BaseException:
            writing.cancel()
            raise
        writing.commit()

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        offset: int = 0,
        orders: tuple[str, ...] | None = None,
        per_order: int | None = None,
        exact: bool = False,
        marks: Marks | None = None,
    ) -> Results:
        """The segments that answer `query`, best first.

        `limit` and `offset` count segments; `orders` keeps to these ids; `per_order` shows at most so many of each;
        `exact` takes every word as it is typed, not with its other forms; `marks` answer `tag:` and `note:`. Counts
        and facets are always of all that match. Raises BadQuery for a query that cannot be understood, IndexUnusable
        where the index cannot be read.
        """
        tree = with_places(parse(query, exact=exact), marks)
        self._read_stamp()
        from reader.search.finding import find

        try:
            with _engine().index.open_dir(str(self._folder)).searcher(weighting=_engine().BM25F()) as searcher:
                return find(
                    searcher,
                    query,
                    tree,
                    self._topics,
                    orders=orders,
                    limit=limit,
                    offset=offset,
                    per_order=per_order,
                )
        except BadQuery:
            raise
        except Exception as error:  # a damaged index fails inside Whoosh in ways without end
            raise IndexUnusable(f"{type(error).__name__}: {error}") from error

    def _read_stamp(self) -> dict[str, Any]:
        """What the stamp says, when it fits this program, these topics, and the index that stands there."""
        try:
            about = (self._folder / _STAMP_FILE).stat()
            stamp = self._stamp_written(about.st_mtime_ns, about.st_ino)
            fits = stamp["stamp"] == self._stamp and isinstance(stamp["orders"], dict)
            fits = fits and isinstance(stamp["topics"], dict)
            fits = fits and (self._folder / f"_MAIN_{int(stamp['generation'])}.toc").is_file()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexUnusable(str(error)) from error
        if not fits:
            raise IndexUnusable("of another version")
        return stamp

    def _load_stamp(self, *version: int) -> dict[str, Any]:  # noqa: ARG002 - the cache goes by the file's version
        """The stamp as it stands: read anew whenever the file is another one."""
        return dict(json.loads((self._folder / _STAMP_FILE).read_text(encoding="utf-8")))


class Writing:
    """An index open for changes. It is opened at the first one, so that no change leaves no trace."""

    def __init__(self, folder: Path, held: dict[str, str], topics: dict[str, tuple[str, ...]], stamp: str) -> None:
        self._folder = folder
        self._held = held
        self._topics = topics
        self._stamp = stamp
        self._kept = {path.name for path in folder.iterdir()}
        self._index: WhooshIndex = None
        self._writer: IndexWriter = None
        self._pool: Pool | None = None
        self._written = 0
        self.changed = 0
        """How many orders were added or dropped."""
        self.broken = ""
        """What Whoosh failed at; nothing more is tried then."""

    def add(self, document: Document) -> None:
        """Indexes an order; in place of what stood there under its id."""
        from reader.search.schema import records

        if self._pool and self._pool.size >= _MOST_POSTINGS:
            self._save()
        self.drop(document.order_id)
        for record in records(document):
            self._put(record)
        self._held[document.order_id] = document.fingerprint
        self._topics[document.order_id] = tuple(sorted({mention.topic for mention in document.mentions}))
        self.changed += 1

    def note(self, order_id: str, fingerprint: str) -> None:
        """Remembers an order of which nothing can be searched, so that it is not taken for a missing one."""
        self.drop(order_id)
        self._held[order_id] = fingerprint
        self.changed += 1

    def drop(self, order_id: str) -> None:
        """Forgets an order; nothing happens where there is none of that id."""
        self._topics.pop(order_id, None)
        if self._held.pop(order_id, None) is not None:
            self._try(lambda writer: writer.delete_by_term("order", order_id))
            self.changed += 1

    def cancel(self) -> None:
        """Gives up all changes since a part was last written."""
        if self._writer is not None:
            with suppress(Exception):  # a broken writer may fail at this too
                self._writer.cancel()
        _clear(self._folder, self._kept)

    def commit(self) -> None:
        """Writes and merges all changes. Where Whoosh fails, the index is left without a stamp, to be built anew."""
        if self.changed > self._written or not self._held:
            self._write(lambda writer: writer.commit(mergetype=_merge_small))

    def _save(self) -> None:
        """Writes what was changed so far as a part of its own, so that a killed program need not do it again."""
        self._write(lambda writer: writer.commit(merge=False))
        self._writer = self._pool = None

    def _write(self, change: Callable[[IndexWriter], object]) -> None:
        self._try(change)
        if self.broken:
            self._kept.discard(_STAMP_FILE)
            self.cancel()
            return
        generation = int(self._index.latest_generation())
        facts = {"generation": generation, "orders": self._held, "topics": self._topics}
        _write_stamp(self._folder, {"stamp": self._stamp, **facts})
        self._kept = {path.name for path in self._folder.iterdir()}
        self._written = self.changed

    def _put(self, record: dict[str, Any]) -> None:
        self._try(lambda writer: writer.add_document(**record))

    def _try(self, change: Callable[[IndexWriter], object]) -> None:
        """Makes a change, unless Whoosh failed before. It fails in ways without end on a damaged index."""
        if self.broken:
            return
        try:
            if self._writer is None:
                self._index = self._index or _engine().index.open_dir(str(self._folder))
                self._writer, self._pool = _writer(self._index)
            change(self._writer)
        except Exception as error:
            self.broken = f"{type(error).__name__}: {error}"


def _engine() -> ModuleType:
    from reader.search import engine

    return engine


def _writer(index: WhooshIndex) -> tuple[IndexWriter, Pool]:
    """A Whoosh writer that gathers its postings in a pool of ours."""
    from reader.search.postings import Codec, Pool

    writer = index.writer(codec=Codec())
    writer.pool = pool = Pool()
    return writer, pool


def _merge_small(writer: IndexWriter, parts: list[Any]) -> list[Any]:
    from reader.search.postings import merge_small

    return merge_small(writer, parts)


def _schema() -> Schema:
    from reader.search.schema import make_schema

    return make_schema()


def _stamp(topics: Mapping[str, Topic]) -> str:
    """Changes with the program, the schema, and the topics that the index was built with."""
    known = "\n".join(repr(topics[name]) for name in sorted(topics))
    return f"{__version__}-{SCHEMA}-{sha256(known.encode()).hexdigest()[:16]}"


def _clear(folder: Path, keep: set[str]) -> None:
    """Deletes what a failed or cancelled change left in `folder`; Whoosh leaves its half-written files."""
    for path in folder.iterdir():
        if path.name not in keep:
            path.unlink(missing_ok=True)


def _write_stamp(folder: Path, stamp: dict[str, Any]) -> None:
    write_file(folder / _STAMP_FILE, json.dumps(stamp).encode())
