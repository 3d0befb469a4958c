"""The person's orders on disk: each source file byte for byte with its facts, and the search index beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from pathlib import Path

from reader.documents import Order, read, read_bytes
from reader.errors import BadRequest, LibraryDamaged, ReaderError, UnknownOrder, why
from reader.library import attic, starters
from reader.library.arrivals import files_in
from reader.library.catalogue import CatalogueFile
from reader.library.changes import changed_since
from reader.library.corrected import corrected, corrections_in, stamp, write_corrections
from reader.library.disk import PATIENCE, locked
from reader.library.facts import entry_in
from reader.library.importing import ImportRun
from reader.library.indexing import Asked, Report, bring_up_to_date, document, fresh
from reader.library.ledger import Ledger
from reader.library.model import Changed, Entry, ImportOutcome, Provenance, Removed
from reader.library.naming import free_id, near_ids, number_in, preferred
from reader.library.overlay import titled, write_title
from reader.library.shelf import Shelf, marks_of_text
from reader.search import Facets, IndexUnusable, Marks, Results, SearchIndex, check_query
from reader.structure import Correction
from reader.topics import Taxonomy, load_taxonomy, with_own_topics

_LONGEST_TITLE = 500
"""Characters of a title that a person gives an order."""


def default_folder() -> Path:
    """Where the person's library is: the folder that ORDER_READER_LIBRARY names, else in the user's data folder."""
    named = os.environ.get("ORDER_READER_LIBRARY")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("order-reader", appauthor=False) / "library"


class Library:
    """Orders in a folder. Reading is safe from several threads and programs; one of them changes it at a time.

    Changes raise BadRequest where another window or program has the library, or its folder cannot be written.
    """

    def __init__(self, folder: Path, taxonomy: Taxonomy | None = None, *, patience: float = PATIENCE) -> None:
        """`folder` is made when the first order comes in.

        `taxonomy`: the topics to index; else those shipped. `patience`: seconds to wait for another writer.
        """
        self.folder = folder
        self._patience = patience
        self._given = taxonomy
        self._catalogue = CatalogueFile(folder)
        self._read_once = lru_cache(maxsize=8)(self._read_kept)

    # -- what is there ------------------------------------------------------------------------------------------

    def entries(self) -> tuple[Entry, ...]:
        """All orders by number, those without one after them by date. LibraryDamaged where none can be listed."""
        return self._catalogue.sorted()

    def entry(self, name: str) -> Entry:
        """The entry with the id `name`. Raises UnknownOrder."""
        entry = self._catalogue.entries().get(name)
        if entry is None:
            raise self._unknown(name)
        return entry

    def source(self, name: str) -> Path:
        """The kept source file of the order with the id `name`. Raises UnknownOrder."""
        return self.folder / "orders" / name / self.entry(name).file

    def order(self, name: str) -> Order:
        """The order with the id `name`, read from its kept source. Raises UnknownOrder, LibraryDamaged."""
        entry = self.entry(name)
        if entry.problem:
            raise LibraryDamaged(entry.problem)
        return self._read_once(entry, stamp(self.folder / "orders" / entry.id))

    def resolve(self, name: str) -> Order:
        """The order meant by a library id, a number (`14165`, `EO 14165`), or the path of a file.

        A number means the official text before another witness before the digest. Raises UnknownOrder,
        UnreadableFile, LibraryDamaged.
        """
        entry = self.meant(name)
        if entry is not None:
            return self.order(entry.id)
        if _exists(name):
            return read(Path(name))
        raise self._unknown(name)

    def meant(self, name: str) -> Entry | None:
        """The entry of the library that `resolve` takes `name` for; None where it means none."""
        entries = self._catalogue.entries()
        number = number_in(name)
        return entries.get(name.strip().lower()) or (preferred(entries.values(), number) if number else None)

    # -- coming and going ---------------------------------------------------------------------------------------

    def import_paths(
        self,
        paths: Iterable[Path],
        progress: Report | None = None,
        cancelled: Asked | None = None,
        *,
        records: Mapping[Path, Provenance] | None = None,
    ) -> ImportOutcome:
        """Takes in files and folders (with all below them). A text that is here already is skipped; other words of the
        same order come in beside it. What is refused changes no order; what was added before a cancelling stays.

        A file that an earlier import dealt with and that has not changed since is recognised without being read
        (a refused one only inside a folder: named itself, it is tried again). `records`: what publishers say of files.
        """
        entries = self._catalogue.entries()
        run = ImportRun(files_in(paths), entries, Ledger(self.folder), records)
        return run.run(self._shelving, progress, cancelled)

    def start_with(self, corpus: Path, progress: Report | None = None) -> ImportOutcome:
        """Takes in the starter orders of the folder `corpus` that this library was not offered yet.

        One that the person removed is not brought back; one that the program has mended since takes the old one's
        place, where that is still there.
        """
        known = starters.offered(self.folder)
        offers = {name: (path, starters.fingerprint(path)) for name, path in starters.starters_in(corpus).items()}
        due = {name: offer for name, offer in offers.items() if known.get(name) != offer[1]}
        fresh_files: list[Path] = []
        for name, (path, _) in due.items():
            old = [entry for entry in self.entries() if name in known and entry.source_sha256 == known[name]]
            for entry in old:
                self.remove(entry.id)
            if old or name not in known:
                fresh_files.append(path)
        outcome = self.import_paths(fresh_files, progress)
        refused = {item.path for item in outcome.refused}
        offered = {name: sha for name, (path, sha) in due.items() if path not in refused}
        if offered:
            with self._changing():
                starters.remember(self.folder, known | offered)
        return outcome

    def rename(self, name: str, title: str) -> Entry:
        """Shows the order with the id `name` under another title; an empty one brings its own back.

        Neither its source nor its own facts are touched. Raises UnknownOrder, BadRequest for a title of many lines.
        """
        title = title.strip()
        if len(title.splitlines()) > 1 or len(title) > _LONGEST_TITLE:
            raise BadRequest(f"A title is one line of at most {_LONGEST_TITLE} characters; give a shorter one.")
        with self._changing():
            entry = titled(self.entry(name), title)
            self._catalogue.discard()  # a kill between the two writes must leave the right list
            write_title(self.folder / "orders" / name, entry.title if entry.printed_title else "")
            self._catalogue.put(entry)
            return entry

    def corrections(self, name: str) -> tuple[Correction, ...]:
        """What the person mended in how the order with the id `name` is read. Raises UnknownOrder, BadCorrections."""
        return corrections_in(self.folder / "orders" / self.entry(name).id)

    def uncorrected(self, name: str) -> Order:
        """The order with the id `name` as its file has it, without any correction. Raises as `order` does."""
        return self._own(self.entry(name))

    def correct(self, name: str, corrections: Sequence[Correction]) -> Order:
        """Lays these corrections, and no others, over the order with the id `name`; the order as it is read then.

        They are kept beside its source, which is never touched. Raises UnknownOrder, LibraryDamaged.
        """
        with self._changing(), self._index.writing() as index:
            folder = self.folder / "orders" / self.entry(name).id
            self._catalogue.discard()  # a kill between the two writes must leave the right list
            write_corrections(folder, corrections)
            entry = entry_in(folder)
            self._catalogue.put(entry)
            order = self.order(name)
            index.add(document(entry, order, self._taxonomy))
            return order

    def changed_sources(self) -> tuple[Changed, ...]:
        """The orders whose file on disk is no longer the one that was imported; files that are gone are none."""
        return changed_since(self._catalogue.sorted(), Ledger(self.folder))

    def remove(self, name: str) -> Removed:
        """Takes the order with the id `name` out; `restore` brings it back. Raises UnknownOrder."""
        with self._changing(), self._index.writing() as index:
            removed = attic.put_away(self.folder, self.entry(name))
            index.drop(name)
            return removed

    def trash(self, name: str) -> None:
        """Moves the folder of the order with the id `name` to the system's trash, from where a person can take it back.

        Raises UnknownOrder, BadRequest where the system has no trash for it; nothing has changed then.
        """
        with self._changing(), self._index.writing() as index:
            attic.to_trash(self.folder, self.entry(name))
            index.drop(name)

    def removed(self) -> tuple[Removed, ...]:
        """The orders that can be brought back, the last removed first."""
        return attic.removed_orders(self.folder)

    def restore(self, name: str) -> Entry:
        """Brings back the order last removed under the id `name` (or the one in the folder `name` of `removed`).

        Its id changes where another order has it by now. Raises UnknownOrder where nothing of that name was removed,
        BadRequest where the same text has come in again.
        """
        with self._changing():
            found = next((item for item in self.removed() if name in (item.entry.id, item.folder)), None)
            if found is None:
                raise UnknownOrder(f"No order “{name}” was removed from the library; list what was, and choose one.")
            entries = self._catalogue.entries()
            for entry in entries.values():
                if set(marks_of_text(entry)) & set(marks_of_text(found.entry)):
                    raise BadRequest(f"{found.entry.id} is in the library again as {entry.id}; open that one.")
            entry = attic.bring_back(self.folder, found, free_id(found.entry.id, entries))
            self._catalogue.forget()
            with suppress(ReaderError), self._index.writing() as index:
                index.add(document(entry, self.order(entry.id), self._taxonomy))
            return entry

    # -- searching ----------------------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        limit: int = 50,
        *,
        offset: int = 0,
        orders: tuple[str, ...] | None = None,
        per_order: int | None = None,
        exact: bool = False,
        marks: Marks | None = None,
    ) -> Results:
        """The segments of the library that answer `query`; see `SearchIndex.search`. Raises BadQuery.

        `marks`: what the person tagged and noted in it, for `tag:` and `note:` (see `reader.comparison.tag_search`).

        An index that is missing, damaged or behind is mended first; that takes its time in a large library
        (`index_is_current` tells, `rebuild_index` shows progress).
        """
        check_query(query)
        if not self._catalogue.entries():
            return Results(query, 0, 0, (), (), Facets())
        if not self.index_is_current():
            with suppress(BadRequest):  # somebody else is changing it: search what the index has
                self._mend_index(anew=False, patience=0)
        ask = partial(
            self._index.search,
            query,
            limit=limit,
            offset=offset,
            orders=orders,
            per_order=per_order,
            exact=exact,
            marks=marks,
        )
        try:
            return ask()
        except IndexUnusable:
            self._mend_index(anew=True, patience=0)
        try:
            return ask()
        except IndexUnusable as error:
            raise LibraryDamaged(
                f"The search index in {self.folder / 'index'} cannot be built ({error}); delete that folder, it is "
                "only a cache, and search again."
            ) from None

    def topics(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the topics that each order speaks of, by the order's id, as the search index has them."""
        return self._index.topics()

    def index_is_current(self) -> bool:
        """True when searching finds everything without the index being mended first."""
        entries = self._catalogue.entries()
        return not entries or (self._index.usable() and fresh(self._index.holds(), entries.values()))

    def rebuild_index(self, progress: Report | None = None, cancelled: Asked | None = None) -> None:
        """Makes the search index anew from the orders. Raises Cancelled; the old index then stays."""
        self._mend_index(anew=True, progress=progress, cancelled=cancelled)

    def update_index(self, progress: Report | None = None, cancelled: Asked | None = None) -> None:
        """Adds to the search index what it lacks; cheap where little is missing. Raises Cancelled."""
        self._mend_index(anew=False, progress=progress, cancelled=cancelled)

    # -- inside -------------------------------------------------------------------------------------------------

    @cached_property
    def _taxonomy(self) -> Taxonomy:
        return self._given or with_own_topics(load_taxonomy(), self.folder).taxonomy

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self.folder / "index", self._taxonomy.topics)

    def _mend_index(
        self,
        *,
        anew: bool,
        progress: Report | None = None,
        cancelled: Asked | None = None,
        patience: float | None = None,
    ) -> None:
        with self._changing(patience):
            bring_up_to_date(
                self._index,
                self._catalogue.entries(),
                self.order,
                self._taxonomy,
                anew=anew,
                progress=progress,
                cancelled=cancelled,
            )

    @contextmanager
    def _shelving(self) -> Iterator[Shelf]:
        with self._changing():
            entries = self._catalogue.entries()
            with self._index.writing() as index:
                shelf = Shelf(self.folder / "orders", entries, index, self._taxonomy)
                yield shelf
            for entry in shelf.adopted.values():
                self._catalogue.put(entry)

    @contextmanager
    def _changing(self, patience: float | None = None) -> Iterator[None]:
        """Holds the lock; clears what a killed program left; lists the orders anew before and after."""
        with locked(self.folder, self._patience if patience is None else patience):
            for stray in (*self.folder.glob(".staging-*"), *self.folder.glob(".index-*")):
                shutil.rmtree(stray, ignore_errors=True)
            self._catalogue.forget()
            try:
                yield
            except OSError as error:
                reason = why(error)
                raise BadRequest(
                    f"The library {self.folder} cannot be written ({reason}); what was kept before is unharmed."
                ) from error
            finally:
                self._catalogue.forget()
        self._catalogue.entries()  # writes the list of orders once, at the end

    def _read_kept(self, entry: Entry, _stamp: int = 0) -> Order:
        """The order as its file has it and the person mended it."""
        return corrected(self._own(entry), self.folder / "orders" / entry.id)

    def _own(self, entry: Entry) -> Order:
        path = self.folder / "orders" / entry.id / entry.file
        try:
            data = path.read_bytes()
            order = read_bytes(data, entry.file, part=entry.part)
        except (OSError, ReaderError) as error:
            raise LibraryDamaged(
                f"The kept file {path} of {entry.id} cannot be read ({error}); remove {entry.id} and import it again."
            ) from None
        known = order.identity
        citation, address = entry.citation or known.citation, entry.source_url or known.source_url
        return replace(order, identity=replace(known, citation=citation, source_url=address))

    def _unknown(self, name: str) -> UnknownOrder:
        near = near_ids(self._catalogue.entries().values(), name)
        advice = f"did you mean {' or '.join(near)}" if near else "list the library, or give the path of a file"
        return UnknownOrder(f"“{name}” is no order of the library and no file; {advice}.")


def _exists(name: str) -> bool:
    try:
        return bool(name.strip()) and Path(name).exists()
    except (OSError, ValueError):  # too long for a path, or with a null character in it
        return False
