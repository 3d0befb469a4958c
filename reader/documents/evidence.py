"""The evidence of a text's own words for an order's title, where it gives neither title nor number.

Each title of the catalogue is a hypothesis, weighed by log-likelihood ratios of its words (naive Bayes): how
likely a word of its own title stands in an order's opening, elsewhere in it, or not at all, against how often
the word stands so in orders at large. The first were counted over 486 official orders of 1995 to 2020 with
their titles; the second ship as `resources/facts/word-frequency.csv`. Orders that the text cites, and those
signed before its latest citation, cannot be the text itself. In doubt there is no answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from reader.documents.catalogue import Catalogue, Entry
from reader.documents.citations import cited_orders, latest_citation, latest_day
from reader.documents.draft import Passage
from reader.documents.words import Background, Words, load_background, stems, words_of

_IN_OPENING, _ELSEWHERE, _ABSENT = 0.87, 0.04, 0.09
"""How a word of its own title stands in an order."""
_PAIR_OWN, _PAIR_OTHER = 0.65, 0.16
"""How often two words side by side in a title stand so in its own order, and in another that has both words."""
_STRONGEST = 6.0
"""What a single word can weigh at most."""
_NEAR_LATEST, _LATEST_BONUS = timedelta(days=400), 2.0
_NEAR_PAGE, _PAGE_BONUS = timedelta(days=45), 2.0
_LEAST, _MARGIN, _WIDE_MARGIN = 2.0, 4.0, 6.0
"""What the best weight must reach beyond the odds of as many candidates, and beyond the second best."""
_SHARE, _LOW_SHARE = 0.5, 0.42
"""The part of the best possible weight that is enough with a margin, and with a wide margin."""
_RIVAL_SHARE, _RIVAL_PART, _RIVAL_LEAST = 0.8, 0.3, 5.0
"""A title almost wholly borne out, with this part of the best one's weight, leaves the answer in doubt."""
_FAMILY_MARGIN = 8.0
"""Asked of a title much like one that the text cites: an order that amends another speaks in its words."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The entry that the words point to."""

    entry: Entry
    reason: str
    warning: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its weight of evidence, in nats."""

    weight: float
    most: float
    """What its title would weigh if the text opened with every word of it."""
    entry: Entry

    @property
    def share(self) -> float:
        """The part of `most` that the text bears out; word counts can carry it above 1."""
        return self.weight / self.most if self.most > 0 else 0.0


def most_likely(
    passages: Sequence[Passage], entries: Sequence[Entry], page_date: date | None, catalogue: Catalogue
) -> Likely | None:
    """The entry whose title the words bear out; None where they do not single one out.

    `page_date` is a day that the source's page shows, of another article perhaps: a hint of the time, no more.
    """
    text = "\n".join(passage.text for passage in passages)
    cited = cited_orders(text, catalogue)
    ranked = ranking(passages, _possible(text, entries, cited), page_date)
    if not ranked or not _stands_out(ranked, cited):
        return None
    best = ranked[0]
    return Likely(
        best.entry,
        f"by its words, which bear out {min(best.share, 1):.0%} of the weight of that title",
        f"Number and title are not in the text: EO {best.entry.number} was found by the text's own words.",
    )


def ranking(passages: Sequence[Passage], entries: Sequence[Entry], page_date: date | None = None) -> list[Weighed]:
    """The entries by the weight of the words for them, the likeliest first."""
    words, background = words_of(passages), load_background()
    latest = latest_day("\n".join(passage.text for passage in passages))
    weighed = []
    for entry in entries:
        weight, most = _weigh(stems(entry.title), words, background)
        if latest and abs(entry.date - latest) <= _NEAR_LATEST:
            weight += _LATEST_BONUS
        if page_date and abs(entry.date - page_date) <= _NEAR_PAGE:
            weight += _PAGE_BONUS
        weighed.append(Weighed(weight, most, entry))
    return sorted(weighed, key=lambda one: (-one.weight, one.entry.number))


def _possible(text: str, entries: Sequence[Entry], cited: Sequence[Entry]) -> list[Entry]:
    """Without the orders that the text cites, and those signed before the latest document that it cites."""
    earliest = max([latest_citation(text), *(entry.date for entry in cited)])
    return [entry for entry in entries if entry.date >= earliest and entry not in cited]


def _stands_out(ranked: list[Weighed], cited: Sequence[Entry]) -> bool:
    best = ranked[0]
    margin = best.weight - (ranked[1].weight if len(ranked) > 1 else 0.0)
    if best.weight <= _LEAST + math.log(len(ranked)) or margin <= _MARGIN:
        return False
    if best.share <= _SHARE and not (margin > _WIDE_MARGIN and best.share > _LOW_SHARE):
        return False
    if margin < _FAMILY_MARGIN and any(_is_family(best.entry, other) for other in cited):
        return False
    return not any(_is_rival(other, best) for other in ranked[1:6])


def _is_rival(other: Weighed, best: Weighed) -> bool:
    enough = other.weight > _RIVAL_LEAST and other.weight > _RIVAL_PART * best.weight
    return enough and other.share >= _RIVAL_SHARE


def _is_family(entry: Entry, cited: Entry) -> bool:
    own, other = set(stems(entry.title)), set(stems(cited.title))
    shared = len(own & other)
    return shared >= 2 and shared >= 0.5 * len(own)


def _weigh(title: list[str], words: Words, background: Background) -> tuple[float, float]:
    weight = most = 0.0
    for stem in dict.fromkeys(title):
        weight += _word(stem, words, background)
        most += min(_STRONGEST, math.log(_IN_OPENING / background.in_opening(stem)))
    for pair in pairwise(title):
        most += math.log(_PAIR_OWN / _PAIR_OTHER)
        if pair in words.pairs:
            weight += math.log(_PAIR_OWN / _PAIR_OTHER)
        elif words.counts[pair[0]] and words.counts[pair[1]]:
            weight += math.log((1 - _PAIR_OWN) / (1 - _PAIR_OTHER))
    return weight, most


def _word(stem: str, words: Words, background: Background) -> float:
    times = words.counts[stem]
    if not times:
        return min(_STRONGEST, math.log(_ABSENT / background.absent(stem)))
    if stem in words.opening:
        weight = math.log(_IN_OPENING / background.in_opening(stem))
    else:
        weight = math.log(_ELSEWHERE / background.elsewhere(stem))
    # A rare word that the text dwells on says more than one that it drops once.
    dwelt = math.log1p(times) * min(1.0, background.rarity(stem) / 3) - 1
    return min(_STRONGEST, weight) + dwelt
