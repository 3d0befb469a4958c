"""The person's hand on a pair of orders. Every act takes HandLinks and gives new ones; nothing else changes.

Acts raise BadRequest where a passage is unknown or something locked stands against them; the old links stay then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reader.alignment.anchoring import anchors
from reader.alignment.hand_model import HandAnchor, HandEntry, HandKind, HandLinks, Labels
from reader.alignment.model import Bitext, Relation
from reader.errors import BadRequest
from reader.structure import Outline


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes on which pair of orders, and when."""

    left: Outline
    right: Outline
    aligned: Bitext
    """What the aligner found, without anybody's hand."""
    author: str
    when: datetime
    """Aware of its time zone."""

    def entry(self, kind: HandKind, left: Iterable[str], right: Iterable[str]) -> HandEntry:
        """A new entry about these labels, with the aligner's score of now. Raises BadRequest on an unknown label."""
        labels = tuple(left), tuple(right)
        try:
            ends = anchors(self.left, labels[0]), anchors(self.right, labels[1])
        except KeyError as error:
            raise BadRequest(f"“{error.args[0]}” is no passage of this order; choose one from its outline.") from None
        return HandEntry(kind, *ends, self.author, self._now(), score=self.score(*labels))

    def signed(self, entry: HandEntry) -> HandEntry:
        """`entry` as said by this author now."""
        return replace(entry, author=self.author, when=self._now(), score=self.score(*entry.labels))

    def score(self, left: Labels, right: Labels) -> float | None:
        """The aligner's best score of a link among these labels; None where it has none."""
        scores = [
            link.score for link in self.aligned.links if set(link.left) <= {*left} and set(link.right) <= {*right}
        ]
        return max(scores, default=None)

    def relation(self, left: Labels, right: Labels) -> Relation | None:
        """What the aligner says of just these labels."""
        found = (link.relation for link in self.aligned.links if (link.left, link.right) == (left, right))
        return next(found, None)

    def _now(self) -> datetime:
        return self.when.astimezone(UTC).replace(microsecond=0)


def with_link(
    hand: HandLinks, pen: Pen, left: Labels, right: Labels, relation: Relation | None = None, note: str = ""
) -> HandLinks:
    """The person links `left` with `right`; what was said against it goes. Without `relation` the program tells it."""
    if not left or not right:
        raise BadRequest("A link needs a passage on each side; select one on the left and one on the right.")
    old = hand.found(HandKind.LINK, left, right)
    against = _against(hand, left, right)
    _refuse_locked([*against, *([old] if old else [])])
    new = replace(old or pen.entry(HandKind.LINK, left, right), relation=relation or (old.relation if old else None))
    return _replaced(hand, against, old, pen.signed(replace(new, note=note or new.note)))


def without_link(hand: HandLinks, pen: Pen, left: Labels, right: Labels) -> HandLinks:
    """The person takes a link away: one drawn by hand goes, one that the aligner found is rejected."""
    old = hand.found(HandKind.LINK, left, right)
    _refuse_locked([old] if old else [])
    rest = hand.minus(old) if old else hand
    known = rest.found(HandKind.NOT_A_LINK, left, right)
    if pen.score(left, right) is None or known:
        return rest
    return rest.plus(pen.entry(HandKind.NOT_A_LINK, left, right))


def with_relation(hand: HandLinks, pen: Pen, left: Labels, right: Labels, relation: Relation) -> HandLinks:
    """The person says how the two stand to one another."""
    return with_link(hand, pen, left, right, relation)


def with_confirmed(hand: HandLinks, pen: Pen, left: Labels, right: Labels, on: bool = True) -> HandLinks:
    """The person says that the link is right (or, with `on` False, no longer says so)."""
    return _marked(hand, pen, left, right, confirmed=on)


def with_lock(hand: HandLinks, pen: Pen, left: Labels, right: Labels, on: bool = True) -> HandLinks:
    """The person settles the link, or (`on` False) opens it again."""
    return _marked(hand, pen, left, right, locked=on)


