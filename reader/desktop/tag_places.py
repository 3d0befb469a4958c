"""Where the annotations of an open text stand in it, each looked for once. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.annotations import (
    Anchored,
    AnchorText,
    Annotation,
    Placement,
    Selector,
    Target,
    anchor,
    order_key,
    selector,
)
from reader.comparison import Reading
from reader.documents import Identity, Order
from reader.library import Entry
from reader.spans import Span
from reader.structure import Outline


class TaggedText:
    """One open text. Made anew for another text; `placements` may run on any thread, on one at a time."""

    def __init__(self, reading: Reading, name: str, in_library: bool) -> None:
        """`name`: by what the desk knows the order; the library's id of it where it is `in_library`."""
        self.outline: Outline = reading.outline
        self.edition = name if in_library else ""
        self.key = order_key(reading.order, self.edition)
        self.name = reading.order.name
        self._text = AnchorText(self.outline.text)
        self._known: dict[Selector, Anchored] = {}

    def placements(self, annotations: Iterable[Annotation]) -> tuple[Placement, ...]:
        """Every target of this order among `annotations`, in their sequence."""
        if not self.key:
            return ()
        return tuple(
            Placement(one, at, self._anchored(target.selector))
            for one in annotations
            for at, target in enumerate(one.targets)
            if target.order == self.key and self._is_ours(one, target)
        )

    def unknown(self, annotations: Iterable[Annotation]) -> int:
        """How many targets of this order have not been looked for yet."""
        return sum(
            target.order == self.key and target.selector not in self._known
            for one in annotations
            for target in one.targets
        )

    def _is_ours(self, annotation: Annotation, target: Target) -> bool:
        """Of a link between two editions of one order, only the end that was made in this one is placed here."""
        same = len({one.order for one in annotation.targets}) < len(annotation.targets)
        editions = {one.edition for one in annotation.targets}
        return not same or target.edition == self.edition or self.edition not in editions

    def _anchored(self, sought: Selector) -> Anchored:
        found = self._known.get(sought)
        if found is None:
            found = self._known[sought] = anchor(self._text, sought)
        return found

    def target(self, span: Span) -> Target:
        """What is said of `span` is kept by this."""
        label = self.label_at(span.start)
        return Target(self.key, selector(self.outline.text, span), label, self.edition)

    def label_at(self, offset: int) -> str:
        """Label of the segment a code point lies in."""
        segments = self.outline.segments
        return segments[self.outline.at(offset)].label if segments else ""


@dataclass(frozen=True, slots=True)
class Here:
    """What stands on one passage already."""

    same: tuple[Placement, ...]
    """On these very words."""
    meeting: tuple[Placement, ...]
    """On words of them, or on more; `same` among them."""


def here(placements: Iterable[Placement], span: Span) -> Here:
    """What is tagged or noted on `span` of the text."""
    meeting = tuple(one for one in placements if one.anchored.span is not None and one.anchored.span.meets(span))
    return Here(tuple(one for one in meeting if one.anchored.span == span), meeting)


def in_reading_order(placements: Iterable[Placement]) -> list[Placement]:
    """Those that have a place, as they follow one another in the text."""
    placed = [(one.anchored.span, one) for one in placements if one.anchored.span is not None]
    return [one for _, one in sorted(placed, key=lambda found: (found[0].start, -found[0].end))]


def edition_of(target: Target, entries: Iterable[Entry], keys: Mapping[str, str]) -> str:
    """The library's id of the text a target is to be shown in: its own edition, else another text of the order.

    `keys`: the order's key of every id. Empty where the library has none.
    """
    ids = [entry.id for entry in entries]
    if target.edition in ids:
        return target.edition
    return next((one for one in ids if keys.get(one) == target.order), "")


def key_of(entry: Entry) -> str:
    """By what an order of the library is known to annotations, without reading its text."""
    return order_key(Order("", (), Identity(number=entry.number, kind=entry.kind), file=entry.file), entry.id)
