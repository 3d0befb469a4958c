"""What can be mended at a place of an order, and what each deed is called: plain functions, no toolkit."""

from __future__ import annotations

from dataclasses import dataclass

from reader.desktop.wording import tr
from reader.documents import Block, BlockKind, Order
from reader.spans import Span
from reader.structure import Correction, Mend, Outline, SegmentKind, anchored

_QUOTED = 32
"""Characters of a paragraph that name it in a menu."""
_ABOVE = 8
"""Places offered for `belongs under`, at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of an order that a person points at."""

    outline: Outline
    offset: int
    """A code point inside it."""
    selection: Span | None = None

    @property
    def block(self) -> Block | None:
        """The paragraph; None in an order without any."""
        found = [block for block in self.outline.order.blocks if block.span.start <= self.offset]
        return found[-1] if found else None

    @property
    def is_heading(self) -> bool:
        """True where it was read as a heading."""
        return self.block is not None and self.block.kind in (BlockKind.HEADING, BlockKind.TITLE)

    @property
    def label(self) -> str:
        """The label of the segment it stands in."""
        return self.outline.segments[self.outline.at(self.offset)].label if self.outline.segments else ""

    @property
    def opens(self) -> bool:
        """True where the paragraph opens a segment by its label."""
        if self.block is None or not self.outline.segments:
            return False
        segment = self.outline.segments[self.outline.at(self.block.span.start)]
        return segment.enumerator is not None and segment.own.start == self.block.span.start

    @property
    def words(self) -> str:
        """How the paragraph begins."""
        text = " ".join(self.block.span.of(self.outline.text).split()) if self.block else ""
        return text if len(text) <= _QUOTED else text[:_QUOTED].rstrip() + "…"

    @property
    def split_words(self) -> str:
        """The words at which the selection would part the paragraph; empty where it cannot."""
        if self.selection is None or self.block is None or self.selection.end <= self.selection.start:
            return ""
        inside = self.block.span.start < self.selection.start < self.block.span.end
        return self.outline.text[self.selection.start : self.block.span.end][:120] if inside else ""

    def parents(self) -> tuple[str, ...]:
        """Labels that the paragraph could belong under: the nearest before it, each with those above it."""
        at = self.outline.at(self.block.span.start) if self.block else 0
        found: dict[str, None] = {}
        for index in range(at if not self.opens else at - 1, -1, -1):
            segment = self.outline.segments[index]
            if segment.kind not in (SegmentKind.SECTION, SegmentKind.CLAUSE, SegmentKind.PART):
                continue
            for one in (index, *self.outline.ancestors(index)):
                found[self.outline.segments[one].label] = None
            if len(found) >= _ABOVE or segment.depth == 0:
                break
        return tuple(found)[:_ABOVE]

    def correction(self, mend: Mend, value: str = "") -> Correction:
        """A correction of this paragraph."""
        start = self.block.span.start if self.block else 0
        return Correction(mend, anchored(self.outline.order, start), value)


def deed_words(correction: Correction) -> str:
    """What a correction is called in undo and redo: `heading “Purpose of the …”`."""
    words = correction.anchor.words[:_QUOTED] if correction.anchor else ""
    texts = {
        Mend.HEADING: tr("heading “{words}”"),
        Mend.TEXT: tr("no heading or label “{words}”"),
        Mend.LABEL: tr("label {value}"),
        Mend.UNDER: tr("moving under {value}"),
        Mend.JOIN: tr("joining “{words}”"),
        Mend.SPLIT: tr("splitting “{words}”"),
        Mend.SET_ASIDE: tr("setting aside “{words}”"),
        Mend.FACT: tr("{field}"),
    }
    return texts[correction.mend].format(words=words, value=correction.value, field=correction.field)


def with_facts(corrections: tuple[Correction, ...], facts: dict[str, str]) -> tuple[Correction, ...]:
    """`corrections` with these facts in place of older ones about the same fields."""
    others = tuple(one for one in corrections if one.mend is not Mend.FACT or one.field not in facts)
    return (*others, *(Correction(Mend.FACT, None, value, field) for field, value in facts.items()))


def facts_of(order: Order) -> dict[str, str]:
    """The facts that can be given, as they are now."""
    known = order.identity
    return {
        "number": known.number or "",
        "title": known.title,
        "date": known.date.isoformat() if known.date else "",
        "signatory": known.signatory or "",
        "kind": known.kind.value,
        "citation": known.citation or "",
        "edition": known.edition.value,
    }
