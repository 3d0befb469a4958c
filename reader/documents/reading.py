"""A file on disk -> an Order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from pathlib import Path

from reader.documents import several
from reader.documents.assemble import assemble
from reader.documents.catalogue import Catalogue, load_catalogue
from reader.documents.draft import Step
from reader.documents.formats import format_of
from reader.documents.identify import identify
from reader.documents.model import Order, SourceMap
from reader.documents.source import check_size, decode, read_file
from reader.errors import UnreadableFile
from reader.spans import Span


def read(path: Path | str, catalogue: Catalogue | None = None) -> Order:
    """The order in the file at `path`, which is not changed; without a catalogue, the one that ships is used.

    Of a file that holds several orders, the first, with a warning that says how many there are.
    Raises UnreadableFile, one sentence for the person, where it is missing, a folder, empty, too large or no text.
    """
    return read_bytes(read_file(Path(path)), str(path), catalogue)


def read_bytes(data: bytes, name: str, catalogue: Catalogue | None = None, part: int = 0) -> Order:
    """The order in `data`, spoken of as `name`; the same as `read`.

    With `part`, that one of several, counted from 1 as `Order.part` has it, and only that is read; UnreadableFile
    where the file holds fewer.
    """
    source, spans = _cut(data, name)
    if part > len(spans):
        raise UnreadableFile(f"{name} holds {len(spans)} orders, none numbered {part}; import the file again.")
    order = _orders(source, spans, (max(part, 1) - 1,), name, catalogue)[0]
    if len(spans) == 1 or part:
        return order
    told = f"The file holds {len(spans)} orders; this is the first. Import it to have each of them."
    return replace(order, warnings=(told, *order.warnings))


def read_all(path: Path | str, catalogue: Catalogue | None = None) -> tuple[Order, ...]:
    """Every order in the file at `path`, in order, each with its own identity; one for an ordinary file.

    `Order.part` counts them; all source offsets are those of the whole file. The same errors as `read`.
    """
    return read_all_bytes(read_file(Path(path)), str(path), catalogue)


def read_all_bytes(data: bytes, name: str, catalogue: Catalogue | None = None) -> tuple[Order, ...]:
    """Every order in `data`, spoken of as `name`; the same as `read_all`."""
    source, spans = _cut(data, name)
    return _orders(source, spans, range(len(spans)), name, catalogue)


def _cut(data: bytes, name: str) -> tuple[str, tuple[Span, ...]]:
    check_size(len(data), name)
    source = decode(data, name)
    return source, several.parts(source)


def _orders(
    source: str, spans: tuple[Span, ...], wanted: Iterable[int], name: str, catalogue: Catalogue | None
) -> tuple[Order, ...]:
    """The orders at these places among `spans`."""
    known = catalogue or load_catalogue()
    try:
        if len(spans) == 1:
            return (_order(source, name, known),)
        return tuple(_part(source, spans, at, name, known) for at in wanted)
    except UnreadableFile as error:
        raise UnreadableFile(f"{name}: {error}") from None


def _part(source: str, spans: tuple[Span, ...], at: int, name: str, catalogue: Catalogue) -> Order:
    """One of several orders; what stands before it, and after the last, is set aside with it."""
    span = spans[at]
    order = _order(span.of(source), name, catalogue, (several.listed_title,))
    aside = several.between_orders(source, spans[at - 1].end if at else 0, span.start)
    if at == len(spans) - 1:
        aside += several.between_orders(source, span.end, len(source))
    moved = [replace(entry, at=entry.at.moved(span.start)) for entry in order.set_aside]
    return replace(
        order,
        part=at + 1,
        source_map=SourceMap(
            tuple((here, there + span.start, length) for here, there, length in order.source_map.runs)
        ),
        set_aside=tuple(sorted([*aside, *moved], key=lambda entry: entry.at)),
    )


def _order(source: str, name: str, catalogue: Catalogue, first: tuple[Step, ...] = ()) -> Order:
    layout = format_of(source)
    draft = reduce(lambda draft, step: step(draft), (*first, *layout.steps), layout.parse(source))
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
