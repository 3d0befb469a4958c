"""What changed, word by word, inside the links that are close enough to be read so.

Sentences first, then words: sentences that stand exactly once on each side anchor the comparison (patience: the
longest run of them in one order on both sides), and between two anchors rapidfuzz's Indel, a bit-parallel longest
common subsequence over the words as hashable items, finds what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reader.alignment.model import Bitext, Change, ChangeKind, Link, Redline, Relation
from reader.spans import Span, trimmed
from reader.structure import Outline

TOO_MUCH = 0.6
"""Above this share of changed words a passage is rewritten: struck through, it could not be read."""
_CLOSE = frozenset((Relation.SAME, Relation.REVISED))
_TOKEN = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*|[^\w\s]|_")
_SENTENCE_ENDS = frozenset(".;:?!")

_Block = tuple[int, int, int, int]
"""A run that is equal on both sides: left start, left end, right start, right end, counted in tokens."""


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words and marks of one stretch of a reading text; the white space behind each belongs to it."""

    text: str
    items: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each starts in the reading text, and at last where the stretch ends."""
    mark: int = 0
    """How many at the start are the enumerator; they are shown, but counted among no words."""

    def span(self, start: int, end: int) -> Span:
        return Span(self.starts[start], self.starts[end])

    def words(self, start: int, end: int) -> int:
        """How many of the tokens `[start, end)` are words or numbers behind the enumerator."""
        return sum(item[0].isalnum() for item in self.items[max(start, self.mark) : end])

    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges; each ends with a mark that ends a sentence or clause."""
        ends = [i + 1 for i, item in enumerate(self.items) if item in _SENTENCE_ENDS]
        ends = ends if ends and ends[-1] == len(self.items) else [*ends, len(self.items)]
        return list(zip([0, *ends[:-1]], ends, strict=True))


def redlines(bitext: Bitext, left: Outline, right: Outline) -> tuple[Redline, ...]:
    """The redlines of `bitext`, in the order of its links.

    A link gets one where each of its sides is one unbroken stretch of text (one label, or neighbours). Links that
    are `same` or `revised` always get theirs, marked `rewritten` above `TOO_MUCH`; `related` and `opposed` ones
    only when their wording is close enough to be read struck through. Raises KeyError on an unknown label.
    """
    found = (_redline(i, link, left, right) for i, link in enumerate(bitext.links))
    return tuple(redline for redline in found if redline)


def _redline(index: int, link: Link, left: Outline, right: Outline) -> Redline | None:
    left_span, right_span = _stretch(left, link.left), _stretch(right, link.right)
    if left_span is None or right_span is None:
        return None
    a = _tokens(left.text, left_span, _mark_end(left, link.left))
    b = _tokens(right.text, right_span, _mark_end(right, link.right))
    redline = _compared(index, a, b)
    return redline if link.relation in _CLOSE or not redline.rewritten else None


def _mark_end(outline: Outline, labels: tuple[str, ...]) -> int:
    """Where the enumerator of the first segment ends, in code points; 0 where it has none."""
    first = outline.segments[min(_place(outline, label) for label in labels)]
    return first.enumerator.end if first.enumerator else 0


def _stretch(outline: Outline, labels: tuple[str, ...]) -> Span | None:
    """The own words of the segments together, trimmed; None where others stand between them."""
    places = sorted(_place(outline, label) for label in labels)
    if places[-1] - places[0] != len(places) - 1:
        return None
    first, last = outline.segments[places[0]], outline.segments[places[-1]]
    return trimmed(outline.text, Span(first.own.start, last.own.end))


def _place(outline: Outline, label: str) -> int:
    place = outline.index(label)
    if place is None:
        raise KeyError(label)
    return place


def compared(index: int, left_text: str, left: Span, right_text: str, right: Span) -> Redline:
    """The redline of two stretches; `index` is kept as the link's. Its changes, applied to the left, give the right."""
    return _compared(index, _tokens(left_text, left), _tokens(right_text, right))


def _compared(index: int, a: _Tokens, b: _Tokens) -> Redline:
    blocks = _readable(_equal_blocks(a, b), a, b)
    changes = tuple(_joined(_changes(blocks, a, b)))
    total_left, total_right = a.words(0, len(a.items)), b.words(0, len(b.items))
    removed = total_left - sum(a.words(start, end) for start, end, _, _ in blocks)
    inserted = total_right - sum(b.words(start, end) for _, _, start, end in blocks)
    share = (removed + inserted) / (total_left + total_right) if total_left + total_right else 0.0
    return Redline(index, changes, removed, inserted, share, share > TOO_MUCH)


def _tokens(text: str, span: Span, mark_end: int = 0) -> _Tokens:
    found = list(_TOKEN.finditer(text, span.start, span.end))
    starts = [match.start() for match in found]
    if starts:
        starts[0] = span.start
    bounds = (*starts, span.end) if starts else (span.end,)
    mark = sum(start < mark_end for start in starts)
    return _Tokens(text, tuple(match.group() for match in found), bounds, mark)


