"""Two Outlines -> Bitext: read both, weigh pairs, decide, say how they stand to one another and why."""

from __future__ import annotations

from dataclasses import replace

from reader.alignment.boilerplate import boilerplate
from reader.alignment.decision import Chosen, chosen
from reader.alignment.model import Bitext, Link
from reader.alignment.passages import Reading, reading
from reader.alignment.reasons import reasons
from reader.alignment.relations import verdicts
from reader.alignment.scorer import Weights, shipped_weights
from reader.alignment.sequence import heaviest_chain
from reader.alignment.sides import Topics, comes_first
from reader.alignment.unlinked import unlinked
from reader.structure import Outline


def align(left: Outline, right: Outline, topics: Topics, weights: Weights | None = None) -> Bitext:
    """What corresponds in two orders.

    `topics` are the mentions of the left and of the right order; `weights` other than the shipped ones are for
    those who fit them. Deterministic, and the mirror of `align(right, left, ...)`. Each link joins one label to
    one; what corresponds to several has several links. A unit is `only` on its side when no link names it, nor
    anything above or below it; signatures never are, and of a unit and its parts only the uppermost is told.
    """
    if comes_first(right, topics[1], left, topics[0]):
        return _mirrored(align(right, left, (topics[1], topics[0]), weights), left)
    a, b = reading(left, topics[0]), reading(right, topics[1])
    links = _links(chosen(a, b, weights or shipped_weights()), a, b)
    only = unlinked(left, (link.left[0] for link in links)), unlinked(right, (link.right[0] for link in links))
    return Bitext(links, *only)


def _links(found: list[Chosen], left: Reading, right: Reading) -> tuple[Link, ...]:
    in_sequence = {(c.pair.a.place, c.pair.b.place) for c in heaviest_chain(found, _weight, _may_follow)}
    general = boilerplate(left.outline), boilerplate(right.outline)
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
                boilerplate=a.label in general[0] and b.label in general[1],
            )
        )
    return tuple(links)


def _weight(link: Chosen) -> float:
    """What a link counts for when the main sequence of a pair is looked for: its words times its score."""
    return link.score * (20 + min(link.pair.a.whole_words, link.pair.b.whole_words, 400)) if not link.stated else 0.01


def _may_follow(later: Chosen, earlier: Chosen) -> bool:
    return later.pair.a.place >= earlier.pair.a.place and later.pair.b.place >= earlier.pair.b.place


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
