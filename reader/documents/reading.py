"""A file on disk -> an Order."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

from reader.documents.assemble import assemble
from reader.documents.catalogue import Catalogue, load_catalogue
from reader.documents.formats import Format, format_of
from reader.documents.identify import identify
from reader.documents.model import Order
from reader.documents.source import check_size, decode, read_file
from reader.errors import UnreadableFile


def read(path: Path | str, catalogue: Catalogue | None = None) -> Order:
    """The order in the file at `path`, which is not changed; without a catalogue, the one that ships is used.

    Raises UnreadableFile, one sentence for the person, where it is missing, a folder, empty, too large or no text.
    """
    return read_bytes(read_file(Path(path)), str(path), catalogue)


def read_bytes(data: bytes, name: str, catalogue: Catalogue | None = None) -> Order:
    """The order in `data`, spoken of as `name`; the same errors as `read`."""
    check_size(len(data), name)
    source = decode(data, name)
    layout = format_of(source)
    try:
        return _order(source, name, layout, catalogue or load_catalogue())
    except UnreadableFile as error:
        raise UnreadableFile(f"{name}: {error}") from None


def _order(source: str, name: str, layout: Format, catalogue: Catalogue) -> Order:
    draft = reduce(lambda draft, step: step(draft), layout.steps, layout.parse(source))
    if not draft.passages:
        raise UnreadableFile("it holds no text of an order; give the file that has its words.")
    reading = assemble(draft.passages)
    identity, doubts = identify(draft, reading.text, catalogue, layout.official)
    return Order(
        text=reading.text,
        blocks=reading.blocks,
        identity=identity,
        emphases=reading.emphases,
        source_map=reading.source_map,
        set_aside=tuple(sorted(draft.set_aside, key=lambda entry: entry.at)),
        warnings=(*draft.warnings, *doubts),
        file=name,
        layout=layout.name,
        keywords=draft.keywords,
    )
