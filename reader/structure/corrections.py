"""Corrections: what a person says of a wrong parse, and how it is laid over the order; the file is never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.documents import BlockKind, Order, Ruling, Verdict
from reader.spans import Span
from reader.structure.anchoring import Anchor, place_of
from reader.structure.editing import joined, paragraphs, split, taken_out
from reader.structure.facts import with_fact
from reader.structure.printed import is_label


class Mend(StrEnum):
    """What a correction does."""

    HEADING = "heading"
    """The paragraph is a heading."""
    TEXT = "text"
    """It is no heading and has no label: it goes on with what stands before it."""
    LABEL = "label"
    """It is the section or clause `value`: `4(b)(ii)`."""
    UNDER = "under"
    """It belongs below the section or clause `value`: `4(b)`."""
    JOIN = "join"
    """It goes on with the paragraph before it."""
    SPLIT = "split"
    """It is two paragraphs; the second begins with the words of `value`."""
    SET_ASIDE = "set aside"
    """It is no part of the order."""
    FACT = "fact"
    """The order's `field` (number, title, date ...) is `value`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person mended."""

    mend: Mend
    anchor: Anchor | None = None
    """The paragraph it speaks of, as the corrections before it leave the order; None for a fact alone."""
    value: str = ""
    """A label, the words at which to split, or the fact; empty elsewhere."""
    field: str = ""
    """For a fact: `number title date signatory kind citation edition`."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A correction that finds no place; it is kept, for a text that it fits again."""

    index: int
    """Which it is, in the corrections given."""
    correction: Correction
    reason: str
    """One sentence for the person."""


@dataclass(frozen=True, slots=True)
class Mended:
    """An order with corrections laid over it."""

    order: Order
    """Its `warnings` name the corrections that do not fit."""
    unfit: tuple[Unfit, ...] = ()


def apply(order: Order, corrections: Iterable[Correction]) -> Order:
    """`order` with `corrections` laid over it, one after the other; see `mended`."""
    return mended(order, corrections).order


def mended(order: Order, corrections: Iterable[Correction]) -> Mended:
    """`order` with `corrections` laid over it, one after the other, and those that found no place.

    Each finds its paragraph by its words, near its position. Words are never lost: they are in the text or set aside,
    by hand. `outline` obeys what is ruled here. Raises nothing.
    """
    unfit: list[Unfit] = []
    if not order.blocks:
        order = replace(order, blocks=paragraphs(order.text))
    for index, correction in enumerate(corrections):
        try:
            order = _mended(order, correction)
        except _RefusedError as refused:
            unfit.append(
                Unfit(index, correction, f"Correction {index + 1} ({correction.mend}) is not applied: {refused}")
            )
    warnings = (*order.warnings, *(one.reason for one in unfit))
    return Mended(replace(order, warnings=warnings), tuple(unfit))


def anchored(order: Order, offset: int) -> Anchor:
    """The anchor of the paragraph of `order` that holds code point `offset` (the nearest before it)."""
    blocks = order.blocks or paragraphs(order.text)
    index = max((i for i, block in enumerate(blocks) if block.span.start <= offset), default=0)
    return Anchor.of(order.text, blocks, index)


class _RefusedError(Exception):
    """A correction that cannot be made, and why."""


def _mended(order: Order, correction: Correction) -> Order:
    if correction.mend is Mend.FACT:
        try:
            return replace(order, identity=with_fact(order.identity, correction.field, correction.value))
        except ValueError as error:
            raise _RefusedError(str(error)) from error
    anchor = correction.anchor
    index = place_of(order, anchor) if anchor else None
    if index is None:
        words = anchor.words[:60] if anchor else ""
        raise _RefusedError(f"no paragraph begins with “{words}”.")
    return _BY_MEND[correction.mend](order, index, correction.value)


def _join(order: Order, index: int, _: str) -> Order:
    if index == 0:
        raise _RefusedError("there is no paragraph before the first.")
    return joined(order, index)


def _split(order: Order, index: int, words: str) -> Order:
    at = _split_at(order.text, order.blocks[index].span, words)
    if at is None:
        raise _RefusedError(f"the paragraph has no place to part before “{words[:60]}”.")
    return split(order, index, at)


def _split_at(text: str, span: Span, words: str) -> int | None:
    """Where `words` begin in `span`, not at its start nor inside a word; white space may differ."""
    sought, start = words.split(), span.start
    while sought and (at := text.find(sought[0], start + 1, span.end)) > 0:
        inside = text[at - 1].isalnum() and text[at].isalnum()
        if not inside and text[span.start : at].strip() and _begins(text[at : span.end], sought):
            return at
        start = at
    return None


def _begins(text: str, words: Sequence[str]) -> bool:
    folded, sought = " ".join(text.split()), " ".join(words)
    return folded.startswith(sought)


def _heading(order: Order, index: int, _: str) -> Order:
    return _ruled(order, index, Verdict.HEADING, "", BlockKind.HEADING)


def _text(order: Order, index: int, _: str) -> Order:
    kind = order.blocks[index].kind
    plain = BlockKind.PARAGRAPH if kind in (BlockKind.HEADING, BlockKind.TITLE) else kind
    return _ruled(order, index, Verdict.TEXT, "", plain)


def _label(order: Order, index: int, label: str) -> Order:
    return _ruled(order, index, Verdict.LABEL, _checked(label), order.blocks[index].kind)


def _under(order: Order, index: int, label: str) -> Order:
    return _ruled(order, index, Verdict.UNDER, _checked(label), order.blocks[index].kind)


def _checked(label: str) -> str:
    if not is_label(label):
        raise _RefusedError(f'“{label[:60]}” is no label; labels are written like 4, 4(b)(ii) or 5("a").')
    return label


def _ruled(order: Order, index: int, verdict: Verdict, label: str, kind: BlockKind) -> Order:
    block = order.blocks[index]
    level = 0 if kind is BlockKind.PARAGRAPH else block.level
    if kind is BlockKind.HEADING and not level:
        above = (b.level for b in reversed(order.blocks[:index]) if b.kind is BlockKind.HEADING)
        level = next(above, 1)
    blocks = (*order.blocks[:index], replace(block, kind=kind, level=level), *order.blocks[index + 1 :])
    others = (ruling for ruling in order.rulings if ruling.start != block.span.start)
    rulings = sorted((*others, Ruling(block.span.start, verdict, label)), key=lambda ruling: ruling.start)
    return replace(order, blocks=blocks, rulings=tuple(rulings))


_BY_MEND: dict[Mend, Callable[[Order, int, str], Order]] = {
    Mend.HEADING: _heading,
    Mend.TEXT: _text,
    Mend.LABEL: _label,
    Mend.UNDER: _under,
    Mend.JOIN: _join,
    Mend.SPLIT: _split,
    Mend.SET_ASIDE: lambda order, index, _: taken_out(order, index),
}
