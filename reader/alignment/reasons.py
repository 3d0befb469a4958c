"""Why two passages are linked, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.alignment.decision import Chosen
from reader.alignment.features import citations, headings, names_shared, shared_runs, wording
from reader.alignment.model import Relation
from reader.alignment.pairs import Pair
from reader.alignment.passages import Passage, Reading
from reader.alignment.relations import Verdict
from reader.alignment.words import stem, word_statistics
from reader.structure import SegmentKind

_MOST = 4
"""No link gives more reasons than this."""
_RARE = 4.0
"""Words that stand in fewer than one paragraph of fifty."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAYS_NOTHING = re.compile(r"^(?:president|united states|united states of america|federal government|executive order)$")

_DATE = re.compile(r"\d{4}-\d\d-\d\d")

Reason = tuple[float, str]
"""How strong, and in words."""


def reasons(link: Chosen, verdict: Verdict, left: Reading, right: Reading) -> tuple[str, ...]:
    """Why `link` stands, strongest first, at most four; never empty."""
    pair = link.pair
    found = [
        *_by_own_words(link, left, right),
        *_by_opposition(verdict, left, right),
        *_by_wording(pair, verdict.relation),
        *_by_heading(pair, left, right),
        *_by_sign(pair),
        *_by_citations(pair),
        *_by_names(pair),
        *_by_topics(pair, left),
        *_by_words(pair, left),
    ]
    strongest = sorted(found, key=lambda reason: (-reason[0], reason[1]))
    return tuple(words for _, words in strongest[:_MOST]) or ("the likeliest partner by its place",)


def _by_own_words(link: Chosen, left: Reading, right: Reading) -> Iterable[Reason]:
    """`4(a)(ii)(F)(1) undoes “Executive Order 13767”`."""
    for tie, passage, order in ((link.left_tie, link.pair.a, left), (link.right_tie, link.pair.b, right)):
        if tie:
            quote = " ".join(tie.span.of(order.outline.text).split())
            yield 3.0, f"{passage.label} {tie.act.value} “{quote}”"


def _by_opposition(verdict: Verdict, left: Reading, right: Reading) -> Iterable[Reason]:
    """What pulls apart, in the orders' own words."""
    if verdict.topic is not None and verdict.left_phrases and verdict.right_phrases:
        mine, theirs = verdict.left_phrases[0].of(left.outline.text), verdict.right_phrases[0].of(right.outline.text)
        yield 2.5, f"they pull {_called(verdict.topic, left)} apart: “{mine}” and “{theirs}”"
    elif verdict.relation is Relation.OPPOSED and verdict.topic is None and not verdict.left_phrases:
        yield 0.5, "one order undoes orders of the other's president"


def _by_wording(pair: Pair, relation: Relation) -> Iterable[Reason]:
    share = wording(pair)
    if relation is Relation.SAME:
        yield 2.0, "the wording is the same" if share == 1 else "the wording is the same but for a word or two"
    elif share >= 0.4:
        yield 1 + share, f"{share:.0%} of the words stand in the same order"
    elif shared_runs(pair) >= 0.1:
        yield 0.5 + shared_runs(pair), "phrases in common"


def _by_heading(pair: Pair, left: Reading, right: Reading) -> Iterable[Reason]:
    if headings(pair) > 0.25:
        mine, theirs = left.outline.heading(pair.a.place), right.outline.heading(pair.b.place)
        same = mine.casefold() == theirs.casefold()
        yield 0.6 + headings(pair), f"both headed “{mine}”" if same else f"headings alike: “{mine}” and “{theirs}”"


def _by_sign(pair: Pair) -> Iterable[Reason]:
    if pair.a.kind is pair.b.kind is SegmentKind.PREAMBLE:
        yield 1.5, "both open their order"
    if pair.a.general and pair.b.general:
        yield 0.9, "both are general provisions"
    if pair.a.defines and pair.a.defines == pair.b.defines:
        yield 1.6, f"both define “{pair.a.defines}”"
    if pair.a.steps == pair.b.steps and pair.a.kind is not SegmentKind.PREAMBLE:
        yield 0.3, "both carry the same label"


def _by_citations(pair: Pair) -> Iterable[Reason]:
    shared = sorted(pair.a.citations & pair.b.citations)
    if shared:
        yield 0.7 + citations(pair) / 2, f"both cite {_listed(map(_citation, shared[:2]))}"


def _citation(target: str) -> str:
    if target.isdigit():
        return f"Executive Order {target}"
    return f"a document of {target}" if _DATE.fullmatch(target) else target


def _by_names(pair: Pair) -> Iterable[Reason]:
    shared = [name for name in pair.a.names & pair.b.names if not _SAYS_NOTHING.match(name)]
    rare = sorted(shared, key=lambda name: (-_rareness(name), name))[:2]
    if rare:
        yield 0.4 + names_shared(pair) / 2, f"both name {_listed(f'“{name}”' for name in rare)}"


def _rareness(name: str) -> float:
    weight = word_statistics().weight
    return sum(weight(stem(word)) for word in _WORD.findall(name))


def _by_topics(pair: Pair, left: Reading) -> Iterable[Reason]:
    shared = sorted(pair.a.topics & pair.b.topics)
    if shared:
        yield 0.6 + 0.1 * len(shared), f"both speak of {_listed(_called(topic, left) for topic in shared[:3])}"


def _called(topic: str, order: Reading) -> str:
    """A topic as the order itself first calls it."""
    quote = next((mention.quote for mention in order.mentions if mention.topic == topic), topic.replace("-", " "))
    return f"“{' '.join(quote.split())}”"


def _by_words(pair: Pair, left: Reading) -> Iterable[Reason]:
    weight = word_statistics().weight
    both = pair.a.whole.keys() & pair.b.whole.keys()
    shared = {stem for stem in both if weight(stem) >= _RARE and stem.isalpha()}
    rarest = sorted(shared, key=lambda stem: (-weight(stem) * pair.a.whole[stem] * pair.b.whole[stem], stem))[:3]
    if rarest:
        words = [_as_printed(stem, pair.a, left) for stem in rarest]
        yield 0.2 + max(pair.own, pair.whole), f"rare words in common: {', '.join(words)}"


def _as_printed(wanted: str, passage: Passage, order: Reading) -> str:
    text = order.outline.segments[passage.place].span.of(order.outline.text)
    return next((word.casefold() for word in _WORD.findall(text) if stem(word) == wanted), wanted)


def _listed(things: Iterable[str]) -> str:
    """`one`, `one and two`, `one, two and three`."""
    *before, last = things
    return f"{', '.join(before)} and {last}" if before else last
