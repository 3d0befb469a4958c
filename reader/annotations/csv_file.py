"""Annotations as a table for any spreadsheet: one row a passage, and back without a loss (RFC 4180, UTF-8 with BOM).

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, which reading takes away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from reader import moments
from reader.annotations.model import Annotation, Note, Tag, Target, Vocabulary
from reader.sheets import guarded

TARGET = ("quote", "prefix", "suffix", "start", "end", "order", "label", "edition")
"""Columns of a passage; those of a link's second side begin with `other`."""
OTHER = "other "
HEAD = ("tag", "hierarchy", *TARGET, *(OTHER + name for name in TARGET))
TAIL = ("tag id", "creators", "created", "modified", "id", "notes")
NOTE = ("note", "note by", "note written")
"""Columns of the first note; those of the second end in ` 2`, and so on."""
BELOW = " > "
"""Between a tag and the one above it, in the column `hierarchy`."""
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, which no UTF-8 can say; a reading text has none."""
_NOBODY = "\\-"
"""How a creator without a name stands among others."""


def to_csv(annotations: Iterable[Annotation], vocabulary: Vocabulary) -> bytes:
    """A table of `annotations`, in their order, with the tags' labels and the tags above them."""
    rows = list(annotations)
    most = max((len(one.notes) for one in rows), default=0)
    names = (*HEAD, *TAIL, *(_numbered(name, number) for number in range(1, most + 1) for name in NOTE))
    paths = _paths(vocabulary)
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(names)
    for one in rows:
        cells = _cells(one, paths)
        writer.writerow([guarded(cells.get(name, "")) for name in names])
    return _LONE.sub("\ufffd", out.getvalue()).encode("utf-8-sig")


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} {number}"


def _paths(vocabulary: Vocabulary) -> dict[str, tuple[Tag, ...]]:
    """Of every tag those above it and itself, the highest first."""
    tags = {tag.id: tag for tag in vocabulary.tags}
    return {tag.id: tuple(reversed(list(_upwards(tag, tags)))) for tag in vocabulary.tags}


def _upwards(tag: Tag, tags: dict[str, Tag]) -> Iterator[Tag]:
    seen: set[str] = set()
    at: Tag | None = tag
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = tags.get(at.broader) if at.broader is not None else None


def _cells(one: Annotation, paths: dict[str, tuple[Tag, ...]]) -> dict[str, str]:
    path = paths.get(one.tag or "", ())
    cells = {
        "tag": path[-1].label if path else one.tag or "",
        "hierarchy": joined((tag.label for tag in path), BELOW),
        "tag id": one.tag or "",
        "creators": joined(one.creators, "; "),
        "created": moments.told(one.created) if one.created else "",
        "modified": moments.told(one.modified) if one.modified else "",
        "id": one.id,
        "notes": str(len(one.notes)),
    }
    for side, target in zip(("", OTHER), one.targets, strict=False):
        cells |= {side + name: cell for name, cell in zip(TARGET, _target_cells(target), strict=True)}
    for number, note in enumerate(one.notes, 1):
        cells |= dict(zip((_numbered(name, number) for name in NOTE), _note_cells(note), strict=True))
    return cells


def _target_cells(target: Target) -> tuple[str, ...]:
    words = target.selector
    place = (str(words.start), str(words.end))
    return (words.exact, words.prefix, words.suffix, *place, target.order, target.label, target.edition)


def _note_cells(note: Note) -> tuple[str, str, str]:
    return note.text, note.creator, moments.told(note.created) if note.created else ""


def joined(parts: Iterable[str], between: str) -> str:
    """Several words in one cell, parted by `between`; where that stands inside one, a backslash is before it."""
    mark = between.strip()
    return between.join(part.replace("\\", "\\\\").replace(mark, f"\\{mark}") if part else _NOBODY for part in parts)


def parted(cell: str, between: str) -> tuple[str, ...]:
    """The words that were `joined`; none for an empty cell."""
    if not cell:
        return ()
    mark = between.strip()
    parts: list[list[str]] = [[]]
    for token in re.findall(rf"\\.|\\$| ?{mark} ?|[^{mark}\\ ]+| ", cell, re.DOTALL):
        if token.strip() == mark:
            parts[-1].append(" " * (token.startswith(" ") and not between.startswith(" ")))
            parts.append([" " * (token.endswith(" ") and not between.endswith(" "))])
        elif token == _NOBODY:
            continue
        else:
            parts[-1].append(token[1:] if len(token) > 1 and token[0] == "\\" else token)
    return tuple("".join(part) for part in parts)
