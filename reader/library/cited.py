"""Which orders the orders of the library cite, kept beside them so that a question does not read them all again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import reader
from reader.documents import Order
from reader.errors import Cancelled, ReaderError
from reader.library.model import Entry, Progress
from reader.spans import Span
from reader.structure import Outline, find_references, outline
from reader.writing import write_file

FILE = "references.json"
_DOCUMENTS = ("executive-order", "proclamation", "memorandum")
_SAVE_EVERY = 200
"""Orders read before what has been found is saved, so that a stopped pass is not lost."""
_PART_OF = re.compile(
    r"\b(?:sub)?(?:sections?|paragraphs?|clauses?|parts?)\s+[\d(][^.;:]{0,80}?\b(?:of|to|in|from)\s+(?:the\s+)?$"
    r"|\b(?:annex|appendix|schedule|preamble)(?:\s+[A-Z\d]+)?\s+(?:of|to|in)\s+$"
    r"|\b(?:as\s+(?:it\s+relates|they\s+relate)\s+to|insofar\s+as)\b[^.;:]*,\s*$",
    re.IGNORECASE,
)
"""What stands before an order of which a part is meant: `section 5 of`, `the Annex to`, `As it relates to fees,`."""
_EXCEPT = re.compile(
    r"^[^.;:]{0,120}\b(?:except|other\s+than|with\s+the\s+exception|insofar\s+as|to\s+the\s+extent\s+(?:that|it|they))\b"
    r"|^[^.;:]{0,60},?\s+in\s+part\b"
)
"""What stands after one that is not meant wholly."""
_FIELDS = ("kind", "target", "relation", "label", "start", "end", "in_part")


@dataclass(frozen=True, slots=True)
class OrderCited:
    """One citation of another order, without the text around it."""

    kind: str
    """`executive-order proclamation memorandum`."""
    target: str
    """Its number; a memorandum's day as `2017-01-25`."""
    relation: str | None
    """`revokes amends supersedes continues`; None where it is only cited."""
    label: str
    """Label of the segment that cites it."""
    span: Span
    in_part: bool = False
    """True where a section of it is meant (`section 5 of Executive Order 13767`), or all but one."""


def orders_cited(tree: Outline) -> tuple[OrderCited, ...]:
    """Every citation of an executive order, proclamation or memorandum, in order of place."""
    return tuple(
        OrderCited(
            reference.kind,
            reference.target,
            reference.relation,
            reference.label,
            reference.span,
            _in_part(tree.text, reference.span),
        )
        for reference in find_references(tree)
        if reference.kind in _DOCUMENTS
    )


def _in_part(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 120) : span.start], text[span.end : span.end + 160]
    return bool(_PART_OF.search(before) or _EXCEPT.search(after))


class CitedOrders:
    """The cache `references.json` of a library's folder: by each text's fingerprint, the orders it cites."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def of(
        self,
        entries: Iterable[Entry],
        read: Callable[[str], Order],
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Mapping[str, tuple[OrderCited, ...]]:
        """What each of `entries` cites, by id; what the cache lacks is read with `read` (by id) and kept.

        An order that cannot be read cites nothing. Raises Cancelled; what had been read by then is kept.
        """
        sound = [entry for entry in entries if not entry.problem]
        known = self._load()
        missing = [entry for entry in sound if entry.text_sha256 not in known]
        try:
            for done, entry in enumerate(missing):
                if cancelled and cancelled():
                    raise Cancelled
                if progress:
                    progress(Progress(done, len(missing), entry.id))
                with suppress(ReaderError):  # its source is gone or damaged; opening it says so
                    known[entry.text_sha256] = orders_cited(outline(read(entry.id)))
                if done % _SAVE_EVERY == _SAVE_EVERY - 1:
                    self._save(known)
        finally:
            if missing:
                kept = {entry.text_sha256 for entry in sound}
                self._save({sha: cited for sha, cited in known.items() if sha in kept})
        if progress:
            progress(Progress(len(missing), len(missing), ""))
        return {entry.id: known.get(entry.text_sha256, ()) for entry in sound}

    def _load(self) -> dict[str, tuple[OrderCited, ...]]:
        """What the cache holds; nothing where it is missing, damaged or made by other rules."""
        try:
            data = json.loads(self._file.read_text("utf-8"))
            if data["stamp"] != _stamp():
                return {}
            return {sha: tuple(map(_from_row, rows)) for sha, rows in data["orders"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _save(self, known: Mapping[str, tuple[OrderCited, ...]]) -> None:
        orders = {sha: [_to_row(one) for one in cited] for sha, cited in known.items()}
        data = json.dumps({"stamp": _stamp(), "fields": _FIELDS, "orders": orders}, separators=(",", ":"))
        with suppress(OSError):  # it is a cache: a library on a read-only disk is still read
            write_file(self._file, data.encode())


def _stamp() -> str:
    """What the findings depend on beside the text: the rules that find them."""
    rooms = Path(reader.__file__).parent
    rules = sha256(reader.__version__.encode())
    for file in sorted((*rooms.glob("documents/*.py"), *rooms.glob("structure/*.py"), Path(__file__))):
        rules.update(file.read_bytes())
    return rules.hexdigest()


def _to_row(one: OrderCited) -> list[Any]:
    return [one.kind, one.target, one.relation, one.label, one.span.start, one.span.end, int(one.in_part)]


def _from_row(row: list[Any]) -> OrderCited:
    kind, target, relation, label, start, end, in_part = row
    return OrderCited(str(kind), str(target), relation, str(label), Span(int(start), int(end)), bool(in_part))
