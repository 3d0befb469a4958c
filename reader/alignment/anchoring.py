"""From an entry of the person's hand to the passages it means in the texts as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from reader.alignment.hand_model import Checked, HandAnchor, HandEntry, HandLinks, Labels, State
from reader.structure import Outline, Segment, SegmentKind

_WORDS = 12
"""So many words of a passage are kept with its label."""
_TELLING = 4
"""With so many words a beginning may be looked for under other labels."""
_ALIKE = 0.6
"""From this share of common characters on, two beginnings are one text that was changed."""
_QUOTES = str.maketrans("“”‘’", "\"\"''")


def beginning(outline: Outline, segment: Segment) -> str:
    """The first words of `segment` behind its enumerator (heading, then body), white space folded."""
    pieces = [segment.body.of(outline.text)]
    if segment.heading is not None and (segment.kind is not SegmentKind.PREAMBLE or not pieces[0]):
        pieces.insert(0, segment.heading.of(outline.text))
    return " ".join(" ".join(pieces).split()[:_WORDS])


def anchors(outline: Outline, labels: Iterable[str], at: int = 0) -> tuple[HandAnchor, ...]:
    """Anchors of `labels`; raises KeyError on one that `outline` lacks."""
    made = []
    for label in labels:
        segment = outline.segment(label)
        if segment is None:
            raise KeyError(label)
        made.append(HandAnchor(label, beginning(outline, segment), at))
    return tuple(made)


def located(hand: HandLinks, left: Outline, right: Outline) -> tuple[Checked, ...]:
    """Every entry of `hand`, in its order, with the labels it means now; what overrules what is not looked at."""
    here, there = _Beginnings(left), _Beginnings(right)
    return tuple(_located(entry, here, there) for entry in hand.entries)


class _Beginnings:
    """How every segment of an outline begins."""

    def __init__(self, outline: Outline) -> None:
        self.by_label = {segment.label: _folded(beginning(outline, segment)) for segment in outline.segments}
        self._labels: dict[str, list[str]] = {}
        for label, words in self.by_label.items():
            self._labels.setdefault(words, []).append(label)

    def now(self, anchor: HandAnchor) -> tuple[str | None, State]:
        """The label that `anchor` means; None where it is lost."""
        words, sought = self.by_label.get(anchor.label), _folded(anchor.begins)
        if words is not None and (words == sought or not anchor.begins):
            return anchor.label, State.FOUND
        elsewhere = self._labels.get(sought, ())
        if len(elsewhere) == 1 and len(sought.split()) >= _TELLING:
            return elsewhere[0], State.RELABELLED
        if words is not None and Indel.normalized_similarity(words, sought) >= _ALIKE:
            return anchor.label, State.CHANGED
        return None, State.LOST


def _located(entry: HandEntry, left: _Beginnings, right: _Beginnings) -> Checked:
    found = [(anchor, *left.now(anchor)) for anchor in entry.left]
    found_right = [(anchor, *right.now(anchor)) for anchor in entry.right]
    every = [*found, *found_right]
    lost = [anchor.label for anchor, label, _ in every if label is None]
    if lost or not every:
        what = f"“{', '.join(lost)}” is no longer found" if lost else "It names no passage"
        return Checked(entry, State.LOST, (), (), f"{what}, or its words are others now; the entry is kept.")
    labels = tuple(_known(found)), tuple(_known(found_right))
    for state, reason in ((State.RELABELLED, _relabelled(every)), (State.CHANGED, _changed(every))):
        if any(state is other for _, _, other in every):
            return Checked(entry, state, *labels, reason)
    return Checked(entry, State.FOUND, *labels)


_Found = Sequence[tuple[HandAnchor, str | None, State]]


def _known(found: _Found) -> Labels:
    return tuple(dict.fromkeys(label for _, label, _ in found if label is not None))


def _relabelled(found: _Found) -> str:
    pairs = (f"“{anchor.label}” is “{label}” now" for anchor, label, state in found if state is State.RELABELLED)
    return f"{', '.join(pairs)}."


def _changed(found: _Found) -> str:
    labels = (anchor.label for anchor, _, state in found if state is State.CHANGED)
    return f"The words of “{', '.join(labels)}” have changed since."


def _folded(words: str) -> str:
    return " ".join(words.translate(_QUOTES).casefold().split())