def _equal_blocks(a: _Tokens, b: _Tokens) -> list[_Block]:
    """Runs of equal tokens in order, neighbours joined."""
    blocks: list[_Block] = []
    at_left = at_right = 0
    for block in [*_anchors(a, b), (len(a.items), len(a.items), len(b.items), len(b.items))]:
        gap_left, gap_right = a.items[at_left : block[0]], b.items[at_right : block[2]]
        blocks.extend(
            (op.src_start + at_left, op.src_end + at_left, op.dest_start + at_right, op.dest_end + at_right)
            for op in Indel.opcodes(gap_left, gap_right)
            if op.tag == "equal"
        )
        blocks.append(block)
        _, at_left, _, at_right = block
    return _merged(block for block in blocks if block[1] > block[0])


def _anchors(a: _Tokens, b: _Tokens) -> list[_Block]:
    """Sentences that stand once on each side and in one order on both."""
    on_left, on_right = _once(a), _once(b)
    common = [(*on_left[items], *on_right[items]) for items in on_left if items in on_right]
    common.sort()
    return [common[i] for i in _longest_rising([block[2] for block in common])]


def _once(tokens: _Tokens) -> dict[tuple[str, ...], tuple[int, int]]:
    sentences = [(tokens.items[start:end], (start, end)) for start, end in tokens.sentences()]
    counts = Counter(items for items, _ in sentences)
    return {items: place for items, place in sentences if counts[items] == 1 and items}


def _longest_rising(values: Sequence[int]) -> list[int]:
    """Indices of a longest strictly rising subsequence of `values` (patience sorting)."""
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for i, value in enumerate(values):
        pile = bisect_left(tops, value)
        before.append(tails[pile - 1] if pile else -1)
        tails[pile:] = [i, *tails[pile + 1 :]]
        tops[pile:] = [value, *tops[pile + 1 :]]
    chain, at = [], tails[-1] if tails else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _merged(blocks: Iterable[_Block]) -> list[_Block]:
    joined: list[_Block] = []
    for block in blocks:
        if joined and joined[-1][1] == block[0] and joined[-1][3] == block[2]:
            block = (joined[-1][0], block[1], joined.pop()[2], block[3])
        joined.append(block)
    return joined


def _readable(blocks: list[_Block], a: _Tokens, b: _Tokens) -> list[_Block]:
    """Without scraps: a lone small word or comma that happens to be equal amid long changes only confuses."""
    kept: list[_Block] = []
    for i, block in enumerate(blocks):
        before = kept[-1] if kept else (0, 0, 0, 0)
        after = blocks[i + 1] if i + 1 < len(blocks) else (len(a.items), 0, len(b.items), 0)
        changed_before = max(block[0] - before[1], block[2] - before[3])
        changed_after = max(after[0] - block[1], after[2] - block[3])
        if min(changed_before, changed_after) < 3 or not _is_scrap(a.items[block[0] : block[1]]):
            kept.append(block)
    return kept


def _is_scrap(items: Sequence[str]) -> bool:
    return len(items) <= 2 and all(len(item) <= 3 for item in items)


def _changes(blocks: list[_Block], a: _Tokens, b: _Tokens) -> Iterator[Change]:
    """Equal runs and what stands between them, in order; where only white space differs, that too is a change."""
    at_left = at_right = 0
    for start, end, right_start, right_end in [*blocks, (len(a.items), len(a.items), len(b.items), len(b.items))]:
        yield _change(a.span(at_left, start), b.span(at_right, right_start))
        left, right = a.span(start, end), b.span(right_start, right_end)
        if left.of(a.text) == right.of(b.text):
            yield Change(ChangeKind.EQUAL, left, right)
        else:
            yield from _by_token(range(start, end), range(right_start, right_end), a, b)
        at_left, at_right = end, right_end


def _by_token(left: range, right: range, a: _Tokens, b: _Tokens) -> Iterator[Change]:
    for i, j in zip(left, right, strict=True):
        left_span, right_span = a.span(i, i + 1), b.span(j, j + 1)
        if left_span.of(a.text) == right_span.of(b.text):
            yield Change(ChangeKind.EQUAL, left_span, right_span)
            continue
        size = len(a.items[i])
        left_word, right_word = (
            Span(left_span.start, left_span.start + size),
            Span(right_span.start, right_span.start + size),
        )
        yield Change(ChangeKind.EQUAL, left_word, right_word)
        yield _change(Span(left_word.end, left_span.end), Span(right_word.end, right_span.end))


def _change(left: Span, right: Span) -> Change:
    if left and right:
        return Change(ChangeKind.REPLACED, left, right)
    return Change(ChangeKind.REMOVED if left else ChangeKind.INSERTED, left, right)


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Neighbours of one sort as one run; empty runs are dropped."""
    held: Change | None = None
    for change in changes:
        if not change.left and not change.right:
            continue
        if held and (held.kind is ChangeKind.EQUAL) == (change.kind is ChangeKind.EQUAL):
            left, right = Span(held.left.start, change.left.end), Span(held.right.start, change.right.end)
            held = Change(ChangeKind.EQUAL, left, right) if held.kind is ChangeKind.EQUAL else _change(left, right)
            continue
        if held:
            yield held
        held = change
    if held:
        yield held
