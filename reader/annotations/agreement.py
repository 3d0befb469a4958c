"""How far two people tag alike: per tag, by percentage, Cohen's kappa and Krippendorff's alpha, and where they differ.

Units. Of the orders both have worked on, every segment is a unit, counted by its own words (without those of the
segments below it); it has a tag where a passage with that tag shares a letter with it. Or, stricter, every word is a
unit, or every code point that is no white space. For each tag a unit is in one of two categories, tagged or not, by
either of the two. Each side of a tagged link counts as a passage.

Sources: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960),
37-46; K. Krippendorff, Content Analysis, 4th ed. (2018), ch. 12. Both are reckoned by NLTK (AnnotationTask, with the
nominal distance: 0 for the same category, 1 for another). NLTK says 1 where only one category occurs; but there nothing
could differ, chance explains all, and neither figure is defined: here it is None, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reader.annotations.anchor_text import AnchorText
from reader.annotations.anchoring import anchor
from reader.annotations.model import Annotation, Tagbook, Vocabulary
from reader.errors import Cancelled
from reader.spans import Span

Segments = Mapping[str, Sequence[tuple[str, Span]]]
"""By order key, label and span of every segment in document order; those below another may lie inside its span."""


class Unit(StrEnum):
    """What is counted."""

    SEGMENT = "segment"
    WORD = "word"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far two people agree on one tag."""

    tag: str
    """Its id."""
    units: int
    """So many were to be tagged or not."""
    both: int
    """Units to which both gave the tag."""
    only_one: int
    only_other: int
    percent: float | None
    """Of all units, those on which they agree that the tag is or is not there, 0 to 100; None without units."""
    kappa: float | None
    """Cohen's, -1 to 1; None where it is not defined."""
    alpha: float | None
    """Krippendorff's, below 0 to 1; None where it is not defined."""
    reason: str = ""
    """Why a figure is missing: one sentence."""

    @property
    def neither(self) -> int:
        """Units to which nobody gave the tag."""
        return self.units - self.both - self.only_one - self.only_other


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A segment on which two people differ, their words side by side."""

    tag: str
    order: str
    label: str
    one: str | None
    """The words the one gave the tag to, ` … ` between several passages; None where none."""
    other: str | None
    at: Span
    """The segment's own words in the order's reading text, to go there."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that two people's passages say of their agreement."""

    unit: Unit
    orders: tuple[str, ...]
    """Keys of the orders both have worked on, whose texts are at hand."""
    units: int
    """So many units these have."""
    rows: tuple[AgreementRow, ...]
    """One for each tag that at least one of them gave there, in the vocabulary's order."""
    differences: tuple[Disagreement, ...]
    """In the order of tags, orders and segments."""
    unplaced: int = 0
    """Passages of these orders whose words were not found, and which are not counted."""

    @property
    def sentence(self) -> str:
        """What was compared: `Over 2 orders and 41 segments; 1 passage was not found and is not counted.`"""
        if not self.orders:
            return "There is no order on which both have worked and whose text is at hand."
        told = f"Over {_count(len(self.orders), 'order')} and {_count(self.units, self.unit)}"
        lost = f"; {_count(self.unplaced, 'passage')} not found and not counted" if self.unplaced else ""
        return f"{told}{lost}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def taggers(book: Tagbook) -> tuple[str, ...]:
    """Who has tagged in a book, in the order in which they come."""
    return tuple(dict.fromkeys(who for one in book.annotations.values() for who in one.creators if one.tag is not None))


def tagged_by(book: Tagbook, who: str) -> tuple[Annotation, ...]:
    """What one person has tagged in a book, alone or with others."""
    return tuple(one for one in book.annotations.values() if one.tag is not None and who in one.creators)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage found in a text; each side of a link counts as one."""

    tag: str
    order: str
    span: Span


def agreement(
    one: Iterable[Annotation],
    other: Iterable[Annotation],
    vocabulary: Vocabulary,
    texts: Mapping[str, str],
    segments: Segments,
    unit: Unit = Unit.SEGMENT,
    cancelled: Callable[[], bool] | None = None,
) -> Agreement:
    """How far the annotations of `one` and `other` agree; both with the tags of `vocabulary`.

    `texts` are reading texts, `segments` their outlines, both by order key; orders that lack either are left aside.
    By segments it is a matter of milliseconds a tag; by characters of about a second for every 60,000 and tag, so that
    `cancelled` is asked before each tag. Raises Cancelled where it says so.
    """
    placed, lost = zip(*(_placed(side, texts) for side in (one, other)), strict=True)
    worked = ({it.order for it in placed[side]} | set(lost[side]) for side in (0, 1))
    common = set.intersection(*worked) & texts.keys() & segments.keys()
    grounds = [_ground(key, texts[key], segments[key], unit) for key in sorted(common)]
    order_of_tags = {tag.id: number for number, tag in enumerate(vocabulary.tags)}
    used = {it.tag for side in placed for it in side if it.order in common}
    rows: list[AgreementRow] = []
    differences: list[Disagreement] = []
    for tag in sorted(used, key=lambda tag: (order_of_tags.get(tag, len(order_of_tags)), tag)):
        if cancelled is not None and cancelled():
            raise Cancelled
        marked = [[_marked(ground, tag, side) for ground in grounds] for side in placed]
        rows.append(_row(tag, *([mark for it in side for mark in it.marks] for side in marked)))
        for ground, left, right in zip(grounds, *marked, strict=True):
            differences.extend(_differences(tag, ground, left, right))
    unplaced = sum(key in common for side in lost for key in side)
    units = sum(len(ground.units) for ground in grounds)
    keys = tuple(ground.order for ground in grounds)
    return Agreement(unit, keys, units, tuple(rows), tuple(differences), unplaced)


def _placed(annotations: Iterable[Annotation], texts: Mapping[str, str]) -> tuple[list[_Passage], list[str]]:
    """The tagged passages found in `texts`; and of those not found, the order of each."""
    found: dict[_Passage, None] = {}
    lost = []
    prepared = {key: AnchorText(text) for key, text in texts.items()}
    for one in annotations:
        for target in one.targets:
            if one.tag is None or target.order not in texts:
                continue
            span = anchor(prepared[target.order], target.selector).span
            if span is None:
                lost.append(target.order)
            else:
                found[_Passage(one.tag, target.order, span)] = None
    return list(found), lost


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment's own words, where nothing below it begins in between."""

    label: str
    segment: int
    span: Span


