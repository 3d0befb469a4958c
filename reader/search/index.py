"""The search index of a library: a cache in its own folder, always rebuildable, never the only copy of anything."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import __version__
from reader.errors import BadQuery
from reader.search.model import SCHEMA, Document, Results
from reader.search.query import parse
from reader.topics import Topic

if TYPE_CHECKING:
    from types import ModuleType

    from reader.search.engine import IndexWriter, Schema

_STAMP_FILE = "stamp.json"


class IndexUnusable(Exception):  # noqa: N818 - a state to be mended, told apart from errors shown
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

    def holds(self) -> Mapping[str, str]:
        """Fingerprints of the orders in the index, by id; empty where it must be built anew."""
        try:
            return dict(self._read_stamp()["orders"])
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
        """
        if anew or not self.usable():
            with self._beside() as new, self._changing(new, {}) as writing:
                yield writing
        else:
            with self._changing(self._folder, dict(self.holds())) as writing:
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

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        offset: int = 0,
        orders: tuple[str, ...] | None = None,
        per_order: int | None = None,
        exact: bool = False,
    ) -> Results:
        """The segments that answer `query`, best first.

        `limit` and `offset` count segments; `orders` keeps to these ids; `per_order` shows at most so many of each;
        `exact` takes every word as it is typed, not with its other forms. Counts and facets are always of all that
        match. Raises BadQuery for a query that cannot be understood, IndexUnusable where the index cannot be read.
        """
        tree = parse(query, exact=exact)
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
            stamp = json.loads((self._folder / _STAMP_FILE).read_text(encoding="utf-8"))
            fits = stamp["stamp"] == self._stamp and isinstance(stamp["orders"], dict)
            fits = fits and (self._folder / f"_MAIN_{int(stamp['generation'])}.toc").is_file()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexUnusable(str(error)) from error
        if not fits:
            raise IndexUnusable("of another version")
        return dict(stamp)

    @contextmanager
    def _changing(self, folder: Path, held: dict[str, str]) -> Iterator[Writing]:
        try:
            index = _engine().index.open_dir(str(folder))
            writer = index.writer(limitmb=128)
        except Exception as error:
            (folder / _STAMP_FILE).unlink(missing_ok=True)  # so that it is built anew the next time
            raise IndexUnusable(f"{type(error).__name__}: {error}") from error
        writing = Writing(writer, held)
        try:
            yield writing
        except BaseException:
            writer.cancel()
            raise
        if not writing.changed and folder == self._folder:
            writer.cancel()
            return
        try:
            writer.commit(optimize=writing.changed * 4 >= len(held))
        except Exception as error:
            (folder / _STAMP_FILE).unlink(missing_ok=True)
            raise IndexUnusable(f"{type(error).__name__}: {error}") from error
        _write_stamp(folder, {"stamp": self._stamp, "generation": index.latest_generation(), "orders": held})


class Writing:
    """An index open for changes."""

    def __init__(self, writer: IndexWriter, held: dict[str, str]) -> None:
        self._writer = writer
        self._held = held
        self.changed = 0
        """How many orders were added or dropped."""

    def add(self, document: Document) -> None:
        """Indexes an order; in place of what stood there under its id."""
        from reader.search.schema import records

        self.drop(document.order_id)
        for record in records(document):
            self._writer.add_document(**record)
        self._held[document.order_id] = document.fingerprint
        self.changed += 1

    def note(self, order_id: str, fingerprint: str) -> None:
        """Remembers an order of which nothing can be searched, so that it is not taken for a missing one."""
        self.drop(order_id)
        self._held[order_id] = fingerprint

    def drop(self, order_id: str) -> None:
        """Forgets an order; nothing happens where there is none of that id."""
        if self._held.pop(order_id, None) is not None:
            self._writer.delete_by_term("order", order_id)
            self.changed += 1


def _engine() -> ModuleType:
    from reader.search import engine

    return engine


def _schema() -> Schema:
    from reader.search.schema import make_schema

    return make_schema()


def _stamp(topics: Mapping[str, Topic]) -> str:
    """Changes with the program, the schema, and the topics that the index was built with."""
    known = "\n".join(repr(topics[name]) for name in sorted(topics))
    return f"{__version__}-{SCHEMA}-{sha256(known.encode()).hexdigest()[:16]}"


def _write_stamp(folder: Path, stamp: dict[str, Any]) -> None:
    temporary = folder / f"{_STAMP_FILE}.new"
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(stamp, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / _STAMP_FILE)
