"""What changed, word by word, inside the links that are close enough to be read so.

Sentences first, then words: sentences that stand exactly once on each side anchor the comparison (patience: the
longest run of them in one order on both sides), and between two anchors rapidfuzz's Indel, a bit-parallel longest
common subsequence over the words as hashable items, finds what is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from reader.alignment.model import Bitext, Change, ChangeKind, Link, Move, Redline, RedlineOptions, Relation
from reader.alignment.moves import Block, clipped, moves
from reader.alignment.tokens import MARK, Tokens, tokens
from reader.spans import Span, trimmed
from reader.structure import Outline

TOO_MUCH = 0.6
"""Above this share of changed words a passage is rewritten: struck through, it could not be read."""
_PLAIN = frozenset((ChangeKind.EQUAL, ChangeKind.IGNORED))
_CLOSE = frozenset((Relation.SAME, Relation.REVISED))


def redlines(
    bitext: Bitext, left: Outline, right: Outline, options: RedlineOptions | None = None
) -> tuple[Redline, ...]:
    """The redlines of `bitext`, in the order of its links; `options` say what is left out of account.

    A link gets one where each of its sides is one unbroken stretch of text (one label, or neighbours). Links that
    are `same` or `revised` always get theirs, marked `rewritten` above `TOO_MUCH`; `related` and `opposed` ones
    only when their wording is close enough to be read struck through. Raises KeyError on an unknown label.
    """
    found = (_redline(i, link, left, right, options) for i, link in enumerate(bitext.links))
    return tuple(redline for redline in found if redline)


def _redline(index: int, link: Link, left: Outline, right: Outline, options: RedlineOptions | None) -> Redline | None:
    left_span, right_span = _stretch(left, link.left), _stretch(right, link.right)
    if left_span is None or right_span is None:
        return None
    a = tokens(left.text, left_span, _mark_end(left, link.left), options)
    b = tokens(right.text, right_span, _mark_end(right, link.right), options)
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


def compared(
    index: int, left_text: str, left: Span, right_text: str, right: Span, options: RedlineOptions | None = None
) -> Redline:
    """The redline of two stretches; `index` is kept as the link's. Its changes, applied to the left, give the right."""
    return _compared(index, tokens(left_text, left, 0, options), tokens(right_text, right, 0, options))


def _compared(index: int, a: Tokens, b: Tokens) -> Redline:
    blocks = _readable(_equal_blocks(a, b), a, b)
    shifted = moves(blocks, a, b)
    blocks = clipped(blocks, shifted) if shifted else blocks
    inner = [_inside(a.part(*here), b.part(*there)) for here, there in shifted]
    moved = sum(words for _, words in inner)
    total_left, total_right = a.words(0, len(a.items)), b.words(0, len(b.items))
    removed = total_left - moved - sum(a.words(start, end) for start, end, _, _ in blocks)
    inserted = total_right - moved - sum(b.words(start, end) for _, _, start, end in blocks)
    share = (removed + inserted) / (total_left + total_right) if total_left + total_right else 0.0
    changes = tuple(_joined(_changes(blocks, a, b)))
    return Redline(index, changes, removed, inserted, share, share > TOO_MUCH, tuple(move for move, _ in inner), moved)


def _inside(a: Tokens, b: Tokens) -> tuple[Move, int]:
    """A sentence that moved, with what changed in it; and how many of its words did not."""
    blocks = _equal_blocks(a, b)
    changes = tuple(_joined(_changes(blocks, a, b)))
    whole = a.span(0, len(a.items)), b.span(0, len(b.items))
    return Move(*whole, changes), sum(a.words(start, end) for start, end, _, _ in blocks)


def _equal_blocks(a: Tokens, b: Tokens) -> list[Block]:
    """Runs of equal tokens in order, neighbours joined."""
    blocks: list[Block] = []
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


def _anchors(a: Tokens, b: Tokens) -> list[Block]:
    """Sentences that stand once on each side and in one order on both."""
    on_left, on_right = _once(a), _once(b)
    common = [(*on_left[items], *on_right[items]) for items in on_left if items in on_right]
    common.sort()
    return [common[i] for i in _longest_rising([block[2] for block in common])]


def _once(stretch: Tokens) -> dict[tuple[str, ...], tuple[int, int]]:
    sentences = [(stretch.items[start:end], (start, end)) for start, end in stretch.sentences()]
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


def _merged(blocks: Iterable[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        if joined and joined[-1][1] == block[0] and joined[-1][3] == block[2]:
            block = (joined[-1][0], block[1], joined.pop()[2], block[3])
        joined.append(block)
    return joined


def _readable(blocks: list[Block], a: Tokens, b: Tokens) -> list[Block]:
    """Without scraps: a lone small word or comma that happens to be equal amid long changes only confuses."""
    kept: list[Block] = []
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


def _changes(blocks: list[Block], a: Tokens, b: Tokens) -> Iterator[Change]:
    """Equal runs and what stands between them, in order; where only white space differs, that too is a change."""
    at_left = at_right = 0
    for start, end, right_start, right_end in [*blocks, (len(a.items), len(a.items), len(b.items), len(b.items))]:
        between = a.span(at_left, start), b.span(at_right, right_start)
        items = (*a.items[at_left:start], *b.items[at_right:right_start])
        yield Change(ChangeKind.IGNORED, *between) if items and set(items) == {MARK} else _change(*between)
        left, right = a.span(start, end), b.span(right_start, right_end)
        if left.of(a.text) == right.of(b.text):
            yield Change(ChangeKind.EQUAL, left, right)
        else:
            yield from _by_token(range(start, end), range(right_start, right_end), a, b)
        at_left, at_right = end, right_end


def _by_token(left: range, right: range, a: Tokens, b: Tokens) -> Iterator[Change]:
    """Tokens that are one to the comparison: equal, or ignored where a switch made them so; then the space behind."""
    for i, j in zip(left, right, strict=True):
        left_span, right_span = a.span(i, i + 1), b.span(j, j + 1)
        left_word, right_word = a.word(i), b.word(j)
        equal = left_word.of(a.text) == right_word.of(b.text)
        yield Change(ChangeKind.EQUAL if equal else ChangeKind.IGNORED, left_word, right_word)
        spaces = Span(left_word.end, left_span.end), Span(right_word.end, right_span.end)
        same = spaces[0].of(a.text) == spaces[1].of(b.text)
        yield Change(ChangeKind.EQUAL, *spaces) if same else _change(*spaces)


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
        if held and _sort(held) == _sort(change):
            left, right = Span(held.left.start, change.left.end), Span(held.right.start, change.right.end)
            held = Change(held.kind, left, right) if held.kind in _PLAIN else _change(left, right)
            continue
        if held:
            yield held
        held = change
    if held:
        yield held


def _sort(change: Change) -> ChangeKind | None:
    """Its kind, where that is equal or ignored; None for what differs."""
    return change.kind if change.kind in _PLAIN else None
