"""What speaks for or against a pair of passages: a table of named functions, each from a Pair to a number.

Every one is symmetric (left and right may change places) and lies, by and large, between 0 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

from rapidfuzz.distance import Indel

from reader.alignment.pairs import Pair
from reader.alignment.words import word_statistics
from reader.structure import SegmentKind

Feature = Callable[[Pair], float]


def overlap(a: Collection[object], b: Collection[object]) -> float:
    """Share of the smaller set that the other has too; 0 where either is empty."""
    return len(set(a) & set(b)) / min(len(a), len(b)) if a and b else 0.0


def own_words(pair: Pair) -> float:
    """Cosine of the own words, weighted by rareness (TF-IDF)."""
    return pair.own


def whole_words(pair: Pair) -> float:
    """The same with all that lies below."""
    return pair.whole


def context_words(pair: Pair) -> float:
    """The same of the own words within the words above them."""
    return pair.context


def words_above(pair: Pair) -> float:
    """Likeness of the two passages right above."""
    return pair.above


def wording(pair: Pair) -> float:
    """Share of the own words that stand in one sequence on both sides."""
    a, b = pair.a.sequence, pair.b.sequence
    return Indel.normalized_similarity(a, b) if a and b else 0.0


def close_wording(pair: Pair) -> float:
    """Wording, counted only as far as it is close."""
    return max(0.0, 2 * wording(pair) - 1)


def shared_runs(pair: Pair) -> float:
    """Runs of four words that both have, as a share of the shorter."""
    return overlap(pair.a.runs, pair.b.runs)


def any_run(pair: Pair) -> float:
    """1 where at least one run of four telling words is shared."""
    return float(not pair.a.runs.isdisjoint(pair.b.runs))


def contained(pair: Pair) -> float:
    """Share of the weight of the shorter passage's words that the longer has too."""
    a, b = sorted((pair.a.whole, pair.b.whole), key=len)
    total = math.fsum(weight * weight for weight in a.values())
    return math.fsum(a[stem] ** 2 for stem in a.keys() & b.keys()) / total if total else 0.0


def rare_words(pair: Pair) -> float:
    """How many rare words both have: 1 for about six."""
    rare = math.fsum(pair.a.rare[stem] for stem in pair.a.rare.keys() & pair.b.rare.keys())
    return min(1.0, math.log1p(rare) / 3)


def headings(pair: Pair) -> float:
    """How alike their own headings are; 0 where either has none."""
    return _likeness(pair.a.heading, pair.b.heading) if _sections(pair) else 0.0


def same_heading(pair: Pair) -> float:
    """1 where their headings say the same."""
    return float(_sections(pair) and pair.a.heading == pair.b.heading != ())


def headings_differ(pair: Pair) -> float:
    """1 where both have a heading and share no word of it."""
    return float(bool(_sections(pair) and pair.a.heading and pair.b.heading) and headings(pair) == 0.0)


def led_alike(pair: Pair) -> float:
    """How alike the headings are that they stand under."""
    return _likeness(pair.a.led, pair.b.led)


def heading_in_text(pair: Pair) -> float:
    """Share of one's heading that stands in the words of the other, whichever is more."""
    return max(_share(pair.a.heading, pair.b.whole), _share(pair.b.heading, pair.a.whole)) if _sections(pair) else 0.0


def same_label(pair: Pair) -> float:
    """1 where both carry the same label."""
    return float(pair.a.steps == pair.b.steps)


def same_last_step(pair: Pair) -> float:
    """1 where both are, say, a clause `(b)`."""
    return float(pair.a.steps[-1] == pair.b.steps[-1] and len(pair.a.steps) > 1 and len(pair.b.steps) > 1)


def steps_apart(pair: Pair) -> float:
    """How many levels lie between their depths, in thirds."""
    return min(1.0, abs(pair.a.depth - pair.b.depth) / 3)


def same_depth(pair: Pair) -> float:
    """1 where both stand at the same depth."""
    return float(pair.a.depth == pair.b.depth)


def far_apart(pair: Pair) -> float:
    """Distance of their places in the two texts."""
    return abs(pair.a.position - pair.b.position)


def both_sections(pair: Pair) -> float:
    """1 where both are whole sections."""
    return float(pair.a.depth == 0 and pair.b.depth == 0)


def both_preamble(pair: Pair) -> float:
    """1 for the two preambles."""
    return float(_preambles(pair) == 2)


def one_preamble(pair: Pair) -> float:
    """1 where only one is a preamble."""
    return float(_preambles(pair) == 1)


def both_general(pair: Pair) -> float:
    """1 where both are general provisions."""
    return float(pair.a.general and pair.b.general)


def one_general(pair: Pair) -> float:
    """1 where only one is a general provision."""
    return float(pair.a.general != pair.b.general)


def both_parents(pair: Pair) -> float:
    """1 where both have parts below them."""
    return float(bool(pair.a.children and pair.b.children))