def with_note(hand: HandLinks, pen: Pen, left: Labels, right: Labels, note: str) -> HandLinks:
    """The person writes `note` to the link, in place of an earlier one."""
    return _marked(hand, pen, left, right, note=note)


def without_counterpart(hand: HandLinks, pen: Pen, left: Labels = (), right: Labels = ()) -> HandLinks:
    """The person confirms that the passages (of one side) have nothing that corresponds to them.

    The person's own links of just these passages go; raises BadRequest where one of them is locked.
    """
    if bool(left) == bool(right):
        raise BadRequest("Say of passages of one side that they have no counterpart; select them on one side only.")
    side = 0 if left else 1
    named = {*left, *right}
    against = [e for e in hand.entries if e.kind is HandKind.LINK and named & set(e.labels[side])]
    old = hand.found(HandKind.NO_COUNTERPART, left, right)
    _refuse_locked(against)
    return _replaced(hand, against, old, pen.entry(HandKind.NO_COUNTERPART, left, right))


def with_sync(hand: HandLinks, pen: Pen, left: int, right: int) -> HandLinks:
    """The person puts two places side by side, each in code points of its reading text."""
    entry = HandEntry(
        HandKind.SYNC, (_spot(pen.left, left),), (_spot(pen.right, right),), pen.author, pen.when.astimezone(UTC)
    )
    return hand.plus(replace(entry, when=entry.when.replace(microsecond=0)))


def with_entry_lock(hand: HandLinks, entry: HandEntry, on: bool = True) -> HandLinks:
    """The person settles any entry (a rejection, a missing counterpart), or opens it again."""
    new = replace(entry, locked=on)
    return HandLinks(tuple(new if other == entry else other for other in hand.entries))


def without_entry(hand: HandLinks, entry: HandEntry) -> HandLinks:
    """The person throws one entry away: a sync point, a rejection, something no longer found."""
    _refuse_locked([entry])
    return hand.minus(entry)


def _spot(outline: Outline, offset: int) -> HandAnchor:
    segment = outline.segments[outline.at(offset)]
    at = max(0, min(offset, segment.own.end) - segment.own.start)
    return anchors(outline, (segment.label,), at)[0]


def _marked(
    hand: HandLinks,
    pen: Pen,
    left: Labels,
    right: Labels,
    *,
    confirmed: bool | None = None,
    locked: bool | None = None,
    note: str | None = None,
) -> HandLinks:
    """The entry of a link with marks changed; an aligner's link gets an entry by it, with the relation it had."""
    old = hand.found(HandKind.LINK, left, right)
    against = _against(hand, left, right)
    _refuse_locked(against)
    entry = old or replace(pen.entry(HandKind.LINK, left, right), relation=pen.relation(left, right))
    new = replace(
        entry,
        confirmed=entry.confirmed if confirmed is None else confirmed,
        locked=entry.locked if locked is None else locked,
        note=entry.note if note is None else note,
    )
    return _replaced(hand, against, old, pen.signed(new))


def _against(hand: HandLinks, left: Labels, right: Labels) -> list[HandEntry]:
    """Entries that say one of these pairs is no link, or that one of these passages has no counterpart."""
    here, there = set(left), set(right)
    found = []
    for entry in hand.entries:
        mine, theirs = (set(labels) for labels in entry.labels)
        rejected = entry.kind is HandKind.NOT_A_LINK and mine & here and theirs & there
        alone = entry.kind is HandKind.NO_COUNTERPART and (mine & here or theirs & there)
        if rejected or alone:
            found.append(entry)
    return found


def _replaced(hand: HandLinks, gone: list[HandEntry], old: HandEntry | None, new: HandEntry) -> HandLinks:
    """`new` in the place of `old` (at the end where there was none), and without what is `gone`."""
    if old is None:
        return hand.minus(*gone).plus(new)
    kept = hand.minus(*(entry for entry in gone if entry != old))
    return HandLinks(tuple(new if entry == old else entry for entry in kept.entries))


def _refuse_locked(entries: Iterable[HandEntry]) -> None:
    for entry in entries:
        if entry.locked:
            raise BadRequest(f"{entry.where} is locked; unlock it first.")
