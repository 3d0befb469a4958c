"""Keeping the search index beside the orders it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reader.documents import Order
from reader.errors import Cancelled, ReaderError
from reader.library.boundary import understood
from reader.library.model import Entry, Progress
from reader.library.pace import Pace
from reader.search import Document, SearchIndex, Writing
from reader.structure import outline
from reader.topics import Taxonomy, find_topics

Report = Callable[[Progress], None]
Asked = Callable[[], bool]


def document(entry: Entry, order: Order, taxonomy: Taxonomy) -> Document:
    """An order as the index takes it."""
    whole = outline(order)
    return Document(entry.id, entry.text_sha256, whole, find_topics(whole, taxonomy))


def wanted(entries: Mapping[str, Entry]) -> dict[str, str]:
    """What a current index holds: the fingerprints of all sound orders by id."""
    return {entry.id: entry.text_sha256 for entry in entries.values() if not entry.problem}


def bring_up_to_date(
    index: SearchIndex,
    entries: Mapping[str, Entry],
    read: Callable[[str], Order],
    taxonomy: Taxonomy,
    *,
    anew: bool = False,
    progress: Report | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Adds to the index what it lacks and drops what is gone; `anew` starts from nothing. Raises Cancelled."""
    want = wanted(entries)
    held = {} if anew else index.holds()
    pace = Pace()
    missing = [name for name in want if held.get(name) != want[name]]
    with index.writing(anew=anew) as writing:
        for name in held.keys() - want.keys():
            writing.drop(name)
        for done, name in enumerate(missing):
            if cancelled and cancelled():
                raise Cancelled
            if progress:
                progress(Progress(done, len(missing), name, pace.rate(done)))
            _add(writing, entries[name], read, taxonomy)
    if progress:
        progress(Progress(len(missing), len(missing), ""))


def _add(writing: Writing, entry: Entry, read: Callable[[str], Order], taxonomy: Taxonomy) -> None:
    try:
        writing.add(understood(entry.id, lambda: document(entry, read(entry.id), taxonomy)))
    except ReaderError:  # its source is gone or damaged, or the program fails at it; the others are searched
        writing.note(entry.id, entry.text_sha256)


def fresh(held: Mapping[str, str], entries: Iterable[Entry]) -> bool:
    """True when an index that holds `held` lacks nothing and has nothing that is gone."""
    return dict(held) == {entry.id: entry.text_sha256 for entry in entries if not entry.problem}