def one_parent(pair: Pair) -> float:
    """1 where only one has parts below it."""
    return float(bool(pair.a.children) != bool(pair.b.children))


def citations(pair: Pair) -> float:
    """Citations that both make: 1 for two or more."""
    return min(1.0, len(pair.a.citations & pair.b.citations) / 2)


def names_shared(pair: Pair) -> float:
    """Names that both use, as a share of the fewer."""
    return overlap(pair.a.names, pair.b.names)


def names_many(pair: Pair) -> float:
    """How many names both use: 1 for about seven."""
    return min(1.0, math.log1p(len(pair.a.names & pair.b.names)) / 2)


def topics_shared(pair: Pair) -> float:
    """Topics that both speak of, as a share of the fewer."""
    return overlap(pair.a.topics, pair.b.topics)


def own_topics_shared(pair: Pair) -> float:
    """The same of their own words."""
    return overlap(pair.a.own_topics, pair.b.own_topics)


def topics_differ(pair: Pair) -> float:
    """1 where both speak of topics and share none."""
    return float(bool(pair.a.topics and pair.b.topics) and not pair.a.topics & pair.b.topics)


def telling_topic(pair: Pair) -> float:
    """1 where only these two speak, in their own words, of some topic; less the more others do."""
    return pair.topics


def telling_topic_below(pair: Pair) -> float:
    """The same with all that lies below them."""
    return pair.whole_topics


def telling_act(pair: Pair) -> float:
    """1 where only these two do something to some topic; less the more others do."""
    return pair.acted_on


def telling_name(pair: Pair) -> float:
    """1 where only these two use some name; less the more others do."""
    return pair.names


def rare_here(pair: Pair) -> float:
    """Cosine of all words, weighted by their rareness in these two orders too."""
    return pair.here


def both_undo(pair: Pair) -> float:
    """1 where both revoke or supersede orders."""
    return float(bool(pair.a.undoes and pair.b.undoes))


def one_undoes(pair: Pair) -> float:
    """1 where only one does."""
    return float(bool(pair.a.undoes) != bool(pair.b.undoes))


def same_term(pair: Pair) -> float:
    """1 where both define the same term."""
    return float(pair.a.defines == pair.b.defines != "")


def other_term(pair: Pair) -> float:
    """1 where both define a term, but not the same."""
    return float(bool(pair.a.defines and pair.b.defines) and pair.a.defines != pair.b.defines)


def of_a_length(pair: Pair) -> float:
    """The shorter's length as a share of the longer's, by all their words."""
    short, long = sorted((pair.a.whole_words, pair.b.whole_words))
    return short / long if long else 0.0


def short(pair: Pair) -> float:
    """Near 1 where the shorter of the two has only a few words, 0 from some hundred on."""
    return max(0.0, 1 - math.log1p(min(pair.a.whole_words, pair.b.whole_words)) / math.log(100))


def leads(pair: Pair) -> float:
    """By how much each is the other's nearest in words; negative where it is not."""
    return pair.standing.weaker


def leads_somewhere(pair: Pair) -> float:
    """By how much one of them is the nearest to the other."""
    return pair.standing.stronger


def mutual(pair: Pair) -> float:
    """1 where each is the other's nearest in words."""
    return float(pair.standing.weaker >= 0)


def _preambles(pair: Pair) -> int:
    return (pair.a.kind is SegmentKind.PREAMBLE) + (pair.b.kind is SegmentKind.PREAMBLE)


def _sections(pair: Pair) -> bool:
    """True where a heading is a heading: a preamble's is only the order's title."""
    return _preambles(pair) == 0


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    weight = word_statistics().weight
    both = math.fsum(weight(stem) for stem in sorted(set(a) & set(b)))
    either = math.fsum(weight(stem) for stem in sorted(set(a) | set(b)))
    return both / either if either else 0.0


def _share(heading: tuple[str, ...], words: Collection[str]) -> float:
    weight = word_statistics().weight
    total = math.fsum(weight(stem) for stem in heading)
    return math.fsum(weight(stem) for stem in heading if stem in words) / total if total else 0.0


FEATURES: tuple[Feature, ...] = (
    own_words,
    whole_words,
    context_words,
    words_above,
    wording,
    close_wording,
    shared_runs,
    any_run,
    contained,
    rare_words,
    headings,
    same_heading,
    headings_differ,
    led_alike,
    heading_in_text,
    same_label,
    same_last_step,
    steps_apart,
    same_depth,
    far_apart,
    both_sections,
    both_preamble,
    one_preamble,
    both_general,
    one_general,
    both_parents,
    one_parent,
    citations,
    names_shared,
    names_many,
    topics_shared,
    own_topics_shared,
    topics_differ,
    telling_topic,
    telling_topic_below,
    telling_act,
    telling_name,
    rare_here,
    both_undo,
    one_undoes,
    same_term,
    other_term,
    of_a_length,
    short,
    leads,
    leads_somewhere,
    mutual,
)