def _own_pieces(text: str, segments: Sequence[tuple[str, Span]]) -> list[_Piece]:
    """The text cut at the bounds of all segments, each piece with the innermost segment it is in."""
    bounds = sorted({bound for _, span in segments for bound in (span.start, span.end)})
    pieces: list[_Piece] = []
    for start, end in pairwise(bounds):
        inside = [number for number, (_, span) in enumerate(segments) if span.start <= start and end <= span.end]
        if not inside or not text[start:end].strip():
            continue
        inner = min(inside, key=lambda number: (len(segments[number][1]), -number))
        pieces.append(_Piece(segments[inner][0], inner, Span(start, end)))
    return pieces


@dataclass(frozen=True, slots=True)
class _Ground:
    """An order's text, cut into units."""

    order: str
    text: str
    letters: bytes
    """Of every code point 1, and 0 of white space."""
    units: list[tuple[Span, ...]]
    parts: list[tuple[str, list[_Piece], range]]
    """Of every segment that has words of its own: label, these words, and which units they are."""


def _ground(key: str, text: str, segments: Sequence[tuple[str, Span]], unit: Unit) -> _Ground:
    by_segment: dict[int, list[_Piece]] = {}
    for piece in _own_pieces(text, segments):
        by_segment.setdefault(piece.segment, []).append(piece)
    units: list[tuple[Span, ...]] = []
    parts = []
    for own in by_segment.values():
        first = len(units)
        units.extend(_units(text, own, unit))
        parts.append((own[0].label, own, range(first, len(units))))
    return _Ground(key, text, bytes(not letter.isspace() for letter in text), units, parts)


def _units(text: str, own: list[_Piece], unit: Unit) -> Iterator[tuple[Span, ...]]:
    """The units of one segment's own words."""
    if unit is Unit.SEGMENT:
        yield tuple(piece.span for piece in own)
        return
    words = re.compile(r"\S+" if unit is Unit.WORD else r"\S")
    for piece in own:
        for word in words.finditer(text, piece.span.start, piece.span.end):
            yield (Span(*word.span()),)


@dataclass(frozen=True, slots=True)
class _Marked:
    """What one person did with one tag in one order."""

    spans: list[Span]
    marks: list[bool]
    """Of every unit, whether a passage shares a letter with it."""


def _marked(ground: _Ground, tag: str, passages: list[_Passage]) -> _Marked:
    spans = [it.span for it in passages if it.tag == tag and it.order == ground.order]
    tagged = bytearray(len(ground.text))
    for span in spans:
        tagged[span.start : span.end] = ground.letters[span.start : span.end]
    marks = [any(tagged.find(1, piece.start, piece.end) >= 0 for piece in unit) for unit in ground.units]
    return _Marked(sorted(spans), marks)


def _row(tag: str, one: list[bool], other: list[bool]) -> AgreementRow:
    both = sum(left and right for left, right in zip(one, other, strict=True))
    only_one, only_other, units = sum(one) - both, sum(other) - both, len(one)
    percent = 100 * (units - only_one - only_other) / units if units else None
    kappa, alpha, reason = coefficients(one, other)
    return AgreementRow(tag, units, both, only_one, only_other, percent, kappa, alpha, reason)


def coefficients(one: Sequence[object], other: Sequence[object]) -> tuple[float | None, float | None, str]:
    """Cohen's kappa and Krippendorff's alpha (nominal, two people, nothing missing), and why they are missing.

    `one` and `other` are the categories the two gave to the same units, in the same order.
    """
    if not one:
        return None, None, "There is nothing to compare."
    if len({*one, *other}) == 1:
        return None, None, "Both say the same of every unit, so that chance alone would agree too."
    if len(one) == 1:
        return None, None, "One unit is too little to tell agreement from chance."
    from nltk.metrics.agreement import AnnotationTask

    said = (("one", one), ("other", other))
    task = AnnotationTask([(who, unit, it) for who, units in said for unit, it in enumerate(units)])
    return float(task.kappa()), float(task.alpha()), ""


def _differences(tag: str, ground: _Ground, one: _Marked, other: _Marked) -> Iterator[Disagreement]:
    """The segments with a unit to which only one of the two gave the tag."""
    for label, own, units in ground.parts:
        if any(one.marks[at] != other.marks[at] for at in units):
            at = Span(own[0].span.start, own[-1].span.end)
            yield Disagreement(tag, ground.order, label, _words(one, own, ground), _words(other, own, ground), at)


def _words(marked: _Marked, own: list[_Piece], ground: _Ground) -> str | None:
    """The passages that share a letter with a segment's own words, as they stand."""
    found = [span for span in marked.spans if any(_touch(span, piece.span, ground.letters) for piece in own)]
    return " … ".join(span.of(ground.text) for span in found) or None


def _touch(one: Span, other: Span, letters: bytes) -> bool:
    return letters.find(1, max(one.start, other.start), min(one.end, other.end)) >= 0 if one.meets(other) else False
