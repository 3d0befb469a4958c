"""Finding orders by what they were called on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.parser import Words
from reader.documents import Order, load_catalogue, read
from reader.errors import BadRequest
from reader.library import Library, default_folder
from reader.places import corpus, resources
from reader.topics import Taxonomy, load_taxonomy, own_folder

if TYPE_CHECKING:
    from reader.annotations import Tagbook
    from reader.export import BundleSource


class Shelf:
    """Finds orders by what they were called: a file's path, or a name in the library, which is opened only then.

    As in the window, a library that is new begins with the starter orders.
    """

    def __init__(self, words: Words) -> None:
        self._folder = words.library or default_folder()
        self._library: Library | None = None

    @property
    def taxonomy(self) -> Taxonomy:
        """The topics shipped, with the person's own on top; raises BadTaxonomy where those cannot be used."""
        return load_taxonomy(resources() / "topics", own_folder(self._folder))

    @property
    def library(self) -> Library:
        """The library; opened only when it is asked for."""
        if self._library is None:
            self._library = Library(self._folder)
            self._library.start_with(corpus())
        return self._library

    @property
    def folder(self) -> Path:
        """The library's folder, whether or not there is one yet."""
        return self._folder

    def order(self, name: str) -> Order:
        """The order that `name` means. Raises UnknownOrder, UnreadableFile, LibraryDamaged."""
        if _is_path(name):
            return read(name, load_catalogue())
        return self.library.resolve(name)

    def id(self, name: str) -> str:
        """The id in the library of the order that `name` means; empty for a file beside it."""
        entry = None if _is_path(name) else self.library.meant(name)
        return entry.id if entry else ""

    def source(self, name: str) -> BundleSource:
        """The file of the order that `name` means. Raises as `order` does."""
        from reader.export import file_source, library_source

        known = self.id(name)
        return library_source(self.library, known) if known else file_source(Path(name))

    def book(self) -> Tagbook:
        """All that is tagged and noted in the library. Raises BadRequest where a file of it cannot be read."""
        from reader.annotations import TagStore

        store = TagStore(self._folder)
        book = store.load()
        if store.damaged:
            raise BadRequest(store.damaged[0].sentence)
        return book


def _is_path(name: str) -> bool:
    return Path(name).exists() or "/" in name or "." in Path(name).name
