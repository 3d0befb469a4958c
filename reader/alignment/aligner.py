"""Two Outlines -> Bitext: read both, weigh pairs, decide, say how they stand to one another and why."""

from __future__ import annotations

from dataclasses import replace

from reader.alignment.decision import Chosen, chosen
from reader.alignment.model import Bitext, Link
from reader.alignment.passages import Reading, reading
from reader.alignment.reasons import reasons
from reader.alignment.relations import verdicts
from reader.alignment.scorer import Weights, shipped_weights
from reader.alignment.sequence import heaviest_chain
from reader.structure import Outline, SegmentKind
from reader.topics import Mention

Topics = tuple[tuple[Mention, ...], tuple[Mention, ...]]


def align(left: Outline, right: Outline, topics: Topics, weights: Weights | None = None) -> Bitext:
    """What corresponds in two orders.

    `topics` are the mentions of the left and of the right order; `weights` other than the shipped ones are for
    those who fit them. Deterministic, and the mirror of `align(right, left, ...)`. Each link joins one label to
    one; what corresponds to several has several links. A unit is `only` on its side when no link names it, nor
    anything above or below it; signatures never are, and of a unit and its parts only the uppermost is told.
    """
    if _comes_first(right, topics[1], left, topics[0]):
        return _mirrored(align(right, left, (topics[1], topics[0]), weights), left)
    a, b = reading(left, topics[0]), reading(right, topics[1])
    links = _links(chosen(a, b, weights or shipped_weights()), a, b)
    return Bitext(links, _only(left, {link.left[0] for link in links}), _only(right, {link.right[0] for link in links}))


def _comes_first(one: Outline, mentions: tuple[Mention, ...], other: Outline, others: tuple[Mention, ...]) -> bool:
    """True where `one` is worked with as the left side, wherever it stands: the older, then by words and topics."""
    if _rank(one) != _rank(other):
        return _rank(one) < _rank(other)
    return (one.labels, repr(mentions)) < (other.labels, repr(others))


def _rank(outline: Outline) -> tuple[str, str]:
    signed = outline.order.identity.date
    return (signed.isoformat() if signed else "9", outline.text)


def _links(found: list[Chosen], left: Reading, right: Reading) -> tuple[Link, ...]:
    in_sequence = {(c.pair.a.place, c.pair.b.place) for c in heaviest_chain(found, _weight, _may_follow)}
    links = []
    for this, judged in zip(found, verdicts(found, left, right), strict=True):
        a, b = this.pair.a, this.pair.b
        links.append(
            Link(
                left=(a.label,),
                right=(b.label,),
                relation=judged.relation,
                score=round(this.score, 3),
                reasons=reasons(this, judged, left, right),
                moved=(a.place, b.place) not in in_sequence and a.steps[0] != b.steps[0] and not this.stated,
                left_phrases=judged.left_phrases,
                right_phrases=judged.right_phrases,
                topic=judged.topic,
            )
        )
    return tuple(links)


def _weight(link: Chosen) -> float:
    """What a link counts for when the main sequence of a pair is looked for: its words times its score."""
    return link.score * (20 + min(link.pair.a.whole_words, link.pair.b.whole_words, 400)) if not link.stated else 0.01


def _may_follow(later: Chosen, earlier: Chosen) -> bool:
    return later.pair.a.place >= earlier.pair.a.place and later.pair.b.place >= earlier.pair.b.place


def _only(outline: Outline, linked: set[str]) -> tuple[str, ...]:
    """The uppermost units that are neither linked nor above or below a linked one."""
    touched = {i for i, label in enumerate(outline.labels) if label in linked}
    near = touched | {above for i in touched for above in outline.ancestors(i)}
    alone: list[int] = []
    for i, segment in enumerate(outline.segments):
        covered = any(above in touched or above in alone for above in outline.ancestors(i))
        if i not in near and not covered and segment.kind is not SegmentKind.SIGNATURE:
            alone.append(i)
    return tuple(outline.labels[i] for i in alone)


def _mirrored(bitext: Bitext, left: Outline) -> Bitext:
    """The same with its sides changed; links in order of their place in `left`, now the left."""
    links = [
        replace(
            link,
            left=link.right,
            right=link.left,
            left_phrases=link.right_phrases,
            right_phrases=link.left_phrases,
        )
        for link in bitext.links
    ]
    links.sort(key=lambda link: left.index(link.left[0]) or 0)
    return Bitext(tuple(links), bitext.only_right, bitext.only_left)
