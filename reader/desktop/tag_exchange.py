"""Reading what files offer, and writing files, as work for a job: no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from reader.annotations import (
    Incoming,
    MergeReport,
    Tagbook,
    export_annotations,
    export_topics,
    import_annotations,
    merged,
    passage_rows,
)
from reader.comparison import with_places
from reader.desktop.tag_places import key_of
from reader.errors import Cancelled, ReaderError
from reader.library import Entry, Library
from reader.topics import Taxonomy

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Offered:
    """What several files offer together."""

    incoming: tuple[Incoming, ...]
    reports: tuple[MergeReport, ...]
    """What would come of each, one after another."""
    unread: tuple[str, ...]
    """A sentence for each file that could not be read at all."""

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each part that is left out or doubtful."""
        several = len(self.incoming) > 1
        told = [
            f"{one.name}: {problem}" if several else problem
            for one, report in zip(self.incoming, self.reports, strict=True)
            for problem in dict.fromkeys((*one.problems, *report.problems))
        ]
        return (*self.unread, *told)

    @property
    def total(self) -> MergeReport:
        """All reports as one."""
        return MergeReport(
            *(
                sum(getattr(one, name) for one in self.reports)
                for name in ("new", "joined", "already", "doubled", "new_tags")
            )
        )


def taken_in(book: Tagbook, incoming: Sequence[Incoming]) -> Tagbook:
    """The book with all that these offer."""
    for one in incoming:
        book, _ = merged(book, one)
    return book


def read_files(files: Sequence[Path], book: Tagbook, library: Library, tell: Tell) -> Offered:
    """What `files` offer to the person whose book this is. Nothing is changed."""
    found: list[Incoming] = []
    reports: list[MergeReport] = []
    unread: list[str] = []
    lengths: dict[str, int] = {}
    known = {entry.id for entry in library.entries()}
    for at, file in enumerate(files):
        tell(at, len(files), file.name)
        try:
            one = import_annotations(file, book)
            if _add_lengths(one, library, known, lengths, tell):
                one = import_annotations(file, book, lengths)
        except Cancelled:
            raise
        except ReaderError as error:
            unread.append(str(error))
            continue
        one = with_places(one, library)
        book, report = merged(book, one)
        found.append(one)
        reports.append(report)
    return Offered(tuple(found), tuple(reports), tuple(unread))


def _add_lengths(one: Incoming, library: Library, known: set[str], lengths: dict[str, int], tell: Tell) -> bool:
    """The lengths of the texts that a file speaks of, as far as the library has them; True where there are any."""
    editions = {target.edition for passage in one.annotations for target in passage.targets} & known
    for at, edition in enumerate(sorted(editions - lengths.keys())):
        tell(at, len(editions), edition)
        try:
            lengths[edition] = len(library.order(edition).text)
        except ReaderError:
            continue  # a text that cannot be read says nothing of a passage's place
    return bool(editions)


class What(StrEnum):
    """What is written to a file."""

    ALL = "all"
    PAIR = "pair"
    TAG = "tag"
    LISTED = "listed"
    VOCABULARY = "vocabulary"
    TOPICS = "topics"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export as it was asked for."""

    what: What
    ending: str
    ids: tuple[str, ...] | None = None
    """Of the annotations to be written; None for all."""


def ids_of(what: What, book: Tagbook, keys: Sequence[str], tag: str, listed: Sequence[str]) -> tuple[str, ...] | None:
    """Ids of the annotations that are meant; None for all of them."""
    if what is What.LISTED:
        return tuple(listed)
    if what is What.PAIR:
        return tuple(row.annotation for row in passage_rows(book, None, keys))
    if what is What.TAG:
        return tuple(dict.fromkeys(row.annotation for row in passage_rows(book, tag)))
    return None


def write(wanted: Wanted, book: Tagbook, taxonomy: Taxonomy, file: Path) -> None:
    """Writes the file. Raises BadRequest where that is not possible."""
    if wanted.what is What.TOPICS:
        export_topics(taxonomy, file)
    else:
        export_annotations(book, file, wanted.ids)


def signed(entries: Sequence[Entry]) -> Mapping[str, date | None]:
    """The day of signing of each order, by the key annotations know it by."""
    found: dict[str, date | None] = {}
    for entry in entries:
        key = key_of(entry)
        found[key] = found.get(key) or entry.date
    return found


__all__ = ["Offered", "Wanted", "What", "ids_of", "read_files", "signed", "taken_in", "write"]
