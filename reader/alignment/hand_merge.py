"""The aligner's Bitext with the person's hand on top: the person's word goes before the aligner's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Indel

from reader.alignment.boilerplate import boilerplate
from reader.alignment.hand_model import Checked, HandEntry, HandKind, HandLinks, Labels
from reader.alignment.model import Bitext, Link, Relation
from reader.alignment.relations import REVISED, SAME
from reader.alignment.ruling import Places, below, checked
from reader.alignment.sequence import heaviest_chain
from reader.alignment.unlinked import unlinked
from reader.alignment.words import stems
from reader.structure import Outline


def with_hand(bitext: Bitext, hand: HandLinks, left: Outline, right: Outline) -> Bitext:
    """What the aligner found in `left` and `right`, as the person corrected it. Nothing is aligned anew.

    The person's links stand in the place of the aligner's between the same labels. A rejected link, one that touches
    a passage (or part of one) without counterpart, and one that links a locked label with another goes. Entries that
    are overruled or no longer found have no effect (`checked` tells which). Without entries the result is `bitext`.
    """
    if not hand.entries:
        return bitext
    said = _Said(left, right)
    for one in checked(hand, left, right):
        if one.in_force:
            said.take(one)
    kept = [link for link in bitext.links if not said.goes_before(link)]
    drawn = [_drawn(one, bitext.links, left, right) for one in said.links]
    links = _in_sequence([*kept, *drawn], left, right)
    return replace(
        bitext,
        links=links,
        only_left=unlinked(left, _labels(link.left for link in links), said.alone_left),
        only_right=unlinked(right, _labels(link.right for link in links), said.alone_right),
        alone_left=tuple(said.alone_left),
        alone_right=tuple(said.alone_right),
        sync=_rising(said.sync),
    )


@dataclass(slots=True)
class _Said:
    """What is in force, by sort."""

    left: Outline
    right: Outline
    links: list[Checked] = field(default_factory=list)
    alone_left: list[str] = field(default_factory=list)
    alone_right: list[str] = field(default_factory=list)
    sync: list[tuple[int, int]] = field(default_factory=list)
    _settled: set[Places] = field(default_factory=set)
    """Pairs of labels of which the aligner has nothing to say."""
    _closed: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    """Labels on either side to which the aligner links nothing."""

    def take(self, one: Checked) -> None:
        """Counts one entry in."""
        kind = one.entry.kind
        if kind is HandKind.SYNC:
            self.sync.append((_offset(self.left, one.left, one.entry, 0), _offset(self.right, one.right, one.entry, 1)))
        elif kind is HandKind.NO_COUNTERPART:
            self.alone_left.extend(one.left)
            self.alone_right.extend(one.right)
            self._closed[0].update(below(self.left, one.left))
            self._closed[1].update(below(self.right, one.right))
        else:
            self._settled |= {(a, b) for a in one.left for b in one.right}
        if kind is HandKind.LINK:
            self.links.append(one)
            if one.entry.locked:
                self._closed[0].update(one.left)
                self._closed[1].update(one.right)

    def goes_before(self, link: Link) -> bool:
        """True where the person's word takes the aligner's `link` away."""
        pairs = {(a, b) for a in link.left for b in link.right}
        closed = self._closed[0] & {*link.left} or self._closed[1] & {*link.right}
        return bool(closed) or pairs <= self._settled


def _drawn(one: Checked, aligned: Sequence[Link], left: Outline, right: Outline) -> Link:
    """The link that an entry stands for; what the aligner knew of just these labels is kept."""
    entry = one.entry
    known = next((link for link in aligned if (link.left, link.right) == (one.left, one.right)), None)
    what = "confirmed" if entry.confirmed and entry.score is not None else "linked"
    own = f"{what} by {entry.author or 'hand'} on {entry.when.date().isoformat()}"
    base = known or _new(one, left, right)
    relation = entry.relation or base.relation
    plain = replace(base, left_phrases=(), right_phrases=(), topic=None) if relation is not base.relation else base
    return replace(
        plain,
        relation=relation,
        score=1.0,
        reasons=(own, *((entry.note,) if entry.note else ()), *base.reasons),
        hand=True,
        confirmed=entry.confirmed,
        locked=entry.locked,
        author=entry.author,
        note=entry.note,
    )


def _new(one: Checked, left: Outline, right: Outline) -> Link:
    """A link between passages that the aligner did not link: the relation by wording, unless the person gave one."""
    share = Indel.normalized_similarity(_words(left, one.left), _words(right, one.right))
    relation = Relation.SAME if share >= SAME else Relation.REVISED if share >= REVISED else Relation.RELATED
    general = {*one.left} <= boilerplate(left) and {*one.right} <= boilerplate(right)
    return Link(one.left, one.right, relation, 1.0, (), boilerplate=general)


def _words(outline: Outline, labels: Labels) -> list[str]:
    segments = (outline.segment(label) for label in labels)
    return [word for segment in segments if segment for word in stems(segment.span.of(outline.text))]


def _in_sequence(links: list[Link], left: Outline, right: Outline) -> tuple[Link, ...]:
    """In order of place, those drawn by hand marked as moved where they cross the main run of the others."""
    places = {id(link): (_place(left, link.left), _place(right, link.right)) for link in links}
    links.sort(key=lambda link: (*places[id(link)], link.left, link.right))

    def may_follow(later: Link, earlier: Link) -> bool:
        (a, b), (c, d) = places[id(later)], places[id(earlier)]
        return a >= c and b >= d

    main = heaviest_chain([link for link in links if not link.moved], _weight, may_follow)
    in_main = {id(link) for link in main}
    return tuple(
        replace(link, moved=True) if link.hand and id(link) not in in_main and _elsewhere(link) else link
        for link in links
    )


def _weight(link: Link) -> float:
    return 1.0 if link.hand else 2 * link.score


def _elsewhere(link: Link) -> bool:
    """True where the two stand under sections of other numbers."""
    return link.left[0].split("(")[0] != link.right[0].split("(")[0]


def _place(outline: Outline, labels: Labels) -> int:
    return min((at for label in labels if (at := outline.index(label)) is not None), default=0)


def _labels(sides: Iterable[Labels]) -> set[str]:
    return {label for labels in sides for label in labels}


def _offset(outline: Outline, labels: Labels, entry: HandEntry, side: int) -> int:
    segment = outline.segments[_place(outline, labels)]
    anchor = (entry.left, entry.right)[side][0]
    return min(segment.own.start + anchor.at, segment.own.end)


def _rising(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Those of `places` that one monotone map can keep, the later said before the earlier."""
    kept: list[tuple[int, int]] = []
    for left, right in reversed(list(places)):
        if all((left - a) * (right - b) > 0 for a, b in kept):
            kept.append((left, right))
    return tuple(sorted(kept))
