"""What can be handed on and in which form, and the work of writing it: no Qt."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.annotations import Tagbook
from reader.comparison import Comparison, Side, changes
from reader.errors import BadRequest, ReaderError
from reader.export import (
    Asked,
    BundleSource,
    Paper,
    Report,
    export,
    export_changes,
    export_duties,
    export_links,
    export_topics,
    file_source,
    gathered,
    library_source,
    printed_paper,
    remarks,
    write_bundle,
)
from reader.library import Library
from reader.walkthroughs import Walkthrough, WalkthroughStore

PrintPdf = Callable[[Paper, Path, Report | None, Asked | None], object]


class Thing(StrEnum):
    """What is handed on."""

    COMPARISON = "comparison"
    WALKTHROUGH = "walkthrough"
    BUNDLE = "bundle"
    LINKS = "links"
    CHANGES = "changes"
    TOPICS = "topics"
    DUTIES = "directives"


FORMS: Mapping[Thing, tuple[str, ...]] = {
    Thing.COMPARISON: (".html", ".pdf", ".docx", ".pptx", ".csv", ".json", ".ics"),
    Thing.WALKTHROUGH: (".pptx", ".pdf", ".docx", ".html"),
    Thing.BUNDLE: (".zip",),
    Thing.LINKS: (".csv",),
    Thing.CHANGES: (".csv",),
    Thing.TOPICS: (".csv",),
    Thing.DUTIES: (".csv", ".ics"),
}
"""Endings of the files that each can be written to; the usual one first."""
_WITH_TAGS = {Thing.COMPARISON: (".html", ".pdf", ".docx"), Thing.BUNDLE: (".zip",)}
_WITH_TOPICS = (".html", ".pdf", ".docx", ".pptx")


def takes_tags(thing: Thing, ending: str) -> bool:
    """True where the person's tags and notes can go along."""
    return ending in _WITH_TAGS.get(thing, ())


def takes_topics(thing: Thing, ending: str) -> bool:
    """True where topics are lit in it."""
    return thing is Thing.COMPARISON and ending in _WITH_TOPICS


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export as it was asked for."""

    thing: Thing
    file: Path
    tags: bool = True
    """With the person's tags and notes, where it takes them."""
    lit: bool = True
    """With the topics lit as on screen; else those that weigh most."""


@dataclass(frozen=True, slots=True)
class Given:
    """What stood in the window when it was asked for."""

    comparison: Comparison
    names: tuple[str, str]
    """Library ids of both orders, or paths of files that are not in it."""
    library: Library
    slots: Mapping[str, int]
    """The lit topics with their marks."""
    book: Tagbook
    walkthrough: Walkthrough | None = None
    """The one that is open."""
    kept: tuple[str, ...] = ()
    """Names of the person's own walkthroughs of this pair, which a bundle takes along."""

    def sources(self) -> tuple[BundleSource, BundleSource]:
        """The files of both orders. Raises ReaderError where one cannot be read."""
        known = {entry.id for entry in self.library.entries()}
        left, right = (
            library_source(self.library, name) if name in known else file_source(Path(name)) for name in self.names
        )
        return left, right

    def known_sources(self) -> tuple[BundleSource, BundleSource] | None:
        """The same; None where a file cannot be read, which matters to bundles alone."""
        try:
            return self.sources()
        except ReaderError:
            return None


@dataclass(frozen=True, slots=True)
class Watching:
    """Who is told how far the work is, and who may stop it."""

    progress: Report | None = None
    cancelled: Asked | None = None


def write(wanted: Wanted, given: Given, print_pdf: PrintPdf | None = None, watching: Watching | None = None) -> Path:
    """Writes it, whole or not at all; the file's path. For any thread. Raises BadRequest, Cancelled."""
    watching = watching or Watching()
    tables = {
        Thing.LINKS: export_links,
        Thing.CHANGES: export_changes,
        Thing.TOPICS: export_topics,
        Thing.DUTIES: export_duties,
    }
    if wanted.thing in tables:
        tables[wanted.thing](given.comparison, wanted.file)
    elif wanted.thing is Thing.BUNDLE:
        _write_bundle(wanted, given, watching)
    else:
        _write_hand_out(wanted, given, print_pdf, watching)
    return wanted.file


def _write_hand_out(wanted: Wanted, given: Given, print_pdf: PrintPdf | None, watching: Watching) -> None:
    if wanted.thing is Thing.WALKTHROUGH and given.walkthrough is None:
        raise BadRequest("No walkthrough is open. Open or begin one in the panel on the right.")
    tags = wanted.tags and takes_tags(wanted.thing, wanted.file.suffix.lower())
    export(
        given.comparison,
        wanted.file,
        print_pdf,
        slots=given.slots if wanted.lit else None,
        walkthrough=given.walkthrough if wanted.thing is Thing.WALKTHROUGH else None,
        annotations=given.book if tags else None,
        sources=given.known_sources(),
        progress=watching.progress,
        cancelled=watching.cancelled,
    )


def _write_bundle(wanted: Wanted, given: Given, watching: Watching) -> None:
    store = WalkthroughStore(given.library.folder)
    parts = gathered(
        *given.sources(),
        book=given.book if wanted.tags else None,
        hand=given.comparison.hand,
        walkthroughs=tuple(store.load(name) for name in given.kept),
    )
    write_bundle(parts, wanted.file, progress=watching.progress, cancelled=watching.cancelled)


def paper_of(given: Given, walkthrough: bool, tags: bool) -> Paper:
    """The document that is printed: the comparison, or the hand-out of the open walkthrough. For any thread."""
    sources = given.known_sources()
    keys = (sources[0].key, sources[1].key) if sources else None
    notes = remarks(given.comparison, given.book, keys) if tags and given.book.annotations else None
    return printed_paper(
        given.comparison,
        slots=given.slots,
        walkthrough=given.walkthrough if walkthrough else None,
        notes=notes,
        editions=(sources[0].id, sources[1].id) if sources else ("", ""),
    )


def counted(given: Given) -> Mapping[Thing, int]:
    """How many rows each table would have."""
    comparison = given.comparison
    return {
        Thing.LINKS: len(comparison.bitext.links),
        Thing.CHANGES: len(changes(comparison)),
        Thing.TOPICS: sum(len(comparison.side(side).mentions) for side in Side),
        Thing.DUTIES: sum(len(comparison.side(side).directives) for side in Side),
    }


class Paced:
    """Passes on how far work is, at most every twentieth of a second, and always its end."""

    def __init__(self, tell: Report) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Tell that `done` of `total` steps are finished."""
        now = time.monotonic()
        if now - self._last >= 0.05 or done == total:
            self._last = now
            self._tell(done, total, what)
