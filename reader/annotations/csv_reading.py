"""A table of annotations, ours or one made by hand, into what it offers."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader import moments
from reader.annotations.csv_file import BELOW, HEAD, NOTE, OTHER, TARGET, parted
from reader.annotations.incoming import MOST_BYTES, Incoming, Names, matched, offer, text_of, told_new
from reader.annotations.model import Annotation, Note, Selector, Tag, Target, Vocabulary
from reader.annotations.vocabulary_deeds import folded
from reader.errors import BadAnnotations
from reader.sheets import bare

NEEDED = ("quote", "order")
"""Columns without which no passage can be found."""
_MADE = uuid.UUID("6f1c1d52-6a3f-5a0e-9d5e-0c7b6f1f4a11")
"""Namespace of the ids of rows that bring none: the same row gets the same id every time."""


class _Unusable(Exception):
    """Why a row is left out; the sentence without `Row 7: ` before it."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far of one file."""

    vocabulary: Vocabulary
    ids: Names
    annotations: dict[str, Annotation] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    """The ids of tags found by their labels, in the file or in the vocabulary."""
    problems: list[str] = field(default_factory=list)


def from_csv(data: bytes, name: str, vocabulary: Vocabulary) -> Incoming:
    """The passages of a table called `name`, for a person with that vocabulary.

    Columns as `to_csv` names them, in any order, parted by comma, semicolon or tab; `quote` and `order` must be there.
    A row that cannot be used is left out and told. Raises BadAnnotations where the whole cannot be read.
    """
    reading = _Reading(vocabulary, Names(tag.id for tag in vocabulary.tags))
    rows = _rows(text_of(data, name), reading.problems)
    names = [cell.strip().casefold() for cell in next(rows, [])]
    missing = [f"“{column}”" for column in NEEDED if column not in names]
    if missing:
        raise BadAnnotations(
            f"{name} has no column {' and no column '.join(missing)}; its first row must name the columns, "
            "and every passage needs its quote and its order."
        )
    for number, cells in enumerate(rows, 2):
        if any(cell.strip() for cell in cells):
            _take_row(number, _named(names, cells), reading)
    _put_below(reading)
    tags = tuple(reading.tags.values())
    problems = (*reading.problems, *told_new(tags, vocabulary))
    return offer(name, reading.annotations.values(), tags, problems, vocabulary)


def _rows(text: str, problems: list[str]) -> Iterator[list[str]]:
    """The rows of a table; where it breaks off, those before, and the reason among `problems`."""
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    limit = csv.field_size_limit(MOST_BYTES)
    rows: list[list[str]] = []
    whole = True
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)  # noqa: PERF402  (what was read before an error is kept)
    except csv.Error:
        whole = False
    finally:
        csv.field_size_limit(limit)
    if whole and _is_cut(text, rows):
        whole = len(rows.pop()) == 0
    if not whole:
        problems.append(f"The file breaks off or is damaged in row {len(rows) + 1}; the rows before it are offered.")
    return iter(rows)


def _is_cut(text: str, rows: list[list[str]]) -> bool:
    """True where the last row has no end: it has fewer cells than the head, or the table is ours, which always ends."""
    if text.endswith(("\n", "\r")) or len(rows) < 2:
        return False
    return len(rows[-1]) < len(rows[0]) or tuple(rows[0][: len(HEAD)]) == HEAD


def _named(names: list[str], cells: list[str]) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        row.setdefault(name, bare(cell))
    return row


def _take_row(number: int, row: Mapping[str, str], reading: _Reading) -> None:
    try:
        targets = tuple(_targets(row))
        doubts: list[str] = []
        one = Annotation(
            id=row.get("id", "") or _made_id(row),
            targets=targets,
            notes=tuple(_notes(row, doubts)),
            creators=parted(row.get("creators", ""), "; "),
            created=_moment(row.get("created", ""), doubts),
            modified=_moment(row.get("modified", ""), doubts),
        )
        if not targets:
            raise _Unusable("it has neither quote nor order")
        if one.id in reading.annotations:
            raise _Unusable("its id is that of an earlier row")
    except _Unusable as reason:
        reading.problems.append(f"Row {number} is left out: {reason}.")
        return
    reading.problems.extend(f"Row {number}: {doubt}." for doubt in doubts)
    reading.annotations[one.id] = replace(one, tag=_tag(row, reading))


