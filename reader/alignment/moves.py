"""Sentences that only moved: gone at one place of a linked passage and there again at another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from reader.alignment.tokens import Tokens

_FEWEST = 5
"""Words below which a sentence that comes again is no move but a coincidence."""
_ALIKE = 0.75
"""From this share of common tokens on, a sentence that moved is the same sentence."""
_STAYED = 0.34
"""A sentence of which a larger share than this stands in sequence with what is around it did not move."""
_MOST = 60
"""So many sentences of a side are looked at, the first ones: the work grows with their product."""

Range = tuple[int, int]
Block = tuple[int, int, int, int]
"""A run that is equal on both sides: left start, left end, right start, right end, counted in tokens."""


def moves(blocks: Sequence[Block], a: Tokens, b: Tokens) -> list[tuple[Range, Range]]:
    """Pairs of sentences (token ranges), left and right, that moved; each sentence is in one pair at most."""
    gone = _loose(a, [(start, end) for start, end, _, _ in blocks])[:_MOST]
    come = _loose(b, [(start, end) for _, _, start, end in blocks])[:_MOST]
    scored = [
        (Indel.normalized_similarity(a.items[i:j], b.items[k:m], score_cutoff=_ALIKE), i, k, (i, j), (k, m))
        for i, j in gone
        for k, m in come
    ]
    found: list[tuple[Range, Range]] = []
    taken: set[tuple[int, int]] = set()
    for score, i, k, left, right in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score >= _ALIKE and (0, i) not in taken and (1, k) not in taken:
            found.append((left, right))
            taken |= {(0, i), (1, k)}
    return [pair for pair in sorted(found) if not _in_place(pair, blocks)]


def clipped(blocks: Iterable[Block], moved: Sequence[tuple[Range, Range]]) -> list[Block]:
    """`blocks` without the tokens of what moved: there they are no longer equal, but gone and come."""
    kept: list[Block] = []
    left = {at for (start, end), _ in moved for at in range(start, end)}
    right = {at for _, (start, end) in moved for at in range(start, end)}
    for start, end, other, _ in blocks:
        run = start
        for at in range(start, end + 1):
            if at == end or at in left or other + at - start in right:
                if at > run:
                    kept.append((run, at, other + run - start, other + at - start))
                run = at + 1
    return kept


def _loose(tokens: Tokens, equal: Sequence[Range]) -> list[Range]:
    """Sentences of some length that have next to nothing in sequence with the other side."""
    stays = {at for start, end in equal for at in range(start, end)}
    return [
        (start, end)
        for start, end in tokens.sentences()
        if tokens.words(start, end) >= _FEWEST
        and sum(at in stays for at in range(start, end)) <= _STAYED * (end - start)
    ]


def _in_place(pair: tuple[Range, Range], blocks: Sequence[Block]) -> bool:
    """True where next to nothing that is equal lies between the two: rewritten in its place, not moved."""
    (left, _), (right, _) = pair
    between = (end - start for start, end, _, other in blocks if (end <= left) != (other <= right))
    return sum(between) < _FEWEST