def _made_id(row: Mapping[str, str]) -> str:
    told = json.dumps({name: cell for name, cell in row.items() if cell}, sort_keys=True)
    return f"urn:uuid:{uuid.uuid5(_MADE, told)}"


def _targets(row: Mapping[str, str]) -> Iterator[Target]:
    for side in ("", OTHER):
        cells = [row.get(side + name, "") for name in TARGET]
        if any(cells):
            yield _target(cells, side)


def _target(cells: list[str], side: str) -> Target:
    exact, prefix, suffix, first, last, order, label, edition = cells
    start, end = _place(first), _place(last)
    if end < start:
        raise _Unusable(f"its place ends ({end}) before it begins ({start})")
    if not exact:
        raise _Unusable(f"its {side}quote is empty")
    if not order:
        raise _Unusable(f"its {side}order is empty")
    return Target(order, Selector(exact, prefix, suffix, start, end), label, edition)


def _place(cell: str) -> int:
    if not cell.strip():
        return 0
    if not re.fullmatch(r"[0-9]{1,12}", cell.strip()):
        raise _Unusable(f"its place “{cell[:40]}” is no whole number")
    return int(cell)


def _notes(row: Mapping[str, str], doubts: list[str]) -> Iterator[Note]:
    told = row.get("notes", "").strip()
    count = int(told) if re.fullmatch("[0-9]{1,6}", told) else 0
    number, last = 1, max((n for n in _note_numbers(row)), default=0)
    for number in range(1, max(min(count, len(row)), last) + 1):
        text, creator, written = (row.get(name if number == 1 else f"{name} {number}", "") for name in NOTE)
        yield Note(text, creator, _moment(written, doubts))


def _note_numbers(row: Mapping[str, str]) -> Iterator[int]:
    """The numbers of those notes that say something."""
    for name, cell in row.items():
        found = re.fullmatch(r"note(?: ([0-9]{1,4}))?", name)
        if found and cell:
            yield int(found[1] or 1)


def _moment(cell: str, doubts: list[str]) -> datetime | None:
    if not cell.strip():
        return None
    try:
        return moments.read(cell.strip())
    except ValueError:
        doubts.append(f"“{cell[:40]}” is no date (2025-01-20T12:00:00Z); the passage comes in without it")
        return None


def _tag(row: Mapping[str, str], reading: _Reading) -> str | None:
    """The id of the row's tag; a tag not met before is put down as it stands there."""
    label, tag = row.get("tag", ""), row.get("tag id", "")
    path = parted(row.get("hierarchy", ""), BELOW)
    label = label or (path[-1] if path else tag)
    if not label:
        return None
    tag = tag or _known_as(label, reading)
    if tag not in reading.tags:
        known = reading.vocabulary.tag(tag)
        reading.tags[tag] = replace(known, broader=None) if known else Tag(tag, label)
        reading.paths[tag] = () if known else path[:-1]
        reading.called.setdefault(folded(label), tag)
    return tag


def _known_as(label: str, reading: _Reading) -> str:
    """The id of the tag called `label`, in the file or in the vocabulary; a new one where there is none."""
    words = folded(label)
    if words not in reading.called:
        new = Tag(reading.ids.free_id(label), label)
        reading.called[words] = matched((new,), reading.vocabulary).get(new.id, new.id)
    return reading.called[words]


def _put_below(reading: _Reading) -> None:
    """Gives every tag new to the vocabulary the one above it; those above that are in no row come in too."""
    for tag, path in list(reading.paths.items()):
        above: str | None = None
        for label in path:
            at = _known_as(label, reading)
            if at not in reading.tags:
                known = reading.vocabulary.tag(at)
                reading.tags[at] = replace(known, broader=None) if known else Tag(at, label, above)
            above = at
        if above is not None:
            reading.tags[tag] = replace(reading.tags[tag], broader=above)
